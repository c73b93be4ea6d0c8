import type { Entry, EntryHead, Saw, Signature } from './core/entry.ts';
import type { Refusal } from './core/refusal.ts';
import type { Change } from './ports.ts';

/** Lines of one segment of the log; chosen by measurement: pack size as with 100, a quarter of the upload. */
export const linesPerSegment = 32;
const segmentsPerFolder = 100;
/** What the state branch says of itself: by this file it is known, and the version of all that lies beside it. */
export const formatFile = 'format.yaml';
/** When the last sweep of a door on GitHub was recorded. */
export const sweptFile = 'swept.yaml';
/** Where the open segment lies, below the folder of an instance. */
export const tailPath = 'log/tail.yaml';
/** `prev` of the first entry. */
export const genesis = '0'.repeat(64);

/** How values of the record become YAML. Loaded when something is written: most looks write nothing. */
export async function yamlWriter(): Promise<(value: unknown) => string> {
  return (await import('./files.ts')).writeYaml;
}

/** The whole of `format.yaml`. `shownBy`: the id of the app on GitHub that shows; null where none was named. */
export function formatText(shownBy: number | null = null): string {
  return `format: 1\n${shownBy === null ? '' : `shown_by: ${shownBy}\n`}`;
}

/** The whole of `swept.yaml`; `at` is ISO 8601, UTC, with milliseconds. */
export function sweptText(at: string): string {
  return `at: ${at}\n`;
}

/** Loaded by the first digest: a look at a project needs none. */
function hashed(algorithm: 'sha1' | 'sha256', content: string | Uint8Array): string {
  return process.getBuiltinModule('node:crypto').hash(algorithm, content, 'hex');
}

/** sha256 in hexadecimal. */
export function sha256(text: string | Uint8Array): string {
  return hashed('sha256', text);
}

/** A file of a set, as git has it: octal mode and blob; both null where the file is taken away. */
export interface FileOfSet {
  readonly path: string;
  readonly mode: string | null;
  readonly blob: string | null;
}

/** One content for a set of files: the digest of its sorted list of mode, path and blob. */
export function digestOfFiles(files: readonly FileOfSet[]): string {
  const lines = files.map((file) => `${file.mode ?? ''} ${file.path}\0${file.blob ?? ''}\n`).toSorted();
  return `sha256:${sha256(lines.join(''))}`;
}

/** The id git gives these bytes as a blob (sha1 repositories). */
export function blobId(content: string | Uint8Array): string {
  if (typeof content === 'string') return hashed('sha1', `blob ${Buffer.byteLength(content)}\0${content}`);
  return hashed('sha1', Buffer.concat([Buffer.from(`blob ${content.length}\0`), content]));
}

/** The id of an entry, a UUID of version 4 in form, derived from its source: a repeated delivery gets the same one. */
export function entryId(source: string): string {
  return uuidFrom(`entry\0${source}`);
}

/** The id of one event of an entry, derived from the entry and its place. */
export function eventId(entry: string, ordinal: number): string {
  return uuidFrom(`event\0${entry}\0${ordinal}`);
}

/** A UUID of version 4 in form, derived from a text: always the same one. */
export function uuidFrom(text: string): string {
  const hex = sha256(text);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0b0011) | 0b1000).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What came out of deciding a command. */
export type Outcome<Event> = { readonly events: readonly Event[] } | { readonly refusal: Refusal };

/** Closes an entry: chains it to the one before (`prev`), and gives the one physical line it is kept as. */
export function sealed<Command, Event>(
  head: EntryHead<Command>,
  saw: Saw,
  outcome: Outcome<Event>,
  state: string,
  prev: string,
): { readonly entry: Entry<Command, Event>; readonly line: string } {
  return closed({ ...head, saw, ...outcome, state, prev });
}

/** The entry with a signature under it, closed anew. */
export function signedWith<Command, Event>(
  entry: Entry<Command, Event>,
  signature: Signature,
): { readonly entry: Entry<Command, Event>; readonly line: string } {
  const { hash: _hash, ...open } = entry;
  return closed({ ...open, signature });
}

function closed<Command, Event>(
  open: Omit<Entry<Command, Event>, 'hash'>,
): { readonly entry: Entry<Command, Event>; readonly line: string } {
  const json = JSON.stringify(open);
  const hash = sha256(open.prev + json);
  const entry = { ...open, hash };
  // The hash comes last.
  const line = `- ${json.slice(0, -1)},"hash":"${hash}"}\n`;
  closedLines.set(entry, line);
  return { entry, line };
}

/** Of the entries that were closed here, so that nobody writes one twice. */
const closedLines = new WeakMap<object, string>();

/** The line that an entry is in the log. */
export function lineOf(entry: Entry): string {
  return closedLines.get(entry) ?? `- ${JSON.stringify(entry)}\n`;
}

/**
 * What a person signs: the project, and the line of the log without `signature` and `hash`. By `seq` and `prev` it fits
 * one place of one log, and by what it saw and came to nobody can make another decision of it.
 */
