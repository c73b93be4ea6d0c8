import { describe, expect, it } from 'vitest';
import type { Step } from '../../../src/core/pipeline/pipeline.ts';
import type { ActiveStep } from '../../../src/core/run/state.ts';
import { waysOn } from '../../../src/core/run/ways.ts';
import { stepRows } from '../../../src/core/surface/run-list.ts';
import { runReport } from '../../../src/core/run/report.ts';
import { checkpointsDue } from '../../../src/core/run/rules/checkpoints.ts';
import {
  ann,
  expectInOrder,
  external,
  fails,
  finishes,
  happens,
  pipelineOf,
  played,
  refused,
  step,
  submits,
  takes,
  transitions,
  type Playing,
} from './playing.ts';

/** A step that waits for an approval beside another one that is open. */
function beside(other: Step, changes: Partial<Step> = {}): Playing {
  const run = played(
    pipelineOf([step('write', { requires_approval: true, checkpoint: 'written', ...changes }), other], {
      concurrency: 4,
    }),
  );
  takes(run);
  return run;
}

const no = { reject: { gate: 'write', reason: 'too long' } } as const;
const yes = { approve: { gate: 'write', reason: 'it is short enough' } } as const;
const edited = { bytes: 2, sha256: 'ab'.repeat(32), text: 'hi' } as const;

function commands(run: Playing): readonly string[] {
  return waysOn(run.pipeline, run.state()).map(({ command }) => command.replace('countersign workflow ', ''));
}

describe('a no to one step while another is', () => {
  const table: readonly {
    readonly is: string;
    readonly other: Step;
    readonly before?: (run: Playing) => void;
    /** What is known of the other step while the run has failed, and once the no is taken back. */
    readonly left: Partial<ActiveStep>;
    /** Is it handed out again by itself? */
    readonly goesOn: boolean;
  }[] = [
    {
      is: 'at work and may be done again',
      other: step('other'),
      left: { is: 'retrying', reason_code: 'run-stopped' },
      goesOn: true,
    },
    {
      is: 'handed on to somebody',
      other: step('other', { run: null, prompt: 'Think.' }),
      left: { is: 'retrying', reason_code: 'run-stopped' },
      goesOn: true,
    },
    {
      is: 'at work, with effects outside that may come twice',
      other: external('other', { idempotent: true }),
      left: { is: 'retrying', reason_code: 'run-stopped' },
      goesOn: true,
    },
    {
      is: 'at work, with effects outside that must not come twice',
      other: external('other', { idempotent: false }),
      left: { is: 'awaiting_direction', reason_code: 'run-stopped' },
      goesOn: false,
    },
    {
      is: 'at work, and must not be done again',
      other: step('other', { idempotent: false }),
      left: { is: 'awaiting_direction', reason_code: 'run-stopped' },
      goesOn: false,
    },
    {
      is: 'about to be tried again',
      other: step('other'),
      before: (run) => void fails(run, 'other'),
      left: { is: 'retrying', attempt: 2 },
      goesOn: true,
    },
    {
      is: 'waiting for direction',
      other: step('other', { retry: { max: 0, initial_delay_ms: 1000 } }),
      before: (run) => void fails(run, 'other'),
      left: { is: 'awaiting_direction', reason_code: 'exit_nonzero' },
      goesOn: false,
    },
    {
      is: 'waiting for approval',
      other: step('other', { requires_approval: true }),
      before: (run) => void finishes(run, 'other'),
      left: { is: 'awaiting_approval' },
      goesOn: false,
    },
  ];
  it.each(table)('$is: nothing of it is lost', ({ other, before, left, goesOn }) => {
    const run = beside(other);
    finishes(run, 'write');
    before?.(run);
    happens(run.does(no));
    expect(run.state()).toMatchObject({ status: 'failed', reason: { code: 'approval-rejected' } });
    expect(Object.keys(run.state().active)).toEqual(['other']);
    expect(run.state().active['other']).toMatchObject(left);
    expect(refused(submits(run, 'other', { is: 'done' }))).toBe('run_over');
    happens(run.does(yes));
    expect(run.state().active['other']).toMatchObject(left);
    expect(run.state().current_step).toBe(1);
    expectInOrder(run);
    run.passes(10_000);
    expect(takes(run)).toEqual(goesOn ? ['other'] : []);
    if (left.is === 'awaiting_direction') {
      const asked = Object.values(run.state().intents ?? {}).filter(({ what }) => what === 'direction_wanted');
      expect(asked).toMatchObject([{ about: { step: 'other' } }]);
      happens(run.does({ retry: { step: 'other', reason: 'it never began' } }));
      takes(run);
    }
    if (left.is === 'awaiting_approval') happens(run.does({ approve: { gate: 'other', reason: '' } }));
    else finishes(run, 'other');
    expect(run.state().status).toBe('completed');
  });

  it('not begun: it is ready as it was', () => {
    const run = played(pipelineOf([step('write', { requires_approval: true }), step('other')], { concurrency: 1 }));
    takes(run);
    finishes(run, 'write');
    happens(run.does(no));
    happens(run.does(yes));
    expect(takes(run)).toEqual(['other']);
  });
});

