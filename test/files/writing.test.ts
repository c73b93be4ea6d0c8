import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullFormText, readDefinition, writeYaml } from '../../src/files.ts';
import { quickYaml } from '../../src/files/quick-yaml.ts';
import { readYaml } from '../../src/files/yaml.ts';
import { fullDefinition, shortDefinition } from './examples.ts';
import { manyOf } from '../soak.ts';

const limits = { bytes: 1024 * 1024, own: true };

function reread(value: unknown): unknown {
  const read = readYaml(writeYaml(value), 'x', limits);
  return read.ok ? read.value : read.findings;
}

/** Text of any letters, with many that YAML treats in a way of its own. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(...Array.from(' \n\t\r\0:#-?&*!|>%@`"\'{}[],~=<a1.\u0085\u2028\uFEFF\u007F\u0007')),
  }),
  fc.constantFrom(
    'true',
    'no',
    'on',
    '~',
    'null',
    '.nan',
    '0x1f',
    '0o7',
    '012',
    '1e3',
    '1_000',
    '12:30',
    '2026-11-21',
    '<<',
    '=',
    '---',
    '...',
    '- a',
    '__proto_',
  ),
);
const key = text.filter((name) => name !== '__proto__');
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Number.isInteger(n)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe('writing', () => {
  it('what is written reads as the same value', () => {
    fc.assert(
      fc.property(fc.dictionary(key, tree, { minKeys: 1, noNullPrototype: true }), (value) => {
        expect(reread(value)).toEqual(value);
      }),
      { numRuns: manyOf(1_000, 30_000) },
    );
  });

  it('is in blocks, without wrapped lines, aliases or dates that change', () => {
    const shared = { b: ['x'] };
    expect(
      writeYaml({
        a: shared,
        c: shared,
        long: 'word '.repeat(40),
        at: '2026-11-21T12:00:00.000Z',
        lines: 'one\ntwo\n',
      }),
    ).toBe(
      `a:\n  b:\n  - x\nc:\n  b:\n  - x\nlong: "${'word '.repeat(40)}"\nat: 2026-11-21T12:00:00.000Z\nlines: |\n  one\n  two\n`,
    );
  });

  it.each([
    'yes',
    'no',
    'on',
    'off',
    'y',
    'True',
    'null',
    '~',
    '012',
    '1_000',
    '12:30',
    '0x1f',
    '1e3',
    '1234567e10',
    '=',
    '<<',
    '1.5',
    '',
  ])('text that some reader takes for something else is in quotes: %s', (value) => {
    expect(writeYaml({ value })).toBe(`value: ${JSON.stringify(value)}\n`);
  });

  it('keys stay as people write them', () => {
    expect(writeYaml({ on: { no: 'blockers' } })).toBe('on:\n  no: blockers\n');
  });
});

describe('the full form', () => {
  it.each([
    ['of a full definition', fullDefinition],
    ['of a short one', shortDefinition],
    ['of the shortest', { workflow_type: 'x', stages: ['one', 'two'] }],
  ])('%s reads as itself, in the order of the schema', (_name, written) => {
    const read = readDefinition(writeYaml(written), 'd');
    if (!read.ok) throw new Error(JSON.stringify(read.findings));
    const full = fullFormText(read.definition);
    const again = readDefinition(full, 'd');
    expect(again).toMatchObject({ ok: true, definition: read.definition });
    expect(again.ok && fullFormText(again.definition)).toBe(full);
    expect(full.startsWith('workflow_type:')).toBe(true);
  });
});

describe('writing quickly', () => {
  it('gives what the library writes, or nothing', () => {
    const quick = quickYaml();
    let written = 0;
    fc.assert(
      fc.property(fc.dictionary(key, tree, { minKeys: 1, noNullPrototype: true }), (value) => {
        const quickly = quick(value);
        if (quickly === null) return;
        written += 1;
        expect(quickly).toBe(writeYaml(value));
      }),
      { numRuns: 300 },
    );
    expect(written).toBeGreaterThan(0);
  });

  it('gives nothing for what is no whole number or is not there, and for lines that are not plain beyond doubt', () => {
    for (const value of [0.5, -0, undefined, 'a \nb', '\na', 'a\n\n', 'a\n\tb', 'ä\nb'])
      expect(quickYaml()({ a: [{ b: value }] })).toBeNull();
    expect(quickYaml()('a\nb')).toBeNull();
  });

  it('lines stand as the library has them', () => {
    const lines = fc
      .array(fc.constantFrom('a', 'no', '- b', '--- ', '...', '', '  c: d', '# e', '"', 'f:', '|'), { minLength: 2 })
      .map((all) => all.join('\n'));
    const value = fc.oneof(
      lines,
      fc.array(lines),
      fc.record({ x: lines, y: fc.array(fc.record({ z: lines, w: lines })) }),
    );
    const quick = quickYaml();
    let written = 0;
    fc.assert(
      fc.property(fc.record({ a: value, b: fc.constant('end') }), (given) => {
        const quickly = quick(given);
        if (quickly === null) return;
        written += 1;
        expect(quickly).toBe(writeYaml(given));
      }),
      { numRuns: 500 },
    );
    expect(written).toBeGreaterThan(20);
  });

  it.each([
    ['nothing', null],
    ['a text', 'no'],
    ['an empty list', []],
    ['lists in lists', [[1, [2]], [{ a: [{ b: [] }] }], {}]],
    ['keys and texts like other types', { on: 'on', '12': '12', '1e3': '0x1', true: 'true', 'a: b': 'c #d', '': '' }],
    ['moments', { seen: ['2026-01-01T00:00:00.000Z 01234567-89ab-4def-8123-456789abcdef'], at: '2026-01-01' }],
    [
      'marks at the end',
      ['a-', 'a:', 'a :', 'a#', 'a #b', 'a: b', ' a', 'a ', '- a', '?', 'a  b', "it's", '"a"', '@a'],
    ],
  ])('%s as the library writes it', (_what, value) => {
    expect(quickYaml()(value)).toBe(writeYaml(value));
  });
});
