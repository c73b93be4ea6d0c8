import { isGiven } from '../given.ts';
import {
  type Account,
  fullName,
  type Issue,
  type Label,
  type MergeQueueEntry,
  isPull,
  notAccessible,
  type Pull,
  Refused,
  type Release,
  type Repository,
  type Subject,
} from '../model.ts';
import { loginOf } from '../people.ts';
import { allows, sees } from '../tokens.ts';
import { connection, type Page } from './connection.ts';
import { releasePage } from '../rest/shapes.ts';
import { commitNode, gitNode, refNode } from './git-types.ts';
import { collaborators, repositoryFor, repositoryPage } from './people-types.ts';
import { type Context, demand, type Fields, fieldsOf, notFound } from './resolver.ts';

type Order = { readonly field: string; readonly direction: 'ASC' | 'DESC' } | null | undefined;

function ordered<T extends Subject>(subjects: readonly T[], orderBy: Order): T[] {
  const { field = 'CREATED_AT', direction = 'ASC' } = orderBy ?? {};
  const keys: Readonly<Record<string, (subject: T) => string | number>> = {
    CREATED_AT: ({ createdAt }) => createdAt,
    UPDATED_AT: ({ updatedAt }) => updatedAt,
    COMMENTS: ({ timeline }) => timeline.filter((item) => item.__typename === 'IssueComment').length,
  };
  const key = keys[field];
  if (key === undefined) throw new Error(`the sandbox does not model the order ${field}`);
  const sorted = subjects.toSorted((a, b) => {
    const [one, other] = [key(a), key(b)];
    return one < other ? -1 : one > other ? 1 : a.number - b.number;
  });
  return direction === 'DESC' ? sorted.toReversed() : sorted;
}

const hasLabels = (subject: Subject, labels: readonly string[] | null | undefined): boolean =>
  !isGiven(labels) ||
  labels.some((wanted) => subject.labels.some(({ name }) => name.toLowerCase() === wanted.toLowerCase()));

function subjectOf(repository: Repository, number: number, wanted: 'Issue' | 'PullRequest'): Subject {
  const subject = repository.subjects.get(number);
  if (subject?.__typename !== wanted) {
    throw notFound(
      `Could not resolve to ${wanted === 'Issue' ? 'an Issue' : 'a PullRequest'} with the number of ${number}.`,
    );
  }
  return subject;
}

