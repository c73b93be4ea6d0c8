import { relative } from 'node:path';
import { stripVTControlCharacters, styleText } from 'node:util';
import type { Answer, Line } from './answer.ts';

type Stream = NodeJS.WriteStream;

/** Prints an answer: a person's lines, or one JSON document on standard output and nothing beside it. */
export function print(answer: Answer, asJson: boolean): void {
  if (asJson) {
    process.stdout.write(`${visibleInJson(JSON.stringify({ ok: answer.exit === 0, ...answer.json }, null, 2))}\n`);
    return;
  }
  for (const line of answer.out) process.stdout.write(`${rendered(line, process.stdout)}\n`);
  for (const line of answer.err) process.stderr.write(`${rendered(line, process.stderr)}\n`);
  if (answer.document !== undefined) process.stdout.write(answer.document);
}

/** A line as a stream shows it: colours only where the stream and its environment want them. */
export function rendered(line: Line, stream: Stream): string {
  const spans = typeof line === 'string' ? [line] : line;
  return spans
    .map((span) => (typeof span === 'string' ? visible(span) : styleText(span.style, visible(span.text), { stream })))
    .join('');
}

/**
 * Text of other people without power over the terminal: escape sequences go, every other character that moves, hides
 * or reorders text is shown by its number. Line breaks become spaces: a line stays one line.
 */
export function visible(text: string): string {
  if (isPlain(text)) return text;
  return stripVTControlCharacters(text)
    .replaceAll(/\s*\r?\n\s*/gu, ' ')
    .replaceAll('\t', ' ')
    .replaceAll(tricky, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Is it printable ASCII? Most text is, and the rules of Unicode take milliseconds to load. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** A document of many lines, each made harmless. */
export function visibleLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\t').map(visible).join('\t'))
    .join('\n');
}

/** Controls, line and paragraph separators, and the marks that turn the direction of text around. */
const tricky = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** The same document: JSON escapes what it has to, not all that a terminal obeys. */
export function visibleInJson(json: string): string {
  return json.replaceAll(
    /[\u007f-\u009f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Columns a text takes on a terminal: letters of East Asian scripts and emoji take two, marks none. */
export function width(text: string): number {
  if (isPlain(text)) return text.length;
  let columns = 0;
  for (const character of visible(text)) {
    if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(character)) continue;
    columns += wide.test(character) ? 2 : 1;
  }
  return columns;
}

const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;

/** How many columns a line may take: those of the terminal; in a pipe as many as it likes. */
export function room(stream: Stream): number {
  return stream.isTTY ? Math.max(40, stream.columns) : Number.POSITIVE_INFINITY;
}

/**
 * Cells under each other, two spaces between them. The last column takes what `columns` leaves, at least 20, and ends
 * in an ellipsis where that is too little.
 */
export function table(rows: readonly (readonly string[])[], columns: number): readonly (readonly string[])[] {
  const count = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const widths = Array.from({ length: count }, (_, at) =>
    rows.reduce((most, row) => Math.max(most, width(row[at] ?? '')), 0),
  );
  const before = widths.slice(0, -1).reduce((sum, one) => sum + one + 2, 0);
  return rows.map((row) =>
    row.map((cell, at) =>
      at === count - 1
        ? shortened(cell, Math.max(20, columns - before))
        : `${visible(cell)}${' '.repeat((widths[at] ?? 0) - width(cell) + 2)}`,
    ),
  );
}

/** A path as it is written from here, where that is shorter. */
export function shortPath(path: string): string {
  const from = relative(process.cwd(), path) || '.';
  return from.length < path.length ? from : path;
}

/** A text cut to so many columns, with an ellipsis where something is missing. */
export function shortened(text: string, columns: number): string {
  const plain = visible(text);
  if (width(plain) <= columns) return plain;
  let kept = '';
  for (const character of plain) {
    if (width(kept + character) >= columns) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** A text in lines of at most so many columns, broken between words; a word that is longer stays whole. */
export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of visible(text).split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || width(`${line} ${word}`) > columns) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

let isWorkAtStake = false;

/** From now on something is done that nobody has to read about: whoever stops reading, or a terminal that is gone, ends nothing. */
export function goOnUnread(): void {
  isWorkAtStake = true;
}

/** A reader that has seen enough (`| head`) ends the program without a word, where all that it does is to be read. */
export function whenReaderLeaves(leave: () => void): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (isWorkAtStake) return;
      if (error.code !== 'EPIPE') throw error;
      leave();
    });
  }
}
