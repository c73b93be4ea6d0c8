import { existsSync } from 'node:fs';
import type { Committed } from './commit.ts';
import { writeCommitObject, type Signature } from './commit-object.ts';
import { oid } from './history.ts';
import type { Objects } from './objects.ts';
import { follow, pushBranch } from './remote.ts';
import { explain, GitProblem, hasRemoteHome, type Repository } from './repository.ts';
import { fields, GitFailed, lines, run } from './run.ts';

export type MergedTree =
  | { readonly ok: true; readonly tree: string }
  | { readonly ok: false; readonly unrelated: boolean; readonly conflicts: readonly string[] };

/**
 * Landed: the default branch is at `commit`. `behind` is null, or, when the home is a remote and has it, why the
 * local branch of that name did not follow.
 */
export type Landed =
  | { readonly ok: true; readonly commit: string; readonly behind: string | null }
  | Extract<Committed, { ok: false }>;

export type Merge = {
  /** The head of the default branch the merge was made for; becomes the first parent. */
  readonly base: string;
  /** The head of the branch that lands; becomes the second parent. */
  readonly head: string;
  readonly tree: string;
  readonly message: string;
  readonly author: Signature;
  /** The author when left out. */
  readonly committer?: Signature;
};

type Worktree = { readonly path: string; readonly head: string };
type Moved = { readonly ok: true } | Extract<Committed, { ok: false }>;

/**
 * The tree a merge of two commits would have, worked out without worktree or index; or the paths in conflict. `unrelated`: the
 * histories have nothing in common, or a shallow clone does not have what they have in common.
 * @throws GitProblem read_only.
 */
export async function mergeTree(repo: Repository, ours: string, theirs: string): Promise<MergedTree> {
  const args = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', oid(ours), oid(theirs)];
  const result = await run(repo, args, { allow: [1] }).catch((error: unknown) => {
    if (error instanceof GitFailed && error.stderr.includes('refusing to merge unrelated histories')) return null;
    throw explain(error);
  });
  if (result === null) return { ok: false, unrelated: true, conflicts: [] };
  const [tree, ...conflicts] = fields(result.stdout);
  if (tree === undefined) throw new GitFailed(result.code, args, result.stderr);
  return result.code === 0 ? { ok: true, tree } : { ok: false, unrelated: false, conflicts: [...new Set(conflicts)] };
}

/**
 * Writes the merge commit, signed where commits are signed here, and moves the default branch from `base` to it, or not at all. With a home remote it is
 * moved there first. A worktree that has the branch checked out follows, files and all.
 * @throws GitProblem dirty_worktree with the files in the way (nothing was moved), remote_away (with the commit),
 * remote_denied, push_refused, read_only, ref_locked, cannot_sign (nothing was moved).
 */
export async function landMerge(repo: Repository, objects: Objects, merge: Merge): Promise<Landed> {
  const { base, head, ...rest } = merge;
  const commit = await writeCommitObject(repo, { ...rest, tree: oid(rest.tree), parents: [oid(base), oid(head)] });
  const ref = `refs/heads/${repo.defaultBranch}`;
  if (!hasRemoteHome(repo)) {
    const moved = await moveBranch(repo, ref, commit, merge.base);
    return moved.ok ? { ok: true, commit, behind: null } : moved;
  }
  const pushed = await pushBranch(repo, { commit, ref, expected: merge.base });
  if (!pushed.ok) return { ok: false, reason: 'conflict', actual: null };
  await follow(repo, objects, repo.defaultRef, commit, merge.base);
  return { ok: true, commit, behind: await followDefault(repo, objects, ref, commit, merge.base) };
}

/** The remote has the merge whatever happens here, so what would be an error is only told. */
async function followDefault(
  repo: Repository,
  objects: Objects,
  ref: string,
  commit: string,
  base: string,
): Promise<string | null> {
  if ((await objects.info(`${ref}^{commit}`)) === null) return null;
  try {
    const moved = await moveBranch(repo, ref, commit, base);
    return moved.ok ? null : `${repo.defaultBranch} has commits of its own or is older; git pull`;
  } catch (error) {
    if (error instanceof GitProblem) return `${error.message}; ${error.next}`;
    throw error;
  }
}

async function moveBranch(repo: Repository, ref: string, commit: string, base: string): Promise<Moved> {
  const worktree = await checkedOut(repo, ref);
  if (worktree === null) return moveRef(repo, ref, commit, base);
  if (worktree.head !== base) return { ok: false, reason: 'conflict', actual: worktree.head };
  return fastForward(worktree.path, commit);
}

async function moveRef(repo: Repository, ref: string, commit: string, base: string): Promise<Moved> {
  const args = ['update-ref', '-m', 'countersign: merge', ref, commit, base];
  const result = await run(repo, args, { allow: [1, 128] });
  if (result.code === 0) return { ok: true };
  const actual = /is at ([0-9a-f]{40,64}) but expected/.exec(result.stderr)?.[1] ?? null;
  if (actual !== null || /unable to resolve reference|but expected/.test(result.stderr))
    return { ok: false, reason: 'conflict', actual };
  throw lockedOr(new GitFailed(result.code, args, result.stderr));
}

async function fastForward(path: string, commit: string): Promise<Moved> {
  const args = ['merge', '--ff-only', '--no-autostash', '--no-verify-signatures', '--no-stat', '--quiet', commit];
  const found = {
    GIT_DIR: undefined,
    GIT_COMMON_DIR: undefined,
    GIT_WORK_TREE: undefined,
    GIT_INDEX_FILE: undefined,
    GIT_PREFIX: undefined,
  };
  const result = await run({ cwd: path }, args, { env: found, allow: [1, 2, 128] });
  if (result.code === 0) return { ok: true };
  if (/Not possible to fast-forward/.test(result.stderr)) return { ok: false, reason: 'conflict', actual: null };
  const files = lines(result.stderr).flatMap((line) => (line.startsWith('\t') ? [line.slice(1)] : []));
  if (files.length > 0)
    throw new GitProblem('dirty_worktree', {
      because: `local changes in ${path} stand in the way: ${files.join(', ')}`,
      files,
    });
  if (/unmerged files|not concluded your|unresolved conflict|would lose untracked/.test(result.stderr)) {
    throw new GitProblem('dirty_worktree', {
      because: `a merge is not finished in ${path}`,
      next: 'finish it or git merge --abort, then try again',
    });
  }
  throw lockedOr(new GitFailed(result.code, args, result.stderr));
}

function lockedOr(failure: GitFailed): unknown {
  const lock = /Unable to create '(.*\.lock)': File exists/.exec(failure.stderr)?.[1];
  return lock === undefined
    ? explain(failure)
    : new GitProblem('ref_locked', { because: `another git process holds ${lock}`, files: [lock] });
}

/** A worktree whose folder is gone keeps nobody from moving its branch. */
async function checkedOut(repo: Repository, ref: string): Promise<Worktree | null> {
  const listed = await run(repo, ['worktree', 'list', '--porcelain', '-z']);
  for (const record of listed.stdout.split('\0\0')) {
    const attributes = new Map(
      fields(record).map((line): [string, string] => [line.split(' ', 1)[0] ?? '', line.slice(line.indexOf(' ') + 1)]),
    );
    const path = attributes.get('worktree');
    const head = attributes.get('HEAD');
    if (path !== undefined && head !== undefined && attributes.get('branch') === ref && existsSync(path))
      return { path, head };
  }
  return null;
}
