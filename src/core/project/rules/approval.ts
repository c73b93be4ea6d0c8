import {
  actionOf,
  effectiveStatus,
  endedAt,
  isFinal,
  placeOf,
  sameCover,
  standing,
  statusAfter,
  termsOf,
  termsTogether,
  type Confirm,
  type Decision,
  type DecisionMade,
  type Terms,
  type Voided,
} from '../../confirm/confirm.ts';
import { approvalsIn, nameOf, peopleIn, tallyOf, type Quorum } from '../../confirm/quorum.ts';
import { isAtLeast, type Verdict } from '../../entry.ts';
import { authorityOf, isForChecks, requirementOf, same, type Requirement } from '../../policy/may.ts';
import { own } from '../../own.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { instantFrom, plusDays } from '../../time.ts';
import { apartIn, quorumOf, sinceOf } from '../beside.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { changed } from '../evolve.ts';
import { coverOf, landingGates, whoOpens } from '../gates.ts';
import { openersOf } from '../openers.ts';
import { confirmOf, sawOf, trackOf, unknownTrack, type Context } from '../world.ts';
import { matterOf, proposalOf, unknownGate, type Matter, type Or } from './matter.ts';
import { deciderOf, tooWeak, type Decider } from './right.ts';

/** Somebody asks for approval of a gate. */
export function request(context: Context, args: ProjectCommands['request']): Verdict<ProjectEventBody> {
  const found = matterOf(context, args.gate, args.track, args.proposal);
  if ('refusal' in found) return found;
  const matter = found.is;
  const { confirm } = matter;
  if (
    confirm !== null &&
    sameCover(confirm.covers, matter.covers) &&
    effectiveStatus(confirm, context.world.at) !== 'expired'
  ) {
    return refuse(
      'already_decided',
      `${args.gate} was asked for these bytes already: it is ${confirm.status}`,
      whoOpens(context.world, args.gate),
    );
  }
  return { saw: sawOf(context.world), events: opening(context, matter) };
}

/** A person approves: one gate, or with no gate named every gate of a branch that they may open by a plain approval. */
export function approve(context: Context, args: ProjectCommands['approve']): Verdict<ProjectEventBody> {
  if (args.gate !== undefined) return approveGate(context, args.gate, args);
  return everyGate(context, args, (at, gate, proposal) => approveGate(at, gate, { ...args, proposal }));
}

function approveGate(context: Context, gate: string, args: ProjectCommands['approve']): Verdict<ProjectEventBody> {
  const found = matterOf(context, gate, args.track, args.proposal);
  if ('refusal' in found) return found;
  const matter = found.is;
  const stale = staleLook(context, matter, args.head);
  if (stale !== null) return stale;
  const who = deciderOf(context, matter, args.on_behalf_of, matter.requirement.ownWork ? [] : matter.authors);
  if ('refusal' in who) return who;
  if (!matter.requirement.ownWork && matter.authors.includes(who.is.made.decided_by)) {
    return refuse(
      'own_work',
      `${who.is.made.decided_by_login} wrote or committed part of this`,
      `Somebody else has to: ${openersOf(context.world, gate)}. Ask them: countersign request ${gate}`,
    );
  }
  if (
    args.on_behalf_of !== undefined &&
    !matter.requirement.ownWork &&
    matter.authors.includes(context.entry.actor.id)
  ) {
    return refuse(
      'own_work',
      `${context.entry.actor.login} wrote or committed part of this and cannot attest its approval`,
      'Let somebody else record it.',
    );
  }
  const terms = termsAsked(context, matter.requirement, args);
  if ('refusal' in terms) return terms;
  const now = matter.confirm;
  const stands =
    now !== null && sameCover(now.covers, matter.covers) && effectiveStatus(now, context.world.at) !== 'expired';
  if (stands && isFinal(now) && !isWidened(matter, now)) {
    return refuse('already_decided', `${gate} is approved for these bytes already`, 'Nothing needs to be done.');
  }
  const before = stands && !isFinal(now) ? alreadyApproved(now.decisions, who.is.made) : null;
  if (before !== null) return refuse('already_decided', before, whoOpens(context.world, gate));
  const apart = notDistinct(context, matter, who.is.made);
  if (apart !== null) return apart;
  return decide(context, matter, who.is, 'approved', args.reason, terms.is);
}

