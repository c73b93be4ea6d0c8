import { verbNamed } from './table.ts';
import type { Verb } from './verb.ts';

/** Every command in a text for people, with an option where its verb takes it and it is not there yet. */
export function withOption(sentence: string, option: string, value: string): string {
  return amended(sentence, ({ verb, options }) =>
    verb.options.some(({ name }) => name === option) && !options.includes(option) ? ` --${option} ${value}` : '',
  );
}

/** Every command in a text for people, so that it is about this project: by its option, or as its first word. */
export function inProject(sentence: string, id: string): string {
  return amended(withOption(sentence, 'project', id), ({ verb, words }) => {
    const [first] = verb.arguments;
    return first?.name === 'id' && first.optional === true && words === 0 ? ` ${id}` : '';
  });
}

/** A command as it stands in a text: it ends where its verb takes no more words, or where the sentence goes on. */
interface Quoted {
  readonly verb: Verb;
  readonly options: readonly string[];
  readonly words: number;
  readonly end: number;
}

function amended(sentence: string, addition: (quoted: Quoted) => string): string {
  let amendedText = '';
  let from = 0;
  for (const match of sentence.matchAll(/\bcountersign ([a-z]+)/gu)) {
    const verb = verbNamed(String(match[1]));
    if (verb === null) continue;
    const quoted = quotedAt(sentence, verb, match.index + match[0].length);
    amendedText += sentence.slice(from, quoted.end) + addition(quoted);
    from = quoted.end;
  }
  return amendedText + sentence.slice(from);
}

/** Words with which a sentence goes on after a command. */
const prose = /^(?:lists|shows|ends|begins|writes)$/u;

function quotedAt(sentence: string, verb: Verb, start: number): Quoted {
  const most = verb.arguments.filter((argument) => argument.rest !== true).length;
  const options: string[] = [];
  let end = start;
  let words = 0;
  for (let word = wordAt(sentence, end); word !== ''; word = wordAt(sentence, end)) {
    const option = verb.options.find((one) => `--${one.name}` === word);
    if (option === undefined && (words === most || prose.test(word) || word.startsWith('--'))) break;
    end += 1 + word.length;
    if (option === undefined) {
      words += 1;
    } else {
      options.push(option.name);
      const value = option.value === undefined ? '' : wordAt(sentence, end);
      end += value === '' ? 0 : 1 + value.length;
    }
  }
  return { verb, options, words, end };
}

/** The next word as a shell takes it, without what ends a clause; empty where there is none. */
function wordAt(sentence: string, at: number): string {
  const word = / ((?:"[^"]*"|'[^']*'|\\'|[^\s"'\\])+)/uy;
  word.lastIndex = at;
  return word.exec(sentence)?.[1]?.replace(/[.,;:)]+$/u, '') ?? '';
}