function rejected(changes: Partial<Step> = {}): Playing {
  const run = beside(external('other', { idempotent: false }), changes);
  finishes(run, 'write');
  happens(run.does(no));
  return run;
}

describe('a run that failed because of a no', () => {
  it('offers another text, taking the no back, going back, and giving it up', () => {
    const run = rejected();
    expect(commands(run)).toEqual([
      'edit r1 write --file FILE --reason WHY',
      'approve r1 write --reason WHY',
      'rollback r1 --to start',
      'cancel r1 --reason WHY',
    ]);
    happens(run.does({ request: { what: { rollback: { to: 'start', reason: 'x', unvalidated: true } } } }));
    expect(commands(run)).toHaveLength(4);
  });

  it('is given up by whoever started it: then nothing waits any more, and nothing takes it up', () => {
    const run = rejected();
    const events = happens(run.does({ cancel: { reason: 'never mind' } }));
    expect(transitions(events)).toEqual(['other undone cancelled']);
    expect(run.state()).toMatchObject({ status: 'failed', reason: { code: 'cancelled' }, active: {}, confirms: {} });
    expect(refused(run.does(yes))).toBe('run_over');
    expect(commands(run)).toEqual(["run p 'say hello'"]);
  });

  it('goes back, and takes back first what may have had effects', () => {
    const run = rejected();
    happens(run.does({ validate: {} }));
    happens(run.does({ rollback: { reason: 'again' } }));
    happens(run.does({ take: { by: 'p', limit: 1 } }));
    expect(run.state().active).toMatchObject({ other: { job: 'compensation', is: 'running' } });
    finishes(run, 'other');
    happens(run.does({ restored: { tree: 'base0' } }));
    happens(run.does({ resume: { reason: '' } }));
    expect(takes(run)).toEqual(['write', 'other']);
  });

  it('goes on with another text, which is asked about', () => {
    const run = rejected();
    happens(run.does({ edit: { step: 'write', output: edited, reason: 'shorter' } }));
    expect(run.state()).toMatchObject({
      status: 'awaiting_direction',
      active: { write: { is: 'awaiting_approval' }, other: { is: 'awaiting_direction' } },
      confirms: { 'step:write': { status: 'requested' } },
    });
    happens(run.does(yes));
    expect(run.state().current_step).toBe(1);
  });

  it('hears nothing else', () => {
    const run = rejected();
    for (const command of [
      { resume: { reason: '' } },
      { retry: { step: 'other', reason: 'x' } },
      { skip: { step: 'other', reason: 'x' } },
      { request: { what: { skip: { step: 'other', reason: 'x' } } } },
    ])
      expect(refused(run.does(command))).toBe('run_over');
  });

  it('leaves a step that has failed before it as it is', () => {
    const run = rejected({ effects: 'external', idempotent: false, compensation: external('x').compensation });
    expect(run.state().done_outside).toEqual([[0, 1]]);
    happens(run.does(yes));
    expectInOrder(run);
  });
});

