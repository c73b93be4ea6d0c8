import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/core/condition.ts';
import { checkDefinition } from '../../src/core/definition/check.ts';
import { provenIn } from '../../src/core/definition/checks/never.ts';
import { fullForm } from '../../src/core/definition/full-form.ts';
import type { WrittenDefinition } from '../../src/core/definition/schema.ts';
import { findingCodes } from '../../src/core/finding.ts';
import { fullPolicy, type WrittenPolicy } from '../../src/core/policy/schema.ts';

const artifact = { owner: 'o', version_policy: 'v' } as const;

/** A definition that makes sense, with something changed. */
function given(change: Partial<WrittenDefinition> = {}): WrittenDefinition {
  return {
    workflow_type: 'release',
    stages: ['draft', 'test', 'done'],
    artifacts: [
      { artifact_type: 'notes', path: 'notes.md', gates: ['review'], ...artifact },
      { artifact_type: 'sources', kind: 'folder', path: 'src/**', ...artifact },
    ],
    gates: ['review'],
    actions: [{ id: 'send', label: 'Send', gates: ['review'] }],
    required_fields: ['client.name'],
    facts: { version: {} },
    ...change,
  };
}

function when(
  change: Partial<WrittenDefinition>,
  policy?: WrittenPolicy,
): readonly (readonly [string, string, string])[] {
  const problems = checkDefinition(fullForm(given(change)), policy === undefined ? undefined : fullPolicy(policy));
  for (const problem of problems) {
    expect(problem.code in findingCodes).toBe(true);
    expect(problem.next).toMatch(/[.?]|proposals/u);
  }
  return problems.map((problem) => [problem.code, problem.path.join('.'), problem.message] as const);
}

/** The problems of one transition's `requires`. */
function requiring(
  requires: Condition,
  change: Partial<WrittenDefinition> = {},
): readonly (readonly [string, string, string])[] {
  const allowed_transitions = [
    { from: 'draft', to: 'test', when: 'w' },
    { from: 'test', to: 'done', when: 'w', requires },
  ];
  return when({ allowed_transitions, ...change }).map(([code, path, message]) => [
    code,
    path.replace('allowed_transitions.1.requires', '…'),
    message,
  ]);
}

it('a definition that makes sense has no problems', () => {
  expect(when({})).toEqual([]);
});

