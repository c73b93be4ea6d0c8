import { describe, expect, it } from 'vitest';
import { projectVerbs } from '../../src/core/project/commands.ts';
import { asComment } from '../../src/core/surface/comment.ts';
import { commentVerbs, questionIn } from '../../src/core/verbs/comments.ts';
import { optionMisuse } from '../../src/core/verbs/misuse.ts';
import { inProject, withOption } from '../../src/core/verbs/sentences.ts';
import { verbNamed, verbs } from '../../src/core/verbs/table.ts';
import type { FromDoor, Given } from '../../src/core/verbs/verb.ts';

function command(name: string, typed: Given, door: FromDoor = {}) {
  return verbNamed(name)?.command?.(typed, door);
}

describe('the table of verbs', () => {
  it('names each once, with help and an example that begins with it', () => {
    const all = verbs.flatMap((verb) => [verb, ...(verb.verbs ?? [])]);
    expect(new Set(all.map((verb) => verb.name)).size).toBe(all.length);
    for (const verb of all) {
      expect(verb.help).toMatch(/^\S.*[^.]$/u);
      expect(verb.example).toMatch(new RegExp(`^countersign ${verb.name}(?: |$)`, 'u'));
      expect(new Set(verb.options.map((option) => option.name)).size).toBe(verb.options.length);
    }
  });

  it('finds a verb by its name', () => {
    expect(verbNamed('approve')?.group).toBe('approval');
    expect(verbNamed('workflow run')?.group).toBe('running');
    expect(verbNamed('run')).toBeNull();
    expect(verbNamed('fly')).toBeNull();
  });

  it('makes commands that the rules know', () => {
    const typed = {
      gate: 'g',
      stage: 's',
      action: 'a',
      fact: 'x=1',
      assumption: 'x=1',
      source: 'm',
      entry: '1',
      name: 'n',
      address: 'u',
      sha256: 'a'.repeat(64),
      text: 't',
      blocker: 'b1',
      flag: 'f',
      role: 'r',
      window: ['to', 'p', 'end'],
    };
    const made = verbs.flatMap((verb) => Object.keys(verb.command?.(typed, {}) ?? {}));
    expect(projectVerbs).toEqual(expect.arrayContaining(made));
  });
});

function read(...words: readonly string[]) {
  return command('delegate', { role: 'r', window: words, reason: 'why' });
}

function answered(...window: readonly string[]): unknown {
  const made = read(...window);
  return made !== undefined && 'misuse' in made ? made.misuse.because : made;
}

describe('a role is handed on in words', () => {
  it('to somebody, until a day, perhaps from one', () => {
    expect(read('to', '@bob', 'until', '2027-01-31')).toEqual({
      delegate: { role: 'r', to: 'bob', until: '2027-01-31', reason: 'why' },
    });
    expect(read('from 2027-01-01', 'until', '2027-01-31', 'to', 'b@example.com')).toEqual({
      delegate: { role: 'r', to: 'b@example.com', from: '2027-01-01', until: '2027-01-31', reason: 'why' },
    });
    expect(read('to', 'bob', 'end')).toEqual({ delegate: { role: 'r', to: 'bob', end: true, reason: 'why' } });
    expect(read('to', 'end', 'until', '2027-01-31')).toMatchObject({ delegate: { to: 'end' } });
  });

  it('and not in others', () => {
    expect(answered()).toBe('it does not say to whom');
    expect(answered('end')).toBe('it does not say to whom');
    expect(answered('to', '@')).toBe('it does not say to whom');
    expect(answered('to', 'bob')).toBe('it does not say until when');
    expect(answered('to', 'bob', 'until')).toBe('"until" is followed by nothing');
    expect(answered('to', 'bob', 'until', '2027-01-31', 'to', 'ann')).toBe('"to" is not understood here');
    expect(answered('bob', 'until')).toBe('"bob" is not understood here');
    expect(answered('to', 'bob', 'until', '2027-01-31', 'end')).toBe('what ends now has no window');
    expect(answered('to', 'bob', 'from', '2027-01-31', 'end')).toBe('what ends now has no window');
  });
});

function wrong(name: string, typed: Given): string | undefined {
  const verb = verbNamed(name);
  return verb === null ? 'no verb' : optionMisuse(verb, typed)?.because;
}

