import { own } from '../own.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { stepGate } from '../run/confirms.ts';
import { whyDirected } from '../run/notices.ts';
import { isOver, isSkipped } from '../run/progress.ts';
import type { ActiveStep, RunState } from '../run/state.ts';
import { millisecondsBetween } from '../time.ts';
import { durationText } from '../run/told.ts';

/** How a step looks at a glance. */
export type Mark = 'done' | 'skipped' | 'later' | 'refused' | ActiveStep['is'];

/** A row of the list of steps: one of them, or how many stand in its place. */
export interface StepRow {
  readonly mark: Mark | null;
  readonly step: string;
  readonly says: string;
}

/** Of the steps before the first that is at work so many are shown where not all fit. */
const before = 2;

/**
 * The steps of a run in at most `most` rows, at least 3. Where they do not all fit it is those around where the work is,
 * and what is left out on either side is counted. `at`: now (ISO 8601, UTC). `notes`: what is last known of a step.
 */
export function stepRows(
  pipeline: Pipeline,
  state: RunState,
  at: string,
  most: number,
  notes: ReadonlyMap<string, string>,
): readonly StepRow[] {
  const { steps } = pipeline;
  const rows = steps.map(({ id }, number) => rowOf(state, id, number, at, notes.get(id) ?? ''));
  if (steps.length <= most) return rows;
  const shown = Math.max(1, most - 2);
  const first = steps.findIndex(({ id }, number) => Object.hasOwn(state.active, id) || !isOver(state, number));
  const from = Math.max(0, Math.min((first === -1 ? steps.length : first) - before, steps.length - shown));
  return [...counted(rows.slice(0, from)), ...rows.slice(from, from + shown), ...counted(rows.slice(from + shown))];
}

function counted(rows: readonly StepRow[]): readonly StepRow[] {
  if (rows.length === 0) return [];
  const counts = Map.groupBy(rows, ({ mark }) => mark);
  const says = [...counts].map(([mark, { length }]) => `${length} ${String(mark).replaceAll('_', ' ')}`);
  return [{ mark: null, step: '…', says: says.join(', ') }];
}

function rowOf(state: RunState, step: string, number: number, at: string, note: string): StepRow {
  if (isSkipped(state, number)) return { mark: 'skipped', step, says: note };
  const active = own(state.active, step);
  if (active !== undefined)
    return { mark: active.is, step, says: activeText(active, at, note || whyHere(state, step, active)) };
  if (own(state.confirms, stepGate(step))?.status === 'rejected')
    return { mark: 'refused', step, says: note || 'refused' };
  return { mark: isOver(state, number) ? 'done' : 'later', step, says: note };
}

function whyHere(state: RunState, step: string, active: ActiveStep): string {
  return active.is === 'awaiting_direction' ? whyDirected(state, step, active) : '';
}

const jobWords = { step: '', recovery: 'recovering', compensation: 'taking back' } as const;

function activeText({ is, job, attempt, since, due }: ActiveStep, at: string, note: string): string {
  const until = due === undefined ? 0 : millisecondsBetween(at, due);
  const lasts = Math.max(0, Math.floor(millisecondsBetween(since, at) / 1000) * 1000);
  const texts: Readonly<Record<ActiveStep['is'], string>> = {
    running: lasts === 0 ? '' : durationText(lasts),
    retrying: until > 0 ? `again in ${Math.ceil(until / 1000)} s` : 'again',
    awaiting_approval: 'waits for approval',
    awaiting_direction: 'waits for direction',
  };
  const words = [jobWords[job], texts[is], attempt > 1 ? `attempt ${attempt}` : '', is === 'running' ? '' : note];
  return words.filter((word) => word !== '').join(', ');
}
