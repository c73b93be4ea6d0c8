import type { Pipeline } from '../pipeline/pipeline.ts';
import { isSkipped } from './progress.ts';
import type { RunState } from './state.ts';

/** Steps that are over, were not done and are not optional: a run with one of them is complete only with warnings. */
export function skippedRequired(pipeline: Pipeline, state: Pick<RunState, 'skipped'>): readonly string[] {
  return pipeline.steps.flatMap(({ id, optional }, number) => (!optional && isSkipped(state, number) ? [id] : []));
}
