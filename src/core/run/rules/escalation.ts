import { own } from '../../own.ts';
import type { Step } from '../../pipeline/pipeline.ts';
import type { FailureCode } from '../commands.ts';
import { moved, withEvents, type Draft } from '../draft.ts';
import { directionWanted } from '../evolve.ts';
import { stepById } from '../progress.ts';
import type { JobKind, RunStatus } from '../state.ts';
import { withdrawn } from './step-approval.ts';

interface Tried {
  readonly job: JobKind;
  readonly attempt: number;
  readonly detail: string;
  readonly cause?: FailureCode;
  readonly took?: number;
}

/** A step cannot go on by itself: somebody of the coordinating role says what to do, and is asked to. */
export function awaitsDirection(draft: Draft, step: Pick<Step, 'id'>, reason_code: string, tried: Tried): Draft {
  const waiting = moved(draft, step, 'await-direction', reason_code, tried);
  return asksForDirection(waiting, { step: step.id, reason_code, because: tried.detail });
}

/**
 * Whoever worked on a step is gone, or sent away. What may be done again without harm is tried again at once, as the same
 * attempt: the one before never answered. Anything else waits for somebody who knows how far it came.
 */
export function interrupted(draft: Draft, id: string, reason_code: string, detail: string): Draft {
  const step = stepById(draft.observed.pipeline, id);
  const active = own(draft.state.active, id);
  if (step === undefined || active === undefined) return draft;
  const { job, attempt } = active;
  return moved(draft, step, step.idempotent ? 'retry' : 'await-direction', reason_code, { job, attempt, detail });
}

/** The coordinating role is asked about every step that waits for direction, unless it has been. */
export function asksAboutAll(draft: Draft, because: string): Draft {
  return Object.entries(draft.state.active)
    .filter(([, { is }]) => is === 'awaiting_direction')
    .reduce((before, [step, { reason_code = '' }]) => {
      const isAsked = Object.keys(before.state.intents ?? {}).some((key) => key.endsWith(`:${step}`));
      return isAsked ? before : asksForDirection(before, { step, reason_code, because });
    }, draft);
}

/** Whoever was told of so many steps that wait looks at the run, and sees the others. */
const askedAtMost = 8;

/** The coordinating role is asked how the run goes on; what is known of it is told with it. */
function asksForDirection(draft: Draft, about: Readonly<Record<string, string>>): Draft {
  const { head, observed, state } = draft;
  const asked = Object.values(state.intents ?? {}).filter((intent) => intent['what'] === directionWanted);
  if (asked.length >= askedAtMost) return draft;
  const of = about['step'] === undefined ? '' : `:${about['step']}`;
  const key = `direction:${head.seq}${of}`;
  return withEvents(draft, {
    type: 'intent_recorded',
    key,
    what: directionWanted,
    to: observed.pipeline.coordinator,
    about,
  });
}

/** The run waits as a whole until somebody says how it goes on. */
export function waitsAsAWhole(draft: Draft, reason_code: WholeReason, because: string): Draft {
  const waiting = withEvents(draft, { type: 'status_changed', status: 'awaiting_direction', reason_code, because });
  return asksForDirection(waiting, { reason_code, because });
}

/** For what a run waits though none of its steps does. */
const wholeReasons = ['rolled-back', 'invariant-violated', 'no-sound-checkpoint'] as const;
type WholeReason = (typeof wholeReasons)[number];

/** Does the run wait for direction though none of its steps does? */
export function isWaitingAsAWhole({ status, reason }: Pick<Draft['state'], 'status' | 'reason'>): boolean {
  return status === 'awaiting_direction' && wholeReasons.some((one) => one === reason?.code);
}

/** The run is over: nobody works on it any more, nobody is asked about it, and whoever started it is told. */
export function ended(
  draft: Draft,
  status: Extract<RunStatus, 'completed' | 'failed' | 'rolled_back' | 'cancelled'>,
  reason_code: string,
  because: string,
): Draft {
  const left = withdrawn(stopped(draft, reason_code), `the run is ${status.replaceAll('_', ' ')}`, () => true);
  return endedAs(left, status, reason_code, because);
}

/** The run has this end; what is left of it stays as it is. */
export function endedAs(
  draft: Draft,
  status: Extract<RunStatus, 'completed' | 'failed' | 'rolled_back' | 'cancelled'>,
  reason_code: string,
  because: string,
): Draft {
  const { run_id, initiator, project } = draft.state;
  const over = withEvents(draft, { type: 'status_changed', status, reason_code, because });
  const about = { run: run_id, status, because, ...(project === undefined ? {} : { project: project.id }) };
  return withEvents(over, { type: 'intent_recorded', key: 'ended', what: 'run_ended', to: initiator.login, about });
}

/** Nobody works on a step any more, and none waits. */
export function stopped(draft: Draft, reason_code: string): Draft {
  return Object.entries(draft.state.active).reduce(
    (before, [id, { job, attempt }]) => moved(before, { id }, 'undone', reason_code, { job, attempt }),
    draft,
  );
}
