import type { DecisionMade } from '../../confirm/confirm.ts';
import { isAtLeast } from '../../entry.ts';
import { apartFrom, asksForPerson, roleOf, rolesHeld, type Requirement } from '../../policy/may.ts';
import { plusMinutes } from '../../time.ts';
import type { Confirm } from '../../confirm/confirm.ts';
import { isSame } from '../../same.ts';
import { withEvents, type Draft } from '../draft.ts';
import { aboutOf, approversOf } from '../confirms.ts';
import { askedFor, ownWorkText, whoMay } from './asked.ts';
import { no, type Refused } from './context.ts';

/** Who decides, by what right and how surely: every one of these is required for a decision to count. */
export interface Right {
  readonly made: Omit<DecisionMade, 'status' | 'reason'>;
  readonly requirement: Requirement;
}

/** By what right somebody says yes or no to a gate, or why they have none. */
export function rightTo({ observed, head }: Draft, confirm: Confirm): { readonly is: Right } | Refused {
  const { gate } = confirm;
  const { actor } = head;
  const { policy, people } = observed;
  const requirement = askedFor(observed, actor, gate);
  const { roles, checks, codeowners, assurance, openForHours } = requirement;
  const next = whoMay(observed, actor, gate);
  if (checks.length > 0 || codeowners)
    return no(
      'requirement_open',
      `the policy asks checks or owners of code about ${gate}, and a run has neither`,
      `Name roles instead under gates, ${gate}, in the policy.`,
    );
  const isPerson = actor.kind === 'person';
  const counted = isPerson ? roles : roles.filter((role) => !asksForPerson(roleOf(policy, role)));
  const [first, ...others] = actor.kind === 'system' ? [] : rolesHeld(policy, people, actor, counted, []);
  if (first === undefined)
    return isPerson
      ? no('not_in_role', `${actor.login} is not among those who decide about ${gate}`, next)
      : no('agent_not_counted', `${actor.login} is not a person`, next);
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
    ...(others.length === 0 ? {} : { roles: [first, ...others].map(({ role }) => role) }),
    assurance: actor.assurance,
  };
  return { is: { made, requirement } };
}

/** Why somebody who may decide may still not say yes here; null where they may. */
export function whyNotYes({ observed, state, head }: Draft, { gate }: Confirm, { requirement }: Right): Refused | null {
  const { actor } = head;
  const { makers } = aboutOf(state, gate);
  const next = whoMay(observed, actor, gate);
  if (!requirement.ownWork && makers.includes(actor.id))
    return no(
      'own_work',
      `${actor.login} made or asks for what ${gate} is about`,
      `Somebody else has to agree. ${next} ${ownWorkText(gate)}`,
    );
  const other = apartFrom(observed.policy, gate).find((one) => approversOf(state, one).includes(actor.id));
  if (other === undefined) return null;
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
