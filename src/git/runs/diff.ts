import type { Repository } from '../repository.ts';
import { GitFailed, run } from '../run.ts';

/** What changed between two commits of a run. */
export interface FilesChanged {
  readonly files: readonly {
    readonly path: string;
    /** Lines; null for a file that is no text. */
    readonly added: number | null;
    readonly removed: number | null;
  }[];
  /** As git writes it, with paths below `a/` and `b/`. */
  readonly patch: string;
}

/** Nothing that anybody configured has a say in what is shown. */
const plainly = ['--no-color', '--no-ext-diff', '--no-textconv', '--no-renames', '--no-relative', '-O/dev/null'];
const named = ['--src-prefix=a/', '--dst-prefix=b/', '--submodule=short', '--unified=3'];

/** What changed between two commits of a run; null where this repository does not have them. */
export async function changedBetween(
  repository: Repository,
  before: string,
  after: string,
): Promise<FilesChanged | null> {
  const asked = ['-c', 'core.quotePath=true', 'diff', ...plainly];
  try {
    const [counts, patch] = await Promise.all([
      run(repository, [...asked, '--numstat', '-z', before, after, '--']),
      run(repository, [...asked, ...named, '--patch', before, after, '--']),
    ]);
    const files = counts.stdout.split('\0').flatMap((line) => {
      const [, added = '', removed = '', path = ''] = /^(\d+|-)\t(\d+|-)\t(.*)$/su.exec(line) ?? [];
      return path === '' ? [] : [{ path, added: count(added), removed: count(removed) }];
    });
    return { files, patch: patch.stdout };
  } catch (error) {
    if (error instanceof GitFailed && error.code === 128) return null;
    throw error;
  }
}

function count(text: string): number | null {
  return text === '-' ? null : Number(text);
}
