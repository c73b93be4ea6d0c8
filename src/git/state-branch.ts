import { findingsWith, Damaged } from '../kept/damage.ts';
import type { Actor } from '../core/entry.ts';
import type { Patience } from '../core/patience.ts';
import type { Change, Committed } from '../ports.ts';
import { formatFile, formatText, messageOf, type TrailerOf } from '../record.ts';
import { isAncestor } from './history.ts';
import type { Objects, TreeEntry } from './objects.ts';
import { GitProblem, hasRemoteHome, stateHead, type RemoteRepository, type Repository } from './repository.ts';
import { nullUnlessInterrupted, run } from './run.ts';

/** Measured with 8 processes in one repository and with 16 clones of one, on two cores: nobody gives up. */
const onThisMachine: Patience = { tries: 60, baseMilliseconds: 10, capMilliseconds: 1000 };
const overTheNetwork: Patience = { tries: 150, baseMilliseconds: 100, capMilliseconds: 4000 };

/** How many entries of one instance git may gather before it is asked to tidy up. */
const entriesPerMaintenance = 500;

/** Who writes, and when (ISO 8601). */
export interface Writer {
  readonly name: string;
  readonly email: string;
  readonly at: string;
}

/** The branch on which every record lives: where it is, and one guarded commit on it. Whatever lies there shares it. */
export interface StateBranch {
  readonly patience: Patience;
  /** What the remote has is here: once for a command, and again after a lost race. */
  readonly fetched: () => Promise<void>;
  /**
   * Commit at the head; null before the first.
   * @throws Damaged where the branch was force-pushed or deleted since it was seen here. GitProblem as `stateHead`.
   */
  readonly head: () => Promise<string | null>;
  /** One commit of files by their paths from the top of the branch, if its head is `expected`. */
  readonly write: (
    expected: string | null,
    files: ReadonlyMap<string, string | Uint8Array>,
    message: string,
    author: Writer,
  ) => Promise<Committed>;
  /** The same of one instance: its files below its folder, and a message that names it and its entries. */
  readonly commit: (change: Change, folder: string, trailer: TrailerOf) => Promise<Committed>;
}

/** What only writing and remotes need is loaded by them: most looks do without. */
async function fetchHome(repository: RemoteRepository): Promise<void> {
  const { fetchState } = await import('./remote.ts');
  await fetchState(repository);
}

/**
 * `at`: look at the branch as if it were at this commit. `isDurable`: what is committed here outlasts a power cut. It costs
 * about a quarter more time, and is for those who throw away what they committed from.
 */
