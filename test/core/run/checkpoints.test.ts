import { describe, expect, it } from 'vitest';
import { checkpointsDue, checkpointsNeeded } from '../../../src/core/run/rules/checkpoints.ts';
import { plusMilliseconds } from '../../../src/core/time.ts';
import {
  ann,
  drains,
  fails,
  finishes,
  happens,
  inTurn,
  looks,
  notStarted,
  pipelineOf,
  played,
  refused,
  step,
  takes,
  variable,
} from './playing.ts';

const three = inTurn(
  step('a', { checkpoint: 'first' }),
  step('b', { checkpoint: 'second' }),
  step('c', { checkpoint: 'third' }),
);
const day = 24 * 60 * 60 * 1000;

/** So many steps with a checkpoint after each, and one without. */
function many(count: number) {
  const steps = Array.from({ length: count }, (_, at) => step(`s${at}`, { checkpoint: `after_step_${at}` }));
  return inTurn(...steps, step('last'));
}

describe('a checkpoint', () => {
  it('is made when the run starts and after the steps that say so, with all that it takes to go on from it', () => {
    const run = played(pipelineOf(three, { state: { count: variable('integer', { initial: 7 }) } }));
    expect(run.state().checkpoints).toEqual([
      { id: 'e1', name: 'start', step: -1, timestamp: run.at(), validated: false, seq: 1, outside: [] },
    ]);
    takes(run);
    finishes(run, 'a', { result: { tree: 't1', state: { count: 8 } } });
    expect(run.kept('first')).toEqual({
      id: 'e3',
      name: 'first',
      state: { current_step: 1, ahead: [], skipped: [], custom_state: { count: 8 }, tree: 't1', done_outside: [] },
      step: 0,
      timestamp: run.at(),
      validated: false,
    });
  });

  it('is not valid before anybody has looked, and says when they did', () => {
    const run = played(pipelineOf(three));
    run.passes(5000);
    const events = happens(run.does({ validate: {} }));
    expect(events).toEqual([{ type: 'checkpoint_validated', id: 'e1', name: 'start', valid: true }]);
    expect(run.state().checkpoints[0]).toMatchObject({ validated: true, validated_at: run.at() });
  });

  it.each([
    ['start', 'e1'],
    ['by its id', 'e3'],
  ])('can be looked at alone: %s', (_how, id) => {
    const run = played(pipelineOf(three));
    takes(run);
    finishes(run, 'a');
    const events = happens(run.does({ validate: { checkpoints: [id] } }));
    expect(events.map((event) => 'id' in event && event.id)).toEqual([id]);
  });

  it('that is not there is refused by name, with those that are', () => {
    const run = played(pipelineOf(three));
    const verdict = run.does({ validate: { checkpoints: ['moon'] } });
    expect(refused(verdict)).toBe('unknown_checkpoint');
    expect(verdict).toMatchObject({ refusal: { because: 'this run has no checkpoint moon', next: 'there is start' } });
    run.tampers({ checkpoints: [] });
    expect(run.does({ validate: { checkpoints: ['moon'] } })).toMatchObject({ refusal: { next: 'there is none' } });
  });

  it('that is damaged is marked, the coordinating role is told once, and one that is whole again is valid again', () => {
    const run = played(pipelineOf(three));
    run.damages('start');
    expect(happens(run.does({ validate: {} }))).toEqual([
      { type: 'checkpoint_validated', id: 'e1', name: 'start', valid: false, because: 'a byte of it is another' },
      {
        type: 'intent_recorded',
        key: 'checkpoint:e1',
        what: 'checkpoint_corrupt',
        to: 'G3_OPERATIONS',
        about: { checkpoint: 'start', severity: 'critical', because: 'a byte of it is another' },
      },
    ]);
    expect(run.state().checkpoints[0]).toMatchObject({ validated: false, corrupt: true });
    expect(happens(run.does({ validate: {} })).map(({ type }) => type)).toEqual(['checkpoint_validated']);
    run.damages('start', null);
    looks(run);
    expect(run.state().checkpoints[0]).not.toHaveProperty('corrupt');
  });

  it('is not whole where it is another one, or keeps what the run could not be', () => {
    const run = played(pipelineOf(three));
    const kept = run.kept('start')!;
    run.keeps('start', { ...kept, step: 1 });
    expect(happens(run.does({ validate: {} }))[0]).toMatchObject({
      valid: false,
      because: /is not the checkpoint start/u,
    });
    run.keeps('start', { ...kept, state: { ...kept.state, current_step: 9 } });
    expect(happens(run.does({ validate: {} }))[0]).toMatchObject({
      valid: false,
      because: 'current_step is 9, and there are 3 steps',
    });
  });

  it('about which nothing is known stays as it was', () => {
    const run = played(pipelineOf(three));
    run.sees({ checkpoints: {} });
    expect(happens(run.does({ validate: {} }))).toEqual([]);
  });
});

