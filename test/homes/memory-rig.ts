import type { Landing } from '../../src/core/observe.ts';
import type { Contents } from '../../src/core/confirm/confirm.ts';
import { contentsBefore } from '../../src/core/project/looks.ts';
import { readDefinition, readPolicy } from '../../src/files.ts';
import { memoryHome, type MemoryWorld } from '../../src/memory/home.ts';
import { blobId, sha256 } from '../../src/record.ts';
import {
  asserted,
  emailOf,
  figures,
  lifecycle,
  lifecyclePath,
  named,
  namedForTrack,
  notesPath,
  plainNames,
  policy,
  policyPath,
  project,
  testClock,
  textPath,
  track,
  trackTextPath,
  type Files,
  type Person,
  type Rig,
  type Way,
} from './rig.ts';

type Tree = ReadonlyMap<string, string>;

interface Commit {
  readonly id: string;
  readonly author: Person;
  readonly tree: Tree;
}

interface Branch {
  /** The commit of the default branch it left. */
  readonly base: string;
  readonly fork: Tree;
  /** Oldest first. */
  readonly commits: readonly Commit[];
  readonly replaced: readonly string[];
  /** Is it part of the default branch? */
  readonly merged: boolean;
  /** The content of the whole branch that a squash has put there. */
  readonly squashed: string | null;
  /** The commit by which a home with a clock has seen it land. */
  readonly landed: string | null;
}

/** A project in memory; what is a repository elsewhere is a handful of maps here. */
export function makeMemoryRig(): Rig {
  return memoryRig(false);
}

/**
 * The same where a home has a clock and keeps its branches: it knows when something came onto the default branch and
 * which branch it was, however many commits that had, and shows a branch until its merge is in the record.
 */
export function makeMemoryRigWithClock(): Rig {
  return memoryRig(true);
}

