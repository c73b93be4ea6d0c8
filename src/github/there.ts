import type { There } from '../core/project/world.ts';
import type { Page, Wrote } from './answer.ts';
import { fragmentsOf } from './documents.ts';
import { wholeCommit, type Reading } from './pages.ts';
import { idsOf } from './people.ts';
import { GitHubProblem } from './problem.ts';
import { contentAt, placesIn, type PullView } from './pulls.ts';

/** The last commit that changed each path: `h0`, … */
interface Last {
  readonly node: { readonly object: Readonly<Record<string, Page<Wrote> | undefined>> | null } | null;
}

/**
 * What lies on the default branch where a project has its artifacts, and the authors of the commit that changed each
 * last; null where nothing does. One request.
 */
export async function thereIn(reading: Reading, repository: string, view: PullView): Promise<There | null> {
  const { law, paths } = view;
  const found = placesIn(view).flatMap((place) => {
    const content = contentAt(paths, law, place);
    return content === null ? [] : [{ ...place, content }];
  });
  if (found.length === 0) return null;
  const commits = await lastCommits(
    reading,
    repository,
    law.oid,
    found.map(({ path }) => path),
  );
  const artifacts = found.map(({ name, content }, index) => {
    const { committer = null, authors } = commits[index] ?? {};
    return [name, { content, authors: idsOf([committer, ...(authors?.nodes ?? [])]) }] as const;
  });
  return { commit: law.oid, artifacts: Object.fromEntries(artifacts) };
}

/** `repository`: its node id. */
async function lastCommits(
  reading: Reading,
  repository: string,
  commit: string,
  paths: readonly string[],
): Promise<readonly (Wrote | null)[]> {
  const text = `query There($id: ID!, $oid: GitObjectID!${paths.map((_path, at) => `, $p${at}: String!`).join('')}) {
  node(id: $id) { ... on Repository { object(oid: $oid) { ... on Commit {
    ${paths.map((_path, at) => `h${at}: history(first: 1, path: $p${at}) { nodes { ...Wrote } }`).join('\n    ')} } } } } }
${fragmentsOf(['Signed', 'Wrote'])}`;
  const variables = { id: repository, oid: commit, ...Object.fromEntries(paths.map((path, at) => [`p${at}`, path])) };
  const { data, faults } = await reading.client.graphql<Last>(text, variables, 'read');
  const object = data?.node?.object ?? null;
  const [fault] = faults;
  if (object === null || fault !== undefined)
    throw new GitHubProblem('unknown_answer', { because: fault?.message ?? `GitHub does not show ${commit}` });
  return Promise.all(
    paths.map(async (_path, at) => {
      const last = object[`h${at}`]?.nodes?.[0] ?? null;
      return last === null ? null : wholeCommit(reading, last);
    }),
  );
}
