import { spawn } from 'node:child_process';
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { writeCommitObject } from '../commit-object.ts';
import { durable, settled } from '../durable.ts';
import { fetchState, pushBranch } from '../remote.ts';
import { explain, GitProblem, hasRemoteHome, type Repository } from '../repository.ts';
import type { Author, KeptChanges, RecordedTree, RunTree } from '../../ports.ts';
import {
  fields,
  firstOf,
  gitEnvironment,
  GitFailed,
  GitInterrupted,
  lines,
  run,
  uninterrupted,
  type RunOptions,
  type RunResult,
} from '../run.ts';
import { allow, bytesOf, isFolder, removeFolder } from './folder.ts';

/** The branch of a run. Not below the branch of the state: git has no branch inside another one. */
export function runBranch(id: string): string {
  return `countersign-run/${id}`;
}

/** Keeps everything that the run recorded, also where somebody deletes its branch; nobody sees it who does not look for it. */
function runRef(id: string): string {
  return `refs/countersign/runs/${id}`;
}

/** What is kept of a run on this machine, beside the repository. */
export function runFolderHere({ commonDir }: Pick<Repository, 'commonDir'>, id: string): string {
  return join(commonDir, 'countersign', 'runs', id);
}

/** Bytes are recorded as they are, to stay; nobody's hooks run, and nothing is begun that outlives the command. */
const asItIs: readonly string[] = Object.entries({
  'core.hooksPath': devNull,
  'core.autocrlf': 'false',
  'core.safecrlf': 'false',
  'core.eol': 'lf',
  'core.sparseCheckout': 'false',
  'core.fsmonitor': 'false',
  'core.untrackedCache': 'false',
  'core.splitIndex': 'false',
  'core.quotePath': 'true',
  'core.filesRefLockTimeout': '250',
  'submodule.recurse': 'false',
  'advice.addEmbeddedRepo': 'false',
}).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

const settings = [...durable, ...asItIs];

/** What a command of git's that did not come to its end leaves behind. */
const halfDone = [
  'index.lock',
  'HEAD.lock',
  'MERGE_HEAD',
  'MERGE_MSG',
  'MERGE_MODE',
  'AUTO_MERGE',
  'CHERRY_PICK_HEAD',
  'REVERT_HEAD',
  'BISECT_LOG',
  'BISECT_START',
  'rebase-merge',
  'rebase-apply',
  'sequencer',
];

/** Paths are quoted as git quotes them: their bytes may be no text. */
interface Look {
  readonly head: string;
  readonly branch: string;
  readonly isChanged: boolean;
  readonly untracked: readonly string[];
  readonly ignored: readonly string[];
  readonly complaint: string;
}

