import { describe, expect, it } from 'vitest';
import type { Step } from '../../../src/core/pipeline/pipeline.ts';
import { skipOptionalStep } from '../../../src/core/run/rules/recovery.ts';
import { plusMilliseconds } from '../../../src/core/time.ts';
import {
  drains,
  expectInOrder,
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
  work,
  type Playing,
} from './playing.ts';

/** A run of one step that somebody works on, and of one that needs it. */
function begun(changes: Partial<Step>, isNeeded = true, pipeline: Parameters<typeof pipelineOf>[1] = {}): Playing {
  const run = played(pipelineOf([step('a', changes), ...(isNeeded ? [step('z', { needs: ['a'] })] : [])], pipeline));
  looks(run);
  takes(run);
  return run;
}

describe('a step that failed and may go well another time', () => {
  it('is tried at once, and again after 1, 2 and 4 seconds, and not once more', () => {
    const run = begun({});
    for (const [index, seconds] of [1, 2, 4].entries()) {
      const events = fails(run, 'a');
      const due = plusMilliseconds(run.at(), seconds * 1000);
      expect(events).toEqual([
        {
          type: 'step_changed',
          step_id: 'a',
          number: 0,
          kind: 'retry',
          reason_code: 'exit_nonzero',
          job: 'step',
          attempt: index + 2,
          detail: 'it ended with 1',
          due,
          took: 5,
        },
      ]);
      run.passes(seconds * 1000 - 1);
      expect(takes(run)).toEqual([]);
      run.passes(1);
      expect(takes(run)).toEqual(['a']);
    }
    expect(transitions(fails(run, 'a'))).toEqual(['a await-direction exit_nonzero']);
    expect(run.state().active['a']).toMatchObject({ attempt: 4, is: 'awaiting_direction' });
  });

  it.each([0, 1, 5])('is tried again %i times where that is how often it may', (max) => {
    const run = begun({ retry: { max, initial_delay_ms: 1 } });
    let tries = 1;
    while (transitions(fails(run, 'a'))[0]?.startsWith('a retry') === true) {
      tries += 1;
      run.passes(1000);
      takes(run);
    }
    expect(tries).toBe(max + 1);
  });

  it('waits for a day at most, however often it may be tried', () => {
    const run = begun({ retry: { max: 100, initial_delay_ms: 3_600_000 } });
    const waits = Array.from({ length: 90 }, () => {
      const [event] = fails(run, 'a');
      const due = event?.type === 'step_changed' ? (event.due ?? '') : '';
      const before = run.at();
      run.passes(24 * 3_600_000);
      takes(run);
      return [1, 2, 4, 8, 16, 24].find((hours) => plusMilliseconds(before, hours * 3_600_000) === due);
    });
    expect(waits.slice(0, 7)).toEqual([1, 2, 4, 8, 16, 24, 24]);
    expect(waits.at(-1)).toBe(24);
  });

  it('is not tried again by itself where it may not be done twice, or would fail again', () => {
    expect(transitions(fails(begun({ idempotent: false }), 'a'))).toEqual(['a await-direction exit_nonzero']);
    expect(transitions(fails(begun({}), 'a', { retryable: false }))).toEqual(['a await-direction exit_nonzero']);
  });

  it('is done at the second try, and the run goes on', () => {
    const run = begun({});
    fails(run, 'a');
    run.passes(1000);
    takes(run);
    finishes(run, 'a');
    drains(run);
    expect(run.state().status).toBe('completed');
  });
});

