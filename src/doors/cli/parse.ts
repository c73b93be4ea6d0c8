import { parseArgs } from 'node:util';
import { verbNamed, type Given, type Verb } from '../../core/verbs.ts';

/** A command line that is understood. */
export interface Parsed {
  readonly verb: Verb;
  readonly given: Given;
  readonly json: boolean;
}

/**
 * Reads a command line that is right, without loading the parser that helps with those that are not: that one takes as
 * long as all the rest of `status`. Null is no verdict: help, mistakes and rare spellings are for `program.ts`, which
 * understands everything that is understood here in the same way.
 */
export function quickly(argv: readonly string[]): Parsed | null {
  const [name = '', ...args] = argv;
  const verb = verbNamed(name);
  if (verb === null) return null;
  const words = wordsOf(verb, args);
  if (words === null) return null;
  const given = placed(verb, words.positionals);
  if (given === null) return null;
  const { json, ...options } = words.values;
  return { verb, given: { ...options, ...given }, json: json === true };
}

interface Words {
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly positionals: readonly string[];
}

function wordsOf(verb: Verb, args: readonly string[]): Words | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: shapes(verb),
      allowPositionals: true,
      strict: true,
    });
    return {
      values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, plain(value)])),
      positionals,
    };
  } catch {
    return null;
  }
}

function plain(
  value: string | boolean | readonly (string | boolean)[] | undefined,
): string | boolean | readonly string[] | undefined {
  return typeof value === 'object' ? value.map(String) : value;
}

interface Shape {
  readonly type: 'string' | 'boolean';
  readonly multiple: boolean;
}

function shapes(verb: Verb): Record<string, Shape> {
  const own = verb.options.map((option): [string, Shape] => [
    option.name,
    { type: option.value === undefined ? 'boolean' : 'string', multiple: option.list === true },
  ]);
  return Object.fromEntries([...own, ['json', { type: 'boolean', multiple: false }]]);
}

/** The words by the names of the arguments; null when there are too few or too many. */
function placed(verb: Verb, words: readonly string[]): Given | null {
  const needed = verb.arguments.filter((argument) => argument.optional !== true).length;
  const takesRest = verb.arguments.some((argument) => argument.rest === true);
  if (words.length < needed || (!takesRest && words.length > verb.arguments.length)) return null;
  return Object.fromEntries(
    verb.arguments.flatMap((argument, at): readonly (readonly [string, string | readonly string[]])[] => {
      const word = words[at];
      if (word === undefined) return [];
      return [[argument.name, argument.rest === true ? words.slice(at) : word]];
    }),
  );
}
