import type { Explained } from '../condition.ts';
import type { Gate } from '../definition/schema.ts';
import type { Actor, Assurance } from '../entry.ts';
import { permissions, type Permission, type Policy, type Role } from './schema.ts';

/** What home knows about people at this moment: conditions, never commands. Keys are actor ids as text. */
export interface People {
  readonly permissions: Readonly<Record<string, Permission>>;
  /** Team (`org/team`) to the ids of its members, nested teams included; a team that is absent could not be read. */
  readonly teams: Readonly<Record<string, readonly (number | string)[]>>;
}

/** Whether somebody holds a role, and by what: the answer goes into the record. */
export interface Authority {
  readonly role: string;
  readonly by: string;
}

/** Somebody who might hold a role; without `kind` a person whose decision another recorded. */
export type Claimant = Pick<Actor, 'id' | 'login'> & Partial<Pick<Actor, 'kind'>>;

/** The strongest claim of somebody on one of these roles, or null. Unknown roles are held by nobody. */
export function authorityOf(
  policy: Policy,
  people: People,
  actor: Claimant,
  roles: readonly string[],
): Authority | null {
  for (const role of roles) {
    const by = claim(policy.roles[role] ?? permissionRole(role), people, actor);
    if (by !== null) return { role, by };
  }
  return null;
}

function permissionRole(name: string): Role {
  const permission = permissions.find((known) => known === name);
  return permission === undefined || permission === 'none' ? {} : { permission };
}

function claim(role: Role, people: People, actor: Claimant): string | null {
  const { id, login, kind = 'person' } = actor;
  if (typeof id === 'number' && role.ids?.includes(id) === true) return `id ${id}`;
  if (typeof id === 'number' && role.logins?.some((known) => same(known, login)) === true) return `login ${login}`;
  if (typeof id === 'string' && role.emails?.some((known) => same(known, id)) === true) return `e-mail ${id}`;
  // In plain git people choose their login: only who is no person can be an agent.
  if (kind !== 'person' && role.agents?.some((known) => same(known, login)) === true) return `agent ${login}`;
  const team = role.teams?.find((known) => people.teams[known]?.includes(id) === true);
  if (team !== undefined) return `team ${team}`;
  const least = role.permission;
  const has = people.permissions[String(id)] ?? 'none';
  if (least !== undefined && least !== 'none' && permissions.indexOf(has) >= permissions.indexOf(least)) {
    return `permission ${has}`;
  }
  return null;
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** What a gate asks of its approvers, from the policy first, then the definition. */
export interface Requirement {
  readonly roles: readonly string[];
  readonly count: number;
  readonly assurance: Assurance;
  readonly ownWork: boolean;
  readonly expiresAfterDays: number | null;
}

export function requirementOf(policy: Policy, gate: Gate): Requirement {
  const own = policy.gates[gate.gate_id];
  const bound = policy.roles[gate.owner] === undefined ? policy.fallback : [gate.owner];
  return {
    roles: own?.roles ?? bound,
    count: own?.count ?? gate.count ?? 1,
    assurance: own?.assurance ?? gate.assurance ?? policy.assurance,
    ownWork: own?.own_work ?? false,
    expiresAfterDays: own?.expires_after_days ?? null,
  };
}

/** A yes with its reason, or a no that helps. */
export type Allowed = Explained & ({ readonly holds: true } | { readonly holds: false; readonly next: string });

/** May this person use this verb? Starting needs triage, everything else write, unless the policy says otherwise. */
export function mayUse(policy: Policy, people: People, actor: Actor, verb: string): Allowed {
  if (actor.kind === 'system') return { holds: true, says: 'Countersign itself records this' };
  const roles = policy.verbs[verb] ?? [verb === 'start' ? 'triage' : 'write'];
  const authority = authorityOf(policy, people, actor, roles);
  if (authority !== null)
    return { holds: true, says: `${actor.login} may ${verb} as ${authority.role} (${authority.by})` };
  return {
    holds: false,
    says: `${actor.login} holds none of the roles that may ${verb}: ${roles.join(', ')}`,
    next: `Ask somebody in ${roles.join(' or ')}, or change verbs.${verb} in the policy on the default branch.`,
  };
}
