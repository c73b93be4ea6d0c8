import type { ArtifactType, Definition } from '../core/definition/schema.ts';
import type { Actor } from '../core/entry.ts';
import { own } from '../core/own.ts';
import type { ProjectState } from '../core/project/state.ts';
import { sha256 } from '../record.ts';
import type { Branch, CommitRecord, FileChange } from './history.ts';
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
  /** The branches of the repository, where somebody listed them already. */
  readonly branches?: Promise<readonly Branch[]>;
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
export function placed(view: View): readonly Placed[] {
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

/** Artifacts that are a whole branch: those of branches named for the project. */
export function pullRequestArtifacts(view: View, branch: string): readonly string[] {
  return branch.startsWith(`project/${view.id}/`) ? wholeArtifacts(view) : [];
}

export function wholeArtifacts(view: View): readonly string[] {
  return view.definition.artifacts
    .filter((artifact) => artifact.kind === 'pull_request')
    .map((artifact) => artifact.artifact_type);
}

export function isCurrent(view: View, artifact: string, content: string): boolean {
  return own(view.state?.artifacts ?? {}, artifact)?.content === content;
}

export async function isHere(view: View, commit: string): Promise<boolean> {
  return (await view.objects.info(`${commit}^{commit}`)) !== null;
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
export async function contentAt(view: View, treeish: string, { kind, path }: Placed): Promise<string | null> {
  const entry = await entryAt(view, treeish, path);
  if (entry === null) return null;
  return entry.mode === modes[kind === 'folder' ? 'folder' : 'file'] ? entry.oid : `${entry.mode} ${entry.oid}`;
}

/** One content for a set of files: the digest of its sorted list of mode, path and blob. */
export function digestOf(files: readonly FileChange[]): string {
  const lines = files.map((file) => `${file.mode ?? ''} ${file.path}\0${file.blob ?? ''}\n`).toSorted();
  return `sha256:${sha256(lines.join(''))}`;
}

/** A whole branch is all it changes but the files that are artifacts of their own. */
export function withoutPlaced(view: View, changed: readonly FileChange[]): readonly FileChange[] {
  const places = placed(view);
  return changed.filter((file) => !places.some(({ path }) => within(file.path, path)));
}

export function within(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

/** An e-mail address is how plain git knows people; letter case does not tell them apart. */
export function idOf(email: string): string {
  return email.trim().toLowerCase();
}

export function actorOf(record: CommitRecord): Actor {
  const id = idOf(record.committer.email);
  return { id, login: id, kind: 'person', assurance: 'asserted' };
}

export function authorsOf(commits: readonly CommitRecord[]): readonly string[] {
  const people = commits.flatMap((commit) => [commit.author, commit.committer, ...commit.coauthors]);
  return [...new Set(people.map((person) => idOf(person.email)))];
}
