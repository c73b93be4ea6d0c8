import { Buffer, isUtf8 } from 'node:buffer';
import {
  DEEPEST,
  Fault,
  notUtf8,
  positionOf,
  refuseNumber,
  tooDeep,
  type Locate,
  type Position,
  type Yaml,
} from './yaml.ts';

/** A value with the place in the text where it begins, and where everything in it stands. */
interface Node {
  readonly offset: number;
  readonly value: unknown;
  readonly inside: ReadonlyMap<string | number, Member>;
}

interface Member {
  /** Where its key begins; where it begins itself when it has none. */
  readonly key: number;
  readonly node: Node;
}

/** How many bytes may be read. */
interface Most {
  readonly bytes: number;
}

/**
 * Reads one JSON document (RFC 8259) into plain values, with the place of each. Says no to what could mean two things, which
 * JSON.parse does not: a key that stands twice, a number that is not exact. A byte order mark in front is passed over.
 *
 * It stands on no library: momoa takes a line end inside a text and overflows the stack where much is nested; jsonc-parser, as
 * Node loads it, cannot be bundled. With either, what is refused, and what is said of it, would still stand here.
 */
export function readJson(given: string | Uint8Array, file: string, limits: Most): Yaml {
  return read(given, file, limits, (text) => {
    if (blank(text, 0) === text.length) throw empty();
    const { node, end } = valueAt(text, blank(text, 0), 0);
    const after = blank(text, end);
    if (after < text.length)
      throw syntax(after, 'something follows after the end of the document', 'A file holds one document: take it out.');
    return node;
  });
}

/** Reads JSON documents of which each is a line (NDJSON), as the list of them; empty lines are passed over. */
export function readJsonLines(given: string | Uint8Array, file: string, limits: Most): Yaml {
  return read(given, file, limits, (text) => {
    const nodes: Node[] = [];
    for (let start = 0; start < text.length;) {
      const newline = text.indexOf('\n', start);
      const next = newline === -1 ? text.length : newline;
      const begin = blank(text, start);
      if (begin < next) {
        const { node, end } = valueAt(text.slice(0, next), begin, 0);
        if (blank(text, end) < next)
          throw syntax(blank(text, end), 'something follows after the value', 'Put each value in a line of its own.');
        nodes.push(node);
      }
      start = next + 1;
    }
    if (nodes.length === 0) throw empty();
    return listOf(0, nodes);
  });
}

/**
 * The text of bytes that somebody else wrote, without a byte order mark; throws a `Fault` where it is no UTF-8. Text in UTF-16
 * is told by its mark, or by the zero that every second byte of plain text is there.
 */
export function foreignText(given: string | Uint8Array, { bytes }: Most): string {
  const length = typeof given === 'string' ? Buffer.byteLength(given) : given.length;
  if (length > bytes)
    throw new Fault(
      'file_too_large',
      0,
      `the file has ${length.toLocaleString('en-US')} bytes; ${bytes.toLocaleString('en-US')} are read`,
      'Split it, or leave out what nobody has to prove.',
    );
  if (typeof given === 'string') return given.replace(/^\uFEFF/u, '');
  const [first, second] = given;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isMarked || first === 0 || second === 0)
    throw new Fault('invalid_utf8', 0, 'the file is text in UTF-16 or UTF-32', 'Save it as UTF-8.');
  const text = new TextDecoder('utf-8').decode(given);
  if (!isUtf8(given)) throw notUtf8(text);
  return text;
}

