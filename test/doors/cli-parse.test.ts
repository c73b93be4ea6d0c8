import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verbNamed, verbs } from '../../src/core/verbs/table.ts';
import { quickly } from '../../src/doors/cli/parse.ts';
import { understood, type Understood } from '../../src/doors/cli/program.ts';

function slowly(...argv: readonly string[]): Understood {
  return understood(argv, '1.2.3', { columns: 100, colours: false });
}

function parsedSlowly(argv: readonly string[]): unknown {
  const found = slowly(...argv);
  return found.is === 'verb' ? found.parsed : found;
}

function help(...argv: readonly string[]): string {
  const found = slowly(...argv);
  return found.is === 'help' ? found.text : `no help but ${JSON.stringify(found)}`;
}

describe('a command line', () => {
  it('gives arguments and options by their names', () => {
    const parsed = quickly(['approve', 'security', 'only', 'act:send', '--reason', 'read it', '--json']);
    expect(parsed).toMatchObject({
      given: { gate: 'security', terms: ['only', 'act:send'], reason: 'read it' },
      json: true,
    });
    expect(parsed?.verb.name).toBe('approve');
  });

  it('leaves out what was not typed', () => {
    expect(quickly(['status'])?.given).toEqual({});
    expect(slowly('status')).toMatchObject({ parsed: { given: {}, json: false } });
    expect(slowly('approve', '--reason', '-')).toMatchObject({ parsed: { given: { reason: '-' } } });
  });

  it('takes a list option again and again', () => {
    expect(quickly(['artifact', 'x', '--source', 'a', '--source', 'b'])?.given).toEqual({
      name: 'x',
      source: ['a', 'b'],
    });
  });

  it('takes a value that begins with a dash', () => {
    expect(slowly('withdraw', 'g', '--reason', '-- not sure')).toMatchObject({
      parsed: { given: { gate: 'g', reason: '-- not sure' } },
    });
  });

  it('takes what looks like an option as a value only where nothing else can be meant', () => {
    expect(parsedSlowly(['withdraw', 'g', '--reason=--json'])).toMatchObject({
      given: { gate: 'g', reason: '--json' },
      json: false,
    });
    expect(parsedSlowly(['block', '--', '--on', '--json'])).toMatchObject({
      given: { text: ['--on', '--json'] },
      json: false,
    });
  });

  it.each(verbs.flatMap((verb) => verb.verbs ?? [verb]).map((verb) => [verb.name, verb.example] as const))(
    'the example of %s is understood',
    (name, example) => {
      const words = [...example.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? '');
      expect(words[0]).toBe('countersign');
      expect(quickly(words.slice(1))?.verb.name).toBe(name);
      expect(quickly(words.slice(1))).toEqual(parsedSlowly(words.slice(1)));
    },
  );

  const word = fc.oneof(
    fc.constantFrom(
      '--json',
      '--reason',
      '--reason=',
      '--project',
      '--track=x',
      '--source',
      '--source=y',
      '--markdown',
      '--full',
      '--last',
      '5',
      '-5',
      '--',
      '-',
      '',
      'a',
      '=',
      '-h',
      '--help',
      '--no-json',
      'help',
    ),
    fc.constantFrom(...verbs.map((verb) => verb.name)),
    fc.string({ maxLength: 4 }),
  );

  it('is help or a mistake where it is not read at once, whatever is typed', () => {
    const lines = fc.tuple(fc.constantFrom(...verbs.map((verb) => verb.name)), fc.array(word, { maxLength: 6 }));
    const read = fc
      .sample(lines, { numRuns: 3000, seed: 1 })
      .map(([name, words]) => ({ quick: quickly([name, ...words]), slow: parsedSlowly([name, ...words]) }));
    const understoodAtOnce = read.filter(({ quick }) => quick !== null);
    expect(understoodAtOnce.length).toBeGreaterThan(300);
    expect(understoodAtOnce.map(({ slow }) => slow)).toEqual(understoodAtOnce.map(({ quick }) => quick));
    for (const { slow } of read.filter(({ quick }) => quick === null))
      expect(slow).toMatchObject({ is: expect.stringMatching(/^(?:help|misuse)$/u) as unknown });
  });
});

