import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validators } from '../../scripts/validators.ts';
import { fullDefinitionSchema, shortDefinitionSchema } from '../../src/core/definition/schema.ts';
import { pipelineSchema } from '../../src/core/pipeline/schema.ts';
import { policySchema } from '../../src/core/policy/schema.ts';
import { policyTestsSchema } from '../../src/core/policy-test/schema.ts';
import { projectStateSchema } from '../../src/core/project/state.ts';
import { faultsOf } from '../../src/files/faults.ts';
import { validPipeline } from '../../src/run-validators.generated.js';
import {
  validFullDefinition,
  validPolicy,
  validPolicyTests,
  validProjectState,
  validShortDefinition,
} from '../../src/validators.generated.js';
import { fullDefinition, pipeline, policy, policyTests, shortDefinition, state } from './examples.ts';
import { manyOf } from '../soak.ts';

const src = join(import.meta.dirname, '../../src');

describe('the validators', () => {
  it.each(Object.entries(validators()))('%s is current: if not, run npm run validators', (name, text) => {
    expect(readFileSync(join(src, name), 'utf8') === text).toBe(true);
  });

  it.each(['validators', 'run-validators'])('of %s need nothing at run time', (name) => {
    expect(readFileSync(join(src, `${name}.generated.js`), 'utf8')).not.toMatch(/\brequire\(|\bimport\b/u);
  });
});

describe('what is said about a value agrees with whether it is valid', () => {
  it.each([
    ['full definition', validFullDefinition, fullDefinitionSchema, fullDefinition],
    ['short definition', validShortDefinition, shortDefinitionSchema, shortDefinition],
    ['policy', validPolicy, policySchema, policy],
    ['policy tests', validPolicyTests, policyTestsSchema, policyTests],
    ['project state', validProjectState, projectStateSchema, state],
    ['pipeline', validPipeline, pipelineSchema, pipeline],
  ])('%s', (_name, valid, schema, example) => {
    expect(valid(example)).toBe(true);
    expect(faultsOf(example, schema)).toEqual([]);
    fc.assert(
      fc.property(fc.nat(), odd, fc.constantFrom('replace', 'remove', 'add'), (place, value, how) => {
        const changed = change(example, place, value, how);
        expect(faultsOf(changed, schema).length === 0).toBe(valid(changed));
      }),
      { numRuns: manyOf(2_000, 50_000) },
    );
  });
});

/** Values that stand in the wrong place almost everywhere. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    'x',
    'a b',
    'command',
    'v1',
    '1.0.0',
    0,
    1,
    -1,
    1.5,
    [],
    {},
    ['x'],
    [1],
    { all: [] },
  ),
  fc.constantFrom<unknown>(
    { gate: 'g' },
    { not: { gate: 'g', is: 'odd' } },
    { date: {} },
    { landed: 'a' },
    { flag: 'a', check: 'b' },
    { id: 'x' },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

type Json = Readonly<Record<string, unknown>> | readonly unknown[];

/** The same value with one place in it changed. */
function change(value: unknown, place: number, by: unknown, how: string): unknown {
  const places = placesIn(value);
  const target = places[place % places.length] ?? [];
  return changedAt(value, target, by, how);
}

function placesIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner).map((rest) => [key, ...rest]))];
}

function changedAt(value: unknown, [key, ...rest]: readonly string[], by: unknown, how: string): unknown {
  if (key === undefined)
    return how === 'add' && typeof value === 'object' && !Array.isArray(value) ? { ...value, extra: by } : by;
  const inner = value as Json;
  if (Array.isArray(inner)) {
    const items = inner.map((item: unknown, index) => (String(index) === key ? changedAt(item, rest, by, how) : item));
    return how === 'remove' && rest.length === 0 ? items.filter((_, index) => String(index) !== key) : items;
  }
  const entries = Object.entries(inner).map(
    ([name, one]) => [name, name === key ? changedAt(one, rest, by, how) : one] as const,
  );
  return Object.fromEntries(how === 'remove' && rest.length === 0 ? entries.filter(([name]) => name !== key) : entries);
}
