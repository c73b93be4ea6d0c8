import type { Step } from '../../pipeline/pipeline.ts';
import { endedAt, isFinal, type Confirm } from '../../confirm/confirm.ts';
import { own } from '../../own.ts';
import { stepGate } from '../confirms.ts';
import { moved, withEvents, type Draft } from '../draft.ts';
import type { RunEventBody } from '../events.ts';
import { isGate } from '../doing.ts';
import { holds, placeOf } from '../progress.ts';
import type { About, JobKind } from '../state.ts';
import { rolesAsked } from './asked.ts';

/** How a step came to what somebody is asked about. */
interface Came {
  readonly job: JobKind;
  readonly attempt: number;
  /** Of what it put out; empty where that is nothing. */
  readonly sha256: string;
  readonly took?: number;
}

/**
 * Who made what somebody is asked about. Whoever hands in what a step put out has, by hand or by a command that they chose;
 * only what the pipeline's own command did nobody has. What a gate by itself is about those made who made what it comes after.
 */
export function makersOf({ observed, state, head }: Draft, step: Step): About['makers'] {
  const { command, actor } = head;
  if ('submit' in command && command.submit.step === step.id) {
    const isFixed = command.submit.executor !== undefined && own(state.active, step.id)?.doer === undefined;
    return isFixed ? [] : [actor.id];
  }
  const numbers = step.needs.map((need) => placeOf(observed.pipeline, need));
  return (state.made ?? []).flatMap(({ id, steps }) => (numbers.some((one) => holds(steps, one)) ? [id] : []));
}

/** Who made it, to be kept: a step after this one may ask about it, also one of another definition. */
export function keptMakers(makers: About['makers']): { readonly makers?: About['makers'] } {
  return makers.length > 0 ? { makers } : {};
}

/** A step that counts only when somebody says yes to what it put out, and to what it made of the files. */
export function awaitsApproval(draft: Draft, step: Step, { sha256, ...tried }: Came): Draft {
  const waiting = moved(draft, step, 'escalate-approval', 'approval-required', tried);
  return asking(waiting, step, sha256, { makers: makersOf(draft, step), job: tried.job, attempt: tried.attempt });
}

/**
 * Somebody is asked about what a step put out; a record about anything else of it ends. Where that is no text it is how the
 * record stood then, by the number of the entry: done again it is something else. A gate by itself is about all that came
 * before it, and about the files, too.
 */
export function asking(
  draft: Draft,
  step: Step,
  sha256: string,
  about: About & Required<Pick<About, 'job' | 'attempt'>>,
): Draft {
  const gate = stepGate(step.id);
  const { tree } = draft.state;
  return opened(draft, gate, 'the step put out something else', {
    covers: {
      [step.output ?? step.id]: sha256 === '' ? `entry:${draft.head.seq}` : `sha256:${sha256}`,
      // No name of an output holds a colon.
      ...((step.effects === 'files' || isGate(step)) && tree !== null ? { 'files:tree': tree } : {}),
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
    // Numbers of the record grow with it: none is given twice, and nothing has to be kept for that.
    number: draft.head.seq,
    requested_by_role: rolesAsked(draft.observed, draft.head.actor, gate),
    ...(before === undefined ? {} : { supersedes: before.confirm_id }),
    ...asked,
  });
}

/** What somebody was asked, and has not agreed to, is not there any more: that of these gates. */
export function withdrawn(draft: Draft, because: string, isOf: (gate: string) => boolean): Draft {
  return Object.values(draft.state.confirms)
    .filter((confirm) => !isFinal(confirm) && confirm.status !== 'superseded' && isOf(confirm.gate))
    .reduce((before, confirm) => superseded(before, confirm, because), draft);
}

/** A record ends. */
export function superseded(draft: Draft, confirm: Confirm, because: string): Draft {
  const { gate, track } = confirm;
  const status = endedAt(confirm, draft.head.at) === null ? 'superseded' : 'expired';
  return withEvents(draft, { type: 'approval_changed', change: 'voided', gate, track, status, because });
}
