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
  type Contents,
  type DecisionMade,
  type Terms,
  type Voided,
} from '../../confirm/confirm.ts';
import { isAtLeast, type Verdict } from '../../entry.ts';
import { authorityOf, requirementOf, type Authority, type Requirement } from '../../policy/may.ts';
import { own } from '../../own.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { instantFrom, plusDays } from '../../time.ts';
import type { Attestation, ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { artifactsOf, coverOf, landingGates, whoOpens } from '../gates.ts';
import { openersOf } from '../pending.ts';
import { confirmOf, sawOf, trackOf, unknownTrack, type Context, type Proposal } from '../world.ts';

/** What a decision is about: the gate, the bytes, the branch they are on, and who made them. */
interface Matter {
  readonly gate: string;
  readonly track: string;
  readonly covers: Contents;
  readonly proposal: string | null;
  readonly head: string | null;
  readonly authors: readonly (number | string)[];
  readonly requirement: Requirement;
  readonly confirm: Confirm | null;
}

/** Whose decision it is, and by what right. */
interface Decider {
  readonly made: Omit<DecisionMade, 'status' | 'reason'>;
  readonly authority: Authority;
}

type Or<T> = { readonly is: T } | { readonly refusal: Refusal };

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
  return everyGate(context, args, (gate, proposal) => approveGate(context, gate, { ...args, proposal }));
}

function approveGate(context: Context, gate: string, args: ProjectCommands['approve']): Verdict<ProjectEventBody> {
  const found = matterOf(context, gate, args.track, args.proposal);
  if ('refusal' in found) return found;
  const matter = found.is;
  const stale = staleLook(context, matter, args.head);
  if (stale !== null) return stale;
  const who = deciderOf(context, matter, args.on_behalf_of);
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
  if (stands && isFinal(now)) {
    return refuse('already_decided', `${gate} is approved for these bytes already`, 'Nothing needs to be done.');
  }
  if (stands && standing(now.decisions).get(who.is.made.decided_by) === 'approved') {
    return refuse(
      'already_decided',
      `${who.is.made.decided_by_login} approved this already; more people are needed`,
      whoOpens(context.world, gate),
    );
  }
  return decide(context, matter, who.is, 'approved', args.reason, terms.is);
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
  return everyGate(context, args, (gate, proposal) => rejectGate(context, gate, { ...args, proposal }));
}

/** It needs a reason, and ends an approval that stood. */
function rejectGate(context: Context, gate: string, args: ProjectCommands['reject']): Verdict<ProjectEventBody> {
  const found = matterOf(context, gate, args.track, args.proposal);
  if ('refusal' in found) return found;
  const stale = staleLook(context, found.is, args.head);
  if (stale !== null) return stale;
  const who = deciderOf(context, found.is, args.on_behalf_of);
  return 'refusal' in who ? who : decide(context, found.is, who.is, 'rejected', args.reason);
}

/** The gates of a branch that a plain word is about: those that bytes must pass to land, but for the explicit ones. */
function everyGate(
  context: Context,
  args: { readonly track: string; readonly proposal?: string },
  about: (gate: string, proposal: string) => Verdict<ProjectEventBody>,
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
    (gate) => world.definition.gates.find((one) => one.gate_id === gate)?.explicit !== true,
  );
  const verdicts = gates.map((gate) => about(gate, name));
  const events = verdicts.flatMap((verdict) => ('events' in verdict ? verdict.events : []));
  if (events.length > 0) return { saw: { ...sawOf(world), head: proposal.head }, events };
  const [refused] = verdicts.filter((verdict) => 'refusal' in verdict);
  if (refused !== undefined) return refused;
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
  const events = confirm === undefined ? [] : withoutDecision(context, confirm, entry.actor.id, because, args.reason);
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
      return withoutDecision(context, confirm, args.person, because, because);
    });
  return { saw: sawOf(world), events };
}