describe('names', () => {
  it('no name stands twice in one list', () => {
    expect(
      when({
        stages: ['draft', 'draft'],
        allowed_transitions: [],
        artifacts: ['a', 'a'],
        gates: ['review', 'review'],
        actions: [
          { id: 'send', label: 'S', gates: ['review'] },
          { id: 'send', label: 'S', gates: [] },
        ],
        roles: ['r', 'r'],
        recovery_actions: ['x', 'x'],
        terminal_states: ['end', 'end'],
      }).map(([code, path]) => `${code} ${path}`),
    ).toEqual(
      ['stages.1', 'artifacts.1', 'gates.1', 'actions.1', 'roles.1', 'recovery_actions.1', 'terminal_states.1'].map(
        (path) => `duplicate_id ${path}`,
      ),
    );
  });

  it('words without a letter or digit make no name', () => {
    expect(when({ stages: ['draft', '…'], routing_rules: ['→ ask', 'x → y'] }).slice(0, 2)).toEqual([
      ['unusable_id', 'stages.1', 'no name can be made of the words of this stage'],
      ['unusable_id', 'routing_rules.0', 'no name can be made of the words of this routing rule'],
    ]);
  });

  it('two transitions between the same stages differ in their trigger', () => {
    const way = { from: 'draft', to: 'test', when: 'w' };
    const on = { ...way, on: { flag: 'f' } };
    const rest = { from: 'test', to: 'done', when: 'w' };
    expect(when({ allowed_transitions: [way, on, rest] })).toEqual([]);
    expect(when({ allowed_transitions: [way, on, rest, on] })).toEqual([
      [
        'duplicate_id',
        'allowed_transitions.3',
        'the transition from draft to test is there twice with the same trigger',
      ],
    ]);
  });

  it('every stage, artifact and gate that is named is there', () => {
    expect(
      when({
        allowed_transitions: [
          { from: 'draft', to: 'test', when: 'w', on: { landed: 'note' } },
          { from: 'test', to: 'done', when: 'w', on: { flag: 'f' } },
          { from: 'tset', to: 'nowhere', when: 'w' },
        ],
        artifacts: [{ artifact_type: 'notes', gates: ['reveiw'], ...artifact }],
        actions: [{ id: 'send', label: 'S', gates: ['review', 'legal'] }],
        terminal_states: [{ id: 'closed', from: ['done', 'dnoe'] }],
        support_outputs: ['invoice'],
      }).map(([code, path]) => `${code} ${path}`),
    ).toEqual(
      [
        'allowed_transitions.0.on.landed',
        'allowed_transitions.2.from',
        'allowed_transitions.2.to',
        'artifacts.0.gates.0',
        'actions.0.gates.1',
        'terminal_states.0.from.1',
        'support_outputs.0',
      ].map((path) => `dangling_name ${path}`),
    );
  });

  it.each(['any', 'all'])('%s is no stage: exceptions are listed one by one', (name) => {
    const [problem] = checkDefinition(
      fullForm(given({ allowed_transitions: [{ from: name, to: 'done', when: 'w' }] })),
    );
    expect(problem).toMatchObject({
      code: 'wildcard_transition',
      path: ['allowed_transitions', 0, 'from'],
      severity: 'error',
    });
    expect(problem?.next).toContain('gate');
  });

  it('a stage may be called any', () => {
    expect(when({ stages: ['any', 'done'] })).toEqual([]);
  });

  it.each<[Condition, string, string]>([
    [{ artifact: 'note' }, 'dangling_name', '….artifact'],
    [{ count: { artifact: 'note', at_least: 1 } }, 'dangling_name', '….count.artifact'],
    [{ age: { artifact: 'note', at_least_days: 1 } }, 'dangling_name', '….age.artifact'],
    [{ gate: 'legal' }, 'dangling_name', '….gate'],
    [{ gate: 'review', permits: 'fly' }, 'dangling_name', '….permits'],
    [{ track: 'main', is: 'finished' }, 'dangling_name', '….is'],
    [{ track: 'main', stage: 'nowhere' }, 'dangling_name', '….stage'],
    [{ fact: 'clientname' }, 'unknown_fact', '….fact'],
    [{ date: { after: 'soon' } }, 'invalid_date', '….date.after'],
    [{ all: [{ any: [{ not: { gate: 'legal' } }] }] }, 'dangling_name', '….all.0.any.0.not.gate'],
  ])('a condition names what is there: %j', (condition, code, path) => {
    expect(requiring(condition).map(([found, at]) => [found, at])).toEqual([[code, path]]);
  });

  it.each<Condition>([
    { artifact: 'notes' },
    { gate: 'review', permits: 'send' },
    { gate: 'review', permits: 'to:done@main' },
    { gate: 'review', permits: 'land:notes' },
    { gate: 'review', permits: 'to:closed' },
    { track: 'main' },
    { track: 'main', is: 'complete', stage: 'done' },
    { fact: 'client.name' },
    { fact: 'version' },
    { date: { before: '2027-01-01' } },
    { age: { artifact: 'notes', at_least_days: 2 } },
    { flag: 'whatever' },
  ])('nothing is wrong with %j', (condition) => {
    expect(requiring(condition)).toEqual([]);
  });

  it('a fact where none is listed is a warning', () => {
    const problems = checkDefinition(
      fullForm(
        given({
          facts: {},
          required_fields: [],
          actions: [{ id: 'send', label: 'S', gates: ['review'], requires: { fact: 'x' } }],
        }),
      ),
    );
    expect(problems).toMatchObject([
      { code: 'unknown_fact', severity: 'warning', path: ['actions', 0, 'requires', 'fact'] },
    ]);
  });

  it('what is near is proposed, else all there is, else that there is none', () => {
    expect(next(actions('reveiw'))).toEqual(['Did you mean review?']);
    expect(next(actions('zzz'))).toEqual(['There is review.']);
    expect(next({ ...actions('zzz'), actions: [], artifacts: [], gates: [], support_outputs: ['zzz'] })).toEqual([
      'There is none to name.',
    ]);
  });
});

