import type { Entry } from '../entry.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { FailureCode, RunCommand } from './commands.ts';
import { endings } from './evolve.ts';
import type { RunEvent, TransitionKind } from './events.ts';
import { isSkipped, stepById } from './progress.ts';
import type { JobKind, KeptCheckpoint, RunState, Values } from './state.ts';

type RunEntry = Entry<RunCommand, RunEvent>;

/** The phases of a run, in their order. */
export const phases = ['validation', 'setup', 'execution', 'completion'] as const;
export type Phase = (typeof phases)[number];
export type PhaseStatus = 'pending' | 'running' | 'waiting' | 'rolling_back' | 'completed' | 'failed' | 'cancelled';

/** What went wrong once. */
export interface LoggedError {
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  readonly severity: 'error' | 'critical';
  /** A step, a checkpoint, or what was asked for. */
  readonly about: string;
  readonly reason_code: string;
  readonly because: string;
  readonly job?: JobKind;
  readonly attempt?: number;
  /** Why it failed, where the reason is what was done about that. */
  readonly cause?: FailureCode;
  /** What was done about it. */
  readonly recovery?: TransitionKind;
}

/** One entry of the record. */
export interface Audited {
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  readonly actor: string;
  readonly action: string;
  readonly events: readonly RunEvent[];
  readonly refused?: string;
}

/** A checkpoint with what it keeps; the state is null where the entries do not go back to when it was made. */
export interface ExportedCheckpoint {
  readonly id: string;
  readonly name: string;
  readonly state: KeptCheckpoint['state'] | null;
  readonly step: number;
  readonly timestamp: string;
  readonly validated: boolean;
}

/** A run as one document: what is current, and what happened. */
export interface ExportedRun {
  readonly workflow_id: string;
  readonly started_at: string;
  /** The number of the next step, counted from 0; as many as there are steps once all are over. */
  readonly current_step: number;
  /** Numbers of the steps before it that were done; those that were skipped are in the audit trail. */
  readonly completed_steps: readonly number[];
  readonly phase_status: Readonly<Record<Phase, PhaseStatus>>;
  /** Steps that hold a resource now, by its name. */
  readonly resource_allocation: Readonly<Record<string, readonly string[]>>;
  readonly error_log: readonly LoggedError[];
  readonly audit_trail: readonly Audited[];
  readonly checkpoints: Readonly<Record<string, ExportedCheckpoint>>;
  readonly custom_state: Values;
}

/** A run as one document, from its state and all of its entries. */
export function exportRun(pipeline: Pipeline, state: RunState, entries: readonly RunEntry[]): ExportedRun {
  return {
    workflow_id: state.run_id,
    started_at: state.started_at,
    current_step: state.current_step,
    completed_steps: Array.from({ length: state.current_step }, (_, number) => number).filter(
      (number) => !isSkipped(state, number),
    ),
    phase_status: phaseStatus(state),
    resource_allocation: allocation(pipeline, state),
    error_log: entries.flatMap(errorsIn),
    audit_trail: entries.map(audited),
    checkpoints: exportedCheckpoints(state, entries),
    custom_state: state.custom_state,
  };
}

/**
 * How far each phase has come. A run exists only once its definition was found to be in order. It is set up once its first
 * checkpoint is whole, and complete once whoever started it was told.
 */
export function phaseStatus(state: RunState): Readonly<Record<Phase, PhaseStatus>> {
  const isSetUp = state.checkpoints.some(({ validated }) => validated);
  const isOver = endings.includes(state.status);
  const { receipts = {}, intents = {} } = state;
  // Whoever was told of an end that a yes took back has not heard of the next.
  const isTold = Object.hasOwn(receipts, 'ended') && !Object.hasOwn(intents, 'ended');
  return {
    validation: 'completed',
    setup: isSetUp || isOver ? 'completed' : 'running',
    execution: executions[state.status],
    completion: !isOver ? 'pending' : isTold ? 'completed' : 'running',
  };
}

/** What the status of a run says of the execution of its steps. */
const executions: Readonly<Record<RunState['status'], PhaseStatus>> = {
  running: 'running',
  awaiting_approval: 'waiting',
  awaiting_direction: 'waiting',
  rolling_back: 'rolling_back',
  completed: 'completed',
  failed: 'failed',
  rolled_back: 'failed',
  cancelled: 'cancelled',
};

function allocation(pipeline: Pipeline, { active }: RunState): ExportedRun['resource_allocation'] {
  const holders = Object.entries(active).flatMap(([id, { is }]) => {
    const held = is === 'running' ? (stepById(pipeline, id)?.resources ?? []) : [];
    return held.map((name) => ({ name, id }));
  });
  return Object.fromEntries(
    [...Map.groupBy(holders, ({ name }) => name)].map(([name, users]) => [name, users.map(({ id }) => id)]),
  );
}

/** What is done about a step that did not go well. */
const recoveries: readonly TransitionKind[] = ['retry', 'recover', 'skip', 'await-direction', 'failed'];

function errorsIn({ at: timestamp, command, events = [], refusal }: RunEntry): readonly LoggedError[] {
  if (refusal !== undefined) {
    const { code: reason_code, because } = refusal;
    return [{ timestamp, severity: 'error', about: verbOf(command), reason_code, because }];
  }
  return events.flatMap((event): readonly LoggedError[] => {
    if (event.type === 'checkpoint_validated' && !event.valid) {
      const { name: about, because = '' } = event;
      return [{ timestamp, severity: 'critical', about, reason_code: 'checkpoint_corrupt', because }];
    }
    // What somebody asked for is no error.
    if (event.type !== 'step_changed' || !recoveries.includes(event.kind) || 'skip' in command || 'retry' in command)
      return [];
    const { step_id: about, reason_code, detail: because = '', job, attempt, kind: recovery } = event;
    const cause = event.cause === undefined ? {} : { cause: event.cause };
    return [{ timestamp, severity: 'error', about, reason_code, because, job, attempt, ...cause, recovery }];
  });
}

function audited({ seq, at, actor, command, events = [], refusal }: RunEntry): Audited {
  const refused = refusal === undefined ? {} : { refused: refusal.code };
  return { seq, timestamp: at, actor: actor.login, action: verbOf(command), events, ...refused };
}

function verbOf(command: RunCommand): string {
  return Object.keys(command).join(' ');
}

function exportedCheckpoints({ checkpoints }: RunState, entries: readonly RunEntry[]): ExportedRun['checkpoints'] {
  const made = new Map(
    entries
      .flatMap(({ events = [] }) => events)
      .flatMap((event) => (event.type === 'checkpoint_created' ? [[event.id, event.state] as const] : [])),
  );
  return Object.fromEntries(
    checkpoints.map(({ id, name, step, timestamp, validated }) => [
      name,
      { id, name, state: made.get(id) ?? null, step, timestamp, validated },
    ]),
  );
}
