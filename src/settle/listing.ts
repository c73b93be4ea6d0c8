import type { OpenPull, Page, Projects, Survey, Sweep } from '../github/answer.ts';
import { surveyDocument, sweepDocument } from '../github/documents.ts';
import type { RepositoryName } from '../github/people.ts';
import { GitHubProblem } from '../github/problem.ts';
import type { Settling } from './settling.ts';

/** What there is in a repository that may have something to be done. */
export interface Swept {
  readonly projects: Projects | null;
  readonly pulls: readonly OpenPull[];
  readonly issues: readonly number[];
}

export async function swept({ client, repository, identity, branch }: Settling, since: string): Promise<Swept> {
  const { owner, name, id } = repository;
  let found: Swept = { projects: null, pulls: [], issues: [] };
  let pages: { readonly pulls: string | null; readonly issues: string | null } = { pulls: null, issues: null };
  for (;;) {
    const { data } = await client.graphql<Sweep>(
      sweepDocument,
      { owner, name, branch: `refs/heads/${branch}`, appId: identity.appId, since, ...pages },
      'read',
    );
    const page = data?.repository ?? null;
    if (page === null || page.databaseId !== id) throw notThere(repository);
    const known = new Set(found.pulls.map(({ number }) => number));
    found = {
      projects: page,
      pulls: [
        ...found.pulls,
        ...(page.pullRequests.nodes ?? []).flatMap((one) => (one === null || known.has(one.number) ? [] : [one])),
      ],
      issues: [...found.issues, ...(page.issues.nodes ?? []).flatMap((one) => one?.number ?? [])],
    };
    const more = { pulls: after(page.pullRequests.pageInfo), issues: after(page.issues.pageInfo) };
    if (more.pulls === null && more.issues === null) return found;
    pages = { pulls: more.pulls ?? pages.pulls, issues: more.issues ?? pages.issues };
  }
}

function after(page: Page<unknown>['pageInfo']): string | null {
  return page?.hasNextPage === true ? (page.endCursor ?? null) : null;
}

function notThere({ owner, name }: RepositoryName): GitHubProblem {
  return new GitHubProblem('not_found', {
    because: `${owner}/${name} is not there any more, or is another repository`,
  });
}

export type Surveyed = NonNullable<Survey['repository']>;

export async function surveyed({ client, repository, identity, branch }: Settling, number: number): Promise<Surveyed> {
  const { owner, name } = repository;
  const { data, faults } = await client.graphql<Survey>(
    surveyDocument,
    { owner, name, branch: `refs/heads/${branch}`, appId: identity.appId, number },
    'read',
  );
  const found = data?.repository ?? null;
  if (found === null || found.databaseId !== repository.id) throw notThere(repository);
  const unknown = faults.find(({ type, path }) => type !== 'NOT_FOUND' || !path.includes('subject'));
  if (unknown !== undefined) throw new GitHubProblem('unknown_answer', { because: unknown.message });
  return found;
}
