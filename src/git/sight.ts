import { isFinal } from '../core/confirm/confirm.ts';
import type { ArtifactType, Definition } from '../core/definition/schema.ts';
import type { Actor } from '../core/entry.ts';
import { countersign, type Landing, type Observed } from '../core/observe.ts';
import { own } from '../core/own.ts';
import type { ProjectState } from '../core/project/state.ts';
import { absent, type Proposal } from '../core/project/world.ts';
import { sha256 } from '../record.ts';
import {
  branches,
  changedSince,
  changesBetween,
  isAncestor,
  landings,
  literal,
  unmerged,
  type Branch,
  type CommitRecord,
  type FileChange,
  type Landing as Landed,
  type Pathspec,
} from './history.ts';
import type { Objects, TreeEntry } from './objects.ts';
import type { Repository } from './repository.ts';

/** What is looked at: a project's artifacts in a repository, whose default branch is (or would be) at `head`. */
export interface View {
  readonly repo: Repository;
  readonly objects: Objects;
  readonly definition: Definition;
  readonly id: string;
  readonly state: ProjectState | null;
  readonly head: string;
  /** Branches that a push brings along, at the heads it gives them; no ref is there yet. */
  readonly incoming?: readonly Head[];
}

/** A branch by its short name, and a commit it is or will be at. */
export interface Head {
  readonly name: string;
  readonly head: string;
}

type Kind = ArtifactType['kind'];

interface Placed {
  readonly name: string;
  readonly kind: Kind;
  readonly path: string;
}

/** The artifacts of a definition that lie in the tree, with the path they have in this project. */
function placed(view: View): readonly Placed[] {
  return view.definition.artifacts.flatMap((artifact) =>
    artifact.path !== undefined && (artifact.kind === 'file' || artifact.kind === 'folder')
      ? [{ name: artifact.artifact_type, kind: artifact.kind, path: pathIn(artifact.path, view.id) }]
      : [],
  );
}

/** The path of an artifact in a project; a folder is named without its `/**`. */
function pathIn(path: string, id: string): string {
  return path.replaceAll('{project}', id).replace(/\/(?:\*\*)?$/u, '');
}

/** An e-mail address is how plain git knows people; letter case does not tell them apart. */
export function idOf(email: string): string {
  return email.trim().toLowerCase();
}

function actorOf(record: CommitRecord): Actor {
  const id = idOf(record.committer.email);
  return { id, login: id, kind: 'person', assurance: 'asserted' };
}

function authorsOf(commits: readonly CommitRecord[]): readonly string[] {
  const people = commits.flatMap((commit) => [commit.author, commit.committer, ...commit.coauthors]);
  return [...new Set(people.map((person) => idOf(person.email)))];
}

const trees = new WeakMap<View, Map<string, Promise<ReadonlyMap<string, TreeEntry>>>>();

/** The entries of a tree, or of a commit's tree, by name; read once for a look. */
function entriesIn(view: View, treeish: string): Promise<ReadonlyMap<string, TreeEntry>> {
  const known = trees.get(view) ?? new Map<string, Promise<ReadonlyMap<string, TreeEntry>>>();
  trees.set(view, known);
  const found =
    known.get(treeish) ??
    view.objects.tree(treeish).then((entries) => new Map((entries ?? []).map((entry) => [entry.name, entry])));
  known.set(treeish, found);
  return found;
}

/**
 * What lies at a path of a commit or tree, null where nothing does. It goes from folder to folder: git cannot be asked
 * for every path by name, nor for a commit of another repository.
 */
export async function entryAt(
  view: View,
  treeish: string,
  path: string,
): Promise<{ readonly mode: string; readonly oid: string } | null> {
  let at: { readonly mode: string; readonly oid: string } = { mode: modes.folder, oid: treeish };
  for (const name of path.split('/')) {
    const entry = at.mode === modes.folder ? (await entriesIn(view, at.oid)).get(name) : undefined;
    if (entry === undefined) return null;
    at = { mode: entry.mode.replace(/^0+/u, ''), oid: entry.oid };
  }
  return at;
}

/** What an artifact is when it is what it should be. */
const modes = { file: '100644', folder: '40000' };

