import { mkdir, mkdtemp, readdir, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { exits, no, type Answer } from './answer.ts';
import { whyUnreadable } from './evidence.ts';

/**
 * Writes files into a folder that is not there yet, or is empty: all of them, or none. They come to be beside it first,
 * and get its name when they are whole. Null where that was done.
 */
export async function writtenFolder(named: string, files: ReadonlyMap<string, string>): Promise<Answer | null> {
  const inside: unknown = await readdir(named).catch((error: unknown) => error);
  if (!Array.isArray(inside) && !isAbsent(inside)) return notWritten(named, whyNot(inside));
  if (Array.isArray(inside) && inside.length > 0)
    return notWritten(named, 'is not empty, and nothing is written over what is there');
  const isThere = Array.isArray(inside);
  let beside: string | null = null;
  try {
    // What a link leads to, so that it stays a link.
    const folder = isThere ? await realpath(named) : resolve(named);
    await mkdir(dirname(folder), { recursive: true });
    beside = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
    const whole = join(beside, 'whole');
    await mkdir(whole);
    for (const [path, text] of files) {
      const file = join(whole, ...path.split('/'));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text, { flag: 'wx' });
    }
    if (isThere) await rmdir(folder);
    await rename(whole, folder);
    return null;
  } catch (error) {
    return notWritten(named, whyNot(error));
  } finally {
    if (beside !== null) await rm(beside, { recursive: true, force: true });
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Why the machine did not let us write, as the end of a sentence. */
function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const reasons = new Map<unknown, string>([
    ['ENOTDIR', 'is a file, or lies below one'],
    ['EACCES', 'may not be written'],
    ['EPERM', 'may not be written'],
    ['EROFS', 'may not be written'],
    ['ENOSPC', 'does not fit: there is no space left'],
    ['ENOTEMPTY', 'is not empty any more'],
    ['EEXIST', 'is not empty any more'],
  ]);
  return reasons.get(code) ?? whyUnreadable(error);
}

function notWritten(named: string, why: string): Answer {
  return no(exits.failed, 'not_written', `${named} ${why}`, 'name another folder: --out FOLDER');
}
