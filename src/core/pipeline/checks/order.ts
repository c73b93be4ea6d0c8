import { error, warning } from '../../definition/checks/problem.ts';
import type { Problem } from '../../finding.ts';
import { edgesOf, ordered, type Edge, type Linked } from '../graph.ts';
import type { WrittenPipeline, WrittenStep } from '../schema.ts';
import type { Templates } from '../template.ts';

/** So many steps of a circle are named. */
const namedAtMost = 8;

/** Steps that wait for each other, and those that come after another one without saying so. */
export function checkOrder(written: WrittenPipeline, templates: Templates): readonly Problem[] {
  const linked = edgesOf(written, templates);
  const { cycles } = ordered(linked.map(({ edges }) => edges.map(({ need }) => need)));
  return cycles.length > 0 ? cycles.flatMap((cycle) => circle(cycle, linked)) : unsaid(linked);
}

function circle(cycle: readonly number[], linked: readonly Linked[]): readonly Problem[] {
  const links = cycle.flatMap((here, at) => {
    const next = cycle[(at + 1) % cycle.length];
    return edgesAt(linked, here)
      .filter(({ edge }) => edge.need === next)
      .slice(0, 1);
  });
  const told = links.slice(0, namedAtMost).map(linkText);
  const next = 'Take one of these out: none of them could come first.';
  return links.slice(0, 1).map(({ edge, step }) => {
    const rest = links.length > told.length ? `, and so on over ${links.length} steps back to ${step.id}` : '';
    const message = links.length === 1 ? told.join('') : `steps wait for each other: ${told.join(', ')}${rest}`;
    return error('dependency_cycle', edge.path, message, next);
  });
}

interface Link {
  readonly step: WrittenStep;
  readonly edge: Edge;
}

function edgesAt(linked: readonly Linked[], index: number): readonly Link[] {
  return linked.slice(index, index + 1).flatMap(({ step, edges }) => edges.map((edge) => ({ step, edge })));
}

function linkText({ step, edge: { id, output } }: Link): string {
  const other = id === step.id ? 'itself' : id;
  return output === null ? `${step.id} needs ${other}` : `${step.id} reads ${output} of ${other}`;
}

/** A template makes an edge; whoever only looks at `depends_on` would not know. */
function unsaid(linked: readonly Linked[]): readonly Problem[] {
  return linked.flatMap(({ step, edges }, index) => {
    const silent = edges.filter(({ said }) => !said);
    if (silent.length === 0) return [];
    const before = saidBefore(linked, index);
    const told = new Set<number>();
    return silent.flatMap(({ need, id, output, path }) => {
      if (before.has(need) || told.has(need)) return [];
      told.add(need);
      const message = `${step.id} reads ${String(output)}, which ${id} puts out, and does not say that it comes after it`;
      const next = `It does; write depends_on: [${id}] so that everybody sees it.`;
      return [warning('dependency_unsaid', path, message, next)];
    });
  });
}

/** Every step of which the file says that it comes before this one. */
function saidBefore(linked: readonly Linked[], index: number): ReadonlySet<number> {
  const before = new Set<number>();
  const left = [index];
  for (let here = left.pop(); here !== undefined; here = left.pop()) {
    for (const { edge } of edgesAt(linked, here)) {
      if (!edge.said || before.has(edge.need)) continue;
      before.add(edge.need);
      left.push(edge.need);
    }
  }
  return before;
}
