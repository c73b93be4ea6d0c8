import { adviceAmong, leavesOf, missingIn, type Condition, type Leaf } from '../../condition.ts';
import { artifactOf } from '../../definition/artifact.ts';
import { gateOf } from '../../definition/gate.ts';
import { namePattern } from '../../definition/name.ts';
import { trackStages, type TrackType } from '../../definition/track-type.ts';
import type { Verdict } from '../../entry.ts';
import { insteadOf } from '../../nearest.ts';
import { refuse } from '../../refusal.ts';
import type { ProjectCommands } from '../commands.ts';
import { openConflicts } from '../conflicts.ts';
import { unknownText } from '../document.ts';
import type { ProjectEventBody } from '../events.ts';
import { linesOf, typeOf } from '../lines.ts';
import { hasStarted, movesFrom } from '../moves.ts';
import { pathTaken } from '../places.ts';
import type { ProjectState, Track } from '../state.ts';
import { hasEnded } from '../track-standing.ts';
import { sawOf, trackOf, type Context } from '../world.ts';
import { wrongDay } from './days.ts';
import { liveTrack, type Refused } from './live-track.ts';
import { scopeChanged, scopeOf } from './scope.ts';

/** So many tracks of a project may be open at a time. */
const openAtMost = 20;
/** It stands in paths and branch names, also where capitals make no difference. */
const trackName = /^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$/u;

/**
 * A track of its own begins, where another scope, audience or approval makes one artifact for both unsafe. A kind of the
 * definition says what it promises and where it stops; one of no kind promises what is said here.
 */
export function fork(context: Context, args: ProjectCommands['fork']): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  const kind = world.definition.tracks.find(({ id }) => id === args.as);
  const refused = misnamed(state, args) ?? whyNoKind(context, args, kind) ?? wrongDay(args.due_date);
  if (refused !== null) return refused;
  const from = liveTrack(context, args.from);
  if ('refusal' in from) return from;
  const stage = args.stage ?? kind?.stage ?? from.stage;
  const lines = args.lines ?? kind?.lines ?? [];
  const unfit =
    whyNotThere(context, args.from, from, stage) ??
    whyNoLines(context, args, kind, lines) ??
    whyNoCondition(context, args, kind);
  if (unfit !== null) return unfit;
  const because = args.because.trim();
  const [condition, ...more] = args.depends_on ?? [];
  const promised = {
    lines: lines.length === 0 ? undefined : lines,
    template: kind?.id,
    from: args.from,
    because,
    due_date: args.due_date,
    depends_on: condition === undefined || more.length === 0 ? condition : { all: [condition, ...more] },
    requires: kind?.requires,
    allowed_output: args.allowed_output ?? kind?.output,
    may: args.may ?? kind?.may,
  };
  return {
    saw: sawOf(world),
    events: [
      {
        type: 'track_started',
        track: args.track,
        kind: kind?.kind ?? 'lifecycle',
        stage,
        owner: args.owner ?? kind?.owner ?? unknownText,
        ...withoutAbsent(promised),
      },
      // What nobody has decided on the one that it leaves is not decided by leaving.
      ...openConflicts(state, args.from).map(([conflict, { by: _by, at: _at, ...was }]): ProjectEventBody => ({
        type: 'conflict_opened',
        conflict,
        ...was,
        tracks: [...was.tracks, args.track],
      })),
      ...(kind?.scope === true ? [scopeChanged(entry, args.track, scopeOf(state, args.from, lines), because)] : []),
    ],
  };
}

function misnamed(state: ProjectState, { track, because, as, from }: ProjectCommands['fork']): Refused | null {
  if (!trackName.test(track) || !new RegExp(namePattern, 'u').test(track))
    return refuse(
      'invalid_argument',
      `"${track}" cannot be the name of a track`,
      'Use 1 to 63 lower-case letters, digits, - and _: it stands in paths.',
    );
  const there = trackOf(state, track);
  if (there !== undefined)
    return refuse('track_exists', `there is a track ${track}, in ${there.stage}`, `countersign explain ${track}`);
  const open = Object.values(state.tracks).filter((one) => !hasEnded(one)).length;
  if (open >= openAtMost)
    return refuse(
      'state_full',
      `${open} tracks are open, and that is as many as there may be`,
      'countersign join NAME ends one of them.',
    );
  if (because.trim() !== '') return null;
  const kind = as === undefined ? '' : ` --as ${as}`;
  const left = from === 'main' ? '' : ` --from ${from}`;
  return refuse(
    'reason_missing',
    'a track of its own needs a reason: another scope or audience, or approvals of its own',
    `countersign fork ${track}${kind}${left} --because "…"`,
  );
}

/** What a kind of track may do is said where it is defined; only one of no kind is told here. */
function whyNoKind({ world }: Context, args: ProjectCommands['fork'], kind: TrackType | undefined): Refused | null {
  const { tracks, actions } = world.definition;
  if (args.as !== undefined && kind === undefined)
    return refuse(
      'unknown_track',
      `${world.definition.workflow_type} has no kind of track ${args.as}`,
      insteadOf(
        args.as,
        tracks.map(({ id }) => id),
      ),
    );
  if (args.as !== args.track && tracks.some(({ id }) => id === args.track))
    return refuse(
      'invalid_argument',
      `${args.track} is a kind of track, and what goes by that name is taken to be of it`,
      `countersign fork ${args.track} --as ${args.track} --because "…", or another name`,
    );
  if (kind !== undefined && (args.may ?? args.allowed_output) !== undefined)
    return refuse(
      'invalid_argument',
      `what a track of the kind ${kind.id} may do is said in the definition`,
      'Leave --may and --output out, or --as.',
    );
  if (kind?.stage !== undefined && (args.stage ?? kind.stage) !== kind.stage)
    return refuse('invalid_argument', `a track of the kind ${kind.id} begins in ${kind.stage}`, 'Leave --stage out.');
  const unknown = (args.may ?? []).filter((one) => !actions.some(({ id }) => id === one));
  if (unknown.length === 0) return null;
  const known = actions.map(({ id }) => id);
  return refuse('unknown_action', `there is no action ${unknown.join(', ')}`, insteadOf(String(unknown[0]), known));
}