/**
 * The content of a file or folder at a commit or tree: its blob or tree, with the mode before it unless that is a plain
 * file's or a folder's. Null where there is nothing.
 */
async function contentAt(view: View, treeish: string, { kind, path }: Placed): Promise<string | null> {
  const entry = await entryAt(view, treeish, path);
  if (entry === null) return null;
  return entry.mode === modes[kind === 'folder' ? 'folder' : 'file'] ? entry.oid : `${entry.mode} ${entry.oid}`;
}

/** One content for a set of files: the digest of its sorted list of mode, path and blob. */
function digestOf(files: readonly FileChange[]): string {
  const lines = files.map((file) => `${file.mode ?? ''} ${file.path}\0${file.blob ?? ''}\n`).toSorted();
  return `sha256:${sha256(lines.join(''))}`;
}

/** Branches that change artifacts of the project, who last committed to each, and the approved heads each has lost. */
export async function proposalsIn(
  view: View,
): Promise<Pick<Observed, 'lost' | 'pushers'> & { readonly proposals: Readonly<Record<string, Proposal>> }> {
  const { repo, head } = view;
  const all = await openBranches(view);
  const about = await Promise.all(all.map((branch) => concerns(view, branch)));
  const open = await unmerged(
    repo,
    head,
    all.filter((_branch, index) => about[index] === true),
  );
  const found = await Promise.all(
    open.map(async (branch) => {
      const seen = await proposalOf(view, branch);
      return seen === null ? [] : [{ ...seen, ...branch, lost: await lostHeads(view, branch.name, branch.head) }];
    }),
  );
  const seen = found.flat().toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return {
    proposals: Object.fromEntries(seen.map(({ name, proposal }) => [name, proposal])),
    pushers: Object.fromEntries(seen.flatMap(({ name, pusher }) => (pusher === null ? [] : [[name, pusher]]))),
    lost: Object.fromEntries(seen.map(({ name, lost }) => [name, lost])),
  };
}

/** The branches that count: where the home is a remote, those it has. */
async function openBranches({ repo }: View): Promise<readonly Branch[]> {
  return (await branches(repo)).filter((branch) => repo.remote === null || branch.remote !== null);
}

interface SeenProposal {
  readonly proposal: Proposal;
  readonly pusher: Actor | null;
}

/** Most branches have nothing to do with a project, which a few look-ups tell; only the others cost git processes. */
async function concerns(view: View, branch: Branch): Promise<boolean> {
  if (recorded(view, branch.name) !== undefined) return true;
  if (pullRequestArtifacts(view, branch.name).length > 0) return branch.head !== view.head;
  const differs = await Promise.all(
    placed(view).map(
      async (place) => (await contentAt(view, branch.head, place)) !== (await contentAt(view, view.head, place)),
    ),
  );
  return differs.includes(true);
}

/** What the state knows of a branch. */
function recorded(view: View, branch: string): Proposal | undefined {
  return own(view.state?.proposals ?? {}, branch);
}

async function proposalOf(view: View, branch: Branch): Promise<SeenProposal | null> {
  const known = recorded(view, branch.name);
  if (known !== undefined && known.head === branch.head) {
    const removed = await removedIn(view, known.base, known.head);
    const contents = await stillOpen(view, { ...known.contents, ...removed });
    return Object.keys(contents).length === 0 ? null : { proposal: { ...known, contents }, pusher: null };
  }
  const wholes = pullRequestArtifacts(view, branch.name);
  const { mergeBase, changed, commits } = await changedSince(view.repo, view.head, branch.head);
  const base = mergeBase ?? '';
  const contents = await Promise.all(
    placed(view).map(async (place): Promise<Readonly<Record<string, string>>> => {
      if (!changed.some((file) => within(file.path, place.path))) return {};
      const content = await contentAt(view, branch.head, place);
      return content === null ? {} : Object.fromEntries([[place.name, content]]);
    }),
  );
  const rest = withoutPlaced(view, changed);
  const whole = rest.length === 0 ? [] : wholes.map((name) => [name, digestOf(rest)] as const);
  const proposed = [...contents, await removedIn(view, base, branch.head)].flatMap((one) => Object.entries(one));
  const still = await stillOpen(view, Object.fromEntries([...proposed, ...whole]));
  const [last] = commits;
  if (Object.keys(still).length === 0 || last === undefined) return null;
  return {
    proposal: { head: branch.head, base, contents: still, authors: authorsOf(commits) },
    pusher: actorOf(last),
  };
}

