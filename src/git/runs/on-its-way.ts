import { join } from 'node:path';
import { isFields } from '../../core/fields.ts';
import type { Entry } from '../../core/entry.ts';
import { brokenLink } from '../../kept/replay.ts';
import { BrokenLog, entriesOf, lineOf } from '../../record.ts';
import { GitProblem } from '../repository.ts';
import { journalLines, journalName } from './journal-file.ts';

/** What one commit came to. */
export interface Batch<Command, Event> {
  readonly entries: readonly Entry<Command, Event>[];
  /** Below the folder of the instance, without state and log. */
  readonly files: Files;
}

export type Files = ReadonlyMap<string, string | Uint8Array>;

/** What a journal holds, as others see it, in its order; {@link following} tells what of it goes on from where git is. */
export interface OnItsWay<Command, Event> {
  readonly batches: readonly Batch<Command, Event>[];
}

/**
 * What the journal in a folder holds, whoever has it open.
 * @throws GitProblem journal_broken
 */
export function onItsWay<Command, Event>(folder: string): OnItsWay<Command, Event> {
  const path = join(folder, journalName);
  const lines = journalLines(path);
  return { batches: lines.flatMap(({ json }) => batchesIn<Command, Event>(json, (why) => brokenAt(path, why))) };
}

/** What of a journal goes on from an entry of the log: its entries, and the newest of each file that they wrote. */
export interface Following<Command, Event> {
  readonly entries: readonly Entry<Command, Event>[];
  readonly files: Files;
}

/**
 * What a journal adds to a log. `hash` is that of the last entry of the log as the other home has it, read after the
 * journal; of none, `genesis`. Where nothing goes on from there, all of it is there already, or somebody else has moved the
 * instance on and {@link undecided} has it.
 */
export function following<Command, Event>(
  { batches }: OnItsWay<Command, Event>,
  hash: string,
): Following<Command, Event> {
  const first = batches.findIndex(({ entries }) => entries[0]?.prev === hash);
  const rest = first === -1 ? [] : batches.slice(first);
  return {
    entries: rest.flatMap(({ entries }) => entries),
    files: new Map(rest.flatMap(({ files }) => [...files])),
  };
}

/**
 * The entries of a journal that were decided on what is not the end of the log any more: whoever opens it next has them
 * decided again, so nobody knows yet what comes of them. `log`: what the other home has, at least from the number of the
 * first of them on.
 */
export function undecided<Command, Event>(
  waiting: OnItsWay<Command, Event>,
  log: readonly Entry[],
): readonly Entry<Command, Event>[] {
  const last = log.at(-1);
  if (last !== undefined && following(waiting, last.hash).entries.length > 0) return [];
  const there = new Set(log.map(({ hash }) => hash));
  return waiting.batches.flatMap(({ entries }) => entries).filter(({ hash }) => !there.has(hash));
}

export function brokenAt(path: string, because: string): GitProblem {
  return new GitProblem('journal_broken', {
    because: `${path}: ${because}`,
    next: 'nothing was changed: keep the file, and ask who wrote to it',
    files: [path],
  });
}

export function textOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
}

/** The line of a journal: the revision it was decided on, and of each commit its entries and its files. */
export function jsonOf(base: string | null, batches: readonly Batch<unknown, unknown>[]): string {
  const written = batches.map(({ entries, files }) => {
    const parts = Object.entries(filesAsJson(files)).map(([name, all]) => `,"${name}":${JSON.stringify(all)}`);
    return `{"entries":[${entries.map(jsonOfEntry).join(',')}]${parts.join('')}}`;
  });
  return `{"v":1,"base":${JSON.stringify(base)},"batches":[${written.join(',')}]}`;
}

/** Files as JSON has them: texts as they are, bytes in base64; what there is none of is left out. */
export function filesAsJson(files: Files): {
  readonly files?: Readonly<Record<string, string>>;
  readonly bytes?: Readonly<Record<string, string>>;
} {
  const all = [...files].map(([path, content]) => ({ path, content }));
  const texts = all.flatMap(({ path, content }) => (typeof content === 'string' ? [[path, content] as const] : []));
  const bytes = all.flatMap(({ path, content }) =>
    typeof content === 'string' ? [] : [[path, Buffer.from(content).toString('base64')] as const],
  );
  return {
    ...(texts.length === 0 ? {} : { files: Object.fromEntries(texts) }),
    ...(bytes.length === 0 ? {} : { bytes: Object.fromEntries(bytes) }),
  };
}

/** As it stands in its line of the log. */
function jsonOfEntry(entry: Entry): string {
  return lineOf(entry).slice('- '.length, -1);
}

/** What a line holds. Its digest fits, so a program like this one wrote it; another version may write otherwise. */
export function batchesIn<Command, Event>(
  json: string,
  broken: (because: string) => Error,
): readonly Batch<Command, Event>[] {
  const line: unknown = JSON.parse(json);
  if (!isFields(line) || line['v'] !== 1 || !Array.isArray(line['batches']))
    throw broken('this was written by another version of countersign');
  return line['batches'].map((one: unknown) => {
    if (!isFields(one) || !Array.isArray(one['entries'])) throw broken('a batch has no entries');
    const text = one['entries'].map((entry) => `- ${JSON.stringify(entry)}\n`).join('');
    const entries = entriesRead<Command, Event>(text, broken);
    const link = brokenLink(entries, entries[0]?.seq ?? 1);
    if (link !== null) throw broken(link.because);
    const files = new Map<string, string | Uint8Array>();
    for (const [path, content] of fieldsIn(one['files'])) files.set(path, content);
    for (const [path, content] of fieldsIn(one['bytes'])) files.set(path, Buffer.from(content, 'base64'));
    return { entries, files };
  });
}

function entriesRead<Command, Event>(
  text: string,
  broken: (because: string) => Error,
): readonly Entry<Command, Event>[] {
  try {
    return entriesOf<Command, Event>(text);
  } catch (error) {
    throw error instanceof BrokenLog ? broken(error.message) : error;
  }
}

function fieldsIn(value: unknown): readonly (readonly [string, string])[] {
  return Object.entries(isFields(value) ? value : {}).flatMap(([path, content]) =>
    typeof content === 'string' ? [[path, content] as const] : [],
  );
}
