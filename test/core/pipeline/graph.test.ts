import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesOf, edgesOf, ordered, stepNamed } from '../../../src/core/pipeline/graph.ts';
import { full, step, templatesIn, written } from './given.ts';

const runs = { numRuns: process.env['SOAK'] === undefined ? 500 : 20_000 };

/** A graph without circles: whoever stands later in a secret order may need those before. */
const acyclic = fc
  .integer({ min: 1, max: 30 })
  .chain((size) =>
    fc.record({
      secret: fc.shuffledSubarray([...Array.from({ length: size }).keys()], { minLength: size }),
      arrows: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 80 }),
    }),
  )
  .map(({ secret, arrows }) =>
    secret.map((_place, index) =>
      arrows.flatMap(([user, need]) => (user === index && (secret[need] ?? 0) < (secret[index] ?? 0) ? [need] : [])),
    ),
  );

const anything = fc
  .integer({ min: 1, max: 12 })
  .chain((size) => fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size }));

describe('the order of steps', () => {
  it('has every step of any graph without circles once, after all that it needs', () => {
    fc.assert(
      fc.property(acyclic, (needs) => {
        const { order, cycles } = ordered(needs);
        expect(cycles).toEqual([]);
        expect(order.toSorted((one, other) => one - other)).toEqual([...needs.keys()]);
        const place = new Map(order.map((index, at) => [index, at]));
        for (const [index, some] of needs.entries())
          for (const need of some) expect(place.get(need)).toBeLessThan(Number(place.get(index)));
      }),
      runs,
    );
  });

  it('is that of the file wherever two could come next', () => {
    fc.assert(
      fc.property(acyclic, (needs) => {
        const { order } = ordered(needs);
        const done = new Set<number>();
        for (const next of order) {
          const ready = needs.flatMap((some, index) =>
            !done.has(index) && some.every((need) => done.has(need)) ? [index] : [],
          );
          expect(next).toBe(Math.min(...ready));
          done.add(next);
        }
      }),
      runs,
    );
  });

  it('leaves out who waits for itself, and names circles that really are some', () => {
    fc.assert(
      fc.property(anything, (needs) => {
        const { order, cycles } = ordered(needs);
        expect(order.length === needs.length).toBe(cycles.length === 0);
        for (const cycle of cycles) {
          expect(new Set(cycle).size).toBe(cycle.length);
          for (const [at, index] of cycle.entries()) expect(needs[index]).toContain(cycle[(at + 1) % cycle.length]);
        }
      }),
      runs,
    );
  });

  it('passes over a need that is not there', () => {
    expect(ordered([[7], []])).toEqual({ order: [1], cycles: [] });
    expect(ordered([[7, 1], [0]])).toEqual({ order: [], cycles: [[0, 1]] });
  });
});

describe('edges', () => {
  it('come from depends_on, inputs, templates and checks, and say which of them', () => {
    const one = written([
      step('a', { output: 'x' }),
      step('b', { output: 'y', depends_on: ['a', 'nobody'], aliases: ['bee'] }),
      step('c', {
        output: 'z',
        depends_on: ['bee'],
        inputs: ['x', 'task', 'nothing'],
        prompt: '{{y}} and {{task}}',
        preconditions: [{ output: 'x' }, { file: 'f' }],
        verify: [{ output: 'z' }],
        recovery: { prompt: '{{x}}' },
        compensation: { prompt: '{{z}}{{y}}' },
      }),
    ]);
    const all = edgesOf(one, templatesIn(one));
    expect(
      all.map(({ edges }) => edges.map(({ need, output, said, path }) => [need, output, said, path.join('.')])),
    ).toEqual([
      [],
      [[0, null, true, 'steps.1.depends_on.0']],
      [
        [1, null, true, 'steps.2.depends_on.0'],
        [0, 'x', true, 'steps.2.inputs.0'],
        [1, 'y', false, 'steps.2.prompt.1.3'],
        [0, 'x', false, 'steps.2.recovery.prompt.1.3'],
        [1, 'y', false, 'steps.2.compensation.prompt.1.8'],
        [0, 'x', true, 'steps.2.preconditions.0.output'],
      ],
    ]);
  });

  it('are none where a template was not read', () => {
    const one = written([step('a', { output: 'x' }), step('b', { prompt: '{{x}}' })]);
    expect(edgesOf(one, new Map()).map(({ edges }) => edges)).toEqual([[], []]);
    const broken = written([step('a', { output: 'x' }), step('b', { prompt: '{{x' })]);
    expect(edgesOf(broken, templatesIn(broken)).map(({ edges }) => edges)).toEqual([[], []]);
  });
});

describe('steps', () => {
  const pipeline = full([
    step('synthesize', { depends_on: ['style'], prompt: '{{one}}{{two}}' }),
    step('security', { output: 'one' }),
    step('speed', { output: 'two', aliases: ['performance'] }),
    step('style', { aliases: ['quality'] }),
  ]);

  it('that need nothing of each other are one batch', () => {
    expect(batchesOf(pipeline).map((batch) => batch.map(({ id }) => id))).toEqual([
      ['security', 'speed', 'style'],
      ['synthesize'],
    ]);
    expect(batchesOf({ steps: pipeline.steps.filter(({ id }) => id === 'synthesize') })).toHaveLength(1);
  });

  it('are found by their ids and their other names', () => {
    expect(stepNamed(pipeline, 'speed')?.id).toBe('speed');
    expect(stepNamed(pipeline, 'quality')?.id).toBe('style');
    expect(stepNamed(pipeline, 'nobody')).toBeUndefined();
  });
});
