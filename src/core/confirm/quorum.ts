import { matching } from '../matching.ts';
import type { OwnerGroup } from '../policy/owners.ts';
import type { Confirm, Decision } from './confirm.ts';

/** What an approval record has to hold before it is approved. */
export interface Quorum {
  /** So many different people at least. */
  readonly count: number;
  /** Roles that have to be stood for, each by somebody else. */
  readonly allOf: readonly string[];
  /** Paths of which an owner has to agree; null where nobody knows who owns them, and then it is never met. */
  readonly groups: readonly OwnerGroup[] | null;
}

/** The part of a decision that counts. */
export type Counted = Pick<Decision, 'decided_by' | 'decided_by_login' | 'decided_by_role' | 'status'> &
  Partial<Pick<Decision, 'roles' | 'owners' | 'delegated_by' | 'deputy_role'>>;

/** How far the decisions of a record go. */
export interface Tally {
  /** How many different people approve. Who acts for somebody and whom they act for are one. */
  readonly voices: number;
  readonly roles: readonly { readonly role: string; readonly by: string | null }[];
  readonly groups: readonly (OwnerGroup & { readonly by: string | null })[];
  readonly isMet: boolean;
}

interface Voice {
  readonly says: string;
  readonly roles: string[];
}

/** Counts the decisions that stand, by what was recorded with each: whatever changed about people since does not matter. */
export function tallyOf(decisions: readonly Counted[], { count, allOf, groups }: Quorum): Tally {
  const approvals = approvalsIn(decisions);
  const voices = voicesOf(approvals);
  const stands = matching(allOf.map((role) => voices.filter((voice) => voice.roles.includes(role))));
  const roles = allOf.map((role, at) => ({ role, by: stands[at]?.says ?? null }));
  const agreed = ownersIn(approvals);
  const answered = (groups ?? []).map((group) => {
    const by = group.owners.flatMap((owner) => agreed.get(owner.toLowerCase()) ?? [])[0];
    return { ...group, by: by ?? null };
  });
  return {
    voices: voices.length,
    roles,
    groups: answered,
    isMet:
      groups !== null && voices.length >= Math.max(count, 1) && [...roles, ...answered].every(({ by }) => by !== null),
  };
}

/** The approvals that stand, in the order in which their makers first decided. */
export function approvalsIn<D extends Word>(decisions: readonly D[]): readonly D[] {
  return lastWords(decisions).filter(({ status }) => status === 'approved');
}

/** Each no that stands, in the same order. */
export function rejectionsIn<D extends Word>(decisions: readonly D[]): readonly D[] {
  return lastWords(decisions).filter(({ status }) => status === 'rejected');
}

type Word = Pick<Decision, 'decided_by' | 'status'>;

function lastWords<D extends Word>(decisions: readonly D[]): readonly D[] {
  return [...new Map(decisions.map((decision) => [decision.decided_by, decision])).values()];
}

/** Everybody whose word a decision is: who made it, and for whom. */
export function peopleIn({
  decided_by,
  delegated_by = [],
}: Pick<Decision, 'decided_by'> & Partial<Pick<Decision, 'delegated_by'>>): readonly (number | string)[] {
  return [decided_by, ...delegated_by.map(({ id }) => id)];
}

/** Who decided, with whom they acted for: `bob for alice`, `dora as deputy`. */
export function nameOf({
  decided_by_login,
  delegated_by: [root] = [],
  deputy_role,
}: Pick<Decision, 'decided_by_login'> & Partial<Pick<Decision, 'delegated_by' | 'deputy_role'>>): string {
  if (deputy_role !== undefined) return `${decided_by_login} as deputy`;
  return root === undefined ? decided_by_login : `${decided_by_login} for ${root.login}`;
}

/** The names of those whose approval stands. */
export function approverNames({ decisions }: Pick<Confirm, 'decisions'>): readonly string[] {
  return approvalsIn(decisions).map(nameOf);
}

/** Who agreed under each name of an owner, in lower case. */
function ownersIn(approvals: readonly Counted[]): ReadonlyMap<string, string> {
  const agreed = new Map<string, string>();
  for (const approval of approvals) {
    for (const owner of approval.owners ?? []) {
      const name = owner.toLowerCase();
      if (!agreed.has(name)) agreed.set(name, nameOf(approval));
    }
  }
  return agreed;
}

function voicesOf(approvals: readonly Counted[]): readonly Voice[] {
  const voices: Voice[] = [];
  const voiceOf = new Map<number | string, Voice>();
  for (const approval of approvals) {
    const people = peopleIn(approval);
    const roles = approval.roles ?? [approval.decided_by_role];
    const known = people.find((id) => voiceOf.has(id));
    const before = known === undefined ? undefined : voiceOf.get(known);
    const voice = before ?? { says: nameOf(approval), roles: [] };
    if (before === undefined) voices.push(voice);
    voice.roles.push(...roles);
    for (const id of people) if (!voiceOf.has(id)) voiceOf.set(id, voice);
  }
  return voices;
}