describe('ways', () => {
  it('every stage can be reached from the first', () => {
    expect(
      when({
        allowed_transitions: [
          { from: 'draft', to: 'done', when: 'w' },
          { from: 'test', to: 'done', when: 'w' },
        ],
      }),
    ).toEqual([['unreachable_stage', 'stages.1', 'no transition leads from draft to test']]);
  });

  it('every stage leads to a terminal state', () => {
    expect(
      when({
        allowed_transitions: [
          { from: 'draft', to: 'test', when: 'w' },
          { from: 'draft', to: 'done', when: 'w' },
          { from: 'test', to: 'test', when: 'w' },
        ],
        terminal_states: [{ id: 'closed', from: ['done'] }],
      }),
    ).toEqual([['no_way_out', 'stages.1', 'no way leads from test to a terminal state']]);
  });
});

describe('conditions that can never hold', () => {
  it.each<[Condition, string, string]>([
    [{ all: [{ flag: 'x' }, { not: { flag: 'x' } }] }, '…', 'flag: x must hold and must not hold'],
    [{ not: { any: [{ flag: 'x' }, { not: { flag: 'x' } }] } }, '…', 'flag: x must hold and must not hold'],
    [{ all: [{ gate: 'review' }, { gate: 'review', is: 'closed' }] }, '…', 'gate: review must hold and must not hold'],
    [{ all: [{ gate: 'review', is: 'open' }, { not: { gate: 'review' } }] }, '…', 'gate: review must hold'],
    [{ all: [{ check: 'ci' }, { not: { is: 'passed', check: 'ci' } }] }, '…', 'must hold and must not hold'],
    [{ all: [{ check: 'ci' }, { check: 'ci', is: 'failed' }] }, '…', 'check ci cannot be passed and failed'],
    [
      {
        all: [
          { track: 'a', is: 'active' },
          { track: 'a', is: 'complete', stage: 'done' },
        ],
      },
      '…',
      'track a cannot be active and complete',
    ],
    [
      {
        all: [
          { track: 'a', stage: 'draft' },
          { track: 'a', stage: 'done' },
        ],
      },
      '…',
      'the stage of track a cannot be draft and done',
    ],
    [{ all: [{ fact: 'version' }, { not: { fact: 'version' } }] }, '…', 'must hold and must not hold'],
    [
      { all: [{ fact: 'version', equals: 1 }, { not: { fact: 'version' } }] },
      '…',
      'fact version must be known and must not be known',
    ],
    [
      {
        all: [
          { fact: 'version', equals: 1 },
          { fact: 'version', equals: 2 },
        ],
      },
      '…',
      'no value of fact version fits',
    ],
    [{ fact: 'version', one_of: [1, 2], equals: 3 }, '…', 'no value of fact version fits'],
    [{ fact: 'version', one_of: [1, 2], at_least: 3 }, '…', 'no value of fact version fits'],
    [{ fact: 'version', equals: 'two', at_most: 3 }, '…', 'no value of fact version fits'],
    [{ fact: 'version', equals: 4, at_most: 3 }, '…', 'no value of fact version fits'],
    [{ fact: 'version', at_least: 3, at_most: 2 }, '…', 'no value of fact version fits'],
    [
      { all: [{ date: { after: '2027-01-01' } }, { not: { date: { after: '2027-01-01' } } }] },
      '…',
      'date: {"after":"2027-01-01"} must hold and must not hold',
    ],
    [
      {
        all: [
          { fact: 'version', at_least: 3 },
          { fact: 'version', at_most: 2 },
        ],
      },
      '…',
      'no value of fact version fits',
    ],
    [{ date: { after: '2027-01-01', before: '2027-01-01' } }, '…', 'no moment lies after'],
    [{ all: [{ date: { after: '2027-01-02' } }, { date: { before: '2027-01-01' } }] }, '…', 'no moment lies after'],
    [{ count: { artifact: 'notes', at_least: 2 } }, '…', 'notes is one file, and 2 are asked for'],
    [{ any: [] }, '…', 'nothing in it that could hold'],
    [
      { all: [{ flag: 'x' }, { any: [{ fact: 'version', at_least: 3, at_most: 2 }] }] },
      '….all.1.any.0',
      'no value of fact version fits',
    ],
    [{ any: [{ all: [{ flag: 'x' }, { not: { flag: 'x' } }] }, { any: [] }] }, '….any.0', 'flag: x must hold'],
    [
      {
        all: [
          { count: { artifact: 'sources', at_least: 2 } },
          { not: { count: { at_least: 2, artifact: 'sources' } } },
          { flag: 'a' },
          { not: { flag: 'a' } },
        ],
      },
      '…',
      'must hold',
    ],
  ])('%j', (condition, path, why) => {
    const found = requiring(condition).filter(([code]) => code === 'impossible_condition');
    expect(found.map(([, at]) => at)).toEqual([path]);
    expect(found[0]?.[2]).toContain(why);
  });

  it('a gate that has no conditional approval is never conditionally open', () => {
    const gates = [{ gate_id: 'review', owner: 'o', applies_when: 'w', approval_states: ['approved'] }] as const;
    expect(requiring({ gate: 'review', is: 'conditional' }, { gates })).toEqual([
      ['impossible_condition', '…', 'this can never hold: review has no conditional approval'],
    ]);
    expect(requiring({ gate: 'review', is: 'conditional' })).toEqual([]);
    expect(requiring({ gate: 'legal', is: 'conditional' }).map(([code]) => code)).toEqual(['dangling_name']);
  });

  it.each<Condition>([
    { any: [{ flag: 'x' }, { not: { flag: 'x' } }] },
    { any: [{ flag: 'y' }, { all: [{ flag: 'x' }, { not: { flag: 'x' } }] }] },
    { not: { all: [{ flag: 'x' }, { not: { flag: 'x' } }] } },
    {
      all: [
        { fact: 'version', at_least: 2 },
        { fact: 'version', at_most: 2 },
        { fact: 'client.name', equals: 'a' },
      ],
    },
    {
      all: [
        { fact: 'version', one_of: [1, 2] },
        { fact: 'version', equals: 2 },
      ],
    },
    { all: [{ fact: 'version', equals: 1 }, { not: { fact: 'version', equals: 2 } }] },
    { all: [{ date: { after: '2027-01-01' } }, { date: { before: '2027-01-02' } }] },
    { all: [{ check: 'ci' }, { check: 'ci' }, { check: 'lint', is: 'failed' }] },
    { not: { gate: 'review', is: 'closed' } },
    { not: { gate: 'review', is: 'open' } },
    { count: { artifact: 'notes', at_least: 1 } },
    { count: { artifact: 'sources', at_least: 5 } },
  ])('%j can', (condition) => {
    expect(requiring(condition)).toEqual([]);
  });

  it('where there are too many ways to look at, it is taken to be possible', () => {
    const many: readonly Condition[] = Array.from({ length: 11 }, (_, index) => two(`f${index}`));
    const never: readonly Condition[] = [{ flag: 'x' }, { not: { flag: 'x' } }];
    expect(requiring({ all: [...many, ...never] })).toEqual([]);
    expect(requiring({ all: [{ all: many }, ...never] })).toEqual([]);
    expect(requiring({ all: [...many.slice(0, 8), ...never] }).map(([code]) => code)).toEqual(['impossible_condition']);
  });
});

