import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingCodes } from '../../../src/core/finding.ts';
import { checkPipeline } from '../../../src/core/pipeline/check.ts';
import type { WrittenPipeline, WrittenStep } from '../../../src/core/pipeline/schema.ts';
import { step, templatesIn, written } from './given.ts';

/** What is found, as `code path: message`; warnings begin with `?`. */
function found(steps: readonly WrittenStep[], more: Partial<WrittenPipeline> = {}, today?: string): readonly string[] {
  const one = written(steps, more);
  const problems = checkPipeline(one, templatesIn(one), today);
  for (const { code, message, next } of problems) {
    expect(code in findingCodes).toBe(true);
    expect(message).not.toMatch(/undefined|\.$/u);
    expect(next).toMatch(/[.?}]$|^Did you mean/u);
  }
  return problems.map(
    ({ severity, code, path, at, message }) =>
      `${severity === 'warning' ? '? ' : ''}${code} ${path.join('.')}${at === 'key' ? ' (key)' : ''}: ${message}`,
  );
}

it('a pipeline that makes sense has no findings', () => {
  expect(
    found(
      [
        step('fetch', {
          output: 'page',
          preconditions: [{ state: 'place' }, { file: 'a/b.txt' }, { run: 'true' }],
          required_state: ['place'],
          resources: ['net'],
          checkpoint: 'fetched',
          retry: { max: 5, initial_delay: '500ms' },
          timeout: '2m',
        }),
        {
          id: 'read',
          agent: 'Reader',
          skill: 'review',
          depends_on: ['fetch'],
          prompt: 'For {{task}}: {{page}}',
          output: 'notes',
          verify: [
            { output: 'notes', contains: 'END' },
            { state: 'seen', equals: true },
          ],
          on_failure: 'skip',
        },
        step('send', {
          depends_on: ['fetch'],
          effects: 'external',
          compensation: { run: 'unsend' },
          recovery: { prompt: 'Send it by hand' },
        }),
        { id: 'decide', requires_approval: true, depends_on: ['send'] },
        { id: 'learn', skill: 'learning' },
      ],
      {
        review_due: '2027-01-31',
        aliases: ['q'],
        state: {
          place: { type: 'string', initial: 'here', one_of: ['here', 'there'] },
          seen: { type: 'boolean' },
        },
        resources: { net: 1 },
        agents: { Reader: { run: 'ask', environment: ['KEY'], secrets: ['KEY'], grants: { review: 'write' } } },
      },
      '2027-01-30',
    ),
  ).toEqual([]);
});