/** Do other paths change now than when it was approved, with owners who have not agreed? */
function isWidened({ requirement, owners, proposal }: Matter, confirm: Confirm): boolean {
  if (!requirement.codeowners || proposal === null || owners === undefined) return false;
  if (confirm.overridden !== undefined) return false;
  return !tallyOf(confirm.decisions, { ...quorumOf(requirement, owners), count: 1, allOf: [] }).isMet;
}

/** Why one more approval would add nothing, or null: one authority is one voice, whoever speaks for it. */
function alreadyApproved(decisions: readonly Decision[], made: Decider['made']): string | null {
  const stands = standing(decisions).get(made.decided_by);
  if (stands === 'approved') return `${made.decided_by_login} approved this already; more people are needed`;
  if (stands === 'rejected') return null;
  const mine = new Set(peopleIn(made));
  const other = approvalsIn(decisions).find((one) => peopleIn(one).some((id) => mine.has(id)));
  if (other === undefined) return null;
  return `${nameOf(other)} approved this already, and ${nameOf(made)} is the same voice; more people are needed`;
}

/** Who has approved a gate, or let somebody do it for them, does not count for one that must be apart from it. */
function notDistinct(
  { world, state }: Context,
  { gate, track }: Matter,
  made: Decider['made'],
): { readonly refusal: Refusal } | null {
  const mine = new Set(peopleIn(made));
  for (const { gate: other, approvals, overriddenBy } of apartIn(world, state, gate, track)) {
    const approved = approvals.find((one) => peopleIn(one).some((id) => mine.has(id)));
    const who = approved === undefined ? null : nameOf(approved);
    const by = who ?? (overriddenBy !== null && same(overriddenBy, made.decided_by_login) ? overriddenBy : null);
    if (by === null) continue;
    return refuse(
      'not_distinct',
      `${by} opened ${other}, and ${gate} has to be approved by somebody else (distinct_from)`,
      `Somebody else has to: ${openersOf(world, gate)}. Ask them: countersign request ${gate}`,
    );
  }
  return null;
}

/** A person says no: to one gate, or with none named to every gate of a branch that they may open by a plain approval. */
export function reject(context: Context, args: ProjectCommands['reject']): Verdict<ProjectEventBody> {
  if (args.reason.trim() === '')
    return refuse(
      'reason_missing',
      'a rejection without a reason helps nobody',
      `countersign reject ${args.gate ?? 'GATE'} --reason "what has to change"`,
    );
  if (args.gate !== undefined) return rejectGate(context, args.gate, args);
  return everyGate(context, args, (at, gate, proposal) => rejectGate(at, gate, { ...args, proposal }));
}

/** It needs a reason, and ends an approval that stood. */
function rejectGate(context: Context, gate: string, args: ProjectCommands['reject']): Verdict<ProjectEventBody> {
  const found = matterOf(context, gate, args.track, args.proposal);
  if ('refusal' in found) return found;
  const stale = staleLook(context, found.is, args.head);
  if (stale !== null) return stale;
  const who = deciderOf(context, found.is, args.on_behalf_of, []);
  return 'refusal' in who ? who : decide(context, found.is, who.is, 'rejected', args.reason);
}

/**
 * The gates of a branch that a plain word is about: those that bytes must pass to land, but for the explicit ones and
 * those for checks. One after the other: whoever opens one may not count for the next.
 */
function everyGate(
  context: Context,
  args: { readonly track: string; readonly proposal?: string },
  about: (at: Context, gate: string, proposal: string) => Verdict<ProjectEventBody>,
): Verdict<ProjectEventBody> {
  const { world, state } = context;
  const found = proposalOf(context, args.proposal, null);
  if ('refusal' in found) return found;
  if (found.is === null)
    return refuse(
      'unknown_proposal',
      'no open branch is named and no gate either',
      'countersign approve GATE, or countersign approve --branch BRANCH',
    );
  const { name, proposal } = found.is;
  const gates = [...new Set(landingGates(world, state, proposal.contents, args.track).map((one) => one.gate))].filter(
    (gate) => {
      const known = world.definition.gates.find((one) => one.gate_id === gate);
      return known !== undefined && known.explicit !== true && !isForChecks(requirementOf(world.policy, known));
    },
  );
  const events: ProjectEventBody[] = [];
  let refused: Verdict<ProjectEventBody> | null = null;
  let after = state;
  for (const gate of gates) {
    const verdict = about({ ...context, state: after }, gate, name);
    if ('refusal' in verdict) {
      refused ??= verdict;
      continue;
    }
    for (const event of verdict.events) {
      const sealed = { ...event, event_id: `${context.entry.id}/${events.length}` };
      after = changed(after, sealed, context.entry);
      events.push(event);
    }
  }
  if (events.length > 0) return { saw: { ...sawOf(world), head: proposal.head }, events };
  if (refused !== null) return refused;
  return refuse(
    'already_decided',
    `${name} needs no approval that a plain one could give`,
    'Name the gate: countersign approve GATE',
  );
}

