import {
  isFinal,
  sameCover,
  standing,
  termsOf,
  type Confirm,
  type Decision,
  type Voided,
} from '../../confirm/confirm.ts';
import { approvalsIn, nameOf, peopleIn } from '../../confirm/quorum.ts';
import type { Verdict } from '../../entry.ts';
import { own } from '../../own.ts';
import { same } from '../../policy/may.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { apartIn } from '../beside.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { changed } from '../evolve.ts';
import { gatesToLand } from '../landing-gates.ts';
import { approving, onTrack, openersOf, whoOpens } from '../openers.ts';
import { pendingGates, type PendingGate } from '../pending.ts';
import { sawOf, trackOf, unknownTrack, type Context } from '../world.ts';
import { countedFor, decide, isApproved, opening, standingIn } from './decision.ts';
import { recordsMeant, severalMeant } from './ending.ts';
import { matterOf, proposalOf, type Matter } from './matter.ts';
import { deciderOf, type Decider } from './right.ts';
import { asLookedAt, commitSeen } from './stale.ts';
import { termsAsked } from './terms.ts';

/** Somebody asks for approval of a gate. */
export function request(context: Context, args: ProjectCommands['request']): Verdict<ProjectEventBody> {
  const found = matterOf(context, args.gate, args.track, args.proposal);
  if ('refusal' in found) return found;
  const now = standingIn(context, found.is);
  if (now !== null) {
    return refuse(
      'already_decided',
      `${args.gate} was asked for these bytes already: it is ${now.status}`,
      whoOpens(context.world, args.gate, args.track),
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

export type Approving = Omit<ProjectCommands['approve'], 'gate' | 'track' | 'proposal'>;

function approveGate(context: Context, now: Matter, args: Approving): Verdict<ProjectEventBody> {
  const { gate } = now;
  const seen = asLookedAt(context, now, args.head);
  if ('refusal' in seen) return seen;
  const matter = seen.is;
  const who = deciderOf(context, matter, args.on_behalf_of, matter.requirement.ownWork ? [] : matter.authors);
  if ('refusal' in who) return who;
  if (!matter.requirement.ownWork && matter.authors.includes(who.is.made.decided_by)) {
    return refuse(
      'own_work',
      `${who.is.made.decided_by_login} wrote or committed part of this`,
      `Somebody else has to: ${openersOf(context.world, gate)}. Ask them: countersign request ${gate}${onTrack(now.track)}`,
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
    const elsewhere = waitingElsewhere(context, now);
    return refuse(
      'already_decided',
      `${gate} is approved for these bytes already`,
      elsewhere === undefined
        ? 'Nothing needs to be done.'
        : `What waits for it is on track ${elsewhere.track}: ${approving(context.world, gate, elsewhere.track)}`,
    );
  }
  const last = standingIn(context, matter);
  const before =
    last !== null && !isFinal(last) ? alreadyApproved(countedFor(context, matter, last), who.is.made) : null;
  if (before !== null) return refuse('already_decided', before, whoOpens(context.world, gate, now.track));
  const apart = notDistinct(context, matter, who.is.made);
  if (apart !== null) return apart;
  return decide(context, matter, who.is, 'approved', args.reason, terms.is);
}

/** Where the same gate waits on another track; looked for only where there is one. */
function waitingElsewhere({ world, state }: Context, { gate, track }: Matter): PendingGate | undefined {
  const isAlone = Object.keys(state.tracks).length === 1;
  return isAlone ? undefined : pendingGates(world, state).find((one) => one.gate === gate && one.track !== track);
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
  { gate, track, proposal: name }: Matter,
  made: Decider['made'],
): { readonly refusal: Refusal } | null {
  const mine = new Set(peopleIn(made));
  const contents = (name === null ? undefined : own(world.proposals, name)?.contents) ?? {};
  for (const { gate: other, approvals, overriddenBy } of apartIn(world, state, gate, track, contents)) {
    const approved = approvals.find((one) => peopleIn(one).some((id) => mine.has(id)));
    const who = approved === undefined ? null : nameOf(approved);
    const by = who ?? (overriddenBy !== null && same(overriddenBy, made.decided_by_login) ? overriddenBy : null);
    if (by === null) continue;
    return refuse(
      'not_distinct',
      `${by} opened ${other}, and ${gate} has to be approved by somebody else (distinct_from)`,
      `Somebody else has to: ${openersOf(world, gate)}. Ask them: countersign request ${gate}${onTrack(track)}`,
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
function rejectGate(context: Context, now: Matter, args: Rejecting): Verdict<ProjectEventBody> {
  const seen = asLookedAt(context, now, args.head);
  if ('refusal' in seen) return seen;
  const matter = seen.is;
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
  args: { readonly track: string; readonly proposal?: string; readonly head?: string },
  isOver: (matter: Matter) => boolean,
  about: (at: Context, matter: Matter) => Verdict<ProjectEventBody>,
): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
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
  // Who names no track means all that the branch brings, each artifact on its own.
  const asked = gatesToLand(world, state, proposal.contents).filter(
    (one) => one.unasked === undefined && (args.track === 'main' || one.track === args.track),
  );
  const gates = new Map(asked.map((one) => [`${one.track} ${one.gate}`, one] as const));
  const matters = [...gates.values()].flatMap(({ gate, track }): readonly Matter[] => {
    const matter = explicit.includes(gate) ? null : matterOf(context, gate, track, name);
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
  let applied = 0;
  for (const matter of matters) {
    if (isOver(matter)) continue;
    for (const event of events.slice(applied)) {
      after = changed(after, { ...event, event_id: `${entry.id}/${applied}` }, entry);
      applied += 1;
    }
    const verdict = about({ ...context, state: after }, matter);
    if ('events' in verdict) events.push(...verdict.events);
  }
  // Where a word changes nothing anywhere, the first gate says why.
  if (events.length === 0) return about(context, first);
  return { saw: { ...sawOf(world), head: commitSeen(proposal, args.head) }, events };
}

/** The bytes are those somebody approved, only the history was rewritten: the same person says so in one word. */
export function reconfirm(context: Context, args: ProjectCommands['reconfirm']): Verdict<ProjectEventBody> {
  const { entry } = context;
  const rewritten = recordsMeant(context, args).flatMap((confirm) => {
    const was = confirm.voided;
    return was === undefined || isFinal(confirm) || !wasRewritten(confirm, was) ? [] : [{ confirm, was }];
  });
  if (rewritten.length === 0) {
    return refuse(
      'nothing_to_reconfirm',
      `${args.gate} has no approval of the same bytes that could be confirmed again`,
      whoOpens(context.world, args.gate, args.track),
    );
  }
  const mine = rewritten.filter(({ was }) => was.approved_by.some((one) => one.id === entry.actor.id));
  const [first, second] = mine;
  if (first === undefined) {
    const logins = rewritten.flatMap(({ was }) => was.approved_by.map((one) => one.login));
    const names = [...new Set(logins)].join(' or ');
    return refuse(
      'nothing_to_reconfirm',
      `${entry.actor.login} had not approved these bytes`,
      `Only ${names} can reconfirm; anybody else approves: countersign approve ${args.gate}${onTrack(args.track)}`,
    );
  }
  if (second !== undefined) {
    return severalMeant(
      context,
      mine.map(({ confirm }) => confirm),
      `${entry.actor.login} had approved the same bytes of ${args.gate}`,
      `countersign reconfirm ${args.gate}`,
    );
  }
  const { confirm, was } = first;
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