describe('automatic transitions', () => {
  const base = { from: 'draft', when: 'w', on: { landed: 'notes' } } as const;
  const review: Condition = { gate: 'review' };
  const both: Condition = { all: [review, { flag: 'x' }] };
  const on = (one: object, other: object): readonly string[] =>
    when({
      allowed_transitions: [
        { ...base, to: 'test', requires: review, ...one },
        { ...base, to: 'done', requires: review, ...other },
      ],
    }).map(([code, path]) => `${code} ${path}`);

  it.each<[string, object, object]>([
    ['require the same', {}, {}],
    ['require more', {}, { requires: both }],
    ['require less', { requires: both }, {}],
  ])('of one stage and trigger are a choice every time when they %s', (_name, one, other) => {
    expect(on(one, other)).toEqual(['ambiguous_transitions allowed_transitions.1']);
  });

  it.each<[string, object, object]>([
    ['each requires something of its own', { requires: { flag: 'y' } }, { requires: both }],
    ['one requires nothing and so is never automatic', { requires: undefined }, {}],
    ['the other requires nothing', {}, { requires: undefined }],
    ['their triggers differ', {}, { on: { landed: 'sources' } }],
    ['they wait for a command', { on: 'command' }, { on: 'command' }],
    ['one stays where it is', { to: 'draft' }, { requires: { any: [review, { flag: 'x' }] } }],
    ['one could hold in several ways', {}, { requires: { any: [review, { flag: 'x' }] } }],
    ['the earlier could hold in several ways', { requires: { any: [review, { flag: 'x' }] } }, {}],
  ])('are none when %s', (_name, one, other) => {
    expect(on(one, other).filter((found) => found.startsWith('ambiguous'))).toEqual([]);
  });
});

