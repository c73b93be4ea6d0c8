import { describe, expect, it } from 'vitest';
import { matching } from '../../src/core/matching.ts';

describe('places and who could take them', () => {
  it('are filled as far as anybody could fill them', () => {
    expect(matching([])).toEqual([]);
    expect(matching([['a'], ['a']])).toEqual(['a', null]);
    expect(matching([['a', 'b'], ['a']])).toEqual(['b', 'a']);
    expect(matching([['a', 'b'], ['b', 'c'], ['a'], []])).toEqual(['b', 'c', 'a', null]);
    expect(matching([['a'], ['a', 'b'], ['b', 'c'], ['c', 'd'], ['a', 'b', 'c', 'd']])).toEqual([
      'a',
      'b',
      'c',
      'd',
      null,
    ]);
  });

  it('are filled as well as trying everything would', () => {
    for (let seed = 0; seed < 512; seed += 1) {
      const places = [0, 1, 2].map((place) =>
        ['a', 'b', 'c'].filter((_, at) => ((seed >> (3 * place + at)) & 1) === 1),
      );
      expect(matching(places).filter((one) => one !== null)).toHaveLength(most(places));
    }
  });
});

/** How many places can be filled, by trying everything. */
function most(places: readonly (readonly string[])[], taken: readonly string[] = []): number {
  const [first, ...rest] = places;
  if (first === undefined) return taken.length;
  const free = first.filter((name) => !taken.includes(name));
  return Math.max(most(rest, taken), ...free.map((name) => most(rest, [...taken, name])));
}
