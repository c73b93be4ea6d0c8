import type { Actor } from '../core/entry.ts';
import type { Landing, Observed } from '../core/observe.ts';
import { own } from '../core/own.ts';
import { commitsNamed, contentsBefore, type Compared } from '../core/project/looks.ts';
import { within } from '../core/project/places.ts';
import { headsDecided } from '../core/project/records.ts';
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
import { ownerGroups } from '../kept/owners.ts';
import {
  branches,
  changedSince,
  changesBetween,
  isAncestor,
  unmerged,
  type Branch,
  type FileChange,
} from './history.ts';

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
      if (seen === null) return [];
      const [proposal, lost] = await Promise.all([
        withEarlier(view, branch, seen.proposal),
        lostHeads(view, branch.name, branch.head),
      ]);
      return [{ ...seen, ...branch, proposal, lost }];
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
export async function openBranches({ repo, branches: listed }: View): Promise<readonly Branch[]> {
  return (await (listed ?? branches(repo))).filter((branch) => repo.remote === null || branch.remote !== null);
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
    if (Object.keys(contents).length === 0) return null;
    const isKnown = view.owners !== undefined && known.base !== '';
    const changed = isKnown ? await changesBetween(view.repo, known.base, known.head) : null;
    return { proposal: { ...known, contents, ...ownersOf(view, changed) }, pusher: null };
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
  const whole = rest.length === 0 ? [] : wholes.map((name) => [name, digestOfFiles(rest)] as const);
  const proposed = [...contents, await removedIn(view, base, branch.head)].flatMap((one) => Object.entries(one));
  const still = await stillOpen(view, Object.fromEntries([...proposed, ...whole]));
  const [last] = commits;
  if (Object.keys(still).length === 0 || last === undefined) return null;
  return {
    proposal: { head: branch.head, base, contents: still, authors: authorsOf(commits), ...ownersOf(view, changed) },
    pusher: actorOf(last),
  };
}

/** Who owns the files that a branch changes, where anything rests on that and it is known. */
function ownersOf({ owners }: View, changed: readonly FileChange[] | null): Pick<Proposal, 'owners'> {
  const paths = changed?.map(({ path }) => path) ?? [];
  const groups = owners === undefined || changed === null ? null : ownerGroups(owners, paths);
  return groups === null ? {} : { owners: groups };
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

/** Heads somebody approved on this branch that its head no longer contains. */
async function lostHeads(view: View, branch: string, head: string): Promise<readonly string[]> {
  const decided = view.state === null ? [] : headsDecided(view.state, branch).filter((one) => one !== head);
  const kept = await Promise.all(
    decided.map(async (one) => ((await isHere(view, one)) && (await isAncestor(view.repo, one, head)) ? null : one)),
  );
  return kept.flatMap((one) => (one === null ? [] : [one]));
}

/** A proposal with what it held at the commit of its own that is named as looked at. */
async function withEarlier(view: View, { name, head }: Branch, proposal: Proposal): Promise<Proposal> {
  const [named] = view.asked === undefined ? [] : commitsNamed([view.asked], name);
  // What begins like several objects here is none of them.
  const found = named === undefined ? null : await view.objects.info(`${named}^{commit}`).catch(() => null);
  const commit = found?.oid ?? head;
  if (commit === head || !(await isAncestor(view.repo, commit, head))) return proposal;
  if (await isAncestor(view.repo, commit, view.head)) return proposal;
  const contents = contentsBefore(proposal.contents, await comparedWith(view, name, commit, proposal));
  return { ...proposal, earlier: { [commit]: contents } };
}

/** What is different at an earlier commit of a branch, and what is not. */
async function comparedWith(
  view: View,
  name: string,
  commit: string,
  { head, contents }: Proposal,
): Promise<readonly Compared[]> {
  const wholes = pullRequestArtifacts(view, name);
  const rest =
    wholes.length === 0 ? [] : withoutPlaced(view, (await changedSince(view.repo, view.head, commit)).changed);
  const whole = rest.length === 0 ? null : digestOfFiles(rest);
  const inTree = placed(view).map(async (place): Promise<Compared> => {
    const [before, now] = await Promise.all([contentAt(view, commit, place), contentAt(view, head, place)]);
    return { name: place.name, before, now };
  });
  return [
    ...(await Promise.all(inTree)),
    ...wholes.map((artifact): Compared => ({ name: artifact, before: whole, now: own(contents, artifact) ?? null })),
  ];
}