/** The current artifacts that a branch takes away. */
async function removedIn(view: View, base: string, head: string): Promise<Readonly<Record<string, string>>> {
  if (base === '') return {};
  const removed = await Promise.all(
    placed(view).map(async (place) => {
      if (own(view.state?.artifacts ?? {}, place.name)?.status !== 'current') return [];
      const [before, after] = await Promise.all([contentAt(view, base, place), contentAt(view, head, place)]);
      return before !== null && after === null ? [[place.name, absent] as const] : [];
    }),
  );
  return Object.fromEntries(removed.flat());
}

/** What a branch proposes that is not on the default branch already. */
async function stillOpen(
  view: View,
  contents: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const current = await Promise.all(
    placed(view).map(async (place) => [place.name, (await contentAt(view, view.head, place)) ?? absent] as const),
  );
  const there = new Map(current);
  const landed = (name: string, content: string): boolean =>
    there.get(name) === content || (!there.has(name) && isCurrent(view, name, content));
  return Object.fromEntries(Object.entries(contents).filter(([name, content]) => !landed(name, content)));
}

function isCurrent(view: View, artifact: string, content: string): boolean {
  return own(view.state?.artifacts ?? {}, artifact)?.content === content;
}

/**
 * Proposals without the whole branches that have landed since: their place is nowhere in the tree, so only the landing
 * tells that nothing is open any more.
 */
export function withoutLanded(
  view: View,
  proposals: Readonly<Record<string, Proposal>>,
  landed: readonly Landing[],
): Readonly<Record<string, Proposal>> {
  const open = Object.entries(proposals).map(([name, proposal]) => {
    const wholes = pullRequestArtifacts(view, name);
    const contents = Object.entries(proposal.contents).filter(
      ([artifact, content]) =>
        !wholes.includes(artifact) || landed.every((landing) => own(landing.contents, artifact) !== content),
    );
    return [name, { ...proposal, contents: Object.fromEntries(contents) }] as const;
  });
  return Object.fromEntries(open.filter(([, { contents }]) => Object.keys(contents).length > 0));
}

/** Artifacts that are a whole branch: those of branches named for the project. */
function pullRequestArtifacts(view: View, branch: string): readonly string[] {
  return branch.startsWith(`project/${view.id}/`) ? wholeArtifacts(view) : [];
}

function wholeArtifacts(view: View): readonly string[] {
  return view.definition.artifacts
    .filter((artifact) => artifact.kind === 'pull_request')
    .map((artifact) => artifact.artifact_type);
}

/** A whole branch is all it changes but the files that are artifacts of their own. */
function withoutPlaced(view: View, changed: readonly FileChange[]): readonly FileChange[] {
  const places = placed(view);
  return changed.filter((file) => !places.some(({ path }) => within(file.path, path)));
}

