import type { Pipeline, Step } from '../pipeline/pipeline.ts';
import { own } from '../own.ts';
import { millisecondsBetween } from '../time.ts';
import { failureCodes } from './commands.ts';
import { endings } from './evolve.ts';
import type { RunEvent } from './events.ts';
import { isOver, isSkipped } from './progress.ts';
import { rejectedCode } from './rules/approval.ts';
import type { RunState, RunStatus } from './state.ts';
import type { RunEntry } from './told.ts';
import { waysOn, type Way } from './ways.ts';

/** How it went with a step, all its attempts together. */
export interface TimelineRow {
  readonly step: string;
  readonly status: 'done' | 'skipped' | 'running' | 'waits' | 'failed' | 'undone' | 'not begun';
  /** Milliseconds of work in all attempts; null where nobody said. */
  readonly duration: number | null;
  readonly retries: number;
  readonly notes: readonly string[];
}

/** A step that failed, until it went well, was left out, or the run went back: what there is to learn from it. */
export interface FailureRecord {
  readonly step: string;
  /** The entry that tells it first. */
  readonly entry: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** A code of `failureCodes`, or of what was done about it where the record has no other. */
  readonly cause: string;
  readonly because: string;
  /** What was done about it, in order. */
  readonly tried: readonly string[];
  readonly outcome: string;
  /** Did the run get over it? Null while that is open. */
  readonly overcome: boolean | null;
}

/** Shares are from 0 to 1; null where there is nothing to count. */
export interface Metrics {
  /** Milliseconds from the beginning to the end, or to the last entry. */
  readonly elapsed: number;
  /** Milliseconds of work of all steps; more than `elapsed` where several worked at once. */
  readonly work: number;
  readonly steps: number;
  readonly done: number;
  readonly skipped: number;
  readonly retries: number;
  /** Attempts that went well, of all that ended. */
  readonly step_success: number | null;
  /** Failures that the run got over, of all that are not open. */
  readonly recovery_success: number | null;
  /** Looks at a checkpoint that found it whole, of all looks. */
  readonly checkpoint_validity: number | null;
  readonly rollbacks: number;
}

export interface RunReport {
  readonly run_id: string;
  readonly pipeline: string;
  readonly task: string;
  readonly status: RunStatus;
  /** Why it is so, where that is not plain. */
  readonly because: string | null;
  readonly started_at: string;
  readonly started_by: string;
  readonly ended_at: string | null;
  readonly timeline: readonly TimelineRow[];
  readonly final: {
    /** The id of the first step that is not over; null when all are. */
    readonly current_step: string | null;
    readonly over: number;
    readonly of: number;
    readonly checkpoints_created: number;
    readonly last_valid_checkpoint: string | null;
    readonly custom_state: RunState['custom_state'];
    readonly tree: string | null;
    /** Did a step change any? */
    readonly files_changed: boolean;
  };
  /** How many entries of the log there are, by whom, and the hash of the last. */
  readonly audit: {
    readonly entries: number;
    readonly refused: number;
    readonly by: readonly string[];
    readonly last_hash: string;
  };
  readonly failures: readonly FailureRecord[];
  readonly metrics: Metrics;
  readonly ways: readonly Way[];
}

type StepChanged = Extract<RunEvent, { readonly type: 'step_changed' }>;

/** An event with the entry that says so. */
interface Happened<E extends RunEvent = RunEvent> {
  readonly entry: RunEntry;
  readonly event: E;
}

