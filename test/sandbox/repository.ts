import { createRun, newSuite, setStatus, suiteOf, tellRun, updateRun } from './acts/checks.ts';
import {
  addComment,
  addLabels,
  close,
  commentById,
  connect,
  deleteComment,
  deleteRevision,
  deleteIssue,
  editComment,
  editSubject,
  labelNamed,
  type NewIssue,
  openIssue,
  removeLabels,
  reopen,
  setLocked,
  subjectNumbered,
  transferIssue,
} from './acts/issues.ts';
import {
  changeBase,
  dismissReview,
  editReview,
  enableAutoMerge,
  merge,
  type MergeOptions,
  type NewPull,
  openPull,
  removeReviewers,
  requestReviews,
  review,
  reviewById,
  type ReviewEvent,
  setDraft,
} from './acts/pulls.ts';
import { movedTo, push } from './acts/pushes.ts';
import { deleteRelease, editRelease, makeRelease, type NewRelease } from './acts/releases.ts';
import { dequeue, enqueue, mergeQueued } from './acts/queue.ts';
import {
  type App,
  type Bot,
  type Comment,
  type Doer,
  type Issue,
  isPull,
  type MergeQueueEntry,
  type Protection,
  type Pull,
  type Release,
  type Repository,
  type Requested,
  type Review,
  type StatusContext,
  type User,
  type World,
} from './model.ts';
import { ACTIONS_APP_ID } from './tokens.ts';

/** Content by path; null deletes the file. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;
export type PushSettings = {
  readonly message?: string;
  readonly from?: string;
  readonly coauthors?: readonly string[];
};
/** An App some check belongs to; the own App when it is left out. */
export type CheckOf = { readonly appId: number; readonly appSlug: string };

/** Somebody at work in a repository: people through the site or git, `slug[bot]` through an App. */
export type Person = {
  readonly account: User | Bot;
  openIssue(issue: NewIssue): Promise<Issue>;
  editIssue(number: number, edit: { readonly title?: string; readonly body?: string }): Promise<void>;
  comment(number: number, body: string): Promise<Comment>;
  editComment(databaseId: number, body: string): Promise<void>;
  deleteComment(databaseId: number): Promise<void>;
  /** "Delete revision from history": `revision` counts from 0, the text the comment was made with. */
  deleteRevision(databaseId: number, revision: number): Promise<void>;
  /** One commit on a branch; gives its oid. */
  push(branch: string, files: Files, settings?: PushSettings): Promise<string>;
  forcePush(branch: string, oid: string): Promise<void>;
  deleteBranch(branch: string): Promise<void>;
  openPull(pull: NewPull, from?: SandboxRepository): Promise<Pull>;
  review(
    number: number,
    state: ReviewEvent,
    options?: { readonly body?: string; readonly commit?: string },
  ): Promise<Review>;
  editReview(databaseId: number, body: string): Promise<void>;
  dismissReview(databaseId: number, message: string): Promise<void>;
  requestReviewers(number: number, logins: readonly string[], teams?: readonly string[]): Promise<void>;
  removeReviewers(number: number, logins: readonly string[], teams?: readonly string[]): Promise<void>;
  /** Gives the commit that landed. */
  merge(number: number, options?: MergeOptions): Promise<string>;
  close(number: number, reason?: 'COMPLETED' | 'NOT_PLANNED' | 'DUPLICATE'): Promise<void>;
  reopen(number: number): Promise<void>;
  deleteIssue(number: number): Promise<void>;
  /** To another repository of the owner; gives the issue it is there. */
  transferIssue(number: number, to: SandboxRepository): Promise<Issue>;
  label(number: number, ...names: readonly string[]): Promise<void>;
  unlabel(number: number, ...names: readonly string[]): Promise<void>;
  lock(number: number): Promise<void>;
  unlock(number: number): Promise<void>;
  changeBase(number: number, base: string): Promise<void>;
  setDraft(number: number, draft: boolean): Promise<void>;
  enableAutoMerge(number: number): Promise<void>;
  /** Puts a pull into the merge queue; `mergeQueued` of the repository ends it. */
  enqueue(number: number): Promise<MergeQueueEntry>;
  dequeue(number: number, reason?: string): Promise<void>;
  connect(issue: number, pull: number): Promise<void>;
  disconnect(issue: number, pull: number): Promise<void>;
  setStatus(oid: string, context: string, state: StatusContext['state']): Promise<void>;
  /** Publishes a release, or keeps a draft of it. */
  release(release: NewRelease): Promise<Release>;
  /** `isDraft` publishes a draft, or takes back what was published. */
  editRelease(
    release: Release,
    edit: { readonly title?: string; readonly text?: string; readonly isDraft?: boolean },
  ): Promise<void>;
  deleteRelease(release: Release): Promise<void>;
  /** Presses a button of a check run. */
  press(checkRunId: number, identifier: string): Promise<void>;
};