/**
 * A track begins where the one it leaves stands, or where that one could go now: no stage is reached by a fork that could
 * not be reached without. What is no stage is reached by nothing.
 */
function whyNotThere({ world, state }: Context, name: string, from: Track, stage: string): Refused | null {
  const { definition } = world;
  const known = trackStages(definition);
  if (!known.includes(stage))
    return refuse('unknown_stage', `${definition.workflow_type} has no stage ${stage}`, insteadOf(stage, known));
  if (stage === from.stage || !definition.stages.some(({ id }) => id === stage)) return null;
  const ways = movesFrom(world, state, name).filter(({ transition }) => transition.to === stage);
  if (ways.some((move) => hasStarted(state, name, move) && move.requires.holds)) return null;
  const missing = ways.flatMap(({ requires }) => missingIn(requires));
  const says = missing.map((one) => one.says).join('; ');
  return refuse(
    ways.length === 0 ? 'no_transition' : 'requirement_open',
    `${name} is in ${from.stage}, and a track that leaves it does not begin in ${stage}${says === '' ? '' : `: ${says}`}`,
    adviceAmong(missing) ?? `countersign explain ${stage}`,
  );
}

function whyNoLines(
  { world, state }: Context,
  { track, lines: asked }: ProjectCommands['fork'],
  kind: TrackType | undefined,
  lines: readonly string[],
): Refused | null {
  const { definition } = world;
  for (const type of lines) {
    const artifact = artifactOf(definition, type);
    if (artifact === undefined || typeOf(type) !== type) {
      const known = definition.artifacts.map((one) => one.artifact_type);
      return refuse('unknown_artifact', `there is no artifact ${type}`, insteadOf(type, known));
    }
    if (asked !== undefined && kind?.lines?.includes(type) === false)
      return refuse(
        'invalid_argument',
        `a track of the kind ${kind.id} has no ${type} of its own`,
        `It may have ${kind.lines.join(', ')}.`,
      );
    if (kind?.lines === undefined && artifact.versions?.includes('fork') === false)
      return refuse(
        'invalid_argument',
        `there is one ${type} for all tracks`,
        `It may be used as ${artifact.versions.join(', ')}.`,
      );
    const taken = pathTaken(definition, state.project_id, state.tracks, { type, track });
    if (taken !== null)
      return refuse(
        'invalid_argument',
        `${taken} lies where the ${type} of ${track} would be`,
        'Give the track another name.',
      );
  }
  return null;
}

/** So many standings of tracks one may depend on, each as often as it is asked about: all are looked at each time. */
const standingsAtMost = 100;

/** How many standings of tracks conditions depend on; no more are counted than make too many. */
function standingsIn(
  state: ProjectState,
  conditions: readonly (Condition | undefined)[],
  asking: readonly string[],
  before = 0,
): number {
  let count = before;
  for (const leaf of conditions.flatMap(leavesOf)) {
    if (count > standingsAtMost) return count;
    if (!('track' in leaf)) continue;
    count += 1;
    const at = trackOf(state, leaf.track);
    if (at === undefined || hasEnded(at) || asking.includes(leaf.track)) continue;
    count = standingsIn(state, [at.depends_on, at.requires], [...asking, leaf.track], count);
  }
  return count;
}

/** What a track waits for has a name, or nobody could ever see it happen. */
function whyNoCondition(
  { world, state }: Context,
  args: ProjectCommands['fork'],
  kind: TrackType | undefined,
): Refused | null {
  if (standingsIn(state, [...(args.depends_on ?? []), kind?.requires], [args.track]) > standingsAtMost)
    return refuse(
      'invalid_argument',
      `${args.track} would depend on more than ${standingsAtMost} standings of tracks, counting those that these depend on`,
      'Let it wait for the last of them alone.',
    );
  const unknown = (args.depends_on ?? []).flatMap(leavesOf).flatMap((leaf) => {
    const name = unknownIn(world.definition, state, leaf);
    return name === null ? [] : [name];
  });
  if (unknown.length === 0) return null;
  return refuse(
    'invalid_argument',
    `${args.track} would wait for ${unknown.join(', ')}, which is not there`,
    'Name artifacts and gates of the definition, and tracks that have begun.',
  );
}

function unknownIn(definition: Context['world']['definition'], state: ProjectState, leaf: Leaf): string | null {
  if ('gate' in leaf) return gateOf(definition, leaf.gate) === undefined ? `gate ${leaf.gate}` : null;
  if ('track' in leaf) return trackOf(state, leaf.track) === undefined ? `track ${leaf.track}` : null;
  const artifact = 'artifact' in leaf ? leaf.artifact : 'count' in leaf ? leaf.count.artifact : null;
  if (artifact === null || linesOf(definition, state.tracks).some(({ name }) => name === artifact)) return null;
  return `artifact ${artifact}`;
}

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** Only what is there: a record does not tell of what was not said. */
function withoutAbsent<T extends object>(parts: T): Present<T>;
function withoutAbsent(parts: object): object {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}