/** A decision is about what its maker looked at; what came to be there since is not that. */
function staleLook(
  { world, entry }: Context,
  { proposal, head }: Pick<Matter, 'proposal' | 'head'>,
  looked: string | undefined,
): { readonly refusal: Refusal } | null {
  const where = proposal ?? 'the default branch';
  if (looked !== undefined && head !== null && !head.startsWith(looked)) {
    return refuse(
      'superseded',
      `you looked at ${looked.slice(0, 7)}, and ${where} is at ${head.slice(0, 7)}`,
      'Look at what changed since, then decide again.',
    );
  }
  const now = proposal === null ? undefined : own(world.proposals, proposal);
  if (looked !== undefined || entry.said === undefined) return null;
  // GitHub's clock has seconds: what was pushed in the second it was said may have come after it.
  if (now?.pushed_at === undefined || now.pushed_at < entry.said) return null;
  return refuse(
    'superseded',
    `${where} got other commits after you wrote this: it is at ${now.head.slice(0, 7)} now`,
    'Look at what changed since, then decide again.',
  );
}

/** A person takes back their own decision. */
export function withdraw(context: Context, args: ProjectCommands['withdraw']): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  const confirm = confirmOf(state, args.track, args.gate);
  const because = `${entry.actor.login} took the approval back${args.reason === '' ? '' : `: ${args.reason}`}`;
  const stands = confirm !== undefined && endedAt(confirm, world.at) === null;
  const events = !stands ? [] : withoutDecision(context, confirm, entry.actor.id, because, args.reason);
  if (events.length === 0) {
    return refuse(
      'nothing_to_withdraw',
      `${entry.actor.login} has decided nothing about ${args.gate} that still counts`,
      `countersign explain ${args.gate}`,
    );
  }
  return { saw: sawOf(world), events };
}

/** A review of a branch was taken away by somebody who may: what its author decided there no longer counts. */
export function dismiss(context: Context, args: ProjectCommands['dismiss']): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  const why = args.reason === '' ? '' : `: ${args.reason}`;
  const events = Object.values(state.approvals)
    .flatMap((gates) => Object.values(gates))
    .filter((confirm) => confirm.proposal === args.proposal)
    .flatMap((confirm) => {
      const because = `${entry.actor.login} dismissed the review in ${args.proposal}${why}`;
      return withoutDecision(context, confirm, args.person, because, because, args.given);
    });
  return { saw: sawOf(world), events };
}

/** What is asked where the definition does not have the gate any more. */
const anybody: Quorum = { count: 1, allOf: [], groups: [] };

/** What happens to an approval record when one person's decision no longer counts; nothing where they have none. */
function withoutDecision(
  { world }: Context,
  confirm: Confirm,
  person: number | string,
  because: string,
  reason: string,
  given?: string,
): readonly ProjectEventBody[] {
  const { gate, track, covers } = confirm;
  const last = confirm.decisions.findLast((decision) => decision.decided_by === person);
  if (last === undefined || last.status === 'cancelled') return [];
  // A word that was given after the one that is taken away is another one.
  if (given !== undefined && last.said !== undefined && last.said > given) return [];
  if (isFinal(confirm)) {
    const change = { type: 'approval_changed', change: 'voided', status: 'superseded' } as const;
    return [{ ...change, gate, track, because, covers, ...placeOf(confirm) }];
  }
  const known = world.definition.gates.find((one) => one.gate_id === gate);
  const owners = own(world.proposals, confirm.proposal ?? '')?.owners;
  const quorum = known === undefined ? anybody : quorumOf(requirementOf(world.policy, known), owners);
  const { decision_id: _id, decided_at: _at, ...made } = last;
  const decision: DecisionMade = { ...made, status: 'cancelled', reason };
  const terms = termsOf(confirm);
  const status = statusAfter([...confirm.decisions, decision], quorum, terms.conditions !== undefined);
  return [{ type: 'approval_changed', change: 'decided', gate, track, status, decision, terms }];
}

