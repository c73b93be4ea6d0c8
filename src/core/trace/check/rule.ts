import { insteadOf } from '../../nearest.ts';
import { own } from '../../own.ts';
import { objectKinds, type ObjectKind } from './kind.ts';

/** A value that a rule writes out. */
export type Literal = string | number | boolean | null;

/** One step into an object: a key, the place in a list, every element of a list, or those of which a test holds. */
export type Step =
  | { readonly key: string }
  | { readonly index: number }
  | { readonly every: true }
  | { readonly where: Test };

/** Is what stands at the end of a path this value, or (`isNot`) anything else? */
export interface Test {
  readonly steps: readonly Step[];
  readonly isNot: boolean;
  readonly literal: Literal;
}

const words = ['uuid-v4', 'non-empty-string', 'exists', 'iso-datetime', 'positive-integer', 'optional-string'] as const;
export type RuleWord = (typeof words)[number];

/** A rule: about what its path leads to, or one of the two that say themselves what they are about. */
export type Rule = PlainRule | { readonly found: readonly Step[] } | { readonly test: Test };

export type PlainRule =
  | { readonly word: RuleWord }
  | { readonly equals: Literal }
  /** The same value as in another object: its kind, and the way into it. */
  | { readonly same: { readonly kind: ObjectKind; readonly steps: readonly Step[]; readonly written: string } }
  | { readonly least: number }
  | { readonly oneOf: readonly Literal[] }
  | { readonly when: Test; readonly rule: PlainRule };

/** Text that is no rule or path: why, as a sentence, and what to write. */
export interface Unreadable {
  readonly wrong: string;
  readonly next: string;
}

/** Longer than any rule; a rule may hold a rule, and is read by a function that calls itself. */
const longest = 2_000;

const key = String.raw`[A-Za-z_$][\w$-]*`;
const quoted = String.raw`"(?:[^"\\]|\\.)*"|'[^']*'`;
const literal = String.raw`(?:${quoted}|-?\d+(?:\.\d+)?|true|false|null)`;
const comparison = String.raw`\s*(?:==|!=)\s*${literal}`;
const step = String.raw`\.${key}|\[(?:\d+|\*|\?${key}(?:\.${key})*${comparison})\]`;
const path = String.raw`${key}(?:${step})*`;

const wholeLiteral = new RegExp(`^${literal}$`, 'u');
const wholeTest = new RegExp(`^(?<path>${path})\\s*(?<operator>==|!=)\\s*(?<literal>${literal})$`, 'u');
const conditional = new RegExp(`^(?<test>(?:${path})${comparison})\\s*,\\s*(?<then>[^]*)$`, 'u');

const example = 'Write it as steps[*].description, events[0].data or events[?event_type=="decision.approved"].data.';

/** Reads a path such as `a.b`, `a[0].b`, `a[*].b` or `a[?b=="c"].d`. */
export function readPath(text: string): readonly Step[] | Unreadable {
  if (text.length > longest) return { wrong: `a path has at most ${longest} letters`, next: example };
  if (text === '') return { wrong: 'the path is empty', next: example };
  const left = text.replace(new RegExp(`^${path}`, 'u'), '');
  return left === '' ? stepsIn(text) : { wrong: `the path ${text} cannot be read from ${left} on`, next: example };
}

/** Only for a path that can be read. */
function stepsIn(text: string): readonly Step[] {
  return [...text.matchAll(new RegExp(`^${key}|${step}`, 'gu'))].map(([one]) => stepIn(one));
}

function stepIn(text: string): Step {
  if (!text.startsWith('[')) return { key: text.replace('.', '') };
  const inside = text.slice(1, -1);
  if (inside === '*') return { every: true };
  return inside.startsWith('?') ? { where: testIn(inside.slice(1)) } : { index: Number(inside) };
}

/** Only for a text that `wholeTest` knows. */
function testIn(text: string): Test {
  const found = wholeTest.exec(text)?.groups;
  return {
    steps: stepsIn(String(found?.['path'])),
    isNot: found?.['operator'] === '!=',
    literal: literalIn(String(found?.['literal'])),
  };
}