describe('a mistake', () => {
  it.each([
    [['stauts'], 'there is no verb stauts', 'did you mean status? Otherwise: countersign help'],
    [['help', 'stauts'], 'there is no verb stauts', 'did you mean status? Otherwise: countersign help'],
    [['quux', '--help'], 'there is no verb quux', 'countersign help'],
    [
      ['approve', '--resaon', 'x'],
      "unknown option '--resaon'",
      'did you mean --reason? Otherwise: countersign help approve',
    ],
    [['merge'], "missing required argument 'branch'", 'countersign help merge'],
    [
      ['withdraw', 'a', 'b'],
      "too many arguments for 'withdraw'. Expected 1 argument but got 2: a, b.",
      'countersign help withdraw',
    ],
    [['log', '--last'], "option '--last <N>' argument missing", 'countersign help log'],
    [
      ['approve', 'g', '--branch', '--json'],
      '--branch has no value: --json follows it',
      'write --branch BRANCH: countersign help approve',
    ],
    [
      ['approve', '--reason', '--branch', 'b'],
      '--reason has no value: --branch follows it',
      'write --reason TEXT: countersign help approve',
    ],
    [
      ['init', '--approver', 'a', '--approver', '--'],
      '--approver has no value: -- follows it',
      'write --approver EMAIL: countersign help init',
    ],
    [
      ['reject', 'g', '--reason', 'a', '--reason', 'b'],
      '--reason is given twice',
      'write it once: countersign help reject',
    ],
    [['status', '--json=yes'], '--json takes no value', 'write --json: countersign help status'],
    [['--json', 'status'], '--json stands where the verb should be', 'countersign help'],
    [['log', '--jsno'], "unknown option '--jsno'", 'did you mean --json? Otherwise: countersign help log'],
    [
      ['undo', '12', 'help'],
      "too many arguments for 'undo'. Expected 1 argument but got 2: 12, help.",
      'countersign help undo',
    ],
    [['block', '--'], "missing required argument 'text'", 'countersign help block'],
  ])('%j: %s', (argv, because, next) => {
    expect(quickly(argv)).toBeNull();
    expect(slowly(...argv)).toEqual({ is: 'misuse', because, next });
  });
});

describe('help', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']], [['help', 'help']]])(
    '%j names every verb under its heading, and the exit codes',
    (argv) => {
      const text = help(...argv);
      for (const verb of verbs)
        expect(text).toMatch(new RegExp(`^  ${verb.name}( .*)?  ${verb.help.slice(0, 20)}`, 'mu'));
      for (const heading of ['A project:', 'Approval:', 'Moving on:', 'Looking:', 'Setting up:', 'Exit codes:'])
        expect(text).toContain(`\n${heading}\n`);
      for (const code of ['0 ', '1 ', '2 ', '64']) expect(text).toContain(`\n  ${code}  `);
    },
  );

  it('of a verb that has verbs of its own lists those, and tells all about each', () => {
    const text = help('workflow');
    for (const { name } of verbNamed('workflow')?.verbs ?? []) {
      expect(text).toMatch(new RegExp(`^  ${name}( .*)?  `, 'mu'));
      expect(help(...name.split(' '), '--help')).toMatch(new RegExp(`^Usage: countersign ${name} `, 'u'));
    }
    expect(text).toContain('4    it waits for direction');
    for (const argv of [
      ['workflow', 'help'],
      ['help', 'workflow'],
      ['workflow', '--help'],
      ['workflow', '--json'],
    ])
      expect(help(...argv)).toBe(text);
    expect(help('workflow', 'help', 'run')).toBe(help('help', 'workflow', 'run'));
    expect(slowly('workflow', 'help', 'rnu')).toEqual({
      is: 'misuse',
      because: 'there is no workflow rnu',
      next: 'did you mean workflow run? Otherwise: countersign help workflow',
    });
  });

  it.each([[['merge', '--bogus', '-h']], [['help', 'merge', 'x']], [['merge', 'a', 'b', '--help']]])(
    'is given where it is asked for, whatever is wrong beside: %j',
    (argv) => {
      expect(help(...argv)).toBe(help('help', 'merge'));
    },
  );

  it('is not asked for by what follows a value or stands behind the options', () => {
    expect(slowly('withdraw', 'g', '--reason', '-h')).toMatchObject({ parsed: { given: { reason: '-h' } } });
    expect(slowly('block', '--', '-h')).toMatchObject({ parsed: { given: { text: ['-h'] } } });
  });

  it.each(verbs.flatMap((verb) => verb.verbs ?? [verb]))(
    'of $name shows its arguments, its options and its example',
    (verb) => {
      const text = help('help', ...verb.name.split(' '));
      expect(text).toBe(help(...verb.name.split(' '), '--help'));
      for (const { name, help: says } of verb.arguments)
        expect(text).toMatch(new RegExp(`^  ${name}\\s+${says.slice(0, 12)}`, 'mu'));
      for (const { name, value } of verb.options)
        expect(text).toContain(value === undefined ? `  --${name} ` : `  --${name} <${value}>`);
      expect(text).toContain(`Example:\n  ${verb.example}\n`);
      expect(text).toContain('  --json ');
    },
  );

  it('keeps to the width it is given', () => {
    const found = understood(['help'], '1', { columns: 80, colours: false });
    expect(
      found.is === 'help' ? Math.max(...found.text.split('\n').map((line) => line.length)) : null,
    ).toBeLessThanOrEqual(80);
  });

  it('has colours only where they are wanted', () => {
    expect(help('help')).not.toContain('\u001b');
    const found = understood(['help'], '1', { columns: 80, colours: true });
    expect(found.is === 'help' ? found.text : '').toContain('\u001b[1m');
  });
});

it('the version is printed', () => {
  expect(slowly('--version')).toEqual({ is: 'help', text: '1.2.3\n' });
  expect(slowly('-V')).toEqual({ is: 'help', text: '1.2.3\n' });
});
