import { evaluate, type Answer, type Condition, type Explained } from '../condition.ts';
import type { Contents } from '../confirm/confirm.ts';
import { artifactOf } from '../definition/artifact.ts';
import { aboutGate } from './closed-gates.ts';
import { namesGate } from './covers.ts';
import { gatesBefore } from './in-turn.ts';
import { answers, gateFor } from './gates.ts';
import type { ProjectState } from './state.ts';
import { transitionsFrom } from './transitions.ts';
import { stageOf, type World } from './world.ts';

/** One gate that stands between bytes and the default branch. */
export interface LandingGate {
  readonly artifact: string;
  readonly gate: string;
  /** Whether the artifact itself needs it; otherwise the transition that its landing would take does. */
  readonly own: boolean;
  /** Is it a gate of an earlier stage, so that nobody is asked about it for these bytes? */
  readonly earlier?: true;
  readonly answer: Explained;
}

/** Every gate that bytes must pass to land, with its answer. */
export function landingGates(
  world: World,
  state: ProjectState,
  contents: Contents,
  track: string,
): readonly LandingGate[] {
  return gatesToLand(world, state, contents, track).map(({ action, ...one }) => {
    const answer = gateFor(world, state, one.gate, track, contents, action);
    const says = `${one.artifact} comes after ${one.gate}: ${aboutGate(one.gate, answer.says)}`;
    const next = `countersign explain ${one.gate}`;
    return { ...one, answer: one.earlier === undefined || answer.holds ? answer : { holds: false, says, next } };
  });
}

/**
 * Every gate that bytes must pass to land, and for which action: those of the artifacts, of the transition they start,
 * and of the stages before theirs.
 */
export function gatesToLand(
  world: World,
  state: ProjectState,
  contents: Contents,
  track: string,
): readonly (Omit<LandingGate, 'answer'> & { readonly action: string })[] {
  const stage = stageOf(state, track);
  const ways = transitionsFrom(world.definition, stage);
  return Object.keys(contents).flatMap((name) => {
    const gates = artifactOf(world.definition, name)?.gates ?? [];
    const needed = gates.map((gate) => ({ artifact: name, gate, own: true, action: `land:${name}` }));
    const moving = ways
      .filter(({ on }) => typeof on === 'object' && 'landed' in on && on.landed === name)
      .flatMap(({ to, requires }) =>
        gatesAsked(requires, answers(world, state, track, contents, `to:${to}`))
          .filter((gate) => !gates.includes(gate))
          .map((gate) => ({ artifact: name, gate, own: false, action: `to:${to}` })),
      );
    const before = gatesBefore(world.definition, stage, name)
      .filter(({ gate }) => !gates.includes(gate))
      .map(({ gate, to }) => ({ artifact: name, gate, own: true, earlier: true as const, action: `to:${to}` }));
    return [...needed, ...moving, ...before];
  });
}

/** The gates that a condition asks for as things stand: an `any` that holds without a gate asks for none. */
export function gatesAsked(condition: Condition | undefined, answer: Answer): readonly string[] {
  if (condition === undefined || 'not' in condition) return [];
  if ('all' in condition) return [...new Set(condition.all.flatMap((part) => gatesAsked(part, answer)))];
  if ('any' in condition) {
    const holding = condition.any.filter((part) => evaluate(part, answer).holds);
    if (holding.some((part) => !namesGate(part))) return [];
    return [
      ...new Set(
        (holding.length > 0 ? holding.slice(0, 1) : condition.any).flatMap((part) => gatesAsked(part, answer)),
      ),
    ];
  }
  return 'gate' in condition && condition.is !== 'closed' ? [condition.gate] : [];
}
