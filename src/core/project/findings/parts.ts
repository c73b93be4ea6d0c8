import type { Path } from '../../finding.ts';
import { own } from '../../own.ts';
import { unblocking } from '../candidates.ts';
import { unknownText } from '../document.ts';
import type { ProjectState } from '../state.ts';
import { found, isSaid, remedy, typeOf, type Looked, type StateFinding } from './looked.ts';

/**
 * Whom nobody could ask: the project, tracks, and what has landed without an owner. `TBD` is an answer that says who is
 * missing, and is told as long as somebody is needed; a stage without an owner is its track's.
 */
export function missingOwners({ rules: { definition }, state }: Looked): readonly StateFinding[] {
  const { terminal_state: end, owner } = state;
  const tracks = Object.entries(state.tracks).flatMap(([track, at]) => {
    const isLive = end === null && at.status !== 'complete' && at.status !== 'superseded';
    const stage =
      definition.stages.find(({ id }) => id === at.stage)?.owner ?? own(definition.specialist_owners, at.stage);
    const path = ['tracks', track];
    const inSight = keptInSight(`${track} has no owner`, `track:${track}`);
    return [
      ...ownerFinding(state, at.owner, isLive, [...path, 'owner'], `track ${track}`, inSight),
      ...(stage === undefined
        ? []
        : ownerFinding(state, stage, isLive, [...path, 'stage'], `stage ${at.stage}`, inDefinition)),
    ];
  });
  const artifacts = Object.entries(state.artifacts).flatMap(([name, { status }]) => {
    const named = typeOf(definition, name)?.owner;
    const isLive = end === null && status === 'current';
    return ownerFinding(state, named, isLive, ['artifacts', name], `artifact ${name}`, inDefinition);
  });
  const whole = keptInSight('the project has no owner', 'track:main');
  return [
    ...ownerFinding(state, owner, end === null, ['owner'], `project ${state.project_id}`, whole),
    ...tracks,
    ...artifacts,
  ];
}

const inDefinition = 'Write an owner for it into the definition, and try that: countersign check';

function keptInSight(text: string, on: string): string {
  return `Find somebody who does; until then it stays in sight by countersign block "${text}" --on ${on}`;
}

function ownerFinding(
  state: ProjectState,
  owner: string | undefined,
  isNeeded: boolean,
  path: Path,
  what: string,
  next: string,
): readonly StateFinding[] {
  if (isSaid(owner)) return [];
  if (owner !== unknownText) {
    const message = `nobody is named who looks after ${what}: what waits there waits for nobody`;
    return [found('missing_owner', path, message, remedy(state, next))];
  }
  if (!isNeeded) return [];
  return [
    found(
      'missing_owner',
      path,
      `who looks after ${what} is still TBD: what waits there waits for nobody yet`,
      next,
      'warning',
    ),
  ];
}

/** Blockers on a track, artifact or gate that is not there, or on no decision: nothing they could hold back. */
export function orphanedBlockers({ rules: { definition }, state }: Looked): readonly StateFinding[] {
  return Object.entries(state.blockers).flatMap(([id, { text, on, by }]) => {
    const [kind = '', ...rest] = on.split(':');
    const name = rest.join(':');
    const exists: Readonly<Record<string, boolean>> = {
      track: own(state.tracks, name) !== undefined,
      artifact: own(state.artifacts, name) !== undefined || typeOf(definition, name) !== undefined,
      gate: definition.gates.some(({ gate_id }) => gate_id === name),
      decision: isSaid(name),
    };
    if (own(exists, kind) === true) return [];
    const message = `${id} (${text}, by ${by}) is on ${on === '' ? 'nothing' : `${on}, which is not there`}: nobody can tell what it holds back`;
    const next = `${unblocking(id, text).text}, and countersign block "…" --on WHAT says what it really holds back`;
    return [found('orphaned_blocker', ['blockers', id, 'on'], message, remedy(state, next))];
  });
}

/** Versions that are none, bytes that nobody can find, and sources that never were. */
export function unknownSources({ rules: { definition }, state }: Looked): readonly StateFinding[] {
  return Object.entries(state.artifacts).flatMap(([name, { version, commit, path, source_artifacts: sources }]) => {
    const kind = typeOf(definition, name)?.kind ?? 'external';
    const isOfRepository = kind === 'file' || kind === 'folder' || kind === 'pull_request';
    const anew = isOfRepository
      ? 'Bring it on a branch again, and countersign merge BRANCH records which version it is and where it is from.'
      : `countersign artifact ${name} --address URL --sha256 DIGEST`;
    const at = ['artifacts', name];
    const tell = (where: Path, message: string, severity: 'error' | 'warning' = 'error'): StateFinding =>
      found('artifact_without_source_or_version', where, message, remedy(state, anew), severity);
    const unnumbered = `${name} has the version "${version}", which is none (v1, v2, …): nobody can say which bytes were meant`;
    const lost = `${name} ${version} names no commit and no address: nobody can look at what was approved`;
    const unsaid = `it is not recorded what ${name} ${version} was made from`;
    return [
      ...(/^v[1-9]\d*$/u.test(version) ? [] : [tell([...at, 'version'], unnumbered)]),
      ...(isSaid(commit) || isSaid(path) ? [] : [tell(at, lost)]),
      ...(sources === undefined ? [tell(at, unsaid, 'warning')] : []),
      ...(sources ?? []).flatMap((source, index) => {
        const [from = ''] = source.split(' ');
        if (own(state.artifacts, from) !== undefined) return [];
        const never = `${name} ${version} is said to be made from ${source}, which never landed`;
        return [tell([...at, 'source_artifacts', index], never)];
      }),
    ];
  });
}