/** The files of the run `id` in this repository. Whoever holds the lock of the run is the only one to use it. */
export function runTree(repository: Repository, id: string): RunTree {
  // As git writes it into its own files.
  const commonDir = realpathSync(repository.commonDir);
  const here = runFolderHere({ commonDir }, id);
  const folder = join(here, 'work');
  const branch = runBranch(id);
  const ref = `refs/heads/${branch}`;
  const kept = runRef(id);
  /** Not the one that git commands of a step see: what they do to theirs must not hide anything. */
  const index = join(here, 'index');
  const ignoredOf = (commit: string): string => join(here, 'ignored', commit);
  /** git's own folder of the worktree. */
  let admin: string | null = null;
  /** The commit that the next one comes after. */
  let head: string | null = null;

  async function git(args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
    admin ??= await adminOf(commonDir, folder);
    if (admin === null) throw new GitFailed(128, args, `${folder} is no worktree`);
    const env = { GIT_WORK_TREE: folder, GIT_INDEX_FILE: index, ...options.env };
    // git that was killed at once leaves its locks, too.
    return run({ cwd: folder, gitDir: admin }, [...settings, ...args], { again: forgetHalfDone, ...options, env });
  }

  async function at(commit: string): Promise<void> {
    admin = await adminOf(commonDir, folder);
    // What a step checked out of submodules lies in folders that no command sets back.
    const canBeTidied = (await isOurs()) && !existsSync(join(admin ?? '', 'modules'));
    if (!canBeTidied || !(await isTidied(commit))) await make(commit);
    head = commit;
  }

  /** The folder is there, and is git's worktree: a link in its place may lead to somebody's files. */
  async function isOurs(): Promise<boolean> {
    return admin !== null && isFolder(folder) && isLinked(folder, admin);
  }

  /** Everything anew, where what is there cannot be set back. */
  async function make(commit: string): Promise<void> {
    await remove();
    await forgetGone(commonDir, ref);
    await mkdir(here, { recursive: true });
    if ((await oidOf(repository, commit)) === null) throw filesGone(id, commit);
    await run(repository, [...settings, 'update-ref', kept, commit]);
    const add = ['worktree', 'add', '--quiet', '--no-checkout', '-B', branch, folder, commit];
    await run(repository, [...settings, ...add], { again: remove })
      .catch((error: unknown) => forcedOpen(error, (again) => run(repository, again)))
      .catch((error: unknown) => {
        throw elsewhere(error, branch);
      });
    admin = await adminOf(commonDir, folder);
    await tidy(commit).catch((error: unknown) => {
      throw explain(error);
    });
  }

  function isTidied(commit: string): Promise<boolean> {
    return tidy(commit).then(
      () => true,
      (error: unknown) => {
        if (error instanceof GitFailed || isSystemError(error)) return false;
        throw error;
      },
    );
  }

  async function tidy(commit: string): Promise<void> {
    forgetHalfDone();
    await onBranch();
    allow(Buffer.from(folder));
    const reset = ['reset', '--hard', '--quiet', commit];
    await git(reset).catch((error: unknown) => forcedOpen(error, () => git(reset)));
    const staying = new Set(await ignoredAt(commit));
    if (staying.size > 0) {
      const { ignored } = await look();
      for (const path of ignored) if (!staying.has(path)) await removeFolder(Buffer.from(`${folder}/`), bytesOf(path));
    }
    await git(['clean', '-ffdq', ...(staying.size > 0 ? [] : ['-x'])]);
    const { isChanged, untracked, ignored, complaint } = await look();
    if (isChanged || untracked.length > 0 || complaint !== '' || ignored.some((path) => !staying.has(path)))
      throw new GitFailed(1, ['clean'], `something is left in ${folder}`);
    await shown();
  }

  /** git's commands of a step begin with what is recorded. */
  async function shown(): Promise<void> {
    if (admin !== null) await copyFile(index, join(admin, 'index'));
  }

  function forgetHalfDone(): void {
    if (admin === null) return;
    for (const name of halfDone) rmSync(join(admin, name), { recursive: true, force: true });
    rmSync(`${index}.lock`, { force: true });
  }

  async function onBranch(): Promise<void> {
    if (admin === null) return;
    const said = await readFile(join(admin, 'HEAD'), 'utf8').catch(() => '');
    if (said.trim() !== `ref: ${ref}`) await writeFile(join(admin, 'HEAD'), `ref: ${ref}\n`);
  }

  async function look(): Promise<Look> {
    const args = ['status', '--porcelain=v2', '--branch', '--no-ahead-behind', '--no-renames', '--ignored=matching'];
    const { stdout, stderr } = await git([...args, '--untracked-files=normal', '--ignore-submodules=none']);
    const said = lines(stdout);
    const of = (mark: string): readonly string[] =>
      said.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length));
    return {
      head: of('# branch.oid ')[0] ?? '',
      branch: of('# branch.head ')[0] ?? '',
      isChanged: said.some((line) => /^[12u] /u.test(line)),
      untracked: of('? '),
      ignored: of('! '),
      complaint: lines(stderr).find((line) => line.includes('could not open')) ?? '',
    };
  }

  async function ignoredAt(commit: string): Promise<readonly string[]> {
    return lines(await readFile(ignoredOf(commit), 'utf8').catch(() => ''));
  }

  async function keepIgnored(commit: string, ignored: readonly string[]): Promise<void> {
    if (ignored.length === 0) return rm(ignoredOf(commit), { force: true });
    await mkdir(join(here, 'ignored'), { recursive: true });
    return writeFile(ignoredOf(commit), ignored.map((path) => `${path}\n`).join(''));
  }

  async function headOfBranch(): Promise<string> {
    const found = head ?? (await oidOf(repository, ref)) ?? (await oidOf(repository, kept));
    if (found === null) throw filesGone(id, branch);
    return found;
  }

  async function record(message: string, author: Author, when: string): Promise<RecordedTree> {
    const before = await headOfBranch();
    admin = await adminOf(commonDir, folder);
    if (!(await isOurs())) return no('the folder of the run is not there any more, or is no worktree of git');
    forgetHalfDone();
    const seen = await attempted(look);
    if (!seen.ok) return seen;
    const { complaint, isChanged, untracked, ignored } = seen.value;
    if (complaint !== '') return no(complaint.replace(/^warning: /u, ''));
    const tree = isChanged || untracked.length > 0 ? await written(before) : { ok: true as const, value: null };
    if (!tree.ok) return tree;
    const parents = [before];
    const signature = { ...author, at: when };
    const made =
      tree.value === null
        ? null
        : await writeCommitObject(repository, {
            tree: tree.value,
            parents,
            message,
            author: signature,
            isDurable: true,
          });
    head = made ?? before;
    await keepIgnored(head, ignored);
    if (seen.value.head !== head || seen.value.branch !== branch) await moveBranch(message, head);
    await shown();
    return { ok: true, commit: made, head };
  }

  async function moveBranch(message: string, to: string): Promise<void> {
    await onBranch();
    const move = ['update-ref', '-m', `countersign: ${message}`, '--stdin'];
    const input = `update ${ref} ${to}\nupdate ${kept} ${to}\n`;
    await git(move, { input }).catch((error: unknown) => forcedOpen(error, () => git(move, { input })));
    settled(repository, ref);
  }

  /** The tree of what the folder holds; null where it is that of the commit. */
  async function written(before: string, options: RunOptions = {}): Promise<Attempt<string | null>> {
    const added = await attempted(() => git(['add', '--all'], options));
    if (!added.ok) return added;
    const foreign = await embedded(folder, added.value.stderr);
    if (foreign !== null)
      return no(`${foreign} is a git repository of its own, and git would keep no file of it: remove ${foreign}/.git`);
    const [tree, was] = await Promise.all([git(['write-tree'], options), git(['rev-parse', `${before}^{tree}`])]);
    return { ok: true, value: tree.stdout === was.stdout ? null : tree.stdout.trim() };
  }

  /** An index of its own, so that a step that is still to be recorded is found as it is. */
  async function keep(message: string, author: Author, when: string): Promise<KeptChanges | null> {
    admin = await adminOf(commonDir, folder);
    if (!(await isOurs())) return null;
    const draft = `${index}.kept`;
    await copyFile(index, draft).catch(() => undefined);
    try {
      return await keptIn({ env: { GIT_INDEX_FILE: draft } }, message, { ...author, at: when });
    } finally {
      for (const one of [draft, `${draft}.lock`]) await rm(one, { force: true });
    }
  }

  async function keptIn(
    options: RunOptions,
    message: string,
    author: Author & { at: string },
  ): Promise<KeptChanges | null> {
    const before = await headOfBranch();
    const tree = await written(before, options);
    if (!tree.ok) return { left: folder, because: tree.because };
    if (tree.value === null) return null;
    const to = `refs/countersign/kept/${id}`;
    // What was kept another time is kept with it.
    const other = await oidOf(repository, to);
    const parents = [before, ...(other === null ? [] : [other])];
    const made = await writeCommitObject(repository, { tree: tree.value, parents, message, author, isDurable: true });
    await run(repository, [...settings, 'update-ref', to, made]);
    const listed = await git(['diff-tree', '-r', '-z', '--name-only', '--no-renames', before, made]);
    return { ref: to, paths: fields(listed.stdout) };
  }

  /** As git says it of the step's own files, and without where this machine has them. */
  function attempted<T>(work: () => Promise<T>): Promise<Attempt<T>> {
    return attempt(work, (text) =>
      text.replaceAll(`${folder}/`, '').replaceAll(folder, 'its folder').replaceAll(commonDir, '.git'),
    );
  }

  async function remove(): Promise<void> {
    await removeFolder(Buffer.from(folder), Buffer.alloc(0));
    const own = await adminOf(commonDir, folder);
    if (own !== null) await removeFolder(Buffer.from(own), Buffer.alloc(0));
    for (const gone of [index, `${index}.lock`, join(here, 'ignored')])
      await rm(gone, { recursive: true, force: true });
    admin = null;
  }

  return {
    folder,
    at,
    commit: record,
    async changed() {
      const args = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--ignore-submodules=none'];
      const { stdout } = await git(args);
      return stdout.split('\0').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
    },
    async restore(to, message, author, when) {
      const parents = [await headOfBranch()];
      const signature = { ...author, at: when };
      const made = await writeCommitObject(repository, {
        tree: `${to}^{tree}`,
        parents,
        message,
        author: signature,
        isDurable: true,
      });
      await run(repository, [...settings, 'update-ref', kept, made]);
      await keepIgnored(made, await ignoredAt(to));
      await at(made);
      settled(repository, ref);
      return made;
    },
    async isWhole(of) {
      if (!/^[0-9a-f]{40,64}$/u.test(of)) return false;
      const all = await run(repository, ['rev-list', '--objects', '--quiet', `${of}^{tree}`], { allow: [1, 128] });
      if (all.code !== 0) return false;
      const args = [
        'rev-list',
        '--objects',
        '--no-object-names',
        `${of}^{tree}`,
        '--not',
        `${repository.defaultRef}^{tree}`,
      ];
      const own = await run(repository, args, { allow: [1, 128] });
      return own.code === 0 && canBeRead(repository, own.stdout);
    },
    async publish() {
      if (!hasRemoteHome(repository)) return;
      const tracking = `refs/remotes/${repository.remote}/${branch}`;
      const [there, known] = await Promise.all([oidOf(repository, ref), oidOf(repository, tracking)]);
      const commitHere = there ?? (await oidOf(repository, kept));
      if (commitHere === null || known === commitHere) return;
      const pushed = await pushBranch(repository, { commit: commitHere, ref, expected: known });
      if (!pushed.ok) {
        // The answer to an earlier push may have been lost: then it is there.
        await fetchState(repository);
        if ((await oidOf(repository, tracking)) !== commitHere)
          throw new GitProblem('push_refused', {
            because: `somebody else changed ${branch} on ${repository.remote}`,
            next: `git log ${tracking} shows what; git push ${repository.remote} --delete ${branch} lets the run go on`,
          });
        return;
      }
      await run(repository, ['update-ref', tracking, commitHere]);
    },
    keep,
    remove,
  };
}

