import type { Actor } from '../../entry.ts';
import { own } from '../../own.ts';
import { authorityOf, requirementOf, type Authority, type Requirement } from '../../policy/may.ts';
import { namedIn } from '../../policy/nameable.ts';
import { permissions, type Policy } from '../../policy/schema.ts';
import { stepOf } from '../confirms.ts';
import type { RunObserved } from '../world.ts';

const policyFile = '.github/countersign.yml';

/** What is written about who decides. */
type Rules = Pick<RunObserved, 'pipeline' | 'policy'>;

/** The role that decides about a gate: for a step one that is named like it, else the one that coordinates the run. */
function roleFor({ pipeline, policy }: Rules, gate: string): string {
  const step = stepOf(gate);
  const named = step === null ? [] : [gate, step];
  return named.find((name) => own(policy.roles, name) !== undefined) ?? pipeline.coordinator;
}

/**
 * What a gate of a run asks for: what the policy says of this gate, else of gates of its kind, else somebody in its role.
 * Where nobody wrote a policy, whoever may write to a plain repository may decide about its runs, about their own work,
 * too: they could change the record as well, and it says that they only assert who they are.
 */
export function askedFor(observed: Rules, actor: Pick<Actor, 'id'>, gate: string): Requirement {
  const role = roleFor(observed, gate);
  const gate_id = gateIn(observed.policy, gate);
  const asking = { gate_id, owner: role, applies_when: '', approval_states: [] };
  const open = openTo(observed.policy, actor, role);
  const asked = requirementOf(open, asking);
  return isUnwritten(observed.policy, actor) ? { ...asked, ownWork: true } : asked;
}

/** What the policy calls a gate: by its name where it speaks of that, else by its kind. */
export function gateIn(policy: Policy, gate: string): string {
  return own(policy.gates, gate) === undefined ? gate.replace(/:.*$/u, '') : gate;
}

/** Whose approval a gate asks for, for people. */
export function rolesAsked(observed: RunObserved, actor: Actor, gate: string): string {
  const { roles } = askedFor(observed, actor, gate);
  return roles.length === 0 ? roleFor(observed, gate) : roles.join(', ');
}

/** By what right somebody coordinates the run; null where they do not. */
export function coordinating(observed: RunObserved, actor: Actor): Authority | null {
  return authorityOf(observed.policy, observed.people, actor, coordinators(observed, actor));
}

/** The roles that coordinate the run, one of which is enough. */
export function coordinators({ policy, pipeline }: RunObserved, actor: Actor): readonly string[] {
  const { fallback } = openTo(policy, actor, pipeline.coordinator);
  return own(policy.roles, pipeline.coordinator) === undefined ? fallback : [pipeline.coordinator];
}

/** The policy with whom it leaves a role to that it does not name: a permission is a role, too. */
function openTo(policy: Policy, actor: Pick<Actor, 'id'>, role: string): Policy {
  if (isUnwritten(policy, actor)) return { ...policy, fallback: ['write'], assurance: 'asserted' };
  return permissions.some((one) => one === role) ? { ...policy, fallback: [role] } : policy;
}

/** Only where no policy is written is a gate left to anybody; by an e-mail address somebody is known in plain git alone. */
function isUnwritten({ fallback }: Policy, { id }: Pick<Actor, 'id'>): boolean {
  return fallback.length > 0 && typeof id === 'string';
}

/** Who may decide, or what to write where nobody can. */
export function whoMay(observed: RunObserved, actor: Actor, gate: string): string {
  const { roles } = askedFor(observed, actor, gate);
  const people = roles.map((role) => peopleOf(observed.policy, role)).filter((one) => one !== null);
  if (people.length > 0) return `It takes ${people.join(', or ')}.`;
  return `Nobody has this role yet. Commit on the default branch, in ${policyFile}: ${roleText(actor, roles[0] ?? roleFor(observed, gate))}`;
}

/** The setting that lets somebody decide about what they made. */
export function ownWorkText(gate: string): string {
  return `Where nobody else is there, commit on the default branch, in ${policyFile}: gates: { ${JSON.stringify(gate)}: { own_work: true } }`;
}

/** What to write so that somebody has a role. */
export function roleText({ id, login }: Actor, role: string): string {
  const who = typeof id === 'string' ? `emails: [${JSON.stringify(id)}]` : `logins: [${JSON.stringify(login)}]`;
  return `roles: { ${JSON.stringify(role)}: { ${who} } }`;
}

/** A role with its people as far as the policy names them; null where that is nobody. */
function peopleOf(policy: Policy, role: string): string | null {
  const names = namedIn(policy, role);
  if (names === null) return own(policy.roles, role) === undefined ? `the permission ${role}` : `somebody in ${role}`;
  return names.size === 0 ? null : `${[...names].join(' or ')} (${role})`;
}
