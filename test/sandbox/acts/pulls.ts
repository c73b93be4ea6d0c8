import { authorsOf, type CommitData } from '../git.ts';
import {
  type CheckRun,
  type Doer,
  event,
  isPull,
  make,
  type Protection,
  type Pull,
  Refused,
  type Repository,
  type Requested,
  type Review,
  type StatusContext,
  type Team,
  type World,
} from '../model.ts';
import { atLeast, levelOf, membersOf } from '../people.ts';
import { briefTeamShape, pullShape, reviewShape, userShape } from '../rest/shapes.ts';
import { latestRuns, latestStatuses, rollup } from './checks.ts';
import { mention, nextNumber, refuseWhenArchived, tell } from './issues.ts';
import { markMerged } from './landing.ts';
import { GITHUB, identOf, pushed, refuseOutsider } from './pushes.ts';
import { sizeOf } from './size.ts';

export type NewPull = {
  readonly title: string;
  readonly body?: string;
  readonly head: string;
  readonly base?: string;
  readonly draft?: boolean;
};

function invalid(field: string): Refused {
  const errors = [{ resource: 'PullRequest', field, code: 'invalid' }];
  return new Refused('UNPROCESSABLE', 422, 'Validation Failed', { errors });
}

function custom(message: string): Refused {
  const errors = [{ resource: 'PullRequest', code: 'custom', message }];
  return new Refused('UNPROCESSABLE', 422, 'Validation Failed', { errors });
}

export async function openPull(
  world: World,
  repository: Repository,
  by: Doer,
  asked: NewPull,
  headRepository: Repository = repository,
): Promise<Pull> {
  refuseWhenArchived(repository);
  const { git } = repository;
  const baseRefName = asked.base ?? repository.defaultBranch;
  const base = await git.tip(`refs/heads/${baseRefName}`);
  const head = await headRepository.git.tip(`refs/heads/${asked.head}`);
  if (base === null) throw invalid('base');
  if (head === null) throw invalid('head');
  const label = `${headRepository.owner.login}:${asked.head}`;
  const twin = [...repository.subjects.values()]
    .filter(isPull)
    .some(
      (pull) =>
        pull.state === 'OPEN' &&
        pull.headRepository === headRepository &&
        pull.headRefName === asked.head &&
        pull.baseRefName === baseRefName,
    );
  if (twin) throw custom(`A pull request already exists for ${label}.`);
  if (headRepository !== repository) await git.run(['fetch', '--quiet', headRepository.git.dir, head]);
  if ((await git.commitsBetween(base, head)).length === 0) {
    throw custom(`No commits between ${baseRefName} and ${asked.head}`);
  }
  const size = await sizeOf(repository, base, head);
  const at = world.clock.tick();
  const pull = make<Pull>(world, 'PullRequest', {
    repository,
    number: nextNumber(repository),
    title: asked.title,
    body: asked.body ?? '',
    author: by.account,
    viaApp: by.app,
    createdAt: at,
    updatedAt: at,
    lastEditedAt: null,
    editor: null,
    closedAt: null,
    locked: false,
    labels: [],
    assignees: [],
    timeline: [],
    reactions: [],
    state: 'OPEN',
    isDraft: asked.draft ?? false,
    baseRefName,
    baseRefOid: base,
    headRefName: asked.head,
    headRefOid: head,
    headRepository,
    mergedAt: null,
    mergedBy: null,
    mergeCommitOid: null,
    size,
    requested: [],
    reviews: [],
    queueEntry: null,
    autoMergeBy: null,
  });
  repository.subjects.set(pull.number, pull);
  await git.setRef(`refs/pull/${pull.number}/head`, head);
  tell(world, pull, by, 'opened');
  mention(world, pull, pull.body, by, at);
  return pull;
}

export type ReviewEvent = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED';

export function review(
  world: World,
  pull: Pull,
  by: Doer,
  state: ReviewEvent,
  options: { readonly body?: string; readonly commit?: string } = {},
): Review {
  refuseWhenArchived(pull.repository);
  if (pull.author === by.account && state !== 'COMMENTED') {
    const verb = state === 'APPROVED' ? 'approve' : 'request changes on';
    throw new Refused('UNPROCESSABLE', 422, `Review Can not ${verb} your own pull request`);
  }
  const at = world.clock.tick();
  const made = make<Review>(world, 'PullRequestReview', {
    pull,
    author: by.account,
    viaApp: by.app,
    state,
    body: options.body ?? '',
    createdAt: at,
    submittedAt: at,
    updatedAt: at,
    lastEditedAt: null,
    editor: null,
    commitOid: options.commit ?? pull.headRefOid,
  });
  pull.reviews.push(made);
  pull.timeline.push(made);
  pull.updatedAt = at;
  // Who has reviewed is not asked any more, nor is a team of theirs.
  pull.requested = pull.requested.filter(
    (each) =>
      each !== by.account &&
      !(each.__typename === 'Team' && by.account.__typename === 'User' && membersOf(each).includes(by.account)),
  );
  tellReview(world, made, by, 'submitted');
  mention(world, pull, made.body, by, at);
  return made;
}