describe('stages that are never reached without a gate', () => {
  const never = [{ reach: 'done', without: ['review'] }];
  /** How `done` can be reached without `review`; null where it cannot. */
  function around(
    allowed_transitions: NonNullable<WrittenDefinition['allowed_transitions']>,
    change: Partial<WrittenDefinition> = {},
  ): string | null {
    const written = given({ allowed_transitions, never, ...change });
    const [broken, ...more] = checkDefinition(fullForm(written)).filter(({ code }) => code === 'invariant_broken');
    expect(more).toEqual([]);
    expect(provenIn(fullForm(written))).toEqual(broken === undefined ? never : []);
    if (broken === undefined) return null;
    expect(broken).toMatchObject({ path: ['never', 0], severity: 'error' });
    return broken.message.replace('done can be reached without review: ', '');
  }
  const first = { from: 'draft', to: 'test' };
  const last = { from: 'test', to: 'done' };
  const review = { gate: 'review' };

  it.each<readonly [string, Condition]>([
    ['the gate', review],
    ['the gate, open', { ...review, is: 'open' }],
    ['the gate, conditionally open', { ...review, is: 'conditional' }],
    ['the gate, not closed', { not: { ...review, is: 'closed' } }],
    ['the gate beside other things', { all: [{ flag: 'a' }, { any: [review, { all: [{ flag: 'b' }, review] }] }] }],
    ['an artifact that lands behind it', { artifact: 'notes' }],
    ['either of them', { any: [{ artifact: 'notes' }, review] }],
    ['something else that can never hold', { any: [review, { all: [{ flag: 'a' }, { not: { flag: 'a' } }] }] }],
  ])('no way is left where an edge requires %s', (_what, requires) => {
    expect(around([first, { ...last, requires }])).toBe(null);
    expect(around([{ ...first, requires }, last])).toBe(null);
  });

  it('what waits for the landing of an artifact waits for the gates of the artifact', () => {
    expect(around([first, { ...last, on: { landed: 'notes' } }])).toBe(null);
    expect(around([first, { ...last, on: { landed: 'sources' }, requires: { artifact: 'sources' } }])).toBe(
      'draft → test (nothing is required); test → done (enough is artifact: sources)',
    );
    expect(around([first, { ...last, on: { flag: 'ready' } }])).toMatch(/test → done \(nothing is required\)$/u);
  });

  it.each<readonly [string, Condition, string]>([
    [
      'one of several ways',
      { any: [review, { all: [{ flag: 'a' }, { not: { check: 'ci' } }] }] },
      'enough is flag: a and not is: passed, check: ci',
    ],
    ['the gate closed', { ...review, is: 'closed' }, 'enough is not gate: review'],
    ['the gate not open', { not: review }, 'enough is not gate: review'],
    ['that it has not landed', { not: { artifact: 'notes' } }, 'enough is not artifact: notes'],
    [
      'how many have landed',
      { count: { artifact: 'notes', at_least: 1 } },
      'enough is count: {"artifact":"notes","at_least":1}',
    ],
    ['another gate', { gate: 'other' }, 'enough is gate: other'],
    [
      'what is too much to look at',
      { all: Array.from({ length: 10 }, (_, at) => ({ any: [{ flag: `a${at}` }, { flag: `b${at}` }] })) },
      'what is required can hold in more than 1000 ways, too many to look at',
    ],
  ])('a way is left where an edge requires %s', (_what, requires, why) => {
    expect(around([first, { ...last, requires }], { gates: ['review', 'other'] })).toBe(
      `draft → test (nothing is required); test → done (${why})`,
    );
  });

  it('the shortest way is told, through every stage that it passes', () => {
    const long = [first, { ...last, requires: review }, { from: 'draft', to: 'more' }, { from: 'more', to: 'most' }];
    const stages = ['draft', 'test', 'more', 'most', 'done'];
    const back = { from: 'more', to: 'draft' };
    expect(around([...long, back], { stages })).toBe(null);
    expect(around([...long, back, { from: 'most', to: 'done', requires: { flag: 'a' } }], { stages })).toBe(
      'draft → more (nothing is required); more → most (nothing is required); most → done (enough is flag: a)',
    );
    expect(around([...long, { from: 'most', to: 'done' }, { from: 'more', to: 'done' }], { stages })).toBe(
      'draft → more (nothing is required); more → done (nothing is required)',
    );
  });

  it('the first stage is reached by every project', () => {
    const [broken] = when({ never: [{ reach: 'draft', without: ['review'] }] });
    expect(broken).toEqual([
      'invariant_broken',
      'never.0',
      'draft can be reached without review: every project begins there',
    ]);
  });

  it('each gate is proven by itself, and names that are not there prove nothing', () => {
    const allowed_transitions = [first, { ...last, requires: review }];
    const change = { allowed_transitions, gates: ['review', 'other'] };
    expect(when({ ...change, never: [{ reach: 'done', without: ['review', 'other'] }] })[1]).toEqual([
      'invariant_broken',
      'never.0',
      'done can be reached without other: draft → test (nothing is required); test → done (enough is gate: review)',
    ]);
    const odd = [
      { reach: 'dome', without: ['review'] },
      { reach: 'done', without: ['revue'] },
    ];
    expect(when({ allowed_transitions, never: odd }).map(([code, path]) => `${code} ${path}`)).toEqual([
      'dangling_name never.0.reach',
      'dangling_name never.1.without.0',
    ]);
    expect(provenIn(fullForm(given({ allowed_transitions, never: odd })))).toEqual([]);
    expect(provenIn(fullForm(given()))).toEqual([]);
  });
});

