import { own } from '../../own.ts';
import type { Step } from '../../pipeline/pipeline.ts';
import type { Outcome, RunCommands } from '../commands.ts';
import { moved, withEvents, type Draft } from '../draft.ts';
import { isOver, placeOf, stepById } from '../progress.ts';
import { updateState } from '../variables.ts';
import { createCheckpoint } from './checkpoints.ts';
import { no, type Ruled } from './context.ts';
import { whyLate } from './overdue.ts';
import { unheld } from './preconditions.ts';
import { failed } from './recovery.ts';
import { whyNotGiving } from './right.ts';
import { settled } from './settled.ts';
import { awaitsApproval, keptMakers, makersOf } from './step-approval.ts';
import { take } from './take.ts';

/** How it went with what was handed out, what follows from that, and what is next where that is asked for. */
export function submit(draft: Draft, given: RunCommands['submit']): Ruled {
  const { observed, state } = draft;
  const step = stepById(observed.pipeline, given.step);
  if (step === undefined) {
    const because = `${observed.pipeline.name} has no step ${given.step}`;
    return no('unknown_step', because, 'countersign workflow status names the steps');
  }
  const active = own(state.active, step.id);
  if (active?.is !== 'running' || active.job !== given.job || active.attempt !== given.attempt)
    return no(
      'step_not_running',
      whyNotRunning(draft, step, given),
      'countersign workflow next tells what is to be done',
    );
  const { outcome } = given;
  // Who drives the run sees it fail: whether it can be begun, and how long it takes.
  const isSaid = outcome.is === 'done' || outcome.reason_code === 'said_failed';
  const notTheirs = active.doer === 'host' && isSaid ? whyNotGiving(draft, step.id, active.since) : null;
  if (notTheirs !== null) return notTheirs;
  const after = settled(executeStepAtomically(draft, step, given));
  return given.take === undefined ? after : settled(take(after, given.take));
}

function whyNotRunning({ observed, state }: Draft, step: Step, given: RunCommands['submit']): string {
  const active = own(state.active, step.id);
  if (active?.is === 'running')
    return `${step.id} is at attempt ${active.attempt}, and this is about attempt ${given.attempt}`;
  if (isOver(state, placeOf(observed.pipeline, step.id))) return `${step.id} is over already`;
  if (active !== undefined) return `${step.id} is not worked on: it is ${active.is.replaceAll('_', ' ')}`;
  return `${step.id} was not handed out`;
}

/**
 * Everything that a result of a step comes to, together or not at all: what it put out, the state variables and files it
 * changed, that it is over, and the checkpoint after it; or what becomes of it where it failed.
 */
function executeStepAtomically(draft: Draft, step: Step, given: RunCommands['submit']): Draft {
  const { job, attempt, took, outcome } = given;
  const tried = { job, attempt, ...(took === undefined ? {} : { took }) };
  if (outcome.is === 'failed') return failed(draft, step, tried, outcome);
  const late = whyLate(draft, step.id);
  if (late !== null) return failed(draft, step, tried, late);
  // Files are set back as a whole and variables are those of the checkpoint: what it changed of them is not kept.
  if (job === 'compensation') return moved(draft, step, 'continue', 'compensated', tried);
  const kept = updateState(withResult(draft, step, given, outcome), outcome.state ?? {}, { step_id: step.id });
  if ('refusal' in kept)
    return failed(draft, step, tried, {
      reason_code: 'state_invalid',
      because: kept.refusal.because,
      retryable: false,
    });
  const [broken] = unheld(step.verify, kept.state.custom_state);
  if (broken !== undefined)
    return failed(draft, step, tried, { reason_code: 'verification_failed', because: broken.says, retryable: true });
  return step.requires_approval
    ? awaitsApproval(kept, step, { ...tried, sha256: given.output?.sha256 ?? '' })
    : over(kept, step, job === 'recovery' ? 'recovered' : 'step-completed', {
        ...tried,
        ...keptMakers(makersOf(draft, step)),
      });
}

function withResult(
  draft: Draft,
  step: Step,
  { output }: RunCommands['submit'],
  { tree }: Extract<Outcome, { is: 'done' }>,
): Draft {
  return withEvents(
    draft,
    ...(output === undefined
      ? []
      : [
          {
            type: 'output_recorded' as const,
            step_id: step.id,
            output: step.output,
            bytes: output.bytes,
            sha256: output.sha256,
          },
        ]),
    ...(tree === undefined || tree === draft.state.tree ? [] : [{ type: 'tree_changed' as const, tree }]),
  );
}

/** A step is done, with the checkpoint that the definition has after it. */
export function over(draft: Draft, step: Step, reason_code: string, tried: Parameters<typeof moved>[4]): Draft {
  const done = moved(draft, step, 'continue', reason_code, tried);
  if (step.checkpoint === null) return done;
  return createCheckpoint(done, step.checkpoint, placeOf(done.observed.pipeline, step.id));
}
