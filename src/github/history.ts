import type { Actor } from '../core/entry.ts';
import { countersign } from '../core/entry.ts';
import { own } from '../core/own.ts';
import type { Landed } from '../core/project/commands.ts';
import type { History, InHistory, Pull, Wrote } from './answer.ts';
import { isFields } from '../core/fields.ts';
import { historyDocument } from './documents.ts';
import type { Known, Pushed, Stretch } from './landings.ts';
import { notThereYet, wholeCommit, type Reading } from './pages.ts';
import { idsOf } from './people.ts';
import { GitHubProblem } from './problem.ts';
import { contentAt, type PullView } from './pulls.ts';

/** How a commit lies to another one; `unknown` where one of them is not there. */
export type Way = 'ahead' | 'identical' | 'behind' | 'diverged' | 'unknown';

/** How `to` lies to `from`: ahead of it when it has that in its history. */
export async function wayFrom({ client, repository }: Reading, from: string, to: string): Promise<Way> {
  if (from === to) return 'identical';
  const { owner, name } = repository;
  const { status, data } = await client.rest(
    'GET /repos/{owner}/{repo}/compare/{basehead}',
    // The files that differ stand on the first page only, and nobody needs them here.
    { owner, repo: name, basehead: `${from}...${to}`, per_page: 1, page: 2 },
    { allow: [404] },
  );
  const way = isFields(data) ? data['status'] : undefined;
  if (status === 404) return 'unknown';
  if (way === 'ahead' || way === 'identical' || way === 'behind' || way === 'diverged') return way;
  throw new GitHubProblem('unknown_answer', { because: `GitHub does not say how ${to} lies to ${from}` });
}

/** Fifty commits a page: pushes that are older than five hundred commits are not looked for. */
const pagesAtMost = 10;

/** Who pushed what, and pull requests that brought some of it and that nobody has asked about. */
export interface Explained {
  readonly pushed: readonly Pushed[];
  readonly pulls: readonly number[];
}

/**
 * Goes back from the end of a stretch, from first parent to first parent, to where everything was as it was before. A
 * history that does not lead there was rewritten (`way`: from what the record has to the end), or is too long: then all
 * of it counts as it is at the end.
 */
export async function explained(
  reading: Reading,
  view: PullView,
  stretch: Stretch,
  way: Way,
  asked: readonly Pull[],
): Promise<Explained> {
  if (way === 'behind') await mustBeThere(reading, view);
  if (way !== 'ahead' && way !== 'identical') return { pushed: [asItIs(stretch)], pulls: [] };
  const paths = stretch.places.map(({ path }) => path);
  const at = (commit: InHistory): Known =>
    Object.fromEntries(stretch.places.map((place) => [place.name, contentAt(paths, commit, place)]));
  const line = await lineOf(reading, stretch, paths, (commit) => {
    return commit.oid === view.state?.cursor || same(at(commit), stretch.before);
  });
  if (line === null) return { pushed: [asItIs(stretch)], pulls: [] };
  const [start, ...commits] = line.toReversed();
  let before = start === undefined ? {} : at(start);
  const pushed: Pushed[] = [];
  const pulls: number[] = [];
  for (const commit of commits) {
    const after = at(commit);
    const changed = Object.entries(after).filter(([name, content]) => content !== own(before, name));
    before = after;
    if (changed.length === 0) continue;
    pulls.push(...mergedBy(view, commit, asked));
    pushed.push(await pushOf(reading, commit, Object.fromEntries(changed)));
  }
  return { pushed, pulls };
}

/**
 * A default branch that lies behind the record was force-pushed back, or is shown as it was a while ago: whoever else is
 * asked shows the same, or the look comes too soon.
 */
async function mustBeThere({ client, repository }: Reading, { defaultBranch, law }: PullView): Promise<void> {
  const { owner, name } = repository;
  const { data } = await client.rest('GET /repos/{owner}/{repo}/git/ref/{ref}', {
    owner,
    repo: name,
    ref: `heads/${defaultBranch}`,
  });
  const target = isFields(data) ? data['object'] : undefined;
  if (isFields(target) && target['sha'] === law.oid) return;
  throw new GitHubProblem('stale', {
    because: `GitHub shows ${defaultBranch} as it was before what is recorded of it`,
    next: 'look again in a moment',
  });
}

function same(one: Known, other: Known): boolean {
  return Object.entries(one).every(([name, content]) => content === own(other, name));
}

/** Newest first, the one that `isStart` last; null when that is not to be found. */
async function lineOf(
  reading: Reading,
  { end }: Stretch,
  paths: readonly string[],
  isStart: (commit: InHistory) => boolean,
): Promise<readonly InHistory[] | null> {
  const { owner, name } = reading.repository;
  const known = new Map<string, InHistory>();
  const line: InHistory[] = [];
  let next: string | undefined = end;
  let cursor: string | null = null;
  for (let page = 0; page < pagesAtMost; page += 1) {
    const { text, variables } = historyDocument({ owner, name, commit: end, paths }, cursor);
    const { data, faults } = await reading.client.graphql<History>(text, variables, 'read');
    const history = data?.repository?.object?.history;
    const [fault] = faults;
    if (history === undefined || fault !== undefined)
      throw new GitHubProblem('unknown_answer', { because: fault?.message ?? `GitHub does not show ${end}` });
    for (const commit of history.nodes ?? []) if (commit !== null) known.set(commit.oid, commit);
    for (let commit = known.get(next ?? ''); commit !== undefined; commit = known.get(next ?? '')) {
      line.push(commit);
      if (isStart(commit)) return line;
      next = commit.parents.nodes?.[0]?.oid;
    }
    cursor = history.pageInfo?.hasNextPage === true ? (history.pageInfo.endCursor ?? null) : null;
    if (cursor === null) return null;
  }
  return null;
}

/** Pull requests whose merge a commit is, as far as nobody has asked about them. */
function mergedBy({ defaultBranch }: PullView, commit: InHistory, asked: readonly Pull[]): readonly number[] {
  const merged = (commit.associatedPullRequests?.nodes ?? []).flatMap((one) =>
    one?.state === 'MERGED' && one.baseRefName === defaultBranch ? [one.number] : [],
  );
  const late = asked.find(({ number, state }) => merged.includes(number) && state === 'OPEN');
  if (late !== undefined) throw notThereYet(late);
  return merged.filter((number) => asked.every((pull) => pull.number !== number));
}

async function pushOf(reading: Reading, commit: InHistory, contents: Landed): Promise<Pushed> {
  const { committer, authors } = await wholeCommit(reading, commit);
  return {
    commit: commit.oid,
    merge: true,
    contents,
    authors: idsOf([committer, ...(authors.nodes ?? [])]),
    by: committerOf({ committer, authors }),
  };
}

function asItIs({ end, after, places }: Stretch): Pushed {
  const contents = Object.fromEntries(places.map(({ name }) => [name, own(after, name) ?? null]));
  return { commit: end, merge: true, contents, authors: [], by: countersign };
}

/** Whoever the commit says made it: that is written in the commit, and proven by nothing. */
function committerOf({ committer, authors }: Pick<Wrote, 'committer' | 'authors'>): Actor {
  for (const one of [committer, ...(authors.nodes ?? [])]) {
    const id = one?.user?.databaseId ?? null;
    if (id !== null && idsOf([one]).length > 0)
      return { id, login: one?.user?.login ?? '', kind: 'person', assurance: 'asserted' };
  }
  return countersign;
}