describe('a step that failed for good', () => {
  const never = { retryable: false };

  it('is skipped where it is optional, though others need it', () => {
    const run = begun({ optional: true, critical: true });
    expect(transitions(fails(run, 'a', never))).toEqual(['a skip optional-step-failed']);
    expect(run.state()).toMatchObject({ current_step: 1, skipped: [[0, 0]], status: 'running' });
  });

  it('is skipped where it says so and nothing needs it, and not where something does', () => {
    expect(transitions(fails(begun({ on_failure: 'skip' }, false), 'a', never))).toEqual(['a skip nothing-needs-it']);
    expect(transitions(fails(begun({ on_failure: 'skip' }), 'a', never))).toEqual(['a await-direction exit_nonzero']);
    expect(transitions(fails(begun({}, false), 'a', never))).toEqual(['a await-direction exit_nonzero']);
  });

  it('has its recovery procedure done, once; where that goes well the step is over', () => {
    const run = begun({ recovery: work });
    expect(transitions(fails(run, 'a', never))).toEqual(['a recover exit_nonzero']);
    expect(takes(run)).toEqual(['a']);
    expect(run.state().active['a']).toMatchObject({ job: 'recovery', attempt: 1 });
    expect(transitions(finishes(run, 'a'))).toEqual(['a continue recovered']);
    expect(run.state().current_step).toBe(1);
  });

  it('waits for direction where its recovery fails, too', () => {
    const run = begun({ recovery: work });
    fails(run, 'a', never);
    takes(run);
    expect(transitions(fails(run, 'a'))).toEqual(['a await-direction recovery-failed']);
  });

  it.each<readonly [string, Partial<Step>, Parameters<typeof pipelineOf>[1]]>([
    ['it is critical', { critical: true }, {}],
    ['it says so', { on_failure: 'rollback' }, {}],
    ['any failure is enough', {}, { rollback_on: 'any_failure' }],
  ])('makes the run go back to the last checkpoint where %s', (_why, changes, pipeline) => {
    const run = begun(changes, true, pipeline);
    const events = fails(run, 'a', never);
    expect(transitions(events)).toEqual(['a failed exit_nonzero']);
    expect(events.map(({ type }) => type)).toEqual(['step_changed', 'rollback_begun', 'status_changed']);
    expect(run.state()).toMatchObject({
      status: 'rolling_back',
      active: {},
      rollback: { to: 'e1', because: 'a failed: it ended with 1', next: 'awaiting_direction' },
    });
    happens(run.does({ restored: { tree: 'base0' } }));
    expect(run.state()).toMatchObject({ status: 'awaiting_direction', reason: { code: 'rolled-back' } });
  });

  it('makes the run go back to the checkpoint that the pipeline names, once that is made and while it is whole', () => {
    const steps = inTurn(step('a', { checkpoint: 'before' }), step('b', { checkpoint: 'after' }), step('c'));
    const back = (done: readonly string[], damaged?: string): string | undefined => {
      const run = played(pipelineOf(steps, { rollback_to: 'before', rollback_on: 'any_failure', checkpoints: 2 }));
      for (const id of done) {
        takes(run);
        finishes(run, id);
      }
      takes(run);
      if (damaged !== undefined) run.damages(damaged);
      looks(run);
      fails(run, steps[done.length]?.id ?? '', never);
      return run.state().checkpoints.find(({ id }) => id === run.state().rollback?.to)?.name;
    };
    expect(back([])).toBe('start');
    expect(back(['a'])).toBe('before');
    expect(back(['a', 'b'])).toBe('before');
    expect(back(['a', 'b'], 'before')).toBe('start');
  });

  it('waits for direction where there is nothing whole to go back to', () => {
    const run = begun({ critical: true });
    run.damages('start');
    looks(run);
    expect(transitions(fails(run, 'a', never))).toEqual(['a await-direction exit_nonzero']);
  });

  it('makes the run go back, without end only if people say so: it waits each time', () => {
    const run = begun({ critical: true, retry: { max: 1, initial_delay_ms: 0 }, recovery: work });
    for (let round = 0; round < 3; round += 1) {
      fails(run, 'a');
      takes(run);
      fails(run, 'a');
      takes(run);
      expect(transitions(fails(run, 'a'))).toEqual(['a failed recovery-failed']);
      happens(run.does({ restored: { tree: 'base0' } }));
      expect(takes(run)).toEqual([]);
      expect(run.state().status).toBe('awaiting_direction');
      happens(run.does({ resume: { reason: 'it should go now' } }));
      expect(takes(run)).toEqual(['a']);
    }
  });

  it('has the coordinating role asked, who is asked no more once somebody has said how it goes on', () => {
    const run = begun({}, true, { coordinator: 'ops' });
    const events = fails(run, 'a', never);
    expect(events).toContainEqual({
      type: 'intent_recorded',
      key: `direction:${run.state().seq}:a`,
      what: 'direction_wanted',
      to: 'ops',
      about: { step: 'a', reason_code: 'exit_nonzero', because: 'it ended with 1' },
    });
    expect(run.state()).toMatchObject({
      status: 'awaiting_direction',
      reason: { code: 'exit_nonzero', because: 'a cannot go on by itself' },
    });
    happens(run.does({ retry: { step: 'a', reason: 'the disk was full' } }));
    expect(run.state().intents).toEqual({});
    expect(run.state().status).toBe('running');
    expect(takes(run)).toEqual(['a']);
    expect(run.state().active['a']).toMatchObject({ attempt: 2 });
    finishes(run, 'a');
    expectInOrder(run);
  });

  it('lets others that are worked on end, and nothing is begun until direction came', () => {
    const run = played(pipelineOf([step('a', { idempotent: false }), step('b'), step('c', { needs: ['b'] })]));
    takes(run);
    fails(run, 'a');
    expect(run.state().status).toBe('awaiting_direction');
    expect(takes(run)).toEqual(['b']);
    finishes(run, 'b', { take: { by: 'p', limit: 3 } });
    expect(takes(run)).toEqual([]);
    happens(run.does({ retry: { step: 'a', reason: 'again' } }));
    expect(takes(run)).toEqual(['c', 'a'].toSorted());
  });

  it('has the coordinating role told of eight of those that wait at once: whoever looks sees the others', () => {
    const steps = Array.from({ length: 20 }, (_, at) => step(`s${at}`, { idempotent: false }));
    const run = played(pipelineOf(steps, { concurrency: 20 }));
    for (const id of takes(run)) fails(run, id);
    expect(Object.keys(run.state().intents ?? {})).toHaveLength(8);
    expect(Object.values(run.state().active).every(({ is }) => is === 'awaiting_direction')).toBe(true);
  });

  it('is retried by direction only while it waits for it', () => {
    const run = begun({});
    expect(refused(run.does({ retry: { step: 'a', reason: '' } }))).toBe('step_not_running');
    expect(refused(run.does({ retry: { step: 'moon', reason: '' } }))).toBe('step_not_running');
    expect(refused(run.does({ retry: { step: 'constructor', reason: '' } }))).toBe('step_not_running');
  });
});

