import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { exportedRunSchema } from '../../../src/core/run/export-schema.ts';
import { exportRun, phaseStatus } from '../../../src/core/run/export.ts';
import { runStatuses } from '../../../src/core/run/state.ts';
import {
  fails,
  finishes,
  happens,
  inTurn,
  looks,
  pipelineOf,
  played,
  step,
  takes,
  variable,
  type Playing,
} from './playing.ts';

const exported = (run: Playing) => exportRun(run.pipeline, run.state(), run.entries);

describe('a run as one document', () => {
  const steps = [
    step('a', { checkpoint: 'one', resources: ['database'] }),
    step('b', { optional: true }),
    step('c', { needs: ['a'], resources: ['database'] }),
    step('d', { needs: ['c'] }),
  ];
  const run = played(pipelineOf(steps, { state: { count: variable('integer') }, concurrency: 2 }));
  looks(run);
  takes(run);
  fails(run, 'b', { retryable: false });
  finishes(run, 'a', { result: { state: { count: 2 } } });
  run.does({ retry: { step: 'a', reason: '' } });
  takes(run);
  run.damages('one');
  looks(run);
  const document = exported(run);

  it('has the ten fields that one of its kind has', () => {
    expect(Object.keys(document)).toEqual([
      'workflow_id',
      'started_at',
      'current_step',
      'completed_steps',
      'phase_status',
      'resource_allocation',
      'error_log',
      'audit_trail',
      'checkpoints',
      'custom_state',
    ]);
    expect(document).toMatchObject({
      workflow_id: 'r1',
      started_at: '2026-03-02T12:00:00.000Z',
      current_step: 2,
      completed_steps: [0],
      resource_allocation: { database: ['c'] },
      custom_state: { count: 2 },
    });
  });

  it('is as its schema says, whatever happened in the run', () => {
    const valid = new Ajv({ strict: false, validateFormats: false }).compile(exportedRunSchema);
    expect(valid(JSON.parse(JSON.stringify(document)))).toBe(true);
    expect(valid({ ...document, phase_status: {} })).toBe(false);
    expect(valid({ ...document, notes: [] })).toBe(false);
  });

  it('logs every error with its cause and what was done about it', () => {
    expect(document.error_log).toEqual([
      {
        timestamp: run.at(),
        severity: 'error',
        about: 'b',
        reason_code: 'optional-step-failed',
        because: 'it ended with 1',
        job: 'step',
        attempt: 1,
        cause: 'exit_nonzero',
        recovery: 'skip',
      },
      {
        timestamp: run.at(),
        severity: 'error',
        about: 'retry',
        reason_code: 'step_not_running',
        because: 'a does not wait for direction',
      },
      {
        timestamp: run.at(),
        severity: 'critical',
        about: 'one',
        reason_code: 'checkpoint_corrupt',
        because: 'a byte of it is another',
      },
    ]);
  });

  it('holds the whole record, refusals too', () => {
    expect(document.audit_trail.map(({ seq, action }) => `${seq} ${action}`)).toEqual(
      run.entries.map((entry) => `${entry.seq} ${Object.keys(entry.command).join('')}`),
    );
    expect(document.audit_trail.flatMap(({ refused = [] }) => refused)).toEqual(['step_not_running']);
    expect(document.audit_trail.flatMap(({ events }) => events)).toEqual(run.events());
  });

  it('has its checkpoints with what they keep, as far as the record goes back', () => {
    expect(document.checkpoints['one']).toEqual({
      id: 'e5',
      name: 'one',
      state: {
        current_step: 2,
        ahead: [],
        skipped: [[1, 1]],
        custom_state: { count: 2 },
        tree: 'base0',
        done_outside: [],
      },
      step: 0,
      timestamp: run.at(),
      validated: false,
    });
    const later = exportRun(run.pipeline, run.state(), run.entries.slice(-1));
    expect(later.checkpoints['one']?.state).toBeNull();
  });

  it('does not call an error what somebody asked for', () => {
    const other = played(pipelineOf([step('a', { idempotent: false }), step('b')]));
    takes(other);
    fails(other, 'a');
    happens(other.does({ retry: { step: 'a', reason: 'again' } }));
    expect(exported(other).error_log.map(({ about, recovery }) => `${about} ${recovery}`)).toEqual([
      'a await-direction',
    ]);
  });

  it('gives its steps as they were done, and nothing that is not there', () => {
    run.tampers({ active: { moon: { is: 'running', job: 'step', attempt: 1, since: run.at() } } });
    expect(exported(run).resource_allocation).toEqual({});
  });
});

describe('the phases of a run', () => {
  it('are set up once a checkpoint is whole, and complete once whoever started it was told', () => {
    const run = played(pipelineOf(inTurn(step('a'))));
    expect(phaseStatus(run.state())).toEqual({
      validation: 'completed',
      setup: 'running',
      execution: 'running',
      completion: 'pending',
    });
    looks(run);
    expect(phaseStatus(run.state()).setup).toBe('completed');
    takes(run);
    finishes(run, 'a');
    expect(phaseStatus(run.state())).toMatchObject({ execution: 'completed', completion: 'running' });
    happens(run.does({ receipt: { of: 'ended', id: 'comment 1' } }));
    expect(phaseStatus(run.state()).completion).toBe('completed');
  });

  it('are not complete again before whoever started it was told of the second end, too', () => {
    const run = played(pipelineOf([step('a', { requires_approval: true }), step('b', { requires_approval: true })]));
    takes(run);
    for (const id of ['a', 'b']) finishes(run, id);
    happens(run.does({ reject: { gate: 'a', reason: 'too long' } }));
    happens(run.does({ receipt: { of: 'ended', id: 'comment 1' } }));
    expect(phaseStatus(run.state())).toMatchObject({ execution: 'failed', completion: 'completed' });
    happens(run.does({ approve: { gate: 'a', reason: 'it is not' } }));
    expect(phaseStatus(run.state())).toMatchObject({ execution: 'waiting', completion: 'pending' });
    happens(run.does({ approve: { gate: 'b', reason: '' } }));
    expect(phaseStatus(run.state())).toMatchObject({ execution: 'completed', completion: 'running' });
    happens(run.does({ receipt: { of: 'ended', id: 'comment 1' } }));
    expect(phaseStatus(run.state()).completion).toBe('completed');
  });

  it('tell what becomes of the steps', () => {
    const run = played(pipelineOf([step('a')]));
    expect(runStatuses.map((status) => `${status}: ${phaseStatus({ ...run.state(), status }).execution}`)).toEqual([
      'running: running',
      'awaiting_approval: waiting',
      'awaiting_direction: waiting',
      'rolling_back: rolling_back',
      'completed: completed',
      'failed: failed',
      'rolled_back: failed',
      'cancelled: cancelled',
    ]);
  });
});
