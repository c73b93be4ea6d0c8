import {
  closeSync,
  constants,
  fdatasync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { sha256 } from '../../record.ts';
import { explain, GitProblem } from '../repository.ts';

/** Where the journal of an instance lies, below the folder that is its own. */
export const journalName = 'journal';

/** A file to which lines are added and from whose beginning lines are taken; what was added outlasts a power cut. */
export interface JournalFile {
  /**
   * Adds a line, and is done when it is on the disk. One at a time. Gives how long the line is, in bytes.
   * @throws GitProblem journal_failed: the file is as it was before; and from then on always, where nobody can tell what
   *   the disk has.
   */
  readonly append: (json: string, written?: () => void) => Promise<number>;
  /** So many bytes at the beginning are not needed any more. Not while a line is being added. */
  readonly drop: (bytes: number) => void;
  /**
   * Puts other lines in the place of all there are: on the disk when this is done, and all of them or none. Gives how long
   * each is, in bytes. Not while a line is being added.
   * @throws GitProblem journal_failed, as `append`
   */
  readonly replace: (jsons: readonly string[]) => readonly number[];
  readonly close: () => void;
}

/** What a journal holds: its lines, each with how long it is in bytes, and up to where the file is whole. */
interface Held {
  readonly lines: readonly { readonly json: string; readonly bytes: number }[];
  readonly whole: number;
}

/** So much that is not needed any more may lie at the beginning of the file before it is written anew. */
const unneededAtMost = 1024 * 1024;

/**
 * The file is longer than what it holds, by zeros: a file that does not grow is on the disk in about half the time, because
 * its length is no news to the file system. So many bytes are added at first, twice as many each time after, and at most.
 */
const roomAtFirst = 64 * 1024;
const roomAtMost = 1024 * 1024;

/** Of a line, what stands before the text: its length in bytes, and the beginning of its digest. */
const headLength = 8 + 1 + 32 + 1;
const newline = 10;

/**
 * Opens a journal, made where there is none. A line that was being written when somebody died is dropped: nobody was told
 * that it is there. `top`: a folder above it that is older than any journal. `isAlone`: whoever adds a line does nothing
 * else until it is on the disk; then waiting for the disk takes no other thread, which would take as long as the disk does.
 * @throws GitProblem journal_broken, with the line, where the file is none that was written here; it is left as it is.
 */
export function openJournalFile(
  path: string,
  { top = dirname(path), isAlone = false }: { readonly top?: string; readonly isAlone?: boolean } = {},
): {
  readonly file: JournalFile;
  readonly lines: Held['lines'];
} {
  const { lines, whole } = heldIn(path, readOr(path));
  let file = openedAt(path, whole, top);
  let size = whole;
  /** How long the file is, with its zeros. */
  let extent = whole;
  let room = roomAtFirst;
  let unneeded = 0;
  let lost: GitProblem | null = null;

  async function append(json: string, written: () => void = () => undefined): Promise<number> {
    if (lost !== null) throw lost;
    const line = lineOf(json);
    // For a line by itself, as people's commands are, making room would take longer than it saves.
    if (size > 0 && size + line.length > extent) makeRoom(line.length);
    try {
      write(file, line, size);
      extent = Math.max(extent, size + line.length);
    } catch (error) {
      back();
      throw failed(path, error);
    }
    written();
    try {
      if (isAlone) fdatasyncSync(file);
      else await dataSynced(file);
    } catch (error) {
      // What the disk has now nobody can tell, and asking it once more tells less: some systems then say that all is well.
      lost = unknownOn(path, error);
      throw lost;
    }
    size += line.length;
    return line.length;
  }

  /** More zeros; where there is no room for them there may be some for the line. */
  function makeRoom(wanted: number): void {
    try {
      const zeros = Buffer.alloc(Math.max(room, wanted));
      write(file, zeros, extent);
      fdatasyncSync(file);
      extent += zeros.length;
      room = Math.min(room * 2, roomAtMost);
    } catch {
      back();
    }
  }

  /** Half a line is no line. */
  function back(): void {
    try {
      ftruncateSync(file, size);
      extent = size;
    } catch (error) {
      lost = failed(path, error);
    }
  }

  function drop(bytes: number): void {
    if (lost !== null) return;
    unneeded += bytes;
    if (unneeded < size && unneeded < unneededAtMost) return;
    try {
      if (unneeded < size) return anew(readFileSync(path).subarray(unneeded, size));
      ftruncateSync(file, 0);
    } catch {
      // What is there and not needed does no harm.
      return;
    }
    size = 0;
    extent = 0;
    unneeded = 0;
  }

  /** Whoever looks at it later sees no zeros; who opens it knows them. */
  function close(): void {
    if (extent > size) back();
    closeSync(file);
  }

  function replace(jsons: readonly string[]): readonly number[] {
    if (lost !== null) throw lost;
    const all = jsons.map(lineOf);
    try {
      anew(Buffer.concat(all));
    } catch (error) {
      throw lost ?? failed(path, error);
    }
    return all.map(({ length }) => length);
  }

  /** The file holds this and nothing else: before its name is that of the new one nothing has changed, and after it everything. */
  function anew(content: Uint8Array): void {
    const draft = `${path}.next`;
    const next = openSync(draft, forAdding | constants.O_TRUNC, 0o600);
    try {
      write(next, content, 0);
      fsyncSync(next);
      renameSync(draft, path);
    } catch (error) {
      closeSync(next);
      throw error;
    }
    const before = file;
    file = next;
    size = content.length;
    extent = size;
    unneeded = 0;
    try {
      syncFolder(dirname(path));
    } catch (error) {
      // Under its name the disk may have the one before, and what is added to this one would be in neither.
      lost = unknownOn(path, error);
      throw lost;
    } finally {
      closeSync(before);
    }
  }

  return { file: { append, drop, replace, close }, lines };
}

const forAdding = constants.O_WRONLY | constants.O_CREAT;

/**
 * The file for adding to, cut where it is whole. Its name is on the disk, too, and those of the folders up to it: who made
 * them, just now or before they died, may not have come to that.
 */
function openedAt(path: string, whole: number, top: string): number {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, forAdding, 0o600);
    ftruncateSync(file, whole);
    fsyncSync(file);
    for (const folder of foldersFrom(top, dirname(path))) syncFolder(folder);
    return file;
  } catch (error) {
    throw explain(error);
  }
}

