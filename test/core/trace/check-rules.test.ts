import { describe, expect, it } from 'vitest';
import { builtIn } from '../../../src/core/trace/check/built-in.ts';
import { evaluate } from '../../../src/core/trace/check/evaluate.ts';
import { readInvariants, type Invariant } from '../../../src/core/trace/check/invariants.ts';
import { readPath, readRule } from '../../../src/core/trace/check/rule.ts';
import { pathText } from '../../../src/core/trace/check/told.ts';
import { approved, at, changed, id, reportOf, toldOf } from './approved.ts';

const uuid = '7d3c9a10-0b1e-4f5a-9c2d-000000000001';

/** `holds`, `not asked: …`, or what does not hold. */
function said(rule: string, path: string, object: unknown, companion: unknown = null): string {
  const asRule = readRule(rule);
  const steps = path === '' ? [] : readPath(path);
  if ('wrong' in asRule) return asRule.wrong;
  if ('wrong' in steps) return steps.wrong;
  const { asked, failed, nowhere } = evaluate(asRule, steps, object, () => companion, false);
  if (failed.length > 0) return failed.map(({ says }) => says).join('; ');
  return asked === 0 ? `not asked: ${nowhere.join('; ')}` : 'holds';
}

describe('a rule', () => {
  it.each([
    ['uuid-v4', 'a', { a: uuid }],
    ['non-empty-string', 'a', { a: 'x' }],
    ['exists', 'a', { a: 0 }],
    ['iso-datetime', 'a', { a: '2026-02-28T23:59:60+00:00'.replace('02-28', '12-31') }],
    ['positive-integer', 'a', { a: 1 }],
    ['optional-string', 'a', { a: '' }],
    ['eq("1.0.0")', 'a', { a: '1.0.0' }],
    [`eq('x y')`, 'a', { a: 'x y' }],
    ['eq(-1.5)', 'a', { a: -1.5 }],
    ['eq(true)', 'a', { a: true }],
    ['eq("a\\"b")', 'a', { a: 'a"b' }],
    ['min-length(2)', 'a', { a: [1, 2] }],
    ['min-length(2)', 'a', { a: 'ab' }],
    ['enum(a, b,"c d")', 'a', { a: 'c d' }],
    ['one-of(["x", 1, null, true])', 'a', { a: null }],
    ['if(s == "no", non-empty-string)', 'a', { a: 'x', s: 'no' }],
    ['if(s != "no", non-empty-string)', 'a', { a: 'x', s: 'yes' }],
    ['if(s == "no", if(t == 1, exists))', 'a', { a: 'x', s: 'no', t: 1 }],
    ['if(status == "no", exists)', 'list[*].why', { list: [{ status: 'no', why: 'x' }, { status: 'yes' }] }],
    ['if(status == "no", exists)', 'list[*].why', { status: 'no', list: [{ why: 'x' }] }],
    ['exists(list[?k=="x"])', '', { list: [{ k: 'y' }, { k: 'x' }] }],
    ['exists(a.b)', '', { a: { b: false } }],
    ['list[?k=="x"].data != null', '', { list: [{ k: 'x', data: {} }, { k: 'y' }] }],
    [
      'list[?k!="x"].n == 2',
      '',
      {
        list: [
          { k: 'x', n: 1 },
          { k: 'y', n: 2 },
        ],
      },
    ],
    ['a == null', '', {}],
    ['exists', 'list[1].b', { list: [1, { b: 2 }] }],
    ['uuid-v4', 'list[*].id', { list: [{ id: uuid }, { id: uuid }] }],
  ])('%s holds of %s', (rule, path, object) => {
    expect(said(rule, path, object)).toBe('holds');
  });

  it.each([
    ['uuid-v4', 'a', { a: 'x' }, 'a must be a UUID of version 4, in lower case, and is "x"'],
    ['uuid-v4', 'a', { a: 7 }, 'a must be a UUID of version 4, in lower case, and is 7'],
    ['non-empty-string', 'a', { a: ' \t' }, 'a must be a text that is not blank, and is " \\t"'],
    ['non-empty-string', 'a', {}, 'a must be a text that is not blank, and is not there'],
    ['non-empty-string', 'a', { a: null }, 'a must be a text that is not blank, and is null'],
    ['exists', 'a', { a: null }, 'a must be there, and is null'],
    ['exists', 'a.b', { a: 'text' }, 'a.b must be there, and is not there'],
    ['exists', 'a.constructor', { a: {} }, 'a.constructor must be there, and is not there'],
    ['exists', 'a[0]', { a: 'text' }, 'a[0] must be there, and is not there'],
    ['exists', 'a[3].b', { a: [] }, 'a[3].b must be there, and is not there'],
    [
      'iso-datetime',
      'a',
      { a: '1 May 2026' },
      'a must be a date and time such as 2026-01-31T15:00:00Z, and is "1 May 2026"',
    ],
    ['iso-datetime', 'a', { a: 5 }, 'a must be a date and time such as 2026-01-31T15:00:00Z, and is 5'],
    ['positive-integer', 'a', { a: 0 }, 'a must be a whole number above 0, and is 0'],
    ['positive-integer', 'a', { a: 1.5 }, 'a must be a whole number above 0, and is 1.5'],
    ['positive-integer', 'a', { a: '1' }, 'a must be a whole number above 0, and is "1"'],
    ['optional-string', 'a', { a: 1 }, 'a must be a text where it is there, and is 1'],
    ['eq("1.0.0")', 'a', { a: '2.0.0' }, 'a must be "1.0.0", and is "2.0.0"'],
    ['eq(1)', 'a', { a: '1' }, 'a must be 1, and is "1"'],
    ['min-length(2)', 'a', { a: [1] }, 'a must have a length of 2 or more, and is a list of 1'],
    ['min-length(1)', 'a', { a: {} }, 'a must have a length of 1 or more, and is an object'],
    ['min-length(1)', 'a', {}, 'a must have a length of 1 or more, and is not there'],
    ['enum(a,b)', 'a', { a: 'c' }, 'a must be a or b, and is "c"'],
    ['one-of([1, "x"])', 'a', { a: 2 }, 'a must be 1 or x, and is 2'],
    ['if(s == "no", non-empty-string)', 'a', { s: 'no' }, 'a must be a text that is not blank, and is not there'],
    ['exists(list[?k=="x"])', '', { list: [{ k: 'y' }] }, 'list[k == "x"] must be there, and is not'],
    ['exists(list[?k!="x"].a[0].b[*])', '', {}, 'list[k != "x"].a[0].b[*] must be there, and is not'],
    ['list[?k=="x"].data != null', '', { list: [{ k: 'x' }] }, 'list[0].data must be not null, and is not there'],
    ['list[0] == 2', '', { list: [1] }, 'list[0] must be 2, and is 1'],
    [
      'uuid-v4',
      'list[*].id',
      { list: [{ id: uuid }, {}] },
      'list[1].id must be a UUID of version 4, in lower case, and is not there',
    ],
    ['enum(a)', 'a', { a: 'x'.repeat(200) }, `a must be a, and is "${'x'.repeat(79)}…`],
  ])('%s does not hold of %s', (rule, path, object, says) => {
    expect(said(rule, path, object)).toBe(says);
  });

  it.each([
    ['uuid-v4', 'list[*].id', {}, 'list is not there'],
    ['uuid-v4', 'list[*].id', { list: 'x' }, 'list is no list'],
    ['uuid-v4', 'list[*].id', { list: [] }, 'list is empty'],
    ['uuid-v4', 'list[?k=="x"].id', { list: [{ k: 'y' }] }, 'list has none with k == "x"'],
    ['list[?k!="x"].id == 1', '', { list: [{ k: 'x' }] }, 'list has none with k != "x"'],
    ['if(s == "no", exists)', 'a', { s: 'yes' }, 's is nowhere "no"'],
    ['if(s != "no", exists)', 'a', { s: 'no' }, 's is nowhere not "no"'],
    ['optional-string', 'a', {}, 'a is not there'],
    ['eq(plan.plan_id)', 'a', { a: 1 }, 'there is no Plan here to compare with'],
  ])('%s has nothing to be asked of at %s', (rule, path, object, because) => {
    expect(said(rule, path, object)).toBe(`not asked: ${because}`);
  });

  it('compares with a value of another object', () => {
    const plan = { plan_id: 'p', steps: [{ step_id: 's' }] };
    expect(said('eq(plan.plan_id)', 'a', { a: 'p' }, plan)).toBe('holds');
    expect(said('eq(plan.steps[0].step_id)', 'a', { a: 's' }, plan)).toBe('holds');
    expect(said('eq(plan.plan_id)', 'a', { a: 'q' }, plan)).toBe('a must be plan.plan_id, which is "p", and is "q"');
    expect(said('eq(plan.title)', 'a', {}, plan)).toBe('plan.title is not there to compare with');
  });

  it.each([
    ['uuid-v5', 'there is no rule uuid-v5'],
    ['eqq(1)', 'there is no rule eqq'],
    ['toString(1)', 'there is no rule toString'],
    ['', 'there is no rule '],
    ['eq(plan)', 'eq(plan) does not say in which object that is'],
    ['eq(draft)', 'eq(draft) does not say in which object that is'],
    ['eq(plan..id)', 'the path plan..id cannot be read from ..id on'],
    ['eq(plan.steps[*].id)', 'eq(plan.steps[*].id) may be several values'],
    ['eq(plan.steps[?a==1].id)', 'eq(plan.steps[?a==1].id) may be several values'],
    ['min-length(-1)', 'min-length(-1) cannot be read'],
    ['min-length()', 'min-length() cannot be read'],
    ['enum()', 'enum() cannot be read'],
    ['enum(a,,b)', 'enum(a,,b) cannot be read'],
    ['one-of([])', 'one-of([]) cannot be read'],
    ['one-of(["a" "b"])', 'one-of(["a" "b"]) cannot be read'],
    ['one-of(a)', 'one-of(a) cannot be read'],
    ['if(a == "b")', 'if(a == "b") cannot be read'],
    ['if(a == b, exists)', 'if(a == b, exists) cannot be read'],
    ['if(a == "b", no-rule)', 'there is no rule no-rule'],
    ['if(a == "b", exists(c))', 'what follows in if(…) must be about the path of the rule'],
    ['if(a == "b", c == 1)', 'what follows in if(…) must be about the path of the rule'],
    ['exists(a[)', 'the path a[ cannot be read from [ on'],
    ['exists()', 'the path is empty'],
    ['x'.repeat(2_001), 'a rule has at most 2000 letters'],
  ])('%s cannot be read', (rule, wrong) => {
    expect(said(rule, 'a', {})).toBe(wrong);
  });

  it.each([
    ['a[x]', 'the path a[x] cannot be read from [x] on'],
    ['[0]', 'the path [0] cannot be read from [0] on'],
    ['a[?b]', 'the path a[?b] cannot be read from [?b] on'],
    ['a.', 'the path a. cannot be read from . on'],
    ['x'.repeat(2_001), 'a path has at most 2000 letters'],
  ])('%s is no path', (path, wrong) => {
    expect(said('exists', path, {})).toBe(wrong);
  });
});

