import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type GitObject, type Objects, openObjects, type TreeEntry } from '../../src/git/objects.ts';
import { fields, lines, run, type RunOptions } from '../../src/git/run.ts';

export type Ident = { readonly name: string; readonly email: string };
export type Signature = Ident & { readonly at: string };
export type CommitData = {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
};
/** `content` null deletes the path. */
export type Change = { readonly path: string; readonly content: Uint8Array | null; readonly mode?: string };
export type FileChange = {
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  readonly path: string;
  readonly previousPath: string | null;
  /** The blob after the change; of a removed file, the one before. */
  readonly oid: string;
  readonly additions: number;
  readonly deletions: number;
};
export type NewCommit = {
  /** Full name of the ref that will point to it. */
  readonly ref: string;
  readonly parent: string | null;
  readonly changes: readonly Change[];
  readonly message: string;
  readonly author: Ident;
  readonly committer: Ident;
  /** Seconds since 1970. */
  readonly seconds: number;
};

/** A bare repository. Names of refs are full (`refs/heads/main`). */
export type GitStore = {
  readonly dir: string;
  readonly objects: Objects;
  run(args: readonly string[], options?: RunOptions): Promise<string>;
  /** The commit a ref points to, or null. */
  tip(ref: string): Promise<string | null>;
  /** All refs below a prefix, by full name. */
  refs(prefix: string): Promise<Map<string, string>>;
  setRef(ref: string, oid: string | null): Promise<void>;
  commit(commit: NewCommit): Promise<string>;
  /** A commit of a tree that exists already; no ref moves. */
  commitTree(
    tree: string,
    parents: readonly string[],
    message: string,
    by: Ident,
    committer: Ident,
    seconds: number,
  ): Promise<string>;
  readCommit(oid: string): Promise<CommitData | null>;
  read(spec: string): Promise<GitObject | null>;
  tree(spec: string): Promise<readonly TreeEntry[] | null>;
  isAncestor(ancestor: string, descendant: string): Promise<boolean>;
  mergeBase(one: string, other: string): Promise<string | null>;
  /** The commits of `head` that `base` lacks, oldest first. */
  commitsBetween(base: string, head: string): Promise<readonly string[]>;
  /** What `head` changed since it left `base`. */
  changes(base: string, head: string): Promise<readonly FileChange[]>;
  /** git's fingerprint of what `head` changed since it left `base`. */
  patchId(base: string, head: string): Promise<string>;
  patch(base: string, head: string): Promise<string>;
  /** The merged tree, or null when they conflict. */
  mergeTree(ours: string, theirs: string): Promise<string | null>;
  /** The commits of `head` made anew on `base`: the new tip, or null when one conflicts. */
  rebase(base: string, head: string, committer: Ident, seconds: number): Promise<string | null>;
  close(): Promise<void>;
};

/** Pushing over http; heads of pulls are GitHub's own; any commit may be fetched, as by actions/checkout; no gc behind a test's back. */
const CONFIG = `[http]
	receivepack = true
[receive]
	hideRefs = refs/pull
[uploadpack]
	allowAnySHA1InWant = true
[gc]
	auto = 0
`;

/** Refuses what branch protection forbids whoever pushes over http; the server names the branches. */
const UPDATE_HOOK = `#!/bin/sh
printf '%s' "$SANDBOX_REFUSED_REFS" | while read -r ref reason; do
  if [ "$ref" = "$1" ]; then
    echo "error: GH006: Protected branch update failed for $1." >&2
    echo "error: $reason" >&2
    exit 1
  fi
done
`;

