import { describe, expect, it } from 'vitest';
import type { Step } from '../../../src/core/pipeline/pipeline.ts';
import { decideRun } from '../../../src/core/run/decide.ts';
import { validateStateInvariants } from '../../../src/core/run/invariants.ts';
import { validateStepPreconditions } from '../../../src/core/run/rules/preconditions.ts';
import { updateState } from '../../../src/core/run/variables.ts';
import type { RunState } from '../../../src/core/run/state.ts';
import {
  external,
  fails,
  finishes,
  happens,
  inTurn,
  looks,
  pipelineOf,
  played,
  refused,
  step,
  takes,
  transitions,
  variable,
  type Playing,
} from './playing.ts';

const pipeline = pipelineOf(
  inTurn(step('a', { checkpoint: 'one' }), external('b'), step('c', { resources: ['database'] }), step('d'), step('e')),
  { state: { count: variable('integer', { initial: 1 }) }, resources: { database: 1 } },
);

/** A run whose first step is over, and somebody works on the second. */
function halfway(): Playing {
  const run = played(pipeline);
  takes(run);
  finishes(run, 'a');
  looks(run);
  takes(run);
  return run;
}

describe('the state of a run is in order', () => {
  it('as the rules make it', () => {
    expect(validateStateInvariants(pipeline, halfway().state())).toEqual([]);
  });

  const running = { is: 'running', job: 'step', attempt: 1, since: '2026-03-02T12:00:00.000Z' } as const;
  const rollback = { to: 'e1', because: 'x', next: 'awaiting_direction' } as const;

  it.each<readonly [string, Partial<RunState>, RegExp]>([
    ['with a next step before the first', { current_step: -1 }, /current_step is -1, and there are 5/u],
    ['with a next step after the last', { current_step: 6 }, /current_step is 6/u],
    ['with half a step', { current_step: 1.5 }, /current_step is 1.5/u],
    [
      'with all steps over in a run that is not completed',
      { current_step: 5, active: {} },
      /the run is running, and the next step is 5 of 5/u,
    ],
    [
      'completed with a step to do',
      { status: 'completed', active: {} },
      /the run is completed, and the next step is 1 of 5/u,
    ],
    [
      'completed with somebody at work',
      { status: 'completed', current_step: 5, active: { moon: running } },
      /completed, and steps go on/u,
    ],
    ['with a step ahead that is the next', { ahead: [[1, 1]] }, /ahead holds 1 to 1, which cannot be/u],
    ['with a step ahead that is not there', { ahead: [[4, 5]] }, /ahead holds 4 to 5, which cannot be/u],
    ['with steps ahead from high to low', { ahead: [[4, 3]] }, /ahead holds 4 to 3, which cannot be/u],
    [
      'with steps ahead out of order',
      {
        ahead: [
          [4, 4],
          [2, 2],
        ],
      },
      /ahead holds 2 to 2 after 4/u,
    ],
    [
      'with steps ahead that are there twice',
      {
        ahead: [
          [2, 3],
          [3, 4],
        ],
      },
      /ahead holds 3 to 4 after 3/u,
    ],
    [
      'with a skipped step that is not over',
      {
        skipped: [
          [0, 0],
          [3, 3],
        ],
      },
      /skipped holds 3 to 3, and that is not over/u,
    ],
    ['with a variable that the definition does not have', { custom_state: { moon: 1 } }, /moon is no state variable/u],
    ['with a variable of another kind', { custom_state: { count: 'many' } }, /count is of type integer/u],
    ['with somebody at a step that is not there', { active: { moon: running } }, /moon goes on and is no step of p/u],
    ['with somebody at a step that is over', { active: { a: running } }, /a goes on and is over/u],
    [
      'with something taken back though the run goes on',
      { active: { b: { ...running, job: 'compensation' } } },
      /what b did is taken back/u,
    ],
    [
      'with something taken back that was not done',
      { rollback, active: { b: { ...running, job: 'compensation' } } },
      /nothing to take back/u,
    ],
    [
      'with effects outside of a step that has none',
      { done_outside: [[0, 0]] },
      /done_outside holds 0 to 0, and not all/u,
    ],
    [
      'with effects outside of a step that is not there',
      { done_outside: [[7, 7]] },
      /done_outside holds 7 to 7, which cannot be/u,
    ],
    [
      'with effects outside that nobody knows of',
      { done_outside: [[1, 1]], active: {} },
      /effects of b are outside, and it is not over/u,
    ],
    [
      'going back to a checkpoint that is not there',
      { rollback: { ...rollback, to: 'e9' } },
      /the checkpoint is not there/u,
    ],
  ])('and not %s', (_what, changes, fault) => {
    const faults = validateStateInvariants(pipeline, { ...halfway().state(), ...changes });
    expect(faults).toContainEqual(expect.stringMatching(fault));
  });

  it('and not with two checkpoints of one name', () => {
    const state = halfway().state();
    const [first] = state.checkpoints;
    const faults = validateStateInvariants(pipeline, {
      ...state,
      checkpoints: [...state.checkpoints, { ...first!, id: 'e9' }],
    });
    expect(faults).toEqual(['two checkpoints are called the same']);
  });
});

