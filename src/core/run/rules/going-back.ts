import { own } from '../../own.ts';
import type { Pipeline, Step } from '../../pipeline/pipeline.ts';
import { stepOf } from '../confirms.ts';
import { moved, withEvents, type Draft } from '../draft.ts';
import { minus, numbersIn, outsideOf } from '../progress.ts';
import type { Checkpoint, Rollback, RunState } from '../state.ts';
import { stopped } from './escalation.ts';
import { settled } from './settled.ts';
import { withdrawn } from './step-approval.ts';

/**
 * Steps whose effects outside are still to be taken back, the last first: steps are numbered so that what needs another
 * comes after it, and so whatever built on an effect is taken back before the effect is.
 */
export function toCompensate(pipeline: Pipeline, { checkpoints, done_outside, rollback }: RunState): readonly Step[] {
  if (rollback === undefined) return [];
  return numbersIn(minus(done_outside, outsideOf(checkpoints, rollback.to)))
    .toReversed()
    .flatMap((number) => pipeline.steps[number] ?? []);
}

/** The run goes back: nobody works on a step any more, and what was done outside since then is taken back first. */
export function beginRollback(draft: Draft, to: Checkpoint, because: string, after: Rollback['next']): Draft {
  const unasked = withdrawn(draft, `the run goes back to ${to.name}`, (gate) => stepOf(gate) !== null);
  const begun = goesBackTo(stopped(unasked, 'rolling-back'), to.id, because, after);
  return withEvents(begun, { type: 'status_changed', status: 'rolling_back', reason_code: 'rolling-back', because });
}

/** Another checkpoint, or another end of it. */
export function goesBackTo(draft: Draft, to: string, because: string, after: Rollback['next']): Draft {
  return withEvents(draft, { type: 'rollback_begun', to, because, next: after });
}

/** What a step did outside stays: somebody decided that it is not taken back, and the run goes back without that. */
export function passedOver(draft: Draft, step: Step, because: string): Draft {
  const attempt = own(draft.state.active, step.id)?.attempt ?? 1;
  return settled(moved(draft, step, 'skip', 'passed-over', { job: 'compensation', attempt, detail: because }));
}