/** Every word stands in its name or its description. */
function mentions({ name, description }: Label, query: string): boolean {
  const text = `${name} ${description ?? ''}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}

type IssueArgs = Page & {
  readonly labels?: readonly string[] | null;
  readonly states?: readonly string[] | null;
  readonly orderBy?: Order;
  readonly filterBy?: { readonly since?: string | null; readonly labels?: readonly string[] | null } | null;
};
type PullArgs = Page & {
  readonly labels?: readonly string[] | null;
  readonly states?: readonly string[] | null;
  readonly orderBy?: Order;
  readonly headRefName?: string | null;
  readonly baseRefName?: string | null;
};

/** A thing by its node id, for a token that may see it; null when there is none. */
export function nodeFor({ world, token }: Context, id: string): object | null {
  const node = world.nodes.get(id);
  if (node === undefined) return null;
  const repository = repositoryOf(node);
  return repository !== null && !sees(token, repository) ? null : node;
}

/** Where a thing lives; null for people and teams. */
export function repositoryOf(node: object): Repository | null {
  if ('__typename' in node && node.__typename === 'Repository') return node as Repository;
  for (const field of ['repository', 'subject', 'pull', 'pullRequest', 'suite']) {
    const at: unknown = Reflect.get(node, field);
    if (typeof at === 'object' && at !== null) return repositoryOf(at);
  }
  return null;
}

const noNode = (id: string): Refused => notFound(`Could not resolve to a node with the global id of '${id}'`);

export const queryTypes: Readonly<Record<string, Fields>> = {
  Query: fieldsOf<unknown>({
    viewer: (_, __, { token }) => ({ ...token.doer.account, __typename: 'User', login: loginOf(token.doer.account) }),
    repository: (
      _,
      { owner, name, followRenames }: { owner: string; name: string; followRenames?: boolean | null },
      context,
    ) => repositoryFor(context, owner, name, followRenames ?? true),
    user(_, { login }: { login: string }, { world }) {
      const found = world.accounts.get(login.toLowerCase());
      if (found?.__typename !== 'User' || found.deleted) {
        throw notFound(`Could not resolve to a User with the login of '${login}'.`);
      }
      return found;
    },
    organization(_, { login }: { login: string }, { world }) {
      const found = world.accounts.get(login.toLowerCase());
      if (found?.__typename !== 'Organization') {
        throw notFound(`Could not resolve to an Organization with the login of '${login}'.`);
      }
      return found;
    },
    repositoryOwner: (_, { login }: { login: string }, { world }): Account | null => {
      const found = world.accounts.get(login.toLowerCase());
      return found === undefined || found.__typename === 'Bot' || found.deleted ? null : found;
    },
    node(_, { id }: { id: string }, context) {
      const found = nodeFor(context, id);
      if (found === null) throw noNode(id);
      return found;
    },
    nodes(_, { ids }: { ids: readonly string[] }, context) {
      if (ids.length > 100) {
        throw new Refused(
          'ARGUMENT_LIMIT',
          200,
          `You may not provide more than 100 node ids; you provided ${ids.length}.`,
        );
      }
      return ids.map((id) => nodeFor(context, id) ?? noNode(id));
    },
    rateLimit(_, __, { price, quota }) {
      const { limit, used, resetAt } = quota();
      return { cost: price.cost, nodeCount: price.nodes, limit, used, remaining: Math.max(0, limit - used), resetAt };
    },
  }),

  Repository: fieldsOf<Repository>({
    nameWithOwner: (repository) => fullName(repository),
    url: (repository, _, context) => repositoryPage(repository, context),
    isPrivate: () => true,
    isFork: ({ parent }) => parent !== null,
    isDisabled: () => false,
    visibility: () => 'PRIVATE',
    defaultBranchRef(repository, _, context) {
      demand(context, repository, 'contents', 'read');
      return refNode(repository, `refs/heads/${repository.defaultBranch}`);
    },
    ref(repository, { qualifiedName }: { qualifiedName: string }, context) {
      demand(context, repository, 'contents', 'read');
      return refNode(repository, qualifiedName);
    },
    async refs(repository, args: Page & { refPrefix: string }, context) {
      demand(context, repository, 'contents', 'read');
      const names = [...(await repository.git.refs(args.refPrefix)).keys()];
      return connection(
        names.map((qualifiedName) => ({ __typename: 'Ref', repository, qualifiedName })),
        args,
      );
    },
    object(repository, { oid, expression }: { oid?: string | null; expression?: string | null }, context) {
      demand(context, repository, 'contents', 'read');
      return gitNode(repository, oid ?? expression ?? 'HEAD');
    },
    issue(repository, { number }: { number: number }, context) {
      demand(context, repository, 'issues', 'read');
      return subjectOf(repository, number, 'Issue');
    },
    pullRequest(repository, { number }: { number: number }, context) {
      demand(context, repository, 'pull_requests', 'read');
      return subjectOf(repository, number, 'PullRequest');
    },
    issueOrPullRequest(repository, { number }: { number: number }, context) {
      const subject = repository.subjects.get(number);
      if (subject === undefined) {
        throw notFound(`Could not resolve to an issue or pull request with the number of ${number}.`);
      }
      demand(context, repository, isPull(subject) ? 'pull_requests' : 'issues', 'read');
      return subject;
    },
    issues(repository, args: IssueArgs, context) {
      demand(context, repository, 'issues', 'read');
      const { since, labels } = args.filterBy ?? {};
      const found = [...repository.subjects.values()].filter(
        (subject): subject is Issue =>
          !isPull(subject) &&
          hasLabels(subject, args.labels) &&
          hasLabels(subject, labels) &&
          (!isGiven(args.states) || args.states.includes(subject.state)) &&
          (!isGiven(since) || Date.parse(subject.updatedAt) >= Date.parse(since)),
      );
      return connection(ordered(found, args.orderBy), args);
    },
    pullRequests(repository, args: PullArgs, context) {
      demand(context, repository, 'pull_requests', 'read');
      const found = [...repository.subjects.values()].filter(
        (subject): subject is Pull =>
          isPull(subject) &&
          hasLabels(subject, args.labels) &&
          (!isGiven(args.states) || args.states.includes(subject.state)) &&
          (!isGiven(args.headRefName) || args.headRefName === subject.headRefName) &&
          (!isGiven(args.baseRefName) || args.baseRefName === subject.baseRefName),
      );
      return connection(ordered(found, args.orderBy), args);
    },
    releases(repository, args: Page & { orderBy?: Order }, context) {
      demand(context, repository, 'contents', 'read');
      const isDraftSeen = allows(context.token, repository, 'contents', 'write');
      const found = [...repository.releases.values()].filter(({ isDraft }) => !isDraft || isDraftSeen);
      const { field = 'CREATED_AT', direction = 'ASC' } = args.orderBy ?? {};
      const key = ({ name, createdAt }: Release): string => (field === 'NAME' ? name : createdAt);
      const inOrder = found.toSorted((one, other) =>
        key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : one.databaseId - other.databaseId,
      );
      return connection(direction === 'DESC' ? inOrder.toReversed() : inOrder, args);
    },
    label: ({ labels }, { name }: { name: string }) => labels.get(name.toLowerCase()) ?? null,
    labels: ({ labels }, args: Page & { query?: string | null }) =>
      connection(
        [...labels.values()].filter((label) => !isGiven(args.query) || mentions(label, args.query)),
        args,
      ),
    collaborators(repository, args: Page & { login?: string | null }, context) {
      if (!allows(context.token, repository, 'metadata', 'read')) throw notAccessible();
      return collaborators(repository, args, context);
    },
    mergeQueue(repository, { branch }: { branch?: string | null }) {
      const base = branch ?? repository.defaultBranch;
      const entries = [...repository.subjects.values()]
        .filter(isPull)
        .flatMap((pull) => (pull.baseRefName === base && pull.queueEntry !== null ? [pull.queueEntry] : []));
      return entries.length === 0 ? null : { __typename: 'MergeQueue', entries };
    },
  }),

  Release: fieldsOf<Release>({
    author: ({ author }) => (author.__typename === 'User' && !author.deleted ? author : null),
    url: (release, _, { world }) => releasePage(world, release),
    async tag({ repository, tagName }) {
      return refNode(repository, `refs/tags/${tagName}`);
    },
    async tagCommit({ repository, tagName }) {
      const oid = await repository.git.tip(`refs/tags/${tagName}^{commit}`);
      return oid === null ? null : commitNode(repository, oid);
    },
  }),

  MergeQueue: fieldsOf<{ entries: readonly MergeQueueEntry[] }>({
    entries: ({ entries }, page: Page) =>
      connection(
        entries.map((entry, index) => ({ ...entry, position: index + 1 })),
        page,
      ),
  }),
};