describe('what a step put out', () => {
  const state = { count: variable('integer'), size: variable('string') };

  it('is recorded with what it changed, in one entry', () => {
    const run = begun({ output: 'text', checkpoint: 'here' }, true, { state });
    const output = { bytes: 5, sha256: 'abc', text: 'hello' };
    const events = finishes(run, 'a', { output, result: { state: { count: 1 }, tree: 't1' } });
    expect(events.map(({ type }) => type)).toEqual([
      'output_recorded',
      'tree_changed',
      'state_changed',
      'step_changed',
      'checkpoint_created',
    ]);
    expect(run.state()).toMatchObject({ custom_state: { count: 1 }, tree: 't1', current_step: 1 });
  });

  it('counts nothing where it sets a variable to what it cannot be: nothing of it is kept', () => {
    const run = begun({ output: 'text', idempotent: false }, true, { state });
    const events = finishes(run, 'a', {
      output: { bytes: 5, sha256: 'abc' },
      result: { state: { count: 1, size: 2 }, tree: 't1' },
    });
    expect(transitions(events)).toEqual(['a await-direction state_invalid']);
    expect(events.map(({ type }) => type)).toEqual(['step_changed', 'intent_recorded', 'status_changed']);
    expect(run.state()).toMatchObject({ custom_state: {}, tree: 'base0' });
  });

  it('counts nothing where a state variable is not afterwards what it must be', () => {
    const verify = [
      { is: 'state', state: 'count', equals: 3, says: 'three are there' },
      { is: 'file', file: 'README.md', says: 'looked at elsewhere' },
    ] as const;
    const run = begun({ verify, retry: { max: 1, initial_delay_ms: 0 } }, true, { state });
    expect(transitions(finishes(run, 'a', { result: { state: { count: 2 } } }))).toEqual([
      'a retry verification_failed',
    ]);
    expect(run.state().custom_state).toEqual({});
    takes(run);
    expect(transitions(finishes(run, 'a', { result: { state: { count: 3 } } }))).toEqual(['a continue step-completed']);
  });
});

describe('skipping by the rule for optional steps', () => {
  it('is refused for a step that is not', () => {
    const run = begun({});
    const draft = { observed: {} as never, head: {} as never, state: run.state(), events: [] };
    const verdict = skipOptionalStep(draft, step('a'), 'x', { job: 'step', attempt: 1, detail: '' });
    expect(verdict).toMatchObject({ refusal: { code: 'step_required', because: 'a is not optional' } });
  });
});
