import type { MplpConfirm } from '../mplp.ts';
import { dutyOf, planStatusOf, type Duty, type PlanStatus } from '../plan.ts';
import { momentOf, timeOf } from './moment.ts';
import type { Shaped } from './objects.ts';
import { contradicted, type Decision, type Matched, type Telling } from './telling.ts';
import { problemAt, type TraceProblem } from './told.ts';

/** Where a Confirm stands, and what follows for whoever is about to execute its Plan. */
export interface Standing {
  readonly file: string;
  readonly confirm_id: string;
  readonly status: MplpConfirm['status'];
  /** What the file of its Plan says, which never changes; null where there is no Plan. */
  readonly plan_status: PlanStatus | null;
  /** How far it is by what was decided, and told. */
  readonly effective_plan_status: PlanStatus;
  /** By all that is known now: never more than what every file about it lets through. */
  readonly duty: Duty;
  /** By its files, as of the moment when they were written. */
  readonly recorded: Duty;
  /** Why it waits although it was approved; null where it does not. */
  readonly because: string | null;
}

type Status = MplpConfirm['status'];

const statuses = ['pending', 'approved', 'rejected', 'cancelled'] as const;

/** What a decision led to. */
export interface Led extends Matched {
  readonly before: Status;
  readonly after: Status;
  /** The event tells a status to which the decision cannot lead. */
  readonly isForged: boolean;
}

/**
 * How a Confirm stands after each of its decisions. A decision decides by itself; a quorum may need more than one, and a no
 * may stand against a yes: then the event that tells of it says so, as `confirm_status` or `deciding: false`. It is
 * believed as far as this goes:
 *
 * | decision  | `confirm_status` may be                                                                         |
 * |-----------|-------------------------------------------------------------------------------------------------|
 * | approved  | pending, approved; rejected where somebody has said no                                          |
 * | rejected  | pending, rejected                                                                               |
 * | cancelled | pending, cancelled; rejected where somebody has said no; approved where a yes stands all the same |
 * | override  | approved                                                                                        |
 *
 * A yes stands as long as whoever gave it does not decide again: a person, by `decided_by` of the event; where it names
 * nobody, whoever has the role. After approved and cancelled nothing may follow but an override.
 */
export function ledTo(matched: readonly Matched[]): readonly Led[] {
  const latest = new Map<string, Decision['status']>();
  let before: Status = 'pending';
  let yeses = 0;
  const firstNo = matched.findIndex(({ made }) => made.status === 'rejected');
  return matched.map(({ made, by }, index): Led => {
    const [telling] = by;
    const decider = telling?.data['decided_by'] ?? null;
    const who = decider === null ? `role ${made.decided_by_role}` : `person ${JSON.stringify(decider)}`;
    yeses += Number(made.status === 'approved') - Number(latest.get(who) === 'approved');
    latest.set(who, made.status);
    const isOverride = telling?.name === 'confirm.overridden';
    const hasNo = firstNo !== -1 && firstNo < index;
    const hasYes = yeses > 0;
    const plain = telling?.data['deciding'] === false ? before : made.status;
    const told = statuses.find((one) => one === telling?.data['confirm_status']);
    const may = isOverride ? told === 'approved' : told !== undefined && mayLead(made.status, told, hasNo, hasYes);
    const isForged = told !== undefined && !may;
    // A yes that is told as something to which it cannot lead opens nothing.
    const instead = isForged && made.status === 'approved' ? before : plain;
    const led: Led = { made, by, before, after: told === undefined || isForged ? instead : told, isForged };
    before = led.after;
    return led;
  });
}

function mayLead(decision: Decision['status'], to: Status, hasNo: boolean, hasYes: boolean): boolean {
  if (to === 'pending' || to === decision) return true;
  if (decision === 'rejected' || to === 'cancelled') return false;
  return to === 'rejected' ? hasNo : hasYes;
}

/** Decisions in their order, none behind the last word, and the status that they lead to. */
export function confirmProblems(confirm: Shaped<'confirm'>, led: readonly Led[]): readonly TraceProblem[] {
  const { requested_at } = confirm.is;
  const problems: TraceProblem[] = [];
  let last = { at: requested_at, name: 'requested_at' };
  for (const [index, { made, by, before, isForged }] of led.entries()) {
    const name = `decisions[${index}]`;
    if (timeOf(made.decided_at) < timeOf(last.at))
      problems.push(
        problemAt(
          confirm,
          ['decisions', index, 'decided_at'],
          'out_of_order',
          `${name} was made at ${made.decided_at}, before ${last.name}, ${last.at}`,
          'Correct the times: decisions come after the request, each after the one before it.',
        ),
      );
    last = { at: made.decided_at, name: `${name}.decided_at` };
    const [telling] = by;
    if ((before === 'approved' || before === 'cancelled') && telling?.name !== 'confirm.overridden')
      problems.push(
        problemAt(
          confirm,
          ['decisions', index],
          'decision_after_final',
          `${name} (${made.status}) was made after the Confirm was ${before}, which is the last word`,
          'What is decided anew has a Confirm of its own.',
        ),
      );
    if (isForged && telling !== undefined)
      problems.push(
        contradicted(
          telling,
          ['data', 'confirm_status'],
          `${name} (${made.status}) does not lead to ${String(telling.data['confirm_status'])}`,
        ),
      );
  }
  return isLedTo(confirm.is.status, led)
    ? problems
    : [...problems, wrongStatus(confirm, reachedBy(led), led.length - 1)];
}

