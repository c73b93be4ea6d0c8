import type { Pipeline } from '../pipeline/pipeline.ts';
import { holds, isOver, layoutOf, minus, numberOf, numbersIn, overIn } from './progress.ts';
import type { KeptCheckpoint, Range, RunState } from './state.ts';
import { whyNotValue } from './variables.ts';

/**
 * What is wrong with the state of a run, a sentence for each fault; none where it is in order. It is looked at before a
 * decision rests on it, and before one is answered.
 */
export function validateStateInvariants(pipeline: Pipeline, state: RunState): readonly string[] {
  return [
    ...progressFaults(pipeline, state),
    ...endFaults(pipeline, state),
    ...activeFaults(pipeline, state),
    ...outsideFaults(pipeline, state),
    ...checkpointFaults(state),
  ];
}

/** What is wrong with how far a run has come, which is what a checkpoint keeps, too. */
export function progressFaults(pipeline: Pipeline, progress: KeptCheckpoint['state']): readonly string[] {
  const { current_step, ahead, skipped, custom_state, done_outside } = progress;
  const { length } = pipeline.steps;
  const counts = Number.isInteger(current_step) && current_step >= 0 && current_step <= length;
  const values = Object.entries(custom_state).flatMap(([name, value]) => whyNotValue(pipeline, name, value) ?? []);
  return [
    ...(counts ? [] : [`current_step is ${current_step}, and there are ${length} steps`]),
    ...rangeFaults('ahead', ahead, current_step + 1, length),
    ...rangeFaults('skipped', skipped, 0, length),
    ...rangeFaults('done_outside', done_outside, 0, length),
    ...minus(skipped, overIn(progress)).map((range) => `skipped holds ${shown(range)}, and that is not over`),
    ...values,
  ];
}

/** Ranges are sorted, apart from each other, and hold only numbers of steps from `least` on. */
function rangeFaults(name: string, ranges: readonly Range[], least: number, length: number): readonly string[] {
  return ranges.flatMap((range, at) => {
    const [from = 0, to = 0] = range;
    const before = ranges[at - 1]?.[1];
    if (from > to || from < least || to >= length) return [`${name} holds ${shown(range)}, which cannot be`];
    if (before !== undefined && from <= before + 1) return [`${name} holds ${shown(range)} after ${before}`];
    return [];
  });
}

function shown([from, to]: Range): string {
  return `${String(from)} to ${String(to)}`;
}

/** All steps are over exactly when the run is completed. */
function endFaults({ steps }: Pipeline, { current_step, status, active }: RunState): readonly string[] {
  if ((current_step === steps.length) !== (status === 'completed'))
    return [`the run is ${status}, and the next step is ${current_step} of ${steps.length}`];
  return status === 'completed' && Object.keys(active).length > 0 ? ['the run is completed, and steps go on'] : [];
}

/** What is worked on is a step that is not over, or takes back what one did. */
function activeFaults(pipeline: Pipeline, state: RunState): readonly string[] {
  return Object.entries(state.active).flatMap(([id, { job }]) => {
    const number = numberOf(pipeline, id);
    if (number === undefined) return [`${id} goes on and is no step of ${pipeline.name}`];
    if (job === 'compensation')
      return state.rollback !== undefined && holds(state.done_outside, number)
        ? []
        : [`what ${id} did is taken back, and there is nothing to take back`];
    return isOver(state, number) ? [`${id} goes on and is over`] : [];
  });
}

/** Effects are outside of steps that have them, and nobody has forgotten those. */
function outsideFaults(pipeline: Pipeline, state: RunState): readonly string[] {
  const strange = minus(state.done_outside, layoutOf(pipeline).external);
  const open =
    state.rollback === undefined && state.ended_at === undefined ? minus(state.done_outside, overIn(state)) : [];
  const left = numbersIn(open).flatMap((number) => pipeline.steps[number]?.id ?? []);
  return [
    ...strange.map((range) => `done_outside holds ${shown(range)}, and not all of these have effects outside`),
    ...left
      .filter((id) => !Object.hasOwn(state.active, id))
      .map((id) => `effects of ${id} are outside, and it is not over`),
  ];
}

/** Each has a name and an id of its own, and the one the run goes back to is there. */
function checkpointFaults({ checkpoints, rollback }: RunState): readonly string[] {
  const names = new Set(checkpoints.map(({ name }) => name));
  const ids = new Set(checkpoints.map(({ id }) => id));
  return [
    ...(names.size === checkpoints.length && ids.size === checkpoints.length
      ? []
      : ['two checkpoints are called the same']),
    ...(rollback === undefined || ids.has(rollback.to)
      ? []
      : ['the checkpoint is not there that the run goes back to']),
  ];
}