describe('an option that is given', () => {
  it.each(
    verbs.flatMap((verb) => verb.options.filter(({ value }) => value !== undefined).map((one) => [verb, one] as const)),
  )('is not empty: $0.name --$1.name', (verb, { name, list }) => {
    for (const empty of ['', ' '])
      expect(optionMisuse(verb, { [name]: list === true ? ['a', empty] : empty })).toEqual({
        because: `--${name} is empty`,
        next: expect.stringContaining(`countersign help ${verb.name}`) as string,
      });
  });

  it('may be left out, and an argument may be empty', () => {
    expect(wrong('approve', { gate: '' })).toBeUndefined();
    expect(wrong('status', { markdown: true })).toBeUndefined();
    expect(wrong('approve', { gate: 'g', branch: 'b', head: 'abcdef0' })).toBeUndefined();
  });

  it('is a commit where it is a head', () => {
    for (const head of ['abcdef', 'main', 'HEAD~1', '0'.repeat(65), 'abcdefg'])
      expect(wrong('approve', { head })).toBe(`--head "${head}" is not a commit: 7 to 64 hexadecimal digits`);
    for (const head of ['abcdef0', 'ABCDEF0', '0'.repeat(40), '0'.repeat(64)])
      expect(wrong('approve', { head })).toBeUndefined();
  });
});

describe('a command in a text', () => {
  it.each([
    ['countersign advance b', 'countersign advance b --project q'],
    [
      'It takes one of a (proven): countersign approve g',
      'It takes one of a (proven): countersign approve g --project q',
    ],
    [
      'countersign approve GATE, or countersign approve --branch BRANCH',
      'countersign approve GATE --project q, or countersign approve --branch BRANCH --project q',
    ],
    [
      'countersign override g --reason "a b"; or land it.',
      'countersign override g --reason "a b" --project q; or land it.',
    ],
    [String.raw`countersign merge 'a '\''b'.`, String.raw`countersign merge 'a '\''b' --project q.`],
    ['Write: countersign block "a b"', 'Write: countersign block --project q "a b"'],
    ['countersign approve g only a, b', 'countersign approve g --project q only a, b'],
    ['countersign log shows them.', 'countersign log --project q shows them.'],
    ['countersign close ends the project.', 'countersign close --project q ends the project.'],
    ['countersign status lists the branches.', 'countersign status q lists the branches.'],
    ['countersign status', 'countersign status q'],
    ['countersign status x', 'countersign status x'],
    ['countersign explain g --project p', 'countersign explain g --project p'],
    ['countersign approve g --reason', 'countersign approve g --reason --project q'],
    ['countersign approve g --what', 'countersign approve g --project q --what'],
    ['countersign status --markdown now', 'countersign status --markdown now'],
    ['countersign start NAME begins one; countersign flies', 'countersign start NAME begins one; countersign flies'],
    ['Nothing needs to be done.', 'Nothing needs to be done.'],
  ])('names its project where it ends: %s', (text, named) => {
    expect(inProject(text, 'q')).toBe(named);
  });

  it('names a branch only where its verb takes one', () => {
    expect(withOption('countersign explain g, or countersign approve g', 'branch', 'b')).toBe(
      'countersign explain g, or countersign approve g --branch b',
    );
  });
});

const named = (name: string) => commentVerbs.find((verb) => verb.name === name);

