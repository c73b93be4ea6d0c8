import type { Objects } from './objects.ts';
import { explain, GitProblem, type Person, type Repository } from './repository.ts';
import { fields, lines, run } from './run.ts';

/** Which files are meant, seen from the top of the tree; made by `literal` and `glob`. */
export type Pathspec = `:(top,${'literal' | 'glob'})${string}`;

export type CommitRecord = {
  readonly commit: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  /** From `Co-authored-by` trailers, in order. */
  readonly coauthors: readonly Person[];
};

/**
 * `status`: A added, M modified, T type changed, D deleted (then `blob` and `mode` are null). `mode` as git writes it:
 * 100644, 100755, 120000 (a link), 160000 (a commit of another repository). A name that is no UTF-8 is read with
 * replacement characters, here and in trees alike.
 */
export type FileChange = {
  readonly path: string;
  readonly mode: string | null;
  readonly blob: string | null;
  readonly status: string;
};

/** A commit that put something on the default branch; `changed` against its first parent, only the paths asked for. */
export type Landing = CommitRecord & { readonly changed: readonly FileChange[] };

export type Landings = {
  /** The branch no longer contains `from`: it was force-pushed; the landings are those since the merge base. */
  readonly rewritten: boolean;
  /** Oldest first. */
  readonly landings: readonly Landing[];
};

export type Branch = {
  /** Full name. */
  readonly ref: string;
  /** Name without `refs/heads/` or `refs/remotes/<remote>/`. */
  readonly name: string;
  readonly head: string;
  /** The remote it was fetched from; null for a local one. */
  readonly remote: string | null;
};

export type ChangedSince = {
  /** Null when the histories have nothing in common; then everything in `head` counts as added. */
  readonly mergeBase: string | null;
  /** From the merge base to the head; a rename is a deletion and an addition. */
  readonly changed: readonly FileChange[];
  /** In `head` and not in `base`, newest first. */
  readonly commits: readonly CommitRecord[];
};

const FORMAT =
  '--format=%H%x00%P%x00%an%x00%ae%x00%cn%x00%ce%x00%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x0A)';
const FORMAT_FIELDS = 7;
// What a user configured for reading logs must not change what is observed.
const LOG = [
  '-c',
  'log.follow=false',
  '-c',
  'log.showSignature=false',
  '-c',
  'log.showRoot=true',
  'log',
  '-z',
  FORMAT,
  '--encoding=UTF-8',
  '--no-color',
  '--no-notes',
  '--no-decorate',
];
const RAW = [
  '--raw',
  '--no-abbrev',
  '--no-renames',
  '--no-relative',
  '-O/dev/null',
  '--no-ext-diff',
  '--ignore-submodules=none',
];

/** Exactly this file, or everything in this folder. */
export function literal(path: string): Pathspec {
  return `:(top,literal)${path}`;
}

/** `*` within a folder, `**` across folders. */
export function glob(pattern: string): Pathspec {
  return `:(top,glob)${pattern}`;
}

/**
 * What landed on a branch after `from` (null: since the beginning) up to `to`, following first parents, as far as
 * it touches `paths` (none: nothing): merges, squashes, rebased and direct commits alike. Two git processes, none when
 * nothing moved.
 * @throws GitFailed when `to` is not here.
 */
export async function landings(
  repo: Repository,
  objects: Objects,
  query: { readonly from: string | null; readonly to: string; readonly paths: readonly Pathspec[] },
): Promise<Landings> {
  const { from, to, paths } = query;
  if (from === to) return { rewritten: false, landings: [] };
  // After a force push and a clean-up the old head may be gone altogether.
  const known = from !== null && (await objects.info(`${from}^{commit}`)) !== null ? from : null;
  const [contained, listed] = await Promise.all([
    known === null ? from === null : isAncestor(repo, known, to),
    paths.length === 0 ? '' : logFirstParents(repo, known, to, paths),
  ]);
  return { rewritten: !contained, landings: parseLog(listed) };
}

/** The last commit that put something onto a branch at this path, following first parents; null for none. One git process. */
export async function lastLanding(repo: Repository, to: string, path: Pathspec): Promise<CommitRecord | null> {
  const { stdout } = await run(repo, [...LOG, '--no-patch', '--first-parent', '--max-count=1', oid(to), '--', path]);
  return parseCommits(stdout)[0] ?? null;
}

/**
 * The branches people work on: all local ones and those of the home remote, without the default branch and the
 * state. One git process whatever their number.
 */
export async function branches(repo: Repository): Promise<readonly Branch[]> {
  const remoteHeads = repo.remote === null ? null : `refs/remotes/${repo.remote}/`;
  const listed = await run(repo, [
    'for-each-ref',
    '--format=%(objecttype) %(objectname) %(refname) %(symref)',
    'refs/heads/',
    ...(remoteHeads === null ? [] : [remoteHeads]),
  ]);
  return lines(listed.stdout).flatMap((line) => {
    const [type, head, ref, symref] = line.split(' ');
    if (type !== 'commit' || head === undefined || ref === undefined || symref !== '') return [];
    const remote = remoteHeads !== null && ref.startsWith(remoteHeads) ? repo.remote : null;
    const name = ref.slice((remote === null || remoteHeads === null ? 'refs/heads/' : remoteHeads).length);
    return name === repo.defaultBranch || name === repo.stateBranch ? [] : [{ ref, name, head, remote }];
  });
}

/**
 * Those of these branches that a commit does not contain. git walks only their histories: asked about every branch it
 * would also walk that of the state, which is as long as the record.
 */