describe('names', () => {
  it('stand once, also apart from upper and lower case', () => {
    expect(
      found(
        [
          step('a', { output: 'x', checkpoint: 'one' }),
          step('A', { output: 'X', checkpoint: 'One' }),
          step('b', { aliases: ['a'], output: 'x' }),
        ],
        { aliases: ['p', 'q', 'q'] },
      ),
    ).toEqual([
      'duplicate_id steps.1.id: step A is there twice, as a',
      'duplicate_id steps.2.aliases.0: step a is there twice, as A',
      'duplicate_id steps.1.output: output X is there twice, as x',
      'duplicate_id steps.2.output: output x is there twice, as X',
      'duplicate_id steps.1.checkpoint: checkpoint One is there twice, as one',
      'duplicate_id aliases.0: name p is there twice',
      'duplicate_id aliases.2: name q is there twice',
    ]);
  });

  it('are not taken', () => {
    expect(
      found([
        step('a', { output: 'task', checkpoint: 'Start' }),
        step('b', { output: 'true', checkpoint: 'after_step_7' }),
        step('c', { checkpoint: true }),
      ]),
    ).toEqual([
      'wrong_value steps.0.output: no output can be called task',
      'wrong_value steps.1.output: no output can be called true',
      'wrong_value steps.0.checkpoint: checkpoint Start is the one before the first step',
      'wrong_value steps.1.checkpoint: checkpoint after_step_7 is what `checkpoint: true` makes of the number of a step',
    ]);
  });

  it('of variables are ones of the environment, too', () => {
    expect(
      found([step('a', { resources: ['r'] })], {
        state: { 'a-b': { type: 'string' }, a_B: { type: 'string' }, '1': { type: 'string' } },
        resources: { r: 1, 'my disk': 1 },
      }),
    ).toEqual([
      'unusable_id state.1 (key): 1 cannot be a name here',
      'unusable_id resources.my disk (key): my disk cannot be a name here',
      'duplicate_id state.a_B (key): state variables a-b and a_B would both be $COUNTERSIGN_STATE_A_B for a command',
      '? no_effect resources.my disk (key): no step uses my disk',
    ]);
  });

  it('name what is there', () => {
    expect(
      found([
        step('a', {
          depends_on: ['b', 'a2'],
          inputs: ['x', 'task'],
          required_state: ['v'],
          resources: ['r'],
          preconditions: [{ state: 'v' }, { output: 'x' }],
          verify: [{ state: 'w' }],
        }),
      ]),
    ).toEqual([
      'dangling_name steps.0.depends_on.0: there is no step b',
      'dangling_name steps.0.depends_on.1: there is no step a2',
      'dangling_name steps.0.inputs.0: there is no output x',
      'dangling_name steps.0.required_state.0: there is no state variable v',
      'dangling_name steps.0.resources.0: there is no resource r',
      'dangling_name steps.0.preconditions.0.state: there is no state variable v',
      'dangling_name steps.0.preconditions.1.output: there is no output x',
      'dangling_name steps.0.verify.0.state: there is no state variable w',
    ]);
  });

  it('of the checkpoint to go back to is one that a step makes, or the first', () => {
    const steps = [step('a', { checkpoint: 'done' }), step('b', { checkpoint: true })];
    const back = (to: string) => found(steps, { rollback_to: to });
    expect([back('done'), back('start')]).toEqual([[], []]);
    expect(back('don')).toEqual(['dangling_name rollback_to: there is no checkpoint don']);
  });

  it('that nobody uses are told', () => {
    expect(
      found(
        [
          { id: 'a', agent: 'One', recovery: { agent: 'Two' } },
          step('b', { effects: 'external', compensation: { agent: 'Three' }, resources: ['r'] }),
        ],
        { agents: { One: {}, Two: {}, Three: {}, Four: {} }, resources: { r: 1, s: 1 } },
      ),
    ).toEqual(['? no_effect agents.Four (key): no step uses Four', '? no_effect resources.s (key): no step uses s']);
  });
});

