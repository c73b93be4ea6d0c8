import type { MplpConfirm, MplpEvent } from '../mplp.ts';
import { canonicalEvent } from '../event-names.ts';
import { compared } from '../pack.ts';
import { timeOf } from './moment.ts';
import type { Collection, Shaped } from './objects.ts';
import type { Matched, Telling } from './telling.ts';
import { endings, type Led } from './confirm.ts';
import { problemAt, type TraceProblem } from './told.ts';

/** A Confirm with what is told of it. */
export interface ToldConfirm {
  readonly confirm: Shaped<'confirm'>;
  readonly told: readonly Telling[];
  readonly matched: readonly Matched[];
  /** What each of its decisions led to. */
  readonly led: readonly Led[];
}

/** The first words of events that tell that something of a Plan is being done. */
const families = [
  'action',
  'ci',
  'deploy',
  'deployment',
  'execution',
  'git',
  'llm',
  'release',
  'runtime',
  'step',
  'tool',
];
/** What is proposed lies on a branch before anybody approves it: only from there on it is in force. */
const proposals = /^git\.(?:commit|branch\..*)$/u;
/** The first words of events that do nothing beyond telling: the modules of the protocol, and what it says of itself. */
const tellings = [
  'collab confirm context core decision dialog extension network plan role trace',
  'compensation cost delta graph impact import intent methodology pipeline reasoning',
].flatMap((some) => some.split(' '));

type Typed = Pick<MplpEvent, 'event_type'>;

export function isExecution({ event_type }: Typed): boolean {
  return families.includes(familyOf(event_type)) && !proposals.test(event_type);
}

/** Nobody knows whether an event of a family of somebody's own changes anything. */
function isUnknown({ event_type }: Typed): boolean {
  return !families.includes(familyOf(event_type)) && !tellings.includes(familyOf(event_type));
}

function familyOf(type: string): string {
  return canonicalEvent(type).name.replace(/\..*$/u, '');
}

/** Since when a Confirm was asked, since when it was approved, and since when nobody asks any more; null: not yet. */
interface Wait {
  readonly asked: string;
  readonly approved: string | null;
  readonly ended: string | null;
}

function waitOf({ confirm: { is }, led, told }: ToldConfirm): Wait {
  const approved = [
    ...led.flatMap(({ made, after }) => (after === 'approved' ? [made.decided_at] : [])),
    ...told.filter(({ name }) => name === 'confirm.overridden').map(({ event }) => event.timestamp),
  ];
  const ended = told.filter(({ name }) => endings.includes(name)).map(({ event }) => event.timestamp);
  return { asked: timeOf(is.requested_at), approved: earliest(approved), ended: earliest(ended) };
}

function earliest(times: readonly string[]): string | null {
  const [first = null] = times.map(timeOf).toSorted();
  return first;
}

/**
 * What was done of a Plan before every Confirm that had been asked about it was approved: events of its Traces, its steps and
 * its status. A Plan that nobody asked about needs no approval.
 */
export function executionProblems({ shaped }: Collection, confirms: readonly ToldConfirm[]): readonly TraceProblem[] {
  const byPlan = Map.groupBy(confirms, ({ confirm }) => planOf(confirm.is));
  // A Trace that names no Plan is of those whose Confirms it tells of.
  const toldIn = tracesOf(confirms.filter(({ confirm }) => planOf(confirm.is) !== null));
  const waitsFor = new Map([...byPlan].map(([plan, all]) => [plan, all.map(waitOf)]));
  const lastOf = new Map([...byPlan].map(([plan, all]) => [plan, all.toSorted(byRequest).at(-1)]));
  return [
    ...shaped.trace.flatMap((one) => {
      const { plan_id } = one.is;
      const waits = (plan_id === undefined ? toldIn.get(one)?.map(waitOf) : waitsFor.get(plan_id)) ?? [];
      if (waits.length === 0) return [];
      return (one.is.events ?? []).flatMap((event, index) => {
        const isDone = isExecution(event);
        if (!(isDone || isUnknown(event)) || !isEarly(timeOf(event.timestamp), waits)) return [];
        const says = `events[${index}] (${event.event_type}) happened at ${event.timestamp}, when its Plan was not approved`;
        return [early(one, ['events', index], says, isDone ? 'error' : 'warning')];
      });
    }),
    ...shaped.plan.flatMap((one) => {
      const last = lastOf.get(one.is.plan_id);
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

function tracesOf(confirms: readonly ToldConfirm[]): ReadonlyMap<Shaped<'trace'>, readonly ToldConfirm[]> {
  const pairs = confirms.flatMap((one) =>
    [...new Set(one.told.map((telling) => telling.in))].map((of) => ({ of, one })),
  );
  return new Map([...Map.groupBy(pairs, ({ of }) => of)].map(([of, all]) => [of, all.map(({ one }) => one)]));
}

function byRequest(one: ToldConfirm, other: ToldConfirm): number {
  return compared(timeOf(one.confirm.is.requested_at), timeOf(other.confirm.is.requested_at));
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

function early(
  one: Shaped<'plan' | 'trace'>,
  at: readonly (string | number)[],
  says: string,
  severity: TraceProblem['severity'] = 'error',
): TraceProblem {
  return problemAt(
    one,
    at,
    'executed_before_approval',
    says,
    severity === 'error'
      ? 'Find out who let it through: nothing is executed before it is approved.'
      : 'Find out whether it changed anything: if it did, nobody had approved it yet.',
    severity,
  );
}