export function statementOf(project: string, entry: Entry): string {
  const { hash: _hash, signature: _signature, ...open } = entry;
  return JSON.stringify({ countersign: 'entry 1', project, entry: open });
}

/** A line of the log that is not what it should be. `line` counts from 1 within its file. */
export class BrokenLog extends Error {
  override readonly name = 'BrokenLog';
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/**
 * The entries of a segment, each checked against its own hash: a line that fits it was written by this program, so its
 * command and events have the shapes the caller names. Throws {@link BrokenLog} with the line.
 */
export function entriesOf<Command, Event>(segment: string): readonly Entry<Command, Event>[] {
  if (segment === '') return [];
  if (!segment.endsWith('\n')) throw new BrokenLog(segment.split('\n').length, 'the last line is cut off');
  return segment
    .slice(0, -1)
    .split('\n')
    .map((line, index) => entryOf<Command, Event>(line, index + 1));
}

function entryOf<Command, Event>(line: string, number: number): Entry<Command, Event> {
  if (!line.startsWith('- {')) throw new BrokenLog(number, 'this is not a line of the log ("- {…}")');
  if (line.includes('\r')) throw new BrokenLog(number, 'this line ends with a carriage return: the file was rewritten');
  const json = line.slice(2);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new BrokenLog(number, 'this line is not valid JSON');
  }
  if (!isEntry<Command, Event>(value)) throw new BrokenLog(number, 'this line lacks a part that every entry has');
  if (Array.isArray(value.events) !== (value.refusal === undefined) || Object.keys(value.command ?? {}).length !== 1)
    throw new BrokenLog(number, `entry ${value.seq} must have one command, and events or a refusal, not both`);
  const { hash, ...open } = value;
  if (sha256(open.prev + JSON.stringify(open)) !== hash) {
    throw new BrokenLog(number, `entry ${value.seq} was changed after it was written: its hash does not fit`);
  }
  return value;
}

const partsOfEntry = {
  seq: 'number',
  id: 'string',
  at: 'string',
  actor: 'object',
  command: 'object',
  state: 'string',
  prev: 'string',
  hash: 'string',
};

function isEntry<Command, Event>(value: unknown): value is Entry<Command, Event> {
  if (typeof value !== 'object' || value === null) return false;
  const parts = new Map(Object.entries(value));
  return Object.entries(partsOfEntry).every(([part, type]) => typeof parts.get(part) === type);
}

/** `hash` of the last entry of the open segment. */
export function lastHash(tail: string): string {
  if (tail === '') return genesis;
  const lines = tail.trimEnd().split('\n');
  return entryOf<unknown, unknown>(lines.at(-1) ?? '', lines.length).hash;
}

/**
 * The log files after lines are added to the open segment, by path. A segment that is full moves to its place when the
 * next line opens a new one; `seq` is the number of the first new entry.
 */
export function appended(tail: string, seq: number, lines: readonly string[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  let open = tail;
  lines.forEach((line, index) => {
    const before = seq + index - 1;
    if (before > 0 && before % linesPerSegment === 0) {
      files.set(segmentPath(before / linesPerSegment - 1), open);
      open = '';
    }
    open += line;
  });
  files.set(tailPath, open);
  return files;
}

/** Where a full segment lies, counted from 0: `log/0000/000000.yaml`. */
function segmentPath(segment: number): string {
  const folder = String(Math.floor(segment / segmentsPerFolder)).padStart(4, '0');
  return `log/${folder}/${String(segment).padStart(6, '0')}.yaml`;
}

/** Where the full segments of so many entries lie, oldest first. */
export function segmentPaths(entries: number): readonly string[] {
  return Array.from({ length: fullSegments(entries) }, (_, segment) => segmentPath(segment));
}

/** How many full segments there are before the open one, at this number of entries. */
function fullSegments(entries: number): number {
  return entries === 0 ? 0 : Math.ceil(entries / linesPerSegment) - 1;
}

/** Where an evidence file is kept, below the folder of its instance. */
export function evidencePath(name: string, digest: string): string {
  return `evidence/${digest.slice(0, 12)}-${name.replaceAll(/[^A-Za-z0-9._-]+/gu, '_')}`;
}

/** The message of the commit of a change: its first line, and the trailers by which `verify` and a lost answer find it. */
export interface Message {
  readonly headline: string;
  readonly trailers: readonly string[];
}

/** The trailer that names an instance, by its kind. */
export type TrailerOf = 'Countersign-Project' | 'Countersign-Run';

export function messageOf({ id, subject, entries }: Change, trailer: TrailerOf = 'Countersign-Project'): Message {
  return {
    headline: subject.replaceAll(/[\p{Cc}\s]+/gu, ' '),
    trailers: [`${trailer}: ${id}`, ...entryTrailers(entries)],
  };
}

/** Nobody else writes entries with these ids. */
export function entryTrailers(entries: Change['entries']): readonly string[] {
  return entries.map((entry) => `Countersign-Entry: ${entry.seq} ${entry.id}`);
}