/** What happens to an approval record when one person's decision no longer counts; nothing where they have none. */
function withoutDecision(
  { world }: Context,
  confirm: Confirm,
  person: number | string,
  because: string,
  reason: string,
): readonly ProjectEventBody[] {
  const { gate, track, covers } = confirm;
  const last = confirm.decisions.findLast((decision) => decision.decided_by === person);
  if (last === undefined || last.status === 'cancelled') return [];
  if (isFinal(confirm)) {
    const change = { type: 'approval_changed', change: 'voided', status: 'superseded' } as const;
    return [{ ...change, gate, track, because, covers, ...placeOf(confirm) }];
  }
  const known = world.definition.gates.find((one) => one.gate_id === gate);
  const count = known === undefined ? 1 : requirementOf(world.policy, known).count;
  const { decision_id: _id, decided_at: _at, ...made } = last;
  const decision: DecisionMade = { ...made, status: 'cancelled', reason };
  const terms = termsOf(confirm);
  const status = statusAfter([...confirm.decisions, decision], count, terms.conditions !== undefined);
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
      },
    ],
  };
}

function matterOf(context: Context, gate: string, track: string, named: string | undefined): Or<Matter> {
  const { world, state } = context;
  const known = world.definition.gates.find((one) => one.gate_id === gate);
  if (known === undefined) return unknownGate(context, gate);
  const at = trackOf(state, track);
  if (at === undefined) return unknownTrack(context, track);
  const found = proposalOf(context, named, artifactsOf(world.definition, gate, at.stage));
  if ('refusal' in found) return found;
  const proposed = found.is?.proposal;
  const covers = coverOf(world.definition, state, gate, track, proposed?.contents ?? {});
  const landed = Object.keys(covers).flatMap((name) =>
    proposed?.contents[name] === undefined ? (state.artifacts[name]?.authors ?? []) : [],
  );
  return {
    is: {
      gate,
      track,
      covers,
      proposal: found.is?.name ?? null,
      head: proposed?.head ?? world.head,
      authors: [...(proposed?.authors ?? []), ...landed],
      requirement: requirementOf(world.policy, known),
      confirm: confirmOf(state, track, gate) ?? null,
    },
  };
}

/** The branch that is meant (null: what has landed): the one named, else the only open one that changes any of these artifacts. */
function proposalOf(
  { world, state }: Context,
  named: string | undefined,
  artifacts: readonly string[] | null,
): Or<{ readonly name: string; readonly proposal: Proposal } | null> {
  if (named === world.defaultBranch) return { is: null };
  if (named !== undefined) {
    const proposal = own(world.proposals, named);
    if (proposal !== undefined) return { is: { name: named, proposal } };
    return refuse(
      'unknown_proposal',
      `no open branch ${named} changes an artifact of ${state.project_id}`,
      'countersign status lists the open branches.',
    );
  }
  const open = Object.entries(world.proposals).filter(
    ([, proposal]) => artifacts === null || artifacts.some((artifact) => proposal.contents[artifact] !== undefined),
  );
  const [first, second] = open;
  if (first === undefined) return { is: null };
  if (second === undefined) return { is: { name: first[0], proposal: first[1] } };
  return refuse('ambiguous', `${open.map(([name]) => name).join(' and ')} are open`, 'Name one: --branch BRANCH');
}

