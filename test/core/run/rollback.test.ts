import { describe, expect, it } from 'vitest';
import type { Step } from '../../../src/core/pipeline/pipeline.ts';
import { passedOver, toCompensate } from '../../../src/core/run/rules/going-back.ts';
import {
  external,
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
  submits,
  takes,
  transitions,
  variable,
  type Playing,
} from './playing.ts';

const back = { rollback: { reason: 'the numbers are wrong' } } as const;

/** These are done; with checkpoints named like the steps that have one. */
function after(steps: readonly Step[], count: number, changes: Parameters<typeof pipelineOf>[1] = {}): Playing {
  const run = played(pipelineOf(steps, changes));
  for (let done = 0; done < count; done += 1) {
    const [id = ''] = takes(run, 1);
    finishes(run, id, { result: { tree: `t${done}` } });
  }
  looks(run);
  return run;
}

const four = inTurn(
  step('a', { checkpoint: 'one' }),
  step('b'),
  step('c', { checkpoint: 'two' }),
  step('d'),
  step('e'),
);

describe('going back', () => {
  it('goes to the newest checkpoint: how far the run was, its variables and its files', () => {
    const run = after(four, 4, { state: { count: variable('integer') } });
    takes(run);
    const events = happens(run.does(back));
    expect(transitions(events)).toEqual(['e undone rolling-back']);
    expect(run.state()).toMatchObject({ status: 'rolling_back', current_step: 4, active: {} });
    const restored = happens(run.does({ restored: { tree: 'new' } }));
    expect(transitions(restored)).toEqual(['d undone rolled-back']);
    expect(restored.at(-1)).toMatchObject({ type: 'intent_recorded', what: 'direction_wanted' });
    expect(run.state()).toMatchObject({
      status: 'awaiting_direction',
      reason: { code: 'rolled-back', because: 'the numbers are wrong' },
      current_step: 3,
      tree: 'new',
    });
    expect(run.state()).not.toHaveProperty('rollback');
    expect(takes(run)).toEqual([]);
    happens(run.does({ resume: { reason: 'they are right now', steps: [] } }));
    expect(takes(run)).toEqual(['d']);
    expectInOrder(run);
  });

  it.each([['one'], ['e3']])('goes to an older one where somebody agreed to that: %s', (to) => {
    const run = after(four, 4);
    const command = { rollback: { to, reason: 'further' } } as const;
    expect(refused(run.does(command))).toBe('approval_missing');
    happens(run.does({ request: { what: command } }));
    happens(run.does({ approve: { gate: 'rollback:one', reason: '' } }));
    happens(run.does(command));
    happens(run.does({ restored: { tree: 'new' } }));
    expect(run.state().current_step).toBe(1);
    expect(run.state().checkpoints.map(({ name }) => name)).toEqual(['start', 'one']);
  });

  it('leaves no checkpoint of what has not happened then, in whatever order steps ended', () => {
    const run = played(
      pipelineOf([
        step('a', { checkpoint: 'of a' }),
        step('b', { checkpoint: 'of b' }),
        step('c', { needs: ['a', 'b'] }),
      ]),
    );
    takes(run);
    finishes(run, 'b');
    finishes(run, 'a');
    looks(run);
    const command = { rollback: { to: 'of b', reason: 'further' } } as const;
    happens(run.does({ request: { what: command } }));
    happens(run.does({ approve: { gate: 'rollback:of b', reason: '' } }));
    happens(run.does(command));
    const restored = happens(run.does({ restored: { tree: 'base0' } }));
    expect(transitions(restored)).toEqual(['a undone rolled-back']);
    expect(run.state()).toMatchObject({ current_step: 0, ahead: [[1, 1]] });
    expect(run.state().checkpoints.map(({ name }) => name)).toEqual(['start', 'of b']);
  });

  it('and forth makes a checkpoint of the same name again', () => {
    const run = after(four, 4);
    happens(run.does(back));
    happens(run.does({ restored: { tree: 'new' } }));
    happens(run.does({ resume: { reason: '' } }));
    const again = { rollback: { to: 'start', reason: 'all of it' } } as const;
    happens(run.does({ request: { what: again } }));
    happens(run.does({ approve: { gate: 'rollback:start', reason: '' } }));
    happens(run.does(again));
    happens(run.does({ restored: { tree: 'new' } }));
    happens(run.does({ resume: { reason: '' } }));
    takes(run);
    finishes(run, 'a');
    const [first, second] = run.state().checkpoints;
    expect([first?.name, second?.name, second?.id === 'e3']).toEqual(['start', 'one', false]);
    expect(run.kept('one')?.id).toBe(second?.id);
  });

  it('refuses what is handed in late, and to go back again', () => {
    const run = after(four, 3);
    takes(run);
    happens(run.does(back));
    const late = run.does({ submit: { step: 'd', job: 'step', attempt: 1, outcome: { is: 'done' } } });
    expect(late).toMatchObject({ refusal: { code: 'step_not_running', because: 'd was not handed out' } });
    const verdict = run.does(back);
    expect(verdict).toMatchObject({
      refusal: { code: 'rolling_back', because: 'the run goes back already: the numbers are wrong' },
    });
  });

  it('refuses a checkpoint that is not there, and says which are', () => {
    const run = after(four, 1);
    expect(run.does({ rollback: { to: 'moon', reason: '' } })).toMatchObject({
      refusal: { code: 'unknown_checkpoint', next: 'there is start, one' },
    });
    run.tampers({ checkpoints: [] });
    expect(refused(run.does(back))).toBe('unknown_checkpoint');
  });

  it('refuses one that nobody has found to be whole', () => {
    const run = played(pipelineOf(four));
    takes(run);
    finishes(run, 'a');
    run.sees({ checkpoints: {} });
    const verdict = run.does(back);
    expect(refused(verdict)).toBe('checkpoint_not_validated');
    expect(verdict).toMatchObject({ refusal: { because: 'Checkpoint not validated: one' } });
  });

  it('looks before: one that is damaged is marked and told, and the one before it taken instead', () => {
    const run = after(four, 4);
    run.damages('two');
    const events = happens(run.does(back));
    expect(events.map(({ type }) => type)).toEqual([
      'checkpoint_validated',
      'intent_recorded',
      'checkpoint_validated',
      'rollback_begun',
      'status_changed',
    ]);
    expect(run.state()).toMatchObject({ rollback: { to: 'e3' } });
    happens(run.does({ restored: { tree: 'new' } }));
    expect(run.state()).toMatchObject({ current_step: 1 });
  });

  it('is refused where no checkpoint is whole, and nothing changes', () => {
    const run = after(four, 1);
    for (const name of ['start', 'one']) run.damages(name);
    expect(refused(run.does(back))).toBe('no_sound_checkpoint');
  });

  it('without a look needs somebody who agrees, and looks before it is there', () => {
    const run = played(pipelineOf(four));
    takes(run);
    finishes(run, 'a');
    const command = { rollback: { reason: 'now', unvalidated: true } } as const;
    expect(refused(run.does(command))).toBe('approval_missing');
    happens(run.does({ request: { what: command } }));
    happens(run.does({ approve: { gate: 'rollback:one', reason: '' } }));
    happens(run.does(command));
    run.sees({ checkpoints: {} });
    expect(refused(run.does({ restored: { tree: 'new' } }))).toBe('checkpoint_not_validated');
  });
});

