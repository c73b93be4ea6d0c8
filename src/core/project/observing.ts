import { evaluate, type Answer, type Condition, type Explained, type Leaf } from '../condition.ts';
import type { Transition } from '../definition/schema.ts';
import { isObserving } from '../policy/schema.ts';
import { plusDays, plusMinutes, weekdayOf } from '../time.ts';
import { artifactsOn } from './covers.ts';
import { answers, gateFor } from './gates.ts';
import { gatesAsked } from './landing-gates.ts';
import { nameOn } from './lines.ts';
import type { ProjectState } from './state.ts';
import type { World } from './world.ts';

/**
 * While a policy only observes, every gate is judged and what people are refused is refused, but a closed gate holds
 * nothing up: bytes land without debt, and tracks move. What a workflow asks beside its gates is asked all the same:
 * facts, blockers and artifacts say where the work is, not who allowed it. And what landed meanwhile is not judged
 * again when the policy enforces later: its gates hold no track up for these bytes.
 */
export function asksWhileObserved(
  world: World,
  state: ProjectState,
  track: string,
  condition: Condition,
  action: string,
): Explained {
  const answer = answers(world, state, track, {}, action);
  const strict = evaluate(condition, answer);
  if (strict.holds || !isLiftedHere(world, state)) return strict;
  return evaluate(condition, lifting(world, state, track, answer));
}

function isLiftedHere({ policy }: World, state: ProjectState): boolean {
  return isObserving(policy) || Object.values(state.artifacts).some(({ observed = [] }) => observed.length > 0);
}

/** The same answers, but for what holds nothing up. */
function lifting(world: World, state: ProjectState, track: string, answer: Answer): Answer {
  return (leaf) => {
    const told = answer(leaf);
    if (told.holds || !isLifted(world, state, track, leaf)) return told;
    const why = isObserving(world.policy) ? 'observing: it holds nothing up' : 'it landed while that was only observed';
    return { holds: true, says: `${told.says} (${why})` };
  };
}

function isLifted(world: World, state: ProjectState, track: string, leaf: Leaf): boolean {
  if ('gate' in leaf) return leaf.is !== 'closed' && holdsNothingUp(world, state, track, leaf.gate);
  return 'artifact' in leaf && isObserving(world.policy) && isThere(state, nameOn(state, leaf.artifact, track));
}

/** Does a closed gate keep nothing from happening: the policy only observes, or did when what it is about landed? */
export function holdsNothingUp(world: World, state: ProjectState, track: string, gate: string): boolean {
  return isObserving(world.policy) || landedObserved(world, state, track, gate);
}

/** It has landed, if perhaps past a closed gate. */
function isThere(state: ProjectState, name: string): boolean {
  return state.artifacts[name]?.status === 'current';
}

/** Has what the gate is about landed while nothing was held up? */
function landedObserved({ definition }: World, state: ProjectState, track: string, gate: string): boolean {
  return artifactsOn(definition, state, gate, track)
    .flatMap((name) => state.artifacts[name] ?? [])
    .some(({ status, observed = [] }) => status === 'current' && observed.includes(gate));
}

/** The gates that a move goes past closed because the policy only observes. */
export function observedGates(
  world: World,
  state: ProjectState,
  track: string,
  { to, requires }: Transition,
): { readonly observed?: readonly string[] } {
  if (!isObserving(world.policy)) return {};
  const action = `to:${to}`;
  const closed = gatesAsked(requires, answers(world, state, track, {}, action)).filter(
    (gate) => !gateFor(world, state, gate, track, {}, action).holds,
  );
  return closed.length === 0 ? {} : { observed: closed };
}

/** What is to be told of the weeks that are over: up to when (ISO 8601, UTC), and the numbers of the entries. */
export interface WeekToTell {
  readonly until: string;
  readonly entries: readonly number[];
}

/** What went past closed gates in weeks that are over, and no summary has told of yet; a week begins on Monday, UTC. */
export function weekToTell({ observed = [] }: ProjectState, at: string): WeekToTell | null {
  const monday = plusDays(`${at.slice(0, 10)}T00:00:00.000Z`, -((weekdayOf(at) + 6) % 7));
  const before = observed.filter((one) => one < monday);
  if (before.length === 0) return null;
  // The receipt names a moment, and everything up to it is told.
  const until = plusMinutes(monday, -1 / 60_000);
  return { until, entries: before.map((one) => Number(one.slice(one.indexOf(' ') + 1))) };
}