describe('of many checkpoints', () => {
  it.each([1, 2, 3])('the first one and the newest %i stay', (kept) => {
    const run = played(pipelineOf(many(6), { checkpoints: kept }));
    drains(run);
    const names = run.state().checkpoints.map(({ name }) => name);
    expect(names).toEqual(['start', ...Array.from({ length: kept }, (_, at) => `after_step_${6 - kept + at}`)]);
    const removed = run.events().flatMap((event) => (event.type === 'checkpoint_removed' ? [event.name] : []));
    expect(removed).toEqual(Array.from({ length: 6 - kept }, (_, at) => `after_step_${at}`));
  });

  it('the one stays to which the run goes back by itself', () => {
    const run = played(pipelineOf(many(6), { checkpoints: 2, rollback_to: 'after_step_1' }));
    for (let at = 0; at < 6; at += 1) {
      takes(run);
      finishes(run, `s${at}`);
    }
    const names = run.state().checkpoints.map(({ name }) => name);
    expect(names).toEqual(['start', 'after_step_1', 'after_step_4', 'after_step_5']);
  });

  it('none goes while there are no more than are kept', () => {
    const run = played(pipelineOf(many(3), { checkpoints: 3 }));
    drains(run);
    expect(run.state().checkpoints).toHaveLength(4);
  });

  it('one of the same name takes the place of the one before', () => {
    const twice = inTurn(step('a', { checkpoint: 'same' }), step('b', { checkpoint: 'same' }), step('c'));
    const run = played(pipelineOf(twice));
    takes(run);
    finishes(run, 'a');
    takes(run);
    finishes(run, 'b');
    expect(run.state().checkpoints.map(({ name, step: at }) => `${name} ${at}`)).toEqual(['start -1', 'same 1']);
  });
});

describe('a checkpoint is to be looked at', () => {
  it('when it was made, when state variables or files have changed, and a day after the last time', () => {
    const run = played(pipelineOf(three, { state: { count: variable('integer') } }));
    const due = (): readonly string[] => checkpointsDue(run.state(), run.at());
    expect(due()).toEqual(['e1']);
    looks(run);
    expect(due()).toEqual([]);
    takes(run);
    finishes(run, 'a', { result: { state: { count: 1 } } });
    expect(due()).toEqual(['e4']);
    looks(run);
    takes(run);
    expect(due()).toEqual([]);
    const { checkpoints } = run.state();
    run.tampers({ checkpoints: checkpoints.map((one) => ({ ...one, changed_since: true })) });
    expect(due()).toEqual(['e4']);
    run.tampers({ checkpoints });
    expect(checkpointsDue(run.state(), plusMilliseconds(run.at(), day - 1))).toEqual([]);
    expect(checkpointsDue(run.state(), plusMilliseconds(run.at(), day))).toEqual(['e1', 'e4']);
  });

  it('the newest only, after a change, and once', () => {
    const run = played(pipelineOf(inTurn(step('a', { checkpoint: 'one' }), step('b'), step('c'))));
    takes(run);
    finishes(run, 'a');
    looks(run);
    takes(run);
    finishes(run, 'b', { result: { tree: 't2' } });
    expect(checkpointsDue(run.state(), run.at())).toEqual(['e3']);
    takes(run);
    finishes(run, 'c', { result: { tree: 't3' } });
    expect(run.state().checkpoints.map(({ changed_since }) => changed_since)).toEqual([undefined, true]);
  });

  it('never once it is known to be damaged', () => {
    const run = played(pipelineOf(three));
    run.damages('start');
    looks(run);
    expect(checkpointsDue(run.state(), plusMilliseconds(run.at(), 2 * day))).toEqual([]);
  });
});

describe('to decide a command', () => {
  it('those checkpoints are looked at that it is about, and those before them', () => {
    const run = played(pipelineOf(three));
    takes(run);
    finishes(run, 'a');
    takes(run);
    finishes(run, 'b');
    const needs = (command: Parameters<typeof checkpointsNeeded>[1]): readonly string[] =>
      checkpointsNeeded(run.state(), command);
    expect(needs({ validate: {} })).toEqual(['e1', 'e3', 'e5']);
    expect(needs({ validate: { checkpoints: ['first'] } })).toEqual(['e3']);
    expect(needs({ rollback: { reason: '' } })).toEqual(['e1', 'e3', 'e5']);
    expect(needs({ rollback: { to: 'first', reason: '' } })).toEqual(['e1', 'e3']);
    expect(needs({ request: { what: { rollback: { to: 'start', reason: '' } } } })).toEqual(['e1']);
    expect(needs({ rollback: { to: 'moon', reason: '' } })).toEqual([]);
    expect(needs({ restored: { tree: null } })).toEqual([]);
    expect(needs({ take: { by: 'p', limit: 1 } })).toEqual([]);
    run.does({ rollback: { reason: 'back' } });
    expect(needs({ restored: { tree: null } })).toEqual(['e1', 'e3', 'e5']);
  });
});

