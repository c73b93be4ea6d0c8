import { own } from '../../own.ts';
import type { Step } from '../../pipeline/pipeline.ts';
import type { RunCommands } from '../commands.ts';
import { stepGate } from '../confirms.ts';
import { moved, type Draft } from '../draft.ts';
import { isOver } from '../progress.ts';
import { agreed } from './agreement.ts';
import { no, type Refused, type Ruled } from './context.ts';
import { passedOver } from './going-back.ts';
import { settled } from './settled.ts';
import { withdrawn } from './step-approval.ts';

/**
 * A step is over without being done. An optional one whenever what it needs is over; for any other the coordinating role
 * agrees first, also before its turn has come, and the run is complete only with warnings. While the run goes back and cannot take back what a step did
 * outside, skipping the step leaves that as it is, which the role agrees to in any case.
 */
export function skip(draft: Draft, { step: id, reason }: RunCommands['skip']): Ruled {
  const found = toSkip(draft, id, reason);
  if ('refusal' in found) return found;
  const { step } = found;
  const { blob } = draft.state.pipeline;
  const gate = `skip:${id}`;
  if (draft.state.rollback !== undefined) {
    const says = `leaving what ${id} did outside as it is`;
    const left = agreed(draft, { gate, covers: { outside: id, pipeline: blob }, says });
    return 'refusal' in left ? left : passedOver(left, step, reason);
  }
  const says = `leaving out the required step ${id}`;
  const after = step.optional ? draft : agreed(draft, { gate, covers: { step: id, pipeline: blob }, says });
  if ('refusal' in after) return after;
  const { attempt = 1 } = own(draft.state.active, id) ?? {};
  const code = step.optional ? 'optional-step-skipped' : 'skipped-by-approval';
  const unasked = withdrawn(after, `${id} is skipped`, (one) => one === stepGate(id));
  return settled(moved(unasked, step, 'skip', code, { job: 'step', attempt, detail: reason }));
}

function toSkip({ observed, state }: Draft, id: string, reason: string): { readonly step: Step } | Refused {
  const { steps, name } = observed.pipeline;
  const number = steps.findIndex((one) => one.id === id);
  const step = steps[number];
  const active = own(state.active, id)?.is;
  const overview = `countersign workflow status ${state.run_id}`;
  if (step === undefined) return no('unknown_step', `${name} has no step ${id}`, `${overview} names the steps`);
  if (reason.trim() === '')
    return no(
      'reason_missing',
      'skipping a step needs a reason',
      `countersign workflow skip ${state.run_id} ${id} --reason "…"`,
    );
  if (state.rollback !== undefined) {
    return active === 'awaiting_direction'
      ? { step }
      : no('rolling_back', `the run goes back, and nobody is asked what becomes of ${id}`, overview);
  }
  if (isOver(state, number)) return no('already_decided', `${id} is over already`, 'Nothing needs to be done.');
  if (active === 'running')
    return no('step_running', `somebody works on ${id}`, 'Wait until they are done, or end what they do.');
  // What it put out is there already, and nobody would have agreed to it: of a required one the coordinating role does.
  if (active === 'awaiting_approval' && step.optional) {
    const answer = `countersign workflow approve ${state.run_id} ${id}, or reject: a rollback takes back what it did`;
    return no('requirement_open', `${id} is done, and waits for approval`, answer);
  }
  // Whoever agrees that a required step is left out may do so before its turn: a run that went back gets past it then.
  const needs = step.optional ? step.needs : [];
  const open = steps.flatMap((one, at) => (needs.includes(one.id) && !isOver(state, at) ? [one.id] : []));
  return open.length === 0
    ? { step }
    : no('requirement_open', `${id} comes after ${open.join(', ')}, which is not over`, overview);
}
