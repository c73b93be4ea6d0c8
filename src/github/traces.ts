import type { Committing } from './commit.ts';
import { lossIn, type Loss, type Shown } from './loss.ts';
import { anchorName } from './marks.ts';

/** The issues that moved last, with what was said first in each: a status is made when a project begins. */
const document = `query Traces($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name, followRenames: false) {
    issues(first: 50, orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { number
      comments(first: 20) { nodes { id createdAt lastEditedAt viewerDidAuthor body author { __typename login } } } } } } }`;

interface Answer {
  readonly repository: {
    readonly issues: {
      readonly nodes:
        | readonly ({
            readonly number: number;
            readonly comments: { readonly nodes: readonly (Shown | null)[] | null };
          } | null)[]
        | null;
    };
  } | null;
}

/** A project that was shown once, though no branch holds its record. */
export interface Trace {
  readonly number: number;
  readonly loss: Loss;
}

/**
 * Where there is no state branch: the projects that were shown here lately all the same. A first project leaves none, so
 * whatever is found was lost with the branch; not finding any proves nothing. `at`: now, ISO 8601.
 */
export async function tracesIn(
  { client, repository }: Pick<Committing, 'client' | 'repository'>,
  at: string,
): Promise<readonly Trace[]> {
  const { owner, name } = repository;
  const { data } = await client.graphql<Answer>(document, { owner, name }, 'read');
  return (data?.repository?.issues.nodes ?? []).flatMap((issue): readonly Trace[] => {
    if (issue === null) return [];
    const comments = (issue.comments.nodes ?? []).flatMap((one) => one ?? []);
    const project = anchorName(repository, String(issue.number));
    const loss = lossIn(project, { state: null, recent: [] }, comments, at);
    return loss === null ? [] : [{ number: issue.number, loss }];
  });
}