export type SandboxRepository = {
  readonly id: number;
  readonly nodeId: string;
  readonly owner: string;
  readonly name: string;
  /** A bare repository. */
  readonly gitDir: string;
  /** The thing itself, to look at. */
  readonly model: Repository;
  git(...args: readonly string[]): Promise<string>;
  /** The commit a branch points to, or null. */
  head(branch?: string): Promise<string | null>;
  as(login: string): Person;
  issue(number: number): Issue;
  pull(number: number): Pull;
  comments(number: number): readonly Comment[];
  protect(branch: string, rules?: Partial<Protection>): void;
  unprotect(branch: string): void;
  /** A check run of some App on a commit; `conclusion` null while it runs. */
  setCheck(oid: string, name: string, conclusion: string | null, of?: CheckOf): Promise<number>;
  /** A run of a workflow for a commit, with a job that is done: its suite and its check run are GitHub Actions'. */
  runWorkflow(oid: string, job: string): Promise<void>;
  /** The queue merges a pull, if the required check is green on the queue's commit. Gives that commit. */
  mergeQueued(number: number): Promise<string>;
  /** Moves a review, as GitHub does now and then without a force-push. */
  moveReview(databaseId: number, oid: string): void;
  archive(archived?: boolean): void;
};

export type RepositoryServices = {
  /** Tells of what its owner did to a repository. */
  readonly tell: (repository: Repository, action: string, rest: Readonly<Record<string, unknown>>) => void;
  readonly world: World;
  readonly appFor: (of: CheckOf | undefined) => App;
  readonly accountOf: (login: string) => User | Bot;
};

