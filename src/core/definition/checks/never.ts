import type { Problem } from '../../finding.ts';
import { gateOf } from '../gate.ts';
import type { Definition, Transition } from '../schema.ts';
import { error } from './problem.ts';
import { MOST_WAYS, possibleWays, textOf, type Literal } from './satisfiable.ts';

export type Invariant = NonNullable<Definition['never']>[number];

/** One edge of a way around a gate, and why it can be taken while the gate is closed. */
interface Step {
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/**
 * Stages that can be reached past a gate without which nobody may get there, each with the shortest way. An edge is a way
 * around a gate when it can be taken while the gate was never open; what cannot be looked at as a whole counts as one.
 */
export function checkNever(definition: Definition): readonly Problem[] {
  return (definition.never ?? []).flatMap(({ reach, without }, index) =>
    without.flatMap((gate) => {
      const way = wayAround(definition, reach, gate);
      if (way === null) return [];
      return [
        error(
          'invariant_broken',
          ['never', index],
          way.length === 0
            ? `${reach} can be reached without ${gate}: every project begins there`
            : `${reach} can be reached without ${gate}: ${way.map(stepText).join('; ')}`,
          `Let one of these transitions require ${gate} however it holds, or take the line out of never.`,
        ),
      ];
    }),
  );
}

/** The invariants that no way breaks. An override, and a policy that only observes, open a gate past every proof. */
export function provenIn(definition: Definition): readonly Invariant[] {
  return (definition.never ?? []).filter(
    ({ reach, without }) =>
      definition.stages.some(({ id }) => id === reach) &&
      without.every((gate) => gateOf(definition, gate) !== undefined && wayAround(definition, reach, gate) === null),
  );
}

/** The shortest way from the first stage that never needs the gate, null where there is none; breadth first. */
function wayAround(definition: Definition, reach: string, gate: string): readonly Step[] | null {
  // A name that is not there is found elsewhere.
  if (gateOf(definition, gate) === undefined) return null;
  const leaving = Map.groupBy(definition.allowed_transitions, ({ from }) => from);
  const ways = new Map(definition.stages.slice(0, 1).map(({ id }): [string, readonly Step[]] => [id, []]));
  // A map hands out what is added while it is being walked.
  for (const [stage, way] of ways) {
    if (stage === reach) return way;
    for (const transition of leaving.get(stage) ?? []) {
      if (ways.has(transition.to)) continue;
      const why = whyAround(definition, transition, gate);
      if (why !== null) ways.set(transition.to, [...way, { from: stage, to: transition.to, why }]);
    }
  }
  return null;
}

/** Why a transition can be taken while the gate is closed; null where it cannot. */
function whyAround(definition: Definition, { on, requires }: Transition, gate: string): string | null {
  // What landed past a closed gate holds the move that waits for it.
  if (typeof on === 'object' && 'landed' in on && landsBehind(definition, on.landed, gate)) return null;
  if (requires === undefined) return 'nothing is required';
  const ways = possibleWays(requires);
  if (ways === null) return `what is required can hold in more than ${MOST_WAYS} ways, too many to look at`;
  const around = ways.find((way) => !way.some((literal) => demands(definition, literal, gate)));
  return around === undefined ? null : `enough is ${around.map(textOf).join(' and ')}`;
}

/** `count` and `age` ask for an artifact, too, but not past which gates it landed. */
function demands(definition: Definition, { leaf, holds }: Literal, gate: string): boolean {
  if (!holds) return false;
  if ('gate' in leaf) return leaf.gate === gate;
  return 'artifact' in leaf && landsBehind(definition, leaf.artifact, gate);
}

function landsBehind({ artifacts }: Definition, name: string, gate: string): boolean {
  return artifacts.some(({ artifact_type, gates }) => artifact_type === name && gates.includes(gate));
}

function stepText({ from, to, why }: Step): string {
  return `${from} → ${to} (${why})`;
}
