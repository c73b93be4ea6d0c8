import { isGiven } from '../given.ts';
import { createRun, type RunInput, updateRun } from '../acts/checks.ts';
import {
  addComment,
  addLabels,
  close,
  deleteComment,
  editComment,
  editSubject,
  labelNamed,
  react,
  removeLabels,
  reopen,
} from '../acts/issues.ts';
import { requestReviews } from '../acts/pulls.ts';
import { GITHUB, identOf, pushed, refuseProtectedPush } from '../acts/pushes.ts';
import {
  type CheckRun,
  type Comment,
  isPull,
  type Issue,
  type Label,
  type Pull,
  Refused,
  type Repository,
  type Requested,
  type Subject,
} from '../model.ts';
import { commitNode, type RefNode } from './git-types.ts';
import { repositoryFor } from './people-types.ts';
import { nodeFor, repositoryOf } from './query-types.ts';
import { type Context, demand, type Fields, notFound } from './resolver.ts';

type Input = { readonly clientMutationId?: string | null } & Readonly<Record<string, unknown>>;

/** What the mutations take by node id. */
type ByName = {
  readonly Issue: Issue;
  readonly PullRequest: Pull;
  readonly IssueComment: Comment;
  readonly Repository: Repository;
  readonly CheckRun: CheckRun;
  readonly Label: Label;
  readonly Ref: RefNode;
};

/** The thing with this id, of one of these types; what the token cannot see is not there. */
function nodeAs<Name extends keyof ByName>(context: Context, id: string, ...names: readonly Name[]): ByName[Name] {
  const node = nodeFor(context, id) as ByName[Name] | null;
  if (node === null || !names.some((name) => name === node.__typename)) {
    throw notFound(`Could not resolve to a node with the global id of '${id}'`);
  }
  return node;
}

const commentOf = (context: Context, id: string): Comment => nodeAs(context, id, 'IssueComment');

function subjectOf(context: Context, id: string): Subject {
  const subject = nodeAs(context, id, 'Issue', 'PullRequest');
  demandSubject(context, subject);
  return subject;
}

