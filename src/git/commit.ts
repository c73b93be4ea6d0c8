import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './alive.ts';
import { gitName, gitTime, writeCommitObject, type Signature } from './commit-object.ts';
import { durable, settled } from './durable.ts';
import type { Objects } from './objects.ts';
import { explain, GitProblem, type Repository } from './repository.ts';
import { GitFailed, lines, run, type RunResult } from './run.ts';

/** By path from the top of the tree, with `/`; null deletes the file or folder. */
export type FileChanges = ReadonlyMap<string, string | Uint8Array | null>;

export type Change = {
  /** Full name of the branch to move. */
  readonly ref: string;
  /** The commit that must be its head; null when it must not exist yet. */
  readonly expected: string | null;
  readonly files: FileChanges;
  readonly message: string;
  readonly author: Signature;
  /** The author when left out. */
  readonly committer?: Signature;
  /** Milliseconds to wait for other writers before going on without them; 10,000 when left out. */
  readonly lockWait?: number;
  /** It outlasts a power cut once it is made: what it was made from is thrown away then. */
  readonly isDurable?: boolean;
};

/** A conflict wrote nothing anyone can see; `actual` is the head found instead, null when none or not known. */
export type Committed =
  | { readonly ok: true; readonly commit: string }
  | { readonly ok: false; readonly reason: 'conflict'; readonly actual: string | null };

const LOCK_WAIT = 10_000;
const LOCK_STALE = 30_000;

/**
 * Commits files on a branch without worktree or index: one `git fast-import`, and two git processes more where commits
 * are signed. The branch moves from `expected` to the new commit or not at all, whoever else writes. Files not named stay
 * as they are.
 * @throws GitProblem bad_path, read_only, ref_locked, foreign_branch, cannot_sign. RangeError for a time that is none.
 */
export async function commitFiles(repo: Repository, objects: Objects, change: Change): Promise<Committed> {
  if (repo.signing.commits) return commitSigned(repo, objects, change);
  const stream = importStream(change, change.ref);
  return withLock(repo, change.ref, change.lockWait ?? LOCK_WAIT, async () => {
    // fast-import would also move a branch that was set back to an ancestor of what we saw. It starts while we look.
    const looked = objects.info(`${change.ref}^{commit}`).then((found) => found?.oid ?? null);
    const input = looked.then((actual) => (actual === change.expected ? stream : 'done\n'));
    const [actual, result] = await Promise.all([looked, fastImport(repo, change, input)]);
    if (actual !== change.expected) return { ok: false, reason: 'conflict', actual };
    if (result.code !== 0) return refused(change, 'fast-import', result);
    settle(repo, change);
    return { ok: true, commit: result.stdout.trim() };
  });
}

/** The branch moves when everything is there and signed: asked for a passphrase, somebody may take their time. */
async function commitSigned(repo: Repository, objects: Objects, change: Change): Promise<Committed> {
  const stream = signingStream(change);
  return withLock(repo, change.ref, change.lockWait ?? LOCK_WAIT, async () => {
    const actual = (await objects.info(`${change.ref}^{commit}`))?.oid ?? null;
    if (actual !== change.expected) return { ok: false, reason: 'conflict', actual };
    const imported = await fastImport(repo, change, stream);
    if (imported.code !== 0) return refused(change, 'fast-import', imported);
    const commit = await madeAgain(repo, change, imported);
    const args = ['update-ref', '-m', 'countersign', change.ref, commit, change.expected ?? ''];
    const result = await run(repo, [...durably(change), ...patience, ...args], { allow: [1, 128] });
    if (result.code !== 0) return refused(change, 'update-ref', result);
    settle(repo, change);
    return { ok: true, commit };
  });
}

/** git cannot sign while it imports: it imports all that the commit holds, and the same commit is made again, signed. */
async function madeAgain(repo: Repository, change: Change, { stdout }: RunResult): Promise<string> {
  const { message, author, committer = author, isDurable = false } = change;
  const parents = change.expected === null ? [] : [change.expected];
  const tree = `${stdout.trim()}^{tree}`;
  return writeCommitObject(repo, { tree, parents, message: plainText(message), author, committer, isDurable });
}

/**
 * Writes the commit and points `ref` at it, a new ref nobody else knows.
 * @throws as `commitFiles`.
 */
export async function writeCommit(repo: Repository, change: Change): Promise<string> {
  const isSigned = repo.signing.commits;
  const result = await fastImport(repo, change, isSigned ? signingStream(change) : importStream(change, change.ref));
  if (result.code !== 0) throw explain(new GitFailed(result.code, ['fast-import'], result.stderr));
  if (!isSigned) return result.stdout.trim();
  const commit = await madeAgain(repo, change, result);
  await run(repo, ['update-ref', change.ref, commit, '']);
  return commit;
}