describe('gates', () => {
  it('that nothing asks for are a warning', () => {
    expect(when({ gates: ['review', 'legal'] })).toEqual([['gate_unused', 'gates.1', 'nothing asks for gate legal']]);
  });

  it.each<[string, Partial<WrittenDefinition>]>([
    ['an artifact', { artifacts: [{ artifact_type: 'a', gates: ['legal'], ...artifact }] }],
    ['an action', { actions: [{ id: 'send', label: 'S', gates: ['legal', 'review'] }] }],
    [
      'a transition',
      {
        allowed_transitions: [
          { from: 'draft', to: 'test', when: 'w', requires: { gate: 'legal' } },
          { from: 'test', to: 'done', when: 'w' },
        ],
      },
    ],
    ['a terminal state', { terminal_states: [{ id: 'closed', requires: { not: { gate: 'legal' } } }] }],
  ])('are asked for by %s', (_name, change) => {
    expect(when({ gates: ['review', 'legal'], ...change })).toEqual([]);
  });

  it('that cannot become approved never open', () => {
    expect(when(gate(['requested'])).map(([code, path]) => `${code} ${path}`)).toEqual(['gate_never_opens gates.0']);
    expect(when(gate(['conditional']))).toEqual([]);
  });

  it.each<[string, WrittenPolicy, string]>([
    ['its owner is no role', { version: 1 }, 'the policy has no role review'],
    ['its list of roles is empty', { version: 1, gates: { review: { roles: [] } } }, 'an empty list of roles'],
    ['its role has nobody', { version: 1, roles: { review: {} } }, 'the policy names no person for review'],
    ['its role is not there', { version: 1, gates: { review: { roles: ['ann'] } } }, 'names no person for ann'],
    [
      'a role it needs to be stood for has nobody',
      { version: 1, roles: { review: {}, ann: { logins: ['ann'] } }, gates: { review: { all_of: ['ann', 'review'] } } },
      'the policy names no person for review',
    ],
    [
      'two roles are held by the same person',
      {
        version: 1,
        roles: { one: { logins: ['ann'] }, other: { logins: ['ann'] }, more: { logins: ['bo'] } },
        gates: { review: { roles: ['more'], all_of: ['one', 'other'] } },
      },
      'too few different people are named to stand for each of one, other',
    ],
    [
      'it waits for people whom it does not name',
      { version: 1, roles: { review: { logins: ['ann'] } }, gates: { review: { checks: ['ci'], count: 1 } } },
      'an empty list of roles',
    ],
    [
      'its role is a name of Object',
      { version: 1, gates: { review: { roles: ['constructor'] } } },
      'names no person for constructor',
    ],
    [
      'everybody without permission is meant',
      { version: 1, gates: { review: { roles: ['none'] } } },
      'names no person for none',
    ],
    [
      'it asks for more people than there are',
      { version: 1, roles: { review: { logins: ['ann', 'Ann'] } }, gates: { review: { count: 2 } } },
      'it asks for 2 people, and review has 1',
    ],
  ])('nobody opens a gate when %s', (_name, policy, why) => {
    const problems = when({}, policy);
    expect(problems.map(([code, path]) => `${code} ${path}`)).toEqual(['gate_nobody_opens gates.0']);
    expect(problems[0]?.[2]).toContain(why);
  });

  it.each<[string, WrittenPolicy]>([
    ['a login', { version: 1, roles: { review: { logins: ['ann'] } } }],
    [
      'two kinds of names',
      { version: 1, roles: { review: { emails: ['a@example.org'], ids: [7] } }, gates: { review: { count: 2 } } },
    ],
    ['a team', { version: 1, roles: { review: { teams: ['org/all'] } }, gates: { review: { count: 9 } } }],
    ['a permission of a role', { version: 1, roles: { review: { permission: 'write' } } }],
    ['a permission', { version: 1, gates: { review: { roles: ['maintain'] } } }],
    ['an agent, where nobody else is asked', { version: 1, roles: { review: { agents: ['bot'] } } }],
    ['a check', { version: 1, gates: { review: { checks: ['ci'] } } }],
    ['whoever owns what changes', { version: 1, gates: { review: { codeowners: true } } }],
  ])('%s is enough', (_name, policy) => {
    expect(when({}, policy)).toEqual([]);
  });
});

