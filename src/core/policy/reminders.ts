import { own } from '../own.ts';
import { isObserving, type Policy } from './schema.ts';

/** After so many working days; null: never. */
export interface Patience {
  /** People are reminded of a gate that waits for them. */
  readonly remind: number | null;
  /** Their deputies may open it, too. */
  readonly deputies: number | null;
}

/** How long a gate waits. A policy that only watches bothers nobody. */
export function patienceOf(policy: Policy, gate: string): Patience {
  const written = isObserving(policy) ? {} : (own(policy.gates, gate)?.reminders ?? policy.reminders ?? {});
  return { remind: written.after_working_days ?? null, deputies: written.deputy_after_working_days ?? null };
}

/** Are the days counted that a gate waits? */
export function countsDays({ remind, deputies }: Patience): boolean {
  return remind !== null || deputies !== null;
}

/** A role that stands in for another one. */
export interface Deputy {
  readonly role: string;
  readonly deputy: string;
}

/** Who stands in for each of these roles, in the order of the policy. */
export function deputiesOf(policy: Policy, roles: readonly string[]): readonly Deputy[] {
  return roles.flatMap((role) => (own(policy.roles, role)?.deputies ?? []).map((deputy) => ({ role, deputy })));
}
