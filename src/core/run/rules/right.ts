import type { DecisionMade } from '../../confirm/confirm.ts';
import { isAtLeast } from '../../entry.ts';
import { peopleIn } from '../../confirm/quorum.ts';
import { actingFor, whyNotActing } from '../../policy/delegation.ts';
import { apartFrom, asksForPerson, roleOf, rolesHeld, type Authority, type Requirement } from '../../policy/may.ts';
import { deputiesNow, standingIn } from '../../project/deputies.ts';
import { plusMinutes } from '../../time.ts';
import type { Confirm } from '../../confirm/confirm.ts';
import { isSame } from '../../same.ts';
import { momentOf, withEvents, type Draft } from '../draft.ts';
import { aboutOf, approversOf, stepGate } from '../confirms.ts';
import { askedFor, coordinating, coordinators, gateIn, ownWorkText, whoMay } from './asked.ts';
import { no, type Refused } from './context.ts';
import { whyNotOther } from './doors.ts';

/** Who decides, by what right and how surely: every one of these is required for a decision to count. */
export interface Right {
  readonly made: Omit<DecisionMade, 'status' | 'reason'>;
  readonly requirement: Requirement;
}

/** By what right somebody says yes or no to a gate, or why they have none. */
export function rightTo(draft: Draft, confirm: Confirm): { readonly is: Right } | Refused {
  const { observed, head } = draft;
  const { gate } = confirm;
  const { actor } = head;
  const requirement = askedFor(observed, actor, gate);
  const { checks, codeowners, assurance, openForHours } = requirement;
  if (checks.length > 0 || codeowners)
    return no(
      'requirement_open',
      `the policy asks checks or owners of code about ${gate}, and a run has neither`,
      `Name roles instead under gates, ${gate}, in the policy.`,
    );
  const rights = actor.kind === 'system' ? [] : rightsOf(draft, confirm, requirement);
  const [first, ...others] = rights;
  if (first === undefined) return whyNone(draft, confirm, requirement);
  if (!isAtLeast(actor.assurance, assurance))
    return no(
      'assurance_too_low',
      `that this is ${actor.login} is ${actor.assurance} only, and ${assurance} is asked for`,
      'Decide where that is surer, or lower what is asked for in the policy on the default branch.',
    );
  const from = openForHours === null ? null : plusMinutes(confirm.requested_at, openForHours * 60);
  if (from !== null && from > head.at)
    return no('requirement_open', `${gate} is to be open for ${openForHours} hours first`, `From ${from} on it can.`);
  const made = {
    decided_by: actor.id,
    decided_by_login: actor.login,
    decided_by_role: first.role,
    authority: first.by,
    ...(others.length === 0 ? {} : { roles: rights.map(({ role }) => role) }),
    ...(first.delegated_by === undefined ? {} : { delegated_by: first.delegated_by }),
    ...(first.deputy_role === undefined ? {} : { deputy_role: first.deputy_role }),
    assurance: actor.assurance,
  };
  return { is: { made, requirement } };
}

/** Everything by which somebody may decide at once: their own roles, else those they are a deputy of, else somebody else's. */
function rightsOf(
  draft: Draft,
  confirm: Pick<Confirm, 'gate' | 'requested_at'>,
  { roles, ownWork }: Requirement,
): readonly Authority[] {
  const { policy, people } = draft.observed;
  const { actor, at } = draft.head;
  const isPerson = actor.kind === 'person';
  const counted = isPerson ? roles : roles.filter((role) => !asksForPerson(roleOf(policy, role)));
  const held = rolesHeld(policy, people, actor, counted, []);
  if (held.length > 0) return held;
  const wait = { gate: gateIn(policy, confirm.gate), since: confirm.requested_at };
  const stood = standingIn({ policy, people }, actor, deputiesNow({ policy, at }, wait, roles));
  const [first] = stood;
  if (first !== undefined)
    return stood
      .filter(({ deputy }) => deputy === first.deputy)
      .map(({ role, deputy, by }) => ({ role, by: `${by}, deputy of ${role}`, deputy_role: deputy }));
  // Who made it cannot have it approved in their name.
  const makers = ownWork ? [] : aboutOf(draft.state, confirm.gate).makers;
  const acting = actingFor(momentOf(draft), actor, roles).filter(
    ({ delegated_by }) => !delegated_by.some(({ id }) => makers.includes(id)),
  );
  const [shortest] = acting;
  return shortest === undefined ? [] : acting.filter((one) => isSame(one.delegated_by, shortest.delegated_by));
}

/**
 * Why what a step puts out is not for this actor to give: it is for who started the run, for who coordinates it, and for who
 * decides about the step, `since` when it waits for them. Where nobody wrote a policy, whoever may write may.
 */
export function whyNotGiving(draft: Draft, step: string, since: string): Refused | null {
  const { observed, state, head } = draft;
  const { actor } = head;
  const { initiator } = state;
  if (observed.policyPin === null || actor.id === initiator.id || coordinating(observed, actor) !== null) return null;
  const gate = stepGate(step);
  const requirement = askedFor(observed, actor, gate);
  if (rightsOf(draft, { gate, requested_at: since }, requirement).length > 0) return null;
  if (actingFor(momentOf(draft), actor, coordinators(observed, actor)).length > 0) return null;
  return no(
    'not_in_role',
    `${actor.login} neither started this run nor decides about ${gate}`,
    `${initiator.login} may, and who decides about it. ${whoMay(observed, actor, gate)}`,
  );
}

function whyNone(draft: Draft, { gate }: Confirm, { roles }: Requirement): Refused {
  const { actor } = draft.head;
  const next = whoMay(draft.observed, actor, gate);
  if (actor.kind !== 'person') return no('agent_not_counted', `${actor.login} is not a person`, next);
  const acts = actingFor(momentOf(draft), actor, roles)[0];
  if (acts !== undefined)
    return no(
      'own_work',
      `${actor.login} could only act for ${acts.delegated_by.map(({ login }) => login).join(', ')}, who made or asks for what ${gate} is about`,
      next,
    );
  const why = whyNotActing(momentOf(draft), actor, roles);
  const because = `${actor.login} is not among those who decide about ${gate}`;
  return no('not_in_role', why === null ? because : `${because}: ${why}`, next);
}

/** Why somebody who may decide may still not say yes here; null where they may. */
export function whyNotYes(draft: Draft, confirm: Confirm, { made, requirement }: Right): Refused | null {
  const { observed, state, head } = draft;
  const { gate } = confirm;
  const { actor } = head;
  const { makers } = aboutOf(state, gate);
  const next = whoMay(observed, actor, gate);
  if (!requirement.ownWork && makers.includes(actor.id))
    return no(
      'own_work',
      `${actor.login} made or asks for what ${gate} is about`,
      `Somebody else has to agree. ${next} ${ownWorkText(gate)}`,
    );
  const theirs = peopleIn(made);
  const other = apartFrom(observed.policy, gate).find((one) =>
    approversOf(state, one).some((id) => theirs.includes(id)),
  );
  if (other === undefined) return whyNotOther(draft, confirm, made, requirement);
  return no('not_distinct', `${actor.login} opened ${other}, and ${gate} has to be approved by somebody else`, next);
}

/** Decided by the policy that is in force now: where it is another one than the run knows, the record says so. */
export function underPolicy(draft: Draft): Draft {
  const { policyPin: pin } = draft.observed;
  const saw = { ...draft.saw, policy: pin?.blob ?? null };
  const same = isSame(pin, draft.state.policy)
    ? draft
    : withEvents(draft, { type: 'definition_pinned', what: 'policy', pin });
  return { ...same, saw };
}
