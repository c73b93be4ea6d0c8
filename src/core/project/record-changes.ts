import { approvers, sameCover, termsOf, type Confirm } from '../confirm/confirm.ts';
import type { EntryHead } from '../entry.ts';
import { own } from '../own.ts';
import type { ProjectEvent, Subject } from './events.ts';
import { trackFor } from './lines.ts';
import { branchOf, hasLanded, recordsOf } from './records.ts';
import type { Blocker, ProjectState } from './state.ts';
import { confirmOf } from './world.ts';

type Of<T extends ProjectEvent['type']> = Extract<ProjectEvent, { readonly type: T }>;
type Change<C> = Extract<Of<'approval_changed'>, { readonly change: C }>;

/** Somebody asked about bytes of which there was no record. */
export function requested(state: ProjectState, event: Of<'approval_requested'>, entry: EntryHead): ProjectState {
  const next = opened(state, undefined, event, {
    id: event.event_id,
    at: entry.at,
    role: event.role,
    by: entry.actor.login,
  });
  return withConfirm(state, next, undefined, true);
}

/** A record has ended; the next takes its place, unless there is one about the same bytes. */
export function voided(state: ProjectState, event: Change<'voided'>, entry: EntryHead): ProjectState {
  const before = recordNamed(state, event);
  if (before === undefined) return state;
  // The same bytes stay as old as they are.
  const since = event.since ?? (sameCover(before.covers, event.covers) ? before.since : undefined);
  const next = opened(state, before, since === undefined ? event : { ...event, since }, {
    id: event.event_id,
    at: entry.at,
    role: before.requested_by_role,
    by: before.requested_by ?? entry.actor.login,
  });
  const told: Confirm = {
    ...next,
    voided: {
      confirm_id: before.confirm_id,
      status: event.status,
      approved_by: approvers(before),
      head: before.head ?? null,
      covers: before.covers,
      because: event.because,
      ...termsOf(before),
    },
  };
  const after = withConfirm(state, told, before, event.asked === true);
  return event.asked === true ? after : withoutTwin(after, told);
}

/** Somebody decided, and that is what was spoken of last. */
export function decided(state: ProjectState, event: Change<'decided'>, entry: EntryHead): ProjectState {
  const before = recordNamed(state, event);
  if (before === undefined) return state;
  const decision = { ...event.decision, decision_id: event.event_id, decided_at: entry.at };
  const {
    permits: _permits,
    limits: _limits,
    conditions: _conditions,
    blockers: _blockers,
    expires_at: _until,
    ...kept
  } = before;
  const seen = decision.status === 'cancelled' ? undefined : decision.head;
  const next: Confirm = {
    ...kept,
    ...event.terms,
    ...(seen === undefined ? {} : { head: seen }),
    status: event.status,
    decisions: [...before.decisions, decision],
  };
  return withConfirm(state, next, before, true);
}

/** Somebody opened a gate past those who are asked: for these bytes nobody else is. */
export function overridden(state: ProjectState, event: Of<'gate_overridden'>, entry: EntryHead): ProjectState {
  const { gate, track, covers, proposal = null } = event;
  const before = event.confirm_id === null ? undefined : recordNamed(state, { ...event, confirm_id: event.confirm_id });
  const next = opened(
    state,
    before,
    { gate, track, covers, proposal, head: null },
    { id: event.event_id, at: entry.at, role: event.role, by: entry.actor.login },
  );
  const artifacts = Object.fromEntries(
    Object.entries(state.artifacts).map(([name, artifact]) => [
      name,
      covers[name] === artifact.content && trackFor(state, name) === track
        ? { ...artifact, bypassed: artifact.bypassed.filter((one) => one !== gate) }
        : artifact,
    ]),
  );
  const overriding = { by: entry.actor.login, at: entry.at, reason: event.reason };
  return withConfirm({ ...state, artifacts }, { ...next, status: 'approved', overridden: overriding }, before, true);
}

/**
 * The state without records that nothing is about any more: their branch is not open, and what they cover is not on the
 * default branch. So bytes that come back find no approval of theirs. Asked after each entry, as what lands comes in
 * several events.
 */
export function withoutStale(state: ProjectState): ProjectState {
  const { other_approvals: others = [] } = state;
  return withoutRecords(
    state,
    others.filter((one) => branchOf(state, one) === null && !hasLanded(state, one)),
  );
}

/** Does a blocker belong to this record, as a condition of it? One that names none belongs to the last. */
export function isConditionOf(state: ProjectState, { on, approval }: Blocker, confirm: Confirm): boolean {
  const { confirm_id, gate, track } = confirm;
  if (approval === undefined || approval.track !== track || on !== `gate:${gate}`) return false;
  return (approval.confirm_id ?? confirmOf(state, track, gate)?.confirm_id) === confirm_id;
}

interface Opening {
  readonly id: string;
  readonly at: string;
  readonly role: string;
  readonly by: string;
}