describe('a run starts', () => {
  it('with the first values of its variables, and with those it was given', () => {
    const state = { count: variable('integer', { initial: 1 }), name: variable('string'), on: variable('boolean') };
    const run = notStarted(pipelineOf(three, { state }));
    run.sees({ base: null });
    happens(
      run.does({
        start: { run_id: 'r1', task: 't', door: 'cli', project: { id: 'acme' }, state: { count: 3, on: true } },
      }),
    );
    expect(run.state()).toMatchObject({ custom_state: { count: 3, on: true }, tree: null, project: { id: 'acme' } });
    expect(run.state().initiator).toEqual({ id: ann.id, login: 'ann', door: 'cli' });
  });

  it.each([
    [{ moon: 1 }, 'moon is no state variable of p; there is count, size'],
    [{ count: 1.5 }, 'count is of type integer, and this is 1.5'],
    [{ size: 'XXL' }, 'size is one of S, M, and this is "XXL"'],
  ])('and not with %o', (values, because) => {
    const state = { count: variable('integer'), size: variable('string', { one_of: ['S', 'M'] }) };
    const run = notStarted(pipelineOf(three, { state }));
    const verdict = run.does({ start: { run_id: 'r1', task: 't', door: 'cli', state: values } });
    expect(verdict).toMatchObject({ refusal: { code: 'invalid_argument', because } });
  });

  it('and not with what would fill its state, nor with numbers that cannot be read again', () => {
    const state = { text: variable('string'), number: variable('number'), count: variable('integer') };
    const start = (task: string, values: Readonly<Record<string, string | number>>) =>
      notStarted(pipelineOf(three, { state })).does({ start: { run_id: 'r1', task, door: 'cli', state: values } });
    happens(start('t'.repeat(4000), { text: 't'.repeat(3900), number: 1.5 }));
    const long = start('t'.repeat(4001), {});
    expect(long).toMatchObject({ refusal: { because: 'a text of 4001 characters is too long' } });
    expect(start('t', { text: 't'.repeat(3995) })).toMatchObject({
      refusal: { because: /state variables hold 4006 characters, and 4000 at most/u },
    });
    expect(refused(start('t', { number: Infinity }))).toBe('invalid_argument');
    expect(refused(start('t', { count: 2 ** 60 }))).toBe('invalid_argument');
    const run = played(pipelineOf(three, { state }), { state: { number: -0 } });
    expect(Object.is(run.state().custom_state['number'], 0)).toBe(true);
    takes(run);
    finishes(run, 'a', { result: { state: { number: 3, count: -0 } } });
    expect(Object.is(run.state().custom_state['count'], 0)).toBe(true);
  });

  it('once, and nothing can be asked of one that has not', () => {
    const run = notStarted(pipelineOf(three));
    expect(refused(run.does({ take: { by: 'p', limit: 1 } }))).toBe('not_started');
    const none = run.does({ start: { run_id: 'r1', task: 't', door: 'cli', state: { constructor: 1 } } });
    expect(none).toMatchObject({ refusal: { because: 'constructor is no state variable of p; there is none' } });
    const start = { start: { run_id: 'r1', task: 't', door: 'cli' } } as const;
    happens(run.does(start));
    expect(refused(run.does(start))).toBe('already_started');
  });

  it('and is over when its steps are: nothing is heard then but that somebody was told', () => {
    const run = played(pipelineOf([step('a')]));
    takes(run);
    const events = finishes(run, 'a');
    expect(events.slice(-2)).toEqual([
      { type: 'status_changed', status: 'completed', reason_code: 'all-steps-over', because: '' },
      {
        type: 'intent_recorded',
        key: 'ended',
        what: 'run_ended',
        to: 'ann',
        about: { run: 'r1', status: 'completed', because: '' },
      },
    ]);
    expect(run.state()).toMatchObject({ status: 'completed', current_step: 1, active: {}, ended_at: run.at() });
    expect(refused(run.does({ take: { by: 'p', limit: 1 } }))).toBe('run_over');
    happens(run.does({ receipt: { of: 'ended', id: 'mail 1' } }));
    expect(run.state()).toMatchObject({ intents: {}, receipts: { ended: 'mail 1' } });
    expect(happens(run.does({ receipt: { of: 'ended', id: 'mail 2' } }))).toEqual([]);
  });

  it('and tells the project that started it', () => {
    const run = played(pipelineOf([step('a')]), { project: { id: 'acme', track: 'main' } });
    takes(run);
    expect(finishes(run, 'a').at(-1)).toMatchObject({ about: { project: 'acme' } });
  });

  it('and keeps the receipts of the last sixteen things that were done for it', () => {
    const run = played(pipelineOf([step('a', { idempotent: false })]));
    for (let round = 0; round < 20; round += 1) {
      takes(run);
      fails(run, 'a');
      const [key = ''] = Object.keys(run.state().intents ?? {});
      happens(run.does({ receipt: { of: key, id: `mail ${round}` } }));
      happens(run.does({ retry: { step: 'a', reason: 'again' } }));
    }
    expect(Object.values(run.state().receipts ?? {})).toEqual(Array.from({ length: 16 }, (_, at) => `mail ${at + 4}`));
  });
});
