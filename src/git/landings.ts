import { countersign } from '../core/entry.ts';
import type { Landing } from '../core/observe.ts';
import { own } from '../core/own.ts';
import type { ProjectState } from '../core/project/state.ts';
import { within, wholesOf } from '../core/project/places.ts';
import { absent, type Proposal } from '../core/project/world.ts';
import { digestOfFiles } from '../record.ts';
import {
  actorOf,
  authorsOf,
  contentAt,
  isCurrent,
  isHere,
  placed,
  pullRequestArtifacts,
  withoutPlaced,
  type View,
} from './contents.ts';
import {
  changedSince,
  changesBetween,
  isAncestor,
  landings,
  literal,
  type CommitRecord,
  type Landing as Landed,
  type Pathspec,
} from './history.ts';
import { openBranches } from './proposals.ts';

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
      const here = wholes.filter((one) => one.commit === commit.commit);
      const brought = new Set(here.map((one) => one.content));
      const names = new Set(here.flatMap((one) => one.names));
      const content = brought.size > 1 ? digestOfFiles(withoutPlaced(view, commit.changed)) : [...brought][0];
      const changes = content === undefined ? [] : [...names].map((name) => [name, content] as const);
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
export async function broughtBy(view: View, commit: CommitRecord): Promise<readonly string[]> {
  const [first] = commit.parents;
  if (commit.parents.length < 2 || first === undefined) return authorsOf([commit]);
  const { commits } = await changedSince(view.repo, first, commit.commit);
  const brought = commits.filter((one) => one.commit !== commit.commit);
  return brought.length === 0 ? authorsOf([commit]) : authorsOf(brought);
}

interface WholeBranch {
  readonly head: string;
  /** The artifacts that all of it is. */
  readonly names: readonly string[];
  /** What it changed is counted from where its history left that of this commit. */
  readonly since: string;
  /** Known to the state as a draft. */
  readonly recorded: boolean;
}

/** The whole branches that may have landed since the cursor: drafts of the state, and branches nobody has looked at. */
async function wholeBranches(view: View, state: ProjectState): Promise<readonly WholeBranch[]> {
  if (wholesOf(view.definition).length === 0) return [];
  const drafts = Object.entries(state.proposals).filter(([name]) => pullRequestArtifacts(view, name).length > 0);
  const known = new Set(drafts.map(([, draft]) => draft.head));
  const heads = [...(await openBranches(view)), ...(view.incoming ?? [])].flatMap(({ name, head }) => {
    const names = pullRequestArtifacts(view, name);
    return names.length > 0 && !known.has(head) ? [[head, names] as const] : [];
  });
  const cursor = state.cursor !== null && (await isHere(view, state.cursor)) ? state.cursor : null;
  const [old, fresh] = await Promise.all([
    Promise.all(drafts.map(([name, draft]) => draftSince(view, cursor, draft, pullRequestArtifacts(view, name)))),
    Promise.all([...new Map(heads)].map(([head, names]) => headSince(view, cursor, head, names))),
  ]);
  return [...old, ...fresh].flat();
}

async function draftSince(
  view: View,
  cursor: string | null,
  draft: Proposal,
  names: readonly string[],
): Promise<readonly WholeBranch[]> {
  if (!(await isHere(view, draft.head))) return [];
  const base = draft.base !== '' && (await isHere(view, draft.base)) ? draft.base : cursor;
  return [{ head: draft.head, names, since: base ?? view.head, recorded: true }];
}

async function headSince(
  view: View,
  cursor: string | null,
  head: string,
  names: readonly string[],
): Promise<readonly WholeBranch[]> {
  if (cursor === null || !(await isHere(view, head)) || (await isAncestor(view.repo, head, cursor))) return [];
  const landed = await isAncestor(view.repo, head, view.head);
  return [{ head, names, since: landed ? cursor : view.head, recorded: false }];
}

interface WholeLanding {
  readonly commit: string;
  readonly names: readonly string[];
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
  const { head, names } = branch;
  const changed = withoutPlaced(view, (await changedSince(view.repo, branch.since, head)).changed);
  const paths = new Set(changed.map(({ path }) => path));
  const proposed = digestOfFiles(changed);
  const carrier = await carrierOf(view, head, commits);
  const stale = !branch.recorded && names.every((name) => isCurrent(view, name, proposed));
  for (const commit of commits) {
    const brought = withoutPlaced(view, commit.changed);
    const landed = (content: string): readonly WholeLanding[] => [{ commit: commit.commit, names, content }];
    if (commit === carrier && commit.commit !== head) return brought.length === 0 ? [] : landed(digestOfFiles(brought));
    const touches = !stale && brought.some(({ path }) => paths.has(path));
    if (touches && (await hasAll(view, commit.commit, head, paths))) {
      const alone = changesAll(commit, paths) && !(await isAncestor(view.repo, commit.commit, head));
      return landed(alone ? digestOfFiles(brought) : proposed);
    }
  }
  // A commit that changes the one file of a branch may have nothing to do with it; one that changes all of several has.
  if (stale || paths.size < 2) return [];
  for (const commit of commits) {
    const instead = commit.parents.length < 2 && changesAll(commit, paths);
    if (instead && !(await isAncestor(view.repo, commit.commit, head)))
      return [{ commit: commit.commit, names, content: digestOfFiles(withoutPlaced(view, commit.changed)) }];
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
  const whole = digestOfFiles(withoutPlaced(view, await changesBetween(view.repo, view.head, tree)));
  const contents = await Promise.all(
    Object.keys(proposal.contents).map(async (name) => {
      const place = places.get(name);
      return [name, place === undefined ? whole : ((await contentAt(view, tree, place)) ?? absent)] as const;
    }),
  );
  return Object.fromEntries(contents);
}
