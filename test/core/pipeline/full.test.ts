import { describe, expect, it } from 'vitest';
import { fullPipeline } from '../../../src/core/pipeline/full.ts';
import { full, step, written } from './given.ts';

describe('the full form of a pipeline', () => {
  it('has every default', () => {
    expect(full([{ id: 'only', agent: 'Coder' }])).toEqual({
      name: 'p',
      description: '',
      version: null,
      review_due: null,
      use_when: null,
      aliases: [],
      coordinator: 'G3_OPERATIONS',
      concurrency: 4,
      rollback_on: 'any_failure',
      rollback_to: null,
      checkpoints: 20,
      state: {},
      resources: {},
      agents: {},
      steps: [
        {
          id: 'only',
          aliases: [],
          type: 'execute',
          agent: 'Coder',
          model: null,
          skill: null,
          prompt: '',
          run: null,
          inputs: [],
          output: null,
          needs: [],
          requires_approval: false,
          checkpoint: null,
          retry: { max: 3, initial_delay_ms: 1_000 },
          timeout_ms: null,
          optional: false,
          critical: false,
          idempotent: true,
          risky: false,
          effects: 'none',
          on_failure: null,
          preconditions: [],
          required_state: [],
          resources: [],
          verify: [],
          compensation: null,
          recovery: null,
          grants: {},
        },
      ],
    });
  });

  it('keeps what is said', () => {
    const said = {
      description: 'd',
      version: '2',
      review_due: '2027-01-31',
      use_when: 'w',
      aliases: ['q'],
      coordinator: 'ops',
      concurrency: 8,
      rollback_on: 'critical_failure',
      rollback_to: 'start',
      checkpoints: 5,
    } as const;
    const pipeline = full(
      [
        {
          id: 'a',
          type: 'router',
          model: 'm',
          skill: 's',
          prompt: 'p',
          output: 'x',
          requires_approval: true,
          optional: true,
          critical: true,
          risky: true,
          on_failure: 'skip',
          required_state: ['v'],
          resources: ['r', 'r'],
          grants: { s: 'write' },
        },
      ],
      {
        ...said,
        state: { v: { type: 'string' }, w: { type: 'integer', initial: 1, one_of: [1, 2], label: 'l' } },
        resources: { r: 2 },
        agents: { Coder: {}, Shell: { run: 'sh', environment: ['A'], secrets: ['A'], grants: { s: 'read' } } },
      },
    );
    expect(pipeline).toMatchObject({
      ...said,
      state: {
        v: { type: 'string', initial: null, one_of: null, label: null },
        w: { type: 'integer', initial: 1, one_of: [1, 2], label: 'l' },
      },
      resources: { r: 2 },
      agents: {
        Coder: { run: null, environment: [], secrets: [], grants: {} },
        Shell: { run: 'sh', environment: ['A'], secrets: ['A'], grants: { s: 'read' } },
      },
    });
    expect(pipeline.steps[0]).toMatchObject({
      type: 'router',
      model: 'm',
      skill: 's',
      prompt: 'p',
      output: 'x',
      requires_approval: true,
      optional: true,
      critical: true,
      risky: true,
      on_failure: 'skip',
      required_state: ['v'],
      resources: ['r'],
      grants: { s: 'write' },
    });
  });

  it('has steps after those whose outputs they read, each named once', () => {
    const { steps } = full([
      step('last', {
        depends_on: ['first'],
        inputs: ['x', 'task'],
        prompt: '{{x}} {{task}} {{y}}',
        output: 'z',
        verify: [{ output: 'z' }],
      }),
      step('first', { output: 'x' }),
      step('second', { output: 'y' }),
    ]);
    expect(steps.map(({ id, needs, inputs }) => [id, needs, inputs])).toEqual([
      ['first', [], []],
      ['second', [], []],
      ['last', ['first', 'second'], ['x', 'y']],
    ]);
  });

  it('leaves out steps that wait for each other, and numbers that stand for none', () => {
    const pipeline = full([step('a', { depends_on: ['b'] }), step('b', { depends_on: ['a'] }), step('c')]);
    expect(pipeline.steps.map(({ id }) => id)).toEqual(['c']);
    expect(fullPipeline(written([]), new Map()).steps).toEqual([]);
  });

  it('names a checkpoint after the number of its step where it has no name', () => {
    const { steps } = full([
      step('c', { checkpoint: true, depends_on: ['b'] }),
      step('a', { checkpoint: 'begun' }),
      step('b', { checkpoint: false }),
    ]);
    expect(steps.map(({ id, checkpoint }) => [id, checkpoint])).toEqual([
      ['a', 'begun'],
      ['b', null],
      ['c', 'after_step_2'],
    ]);
  });
});

