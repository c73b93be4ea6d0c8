import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding, FindingCode } from '../core/finding.ts';
import { theirs, type Refused } from '../files.ts';
import { readPipeline, type ReadPipeline } from '../files/pipeline.ts';
import { blobId } from '../record.ts';
import type { Objects, TreeEntry } from './objects.ts';

/** Where a repository keeps its pipelines, read from the head of the default branch only. */
export const pipelinesPath = '.github/countersign/pipelines';
/** Where people keep theirs, below their home: the first is nearer. */
const usersFolders = ['.config/countersign/pipelines', '.agent007/workflows'] as const;
/** More files of one folder are not looked at. */
const filesAtMost = 1_000;

/** A pipeline that can be run here, or cannot and why. Of equal names the nearest is found, and names what it hides. */
export interface FoundPipeline {
  /** What it calls itself; where that cannot be read, the name of its file. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** As findings name it. */
  readonly file: string;
  /** A path of the repository, one from `~/` on, or `countersign:` and the name of a shipped file. */
  readonly origin: string;
  readonly from: 'repository' | 'user' | 'shipped';
  /** The id that git has or would have for the text; empty where it was not read. */
  readonly blob: string;
  readonly text: string;
  readonly read: ReadPipeline | Refused;
  /** Origins of those with the same name that are farther away. */
  readonly hides: readonly string[];
}

/** Can a project rest on a run of a pipeline from there: is it the repository's, or one that ships with Countersign? */
export function isForProjects(origin: string): boolean {
  return origin.startsWith(`${pipelinesPath}/`) || origin.startsWith(shippedPrefix);
}

/** What stands before the name of a shipped file in its origin. */
const shippedPrefix = 'countersign:';

/** Where pipelines are looked for. */
export interface Places {
  /** The folder of those that ship with Countersign. */
  readonly shipped: string;
  /** The home of whoever asks; null where nobody's is looked at. */
  readonly home: string | null;
  /** YYYY-MM-DD: where it is given, reviews that are due are told. */
  readonly today?: string;
}

/**
 * Every pipeline, the nearest first: those of the repository at this commit (null: of none), those of the user, and the
 * shipped ones. What cannot be read is found too, and says why: it hides others of its name as it would if it could.
 */
export async function pipelinesAt(
  objects: Objects,
  head: string | null,
  { shipped, home, today }: Places,
): Promise<readonly FoundPipeline[]> {
  const nearest = head === null ? [] : await inRepository(objects, head, today);
  const users =
    home === null
      ? []
      : usersFolders.map((path) => inFolder(join(home, path), { from: 'user', prefix: `~/${path}/`, today }));
  const all = await Promise.all([...users, inFolder(shipped, { from: 'shipped', prefix: shippedPrefix, today })]);
  const found = new Map<string, FoundPipeline>();
  for (const one of [...nearest, ...all.flat()]) {
    const nearer = found.get(one.name);
    found.set(one.name, nearer === undefined ? one : { ...nearer, hides: [...nearer.hides, one.origin] });
  }
  return [...found.values()];
}

/** The pipeline that goes by this name: its own, or else another one that it goes by. Null where there is none. */
export function pipelineNamed(found: readonly FoundPipeline[], name: string): FoundPipeline | null {
  return found.find((one) => one.name === name) ?? found.find(({ aliases }) => aliases.includes(name)) ?? null;
}

type Kept = Pick<FoundPipeline, 'origin' | 'from'>;

async function inRepository(
  objects: Objects,
  head: string,
  today: string | undefined,
): Promise<readonly FoundPipeline[]> {
  const folder = `${head}:${pipelinesPath}`;
  const there = await objects.info(folder);
  if (there === null) return [];
  const kept: Kept = { origin: pipelinesPath, from: 'repository' };
  if (there.type !== 'tree') return [unread(kept, unsafe)];
  const entries = ((await objects.tree(folder)) ?? []).filter(({ name }) => isYaml(name));
  const files = entries.slice(0, filesAtMost).map((entry) => inTree(objects, entry, today));
  return [...(await Promise.all(files)), ...tooMany(kept, entries.length)];
}

