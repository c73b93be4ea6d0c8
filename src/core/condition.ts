import type { JsonSchema } from './schema.ts';

/** What `requires` may ask for. Leaves are typed so that a definition can be analysed without running it. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Leaf;

export type Leaf =
  | { readonly artifact: string }
  | { readonly count: { readonly artifact: string; readonly at_least: number } }
  | { readonly gate: string; readonly is?: 'open' | 'closed' | 'conditional'; readonly permits?: string }
  | { readonly check: string; readonly is?: 'passed' | 'failed' }
  | FactLeaf
  | { readonly flag: string }
  | { readonly track: string; readonly is?: string; readonly stage?: string }
  | { readonly no: 'blockers' | 'conflicts' | 'missing_facts' }
  | { readonly run: string; readonly is?: string }
  | { readonly closure: string; readonly is?: string }
  | { readonly date: { readonly after?: string; readonly before?: string } }
  | { readonly age: { readonly artifact: string; readonly at_least_days: number } };

/** A fact is known (with a source), or also compared. */
export interface FactLeaf {
  readonly fact: string;
  readonly equals?: FactValue;
  readonly one_of?: readonly FactValue[];
  readonly at_least?: number;
  readonly at_most?: number;
}

export type FactValue = string | number | boolean;

/** An answer that explains itself: whether it holds, the sentence for people, and what would help. */
export interface Explained {
  readonly holds: boolean;
  readonly says: string;
  readonly next?: string;
  readonly parts?: readonly Explained[];
}

/** What helps against a no, where no reason below says the same: there it belongs. Null where nothing does. */
export function nextIn(tree: Explained): string | null {
  const { holds, next, parts = [] } = tree;
  return holds || next === undefined || parts.some((part) => advises(part, next)) ? null : next;
}

function advises({ holds, next, parts = [] }: Explained, advice: string): boolean {
  return (!holds && next === advice) || parts.some((part) => advises(part, advice));
}

/** What helps first against several noes; undefined where nothing does. */
export function adviceAmong(answers: readonly Explained[]): string | undefined {
  return answers.find(({ next }) => next !== undefined)?.next;
}

/** Answers one leaf; `all`, `any` and `not` are the same everywhere. */
export type Answer = (leaf: Leaf) => Explained;

/** Evaluates a condition to a tree that says why, never to a bare boolean. Every part is evaluated: no short circuit. */
export function evaluate(condition: Condition, answer: Answer): Explained {
  if ('all' in condition) {
    const parts = condition.all.map((part) => evaluate(part, answer));
    const missing = parts.filter((part) => !part.holds).length;
    const says = missing === 0 ? 'everything that is required is there' : `${missing} of ${parts.length} missing`;
    return { holds: missing === 0, says, parts };
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => evaluate(part, answer));
    const holds = parts.some((part) => part.holds);
    return { holds, says: holds ? 'one of these holds' : 'none of these holds', parts };
  }
  if ('not' in condition) {
    const part = evaluate(condition.not, answer);
    const says = part.holds ? `${part.says}, and that must not be` : part.says;
    return { holds: !part.holds, says, ...(part.parts === undefined ? {} : { parts: part.parts }) };
  }
  return answer(condition);
}

/** All leaves of a condition, in the order written. */
export function leavesOf(condition: Condition | undefined): readonly Leaf[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  if ('not' in condition) return leavesOf(condition.not);
  return [condition];
}

/** The sentences of what is missing, deepest first, without the ones that only sum up others. */
export function missingIn(tree: Explained): readonly Explained[] {
  if (tree.holds) return [];
  if (tree.parts === undefined) return [tree];
  const below = tree.parts.flatMap(missingIn);
  return below.length === 0 ? [tree] : below;
}

const name = { type: 'string', pattern: '\\S' } as const;
const value = { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] } as const;

function leaf(required: string, properties: JsonSchema): JsonSchema {
  return { type: 'object', required: [required], properties, additionalProperties: false };
}

const self = { $ref: '#/definitions/condition' };

/** JSON Schema of a condition; used as `#/definitions/condition`. */
export const conditionSchema: JsonSchema = {
  type: 'object',
  anyOf: [
    leaf('all', { all: { type: 'array', items: self, minItems: 1 } }),
    leaf('any', { any: { type: 'array', items: self, minItems: 1 } }),
    leaf('not', { not: self }),
    leaf('artifact', { artifact: name }),
    leaf('count', {
      count: {
        type: 'object',
        required: ['artifact', 'at_least'],
        properties: { artifact: name, at_least: { type: 'integer', minimum: 1 } },
        additionalProperties: false,
      },
    }),
    leaf('gate', { gate: name, is: { enum: ['open', 'closed', 'conditional'] }, permits: name }),
    leaf('check', { check: name, is: { enum: ['passed', 'failed'] } }),
    leaf('fact', {
      fact: name,
      equals: value,
      one_of: { type: 'array', items: value, minItems: 1 },
      at_least: { type: 'number' },
      at_most: { type: 'number' },
    }),
    leaf('flag', { flag: name }),
    leaf('track', { track: name, is: name, stage: name }),
    leaf('no', { no: { enum: ['blockers', 'conflicts', 'missing_facts'] } }),
    leaf('run', { run: name, is: name }),
    leaf('closure', { closure: name, is: name }),
    leaf('date', {
      date: {
        type: 'object',
        properties: { after: name, before: name },
        additionalProperties: false,
        minProperties: 1,
      },
    }),
    leaf('age', {
      age: {
        type: 'object',
        required: ['artifact', 'at_least_days'],
        properties: { artifact: name, at_least_days: { type: 'number', exclusiveMinimum: 0 } },
        additionalProperties: false,
      },
    }),
  ],
};