/** git has the name of the files, and not the files. */
function filesGone(id: string, what: string): GitProblem {
  return new GitProblem('files_gone', {
    because: `git does not have the files of the run ${id}: ${what} is not in this repository`,
    next: `where the run was last driven, git push ORIGIN ${runRef(id)}:refs/heads/${runBranch(id)} brings them; or go back: countersign workflow rollback ${id}`,
  });
}

/** git's folder of the worktree at `folder`, whether that is there or not; null where git knows none. */
async function adminOf(commonDir: string, folder: string): Promise<string | null> {
  const all = join(commonDir, 'worktrees');
  for (const name of await readdir(all).catch(() => [])) {
    const said = await readFile(join(all, name, 'gitdir'), 'utf8').catch(() => '');
    if (said.trim() === join(folder, '.git')) return join(all, name);
  }
  return null;
}

/** A worktree that is not there any more, as after the repository was moved, keeps nobody from its branch. */
async function forgetGone(commonDir: string, ref: string): Promise<void> {
  const all = join(commonDir, 'worktrees');
  for (const name of await readdir(all).catch(() => [])) {
    const [head, link] = await Promise.all(
      ['HEAD', 'gitdir'].map((file) => readFile(join(all, name, file), 'utf8').catch(() => '')),
    );
    if (head?.trim() === `ref: ${ref}` && !existsSync(link?.trim() ?? ''))
      await rm(join(all, name), { recursive: true, force: true });
  }
}

