import { Buffer, isUtf8 } from 'node:buffer';
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Pair } from 'yaml';
import { mostFindings, type Finding, type FindingCode, type Path, type Problem } from '../core/finding.ts';

/** Where a path of a document stands in its file: the value; for a list or an object, and where asked, its key. */
export type Locate = (path: Path, at?: 'key') => Position;

/** Line and column, both from 1; columns count UTF-16 units. */
export interface Position {
  /** The file, where a document is made of several. */
  readonly file?: string;
  readonly line: number;
  readonly column: number;
}

/**
 * What may be read: how many bytes, and whether Countersign itself wrote it. `whole`: a whole project, as long as it is, with
 * any signs in the texts of people; it has no aliases.
 */
export interface Limits {
  readonly bytes: number;
  readonly own: boolean;
  readonly whole?: true;
}

export type Yaml =
  | { readonly ok: true; readonly value: unknown; readonly locate: Locate }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Deeper than anything a definition could mean; conditions are followed by functions that call themselves. */
export const DEEPEST = 64;
const MOST_ALIASES = 100;
/** More than a megabyte of text holds without aliases. */
const MOST_VALUES = 600_000;

/** A fault at an offset of the text. */
export class Fault extends Error {
  readonly code: FindingCode;
  readonly offset: number;
  readonly next: string;

  constructor(code: FindingCode, offset: number, because: string, next: string) {
    super(because);
    this.code = code;
    this.offset = offset;
    this.next = next;
  }
}

/** Reads one YAML 1.2 document into plain values. Says no to everything that could mean two things. */
export function readYaml(given: string | Uint8Array, file: string, limits: Limits): Yaml {
  // More than may be read is not even decoded.
  const text =
    typeof given === 'string'
      ? given
      : new TextDecoder('utf-8', { ignoreBOM: true }).decode(given.subarray(0, limits.bytes));
  try {
    refuseSize(given, limits);
    if (typeof given !== 'string' && !isUtf8(given)) throw notUtf8(text);
    refuseText(text, limits);
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, stringKeys: true, version: '1.2' });
    refuseDocument(document, text);
    const value = valueOf(document, limits.whole === true);
    return { ok: true, value, locate: (path, at) => positionOf(text, offsetOf(document, path, at)) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { code, message, next } = error;
    return {
      ok: false,
      findings: [{ code, file, ...positionOf(text, error.offset), message, next, severity: 'error' }],
    };
  }
}

/** Problems with the places they stand at, first line first; more than fifty help nobody. */
export function asFindings(problems: readonly Problem[], file: string, locate: Locate): readonly Finding[] {
  return problems
    .slice(0, mostFindings)
    .map(({ path, at, code, message, next, severity }) => ({
      code,
      file,
      ...locate(path, at),
      message,
      next,
      severity,
    }))
    .toSorted((one, other) => one.line - other.line || one.column - other.column);
}

/** `text` has a replacement character where the bytes were none. */
export function notUtf8(text: string): Fault {
  return new Fault(
    'invalid_utf8',
    text.indexOf('\uFFFD'),
    'from here on the file is not text in UTF-8',
    'Save it as UTF-8, without a byte order mark.',
  );
}

function refuseSize(given: string | Uint8Array, limits: Limits): void {
  if (given.length > limits.bytes || (typeof given === 'string' && Buffer.byteLength(given) > limits.bytes))
    throw tooLarge(limits);
}

function tooLarge({ bytes, own }: Limits): Fault {
  const size = bytes < 1_000_000 ? `${bytes / 1024} KB` : `${bytes / 1024 / 1024} MB`;
  const next = own
    ? 'Countersign never writes a state this large: restore the last one it wrote.'
    : 'Split it: a file holds one workflow or one policy.';
  return new Fault('file_too_large', 0, `the file is larger than ${size}`, next);
}

/** What is wrong before anything is parsed. */
function refuseText(text: string, limits: Limits): void {
  if (text.startsWith('\uFEFF')) {
    throw new Fault(
      'byte_order_mark',
      0,
      'the file begins with a byte order mark',
      'Save it as UTF-8 without a byte order mark (BOM).',
    );
  }
  refuseWhere(
    text,
    /^(?:<{7}|>{7})(?= |$)/mu,
    (offset) =>
      new Fault(
        'conflict_markers',
        offset,
        'a merge conflict stands here unresolved',
        'Choose one side and take out the lines that begin with <<<<<<<, ======= and >>>>>>>.',
      ),
  );
  if (limits.own) {
    refuseWhere(
      text,
      /\r/u,
      (offset) =>
        new Fault(
          'carriage_return',
          offset,
          'lines end with a carriage return, which Countersign never writes',
          'Restore the file as it was committed, and turn off core.autocrlf for it.',
        ),
    );
  }
  refuseWhere(
    text,
    /(?![\t\n\r\u007F-\u009F])\p{Cc}/u,
    (offset) =>
      new Fault(
        'control_character',
        offset,
        'a control character stands here',
        'Take it out; inside quotes write it as \\x and two digits.',
      ),
  );
  if (limits.whole !== true) refuseDepth(text);
}

function refuseWhere(text: string, pattern: RegExp, fault: (offset: number) => Fault): void {
  const offset = text.search(pattern);
  if (offset !== -1) throw fault(offset);
}

/** Some nestings keep the parser busy for minutes: they are looked for before it begins. */
function refuseDepth(text: string): void {
  refuseWhere(text, /(?:[-?:][ \t]+){64}/u, tooDeep);
  let depth = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const letter = text[offset];
    if (letter === '[' || letter === '{') depth++;
    else if ((letter === ']' || letter === '}') && depth > 0) depth--;
    if (depth > DEEPEST) throw tooDeep(offset);
  }
}

