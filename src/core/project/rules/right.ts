import type { DecisionMade } from '../../confirm/confirm.ts';
import { isAtLeast, type Actor } from '../../entry.ts';
import { actingFor, whyNotActing, type Acting } from '../../policy/delegation.ts';
import { asksForPerson, authorityOf, roleOf, rolesHeld, type Authority, type Person } from '../../policy/may.ts';
import { ownedGroups, ownersHeld } from '../../policy/owners.ts';
import { deputiesOf } from '../../policy/reminders.ts';
import { momentText } from '../../prose.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { momentOf, requirementIn, unknownOwners } from '../beside.ts';
import type { Attestation } from '../commands.ts';
import { deputiesFrom, deputiesNow, standingIn } from '../deputies.ts';
import { whoOpens } from '../openers.ts';
import type { ProjectState } from '../state.ts';
import { waitOf } from '../waits.ts';
import type { Context, World } from '../world.ts';
import type { Matter, Or } from './matter.ts';

/** Whose decision it is, and by what right. */
export interface Decider {
  readonly made: Omit<DecisionMade, 'status' | 'reason'>;
  readonly authority: Authority;
}

/**
 * Who decides, by what right and how surely: every one of these is required for a decision to count. `makers`: whose
 * delegates have no right here, as they have none themselves.
 */
export function deciderOf(
  context: Context,
  matter: Matter,
  behalf: Attestation | undefined,
  makers: readonly (number | string)[],
): Or<Decider> {
  const { world, entry } = context;
  const { actor } = entry;
  const { gate, requirement } = matter;
  if (actor.kind !== 'person') return machineOf(context, matter, behalf);
  if (behalf !== undefined) {
    const attester = authorityOf(world.policy, world.people, actor, world.policy.attesters);
    if (attester === null) {
      return refuse(
        'not_in_role',
        `${actor.login} may not record decisions of others`,
        `It takes one of: ${world.policy.attesters.join(', ') || 'nobody yet (attesters in the policy)'}.`,
      );
    }
    if (!isAtLeast(actor.assurance, world.policy.assurance))
      return tooWeak(gate, actor.login, actor.assurance, world.policy.assurance);
  }
  const person = behalf ?? actor;
  const found = rightOf(context, matter, person, makers);
  if ('refusal' in found) return found;
  const right = found.is;
  const assurance = behalf === undefined ? actor.assurance : 'attested';
  if (!isAtLeast(assurance, requirement.assurance))
    return tooWeak(gate, person.login, assurance, requirement.assurance);
  const attested = behalf === undefined ? {} : { attested_by: actor.login, evidence: behalf.evidence };
  return { is: decider(matter, person, right, assurance, attested) };
}

/** An agent or an app, which counts in roles that ask for nobody else. */
function machineOf({ world, entry }: Context, matter: Matter, behalf: Attestation | undefined): Or<Decider> {
  const { policy, people } = world;
  const { actor } = entry;
  const roles = matter.requirement.roles.filter((role) => !asksForPerson(roleOf(policy, role)));
  const [authority, ...others] = behalf === undefined ? rolesHeld(policy, people, actor, roles, []) : [];
  if (authority === undefined || actor.kind === 'system')
    return refuse('agent_not_counted', `${actor.login} is not a person`, whoOpens(world, matter.gate, matter.track));
  if (!isAtLeast(actor.assurance, matter.requirement.assurance))
    return tooWeak(matter.gate, actor.login, actor.assurance, matter.requirement.assurance);
  return { is: decider(matter, actor, { authority, others, owners: [] }, actor.assurance, {}) };
}

/** By what right somebody decides, and everything else that they could stand for at the same time. */
interface Right {
  readonly authority: Authority;
  readonly others: readonly Authority[];
  readonly owners: readonly string[];
}

/** Their own right, be it by a role, as an owner or as a deputy; only who has none acts for somebody else. */
function rightOf(context: Context, matter: Matter, person: Person, makers: readonly (number | string)[]): Or<Right> {
  const { world, state } = context;
  const { policy, people } = world;
  const roles = rolesAsked(matter);
  const isAsked = matter.requirement.codeowners;
  const counts = isAsked || roles.some((role) => roleOf(policy, role).codeowners === true);
  const owners = counts ? ownersHeld(people, person, matter.owners ?? []) : [];
  const owned = owners.slice(0, isAsked ? 1 : 0).map((name) => ({ role: 'codeowners', by: `owner ${name}` }));
  const [first, ...others] = [...rolesHeld(policy, people, person, roles, matter.owners ?? []), ...owned];
  if (first !== undefined) return { is: { authority: first, others, owners } };
  const deputy = deputyOf(context, matter, person, roles);
  if (deputy !== null) return { is: { ...deputy, owners } };
  const acting = actingFor(momentOf(world, state), person, roles);
  const allowed = acting.filter(({ delegated_by }) => !delegated_by.some(({ id }) => makers.includes(id)));
  const [authority] = allowed;
  if (authority !== undefined) {
    const chain = namesOf(authority);
    return { is: { authority, others: allowed.slice(1).filter((one) => namesOf(one) === chain), owners } };
  }
  const [made] = acting;
  if (made !== undefined) {
    return refuse(
      'own_work',
      `${person.login} could only act for ${namesOf(made)}, and who made this cannot have it approved in their name`,
      whoOpens(world, matter.gate, matter.track),
    );
  }
  return refuse('not_in_role', whyNone(world, state, matter, person), whoOpens(world, matter.gate, matter.track));
}