describe('once the files are as they were', () => {
  it('the checkpoint is looked at once more: where it is damaged now, the run goes back further', () => {
    const run = after(four, 4);
    happens(run.does(back));
    run.damages('two');
    happens(run.does({ restored: { tree: 'new' } }));
    expect(run.state()).toMatchObject({
      status: 'rolling_back',
      rollback: { to: 'e3', because: 'the numbers are wrong' },
    });
    happens(run.does({ restored: { tree: 'new' } }));
    expect(run.state()).toMatchObject({ status: 'awaiting_direction', current_step: 1 });
  });

  it('and none is whole, the run waits until one is', () => {
    const run = after(four, 1);
    happens(run.does(back));
    run.damages('start');
    run.damages('one');
    happens(run.does({ restored: { tree: 'new' } }));
    expect(run.state()).toMatchObject({ status: 'awaiting_direction', reason: { code: 'no-sound-checkpoint' } });
    expect(takes(run)).toEqual([]);
    run.damages('one', null);
    happens(run.does({ resume: { reason: 'it was put back' } }));
    expect(run.state().status).toBe('rolling_back');
    happens(run.does({ restored: { tree: 'new' } }));
    expect(run.state()).toMatchObject({ current_step: 1, reason: { code: 'rolled-back' } });
  });

  it('is refused while the run does not go back, or without the files that the checkpoint has', () => {
    const run = after(four, 4);
    expect(refused(run.does({ restored: { tree: 'new' } }))).toBe('not_rolling_back');
    happens(run.does(back));
    expect(refused(run.does({ restored: { tree: null } }))).toBe('invalid_argument');
  });
});

