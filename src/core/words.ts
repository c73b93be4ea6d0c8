import { nearest } from './nearest.ts';
import type { Given, Misread, Option, Verb } from './verbs/verb.ts';

/** What words ask for: a verb, with what was given to it and nothing that was not. */
export interface Asked {
  readonly verb: Verb;
  readonly given: Given;
}

/**
 * The words of a line as a careful shell splits it, without a shell: nothing in it is expanded or run. In double quotes
 * `\"` and `\\` stand for the character; in single quotes everything stands for itself. An apostrophe in a word is a
 * letter, so `don't` needs no quotes. Phones write typographic quotes, and a long dash where `--` was typed before a
 * name: both are read as what was meant.
 */
export function wordsOf(line: string): readonly string[] | Misread {
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  while (at < line.length) {
    if (/\s/u.test(line.charAt(at))) {
      if (word !== null) words.push(word);
      word = null;
      at += 1;
    } else {
      const piece = pieceAt(line, at, word === null);
      if ('misuse' in piece) return piece;
      word = (word ?? '') + piece.text;
      at = piece.end;
    }
  }
  return word === null ? words : [...words, word];
}

/** What ends a quotation, by what begins it: every language has its own pairs. */
const closing: ReadonlyMap<string, readonly string[]> = new Map([
  ['"', ['"']],
  ['“', ['”']],
  ['”', ['”']],
  ['„', ['“', '”']],
  ["'", ["'"]],
  ['‘', ['’']],
  ['’', ['’']],
]);

/** A part of a word: what it stands for, and where it ends in the line. */
interface Piece {
  readonly text: string;
  readonly end: number;
}

