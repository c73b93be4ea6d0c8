import { constants } from 'node:fs';
import { lstat, mkdir, open, realpath, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { bytesText } from '../../../core/run/told.ts';
import { exits, no, type Answer } from '../answer.ts';
import { begin } from '../early.ts';
import { whyUnreadable } from '../evidence.ts';

/**
 * What a file holds that somebody names, read where it is safe to: an ordinary file, not larger than `most` bytes, and no
 * link by which whoever may write into the repository would have something read that is not in it. A file elsewhere may be
 * named as it is.
 */
export async function bytesFrom(
  file: string,
  most: number,
): Promise<{ readonly bytes: Buffer } | { readonly answer: Answer }> {
  let handle: FileHandle | null = null;
  try {
    const [place, roots] = await Promise.all([realpath(file), rootsHere()]);
    if (!isIn(roots, place) && (await isNamedIn(roots, file)))
      return wrong(
        'unsafe_path',
        `${file} is a link, or behind one, that leads out of the repository`,
        'name the file itself that is meant',
      );
    // A pipe would keep us waiting for somebody to write into it.
    handle = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const found = await handle.stat();
    if (!found.isFile())
      return wrong(
        'unreadable_file',
        `${file} is ${found.isDirectory() ? 'a folder' : 'not a regular file'}`,
        'name a file, or - for standard input',
      );
    if (found.size > most)
      return wrong(
        'file_too_large',
        `${file} has ${bytesText(found.size)}, and ${bytesText(most)} is the most`,
        'make it shorter',
      );
    return { bytes: await handle.readFile() };
  } catch (error) {
    return wrong(
      'unreadable_file',
      `${file} ${whyUnreadable(error)}`,
      'name the file that has it, or - for standard input',
    );
  } finally {
    await handle?.close();
  }
}

function wrong(code: string, because: string, next: string): { readonly answer: Answer } {
  return { answer: no(code === 'unsafe_path' ? exits.refused : exits.failed, code, because, next) };
}

/** The folders of the repository: that of its files, and git's own, where runs have theirs. */
async function rootsHere(): Promise<readonly string[]> {
  const repository = await begin().repository.catch(() => null);
  if (repository === null) return [];
  const { worktree, commonDir } = repository;
  return Promise.all([...(worktree === null ? [] : [worktree]), commonDir].map((one) => realpath(one)));
}

/** Does its name lead through the repository, wherever it ends up? */
async function isNamedIn(roots: readonly string[], file: string): Promise<boolean> {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    if (isIn(roots, await realpath(folder))) return true;
    if (folder === dirname(folder)) return false;
  }
}

function isIn(roots: readonly string[], path: string): boolean {
  return roots.some((root) => path === root || path.startsWith(`${root}${sep}`));
}

/**
 * Writes a file of the repository, whole or not at all; null where that was done. Never through a link: neither the file
 * nor a folder on the way to it may be one, as both could lead anywhere.
 */
export async function writtenInside(root: string, path: string, text: string): Promise<Answer | null> {
  const parts = path.split('/');
  const draft = join(root, dirname(path), `.${parts.at(-1)}.${process.pid}`);
  try {
    for (const [at] of parts.entries()) {
      const place = parts.slice(0, at + 1).join('/');
      const there = await lstat(join(root, place)).catch(ifThere);
      const isLast = at === parts.length - 1;
      if (there?.isSymbolicLink() === true)
        return no(
          exits.refused,
          'unsafe_path',
          `${place} is a link, and what is written through it may end up anywhere`,
          `put ${isLast ? 'a file' : 'a folder'} in its place, then run the same command again`,
        );
      if (there === null && !isLast) await mkdir(join(root, place));
    }
    await writeFile(draft, text, { flag: 'wx' });
    await rename(draft, join(root, path));
    return null;
  } catch (error) {
    await rm(draft, { force: true });
    return no(
      exits.failed,
      'not_written',
      `${path} ${whyNot(error)}`,
      'let yourself write there, then run the same command again',
    );
  }
}

function ifThere(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

/** Why the machine did not let us write, as the end of a sentence. */
function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'EISDIR') return 'is, or lies below, something else';
  if (code === 'ENOSPC') return 'does not fit: there is no space left';
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'may not be written' : whyUnreadable(error);
}
