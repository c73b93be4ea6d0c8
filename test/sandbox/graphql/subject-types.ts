import { isGiven } from '../given.ts';
import { rollup } from '../acts/checks.ts';
import { closes } from '../acts/issues.ts';
import { baseOf, commitsOfPull, conflicts, mergeStateOf } from '../acts/pulls.ts';
import {
  type Account,
  type Comment,
  type ContentEdit,
  fullName,
  type Issue,
  isPull,
  type Label,
  type MergeQueueEntry,
  notAccessible,
  type Pull,
  type Reaction,
  type Requested,
  type Review,
  type Subject,
  type TimelineItem,
  type World,
} from '../model.ts';
import { atLeast, levelOf, membersOf } from '../people.ts';
import { pageOf } from '../rest/shapes.ts';
import { allows } from '../tokens.ts';
import { connection, type Page } from './connection.ts';
import { commitNode, refNode } from './git-types.ts';
import { type Context, type Fields, fieldsOf, type Resolver } from './resolver.ts';

/** A deleted account is null. */
const alive = (account: Account | null): Account | null => (account?.deleted === true ? null : account);

type TimelinePage = Page & {
  readonly since?: string | null;
  readonly skip?: number | null;
  readonly itemTypes?: readonly string[] | null;
};

/** `LABELED_EVENT` is the item type of `LabeledEvent`. */
const typeOf = (itemType: string): string =>
  itemType
    .toLowerCase()
    .split('_')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');

function momentOf(world: World, item: TimelineItem): string {
  const updated = 'updatedAt' in item && typeof item['updatedAt'] === 'string' ? item['updatedAt'] : item.createdAt;
  return world.quirks.timelineSince === 'updated' ? updated : item.createdAt;
}

function timeline(subject: Subject, args: TimelinePage, { world }: Context): unknown {
  const types = args.itemTypes?.map(typeOf);
  if (types?.includes('PullRequestCommit') === true) {
    throw new Error('the sandbox does not model commits in PullRequest.timelineItems');
  }
  const items = subject.timeline.filter(
    (item) =>
      (types === undefined || types.includes(item.__typename)) &&
      (!isGiven(args.since) || Date.parse(momentOf(world, item)) >= Date.parse(args.since)),
  );
  const page = connection(items.slice(args.skip ?? 0), args);
  return {
    ...page,
    totalCount: subject.timeline.length,
    filteredCount: items.length,
    pageCount: page.nodes.length,
    updatedAt: subject.timeline.at(-1)?.createdAt ?? subject.createdAt,
  };
}

const written = fieldsOf<Comment | Review | Subject>({
  author: ({ author }) => alive(author),
  editor: ({ editor }) => alive(editor),
  fullDatabaseId: ({ databaseId }) => String(databaseId),
  includesCreatedEdit: ({ lastEditedAt }) => lastEditedAt !== null,
  viewerDidAuthor: ({ author }, _, { token }) => author === token.doer.account,
  createdViaEmail: () => false,
  bodyText: ({ body }) => body,
  publishedAt: ({ createdAt }) => createdAt,
  authorAssociation: () => 'NONE',
});

const conversation = fieldsOf<Subject>({
  labels: ({ labels }, page: Page) => connection(labels, page),
  assignees: ({ assignees }, page: Page) => connection(assignees, page),
  comments: ({ timeline: items }, page: Page) =>
    connection(
      items.filter((item) => item.__typename === 'IssueComment'),
      page,
    ),
  timelineItems: timeline,
  url: (subject, _, { world }) => pageOf(world, subject),
  closed: ({ state }) => state !== 'OPEN',
  activeLockReason: () => null,
});

const commitOfEvent =
  (field: string): Resolver<{ readonly pullRequest: Pull; readonly [field: string]: unknown }> =>
  (item) => {
    const oid = item[field];
    return typeof oid === 'string' ? commitNode(item.pullRequest.repository, oid) : null;
  };

const rewritten = fieldsOf<{ readonly pullRequest: Pull; readonly [field: string]: unknown }>({
  beforeCommit: commitOfEvent('beforeOid'),
  afterCommit: commitOfEvent('afterOid'),
});

