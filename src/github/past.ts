import type { People } from '../core/policy/may.ts';
import type { Policy } from '../core/policy/schema.ts';
import type { PastMerge, PastReview } from '../core/simulate/past.ts';
import type { CheckContext, Dir, Page, Signed, Text, Who } from './answer.ts';
import { checksIn } from './checks.ts';
import type { GitHubClient } from './client.ts';
import { actorOf, idsOf, permissionOf } from './people.ts';
import { teamsIn } from './permissions.ts';
import { GitHubProblem } from './problem.ts';
import { instant } from './said.ts';

interface Named {
  readonly owner: string;
  readonly name: string;
}

/** What was merged into the default branch, newest first, and the rules that lie there. */
export interface Past {
  readonly defaultBranch: string;
  readonly policy: { readonly object: Text | null } | null;
  readonly definitions: Dir | null;
  readonly owner: { readonly __typename: string; readonly login: string };
  readonly merges: readonly PastMerge[];
  /** Numbers of those of which GitHub shows only a part: so much of them was judged as was shown. */
  readonly cut: readonly number[];
}

const pageSize = 25;
/** Reviews, commits and checks of one pull request that are looked at. */
const document = `query Past($owner: String!, $name: String!, $size: Int!, $cursor: String) {
  repository(owner: $owner, name: $name, followRenames: false) { owner { __typename login }
    law: defaultBranchRef { name target { ... on Commit {
      policy: file(path: ".github/countersign.yml") { object { ... on Blob { ...Text } } }
      defs: file(path: ".github/countersign/lifecycles") { object { ... on Tree { entries { name type oid object { ... on Blob { ...Text } } } } } } } } }
    pullRequests(first: $size, after: $cursor, states: [MERGED], orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { number title mergedAt baseRefName headRefOid author { ...Who }
        files(first: 100) { pageInfo { hasNextPage } nodes { path } }
        reviews(first: 50, states: [APPROVED, CHANGES_REQUESTED]) {
          pageInfo { hasNextPage } nodes { state submittedAt author { ...Who } commit { oid } } }
        wrote: commits(first: 50) { pageInfo { hasNextPage } nodes { commit {
          committer { ...Signed } authors(first: 10) { nodes { ...Signed } } } } }
        head: commits(last: 1) { nodes { commit { statusCheckRollup { contexts(first: 50) { nodes { ...Check } } } } } } } } } }
fragment Text on Blob { oid byteSize isBinary isTruncated text }
fragment Who on Actor { __typename login
  ... on User { id databaseId } ... on Bot { id databaseId } ... on Mannequin { id databaseId }
  ... on Organization { id databaseId } ... on EnterpriseUserAccount { id } }
fragment Signed on GitActor { email user { databaseId login } }
fragment Check on StatusCheckRollupContext { __typename
  ... on CheckRun { name status conclusion checkSuite { app { databaseId } } }
  ... on StatusContext { context state } }`;

interface Merged {
  readonly number: number;
  readonly title: string;
  readonly mergedAt: string | null;
  readonly baseRefName: string;
  readonly headRefOid: string;
  readonly author: Who | null;
  readonly files: Page<{ readonly path: string }> | null;
  readonly reviews: Page<{
    readonly state: string;
    readonly submittedAt: string | null;
    readonly author: Who | null;
    readonly commit: { readonly oid: string } | null;
  }> | null;
  readonly wrote: Page<{
    readonly commit: { readonly committer: Signed | null; readonly authors: Page<Signed> };
  }> | null;
  readonly head: Page<{
    readonly commit: { readonly statusCheckRollup: { readonly contexts: Page<CheckContext> } | null };
  }> | null;
}

interface Answered {
  readonly repository: {
    readonly owner: Past['owner'];
    readonly law: {
      readonly name: string;
      readonly target: { readonly policy?: Past['policy']; readonly defs?: { readonly object: Dir | null } | null };
    } | null;
    readonly pullRequests: Page<Merged> | null;
  } | null;
}

/** Reads so many pull requests that were merged into the default branch: those that moved last. */
export async function pastOf(
  client: GitHubClient,
  { owner, name }: Named,
  most: number,
  progress: (done: number) => void,
): Promise<Past> {
  const found: Merged[] = [];
  let cursor: string | null = null;
  for (;;) {
    const variables: Readonly<Record<string, unknown>> = { owner, name, size: Math.min(pageSize, most), cursor };
    const { data, faults } = await client.graphql<Answered>(document, variables, 'read');
    const repository = data?.repository ?? null;
    const [fault] = faults;
    if (repository === null)
      throw new GitHubProblem('not_found', { because: `${owner}/${name} cannot be seen with this token` });
    if (repository.pullRequests === null || repository.law === null)
      throw new GitHubProblem('forbidden', {
        because: fault?.message ?? `${owner}/${name} has no default branch, or does not show its pull requests`,
      });
    const { law, pullRequests } = repository;
    for (const one of pullRequests.nodes ?? [])
      if (one !== null && one.mergedAt !== null && one.baseRefName === law.name) found.push(one);
    progress(Math.min(found.length, most));
    cursor = pullRequests.pageInfo?.hasNextPage === true ? (pullRequests.pageInfo.endCursor ?? null) : null;
    if (cursor !== null && found.length < most) continue;
    const merges = found.slice(0, most).map((one) => [one, mergeOf(one)] as const);
    return {
      owner: repository.owner,
      defaultBranch: law.name,
      policy: law.target.policy ?? null,
      definitions: law.target.defs?.object ?? null,
      merges: merges.map(([, merge]) => merge).toSorted((one, other) => (one.merged < other.merged ? 1 : -1)),
      cut: merges.flatMap(([one]) => (isCut(one) ? [one.number] : [])),
    };
  }
}

