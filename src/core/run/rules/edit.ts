import { own } from '../../own.ts';
import type { RunCommands } from '../commands.ts';
import { aboutOf, attemptOf, stepGate } from '../confirms.ts';
import type { Check, Step } from '../../pipeline/pipeline.ts';
import { withEvents, type Draft } from '../draft.ts';
import { reopened } from './approval.ts';
import { no, type Ruled } from './context.ts';
import { unheld } from './preconditions.ts';
import { whyNotGiving } from './right.ts';
import { settled } from './settled.ts';
import { asking } from './step-approval.ts';

/**
 * Another output instead of what a step put out, while somebody is asked about it, or after they said no: what was asked
 * before ends, and whoever decides is asked about this. Who edits has made it. What must hold after the step holds.
 */
export function edit(draft: Draft, { step: id, output, reason }: RunCommands['edit']): Ruled {
  const { observed, state, head } = draft;
  const step = observed.pipeline.steps.find((one) => one.id === id);
  if (step === undefined)
    return no(
      'unknown_step',
      `${observed.pipeline.name} has no step ${id}`,
      `countersign workflow status ${state.run_id}`,
    );
  const confirm = own(state.confirms, stepGate(id));
  const { makers } = aboutOf(state, stepGate(id));
  const { job, attempt } = attemptOf(state, stepGate(id));
  if (confirm === undefined || (state.status === 'failed' && confirm.status !== 'rejected'))
    return no(
      'step_not_running',
      `nobody is asked about what ${id} put out`,
      `What waits: countersign workflow status ${state.run_id}`,
    );
  const notTheirs = whyNotGiving(draft, id, confirm.requested_at);
  if (notTheirs !== null) return notTheirs;
  if (reason.trim() === '')
    return no(
      'reason_missing',
      'another output needs a reason',
      `countersign workflow edit ${state.run_id} ${id} --reason "…"`,
    );
  const [broken] = [...unheld(step.verify, state.custom_state), ...unsaid(step, output.text)];
  if (broken !== undefined)
    return no(
      'requirement_open',
      `this does not hold after ${id}: ${broken.says}`,
      `Mend it, or say no to the step: countersign workflow reject ${state.run_id} ${id} --reason "…"`,
    );
  const { bytes, sha256 } = output;
  const recorded = withEvents(reopened(draft, step, { job, attempt, detail: reason }), {
    type: 'output_recorded',
    step_id: id,
    output: step.output,
    bytes,
    sha256,
  });
  const all = [...makers.filter((one) => one !== head.actor.id), head.actor.id];
  return settled(asking(recorded, step, sha256, { makers: all, job, attempt }));
}

/** What must hold of what a step puts out and does not of this; of a text that is kept as a file whoever has it looks. */
function unsaid({ verify, output }: Step, text: string | undefined): readonly Check[] {
  return verify.filter(
    (check) =>
      check.is === 'output' &&
      check.output === output &&
      check.contains !== null &&
      text?.includes(check.contains) === false,
  );
}