/** Somebody who stands in, where the bytes have waited long enough: by one role of theirs, for all that it is a deputy of. */
function deputyOf(
  { world, state }: Context,
  matter: Matter,
  person: Person,
  roles: readonly string[],
): Pick<Right, 'authority' | 'others'> | null {
  const held = standingIn(world, person, deputiesNow(world, waitOf(state, matter), roles));
  const authorities = held
    .filter(({ deputy }) => deputy === held[0]?.deputy)
    .map(({ role, deputy, by }) => ({ role, by: `${by}, deputy of ${role}`, deputy_role: deputy }));
  const [authority, ...others] = authorities;
  return authority === undefined ? null : { authority, others };
}

function namesOf({ delegated_by }: Acting): string {
  return delegated_by.map(({ login }) => login).join(', ');
}

/** The roles whose decision counts for these bytes: where owners are asked, others only stand in where nobody owns any. */
function rolesAsked({ requirement, owners }: Matter): readonly string[] {
  const { codeowners, roles, allOf } = requirement;
  return codeowners && ownedGroups(owners)?.length !== 0 ? allOf : roles;
}

function whyNone(world: World, state: ProjectState, matter: Matter, person: Person): string {
  if (matter.requirement.codeowners && matter.owners === undefined) return unknownOwners.says;
  const roles = rolesAsked(matter);
  const why = whyNotActing(momentOf(world, state), person, roles) ?? notYet(world, state, matter, person);
  return `${person.login} is not among those who open ${matter.gate}${why === null ? '' : `: ${why}`}`;
}

/** From when on somebody may as a deputy; null for who is none. */
function notYet(world: World, state: ProjectState, matter: Matter, person: Person): string | null {
  const stood = standingIn(world, person, deputiesOf(world.policy, rolesAsked(matter)));
  const [first] = stood;
  if (first === undefined) return null;
  const wait = waitOf(state, matter);
  const from = wait === null ? null : deputiesFrom(world, wait);
  const when = from === null ? 'once it has waited long enough' : `from ${momentText(from)} on`;
  return `a deputy of ${first.role} may ${when}`;
}

function decider(
  { head }: Matter,
  { id, login }: Person,
  { authority, others, owners }: Right,
  assurance: Actor['assurance'],
  attested: Pick<DecisionMade, 'attested_by' | 'evidence'>,
): Decider {
  const { role, by, delegated_by, deputy_role } = authority;
  return {
    authority,
    made: {
      decided_by: id,
      decided_by_login: login,
      decided_by_role: role,
      authority: by,
      ...(others.length === 0 ? {} : { roles: [role, ...others.map((one) => one.role)] }),
      ...(owners.length === 0 ? {} : { owners }),
      ...(delegated_by === undefined ? {} : { delegated_by }),
      ...(deputy_role === undefined ? {} : { deputy_role }),
      assurance,
      ...attested,
      ...(head === null ? {} : { head }),
    },
  };
}

/** The refusal of somebody of whom nobody is sure enough that it is them. */
/** What opens a gate is as sure as an approval of it; null where it is, and where the definition has no such gate. */
export function notSure({ world, entry }: Context, gate: string): { readonly refusal: Refusal } | null {
  const { login, assurance } = entry.actor;
  const least = requirementIn(world, gate)?.assurance ?? 'asserted';
  return isAtLeast(assurance, least) ? null : tooWeak(gate, login, assurance, least);
}

export function tooWeak(gate: string, login: string, have: string, least: string): { readonly refusal: Refusal } {
  const next =
    least === 'attested'
      ? `Keep their answer as a file and let an attester record it: countersign approve ${gate} --for PERSON --evidence FILE`
      : `Approve where that is proven, or lower what the gate asks for in the policy on the default branch.`;
  return refuse('assurance_too_low', `that this is ${login} is ${have} only, and ${least} is asked for`, next);
}
