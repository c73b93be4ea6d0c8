import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verbNamed, verbs } from '../../src/core/verbs/table.ts';
import type { Option, Verb } from '../../src/core/verbs/verb.ts';
import { readWords, wordsOf } from '../../src/core/words.ts';

/** A word in double quotes, whatever it holds. */
function quoted(word: string): string {
  return `"${word.replaceAll(/["\\]/gu, String.raw`\$&`)}"`;
}

describe('the words of a line', () => {
  it.each([
    ['', []],
    ['  \t ', []],
    ['approve code_review', ['approve', 'code_review']],
    [' approve\t code_review \u00a0x ', ['approve', 'code_review', 'x']],
    ['approve g --reason "read it all"', ['approve', 'g', '--reason', 'read it all']],
    ['--reason="read it all"', ['--reason=read it all']],
    ['title="Acme portal"x', ['title=Acme portalx']],
    [String.raw`"a \"b\" \\ \n c"`, [String.raw`a "b" \ \n c`]],
    [String.raw`a\"b \' C:\temp \\`, ['a"b', "'", String.raw`C:\temp`, '\\']],
    [String.raw`'a "b" \n \\'`, [String.raw`a "b" \n \\`]],
    [String.raw`'a '\''b'`, ["a 'b"]],
    ['""', ['']],
    ["'' x", ['', 'x']],
    ['$HOME `id` $(id) * ; | > #', ['$HOME', '`id`', '$(id)', '*', ';', '|', '>', '#']],
  ])('%j is %j', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });

  it.each([
    ['--reason “read it all”', ['--reason', 'read it all']],
    ['--reason ”read it all”', ['--reason', 'read it all']],
    ['--reason „read it all“', ['--reason', 'read it all']],
    ['--reason „read it all”', ['--reason', 'read it all']],
    ['--reason ‘read it all’', ['--reason', 'read it all']],
    ['--reason ’read it all’', ['--reason', 'read it all']],
    ['“a \\”b\\” "c" \\" \\\\”', ['a ”b” "c" " \\']],
    ['"a “b” c"', ['a “b” c']],
  ])('are held together by the quotes that phones write: %s', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });

  it.each([
    ["don't", ["don't"]],
    ['don’t', ['don’t']],
    ["the users' data", ['the', "users'", 'data']],
    ["'don't do it'", ["don't do it"]],
    ['‘don’t do it’', ['don’t do it']],
    ["--reason='it works'", ['--reason=it works']],
  ])('keep their apostrophes: %s', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });

  it.each([
    ['approve g —reason x', ['approve', 'g', '--reason', 'x']],
    ['—reason=“a b”', ['--reason=a b']],
    ['–last 5', ['--last', '5']],
    ['block — see "—x" a—b —5', ['block', '—', 'see', '—x', 'a—b', '—5']],
  ])('have two dashes where a phone made one of them: %s', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });

  it.each([
    ['reject g --reason "it is', '"it is', '"'],
    ['"a \\"', '"a \\"', '"'],
    ['“it is" so', '“it is" so', '”'],
    ['„it is', '„it is', '“'],
    ["say 'it is", "'it is", "'"],
    ['‘it is', '‘it is', '’'],
    [`"${'a'.repeat(30)}`, `"${'a'.repeat(19)}…`, '"'],
  ])('are not guessed when a quotation has no end: %s', (line, begins, end) => {
    expect(wordsOf(line)).toEqual({
      misuse: { because: `the quotation that begins with ${begins} has no end`, next: `write ${end} where it ends` },
    });
  });

  it('are the ones that were quoted, whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: fc.constantFrom('a', ' ', '-', '=', '"', "'", '\\', '“', '”', '‘', '’', '„', '—', '\n') }),
        ),
        (words) => {
          expect(wordsOf(words.map(quoted).join(' '))).toEqual(words);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});

function read(...words: readonly string[]): unknown {
  const asked = readWords(words, verbs);
  return 'misuse' in asked ? asked.misuse : { [asked.verb.name]: asked.given };
}

