import type { MplpConfirm } from '../mplp.ts';
import { dutyOf, planStatusOf, type Duty, type PlanStatus } from '../plan.ts';
import { timeOf } from './moment.ts';
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
  readonly duty: Duty;
}

type Status = MplpConfirm['status'];

const statuses = ['pending', 'approved', 'rejected', 'cancelled'] as const;

/** Decisions in their order, none behind the last word, and the status that they lead to. */
export function confirmProblems(confirm: Shaped<'confirm'>, matched: readonly Matched[]): readonly TraceProblem[] {
  const { requested_at, status } = confirm.is;
  const problems: TraceProblem[] = [];
  let before = { at: requested_at, name: 'requested_at' };
  let reached: Status = 'pending';
  for (const [index, { made, by }] of matched.entries()) {
    const name = `decisions[${index}]`;
    if (timeOf(made.decided_at) < timeOf(before.at))
      problems.push(
        problemAt(
          confirm,
          ['decisions', index, 'decided_at'],
          'out_of_order',
          `${name} was made at ${made.decided_at}, before ${before.name}, ${before.at}`,
          'Correct the times: decisions come after the request, each after the one before it.',
        ),
      );
    before = { at: made.decided_at, name: `${name}.decided_at` };
    const [telling] = by;
    if ((reached === 'approved' || reached === 'cancelled') && telling?.name !== 'confirm.overridden')
      problems.push(
        problemAt(
          confirm,
          ['decisions', index],
          'decision_after_final',
          `${name} (${made.status}) was made after the Confirm was ${reached}, which is the last word`,
          'What is decided anew has a Confirm of its own.',
        ),
      );
    const after = statusAfter(made, telling, reached);
    const isDecided = matched.slice(0, index + 1).some((one) => one.made.status === after);
    if (telling !== undefined && after !== 'pending' && !isDecided)
      problems.push(
        contradicted(telling, ['data', 'confirm_status'], `nobody had decided ${after} when it tells that it was`),
      );
    reached = after;
  }
  return status === reached || (status === 'pending' && reached === 'rejected')
    ? problems
    : [...problems, wrongStatus(confirm, reached, matched.length - 1)];
}

/**
 * How a Confirm stands after a decision. A quorum may need more than one, and a no may stand against a yes: then the event
 * that tells of it says so, as `confirm_status` or `deciding: false`; else a decision decides.
 */
function statusAfter(made: Decision, telling: Telling | undefined, before: Status): Status {
  const told = statuses.find((one) => one === telling?.data['confirm_status']);
  return told ?? (telling?.data['deciding'] === false ? before : made.status);
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

/** `hasBegun`: something of the Plan was executed. */
export function standingOf(
  confirm: Shaped<'confirm'>,
  told: readonly Telling[],
  plan: PlanStatus | null,
  hasBegun: boolean,
): Standing {
  const { confirm_id, status } = confirm.is;
  const ended = status === 'cancelled' || told.some(({ name }) => endings.includes(name));
  const derived = planStatusOf({ status: gateStatuses[status], ended, began: hasBegun, over: null });
  const isFurther = plan === 'in_progress' || plan === 'completed' || plan === 'failed' || plan === 'cancelled';
  const effective = isFurther && status === 'approved' ? plan : derived;
  return {
    file: confirm.file,
    confirm_id,
    status,
    plan_status: plan,
    effective_plan_status: effective,
    duty: dutyOf(effective, false),
  };
}
