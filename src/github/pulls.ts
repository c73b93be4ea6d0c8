import type { Actor } from '../core/entry.ts';
import { countersign, type Landing, type Observed } from '../core/observe.ts';
import { own } from '../core/own.ts';
import type { Definition } from '../core/definition/schema.ts';
import { contentOf, isBranchOf, placesOf, wholesOf, within, type Place } from '../core/project/places.ts';
import { wasHeard } from '../core/project/heard.ts';
import type { ProjectState } from '../core/project/state.ts';
import { absent, type Proposal } from '../core/project/world.ts';
import { digestOfFiles } from '../record.ts';
import type { Aliased, CommitWith, Lies, Pull, Wrote } from './answer.ts';
import { actorOf, idsOf } from './people.ts';
import { instant } from './said.ts';

/** What the pull requests of a project are looked at with. */
export interface PullView {
  readonly project: string;
  readonly definition: Definition;
  readonly state: ProjectState | null;
  readonly defaultBranch: string;
  /** The default branch, with the aliases of the artifacts' paths. */
  readonly law: { readonly oid: string } & Aliased<Lies>;
  /** Paths whose content was asked for, in the order of their aliases. */
  readonly paths: readonly string[];
  /** By number of the pull request: what else of it was asked for, in the order of its aliases. */
  readonly files: ReadonlyMap<number, readonly string[]>;
}

/** The name under which a pull request is a proposal. */
export function proposalName(pull: number): string {
  return `#${pull}`;
}

/** The number of a proposal that is a pull request. */
export function pullNumber(proposal: string): number | null {
  const number = /^#([1-9][0-9]*)$/u.exec(proposal)?.[1];
  return number === undefined ? null : Number(number);
}

