import type { Definition } from '../core/definition/schema.ts';
import type { Actor } from '../core/entry.ts';
import { own } from '../core/own.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import type { ProjectState } from '../core/project/state.ts';
import { contentOf, isBranchOf, placesOf, wholesOn, within, type Place } from '../core/project/places.ts';
import type { CodeOwners } from '../kept/owners.ts';
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
  /** Who owns what on the default branch, where anything rests on it. */
  readonly owners?: CodeOwners;
  /** The branches of the repository, where somebody listed them already. */
  readonly branches?: Promise<readonly Branch[]>;
  /** What is to be decided on this look. */
  readonly asked?: ProjectCommand;
}

/** A branch by its short name, and a commit it is or will be at. */
export interface Head {
  readonly name: string;
  readonly head: string;
}

/** The artifacts of a definition that lie in the tree, with the path they have in this project. */
export function placed(view: View): readonly Place[] {
  return placesOf(view.definition, view.id, view.state?.tracks ?? {});
}

/** Artifacts that are a whole branch: those of branches named for the project. */
export function pullRequestArtifacts(view: View, branch: string): readonly string[] {
  return isBranchOf(view.id, branch) ? wholesOn(view.definition, view.id, view.state?.tracks ?? {}, branch) : [];
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
  let at: { readonly mode: string; readonly oid: string } = { mode: folder, oid: treeish };
  for (const name of path.split('/')) {
    const entry = at.mode === folder ? (await entriesIn(view, at.oid)).get(name) : undefined;
    if (entry === undefined) return null;
    at = { mode: entry.mode.replace(/^0+/u, ''), oid: entry.oid };
  }
  return at;
}

/** The mode of a folder. */
const folder = '40000';

/** The content of a file or folder at a commit or tree. Null where there is nothing. */
export async function contentAt(view: View, treeish: string, { kind, path }: Place): Promise<string | null> {
  const entry = await entryAt(view, treeish, path);
  return entry === null ? null : contentOf(kind, entry);
}

/** A whole branch is all it changes but the files that are artifacts of their own. */
export function withoutPlaced(view: View, changed: readonly FileChange[]): readonly FileChange[] {
  const places = placed(view);
  return changed.filter((file) => !places.some(({ path }) => within(file.path, path)));
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
