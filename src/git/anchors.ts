import type { Finding } from '../core/finding.ts';
import { anchorFindings, folderShown, type Anchor, type Standing } from '../kept/anchors.ts';
import { BrokenLog, entriesOf, linesPerSegment, segmentPaths, tailPath } from '../record.ts';
import type { GitHome } from './home.ts';
import { seenRefOf } from './state-branch.ts';
import type { Objects } from './objects.ts';
import { hasRemoteHome } from './repository.ts';
import { asCommitted, lines, run } from './run.ts';

/**
 * What was shown outside of the record and does not stand in it as it is now. The branch is fetched for it once more:
 * what was shown meanwhile is not missed.
 * @throws GitProblem when the remote that holds the record cannot be asked.
 */
export async function anchoredFindings(
  { repository, objects, stateCommit }: GitHome,
  anchors: readonly Anchor[],
): Promise<readonly Finding[]> {
  if (anchors.length === 0) return [];
  if (hasRemoteHome(repository)) await (await import('./remote.ts')).fetchState(repository);
  const revision = await stateCommit();
  const logs = new Map<string, Log>();
  for (const [folder, some] of Map.groupBy(anchors, folderShown))
    if (revision !== null)
      logs.set(folder, await logOf(objects, `${revision}:${folder}`, new Set(some.map(({ seq }) => seq))));
  const listed = revision === null ? null : await run(repository, [...asCommitted, 'rev-list', revision, '--']);
  const commits = new Set(lines(listed?.stdout ?? ''));
  const shallow = await run(repository, ['rev-parse', '--is-shallow-repository']);
  const isWhole = shallow.stdout.trim() === 'false';
  return anchorFindings(anchors, {
    branch: repository.stateBranch,
    revision,
    remote: repository.remote,
    seen: seenRefOf(repository),
    hasLog: (folder) => logs.get(folder)?.isThere === true,
    entry: (folder, seq) => logs.get(folder)?.found.get(seq) ?? null,
    holds: (commit) => commits.has(commit) || (isWhole ? false : null),
  });
}

interface Log {
  readonly isThere: boolean;
  /** Entries that were asked for, by number. */
  readonly found: ReadonlyMap<number, Standing | 'unread'>;
}

/** These entries of a log, of which no more is read than the files they stand in. */
async function logOf(objects: Objects, folder: string, wanted: ReadonlySet<number>): Promise<Log> {
  const found = new Map<number, Standing | 'unread'>();
  const tail = await objects.text(`${folder}/${tailPath}`);
  const read = async (path: string, numbers: readonly number[]): Promise<number> => {
    try {
      const entries = entriesOf<unknown, unknown>(
        (path === tailPath ? tail : await objects.text(`${folder}/${path}`)) ?? '',
      );
      for (const [at, { seq, hash }] of entries.entries())
        if (wanted.has(seq)) found.set(seq, { hash, path, line: at + 1 });
      return entries.at(-1)?.seq ?? 0;
    } catch (error) {
      if (!(error instanceof BrokenLog)) throw error;
      for (const seq of numbers) found.set(seq, 'unread');
      return 0;
    }
  };
  const last = await read(tailPath, [...wanted]);
  const segments = segmentPaths(last);
  for (const [segment, numbers] of Map.groupBy(wanted, (seq) => Math.floor((seq - 1) / linesPerSegment))) {
    const path = segments[segment];
    if (path !== undefined) await read(path, numbers);
  }
  return { isThere: tail !== null, found };
}
