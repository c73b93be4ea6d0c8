import { deadlineOf } from '../doing.ts';
import type { Draft } from '../draft.ts';
import { own } from '../../own.ts';
import { stepById } from '../progress.ts';
import { failed, type Failure } from './recovery.ts';

/** Of everything that somebody was handed and did not hand in in time becomes what becomes of a step that took too long. */
export function overdue(draft: Draft): Draft {
  return Object.entries(draft.state.active).reduce((before, [id, { job, attempt }]) => {
    const step = stepById(before.observed.pipeline, id);
    const late = whyLate(before, id);
    return step === undefined || late === null ? before : failed(before, step, { job, attempt }, late);
  }, draft);
}

/** Why what somebody hands in now comes too late; null where it does not. */
export function whyLate({ observed, state, head }: Draft, id: string): Failure | null {
  const active = own(state.active, id);
  const until = active === undefined ? null : deadlineOf(observed.pipeline, id, active);
  if (until === null || head.at < until) return null;
  return { reason_code: 'timed_out', because: `nobody handed it in by ${until}`, retryable: true };
}
