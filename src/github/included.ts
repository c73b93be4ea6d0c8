import type { Includes } from '../kept/sources.ts';
import type { Text } from './answer.ts';
import type { GitHubClient } from './client.ts';
import type { RepositoryName } from './people.ts';
import { GitHubProblem } from './problem.ts';
import { wholeText } from './texts.ts';

interface Answered {
  readonly repository: Readonly<Record<string, Partial<Text> | null>> | null;
}

/** So many files are asked for at once. */
const filesAtOnce = 50;

/** Texts of files as they lie at a commit (its id, or `HEAD`), of those that are there. `what` they are, for people. */
export async function textsOnGitHub(
  client: GitHubClient,
  { owner, name }: Pick<RepositoryName, 'owner' | 'name'>,
  commit: string,
  paths: Parameters<Includes>[0],
  what: string,
): ReturnType<Includes> {
  const texts = new Map<string, string | null>();
  for (let from = 0; from < paths.length; from += filesAtOnce) {
    const some = paths.slice(from, from + filesAtOnce);
    const { data, faults } = await client.graphql<Answered>(
      `query Included(${['$owner: String!, $name: String!', ...some.map((_path, at) => `$f${at}: String!`)].join(', ')}) {
  repository(owner: $owner, name: $name, followRenames: false) {
    ${some.map((_path, at) => `f${at}: object(expression: $f${at}) { ... on Blob { oid byteSize isBinary isTruncated text } }`).join('\n    ')} } }`,
      { owner, name, ...Object.fromEntries(some.map((path, at) => [`f${at}`, `${commit}:${path}`])) },
      'read',
    );
    const [fault] = faults;
    const repository = data?.repository ?? null;
    if (repository === null || fault !== undefined)
      throw new GitHubProblem('unknown_answer', {
        because: `${what} cannot be looked at: ${fault?.message ?? `${owner}/${name} cannot be seen`}`,
      });
    some.forEach((path, at) => {
      const file = repository[`f${at}`] ?? null;
      if (file !== null) texts.set(path, wholeText(file));
    });
  }
  return texts;
}