describe('paths of artifacts', () => {
  it.each<[string | undefined, 'file' | 'folder', string]>([
    ['/a.md', 'file', '/a.md does not begin in the repository'],
    ['C:/a.md', 'file', 'C:/a.md does not begin in the repository'],
    ['a\\b.md', 'file', 'a\\b.md has a backslash'],
    ['a/../b.md', 'file', 'a/../b.md has the part ..'],
    ['./a.md', 'file', './a.md has the part .'],
    ['a//b.md', 'file', 'a//b.md has an empty part'],
    ['a/', 'file', 'a/ has an empty part'],
    ['a//', 'folder', 'a// has an empty part'],
    ['.git/config', 'file', '.git/config has the part .git'],
    [undefined, 'file', 'artifact x is a file and has no path'],
    [undefined, 'folder', 'artifact x is a folder and has no path'],
  ])('%s of a %s is none', (path, kind, why) => {
    expect(when({ artifacts: [file(path, kind)] })).toEqual([['artifact_path', 'artifacts.0.path', why]]);
  });

  it.each([
    file('a/{project}.md'),
    file('a/', 'folder'),
    file('a/**', 'folder'),
    file('..', 'branch'),
    file(undefined, 'branch'),
  ])('%j is one', (one) => {
    expect(when({ artifacts: [one] })).toEqual([]);
  });

  it('two artifacts never have the same', () => {
    expect(when({ artifacts: [file('a.md'), { ...file('a.md'), artifact_type: 'y' }] })).toEqual([
      ['artifact_path_taken', 'artifacts.1.path', 'a.md is the path of x, too'],
    ]);
  });

  it.each(['docs', 'docs/', 'docs/**', 'docs/*.md'])('one inside the folder %s of another is a warning', (folder) => {
    expect(when({ artifacts: [file('docs/a.md'), { ...file(folder, 'folder'), artifact_type: 'y' }] })).toEqual([
      [
        'artifact_path_overlap',
        'artifacts.0.path',
        'docs/a.md lies inside the folder of y: whatever changes it changes both',
      ],
    ]);
  });

  it('one beside it, in no folder or around everything is not', () => {
    expect(
      when({
        artifacts: [
          file('docsy/a.md'),
          { ...file('docs', 'folder'), artifact_type: 'y' },
          { ...file('**', 'folder'), artifact_type: 'z' },
        ],
      }),
    ).toEqual([]);
    expect(
      when({ artifacts: [file('a.md'), { ...file(undefined, 'folder'), artifact_type: 'y' }] }).map(([code]) => code),
    ).toEqual(['artifact_path']);
  });
});

