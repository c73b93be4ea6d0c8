import { own } from '../../own.ts';
import type { Check, Step } from '../../pipeline/pipeline.ts';
import type { FailureCode } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { validateStateInvariants } from '../invariants.ts';
import { isOver, layoutOf, placeOf, stepById } from '../progress.ts';
import type { RunState } from '../state.ts';

/** Why a step cannot be begun. Those that end by themselves are waited for; a step whose own ones do not hold failed. */
export type Hindrance =
  | { readonly check: 'steps' | 'invariants' | 'resources' | 'conflicts'; readonly because: string }
  | { readonly check: 'preconditions'; readonly because: string; readonly reason_code: FailureCode };

/**
 * Everything that keeps a step from being begun, each of which alone is enough: steps that it needs are not over, the state
 * is not in order, resources are taken, something else goes on that excludes it, its own preconditions do not hold.
 */
export function validateStepPreconditions(
  draft: Draft,
  step: Step,
  faults: readonly string[] = validateStateInvariants(draft.observed.pipeline, draft.state),
): readonly Hindrance[] {
  const { observed, state } = draft;
  const taken = takenResources(draft);
  return [
    ...step.needs
      .filter((need) => !isOver(state, placeOf(observed.pipeline, need)))
      .map((need) => ({ check: 'steps' as const, because: `${need} is not over` })),
    ...faults.map((because) => ({ check: 'invariants' as const, because })),
    ...step.resources
      .filter((name) => taken.has(name))
      .map((name) => ({ check: 'resources' as const, because: `${name} is taken` })),
    ...conflicts(draft, step).map((because) => ({ check: 'conflicts' as const, because })),
    ...ownPreconditions(state, step),
  ];
}

/** The resources that nobody can have now: steps of this run, and of other runs, hold all there is of them. */
export function takenResources({ observed, state }: Pick<Draft, 'observed' | 'state'>): ReadonlySet<string> {
  const { pipeline, held } = observed;
  if (!layoutOf(pipeline).hasResources) return nothing;
  const here = Object.entries(state.active).flatMap(([id, { is }]) =>
    is === 'running' ? (stepById(pipeline, id)?.resources ?? []) : [],
  );
  return new Set(
    [...Object.keys(held), ...here].filter((name) => {
      const used = here.filter((one) => one === name).length + (own(held, name) ?? 0);
      return used >= (own(pipeline.resources, name) ?? 1);
    }),
  );
}

const nothing: ReadonlySet<string> = new Set();

function conflicts({ observed, state }: Draft, { id }: Step): readonly string[] {
  const active = own(state.active, id);
  return [
    ...(state.status === 'running' ? [] : [`the run is ${state.status.replaceAll('_', ' ')}`]),
    ...(active === undefined || active.is === 'retrying' ? [] : [`${id} goes on already`]),
    ...(isOver(state, placeOf(observed.pipeline, id)) ? [`${id} is over`] : []),
  ];
}

/** What must hold before a step, as far as the state tells: the rest is looked at where the step is done. */
function ownPreconditions(state: RunState, step: Step): readonly Hindrance[] {
  const missing = step.required_state.filter((name) => (own(state.custom_state, name) ?? null) === null);
  const because = `${missing.join(', ')} ${missing.length === 1 ? 'has' : 'have'} no value`;
  return [
    ...(missing.length === 0
      ? []
      : [{ check: 'preconditions' as const, because, reason_code: 'state_missing' as const }]),
    ...unheld(step.preconditions, state.custom_state).map(({ says }) => ({
      check: 'preconditions' as const,
      because: `this does not hold: ${says}`,
      reason_code: 'precondition_failed' as const,
    })),
  ];
}

/** Checks of state variables that do not hold. */
export function unheld(checks: readonly Check[], variables: RunState['custom_state']): readonly Check[] {
  return checks.filter((check) => {
    if (check.is !== 'state') return false;
    const value = own(variables, check.state) ?? null;
    return check.equals === null ? value === null : value !== check.equals;
  });
}