/** A team is seen with members: read only, also where it is asked for a review. */
const asking = fieldsOf<{ readonly requestedReviewer: Requested }>({
  requestedReviewer({ requestedReviewer: asked }, _, { token }) {
    if (asked.__typename === 'Team' && !allows(token, null, 'members', 'read')) throw notAccessible();
    return asked.__typename === 'User' ? alive(asked) : asked;
  },
});

const enqueued = fieldsOf<{ enqueuer: Account }>({
  enqueuer: ({ enqueuer }) => (enqueuer.__typename === 'User' ? alive(enqueuer) : null),
});

const CHANGE_TYPES = {
  added: 'ADDED',
  removed: 'DELETED',
  modified: 'MODIFIED',
  renamed: 'RENAMED',
  copied: 'COPIED',
  changed: 'CHANGED',
} as const;

async function filesOf(pull: Pull): Promise<unknown[]> {
  const files = await pull.repository.git.changes(await baseOf(pull), pull.headRefOid);
  return files.map(({ path, status, additions, deletions }) => ({
    path,
    additions,
    deletions,
    changeType: CHANGE_TYPES[status],
    viewerViewedState: 'UNVIEWED',
  }));
}

/** Every event of a timeline: its actor may be gone. */
export const anyEvent = fieldsOf<{ actor: Account | null }>({ actor: ({ actor }) => alive(actor) });

