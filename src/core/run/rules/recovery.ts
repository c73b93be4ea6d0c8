import type { Step } from '../../pipeline/pipeline.ts';
import { plusMilliseconds } from '../../time.ts';
import type { FailureCode } from '../commands.ts';
import { moved, type Draft } from '../draft.ts';
import { layoutOf } from '../progress.ts';
import type { Checkpoint, JobKind } from '../state.ts';
import { newestSound, upTo } from './checkpoints.ts';
import { no, type Refused } from './context.ts';
import { awaitsDirection } from './escalation.ts';
import { beginRollback } from './going-back.ts';

export interface Failure {
  readonly reason_code: FailureCode;
  readonly because: string;
  readonly retryable: boolean;
}

interface Tried {
  readonly job: JobKind;
  readonly attempt: number;
  readonly took?: number;
}

/** What was tried, and how it ended. */
interface Failed extends Tried {
  readonly detail: string;
  readonly cause?: FailureCode;
}

/** No wait is longer, however often a step may be tried. */
const longestWait = 24 * 60 * 60 * 1000;

/**
 * What becomes of a step that failed, the first of these that can be: it is tried again; it is skipped, where it is
 * optional, or says so and nothing needs it; its recovery procedure is done, once; the run goes back to the last checkpoint
 * where that much hangs on it, and waits for direction. Each is a transition with its reason.
 */
export function failed(draft: Draft, step: Step, tried: Tried, failure: Failure): Draft {
  const { reason_code, because } = failure;
  const detail = { ...tried, detail: because };
  if (tried.job === 'compensation') return awaitsDirection(draft, step, reason_code, detail);
  if (tried.job === 'recovery') return backOrWait(draft, step, 'recovery-failed', { ...detail, cause: reason_code });
  if (failure.retryable && step.idempotent && tried.attempt <= step.retry.max)
    return retryWithBackoff(draft, step, tried, failure);
  const why = { ...detail, cause: reason_code };
  const skipped = skipOptionalStep(draft, step, 'optional-step-failed', why);
  if (!('refusal' in skipped)) return skipped;
  const isNeeded = layoutOf(draft.observed.pipeline).neededBy.has(step.id);
  if (!isNeeded && step.on_failure === 'skip') return moved(draft, step, 'skip', 'nothing-needs-it', why);
  if (step.recovery !== null)
    return moved(draft, step, 'recover', reason_code, { ...detail, job: 'recovery', attempt: 1 });
  return backOrWait(draft, step, reason_code, detail);
}

/** A step is over without being done, where it is optional; what needs it goes on without it. */
export function skipOptionalStep(draft: Draft, step: Step, reason_code: string, tried: Failed): Draft | Refused {
  if (step.optional) return moved(draft, step, 'skip', reason_code, tried);
  const next = 'Skipping it takes an approval of the coordinating role: countersign workflow skip --ask.';
  return no('step_required', `${step.id} is not optional`, next);
}

/** A step is tried again: the first time after `initial_delay_ms`, and each time after twice as long as before. */
function retryWithBackoff(
  draft: Draft,
  step: Step,
  { attempt, ...tried }: Tried,
  { reason_code, because }: Failure,
): Draft {
  const wait = Math.min(step.retry.initial_delay_ms * 2 ** (attempt - 1), longestWait);
  const due = plusMilliseconds(draft.head.at, wait);
  return moved(draft, step, 'retry', reason_code, { ...tried, attempt: attempt + 1, detail: because, due });
}

function backOrWait(draft: Draft, step: Step, reason_code: string, tried: Failed): Draft {
  const { pipeline } = draft.observed;
  const isCritical = pipeline.rollback_on === 'any_failure' || step.critical || step.on_failure === 'rollback';
  const target = isCritical ? targetOf(draft) : null;
  if (target === null) return awaitsDirection(draft, step, reason_code, tried);
  const because = `${step.id} failed: ${tried.detail}`;
  return beginRollback(moved(draft, step, 'failed', reason_code, tried), target, because, 'awaiting_direction');
}

/** Where it goes back to by itself: the newest that is whole; where the pipeline names one and it is made, up to that one. */
function targetOf({ state, observed }: Draft): Checkpoint | null {
  const named = upTo(state.checkpoints, observed.pipeline.rollback_to ?? undefined);
  return newestSound(named.length === 0 ? state.checkpoints : named);
}