/** A folder and those between it and one below it, and that; the lowest first. */
function foldersFrom(top: string, lowest: string): readonly string[] {
  const folders = [lowest];
  const depth = relative(top, lowest)
    .split(sep)
    .filter((name) => name !== '').length;
  for (let up = 0; up < depth; up += 1) folders.push(dirname(folders[up] ?? top));
  return folders;
}

/**
 * What a journal holds now, whoever has it open.
 * @throws GitProblem journal_broken
 */
export function journalLines(path: string): Held['lines'] {
  return heldIn(path, readOr(path)).lines;
}

const dataSynced = promisify(fdatasync);

function readOr(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

function write(file: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, at + done);
}

/** A name is on the disk when its folder is. */
export function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function lineOf(json: string): Buffer {
  const text = Buffer.from(`${json}\n`);
  const head = `${String(text.length - 1).padStart(8, '0')} ${sumOf(json)} `;
  return Buffer.concat([Buffer.from(head), text]);
}

function sumOf(text: string | Uint8Array): string {
  return sha256(text).slice(0, 32);
}

function heldIn(path: string, content: Buffer): Held {
  const lines: { json: string; bytes: number }[] = [];
  const bytes = content.subarray(0, endOf(content));
  let at = 0;
  while (at < bytes.length) {
    const line = lineAt(bytes, at);
    if (line === null) {
      if (isTorn(bytes, at)) break;
      throw new GitProblem('journal_broken', {
        because: `line ${lines.length + 1} of ${path} is not what was written there`,
        next: 'nothing was changed: keep the file, and ask who wrote to it or whether the disk is sound',
        files: [path],
      });
    }
    lines.push(line);
    at += line.bytes;
  }
  return { lines, whole: at };
}

/** Up to where it is more than zeros: no line ends with one. */
function endOf(content: Buffer): number {
  let end = content.length;
  while (end > 0 && content[end - 1] === 0) end -= 1;
  return end;
}

/** The line that begins there; null where none does that is whole. */
function lineAt(bytes: Buffer, at: number): { readonly json: string; readonly bytes: number } | null {
  const head = headOf(bytes.subarray(at));
  if (head === null) return null;
  const begin = at + headLength;
  const text = bytes.subarray(begin, begin + head.length);
  if (bytes[begin + head.length] !== newline || sumOf(text) !== head.sum) return null;
  return { json: text.toString('utf8'), bytes: headLength + head.length + 1 };
}

function headOf(bytes: Buffer): { readonly length: number; readonly sum: string } | null {
  const [, length, sum] = /^(\d{8}) ([0-9a-f]{32}) $/u.exec(bytes.toString('latin1', 0, headLength)) ?? [];
  return length === undefined || sum === undefined ? null : { length: Number(length), sum };
}

/**
 * Is this what is left of the last line, which was being written when somebody died? Then its end is missing, or blocks of
 * it never reached the disk and read as zeros. What lost a byte otherwise was whole once, and somebody was told so.
 */
function isTorn(bytes: Buffer, at: number): boolean {
  const rest = bytes.subarray(at);
  if (rest.includes(0)) return isMissingBlocks(bytes, at);
  const head = headOf(rest);
  const isCut = rest.length < headLength || (head !== null && rest.length < headLength + head.length + 1);
  return isCut && rest.at(-1) !== newline;
}

/** What disks write at once, at the least. */
const block = 512;

/** Do zeros stand from the beginning of a block, or of the line, up to the end of one, or of the file; and nowhere else? */
function isMissingBlocks(bytes: Buffer, at: number): boolean {
  let from = bytes.indexOf(0, at);
  while (from !== -1) {
    let to = from;
    while (to < bytes.length && bytes[to] === 0) to += 1;
    if ((from !== at && from % block !== 0) || (to !== bytes.length && to % block !== 0)) return false;
    from = bytes.indexOf(0, to);
  }
  return true;
}

function unknownOn(path: string, error: unknown): GitProblem {
  return new GitProblem('journal_failed', {
    because: `the disk did not take what was written to ${path}: ${messageOf(error)}`,
    next: 'look after the disk, then run the command again: it begins with what the disk has',
  });
}

function failed(path: string, error: unknown): GitProblem {
  return new GitProblem('journal_failed', { because: `${path} could not be written: ${messageOf(error)}` });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
