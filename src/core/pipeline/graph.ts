import type { Path } from '../finding.ts';
import type { Pipeline, Step } from './pipeline.ts';
import type { WrittenPipeline, WrittenStep } from './schema.ts';
import { placesIn, taskVariable, templatesOf, type Templates } from './template.ts';

/** Why a step comes after another one. */
export interface Edge {
  /** The place of the step that comes before in the file, and its id. */
  readonly need: number;
  readonly id: string;
  /** The output that is read; null where the file only says that it comes before. */
  readonly output: string | null;
  /** Is it said by a field of its own, and not only by a template? */
  readonly said: boolean;
  readonly path: Path;
}

/** A step with all that makes it come after others. */
export interface Linked {
  readonly step: WrittenStep;
  readonly edges: readonly Edge[];
}

/** Why each step of the file comes after others. A name that nothing has makes no edge; it is told elsewhere. */
export function edgesOf(written: WrittenPipeline, templates: Templates): readonly Linked[] {
  const ids = stepsByName(written);
  const outputs = outputsOf(written);
  return written.steps.map((step, index) => {
    const named = (step.depends_on ?? []).flatMap((name, at): readonly Edge[] => {
      const found = ids.get(name);
      const path: Path = ['steps', index, 'depends_on', at];
      return found === undefined ? [] : [{ ...found, output: null, said: true, path }];
    });
    const read = readingsOf(step, index, templates).flatMap(({ mayBeOwn, ...reading }): readonly Edge[] => {
      const found = outputs.get(reading.output);
      return found === undefined || (found.need === index && mayBeOwn) ? [] : [{ ...reading, ...found }];
    });
    return { step, edges: [...named, ...read] };
  });
}

type Found = Pick<Edge, 'need' | 'id'>;

/** The step of the file that goes by each name: its id, or else another name of it. */
export function stepsByName({ steps }: WrittenPipeline): ReadonlyMap<string, Found> {
  const others = steps.flatMap(({ id, aliases = [] }, need) => aliases.map((alias) => [alias, { need, id }] as const));
  return new Map([...others, ...steps.map(({ id }, need) => [id, { need, id }] as const).toReversed()]);
}

/** The step that goes by this name; undefined where there is none. */
export function stepNamed({ steps }: Pick<Pipeline, 'steps'>, name: string): Step | undefined {
  return steps.find(({ id }) => id === name) ?? steps.find(({ aliases }) => aliases.includes(name));
}

/** The first step of the file that puts out each output. */
export function outputsOf({ steps }: WrittenPipeline): ReadonlyMap<string, Found> {
  const all = steps.flatMap(({ id, output }, need) => (output === undefined ? [] : [[output, { need, id }] as const]));
  return new Map(all.toReversed());
}

/** An output that a step reads. */
export interface Reading {
  readonly output: string;
  readonly said: boolean;
  readonly path: Path;
  /** Can it be what the step itself puts out? Only what comes after it may read that. */
  readonly mayBeOwn: boolean;
}

/** Every output that a step reads, wherever it says so. */
export function readingsOf(step: WrittenStep, index: number, templates: Templates): readonly Reading[] {
  const path: Path = ['steps', index];
  const inTemplates = templatesOf(step, index).flatMap(({ text, path: at, of }) =>
    placesIn(templates, text).map(([output, { line, column }]) => {
      return { output, said: false, path: [...at, line, column], mayBeOwn: of === 'compensation' };
    }),
  );
  const inChecks = (['preconditions', 'verify'] as const).flatMap((part) =>
    (step[part] ?? []).flatMap(({ output }, at) =>
      output === undefined
        ? []
        : [{ output, said: true, path: [...path, part, at, 'output'], mayBeOwn: part === 'verify' }],
    ),
  );
  return [
    ...(step.inputs ?? []).map((output, at) => ({
      output,
      said: true,
      path: [...path, 'inputs', at],
      mayBeOwn: false,
    })),
    ...inTemplates,
    ...inChecks,
  ].filter(({ output }) => output !== taskVariable);
}

/** An order in which each comes after those it needs, and the circles that leave some out of it. */
export interface Ordered {
  /** Numbers of those that have a place. */
  readonly order: readonly number[];
  /** Each needs the next, and the last the first. */
  readonly cycles: readonly (readonly number[])[];
}

/** Orders by what each needs; of those that could come next the first in the file does. */
export function ordered(needs: readonly (readonly number[])[]): Ordered {
  const missing = needs.map((some) => new Set(some).size);
  const pairs = needs.flatMap((some, user) => [...new Set(some)].map((need) => ({ need, user })));
  const users = Map.groupBy(pairs, ({ need }) => need);
  const ready = missing.flatMap((count, index) => (count === 0 ? [index] : []));
  const order: number[] = [];
  for (let next = ready.shift(); next !== undefined; next = ready.shift()) {
    order.push(next);
    for (const { user } of users.get(next) ?? []) {
      const left = Number(missing[user]) - 1;
      missing[user] = left;
      if (left > 0) continue;
      const before = ready.findLastIndex((one) => one < user);
      ready.splice(before + 1, 0, user);
    }
  }
  return { order, cycles: cyclesAmong(needs, new Set(order)) };
}

/** Circles among those that have no place; of several that share somebody, one. */
function cyclesAmong(
  needs: readonly (readonly number[])[],
  placed: ReadonlySet<number>,
): readonly (readonly number[])[] {
  const over = new Set(placed);
  const told = new Set<number>();
  const cycles: (readonly number[])[] = [];
  for (const [start, some] of needs.entries()) {
    // A way through what is needed, with what is still to be looked at of everybody on it.
    const way = over.has(start) ? [] : [{ at: start, left: some.values() }];
    const on = new Set([start]);
    for (let here = way.at(-1); here !== undefined; here = way.at(-1)) {
      const { value: need } = here.left.next();
      if (need === undefined) {
        over.add(here.at);
        on.delete(here.at);
        way.pop();
      } else if (on.has(need)) {
        const cycle = way.slice(way.findIndex(({ at }) => at === need)).map(({ at }) => at);
        if (!cycle.some((one) => told.has(one))) cycles.push(cycle);
        for (const one of cycle) told.add(one);
      } else if (!over.has(need)) {
        way.push({ at: need, left: (needs[need] ?? []).values() });
        on.add(need);
      }
    }
  }
  return cycles;
}

/** Steps that could be done at the same time: each batch needs only what is in those before. */
export function batchesOf({ steps }: Pick<Pipeline, 'steps'>): readonly (readonly Step[])[] {
  const levels = new Map<string, number>();
  const batches: Step[][] = [];
  for (const step of steps) {
    const level = Math.max(-1, ...step.needs.map((need) => levels.get(need) ?? -1)) + 1;
    levels.set(step.id, level);
    (batches[level] ??= []).push(step);
  }
  return batches;
}
