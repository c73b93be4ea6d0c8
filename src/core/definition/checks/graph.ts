import type { Problem } from '../../finding.ts';
import type { Definition } from '../schema.ts';
import { error } from './problem.ts';

type Edge = readonly [from: string, to: string];

/** Stages that nobody can get to, and stages that nobody can end from. Edges count whatever they require. */
export function checkGraph(definition: Definition): readonly Problem[] {
  const stages = new Set(definition.stages.map((stage) => stage.id));
  const edges = definition.allowed_transitions
    .map(({ from, to }): Edge => [from, to])
    .filter(([from, to]) => stages.has(from) && stages.has(to));
  const first = definition.stages.slice(0, 1).map((stage) => stage.id);
  const reached = reach(first, edges);
  const ends = definition.terminal_states.flatMap((terminal) => terminal.from);
  const ending = reach(
    ends,
    edges.map(([from, to]): Edge => [to, from]),
  );
  return definition.stages.flatMap((stage, index) => [
    ...(reached.has(stage.id)
      ? []
      : [
          error(
            'unreachable_stage',
            ['stages', index],
            `no transition leads from ${first.join('')} to ${stage.id}`,
            `Add a transition to ${stage.id}, or take the stage out. Projects begin in the stage that is listed first.`,
          ),
        ]),
    ...(ending.has(stage.id)
      ? []
      : [
          error(
            'no_way_out',
            ['stages', index],
            `no way leads from ${stage.id} to a terminal state`,
            `Add a transition out of ${stage.id}, or list it in the from of a terminal state.`,
          ),
        ]),
  ]);
}

/** Everything that can be got to along the edges, the beginnings included. */
function reach(beginnings: readonly string[], edges: readonly Edge[]): ReadonlySet<string> {
  const next = Map.groupBy(edges, ([from]) => from);
  const reached = new Set(beginnings);
  // A set hands out what is added while it is being walked.
  for (const stage of reached) for (const [, to] of next.get(stage) ?? []) reached.add(to);
  return reached;
}