describe('times', () => {
  it('are seconds, or have their unit; those of a step stand over those of the pipeline', () => {
    const { steps } = full(
      [step('a'), step('b', { timeout: '500ms' }), step('c', { timeout: '2h' }), step('d', { timeout: 7 })],
      { timeout: '5m' },
    );
    expect(steps.map(({ timeout_ms }) => timeout_ms)).toEqual([300_000, 500, 7_200_000, 7_000]);
    expect(full([step('a')], { timeout: '90s' }).steps[0]?.timeout_ms).toBe(90_000);
  });

  it('of a recovery and a compensation are those of the step where they have none', () => {
    const [one] = full([
      step('a', {
        timeout: 9,
        recovery: { run: 'again', timeout: 1 },
        compensation: { agent: 'Coder', prompt: 'take it back' },
      }),
    ]).steps;
    expect(one?.recovery).toEqual({ run: 'again', agent: null, prompt: '', timeout_ms: 1_000 });
    expect(one?.compensation).toEqual({ run: null, agent: 'Coder', prompt: 'take it back', timeout_ms: 9_000 });
  });
});

it('what is said of trying again is said part by part', () => {
  const { steps } = full(
    [
      step('a'),
      step('b', { retry: 0 }),
      step('c', { retry: { max: 5 } }),
      step('d', { retry: { initial_delay: '250ms' } }),
    ],
    { retry: { max: 2, initial_delay: 4 } },
  );
  expect(steps.map(({ retry }) => [retry.max, retry.initial_delay_ms])).toEqual([
    [2, 4_000],
    [0, 4_000],
    [5, 4_000],
    [2, 250],
  ]);
});

describe('effects', () => {
  it('are those on files for whatever a command does, and none for what somebody does elsewhere', () => {
    const { steps } = full(
      [
        step('a'),
        { id: 'b', agent: 'Shell' },
        { id: 'c', agent: 'Person' },
        { id: 'd', agent: 'Stranger' },
        { id: 'e', prompt: 'p' },
        step('f', { effects: 'none' }),
        step('g', { effects: 'external' }),
      ],
      { agents: { Shell: { run: 'sh' }, Person: {} } },
    );
    expect(steps.map(({ effects }) => effects)).toEqual(['files', 'files', 'none', 'none', 'none', 'none', 'external']);
  });

  it('are none where the skill of a step was granted for reading only', () => {
    const { steps } = full(
      [
        { id: 'a', agent: 'Shell', skill: 'review' },
        { id: 'b', agent: 'Shell', skill: 'migrate' },
        { id: 'c', agent: 'Shell', skill: 'migrate', grants: { migrate: 'read' } },
      ],
      { agents: { Shell: { run: 'sh', grants: { review: 'read', migrate: 'write' } } } },
    );
    expect(steps.map(({ effects, grants }) => [effects, grants])).toEqual([
      ['none', { review: 'read', migrate: 'write' }],
      ['files', { review: 'read', migrate: 'write' }],
      ['none', { migrate: 'read' }],
    ]);
  });

  it('outside are not done twice unless somebody says that this is the same as once', () => {
    const { steps } = full([
      step('a', { effects: 'external' }),
      step('b', { effects: 'external', idempotent: true }),
      step('c', { idempotent: false }),
      step('d'),
    ]);
    expect(steps.map(({ idempotent }) => idempotent)).toEqual([false, true, false, true]);
  });
});

it('what must hold says what it means where nobody has', () => {
  const checks = [
    { file: 'a.txt' },
    { state: 'v' },
    { state: 'v', equals: false },
    { output: 'x' },
    { output: 'x', contains: 'END' },
    { run: 'test -f a' },
  ];
  const [, one] = full([step('z', { output: 'x' }), step('a', { preconditions: checks })], {
    state: { v: { type: 'boolean' } },
  }).steps;
  expect(one?.preconditions).toEqual([
    { is: 'file', file: 'a.txt', says: 'a.txt is there' },
    { is: 'state', state: 'v', equals: null, says: 'v has a value' },
    { is: 'state', state: 'v', equals: false, says: 'v is false' },
    { is: 'output', output: 'x', contains: null, says: 'x is there' },
    { is: 'output', output: 'x', contains: 'END', says: 'x holds "END"' },
    { is: 'run', run: 'test -f a', says: '`test -f a` ends with 0' },
  ]);
  const said = full([step('a', { verify: checks.map((check) => ({ ...check, says: 'so' })) })]).steps[0];
  expect(said?.verify.map(({ says }) => says)).toEqual(checks.map(() => 'so'));
  expect(full([step('a', { verify: [{}] })]).steps[0]?.verify).toEqual([
    { is: 'run', run: '', says: '`` ends with 0' },
  ]);
});