export function openRepository(repository: Repository, services: RepositoryServices): SandboxRepository {
  const { world, accountOf, appFor } = services;

  const subject = (number: number): Issue | Pull => subjectNumbered(repository, number);

  function pullNumbered(number: number): Pull {
    const found = subject(number);
    if (!isPull(found)) throw new Error(`#${number} is an issue, not a pull request`);
    return found;
  }

  function issueNumbered(number: number): Issue {
    const found = subject(number);
    if (isPull(found)) throw new Error(`#${number} is a pull request, not an issue`);
    return found;
  }

  function requested(logins: readonly string[], teams: readonly string[]): Requested[] {
    const { owner } = repository;
    return [
      ...logins.map(accountOf),
      ...teams.map((slug) => {
        const team = owner.__typename === 'Organization' ? owner.teams.get(slug) : undefined;
        if (team === undefined) throw new Error(`there is no team ${slug}`);
        return team;
      }),
    ];
  }

  const queue = (): Doer => ({ account: accountOf('github-merge-queue[bot]'), app: null });

  function as(login: string): Person {
    const account = accountOf(login);
    const app =
      account.__typename === 'Bot' ? ([...world.apps.values()].find((each) => each.bot === account) ?? null) : null;
    const by: Doer = { account, app };
    const act = <T>(work: () => T | Promise<T>): Promise<T> => world.exclusive(async () => work());
    const labels = (names: readonly string[]): ReturnType<typeof labelNamed>[] =>
      names.map((name) => labelNamed(world, repository, by, name));
    return {
      account,
      openIssue: (issue) => act(() => openIssue(world, repository, by, issue)),
      editIssue: (number, edit) => act(() => editSubject(world, subject(number), by, edit)),
      comment: (number, body) => act(() => addComment(world, subject(number), by, body)),
      editComment: (id, body) => act(() => editComment(world, commentById(repository, id), by, body)),
      deleteComment: (id) => act(() => deleteComment(world, commentById(repository, id), by)),
      deleteRevision: (id, revision) => act(() => deleteRevision(world, commentById(repository, id), by, revision)),
      push: (branch, files, settings = {}) =>
        act(() => {
          const { coauthors, ...rest } = settings;
          const people = coauthors?.map(accountOf).filter((each) => each.__typename === 'User');
          const changes = Object.entries(files).map(([path, content]) => ({
            path,
            content: content === null ? null : Buffer.from(content),
          }));
          return push(world, repository, by, branch, changes, {
            ...rest,
            ...(people === undefined ? {} : { coauthors: people }),
          });
        }),
      forcePush: (branch, oid) => act(() => movedTo(world, repository, by, branch, oid)),
      deleteBranch: (branch) => act(() => movedTo(world, repository, by, branch, null)),
      openPull: (pull, from) => act(() => openPull(world, repository, by, pull, from?.model)),
      review: (number, state, options) => act(() => review(world, pullNumbered(number), by, state, options)),
      editReview: (id, body) => act(() => editReview(world, reviewById(repository, id), by, body)),
      dismissReview: (id, message) => act(() => dismissReview(world, reviewById(repository, id), by, message)),
      requestReviewers: (number, logins, teams = []) =>
        act(() => requestReviews(world, pullNumbered(number), by, requested(logins, teams), true)),
      removeReviewers: (number, logins, teams = []) =>
        act(() => removeReviewers(world, pullNumbered(number), by, requested(logins, teams))),
      merge: (number, options) => act(() => merge(world, pullNumbered(number), by, options)),
      close: (number, reason) => act(() => close(world, subject(number), by, reason === undefined ? {} : { reason })),
      reopen: (number) => act(() => reopen(world, subject(number), by)),
      deleteIssue: (number) => act(() => deleteIssue(world, issueNumbered(number), by)),
      transferIssue: (number, to) => act(() => transferIssue(world, issueNumbered(number), by, to.model)),
      label: (number, ...names) => act(() => addLabels(world, subject(number), by, labels(names))),
      unlabel: (number, ...names) => act(() => removeLabels(world, subject(number), by, labels(names))),
      lock: (number) => act(() => setLocked(world, subject(number), by, true)),
      unlock: (number) => act(() => setLocked(world, subject(number), by, false)),
      changeBase: (number, base) => act(() => changeBase(world, pullNumbered(number), by, base)),
      setDraft: (number, draft) => act(() => setDraft(world, pullNumbered(number), by, draft)),
      enableAutoMerge: (number) => act(() => enableAutoMerge(world, pullNumbered(number), by)),
      enqueue: (number) => act(() => enqueue(world, pullNumbered(number), by, queue())),
      dequeue: (number, reason = 'manual') => act(() => dequeue(world, pullNumbered(number), by, queue(), reason)),
      connect: (issue, pull) => act(() => connect(world, issueNumbered(issue), pullNumbered(pull), by, true)),
      disconnect: (issue, pull) => act(() => connect(world, issueNumbered(issue), pullNumbered(pull), by, false)),
      setStatus: (oid, context, state) =>
        act(async () => void (await setStatus(world, repository, by, oid, context, state))),
      release: (release) => act(() => makeRelease(world, repository, by, release)),
      editRelease: (release, edit) => act(() => editRelease(world, release, by, edit)),
      deleteRelease: (release) => act(() => deleteRelease(world, release, by)),
      press: (checkRunId, identifier) =>
        act(() => {
          const found = repository.suites
            .flatMap(({ runs }) => runs)
            .find(({ databaseId }) => databaseId === checkRunId);
          if (found?.actions.some((each) => each.identifier === identifier) !== true) {
            throw new Error(`check run ${checkRunId} has no button ${identifier}`);
          }
          tellRun(world, found, by, 'requested_action', { requested_action: { identifier } });
        }),
    };
  }

  return {
    id: repository.databaseId,
    nodeId: repository.id,
    get owner() {
      return repository.owner.login;
    },
    get name() {
      return repository.name;
    },
    gitDir: repository.git.dir,
    model: repository,
    git: async (...args) => (await repository.git.run(args)).trim(),
    head: (branch = repository.defaultBranch) => repository.git.tip(`refs/heads/${branch}`),
    as,
    issue: issueNumbered,
    pull: pullNumbered,
    comments: (number) =>
      subjectNumbered(repository, number).timeline.filter(
        (item): item is Comment => item.__typename === 'IssueComment',
      ),
    protect(branch, rules = {}) {
      repository.protections.set(branch, {
        requiredCheck: null,
        requiredReviews: 0,
        mayPush: null,
        enforceAdmins: false,
        ...rules,
      });
    },
    unprotect: (branch) => void repository.protections.delete(branch),
    setCheck: (oid, name, conclusion, of) =>
      world.exclusive(async () => {
        const app = appFor(of);
        const by: Doer = { account: app.bot, app };
        const known = suiteOf(world, repository, app, oid, null).runs.find((run) => run.name === name);
        const input = {
          name,
          ...(conclusion === null ? { status: 'in_progress' } : { status: 'completed', conclusion }),
        };
        if (known === undefined) return (await createRun(world, repository, by, oid, input)).databaseId;
        updateRun(world, known, by, input);
        return known.databaseId;
      }),
    runWorkflow: (oid, job) =>
      world.exclusive(async () => {
        const app = appFor({ appId: ACTIONS_APP_ID, appSlug: 'github-actions' });
        newSuite(world, repository, app, oid, null);
        const done = { name: job, status: 'completed', conclusion: 'success' };
        await createRun(world, repository, { account: app.bot, app }, oid, done);
      }),
    mergeQueued: (number) => world.exclusive(() => mergeQueued(world, pullNumbered(number), queue())),
    moveReview(databaseId, oid) {
      reviewById(repository, databaseId).commitOid = oid;
    },
    archive(archived = true) {
      world.clock.tick();
      repository.isArchived = archived;
      services.tell(repository, archived ? 'archived' : 'unarchived', {});
    },
  };
}