/** What became of a run, from its log and where it is now. */
export function runReport(pipeline: Pipeline, state: RunState, entries: readonly RunEntry[]): RunReport {
  const happened = entries.flatMap((entry) => (entry.events ?? []).map((event) => ({ entry, event })));
  const changes = happened.flatMap(({ entry, event }) => (event.type === 'step_changed' ? [{ entry, event }] : []));
  const byStep = Map.groupBy(changes, ({ event }) => event.step_id);
  const timeline = pipeline.steps.map((step, number) => rowOf(state, step, number, byStep.get(step.id) ?? []));
  const failures = failuresIn(state, happened);
  const current = pipeline.steps[state.current_step]?.id ?? null;
  return {
    run_id: state.run_id,
    pipeline: state.pipeline_name,
    task: state.task,
    status: state.status,
    because: state.reason?.because ?? null,
    started_at: state.started_at,
    started_by: state.initiator.login,
    ended_at: state.ended_at ?? null,
    timeline,
    final: {
      current_step: current,
      over: pipeline.steps.filter((_step, number) => isOver(state, number)).length,
      of: pipeline.steps.length,
      checkpoints_created: happened.filter(({ event }) => event.type === 'checkpoint_created').length,
      last_valid_checkpoint:
        state.checkpoints.findLast(({ validated, corrupt }) => validated && corrupt !== true)?.name ?? null,
      custom_state: state.custom_state,
      tree: state.tree,
      files_changed: happened.filter(({ event }) => event.type === 'tree_changed').length > 1,
    },
    audit: {
      entries: entries.length,
      refused: entries.filter(({ refusal }) => refusal !== undefined).length,
      by: [...new Set(entries.map(({ actor }) => actor.login))],
      last_hash: entries.at(-1)?.hash ?? '',
    },
    failures,
    metrics: metricsOf(state, timeline, happened, failures),
    ways: waysOn(pipeline, state, entries),
  };
}

function rowOf(state: RunState, { id }: Step, number: number, changes: readonly Happened<StepChanged>[]): TimelineRow {
  const events = changes.map(({ event }) => event);
  const took = events.flatMap((event) => event.took ?? []);
  const begun = events.filter(({ kind }) => kind === 'start').length;
  const undone = events.filter(({ kind }) => kind === 'undone').length;
  const last = changes.findLast(({ event }) => isFailure(event) || isNo(event));
  const status = standingOf(state, id, number, events.at(-1)?.kind);
  return {
    step: id,
    status,
    duration: took.length === 0 ? null : took.reduce((sum, one) => sum + one, 0),
    // What was undone is no failed attempt.
    retries: Math.max(0, begun - 1 - undone),
    notes: [
      ...(undone === 0 || (undone === 1 && status === 'undone')
        ? []
        : [undone === 1 ? 'undone' : `undone ${undone} times`]),
      ...(events.some(({ reason_code }) => reason_code === 'recovered') ? ['by its recovery procedure'] : []),
      ...(last === undefined ? [] : [wordsOf(last)]),
    ],
  };
}

function standingOf(
  state: RunState,
  step: string,
  number: number,
  last: StepChanged['kind'] | undefined,
): TimelineRow['status'] {
  if (isSkipped(state, number)) return 'skipped';
  if (isOver(state, number)) return 'done';
  const active = own(state.active, step);
  if (active !== undefined) return active.is === 'running' || active.is === 'retrying' ? 'running' : 'waits';
  if (last === undefined) return 'not begun';
  return last === 'failed' ? 'failed' : 'undone';
}

/** Reasons of transitions that follow from a failure and do not name its code. */
const afterFailure: readonly string[] = ['optional-step-failed', 'nothing-needs-it', 'recovery-failed'];

/** What is begun again says why, too. */
function isFailure({ kind, reason_code }: StepChanged): boolean {
  return kind !== 'start' && (Object.hasOwn(failureCodes, reason_code) || afterFailure.includes(reason_code));
}

/** Somebody said no to what it put out: that fails the run, and is no failed attempt. */
function isNo({ kind, reason_code }: StepChanged): boolean {
  return kind === 'failed' && reason_code === rejectedCode;
}

function wordsOf({ entry, event }: Happened<StepChanged>): string {
  const { cause, reason_code, detail } = event;
  const code = isNo(event) ? `rejected by ${entry.actor.login}` : (cause ?? reason_code);
  return detail === undefined ? code : `${code}: ${detail}`;
}