describe('the verbs of a comment', () => {
  it('are those that stand for a command, how projects begin, and the questions: who only looks, looks at the issue', () => {
    expect(commentVerbs.map(({ name }) => name)).toEqual(
      verbs
        .filter(
          ({ name, command: makes }) =>
            ['start', 'adopt', 'explain', 'mine', 'migrate'].includes(name) || makes !== undefined,
        )
        .map(({ name }) => name),
    );
    for (const name of ['status', 'log', 'merge', 'export', 'verify', 'check', 'hook', 'init'])
      expect(named(name)).toBeUndefined();
  });

  it('name no project, which is the issue, and attach no file', () => {
    const options = commentVerbs.flatMap((verb) => verb.options.map(({ name }) => name));
    for (const name of ['project', 'for', 'evidence']) expect(options).not.toContain(name);
    expect(named('approve')?.options.map(({ name }) => name)).toEqual(['branch', 'head', 'reason', 'limits', 'track']);
  });

  it('begin a project without a name: a workflow is all that is said', () => {
    expect(named('start')).toMatchObject({
      arguments: [{ name: 'workflow', optional: true }],
      options: [{ name: 'title' }, { name: 'client' }, { name: 'owner' }],
      example: 'countersign start software_release',
    });
  });

  it('adopt work without a name, too', () => {
    expect(named('adopt')).toMatchObject({
      arguments: [{ name: 'workflow', optional: true }],
      options: [{ name: 'stage' }, { name: 'because' }, { name: 'title' }, { name: 'client' }, { name: 'owner' }],
    });
  });

  it('ask what another workflow would change, and have the project follow what was looked at', () => {
    const { command: made } = named('migrate') ?? {};
    expect(named('migrate')).toMatchObject({ arguments: [{ name: 'workflow' }, { name: 'content' }], options: [] });
    expect(questionIn({ name: 'migrate' }, { workflow: 'memo' })).toBe('migrate');
    expect(questionIn({ name: 'migrate' }, { workflow: 'memo', content: '0a1b2c3' })).toBeNull();
    expect(made?.({ workflow: 'memo', content: '0a1b2c3' }, {})).toEqual({ migrate: { blob: '0a1b2c3' } });
    expect(made?.({ workflow: 'memo', content: 'HEAD' }, {})).toMatchObject({
      misuse: { because: '"HEAD" is no content of a workflow' },
    });
    expect(made?.({}, {})).toMatchObject({ misuse: { because: 'the content is missing' } });
  });

  it('ask why, and what waits for somebody; all else is to happen', () => {
    expect(['explain', 'mine', 'approve'].map((name) => questionIn({ name }, {}))).toEqual(['why', 'mine', null]);
  });

  it('make the same commands as everywhere else', () => {
    expect(named('approve')?.command).toBe(verbNamed('approve')?.command);
  });
});

describe('a text for people, in a comment', () => {
  it.each([
    ['countersign approve code_review', '/approve code_review'],
    ['It takes one of a (proven): countersign approve g', 'It takes one of a (proven): /approve g'],
    ['countersign approve GATE, or countersign approve --branch BRANCH', '/approve GATE, or /approve --branch BRANCH'],
    ['`countersign unblock b4 --reason "…"`', '`/unblock b4 --reason "…"`'],
    ['countersign start NAME begins one', '/start NAME begins one'],
    ['Look again: countersign migrate', 'Look again: /migrate'],
  ])('has its commands as a comment writes them: %s', (sentence, comment) => {
    expect(asComment(sentence)).toBe(comment);
  });

  it.each([
    'countersign status lists the open branches.',
    'countersign merge p',
    'countersign flies',
    'recountersign approve g',
    'nothing to countersign',
    'Nothing needs to be done.',
  ])('keeps what a comment cannot ask for: %s', (sentence) => {
    expect(asComment(sentence)).toBe(sentence);
  });
});

describe('words become a command', () => {
  it('with the track main, and nothing that was not typed', () => {
    expect(command('request', { gate: 'go' })).toEqual({ request: { gate: 'go', track: 'main' } });
    expect(command('request', { gate: 'go', branch: 'b', track: 'side' })).toEqual({
      request: { gate: 'go', track: 'side', proposal: 'b' },
    });
    expect(command('withdraw', { gate: 'go' })).toEqual({ withdraw: { gate: 'go', track: 'main', reason: '' } });
    expect(command('reconfirm', { gate: 'go' })).toEqual({ reconfirm: { gate: 'go', track: 'main' } });
    expect(command('override', { gate: 'go', reason: 'r' })).toEqual({
      override: { gate: 'go', track: 'main', reason: 'r' },
    });
    expect(command('advance', {})).toEqual({ advance: { track: 'main' } });
    expect(command('advance', { stage: 's', reason: 'r' })).toEqual({
      advance: { track: 'main', to: 's', reason: 'r' },
    });
    expect(command('back', { stage: 's', reason: 'r' })).toEqual({ back: { to: 's', track: 'main', reason: 'r' } });
    expect(command('act', { action: 'a' })).toEqual({ act: { action: 'a', track: 'main' } });
    expect(command('close', {})).toEqual({ close: { terminal_state: 'closed' } });
    expect(command('close', { as: 'abandoned', rationale: 'r' })).toEqual({
      close: { terminal_state: 'abandoned', rationale: 'r' },
    });
    expect(command('flag', { flag: 'f', reason: 'r' })).toEqual({ flag: { flag: 'f', reason: 'r' } });
    expect(command('block', { text: ['no', 'contact'] })).toEqual({ block: { text: 'no contact', on: 'track:main' } });
    expect(command('unblock', { blocker: 'b1', reason: true })).toEqual({ unblock: { blocker: 'b1', reason: '' } });
  });

  it('with what the door read of somebody else’s answer', () => {
    const attestation = {
      id: 'kim@example.com',
      login: 'kim',
      evidence: { name: 'a', sha256: 'a'.repeat(64), bytes: 1 },
    };
    expect(command('approve', { gate: 'go' }, { attestation })).toEqual({
      approve: { gate: 'go', track: 'main', reason: '', on_behalf_of: attestation },
    });
    expect(command('reject', { gate: 'go', reason: 'r' }, { attestation })).toEqual({
      reject: { gate: 'go', track: 'main', reason: 'r', on_behalf_of: attestation },
    });
    expect(command('reject', { gate: 'go', reason: 'r', branch: 'b' })).toEqual({
      reject: { gate: 'go', track: 'main', reason: 'r', proposal: 'b' },
    });
  });
});

