import { gateOf } from '../definition/gate.ts';
import type { Definition } from '../definition/schema.ts';
import { own } from '../own.ts';
import { isForChecks, requirementOf } from '../policy/may.ts';
import { permissions, type Role } from '../policy/schema.ts';
import { either, word } from '../prose.ts';
import type { World } from './world.ts';

/** Who could open a gate, people first where the policy names them: "rita or rob (Reviewer)", "2 of rita, rob (Reviewer)". */
export function openersOf(world: World, gate: string): string {
  const known = gateOf(world.definition, gate);
  if (known === undefined) return 'nobody: the definition has no such gate';
  const asked = requirementOf(world.policy, known);
  const { roles, count, allOf, checks, codeowners } = asked;
  if (isForChecks(asked)) return `the check${checks.length === 1 ? '' : 's'} ${checks.join(' and ')}`;
  const each = allOf.map((role) => roleText(world, role)).join(' and ');
  if (codeowners) {
    const others = roles.length === 0 || each !== '' ? each : `where nobody owns any, ${someOf(world, roles, count)}`;
    return `an owner of every path that changes (CODEOWNERS)${others === '' ? '' : `; ${others}`}`;
  }
  if (each !== '') return `${each}${count > allOf.length ? `, ${count} people in all` : ''}`;
  if (roles.length === 0) return `nobody: the policy names nobody for ${roleLabel(world.definition, known.owner)}`;
  return someOf(world, roles, count);
}

/** So many people of these roles. */
export function someOf(world: World, roles: readonly string[], count: number): string {
  return count === 1 ? rolesText(world, roles) : `${count} of ${rolesText(world, roles, ', ')}`;
}

/** Roles with the people who hold them. */
export function rolesText(world: World, roles: readonly string[], between?: string): string {
  return roles.map((role) => roleText(world, role, between)).join(' or ');
}

/** Somebody who looks after something: a role of the policy with its people, or a person, or a role by its label. */
export function ownerText(world: World, owner: string): string {
  return own(world.policy.roles, owner) === undefined ? roleLabel(world.definition, owner) : roleText(world, owner);
}

/** What the definition calls a role. */
export function roleLabel({ roles }: Definition, role: string): string {
  return roles.find(({ id }) => id === role)?.label ?? role;
}

function roleText(world: World, role: string, between?: string): string {
  const known = own(world.policy.roles, role);
  const label = roleLabel(world.definition, role);
  if (known === undefined && permissions.some((one) => one === role)) return `anyone with ${role} access`;
  const names = holders(known ?? {});
  if (names.length === 0) return `${label} (nobody yet)`;
  return `${between === undefined ? either(names) : names.join(between)} (${label})`;
}

function holders({
  logins = [],
  emails = [],
  teams = [],
  ids = [],
  agents = [],
  apps = [],
  codeowners,
  permission,
}: Role): readonly string[] {
  return [
    ...logins,
    ...emails,
    ...teams.map((team) => `team ${team}`),
    ...ids.map((id) => `id ${id}`),
    ...agents.map((agent) => `agent ${agent}`),
    ...apps.map((app) => `app ${app}`),
    ...(codeowners === true ? ['an owner of what changes'] : []),
    ...(permission === undefined ? [] : [`anyone with ${permission} access`]),
  ];
}

/** Who could open a gate on a track, as an instruction. */
export function whoOpens(world: World, gate: string, track = 'main'): string {
  const known = gateOf(world.definition, gate);
  if (known === undefined) return `The definition has no gate ${gate}.`;
  const asked = requirementOf(world.policy, known);
  if (isForChecks(asked)) return `Nobody approves it: it takes ${openersOf(world, gate)}.`;
  if (asked.roles.length === 0 && !asked.codeowners) {
    return `Nobody can: the policy names nobody for ${roleLabel(world.definition, known.owner)}. Add the role ${known.owner} to .github/countersign.yml on the default branch.`;
  }
  return `It takes ${openersOf(world, gate)}: ${approving(world, gate, track)}`;
}

/** The command that approves a gate on a track. */
export function approving(world: World, gate: string, track = 'main'): string {
  return `countersign approve ${gate}${onTrack(track)}${attesting(world, gate)}`;
}

/** What is added to a command that is about another track than the main one. */
export function onTrack(track: string): string {
  return track === 'main' ? '' : ` --track ${word(track)}`;
}

/** The command that opens a gate without its approval. Without a branch it is about what has landed, or about a stage. */
export function overrideText(gate: string, track: string, proposal: string | null): string {
  const branch = proposal === null ? '' : ` --branch ${word(proposal)}`;
  return `countersign override ${gate} --reason "…"${branch}${onTrack(track)}`;
}

/** What has to be added to an approval of a gate that somebody's kept answer opens. */
export function attesting(world: World, gate: string): string {
  const known = gateOf(world.definition, gate);
  const asked = known === undefined ? null : requirementOf(world.policy, known).assurance;
  return asked === 'attested' ? ' --for PERSON --evidence FILE' : '';
}
