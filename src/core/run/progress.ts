import type { Pipeline, Step } from '../pipeline/pipeline.ts';
import { remembered } from '../remembered.ts';
import type { Range, RunState } from './state.ts';

/** Where the steps of a pipeline stand in it, and what needs what. */
export interface Layout {
  readonly numbers: ReadonlyMap<string, number>;
  /** Ids of the steps that need a step, by its id. */
  readonly neededBy: ReadonlyMap<string, readonly string[]>;
  /** The numbers of the steps whose effects are outside. */
  readonly external: readonly Range[];
  /** Do steps need anything of which there is only so much? */
  readonly hasResources: boolean;
}

const layouts = new WeakMap<Pipeline, Layout>();

/** Worked out once for a pipeline. */
export function layoutOf(pipeline: Pipeline): Layout {
  return remembered(layouts, pipeline, () => {
    const pairs = pipeline.steps.flatMap(({ id, needs }) => needs.map((need) => ({ need, id })));
    return {
      numbers: new Map(pipeline.steps.map(({ id }, number) => [id, number])),
      neededBy: new Map(
        [...Map.groupBy(pairs, ({ need }) => need)].map(([need, users]) => [need, users.map(({ id }) => id)]),
      ),
      external: pipeline.steps.reduce<readonly Range[]>(
        (before, { effects }, number) => (effects === 'external' ? withNumber(before, number) : before),
        [],
      ),
      hasResources: pipeline.steps.some(({ resources }) => resources.length > 0),
    };
  });
}

/** The number of a step, counted from 0; undefined where the pipeline has no such step. */
export function numberOf(pipeline: Pipeline, step: string): number | undefined {
  return layoutOf(pipeline).numbers.get(step);
}

/** The number of a step; that after the last for one which is not there. */
export function placeOf(pipeline: Pipeline, step: string): number {
  return numberOf(pipeline, step) ?? pipeline.steps.length;
}

/** A step by its id. */
export function stepById(pipeline: Pipeline, id: string): Step | undefined {
  return pipeline.steps[placeOf(pipeline, id)];
}

type Progress = Pick<RunState, 'current_step' | 'ahead' | 'skipped'>;

/** Is a step over: done, or skipped? */
export function isOver({ current_step, ahead }: Progress, number: number): boolean {
  return number < current_step || holds(ahead, number);
}

/** Was a step that is over not done? */
export function isSkipped({ skipped }: Pick<Progress, 'skipped'>, number: number): boolean {
  return holds(skipped, number);
}

/** The state once a step is over, too. Steps that ended ahead of their turn join as soon as those before them are over. */
export function withOver<P extends Progress>(progress: P, number: number, wasSkipped: boolean): P {
  const ahead = withNumber(progress.ahead, number);
  const [[from = number, to = number] = [], ...rest] = ahead;
  const joins = from === progress.current_step;
  return {
    ...progress,
    current_step: joins ? to + 1 : progress.current_step,
    ahead: joins ? rest : ahead,
    skipped: wasSkipped ? withNumber(progress.skipped, number) : progress.skipped,
  };
}

/** Steps that could be begun now: not over, nobody is at them, and everything they need is over. */
export function readySteps(pipeline: Pipeline, state: RunState): readonly Step[] {
  return pipeline.steps
    .slice(state.current_step)
    .filter((step, index) => isReady(pipeline, state, step, state.current_step + index));
}

/** Is a step neither over nor worked on, and is everything over that it needs? */
export function isReady(pipeline: Pipeline, state: RunState, { id, needs }: Step, number: number): boolean {
  return (
    !isOver(state, number) &&
    !Object.hasOwn(state.active, id) &&
    needs.every((need) => isOver(state, placeOf(pipeline, need)))
  );
}

/** Steps whose effects outside a checkpoint counts as done: going back to it leaves those as they are. */
export function outsideOf(checkpoints: RunState['checkpoints'], id: string): readonly Range[] {
  const at = checkpoints.findIndex((one) => one.id === id);
  return joined(checkpoints.slice(0, at + 1).flatMap(({ outside }) => outside));
}

/** Is a number in one of these ranges? */
export function holds(ranges: readonly Range[], number: number): boolean {
  return ranges.some(([from = 0, to = -1]) => from <= number && number <= to);
}

/** The numbers in ranges, in their order. */
export function numbersIn(ranges: readonly Range[]): readonly number[] {
  return ranges.flatMap(([from = 0, to = -1]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
}

/** The steps that are over. */
export function overIn({ current_step, ahead }: Pick<Progress, 'current_step' | 'ahead'>): readonly Range[] {
  return current_step === 0 ? ahead : [[0, current_step - 1], ...ahead];
}

/** What ranges hold and others do not; both are sorted, and one walk along them finds it. */
export function minus(ranges: readonly Range[], others: readonly Range[]): readonly Range[] {
  const left: Range[] = [];
  let at = 0;
  for (const [first = 0, last = -1] of ranges) {
    let from = first;
    for (const [begin = 0, end = -1] of others.slice(at)) {
      if (begin > last) break;
      if (begin > from) left.push([from, begin - 1]);
      from = Math.max(from, end + 1);
      // One that reaches beyond this range takes from the next one, too.
      if (end > last) break;
      at += 1;
    }
    if (from <= last) left.push([from, last]);
  }
  return left;
}

/** What any of these ranges hold, in any order. */
export function joined(ranges: readonly Range[]): readonly Range[] {
  const sorted = ranges.toSorted(([one = 0], [other = 0]) => one - other);
  return sorted.reduce<Range[]>((before, [from = 0, to = 0]) => {
    const [first = 0, last = -2] = before.at(-1) ?? [];
    if (from > last + 1) before.push([from, to]);
    else before[before.length - 1] = [first, Math.max(last, to)];
    return before;
  }, []);
}

/** What ranges and others both hold. */
export function both(ranges: readonly Range[], others: readonly Range[]): readonly Range[] {
  return minus(ranges, minus(ranges, others));
}

/** Ranges with one number more; they stay sorted, and never touch each other. */
export function withNumber(ranges: readonly Range[], number: number): readonly Range[] {
  const before = ranges.filter(([, to = -1]) => to < number - 1);
  const after = ranges.filter(([from = 0]) => from > number + 1);
  const touching = ranges.filter(([from = 0, to = -1]) => to >= number - 1 && from <= number + 1);
  const from = Math.min(number, ...touching.map(([first = number]) => first));
  const to = Math.max(number, ...touching.map(([, last = number]) => last));
  return [...before, [from, to], ...after];
}
