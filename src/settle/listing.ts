import { projectFolder } from '../core/project/decider.ts';
import type { Listed, ListedPull, Page, Projects, Subject } from '../github/answer.ts';
import { listingDocument } from '../github/documents.ts';
import type { Listed as Alert } from '../github/one-issue.ts';
import type { RepositoryName } from '../github/people.ts';
import { GitHubProblem } from '../github/problem.ts';
import { isQueueHidden } from '../github/queue.ts';
import type { Settling } from './settling.ts';

/** What is to be found out about a repository. */
export interface Asked {
  /** Issues and pull requests. */
  readonly numbers?: readonly number[];
  /** Projects whose texts come along, by id. */
  readonly projects?: readonly string[];
  /** Issues that moved since then are listed, and unless `open` are, pull requests that did (ISO 8601). */
  readonly since?: string;
  /** `latest`: some that moved last, open or not. `open`: every open one, whether it moved or not. */
  readonly pulls?: 'latest' | 'open';
}

/** What there is in a repository that may have something to be done. */
export interface Listing {
  readonly repository: Projects;
  /** The projects whose texts came along, in the order of their aliases. */
  readonly projects: readonly string[];
  /** What was asked about by number and is there, and whatever else came along. */
  readonly subjects: ReadonlyMap<number, Subject>;
  /** Numbers of issues that moved, those first that moved first. */
  readonly issues: readonly number[];
  /** Numbers of pull requests that moved, or that are open, in the same order. */
  readonly pulls: readonly number[];
  /** Issues that may be one of ours; none where not every open pull request was asked for. */
  readonly alerts: readonly (Alert | null)[];
  /** Whether no open pull request is missing among the subjects. */
  readonly hasAllOpen: boolean;
}

/** Pages of issues and pull requests that are not read yet: after which cursor. */
interface Left {
  readonly issues: { readonly since: string; readonly after: string | null } | null;
  readonly pulls: { readonly which: 'all' | 'open'; readonly after: string | null } | null;
}

/** Lists a repository in one request, and in as many more as there are pages of what moved or is open. */
export async function listed(settling: Settling, asked: Asked): Promise<Listing> {
  const { numbers = [], projects = [], since, pulls: which } = asked;
  const first = await pageOf(
    settling,
    { numbers, projects },
    {
      issues: since === undefined ? null : { since, after: null },
      pulls:
        since === undefined && which === undefined ? null : { which: which === 'open' ? 'open' : 'all', after: null },
    },
  );
  const issues = new Map<number, string>();
  const pulls = new Map<number, ListedPull>();
  const counts = (pull: ListedPull): boolean =>
    which !== undefined || Date.parse(pull.updatedAt) >= Date.parse(since ?? '');
  let hasAllOpen = false;
  for (let { page, left } = first; ;) {
    for (const one of nodesOf(page.issues)) issues.set(one.number, one.updatedAt);
    const latest = nodesOf(page.pullRequests);
    for (const one of latest) if (!pulls.has(one.number)) pulls.set(one.number, one);
    const next = after(page, left);
    hasAllOpen ||= left.pulls !== null && next.pulls === null;
    left = { issues: next.issues, pulls: which === 'latest' || !latest.every(counts) ? null : next.pulls };
    if (left.issues === null && left.pulls === null) break;
    ({ page, left } = await pageOf(settling, {}, left));
  }
  const subjects = numbers.flatMap((number, index) => {
    const subject = first.page[`n${index}`] ?? null;
    return subject === null ? [] : [[number, subject] as const];
  });
  return {
    repository: first.page,
    projects,
    subjects: new Map<number, Subject>([
      ...[...issues.keys()].map((number) => [number, { __typename: 'Issue' }] as const),
      ...pulls,
      ...subjects,
    ]),
    issues: inOrder([...issues]),
    pulls: inOrder([...pulls.values()].filter(counts).map(({ number, updatedAt }) => [number, updatedAt])),
    alerts: first.page.alerts?.nodes ?? [],
    hasAllOpen,
  };
}

type ListedPage = NonNullable<Listed['repository']>;

async function pageOf(
  { client, repository, identity, branch }: Settling,
  { numbers = [], projects = [] }: Pick<Asked, 'numbers' | 'projects'>,
  left: Left,
): Promise<{ readonly page: ListedPage; readonly left: Left }> {
  const { owner, name, id } = repository;
  const folders = projects.map(projectFolder);
  const { text, variables } = listingDocument({
    owner,
    name,
    branch,
    appId: identity.appId,
    numbers,
    folders,
    ...left,
  });
  const { data, faults } = await client.graphql<Listed>(text, variables, 'read');
  const page = data?.repository ?? null;
  // What is unknown is not nothing; but a number that is not there is.
  const unknown = faults.find(
    (fault) => !isQueueHidden(fault) && (fault.type !== 'NOT_FOUND' || !/^n\d+$/u.test(String(fault.path[1]))),
  );
  if (unknown !== undefined && page !== null)
    throw new GitHubProblem('unknown_answer', { because: `the repository cannot be looked at: ${unknown.message}` });
  if (page === null || page.databaseId !== id) throw notThere(repository, unknown?.message);
  return { page, left };
}

function notThere({ owner, name }: RepositoryName, why?: string): GitHubProblem {
  const said = why === undefined ? '' : ` (${why})`;
  return new GitHubProblem('not_found', {
    because: `${owner}/${name} is not there any more, or is another repository${said}`,
  });
}

/** Pages that follow. Of a list that has ended nothing more is asked. */
function after({ issues, pullRequests }: ListedPage, { issues: ofIssues, pulls: ofPulls }: Left): Left {
  const [nextIssues, nextPulls] = [cursorAfter(issues), cursorAfter(pullRequests)];
  return {
    issues: ofIssues === null || nextIssues === null ? null : { ...ofIssues, after: nextIssues },
    pulls: ofPulls === null || nextPulls === null ? null : { ...ofPulls, after: nextPulls },
  };
}

function cursorAfter(page: Page<unknown> | null | undefined): string | null {
  return page?.pageInfo?.hasNextPage === true ? (page.pageInfo.endCursor ?? null) : null;
}

function nodesOf<T>(page: Page<T> | null | undefined): readonly T[] {
  return (page?.nodes ?? []).flatMap((node) => node ?? []);
}

function inOrder(moved: readonly (readonly [number, string])[]): readonly number[] {
  return moved.toSorted(([, one], [, other]) => Date.parse(one) - Date.parse(other)).map(([number]) => number);
}