/** What belongs to a project whatever it changes: a pull request that says so, or whose branch does. */
export function isNamedFor(project: string, pull: { readonly headRefName: string; readonly body: string }): boolean {
  const lines = pull.body.split(/\r\n|\n|\r/u);
  const named = lines.some((line) => /^project:\s*#(\d+)\s*$/iu.exec(line)?.[1] === project);
  return named || isBranchOf(project, pull.headRefName);
}

/** The paths of a pull request that no artifact in the tree owns: together they are its whole change. */
export function restOf(definition: Definition, project: string, paths: readonly string[]): readonly string[] {
  const places = placesOf(definition, project);
  return paths.filter((path) => !places.some((place) => within(path, place.path)));
}

/** Does a pull request change anything of this project? Naming another project, or none, is no way around a path. */
export function touches(
  definition: Definition,
  project: string,
  pull: { readonly headRefName: string; readonly body: string },
  paths: readonly string[],
): boolean {
  const places = placesOf(definition, project);
  if (paths.some((path) => places.some((place) => within(path, place.path)))) return true;
  return wholesOf(definition).length > 0 && isNamedFor(project, pull) && restOf(definition, project, paths).length > 0;
}

/** The octal mode, as git writes it, of an entry as GitHub gives it. */
function gitMode(mode: number): string {
  return mode.toString(8);
}

function contentAt(view: PullView, commit: Aliased<Lies>, { kind, path }: Place): string | null {
  const entry = commit[`a${view.paths.indexOf(path)}`] ?? null;
  return entry === null ? null : contentOf(kind, { mode: gitMode(entry.mode), oid: entry.oid });
}

/** All that a pull request changes beside artifacts in the tree, as it is at a commit of it. */
function wholeAt(view: PullView, pull: number, commit: Aliased<Lies>): string | null {
  const files = view.files.get(pull) ?? [];
  if (files.length === 0) return null;
  return digestOfFiles(
    files.map((path, at) => {
      const entry = commit[`f${at}`] ?? null;
      return { path, mode: entry === null ? null : gitMode(entry.mode), blob: entry === null ? null : entry.oid };
    }),
  );
}

export function pathsOf(pull: Pull): readonly string[] {
  return (pull.files?.nodes ?? []).flatMap((file) => (file === null ? [] : [file.path]));
}

/** The head of a pull request; null while GitHub still shows an older one. */
function headOf(pull: Pull): CommitWith | null {
  const head = pull.head.nodes?.[0]?.commit ?? null;
  return head?.oid === pull.headRefOid ? head : null;
}

/** What a pull request proposes: artifact → content at its head; what is on the default branch already is left out. */
function proposalOf(view: PullView, pull: Pull): Proposal | null {
  const head = headOf(pull);
  if (head === null) return null;
  const paths = pathsOf(pull);
  const placed = placesOf(view.definition, view.project)
    .filter((place) => paths.some((path) => within(path, place.path)))
    .flatMap((place) => {
      const content = contentAt(view, head, place) ?? absent;
      const landed = contentAt(view, view.law, place) ?? absent;
      return pull.state === 'OPEN' && content === landed ? [] : [[place.name, content] as const];
    });
  const whole = isNamedFor(view.project, pull) ? wholeAt(view, pull.number, head) : null;
  const wholes = whole === null ? [] : wholesOf(view.definition).map((name) => [name, whole] as const);
  const contents = [...placed, ...wholes];
  if (contents.length === 0) return null;
  const pushed = head.ours?.nodes?.[0]?.createdAt;
  return {
    head: pull.headRefOid,
    base: pull.baseRefOid,
    contents: Object.fromEntries(contents),
    authors: authorsOf(pull),
    ...(pushed === undefined ? {} : { pushed_at: instant(pushed) }),
  };
}

/** Everybody who wrote, committed, co-authored or opened it. */
function authorsOf(pull: Pull): readonly (number | string)[] {
  const commits = (pull.wrote.nodes ?? []).flatMap((node) => (node === null ? [] : [node.commit]));
  const signed = commits.flatMap(({ committer, authors }) => [committer, ...(authors.nodes ?? [])]);
  const opener = actorOf(pull.author);
  return [...new Set([...idsOf(signed), ...(opener === null ? [] : [opener.id])])];
}

/** Who put the head of a pull request there, else who opened it. */
function pusherOf(pull: Pull): Actor | null {
  return actorOf(headOf(pull)?.ours?.nodes?.[0]?.push?.pusher) ?? actorOf(pull.author);
}

/** Heads at which somebody decided about a pull request and that are no longer in its history. */
function lostHeads(view: PullView, pull: Pull): readonly string[] {
  const kept = new Set((pull.wrote.nodes ?? []).flatMap((node) => (node === null ? [] : [node.commit.oid])));
  return Object.values(view.state?.approvals ?? {})
    .flatMap((gates) => Object.values(gates))
    .filter((confirm) => confirm.proposal === proposalName(pull.number) && confirm.decisions.length > 0)
    .flatMap(({ head }) => (typeof head === 'string' && !kept.has(head) && head !== pull.headRefOid ? [head] : []));
}

/** Was it merged into the default branch, and does the record not know yet? */
function isNewlyMerged({ state, defaultBranch }: PullView, pull: Pull): boolean {
  if (pull.state !== 'MERGED' || pull.mergedAt === null || pull.baseRefName !== defaultBranch) return false;
  if (state === null) return false;
  const tracked = own(state.proposals, proposalName(pull.number)) !== undefined;
  return tracked || !wasHeard(state, instant(pull.mergedAt), `landed:${pull.mergeCommit?.oid ?? ''}`);
}

/** What a merged pull request put on the default branch. */
function mergeOf(view: PullView, pull: Pull, proposal: Proposal): readonly Landing[] {
  const commit = pull.mergeCommit;
  if (pull.state !== 'MERGED' || commit === null || pull.mergedAt === null) return [];
  const places = new Map(placesOf(view.definition, view.project).map((place) => [place.name, place]));
  const contents = Object.keys(proposal.contents).map((name) => {
    const place = places.get(name);
    return [name, place === undefined ? wholeAt(view, pull.number, commit) : contentAt(view, commit, place)] as const;
  });
  return [
    {
      commit: commit.oid,
      merge: true,
      contents: Object.fromEntries(contents),
      authors: proposal.authors,
      by: actorOf(pull.mergedBy) ?? countersign,
      merged: { proposal: proposalName(pull.number), at: instant(pull.mergedAt) },
    },
  ];
}

/** The proposals of a look, who pushed them, what they have lost, and what of them has landed. */
export function proposalsIn(
  view: PullView,
  pulls: readonly Pull[],
): Pick<Observed, 'lost' | 'pushers'> & {
  readonly proposals: Readonly<Record<string, Proposal>>;
  readonly merges: readonly Landing[];
} {
  const open = pulls.flatMap((pull) => {
    const isOpen = pull.state === 'OPEN' && pull.baseRefName === view.defaultBranch;
    const proposal = isOpen || isNewlyMerged(view, pull) ? proposalOf(view, pull) : null;
    return proposal === null ? [] : [{ name: proposalName(pull.number), pull, proposal, pusher: pusherOf(pull) }];
  });
  return {
    proposals: Object.fromEntries(open.map(({ name, proposal }) => [name, proposal])),
    lost: Object.fromEntries(open.map(({ name, pull }) => [name, lostHeads(view, pull)])),
    pushers: Object.fromEntries(open.flatMap(({ name, pusher }) => (pusher === null ? [] : [[name, pusher]]))),
    merges: open.flatMap(({ pull, proposal }) => mergeOf(view, pull, proposal)),
  };
}

/** Artifacts whose content on the default branch is neither what the record has nor what a merge just brought. */
export function unexplained(view: PullView, merges: readonly Landing[]): readonly Place[] {
  const { state } = view;
  if (state === null || state.terminal_state !== null) return [];
  const inOrder = merges.toSorted((one, other) => ((one.merged?.at ?? '') < (other.merged?.at ?? '') ? -1 : 1));
  return placesOf(view.definition, view.project).filter((place) => {
    const known = own(state.artifacts, place.name);
    const recorded = known?.status === 'current' ? known.content : null;
    const brought = inOrder.flatMap(({ contents }) =>
      Object.hasOwn(contents, place.name) ? [own(contents, place.name) ?? null] : [],
    );
    return contentAt(view, view.law, place) !== (brought.length === 0 ? recorded : brought.at(-1));
  });
}

/**
 * What came onto the default branch without a pull request that we know of, by the last commit that touched it. GitHub
 * tells no time of it that nobody can forge: it counts as the latest thing that is known (`at`).
 */
export function pushesOf(
  view: PullView,
  places: readonly Place[],
  last: readonly (Wrote | null)[],
  at: string,
): readonly Landing[] {
  const found = places.flatMap((place, index) => {
    const commit = last[index] ?? null;
    return commit === null ? [] : [{ commit, name: place.name, content: contentAt(view, view.law, place) }];
  });
  const commits = new Map(found.map(({ commit }) => [commit.oid, commit]));
  return [...commits.values()].map((commit) => {
    const signed = [commit.committer, ...(commit.authors.nodes ?? [])];
    return {
      commit: commit.oid,
      merge: true,
      contents: Object.fromEntries(
        found.filter((one) => one.commit.oid === commit.oid).map(({ name, content }) => [name, content]),
      ),
      authors: idsOf(signed),
      by: committerOf(commit),
      merged: { proposal: null, at },
    };
  });
}

/** Whoever the commit says made it: that is written in the commit, and proven by nothing. */
function committerOf({ committer, authors }: Wrote): Actor {
  for (const one of [committer, ...(authors.nodes ?? [])]) {
    const id = one?.user?.databaseId ?? null;
    if (id !== null && idsOf([one]).length > 0)
      return { id, login: one?.user?.login ?? '', kind: 'person', assurance: 'asserted' };
  }
  return countersign;
}