function memoryRig(hasClock: boolean): Rig {
  const clock = testClock();
  const landings: Landing[] = [];
  const trees: Tree[] = [];
  let branches: Readonly<Record<string, Branch>> = {};
  let lastGood = policy;
  let me: Person = 'ann';
  let count = 0;
  const home = memoryHome(around);
  commit({ 'README.md': 'A repository\n', [lifecyclePath]: lifecycle, [policyPath]: policy }, 'ann');

  function around(): MemoryWorld {
    const definition = readDefinition(lifecycle, lifecyclePath);
    const text = main().get(policyPath) ?? '';
    if (readPolicy(text, policyPath).ok) lastGood = text;
    const inForce = readPolicy(lastGood, policyPath);
    if (!definition.ok || !inForce.ok) throw new Error('the definition and the policy of the tests are broken');
    return {
      world: {
        definition: definition.definition,
        policy: inForce.policy,
        definitionPin: { blob: blobId(lifecycle), origin: lifecyclePath },
        policyPin: { blob: blobId(lastGood), origin: policyPath },
        people: { permissions: { [emailOf(me)]: 'write' }, teams: {} },
        defaultBranch: 'main',
        checks: {},
      },
      texts: new Map([lifecycle, lastGood].map((one) => [blobId(one), one])),
      landings,
      proposals: proposals(),
    };
  }

  function proposals(): MemoryWorld['proposals'] {
    const open = Object.entries(branches).flatMap(([name, branch]) => {
      const contents = contentsOf(name, branch);
      const last = branch.commits.at(-1);
      const gone = branch.landed === null ? branch.merged : isRecorded(branch.landed);
      if (gone || last === undefined || Object.keys(contents).length === 0) return [];
      const proposal = {
        head: last.id,
        base: branch.base,
        contents,
        earlier: earlierIn(name, branch, contents),
        authors: authorsOf(branch),
        pusher: asserted(last.author),
        lost: branch.replaced,
      };
      return [[name, proposal] as const];
    });
    // With a clock they are numbered as they are opened.
    return Object.fromEntries(hasClock ? open : open.toSorted(([one], [other]) => (one < other ? -1 : 1)));
  }

  function isRecorded(landed: string): boolean {
    return [...home.files(project)].some(
      ([path, text]) => path.startsWith('log/') && String(text).includes(`"source":"landed:${landed}"`),
    );
  }

  function contentsOf(name: string, branch: Branch): Readonly<Record<string, string>> {
    const { fork } = branch;
    const tree = branch.commits.at(-1)?.tree ?? fork;
    const files = artifacts.flatMap((artifact) => {
      const content = contentAt(tree, artifact.path);
      const open =
        content !== null &&
        content !== contentAt(fork, artifact.path) &&
        (branch.landed !== null || content !== contentAt(main(), artifact.path));
      return open ? [[artifact.name, content] as const] : [];
    });
    const whole = wholeOf(name, fork, tree);
    return Object.fromEntries([
      ...files,
      ...(whole === null || whole === branch.squashed ? [] : [[wholes[name] ?? '', whole] as const]),
    ]);
  }

  function earlierIn(name: string, { fork, commits }: Branch, contents: Contents): Readonly<Record<string, Contents>> {
    const head = commits.at(-1)?.tree ?? fork;
    const before = commits.slice(0, -1).map(({ id, tree }) => {
      const whole = { name: wholes[name] ?? '', before: wholeOf(name, fork, tree), now: wholeOf(name, fork, head) };
      const placed = artifacts.map((artifact) => ({
        name: artifact.name,
        before: contentAt(tree, artifact.path),
        now: contentAt(head, artifact.path),
      }));
      return [id, contentsBefore(contents, [...placed, whole])] as const;
    });
    return Object.fromEntries(before);
  }

  function land(
    tree: Tree,
    id: string,
    merge: boolean,
    authors: readonly Person[],
    by: Person,
    change: readonly [string, string] | null,
    proposal: string | null = null,
  ): void {
    const before = trees.at(-1) ?? new Map<string, string>();
    const brought = artifacts.flatMap(({ name, path }) => {
      const content = contentAt(tree, path);
      return content === contentAt(before, path) ? [] : [[name, content] as const];
    });
    const contents = Object.fromEntries([...brought, ...(change === null ? [] : [change])]);
    trees.push(tree);
    landings.push({
      commit: id,
      merge,
      contents,
      authors: [...new Set(authors)].map(emailOf),
      by: asserted(by),
      ...(hasClock ? { merged: { proposal, at: moment() } } : {}),
    });
  }

  /** No two things happen at one moment. */
  function moment(): string {
    return new Date(Date.parse(clock.now()) + landings.length).toISOString();
  }

  /** A merge as a home with a clock sees it, whatever the commits are that it made. */
  function landWithClock(name: string, way: Way, by: Person): void {
    const branch = known(name);
    const last = branch.commits.at(-1);
    const tree = merged(branch.fork, main(), last?.tree ?? branch.fork);
    const id = way === 'fast-forward' ? (last?.id ?? '') : nextId();
    const authors = branch.commits.map(({ author }) => author);
    land(tree, id, true, authors, by, changeOf(name, branch), name);
    branches = { ...branches, [name]: { ...branch, merged: true, landed: id } };
  }

  function main(): Tree {
    return trees.at(-1) ?? new Map();
  }

  function commit(files: Files, by: Person): void {
    land(changed(main(), files), nextId(), false, [by], by, null);
  }

  function nextId(): string {
    count += 1;
    return blobId(`commit ${count}`);
  }

  function add(name: string, branch: Branch, files: Files, by: Person): string {
    const id = nextId();
    const tree = changed(branch.commits.at(-1)?.tree ?? branch.fork, files);
    branches = { ...branches, [name]: { ...branch, commits: [...branch.commits, { id, author: by, tree }] } };
    return id;
  }

  function known(name: string): Branch {
    const branch = branches[name];
    if (branch === undefined) throw new Error(`there is no branch ${name}`);
    return branch;
  }

  return {
    clock,
    project,
    policy,
    actor: asserted,
    names: () => plainNames,
    propose(name, files, by) {
      const fork = main();
      const base = landings.at(-1)?.commit ?? '';
      return add(
        name,
        { base, fork, commits: [], replaced: [], merged: false, squashed: null, landed: null },
        files,
        by,
      );
    },
    push: (name, files, by) => add(name, known(name), files, by),
    rewrite(name, by) {
      const branch = known(name);
      const last = branch.commits.at(-1);
      const replaced = [...branch.replaced, last?.id ?? ''];
      return add(
        name,
        { ...branch, commits: branch.commits.slice(0, -1), replaced },
        Object.fromEntries(last?.tree ?? []),
        by,
      );
    },
    land(name, way, by) {
      if (hasClock) {
        landWithClock(name, way, by);
        return;
      }
      const branch = known(name);
      const tree = branch.commits.at(-1)?.tree ?? branch.fork;
      const whole = wholeOf(name, branch.fork, tree);
      const change = changeOf(name, branch);
      if (way === 'merge') {
        land(
          merged(branch.fork, main(), tree),
          nextId(),
          true,
          branch.commits.toReversed().map((one) => one.author),
          by,
          change,
        );
      } else if (way === 'squash') {
        land(merged(branch.fork, main(), tree), nextId(), false, [by], by, change);
      } else {
        const onto = main();
        branch.commits.forEach((one, index) => {
          const last = index === branch.commits.length - 1;
          const anew = way === 'rebase';
          const committer = anew ? by : one.author;
          land(
            merged(branch.fork, onto, one.tree),
            anew ? nextId() : one.id,
            false,
            [one.author, committer],
            committer,
            last ? change : null,
          );
        });
      }
      branches = { ...branches, [name]: { ...branch, merged: way !== 'squash', squashed: whole } };
    },
    commit,
    revert(by) {
      land(trees.at(-2) ?? new Map(), nextId(), false, [by], by, null);
    },
    remove(name) {
      branches = Object.fromEntries(Object.entries(branches).filter(([one]) => one !== name));
    },
    home: (person) =>
      Promise.resolve({
        ...home,
        observe: (id, at) => {
          me = person;
          return home.observe(id, at);
        },
      }),
    record: () => new Map([...home.files(project)].map(([path, content]) => [path, String(content)])),
    subjects: home.subjects,
    close: () => Promise.resolve(),
  };
}

