import type { Page } from '../../github/answer.ts';
import type { GitHubClient } from '../../github/client.ts';
import { GitHubProblem } from '../../github/problem.ts';
import type { Settling } from '../../settle/settling.ts';

/** What moved, and which projects there are. Pull requests can only be asked for from the latest on. */
export const movedDocument = `query Moved($owner: String!, $name: String!, $branch: String!, $since: DateTime!, $issues: String, $pulls: String) {
  repository(owner: $owner, name: $name, followRenames: false) {
    book: ref(qualifiedName: $branch) { target { ... on Commit { projects: file(path: "projects") { object { ... on Tree {
      entries { object { ... on Tree { entries { name } } } } } } } } } }
    issues(first: 100, after: $issues, filterBy: { since: $since }, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor } nodes { number updatedAt } }
    pullRequests(first: 100, after: $pulls, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor } nodes { number updatedAt } } } }`;

type Listed = Page<{ readonly number: number; readonly updatedAt: string }>;

interface Answer {
  readonly repository: {
    readonly book: { readonly target: { readonly projects: { readonly object: Folder | null } | null } } | null;
    readonly issues: Listed | null;
    readonly pullRequests: Listed | null;
  } | null;
}

interface Folder {
  readonly entries?: readonly { readonly object: { readonly entries?: readonly { readonly name: string }[] } | null }[];
}

/** Numbers of what moved in a repository, those first that moved first. */
export interface Moved {
  /** Issues that are no project yet. */
  readonly issues: readonly number[];
  readonly pulls: readonly number[];
  /** Issues that are projects. */
  readonly projects: readonly number[];
}

/** All issues and pull requests that anything happened in since then (ISO 8601), open or not. */
export async function movedSince(
  { client, repository: { owner, name }, branch }: Settling,
  since: string,
): Promise<Moved> {
  const issues = new Map<number, string>();
  const pulls = new Map<number, string>();
  let after: { readonly issues: string | null; readonly pulls: string | null } = { issues: null, pulls: null };
  for (;;) {
    const asked = { owner, name, branch: `refs/heads/${branch}`, since, ...after };
    const page = await pageOf(client, asked);
    for (const { number, updatedAt } of nodesOf(page.issues)) issues.set(number, updatedAt);
    const recent = nodesOf(page.pulls).filter(({ updatedAt }) => Date.parse(updatedAt) >= Date.parse(since));
    for (const { number, updatedAt } of recent) pulls.set(number, updatedAt);
    const isLast = recent.length < nodesOf(page.pulls).length;
    const next = { issues: nextOf(page.issues), pulls: isLast ? null : nextOf(page.pulls) };
    if (next.issues === null && next.pulls === null) {
      const inOrder = numbersOf(issues);
      return {
        issues: inOrder.filter((number) => !page.projects.has(number)),
        pulls: numbersOf(pulls),
        projects: inOrder.filter((number) => page.projects.has(number)),
      };
    }
    // Of a list that has ended the last page is asked for again.
    after = { issues: next.issues ?? after.issues, pulls: next.pulls ?? after.pulls };
  }
}

interface MovedPage {
  readonly issues: Listed;
  readonly pulls: Listed;
  readonly projects: ReadonlySet<number>;
}

async function pageOf(client: GitHubClient, asked: Readonly<Record<string, unknown>>): Promise<MovedPage> {
  const { data, faults } = await client.graphql<Answer>(movedDocument, asked, 'read');
  const { book = null, issues = null, pullRequests: pulls = null } = data?.repository ?? {};
  const [fault] = faults;
  if (issues === null || pulls === null || fault !== undefined)
    throw new GitHubProblem('not_found', {
      because: `the repository cannot be looked at: ${fault?.message ?? 'GitHub does not say why'}`,
    });
  const folders = book?.target.projects?.object?.entries ?? [];
  const names = folders.flatMap(({ object }) => object?.entries ?? []).map(({ name }) => Number(name));
  return { issues, pulls, projects: new Set(names) };
}

function nodesOf(page: Listed): readonly { readonly number: number; readonly updatedAt: string }[] {
  return (page.nodes ?? []).filter((node) => node !== null);
}

function nextOf({ pageInfo }: Listed): string | null {
  return pageInfo?.hasNextPage === true ? (pageInfo.endCursor ?? null) : null;
}

function numbersOf(found: ReadonlyMap<number, string>): readonly number[] {
  return [...found].toSorted(([, one], [, other]) => Date.parse(one) - Date.parse(other)).map(([number]) => number);
}