/** The bytes are those somebody approved, only the history was rewritten: the same person says so in one word. */
export function reconfirm(context: Context, args: ProjectCommands['reconfirm']): Verdict<ProjectEventBody> {
  const { state, entry } = context;
  const confirm = confirmOf(state, args.track, args.gate);
  const was = confirm?.voided;
  if (confirm === undefined || was === undefined || isFinal(confirm) || !wasRewritten(confirm, was)) {
    return refuse(
      'nothing_to_reconfirm',
      `${args.gate} has no approval of the same bytes that could be confirmed again`,
      whoOpens(context.world, args.gate),
    );
  }
  if (!was.approved_by.some((one) => one.id === entry.actor.id)) {
    const names = was.approved_by.map((one) => one.login).join(' or ');
    return refuse(
      'nothing_to_reconfirm',
      `${entry.actor.login} had not approved these bytes`,
      `Only ${names} can reconfirm; anybody else approves: countersign approve ${args.gate}`,
    );
  }
  const proposal = confirm.proposal ?? undefined;
  return approveGate(context, args.gate, {
    gate: args.gate,
    track: args.track,
    ...(proposal === undefined ? {} : { proposal }),
    reason: 'the same bytes, on rewritten history',
    ...termsOf(was),
    ...(was.expires_at === undefined ? {} : { until: was.expires_at }),
  });
}

/** Was an approval lost only because the commit it was given at is gone? */
function wasRewritten(confirm: Confirm, was: Voided): boolean {
  return was.status === 'superseded' && sameCover(was.covers, confirm.covers) && was.head !== confirm.head;
}

/** Break-glass: a named role opens a gate with a reason. Recorded, loud, and in the closure report. */
export function override(context: Context, args: ProjectCommands['override']): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  if (args.reason.trim() === '')
    return refuse(
      'reason_missing',
      'overriding a gate needs a rationale',
      `countersign override ${args.gate} --reason "…"`,
    );
  const gate = world.definition.gates.find((one) => one.gate_id === args.gate);
  if (gate === undefined) return unknownGate(context, args.gate);
  if (trackOf(state, args.track) === undefined) return unknownTrack(context, args.track);
  const authority = authorityOf(world.policy, world.people, entry.actor, world.policy.overriders);
  if (authority === null || entry.actor.kind !== 'person') {
    const roles = world.policy.overriders.join(' or ');
    return refuse(
      'not_in_role',
      `${entry.actor.login} may not override gates`,
      roles === '' ? 'The policy names nobody: add overriders to it.' : `It takes ${roles}.`,
    );
  }
  if (!isAtLeast(entry.actor.assurance, world.policy.assurance))
    return tooWeak(args.gate, entry.actor.login, entry.actor.assurance, world.policy.assurance);
  const found = proposalOf(context, args.proposal ?? world.defaultBranch, null);
  if ('refusal' in found) return found;
  const proposed = found.is?.proposal;
  const stale = staleLook(context, { proposal: found.is?.name ?? null, head: proposed?.head ?? null }, undefined);
  if (stale !== null) return stale;
  const bypassed = Object.entries(state.artifacts).filter(
    ([, artifact]) => proposed === undefined && artifact.bypassed.includes(args.gate),
  );
  const covers = {
    ...coverOf(world.definition, state, args.gate, args.track, proposed?.contents ?? {}),
    ...Object.fromEntries(bypassed.map(([name, artifact]) => [name, artifact.content])),
  };
  return {
    saw: { ...sawOf(world), authority, ...(proposed === undefined ? {} : { head: proposed.head }) },
    events: [
      {
        type: 'gate_overridden',
        gate: args.gate,
        track: args.track,
        reason: args.reason,
        role: authority.role,
        covers,
        ...(found.is === null ? {} : { proposal: found.is.name }),
      },
    ],
  };
}

function termsAsked(context: Context, requirement: Requirement, args: ProjectCommands['approve']): Or<Terms> {
  const { world, state, entry } = context;
  const ends: string[] = [];
  if (args.until !== undefined) {
    const asked = instantFrom(args.until);
    if (asked === null)
      return refuse('invalid_argument', `"${args.until}" is not a day`, 'Write 2027-01-31 or 2027-01-31T12:00Z.');
    ends.push(asked);
  }
  if (requirement.expiresAfterDays !== null) ends.push(plusDays(entry.said ?? world.at, requirement.expiresAfterDays));
  const [until] = ends.toSorted();
  if (until !== undefined && until <= world.at)
    return refuse('invalid_argument', `${until} is over`, 'Approve again, for a time to come.');
  const unknown = (args.permits ?? []).filter((permit) => !isAction(context, actionOf(permit)));
  if (unknown.length > 0) {
    return refuse(
      'unknown_action',
      `${unknown.join(', ')} is no action of ${state.workflow_type}`,
      `Actions are ${actionsOf(context).join(', ')}.`,
    );
  }
  return {
    is: {
      ...(args.permits === undefined || args.permits.length === 0 ? {} : { permits: args.permits }),
      ...(args.limits === undefined ? {} : { limits: args.limits }),
      ...(args.conditions === undefined || args.conditions.length === 0 ? {} : { conditions: args.conditions }),
      ...(until === undefined ? {} : { expires_at: until }),
    },
  };
}

