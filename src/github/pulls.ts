import type { Actor } from '../core/entry.ts';
import { countersign } from '../core/entry.ts';
import type { Observed } from '../core/observe.ts';
import { own } from '../core/own.ts';
import type { Landed } from '../core/project/commands.ts';
import type { Definition } from '../core/definition/schema.ts';
import { contentOf, isBranchOf, placesOf, wholesOf, wholesOn, within, type Place } from '../core/project/places.ts';
import { wasHeard } from '../core/project/heard.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { OwnerGroup } from '../core/policy/owners.ts';
import { headsDecided } from '../core/project/records.ts';
import { absent, type Checks, type Proposal } from '../core/project/world.ts';
import { digestOfFiles } from '../record.ts';
import type { Aliased, CommitWith, Lies, MergeCommit, Pull } from './answer.ts';
import type { Lying } from './contents.ts';
import { notThereYet } from './pages.ts';
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
  /** By number of the pull request: what else it changes, where that counts as a whole. */
  readonly files: ReadonlyMap<number, WholeFiles>;
  /** By number: the checks on its head, where anything rests on them. */
  readonly checks: ReadonlyMap<number, Checks>;
  /** By number: who owns what it changes, where anything rests on that and it is known. */
  readonly owners: ReadonlyMap<number, readonly OwnerGroup[]>;
}

/** The files of a pull request that no artifact in the tree owns, with what lies there. */
export interface WholeFiles {
  /** At its head. */
  readonly head: Lying;
  /** What its merge changed, after it; null where GitHub does not tell all of that, and before there is one. */
  readonly landed: Lying | null;
  /** At its commit in a merge queue; null where it is in none. */
  readonly queued: Lying | null;
}

