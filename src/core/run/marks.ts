import type { Pipeline } from '../pipeline/pipeline.ts';
import { isSkipped } from './progress.ts';
import type { RunState } from './state.ts';

/** Under this name the state keeps the id of the comment on GitHub in which people are told of a run. */
export const commentReceipt = 'issue_comment';

/** Under this name it keeps of which end the report is in the record, where whoever started the run has not heard of it. */
export const reportReceipt = 'report';

/** Steps that are over, were not done and are not optional: a run with one of them is complete only with warnings. */
export function skippedRequired(pipeline: Pipeline, state: Pick<RunState, 'skipped'>): readonly string[] {
  return pipeline.steps.flatMap(({ id, optional }, number) => (!optional && isSkipped(state, number) ? [id] : []));
}