const terms = (...words: readonly string[]) => command('approve', { terms: words });

const approve = (changes: object) => ({ approve: { track: 'main', reason: '', ...changes } });

const misuse = (because: RegExp) => ({
  misuse: { because: expect.stringMatching(because) as unknown, next: expect.stringMatching(/\S/u) as unknown },
});

describe('the terms of an approval', () => {
  it('are only, if and until, in any order', () => {
    expect(terms('only', 'to:contract,act:sandbox', 'if', 'fact:retention,no:blockers', 'until', '2027-01-31')).toEqual(
      approve({
        permits: ['to:contract', 'sandbox'],
        conditions: [{ fact: 'retention' }, { no: 'blockers' }],
        until: '2027-01-31',
      }),
    );
    expect(terms('until 2027-01-31 only a,')).toEqual(approve({ permits: ['a'], until: '2027-01-31' }));
    expect(command('approve', { terms: 'only a', branch: 'b', head: 'h', limits: 'l', reason: 'r' })).toEqual(
      approve({ proposal: 'b', head: 'h', limits: 'l', reason: 'r', permits: ['a'] }),
    );
    expect(terms()).toEqual(approve({}));
  });

  it('may ask for every simple condition', () => {
    expect(terms('if', 'artifact:a,gate:g,check:c:1,flag:f,no:conflicts,no:missing_facts')).toEqual(
      approve({
        conditions: [
          { artifact: 'a' },
          { gate: 'g' },
          { check: 'c:1' },
          { flag: 'f' },
          { no: 'conflicts' },
          { no: 'missing_facts' },
        ],
      }),
    );
  });

  it('may name conditions in words, which are one word because they were in quotes', () => {
    expect(terms('only', 'send', 'if', 'the contract is signed', 'if', 'fact:fee', 'if', ' it is, too ')).toEqual(
      approve({ permits: ['send'], blockers: ['the contract is signed', 'it is, too'], conditions: [{ fact: 'fee' }] }),
    );
    expect(terms('if', 'signed')).toEqual(misuse(/"signed" is no condition/u));
    expect(terms('if', ' ')).toHaveProperty('misuse');
  });

  it('are refused when they are not understood', () => {
    expect(terms('only')).toEqual(misuse(/"only" is followed by nothing/u));
    expect(terms('maybe', 'x')).toEqual(misuse(/"maybe" is not understood/u));
    expect(terms('only', 'a', 'only', 'b')).toEqual(misuse(/"only" is not understood/u));
    expect(terms('if', 'fact:a', 'if', 'fact:b')).toEqual(misuse(/"if"/u));
    expect(terms('until', 'a', 'until', 'b')).toEqual(misuse(/"until"/u));
    expect(terms('if', 'moon:full')).toEqual(misuse(/"moon:full" is no condition/u));
    expect(terms('if', 'no:bread')).toEqual(misuse(/"no:bread"/u));
    expect(terms('if', 'fact')).toEqual(misuse(/"fact" is no condition/u));
  });

  it('that would limit nothing are not taken for limits', () => {
    expect(terms('only', ',')).toHaveProperty('misuse');
    expect(terms('if', ',')).toHaveProperty('misuse');
  });
});

