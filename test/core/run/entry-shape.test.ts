import { describe, expect, it } from 'vitest';
import { shapeFault } from '../../../src/core/run/entry-shape.ts';
import { finishes, pipelineOf, played, step, takes, variable, type RunEntry } from './playing.ts';

const run = played(pipelineOf([step('a', { checkpoint: 'one' })], { state: { count: variable('integer') } }), {
  project: { id: 'acme' },
});
takes(run);
finishes(run, 'a', { output: { bytes: 1, sha256: 'x' }, result: { state: { count: 1 } } });
const [first, , last] = run.entries as readonly [RunEntry, RunEntry, RunEntry];

/** What is wrong with an entry when some of its parts are others. */
function fault(changes: object): string | null {
  return shapeFault(JSON.parse(JSON.stringify({ ...last, ...changes })) as RunEntry);
}

const event = (type: string, fields: object) => ({ events: [{ type, event_id: 'e', ...fields }] });
const progress = { current_step: 0, ahead: [], skipped: [], custom_state: {}, tree: null, done_outside: [] };
const checkpoint = { id: 'c', name: 'one', step: 0, timestamp: 't' };
const voided = { gate: 'step:a', track: 'main', change: 'voided', status: 'expired', because: '' };

describe('an entry of a run is known', () => {
  it('as the rules make it', () => {
    expect(run.entries.map(shapeFault)).toEqual([null, null, null]);
  });

  it.each<readonly [string, object]>([
    [
      'with a failure',
      {
        command: {
          submit: {
            step: 'a',
            job: 'recovery',
            attempt: 1,
            outcome: { is: 'failed', reason_code: 'timed_out', because: '', retryable: true },
          },
        },
      },
    ],
    ['with something asked', { command: { request: { what: { rollback: { reason: '', unvalidated: true } } } } }],
    ['with something that is void', event('approval_changed', voided)],
    ['with a checkpoint', event('checkpoint_created', { ...checkpoint, state: { ...progress, ahead: [[2, 3]] } })],
  ])('%s', (_what, changes) => {
    expect(fault(changes)).toBeNull();
  });
});

describe('an entry of a run is none that this program knows', () => {
  it.each<readonly [string, object, string]>([
    ['with another verb', { command: { fly: {} } }, 'command fly is no verb'],
    [
      'with a result that is neither',
      { command: { submit: { step: 'a', job: 'step', attempt: 1, outcome: { is: 'lost' } } } },
      'command submit.outcome.is is no word that is known here',
    ],
    [
      'with a reason for a failure that is none',
      {
        command: {
          submit: {
            step: 'a',
            job: 'step',
            attempt: 1,
            outcome: { is: 'failed', reason_code: 'toString', because: '', retryable: true },
          },
        },
      },
      'command submit.outcome.reason_code is no word that is known here',
    ],
    [
      'with a variable that is a list',
      { command: { set: { state: { count: [1] }, reason: '' } } },
      'command set.state.count is neither text nor a number, true or false',
    ],
    [
      'with something asked that needs nobody',
      { command: { request: { what: { take: {} } } } },
      'command request.what is none of those that are known here',
    ],
    ['with another event', event('flew', {}), 'event flew is no event'],
    [
      'with a transition that is none',
      event('step_changed', { step_id: 'a', number: 0, kind: 'fly', reason_code: '', job: 'step', attempt: 1 }),
      'event step_changed.kind is no word that is known here',
    ],
    [
      'with a range of three',
      event('checkpoint_created', { ...checkpoint, state: { ...progress, ahead: [[1, 2, 3]] } }),
      'event checkpoint_created.state.ahead[0] is no pair of numbers',
    ],
    [
      'with a range of words',
      event('checkpoint_created', { ...checkpoint, state: { ...progress, skipped: [['a', 'b']] } }),
      'event checkpoint_created.state.skipped[0][0] is no number',
    ],
    ['with nothing seen', { saw: 1 }, 'saw is no object'],
  ])('%s', (_what, changes, because) => {
    expect(fault(changes)).toBe(`entry 3 is none that this program knows: its ${because}`);
  });

  it('with a value of another kind anywhere in its start', () => {
    expect(shapeFault(JSON.parse(JSON.stringify({ ...first, command: { start: { run_id: 1 } } })) as RunEntry)).toMatch(
      /start.run_id is no text/u,
    );
  });
});