/** Does the folder still say which worktree it is? */
async function isLinked(folder: string, admin: string): Promise<boolean> {
  const said = await readFile(join(folder, '.git'), 'utf8').catch(() => '');
  return said.trim() === `gitdir: ${admin}`;
}

async function oidOf(repository: Repository, ref: string): Promise<string | null> {
  const found = await run(repository, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], { allow: [1, 128] });
  return found.code === 0 ? found.stdout.trim() : null;
}

/** A process that died left its lock on the branch, which nobody but the run writes: it is taken away, once. */
async function forcedOpen<T>(error: unknown, again: (args: readonly string[]) => Promise<T>): Promise<T> {
  const lock =
    error instanceof GitFailed ? /Unable to create '(.*\.lock)': File exists/u.exec(error.stderr)?.[1] : undefined;
  if (!(error instanceof GitFailed) || lock === undefined) throw error;
  await rm(lock, { force: true });
  return again(error.args);
}

/** Somebody looks at the branch in a worktree of theirs, which must not change under them. */
function elsewhere(error: unknown, branch: string): unknown {
  const where =
    error instanceof GitFailed
      ? /already (?:checked out|used by worktree) at '(.*)'/u.exec(error.stderr)?.[1]
      : undefined;
  if (where === undefined) return explain(error);
  return new GitProblem('dirty_worktree', {
    because: `the branch of the run, ${branch}, is checked out in ${where}`,
    next: `git -C ${where} switch --detach`,
  });
}

