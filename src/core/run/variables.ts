import { longestText } from '../longest.ts';
import { own } from '../own.ts';
import type { Pipeline, Variable } from '../pipeline/pipeline.ts';
import type { Value } from '../pipeline/schema.ts';
import { withEvents, type Draft } from './draft.ts';
import { no, type Refused } from './rules/context.ts';
import type { Values } from './state.ts';

/** State variables have other values, each of which one of its kind can have; else none of them changes. */
export function updateState(
  draft: Draft,
  set: Readonly<Record<string, Value>>,
  why: { readonly step_id?: string; readonly because?: string },
): Draft | Refused {
  const { pipeline } = draft.observed;
  const wrong = whyNotValues(pipeline, { ...draft.state.custom_state, ...set });
  if (wrong.length > 0)
    return no('invalid_argument', wrong.join('; '), `countersign workflow show ${pipeline.name} tells its variables`);
  if (Object.keys(set).length === 0) return draft;
  return withEvents(draft, { type: 'state_changed', set: plain(set), ...why });
}

/** Why state variables cannot be these, all of them together as JSON no longer than a text; none where they can. */
export function whyNotValues(pipeline: Pipeline, values: Values): readonly string[] {
  const wrong = Object.entries(values).flatMap(([name, value]) => whyNotValue(pipeline, name, value) ?? []);
  const { length } = JSON.stringify(values);
  return length <= longestText
    ? wrong
    : [
        ...wrong,
        `state variables hold ${length} characters, and ${longestText} at most: put long texts into files or outputs`,
      ];
}

/** Values as they are read again: zero has no sign. */
export function plain(values: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === 0 ? 0 : value]));
}

/** Why a state variable cannot be this; null where it can. */
export function whyNotValue(
  pipeline: Pick<Pipeline, 'name' | 'state'>,
  name: string,
  value: Value | null,
): string | null {
  const variable = own(pipeline.state, name);
  if (variable === undefined) {
    const names = Object.keys(pipeline.state).join(', ');
    return `${name} is no state variable of ${pipeline.name}; there ${names === '' ? 'is none' : `is ${names}`}`;
  }
  if (value === null) return null;
  if (!isOf(variable, value)) return `${name} is of type ${variable.type}, and this is ${JSON.stringify(value)}`;
  if (variable.one_of === null || variable.one_of.includes(value)) return null;
  return `${name} is one of ${variable.one_of.map(String).join(', ')}, and this is ${JSON.stringify(value)}`;
}

function isOf({ type }: Variable, value: Value): boolean {
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'number') return Number.isFinite(value);
  return typeof value === type;
}
