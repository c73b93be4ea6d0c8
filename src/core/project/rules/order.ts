import { isObserving } from '../../policy/schema.ts';
import { projectText } from '../../prose.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { conflictAnswer, openConflicts } from '../conflicts.ts';
import { errorsNow, type StateFinding } from '../findings.ts';
import { nameOn, trackFor } from '../lines.ts';
import type { ProjectState, Track } from '../state.ts';
import { stopsOn } from '../stops.ts';
import { hasEnded } from '../track-standing.ts';
import { isBackward, transitionsFrom } from '../transitions.ts';
import type { Context, World } from '../world.ts';

type No = { readonly refusal: Refusal } | null;

/** Sources differ and nobody has decided, or an escalation stops it: nothing goes forward or outside on such a track. */
export function undecided({ world, state }: Context, tracks: readonly string[]): No {
  const open = openConflicts(state).filter(([, conflict]) => conflict.tracks.some((track) => tracks.includes(track)));
  const [first, ...others] = open.map(conflictAnswer);
  if (first?.next === undefined) return stopped(world, state, tracks);
  return refuse('conflict_open', [first, ...others].map(({ says }) => says).join('; '), first.next);
}

function stopped(world: World, state: ProjectState, tracks: readonly string[]): No {
  const [first] = tracks.flatMap((track) => stopsOn(world, state, track));
  return first?.next === undefined ? null : refuse('unsafe_target', first.says, first.next);
}

/**
 * Before anything final or outside: the state of these tracks has to be in order. While a policy only observes, nothing
 * but certainty is asked for.
 */
export function outOfOrder(context: Context, tracks: readonly string[]): No {
  const { world, state } = context;
  const held = undecided(context, tracks);
  if (held !== null || isObserving(world.policy)) return held;
  const [first, ...others] = errorsNow(world, state).filter((one) => concerns(state, one, tracks));
  if (first === undefined) return null;
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return refuse(
    'findings_open',
    `${projectText(state.project_id)} is not in order: ${first.message}${more}`,
    `${first.next} — countersign verify ${state.project_id} shows ${others.length === 0 ? 'it in the record' : 'all of them'}.`,
  );
}

/** Is a place in the state about one of these tracks, or about the project as a whole? */
function concerns(state: ProjectState, { path: [part, key = ''] }: StateFinding, tracks: readonly string[]): boolean {
  const { blockers, other_approvals: others = [] } = state;
  const name = String(key);
  if (part === 'tracks' || part === 'approvals') return tracks.includes(name);
  if (part === 'artifacts') return tracks.includes(trackFor(state, name));
  if (part === 'other_approvals') return others.some(({ track }, at) => at === key && tracks.includes(track));
  // Those of these tracks were asked about before.
  if (part === 'conflicts') return false;
  if (part !== 'blockers') return true;
  return Object.entries(blockers).some(([id, { on }]) => id === name && isOn(state, on, tracks));
}

function isOn(state: ProjectState, on: string, tracks: readonly string[]): boolean {
  const [kind, ...rest] = on.split(':');
  const place = rest.join(':');
  if (kind === 'track') return tracks.includes(place);
  return kind !== 'artifact' || tracks.includes(trackFor(state, place));
}

/** The tracks that a landing brings into a stage from which nothing leads on: what comes out of them is final. */
export function endedBy(world: World, state: ProjectState, artifacts: readonly string[]): readonly string[] {
  return Object.entries(state.tracks).flatMap(([track, at]) =>
    artifacts.some((artifact) => isLast(world, state, track, at, artifact)) ? [track] : [],
  );
}

function isLast(world: World, state: ProjectState, track: string, at: Track, artifact: string): boolean {
  if (hasEnded(at)) return false;
  return transitionsFrom(world.definition, at.stage).some(
    ({ from, to, on }) =>
      typeof on === 'object' &&
      'landed' in on &&
      nameOn(state, on.landed, track) === artifact &&
      !isBackward(world, from, to) &&
      transitionsFrom(world.definition, to).every((way) => isBackward(world, way.from, way.to)),
  );
}