function within(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

/** Heads somebody approved on this branch that its head no longer contains. */
async function lostHeads(view: View, branch: string, head: string): Promise<readonly string[]> {
  const confirms = Object.values(view.state?.approvals ?? {}).flatMap((gates) => Object.values(gates));
  const approved = confirms.flatMap((confirm) =>
    confirm.proposal === branch &&
    typeof confirm.head === 'string' &&
    confirm.head !== head &&
    (isFinal(confirm) || confirm.decisions.length > 0)
      ? [confirm.head]
      : [],
  );
  const kept = await Promise.all(
    [...new Set(approved)].map(async (one) =>
      (await isHere(view, one)) && (await isAncestor(view.repo, one, head)) ? null : one,
    ),
  );
  return kept.flatMap((one) => (one === null ? [] : [one]));
}

async function isHere(view: View, commit: string): Promise<boolean> {
  return (await view.objects.info(`${commit}^{commit}`)) !== null;
}

/** What has come onto the default branch since the state's cursor. */
export async function landingsIn(view: View): Promise<readonly Landing[]> {
  const { repo, objects, state, head } = view;
  if (state === null || state.cursor === head) return [];
  const files = placed(view);
  const whole = await wholeBranches(view, state);
  const paths: readonly Pathspec[] = whole.length > 0 ? [literal('')] : files.map(({ path }) => literal(path));
  const { landings: commits, rewritten } = await landings(repo, objects, { from: state.cursor, to: head, paths });
  const wholes = (await Promise.all(whole.map((branch) => wholeLanding(view, branch, commits)))).flat();
  const found = await Promise.all(
    commits.map(async (commit): Promise<Landing> => {
      const places = files.filter(({ path }) => commit.changed.some((file) => within(file.path, path)));
      const contents = await Promise.all(
        places.map(async (place) => [place.name, await contentAt(view, commit.commit, place)] as const),
      );
      const brought = new Set(wholes.flatMap((one) => (one.commit === commit.commit ? [one.content] : [])));
      const content = brought.size > 1 ? digestOf(withoutPlaced(view, commit.changed)) : [...brought][0];
      const changes = content === undefined ? [] : wholeArtifacts(view).map((name) => [name, content] as const);
      const asked = changes.every(([name]) =>
        Object.values(state.proposals).some((draft) => own(draft.contents, name) === content),
      );
      return {
        commit: commit.commit,
        // What nobody was asked about is no step on the way to something else.
        merge: commit.parents.length > 1 || !asked,
        contents: Object.fromEntries([...contents, ...changes]),
        authors: await broughtBy(view, commit),
        by: actorOf(commit),
      };
    }),
  );
  const landed = found.filter((landing) => Object.keys(landing.contents).length > 0);
  return rewritten ? [...landed, await asItIs(view)] : landed;
}

/** After a force push of the default branch no commit tells what is gone: everything counts as it is at the head. */
async function asItIs(view: View): Promise<Landing> {
  const contents = await Promise.all(
    placed(view).map(async (place) => [place.name, await contentAt(view, view.head, place)] as const),
  );
  const known = contents.filter(
    ([name, content]) => content !== null || own(view.state?.artifacts ?? {}, name) !== undefined,
  );
  return { commit: view.head, merge: true, contents: Object.fromEntries(known), authors: [], by: countersign };
}

/** A merge brings the commits of its other parents; everybody who made one of them is an author of what landed. */
async function broughtBy(view: View, commit: Landed): Promise<readonly string[]> {
  const [first] = commit.parents;
  if (commit.parents.length < 2 || first === undefined) return authorsOf([commit]);
  const { commits } = await changedSince(view.repo, first, commit.commit);
  const brought = commits.filter((one) => one.commit !== commit.commit);
  return brought.length === 0 ? authorsOf([commit]) : authorsOf(brought);
}

interface WholeBranch {
  readonly head: string;
  /** What it changed is counted from where its history left that of this commit. */
  readonly since: string;
  /** Known to the state as a draft. */
  readonly recorded: boolean;
}

/** The whole branches that may have landed since the cursor: drafts of the state, and branches nobody has looked at. */
async function wholeBranches(view: View, state: ProjectState): Promise<readonly WholeBranch[]> {
  if (wholeArtifacts(view).length === 0) return [];
  const drafts = Object.entries(state.proposals).filter(([name]) => pullRequestArtifacts(view, name).length > 0);
  const known = new Set(drafts.map(([, draft]) => draft.head));
  const heads = [...(await openBranches(view)), ...(view.incoming ?? [])].flatMap(({ name, head }) =>
    pullRequestArtifacts(view, name).length > 0 && !known.has(head) ? [head] : [],
  );
  const cursor = state.cursor !== null && (await isHere(view, state.cursor)) ? state.cursor : null;
  const [old, fresh] = await Promise.all([
    Promise.all(drafts.map(([, draft]) => draftSince(view, cursor, draft))),
    Promise.all([...new Set(heads)].map((head) => headSince(view, cursor, head))),
  ]);
  return [...old, ...fresh].flat();
}

async function draftSince(view: View, cursor: string | null, draft: Proposal): Promise<readonly WholeBranch[]> {
  if (!(await isHere(view, draft.head))) return [];
  const base = draft.base !== '' && (await isHere(view, draft.base)) ? draft.base : cursor;
  return [{ head: draft.head, since: base ?? view.head, recorded: true }];
}

async function headSince(view: View, cursor: string | null, head: string): Promise<readonly WholeBranch[]> {
  if (cursor === null || !(await isHere(view, head)) || (await isAncestor(view.repo, head, cursor))) return [];
  const landed = await isAncestor(view.repo, head, view.head);
  return [{ head, since: landed ? cursor : view.head, recorded: false }];
}

interface WholeLanding {
  readonly commit: string;
  readonly content: string;
}

/**
 * Where a whole branch landed, and what did. A merge of it, and one commit in the place of all of its own, bring what
 * they change, which is other content than was proposed when files were changed on the way or ride along. A series of
 * commits has brought it when every file is as the branch had it.
 */
async function wholeLanding(
  view: View,
  branch: WholeBranch,
  commits: readonly Landed[],
): Promise<readonly WholeLanding[]> {
  const { head } = branch;
  const changed = withoutPlaced(view, (await changedSince(view.repo, branch.since, head)).changed);
  const paths = new Set(changed.map(({ path }) => path));
  const proposed = digestOf(changed);
  const carrier = await carrierOf(view, head, commits);
  const stale = !branch.recorded && wholeArtifacts(view).every((name) => isCurrent(view, name, proposed));
  for (const commit of commits) {
    const brought = withoutPlaced(view, commit.changed);
    const landed = (content: string): readonly WholeLanding[] => [{ commit: commit.commit, content }];
    if (commit === carrier && commit.commit !== head) return brought.length === 0 ? [] : landed(digestOf(brought));
    const touches = !stale && brought.some(({ path }) => paths.has(path));
    if (touches && (await hasAll(view, commit.commit, head, paths))) {
      const alone = changesAll(commit, paths) && !(await isAncestor(view.repo, commit.commit, head));
      return landed(alone ? digestOf(brought) : proposed);
    }
  }
  // A commit that changes the one file of a branch may have nothing to do with it; one that changes all of several has.
  if (stale || paths.size < 2) return [];
  for (const commit of commits) {
    const instead = commit.parents.length < 2 && changesAll(commit, paths);
    if (instead && !(await isAncestor(view.repo, commit.commit, head)))
      return [{ commit: commit.commit, content: digestOf(withoutPlaced(view, commit.changed)) }];
  }
  return [];
}

/** Is every one of these files in a commit as a branch has it? */
async function hasAll(view: View, commit: string, head: string, paths: ReadonlySet<string>): Promise<boolean> {
  return (await changesBetween(view.repo, commit, head)).every(({ path }) => !paths.has(path));
}

function changesAll(commit: Landed, paths: ReadonlySet<string>): boolean {
  const changed = new Set(commit.changed.map(({ path }) => path));
  return [...paths].every((path) => changed.has(path));
}

/**
 * The first of these commits with a head in its history, if it is the one that brought it there: a merge of it or, in a
 * fast-forward, the head itself. Once a commit has it, all later ones do.
 */
async function carrierOf(view: View, head: string, commits: readonly Landed[]): Promise<Landed | null> {
  if (!(await isAncestor(view.repo, head, view.head))) return null;
  let from = 0;
  let to = commits.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (await isAncestor(view.repo, head, commits[middle]?.commit ?? view.head)) to = middle;
    else from = middle + 1;
  }
  const found = commits[from];
  const [first] = found?.parents ?? [];
  if (found === undefined || (first !== undefined && (await isAncestor(view.repo, head, first)))) return null;
  return found;
}

/** What a tree would put on the default branch of the artifacts that a branch proposes. */
export async function landingOf(
  view: View,
  proposal: Proposal,
  tree: string,
): Promise<Readonly<Record<string, string>>> {
  const places = new Map(placed(view).map((place) => [place.name, place]));
  const whole = digestOf(withoutPlaced(view, await changesBetween(view.repo, view.head, tree)));
  const contents = await Promise.all(
    Object.keys(proposal.contents).map(async (name) => {
      const place = places.get(name);
      return [name, place === undefined ? whole : ((await contentAt(view, tree, place)) ?? absent)] as const;
    }),
  );
  return Object.fromEntries(contents);
}