export async function createStore(dir: string): Promise<GitStore> {
  const place = { cwd: '/', gitDir: dir };
  await run({ cwd: '/' }, ['init', '--quiet', '--bare', '--initial-branch=main', dir]);
  await appendFile(join(dir, 'config'), CONFIG);
  await writeFile(join(dir, 'hooks', 'update'), UPDATE_HOOK, { mode: 0o755 });
  const objects = openObjects(place);
  const remembered = new Map<string, Promise<unknown>>();

  /** For answers that depend on immutable objects alone. */
  function once<T>(key: string, work: () => Promise<T>): Promise<T> {
    const known = remembered.get(key) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const answer = work();
    remembered.set(key, answer);
    answer.catch(() => remembered.delete(key));
    return answer;
  }

  async function git(args: readonly string[], options?: RunOptions): Promise<string> {
    return (await run(place, args, options)).stdout;
  }

  async function tip(ref: string): Promise<string | null> {
    return (await objects.info(ref))?.oid ?? null;
  }

  async function commitTree(
    tree: string,
    parents: readonly string[],
    message: string,
    by: Ident,
    committer: Ident,
    seconds: number,
  ): Promise<string> {
    const env = {
      GIT_AUTHOR_NAME: by.name,
      GIT_AUTHOR_EMAIL: by.email,
      GIT_AUTHOR_DATE: `@${seconds} +0000`,
      GIT_COMMITTER_NAME: committer.name,
      GIT_COMMITTER_EMAIL: committer.email,
      GIT_COMMITTER_DATE: `@${seconds} +0000`,
    };
    const args = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'];
    return (await git(args, { input: message, env })).trim();
  }

  async function mergeTree(ours: string, theirs: string): Promise<string | null> {
    const args = ['merge-tree', '--write-tree', '--no-messages', '-z', ours, theirs];
    const { code, stdout } = await run(place, args, { allow: [1] });
    return code === 1 ? null : (fields(stdout)[0]?.trim() ?? null);
  }

  async function readCommit(oid: string): Promise<CommitData | null> {
    const found = await objects.read(oid);
    if (found === null || found.type !== 'commit') return null;
    return parseCommit(found);
  }

  const commitsBetween = (base: string, head: string): Promise<readonly string[]> =>
    once(`commits ${base} ${head}`, async () =>
      lines(await git(['rev-list', '--reverse', '--topo-order', `${base}..${head}`])),
    );

  return {
    dir,
    objects,
    run: git,
    tip,
    async refs(prefix) {
      const text = await git(['for-each-ref', '--format=%(refname)%00%(objectname)', prefix]);
      return new Map(lines(text).map((line) => fields(line) as [string, string]));
    },
    async setRef(ref, oid) {
      await git(oid === null ? ['update-ref', '-d', ref] : ['update-ref', ref, oid]);
    },
    async commit(commit) {
      const printed = await git(['fast-import', '--quiet', '--force', '--date-format=raw'], {
        input: importStream(commit),
      });
      return printed.trim();
    },
    commitTree,
    readCommit,
    read: (spec) => objects.read(spec),
    tree: (spec) => objects.tree(spec),
    isAncestor: (ancestor, descendant) =>
      once(`ancestor ${ancestor} ${descendant}`, async () => {
        const args = ['merge-base', '--is-ancestor', ancestor, descendant];
        return (await run(place, args, { allow: [1] })).code === 0;
      }),
    mergeBase: (one, other) =>
      once(`base ${one} ${other}`, async () => {
        const { stdout } = await run(place, ['merge-base', one, other], { allow: [1] });
        return stdout.trim() || null;
      }),
    commitsBetween,
    changes: (base, head) =>
      once(`changes ${base} ${head}`, async () =>
        parseChanges(await git(['diff', '--raw', '--numstat', '-z', '-M', '--no-abbrev', `${base}...${head}`])),
      ),
    patchId: (base, head) =>
      once(`patch ${base} ${head}`, async () => {
        const patch = await git(['diff', '--full-index', '--binary', `${base}...${head}`]);
        return (await git(['patch-id', '--stable'], { input: patch })).split(' ')[0] ?? '';
      }),
    patch: (base, head) => once(`text ${base} ${head}`, () => git(['diff', `${base}...${head}`])),
    mergeTree,
    async rebase(base, head, committer, seconds) {
      let onto = base;
      for (const oid of await commitsBetween(base, head)) {
        const commit = await readCommit(oid);
        if (commit === null || commit.parents.length > 1) continue;
        const [parent] = commit.parents;
        if (parent === undefined) return null;
        const picked = await pick(onto, parent, commit);
        if (picked === null) return null;
        onto = await commitTree(picked, [onto], commit.message, commit.author, committer, seconds);
      }
      return onto;
    },
    async close() {
      await objects.close();
    },
  };

  async function treeOf(oid: string): Promise<string> {
    return (await readCommit(oid))?.tree ?? '';
  }

  /** Three trees merged: this git's merge-tree takes no base, so three commits without history stand in for them. */
  async function pick(onto: string, parent: string, commit: CommitData): Promise<string | null> {
    const nobody = { name: 'GitHub', email: 'noreply@github.com' };
    const base = await commitTree(await treeOf(parent), [], 'base', nobody, nobody, 0);
    const ours = await commitTree(await treeOf(onto), [base], 'ours', nobody, nobody, 0);
    const theirs = await commitTree(commit.tree, [base], 'theirs', nobody, nobody, 0);
    return mergeTree(ours, theirs);
  }
}