describe('the order', () => {
  it('has no step that waits for itself', () => {
    expect(found([step('a', { depends_on: ['a'] })])).toEqual([
      'dependency_cycle steps.0.depends_on.0: a needs itself',
    ]);
    expect(found([step('a', { output: 'x', prompt: 'more of {{x}}' })])).toEqual([
      'dependency_cycle steps.0.prompt.1.11: a reads x of itself',
    ]);
  });

  it('has no steps that wait for each other, whoever says so', () => {
    expect(
      found([
        step('a', { depends_on: ['c'], output: 'x' }),
        step('b', { prompt: '{{x}}' }),
        step('c', { depends_on: ['b'] }),
        step('d', { depends_on: ['a', 'e'] }),
        step('e', { depends_on: ['d'] }),
      ]),
    ).toEqual([
      'dependency_cycle steps.0.depends_on.0: steps wait for each other: a needs c, c needs b, b reads x of a',
      'dependency_cycle steps.3.depends_on.1: steps wait for each other: d needs e, e needs d',
    ]);
  });

  it('tells a long circle by its beginning', () => {
    const steps = Array.from({ length: 20 }, (_, index) => step(`s${index}`, { depends_on: [`s${(index + 1) % 20}`] }));
    const [first] = found(steps);
    expect(first).toContain('s7 needs s8, and so on over 20 steps back to s0');
    expect(first).not.toContain('s9');
  });

  it('is refused for any pipeline with a circle, and for no other', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 8 })
          .chain((size) =>
            fc.array(fc.array(fc.nat(size - 1), { maxLength: 2 }), { minLength: size, maxLength: size }),
          ),
        (needs) => {
          const steps = needs.map((some, index) => step(`s${index}`, { depends_on: some.map((need) => `s${need}`) }));
          const reaches = (from: number, to: number, seen: ReadonlySet<number>): boolean =>
            (needs[from] ?? []).some(
              (need) => need === to || (!seen.has(need) && reaches(need, to, new Set([...seen, need]))),
            );
          const isCircular = needs.some((_some, index) => reaches(index, index, new Set()));
          expect(found(steps).some((one) => one.startsWith('dependency_cycle'))).toBe(isCircular);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('that only a template tells is told once, and not where the file says so another way', () => {
    const steps = [step('a', { output: 'x' }), step('b', { output: 'y', depends_on: ['a'] })];
    const warned =
      '? dependency_unsaid steps.2.prompt.1.3: c reads x, which a puts out, and does not say that it comes after it';
    expect(found([...steps, step('c', { prompt: '{{x}}', recovery: { prompt: '{{x}}' } })])).toEqual([warned]);
    expect(found([...steps, step('c', { prompt: '{{x}}', depends_on: ['b'] })])).toEqual([]);
    expect(found([...steps, step('c', { prompt: '{{x}}', depends_on: ['b', 'a'] })])).toEqual([]);
    expect(found([...steps, step('c', { prompt: '{{x}}', inputs: ['x'] })])).toEqual([]);
  });
});

describe('templates', () => {
  it('can be read, and every variable in them is put out', () => {
    expect(
      found(
        [
          step('research', { output: 'research_findings' }),
          step('idle'),
          step('b', {
            depends_on: ['research'],
            prompt: '{{research_finding}}\n {{research}} {{idle}} {{place}} {{ nobody }}',
            recovery: { prompt: '{{ task | upper }}' },
          }),
          step('c', { prompt: '{% if task is defined %}{% endif %}{% if task in loop %}{% endif %}' }),
        ],
        { state: { place: { type: 'string' } } },
      ).map((one) => one.replace(/^undefined_variable /u, '')),
    ).toEqual([
      'steps.2.prompt.1.3: nothing puts out research_finding',
      'steps.2.prompt.2.4: nothing puts out research',
      'steps.2.prompt.2.17: nothing puts out idle',
      'steps.2.prompt.2.26: nothing puts out place',
      'steps.2.prompt.2.37: nothing puts out nobody',
      'template_syntax steps.2.recovery.prompt.1.1: there is no filter upper',
      'steps.3.prompt.1.12: nothing puts out is',
      'steps.3.prompt.1.15: nothing puts out defined',
      'steps.3.prompt.1.47: nothing puts out in',
      'steps.3.prompt.1.50: nothing puts out loop',
    ]);
  });

  it('that are wrong are told what to write instead', () => {
    const one = written(
      [
        step('a', { output: 'notes' }),
        step('b'),
        step('c', { prompt: '{{ note }}{{ a }}{{ b }}{{ v-1 }}{{ elsewhere }}{{ loop }}' }),
      ],
      { state: { 'v-1': { type: 'string' } } },
    );
    const next = checkPipeline(one, templatesIn(one)).map((problem) => problem.next);
    expect(next).toEqual([
      'Did you mean notes? What is meant for another program stands between {% raw %} and {% endraw %}.',
      'a is a step. Write {{ notes }}.',
      'b is a step. Give that step output: b.',
      'v-1 is a state variable, which only commands read: as $COUNTERSIGN_STATE_V_1.',
      'There is task, notes. What is meant for another program stands between {% raw %} and {% endraw %}.',
      'Inside {% for %} there is forloop, with forloop.index.',
    ]);
  });

  it('that nobody has read are not judged', () => {
    expect(checkPipeline(written([step('a', { prompt: '{{x}}' })]), new Map())).toEqual([]);
  });

  it('are no commands: nothing is put into those', () => {
    expect(
      found([
        step('a', { output: 'x' }),
        step('b', {
          run: 'echo {{ task }}',
          recovery: { run: "echo '{{x | upcase}}'" },
          effects: 'external',
          compensation: { run: "docker ps --format '{{.Names}} {{other}}'" },
        }),
      ]),
    ).toEqual([
      '? no_effect steps.1.run: nothing is put into a command, and this one has {{ task }}',
      '? no_effect steps.1.recovery.run: nothing is put into a command, and this one has {{ x }}',
    ]);
  });
});