function tellReview(
  world: World,
  made: Review,
  by: Doer,
  action: string,
  rest: Readonly<Record<string, unknown>> = {},
): void {
  const pull_request = pullShape(world, made.pull, briefTeamShape);
  const payload = { review: reviewShape(world, made), pull_request, ...rest };
  world.emit({ event: 'pull_request_review', action, repository: made.pull.repository, sender: by, payload });
}

export function dismissReview(world: World, made: Review, by: Doer, message: string): void {
  if (made.state !== 'APPROVED' && made.state !== 'CHANGES_REQUESTED') {
    throw new Refused('UNPROCESSABLE', 422, 'Can not dismiss a commented pull request review');
  }
  const at = world.clock.tick();
  const previousReviewState = made.state;
  made.state = 'DISMISSED';
  made.updatedAt = at;
  event(world, made.pull, 'ReviewDismissedEvent', by.account, at, {
    dismissalMessage: message,
    previousReviewState,
    review: made,
    pullRequest: made.pull,
    commitOid: null,
  });
  tellReview(world, made, by, 'dismissed');
}

export function editReview(world: World, made: Review, by: Doer, body: string): void {
  const at = world.clock.tick();
  const changes = { body: { from: made.body } };
  made.body = body;
  made.updatedAt = at;
  made.lastEditedAt = at;
  made.editor = by.account;
  tellReview(world, made, by, 'edited', { changes });
}

/** More than GitHub takes at once; see BEHAVIOUR.md. */
const REVIEWERS_AT_MOST = 15;

export function requestReviews(world: World, pull: Pull, by: Doer, asked: readonly Requested[], union: boolean): void {
  refuseWhenArchived(pull.repository);
  if (asked.some((each) => each === pull.author)) {
    throw new Refused('UNPROCESSABLE', 422, 'Review cannot be requested from pull request author.');
  }
  for (const each of asked) {
    const mayRead =
      each.__typename === 'Team'
        ? hasAccess(each, pull.repository)
        : each.__typename === 'Bot' || levelOf(pull.repository, each) !== null;
    if (!mayRead) {
      throw new Refused(
        'UNPROCESSABLE',
        422,
        'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.',
      );
    }
  }
  const wanted = [...new Set([...(union ? pull.requested : []), ...asked])];
  if (wanted.length > REVIEWERS_AT_MOST) {
    throw new Refused(
      'UNPROCESSABLE',
      422,
      `A pull request may have at most ${REVIEWERS_AT_MOST} requested reviewers.`,
    );
  }
  removeReviewers(
    world,
    pull,
    by,
    pull.requested.filter((each) => !wanted.includes(each)),
  );
  for (const each of wanted) {
    if (pull.requested.includes(each)) continue;
    const at = world.clock.tick();
    pull.requested = [...pull.requested, each];
    pull.updatedAt = at;
    event(world, pull, 'ReviewRequestedEvent', by.account, at, { requestedReviewer: each, pullRequest: pull });
    tell(world, pull, by, 'review_requested', requestedShape(world, each));
  }
}

/** By itself, or through the team above it: that its members can read the repository otherwise is not enough. */
function hasAccess(team: Team, repository: Repository): boolean {
  return team.repositories.has(repository) || (team.parent !== null && hasAccess(team.parent, repository));
}

export function removeReviewers(world: World, pull: Pull, by: Doer, gone: readonly Requested[]): void {
  for (const each of gone) {
    if (!pull.requested.includes(each)) continue;
    const at = world.clock.tick();
    pull.requested = pull.requested.filter((other) => other !== each);
    pull.updatedAt = at;
    event(world, pull, 'ReviewRequestRemovedEvent', by.account, at, { requestedReviewer: each, pullRequest: pull });
    tell(world, pull, by, 'review_request_removed', requestedShape(world, each));
  }
}

function requestedShape(world: World, each: Requested): Record<string, unknown> {
  return each.__typename === 'Team'
    ? { requested_team: briefTeamShape(world, each) }
    : { requested_reviewer: userShape(world, each) };
}