export function tooDeep(offset: number): Fault {
  return new Fault(
    'nested_too_deeply',
    offset,
    `more than ${DEEPEST} levels are nested here`,
    'Nothing that is read here needs that many.',
  );
}

const syntaxCodes: Readonly<Partial<Record<string, FindingCode>>> = {
  MULTIPLE_DOCS: 'several_documents',
  TAB_AS_INDENT: 'tab_indentation',
  RESOURCE_EXHAUSTION: 'nested_too_deeply',
  NON_STRING_KEY: 'forbidden_key',
};

const syntaxNext: Readonly<Partial<Record<FindingCode, string>>> = {
  several_documents: 'Put each document in a file of its own; a line of --- begins another.',
  tab_indentation: 'Indent with spaces, two a level.',
  nested_too_deeply: 'Nothing that is read here needs that many levels.',
  forbidden_key: 'Write keys as plain words.',
};

function refuseDocument(document: Document.Parsed, text: string): void {
  const [error] = document.errors;
  if (error !== undefined) {
    const [offset] = error.pos;
    const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1);
    const code = /^ *\t/u.test(line) ? 'tab_indentation' : (syntaxCodes[error.code] ?? 'yaml_syntax');
    const because = code === 'several_documents' ? 'a second document begins here' : lowerFirst(error.message);
    const unclosed =
      error.code === 'MISSING_CHAR' ? 'A quote or bracket that was opened above is never closed.' : undefined;
    throw new Fault(
      code,
      offset,
      because,
      syntaxNext[code] ?? unclosed ?? 'Look at the indentation and the quotes here and in the line above.',
    );
  }
  if (document.directives.yaml.explicit === true) {
    throw new Fault(
      'yaml_directive',
      0,
      'a %YAML directive may change what values mean',
      'Take the directive out: files are read as YAML 1.2.',
    );
  }
  const [warning] = document.warnings;
  if (warning !== undefined) {
    const code = warning.code === 'BAD_DIRECTIVE' ? 'yaml_directive' : 'yaml_tag';
    throw new Fault(
      code,
      warning.pos[0],
      lowerFirst(warning.message),
      'Take it out: values are text, numbers, true and false, lists and objects.',
    );
  }
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    throw new Fault('empty_file', 0, 'there is nothing in the file', 'Write something into it, or delete it.');
  }
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** The plain value of a document. Aliases are unfolded as far as a file may go. */
function valueOf(document: Document.Parsed, isWhole: boolean): unknown {
  const anchors = new Map<string, unknown>();
  let aliases = 0;
  let values = 0;
  return unfold(document.contents, 0);

  function unfold(node: unknown, depth: number): unknown {
    const offset = startOf(node);
    values++;
    if (depth > DEEPEST) throw tooDeep(offset);
    if (values > MOST_VALUES && !isWhole) throw bomb(offset);
    if (isAlias(node)) {
      aliases++;
      if (aliases > MOST_ALIASES || isWhole) throw bomb(offset);
      const target = anchors.get(node.source);
      if (target === undefined) {
        throw new Fault(
          'yaml_syntax',
          offset,
          `there is no anchor &${node.source} above`,
          'Write the value out, or name an anchor that comes before.',
        );
      }
      return unfold(target, depth + 1);
    }
    if (isScalar(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      if (typeof node.value === 'number') refuseNumber(node.value, offset);
      return node.value;
    }
    if (isSeq(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      return node.items.map((item) => unfold(item, depth + 1));
    }
    if (!isMap(node)) return null;
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    const object: Record<string, unknown> = {};
    for (const { key, value } of node.items) {
      const name = keyOf(key);
      if (Object.hasOwn(object, name)) {
        throw new Fault(
          'duplicate_key',
          startOf(key),
          `${name} stands here twice`,
          'Keep one of them: of two, nobody could say which is meant.',
        );
      }
      object[name] = unfold(value, depth + 1);
    }
    return object;
  }
}

function bomb(offset: number): Fault {
  return new Fault(
    'alias_bomb',
    offset,
    'the aliases unfold to more than a file may hold',
    `Write the values out: at most ${MOST_ALIASES} aliases are followed.`,
  );
}

function keyOf(key: unknown): string {
  if (!isScalar(key) || typeof key.value !== 'string') {
    throw new Fault('forbidden_key', startOf(key), 'a key is a plain word', 'Write the key out as text.');
  }
  if (key.value === '__proto__') {
    throw new Fault(
      'forbidden_key',
      startOf(key),
      '__proto__ is no key that anything here could have',
      'Choose another name.',
    );
  }
  return key.value;
}

/** Refuses a number that is not the one that was written. */
export function refuseNumber(value: number, offset: number): void {
  if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) return;
  const because = Number.isFinite(value) ? 'this number is too large to be exact' : 'this is not a finite number';
  throw new Fault('number_not_exact', offset, because, 'Put it in quotes if it is a name, or write a smaller number.');
}

function startOf(node: unknown): number {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0;
}

/** Goes along a path as far as the document does; a value that only a default brought stands where its owner does. */
function offsetOf(document: Document.Parsed, path: Path, at: 'key' | undefined): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1;
    const pair = pairOf(node, step);
    const next: unknown = pair === undefined ? itemOf(node, step) : pair.value;
    if (pair === undefined && next === undefined) return offset;
    const atKey = pair !== undefined && (isMap(next) || isSeq(next) || (last && at === 'key'));
    offset = startOf(atKey ? pair.key : next);
    node = next;
  }
  return offset;
}

function pairOf(node: unknown, step: string | number): Pair | undefined {
  return isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === step) : undefined;
}

function itemOf(node: unknown, step: string | number): unknown {
  return isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
}

/** Line and column of an offset of a text. */
export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: before.length - lineStart + 1 };
}
