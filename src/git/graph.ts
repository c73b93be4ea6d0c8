import { historyOf, type CommitRecord } from './history.ts';
import type { Repository } from './repository.ts';

/** Commits that were read once, so that many questions about them cost no process each. */
export interface Graph {
  /** Reads these commits with their history, as far as they are here; gives what had not been read before. */
  readonly read: (commits: readonly string[]) => Promise<readonly CommitRecord[]>;
  /** A commit that was read and is here. */
  readonly commit: (id: string) => CommitRecord | undefined;
  /** What is in the history of `head`, itself included, and not in that of `base`; children before their parents. */
  readonly between: (base: string | null, head: string) => readonly CommitRecord[];
  /** Is a commit another, or in its history? */
  readonly contains: (commit: string, ancestor: string) => boolean;
}

export function graphOf(repository: Repository): Graph {
  /** With their place in one order in which children come before parents: what is read later comes before all of it. */
  const known = new Map<string, { readonly record: CommitRecord; readonly place: number }>();
  const tips: string[] = [];
  let first = 0;

  async function read(commits: readonly string[]): Promise<readonly CommitRecord[]> {
    const wanted = [...new Set(commits)].filter((one) => !known.has(one));
    const found = await historyOf(repository, wanted, tips);
    first -= found.length;
    for (const [at, record] of found.entries()) known.set(record.commit, { record, place: first + at });
    tips.push(...wanted.filter((one) => known.has(one)));
    return found;
  }

  function between(base: string | null, head: string): readonly CommitRecord[] {
    const found: CommitRecord[] = [];
    /** Commit → is it in the history of the base? */
    const waiting = new Map<string, boolean>(base === null || !known.has(base) ? [] : [[base, true]]);
    if (known.has(head) && head !== base) waiting.set(head, false);
    while ([...waiting.values()].includes(false)) {
      const next = [...waiting.keys()].reduce((one, other) => (placeOf(one) < placeOf(other) ? one : other));
      const isBefore = waiting.get(next) === true;
      waiting.delete(next);
      const record = known.get(next)?.record;
      if (record === undefined) continue;
      if (!isBefore) found.push(record);
      for (const parent of record.parents) waiting.set(parent, isBefore || waiting.get(parent) === true);
    }
    return found;
  }

  function placeOf(commit: string): number {
    return known.get(commit)?.place ?? Number.POSITIVE_INFINITY;
  }

  return {
    read,
    between,
    commit: (id) => known.get(id)?.record,
    contains: (commit, ancestor) =>
      known.has(ancestor) && between(commit, ancestor).every((one) => one.commit !== ancestor),
  };
}
