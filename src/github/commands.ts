import { linesBeforeTail } from './email-tail.ts';
import { isDeceptive, looksLikeCommand } from './looks.ts';
import { partsOf, spanOf, withPlainLineEnds, type Block } from './markdown.ts';
import { openAfter } from './raw-html.ts';

/** What a comment asks for, in the order it stands there. */
export interface CommandsFound {
  /** Command lines as they were written, without the slash: `approve code_review --reason "read it"`. */
  readonly lines: readonly string[];
  /** Lines that look like commands and hold something that is not what it looks like, or that nobody sees. */
  readonly suspicious: readonly string[];
  /** How many lines look like commands and were not read: there are too many, or too much stands around them. */
  readonly more: number;
}

/** So many commands of one comment are read. */
const most = 20;

/**
 * The commands of a comment. Only a plain line of text counts that begins with `/` and a word: a line of a paragraph
 * that stands in nothing else, neither in a list nor in a quotation, a table, code, a link, emphasis or HTML, and not
 * after the beginning of a quoted e-mail or a signature. It is taken as it was written, so that nothing which Markdown
 * makes of underscores, addresses or entities changes what is asked for.
 */
export function commandsIn(body: string): CommandsFound {
  const lines: string[] = [];
  const suspicious: string[] = [];
  let more = 0;
  for (const { text, is } of candidatesIn(withPlainLineEnds(body))) {
    if (is === 'unread' || lines.length + suspicious.length === most) more += 1;
    else if (is === 'clear') lines.push(text.slice(1).trimEnd());
    else suspicious.push(text.trimEnd());
  }
  return { lines, suspicious, more };
}

/** A line that looks like a command. */
interface Candidate {
  readonly text: string;
  readonly is: 'clear' | 'suspicious' | 'unread';
}

/** What a stretch of a comment holds, and the elements that are open after it; null: nothing after it counts. */
interface Read {
  readonly candidates: readonly Candidate[];
  readonly open: readonly string[] | null;
}

function candidatesIn(text: string): readonly Candidate[] {
  const candidates: Candidate[] = [];
  let open: readonly string[] = [];
  for (const part of partsOf(text, mayMatter)) {
    const stretches = part.is === 'unread' ? [null] : part.blocks;
    for (const block of stretches) {
      const read: Read = block === null ? passedOver(part.text, open) : readBlock(block, part.text, open);
      candidates.push(...read.candidates);
      if (read.open === null) return candidates;
      open = read.open;
    }
  }
  return candidates;
}

/** Whether a piece may hold a command, or begin what holds none. */
function mayMatter(piece: string): boolean {
  const lines = piece.split('\n');
  return lines.some(looksLikeCommand) || linesBeforeTail(lines) < lines.length;
}

function passedOver(text: string, open: readonly string[]): Read {
  const lines = text.split('\n');
  const said = lines.slice(0, linesBeforeTail(lines));
  return {
    candidates: said.filter(looksLikeCommand).map((line) => ({ text: line, is: 'unread' })),
    open: said.length < lines.length ? null : open,
  };
}

function readBlock(block: Block, text: string, before: readonly string[]): Read {
  const lines = linesOf(block, text);
  const said = lines.slice(0, linesBeforeTail(lines.map((line) => line.text)));
  const html = htmlIn(block);
  const candidates: Candidate[] = [];
  let open: readonly string[] | null = before;
  for (const one of [...said, ...html].toSorted((first, second) => first.at - second.at)) {
    if (one.is === 'html') open = open === null ? null : openAfter(one.text, open);
    else if (open?.length === 0 && looksLikeCommand(one.text) && isPlain(one, block, text)) {
      const isTagged = html.some(({ at }) => at >= one.at && at < one.at + one.text.length);
      candidates.push({ text: one.text, is: isTagged || isDeceptive(one.text) ? 'suspicious' : 'clear' });
    }
  }
  return { candidates, open: said.length < lines.length ? null : open };
}

/** A line of text or a piece of raw HTML, and where it begins. */
interface Piece {
  readonly is: 'line' | 'html';
  readonly at: number;
  readonly text: string;
}

/** The whole lines of a block of text; a heading has one more, that it is underlined with. */
function linesOf(block: Block, text: string): readonly Piece[] {
  if (block.type !== 'paragraph' && block.type !== 'heading') return [];
  const { start, end } = spanOf(block);
  const first = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const lines = text.slice(first, lineEnd === -1 ? text.length : lineEnd).split('\n');
  let at = first;
  return lines.map((line) => {
    at += line.length + 1;
    return { is: 'line', at: at - line.length - 1, text: line };
  });
}

/** The raw HTML at any depth of a block, in its order. */
function htmlIn(block: Block): readonly Piece[] {
  const found: Piece[] = [];
  const left = [block];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node.type === 'html') found.push({ is: 'html', at: spanOf(node).start, text: node.value });
    else if ('children' in node) left.push(...node.children.toReversed());
  }
  return found;
}

/**
 * Whether a line begins as text of a paragraph and nothing else: not in emphasis, code or a link. What stands between
 * brackets may be a link by an address that is written elsewhere in the comment.
 */
function isPlain({ at }: Piece, block: Block, text: string): boolean {
  if (block.type !== 'paragraph') return false;
  const { start, end } = spanOf(block);
  const isBracketed = [...text.slice(start, end).matchAll(/\[[^[\]]*\]/gu)].some(
    ({ 0: all, index }) => at > start + index && at < start + index + all.length,
  );
  const child = block.children.find((one) => spanOf(one).start <= at && at < spanOf(one).end);
  return child?.type === 'text' && !isBracketed;
}

/**
 * The fields of an issue form, by their labels: GitHub writes each as a heading of the third level with its value under
 * it. A field that was left empty is absent. Whoever writes such a heading into a value makes it a field, which people
 * see on the page, too; of two with the same label the first counts. Where the form is too long to be read to its end,
 * the fields before that are there.
 */
export function formOf(body: string): Readonly<Record<string, string>> {
  const text = withPlainLineEnds(body);
  const labels: Label[] = [];
  let isWhole = true;
  for (const part of partsOf(text, (piece) => /(?<![^\n]) {0,3}###[ \t]/u.test(piece))) {
    if (part.is === 'unread') {
      isWhole = false;
      break;
    }
    labels.push(...part.blocks.flatMap((block) => labelOf(block, part.text, part.at)));
  }
  const fields = labels.flatMap(({ label, end }, index): readonly (readonly [string, string])[] => {
    const next = labels[index + 1];
    if (next === undefined && !isWhole) return [];
    const value = text
      .slice(end, next?.start)
      .replace(/^\s*\n/u, '')
      .trimEnd();
    return value === '' || value === noResponse ? [] : [[label, value]];
  });
  return Object.fromEntries(fields.toReversed());
}

/** What GitHub writes where nothing was. */
const noResponse = '_No response_';

/** The text of a heading, and where it stands in the form. */
interface Label {
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

function labelOf(block: Block, text: string, at: number): readonly Label[] {
  if (block.type !== 'heading' || block.depth !== 3) return [];
  const [first, last] = [block.children.at(0), block.children.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { start, end } = spanOf(block);
  return [{ label: text.slice(spanOf(first).start, spanOf(last).end), start: at + start, end: at + end }];
}
