import type { Fields } from '../../core/fields.ts';
import { guessIn, type Guess } from '../../settle/guess.ts';
import { at, listAt, numberAt, textAt } from './payload.ts';

/** A repository as a delivery names it. The id stays; owner and name may have changed since. */
export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly installation: number;
}

/**
 * What a delivery says must be looked at again. It is never believed further: whatever happened is read from GitHub.
 * - `nothing`: none of our business.
 * - `dirty`: these issues or pull requests.
 * - `sweep`: a whole repository, or without one everything of the installation, who belongs to it among it; with a `sha`
 *   only what has this head.
 * - `released`: the projects of a repository of which a release may be an artifact; all, where it is not known which.
 * - `runs`: the runs of a repository, and nothing else of its record.
 * - `forget`: what is remembered of these repositories, or without them of the whole installation, holds no longer: it
 *   is out of reach, gone, or called otherwise. To be looked up again by id.
 */
export type Hint =
  | { readonly kind: 'nothing'; readonly because: string }
  | {
      readonly kind: 'dirty';
      readonly repository: Repository;
      readonly numbers: readonly number[];
      /** Node id of the comment or review that was just written: where the record has it, there is nothing left to do. */
      readonly said?: string;
      /** What saves requests where it is right. */
      readonly guess?: Guess;
    }
  | {
      readonly kind: 'sweep';
      readonly installation: number;
      readonly repository?: Repository;
      readonly sha?: string;
    }
  | { readonly kind: 'released'; readonly repository: Repository }
  | { readonly kind: 'runs'; readonly repository: Repository }
  | { readonly kind: 'forget'; readonly installation: number; readonly repositories?: readonly number[] };

/** Who we are, as far as it is known. */
export interface Us {
  readonly appId: number;
  /** The user id of our bot; null while nobody has asked GitHub for it. */
  readonly botId: number | null;
  /** The branch our states are on. */
  readonly stateBranch: string;
}

/** What every reader gets: a payload that was sent to an installation, and that we did not cause. */
interface Delivered {
  readonly payload: Fields;
  readonly action: string | null;
  readonly installation: number;
  readonly repository: Repository | null;
  readonly us: Us;
}

type Reader = (delivered: Delivered) => Hint;

/** Reads a delivery that was verified. Nothing is taken for granted about the payload. */
export function hintOf(event: string, payload: Fields, us: Us): Hint {
  const reader = readers.get(event);
  if (reader === undefined) return nothing(`nothing depends on ${event}`);
  const installation = numberAt(payload, 'installation', 'id');
  if (installation === null) return nothing('it was not sent to an installation');
  if (whatWeDo.has(event) && isEcho(payload, us)) return nothing('we did it ourselves');
  const repository = repositoryOf(payload, installation);
  return reader({ payload, action: textAt(payload, 'action'), installation, repository, us });
}

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['issue_comment', ofComment],
  [
    'issues',
    onActions(['opened', 'edited', 'closed', 'reopened', 'transferred', 'deleted', 'labeled', 'unlabeled'], ofIssue),
  ],
  [
    'pull_request',
    onActions(
      [
        'opened',
        'edited',
        'closed',
        'reopened',
        'synchronize',
        'ready_for_review',
        'converted_to_draft',
        'labeled',
        'unlabeled',
      ],
      ofPull,
    ),
  ],
  ['pull_request_review', onActions(['submitted', 'edited', 'dismissed'], ofReview)],
  ['check_run', onActions(['completed', 'rerequested'], ofCheck)],
  ['check_suite', onActions(['completed', 'rerequested'], ofCheck)],
  ['status', ofStatus],
  ['push', ofPush],
  ['release', onActions(['published', 'edited', 'unpublished', 'deleted'], ofRelease)],
  ['merge_group', onActions(['checks_requested'], ofMergeGroup)],
  ['member', ofRepository],
  ['membership', ofInstallation],
  ['team', ofInstallation],
  ['organization', ofOrganization],
  ['repository', ofRepositoryItself],
  ['installation', ofInstallationItself],
  ['installation_repositories', ofChosenRepositories],
  ['installation_target', onActions(['renamed'], forgetInstallation)],
]);

/** The events that can lead to something. */
export const eventsHeard: readonly string[] = [...readers.keys()];

