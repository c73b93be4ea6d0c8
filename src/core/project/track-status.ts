import { evaluate, type Explained } from '../condition.ts';
import { clause } from '../prose.ts';
import { answers } from './gates.ts';
import type { Blocker, ProjectState, Track } from './state.ts';
import { blockersHolding, hasEnded, standingBy } from './track-standing.ts';
import { trackOf, type World } from './world.ts';

/** How a track stands right now: only its end is recorded, the rest follows. One that has not begun is a draft. */
export function trackStatus(world: World, state: ProjectState, name: string): Track['status'] {
  const track = trackOf(state, name);
  return track === undefined ? 'draft' : standingBy(state, name, track, answers(world, state, name));
}

/** What a track waits for before it goes on, as long as that does not hold; null where nothing does. */
export function waitsOn(world: World, state: ProjectState, track: string): Explained | null {
  const at = trackOf(state, track);
  if (at?.depends_on === undefined || hasEnded(at)) return null;
  const tree = evaluate(at.depends_on, answers(world, state, track));
  return tree.holds ? null : tree;
}

/**
 * What a track promises before its work counts, as long as that does not hold; null where nothing is missing. Approvals
 * that permit only some actions keep it for these.
 */
export function promises(
  world: World,
  state: ProjectState,
  track: string,
  action: string | null = null,
): Explained | null {
  const requires = trackOf(state, track)?.requires;
  if (requires === undefined) return null;
  const tree = evaluate(requires, answers(world, state, track, {}, action));
  return tree.holds ? null : tree;
}

/** A track that has stalled: what is in its way, and what is to get it going again. */
export interface Stall {
  readonly owner: string;
  readonly blockers: readonly (readonly [string, Blocker])[];
  readonly recovery: NonNullable<Track['recovery']>;
}

/** Null where a track has not stalled: it does as long as something is in its way that a recovery action was chosen for. */
export function stallOf(state: ProjectState, name: string): Stall | null {
  const track = trackOf(state, name);
  const blockers = blockersHolding(state, name);
  if (track?.recovery === undefined || hasEnded(track) || blockers.length === 0) return null;
  return { owner: track.owner, blockers, recovery: track.recovery };
}

/** What is to get a track going again, and who does it by when. */
export function stallText({ recovery: { action, owner, due_date, output } }: Stall): string {
  return `it has stalled: ${action} by ${owner}${due_date === undefined ? '' : `, due ${due_date},`} is to bring ${clause(output)}`;
}