/**
 * Runs `work` while holding the short lock of `ref`. The lock only makes writers take turns; what fences them is
 * the compare-and-swap on the branch, so a lock that does not come free in `wait` milliseconds is passed by.
 */
export async function withLock<T>(repo: Repository, ref: string, wait: number, work: () => Promise<T>): Promise<T> {
  const path = join(repo.commonDir, `countersign-${encodeURIComponent(ref)}.lock`);
  const release = await takeLock(path, wait);
  try {
    return await work();
  } finally {
    release();
  }
}

/**
 * Does git's housekeeping when it is due (packs, loose objects, the commit graph with changed paths, which makes
 * the history of one project quick to read) and removes what writers left that died an hour ago or earlier: private
 * refs of pushes and drafts of locks.
 * @param now ISO 8601
 */
export async function maintenance(repo: Repository, now: string): Promise<void> {
  try {
    await run(repo, [
      '-c',
      'gc.autoDetach=false',
      '-c',
      'maintenance.autoDetach=false',
      'maintenance',
      'run',
      '--auto',
      '--quiet',
    ]);
    await run(repo, ['commit-graph', 'write', '--reachable', '--changed-paths', '--split', '--no-progress']);
    const before = Date.parse(now) - 3_600_000;
    await removeDraftRefs(repo, before);
    await removeDraftLocks(repo, before);
  } catch (error) {
    throw explain(error);
  }
}

async function removeDraftRefs(repo: Repository, before: number): Promise<void> {
  const listed = await run(repo, ['for-each-ref', '--format=%(committerdate:unix) %(refname)', 'refs/countersign/tmp']);
  const old = lines(listed.stdout).flatMap((line) => {
    const [seconds, ref] = line.split(' ');
    return ref !== undefined && Number(seconds) * 1000 < before ? [`delete ${ref}\n`] : [];
  });
  if (old.length > 0) await run(repo, ['update-ref', '--stdin'], { input: old.join('') });
}

async function removeDraftLocks(repo: Repository, before: number): Promise<void> {
  const names = await readdir(repo.commonDir);
  for (const name of names.filter((candidate) => /^countersign-.*\.lock\..+/.test(candidate))) {
    const path = join(repo.commonDir, name);
    const found = await stat(path).catch(() => null);
    if (found !== null && found.mtimeMs < before) await rm(path, { force: true });
  }
}

/** The message as a commit keeps it. */
function plainText(message: string): string {
  return `${message.replaceAll('\0', '').trimEnd()}\n`;
}

/** Imports onto a ref of no name that anybody knows, and takes it away before git writes it. */
function signingStream(change: Change): Buffer {
  const ref = `refs/countersign/tmp/${crypto.randomUUID()}`;
  return importStream(change, ref, `reset ${ref}\nfrom ${'0'.repeat(40)}\n\n`);
}

function importStream(change: Change, ref: string, after = ''): Buffer {
  const message = Buffer.from(plainText(change.message));
  const parts: (string | Uint8Array)[] = [
    `commit ${ref}\nmark :1\nauthor ${signature(change.author)}\ncommitter ${signature(change.committer ?? change.author)}\ndata ${message.length}\n`,
    message,
    change.expected === null ? '' : `from ${change.expected}\n`,
  ];
  const files = [...change.files].map(([path, content]): [string, string | Uint8Array | null] => [
    quotePath(path),
    content,
  ]);
  // A path may turn from a file into a folder in one commit: what goes, goes first.
  for (const [path, content] of files) if (content === null) parts.push(`D ${path}\n`);
  for (const [path, content] of files) {
    if (content === null) continue;
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    parts.push(`M 100644 inline ${path}\ndata ${bytes.length}\n`, bytes, '\n');
  }
  parts.push(`\nget-mark :1\n${after}done\n`);
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
}

function signature(who: Signature): string {
  return `${gitName(who.name)} <${gitName(who.email).replaceAll(' ', '')}> ${gitTime(who.at)}`;
}