function importStream(commit: NewCommit): Buffer {
  const parts: (string | Uint8Array)[] = [];
  const data = (content: Uint8Array): void => void parts.push(`data ${content.length}\n`, content, '\n');
  const person = ({ name, email }: Ident): string => `${name} <${email}> ${commit.seconds} +0000\n`;
  parts.push(`commit ${commit.ref}\nmark :1\nauthor ${person(commit.author)}committer ${person(commit.committer)}`);
  data(Buffer.from(commit.message));
  if (commit.parent !== null) parts.push(`from ${commit.parent}\n`);
  for (const change of commit.changes) {
    const path = `"${change.path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
    if (change.content === null) {
      parts.push(`D ${path}\n`);
    } else {
      parts.push(`M ${change.mode ?? '100644'} inline ${path}\n`);
      data(change.content);
    }
  }
  parts.push('\nget-mark :1\n');
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
}

function signature(line: string): Signature {
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<(.*?)> (\d+)/.exec(line) ?? [];
  return { name, email, at: `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z` };
}

function parseCommit(found: GitObject): CommitData {
  const text = found.bytes.toString('utf8');
  const split = text.indexOf('\n\n');
  const head = lines(text.slice(0, split));
  const all = (name: string): string[] =>
    head.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  return {
    oid: found.oid,
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: signature(all('author')[0] ?? ''),
    committer: signature(all('committer')[0] ?? ''),
    message: text.slice(split + 2),
  };
}

const STATUS = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
} as const;

/** `git diff --raw --numstat -z`: first every `:modes oids status` with its path or two, then the counts. */
function parseChanges(output: string): FileChange[] {
  const parts = fields(output);
  const found: FileChange[] = [];
  const counts = new Map<string, readonly [number, number]>();
  let at = 0;
  while (at < parts.length) {
    const head = parts[at++] ?? '';
    if (head.startsWith(':')) {
      const [, , before = '', after = '', letter = 'M'] = head.split(' ');
      const status = STATUS[letter[0] as keyof typeof STATUS];
      const first = parts[at++] ?? '';
      const two = status === 'renamed' || status === 'copied';
      const path = two ? (parts[at++] ?? '') : first;
      const oid = status === 'removed' ? before : after;
      found.push({ status, path, previousPath: two ? first : null, oid, additions: 0, deletions: 0 });
    } else {
      const [additions = '0', deletions = '0', path = ''] = head.split('\t');
      const name = path === '' ? ((at += 2), parts[at - 1] ?? '') : path;
      counts.set(name, [Number(additions) || 0, Number(deletions) || 0]);
    }
  }
  return found.map((change) => {
    const [additions, deletions] = counts.get(change.path) ?? [0, 0];
    return { ...change, additions, deletions };
  });
}

/** The people a commit names: its author and everybody in `Co-authored-by` trailers. */
export function authorsOf(commit: CommitData): Ident[] {
  const trailers = [...commit.message.matchAll(/^co-authored-by:\s*(.*?)\s*<([^>]+)>\s*$/gim)];
  return [commit.author, ...trailers.map(([, name = '', email = '']) => ({ name, email }))];
}