/** The character or the quotation that begins here. */
function pieceAt(line: string, at: number, first: boolean): Piece | Misread {
  const character = line.charAt(at);
  const next = line.charAt(at + 1);
  const ends = closing.get(character);
  if (ends !== undefined && !(isSingle(character) && isLetter(line.charAt(at - 1)))) return quotation(line, at, ends);
  if (first && /[—–]/u.test(character) && /[a-z]/iu.test(next)) return { text: '--', end: at + 1 };
  if (character === '\\' && /["'\\]/u.test(next)) return { text: next, end: at + 2 };
  return { text: character, end: at + 1 };
}

function quotation(line: string, start: number, ends: readonly string[]): Piece | Misread {
  const isLiteral = isSingle(line.charAt(start));
  let text = '';
  for (let at = start + 1; at < line.length; at += 1) {
    const character = line.charAt(at);
    const next = line.charAt(at + 1);
    const isApostrophe = isLiteral && isLetter(line.charAt(at - 1)) && isLetter(next);
    if (ends.includes(character) && !isApostrophe) return { text, end: at + 1 };
    const isEscape = !isLiteral && character === '\\' && (next === '\\' || next === '"' || ends.includes(next));
    text += isEscape ? next : character;
    at += isEscape ? 1 : 0;
  }
  const begins = line.length > start + 20 ? `${line.slice(start, start + 20)}…` : line.slice(start);
  return misread(`the quotation that begins with ${begins} has no end`, `write ${ends[0]} where it ends`);
}

function isSingle(character: string): boolean {
  return /['‘’]/u.test(character);
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/**
 * What the words ask for, by a table of verbs: first the verb, and where it has verbs of its own one of those, then its
 * arguments and options in any order. An option is `--name`, `--name VALUE` or `--name=VALUE`, at most once if it is no
 * list; behind `--` nothing is an option. `everywhere` are options that a door has for every verb. The first mistake is
 * what is answered.
 */
export function readWords(
  words: readonly string[],
  verbs: readonly Verb[],
  everywhere: readonly Option[] = [],
): Asked | Misread {
  const [name = '', ...rest] = words;
  const verb = verbs.find((one) => one.name === name);
  if (verb === undefined) return noVerb(name, verbs);
  if (verb.verbs !== undefined) return readBelow(verb, verb.verbs, rest, everywhere);
  return readFor(verb, rest, everywhere);
}

/** What a verb can do is named by the word behind it. */
function readBelow(
  verb: Verb,
  verbs: readonly Verb[],
  [word, ...rest]: readonly string[],
  everywhere: readonly Option[],
): Asked | Misread {
  const below = verbs.find((one) => one.name === `${verb.name} ${word}`);
  if (below !== undefined) return readFor(below, rest, everywhere);
  if (word === undefined || word.startsWith('-')) return misread(`${verb.name} what?`, helpOf(verb));
  const names = verbs.map((one) => one.name.slice(verb.name.length + 1));
  const meant = nearest(word, names);
  return misread(
    `there is no ${verb.name} ${word}`,
    orHelp(meant === null ? null : `${verb.name} ${meant}`, helpOf(verb)),
  );
}

function readFor(verb: Verb, rest: readonly string[], everywhere: readonly Option[]): Asked | Misread {
  const sorted = sortedOut(rest, verb, [...verb.options, ...everywhere]);
  if ('misuse' in sorted) return sorted;
  const wrong = countMisuse(verb, sorted.plain);
  if (wrong !== null) return wrong;
  return { verb, given: { ...sorted.options, ...placed(verb, sorted.plain) } };
}

function noVerb(name: string, verbs: readonly Verb[]): Misread {
  if (name === '') return misread('the verb is missing', 'countersign help');
  if (name.startsWith('-')) return misread(`${name} stands where the verb should be`, 'countersign help');
  const meant = nearest(
    name,
    verbs.map((verb) => verb.name),
  );
  return misread(`there is no verb ${name}`, orHelp(meant, 'countersign help'));
}

interface Sorted {
  readonly options: Given;
  /** What is no option, in its order. */
  readonly plain: readonly string[];
}

/** `--name` with or without a value, or a letter after one dash; a number or a sentence that begins with a dash is neither. */
const optionShape = /^-(?:-[^\s=]*|[^\s\d=-][^\s=]*)(?==|$)/u;

function sortedOut(words: readonly string[], verb: Verb, options: readonly Option[]): Sorted | Misread {
  const given = new Map<string, string | true | readonly string[]>();
  const plain: string[] = [];
  const left = words.values();
  for (const word of left) {
    const [written] = optionShape.exec(word) ?? [];
    if (word === '--') {
      plain.push(...left);
    } else if (written === undefined) {
      plain.push(word);
    } else {
      const option = options.find((one) => `--${one.name}` === written);
      if (option === undefined) return noOption(written, verb, options);
      const value = valueOf(option, word, left, verb);
      if (typeof value === 'object') return value;
      const before = given.get(option.name);
      if (option.list !== true && typeof before === 'string')
        return misread(`--${option.name} is given twice`, `write it once: ${helpOf(verb)}`);
      const list = typeof before === 'object' ? before : [];
      given.set(option.name, option.list === true ? [...list, String(value)] : value);
    }
  }
  return { options: Object.fromEntries(given), plain };
}

/** The value that stands in the word or is the next one; true for an option that takes none. */
function valueOf(option: Option, word: string, left: Iterator<string>, verb: Verb): string | true | Misread {
  const { name, value } = option;
  const equals = word.indexOf('=');
  if (value === undefined)
    return equals === -1 ? true : misread(`--${name} takes no value`, `write --${name}: ${helpOf(verb)}`);
  if (equals !== -1) return word.slice(equals + 1);
  const next = left.next();
  if (next.done === true) return misread(`option '--${name} <${value}>' argument missing`, helpOf(verb));
  // What looks like an option follows a value that was forgotten; what is meant to begin so is written --name=--value.
  if (/^--\S*$/u.test(next.value))
    return misread(`--${name} has no value: ${next.value} follows it`, `write --${name} ${value}: ${helpOf(verb)}`);
  return next.value;
}

function noOption(written: string, verb: Verb, options: readonly Option[]): Misread {
  const meant = nearest(
    written.replace(/^--?/u, ''),
    options.map((option) => option.name),
  );
  return misread(`unknown option '${written}'`, orHelp(meant === null ? null : `--${meant}`, helpOf(verb)));
}

/** What is wrong with how many words there are, or null. */
function countMisuse(verb: Verb, words: readonly string[]): Misread | null {
  const most = verb.arguments.length;
  const missing = verb.arguments.slice(words.length).find((argument) => argument.optional !== true);
  if (missing !== undefined) return misread(`missing required argument '${missing.name}'`, helpOf(verb));
  if (words.length <= most || verb.arguments.some((argument) => argument.rest === true)) return null;
  const expected = `Expected ${most} argument${most === 1 ? '' : 's'} but got ${words.length}: ${words.join(', ')}.`;
  return misread(`too many arguments for '${verb.name}'. ${expected}`, helpOf(verb));
}

/** The words by the names of the arguments. */
function placed(verb: Verb, words: readonly string[]): Given {
  return Object.fromEntries(
    verb.arguments
      .slice(0, words.length)
      .map((argument, at) => [argument.name, argument.rest === true ? words.slice(at) : words[at]]),
  );
}

function helpOf(verb: Verb): string {
  return `countersign help ${verb.name}`;
}

function orHelp(meant: string | null, help: string): string {
  return meant === null ? help : `did you mean ${meant}? Otherwise: ${help}`;
}

function misread(because: string, next: string): Misread {
  return { misuse: { because, next } };
}
