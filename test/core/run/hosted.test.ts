import { describe, expect, it } from 'vitest';
import { deadlineOf, doerOf, nextDeadline, takesThere } from '../../../src/core/run/doing.ts';
import {
  expectInOrder,
  external,
  fails,
  finishes,
  happens,
  inTurn,
  pipelineOf,
  played,
  refused,
  step,
  submits,
  takes,
  transitions,
  variable,
  work,
  type Playing,
} from './playing.ts';
import type { Step } from '../../../src/core/pipeline/pipeline.ts';

const minute = 60_000;

/** A step that somebody is asked to do. */
function asked(id: string, changes: Partial<Step> = {}): Step {
  return step(id, { run: null, prompt: `Do ${id}.`, timeout_ms: null, ...changes });
}

function many(count: number, make: (id: string) => Step): readonly Step[] {
  return Array.from({ length: count }, (_, at) => make(`s${at}`));
}

describe('who does a step', () => {
  const writer = { run: 'write', environment: [], secrets: [], grants: {} };
  const pipeline = pipelineOf([], { agents: { writer, idle: { ...writer, run: null } } });
  it.each([
    ['its command', step('a'), [], undefined],
    ['its command, whatever commands there are for its persona', step('a', { agent: 'writer' }), ['writer'], undefined],
    ['the command of its persona', asked('a', { agent: 'writer' }), [], undefined],
    ['a command that whoever drives has for its persona', asked('a', { agent: 'writer' }), ['writer'], 'driver'],
    ['somebody, where nobody has a command', asked('a', { agent: 'idle' }), ['writer'], 'host'],
    ['somebody, where the persona is nowhere', asked('a', { agent: 'constructor' }), [], 'host'],
    ['somebody, where there is not even a persona', asked('a'), ['writer'], 'host'],
  ] as const)('is %s', (_what, one, agents, doer) => {
    expect(doerOf(pipeline, one, 'step', agents)).toBe(doer);
  });

  it('is told of what mends it and of what takes it back as well', () => {
    const one = external('a', { recovery: { ...work, run: null } });
    expect(doerOf(pipeline, one, 'recovery', [])).toBe('host');
    expect(doerOf(pipeline, one, 'compensation', [])).toBeUndefined();
    expect(doerOf(pipeline, step('a'), 'recovery', [])).toBeUndefined();
  });

  it('is in the record of what was handed out, also of what takes something back', () => {
    const run = played(
      pipelineOf([
        external('a', { run: null, agent: 'nobody', compensation: { ...work, run: null, agent: 'nobody' } }),
        step('b'),
        asked('c'),
      ]),
    );
    happens(run.does({ take: { by: 'p', limit: 4, agents: ['nobody'] } }));
    expect(run.state().active).toMatchObject({ a: { doer: 'driver' }, c: { doer: 'host' } });
    expect(run.state().active['b']).not.toHaveProperty('doer');
    finishes(run, 'a');
    happens(run.does({ validate: {} }));
    happens(run.does({ rollback: { reason: 'x' } }));
    happens(run.does({ take: { by: 'p', limit: 4, agents: ['nobody'] } }));
    expect(run.state().active).toMatchObject({ a: { job: 'compensation', doer: 'driver' } });
  });
});