function isAction(context: Context, permit: string): boolean {
  return actionsOf(context).includes(permit);
}

/** Every action that a permit may name: the definition's, each transition (`to:…`) and each landing (`land:…`). */
function actionsOf({ world }: Context): readonly string[] {
  const { actions, stages, artifacts, terminal_states } = world.definition;
  return [
    ...actions.map((action) => action.id),
    ...stages.map((stage) => `to:${stage.id}`),
    ...terminal_states.map((terminal) => `to:${terminal.id}`),
    ...artifacts.map((artifact) => `land:${artifact.artifact_type}`),
  ];
}

/** Opens a Confirm for these bytes: the first, or one that takes the place of a Confirm for other bytes. */
function opening(context: Context, matter: Matter): readonly ProjectEventBody[] {
  const { gate, track, covers, proposal, head, confirm } = matter;
  const { roles, codeowners } = matter.requirement;
  const role = [...(codeowners ? ['codeowners'] : []), ...roles].join(', ');
  const subject = { covers, proposal, head, ...sinceOf(context.world, gate, proposal) };
  if (confirm === null) return [{ type: 'approval_requested', gate, track, role, ...subject }];
  const ended = endedAt(confirm, context.world.at);
  const isWider = isFinal(confirm) && sameCover(confirm.covers, covers) && isWidened(matter, confirm);
  const again = isWider
    ? 'paths of other owners change since it was approved'
    : isFinal(confirm)
      ? 'it was rejected after it had been approved'
      : `approval was asked for the same bytes in ${proposal ?? 'another place'}`;
  const other = sameCover(confirm.covers, covers) ? again : 'approval was asked for other bytes';
  const because = ended === null ? other : `the approval expired at ${ended}`;
  return [
    {
      type: 'approval_changed',
      change: 'voided',
      gate,
      track,
      status: ended === null ? 'superseded' : 'expired',
      because,
      // Whoever approved these bytes need not look at them again.
      ...(isWider && ended === null ? { rewritten: true } : {}),
      ...subject,
    },
  ];
}

/** May a decision join a record: is it about the same bytes, in the same place, and is its time not up? */
function isForThis({ world, state }: Context, { covers, proposal }: Matter, confirm: Confirm): boolean {
  const place = confirm.proposal ?? null;
  const isElsewhere = place !== null && place !== proposal && own(state.proposals, place) !== undefined;
  return sameCover(confirm.covers, covers) && !isElsewhere && endedAt(confirm, world.at) === null;
}

function decide(
  context: Context,
  matter: Matter,
  who: Decider,
  status: 'approved' | 'rejected',
  reason: string,
  asked: Terms = {},
): Verdict<ProjectEventBody> {
  const { world } = context;
  const { confirm, gate, track } = matter;
  const joins = confirm !== null && !isFinal(confirm) && isForThis(context, matter, confirm);
  const { said } = context.entry;
  const decision: DecisionMade = { ...who.made, status, reason, ...(said === undefined ? {} : { said }) };
  const earlier = joins ? confirm.decisions : [];
  const others = [...standing(earlier)].some(([id, stands]) => stands === 'approved' && id !== decision.decided_by);
  const before = joins && (others || status === 'rejected') ? termsOf(confirm) : {};
  const terms = termsTogether(before, asked);
  if (before.permits !== undefined && terms.permits?.length === 0) {
    const permitted = before.permits.join(', ');
    return refuse(
      'outside_permits',
      `others approved only for ${permitted}, which leaves nothing that all permit`,
      `Approve for some of that: countersign approve ${gate} only ${before.permits.join(',')}`,
    );
  }
  const quorum = quorumOf(matter.requirement, matter.owners);
  const after = statusAfter([...earlier, decision], quorum, terms.conditions !== undefined);
  return {
    saw: { ...sawOf(world), head: matter.head, covers: matter.covers, authority: who.authority },
    events: [
      ...(joins ? [] : opening(context, matter)),
      { type: 'approval_changed', change: 'decided', gate, track, status: after, decision, terms },
    ],
  };
}