async function inTree(
  objects: Objects,
  { name, mode, oid }: TreeEntry,
  today: string | undefined,
): Promise<FoundPipeline> {
  const kept: Kept = { origin: `${pipelinesPath}/${name}`, from: 'repository' };
  if (!mode.startsWith('100')) return unread(kept, unsafe);
  const size = (await objects.info(oid))?.size ?? 0;
  if (size > theirs.bytes) return unread(kept, tooLarge);
  const file = await objects.read(oid);
  return file === null ? unread(kept, unreadable('git does not have it')) : readAs(kept, file.bytes, today);
}

interface Folder {
  readonly from: FoundPipeline['from'];
  /** What stands before the name of a file in its origin. */
  readonly prefix: string;
  readonly today: string | undefined;
}

async function inFolder(folder: string, { from, prefix, today }: Folder): Promise<readonly FoundPipeline[]> {
  const kept: Kept = { origin: prefix, from };
  const names = await readdir(folder).catch((error: unknown) => error);
  if (!Array.isArray(names)) return codeOf(names) === 'ENOENT' ? [] : [unread(kept, unreadable(codeOf(names)))];
  const files = names
    .filter((name) => typeof name === 'string' && isYaml(name))
    .map(String)
    .toSorted();
  const found: FoundPipeline[] = [];
  // One after the other: a folder may hold more than can be open at once.
  for (const name of files.slice(0, filesAtMost))
    found.push(await onDisk(join(folder, name), { origin: `${prefix}${name}`, from }, today));
  return [...found, ...tooMany(kept, files.length)];
}

/** Neither a link is followed nor a pipe waited for. */
async function onDisk(path: string, kept: Kept, today: string | undefined): Promise<FoundPipeline> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = await file.stat();
      if (!stat.isFile()) return unread(kept, unsafe);
      if (stat.size > theirs.bytes) return unread(kept, tooLarge);
      return readAs(kept, await file.readFile(), today);
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = codeOf(error);
    return unread(kept, code === 'ELOOP' ? unsafe : unreadable(code));
  }
}

function readAs({ origin, from }: Kept, bytes: Buffer, today: string | undefined): FoundPipeline {
  const read = readPipeline(bytes, origin, today);
  const text = bytes.toString('utf8');
  const { name, aliases } = read.ok ? read.pipeline : { name: nameIn(text) ?? stem(origin), aliases: [] };
  return { name, aliases, file: origin, origin, from, blob: blobId(bytes), text, read, hides: [] };
}

/** What a pipeline that cannot be read as a whole calls itself. */
function nameIn(text: string): string | undefined {
  return /^name:[ \t]*["']?(?<name>[A-Za-z][\w-]*)["']?[ \t]*(?:#.*)?\r?$/mu.exec(text)?.groups?.['name'];
}

function stem(origin: string): string {
  return origin.replace(/^.*[/:](?=.)/su, '').replace(/\.ya?ml$|\/$/u, '');
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/u.test(name);
}

interface Why {
  readonly code: FindingCode;
  readonly message: string;
  readonly next: string;
}

const unsafe: Why = {
  code: 'unsafe_path',
  message: 'this is no plain file, or is a link; nothing is read through it',
  next: 'Put the file itself here.',
};
const tooLarge: Why = {
  code: 'file_too_large',
  message: `the file is larger than ${theirs.bytes / 1024 / 1024} MB`,
  next: 'Split it: a file holds one pipeline.',
};

function unreadable(because: string): Why {
  return {
    code: 'unreadable_file',
    message: `this cannot be read: ${because}`,
    next: 'Look who may read it, and whether the disk is whole.',
  };
}

function tooMany(kept: Kept, count: number): readonly FoundPipeline[] {
  if (count <= filesAtMost) return [];
  const message = `there are ${count} pipelines here, and only the first ${filesAtMost} are looked at`;
  return [unread(kept, { code: 'too_many_files', message, next: 'Move those away that nobody runs.' })];
}

function unread({ origin, from }: Kept, why: Why): FoundPipeline {
  const finding: Finding = { ...why, file: origin, line: 1, column: 1, severity: 'error' };
  const read: Refused = { ok: false, findings: [finding] };
  return { name: stem(origin), aliases: [], file: origin, origin, from, blob: '', text: '', read, hides: [] };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