function failuresIn(state: RunState, happened: readonly Happened[]): readonly FailureRecord[] {
  const open = new Map<string, FailureRecord>();
  const over: FailureRecord[] = [];
  const close = (step: string, outcome: string): void => {
    const record = open.get(step);
    if (record === undefined) return;
    open.delete(step);
    over.push({ ...record, outcome, overcome: true });
  };
  for (const { entry, event } of happened) {
    if (event.type === 'rolled_back') for (const step of open.keys()) close(step, `the run went back to ${event.name}`);
    if (event.type !== 'step_changed') continue;
    const { step_id: step, kind, detail: because = '' } = event;
    const cause = isNo(event) ? `rejected by ${entry.actor.login}` : (event.cause ?? event.reason_code);
    const before = open.get(step);
    if (isFailure(event) || isNo(event) || (before !== undefined && kind === 'retry')) {
      const record = before ?? {
        step,
        entry: entry.seq,
        at: entry.at,
        cause,
        because,
        tried: [],
        outcome: '',
        overcome: null,
      };
      const done = triedBy(event, entry);
      open.set(step, { ...record, tried: done === null ? record.tried : [...record.tried, done] });
    }
    if (kind === 'continue' && event.job !== 'compensation') close(step, 'it went well');
    if (kind === 'skip') close(step, 'it was left out');
    if (event.reason_code === 'reopened') close(step, 'the no was taken back');
  }
  const left = [...open.values()].map((record) => ({ ...record, ...leftAs(state, record.step) }));
  return [...over, ...left].toSorted((one, other) => one.entry - other.entry);
}

/** What became of a failure that the run did not get over. */
function leftAs(state: RunState, step: string): Pick<FailureRecord, 'outcome' | 'overcome'> {
  if (endings.includes(state.status)) return { outcome: `the run ended as ${state.status}`, overcome: false };
  const waits = own(state.active, step)?.is === 'awaiting_direction';
  return { outcome: waits ? 'it waits for direction' : 'it is tried again', overcome: null };
}

function triedBy(event: StepChanged, { actor }: RunEntry): string | null {
  const { kind, attempt } = event;
  if (kind === 'retry') return isFailure(event) ? `attempt ${attempt}` : `again, as ${actor.login} said`;
  return kind === 'recover' ? 'its recovery procedure' : null;
}

function metricsOf(
  state: RunState,
  timeline: readonly TimelineRow[],
  happened: readonly Happened[],
  failures: readonly FailureRecord[],
): Metrics {
  const changes = happened.flatMap(({ event }) => (event.type === 'step_changed' ? [event] : []));
  const failed = changes.filter(isFailure).length;
  const well = changes.filter(({ kind }) => kind === 'continue').length;
  const looks = happened.flatMap(({ event }) => (event.type === 'checkpoint_validated' ? [event] : []));
  const closed = failures.filter(({ overcome }) => overcome !== null);
  const end = state.ended_at ?? happened.at(-1)?.entry.at ?? state.started_at;
  return {
    elapsed: millisecondsBetween(state.started_at, end),
    work: timeline.reduce((sum, { duration }) => sum + (duration ?? 0), 0),
    steps: timeline.length,
    done: timeline.filter(({ status }) => status === 'done').length,
    skipped: timeline.filter(({ status }) => status === 'skipped').length,
    retries: timeline.reduce((sum, { retries }) => sum + retries, 0),
    step_success: share(well, well + failed),
    recovery_success: share(closed.filter(({ overcome }) => overcome === true).length, closed.length),
    checkpoint_validity: share(looks.filter(({ valid }) => valid).length, looks.length),
    rollbacks: happened.filter(({ event }) => event.type === 'rolled_back').length,
  };
}

function share(part: number, of: number): number | null {
  return of === 0 ? null : part / of;
}
