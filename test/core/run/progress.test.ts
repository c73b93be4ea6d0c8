import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { both, isOver, minus, numbersIn, overIn, withNumber, withOver } from '../../../src/core/run/progress.ts';

const runs = { seed: 20_261_122, numRuns: 100 };
const numbers = fc.uniqueArray(fc.nat({ max: 40 }), { maxLength: 30 });
const ranges = (all: readonly number[]) => all.reduce<ReturnType<typeof withNumber>>(withNumber, []);
const sorted = (all: readonly number[]) => all.toSorted((one, other) => one - other);

describe('numbers of steps, written as ranges', () => {
  it('hold what was put in, in order and joined', () => {
    expect(ranges([5, 1, 2, 4])).toEqual([
      [1, 2],
      [4, 5],
    ]);
    expect(ranges([1, 3, 2])).toEqual([[1, 3]]);
    fc.assert(
      fc.property(numbers, (all) => {
        expect(numbersIn(ranges(all))).toEqual(sorted(all));
      }),
      runs,
    );
  });

  it('can be taken from others, and what both hold be found', () => {
    fc.assert(
      fc.property(numbers, numbers, (some, others) => {
        const left = some.filter((one) => !others.includes(one));
        expect(minus(ranges(some), ranges(others))).toEqual(ranges(sorted(left)));
        const common = some.filter((one) => others.includes(one));
        expect(both(ranges(some), ranges(others))).toEqual(ranges(sorted(common)));
      }),
      runs,
    );
  });

  it('tell how far a run has come, in whatever order its steps end', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7]), (order) => {
        const start = { current_step: 0, ahead: [], skipped: [] };
        const after = order.reduce((before, one) => withOver(before, one, one % 2 === 0), start);
        expect(numbersIn(overIn(after))).toEqual(sorted(order));
        expect(numbersIn(after.skipped)).toEqual(sorted(order.filter((one) => one % 2 === 0)));
        const first = [0, 1, 2, 3, 4, 5, 6, 7, 8].find((one) => !order.includes(one));
        expect(after.current_step).toBe(first);
        expect([0, 1, 2, 3, 4, 5, 6, 7].filter((one) => isOver(after, one))).toEqual(sorted(order));
      }),
      runs,
    );
  });
});
