import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, normalize, sep } from 'node:path';

/** Is there a folder of this name? */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Only what is below the folder counts: neither `..` nor a link leads out of it. */
export async function whyNoFile(folder: string, file: string): Promise<string | null> {
  if (isAbsolute(file) || normalize(file).split(sep)[0] === '..') return `${file} is not below the folder`;
  const [root, real] = await Promise.all([realpath(folder), realpath(join(folder, file))]).catch(() => []);
  if (root === undefined || real === undefined) return `${file} is not there`;
  if (!real.startsWith(join(root, sep))) return `${file} leads out of the folder`;
  return (await stat(real)).isFile() ? null : `${file} is no file`;
}