describe('values', () => {
  it('of state variables are of their type', () => {
    expect(
      found(
        [
          step('a', {
            preconditions: [
              { state: 'n', equals: 'x' },
              { state: 'gone', equals: 1 },
            ],
          }),
        ],
        {
          state: {
            n: { type: 'integer', initial: 1.5 },
            s: { type: 'string', initial: 'c', one_of: ['a', 'b'] },
            t: { type: 'number', one_of: [1, 'two'] },
            u: { type: 'boolean', initial: false },
          },
        },
      ),
    ).toEqual([
      'dangling_name steps.0.preconditions.1.state: there is no state variable gone',
      'wrong_value state.n.initial: n is of type integer, and this is 1.5',
      'wrong_value state.s.initial: s is one of a, b, and this is "c"',
      'wrong_value state.t.one_of.1: t is of type number, and this is "two"',
      'wrong_value steps.0.preconditions.0.equals: n is of type integer, and this is "x"',
    ]);
  });

  it('that must hold are asked one by one, of the folder of the run', () => {
    expect(
      found(
        [
          step('a', {
            output: 'x',
            preconditions: [
              {},
              { says: 'so' },
              { file: 'a', run: 'b' },
              { file: 'a', equals: 1 },
              { state: 'v', contains: 'x' },
            ],
            verify: [
              { file: '/etc/passwd' },
              { file: 'a/../../b' },
              { file: '.git/config' },
              { file: String.raw`a\b` },
            ],
          }),
        ],
        { state: { v: { type: 'string' } } },
      ),
    ).toEqual([
      'wrong_value steps.0.preconditions.0: this asks for nothing that could hold',
      'wrong_value steps.0.preconditions.1: this asks for nothing that could hold',
      'wrong_value steps.0.preconditions.2: this asks for file and run at once',
      'wrong_value steps.0.preconditions.3.equals: equals is asked of nothing here',
      'wrong_value steps.0.preconditions.4.contains: contains is asked of nothing here',
      'unsafe_path steps.0.verify.0.file: /etc/passwd lies outside the folder of the run',
      'unsafe_path steps.0.verify.1.file: a/../../b lies outside the folder of the run',
      'unsafe_path steps.0.verify.2.file: .git/config lies outside the folder of the run',
      String.raw`unsafe_path steps.0.verify.3.file: a\b lies outside the folder of the run`,
    ]);
  });
});

