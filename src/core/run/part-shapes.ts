import { list, nullable, number, object, optional, record, text, type Shape } from '../shape.ts';
import type { KeptCheckpoint, Range, RunState, Values } from './state.ts';

/** A value of a state variable. */
export const value: Shape<string | number | boolean> = (one) =>
  ['string', 'number', 'boolean'].includes(typeof one) ? null : ' is neither text nor a number, true or false';
export const values: Shape<Values> = record(nullable(value));

const range: Shape<Range> = (one) =>
  list(number)(one) ?? (Array.isArray(one) && one.length === 2 ? null : ' is no pair of numbers');

/** How far a run has come. */
export const progress = object<KeptCheckpoint['state']>({
  current_step: number,
  ahead: list(range),
  skipped: list(range),
  custom_state: values,
  tree: nullable(text),
  done_outside: list(range),
});

export const project = object<NonNullable<RunState['project']>>({
  id: text,
  track: optional(text),
  artifact: optional(text),
});