export const subjectTypes: Readonly<Record<string, Fields>> = {
  Issue: {
    ...written,
    ...conversation,
    ...fieldsOf<Issue>({ stateReason: ({ stateReason }) => stateReason }),
  },

  PullRequest: {
    ...written,
    ...conversation,
    ...fieldsOf<Pull>({
      merged: ({ state }) => state === 'MERGED',
      mergedBy: ({ mergedBy }) => alive(mergedBy),
      mergeCommit: ({ repository, mergeCommitOid }) =>
        mergeCommitOid === null ? null : commitNode(repository, mergeCommitOid),
      mergeStateStatus: mergeStateOf,
      mergeable: async (pull) =>
        pull.state !== 'OPEN' ? 'UNKNOWN' : (await conflicts(pull)) ? 'CONFLICTING' : 'MERGEABLE',
      isInMergeQueue: ({ queueEntry }) => queueEntry !== null,
      mergeQueueEntry({ queueEntry }, _, { world }) {
        if (world.quirks.queuesAreHidden) throw notAccessible();
        return queueEntry;
      },
      autoMergeRequest: ({ autoMergeBy }) => (autoMergeBy === null ? null : { enabledBy: autoMergeBy }),
      isCrossRepository: ({ repository, headRepository }) => headRepository !== repository,
      headRepositoryOwner: ({ headRepository }) => headRepository?.owner ?? null,
      baseRepository: ({ repository }) => repository,
      headRef: ({ headRepository, headRefName }) =>
        headRepository === null ? null : refNode(headRepository, `refs/heads/${headRefName}`),
      baseRef: ({ repository, baseRefName }) => refNode(repository, `refs/heads/${baseRefName}`),
      changedFiles: async (pull) => (await filesOf(pull)).length,
      files: async (pull, page: Page) => connection(await filesOf(pull), page),
      commits: async (pull, page: Page) =>
        connection(
          (await commitsOfPull(pull)).map((oid) => ({
            __typename: 'PullRequestCommit',
            id: `PURC_lADO${pull.databaseId}${oid}`,
            pullRequest: pull,
            commit: commitNode(pull.repository, oid),
          })),
          page,
        ),
      reviewRequests: (pull, page: Page) =>
        connection(
          pull.requested.map((each) => ({
            __typename: 'ReviewRequest',
            id: `RRQ_kwDO${pull.databaseId}x${each.databaseId}`,
            databaseId: each.databaseId,
            asCodeOwner: false,
            requestedReviewer: each,
            pullRequest: pull,
          })),
          page,
        ),
      reviews: ({ reviews }, args: Page & { states?: readonly string[] | null; author?: string | null }) =>
        connection(
          reviews.filter(
            ({ state, author }) =>
              (!isGiven(args.states) || args.states.includes(state)) &&
              (!isGiven(args.author) || author.login.toLowerCase() === args.author.toLowerCase()),
          ),
          args,
        ),
      latestReviews: ({ reviews }, page: Page) =>
        connection([...new Map(reviews.map((each) => [each.author, each])).values()], page),
      reviewDecision: ({ reviews }) => (reviews.some(({ state }) => state === 'APPROVED') ? 'APPROVED' : null),
      statusCheckRollup: ({ repository, headRefOid }) =>
        rollup(repository, headRefOid) === null
          ? null
          : { __typename: 'StatusCheckRollup', node: commitNode(repository, headRefOid) },
      closingIssuesReferences: (pull, page: Page) => connection(closing(pull), page),
    }),
  },

  IssueComment: {
    ...written,
    ...fieldsOf<Comment>({
      userContentEdits: ({ edits }, page: Page) => connection(edits.toReversed(), page),
      isMinimized: ({ minimizedReason }) => minimizedReason !== null,
      viewerCanMinimize: ({ subject }, _, { token }) =>
        allows(token, subject.repository, isPull(subject) ? 'pull_requests' : 'issues', 'write'),
      minimizedReason: ({ minimizedReason }) => minimizedReason?.toLowerCase() ?? null,
      issue: ({ subject }) => (isPull(subject) ? null : subject),
      pullRequest: ({ subject }) => (isPull(subject) ? subject : null),
      repository: ({ subject }) => subject.repository,
      url: ({ subject, databaseId }, _, { world }) => `${pageOf(world, subject)}#issuecomment-${databaseId}`,
      reactions: ({ reactions }, page: Page & { content?: string | null }) =>
        connection(
          reactions.filter(({ content }) => !isGiven(page.content) || content === page.content),
          page,
        ),
    }),
  },

  UserContentEdit: fieldsOf<ContentEdit>({
    editor: ({ editor }) => alive(editor),
    deletedBy: ({ deletedBy }) => alive(deletedBy),
  }),

  PullRequestReview: {
    ...written,
    ...fieldsOf<Review>({
      commit: ({ pull, commitOid }) => (commitOid === null ? null : commitNode(pull.repository, commitOid)),
      pullRequest: ({ pull }) => pull,
      repository: ({ pull }) => pull.repository,
      isMinimized: () => false,
      authorCanPushToRepository: ({ author, pull }) =>
        author.__typename === 'User' && atLeast(levelOf(pull.repository, author), 'write'),
      url: ({ pull, databaseId }, _, { world }) => `${pageOf(world, pull)}#pullrequestreview-${databaseId}`,
      onBehalfOf: ({ author, pull }, page: Page) => {
        const { owner } = pull.repository;
        const teams = owner.__typename === 'Organization' ? [...owner.teams.values()] : [];
        return connection(
          teams.filter((team) => author.__typename === 'User' && membersOf(team).includes(author)),
          page,
        );
      },
    }),
  },

  Reaction: fieldsOf<Reaction>({ user: ({ user }) => (user.__typename === 'User' ? alive(user) : null) }),
  Label: fieldsOf<Label>({
    url: ({ repository, name }, _, { world }) =>
      `${world.url}/${fullName(repository)}/labels/${encodeURIComponent(name)}`,
    isDefault: () => false,
  }),
  MergeQueueEntry: fieldsOf<MergeQueueEntry>({
    headCommit: ({ pullRequest, headOid }) => commitNode(pullRequest.repository, headOid),
    baseCommit: ({ pullRequest, baseOid }) => commitNode(pullRequest.repository, baseOid),
    enqueuer: ({ enqueuer }) => alive(enqueuer),
  }),

  CommentDeletedEvent: fieldsOf<{ deletedCommentAuthor: Account | null }>({
    deletedCommentAuthor: ({ deletedCommentAuthor }) => alive(deletedCommentAuthor),
  }),
  ReviewDismissedEvent: { pullRequestCommit: () => null },
  ReviewRequest: asking,
  ReviewRequestedEvent: asking,
  ReviewRequestRemovedEvent: asking,
  AddedToMergeQueueEvent: enqueued,
  RemovedFromMergeQueueEvent: { ...rewritten, ...enqueued },
  HeadRefForcePushedEvent: rewritten,
  BaseRefForcePushedEvent: rewritten,
};

function closing(pull: Pull): Subject[] {
  const found = closes(pull.body).flatMap((number) => pull.repository.subjects.get(number) ?? []);
  return found.filter((subject) => !isPull(subject));
}