/** One whose state cannot be. */
function broken(): Playing {
  const run = halfway();
  run.tampers({ ahead: [[9, 9]] });
  return run;
}

describe('a state that is not in order', () => {
  it('is left for the last valid checkpoint as soon as whoever drives the run comes by', () => {
    const run = halfway();
    run.tampers({ custom_state: { count: 'many' } });
    const events = happens(run.does({ take: { by: 'p', limit: 1 } }));
    expect(transitions(events)).toEqual(['b undone rolling-back']);
    expect(run.state()).toMatchObject({
      status: 'rolling_back',
      rollback: { to: 'e3', because: /the state is not in order: count is of type integer/u },
    });
    happens(run.does({ take: { by: 'p', limit: 1 } }));
    finishes(run, 'b');
    happens(run.does({ restored: { tree: 'base0' } }));
    expect(run.state()).toMatchObject({ status: 'awaiting_direction', custom_state: { count: 1 }, current_step: 1 });
    happens(run.does({ resume: { reason: 'go on' } }));
    expect(takes(run)).toEqual(['b']);
  });

  it('is left also where somebody works on a step that is not there: that is over, too', () => {
    const run = halfway();
    const { b } = run.state().active;
    run.tampers({ active: { moon: b! } });
    const events = happens(run.does({ take: { by: 'p', limit: 1 } }));
    expect(events[0]).toMatchObject({ step_id: 'moon', number: 5, kind: 'undone' });
    expect(run.state()).toMatchObject({ status: 'rolling_back', active: {} });
  });

  it.each([
    ['what is handed in', { submit: { step: 'b', job: 'step', attempt: 1, outcome: { is: 'done' } } }],
    ['that somebody is gone', { resume: { reason: 'killed', steps: ['b'] } }],
  ] as const)('is left also when %s is told', (_what, command) => {
    const run = halfway();
    run.tampers({ ahead: [[9, 9]] });
    happens(run.does(command));
    expect(run.state().status).toBe('rolling_back');
  });

  it('is where people are stopped who would go on, and may go back, look, or end it', () => {
    expect(refused(broken().does({ retry: { step: 'b', reason: '' } }))).toBe('hard_stop');
    expect(refused(broken().does({ reject: { gate: 'step:b', reason: 'no' } }))).toBe('invariant_violated');
    happens(broken().does({ rollback: { reason: 'back' } }));
    happens(broken().does({ validate: {} }));
    happens(broken().does({ cancel: { reason: 'enough' } }));
  });

  it('without a valid checkpoint makes the run wait, and stays so', () => {
    const run = halfway();
    run.damages('start');
    run.damages('one');
    looks(run);
    run.tampers({ ahead: [[9, 9]] });
    const events = happens(run.does({ take: { by: 'p', limit: 1 } }));
    expect(events.map(({ type }) => type)).toEqual(['status_changed', 'intent_recorded']);
    expect(run.state()).toMatchObject({ status: 'awaiting_direction', reason: { code: 'invariant-violated' } });
    expect(happens(run.does({ take: { by: 'p', limit: 1 } }))).toEqual([]);
    expect(refused(run.does({ resume: { reason: 'go on' } }))).toBe('hard_stop');
  });

  it('does not come of a decision: what would lead there is refused', () => {
    const run = halfway();
    const start = { start: { run_id: 'r2', task: 't', door: 'cli' } } as const;
    const head = {
      v: 1,
      id: 'e1',
      seq: 1,
      at: run.at(),
      source: 's',
      actor: run.entries[0]!.actor,
      command: start,
    } as const;
    const observed = {
      pipeline: { ...pipeline, steps: [] },
      pipelinePin: { blob: 'b', origin: 'o' },
      policy: {} as never,
      policyPin: null,
      people: { permissions: {}, teams: {} },
      checkpoints: {},
      held: {},
      base: null,
    };
    const verdict = decideRun(observed, null, head);
    expect(verdict).toMatchObject({
      refusal: {
        code: 'invariant_violated',
        because: /would not be in order: the run is running, and the next step is 0 of 0/u,
      },
    });
  });

  it('does not come of values either: all of them change, or none does', () => {
    const run = halfway();
    const draft = { observed: { pipeline } as never, head: { at: run.at() } as never, state: run.state(), events: [] };
    expect(updateState(draft, { count: 2 }, {})).toMatchObject({ state: { custom_state: { count: 2 } } });
    expect(updateState(draft, {}, {})).toBe(draft);
    expect(updateState(draft, { count: 2, moon: 1 }, {})).toMatchObject({ refusal: { code: 'invalid_argument' } });
  });
});