describe('words ask a verb for something', () => {
  it('by its arguments and options, in any order', () => {
    const approve = { gate: 'g', terms: ['only', 'a'], reason: 'read it', branch: 'b' };
    expect(read('approve', 'g', 'only', 'a', '--reason', 'read it', '--branch=b')).toEqual({ approve });
    expect(read('approve', '--branch=b', 'g', '--reason', 'read it', 'only', 'a')).toEqual({ approve });
    expect(read('status', '--markdown')).toEqual({ status: { markdown: true } });
    expect(read('status', '--markdown', 'p', '--markdown')).toEqual({ status: { id: 'p', markdown: true } });
  });

  it('with nothing that was not given', () => {
    expect(read('approve')).toEqual({ approve: {} });
    expect(read('status')).toEqual({ status: {} });
    expect(read('mine')).toEqual({ mine: {} });
  });

  it('with a list where an option may be given again, and where an argument takes all that is left', () => {
    expect(read('artifact', 'x', '--source', 'a', '--source=b')).toEqual({
      artifact: { name: 'x', source: ['a', 'b'] },
    });
    expect(read('block', 'a', 'b')).toEqual({ block: { text: ['a', 'b'] } });
  });

  it('with values that only look like options where nothing else can be meant', () => {
    expect(read('log', '--last', '-5')).toEqual({ log: { last: '-5' } });
    expect(read('withdraw', 'g', '--reason', '-- not sure')).toEqual({
      withdraw: { gate: 'g', reason: '-- not sure' },
    });
    expect(read('withdraw', 'g', '--reason=--json=x')).toEqual({ withdraw: { gate: 'g', reason: '--json=x' } });
    expect(read('withdraw', 'g', '--reason=')).toEqual({ withdraw: { gate: 'g', reason: '' } });
    expect(read('block', '-5', '-', '- a', '-- b', '--', '--on', '--', '-x')).toEqual({
      block: { text: ['-5', '-', '- a', '-- b', '--on', '--', '-x'] },
    });
  });

  it('or an option that its door has for every verb', () => {
    const json: Option = { name: 'json', help: 'one document' };
    expect(readWords(['mine', '--json'], verbs, [json])).toEqual({ verb: verbNamed('mine'), given: { json: true } });
    expect(readWords(['mine', '--jsn'], verbs, [json])).toMatchObject({
      misuse: { next: 'did you mean --json? Otherwise: countersign help mine' },
    });
  });

  it('of what a verb can do that has verbs of its own', () => {
    expect(readWords(['workflow', 'retry', 'tdd', 'test', '--reason', 'so'], verbs)).toEqual({
      verb: verbNamed('workflow retry'),
      given: { run: 'tdd', step: 'test', reason: 'so' },
    });
  });

  it('of the table that is given, and of no other', () => {
    const verb: Verb = { name: 'wave', group: 'looking', help: 'wave', arguments: [], options: [], example: 'wave' };
    expect(readWords(['wave'], [verb])).toEqual({ verb, given: {} });
    expect(readWords(['mine'], [verb])).toEqual({
      misuse: { because: 'there is no verb mine', next: 'countersign help' },
    });
  });
});

describe('words that ask for nothing', () => {
  it.each([
    [[], 'the verb is missing', 'countersign help'],
    [['stauts'], 'there is no verb stauts', 'did you mean status? Otherwise: countersign help'],
    [['Status'], 'there is no verb Status', 'did you mean status? Otherwise: countersign help'],
    [['constructor'], 'there is no verb constructor', 'countersign help'],
    [['--json', 'status'], '--json stands where the verb should be', 'countersign help'],
    [
      ['reject', 'g', '--resaon=x'],
      "unknown option '--resaon'",
      'did you mean --reason? Otherwise: countersign help reject',
    ],
    [
      ['reject', 'g', '-reason'],
      "unknown option '-reason'",
      'did you mean --reason? Otherwise: countersign help reject',
    ],
    [['reject', 'g', '-x'], "unknown option '-x'", 'countersign help reject'],
    [['reject', 'g', '--=x'], "unknown option '--'", 'countersign help reject'],
    [['status', '--markdown=yes'], '--markdown takes no value', 'write --markdown: countersign help status'],
    [['log', '--last'], "option '--last <N>' argument missing", 'countersign help log'],
    [
      ['reject', 'g', '--reason', '--branch', 'b'],
      '--reason has no value: --branch follows it',
      'write --reason TEXT: countersign help reject',
    ],
    [
      ['reject', 'g', '--reason', '--', 'b'],
      '--reason has no value: -- follows it',
      'write --reason TEXT: countersign help reject',
    ],
    [['log', '--last', '1', '--last=1'], '--last is given twice', 'write it once: countersign help log'],
    [['merge'], "missing required argument 'branch'", 'countersign help merge'],
    [['block', '--'], "missing required argument 'text'", 'countersign help block'],
    [
      ['withdraw', 'a', 'b'],
      "too many arguments for 'withdraw'. Expected 1 argument but got 2: a, b.",
      'countersign help withdraw',
    ],
    [['workflow'], 'workflow what?', 'countersign help workflow'],
    [['workflow', '--json'], 'workflow what?', 'countersign help workflow'],
    [
      ['workflow', 'rnu', 'tdd'],
      'there is no workflow rnu',
      'did you mean workflow run? Otherwise: countersign help workflow',
    ],
    [['workflow', 'quux'], 'there is no workflow quux', 'countersign help workflow'],
    [['workflow', 'retry', 'tdd'], "missing required argument 'step'", 'countersign help workflow retry'],
    [['close', 'a'], "too many arguments for 'close'. Expected 0 arguments but got 1: a.", 'countersign help close'],
  ])('%j: %s', (words, because, next) => {
    expect(read(...words)).toEqual({ because, next });
  });
});
