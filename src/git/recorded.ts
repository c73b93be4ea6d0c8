import type { Repository } from './repository.ts';
import { lines, run } from './run.ts';

/** So many commits are asked for at a time, and each time as many as before again: the last entries are found soon. */
const firstPage = 256;

const listed = 'valueonly,separator=%x2C';
/** Commit, project and entries (`number id`, with commas between) of each commit, in columns. */
const format = `--format=%H%x09%(trailers:key=Countersign-Project,${listed})%x09%(trailers:key=Countersign-Entry,${listed})`;

/**
 * The commits of the state branch that say they recorded these entries of a project, by the number of the entry, back
 * from `head`. What no commit says is not there.
 */
export async function recordedBy(
  repository: Repository,
  head: string,
  project: string,
  wanted: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const open = new Set(wanted);
  const found = new Map<number, string>();
  for (let skip = 0, page = firstPage; open.size > 0; skip += page, page = skip) {
    const { stdout } = await run(repository, ['log', format, `--skip=${skip}`, `--max-count=${page}`, head, '--']);
    const commits = lines(stdout);
    for (const line of commits) {
      const [commit = '', of = '', entries = ''] = line.split('\t');
      if (of !== project) continue;
      for (const entry of entries.split(',')) {
        const seq = Number(entry.split(' ')[0]);
        if (open.delete(seq)) found.set(seq, commit);
      }
    }
    if (commits.length < page) break;
  }
  return found;
}
