import type { MplpConfirm, MplpEvent } from '../mplp.ts';
import { timeOf } from './moment.ts';
import type { Collection, Shaped } from './objects.ts';
import type { Matched, Telling } from './telling.ts';
import { endings } from './confirm.ts';
import { problemAt, type TraceProblem } from './told.ts';

/** A Confirm with what is told of it. */
export interface ToldConfirm {
  readonly confirm: Shaped<'confirm'>;
  readonly told: readonly Telling[];
  readonly matched: readonly Matched[];
}

/** The first words of events that tell that something of a Plan is being done. A merge brings what was proposed into force. */
const families = ['execution', 'runtime', 'step', 'tool', 'action', 'deployment', 'llm'];

export function isExecution({ event_type }: Pick<MplpEvent, 'event_type'>): boolean {
  return event_type === 'git.merge' || families.includes(event_type.replace(/\..*$/u, ''));
}

/** Since when a Confirm was asked, since when it was approved, and since when nobody asks any more; null: not yet. */
interface Wait {
  readonly asked: string;
  readonly approved: string | null;
  readonly ended: string | null;
}

function waitOf({ confirm: { is }, matched, told }: ToldConfirm): Wait {
  const approved = [
    ...matched.filter(approves).map(({ made }) => made.decided_at),
    ...told.filter(({ name }) => name === 'confirm.overridden').map(({ event }) => event.timestamp),
  ];
  const ended = told.filter(({ name }) => endings.includes(name)).map(({ event }) => event.timestamp);
  return { asked: timeOf(is.requested_at), approved: earliest(approved), ended: earliest(ended) };
}

function earliest(times: readonly string[]): string | null {
  const [first = null] = times.map(timeOf).toSorted();
  return first;
}

function approves({ made, by: [telling] }: Matched): boolean {
  const status = telling?.data['confirm_status'] ?? made.status;
  return status === 'approved' && telling?.data['deciding'] !== false;
}

/**
 * What was done of a Plan before every Confirm that had been asked about it was approved: events of its Traces, its steps and
 * its status. A Plan that nobody asked about needs no approval.
 */
export function executionProblems({ shaped }: Collection, confirms: readonly ToldConfirm[]): readonly TraceProblem[] {
  const byPlan = Map.groupBy(confirms, ({ confirm }) => planOf(confirm.is));
  return [
    ...shaped.trace.flatMap((one) => {
      const waits = (byPlan.get(one.is.plan_id ?? '') ?? []).map(waitOf);
      if (waits.length === 0) return [];
      return (one.is.events ?? []).flatMap((event, index) =>
        isExecution(event) && isEarly(timeOf(event.timestamp), waits)
          ? [
              early(
                one,
                ['events', index],
                `events[${index}] (${event.event_type}) happened at ${event.timestamp}, when its Plan was not approved`,
              ),
            ]
          : [],
      );
    }),
    ...shaped.plan.flatMap((one) => {
      const [last] = (byPlan.get(one.is.plan_id) ?? []).toSorted((first, second) =>
        timeOf(first.confirm.is.requested_at) < timeOf(second.confirm.is.requested_at) ? 1 : -1,
      );
      if (last === undefined || last.confirm.is.status === 'approved') return [];
      const { status } = last.confirm.is;
      const steps = one.is.steps.flatMap((step, index) =>
        step.status === 'in_progress' || step.status === 'completed' || step.status === 'failed'
          ? [early(one, ['steps', index, 'status'], `steps[${index}] is ${step.status}, and its Confirm is ${status}`)]
          : [],
      );
      const begun = ['approved', 'in_progress', 'completed'].includes(one.is.status);
      return begun
        ? [early(one, ['status'], `the Plan is ${one.is.status}, and its Confirm is ${status}`), ...steps]
        : steps;
    }),
  ];
}

/** The Plan that a Confirm is about; a Trace without a Plan is about none. */
function planOf({ target_type, target_id }: MplpConfirm): string | null {
  return target_type === 'plan' ? target_id : null;
}

function isEarly(at: string, waits: readonly Wait[]): boolean {
  const isApproved = waits.some(({ approved }) => approved !== null && approved <= at);
  return !isApproved || waits.some((wait) => isWaiting(at, wait));
}

function isWaiting(at: string, { asked, approved, ended }: Wait): boolean {
  return asked <= at && (approved === null || approved > at) && (ended === null || ended > at);
}

function early(one: Shaped<'plan' | 'trace'>, at: readonly (string | number)[], says: string): TraceProblem {
  return problemAt(
    one,
    at,
    'executed_before_approval',
    says,
    'Find out who let it through: nothing is executed before it is approved.',
  );
}