/** A conversation on a pull takes either permission. */
function demandSubject(context: Context, subject: Subject): void {
  if (isPull(subject)) {
    try {
      demand(context, subject.repository, 'pull_requests', 'write');
      return;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  demand(context, subject.repository, 'issues', 'write');
}

function ownComment(context: Context, comment: Comment): void {
  demandSubject(context, comment.subject);
}

type FileChanges = {
  readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
  readonly deletions?: readonly { readonly path: string }[] | null;
};
type CommitInput = Input & {
  readonly branch: {
    readonly id?: string | null;
    readonly repositoryNameWithOwner?: string | null;
    readonly branchName?: string | null;
  };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: FileChanges | null;
};

async function createCommitOnBranch(input: CommitInput, context: Context): Promise<Record<string, unknown>> {
  const { world, token } = context;
  const { repository, branch } = branchOf(input, context);
  demand(context, repository, 'contents', 'write');
  if (repository.isArchived) throw new Refused('FORBIDDEN', 403, 'Repository was archived so is read-only.');
  const ref = `refs/heads/${branch}`;
  const before = await repository.git.tip(ref);
  if (before === null) throw notFound(`Branch '${branch}' not found`);
  if (before !== input.expectedHeadOid) {
    const message = `Expected branch to point to "${input.expectedHeadOid}" but it did not. Pull and try again.`;
    throw new Refused('STALE_DATA', 409, message);
  }
  refuseProtectedPush(repository, branch, token.doer);
  const changes = await changesOf(repository, before, input.fileChanges ?? {});
  world.clock.tick();
  const { headline, body } = input.message;
  const after = await repository.git.commit({
    ref,
    parent: before,
    changes,
    message: !isGiven(body) || body === '' ? headline : `${headline}\n\n${body}`,
    author: identOf(token.doer.account),
    committer: GITHUB,
    seconds: Math.floor(world.clock.now() / 1000),
  });
  await pushed(world, repository, token.doer, { ref, before, after });
  return { commit: commitNode(repository, after), ref: { __typename: 'Ref', repository, qualifiedName: ref } };
}

function branchOf({ branch }: CommitInput, context: Context): { repository: Repository; branch: string } {
  if (isGiven(branch.id)) {
    const ref = nodeAs(context, branch.id, 'Ref');
    return { repository: ref.repository, branch: ref.qualifiedName.replace('refs/heads/', '') };
  }
  const [owner = '', name = ''] = (branch.repositoryNameWithOwner ?? '').split('/');
  return {
    repository: repositoryFor(context, owner, name),
    branch: (branch.branchName ?? '').replace(/^refs\/heads\//, ''),
  };
}

const bad = (message: string): Refused => new Refused('UNPROCESSABLE', 422, message);

async function changesOf(
  repository: Repository,
  head: string,
  { additions, deletions }: FileChanges,
): Promise<{ path: string; content: Uint8Array | null }[]> {
  const paths = [...(additions ?? []), ...(deletions ?? [])].map(({ path }) => path);
  for (const path of paths) {
    const parts = path.split('/');
    if (parts.some((part) => part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git')) {
      throw bad(`A path was requested which is invalid: \`${path}\``);
    }
  }
  if (new Set(paths).size !== paths.length) throw bad('A path may only be changed once per commit.');
  for (const { path } of deletions ?? []) {
    if ((await repository.git.objects.info(`${head}:${path}`)) === null) {
      throw bad(`A path was requested for deletion which does not exist as of commit oid \`${head}\`: ${path}`);
    }
  }
  return [
    ...(deletions ?? []).map(({ path }) => ({ path, content: null })),
    ...(additions ?? []).map(({ path, contents }) => ({ path, content: Buffer.from(contents, 'base64') })),
  ];
}

type Output = {
  readonly title: string;
  readonly summary: string;
  readonly text?: string | null;
  readonly annotations?:
    | readonly {
        readonly path: string;
        readonly annotationLevel: string;
        readonly message: string;
        readonly title?: string | null;
        readonly location: { readonly startLine: number; readonly endLine: number };
      }[]
    | null;
};
type CheckInput = Input & {
  readonly name?: string | null;
  readonly headSha?: string;
  readonly status?: string | null;
  readonly conclusion?: string | null;
  readonly externalId?: string | null;
  readonly detailsUrl?: string | null;
  readonly output?: Output | null;
  readonly actions?: CheckRun['actions'] | null;
};

/** GraphQL's input as REST names it, nulls left out. */
function runInput(input: CheckInput): RunInput {
  const { output, actions } = input;
  const given = Object.fromEntries(
    ['name', 'status', 'conclusion', 'externalId', 'detailsUrl'].flatMap((field) =>
      !isGiven(input[field]) ? [] : [[field, input[field]]],
    ),
  );
  return {
    ...given,
    ...(!isGiven(actions) ? {} : { actions }),
    ...(!isGiven(output)
      ? {}
      : {
          output: {
            title: output.title,
            summary: output.summary,
            text: output.text ?? null,
            annotations: (output.annotations ?? []).map((each) => ({
              path: each.path,
              startLine: each.location.startLine,
              endLine: each.location.endLine,
              level: each.annotationLevel.toLowerCase(),
              message: each.message,
              title: each.title ?? null,
            })),
          },
        }),
  };
}

function reviewersOf(
  context: Context,
  pull: Pull,
  ids: Readonly<Record<'User' | 'Bot' | 'Team', readonly string[] | null | undefined>>,
): Requested[] {
  if ((ids.Team ?? []).length > 0) {
    const { token } = context;
    // An Actions token sees no teams; an App needs members: read.
    if (token.permissions !== null && token.permissions['members'] === undefined) {
      throw notFound(`Could not resolve to a node with the global id of '${ids.Team?.[0] ?? ''}'`);
    }
  }
  return (['User', 'Bot', 'Team'] as const).flatMap((type) =>
    (ids[type] ?? []).map((id) => {
      const node = context.world.nodes.get(id) as Requested | undefined;
      if (node?.__typename !== type) throw notFound(`Could not resolve to ${type} node with the global id of '${id}'.`);
      if (pull.repository.owner.__typename !== 'Organization' && type === 'Team')
        throw notFound(`Could not resolve to Team node with the global id of '${id}'.`);
      return node;
    }),
  );
}

/** Characters; see BEHAVIOUR.md. */
const LABEL_NAME = 50;
const LABEL_DESCRIPTION = 100;

const labelsOf = (context: Context, ids: readonly string[]): Label[] => ids.map((id) => nodeAs(context, id, 'Label'));

type Mutation = (input: never, context: Context) => Promise<Record<string, unknown>> | Record<string, unknown>;

const mutations: Readonly<Record<string, Mutation>> = {
  createCommitOnBranch,

  addComment(input: Input & { subjectId: string; body: string }, context) {
    const subject = subjectOf(context, input.subjectId);
    const comment = addComment(context.world, subject, context.token.doer, input.body);
    return { commentEdge: { node: comment, cursor: '' }, subject, timelineEdge: { node: comment, cursor: '' } };
  },

  updateIssueComment(input: Input & { id: string; body: string }, context) {
    const comment = commentOf(context, input.id);
    ownComment(context, comment);
    editComment(context.world, comment, context.token.doer, input.body);
    return { issueComment: comment };
  },

  deleteIssueComment(input: Input & { id: string }, context) {
    const comment = commentOf(context, input.id);
    ownComment(context, comment);
    deleteComment(context.world, comment, context.token.doer);
    return {};
  },

  minimizeComment(input: Input & { subjectId: string; classifier: string }, context) {
    const comment = commentOf(context, input.subjectId);
    ownComment(context, comment);
    context.world.clock.tick();
    comment.minimizedReason = input.classifier;
    return { minimizedComment: comment };
  },

  async createCheckRun(input: CheckInput & { repositoryId: string; headSha: string }, context) {
    const repository = nodeAs(context, input.repositoryId, 'Repository');
    demand(context, repository, 'checks', 'write');
    return { checkRun: await createRun(context.world, repository, context.token.doer, input.headSha, runInput(input)) };
  },

  updateCheckRun(input: CheckInput & { repositoryId: string; checkRunId: string }, context) {
    const repository = nodeAs(context, input.repositoryId, 'Repository');
    demand(context, repository, 'checks', 'write');
    const run = nodeAs(context, input.checkRunId, 'CheckRun');
    updateRun(context.world, run, context.token.doer, runInput(input));
    return { checkRun: run };
  },

  requestReviews(
    input: Input & {
      pullRequestId: string;
      userIds?: readonly string[] | null;
      botIds?: readonly string[] | null;
      teamIds?: readonly string[] | null;
      union?: boolean | null;
    },
    context,
  ) {
    const pull = nodeAs(context, input.pullRequestId, 'PullRequest');
    demand(context, pull.repository, 'pull_requests', 'write');
    const asked = reviewersOf(context, pull, { User: input.userIds, Bot: input.botIds, Team: input.teamIds });
    requestReviews(context.world, pull, context.token.doer, asked, input.union ?? false);
    return { pullRequest: pull, actor: context.token.doer.account };
  },

  requestReviewsByLogin(
    input: Input & {
      pullRequestId: string;
      userLogins?: readonly string[] | null;
      botLogins?: readonly string[] | null;
      teamSlugs?: readonly string[] | null;
      union?: boolean | null;
    },
    context,
  ) {
    const pull = nodeAs(context, input.pullRequestId, 'PullRequest');
    demand(context, pull.repository, 'pull_requests', 'write');
    const { world } = context;
    const people = [...(input.userLogins ?? []), ...(input.botLogins ?? []).map((login) => `${login}[bot]`)].map(
      (login) => {
        const found = world.accounts.get(login.toLowerCase());
        if (found === undefined || found.__typename === 'Organization') {
          throw notFound(`Could not resolve to a User with the login of '${login}'.`);
        }
        return found;
      },
    );
    const teams = (input.teamSlugs ?? []).map((slug) => {
      const { owner } = pull.repository;
      const team = owner.__typename === 'Organization' ? owner.teams.get(slug.split('/').at(-1) ?? '') : undefined;
      if (team === undefined) throw notFound(`Could not resolve to a Team with the slug of '${slug}'.`);
      return team;
    });
    requestReviews(world, pull, context.token.doer, [...people, ...teams], input.union ?? false);
    return { pullRequest: pull, actor: context.token.doer.account };
  },

  addLabelsToLabelable(input: Input & { labelableId: string; labelIds: readonly string[] }, context) {
    const subject = subjectOf(context, input.labelableId);
    addLabels(context.world, subject, context.token.doer, labelsOf(context, input.labelIds));
    return { labelable: subject };
  },

  removeLabelsFromLabelable(input: Input & { labelableId: string; labelIds: readonly string[] }, context) {
    const subject = subjectOf(context, input.labelableId);
    removeLabels(context.world, subject, context.token.doer, labelsOf(context, input.labelIds));
    return { labelable: subject };
  },

  createLabel(
    input: Input & { repositoryId: string; name: string; color: string; description?: string | null },
    context,
  ) {
    const repository = nodeAs(context, input.repositoryId, 'Repository');
    demand(context, repository, 'issues', 'write');
    if (repository.labels.has(input.name.toLowerCase())) {
      throw new Refused('UNPROCESSABLE', 422, 'Name has already been taken');
    }
    const { name, color, description } = input;
    if (name.length > LABEL_NAME) throw bad(`Name is too long (maximum is ${LABEL_NAME} characters)`);
    if (!/^[0-9a-f]{6}$/iu.test(color)) throw bad('Color is invalid');
    if ((description ?? '').length > LABEL_DESCRIPTION)
      throw bad(`Description is too long (maximum is ${LABEL_DESCRIPTION} characters)`);
    const label = labelNamed(context.world, repository, context.token.doer, input.name, input.color);
    label.description = input.description ?? null;
    return { label };
  },

  addReaction(input: Input & { subjectId: string; content: string }, context) {
    const subject = nodeAs(context, input.subjectId, 'Issue', 'PullRequest', 'IssueComment');
    const repository = repositoryOf(subject);
    if (repository !== null) demand(context, repository, 'issues', 'write');
    return { reaction: react(context.world, subject, context.token.doer, input.content), subject };
  },

  closeIssue(input: Input & { issueId: string; stateReason?: string | null }, context) {
    const issue = nodeAs(context, input.issueId, 'Issue');
    demand(context, issue.repository, 'issues', 'write');
    close(context.world, issue, context.token.doer, { reason: input.stateReason ?? 'COMPLETED' });
    return { issue };
  },

  reopenIssue(input: Input & { issueId: string }, context) {
    const issue = nodeAs(context, input.issueId, 'Issue');
    demand(context, issue.repository, 'issues', 'write');
    reopen(context.world, issue, context.token.doer);
    return { issue };
  },

  updateIssue(input: Input & { id: string; title?: string | null; body?: string | null }, context) {
    const issue = nodeAs(context, input.id, 'Issue');
    demand(context, issue.repository, 'issues', 'write');
    editSubject(context.world, issue, context.token.doer, {
      ...(!isGiven(input.title) ? {} : { title: input.title }),
      ...(!isGiven(input.body) ? {} : { body: input.body }),
    });
    return { issue, actor: context.token.doer.account };
  },
};

/** Every mutation as a field: one input, and its payload with the caller's own id given back. */
export const mutationTypes: Readonly<Record<string, Fields>> = {
  Mutation: Object.fromEntries(
    Object.entries(mutations).map(([name, run]) => [
      name,
      async (_: unknown, { input }: Record<string, unknown>, context: Context) => {
        const given = input as Input;
        const payload = await run(given as never, context);
        return { clientMutationId: given.clientMutationId ?? null, ...payload };
      },
    ]),
  ),
};
