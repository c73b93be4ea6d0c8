import type { Base } from '../core/policy/extends.ts';
import { projectFiles, projectFolder } from '../core/project/decider.ts';
import { readState, type Extending, type ReadPolicy, type Refused } from '../files.ts';
import { copyIn, extendedPolicy, type BaseText } from '../kept/extends.ts';
import type { PinnedPolicy, Source } from '../kept/sources.ts';
import type { Objects } from './objects.ts';

/** Where texts are looked for: in the objects of a repository, and in the record of its projects. */
interface Shelf {
  readonly objects: Objects;
  readonly stateCommit: () => Promise<string | null>;
  readonly projects: () => Promise<readonly string[]>;
}

/**
 * Reads what a policy extends out of the objects of this repository, where whoever wants it fetched it; else the copy that
 * the record keeps, of this project or of another one.
 */
export function extendedHere(
  shelf: Shelf,
  extending: Extending['extending'],
  lastGood: PinnedPolicy | 'default' | null,
): Promise<ReadPolicy | Refused> {
  return extendedPolicy(extending, async (base): Promise<BaseText> => {
    const { objects } = shelf;
    const found = await baseIn(objects, base);
    if (found !== null) return { ...found, isCopy: false };
    const copy = copyIn(lastGood, base) ?? (await anyCopy(shelf, base.origin).catch(() => null));
    return copy ?? missing(objects, base);
  });
}

/** The same out of the copy that is pinned with a policy, and nowhere else. */
export function extendedCopy(extending: Extending['extending'], copy: Source | null): Promise<ReadPolicy | Refused> {
  return extendedPolicy(extending, async ({ origin, file }): Promise<BaseText> =>
    copy?.origin === origin
      ? { text: copy.text, blob: copy.blob, isCopy: true }
      : {
          because: `the record keeps no copy of ${file}`,
          next: 'countersign verify says what was changed in the record.',
        },
  );
}

/** The file that a base names, if this repository has its commit. */
async function baseIn(
  objects: Objects,
  { commit, path }: Base,
): Promise<{ readonly text: string; readonly blob: string } | null> {
  const found = await objects.read(`${commit}:${path}`).catch(() => null);
  return found?.type === 'blob' ? { text: found.bytes.toString('utf8'), blob: found.oid } : null;
}

/** The copy that any project keeps, if it is the one that the project pinned. */
async function anyCopy({ objects, stateCommit, projects }: Shelf, origin: string): Promise<BaseText | null> {
  const record = await stateCommit();
  for (const id of record === null ? [] : await projects()) {
    const folder = `${record ?? ''}:${projectFolder(id)}`;
    const read = readState((await objects.text(`${folder}/${projectFiles.state}`)) ?? '', id);
    const pinned = read.ok ? read.state.policy?.base : undefined;
    if (pinned?.origin !== origin) continue;
    const kept = await objects.read(`${folder}/${projectFiles.base}`);
    if (kept?.oid === pinned.blob) return { text: kept.bytes.toString('utf8'), blob: kept.oid, isCopy: true };
  }
  return null;
}

/** The names in the command are of a form that no shell takes for anything else. */
async function missing(objects: Objects, { owner, name, commit, path }: Base): Promise<BaseText> {
  const repository = `${owner}/${name}`;
  const isHere = (await objects.info(`${commit}^{commit}`).catch(() => null)) !== null;
  return isHere
    ? {
        because: `${repository} has no file ${path} at ${commit.slice(0, 7)}`,
        next: `Name a commit of ${repository} that holds the file.`,
      }
    : {
        because: `commit ${commit.slice(0, 7)} of ${repository} is not in this repository`,
        next: `git fetch https://github.com/${repository} ${commit}`,
      };
}
