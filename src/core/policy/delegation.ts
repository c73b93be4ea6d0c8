import type { Typed } from '../schema.ts';
import { authorityOf, same, type Authority, type Claimant, type People, type Person } from './may.ts';
import type { Policy } from './schema.ts';

const text = { type: 'string' } as const;
const when = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T' } as const;
const actorId = { anyOf: [{ type: 'integer' }, text] } as const;

/**
 * Somebody lets another act for them in a role, from a moment up to another (ISO 8601, UTC). `to.id` is there where the
 * home could tell who is meant; without it a login is matched on GitHub, an e-mail address in plain git.
 */
export const delegationShape = {
  type: 'object',
  required: ['role', 'by', 'to', 'from', 'until', 'reason'],
  properties: {
    role: text,
    by: {
      type: 'object',
      required: ['id', 'login'],
      properties: { id: actorId, login: text },
      additionalProperties: false,
    },
    to: {
      type: 'object',
      required: ['login'],
      properties: { login: text, id: actorId },
      additionalProperties: false,
    },
    from: when,
    until: when,
    reason: text,
  },
  additionalProperties: false,
} as const;

export type Delegation = Typed<typeof delegationShape>;
/** Whom a delegation is to, as far as is known. */
export type Delegate = Delegation['to'];

/** What is asked of delegations: the policy and the people of this moment, and the moment. */
export interface Moment {
  readonly policy: Policy;
  readonly people: People;
  readonly delegations: readonly Delegation[];
  readonly at: string;
}

/** Is this whom a delegation is to? Logins of plain git are chosen freely and prove nothing. */
export function isDelegate({ id, login }: Delegate, who: Person): boolean {
  if (id !== undefined) return id === who.id;
  return same(login, typeof who.id === 'string' ? who.id : who.login);
}

/**
 * Every way in which somebody acts for another who holds one of these roles right now, the shortest first: each link is
 * within its window, no longer than the policy lets a chain be, and the first in it holds the role themselves. A role
 * that the delegator has lost is lost to the delegate, too.
 */
export function actingFor(moment: Moment, who: Claimant, roles: readonly string[]): readonly Acting[] {
  if ((who.kind ?? 'person') !== 'person') return [];
  return [...new Set(roles)]
    .flatMap((role) => chains(moment, who, role, [who]).map((chain) => ({ ...chain, role })))
    .toSorted((one, other) => one.delegated_by.length - other.delegated_by.length);
}

/** A right that is somebody else's. */
export type Acting = Authority & Chain;

interface Chain {
  readonly by: string;
  readonly delegated_by: readonly Person[];
}

function chains(moment: Moment, who: Person, role: string, passed: readonly Person[]): readonly Chain[] {
  const { policy, people, delegations, at } = moment;
  const { chain, roles } = policy.delegation;
  if (passed.length > chain || roles?.includes(role) === false) return [];
  return delegations
    .filter((one) => one.role === role && isInForce(one, at) && isDelegate(one.to, who))
    .filter(({ by }) => !passed.some(({ id }) => id === by.id))
    .flatMap(({ by }): readonly Chain[] => {
      const holds = authorityOf(policy, people, by, [role]);
      const own = holds === null ? [] : [{ by: holds.by, delegated_by: [by] }];
      const further = chains(moment, by, role, [...passed, by]);
      return [...own, ...further.map((one) => ({ ...one, delegated_by: [...one.delegated_by, by] }))];
    });
}

/** What is in force or will be, with this change: the same role from the same person to the same other stands once. */
export function delegationsAfter(
  delegations: readonly Delegation[],
  { change, role, by, to, from, until, reason }: Delegation & { readonly change: 'given' | 'ended' },
  at: string,
): readonly Delegation[] {
  const others = delegations.filter(
    (one) => one.until > at && !(one.role === role && one.by.id === by.id && same(one.to.login, to.login)),
  );
  return change === 'ended' ? others : [...others, { role, by, to, from, until, reason }];
}

/** Is the moment within the window? */
export function isInForce({ from, until }: Delegation, at: string): boolean {
  return from <= at && at < until;
}

/** Everybody who has handed a role to somebody, and whoever handed it to them: whom it cannot be handed back to. */
export function upstreamOf({ delegations, at }: Moment, who: Person, role: string): readonly Person[] {
  const found: Person[] = [];
  const left: Person[] = [who];
  for (const person of left) {
    for (const { by, to } of delegations.filter((one) => one.role === role && at < one.until)) {
      if (!isDelegate(to, person) || found.some(({ id }) => id === by.id)) continue;
      found.push(by);
      left.push(by);
    }
  }
  return found;
}

/** Why a delegation of one of these roles to somebody who cannot act gives them nothing, or null where there is none. */
export function whyNotActing(
  { policy, delegations, at }: Moment,
  who: Person,
  roles: readonly string[],
): string | null {
  const mine = delegations.findLast((one) => roles.includes(one.role) && isDelegate(one.to, who));
  if (mine === undefined) return null;
  const { role, by, from, until } = mine;
  const what = `the delegation of ${role} by ${by.login}`;
  if (until <= at) return `${what} ended at ${until}`;
  if (at < from) return `${what} begins at ${from}`;
  if (policy.delegation.roles?.includes(role) === false)
    return `${what} does not count: the policy lets nobody delegate ${role}`;
  return `${what} gives nothing: ${by.login} does not hold ${role} now`;
}