/** Only for a text that `wholeLiteral` knows. */
function literalIn(text: string): Literal {
  if (text.startsWith("'")) return text.slice(1, -1);
  if (text.startsWith('"')) return text.slice(1, -1).replaceAll(/\\(.)/gu, '$1');
  if (text === 'null') return null;
  return text === 'true' || text === 'false' ? text === 'true' : Number(text);
}

/** Reads one rule. */
export function readRule(written: string): Rule | Unreadable {
  const text = written.trim();
  if (text.length > longest) return { wrong: `a rule has at most ${longest} letters`, next: 'Make it shorter.' };
  const word = words.find((one) => one === text);
  if (word !== undefined) return { word };
  const { name, given } = /^(?<name>[a-z][\w-]*)\s*\((?<given>[^]*)\)$/u.exec(text)?.groups ?? {};
  if (name !== undefined && given !== undefined) return callOf(name, given.trim());
  if (wholeTest.test(text)) return { test: testIn(text) };
  return unknownRule(text);
}

const calls: Readonly<Record<string, (given: string) => Rule | Unreadable>> = {
  eq: equal,
  'min-length': (given) =>
    /^\d{1,9}$/u.test(given) ? { least: Number(given) } : unreadable('min-length', given, 'min-length(3)'),
  enum: listed,
  'one-of': among,
  if: whenever,
  exists: (given) => {
    const steps = readPath(given);
    return 'wrong' in steps ? steps : { found: steps };
  },
};

function callOf(name: string, given: string): Rule | Unreadable {
  const call = own(calls, name);
  return call === undefined ? unknownRule(name) : call(given);
}

function unknownRule(name: string): Unreadable {
  return { wrong: `there is no rule ${name}`, next: insteadOf(name, [...words, ...Object.keys(calls)]) };
}

function unreadable(name: string, given: string, right: string): Unreadable {
  return { wrong: `${name}(${given}) cannot be read`, next: `Write it as ${right}.` };
}

function equal(given: string): Rule | Unreadable {
  if (wholeLiteral.test(given)) return { equals: literalIn(given) };
  const steps = readPath(given);
  if ('wrong' in steps) return steps;
  const kind = objectKinds.find((one) => one === given.replace(/[.[][^]*$/u, ''));
  const rest = steps.slice(1);
  if (kind === undefined || rest.length === 0)
    return {
      wrong: `eq(${given}) does not say in which object that is`,
      next: 'Begin it with context, plan, confirm or trace, as eq(plan.plan_id); put a text in quotes.',
    };
  if (rest.some((one) => 'every' in one || 'where' in one))
    return { wrong: `eq(${given}) may be several values`, next: 'Name one value, as eq(plan.plan_id).' };
  return { same: { kind, steps: rest, written: given } };
}

function listed(given: string): Rule | Unreadable {
  const values = given.split(',').map((one) => one.trim());
  if (values.includes('')) return unreadable('enum', given, 'enum(approved,rejected)');
  return { oneOf: values.map((one) => (/^["']/u.test(one) && wholeLiteral.test(one) ? literalIn(one) : one)) };
}

function among(given: string): Rule | Unreadable {
  if (!new RegExp(`^\\[\\s*${literal}(?:\\s*,\\s*${literal})*\\s*\\]$`, 'u').test(given))
    return unreadable('one-of', given, 'one-of(["approved", "rejected"])');
  return { oneOf: [...given.matchAll(new RegExp(literal, 'gu'))].map(([one]) => literalIn(one)) };
}

function whenever(given: string): Rule | Unreadable {
  const found = conditional.exec(given)?.groups;
  if (found === undefined) return unreadable('if', given, 'if(status == "rejected", non-empty-string)');
  const then = readRule(String(found['then']));
  if ('wrong' in then) return then;
  if ('found' in then || 'test' in then)
    return {
      wrong: 'what follows in if(…) must be about the path of the rule',
      next: 'Write a rule of its own for it.',
    };
  return { when: testIn(String(found['test'])), rule: then };
}