describe('what somebody else does', () => {
  it('uses up neither what the machine can do at once nor what the pipeline lets be done at once', () => {
    const run = played(
      pipelineOf([...many(5, (id) => step(id)), asked('x'), asked('y'), asked('z')], { concurrency: 2 }),
    );
    expect(takes(run)).toEqual(['s0', 's1', 'x', 'y', 'z']);
    expect(takes(run, 1)).toEqual(['s0', 's1', 'x', 'y', 'z']);
    finishes(run, 'y');
    finishes(run, 's0');
    expect(takes(run)).toEqual(['s1', 'x', 'z', 's2']);
  });

  it('is handed out all together, up to as many as a state has room for', () => {
    const run = played(
      pipelineOf(
        many(70, (id) => asked(id)),
        { concurrency: 1 },
      ),
    );
    expect(takes(run)).toHaveLength(64);
    expect(takes(run, 1)).toHaveLength(64);
    finishes(run, 's3');
    expect(takes(run)).toContain('s64');
    expect(takes(run)).not.toContain('s65');
  });

  it('is handed out again beside what is at work', () => {
    const run = played(pipelineOf([step('a'), asked('b')], { concurrency: 1 }));
    takes(run);
    fails(run, 'b');
    run.passes(minute);
    expect(takes(run)).toEqual(['a', 'b']);
    expect(run.state().active['b']).toMatchObject({ attempt: 2, doer: 'host' });
    fails(run, 'a');
    run.passes(minute);
    expect(takes(run, 0)).toEqual(['b']);
    expect(takes(run, 1)).toEqual(['b', 'a']);
  });

  it('is not handed out again once something waits for direction', () => {
    const state = { count: variable('integer', { initial: 1 }) };
    const run = played(pipelineOf([step('a', { required_state: ['count'] }), asked('b')], { state }));
    takes(run);
    fails(run, 'a');
    fails(run, 'b');
    run.tampers({ custom_state: { count: null } });
    run.passes(minute);
    expect(takes(run)).toEqual([]);
    expect(run.state().active).toMatchObject({ a: { is: 'awaiting_direction' }, b: { is: 'retrying' } });
  });

  it('waits for those who are asked about other steps already where these are as many as may be', () => {
    const run = played(pipelineOf(many(20, (id) => asked(id, { requires_approval: true }))));
    expect(takes(run)).toHaveLength(16);
  });
});

function given(changes: Partial<Step> = {}): Playing {
  const run = played(pipelineOf([asked('a', { timeout_ms: 10 * minute, ...changes }), step('b'), asked('c')]));
  takes(run);
  return run;
}

describe('the time of somebody who was handed a step', () => {
  it('is what the definition says, from when it was handed out; a command’s is for whoever runs it', () => {
    const run = given();
    const { active } = run.state();
    expect(deadlineOf(run.pipeline, 'a', active['a']!)).toBe('2026-03-02T12:10:00.000Z');
    expect(deadlineOf(run.pipeline, 'b', active['b']!)).toBeNull();
    expect(deadlineOf(run.pipeline, 'c', active['c']!)).toBeNull();
    expect(deadlineOf(run.pipeline, 'nothing', active['a']!)).toBeNull();
    expect(deadlineOf(run.pipeline, 'a', { ...active['a']!, job: 'recovery' })).toBeNull();
    expect(nextDeadline(run.pipeline, run.state())).toBe('2026-03-02T12:10:00.000Z');
    expect(nextDeadline(run.pipeline, { active: {} })).toBeNull();
  });

  it.each([
    ['take', { take: { by: 'p', limit: 1 } }],
    ['resume', { resume: { reason: 'look', steps: [] } }],
  ] as const)('is over when it is over: %s finds that it took too long', (_verb, command) => {
    const run = given();
    run.passes(10 * minute - 1);
    expect(transitions(happens(run.does(command)))).toEqual([]);
    run.passes(1);
    const events = happens(run.does(command));
    expect(transitions(events)).toEqual(['a retry timed_out']);
    expect(events[0]).toMatchObject({ detail: 'nobody handed it in by 2026-03-02T12:10:00.000Z', attempt: 2 });
    run.passes(1000);
    expect(takes(run)).toEqual(['b', 'c', 'a']);
    expect(refused(run.does({ submit: { step: 'a', job: 'step', attempt: 1, outcome: { is: 'done' } } }))).toBe(
      'step_not_running',
    );
    finishes(run, 'a');
  });

  it('is over for what is handed in too late as well; that it could not be done is told as it is', () => {
    const late = given({ idempotent: false });
    late.passes(10 * minute);
    expect(transitions(happens(submits(late, 'a', { is: 'done' })))).toEqual(['a await-direction timed_out']);
    expectInOrder(late);
    const failed = given();
    failed.passes(10 * minute);
    expect(transitions(fails(failed, 'a', { reason_code: 'said_failed' }))).toEqual(['a retry said_failed']);
  });

  it('is over, and then what becomes of it is what becomes of every step that failed', () => {
    const run = given({ critical: true, retry: { max: 0, initial_delay_ms: 1 } });
    happens(run.does({ validate: {} }));
    run.passes(10 * minute);
    happens(run.does({ take: { by: 'p', limit: 4 } }));
    expect(run.state().status).toBe('rolling_back');
    const optional = given({ optional: true, retry: { max: 0, initial_delay_ms: 1 } });
    optional.passes(10 * minute);
    expect(transitions(happens(optional.does({ take: { by: 'p', limit: 4 } })))).toEqual([
      'a skip optional-step-failed',
    ]);
  });

  it('is over for what takes something back, too: then somebody says what is to be done', () => {
    const run = played(
      pipelineOf([external('a', { compensation: { ...work, run: null, timeout_ms: minute } }), step('b')]),
    );
    happens(run.does({ validate: {} }));
    takes(run);
    finishes(run, 'a');
    happens(run.does({ rollback: { reason: 'x' } }));
    takes(run);
    expect(run.state().active).toMatchObject({ a: { is: 'running', job: 'compensation', doer: 'host' } });
    run.passes(minute);
    takes(run);
    expect(run.state()).toMatchObject({
      status: 'awaiting_direction',
      active: { a: { is: 'awaiting_direction', job: 'compensation', reason_code: 'timed_out' } },
    });
  });
});