/** The rules that can be read, and what is wrong with the others. */
function read(
  value: unknown,
  file = 'mine.yaml',
): { readonly ids: readonly string[]; readonly problems: readonly string[] } {
  const { invariants, problems } = readInvariants(value, { file, under: null });
  return {
    ids: invariants.map(({ id: name, scope }) => `${name} ${scope}`),
    problems: problems.map(({ path, code, message }) => `${pathText(path)} ${code}: ${message}`),
  };
}

describe('a list of rules', () => {
  const one = { id: 'r', scope: 'plan', path: 'title', rule: 'exists' };

  it('stands below invariants, or is the file, whose name is then the scope', () => {
    expect(read({ invariants: [one] })).toEqual({ ids: ['r plan'], problems: [] });
    expect(read([{ id: 'r', path: 'title', rule: 'exists' }], 'rules/confirm.yaml').ids).toEqual(['r confirm']);
  });

  it.each([
    [{}, 'it rule_unreadable: there is no list of rules in the file'],
    [[], 'it rule_unreadable: there is no list of rules in the file'],
    ['text', 'it rule_unreadable: there is no list of rules in the file'],
    [['uuid-v4'], '[0] rule_unreadable: a rule is an object'],
    [[{ id: 'r', scope: 'plan', path: 'title', rul: 'exists' }], '[0].rul rule_unreadable: a rule has no rul'],
    [[{ ...one, id: ' ' }], '[0] rule_unreadable: this rule has no id'],
    [[{ ...one, id: 7 }], '[0] rule_unreadable: this rule has no id'],
    [[{ ...one, scope: 7 }], '[0].scope rule_unreadable: the scope of r is no text'],
    [[{ ...one, path: 7 }], '[0].path rule_unreadable: the path of r is missing, or no text'],
    [[{ ...one, path: 'a..b' }], '[0].path rule_unreadable: the path a..b cannot be read from ..b on'],
    [[{ ...one, rule: 'uuid' }], '[0].rule rule_unreadable: there is no rule uuid'],
    [[{ id: 'r', rule: 'exists' }], '[0].rule rule_unreadable: r does not say what it is about'],
    [[{ id: 'r' }], '[0] rule_unreadable: the rule of r is missing, or no text'],
    [[{ id: 'r', path: 'a', description: 'x' }], '[0] rule_unreadable: the rule of r is missing, or no text'],
    [[{ ...one, rule: 'exists(a)' }], '[0].path rule_unreadable: the rule of r says itself what it is about'],
    [[{ ...one, rule: 'a == 1' }], '[0].path rule_unreadable: the rule of r says itself what it is about'],
  ])('is refused where it cannot be read: %j', (value, problem) => {
    expect(read(value)).toEqual({ ids: [], problems: [problem] });
  });

  it('has each name once', () => {
    expect(read({ invariants: [one, { ...one, path: 'status' }, 'x'] }).problems).toEqual([
      'invariants[2] rule_unreadable: a rule is an object',
      'invariants[1].id duplicate_id: there is a rule r already',
    ]);
  });

  it('may have words of its own beside what is known', () => {
    expect(read([{ ...one, severity: 'high', since: 2 }]).problems).toEqual([]);
  });
});