const artifacts = [
  { name: 'text', path: textPath },
  { name: 'notes', path: notesPath },
  { name: 'figures', path: figures },
  { name: `text/${track}`, path: trackTextPath },
] as const;

/** What a branch is as a whole, where that is an artifact. */
const wholes: Readonly<Record<string, string>> = { [named]: 'change', [namedForTrack]: `change/${track}` };

function authorsOf(branch: Branch): readonly string[] {
  return [...new Set(branch.commits.toReversed().map((commit) => emailOf(commit.author)))];
}

function changed(tree: Tree, files: Files): Tree {
  const next = new Map(tree);
  for (const [path, content] of Object.entries(files)) {
    if (content === null) next.delete(path);
    else next.set(path, content);
  }
  return next;
}

/** The blob of a file, one id for all files of a folder, null where there is nothing. */
function contentAt(tree: Tree, path: string): string | null {
  const file = tree.get(path);
  if (file !== undefined) return blobId(file);
  const inside = [...tree].filter(([one]) => one.startsWith(`${path}/`)).toSorted(byPath);
  return inside.length === 0 ? null : blobId(JSON.stringify(inside));
}

function byPath([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}

/** What a branch brings as a whole, by its name. */
function changeOf(name: string, { fork, commits }: Branch): readonly [string, string] | null {
  const whole = wholeOf(name, fork, commits.at(-1)?.tree ?? fork);
  return whole === null ? null : [wholes[name] ?? '', whole];
}

/** What a branch named for the project changes beside the artifacts that have a place of their own. */
function wholeOf(name: string, fork: Tree, tree: Tree): string | null {
  if (wholes[name] === undefined) return null;
  const rest = [...tree].filter(
    ([path, text]) =>
      fork.get(path) !== text && !artifacts.some((one) => path === one.path || path.startsWith(`${one.path}/`)),
  );
  return rest.length === 0 ? null : `sha256:${sha256(JSON.stringify(rest.toSorted(byPath)))}`;
}

function merged(base: Tree, ours: Tree, theirs: Tree): Tree {
  const next = new Map(ours);
  for (const path of new Set([...base.keys(), ...theirs.keys()])) {
    const [was, mine, other] = [base.get(path), ours.get(path), theirs.get(path)];
    if (other === was) continue;
    if (other === undefined) next.delete(path);
    else next.set(path, mine === was || mine === undefined || was === undefined ? other : combined(was, mine, other));
  }
  return next;
}

/** Of texts with as many lines each: every line as whoever changed it has it. */
function combined(was: string, mine: string, other: string): string {
  const theirs = other.split('\n');
  const before = was.split('\n');
  return mine
    .split('\n')
    .map((line, index) => (line === before[index] ? (theirs[index] ?? '') : line))
    .join('\n');
}
