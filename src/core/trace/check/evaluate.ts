import { isFields } from '../../fields.ts';
import type { Path } from '../../finding.ts';
import { own } from '../../own.ts';
import { idPattern } from '../mplp.ts';
import { kindFacts, type ObjectKind } from './kind.ts';
import { momentOf } from './moment.ts';
import type { Literal, PlainRule, Rule, RuleWord, Step, Test } from './rule.ts';
import { pathText, valueText } from './told.ts';

/** A value that a path leads to; `value` is undefined where a key on the way is not there. */
interface Reached {
  readonly path: Path;
  readonly value: unknown;
  /** What holds it. */
  readonly holder: unknown;
}

/** Where a path leads, and why it leads nowhere, in the lists that hold nothing of what it asks for. */
interface Way {
  readonly reached: readonly Reached[];
  readonly nowhere: readonly string[];
}

/** What came of a rule for one object: how often it was asked, what does not hold, and why it was not asked. */
export interface Outcome {
  readonly asked: number;
  readonly failed: readonly { readonly path: Path; readonly says: string }[];
  readonly nowhere: readonly string[];
}

/** Finds the object of another kind that belongs to the one a rule is about; null where there is none. */
export type Companion = (kind: ObjectKind) => unknown;

/**
 * Asks a rule about one object. `steps` is the way to what it is about; some rules say that themselves. `isOptional`: what is
 * not there need not be.
 */
export function evaluate(
  rule: Rule,
  steps: readonly Step[],
  object: unknown,
  companion: Companion,
  isOptional: boolean,
): Outcome {
  if ('found' in rule) {
    const { reached } = follow(rule.found, object);
    const isThere = reached.some(({ value }) => value !== undefined && value !== null);
    return outcome([isThere ? null : { path: [], says: `${stepsText(rule.found)} must be there, and is not` }], []);
  }
  if ('test' in rule) {
    const { reached, nowhere } = follow(rule.test.steps, object);
    const must = `be${testText(rule.test)}`;
    return outcome(
      reached.map((one) => said(one, passes(rule.test, one.value), must)),
      nowhere,
    );
  }
  const { reached, nowhere } = follow(steps, object);
  const answers = reached.map((one) =>
    isOptional && one.value === undefined ? `${pathText(one.path)} is not there` : answer(rule, one, object, companion),
  );
  return outcome(
    answers.filter((one) => typeof one !== 'string'),
    [...nowhere, ...answers.filter((one) => typeof one === 'string')],
  );
}

type Failed = Outcome['failed'][number];

function outcome(answers: readonly (Failed | null)[], nowhere: readonly string[]): Outcome {
  return { asked: answers.length, failed: answers.filter((one) => one !== null), nowhere };
}

/** Null where the rule holds, what does not hold, or as a text why it is not asked here. */
function answer(rule: PlainRule, one: Reached, object: unknown, companion: Companion): Failed | string | null {
  const { value } = one;
  if ('word' in rule)
    return rule.word === 'optional-string' && value === undefined
      ? `${pathText(one.path)} is not there`
      : said(one, wordHolds[rule.word](value), wordTexts[rule.word]);
  if ('least' in rule) return said(one, lengthOf(value) >= rule.least, `have a length of ${rule.least} or more`);
  if ('oneOf' in rule)
    return said(
      one,
      rule.oneOf.some((literal) => literal === value),
      `be ${choice(rule.oneOf)}`,
    );
  if ('equals' in rule) return said(one, value === rule.equals, `be ${valueText(rule.equals)}`);
  if ('same' in rule) {
    const other = companion(rule.same.kind);
    if (other === null) return `there is no ${kindFacts[rule.same.kind].title} here to compare with`;
    const wanted = follow(rule.same.steps, other).reached.map((found) => found.value);
    if (wanted.includes(undefined))
      return { path: one.path, says: `${rule.same.written} is not there to compare with` };
    return said(one, wanted.includes(value), `be ${rule.same.written}, which is ${wanted.map(valueText).join('')}`);
  }
  const near = follow(rule.when.steps, one.holder).reached;
  const asked = near.some((found) => found.value !== undefined) ? near : follow(rule.when.steps, object).reached;
  return asked.some((found) => passes(rule.when, found.value))
    ? answer(rule.rule, one, object, companion)
    : `${stepsText(rule.when.steps)} is nowhere${testText(rule.when)}`;
}