describe('the rules that ship', () => {
  it('can all be read, and each is asked of a record, but those about what is not there', () => {
    expect(builtIn.length).toBe(new Set(builtIn.map(({ id: name }) => name)).size);
    expect(builtIn.length).toBeGreaterThanOrEqual(29);
    expect(reportOf(approved())).toMatchObject({
      rules: builtIn.length,
      vacuous: [{ id: 'confirm-rejected-by-somebody', file: null, because: 'status is nowhere "rejected"' }],
    });
  });

  it('are not asked of an object whose shape is wrong', () => {
    const { vacuous } = reportOf(changed(approved(), ['context.title', undefined]));
    expect(vacuous.filter(({ id: name }) => name.startsWith('context-')).map(({ because }) => because)).toEqual(
      Array.from({ length: 4 }, () => 'what is wrong with the shape of each context comes first'),
    );
  });

  it('are told to have been asked of nothing where there is nothing', () => {
    const { vacuous } = reportOf({ 'plan.json': approved()['plan.json'] }, [], false);
    expect(new Set(vacuous.map(({ because }) => because))).toEqual(
      new Set([
        'there is no context here',
        'there is no Context here to compare with',
        'there is no confirm here',
        'there is no trace here',
      ]),
    );
  });
});

/** Rules that can all be read. */
function rules(value: unknown, under: string | null = null): readonly Invariant[] {
  const { invariants, problems } = readInvariants(value, { file: 'rules.yaml', under });
  expect(problems).toEqual([]);
  return invariants;
}

