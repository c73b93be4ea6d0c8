import { leavesOf, type Condition, type Explained } from '../condition.ts';
import { clause } from '../prose.ts';
import { approving, openersOf } from './openers.ts';
import type { Blocker, ProjectState } from './state.ts';
import { blockersOnTrack } from './track-standing.ts';
import type { World } from './world.ts';

/** The flag by which an escalation stops something until it is lowered; null for a blocker that waits for anything else. */
export function flagStopping(until: Condition | undefined): string | null {
  if (until === undefined) return null;
  if ('any' in until) return flagStopping(until.any[0]);
  return 'not' in until && 'flag' in until.not ? until.not.flag : null;
}

/** Does somebody have to settle a blocker? Any other ends by itself when what it waits for is there. */
export function isForSomebody({ until }: Blocker): boolean {
  return until === undefined || flagStopping(until) !== null;
}

/** The command that settles a blocker: the approval that an escalation waits for, else that it is cleared. */
export function settling(world: World, track: string, id: string, blocker: Blocker): string {
  const gate = gateSettling(blocker);
  return gate === null ? `countersign unblock ${id} --reason "…"` : approving(world, gate, track);
}

/** Who gives the approval that an escalation waits for; null where it waits for none. */
export function settlers(world: World, blocker: Blocker): string | null {
  const gate = gateSettling(blocker);
  return gate === null ? null : openersOf(world, gate);
}

function gateSettling({ until }: Blocker): string | null {
  const leaf = leavesOf(until).find((one) => 'gate' in one);
  return leaf === undefined || flagStopping(until) === null ? null : leaf.gate;
}

/** What escalations have stopped on a track itself: it does not go forward, and has nothing done outside. */
export function stopsOn(world: World, state: ProjectState, track: string): readonly Explained[] {
  return blockersOnTrack(state, track)
    .filter(([, { until }]) => flagStopping(until) !== null)
    .map(([id, blocker]) => ({
      holds: false,
      says: `${id} ${clause(blocker.text)}`,
      next: settling(world, track, id, blocker),
    }));
}