/** An artifact that a release is. */
function release(path: string) {
  return { ...file(path), kind: 'release' as const };
}

/** That a tag names a fact which nobody lists. */
function listed(why: string) {
  return [['unknown_fact', 'artifacts.0.path', `the tag ${why}, which stands neither in required_fields nor in facts`]];
}

describe('what is filled in', () => {
  it('in the tag of a release is the project, and a fact that is listed', () => {
    const facts = { 'release.version': {} };
    expect(when({ artifacts: [release('v{release.version}')], facts })).toEqual([]);
    expect(when({ artifacts: [release('{project}-{release.version}')], required_fields: ['release.version'] })).toEqual(
      [],
    );
    const none = { facts: {}, required_fields: [] };
    expect(when({ artifacts: [release('v{version}')], ...none })).toEqual(listed('v{version} names the fact version'));
    expect(when({ artifacts: [release('v{release.versoin}')], facts })).toEqual(
      listed('v{release.versoin} names the fact release.versoin'),
    );
    expect(next({ artifacts: [release('v{version}')], ...none })).toEqual(['List it in facts.']);
    expect(next({ artifacts: [release('v{release.versoin}')], facts })).toEqual([
      'List it in facts. Did you mean release.version?',
    ]);
  });

  it('is none of what nobody keeps', () => {
    expect(when({ artifacts: [release('v{secret}')], facts: { secret: { sensitive: true } } })).toEqual([
      ['artifact_path', 'artifacts.0.path', 'the tag v{secret} names the fact secret, of which only a digest is kept'],
    ]);
  });

  it('in the path of a file is the project alone', () => {
    expect(when({ artifacts: [file('{project}/{release.version}.md')] })).toEqual([
      ['artifact_path', 'artifacts.0.path', '{release.version} in {project}/{release.version}.md stands for itself'],
    ]);
    expect(when({ artifacts: [file('{name}', 'branch')] })).toEqual([]);
  });
});

function next(change: Partial<WrittenDefinition>): readonly string[] {
  return checkDefinition(fullForm(given(change))).map((problem) => problem.next);
}

function actions(name: string): Partial<WrittenDefinition> {
  return { actions: [{ id: 'send', label: 'S', gates: [name, 'review'] }] };
}

function two(flag: string): Condition {
  return { any: [{ flag }, { not: { flag } }] };
}

function gate(approval_states: readonly ('requested' | 'conditional')[]): Partial<WrittenDefinition> {
  return { gates: [{ gate_id: 'review', owner: 'o', applies_when: 'w', approval_states }] };
}

function file(path: string | undefined, kind?: 'file' | 'folder' | 'branch') {
  return {
    artifact_type: 'x',
    ...artifact,
    gates: ['review'],
    ...(path === undefined ? {} : { path }),
    ...(kind === undefined ? {} : { kind }),
  };
}
