import type { GitHubClient } from './client.ts';

/** By this label the issues of ours are found among all others. */
export const ourLabel = 'countersign';

/** An issue in which something is said once, as long as it is so. */
export interface OneIssue {
  readonly number: number;
  readonly state: 'OPEN' | 'CLOSED';
  readonly body: string;
}

export interface Listed extends OneIssue {
  readonly viewerDidAuthor: boolean;
}

/** The newest of ours with a line by which it is known; null where there is none. */
export function ourIssue(issues: readonly (Listed | null)[], mark: string): OneIssue | null {
  return issues.find((one) => one?.viewerDidAuthor === true && one.body.includes(mark)) ?? null;
}

/**
 * Keeps one issue: opens it while something is to be said (`said`), brings it up to date, and closes it when nothing is
 * any more, with `well` in its place and as a comment. Where nothing can be said nothing is.
 */
export async function keepIssue(
  client: GitHubClient,
  { owner, name }: { readonly owner: string; readonly name: string },
  issue: OneIssue | null,
  said: { readonly title: string; readonly body: string } | null,
  well: { readonly body: string; readonly comment: string },
): Promise<void> {
  const where = { owner, repo: name };
  // 403: the App may not; 410: the repository has no issues. Then there is nowhere to say it.
  const allow = [403, 404, 410];
  const edit = { allow, repeatable: true };
  if (said !== null) {
    if (issue === null)
      await client.rest('POST /repos/{owner}/{repo}/issues', { ...where, ...said, labels: [ourLabel] }, { allow });
    // Whoever closed it while it said the same knows about it.
    else if (issue.body !== said.body)
      await client.rest(
        'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
        { ...where, issue_number: issue.number, body: said.body, state: 'open' },
        edit,
      );
  } else if (issue?.state === 'OPEN') {
    const at = { ...where, issue_number: issue.number };
    const closed = { ...at, body: well.body, state: 'closed', state_reason: 'completed' };
    const { status } = await client.rest('PATCH /repos/{owner}/{repo}/issues/{issue_number}', closed, edit);
    if (status !== 200) return;
    await client.rest(
      'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
      { ...at, body: well.comment },
      { allow },
    );
  }
}