function opened(
  state: ProjectState,
  before: Confirm | undefined,
  event: Subject & { readonly gate: string; readonly track: string },
  { id, at, role, by }: Opening,
): Confirm {
  const { gate, track } = event;
  return {
    confirm_id: id,
    number: highestNumber(state, track, gate) + 1,
    gate,
    track,
    status: 'requested',
    covers: event.covers,
    proposal: event.proposal,
    head: event.head,
    requested_by_role: role,
    requested_by: by,
    requested_at: at,
    ...(event.since === undefined ? {} : { since: event.since }),
    decisions: [],
    ...(before === undefined ? {} : { supersedes: before.confirm_id }),
  };
}

/** The number of the latest record of a gate: also one that is gone has its file. */
function highestNumber(state: ProjectState, track: string, gate: string): number {
  const gone = own(own(state.approval_numbers ?? {}, track) ?? {}, gate) ?? 0;
  return Math.max(gone, ...recordsOf(state, track, gate).map(({ number }) => number));
}

/** The record that an event is about: the one that it names, else the last. */
function recordNamed(
  state: ProjectState,
  {
    gate,
    track,
    confirm_id,
  }: { readonly gate: string; readonly track: string; readonly confirm_id?: string | undefined },
): Confirm | undefined {
  if (confirm_id === undefined) return confirmOf(state, track, gate);
  return recordsOf(state, track, gate).find((one) => one.confirm_id === confirm_id);
}

/** A record in the place of another, or beside all there are; `isLast`: it is the one that was spoken of last. */
function withConfirm(
  state: ProjectState,
  confirm: Confirm,
  before: Confirm | undefined,
  isLast: boolean,
): ProjectState {
  const last = confirmOf(state, confirm.track, confirm.gate);
  const cleared = before?.blockers === undefined ? state : withoutConditions(state, before, confirm.blockers);
  if (before !== last && !isLast) {
    const { other_approvals: others = [] } = cleared;
    return { ...cleared, other_approvals: others.map((one) => (one === before ? confirm : one)) };
  }
  const aside = before === last || last === undefined ? cleared : putAside(cleared, last, before);
  const next = withLast(aside, confirm);
  // Another decision in a record changes neither what it is about nor where.
  if (before?.confirm_id === confirm.confirm_id) return next;
  // One content has one record, and so has an open branch.
  const branch = branchOf(next, confirm);
  const [, ...others] = recordsOf(next, confirm.track, confirm.gate);
  const isTwin = (one: Confirm): boolean =>
    (isLast && sameCover(one.covers, confirm.covers)) || (branch !== null && branchOf(next, one) === branch);
  return withoutRecords(next, others.filter(isTwin));
}

/** The record that was the last lies beside the one that takes its place now; `from`: where that lay before. */
function putAside(state: ProjectState, last: Confirm, from: Confirm | undefined): ProjectState {
  const { other_approvals: others = [] } = state;
  const blockers = last.blockers === undefined ? state.blockers : namingTheirs(state, last);
  return { ...state, blockers, other_approvals: [...others.filter((one) => one !== from), last] };
}

/** The blockers, where those that are conditions of a record name it: it is not the last any more. */
function namingTheirs(state: ProjectState, confirm: Confirm): ProjectState['blockers'] {
  const named = Object.entries(state.blockers).map(([id, one]) => {
    if (one.approval === undefined || !isConditionOf(state, one, confirm)) return [id, one] as const;
    return [id, { ...one, approval: { ...one.approval, confirm_id: confirm.confirm_id } }] as const;
  });
  return Object.fromEntries(named);
}

/** Without a record that only tells how another ended, where there is one about the same bytes: that stands. */
function withoutTwin(state: ProjectState, told: Confirm): ProjectState {
  const { gate, track, covers } = told;
  const twin = recordsOf(state, track, gate).find((one) => one !== told && sameCover(one.covers, covers));
  if (twin === undefined) return state;
  const last = confirmOf(state, track, gate);
  return withoutRecords(last === told ? withLast(putAside(state, told, twin), twin) : state, [told]);
}

function withLast(state: ProjectState, confirm: Confirm): ProjectState {
  const onTrack = { ...own(state.approvals, confirm.track), [confirm.gate]: confirm };
  return { ...state, approvals: { ...state.approvals, [confirm.track]: onTrack } };
}

/** Without some of the records that are not the last of their gate, and without what they were on condition of. */
function withoutRecords(state: ProjectState, gone: readonly Confirm[]): ProjectState {
  if (gone.length === 0) return state;
  const { other_approvals: others = [], ...rest } = state;
  const left = others.filter((one) => !gone.includes(one));
  const after = gone.reduce<ProjectState>(
    (before, { gate, track, number }) => {
      if (number < highestNumber(before, track, gate)) return before;
      const numbers = { ...own(before.approval_numbers ?? {}, track), [gate]: number };
      return { ...before, approval_numbers: { ...before.approval_numbers, [track]: numbers } };
    },
    left.length === 0 ? rest : { ...rest, other_approvals: left },
  );
  return gone.reduce((before, one) => (one.blockers === undefined ? before : withoutConditions(before, one)), after);
}

/** Conditions in words end with the approval that they are of, or when it is on others. */
function withoutConditions(state: ProjectState, confirm: Confirm, asked: readonly string[] = []): ProjectState {
  const left = Object.entries(state.blockers).filter(
    ([, one]) => asked.includes(one.text) || !isConditionOf(state, one, confirm),
  );
  return { ...state, blockers: Object.fromEntries(left) };
}