export function stateBranch(repository: Repository, objects: Objects, at?: string, isDurable = false): StateBranch {
  /** Where this repository notes the last head it saw; git keeps what a ref names. */
  const seenRef = seenRefOf(repository);
  let fetching: Promise<void> | null = null;

  /** Once for a command, and again after a lost race: right before the next look, not before the wait for it. */
  function fetched(): Promise<void> {
    return (fetching ??= hasRemoteHome(repository) ? fetchHome(repository) : Promise.resolve());
  }

  async function head(): Promise<string | null> {
    await fetched();
    if (at !== undefined) return at;
    // In this order: whoever writes at the same time moves the branch first.
    const [before, now] = await Promise.all([objects.info(seenRef), stateHead(repository, objects)]);
    if (now === null && before === null) await elsewhere();
    if (now !== (before?.oid ?? null)) await notice(before?.oid ?? null, now);
    return now;
  }

  /** A clone whose origin has the record begins no second one. */
  async function elsewhere(): Promise<void> {
    if (repository.remote !== null) return;
    if ((await objects.info(`refs/remotes/origin/${repository.stateBranch}^{commit}`)) === null) return;
    throw new GitProblem('bad_config', {
      because: `the record of this repository lives on origin (${repository.stateBranch})`,
      next: 'git config countersign.remote origin',
    });
  }

  /** A branch that no longer contains what was seen of it here was force-pushed or deleted: the record only ever grows. */
  async function notice(before: string | null, now: string | null): Promise<void> {
    if (before !== null && (now === null || !(await isAncestor(repository, before, now)))) {
      const finding = findingsWith(restoring(repository, before, seenRef));
      const { stateBranch: name } = repository;
      const what = `${name} ${now === null ? 'is gone' : 'was rewritten'}: it was at ${before.slice(0, 7)} here`;
      throw new Damaged([finding('record_edited', name, 1, what)]);
    }
    if (now !== null) await run(repository, ['update-ref', seenRef, now]).catch(() => undefined);
  }

  /** Where the remote is now; where it cannot be asked, what went wrong before is thrown. */
  async function newest(remote: RemoteRepository, before: Error): Promise<string | null> {
    try {
      await fetchHome(remote);
    } catch {
      throw before;
    }
    return stateHead(repository, objects);
  }

  /** The answer to a push was lost: did it arrive? Where the remote cannot be asked either, nobody knows, and that is told. */
  async function arrived(error: unknown): Promise<{ readonly ok: true; readonly commit: string }> {
    if (!(error instanceof GitProblem) || error.commit === null || !hasRemoteHome(repository)) throw error;
    const now = await newest(repository, error);
    if (now === null || !(await isAncestor(repository, error.commit, now))) throw error;
    return { ok: true, commit: error.commit };
  }

  async function write(...[expected, files, message, author]: Parameters<StateBranch['write']>): Promise<Committed> {
    if (repository.remote === null && repository.head.ref === `refs/heads/${repository.stateBranch}`) {
      throw new GitProblem('dirty_worktree', {
        because: `${repository.stateBranch} is checked out here: writing to it would leave your files behind`,
        next: `git switch ${repository.defaultBranch}`,
      });
    }
    const [{ commitFiles }, { commitFilesRemote }] = await Promise.all([import('./commit.ts'), import('./remote.ts')]);
    const made = hasRemoteHome(repository)
      ? await commitFilesRemote(repository, objects, { expected, files, message, author }).catch(arrived)
      : await commitFiles(repository, objects, {
          ref: repository.stateRef,
          expected,
          files,
          message,
          author,
          isDurable,
        });
    if (made.ok) {
      await notice(null, made.commit);
      return { ok: true, revision: made.commit };
    }
    fetching = null;
    return { ok: false, reason: 'conflict' };
  }

  async function commit(change: Change, folder: string, trailer: TrailerOf): Promise<Committed> {
    const files = new Map<string, string | Uint8Array>();
    if (change.revision === null) files.set(formatFile, formatText());
    for (const [path, content] of change.files) files.set(`${folder}/${path}`, content);
    const { headline, trailers } = messageOf(change, trailer);
    const message = `${headline}\n\n${trailers.join('\n')}`;
    const made = await write(change.revision, files, message, writerOf(change.author, change.at));
    if (made.ok && change.entries.some((entry) => entry.seq % entriesPerMaintenance === 0)) {
      const { maintenance } = await import('./commit.ts');
      await maintenance(repository, change.at);
    }
    return made;
  }

  return { patience: hasRemoteHome(repository) ? overTheNetwork : onThisMachine, fetched, head, write, commit };
}

/** Where a repository notes the last head of the state branch that it saw. */
export function seenRefOf({ remote, stateBranch: name }: Pick<Repository, 'remote' | 'stateBranch'>): string {
  return `refs/countersign/seen/${remote === null ? 'here' : `at/${remote}`}/${name}`;
}

/** The command that puts a lost record back, and the one for whoever meant it to go. */
function restoring({ remote, stateBranch: name }: Repository, commit: string, seenRef: string): string {
  const back =
    remote === null
      ? `git update-ref refs/heads/${name} ${commit}`
      : `git push --force ${remote} ${commit}:refs/heads/${name}`;
  return `Ask who did it, then bring it back: ${back} (or, if it was meant: git update-ref -d ${seenRef})`;
}

function writerOf(author: Actor, at: string): Writer {
  const email = typeof author.id === 'string' && author.id.includes('@') ? author.id : 'countersign@localhost';
  return { name: author.login, email, at };
}

/** The folder of each instance of a kind at a commit of the state branch; its name is the id. */
export async function instancesAt(
  objects: Objects,
  commit: string,
  kind: 'projects' | 'runs',
): Promise<readonly TreeEntry[]> {
  const shelves = (await objects.tree(`${commit}:${kind}`).catch(nullUnlessInterrupted)) ?? [];
  const inside = await Promise.all(shelves.filter(isFolder).map(async ({ oid }) => (await objects.tree(oid)) ?? []));
  return inside.flat().filter(isFolder);
}

function isFolder({ mode }: TreeEntry): boolean {
  return mode === '40000';
}