/** A repository inside the folder that is no submodule: git would keep nothing of it but the name of a commit. */
async function embedded(folder: string, warnings: string): Promise<string | null> {
  const pattern = /^warning: adding embedded git repository: (.*)$/u;
  const found = lines(warnings).flatMap((line) => pattern.exec(line)?.[1] ?? []);
  if (found.length === 0) return null;
  const modules = lines(await readFile(join(folder, '.gitmodules'), 'utf8').catch(() => ''));
  return found.find((path) => !modules.some((line) => line.trim() === `path = ${path}`)) ?? null;
}

/** Reads every object of the list, and throws away what it reads. git calls missing what it cannot read, and complains. */
function canBeRead(repository: Repository, oids: string): Promise<boolean> {
  return uninterrupted(() => readThrough(repository, oids));
}

function readThrough(repository: Repository, oids: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['cat-file', '--batch', '--buffer'], {
      cwd: repository.cwd,
      env: gitEnvironment(repository),
      stdio: ['pipe', 'ignore', 'pipe'],
      windowsHide: true,
    });
    let hasComplained = false;
    child.stderr.on('data', () => {
      hasComplained = true;
    });
    child.on('error', () => resolve(false));
    child.on('close', (code, signal) => {
      if (signal === null) resolve(code === 0 && !hasComplained);
      else reject(new GitInterrupted('git', signal));
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(oids);
  });
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly because: string };

/** The machine cannot, whatever the step did. */
const troubles =
  /No space left|Read-only file system|Disk quota exceeded|Input\/output error|Cannot allocate memory|out of memory|Resource temporarily unavailable|Too many open files/iu;

/** What a step did to the folder can keep git from reading it: that is about the step, and no trouble of ours. */
async function attempt<T>(work: () => Promise<T>, plainly: (text: string) => string): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof GitFailed) || error.code === 127 || troubles.test(error.stderr)) throw explain(error);
    return no(plainly(firstOf(error.stderr).replace(/^(?:error|fatal): /u, '')));
  }
}

function no(because: string): { readonly ok: false; readonly because: string } {
  return { ok: false, because };
}
