import type { Decision } from '../confirm/confirm.ts';
import { leavesOf } from '../condition.ts';
import { own } from '../own.ts';
import { mayUse, roleOf, rolesFor, type People } from '../policy/may.ts';
import { permissions, type Permission, type Policy } from '../policy/schema.ts';
import { deeds, verbOf } from '../project/commands.ts';
import type { ProjectEntry } from '../project/history.ts';
import type { Checks } from '../project/world.ts';
import type { Rules } from './questions.ts';

/** What entries prove about people: the least they were allowed, and teams they were in. More of it may have been so. */
export type Proven = People;

export const nothingProven: Proven = { permissions: {}, teams: {} };

/** What is proven with one more entry, which was decided under this policy. */
export function provenBy(before: Proven, entry: ProjectEntry, policy: Policy): Proven {
  const made = (entry.events ?? []).flatMap((event) =>
    event.type === 'approval_changed' && event.change === 'decided' ? [event.decision] : [],
  );
  const told = [...made.map(claimOf), { id: entry.actor.id, by: authorityIn(entry) }];
  const after = told.reduce(withClaim, before);
  return deeds.includes(verbOf(entry.command)) || entry.refusal?.code === 'not_allowed'
    ? after
    : withVerb(after, entry, policy);
}

interface Claim {
  readonly id: number | string;
  /** "team acme/legal", "permission write", "login bob" */
  readonly by: string;
}

/** Who acts for somebody does it by what that one holds. */
function claimOf({
  decided_by,
  authority = '',
  delegated_by: [root] = [],
}: Pick<Decision, 'decided_by' | 'authority' | 'delegated_by'>): Claim {
  return { id: root?.id ?? decided_by, by: authority };
}

function authorityIn({ saw }: ProjectEntry): string {
  const { authority } = saw;
  const by = typeof authority === 'object' && authority !== null && 'by' in authority ? authority.by : '';
  return typeof by === 'string' ? by : '';
}

function withClaim(before: Proven, { id, by }: Claim): Proven {
  const [, kind, name = ''] = /^(team|permission) (\S+)$/u.exec(by) ?? [];
  if (kind === 'team') return withTeam(before, id, name);
  const permission = permissions.find((one) => one === name);
  return kind === undefined || permission === undefined ? before : withPermission(before, id, permission);
}

function withTeam(before: Proven, id: number | string, team: string): Proven {
  const members = [...new Set([...(own(before.teams, team) ?? []), id])];
  return { ...before, teams: { ...before.teams, [team]: members } };
}

function withPermission(before: Proven, id: number | string, permission: Permission): Proven {
  const known = own(before.permissions, String(id)) ?? 'none';
  if (permissions.indexOf(known) >= permissions.indexOf(permission)) return before;
  return { ...before, permissions: { ...before.permissions, [String(id)]: permission } };
}

/** Whoever was let use a verb held one of its roles: the weakest permission that gives one, else a team that does. */
function withVerb(before: Proven, { actor, command }: ProjectEntry, policy: Policy): Proven {
  const verb = verbOf(command);
  if (mayUse(policy, before, actor, verb).holds) return before;
  const roles = rolesFor(policy, verb).map((name) => roleOf(policy, name));
  const least = permissions.find((one) => roles.some(({ permission }) => permission === one));
  if (least !== undefined) return withPermission(before, actor.id, least);
  const [team] = roles.flatMap(({ teams = [] }) => teams);
  return team === undefined ? before : withTeam(before, actor.id, team);
}

/** The least and the most that may have been so. What does not depend on which is known. */
export interface Bounds {
  readonly least: { readonly people: People; readonly checks: Checks; readonly owners: readonly [] | undefined };
  readonly most: Bounds['least'];
}

export function boundsOf(proven: Proven, { id }: ProjectEntry['actor'], rules: Rules): Bounds {
  const { definition, policy } = rules;
  const teams = Object.values(policy.roles).flatMap((role) => role.teams ?? []);
  const named = [
    ...Object.values(policy.gates).flatMap(({ checks = [] }) => checks),
    ...definition.allowed_transitions
      .flatMap(({ requires }) => leavesOf(requires))
      .flatMap((leaf) => ('check' in leaf ? [leaf.check] : [])),
  ];
  const inTeams = Object.fromEntries(
    teams.map((team) => [team, [...new Set([...(own(proven.teams, team) ?? []), id])]] as const),
  );
  return {
    least: { people: proven, checks: {}, owners: undefined },
    most: {
      people: { permissions: { ...proven.permissions, [String(id)]: 'admin' }, teams: inTeams },
      checks: Object.fromEntries(named.map((name) => [name, 'passed'] as const)),
      owners: [],
    },
  };
}