describe('what was done outside', () => {
  const outside = inTurn(external('a', { checkpoint: 'one' }), external('b'), step('c'), external('d'), step('e'));

  it('since the checkpoint is taken back one by one, the last first, before anything else', () => {
    const run = after(outside, 4);
    expect(run.state()).toMatchObject({
      done_outside: [
        [0, 1],
        [3, 3],
      ],
    });
    happens(run.does(back));
    expect(refused(run.does({ restored: { tree: 'new' } }))).toBe('not_rolling_back');
    expect(takes(run)).toEqual(['d']);
    expect(run.state().active['d']).toMatchObject({ job: 'compensation', attempt: 1, by: 'p1' });
    expect(takes(run)).toEqual(['d']);
    expect(transitions(finishes(run, 'd', { take: { by: 'p1', limit: 9 } }))).toEqual([
      'd continue compensated',
      'b compensate rolling-back',
    ]);
    finishes(run, 'b');
    expect(takes(run)).toEqual([]);
    happens(run.does({ restored: { tree: 'new' } }));
    expect(run.state()).toMatchObject({ current_step: 1, done_outside: [[0, 0]] });
  });

  it('is also what was begun and failed, was killed, or waits for approval, and not what never began', () => {
    const all = [
      external('a', { idempotent: false }),
      external('b', { requires_approval: true }),
      external('c', { idempotent: false }),
      external('d'),
      external('e'),
    ];
    const run = played(pipelineOf(all, { concurrency: 9 }));
    looks(run);
    takes(run);
    finishes(run, 'b');
    happens(run.does({ resume: { reason: 'killed', steps: ['a', 'c'] } }));
    fails(run, 'd', { reason_code: 'precondition_failed', retryable: false });
    happens(run.does(back));
    const left: string[] = [];
    for (let [id] = takes(run); id !== undefined; [id] = takes(run)) {
      left.push(id);
      finishes(run, id);
    }
    expect(left).toEqual(['e', 'c', 'b', 'a']);
  });

  it('that cannot be taken back makes the run wait; it is tried again when somebody says so', () => {
    const run = after(outside, 2);
    happens(run.does(back));
    takes(run);
    expect(transitions(fails(run, 'b'))).toEqual(['b await-direction exit_nonzero']);
    expect(run.state()).toMatchObject({ status: 'awaiting_direction', rollback: { to: 'e3' } });
    expect(takes(run)).toEqual([]);
    happens(run.does({ retry: { step: 'b', reason: 'again' } }));
    expect(run.state().status).toBe('rolling_back');
    expect(takes(run)).toEqual(['b']);
    expect(run.state().active['b']).toMatchObject({ job: 'compensation', attempt: 2 });
    finishes(run, 'b');
    happens(run.does({ restored: { tree: 'new' } }));
    expect(run.state().current_step).toBe(1);
  });

  it('can be left as it is, which is told', () => {
    const run = after(outside, 2);
    happens(run.does(back));
    takes(run);
    fails(run, 'b');
    const second = run.pipeline.steps[1]!;
    const draft = {
      observed: { pipeline: run.pipeline } as never,
      head: { at: run.at(), seq: 9 } as never,
      state: run.state(),
      events: [],
    };
    const left = passedOver(draft, second, 'it is gone anyway');
    expect(transitions(left.events)).toEqual(['b skip passed-over']);
    expect(left.state).toMatchObject({ status: 'rolling_back', done_outside: [[0, 0]], active: {}, skipped: [] });
  });

  it('is nothing that has no step, and all of it where the checkpoint is gone', () => {
    const run = after(outside, 4);
    const rollback = { to: 'e99', because: 'x', next: 'awaiting_direction' } as const;
    const state = {
      ...run.state(),
      rollback,
      done_outside: [
        [1, 1],
        [9, 9],
      ],
    };
    expect(toCompensate(run.pipeline, state).map(({ id }) => id)).toEqual(['b']);
    expect(toCompensate(run.pipeline, run.state())).toEqual([]);
    const draft = { observed: { pipeline: run.pipeline } as never, head: {} as never, state, events: [] };
    expect(passedOver(draft, run.pipeline.steps[1]!, 'it is gone').events[0]).toMatchObject({
      attempt: 1,
      kind: 'skip',
    });
  });

  it('while it is taken back and killed, it is taken back again where that does no harm, else somebody is asked', () => {
    const run = after(outside, 2);
    happens(run.does(back));
    takes(run);
    expect(transitions(happens(run.does({ resume: { reason: 'killed', steps: ['b'] } })))).toEqual([
      'b retry interrupted',
    ]);
    expect(takes(run)).toEqual(['b']);
    expect(run.state().active['b']).toMatchObject({ attempt: 1 });
    const once = after(inTurn(external('a', { idempotent: false }), step('z')), 1);
    happens(once.does(back));
    takes(once);
    expect(transitions(happens(once.does({ resume: { reason: 'killed' } })))).toEqual([
      'a await-direction interrupted',
    ]);
    expect(once.state()).toMatchObject({ status: 'awaiting_direction' });
  });
});