function nodesOf<T>(page: Page<T> | null): readonly T[] {
  return (page?.nodes ?? []).flatMap((node) => node ?? []);
}

function isCut({ files, reviews, wrote }: Merged): boolean {
  return [files, reviews, wrote].some((page) => page?.pageInfo?.hasNextPage === true);
}

function mergeOf({ number, title, mergedAt, headRefOid, author, files, reviews, wrote, head }: Merged): PastMerge {
  const signed = nodesOf(wrote).flatMap(({ commit }) => [commit.committer, ...nodesOf(commit.authors)]);
  const opened = actorOf(author);
  const contexts = nodesOf(head).flatMap(({ commit }) => nodesOf(commit.statusCheckRollup?.contexts ?? null));
  return {
    number,
    title,
    author: author?.login ?? 'ghost',
    merged: instant(mergedAt ?? ''),
    head: headRefOid,
    paths: nodesOf(files).map(({ path }) => path),
    authors: [...new Set([...idsOf(signed), ...(opened === null ? [] : [opened.id])])],
    reviews: nodesOf(reviews).flatMap(({ state, submittedAt, author: by, commit }): readonly PastReview[] => {
      const actor = actorOf(by);
      if (actor === null || submittedAt === null) return [];
      return [{ by: actor, at: instant(submittedAt), approves: state === 'APPROVED', head: commit?.oid ?? null }];
    }),
    // None of these checks is ours: nobody had installed anything.
    checks: checksIn(contexts, 0),
  };
}

/** So many people and teams are asked about in one request. */
const namesAtOnce = 50;

/** What people may do today, and who is in the teams that roles name; of what this token may not see nobody is told. */
export async function peopleToday(
  client: GitHubClient,
  { owner, name }: Named,
  policy: Policy,
  { owner: of, merges }: Pick<Past, 'owner' | 'merges'>,
): Promise<{ readonly people: People; readonly unseen: readonly string[] }> {
  const reviewers = merges
    .flatMap(({ reviews }) => reviews.map(({ by }) => by))
    .filter(({ kind }) => kind === 'person');
  const logins = [...new Map(reviewers.map(({ id, login }) => [id, login] as const)).entries()];
  const teams = teamsIn(policy, of);
  const permissions: Record<string, ReturnType<typeof permissionOf>> = {};
  const members: Record<string, readonly (number | string)[]> = {};
  const unseen: string[] = [];
  for (let from = 0; from < Math.max(logins.length, teams.length); from += namesAtOnce) {
    const some = logins.slice(from, from + namesAtOnce);
    const groups = teams.slice(from, from + namesAtOnce);
    const { data, faults } = await client.graphql<PeopleAnswered>(
      peopleDocument(some.length, groups.length),
      {
        owner,
        name,
        ...Object.fromEntries(some.map(([, login], at) => [`u${at}`, login])),
        ...Object.fromEntries(groups.map((slug, at) => [`t${at}`, slug])),
      },
      'read',
    );
    some.forEach(([id, login], at) => {
      if (faults.some(({ path }) => path.map(String).includes(`u${at}`))) unseen.push(login);
      const edge = (data?.repository?.[`u${at}`]?.edges ?? []).find((one) => one?.node.databaseId === id);
      if (edge !== undefined && edge !== null) permissions[String(id)] = permissionOf(edge.permission);
    });
    groups.forEach((slug, at) => {
      const team = data?.repository?.owner[`t${at}`] ?? null;
      if (team === null || team.members.pageInfo?.hasNextPage === true) unseen.push(`team ${of.login}/${slug}`);
      if (team !== null) members[slug] = nodesOf(team.members).flatMap(({ databaseId }) => databaseId ?? []);
    });
  }
  const written = Object.values(policy.roles).flatMap((role) => role.teams ?? []);
  const found = written.flatMap((team) => {
    const slug = Object.keys(members).find((one) => team.toLowerCase() === `${of.login}/${one}`.toLowerCase());
    return slug === undefined ? [] : [[team, members[slug] ?? []] as const];
  });
  return { people: { permissions, teams: Object.fromEntries(found) }, unseen };
}

interface PeopleAnswered {
  readonly repository:
    | ({
        readonly owner: {
          readonly [alias in `t${number}`]?: { readonly members: Page<{ readonly databaseId: number | null }> } | null;
        };
      } & {
        readonly [alias in `u${number}`]?: {
          readonly edges:
            | readonly ({ readonly permission: string; readonly node: { readonly databaseId: number | null } } | null)[]
            | null;
        } | null;
      })
    | null;
}

function peopleDocument(logins: number, teams: number): string {
  const u = Array.from({ length: logins }, (_, at) => `u${at}`);
  const t = Array.from({ length: teams }, (_, at) => `t${at}`);
  const asked = ['$owner: String!', '$name: String!', ...[...u, ...t].map((alias) => `$${alias}: String!`)];
  const groups = t.map(
    (alias) =>
      `${alias}: team(slug: $${alias}) { members(first: 100, membership: ALL) { pageInfo { hasNextPage } nodes { databaseId } } }`,
  );
  const people = u.map(
    (alias) => `${alias}: collaborators(login: $${alias}, first: 1) { edges { permission node { databaseId } } }`,
  );
  return `query PastPeople(${asked.join(', ')}) {
  repository(owner: $owner, name: $name, followRenames: false) {
    owner { login ... on Organization { id ${groups.join(' ')} } }
    ${people.join('\n    ')} } }`;
}