function quotePath(path: string): string {
  const parts = path.split('/');
  const bad =
    /\p{Cc}/u.test(path) ||
    !path.isWellFormed() ||
    parts.some((part) => part === '' || part === '.' || part === '..' || isGitName(part));
  if (bad) throw new GitProblem('bad_path', { because: `git cannot keep a file named ${JSON.stringify(path)}` });
  return `"${path.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** What some file system takes for `.git` or `.gitmodules`: other case, ignorable letters, short names, trailing dots. */
function isGitName(part: string): boolean {
  const plain = part.replaceAll(/[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g, '').toLowerCase();
  return /^(\.git|git~\d|\.gitmodules|gitmod~\d)[ .]*(:.*)?$/.test(plain);
}

/** Another git process may be at the branch for a moment. */
const patience = ['-c', 'core.filesRefLockTimeout=1000'];

function durably({ isDurable = false }: Change): readonly string[] {
  return isDurable ? durable : [];
}

function settle(repo: Repository, { ref, isDurable = false }: Change): void {
  if (isDurable) settled(repo, ref);
}

async function fastImport(
  repo: Repository,
  change: Change,
  stream: string | Uint8Array | Promise<string | Uint8Array>,
): Promise<RunResult> {
  // Few objects stay loose instead of leaving a pack for every commit.
  const settings = ['-c', 'fastimport.unpackLimit=100', ...durably(change), ...patience];
  const args = [...settings, 'fast-import', '--quiet', '--done', '--date-format=raw'];
  const result = await run(repo, args, { input: stream, allow: [1, 128] }).catch((error: unknown) => {
    throw explain(error);
  });
  const report = /dumping crash report to (.*fast_import_crash_\d+)$/m.exec(result.stderr)?.[1];
  if (report !== undefined) await rm(report, { force: true });
  return result;
}

/** Why git did not move the branch: somebody else was quicker, or something is in the way. */
async function refused(change: Change, verb: string, { code, stderr }: RunResult): Promise<Committed> {
  const moved =
    /does not contain ([0-9a-f]{40,64})\)/.exec(stderr) ?? /is at ([0-9a-f]{40,64}) but expected/.exec(stderr);
  if (moved !== null) return { ok: false, reason: 'conflict', actual: moved[1] ?? null };
  if (/reference already exists|unable to resolve reference|but expected/.test(stderr))
    return { ok: false, reason: 'conflict', actual: null };
  const lock = /Unable to create '(.*\.lock)': File exists/.exec(stderr)?.[1];
  if (lock !== undefined) {
    const age = await lockAge(lock);
    if (age === null || age < LOCK_STALE) return { ok: false, reason: 'conflict', actual: null };
    throw new GitProblem('ref_locked', { because: `a git process died and left its lock ${lock}`, files: [lock] });
  }
  if (/'refs\/.*' exists; cannot create/.test(stderr)) {
    const name = change.ref.replace(/^refs\/heads\//, '');
    throw new GitProblem('foreign_branch', {
      because: `git cannot have a branch ${name} while there are branches ${name}/…`,
    });
  }
  throw explain(new GitFailed(code, [verb], stderr));
}

async function lockAge(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null);
  return found === null ? null : Date.now() - found.mtimeMs;
}

async function takeLock(path: string, wait: number): Promise<() => void> {
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), at: Date.now(), id: crypto.randomUUID() });
  const draft = `${path}.${crypto.randomUUID()}`;
  const deadline = Date.now() + wait;
  // Written beside and linked into place, so that nobody ever reads half a lock. A few small calls, done at once: handed to
  // other threads each would take longer to come back than it takes.
  try {
    writeFileSync(draft, mine, { flag: 'wx' });
  } catch (error) {
    throw explain(error);
  }
  try {
    for (;;) {
      const taken = linked(draft, path);
      if (taken === null) return () => undefined;
      if (taken) break;
      const holder = contentOf(path);
      if (holder !== null && isStale(holder)) rmSync(path, { force: true });
      else if (Date.now() >= deadline) return () => undefined;
      else await sleep(5 + Math.random() * 20);
    }
  } finally {
    unlinkSync(draft);
  }
  return function release() {
    if (contentOf(path) === mine) rmSync(path, { force: true });
  };
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Null where the file system has no links: then nobody takes turns. */
function linked(draft: string, path: string): boolean | null {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EEXIST' ? false : null;
  }
}

/** Its process is gone, or it is too old to be believed, or it is not one of ours. */
function isStale(lock: string): boolean {
  const [, pid] = /"pid":(\d+)/.exec(lock) ?? [];
  const [, at] = /"at":(\d+)/.exec(lock) ?? [];
  if (pid === undefined || at === undefined) return true;
  if (Date.now() - Number(at) > LOCK_STALE) return true;
  return lock.includes(`"host":${JSON.stringify(hostname())}`) && !isAlive(Number(pid));
}
