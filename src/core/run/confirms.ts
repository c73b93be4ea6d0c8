import { isFinal, type Confirm, type Decision } from '../confirm/confirm.ts';
import { peopleIn } from '../confirm/quorum.ts';
import type { Actor, EntryHead } from '../entry.ts';
import { own } from '../own.ts';
import type { RunEvent } from './events.ts';
import { inShort } from './short.ts';
import type { About, RunState } from './state.ts';

type ActorId = Actor['id'];
type Of<T extends RunEvent['type']> = Extract<RunEvent, { readonly type: T }>;

/** The gate of what a step put out. */
export function stepGate(step: string): string {
  return `step:${step}`;
}

/** The step whose gate this is; null for gates of anything else. */
export function stepOf(gate: string): string | null {
  return gate.startsWith('step:') ? gate.slice('step:'.length) : null;
}

/** What a record is about beside its bytes; nobody made what nobody is asked about. */
export function aboutOf({ asked = {} }: Pick<RunState, 'asked'>, gate: string): About {
  return own(asked, gate) ?? { makers: [] };
}

/** The attempt of a step that somebody is asked about. */
export function attemptOf(state: Pick<RunState, 'asked'>, gate: string): Required<Pick<About, 'job' | 'attempt'>> {
  const { job = 'step', attempt = 1 } = aboutOf(state, gate);
  return { job, attempt };
}

/** Who opened a gate, where others must be apart from it. */
export function approversOf({ approvers = {} }: Pick<RunState, 'approvers'>, gate: string): readonly ActorId[] {
  return own(approvers, gate) ?? [];
}

/**
 * What somebody who decides has seen, as text: of what a step put out and made of the files their digests, of anything else
 * the id of the record.
 */
export function digestOf({ gate, covers, confirm_id }: Pick<Confirm, 'gate' | 'covers' | 'confirm_id'>): string {
  if (stepOf(gate) === null) return confirm_id;
  return Object.keys(covers)
    .toSorted()
    .map((name) => String(covers[name]))
    .join(' ');
}

/** As few characters of a digest are enough. */
const shortestDigest = 8;

/** What the digest of an output begins with. */
const outputDigest = 'sha256:';

/**
 * Is this what somebody saw who names it: as `digestOf` tells it, or how the id begins? How the digest of an output begins
 * is enough where it is about nothing else: who names a text alone has not seen the files.
 */
export function isSeen(confirm: Pick<Confirm, 'gate' | 'covers' | 'confirm_id'>, digest: string): boolean {
  if (digest === digestOf(confirm)) return true;
  const [content = '', ...others] = Object.values(confirm.covers);
  const isOutput = others.length === 0 && content.startsWith(outputDigest) && stepOf(confirm.gate) !== null;
  const begins = [confirm.confirm_id, ...(isOutput ? [content.slice(outputDigest.length)] : [])];
  const told = digest.startsWith(outputDigest) ? digest.slice(outputDigest.length) : digest;
  return told.length >= shortestDigest && begins.some((one) => one.startsWith(told));
}

/** The file of a record below the folder of its run. Some file systems take no colon in a name, and no `con` or `aux`. */
export function confirmPath({ gate, track, number }: Confirm): string {
  return `confirms/${gate.replace(':', '-')}/${track}-${number}.yaml`;
}

/** Somebody is asked. */
export function requested(state: RunState, event: Of<'approval_requested'>, { actor, at }: EntryHead): RunState {
  const { gate, track, number, covers, requested_by_role, supersedes, about } = event;
  const confirm: Confirm = {
    confirm_id: event.event_id,
    number,
    gate,
    track,
    status: 'requested',
    covers,
    requested_by_role,
    requested_by: actor.login,
    requested_at: at,
    decisions: [],
    ...(supersedes === undefined ? {} : { supersedes }),
  };
  return {
    ...state,
    confirms: { ...state.confirms, [gate]: confirm },
    asked: { ...state.asked, [gate]: about },
  };
}

/** Somebody decided, or what was asked is not what is there any more. */
export function answered(state: RunState, event: Of<'approval_changed'>, { at }: EntryHead): RunState {
  const before = own(state.confirms, event.gate);
  if (before === undefined) return state;
  if (event.change === 'voided') return withConfirm(state, { ...before, status: event.status });
  const { status, decision, expires_at } = event;
  const after = withConfirm(state, {
    ...before,
    status,
    decisions: kept([
      ...before.decisions,
      { ...decision, reason: inShort(decision.reason), decision_id: event.event_id, decided_at: at },
    ]),
    ...(expires_at === undefined ? {} : { expires_at }),
  });
  if (event.apart !== true) return after;
  const left = approversOf(state, event.gate).filter((id) => id !== decision.decided_by);
  const approvers = decision.status === 'approved' ? [...left, ...peopleIn(decision)] : left;
  return { ...after, approvers: { ...state.approvers, [event.gate]: approvers } };
}

/** So many decisions of a record are current, beside the last word of everybody; the log has all. */
const decisionsAtMost = 8;

/** Without the oldest that others by the same people have taken the place of. */
function kept(decisions: Confirm['decisions']): Confirm['decisions'] {
  const isLast = (one: Decision): boolean =>
    decisions.findLast(({ decided_by }) => decided_by === one.decided_by) === one;
  const old = decisions.filter((one) => !isLast(one)).slice(0, Math.max(0, decisions.length - decisionsAtMost));
  return decisions.filter((one) => !old.includes(one));
}

/** What was agreed to is done. */
export function used(state: RunState, { gate }: Of<'approval_used'>): RunState {
  return without(state, [gate]);
}

/** Without the records that nothing can be done with any more: their files and the log keep them. */
export function withoutOver(state: RunState): RunState {
  const over = Object.values(state.confirms).filter(
    (confirm) =>
      confirm.status === 'superseded' ||
      confirm.status === 'expired' ||
      (isFinal(confirm) && stepOf(confirm.gate) !== null),
  );
  return over.length === 0
    ? state
    : without(
        state,
        over.map(({ gate }) => gate),
      );
}

function withConfirm(state: RunState, confirm: Confirm): RunState {
  return { ...state, confirms: { ...state.confirms, [confirm.gate]: confirm } };
}

function without(state: RunState, gates: readonly string[]): RunState {
  const left = <T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(record).filter(([gate]) => !gates.includes(gate)));
  const { asked = {} } = state;
  return { ...state, confirms: left(state.confirms), asked: left(asked) };
}