describe('agents', () => {
  it('get variables of the environment that can be given to them', () => {
    expect(
      found([{ id: 'a', agent: 'A' }], {
        agents: { A: { environment: ['KEY=1', 'COUNTERSIGN_SET', 'TOKEN'], secrets: ['TOKEN', 'OTHER'] } },
      }),
    ).toEqual([
      'unusable_id agents.A.environment.0: KEY=1 is no name of a variable of the environment',
      'wrong_value agents.A.environment.1: COUNTERSIGN_SET is given by Countersign',
      'dangling_name agents.A.secrets.1: there is no variable OTHER',
    ]);
  });

  it('may no more in a step than they were granted', () => {
    const agents = { A: { run: 'ask', grants: { review: 'read', migrate: 'write' } }, B: {} } as const;
    expect(
      found(
        [
          { id: 'a', agent: 'A', grants: { review: 'write', migrate: 'read', deploy: 'read' }, skill: 'review' },
          { id: 'b', agent: 'A', skill: 'revue' },
          { id: 'c', agent: 'A', skill: 'review', effects: 'files' },
          { id: 'd', agent: 'A', skill: 'migrate', effects: 'files', grants: { migrate: 'write' } },
          { id: 'e', agent: 'B', grants: { deploy: 'write' }, skill: 'deploy' },
        ],
        { agents },
      ),
    ).toEqual([
      'contradiction steps.0.grants.review: A may only read with review, and this step would write',
      'dangling_name steps.0.grants.deploy: there is no grant of A for deploy',
      'dangling_name steps.1.skill: there is no grant of revue',
      'contradiction steps.2.effects: c changes something, and review was granted for reading only',
    ]);
  });
});

describe('work', () => {
  it('is something to do, in recovery and compensation too', () => {
    expect(
      found([
        { id: 'a' },
        { id: 'b', prompt: ' ' },
        step('c', { recovery: {}, effects: 'external', compensation: { timeout: 5 } }),
      ]),
    ).toEqual([
      'nothing_to_do steps.0.id: nothing is to be done in a',
      'nothing_to_do steps.1.id: nothing is to be done in b',
      'nothing_to_do steps.2.recovery: nothing is to be done for the recovery of c',
      'nothing_to_do steps.2.compensation: nothing is to be done for the compensation of c',
    ]);
  });

  it('outside can be taken back, and only that needs to be', () => {
    expect(found([step('a', { effects: 'external' }), step('b', { compensation: { run: 'x' } })])).toEqual([
      'cannot_be_undone steps.0.effects: what a does outside could not be taken back',
      '? no_effect steps.1.compensation: b does nothing outside, so its compensation is never done',
    ]);
  });

  it('that fails has one thing that becomes of it', () => {
    expect(
      found([
        step('a', { on_failure: 'skip' }),
        step('b', { depends_on: ['a'], on_failure: 'skip', critical: true }),
        step('c', { optional: true, critical: true }),
        step('d', { optional: true, on_failure: 'rollback', recovery: { run: 'x' } }),
        step('e', { optional: true, on_failure: 'skip' }),
        step('f', { depends_on: ['e'] }),
        step('g', { idempotent: false, retry: 2 }),
        step('h', { effects: 'external', compensation: { run: 'x' }, retry: { max: 1 } }),
        step('i', { idempotent: false, retry: 0 }),
      ]),
    ).toEqual([
      'contradiction steps.0.on_failure: a cannot be skipped where it fails: b needs it',
      'contradiction steps.1.critical: b is critical, and is to be left out where it fails',
      'contradiction steps.2.critical: c is critical, and is to be left out where it fails',
      'contradiction steps.3.on_failure: d is optional, and the run is to go back where it fails',
      '? no_effect steps.3.recovery: d is optional and is skipped where it fails, so its recovery is never done',
      '? no_effect steps.6.retry: g is not idempotent, so it is never tried again',
      '? no_effect steps.7.retry: h is not idempotent, so it is never tried again',
    ]);
  });

  it('is done by one command', () => {
    expect(
      found([step('a', { agent: 'A' }), step('b', { agent: 'B' })], { agents: { A: { run: 'x' }, B: {} } }),
    ).toEqual(['contradiction steps.0.run: a has a command, and so has its agent A']);
  });
});