function files(id: string): Step {
  return step(id, { effects: 'files' });
}

function granted(id: string): Step {
  return step(id, { grants: { src: 'write' } });
}

describe('what changes files', () => {
  it.each<[string, readonly Step[], readonly string[]]>([
    ['beside nothing that commands do', [step('a'), files('b'), step('c')], ['a', 'c']],
    ['and nothing that commands do beside it', [files('a'), step('b'), files('c')], ['a']],
    ['as what is looked at for what it may change', [granted('a'), granted('b'), step('c')], ['a']],
    ['but beside what somebody does elsewhere', [asked('a'), files('b'), asked('c')], ['a', 'b', 'c']],
    [
      'and not while somebody else changes them',
      [asked('a', { effects: 'files' }), files('b'), asked('c')],
      ['a', 'c'],
    ],
    ['nor beside somebody else who does', [step('a'), asked('b', { effects: 'files' }), asked('c')], ['a', 'c']],
  ])('is handed out alone: %s', (_what, steps, expected) => {
    const run = played(pipelineOf(steps));
    expect(takes(run)).toEqual(expected);
    for (let round = 0; run.state().status === 'running' && round < 9; round += 1) finishes(run, takes(run)[0] ?? '');
    expect(run.state().status).toBe('completed');
  });

  it('is tried again alone, too', () => {
    const run = played(pipelineOf([files('a'), step('b')]));
    takes(run);
    fails(run, 'a');
    expect(takes(run)).toEqual(['b']);
    run.passes(minute);
    expect(takes(run)).toEqual(['b']);
    finishes(run, 'b');
    expect(takes(run)).toEqual(['a']);
  });
});

describe('what must not be done twice', () => {
  const once = external('b', { idempotent: false });
  const pipeline = pipelineOf(inTurn(step('a'), step('x'), once, step('c', { idempotent: false })));

  it('is begun where everybody sees it, as soon as what is at work could be the last that it waits for', () => {
    const run = played(pipeline);
    happens(run.does({ validate: {} }));
    const asks = () => takesThere(pipeline, run.state());
    takes(run);
    expect(asks()).toBe(false);
    finishes(run, 'a');
    takes(run);
    expect(asks()).toBe(true);
    finishes(run, 'x');
    expect(asks()).toBe(true);
    takes(run);
    expect(asks()).toBe(false);
    finishes(run, 'b');
    takes(run);
    expect(asks()).toBe(false);
    happens(run.does({ rollback: { reason: 'x' } }));
    expect(asks()).toBe(true);
  });

  it('is begun there again where somebody has it done again', () => {
    const run = played(pipeline);
    const active = { is: 'retrying', job: 'step', attempt: 2, since: run.at(), due: run.at() } as const;
    expect(takesThere(pipeline, { ...run.state(), current_step: 2, active: { b: active } })).toBe(true);
    expect(takesThere(pipeline, { ...run.state(), current_step: 2, active: { b: { ...active, is: 'running' } } })).toBe(
      false,
    );
  });

  it('is no matter where every step may be done twice, unless others hold what the steps need', () => {
    const free = pipelineOf([external('a', { idempotent: true })]);
    expect(takesThere(free, played(free).state())).toBe(false);
    const held = pipelineOf([step('a', { resources: ['db'] })], { resources: { db: 1 } });
    expect(takesThere(held, played(held).state())).toBe(true);
  });
});
