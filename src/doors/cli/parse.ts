import { verbs } from '../../core/verbs/table.ts';
import type { Given, Misread, Option, Verb } from '../../core/verbs/verb.ts';
import { readWords } from '../../core/words.ts';

/** A command line that is understood. */
export interface Parsed {
  readonly verb: Verb;
  readonly given: Given;
  readonly json: boolean;
}

/** What every verb takes on a command line. */
export const json: Option = { name: 'json', help: 'one JSON document on standard output' };

/** Reads a command line by the table of verbs. */
export function readLine(argv: readonly string[]): Parsed | Misread {
  const asked = readWords(argv, verbs, [json]);
  if ('misuse' in asked) return asked;
  const { json: asJson, ...given } = asked.given;
  return { verb: asked.verb, given, json: asJson === true };
}

/** A command line that asks a verb for something; null for help and for mistakes, which `program.ts` answers. */
export function quickly(argv: readonly string[]): Parsed | null {
  const read = readLine(argv);
  return 'misuse' in read ? null : read;
}