describe('numbers', () => {
  it('are ones that a run can bear', () => {
    expect(
      found(
        [
          step('a', { timeout: 0, retry: 21 }),
          step('b', { timeout: '577h', retry: { max: 50, initial_delay: '25h' } }),
          step('c', {
            recovery: { run: 'x', timeout: '0ms' },
            effects: 'external',
            compensation: { run: 'x', timeout: '999999999h' },
          }),
          step('d', { timeout: '576h', retry: { max: 20, initial_delay: '24h' } }),
        ],
        { concurrency: 1_001, checkpoints: 101, timeout: '0s', retry: { max: 100 } },
      ),
    ).toEqual([
      'wrong_value concurrency: 1001 steps at once are more than the 1000 that are possible',
      'wrong_value checkpoints: 101 checkpoints are more than the 100 that are possible',
      'wrong_value timeout: nothing can be done in a time of 0s',
      'wrong_value retry.max: 100 retries are more than the 20 that are possible',
      'wrong_value steps.0.timeout: nothing can be done in a time of 0',
      'wrong_value steps.0.retry: 21 retries are more than the 20 that are possible',
      'wrong_value steps.1.timeout: nothing can be done in a time of 577h',
      'wrong_value steps.1.retry.max: 50 retries are more than the 20 that are possible',
      'wrong_value steps.1.retry.initial_delay: 25h is longer than a day, and each wait is twice the one before',
      'wrong_value steps.2.recovery.timeout: nothing can be done in a time of 0ms',
      'wrong_value steps.2.compensation.timeout: nothing can be done in a time of 999999999h',
    ]);
  });

  it('of steps are 1,000 at most', () => {
    const steps = Array.from({ length: 1_001 }, (_, index) => step(`s${index}`));
    expect(found(steps.slice(1))).toEqual([]);
    expect(found(steps)).toEqual(['wrong_value steps.1000: 1001 steps are more than the 1000 that are possible']);
  });
});

describe('a review', () => {
  it('is due on its day and after it', () => {
    const due = ['? review_overdue review_due: a review was due on 2026-01-31'];
    expect(found([step('a')], { review_due: '2026-01-31' }, '2026-01-30')).toEqual([]);
    expect(found([step('a')], { review_due: '2026-01-31' }, '2026-01-31')).toEqual(due);
    expect(found([step('a')], { review_due: '2026-01-31' }, '2026-12-01')).toEqual(due);
    expect(found([step('a')], { review_due: '2026-01-31' })).toEqual([]);
  });

  it('is due on a day that there is', () => {
    expect(found([step('a')], { review_due: '2026-02-30' }, '2026-01-30')).toEqual([
      'invalid_date review_due: 2026-02-30 is not a day',
    ]);
  });
});

it('what is read and not acted on yet is told, and keeps nobody from reading the rest', () => {
  expect(
    found(
      [
        { id: 'a', type: 'router', routes: [] },
        step('b', { evaluate: {}, routes: [], workflow: 'x', extract: {}, cache: true }),
        step('c', { cache: false }),
      ],
      { eval_gate: {}, budget: {}, reliability: {} },
    ),
  ).toEqual([
    '? not_run_yet eval_gate (key): eval_gate is read, and nothing acts on it yet',
    '? not_run_yet budget (key): budget is read, and nothing acts on it yet',
    '? not_run_yet reliability (key): reliability is read, and nothing acts on it yet',
    '? not_run_yet steps.0.type: a is a step of type router, which is read and not run yet',
    '? not_run_yet steps.1.evaluate (key): evaluate is read, and nothing acts on it yet',
    '? not_run_yet steps.1.routes (key): routes is read, and nothing acts on it yet',
    '? not_run_yet steps.1.workflow (key): workflow is read, and nothing acts on it yet',
    '? not_run_yet steps.1.extract (key): extract is read, and nothing acts on it yet',
    '? not_run_yet steps.1.cache (key): cache is read, and nothing acts on it yet',
  ]);
});

it('errors stand before warnings, so that none is lost where there are many', () => {
  const severities = found([{ id: 'a', type: 'router' }, { id: 'b' }], { budget: {} });
  expect(severities.map((one) => one.startsWith('?'))).toEqual([false, true, true]);
});
