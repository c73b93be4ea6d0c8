import { isFinal, type Confirm } from '../confirm/confirm.ts';
import { peopleIn } from '../confirm/quorum.ts';
import type { Actor, EntryHead } from '../entry.ts';
import { own } from '../own.ts';
import type { RunEvent } from './events.ts';
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

/** The number of the next record of a gate. */
export function nextNumber({ approval_numbers = {} }: Pick<RunState, 'approval_numbers'>, gate: string): number {
  return (own(approval_numbers, gate) ?? 0) + 1;
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
    approval_numbers: { ...state.approval_numbers, [gate]: number },
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
    decisions: [...before.decisions, { ...decision, decision_id: event.event_id, decided_at: at }],
    ...(expires_at === undefined ? {} : { expires_at }),
  });
  if (event.apart !== true) return after;
  const left = approversOf(state, event.gate).filter((id) => id !== decision.decided_by);
  const approvers = decision.status === 'approved' ? [...left, ...peopleIn(decision)] : left;
  return { ...after, approvers: { ...state.approvers, [event.gate]: approvers } };
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
