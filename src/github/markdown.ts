import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

type Tree = ReturnType<typeof fromMarkdown>;

/** What stands at the top of a document: a paragraph, a heading, a list, … Positions count from its part. */
export type Block = Tree['children'][number];

/**
 * A stretch of a document in the order it stands there: read, with the blocks the parser found in it; or unread, because
 * reading it would take too long. `at` is where it begins in the document. Stretches that nobody wanted are left out.
 */
export type Part =
  | { readonly is: 'read'; readonly at: number; readonly text: string; readonly blocks: readonly Block[] }
  | { readonly is: 'unread'; readonly at: number; readonly text: string };

/** Characters of a document that are looked at: what GitHub documents as the most a comment may hold. */
const longest = 65_536;
/**
 * Characters that are parsed at once. The time the parser takes grows with the square of what it is given wherever
 * blocks, brackets or emphasis pile up: a second for 8,000 characters made for it, a minute for 65,536.
 */
const atOnce = 4096;
/** What parsing a piece costs, so measured; beginning to parse takes as long as some characters do. */
function costOf(characters: number): number {
  return (characters + 256) ** 2;
}
/** What reading a document may cost: as much as two of the longest pieces, or sixty of 500 characters. */
const budget = 2 * costOf(atOnce);

/** A body with the line ends that the parts are read with: GitHub sends what browsers send, which is CRLF. */
export function withPlainLineEnds(body: string): string {
  return body.replaceAll(/\r\n?/gu, '\n');
}

/**
 * The parts of a Markdown document that hold what is wanted, for a text with plain line ends. It is parsed piece by
 * piece: after a blank line, what begins in the first column is in no list, quotation, table or footnote that began
 * before, so only a code fence or raw HTML can reach from one piece into the next. Which of them does, the parser says.
 */
export function* partsOf(document: string, isWanted: (piece: string) => boolean): Generator<Part, void> {
  const text = firstPieces(document);
  let left = budget;
  let at = 0;
  while (at < text.length) {
    const end = pieceEnd(text, at);
    const piece = text.slice(at, end);
    const reachesOn = mayReachOn.test(piece);
    if (!reachesOn && !isWanted(piece)) {
      at = end;
      continue;
    }
    const head = wholeLines(piece);
    left -= costOf(head.length);
    const parsed = head === '' || left < 0 || tangled.test(head) ? null : parse(head);
    const isCut = head.length < piece.length && (reachesOn || !hasPlainLines(piece));
    if (parsed === null || (parsed.open === null && isCut)) {
      // What reaches on from here is not known: it may be that all the rest is in a code fence.
      const next = reachesOn ? text.length : end;
      yield { is: 'unread', at, text: text.slice(at, next) };
      at = next;
      continue;
    }
    const { open, blocks } = parsed;
    const headEnd = at + head.length;
    const next = open === null ? headEnd : closingEnd(text, headEnd, head.slice(open));
    const whole = text.slice(at, next);
    yield { is: 'read', at, text: whole, blocks: blocks.map((block) => grown(block, open, whole)) };
    if (open === null && next < end) yield { is: 'unread', at: next, text: text.slice(next, end) };
    at = open === null ? end : next;
  }
  if (text.length < document.length) yield { is: 'unread', at, text: '' };
}

/** What begins a piece: something in the first column after a blank line. */
const boundary = /\n[ \t]*\n(?=[^ \t\n])/gu;

function pieceEnd(text: string, at: number): number {
  const next = new RegExp(boundary);
  next.lastIndex = at;
  return next.exec(text) === null ? text.length : next.lastIndex;
}

/** All of a document, or the pieces of it that are not too far from its beginning. */
function firstPieces(document: string): string {
  if (document.length <= longest) return document;
  const text = document.slice(0, longest);
  const last = [...text.matchAll(boundary)].at(-1);
  return last === undefined ? '' : text.slice(0, last.index + last[0].length);
}

/** Without a fence or a tag a piece ends where it ends. */
const mayReachOn = /<[a-z/!?]|(?<![^\n]) {0,3}(?:```|~~~)/iu;

/** More quotations and lists inside each other than people write: what they cost grows with the square of the depth. */
const tangled = /(?<![^\n])(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){17}/u;

/** As many lines as are parsed at once. */
function wholeLines(piece: string): string {
  return piece.length <= atOnce ? piece : piece.slice(0, piece.lastIndexOf('\n', atOnce - 1) + 1);
}

/**
 * Whether every line stays what it is, whatever follows: it begins with a letter or a slash, and holds nothing that may
 * begin code, emphasis or a link.
 */
function hasPlainLines(piece: string): boolean {
  const plain = /^[\p{L}/](?:[^`*~[_]|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}]))*$/u;
  return piece.split('\n').every((line) => line.trim() === '' || plain.test(line));
}

interface Parsed {
  readonly blocks: readonly Block[];
  /** Where the last block begins when it goes on after the text. */
  readonly open: number | null;
}

function parse(text: string): Parsed {
  // A mark at the very beginning would be left out, and every position be one too low.
  const { children } = fromMarkdown(`${text.replaceAll('\uFEFF', '\u200B')}\n\nprobe`, {
    // Addresses that become links by themselves are nothing that is asked for, and slow.
    extensions: [gfm(), { disable: { null: ['wwwAutolink', 'protocolAutolink', 'emailAutolink'] } }],
    mdastExtensions: gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })),
  });
  const last = children.at(-1);
  const start = last === undefined ? 0 : spanOf(last).start;
  return start > text.length ? { blocks: children.slice(0, -1), open: null } : { blocks: children, open: start };
}

/** Raw HTML that goes on after what was parsed, with all that is in it. */
function grown(block: Block, open: number | null, text: string): Block {
  return block.type === 'html' && spanOf(block).start === open ? { ...block, value: text.slice(open) } : block;
}

/** How raw HTML that ends with its end mark begins, and that mark: the first five kinds of CommonMark's HTML blocks. */
const marks = [
  [/^<!--/u, /-->/gu],
  [/^<\?/u, /\?>/gu],
  [/^<!\[CDATA\[/u, /\]\]>/gu],
  [/^<![a-z]/iu, />/gu],
  [/^<(?:pre|script|style|textarea)/iu, /<\/(?:pre|script|style|textarea)>/giu],
] as const;

/** The end of the line that closes a code fence or raw HTML; the end of the text when none does. */
function closingEnd(text: string, from: number, opening: string): number {
  const [fence = ''] = /^(?:`{3,}|~{3,})/u.exec(opening) ?? [];
  const mark =
    fence === ''
      ? marks.find(([begins]) => begins.test(opening))?.[1]
      : /(?<![^\n]) {0,3}(`{3,}|~{3,})[ \t]*(?![^\n])/gu;
  if (mark === undefined) return text.length;
  for (const { 0: found, 1: closing = '', index } of text.slice(from).matchAll(mark)) {
    if (!closing.startsWith(fence)) continue;
    const lineEnd = text.indexOf('\n', from + index + found.length);
    return lineEnd === -1 ? text.length : lineEnd + 1;
  }
  return text.length;
}

/** Where something stands in the text of its part. */
export function spanOf({ position }: Pick<Block, 'position'>): { readonly start: number; readonly end: number } {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}
