import {
  actionOf,
  effectiveStatus,
  endedAt,
  isConditional,
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
import { authorityOf, requirementOf, same, type Requirement } from '../../policy/may.ts';
import { own } from '../../own.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { instantFrom, plusDays } from '../../time.ts';
import { apartIn, countedIn, lapsedIn, quorumOf, sinceOf, whyLapsed } from '../beside.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { changed } from '../evolve.ts';
import { coverOf, gatesToLand, whoOpens } from '../gates.ts';
import { openersOf } from '../openers.ts';
import type { ProjectState } from '../state.ts';
import { confirmOf, sawOf, trackOf, unknownTrack, type Context } from '../world.ts';
import { matterOf, proposalOf, unknownGate, type Matter, type Or } from './matter.ts';
import { deciderOf, tooWeak, type Decider } from './right.ts';

/** Somebody asks for approval of a gate. */
export function request(context: Context, args: ProjectCommands['request']): Verdict<ProjectEventBody> {
  const found = matterOf(context, args.gate, args.track, args.proposal);
  if ('refusal' in found) return found;
  const now = standingIn(context, found.is);
  if (now !== null) {
    return refuse(
      'already_decided',
      `${args.gate} was asked for these bytes already: it is ${now.status}`,
      whoOpens(context.world, args.gate),
    );
  }
  return { saw: sawOf(context.world), events: opening(context, found.is) };
}

/** A person approves: one gate, or with no gate named every gate of a branch that they may open by a plain approval. */
export function approve(context: Context, args: ProjectCommands['approve']): Verdict<ProjectEventBody> {
  if (args.gate === undefined) {
    const isOver = (matter: Matter): boolean => isApproved(context, matter);
    return everyGate(context, args, isOver, (at, matter) => approveGate(at, matter, args));
  }
  const found = matterOf(context, args.gate, args.track, args.proposal);
  return 'refusal' in found ? found : approveGate(context, found.is, args);
}

type Approving = Omit<ProjectCommands['approve'], 'gate' | 'track' | 'proposal'>;

function approveGate(context: Context, matter: Matter, args: Approving): Verdict<ProjectEventBody> {
  const { gate } = matter;
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
  if (isApproved(context, matter)) {
    return refuse('already_decided', `${gate} is approved for these bytes already`, 'Nothing needs to be done.');
  }
  const now = standingIn(context, matter);
  const before = now !== null && !isFinal(now) ? alreadyApproved(countedFor(context, matter, now), who.is.made) : null;
  if (before !== null) return refuse('already_decided', before, whoOpens(context.world, gate));
  const apart = notDistinct(context, matter, who.is.made);
  if (apart !== null) return apart;
  return decide(context, matter, who.is, 'approved', args.reason, terms.is);
}

/** The record of a gate where it is about these bytes and has not expired. */
function standingIn({ world }: Context, { confirm, covers }: Matter): Confirm | null {
  if (confirm === null || !sameCover(confirm.covers, covers)) return null;
  return effectiveStatus(confirm, world.at) === 'expired' ? null : confirm;
}

/** Is there nothing left to approve about these bytes, by whoever it is? */
function isApproved(context: Context, matter: Matter): boolean {
  const now = standingIn(context, matter);
  return now !== null && isFinal(now) && whyLost(context, matter, now) === null && !isWidened(matter, now);
}

/** Whether people who approved have lost the role they did it in, and the others are too few: others may approve then. */
function whyLost({ world }: Context, { requirement, proposal }: Matter, confirm: Confirm): string | null {
  return whyLapsed(world, requirement, confirm, own(world.proposals, proposal ?? '') ?? null);
}

/** The decisions of a record that count at this moment. */
function countedFor({ world }: Context, { requirement, proposal }: Matter, confirm: Confirm): readonly Decision[] {
  return countedIn(confirm, lapsedIn(world, requirement, confirm, own(world.proposals, proposal ?? '') ?? null));
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
  if (args.gate === undefined)
    return everyGate(
      context,
      args,
      () => false,
      (at, matter) => rejectGate(at, matter, args),
    );
  const found = matterOf(context, args.gate, args.track, args.proposal);
  return 'refusal' in found ? found : rejectGate(context, found.is, args);
}

type Rejecting = Omit<ProjectCommands['reject'], 'gate' | 'track' | 'proposal'>;

/** It needs a reason, and ends an approval that stood. */
function rejectGate(context: Context, matter: Matter, args: Rejecting): Verdict<ProjectEventBody> {
  const stale = staleLook(context, matter, args.head);
  if (stale !== null) return stale;
  const who = deciderOf(context, matter, args.on_behalf_of, []);
  return 'refusal' in who ? who : decide(context, matter, who.is, 'rejected', args.reason);
}

/**
 * The gates of a branch that a plain word is about: those that bytes must pass to land, but for the explicit ones and
 * those for checks. One after the other: whoever opens one may not count for the next. `isOver`: where no word changes
 * anything any more.
 */
function everyGate(
  context: Context,
  args: { readonly track: string; readonly proposal?: string },
  isOver: (matter: Matter) => boolean,
  about: (at: Context, matter: Matter) => Verdict<ProjectEventBody>,
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
  if (trackOf(state, args.track) === undefined) return unknownTrack(context, args.track);
  const { name, proposal } = found.is;
  const explicit = world.definition.gates.filter((one) => one.explicit === true).map((one) => one.gate_id);
  const gates = new Set(gatesToLand(world, state, proposal.contents, args.track).map((one) => one.gate));
  const matters = [...gates].flatMap((gate): readonly Matter[] => {
    const matter = explicit.includes(gate) ? null : matterOf(context, gate, args.track, name);
    return matter === null || 'refusal' in matter ? [] : [matter.is];
  });
  const [first] = matters;
  if (first === undefined) {
    return refuse(
      'already_decided',
      `${name} needs no approval that a plain one could give`,
      'Name the gate: countersign approve GATE',
    );
  }
  const events: ProjectEventBody[] = [];
  let after = state;
  for (const matter of matters) {
    const verdict = isOver(matter) ? null : about({ ...context, state: after }, matter);
    if (verdict === null || 'refusal' in verdict) continue;
    for (const event of verdict.events) {
      const sealed = { ...event, event_id: `${context.entry.id}/${events.length}` };
      after = changed(after, sealed, context.entry);
      events.push(event);
    }
  }
  // Where a word changes nothing anywhere, the first gate says why.
  return events.length === 0 ? about(context, first) : { saw: { ...sawOf(world), head: proposal.head }, events };
}

/** A decision is about what its maker looked at; what came to be there since is not that. */
function staleLook(
  { world, state, entry }: Context,
  { proposal, head, covers }: Pick<Matter, 'proposal' | 'head' | 'covers'>,
  looked: string | undefined,
): { readonly refusal: Refusal } | null {
  const where = proposal ?? 'the default branch';
  if (looked !== undefined && head !== null && !head.startsWith(looked)) {
    const landed = proposal === null ? landedLast(state, covers) : [];
    const other = landed.find(([, { commit }]) => commit?.startsWith(looked) !== true);
    if (other !== undefined) {
      const [name, { version }] = other;
      return refuse(
        'superseded',
        `you looked at ${looked.slice(0, 7)}, and ${name} ${version} is there now`,
        'Look at that version, then decide about it in the project itself.',
      );
    }
    if (landed.length > 0) return null;
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

/**
 * What landed last of what a decision covers, or of what covers no artifact, the last of any; several where they came to
 * be known at one moment.
 */
function landedLast(
  { artifacts }: ProjectState,
  covers: Matter['covers'],
): readonly (readonly [string, ProjectState['artifacts'][string]])[] {
  const all = Object.entries(artifacts).filter(([, { status }]) => status === 'current');
  const covered = all.filter(([name]) => own(covers, name) !== undefined);
  const about = covered.length > 0 ? covered : all;
  const last = about
    .map(([, { landed_at }]) => landed_at)
    .toSorted()
    .at(-1);
  return about.filter(([, { landed_at }]) => landed_at === last);
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
  const status = statusAfter(confirm.status, [...confirm.decisions, decision], quorum, isConditional(terms));
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
  const found = matterOf(context, args.gate, args.track, confirm.proposal ?? undefined);
  if ('refusal' in found) return found;
  return approveGate(context, found.is, {
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
  const stale = staleLook(
    context,
    { proposal: found.is?.name ?? null, head: proposed?.head ?? null, covers: {} },
    undefined,
  );
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

function termsAsked(context: Context, requirement: Requirement, args: Approving): Or<Terms> {
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
      ...(args.blockers === undefined || args.blockers.length === 0 ? {} : { blockers: args.blockers }),
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
  const because = ended === null ? whyAgain(context, matter, confirm) : `the approval expired at ${ended}`;
  return [
    {
      type: 'approval_changed',
      change: 'voided',
      gate,
      track,
      status: ended === null ? 'superseded' : 'expired',
      because,
      ...subject,
    },
  ];
}

/** Why a record that has not expired does not take a decision any more. */
function whyAgain(context: Context, matter: Matter, confirm: Confirm): string {
  if (!sameCover(confirm.covers, matter.covers)) return 'approval was asked for other bytes';
  if (!isFinal(confirm)) return `approval was asked for the same bytes in ${matter.proposal ?? 'another place'}`;
  if (isWidened(matter, confirm)) return 'paths of other owners change since it was approved';
  return whyLost(context, matter, confirm) ?? 'it was rejected after it had been approved';
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
  const from = joins ? confirm.status : 'requested';
  const after = statusAfter(from, [...earlier, decision], quorum, isConditional(terms));
  return {
    saw: { ...sawOf(world), head: matter.head, covers: matter.covers, authority: who.authority },
    events: [
      ...(joins ? [] : opening(context, matter)),
      { type: 'approval_changed', change: 'decided', gate, track, status: after, decision, terms },
      ...named(context, matter, who, asked),
    ],
  };
}

/** Conditions in words, as blockers on the gate that nobody else may clear than who approved, or recorded it for them. */
function named(
  { entry }: Context,
  { gate, track }: Matter,
  { made }: Decider,
  { blockers = [] }: Terms,
): readonly ProjectEventBody[] {
  const recorder = made.attested_by === undefined ? [] : [{ id: entry.actor.id, login: entry.actor.login }];
  const by = [{ id: made.decided_by, login: made.decided_by_login }, ...recorder];
  return blockers.map((text, at) => ({
    type: 'blocker_added',
    blocker: `b${entry.seq}.${gate}${at === 0 ? '' : `.${at + 1}`}`,
    text,
    on: `gate:${gate}`,
    approval: { track, by },
  }));
}