describe('ending a run', () => {
  it('stops what is worked on; what was done stays', () => {
    const run = after(four, 2);
    takes(run);
    const events = happens(run.does({ cancel: { reason: 'enough' } }));
    expect(transitions(events)).toEqual(['c undone cancelled']);
    expect(run.state()).toMatchObject({ status: 'cancelled', active: {}, current_step: 2, ended_at: run.at() });
    expect(refused(submits(run, 'c', { is: 'done' }))).toBe('run_over');
  });

  it('where a step failed is a run that failed, and after going back one that was rolled back', () => {
    const failed = after(four, 1);
    takes(failed);
    fails(failed, 'b', { retryable: false });
    happens(failed.does({ cancel: { reason: 'it will not go' } }));
    expect(failed.state()).toMatchObject({ status: 'failed', reason: { because: 'it will not go' } });
    const gone = after(four, 1);
    happens(gone.does(back));
    happens(gone.does({ restored: { tree: 'new' } }));
    happens(gone.does({ cancel: { reason: 'enough' } }));
    expect(gone.state().status).toBe('rolled_back');
  });

  it('while it goes back is heard when it is there', () => {
    const run = after(four, 4);
    happens(run.does(back));
    happens(run.does({ cancel: { reason: 'enough' } }));
    expect(run.state()).toMatchObject({ status: 'rolling_back', rollback: { next: 'cancelled' } });
    const events = happens(run.does({ restored: { tree: 'new' } }));
    expect(events.at(-1)).toMatchObject({ what: 'run_ended' });
    expect(run.state()).toMatchObject({ status: 'cancelled', current_step: 3, tree: 'new' });
  });

  it('that cannot go back says what it leaves outside', () => {
    const run = after(inTurn(external('a'), external('b'), step('z')), 2);
    happens(run.does(back));
    takes(run);
    fails(run, 'b');
    happens(run.does({ cancel: { reason: 'enough' } }));
    expect(run.state()).toMatchObject({
      status: 'failed',
      reason: { code: 'rollback-given-up', because: 'enough; not taken back: b, a' },
    });
    expectInOrder(run);
    const lost = after(four, 1);
    happens(lost.does(back));
    lost.damages('start');
    lost.damages('one');
    happens(lost.does({ restored: { tree: 'new' } }));
    happens(lost.does({ cancel: { reason: 'enough' } }));
    expect(lost.state()).toMatchObject({ status: 'failed', reason: { because: 'enough' } });
  });
});
