import { own } from '../own.ts';
import type { Pipeline, Step, Work } from '../pipeline/pipeline.ts';
import { remembered } from '../remembered.ts';
import { plusMilliseconds } from '../time.ts';
import { isOver, layoutOf, placeOf, stepById } from './progress.ts';
import type { ActiveStep, Doer, JobKind, RunState } from './state.ts';

/** What of a step is done: itself, what mends it, or what takes it back; all three read alike. */
function workOf(step: Step, job: JobKind): Work | null {
  return job === 'step' ? step : step[job];
}

/**
 * Who does it, where whoever drives the run has commands of their own for these personas; undefined where the pipeline's
 * own command does.
 */
export function doerOf(
  { agents: personas }: Pipeline,
  step: Step,
  job: JobKind,
  agents: readonly string[],
): Doer | undefined {
  const work = workOf(step, job);
  if (work === null || work.run !== null) return undefined;
  if (work.agent === null) return 'host';
  if (agents.includes(work.agent)) return 'driver';
  return (own(personas, work.agent)?.run ?? null) === null ? 'host' : undefined;
}

/** Has nobody anything to do for it but to say yes or no? Then it is a gate by itself, about what it comes after. */
export function isGate({ requires_approval, run, agent, prompt }: Step): boolean {
  return requires_approval && run === null && agent === null && prompt === '';
}

const hosting = new WeakMap<Pipeline, { readonly is: boolean }>();

/** Are there steps that no command of the pipeline does? */
export function hasHosted(pipeline: Pipeline): boolean {
  return remembered(hosting, pipeline, () => ({
    is: pipeline.steps.some((step) => doerOf(pipeline, step, 'step', []) === 'host'),
  })).is;
}

/**
 * Until when somebody who was handed a step may take; null where the definition gives them as long as they like, and for
 * what commands do: those are ended where they run.
 */
export function deadlineOf(pipeline: Pipeline, id: string, { is, doer, job, since }: ActiveStep): string | null {
  if (is !== 'running' || doer !== 'host') return null;
  const step = stepById(pipeline, id);
  const longest = step === undefined ? null : (workOf(step, job)?.timeout_ms ?? null);
  return longest === null ? null : plusMilliseconds(since, longest);
}

/** May what failed be tried again? A clock that shows a time before it failed was put back, and nobody can wait by it. */
export function isDue({ since, due = '' }: Pick<ActiveStep, 'since' | 'due'>, now: string): boolean {
  return due <= now || now < since;
}

/** The next moment at which somebody's time is over; null where nobody's ends. */
export function nextDeadline(pipeline: Pipeline, { active }: Pick<RunState, 'active'>): string | null {
  const all = Object.entries(active).flatMap(([id, one]) => deadlineOf(pipeline, id, one) ?? []);
  return all.toSorted()[0] ?? null;
}

const onces = new WeakMap<Pipeline, readonly Step[]>();

/**
 * Is what is begun next to be committed where everybody sees it before it is done? Resources that other runs hold are known
 * only there, and what has effects outside and must not be done twice would be done by two machines at once. True as soon
 * as what is at work could be the last that such a step waits for.
 */
export function takesThere(pipeline: Pipeline, state: RunState): boolean {
  const { hasResources } = layoutOf(pipeline);
  const once = remembered(onces, pipeline, () =>
    pipeline.steps.filter(({ effects, idempotent }) => effects === 'external' && !idempotent),
  );
  const isRetried = ({ id }: Step): boolean => own(state.active, id)?.is === 'retrying';
  const isNear = (step: Step): boolean =>
    !isOver(state, placeOf(pipeline, step.id)) &&
    own(state.active, step.id) === undefined &&
    step.needs.every((need) => isOver(state, placeOf(pipeline, need)) || own(state.active, need) !== undefined);
  return (
    hasResources ||
    (once.length > 0 && state.status === 'rolling_back') ||
    once.some((step) => isRetried(step) || isNear(step))
  );
}