function nothing(because: string): Hint {
  return { kind: 'nothing', because };
}

function onActions(actions: readonly string[], reader: Reader): Reader {
  return (delivered) => {
    const { action } = delivered;
    if (action !== null && actions.includes(action)) return reader(delivered);
    return nothing(`nothing depends on the action ${action ?? 'that it does not name'}`);
  };
}

/** What we do ourselves comes back as these. All else is news, whoever GitHub says it came from. */
const whatWeDo: ReadonlySet<string> = new Set([
  'issue_comment',
  'issues',
  'pull_request',
  'pull_request_review',
  'check_run',
  'check_suite',
  'push',
]);

/**
 * Did we cause it? What a commit, a comment, a check and a label of ours come back as is nothing new. Whose check it is
 * stands in the check; a comment says through which App it was written, also to a process that does not know its bot yet.
 */
function isEcho(payload: Fields, { appId, botId }: Us): boolean {
  if (botId !== null && numberAt(payload, 'sender', 'id') === botId) return true;
  if (textAt(payload, 'action') === 'completed') {
    const app = numberAt(payload, 'check_run', 'app', 'id') ?? numberAt(payload, 'check_suite', 'app', 'id');
    return app === appId;
  }
  const byBot = textAt(payload, 'sender', 'type') === 'Bot';
  return byBot && numberAt(payload, 'comment', 'performed_via_github_app', 'id') === appId;
}

function repositoryOf(payload: Fields, installation: number): Repository | null {
  const id = numberAt(payload, 'repository', 'id');
  const owner = textAt(payload, 'repository', 'owner', 'login');
  const name = textAt(payload, 'repository', 'name');
  return id === null || owner === null || name === null ? null : { id, owner, name, installation };
}

function dirty(
  { repository, payload }: Delivered,
  numbers: readonly (number | null)[],
  said: string | null = null,
): Hint {
  if (repository === null) return nothing('it names no repository');
  const known = [...new Set(numbers.filter((number) => number !== null))];
  if (known.length === 0) return nothing('it names no issue and no pull request');
  return { kind: 'dirty', repository, numbers: known, ...(said === null ? {} : { said }), guess: guessIn(payload) };
}

function ofIssue(delivered: Delivered): Hint {
  return dirty(delivered, [numberAt(delivered.payload, 'issue', 'number')]);
}

function ofPull(delivered: Delivered): Hint {
  return dirty(delivered, [numberAt(delivered.payload, 'pull_request', 'number')]);
}

/** A new comment matters for its commands only; one that is changed or taken away may have held one. */
function ofComment(delivered: Delivered): Hint {
  const { payload, action } = delivered;
  const body = at(payload, 'comment', 'body');
  const mayCommand = typeof body !== 'string' || /^[ \t]*\//mu.test(body);
  if (action === 'created' && !mayCommand) return nothing('no line of the comment begins with a slash');
  if (action !== 'created') return onActions(['edited', 'deleted'], ofIssue)(delivered);
  return dirty(delivered, [numberAt(payload, 'issue', 'number')], textAt(payload, 'comment', 'node_id'));
}

function ofReview({ payload, action, ...delivered }: Delivered): Hint {
  const said = action === 'submitted' ? textAt(payload, 'review', 'node_id') : null;
  return dirty({ payload, action, ...delivered }, [numberAt(payload, 'pull_request', 'number')], said);
}

/** A check names the pull requests it is for, unless they come from a fork; those of other repositories are not ours. */
function ofCheck(delivered: Delivered): Hint {
  const { payload, repository } = delivered;
  const check = at(payload, 'check_run') ?? at(payload, 'check_suite');
  const numbers = listAt(check, 'pull_requests')
    .filter((pull) => numberAt(pull, 'base', 'repo', 'id') === repository?.id)
    .map((pull) => numberAt(pull, 'number'))
    .filter((number) => number !== null);
  if (numbers.length > 0) return dirty(delivered, numbers);
  return ofHead(delivered, shaAt(check, 'head_sha'));
}

function ofStatus(delivered: Delivered): Hint {
  if (textAt(delivered.payload, 'state') === 'pending') return nothing('the status is not decided yet');
  return ofHead(delivered, shaAt(delivered.payload, 'sha'));
}

