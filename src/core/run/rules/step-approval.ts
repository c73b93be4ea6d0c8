import type { Step } from '../../pipeline/pipeline.ts';
import { endedAt, isFinal, type Confirm } from '../../confirm/confirm.ts';
import { own } from '../../own.ts';
import { nextNumber, stepGate, stepOf } from '../confirms.ts';
import { moved, withEvents, type Draft } from '../draft.ts';
import type { RunEventBody } from '../events.ts';
import type { About, JobKind } from '../state.ts';
import { rolesAsked } from './asked.ts';

/**
 * A step that counts only when somebody says yes to what it put out, and to what it made of the files. Whoever did it by
 * hand has made it; what a command did, nobody who could approve it has.
 */
export function awaitsApproval(
  draft: Draft,
  step: Step,
  { job, attempt, sha256 }: { readonly job: JobKind; readonly attempt: number; readonly sha256: string },
): Draft {
  const waiting = moved(draft, step, 'escalate-approval', 'approval-required', { job, attempt });
  const { command, actor } = draft.head;
  const isByHand =
    'submit' in command &&
    command.submit.step === step.id &&
    command.submit.executor === undefined &&
    !isDoneByCommand(draft, step);
  return asking(waiting, step, sha256, { makers: isByHand ? [actor.id] : [], job, attempt });
}

/** Somebody is asked about what a step put out; a record about anything else of it ends. */
export function asking(draft: Draft, step: Step, sha256: string, about: Required<About>): Draft {
  const gate = stepGate(step.id);
  const { tree } = draft.state;
  return opened(draft, gate, 'the step put out something else', {
    covers: {
      [step.output ?? step.id]: sha256 === '' ? `attempt:${about.attempt}` : `sha256:${sha256}`,
      // No name of an output holds a colon.
      ...(step.effects === 'files' && tree !== null ? { 'files:tree': tree } : {}),
    },
    about,
  });
}

/** A record about something, in the place of the one before. */
export function opened(
  draft: Draft,
  gate: string,
  because: string,
  asked: Pick<Extract<RunEventBody, { type: 'approval_requested' }>, 'covers' | 'about'>,
): Draft {
  const before = own(draft.state.confirms, gate);
  const ended = before === undefined ? draft : superseded(draft, before, because);
  return withEvents(ended, {
    type: 'approval_requested',
    gate,
    track: 'main',
    number: nextNumber(draft.state, gate),
    requested_by_role: rolesAsked(draft.observed, draft.head.actor, gate),
    ...(before === undefined ? {} : { supersedes: before.confirm_id }),
    ...asked,
  });
}

/** What somebody was asked about steps is not there any more: those of these steps, or of all. */
export function withdrawn(draft: Draft, because: string, step?: string): Draft {
  return Object.values(draft.state.confirms)
    .filter((confirm) => !isFinal(confirm) && confirm.status !== 'superseded')
    .filter(({ gate }) => (step === undefined ? stepOf(gate) !== null : gate === stepGate(step)))
    .reduce((before, confirm) => superseded(before, confirm, because), draft);
}

function superseded(draft: Draft, confirm: Confirm, because: string): Draft {
  const { gate, track } = confirm;
  const status = endedAt(confirm, draft.head.at) === null ? 'superseded' : 'expired';
  return withEvents(draft, { type: 'approval_changed', change: 'voided', gate, track, status, because });
}

function isDoneByCommand({ observed: { pipeline } }: Draft, { run, agent }: Step): boolean {
  return run !== null || (agent !== null && (own(pipeline.agents, agent)?.run ?? null) !== null);
}