const uuid = new RegExp(idPattern, 'u');

const wordHolds: Readonly<Record<RuleWord, (value: unknown) => boolean>> = {
  'uuid-v4': (value) => typeof value === 'string' && uuid.test(value),
  'non-empty-string': (value) => typeof value === 'string' && value.trim() !== '',
  exists: (value) => value !== undefined && value !== null,
  'iso-datetime': (value) => typeof value === 'string' && momentOf(value) !== null,
  'positive-integer': (value) => typeof value === 'number' && Number.isInteger(value) && value > 0,
  'optional-string': (value) => typeof value === 'string',
};

const wordTexts: Readonly<Record<RuleWord, string>> = {
  'uuid-v4': 'be a UUID of version 4, in lower case',
  'non-empty-string': 'be a text that is not blank',
  exists: 'be there',
  'iso-datetime': 'be a date and time such as 2026-01-31T15:00:00Z',
  'positive-integer': 'be a whole number above 0',
  'optional-string': 'be a text where it is there',
};

function said({ path, value }: Reached, holds: boolean, must: string): Failed | null {
  return holds ? null : { path, says: `${pathText(path)} must ${must}, and is ${valueText(value)}` };
}

/** Of a list, or of a text; nothing else has one. */
function lengthOf(value: unknown): number {
  return Array.isArray(value) || typeof value === 'string' ? value.length : -1;
}

function choice(values: readonly Literal[]): string {
  return values.map((value) => (typeof value === 'string' ? value : valueText(value))).join(' or ');
}

/** What is not there is like null. */
function passes({ isNot, literal }: Test, value: unknown): boolean {
  return ((value ?? null) === literal) !== isNot;
}

/** ` not "approved"`, behind a verb. */
function testText({ isNot, literal }: Test): string {
  return `${isNot ? ' not' : ''} ${valueText(literal)}`;
}

function stepsText(steps: readonly Step[]): string {
  const text = steps.map((step) => {
    if ('key' in step) return `.${step.key}`;
    if ('index' in step) return `[${step.index}]`;
    return 'every' in step ? '[*]' : `[${whereText(step.where)}]`;
  });
  return text.join('').replace(/^\./u, '');
}

function whereText({ steps, isNot, literal }: Test): string {
  return `${stepsText(steps)} ${isNot ? '!=' : '=='} ${valueText(literal)}`;
}

/** Goes along the steps from a value. */
function follow(steps: readonly Step[], from: unknown): Way {
  let reached: readonly Reached[] = [{ path: [], value: from, holder: from }];
  const nowhere: string[] = [];
  for (const step of steps) {
    reached = reached.flatMap((one): readonly Reached[] => {
      if ('key' in step) return [below(one, step.key)];
      if ('index' in step) return [below(one, step.index)];
      const { path, value } = one;
      if (!Array.isArray(value)) {
        nowhere.push(`${pathText(path)} is ${value === undefined ? 'not there' : 'no list'}`);
        return [];
      }
      const items = value.map((item: unknown, index) => ({ path: [...path, index], value: item, holder: item }));
      const wanted = 'every' in step ? items : items.filter((item) => isWhere(step.where, item.value));
      if (items.length === 0) nowhere.push(`${pathText(path)} is empty`);
      else if (wanted.length === 0 && 'where' in step)
        nowhere.push(`${pathText(path)} has none with ${whereText(step.where)}`);
      return wanted;
    });
  }
  return { reached, nowhere };
}

function isWhere(where: Test, item: unknown): boolean {
  return follow(where.steps, item).reached.some(({ value }) => passes(where, value));
}

function below({ path, value }: Reached, step: string | number): Reached {
  return { path: [...path, step], value: inside(value, step), holder: value };
}

/** What stands under a key or at a place of a list; undefined where nothing does. */
export function inside(value: unknown, step: string | number): unknown {
  if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined;
  return isFields(value) ? own(value, step) : undefined;
}
