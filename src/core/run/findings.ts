import { own } from '../own.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { RunEvent } from './events.ts';
import { evolve, recorded, type MaybeRun } from './evolve.ts';
import { validateStateInvariants } from './invariants.ts';
import { isOver, numberOf } from './progress.ts';
import type { RunEntry } from './redecide.ts';
import type { RunState } from './state.ts';

/** What an entry says that no run by its pipeline comes to. */
export interface RunFinding {
  readonly entry: number;
  readonly message: string;
}

/**
 * Goes through the entries of a run: after each of them its state is in order, and a step is begun only when what it needs
 * is over, and it is not. The first fault of each entry is told. `pipelines`: by blob, those that it followed; what rests on
 * one that cannot be read is not looked at.
 */
export function findingsInRun(
  entries: readonly RunEntry[],
  pipelines: Readonly<Record<string, Pipeline>>,
): readonly RunFinding[] {
  const found: RunFinding[] = [];
  let state: MaybeRun = null;
  for (const entry of entries) {
    const faults: string[] = [];
    for (const event of entry.events ?? []) {
      faults.push(...orderFaults(event, state, pipelines));
      state = evolve(state, event, entry);
    }
    state = recorded(state, entry, entry.refusal !== undefined);
    const pipeline = followedIn(state, pipelines);
    if (state !== null && pipeline !== undefined) faults.push(...validateStateInvariants(pipeline, state));
    const [first] = faults;
    if (first !== undefined) found.push({ entry: entry.seq, message: `entry ${entry.seq}: ${first}` });
  }
  return found;
}

function followedIn(state: MaybeRun, pipelines: Readonly<Record<string, Pipeline>>): Pipeline | undefined {
  return state === null ? undefined : own(pipelines, state.pipeline.blob);
}

/** What is wrong with the place at which a step is begun. */
function orderFaults(
  event: RunEvent,
  state: MaybeRun,
  pipelines: Readonly<Record<string, Pipeline>>,
): readonly string[] {
  const pipeline = followedIn(state, pipelines);
  if (event.type !== 'step_changed' || event.kind !== 'start' || event.job !== 'step') return [];
  if (state === null || pipeline === undefined) return [];
  const { step_id, number } = event;
  const step = pipeline.steps[number];
  if (step?.id !== step_id) return [`${step_id} is begun as step ${number}, which is another`];
  if (isOver(state, number)) return [`${step_id} is begun, and was over already`];
  return step.needs
    .filter((need) => !isNeedOver(pipeline, state, need))
    .map((need) => `${step_id} is begun before ${need} is over`);
}

function isNeedOver(pipeline: Pipeline, state: RunState, need: string): boolean {
  const number = numberOf(pipeline, need);
  return number !== undefined && isOver(state, number);
}