function reachedBy(led: readonly Led[]): Status {
  return led.at(-1)?.after ?? 'pending';
}

/** Is it the status that the decisions lead to? What was rejected may have been asked again. */
function isLedTo(status: Status, led: readonly Led[]): boolean {
  const reached = reachedBy(led);
  return status === reached || (status === 'pending' && reached === 'rejected');
}

function wrongStatus(confirm: Shaped<'confirm'>, reached: Status, last: number): TraceProblem {
  const { status } = confirm.is;
  return problemAt(
    confirm,
    ['status'],
    'status_contradicted',
    last === -1
      ? `status is ${status}, and nobody has decided anything`
      : `status is ${status}, and its decisions, up to decisions[${last}], lead to ${reached}`,
    last === -1
      ? 'Add the decision, or write status: pending.'
      : `Write status: ${reached}, or add the decision that is missing.`,
  );
}

/** What the gate of a Confirm of that status reads like here. */
const gateStatuses = {
  pending: 'requested',
  approved: 'approved',
  rejected: 'rejected',
  cancelled: 'superseded',
} as const;
/** Events after which nobody asks any more what the Confirm asks. */
export const endings = ['confirm.superseded', 'confirm.expired', 'confirm.dropped'];
/** How the work ended, as an event `confirm.closed` says. */
const outcomes = ['completed', 'cancelled', 'failed'] as const;

/** What is known of a Confirm beside its own file. */
export interface Around {
  readonly told: readonly Telling[];
  readonly led: readonly Led[];
  /** What the file of its Plan says; null where there is none. */
  readonly plan: PlanStatus | null;
  /** Something of the Plan was executed. */
  readonly hasBegun: boolean;
  /** Another Confirm says that it has taken its place. */
  readonly isReplaced: boolean;
  /** The moment now, ISO 8601 in UTC. */
  readonly now: string;
}

/** Where a Confirm stands by what is said of it: where that is contradictory, by what lets less through. */
export function standingOf(confirm: Shaped<'confirm'>, around: Around): Standing {
  const { told, led, plan, hasBegun, isReplaced, now } = around;
  const { confirm_id, status } = confirm.is;
  const decided = status === 'approved' && !isLedTo(status, led) ? 'pending' : status;
  const ended = isReplaced || status === 'cancelled' || told.some(({ name }) => endings.includes(name));
  const began = hasBegun || told.some(({ name }) => name === 'confirm.begun');
  const closing = told.findLast(({ name }) => name === 'confirm.closed')?.data['outcome'];
  const over = outcomes.find((one) => one === closing) ?? null;
  const derived = planStatusOf({ status: gateStatuses[decided], ended, began, over });
  const isFurther = plan === 'in_progress' || plan === 'completed' || plan === 'failed' || plan === 'cancelled';
  const effective = isFurther && (derived === 'approved' || derived === 'in_progress') ? plan : derived;
  const recorded = dutyOf(effective, isHeld(told));
  const isOver = recorded === 'resume' && isExpired(told, now);
  return {
    file: confirm.file,
    confirm_id,
    status,
    plan_status: plan,
    effective_plan_status: effective,
    duty: isOver ? 'block' : recorded,
    recorded,
    because:
      recorded === 'block' && effective !== 'proposed'
        ? 'what it was approved on does not hold, as far as its Trace tells'
        : isOver
          ? 'the time of its approval is up'
          : null,
  };
}

/** Does a Trace tell that what was approved may not be used? Conditions do not hold before it tells that they do. */
function isHeld(told: readonly Telling[]): boolean {
  return told.reduce((held, { name, data }) => {
    if (name === 'confirm.held') return true;
    if (name === 'confirm.released') return false;
    return held || (name === 'decision.approved' && isOnConditions(data));
  }, false);
}

function isOnConditions({ gate_status, conditions, blockers }: Telling['data']): boolean {
  return gate_status === 'conditional' || isFilled(conditions) || isFilled(blockers);
}

function isFilled(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}

function isExpired(told: readonly Telling[], now: string): boolean {
  const last = told.findLast(({ name }) => name === 'decision.approved' || name === 'confirm.overridden');
  const until = last?.data['expires_at'];
  const moment = typeof until === 'string' ? momentOf(until) : null;
  return moment !== null && moment <= timeOf(now);
}