function read(given: string | Uint8Array, file: string, limits: Most, nodeOf: (text: string) => Node): Yaml {
  let text = typeof given === 'string' ? given : new TextDecoder('utf-8').decode(given.subarray(0, limits.bytes));
  try {
    text = foreignText(given, limits);
    const node = nodeOf(text);
    return { ok: true, value: node.value, locate: locateIn(text, node) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { code, message, next } = error;
    return {
      ok: false,
      findings: [{ code, file, ...positionOf(text, error.offset), message, next, severity: 'error' }],
    };
  }
}

/** Where offsets of a text stand: its lines are counted once, by the first that is asked for. */
function positionsIn(text: string): (offset: number) => Position {
  let starts: readonly number[] | null = null;
  return (offset) => {
    starts ??= [0, ...Array.from(text.matchAll(/\n/gu), ({ index }) => index + 1)];
    let [first, last] = [0, starts.length - 1];
    while (first < last) {
      const middle = Math.ceil((first + last) / 2);
      if ((starts[middle] ?? 0) <= offset) first = middle;
      else last = middle - 1;
    }
    return { line: first + 1, column: offset - (starts[first] ?? 0) + 1 };
  };
}

/** Goes along a path as far as the document does. A list or an object stands where its key does. */
function locateIn(text: string, root: Node): Locate {
  const position = positionsIn(text);
  return (path, at) => {
    let { offset } = root;
    let node = root;
    for (const [index, step] of path.entries()) {
      const member = node.inside.get(step);
      if (member === undefined) break;
      node = member.node;
      const atKey = node.inside.size > 0 || (index === path.length - 1 && at === 'key');
      offset = atKey ? member.key : node.offset;
    }
    return position(offset);
  };
}

interface Parsed {
  readonly node: Node;
  /** The offset behind it. */
  readonly end: number;
}

/** The value that begins at an offset, where no blank is. */
function valueAt(text: string, offset: number, depth: number): Parsed {
  if (depth > DEEPEST) throw tooDeep(offset);
  const first = text[offset];
  if (first === '{') return objectAt(text, offset, depth);
  if (first === '[') return listAt(text, offset, depth);
  if (first === '"') {
    const { value, end } = textAt(text, offset);
    return { node: { offset, value, inside: nothing }, end };
  }
  const word = matchAt(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy, text, offset);
  const end = offset + (word?.length ?? 0);
  if (word === null || /[\w.+-]/u.test(text.charAt(end))) throw noValue(text, offset);
  const value: unknown = JSON.parse(word);
  if (typeof value === 'number') refuseNumber(value, offset);
  return { node: { offset, value, inside: nothing }, end };
}

const nothing: Node['inside'] = new Map();

function objectAt(text: string, start: number, depth: number): Parsed {
  const inside = new Map<string, Member>();
  const value: Record<string, unknown> = {};
  let at = blank(text, start + 1);
  while (text[at] !== '}') {
    if (inside.size > 0) at = behindComma(text, at, start, '}');
    if (text[at] !== '"')
      throw inTheMiddle(text, at, start) ?? syntax(at, 'a key in double quotes must stand here', 'Write "key": value.');
    const { value: key, end } = textAt(text, at);
    if (inside.has(key))
      throw new Fault(
        'duplicate_key',
        at,
        `${key} stands here twice`,
        'Keep one of them: of two, nobody could say which is meant.',
      );
    if (key === '__proto__')
      throw new Fault('forbidden_key', at, '__proto__ is no key that anything here could have', 'Choose another name.');
    const colon = blank(text, end);
    if (text[colon] !== ':')
      throw inTheMiddle(text, colon, start) ?? syntax(colon, `a colon must follow ${key}`, 'Write "key": value.');
    const { node, end: behind } = valueAt(text, blank(text, colon + 1), depth + 1);
    inside.set(key, { key: at, node });
    value[key] = node.value;
    at = blank(text, behind);
  }
  return { node: { offset: start, value, inside }, end: at + 1 };
}

function listAt(text: string, start: number, depth: number): Parsed {
  const items: Node[] = [];
  let at = blank(text, start + 1);
  while (text[at] !== ']') {
    if (items.length > 0) at = behindComma(text, at, start, ']');
    const { node, end } = valueAt(text, at, depth + 1);
    items.push(node);
    at = blank(text, end);
  }
  return { node: listOf(start, items), end: at + 1 };
}

function listOf(offset: number, items: readonly Node[]): Node {
  const inside = new Map(items.map((node, index) => [index, { key: node.offset, node }]));
  return { offset, value: items.map(({ value }) => value), inside };
}

function behindComma(text: string, at: number, start: number, close: string): number {
  if (text[at] !== ',')
    throw inTheMiddle(text, at, start) ?? syntax(at, `a comma or ${close} must stand here`, 'Look at the line above.');
  return blank(text, at + 1);
}

function textAt(text: string, offset: number): { readonly value: string; readonly end: number } {
  const quoted = matchAt(/"[^"\\]*(?:\\[^][^"\\]*)*"/uy, text, offset) ?? '';
  try {
    const value: unknown = JSON.parse(quoted);
    return { value: String(value), end: offset + quoted.length };
  } catch {
    throw syntax(
      offset,
      'the text that begins here has no end, or holds a sign that only stands behind a backslash',
      'End it with a double quote in the same line, and write line ends as \\n.',
    );
  }
}

function matchAt(pattern: RegExp, text: string, offset: number): string | null {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? null;
}

/** The first offset from here on where something stands. */
function blank(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at++;
  return at;
}

function noValue(text: string, offset: number): Fault {
  if (offset >= text.length) return syntax(offset, 'the file ends where a value must stand', whole);
  return syntax(
    offset,
    'no value of JSON begins here',
    'A value is text in double quotes, a number, true, false, null, a list or an object; JSON has no comments.',
  );
}

/** Where the text has ended and something is still open: a file that was cut off. */
function inTheMiddle(text: string, at: number, start: number): Fault | null {
  if (at < text.length) return null;
  const { line, column } = positionOf(text, start);
  return syntax(at, `the file ends in the middle: what line ${line}, column ${column} opens is never closed`, whole);
}

const whole = 'Get the whole file: what is here was cut off.';

function syntax(offset: number, because: string, next: string): Fault {
  return new Fault('json_syntax', offset, because, next);
}

function empty(): Fault {
  return new Fault('empty_file', 0, 'there is nothing in the file', 'Write something into it, or delete it.');
}
