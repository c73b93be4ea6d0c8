import { artifactOf } from '../../definition/artifact.ts';
import type { VersionChoice } from '../../definition/routing.ts';
import type { Verdict } from '../../entry.ts';
import { insteadOf } from '../../nearest.ts';
import { own } from '../../own.ts';
import { clause } from '../../prose.ts';
import { refuse } from '../../refusal.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { sourcesNow, staleArtifacts } from '../freshness.ts';
import { trackFor } from '../lines.ts';
import type { ProjectState } from '../state.ts';
import { absent, sawOf, type Context } from '../world.ts';
import { outlived } from './landing.ts';
import type { Refused } from './live-track.ts';

type Artifact = ProjectState['artifacts'][string];

/** Nothing is done with an artifact any more: it counts as none, and what was approved about it with it. */
export function retire(context: Context, args: ProjectCommands['retire']): Verdict<ProjectEventBody> {
  const { world, state } = context;
  const { artifact, because } = args;
  const found = currentOf(context, artifact, 'archive', because, 'retire');
  if ('refusal' in found) return found;
  const resting = Object.entries(state.artifacts).flatMap(([name, { status, version, source_artifacts = [] }]) =>
    status === 'current' && source_artifacts.some((source) => source.split(' ')[0] === artifact)
      ? [`${name} ${version}`]
      : [],
  );
  const rests =
    resting.length === 0 ? '' : `; ${resting.join(' and ')} ${resting.length === 1 ? 'rests' : 'rest'} on it`;
  const why = `${clause(because)}${rests}`;
  return {
    saw: sawOf(world),
    events: [
      { type: 'artifact_retired', artifact, proposal: null, because: why },
      ...outlived(context, { [artifact]: absent }, { commit: null, proposal: null }).map((event) => ({
        ...event,
        because: `${artifact} was retired: ${clause(because)}`,
      })),
    ],
  };
}

/** An artifact stays as it is although what it was made from has changed, and somebody says why. */
export function keep(context: Context, args: ProjectCommands['keep']): Verdict<ProjectEventBody> {
  const { world, state } = context;
  const { artifact, because } = args;
  const found = currentOf(context, artifact, 'reference', because, 'keep');
  if ('refusal' in found) return found;
  const stale = staleArtifacts(world.definition, state).find((one) => one.artifact === artifact);
  if (stale === undefined) {
    const says = `${artifact} ${found.version} rests on nothing that has a newer version`;
    return refuse('already_decided', says, 'Nothing needs to be done.');
  }
  return {
    saw: sawOf(world),
    events: [
      {
        type: 'decision_recorded',
        decision: `keep ${artifact} ${found.version}`,
        rationale: because,
        track: trackFor(state, artifact),
        gates: [],
        keeps: { artifact, source_artifacts: sourcesNow(state, stale.sources) },
      },
    ],
  };
}

/** The current version of an artifact, where the definition lets that be done with it; and why, where that is not said. */
function currentOf(
  { world, state }: Context,
  name: string,
  choice: VersionChoice,
  because: string,
  verb: string,
): Artifact | Refused {
  const { definition } = world;
  const type = artifactOf(definition, name);
  if (type === undefined) {
    const known = definition.artifacts.map((one) => one.artifact_type);
    return refuse('unknown_artifact', `${definition.workflow_type} has no artifact ${name}`, insteadOf(name, known));
  }
  const found = own(state.artifacts, name);
  if (found === undefined)
    return refuse('unknown_artifact', `${name} has not landed`, 'countersign artifact lists what has.');
  if (found.status !== 'current')
    return refuse('already_decided', `${name} ${found.version} is archived already`, 'Nothing needs to be done.');
  if (type.versions?.includes(choice) === false) {
    const next = type.versions.length === 0 ? 'It stays as it is.' : `Use it as ${type.versions.join(', ')}.`;
    return refuse('invalid_argument', `${name} is not used as ${choice}`, next);
  }
  if (because.trim() !== '') return found;
  return refuse('reason_missing', `to ${verb} an artifact needs a reason`, `countersign ${verb} ${name} --because "…"`);
}
