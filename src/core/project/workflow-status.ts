import type { TriageRule } from '../definition/schema.ts';
import { openConflicts } from './conflicts.ts';
import { gateFor, answers } from './gates.ts';
import { eventsOf, type ProjectEntry } from './history.ts';
import { gatesAsked } from './landing-gates.ts';
import { pendingGates } from './pending.ts';
import type { ProjectState } from './state.ts';
import { flagStopping } from './stops.ts';
import { blockersOnTrack } from './track-standing.ts';
import { isBackward, transitionsFrom } from './transitions.ts';
import { stageOf, trackOf, type World } from './world.ts';

/** The action of a definition by which work goes live. */
const launch = 'launch';

/**
 * How a project stands as a whole: what keeps it from going on before how far it is. It is derived each time and never
 * recorded. `entries` are as many of the log as there are: the latest move and what was done since stand in them.
 */
export function workflowStatus(
  world: World,
  state: ProjectState,
  entries: readonly ProjectEntry[],
): ProjectState['workflow_status'] {
  if (state.terminal_state !== null) return state.workflow_status;
  if (openConflicts(state, 'main').length > 0 || escalationsIn(world, state).length > 0) return 'blocked';
  const main = trackOf(state, 'main');
  if (blockersOnTrack(state, 'main').length > 0) return main?.recovery === undefined ? 'blocked' : 'stalled';
  if (main?.visit === 1 && Object.keys(state.artifacts).length === 0) return 'draft';
  const moves = eventsOf(entries, 'stage_changed').filter(({ event }) => event.track === 'main');
  const last = moves.at(-1);
  if (last !== undefined && isBackward(world, last.event.from, last.event.to)) return 'reopened';
  const isLaunched = eventsOf(entries, 'decision_recorded').some(
    ({ entry, event }) =>
      event.track === 'main' && event.decision === `act ${launch}` && entry.seq > (last?.entry.seq ?? 0),
  );
  if (isLaunched) return 'launched';
  if (isApproved(world, state)) return 'approved';
  return pendingGates(world, state).length > 0 ? 'in_review' : 'active';
}

/** Flags that stop something now, or will with the next request: those that are raised and that nobody has settled. */
export function escalationsIn(world: World, state: ProjectState): readonly string[] {
  const stopping = Object.values(state.blockers).map(({ until }) => flagStopping(until));
  return world.definition.triage
    .filter((rule) => rule.escalates !== undefined && state.flags.includes(rule.flag))
    .filter((rule) => stopping.includes(rule.flag) || !isSettled(world, state, rule))
    .map(({ flag }) => flag);
}

/** Is what a flag escalates decided, on whatever track? The flag may stay raised: what asks for its gate asks for it still. */
export function isSettled(world: World, state: ProjectState, { gate }: TriageRule): boolean {
  return (
    gate !== undefined && Object.keys(state.tracks).some((track) => gateFor(world, state, gate, track, {}, null).holds)
  );
}

/** Is every gate of a way onward open, for what has landed or for the bytes of an open branch, and is there one? */
function isApproved(world: World, state: ProjectState): boolean {
  const stage = stageOf(state, 'main');
  const branches = Object.values(world.proposals).map(({ contents }) => contents);
  return transitionsFrom(world.definition, stage).some(({ from, to, requires }) => {
    if (isBackward(world, from, to)) return false;
    const action = `to:${to}`;
    return [{}, ...branches].some((contents) => {
      const gates = gatesAsked(requires, answers(world, state, 'main', contents, action));
      return gates.length > 0 && gates.every((gate) => gateFor(world, state, gate, 'main', contents, action).holds);
    });
  });
}