export async function unmerged(
  repo: Repository,
  commit: string,
  candidates: readonly Branch[],
): Promise<readonly Branch[]> {
  const open = new Set<string>();
  for (let at = 0; at < candidates.length; at += refsAtOnce) {
    const refs = candidates.slice(at, at + refsAtOnce).map(({ ref }) => ref);
    const listed = await run(repo, ['for-each-ref', '--format=%(refname)', `--no-merged=${oid(commit)}`, ...refs]);
    for (const ref of lines(listed.stdout)) open.add(ref);
  }
  return candidates.filter(({ ref }) => open.has(ref));
}

/** Names of refs are up to a few hundred bytes, and a command line is not endless. */
const refsAtOnce = 200;

/**
 * What a branch would bring: the files it changed since it left `base`, and who made its commits. Three git processes.
 * @throws GitFailed when a commit is not here.
 */
export async function changedSince(repo: Repository, base: string, head: string): Promise<ChangedSince> {
  const [common, listed] = await Promise.all([
    run(repo, ['merge-base', oid(base), oid(head)], { allow: [1] }),
    run(repo, [...LOG, '--no-patch', oid(head), `^${oid(base)}`, '--']),
  ]);
  const mergeBase = lines(common.stdout)[0] ?? null;
  // git knows the empty tree of either hash without its being stored.
  const since = mergeBase ?? (await emptyTree(repo));
  return { mergeBase, changed: await changesBetween(repo, since, head), commits: parseCommits(listed.stdout) };
}

/** What differs from one commit or tree to another; a rename is a deletion and an addition. One git process. */
export async function changesBetween(repo: Repository, from: string, to: string): Promise<readonly FileChange[]> {
  const diff = await run(repo, ['diff-tree', '-r', '-z', ...RAW, oid(from), oid(to), '--']);
  return parseChanges(fields(diff.stdout), 0).changed;
}

/** Whether `ancestor` is `descendant` or in its history. */
export async function isAncestor(repo: Repository, ancestor: string, descendant: string): Promise<boolean> {
  const answer = await run(repo, ['merge-base', '--is-ancestor', oid(ancestor), oid(descendant)], { allow: [1] });
  return answer.code === 0;
}

/** The oid as it was; guards the places where git would read an option or an expression. */
export function oid(value: string): string {
  if (!/^[0-9a-f]{40,64}$/.test(value)) throw new RangeError(`not the id of an object: ${JSON.stringify(value)}`);
  return value;
}

async function logFirstParents(
  repo: Repository,
  from: string | null,
  to: string,
  paths: readonly Pathspec[],
): Promise<string> {
  const broken = paths.find((path) => /[\n\0]/.test(path));
  if (broken !== undefined)
    throw new GitProblem('bad_path', { because: `git cannot look for ${JSON.stringify(broken)}` });
  const args = [...LOG, ...RAW, '--first-parent', '--reverse', '--diff-merges=first-parent', '--stdin'];
  const input = [oid(to), ...(from === null ? [] : [`^${oid(from)}`]), '--', ...paths, ''].join('\n');
  try {
    return (await run(repo, args, { input })).stdout;
  } catch (error) {
    throw explain(error);
  }
}

async function emptyTree(repo: Repository): Promise<string> {
  return (await run(repo, ['hash-object', '-t', 'tree', '--stdin'])).stdout.trim();
}

function parseCommits(output: string): CommitRecord[] {
  const parts = fields(output);
  const count = Math.floor(parts.length / FORMAT_FIELDS);
  return Array.from({ length: count }, (_, index) =>
    parseHeader(parts.slice(index * FORMAT_FIELDS, (index + 1) * FORMAT_FIELDS)),
  );
}

/** Every field ends with NUL, which no commit and no path can hold: nothing in a message is taken for a record. */
function parseLog(output: string): Landing[] {
  const parts = fields(output);
  const found: Landing[] = [];
  let at = 0;
  while (at < parts.length) {
    const header = parts.slice(at, at + FORMAT_FIELDS);
    const { changed, end } = parseChanges(parts, at + FORMAT_FIELDS);
    found.push({ ...parseHeader(header), changed });
    at = end;
  }
  return found;
}

function parseHeader(header: readonly string[]): CommitRecord {
  const [commit = '', parents = '', ...who] = header;
  const [authorName = '', authorEmail = '', committerName = '', committerEmail = '', trailers = ''] = who;
  return {
    commit,
    parents: parents === '' ? [] : parents.split(' '),
    author: { name: authorName, email: authorEmail },
    committer: { name: committerName, email: committerEmail },
    coauthors: lines(trailers).flatMap(parsePerson),
  };
}

function parseChanges(
  parts: readonly string[],
  start: number,
): { readonly changed: FileChange[]; readonly end: number } {
  const changed: FileChange[] = [];
  let at = start;
  for (; at + 1 < parts.length; at += 2) {
    const [, mode, blob, status] = /^\n?:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*$/.exec(parts[at] ?? '') ?? [];
    const path = parts[at + 1];
    if (mode === undefined || blob === undefined || status === undefined || path === undefined) break;
    const gone = status === 'D';
    changed.push({ path, mode: gone ? null : mode, blob: gone ? null : blob, status });
  }
  return { changed, end: at };
}

function parsePerson(text: string): Person[] {
  const [, name, email] = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  return name === undefined || email === undefined ? [] : [{ name, email }];
}

/**
 * Every commit in the history of these, children before their parents; those of them that are not here are left out, and
 * what is in the history of `known` already. One git process.
 */
export async function historyOf(
  repo: Repository,
  commits: readonly string[],
  known: readonly string[] = [],
): Promise<readonly CommitRecord[]> {
  if (commits.length === 0) return [];
  const input = [...commits.map(oid), ...known.map((commit) => `^${oid(commit)}`), ''].join('\n');
  const args = [...LOG, '--no-patch', '--topo-order', '--ignore-missing', '--stdin'];
  return parseCommits((await run(repo, args, { input })).stdout);
}
