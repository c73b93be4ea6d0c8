import type { EntryHead, Saw } from '../entry.ts';
import type { Step } from '../pipeline/pipeline.ts';
import type { Moment } from '../policy/delegation.ts';
import type { FailureCode, RunCommand } from './commands.ts';
import type { RunEventBody, TransitionKind } from './events.ts';
import { changed } from './evolve.ts';
import { own } from '../own.ts';
import { placeOf } from './progress.ts';
import type { JobKind, RunState } from './state.ts';
import type { RunObserved } from './world.ts';

/** An entry in the making: what happened so far, and the state after it. */
export interface Draft {
  readonly observed: RunObserved;
  readonly head: EntryHead<RunCommand>;
  readonly state: RunState;
  readonly events: readonly RunEventBody[];
  /** What the decision rests on beside the definition. */
  readonly saw?: Saw;
}

/** The draft after one more event. */
export function withEvents(draft: Draft, ...events: readonly RunEventBody[]): Draft {
  return events.reduce((before, event) => {
    const state = changed(before.state, { ...event, event_id: '' }, before.head);
    return { ...before, state, events: [...before.events, event] };
  }, draft);
}

/** What delegations are judged by. */
export function momentOf({ observed: { policy, people }, state, head }: Draft): Moment {
  return { policy, people, at: head.at, delegations: state.delegations ?? [] };
}

type StepChanged = Extract<RunEventBody, { type: 'step_changed' }>;

/** Why a step failed before anything of it was done. */
const neverBegun: ReadonlySet<string> = new Set<FailureCode>(['precondition_failed', 'state_missing', 'not_started']);

/**
 * The draft after a transition of a step. Where it ends an attempt whose effects may be outside, it says so: also one that
 * failed may have had them.
 */
export function moved(
  draft: Draft,
  { id }: Pick<Step, 'id'>,
  kind: TransitionKind,
  reason_code: string,
  {
    job,
    attempt,
    ...more
  }: { readonly job: JobKind; readonly attempt: number } & Partial<
    Pick<StepChanged, 'detail' | 'cause' | 'due' | 'by' | 'doer' | 'makers' | 'took'>
  >,
): Draft {
  const { pipeline } = draft.observed;
  const number = placeOf(pipeline, id);
  const ends = own(draft.state.active, id)?.is === 'running' && job !== 'compensation' && !neverBegun.has(reason_code);
  const outside = ends && pipeline.steps[number]?.effects === 'external' ? { outside: true as const } : {};
  return withEvents(draft, {
    type: 'step_changed',
    step_id: id,
    number,
    kind,
    reason_code,
    job,
    attempt,
    ...more,
    ...outside,
  });
}
