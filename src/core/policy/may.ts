import type { Explained } from '../condition.ts';
import type { Gate } from '../definition/schema.ts';
import type { Actor, Assurance } from '../entry.ts';
import { own } from '../own.ts';
import { remembered } from '../remembered.ts';
import { ownersHeld, type OwnerGroup } from './owners.ts';
import { permissions, type Permission, type Policy, type Role } from './schema.ts';

/** What home knows about people at this moment: conditions, never commands. Keys are actor ids as text. */
export interface People {
  readonly permissions: Readonly<Record<string, Permission>>;
  /** Team (`org/team`) to the ids of its members, nested teams included; a team that is absent could not be read. */
  readonly teams: Readonly<Record<string, readonly (number | string)[]>>;
  /** Login in lower case to id, of everybody whom a command names; absent where the home cannot tell. */
  readonly ids?: Readonly<Record<string, number | string>>;
}

/** Somebody by the id that never changes and the name of then. */
export interface Person {
  readonly id: number | string;
  readonly login: string;
}

/** Whether somebody holds a role, and by what: the answer goes into the record. */
export interface Authority {
  readonly role: string;
  readonly by: string;
  /** Whose authority it is where somebody acts for another: who holds the role first, then each hand it passed through. */
  readonly delegated_by?: readonly Person[];
  /** The role by which somebody stands in for `role`, as its deputy. */
  readonly deputy_role?: string;
}

/** Somebody who might hold a role; without `kind` a person whose decision another recorded. */
export type Claimant = Person & Partial<Pick<Actor, 'kind'>>;

/** The strongest claim of somebody on one of these roles, or null. Unknown roles are held by nobody. */
export function authorityOf(
  policy: Policy,
  people: People,
  actor: Claimant,
  roles: readonly string[],
  groups: readonly OwnerGroup[] = [],
): Authority | null {
  return rolesHeld(policy, people, actor, roles, groups)[0] ?? null;
}

/** Those of these roles that somebody holds, each once. `groups`: whose paths the branch changes that is asked about. */
export function rolesHeld(
  policy: Policy,
  people: People,
  actor: Claimant,
  roles: readonly string[],
  groups: readonly OwnerGroup[],
): readonly Authority[] {
  return [...new Set(roles)].flatMap((role) => {
    const by = claim(roleOf(policy, role), people, actor, groups);
    return by === null ? [] : [{ role, by }];
  });
}

/** A role of the policy; a permission of GitHub is one, too; an unknown one has nobody. */
export function roleOf(policy: Policy, name: string): Role {
  const known = own(policy.roles, name);
  if (known !== undefined) return known;
  const permission = permissions.find((one) => one === name);
  return permission === undefined ? {} : { permission };
}

function claim(role: Role, people: People, actor: Claimant, groups: readonly OwnerGroup[]): string | null {
  const { id, login, kind = 'person' } = actor;
  if (typeof id === 'number' && role.ids?.includes(id) === true) return `id ${id}`;
  if (typeof id === 'number' && role.logins?.some((known) => same(known, login)) === true) return `login ${login}`;
  if (typeof id === 'string' && role.emails?.some((known) => same(known, id)) === true) return `e-mail ${id}`;
  // In plain git people choose their login: only who is no person can be an agent.
  if (kind !== 'person' && role.agents?.some((known) => same(known, login)) === true) return `agent ${login}`;
  if (kind === 'app' && role.apps?.some((slug) => same(slug, login) || same(`${slug}[bot]`, login)) === true)
    return `app ${login}`;
  const team = role.teams?.find((known) => own(people.teams, known)?.includes(id) === true);
  if (team !== undefined) return `team ${team}`;
  const [owner] = role.codeowners === true ? ownersHeld(people, actor, groups) : [];
  if (owner !== undefined) return `owner ${owner}`;
  const least = role.permission;
  const has = people.permissions[String(id)] ?? 'none';
  if (least !== undefined && least !== 'none' && permissions.indexOf(has) >= permissions.indexOf(least)) {
    return `permission ${has}`;
  }
  return null;
}

/** Names of people and teams compare in any letter case. */
export function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Does a role ask for a person? One whose only sources are agents and apps does not; one without a source does. */
export function asksForPerson(role: Role): boolean {
  const { logins = [], ids = [], teams = [], emails = [], agents = [], apps = [] } = role;
  if (logins.length + ids.length + teams.length + emails.length > 0) return true;
  if (role.codeowners === true || (role.permission ?? 'none') !== 'none') return true;
  return agents.length + apps.length === 0;
}