/** Who decides, by what right and how surely: every one of these is required for a decision to count. */
function deciderOf({ world, entry }: Context, matter: Matter, behalf: Attestation | undefined): Or<Decider> {
  const { actor } = entry;
  const { requirement } = matter;
  if (actor.kind !== 'person') {
    return refuse('agent_not_counted', `${actor.login} is not a person`, whoOpens(world, matter.gate));
  }
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
      return tooWeak(matter.gate, actor.login, actor.assurance, world.policy.assurance);
  }
  const person = behalf ?? actor;
  const authority = authorityOf(world.policy, world.people, person, requirement.roles);
  if (authority === null) {
    return refuse(
      'not_in_role',
      `${person.login} is none of ${requirement.roles.join(', ') || 'nobody'}, who open ${matter.gate}`,
      whoOpens(world, matter.gate),
    );
  }
  const assurance = behalf === undefined ? actor.assurance : 'attested';
  if (!isAtLeast(assurance, requirement.assurance))
    return tooWeak(matter.gate, person.login, assurance, requirement.assurance);
  return {
    is: {
      authority,
      made: {
        decided_by: person.id,
        decided_by_login: person.login,
        decided_by_role: authority.role,
        authority: authority.by,
        assurance,
        ...(behalf === undefined ? {} : { attested_by: actor.login, evidence: behalf.evidence }),
        ...(matter.head === null ? {} : { head: matter.head }),
      },
    },
  };
}

function tooWeak(gate: string, login: string, have: string, least: string): { readonly refusal: Refusal } {
  const next =
    least === 'attested'
      ? `Keep their answer as a file and let an attester record it: countersign approve ${gate} --for PERSON --evidence FILE`
      : `Approve where that is proven, or lower what the gate asks for in the policy on the default branch.`;
  return refuse('assurance_too_low', `that this is ${login} is ${have} only, and ${least} is asked for`, next);
}

function unknownGate({ world }: Context, gate: string): { readonly refusal: Refusal } {
  const known = world.definition.gates.map((one) => one.gate_id).join(', ');
  return refuse(
    'unknown_gate',
    `${world.definition.workflow_type} has no gate ${gate}`,
    known === '' ? 'It has none.' : `It has ${known}.`,
  );
}

function termsAsked(context: Context, requirement: Requirement, args: ProjectCommands['approve']): Or<Terms> {
  const { world, state } = context;
  const ends: string[] = [];
  if (args.until !== undefined) {
    const asked = instantFrom(args.until);
    if (asked === null)
      return refuse('invalid_argument', `"${args.until}" is not a day`, 'Write 2027-01-31 or 2027-01-31T12:00Z.');
    if (asked <= world.at) return refuse('invalid_argument', `${asked} is over`, 'Name a day to come.');
    ends.push(asked);
  }
  if (requirement.expiresAfterDays !== null) ends.push(plusDays(world.at, requirement.expiresAfterDays));
  const [until] = ends.toSorted();
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
  const role = matter.requirement.roles.join(', ');
  const subject = { covers, proposal, head };
  if (confirm === null) return [{ type: 'approval_requested', gate, track, role, ...subject }];
  const ended = endedAt(confirm, context.world.at);
  const other = sameCover(confirm.covers, covers)
    ? 'it was rejected after it had been approved'
    : 'approval was asked for other bytes';
  const because = ended === null ? other : `the approval expired at ${ended}`;
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
  const same = confirm !== null && sameCover(confirm.covers, matter.covers) && !isFinal(confirm);
  const decision: DecisionMade = { ...who.made, status, reason };
  const earlier = same ? confirm.decisions : [];
  const others = [...standing(earlier)].some(([id, stands]) => stands === 'approved' && id !== decision.decided_by);
  const before = same && (others || status === 'rejected') ? termsOf(confirm) : {};
  const terms = termsTogether(before, asked);
  if (before.permits !== undefined && terms.permits?.length === 0) {
    const permitted = before.permits.join(', ');
    return refuse(
      'outside_permits',
      `others approved only for ${permitted}, which leaves nothing that all permit`,
      `Approve for some of that: countersign approve ${gate} only ${before.permits.join(',')}`,
    );
  }
  const after = statusAfter([...earlier, decision], matter.requirement.count, terms.conditions !== undefined);
  return {
    saw: { ...sawOf(world), head: matter.head, covers: matter.covers, authority: who.authority },
    events: [
      ...(same ? [] : opening(context, matter)),
      { type: 'approval_changed', change: 'decided', gate, track, status: after, decision, terms },
    ],
  };
}
