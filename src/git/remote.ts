import { withLock, writeCommit, type Change, type Committed } from './commit.ts';
import type { Objects } from './objects.ts';
import { explain, GitProblem, type RemoteRepository, type Repository } from './repository.ts';
import { GitFailed, lines, run, type RunResult } from './run.ts';

export type Pushed = { readonly ok: true } | { readonly ok: false; readonly reason: 'conflict' };

/**
 * Brings every branch of the home remote, the state among them, to `refs/remotes/<remote>/`; branches deleted
 * there go here too. Nothing else is touched: no tags, no FETCH_HEAD, no local branch.
 * @throws GitProblem remote_away, remote_denied, read_only.
 */
export async function fetchState(repo: RemoteRepository): Promise<void> {
  // What it says of its progress shows that the remote is not silent.
  const plain = [
    '--progress',
    '--prune',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-auto-maintenance',
    '--no-recurse-submodules',
  ];
  const args = ['fetch', ...plain, '--', repo.remote, `+refs/heads/*:refs/remotes/${repo.remote}/*`];
  for (let tries = fetchesAtMost; ; tries -= 1) {
    try {
      await run(repo, args, { silentAtMost: repo.remoteSilentAtMost });
      return;
    } catch (error) {
      // Somebody else in this clone, who may be a git process left alone by one that died, fetched or pushed meanwhile.
      const isOutrun = error instanceof GitFailed && /cannot lock ref .* but expected/u.test(error.stderr);
      if (!isOutrun || tries === 1) throw explain(withoutProgress(error));
    }
  }
}

/** Who is outrun looks again: what is there then is what the other one brought. */
const fetchesAtMost = 5;

/**
 * Commits files on the state branch of the home remote. It is done when the remote has it; then the remote-tracking
 * branch follows, and the local branch of that name if there is one, it can be fast-forwarded and nobody works on it.
 * When the answer of the remote is lost, `remote_away` carries the commit: after `fetchState`, the branch contains
 * it or it never arrived.
 * @throws GitProblem remote_away, remote_denied, push_refused, bad_path, read_only.
 */
export async function commitFilesRemote(
  repo: RemoteRepository,
  objects: Objects,
  change: Omit<Change, 'ref'>,
): Promise<Committed> {
  const branch = `refs/heads/${repo.stateBranch}`;
  return withLock(repo, repo.stateRef, change.lockWait ?? 10_000, async () => {
    const known = await head(objects, repo.stateRef);
    if (known !== change.expected) return { ok: false, reason: 'conflict', actual: known };
    const draft = `refs/countersign/tmp/${crypto.randomUUID()}`;
    const commit = await writeCommit(repo, { ...change, ref: draft });
    try {
      const pushed = await pushBranch(repo, { commit, ref: branch, expected: change.expected });
      if (!pushed.ok) return { ok: false, reason: 'conflict', actual: null };
      await follow(repo, objects, repo.stateRef, commit, change.expected);
      await followLocal(repo, branch, commit);
      return { ok: true, commit };
    } finally {
      await run(repo, ['update-ref', '-d', draft]).catch(() => undefined);
    }
  });
}

/**
 * Moves a branch of the home remote from `expected` (null: it must not exist) to `commit`, or not at all. The lease
 * names the commit it replaces, which is stricter than a push without force: that one would also accept a branch
 * that was set back to an ancestor.
 * @throws GitProblem remote_away and remote_denied (with `commit`), push_refused with the words of the remote's hook.
 */
export async function pushBranch(
  repo: RemoteRepository,
  push: { readonly commit: string; readonly ref: string; readonly expected: string | null },
): Promise<Pushed> {
  const { commit, ref, expected } = push;
  // The user's own pre-push hook guards the user's work, not this.
  const plain = ['--porcelain', '--progress', '--no-verify', '--no-follow-tags', '--recurse-submodules=no'];
  const args = ['push', ...plain, `--force-with-lease=${ref}:${expected ?? ''}`, '--', repo.remote, `${commit}:${ref}`];
  const options = { allow: [1, 128], silentAtMost: repo.remoteSilentAtMost };
  const said = await run(repo, args, options).catch((error: unknown) => {
    const reason = explain(error);
    throw reason instanceof GitProblem && reason.code === 'remote_away' ? arrivedOrNot(reason, commit) : reason;
  });
  const result = { ...said, stderr: plainly(said.stderr) };
  if (result.code === 0) return { ok: true };
  const refused = /^!\t[^\t]*\t\[(remote rejected|rejected|remote failure)\](?: \((.*)\))?/m.exec(result.stdout);
  if (refused === null) throw lost(result, args, commit);
  const [, kind, reason = ''] = refused;
  if (kind === 'rejected' || isLostRace(reason, result.stderr)) return { ok: false, reason: 'conflict' };
  throw new GitProblem('push_refused', { because: refusal(reason, result.stderr) });
}

/** Moves the remote-tracking branch, unless the push did already or a fetch has seen more since. */
export async function follow(
  repo: Repository,
  objects: Objects,
  ref: string,
  commit: string,
  expected: string | null,
): Promise<void> {
  const known = await head(objects, ref);
  if (known === commit || known !== expected) return;
  await run(repo, ['update-ref', ref, commit, known ?? '']).catch(() => undefined);
}

/** A local branch that cannot follow is only behind; the remote has the commit. */
async function followLocal(repo: Repository, branch: string, commit: string): Promise<void> {
  const listed = await run(repo, ['for-each-ref', '--format=%(objectname) %(worktreepath)', branch]);
  const [, tip, worktree] = /^(\S+) (.*)$/m.exec(listed.stdout) ?? [];
  if (tip === undefined || worktree !== '') return;
  const behind = await run(repo, ['merge-base', '--is-ancestor', tip, commit], { allow: [1, 128] });
  if (behind.code === 0) await run(repo, ['update-ref', branch, commit, tip]).catch(() => undefined);
}

async function head(objects: Objects, ref: string): Promise<string | null> {
  return (await objects.info(`${ref}^{commit}`))?.oid ?? null;
}

function lost(result: RunResult, args: readonly string[], commit: string): unknown {
  const error = explain(new GitFailed(result.code, args, result.stderr));
  if (!(error instanceof GitProblem)) return error;
  return arrivedOrNot(error, commit);
}

function arrivedOrNot({ code, message, next }: GitProblem, commit: string): GitProblem {
  return new GitProblem(code, { because: message, next, commit });
}

function withoutProgress(error: unknown): unknown {
  return error instanceof GitFailed ? new GitFailed(error.code, error.args, plainly(error.stderr)) : error;
}

/** What git and the remote said, without how far they had come and what was brought. */
function plainly(stderr: string): string {
  const progress = /^(?:remote: )?(?:[A-Z][a-z]+ (?:objects|deltas|connectivity): +\d|Total \d+ |Delta compression )/u;
  const said = stderr.split(/[\r\n]+/u).filter((line) => !progress.test(line) && !/^(?:From | [ *+=t!-] )/u.test(line));
  return said.join('\n');
}

function isLostRace(reason: string, stderr: string): boolean {
  const race = /cannot lock ref|reference already exists|incorrect old value|fetch first|stale info|non-fast-forward/;
  return race.test(reason) || (/failed to update ref/.test(reason) && race.test(stderr));
}

function refusal(reason: string, stderr: string): string {
  const said = lines(stderr).flatMap((line) =>
    line.startsWith('remote: ') ? [line.slice('remote: '.length).trim()] : [],
  );
  const text = said.filter((line) => line !== '').join('\n');
  return text === '' ? `the remote refused the push: ${reason}` : `the remote refused the push (${reason}): ${text}`;
}
