import { isFinal } from '../core/confirm/confirm.ts';
import type { ArtifactType, Definition } from '../core/definition/schema.ts';
import type { Actor } from '../core/entry.ts';
import { countersign, type Landing, type Observed } from '../core/observe.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { Proposal } from '../core/project/world.ts';
import { sha256 } from '../record.ts';
import {
  branches,
  changedSince,
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
import type { Objects } from './objects.ts';
import type { Repository } from './repository.ts';

/** What is looked at: a project's artifacts in a repository, whose default branch is (or would be) at `head`. */
export interface View {
  readonly repo: Repository;
  readonly objects: Objects;
  readonly definition: Definition;
  readonly id: string;
  readonly state: ProjectState | null;
  readonly head: string;
}

type Kind = ArtifactType['kind'];

/** The artifacts of a definition that lie in the tree, with the path they have in this project. */
function placed(
  view: View,
  ...kinds: readonly Kind[]
): readonly { readonly name: string; readonly kind: Kind; readonly path: string }[] {
  return view.definition.artifacts.flatMap((artifact) =>
    artifact.path !== undefined && kinds.includes(artifact.kind)
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

/** The content of files and folders at a commit or tree: the blob or tree they are, null where there is none. */
async function contentAt(view: View, tree: string, path: string): Promise<string | null> {
  return (await view.objects.info(`${tree}:${path}`))?.oid ?? null;
}

/** One content for a set of files: the digest of its sorted list of path and blob. */
function digestOf(files: readonly Pick<FileChange, 'path' | 'blob'>[]): string {
  const lines = files.map((file) => `${file.path}\0${file.blob ?? ''}\n`).toSorted();
  return `sha256:${sha256(lines.join(''))}`;
}

/** Branches that change artifacts of the project, who last committed to each, and the approved heads each has lost. */
export async function proposalsIn(
  view: View,
): Promise<Pick<Observed, 'lost' | 'pushers'> & { readonly proposals: Readonly<Record<string, Proposal>> }> {
  const proposals: Record<string, Proposal> = {};
  const pushers: Record<string, Actor> = {};
  const lost: Record<string, readonly string[]> = {};
  const { repo, head } = view;
  const all = (await branches(repo)).filter((branch) => repo.remote === null || branch.remote !== null);
  const about = await Promise.all(all.map((branch) => concerns(view, branch)));
  const open = await unmerged(
    repo,
    head,
    all.filter((_branch, index) => about[index] === true),
  );
  await Promise.all(
    open.map(async (branch) => {
      const seen = await proposalOf(view, branch);
      if (seen === null) return;
      proposals[branch.name] = seen.proposal;
      if (seen.pusher !== null) pushers[branch.name] = seen.pusher;
      lost[branch.name] = await lostHeads(view, branch.name, branch.head);
    }),
  );
  return { proposals: sorted(proposals), pushers, lost };
}

function sorted<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

interface SeenProposal {
  readonly proposal: Proposal;
  readonly pusher: Actor | null;
}

/** Most branches have nothing to do with a project, which a few look-ups tell; only the others cost git processes. */
async function concerns(view: View, branch: Branch): Promise<boolean> {
  if (view.state?.proposals[branch.name] !== undefined) return true;
  if (pullRequestArtifacts(view, branch.name).length > 0) return branch.head !== view.head;
  const differs = await Promise.all(
    placed(view, 'file', 'folder').map(
      async ({ path }) => (await contentAt(view, branch.head, path)) !== (await contentAt(view, view.head, path)),
    ),
  );
  return differs.includes(true);
}

async function proposalOf(view: View, branch: Branch): Promise<SeenProposal | null> {
  const known = view.state?.proposals[branch.name];
  if (known !== undefined && known.head === branch.head) {
    const contents = await stillOpen(view, known.contents);
    return Object.keys(contents).length === 0 ? null : { proposal: { ...known, contents }, pusher: null };
  }
  const files = placed(view, 'file', 'folder');
  const wholes = pullRequestArtifacts(view, branch.name);
  const { mergeBase, changed, commits } = await changedSince(view.repo, view.head, branch.head);
  const contents: Record<string, string> = {};
  for (const { name, path } of files) {
    if (!changed.some((file) => within(file.path, path))) continue;
    const content = await contentAt(view, branch.head, path);
    if (content !== null) contents[name] = content;
  }
  const rest = withoutPlaced(view, changed);
  if (rest.length > 0) for (const name of wholes) contents[name] = digestOf(rest);
  const still = await stillOpen(view, contents);
  const [last] = commits;
  if (Object.keys(still).length === 0 || last === undefined) return null;
  return {
    proposal: { head: branch.head, base: mergeBase ?? '', contents: still, authors: authorsOf(commits) },
    pusher: actorOf(last),
  };
}

/** What a branch proposes that is not on the default branch already. */
async function stillOpen(
  view: View,
  contents: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const current = await Promise.all(
    placed(view, 'file', 'folder').map(
      async ({ name, path }) => [name, await contentAt(view, view.head, path)] as const,
    ),
  );
  const there = new Map(current);
  const landed = (name: string, content: string): boolean =>
    there.get(name) === content || (!there.has(name) && view.state?.artifacts[name]?.content === content);
  return Object.fromEntries(Object.entries(contents).filter(([name, content]) => !landed(name, content)));
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
  const open: Record<string, Proposal> = {};
  for (const [name, proposal] of Object.entries(proposals)) {
    const wholes = pullRequestArtifacts(view, name);
    const contents = Object.entries(proposal.contents).filter(
      ([artifact, content]) =>
        !wholes.includes(artifact) || landed.every((landing) => landing.contents[artifact] !== content),
    );
    if (contents.length > 0) open[name] = { ...proposal, contents: Object.fromEntries(contents) };
  }
  return open;
}

/** Artifacts that are a whole branch: those of branches named for the project. */
function pullRequestArtifacts(view: View, branch: string): readonly string[] {
  if (!branch.startsWith(`project/${view.id}/`)) return [];
  return view.definition.artifacts
    .filter((artifact) => artifact.kind === 'pull_request')
    .map((artifact) => artifact.artifact_type);
}

/** A whole branch is all it changes but the files that are artifacts of their own. */
function withoutPlaced(view: View, changed: readonly FileChange[]): readonly FileChange[] {
  const places = placed(view, 'file', 'folder');
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
  const files = placed(view, 'file', 'folder');
  const whole = Object.entries(state.proposals).filter(([name]) => pullRequestArtifacts(view, name).length > 0);
  const paths: readonly Pathspec[] = whole.length > 0 ? [literal('')] : files.map(({ path }) => literal(path));
  const { landings: commits, rewritten } = await landings(repo, objects, { from: state.cursor, to: head, paths });
  const wholes = await Promise.all(whole.map(([name, draft]) => wholeLandings(view, name, draft, commits)));
  const found = await Promise.all(
    commits.map(async (commit): Promise<Landing> => {
      const contents: Record<string, string | null> = {};
      for (const { name, path } of files) {
        if (commit.changed.some((file) => within(file.path, path)))
          contents[name] = await contentAt(view, commit.commit, path);
      }
      for (const landed of wholes) if (landed?.commit === commit.commit) Object.assign(contents, landed.contents);
      return {
        commit: commit.commit,
        merge: commit.parents.length > 1,
        contents,
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
  const contents: Record<string, string | null> = {};
  for (const { name, path } of placed(view, 'file', 'folder')) {
    const content = await contentAt(view, view.head, path);
    if (content !== null || view.state?.artifacts[name] !== undefined) contents[name] = content;
  }
  return { commit: view.head, merge: true, contents, authors: [], by: countersign };
}

/** A merge brings the commits of its other parents; everybody who made one of them is an author of what landed. */
async function broughtBy(view: View, commit: Landed): Promise<readonly string[]> {
  const [first] = commit.parents;
  if (commit.parents.length < 2 || first === undefined) return authorsOf([commit]);
  const { commits } = await changedSince(view.repo, first, commit.commit);
  const brought = commits.filter((one) => one.commit !== commit.commit);
  return brought.length === 0 ? authorsOf([commit]) : authorsOf(brought);
}

/**
 * Where a whole branch landed: the first commit that has every file as the branch had it, or the merge of it, whose
 * files may differ: then what landed is not what was proposed, and its content says so.
 */
async function wholeLandings(
  view: View,
  name: string,
  draft: { readonly head: string; readonly base: string },
  commits: readonly Landed[],
): Promise<{ readonly commit: string; readonly contents: Readonly<Record<string, string>> } | null> {
  if (draft.base === '' || !(await isHere(view, draft.head))) return null;
  const changed = withoutPlaced(view, (await changedSince(view.repo, draft.base, draft.head)).changed);
  if (changed.length === 0) return null;
  for (const commit of commits) {
    const files = await Promise.all(
      changed.map(async ({ path }) => ({ path, blob: await contentAt(view, commit.commit, path) })),
    );
    const same = files.every((file, index) => file.blob === changed[index]?.blob);
    const merged = commit.parents.slice(1).includes(draft.head);
    if (same || merged) {
      const content = digestOf(files);
      return {
        commit: commit.commit,
        contents: Object.fromEntries(pullRequestArtifacts(view, name).map((artifact) => [artifact, content])),
      };
    }
  }
  return null;
}

/** What a tree would put on the default branch of the artifacts that a branch proposes. */
export async function landingOf(
  view: View,
  proposal: Proposal,
  tree: string,
): Promise<Readonly<Record<string, string>>> {
  const paths = new Map(placed(view, 'file', 'folder').map(({ name, path }) => [name, path]));
  const whole =
    proposal.base === ''
      ? []
      : withoutPlaced(view, (await changedSince(view.repo, proposal.base, proposal.head)).changed);
  const contents = await Promise.all(
    Object.keys(proposal.contents).map(async (name) => {
      const path = paths.get(name);
      if (path !== undefined) return [name, (await contentAt(view, tree, path)) ?? ''] as const;
      const files = await Promise.all(
        whole.map(async (file) => ({ path: file.path, blob: await contentAt(view, tree, file.path) })),
      );
      return [name, digestOf(files)] as const;
    }),
  );
  return Object.fromEntries(contents);
}