describe('rules that somebody brings', () => {
  it('are held against every object that they are about, with what they are for', () => {
    const four = { id: 'four', scope: 'plan', path: 'steps', rule: 'min-length(4)' };
    const { problems } = reportOf(approved(), rules([four, { ...four, id: 'why', description: 'Fewer are too few.' }]));
    expect(problems.map(({ message, next }) => `${message} → ${next}`)).toEqual([
      'steps must have a length of 4 or more, and is a list of 3 (rule four) → Correct the value, or the rule.',
      'steps must have a length of 4 or more, and is a list of 3 (rule why) → Fewer are too few.',
    ]);
  });

  it('are held against objects of a wrong shape, too', () => {
    const files = changed(approved(), ['plan.title', undefined]);
    expect(toldOf(reportOf(files, rules([{ id: 'r', scope: 'plan', path: 'title', rule: 'exists' }])))).toEqual([
      'plan.json it missing_field',
      'plan.json title rule_broken',
    ]);
  });

  it('are about what lies in their folder and below', () => {
    const files = Object.fromEntries(
      ['a', 'b', 'b/c', 'bc'].map((folder) => [
        `${folder}/context.json`,
        { ...(approved()['context.json'] as object), context_id: id(folder.length + folder.codePointAt(0)!) },
      ]),
    );
    const closed = [{ id: 'r', scope: 'context', path: 'status', rule: 'enum(closed)' }];
    const below = (under: string | null) =>
      toldOf(reportOf(files, rules(closed, under))).filter((one) => one.includes('rule_broken'));
    expect(below('b')).toEqual(['b/context.json status rule_broken', 'b/c/context.json status rule_broken']);
    expect(below('')).toHaveLength(4);
    expect(reportOf(files, rules(closed, 'd')).vacuous.find(({ id: name }) => name === 'r')).toEqual({
      id: 'r',
      file: 'rules.yaml',
      because: 'there is no context below d',
    });
  });

  it('are told where they are words only, or about what is not checked', () => {
    const given = [
      { id: 'words', scope: 'trace', description: 'Every turn is answered' },
      { id: 'collab', scope: 'collab', path: 'mode', rule: 'exists' },
    ];
    const { vacuous } = reportOf(approved(), rules(given));
    expect(vacuous.slice(1)).toEqual([
      { id: 'words', file: 'rules.yaml', because: 'it is said in words only: somebody has to look' },
      {
        id: 'collab',
        file: 'rules.yaml',
        because: `collab is no kind of object that is checked here; there are context, plan, confirm, trace, git_event, ci_event, file_update_event, tool_event`,
      },
    ]);
  });

  it('may be about what git and others tell in the events of a Trace', () => {
    const event = at(approved(), 'trace.events.2') as object;
    const data = {
      repo_url: 'r',
      commit_id: 'c',
      ref_name: 'main',
      event_kind: 'merge',
      timestamp: '2026-03-03T10:00:00Z',
    };
    const files = changed(approved(), [
      'trace.events.3',
      { ...event, event_id: id(97), event_type: 'git.merge', data },
    ]);
    const report = reportOf(
      files,
      rules([
        { id: 'git', scope: 'git_event', path: 'commit_id', rule: 'enum(d)' },
        { id: 'ci', scope: 'ci_event', path: 'run_id', rule: 'exists' },
        {
          id: 'author',
          scope: 'git_event',
          path: 'author_name',
          rule: 'exists',
          note: 'Apply only when author_name exists',
        },
      ]),
    );
    expect(toldOf(report)).toEqual(['trace.json events[3].data.commit_id rule_broken']);
    expect(report.vacuous.slice(1).map(({ id: name, because }) => `${name}: ${because}`)).toEqual([
      'ci: there is no ci_event here',
      'author: author_name is not there',
    ]);
  });

  it('that leave out what a Confirm may be are told, and not held against it', () => {
    const final = [{ id: 'final', scope: 'confirm', path: 'status', rule: 'one-of(["approved", "rejected"])' }];
    expect(toldOf(reportOf(approved(), rules(final)))).toEqual([]);
    const pending = changed(
      approved(),
      ['confirm.status', 'pending'],
      ['confirm.decisions', undefined],
      ['trace.events', [at(approved(), 'trace.events.0')]],
    );
    const [problem, ...others] = reportOf(pending, rules(final)).problems;
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ file: 'rules.yaml', severity: 'warning', code: 'rule_contradicts_protocol' });
    expect(problem?.message).toContain('confirm.json is pending');
    const both = { ...pending, 'b/confirm.json': changed(pending, ['confirm.status', 'cancelled'])['confirm.json'] };
    expect(reportOf(both, rules(final)).problems.find(({ file }) => file === 'rules.yaml')?.message).toContain(
      'confirm.json is pending, b/confirm.json is cancelled',
    );
    const none = changed(approved(), ['confirm', { ...(approved()['confirm.json'] as object), status: 'odd' }]);
    expect(toldOf(reportOf(none, rules(final)))).toContain('confirm.json status rule_broken');
    const narrow = [{ id: 'n', scope: 'confirm', path: 'status', rule: 'enum(approved)' }];
    expect(toldOf(reportOf(pending, rules(narrow)))).toEqual(['confirm.json status rule_broken']);
    const elsewhere = [{ id: 'n', scope: 'confirm', path: 'target_type', rule: 'one-of(["approved", "rejected"])' }];
    expect(toldOf(reportOf(pending, rules(elsewhere)))).toEqual(['confirm.json target_type rule_broken']);
    expect(toldOf(reportOf({ 'confirm.json': 'x' }, rules(final)))).toContain('confirm.json status rule_broken');
  });

  it('are asked of what is no object at all, and of a Trace without events', () => {
    const given = [
      { id: 'plan', scope: 'confirm', path: 'target_id', rule: 'eq(plan.plan_id)' },
      { id: 'ci', scope: 'ci_event', path: 'run_id', rule: 'exists' },
    ];
    const files = changed(approved(), ['confirm', 'x'], ['trace.events', undefined], ['context', undefined]);
    const { problems, vacuous } = reportOf(files, rules(given), false);
    expect(toldOf({ problems })).toContain('confirm.json target_id rule_broken');
    expect(vacuous.some(({ id: name }) => name === 'ci')).toBe(true);
    const { vacuous: others } = reportOf({ 'trace.json': { status: 'odd' } }, rules(given), false);
    expect(others.filter(({ file }) => file !== null)).toHaveLength(2);
  });
});