/** What a gate asks for, from the policy first, then the definition. */
export interface Requirement {
  /** Whose decision counts, `allOf` included; with `codeowners` only where nobody owns what changes. */
  readonly roles: readonly string[];
  /** How many different people at least; 0 where only checks answer. */
  readonly count: number;
  /** Roles that have to be stood for, each by somebody else. */
  readonly allOf: readonly string[];
  readonly openForHours: number | null;
  readonly checks: readonly string[];
  readonly codeowners: boolean;
  readonly assurance: Assurance;
  readonly ownWork: boolean;
  /** Does an approval count only as long as its maker holds a role of the gate? */
  readonly recheck: boolean;
  readonly expiresAfterDays: number | null;
}

export function requirementOf(policy: Policy, gate: Gate): Requirement {
  const ofPolicy = remembered(requirements, policy, () => new WeakMap<Gate, Requirement>());
  return remembered(ofPolicy, gate, () => required(policy, gate));
}

/** Neither a policy nor a gate ever changes, and every decision asks this of them. */
const requirements = new WeakMap<Policy, WeakMap<Gate, Requirement>>();

function required(policy: Policy, gate: Gate): Requirement {
  const written = own(policy.gates, gate.gate_id) ?? {};
  const { all_of: allOf = [], checks = [], codeowners = false } = written;
  const bound = own(policy.roles, gate.owner) === undefined ? policy.fallback : [gate.owner];
  const needsPeople = allOf.length > 0 || codeowners;
  const roles = written.roles ?? (needsPeople || checks.length > 0 ? [] : bound);
  const isAnswered = checks.length > 0 && !needsPeople;
  const count = written.count ?? (isAnswered && written.roles === undefined ? 0 : (gate.count ?? 1));
  return {
    roles: [...new Set([...roles, ...allOf])],
    // Without checks a gate that asks for nobody would stand open.
    count: isAnswered ? count : Math.max(count, 1),
    allOf,
    openForHours: written.open_for_hours ?? null,
    checks,
    codeowners,
    assurance: written.assurance ?? gate.assurance ?? policy.assurance,
    ownWork: written.own_work ?? false,
    recheck: written.recheck ?? policy.recheck ?? false,
    expiresAfterDays: written.expires_after_days ?? null,
  };
}

/** The gates whose approvers do not count for this one: to be apart is mutual, whichever of the two says so. */
export function apartFrom(policy: Policy, gate: string): readonly string[] {
  const others = Object.entries(policy.gates).filter(([, { distinct_from = [] }]) => distinct_from.includes(gate));
  const all = [...(own(policy.gates, gate)?.distinct_from ?? []), ...others.map(([name]) => name)];
  return [...new Set(all)].filter((name) => name !== gate);
}

/** Is it for checks alone to open a gate? */
export function isForChecks({ checks, count }: Requirement): boolean {
  return checks.length > 0 && count === 0;
}

/** A yes with its reason, or a no that helps. */
export type Allowed = Explained & ({ readonly holds: true } | { readonly holds: false; readonly next: string });

/**
 * The roles that may use a verb: starting needs triage, everything else write, unless the policy says otherwise. Whoever
 * may not start a project may not adopt one.
 */
export function rolesFor(policy: Policy, verb: string): readonly string[] {
  const named = own(policy.verbs, verb);
  if (named !== undefined) return named;
  if (verb === 'adopt') return rolesFor(policy, 'start');
  // Another workflow may ask for less: that is for those who may pass a gate.
  return verb === 'migrate' ? policy.overriders : [verb === 'start' ? 'triage' : 'write'];
}

/** May this person use this verb? `acting`: the authority of somebody else that they act by. */
export function mayUse(
  policy: Policy,
  people: People,
  actor: Actor,
  verb: string,
  acting: Authority | null = null,
): Allowed {
  if (actor.kind === 'system') return { holds: true, says: 'Countersign itself records this' };
  const roles = rolesFor(policy, verb);
  const authority = authorityOf(policy, people, actor, roles) ?? acting;
  if (authority !== null)
    return { holds: true, says: `${actor.login} may ${verb} as ${authority.role} (${authority.by})` };
  return {
    holds: false,
    says: `${actor.login} holds none of the roles that may ${verb}: ${roles.join(', ')}`,
    next: `Ask somebody in ${roles.join(' or ')}, or change verbs.${verb} in the policy on the default branch.`,
  };
}
