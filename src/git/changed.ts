import {
  changeWords,
  fileBytesAtMost,
  linesAround,
  modeWords,
  type Change,
  type FileChange,
} from '../core/surface/changed.ts';
import type { GitHome } from './home.ts';
import { fields, lines, run } from './run.ts';

/** What `git diff-tree --raw` tells of a file: modes as git writes them, `000000` and zeros where there is none. */
interface Raw {
  readonly path: string;
  readonly modes: readonly [string, string];
  readonly blobs: readonly [string, string];
}

/**
 * What changed in the files that approvals were given for; nothing where one of the commits is not here any more. git is
 * told everything about how to show it: nobody's settings change what is read.
 */
export async function changedFiles(
  { repository, objects }: Pick<GitHome, 'repository' | 'objects'>,
  { from, to, places }: Pick<Change, 'from' | 'to' | 'places'>,
): Promise<readonly FileChange[]> {
  const commits = await Promise.all([from, to].map((oid) => objects.info(`${oid}^{commit}`)));
  if (commits.includes(null)) return [];
  const below = (places ?? []).map(({ path }) => path);
  const raw = await run(repository, [...diffTree, '--raw', '-z', from, to, '--', ...below]);
  const all = rawIn(fields(raw.stdout));
  const told = await Promise.all(all.map(async (file) => ({ file, words: await inWords(objects, file) })));
  const shown = told.filter(({ words }) => words === null).slice(0, patchesAtMost);
  const patches = shown.length === 0 ? [] : await patchesOf(shown.map(({ file }) => file.path));
  return told.map((one) => changeOf(one.file.path, one.words, patches[shown.indexOf(one)]));

  async function patchesOf(paths: readonly string[]): Promise<readonly string[]> {
    const { stdout } = await run(repository, [...diffTree, '-p', `-U${linesAround}`, from, to, '--', ...paths]);
    // A line of a file has a sign before it.
    return `\n${stdout}`.split('\ndiff --git ').slice(1);
  }
}

/** Files of which lines are read: those of a few fill what is shown. */
const patchesAtMost = 20;

/** Paths are paths, whatever signs they are made of, and count from the top. */
const diffTree = [
  '--literal-pathspecs',
  '-c',
  'diff.suppressBlankEmpty=false',
  'diff-tree',
  '-r',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--full-index',
];

function rawIn(words: readonly string[]): readonly Raw[] {
  return words.flatMap((word, at): readonly Raw[] => {
    const [, before, after, one, other] = /^:([0-7]+) ([0-7]+) ([0-9a-f]+) ([0-9a-f]+) [A-Z]$/u.exec(word) ?? [];
    const path = words[at + 1];
    if (at % 2 === 1 || path === undefined) return [];
    return [{ path, modes: [before ?? '', after ?? ''], blobs: [one ?? '', other ?? ''] }];
  });
}

/** What happened to a file, where no lines show it; else null. */
async function inWords(objects: GitHome['objects'], { modes, blobs }: Raw): Promise<string | null> {
  const [before, after] = modes;
  if (Number(before) === 0) return changeWords.added;
  if (Number(after) === 0) return changeWords.removed;
  if (blobs[0] === blobs[1]) return modeWords(before, after);
  if (before.slice(0, 2) !== after.slice(0, 2)) return changeWords.otherKind;
  if (before.startsWith(repositories)) return changeWords.changed;
  const sizes = await Promise.all(blobs.map(async (blob) => (await objects.info(blob))?.size ?? 0));
  return sizes.some((size) => size > fileBytesAtMost) ? changeWords.tooLarge : null;
}

/** How the mode of another repository begins. */
const repositories = '16';

/** `patch`: what git shows of it; absent for what is not shown. */
function changeOf(path: string, words: string | null, patch: string | undefined): FileChange {
  if (patch === undefined) return { path, says: words ?? changeWords.changed, lines: [] };
  const all = lines(patch);
  const begin = all.findIndex((line) => line.startsWith('@@'));
  if (begin === -1) return { path, says: changeWords.binary, lines: [] };
  return { path, says: changeWords.changed, lines: all.slice(begin) };
}
