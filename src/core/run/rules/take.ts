import { own } from '../../own.ts';
import type { Step } from '../../pipeline/pipeline.ts';
import type { RunCommands } from '../commands.ts';
import { moved, type Draft } from '../draft.ts';
import { validateStateInvariants } from '../invariants.ts';
import { isReady, stepById } from '../progress.ts';
import type { ActiveStep } from '../state.ts';
import { toCompensate } from './going-back.ts';
import { takenResources, validateStepPreconditions } from './preconditions.ts';
import { failed } from './recovery.ts';
import { isHalted, roomIn } from './room.ts';
import { awaitsApproval } from './step-approval.ts';

/**
 * Hands out what is ready: what is to be tried again first, then steps in their order, as many as may be worked on at
 * once and as the resources allow. A run that goes back hands out only what takes back what was done outside, one by one.
 */
export function take(draft: Draft, { by, limit }: RunCommands['take']): Draft {
  if (draft.state.status === 'rolling_back') return compensate(draft, by);
  if (draft.state.status !== 'running') return draft;
  const faults = validateStateInvariants(draft.observed.pipeline, draft.state);
  const hand = { by, limit, faults };
  return begun(again(draft, hand), hand);
}

/** Who takes how much, and what is wrong with the state. */
interface Hand extends Readonly<RunCommands['take']> {
  readonly faults: readonly string[];
}

function again(draft: Draft, hand: Hand): Draft {
  const { pipeline } = draft.observed;
  const due = Object.entries(draft.state.active)
    .filter(([, { is, due: at = '' }]) => is === 'retrying' && at <= draft.head.at)
    .flatMap(([id, active]) => ({ active, step: stepById(pipeline, id) }));
  return due.reduce((before, { active, step }) => {
    const isNow = step !== undefined && roomIn(before, hand.limit).forWork && !isHalted(before.state);
    return isNow ? withOne(before, step, active, hand) : before;
  }, draft);
}

/**
 * Beginning a step may end it at once, where it only waits for people or lacks what it needs: then steps are ready that
 * come after it, and so one look at each, in their order, finds them all.
 */
function begun(draft: Draft, hand: Hand): Draft {
  const { pipeline } = draft.observed;
  const { current_step } = draft.state;
  if (isHalted(draft.state)) return draft;
  let after = draft;
  let room = roomIn(after, hand.limit);
  let taken = takenResources(after);
  for (const [index, step] of pipeline.steps.slice(current_step).entries()) {
    if (!room.forWork) return after;
    if (!isReady(pipeline, after.state, step, current_step + index)) continue;
    if (step.requires_approval && !room.forApproval) continue;
    if (step.resources.some((name) => taken.has(name))) continue;
    after = withOne(after, step, { job: 'step', attempt: 1 }, hand);
    if (isHalted(after.state)) return after;
    room = roomIn(after, hand.limit);
    taken = takenResources(after);
  }
  return after;
}

type Attempt = Pick<ActiveStep, 'job' | 'attempt' | 'reason_code'>;

function withOne(
  draft: Draft,
  step: Step,
  { job, attempt, reason_code = 'ready' }: Attempt,
  { by, faults }: Hand,
): Draft {
  const found = validateStepPreconditions(draft, step, faults);
  // What stands in for a step does not need what the step needs.
  const hindrances = job === 'step' ? found : found.filter(({ check }) => check !== 'preconditions');
  const [first] = hindrances;
  if (first === undefined) return handedOut(draft, step, { job, attempt, reason_code }, by);
  if (first.check !== 'preconditions') return draft;
  const because = hindrances.map((one) => one.because).join('; ');
  return failed(draft, step, { job, attempt }, { reason_code: first.reason_code, because, retryable: false });
}

function handedOut(draft: Draft, step: Step, attempt: Required<Attempt>, by: string): Draft {
  // Nobody has anything to do: it is a gate by itself.
  const isGate = step.requires_approval && step.run === null && step.agent === null && step.prompt === '';
  if (isGate && attempt.job === 'step') return awaitsApproval(draft, step, { ...attempt, sha256: '' });
  const { job, attempt: number, reason_code } = attempt;
  return moved(draft, step, 'start', reason_code, { job, attempt: number, by });
}

/** One by one, the last first; one that has not answered is waited for. */
function compensate(draft: Draft, by: string): Draft {
  const [step] = toCompensate(draft.observed.pipeline, draft.state);
  const before = step === undefined ? undefined : own(draft.state.active, step.id);
  if (step === undefined || before?.is === 'running') return draft;
  return moved(draft, step, 'compensate', 'rolling-back', { job: 'compensation', attempt: before?.attempt ?? 1, by });
}
