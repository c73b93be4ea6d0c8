import { matching } from '../matching.ts';
import { asksForPerson, isForChecks, roleOf, type Requirement } from './may.ts';
import type { Policy } from './schema.ts';

/**
 * Everybody who can hold a role, by the names the policy has for them; null where that is not for the policy to say (a
 * team, a permission, owners of code). Somebody who is named by login and by number counts as two.
 */
export function namedIn(policy: Policy, name: string): ReadonlySet<string> | null {
  const role = roleOf(policy, name);
  const {
    logins = [],
    emails = [],
    ids = [],
    teams = [],
    agents = [],
    apps = [],
    permission = 'none',
    codeowners,
  } = role;
  if (teams.length > 0 || permission !== 'none' || codeowners === true) return null;
  const people = [...logins, ...emails, ...ids.map(String)];
  const machines = asksForPerson(role) ? [] : [...agents, ...apps];
  return new Set([...people, ...machines].map((one) => one.toLowerCase()));
}

/** One set of names for everybody who can hold any of these roles; null where nobody can say who they are. */
function namedInAny(policy: Policy, roles: readonly string[]): ReadonlySet<string> | null {
  const known = roles.map((role) => namedIn(policy, role)).filter((names) => names !== null);
  return known.length < roles.length ? null : new Set(known.flatMap((names) => [...names]));
}

/** Which setting of a gate keeps everybody from opening it. */
export interface Nobody {
  readonly setting: 'roles' | 'count' | 'all_of';
  readonly says: string;
}

/** Why a gate that asks for this could never be opened by the people whom the policy names, or null. */
export function whyNobody(policy: Policy, asked: Requirement): Nobody | null {
  const { roles, count, allOf, codeowners } = asked;
  if (isForChecks(asked)) return null;
  const empty = allOf.find((role) => namedIn(policy, role)?.size === 0);
  if (empty !== undefined) return { setting: 'all_of', says: `the policy names no person for ${empty}` };
  if (codeowners) return null;
  if (roles.length === 0) return { setting: 'roles', says: 'the policy gives it an empty list of roles' };
  const names = namedInAny(policy, roles);
  if (names?.size === 0) return { setting: 'roles', says: `the policy names no person for ${roles.join(', ')}` };
  if (names !== null && names.size < count)
    return { setting: 'count', says: `it asks for ${count} people, and ${roles.join(', ')} has ${names.size}` };
  if (areThereEnough(placesOf(policy, asked))) return null;
  return { setting: 'all_of', says: `too few different people are named to stand for each of ${allOf.join(', ')}` };
}

/** Whoever could take each of the places that a gate has: one for each role of `all_of`, then for whoever else. */
export function placesOf(
  policy: Policy,
  { roles, count, allOf }: Requirement,
): readonly (ReadonlySet<string> | null)[] {
  const others = Array.from({ length: Math.max(0, count - allOf.length) }, () => namedInAny(policy, roles));
  return [...allOf.map((role) => namedIn(policy, role)), ...others];
}

/** Can every place be taken by somebody else? Where nobody can say who they are there is always one more. */
export function areThereEnough(places: readonly (ReadonlySet<string> | null)[]): boolean {
  const known = places.flatMap((names) => (names === null ? [] : [[...names]]));
  return matching(known).every((name) => name !== null);
}
