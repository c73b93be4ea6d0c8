import { own } from '../../own.ts';
import type { Step } from '../../pipeline/pipeline.ts';
import type { RunCommands } from '../commands.ts';
import { moved, type Draft } from '../draft.ts';
import { validateStateInvariants } from '../invariants.ts';
import { doerOf, hasHosted, isDue, isGate } from '../doing.ts';
import { isReady, stepById } from '../progress.ts';
import type { ActiveStep } from '../state.ts';
import { toCompensate } from './going-back.ts';
import { overdue } from './overdue.ts';
import { takenResources, validateStepPreconditions } from './preconditions.ts';
import { failed } from './recovery.ts';
import { fits, isHalted, roomIn } from './room.ts';
import { settled } from './settled.ts';
import { awaitsApproval } from './step-approval.ts';

/**
 * Hands out what is ready: what is to be tried again first, then steps in their order. Of what commands do as many as may
 * be at work at once and as the resources allow; of what somebody else does everything. A run that goes back hands out
 * only what takes back what was done outside, one by one. Whose time is over failed before that.
 */
export function take(given: Draft, { by, limit, agents = [] }: RunCommands['take']): Draft {
  const draft = settled(overdue(given));
  const faults = validateStateInvariants(draft.observed.pipeline, draft.state);
  const hand = { by, limit, agents, faults };
  if (draft.state.status === 'rolling_back') return compensate(draft, hand);
  return draft.state.status === 'running' ? begun(again(draft, hand), hand) : draft;
}

/** Who takes how much, what they have commands for, and what is wrong with the state. */
interface Hand extends Required<RunCommands['take']> {
  readonly faults: readonly string[];
}

function again(draft: Draft, hand: Hand): Draft {
  const { pipeline } = draft.observed;
  const due = Object.entries(draft.state.active)
    .filter(([, active]) => active.is === 'retrying' && isDue(active, draft.head.at))
    .flatMap(([id, active]) => ({ active, step: stepById(pipeline, id) }));
  return due.reduce((before, { active, step }) => {
    if (step === undefined || isHalted(before.state)) return before;
    const doer = doerOf(pipeline, step, active.job, hand.agents);
    // It is among those at work or waiting already.
    return fits({ ...roomIn(before, hand.limit), forAny: true, forApproval: true }, step, doer)
      ? withOne(before, step, active, hand)
      : before;
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
  const others = hasHosted(pipeline);
  for (const [index, step] of pipeline.steps.slice(current_step).entries()) {
    if (!room.forAny || !(room.forCommand || others)) return after;
    if (!isReady(pipeline, after.state, step, current_step + index)) continue;
    if (!fits(room, step, doerOf(pipeline, step, 'step', hand.agents))) continue;
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
  { by, agents, faults }: Hand,
): Draft {
  const found = validateStepPreconditions(draft, step, faults);
  // What stands in for a step does not need what the step needs.
  const hindrances = job === 'step' ? found : found.filter(({ check }) => check !== 'preconditions');
  const [first] = hindrances;
  if (first === undefined) return handedOut(draft, step, { job, attempt, reason_code }, { by, agents });
  if (first.check !== 'preconditions') return draft;
  const because = hindrances.map((one) => one.because).join('; ');
  return failed(draft, step, { job, attempt }, { reason_code: first.reason_code, because, retryable: false });
}

function handedOut(
  draft: Draft,
  step: Step,
  attempt: Required<Attempt>,
  { by, agents }: Pick<Hand, 'by' | 'agents'>,
): Draft {
  if (isGate(step) && attempt.job === 'step') {
    const { job, attempt: number } = attempt;
    return awaitsApproval(draft, step, { job, attempt: number, sha256: '' });
  }
  const { job, attempt: number, reason_code } = attempt;
  const doer = doerOf(draft.observed.pipeline, step, job, agents);
  return moved(draft, step, 'start', reason_code, {
    job,
    attempt: number,
    by,
    ...(doer === undefined ? {} : { doer }),
  });
}

/** One by one, the last first; one that has not answered is waited for. */
function compensate(draft: Draft, { by, agents }: Pick<Hand, 'by' | 'agents'>): Draft {
  const { pipeline } = draft.observed;
  const [step] = toCompensate(pipeline, draft.state);
  const before = step === undefined ? undefined : own(draft.state.active, step.id);
  if (step === undefined || before?.is === 'running') return draft;
  const job = 'compensation';
  const doer = doerOf(pipeline, step, job, agents);
  const more = doer === undefined ? {} : { doer };
  return moved(draft, step, 'compensate', 'rolling-back', { job, attempt: before?.attempt ?? 1, by, ...more });
}