function ofHead(delivered: Delivered, sha: string | null): Hint {
  const { installation, repository } = delivered;
  if (repository === null) return nothing('it names no repository');
  if (sha === null) return nothing('it names no commit');
  return { kind: 'sweep', installation, repository, sha };
}

/** Pushes to other branches come as pull requests, if they are any of our business. */
function ofPush(delivered: Delivered): Hint {
  const { payload, us, repository } = delivered;
  const ref = textAt(payload, 'ref');
  const main = textAt(payload, 'repository', 'default_branch');
  if (ref === `refs/heads/${us.stateBranch}` && repository !== null && isOfRuns(payload))
    return { kind: 'runs', repository };
  const ours = [main, us.stateBranch].some((branch) => branch !== null && ref === `refs/heads/${branch}`);
  return ours ? ofRepository(delivered) : nothing('it is neither the default branch nor the branch of our states');
}

/** So many commits, and files of one, a push tells of at most: what is beyond may be anything. */
const commitsTold = 2048;
const filesTold = 3000;

/** Does a push change the record of runs, and nothing else? A branch that was set back may have lost more than it tells. */
function isOfRuns(payload: Fields): boolean {
  const commits = listAt(payload, 'commits');
  const paths = commits.map((commit) => ['added', 'modified', 'removed'].flatMap((how) => listAt(commit, how)));
  return (
    at(payload, 'forced') === false &&
    commits.length > 0 &&
    commits.length < commitsTold &&
    paths.every((some) => some.length > 0 && some.length < filesTold) &&
    paths.flat().every((path) => typeof path === 'string' && path.startsWith('runs/'))
  );
}

/** The branch of a merge queue ends in `pr-<number>-<sha>`; how else it may be called is not documented. */
function ofMergeGroup(delivered: Delivered): Hint {
  const number = /\/pr-([1-9][0-9]{0,9})-[0-9a-f]+$/u.exec(
    textAt(delivered.payload, 'merge_group', 'head_ref') ?? '',
  )?.[1];
  if (number !== undefined) return dirty(delivered, [Number(number)]);
  return ofHead(delivered, shaAt(delivered.payload, 'merge_group', 'head_sha'));
}

function ofRelease({ repository }: Delivered): Hint {
  return repository === null ? nothing('it names no repository') : { kind: 'released', repository };
}

function ofRepository({ installation, repository }: Delivered): Hint {
  return repository === null ? nothing('it names no repository') : { kind: 'sweep', installation, repository };
}

function ofInstallation({ installation }: Delivered): Hint {
  return { kind: 'sweep', installation };
}

function forgetInstallation({ installation }: Delivered): Hint {
  return { kind: 'forget', installation };
}

function ofOrganization(delivered: Delivered): Hint {
  if (delivered.action === 'renamed') return forgetInstallation(delivered);
  return onActions(['member_added', 'member_removed'], ofInstallation)(delivered);
}

function ofRepositoryItself(delivered: Delivered): Hint {
  const { action, payload, repository, installation } = delivered;
  const changesMain = action === 'edited' && at(payload, 'changes', 'default_branch') !== undefined;
  if (action === 'unarchived' || changesMain) return ofRepository(delivered);
  if (repository === null) return nothing('it names no repository');
  return onActions(['renamed', 'transferred', 'archived', 'deleted'], () => ({
    kind: 'forget',
    installation,
    repositories: [repository.id],
  }))(delivered);
}

function ofInstallationItself(delivered: Delivered): Hint {
  if (delivered.action === 'suspend' || delivered.action === 'deleted') return forgetInstallation(delivered);
  return onActions(['created', 'unsuspend', 'new_permissions_accepted'], ofInstallation)(delivered);
}

function ofChosenRepositories(delivered: Delivered): Hint {
  const { action, payload, installation } = delivered;
  if (action === 'added') return ofInstallation(delivered);
  const repositories = listAt(payload, 'repositories_removed')
    .map((repository) => numberAt(repository, 'id'))
    .filter((id) => id !== null);
  if (repositories.length === 0) return nothing('it removes no repository');
  return onActions(['removed'], () => ({ kind: 'forget', installation, repositories }))(delivered);
}

/** The name of a commit, of sha1 or sha256; null for anything else. */
function shaAt(value: unknown, ...path: readonly string[]): string | null {
  const sha = textAt(value, ...path);
  return sha !== null && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(sha) ? sha : null;
}