export async function changeBase(world: World, pull: Pull, by: Doer, base: string): Promise<void> {
  const oid = await pull.repository.git.tip(`refs/heads/${base}`);
  if (oid === null) throw new Refused('UNPROCESSABLE', 422, `Proposed base branch '${base}' was not found`);
  const at = world.clock.tick();
  const from = { ref: pull.baseRefName, sha: pull.baseRefOid };
  pull.baseRefName = base;
  pull.baseRefOid = oid;
  pull.updatedAt = at;
  event(world, pull, 'BaseRefChangedEvent', by.account, at, { previousRefName: from.ref, currentRefName: base });
  tell(world, pull, by, 'edited', { changes: { base: { ref: { from: from.ref }, sha: { from: from.sha } } } });
}

export function setDraft(world: World, pull: Pull, by: Doer, draft: boolean): void {
  if (pull.isDraft === draft) return;
  const at = world.clock.tick();
  pull.isDraft = draft;
  pull.updatedAt = at;
  event(world, pull, draft ? 'ConvertToDraftEvent' : 'ReadyForReviewEvent', by.account, at);
  tell(world, pull, by, draft ? 'converted_to_draft' : 'ready_for_review');
}

/** The pull is to merge by itself; somebody says when: the sandbox never merges on its own. */
export function enableAutoMerge(world: World, pull: Pull, by: Doer): void {
  const at = world.clock.tick();
  pull.autoMergeBy = by.account;
  event(world, pull, 'AutoMergeEnabledEvent', by.account, at, { enabler: by.account, pullRequest: pull });
  tell(world, pull, by, 'auto_merge_enabled');
}

/** The commits a pull proposes, oldest first. */
export async function commitsOfPull(pull: Pull): Promise<readonly string[]> {
  return pull.repository.git.commitsBetween(await baseOf(pull), pull.headRefOid);
}

/** What a pull is compared with: the base before it landed, the base's tip before that. */
export async function baseOf(pull: Pull): Promise<string> {
  if (pull.state !== 'OPEN') return pull.baseRefOid;
  return (await pull.repository.git.tip(`refs/heads/${pull.baseRefName}`)) ?? pull.baseRefOid;
}

export type MergeState = 'CLEAN' | 'DIRTY' | 'BLOCKED' | 'DRAFT' | 'UNSTABLE' | 'UNKNOWN';

export async function mergeStateOf(pull: Pull): Promise<MergeState> {
  if (pull.state !== 'OPEN') return 'UNKNOWN';
  if (pull.isDraft) return 'DRAFT';
  if (await conflicts(pull)) return 'DIRTY';
  if (whatBlocks(pull) !== null) return 'BLOCKED';
  const state = rollup(pull.repository, pull.headRefOid);
  return state === null || state === 'SUCCESS' ? 'CLEAN' : 'UNSTABLE';
}

export async function conflicts(pull: Pull): Promise<boolean> {
  return (await pull.repository.git.mergeTree(await baseOf(pull), pull.headRefOid)) === null;
}

type RequiredCheck = NonNullable<Protection['requiredCheck']>;

function answersTo(
  repository: Repository,
  oid: string,
  { name, appId }: RequiredCheck,
): { readonly runs: CheckRun[]; readonly statuses: StatusContext[] } {
  return {
    runs: latestRuns(repository, oid).filter(
      (run) => run.name === name && (appId === null || run.suite.app.id === appId),
    ),
    // A status names no App: it answers only a check that asks for none.
    statuses: appId === null ? latestStatuses(repository, oid).filter(({ context }) => context === name) : [],
  };
}

/** Whether a required check is green on a commit, by the App it is bound to. */
export function isGreen(repository: Repository, oid: string, required: RequiredCheck): boolean {
  const { runs, statuses } = answersTo(repository, oid, required);
  return (
    runs.some((run) => ['success', 'neutral', 'skipped'].includes(run.conclusion ?? '')) ||
    statuses.some((status) => status.state === 'success')
  );
}

/** What branch protection misses before a pull may merge, in GitHub's words. */
function whatBlocks(pull: Pull): string | null {
  const rules = pull.repository.protections.get(pull.baseRefName);
  if (rules === undefined) return null;
  const { requiredCheck, requiredReviews } = rules;
  if (requiredCheck !== null && !isGreen(pull.repository, pull.headRefOid, requiredCheck)) {
    const { runs, statuses } = answersTo(pull.repository, pull.headRefOid, requiredCheck);
    return `Required status check "${requiredCheck.name}" is ${runs.length + statuses.length === 0 ? 'expected' : 'failing'}.`;
  }
  const approvals = new Set(pull.reviews.filter((each) => each.state === 'APPROVED').map((each) => each.author));
  if (approvals.size < requiredReviews) {
    return `At least ${requiredReviews} approving review is required by reviewers with write access.`;
  }
  return null;
}