/** A merge into the default branch that the record does not have yet. */
export interface Merged {
  readonly proposal: string;
  readonly commit: MergeCommit;
  /** By GitHub's clock. */
  readonly at: string;
  readonly by: Actor;
  readonly authors: readonly (number | string)[];
  /** How many commits it may have put there one after the other; 1 for a merge commit. */
  readonly series: number;
  /** What was proposed, as the merge left it. */
  readonly contents: Landed;
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

/** The projects that a pull request belongs to whatever it changes: those it says so of, and that of its branch. */
export function projectsNamedBy({ headRefName, body }: Named): readonly string[] {
  const said = projectsSaidIn(body);
  const [, id = ''] = headRefName.split('/');
  return isBranchOf(id, headRefName) ? [...said, id] : said;
}

/** The projects of lines `Project: #12`. */
export function projectsSaidIn(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/u).flatMap((line) => /^project:\s*#(\d+)\s*$/iu.exec(line)?.[1] ?? []);
}

/** By its branch and its text a pull request may say what it belongs to. */
interface Named {
  readonly headRefName: string;
  readonly body: string;
}

export function isNamedFor(project: string, pull: Named): boolean {
  return projectsNamedBy(pull).includes(project);
}

/** What tells which paths are a project's. */
export type Owned = Pick<PullView, 'project' | 'definition' | 'state'>;

/** The artifacts of a project that lie in the tree. */
export function placesIn({ definition, project, state }: Owned): readonly Place[] {
  return placesOf(definition, project, state?.tracks ?? {});
}

/** The artifacts that all a pull request changes is, by the names that they have on its branch. */
export function wholesIn({ definition, project, state }: Owned, { headRefName }: Named): readonly string[] {
  return wholesOn(definition, project, state?.tracks ?? {}, headRefName);
}

/** The paths of a pull request that no artifact in the tree owns: together they are its whole change. */
export function restOf(owned: Owned, paths: readonly string[]): readonly string[] {
  const places = placesIn(owned);
  return paths.filter((path) => !places.some((place) => within(path, place.path)));
}

/** Does a pull request count as a whole, whatever files it changes? */
export function isWhole(definition: Definition, project: string, pull: Named): boolean {
  return wholesOf(definition).length > 0 && isNamedFor(project, pull);
}

/** Does a pull request change anything of this project? Naming another project, or none, is no way around a path. */
export function touches(owned: Owned, pull: Named, paths: readonly string[]): boolean {
  const places = placesIn(owned);
  if (paths.some((path) => places.some((place) => within(path, place.path)))) return true;
  return isWhole(owned.definition, owned.project, pull) && restOf(owned, paths).length > 0;
}

/** The octal mode, as git writes it, of an entry as GitHub gives it. */
function gitMode(mode: number): string {
  return mode.toString(8);
}

/** The content of an artifact in the tree at a commit that was asked for it; null where there is nothing. */
export function contentAt(paths: readonly string[], commit: Aliased<Lies>, place: Place): string | null {
  return contentIn(new Map([[place.path, commit[`a${paths.indexOf(place.path)}`] ?? null]]), place);
}

/** The content of an artifact among what lies at paths of a commit; null where there is nothing. */
export function contentIn(lying: Lying, { kind, path }: Place): string | null {
  const entry = lying.get(path) ?? null;
  return entry === null ? null : contentOf(kind, { mode: gitMode(entry.mode), oid: entry.oid });
}

/** One content for files of a commit; null for none. */
export function wholeOf(files: Lying): string | null {
  if (files.size === 0) return null;
  return digestOfFiles(
    [...files].map(([path, entry]) => ({
      path,
      mode: entry === null ? null : gitMode(entry.mode),
      blob: entry === null ? null : entry.oid,
    })),
  );
}

export function pathsOf(pull: Pick<Pull, 'files'>): readonly string[] {
  return (pull.files?.nodes ?? []).flatMap((file) => (file === null ? [] : [file.path]));
}

/** Throws {@link notThereYet} while GitHub still shows an older head than the one it names. */
export function headOf(pull: Pull): CommitWith {
  const head = pull.head.nodes?.[0]?.commit;
  if (head?.oid !== pull.headRefOid) throw notThereYet(pull);
  return head;
}

/** What a pull request proposes: artifact → content at its head; what is on the default branch already is left out. */
function proposalOf(view: PullView, pull: Pull): Proposal | null {
  const head = headOf(pull);
  const paths = pathsOf(pull);
  const placed = placesIn(view)
    .filter((place) => paths.some((path) => within(path, place.path)))
    .flatMap((place) => {
      const content = contentAt(view.paths, head, place);
      const isOpen = pull.state !== 'OPEN' || content !== contentAt(view.paths, view.law, place);
      // What never landed is not taken away either.
      const isThere = content !== null || own(view.state?.artifacts ?? {}, place.name)?.status === 'current';
      return isOpen && isThere ? [[place.name, content ?? absent] as const] : [];
    });
  const whole = wholeOf(view.files.get(pull.number)?.head ?? new Map());
  const wholes = whole === null ? [] : wholesIn(view, pull).map((name) => [name, whole] as const);
  const contents = [...placed, ...wholes];
  if (contents.length === 0) return null;
  const pushed = pushedAt(pull, head);
  const checks = view.checks.get(pull.number);
  const owners = view.owners.get(pull.number);
  return {
    head: pull.headRefOid,
    base: pull.baseRefOid,
    contents: Object.fromEntries(contents),
    authors: authorsOf(pull),
    ...(pushed === null ? {} : { pushed_at: instant(pushed) }),
    ...(pull.isDraft ? { draft: true } : {}),
    ...(checks === undefined ? {} : { checks }),
    ...(owners === undefined ? {} : { owners }),
  };
}

/**
 * When the head came to be there, for everybody to see. GitHub keeps when its commit was first pushed, and that may have
 * been before the pull request was opened, or before somebody put it back; null where it does not tell.
 */
function pushedAt({ createdAt, headRefOid, rewritten }: Pull, head: CommitWith): string | null {
  const pushed = head.pushed?.nodes?.[0]?.createdAt;
  if (pushed === undefined) return null;
  const back = (rewritten.nodes ?? []).flatMap((event) =>
    event?.afterCommit?.oid === headRefOid ? event.createdAt : [],
  );
  return [pushed, createdAt, ...back].toSorted().at(-1) ?? null;
}

/** Everybody who wrote, committed, co-authored or opened it, and whoever pushed last: what they put there is theirs. */
function authorsOf(pull: Pull): readonly (number | string)[] {
  const commits = (pull.wrote.nodes ?? []).flatMap((node) => (node === null ? [] : [node.commit]));
  const signed = commits.flatMap(({ committer, authors }) => [committer, ...(authors.nodes ?? [])]);
  const others = [actorOf(pull.author), pusherOf(pull)].flatMap((actor) => (actor === null ? [] : [actor.id]));
  return [...new Set([...idsOf(signed), ...others])];
}

/** Who put the head of a pull request there, else who opened it. */
function pusherOf(pull: Pull): Actor | null {
  return actorOf(headOf(pull).pushed?.nodes?.[0]?.push?.pusher) ?? actorOf(pull.author);
}

/** Heads at which somebody decided about a pull request and that are no longer in its history. */
function lostHeads(view: PullView, pull: Pull): readonly string[] {
  const kept = new Set((pull.wrote.nodes ?? []).flatMap((node) => (node === null ? [] : [node.commit.oid])));
  const decided = view.state === null ? [] : headsDecided(view.state, proposalName(pull.number));
  return decided.filter((head) => !kept.has(head) && head !== pull.headRefOid);
}

/** Does the state know a pull request as a draft? */
export function isTracked(state: ProjectState | null, pull: Pull): boolean {
  return own(state?.proposals ?? {}, proposalName(pull.number)) !== undefined;
}

/**
 * Was it merged into the default branch, and may the record not know yet? Of one that was no draft of the project only
 * the history of the default branch tells whether that was before the project began.
 */
export function isNewlyMerged(
  { state, defaultBranch }: Pick<PullView, 'state' | 'defaultBranch'>,
  pull: Pull,
): pull is Pull & { readonly mergeCommit: MergeCommit; readonly mergedAt: string } {
  if (pull.state !== 'MERGED' || pull.baseRefName !== defaultBranch || state === null) return false;
  if (pull.mergeCommit === null || pull.mergedAt === null) return false;
  const source = `landed:${pull.mergeCommit.oid}`;
  if (state.cursor === pull.mergeCommit.oid) return false;
  if (state.heard?.ids.some((one) => one.endsWith(` ${source}`)) === true) return false;
  return isTracked(state, pull) || !wasHeard(state, instant(pull.mergedAt), source);
}

/** What a merged pull request put on the default branch of what it proposed. */
function mergeOf(
  view: PullView,
  pull: Pull & { readonly mergeCommit: MergeCommit; readonly mergedAt: string },
  proposal: Proposal,
): Merged {
  const { mergeCommit: commit } = pull;
  const places = new Map(placesIn(view).map((place) => [place.name, place]));
  const landed = view.files.get(pull.number)?.landed ?? null;
  // What GitHub does not tell all of is no content that anybody has approved.
  const whole = landed === null ? `unproven ${commit.oid}` : wholeOf(landed);
  const contents = Object.keys(proposal.contents).flatMap((name): readonly (readonly [string, string | null])[] => {
    const place = places.get(name);
    if (place !== undefined) return [[name, contentAt(view.paths, commit, place)]];
    return whole === null ? [] : [[name, whole]];
  });
  return {
    proposal: proposalName(pull.number),
    commit,
    at: instant(pull.mergedAt),
    by: actorOf(pull.mergedBy) ?? countersign,
    authors: proposal.authors,
    series: isMergeCommit(commit) ? 1 : Math.max(1, pull.wrote.nodes?.length ?? 1),
    contents: Object.fromEntries(contents),
  };
}

export function isMergeCommit({ parents }: MergeCommit): boolean {
  return (parents.nodes ?? []).length > 1;
}

/** The proposals of a look, who pushed them, what they have lost, and what of them was merged. */
export function proposalsIn(
  view: PullView,
  pulls: readonly Pull[],
): Pick<Observed, 'lost' | 'pushers'> & {
  readonly proposals: Readonly<Record<string, Proposal>>;
  readonly merged: readonly Merged[];
} {
  const ended = view.state !== null && view.state.terminal_state !== null;
  const open = pulls.flatMap((pull) => {
    const isOpen = pull.state === 'OPEN' && pull.baseRefName === view.defaultBranch;
    const proposal = !ended && (isOpen || isNewlyMerged(view, pull)) ? proposalOf(view, pull) : null;
    return proposal === null ? [] : [{ name: proposalName(pull.number), pull, proposal, pusher: pusherOf(pull) }];
  });
  return {
    proposals: Object.fromEntries(open.map(({ name, proposal }) => [name, proposal])),
    lost: Object.fromEntries(open.map(({ name, pull }) => [name, lostHeads(view, pull)])),
    pushers: Object.fromEntries(open.flatMap(({ name, pusher }) => (pusher === null ? [] : [[name, pusher]]))),
    merged: open.flatMap(({ pull, proposal }) => (isNewlyMerged(view, pull) ? [mergeOf(view, pull, proposal)] : [])),
  };
}