describe('a gate by itself', () => {
  it('offers to see what it is about, and nothing to put in its place', () => {
    const gate = step('gate', { run: null, requires_approval: true, needs: ['a', 'b'] });
    const run = played(pipelineOf([step('a'), step('b'), gate]));
    takes(run);
    finishes(run, 'a');
    finishes(run, 'b');
    takes(run);
    expect(commands(run).slice(0, 5)).toEqual([
      'output r1 a',
      'output r1 b',
      'approve r1 gate',
      'reject r1 gate --reason WHY',
      'rollback r1 --to start',
    ]);
    happens(run.does({ reject: { gate: 'gate', reason: 'no' } }));
    expect(commands(run)).toEqual(['approve r1 gate --reason WHY', 'rollback r1 --to start', 'cancel r1 --reason WHY']);
  });
});

describe('a run that has ended', () => {
  it('asks nobody anything any more', () => {
    const run = beside(step('other', { requires_approval: true }));
    finishes(run, 'write');
    happens(run.does({ request: { what: { rollback: { to: 'start', reason: 'x', unvalidated: true } } } }));
    expect(Object.keys(run.state().confirms)).toEqual(['step:write', 'rollback:start']);
    happens(run.does({ cancel: { reason: 'enough' } }));
    expect(run.state()).toMatchObject({ status: 'cancelled', confirms: {} });
    const voided = run.events().filter((event) => event.type === 'approval_changed');
    expect(voided).toMatchObject([
      { change: 'voided', because: 'the run is cancelled' },
      { change: 'voided', because: 'the run is cancelled' },
    ]);
  });

  it('still has its last checkpoint looked at, once, and by whoever comes by', () => {
    const run = played(pipelineOf([step('a', { checkpoint: 'last' })]));
    happens(run.does({ validate: {} }));
    takes(run);
    finishes(run, 'a');
    expect(run.state().status).toBe('completed');
    const due = checkpointsDue(run.state(), run.at());
    expect(due).toEqual([run.state().checkpoints[1]?.id]);
    happens(run.does({ validate: { checkpoints: due } }, ann));
    expect(run.state()).toMatchObject({ status: 'completed', checkpoints: [{}, { name: 'last', validated: true }] });
    run.passes(48 * 60 * 60 * 1000);
    expect(checkpointsDue(run.state(), run.at())).toEqual([]);
  });
});

it('a no is in the report with who said it and why, and what became of it', () => {
  const run = beside(step('other'));
  finishes(run, 'write', { output: edited });
  happens(run.does(no));
  const report = runReport(run.pipeline, run.state(), run.entries);
  expect(report.failures).toMatchObject([
    {
      step: 'write',
      cause: 'rejected by ann',
      because: 'too long',
      outcome: 'the run ended as failed',
      overcome: false,
    },
  ]);
  expect(report.timeline[0]).toMatchObject({ status: 'failed', notes: ['rejected by ann: too long'] });
  expect(report.metrics.step_success).toBeNull();
  expect(stepRows(run.pipeline, run.state(), run.at(), 40, new Map())[0]).toEqual({
    mark: 'refused',
    step: 'write',
    says: 'refused',
  });
  const noted = stepRows(run.pipeline, run.state(), run.at(), 40, new Map([['write', 'too long']]));
  expect(noted[0]?.says).toBe('too long');
  happens(run.does(yes));
  expect(runReport(run.pipeline, run.state(), run.entries).failures).toMatchObject([
    { step: 'write', outcome: 'the no was taken back', overcome: true },
  ]);
});