export type MergeOptions = {
  readonly method?: 'merge' | 'squash' | 'rebase';
  /** The head the caller has seen. */
  readonly sha?: string;
  /** An administrator merges past the rules. */
  readonly bypass?: boolean;
  readonly title?: string;
  readonly message?: string;
};

const no = (status: number, message: string): Refused => new Refused('UNPROCESSABLE', status, message);

/** Merges; gives the commit that landed. */
export async function merge(world: World, pull: Pull, by: Doer, options: MergeOptions = {}): Promise<string> {
  const { repository } = pull;
  refuseWhenArchived(repository);
  refuseOutsider(repository, by);
  if (pull.state !== 'OPEN') throw no(405, 'Pull Request is not mergeable');
  if (options.sha !== undefined && options.sha !== pull.headRefOid) {
    throw no(409, 'Head branch was modified. Review and try the merge again.');
  }
  if (pull.isDraft) throw no(405, 'Pull Request is still a draft');
  const blocked = whatBlocks(pull);
  if (blocked !== null && !mayBypass(pull, by, options)) throw no(405, blocked);
  const ref = `refs/heads/${pull.baseRefName}`;
  const base = await repository.git.tip(ref);
  if (base === null) throw no(405, 'Base branch was modified. Review and try the merge again.');
  const oid = await mergeCommit(world, pull, by, base, options);
  if (oid === null) throw no(405, 'Pull Request is not mergeable');
  pull.baseRefOid = base;
  await repository.git.setRef(ref, oid);
  markMerged(world, pull, by, oid);
  await pushed(world, repository, by, { ref, before: base, after: oid });
  return oid;
}

function mayBypass(pull: Pull, by: Doer, options: MergeOptions): boolean {
  const rules = pull.repository.protections.get(pull.baseRefName);
  return (
    options.bypass === true &&
    by.account.__typename === 'User' &&
    atLeast(levelOf(pull.repository, by.account), 'admin') &&
    rules?.enforceAdmins !== true
  );
}

async function mergeCommit(
  world: World,
  pull: Pull,
  by: Doer,
  base: string,
  options: MergeOptions,
): Promise<string | null> {
  const { git } = pull.repository;
  world.clock.tick();
  const seconds = Math.floor(world.clock.now() / 1000);
  if (options.method === 'rebase') return git.rebase(base, pull.headRefOid, identOf(by.account), seconds);
  const tree = await git.mergeTree(base, pull.headRefOid);
  if (tree === null) return null;
  if (options.method === 'squash') {
    const commits = await Promise.all((await commitsOfPull(pull)).map((oid) => git.readCommit(oid)));
    const message = squashMessage(
      pull,
      commits.filter((commit) => commit !== null),
      options,
    );
    return git.commitTree(tree, [base], message, identOf(pull.author), GITHUB, seconds);
  }
  const from = `${pull.headRepository?.owner.login ?? 'unknown'}/${pull.headRefName}`;
  const message = `${options.title ?? `Merge pull request #${pull.number} from ${from}`}\n\n${options.message ?? pull.title}`;
  return git.commitTree(tree, [base, pull.headRefOid], message, identOf(by.account), GITHUB, seconds);
}

function squashMessage(pull: Pull, commits: readonly CommitData[], options: MergeOptions): string {
  const own = identOf(pull.author).email;
  const others = new Map(commits.flatMap(authorsOf).map((ident) => [ident.email, ident.name]));
  others.delete(own);
  const trailers = [...others].map(([email, name]) => `Co-authored-by: ${name} <${email}>`);
  const bodies = commits.map((commit) => commit.message.split('\n\nCo-authored-by:')[0]?.trim() ?? '');
  const [only = ''] = bodies;
  const body =
    commits.length === 1 ? only.split('\n').slice(2).join('\n') : bodies.map((text) => `* ${text}`).join('\n\n');
  return [options.title ?? `${pull.title} (#${pull.number})`, options.message ?? body, trailers.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The review of a number, whichever pull it belongs to. */
export function reviewById(repository: Repository, databaseId: number): Review {
  for (const subject of repository.subjects.values()) {
    if (!isPull(subject)) continue;
    const found = subject.reviews.find((each) => each.databaseId === databaseId);
    if (found !== undefined) return found;
  }
  throw new Refused('NOT_FOUND', 404, 'Not Found');
}