const value = (written: string) => {
  const made = command('fact', { fact: `x=${written}`, source: 's' });
  return made !== undefined && 'fact' in made ? made.fact.value : made;
};

describe('facts', () => {
  it('are numbers and truths where they look like it, else text', () => {
    expect(value('2')).toBe(2);
    expect(value('-0.5')).toBe(-0.5);
    expect(value('-0')).toBe(0);
    expect(value('true')).toBe(true);
    expect(value('false')).toBe(false);
    expect(value('2.0.0')).toBe('2.0.0');
    expect(value('007')).toBe('007');
    expect(value('1e3')).toBe('1e3');
    expect(value('1234567890123456')).toBe('1234567890123456');
    expect(value('a=b')).toBe('a=b');
    expect(value('')).toBe('');
  });

  it('have a name and a value', () => {
    expect(command('fact', { fact: 'x' })).toMatchObject({ misuse: { because: '"x" has no value' } });
    expect(command('fact', { fact: '=x' })).toHaveProperty('misuse');
    expect(command('fact', {})).toHaveProperty('misuse');
  });
});

describe('artifacts and entries', () => {
  it('an artifact has an address and a digest', () => {
    const typed = { name: 'invoice', address: 'https://x', sha256: 'b'.repeat(64) };
    expect(command('artifact', typed)).toEqual({
      artifact: {
        artifact: 'invoice',
        content: `sha256:${'b'.repeat(64)}`,
        address: 'https://x',
        source_artifacts: [],
      },
    });
    expect(command('artifact', { ...typed, source: ['plan', 'code'] })).toMatchObject({
      artifact: { source_artifacts: ['plan', 'code'] },
    });
    expect(command('artifact', { ...typed, source: 'plan' })).toMatchObject({
      artifact: { source_artifacts: ['plan'] },
    });
    expect(command('artifact', { ...typed, address: '' })).toMatchObject({
      misuse: { because: 'the address is missing' },
    });
    expect(command('artifact', { ...typed, sha256: 'B'.repeat(64) })).toMatchObject({
      misuse: { because: expect.stringMatching(/sha256/u) as unknown },
    });
  });

  it('an entry is named by its number', () => {
    expect(command('undo', { entry: '12', reason: 'r' })).toEqual({ undo: { seq: 12, reason: 'r' } });
    for (const entry of ['', '0', '-1', '1.5', 'last', '1'.repeat(11)])
      expect(command('undo', { entry })).toHaveProperty('misuse');
  });
});

describe('what nobody is sure of', () => {
  it('is assumed with a value and a reason', () => {
    expect(command('assume', { assumption: 'opportunity.budget=28000', because: 'last year' })).toEqual({
      assume: { assumption: 'opportunity.budget', value: 28000, because: 'last year' },
    });
    expect(command('assume', { assumption: 'x' })).toMatchObject({ misuse: { because: '"x" has no value' } });
  });

  it('is contested by what each source says, on the main track if none is named', () => {
    expect(command('conflict', { about: ['in', 'scope?'], claim: ['a: yes', 'b: no'] })).toEqual({
      conflict: { about: 'in scope?', claims: ['a: yes', 'b: no'], on: 'track:main' },
    });
  });

  it('is decided by a value where it is about a fact', () => {
    expect(command('resolve', { conflict: 'c12', as: '28000', because: 'signed' })).toEqual({
      resolve: { conflict: 'c12', value: 28000, because: 'signed' },
    });
    expect(command('resolve', { conflict: 'c12', because: 'signed' })).toEqual({
      resolve: { conflict: 'c12', because: 'signed' },
    });
  });

  it('may stand in for an artifact, and what is in the way may be due and have its recovery', () => {
    expect(command('fact', { fact: 'x=1', source: 's', substitutes: 'artifact:plan' })).toMatchObject({
      fact: { substitutes: 'artifact:plan' },
    });
    expect(command('block', { text: ['no', 'contact'], due: '2026-06-10', recover: 'hold' })).toEqual({
      block: { text: 'no contact', on: 'track:main', due_date: '2026-06-10', recover: 'hold' },
    });
  });
});