describe('a step is begun only if', () => {
  const steps: readonly Step[] = [
    step('a'),
    step('b', {
      needs: ['a'],
      resources: ['database'],
      required_state: ['count', 'size'],
      preconditions: [
        { is: 'state', state: 'on', equals: true, says: 'it is switched on' },
        { is: 'state', state: 'size', equals: null, says: 'there is a size' },
        { is: 'run', run: 'true', says: 'looked at elsewhere' },
      ],
    }),
    step('c', { resources: ['database'] }),
    step('d', { needs: ['b'] }),
  ];
  const variables = {
    count: variable('integer', { initial: 1 }),
    size: variable('string', { initial: 'M' }),
    on: variable('boolean', { initial: true }),
  };
  const of = pipelineOf(steps, { state: variables, resources: { database: 1 } });

  /** What keeps the second step from being begun in a state with these changes. */
  function hindrances(changes: Partial<RunState>, held: Readonly<Record<string, number>> = {}) {
    const run = played(of);
    takes(run, 1);
    finishes(run, 'a');
    const draft = {
      observed: { pipeline: of, held } as never,
      head: { at: run.at() } as never,
      state: { ...run.state(), ...changes },
      events: [],
    };
    return validateStepPreconditions(draft, steps[1]!).map(({ check, because }) => `${check}: ${because}`);
  }
  const running = { is: 'running', job: 'step', attempt: 1, since: '2026-03-02T12:00:00.000Z' } as const;

  it('nothing keeps it', () => {
    expect(hindrances({})).toEqual([]);
  });

  it.each<readonly [string, Partial<RunState>, readonly string[]]>([
    ['what it needs is over', { current_step: 0 }, ['steps: a is not over']],
    ['the state is in order', { ahead: [[9, 9]] }, ['invariants: ahead holds 9 to 9, which cannot be']],
    ['its resources are free', { active: { c: running } }, ['resources: database is taken']],
    ['nothing excludes it: the run goes back', { status: 'rolling_back' }, ['conflicts: the run is rolling back']],
    [
      'nobody works on it',
      { active: { b: { ...running, is: 'awaiting_approval' } } },
      ['conflicts: b goes on already'],
    ],
    ['it is not over', { current_step: 2 }, ['conflicts: b is over']],
    ['its variables have a value', { custom_state: { on: true, size: 'M' } }, ['preconditions: count has no value']],
    [
      'its own preconditions hold',
      { custom_state: { on: false, size: 'M', count: 1 } },
      ['preconditions: this does not hold: it is switched on'],
    ],
    [
      'all of them do',
      { custom_state: { on: true } },
      ['preconditions: count, size have no value', 'preconditions: this does not hold: there is a size'],
    ],
  ])('%s', (_what, changes, expected) => {
    expect(hindrances(changes)).toEqual(expected);
  });

  it('it and what it needs are steps of the definition', () => {
    const run = played(of);
    const draft = {
      observed: { pipeline: of, held: {} } as never,
      head: { at: run.at() } as never,
      state: { ...run.state(), active: { moon: running } },
      events: [],
    };
    expect(validateStepPreconditions(draft, step('sun', { needs: ['moon'] }), [])).toEqual([
      { check: 'steps', because: 'moon is not over' },
    ]);
  });

  it('other runs leave enough of its resources', () => {
    expect(hindrances({}, { database: 1, disk: 1 })).toEqual(['resources: database is taken']);
    expect(hindrances({}, { database: 0 })).toEqual([]);
  });

  it('else it waits for what ends by itself', () => {
    const run = played(of);
    expect(takes(run)).toEqual(['a', 'c']);
    finishes(run, 'a');
    expect(takes(run)).toEqual(['c']);
    run.sees({ held: { database: 1 } });
    finishes(run, 'c');
    expect(takes(run)).toEqual([]);
    expect(run.state().status).toBe('running');
    run.sees({ held: {} });
    expect(takes(run)).toEqual(['b']);
  });

  it('and failed where its own ones do not hold, each time it would be begun', () => {
    const run = played(pipelineOf(steps, { state: { ...variables, count: variable('integer') } }));
    takes(run);
    finishes(run, 'a');
    const events = finishes(run, 'c', { take: { by: 'p', limit: 9 } });
    expect(transitions(events)).toEqual(['c continue step-completed', 'b await-direction state_missing']);
    expect(events).toContainEqual(expect.objectContaining({ detail: 'count has no value' }));
    happens(run.does({ retry: { step: 'b', reason: 'again' } }));
    expect(transitions(happens(run.does({ take: { by: 'p', limit: 9 } })))).toEqual([
      'b await-direction state_missing',
    ]);
    expect(run.state().active['b']).toMatchObject({ attempt: 2 });
  });

  it('what stands in for it does not need what it needs', () => {
    const recovery = { run: 'true', agent: null, prompt: '', timeout_ms: 1 };
    const run = played(
      pipelineOf([step('b', { required_state: ['count'], recovery }), step('z')], {
        state: { count: variable('integer') },
      }),
    );
    expect(takes(run)).toEqual(['z']);
    expect(run.state().active['b']).toMatchObject({ is: 'retrying', job: 'recovery' });
    expect(takes(run)).toEqual(['z', 'b']);
    fails(run, 'b');
    expect(run.state().status).toBe('awaiting_direction');
  });
});
