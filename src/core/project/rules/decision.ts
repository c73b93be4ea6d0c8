import {
  effectiveStatus,
  endedAt,
  isConditional,
  isFinal,
  sameCover,
  standing,
  statusAfter,
  termsOf,
  termsTogether,
  type Confirm,
  type Decision,
  type DecisionMade,
  type Terms,
} from '../../confirm/confirm.ts';
import { rejectionsIn, tallyOf } from '../../confirm/quorum.ts';
import type { Verdict } from '../../entry.ts';
import { own } from '../../own.ts';
import { refuse } from '../../refusal.ts';
import { countedIn, lapsedIn, quorumOf, sinceOf, whyLapsed } from '../beside.ts';
import type { ProjectEventBody } from '../events.ts';
import { naming } from '../records.ts';
import { sawOf, type Context } from '../world.ts';
import type { Matter } from './matter.ts';
import type { Decider } from './right.ts';

export function decide(
  context: Context,
  matter: Matter,
  who: Decider,
  status: 'approved' | 'rejected',
  reason: string,
  asked: Terms = {},
): Verdict<ProjectEventBody> {
  const { world, state } = context;
  const { confirm, gate, track } = matter;
  const joins = confirm !== null && !isFinal(confirm) && isForThis(context, matter, confirm);
  const { said } = context.entry;
  const decision: DecisionMade = { ...who.made, status, reason, ...(said === undefined ? {} : { said }) };
  // Whoever decides in another place about the same bytes does not get past a no there.
  const noes =
    !joins && confirm !== null && sameCover(confirm.covers, matter.covers) ? rejectionsIn(confirm.decisions) : [];
  const earlier = joins ? confirm.decisions : noes;
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
      ...saidAgain({ gate, track }, noes),
      {
        type: 'approval_changed',
        change: 'decided',
        gate,
        track,
        ...(joins ? naming(state, confirm) : {}),
        status: after,
        decision,
        terms,
      },
      ...named(context, matter, who, asked),
    ],
  };
}

/**
 * A no that goes on in the record that takes the place of another about the same bytes. Which commit was looked at is in
 * the one that ended: this one may be about another.
 */
export function saidAgain(
  which: { readonly gate: string; readonly track: string; readonly confirm_id?: string },
  noes: readonly Decision[],
): readonly ProjectEventBody[] {
  return noes.map(({ decision_id: _id, decided_at: _at, head: _seen, ...decision }) => ({
    type: 'approval_changed',
    change: 'decided',
    ...which,
    status: 'rejected',
    decision,
    terms: {},
  }));
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

/** Opens a Confirm for these bytes: one of their own, or one that takes the place of another. */
export function opening(context: Context, matter: Matter): readonly ProjectEventBody[] {
  const { gate, track, covers, proposal, head, confirm } = matter;
  const { roles, codeowners } = matter.requirement;
  const role = [...(codeowners ? ['codeowners'] : []), ...roles].join(', ');
  const subject = { covers, proposal, head, ...sinceOf(context.world, gate, proposal) };
  if (confirm === null) return [{ type: 'approval_requested', gate, track, role, ...subject }];
  const ended = endedAt(confirm, context.world.at);
  const because = ended === null ? whyAgain(context, matter, confirm) : `the approval expired at ${ended}`;
  const which = naming(context.state, confirm);
  return [
    {
      type: 'approval_changed',
      change: 'voided',
      gate,
      track,
      ...which,
      ...('confirm_id' in which ? { asked: true } : {}),
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

/** The record of a gate where it is about these bytes and has not expired. */
export function standingIn({ world }: Context, { confirm, covers }: Matter): Confirm | null {
  if (confirm === null || !sameCover(confirm.covers, covers)) return null;
  return effectiveStatus(confirm, world.at) === 'expired' ? null : confirm;
}

/** Is there nothing left to approve about these bytes, by whoever it is? */
export function isApproved(context: Context, matter: Matter): boolean {
  const now = standingIn(context, matter);
  return now !== null && isFinal(now) && whyLost(context, matter, now) === null && !isWidened(matter, now);
}

/** Whether people who approved have lost the role they did it in, and the others are too few: others may approve then. */
function whyLost({ world }: Context, { requirement, proposal }: Matter, confirm: Confirm): string | null {
  return whyLapsed(world, requirement, confirm, own(world.proposals, proposal ?? '') ?? null);
}

/** The decisions of a record that count at this moment. */
export function countedFor(
  { world }: Context,
  { requirement, proposal }: Matter,
  confirm: Confirm,
): readonly Decision[] {
  return countedIn(confirm, lapsedIn(world, requirement, confirm, own(world.proposals, proposal ?? '') ?? null));
}

/** Do other paths change now than when it was approved, with owners who have not agreed? */
function isWidened({ requirement, owners, proposal }: Matter, confirm: Confirm): boolean {
  if (!requirement.codeowners || proposal === null || owners === undefined) return false;
  if (confirm.overridden !== undefined) return false;
  return !tallyOf(confirm.decisions, { ...quorumOf(requirement, owners), count: 1, allOf: [] }).isMet;
}
