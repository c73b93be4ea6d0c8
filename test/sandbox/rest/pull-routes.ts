import {
  commitsOfPull,
  conflicts,
  merge,
  mergeStateOf,
  openPull,
  baseOf,
  removeReviewers,
  requestReviews,
  review,
  type ReviewEvent,
} from '../acts/pulls.ts';
import { sizeOf } from '../acts/size.ts';
import { isPull, type Pull, Refused, type Requested, type Review } from '../model.ts';
import {
  type Call,
  doer,
  invalid,
  ok,
  optionalText,
  paged,
  pathOf,
  repositoryOf,
  type Route,
  textOf,
  textsOf,
} from './router.ts';
import { commitShape, fileShape, fullPullShape, type Json, pullShape, reviewShape, singleTeamShape } from './shapes.ts';

function pullOf(call: Call): Pull {
  const subject = repositoryOf(call).subjects.get(Number(call.params['pull_number']));
  if (subject === undefined || !isPull(subject)) throw new Refused('NOT_FOUND', 404, 'Not Found');
  return subject;
}

async function fullShape(call: Call, pull: Pull): Promise<Json> {
  const state = await mergeStateOf(pull);
  const size = await sizeOf(pull.repository, await baseOf(pull), pull.headRefOid);
  return {
    ...fullPullShape(call.world, pull, size, singleTeamShape),
    mergeable: pull.state === 'OPEN' ? !(await conflicts(pull)) : null,
    mergeable_state: state.toLowerCase(),
  };
}

/** REST writes the state in capitals, and an empty body as such. */
function restReviewShape(call: Call, made: Review): Json {
  const { updated_at: _, ...shape } = reviewShape(call.world, made);
  return { ...shape, state: made.state, body: made.body };
}

function requestedOf(call: Call, pull: Pull): Requested[] {
  const { owner } = pull.repository;
  const people = textsOf(call, 'reviewers').map((login) => {
    const found = call.world.accounts.get(login.toLowerCase());
    if (found === undefined || found.__typename === 'Organization')
      throw invalid('reviewers', 'PullRequest', 'invalid');
    return found;
  });
  const teams = textsOf(call, 'team_reviewers').map((slug) => {
    const found = owner.__typename === 'Organization' ? owner.teams.get(slug) : undefined;
    if (found === undefined) throw invalid('team_reviewers', 'PullRequest', 'invalid');
    return found;
  });
  return [...people, ...teams];
}

const EVENTS: Readonly<Record<string, ReviewEvent>> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};
/** The files API ends here; see BEHAVIOUR.md. */
const FILES_AT_MOST = 3000;

export const pullRoutes: readonly Route[] = [
  {
    id: 'pulls/list',
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls',
    needs: 'pull_requests:read',
    run(call) {
      const { query } = call;
      const state = query.get('state') ?? 'open';
      const head = query.get('head');
      const found = [...repositoryOf(call).subjects.values()]
        .filter(isPull)
        .filter(
          (pull) =>
            (state === 'all' || (pull.state === 'OPEN') === (state === 'open')) &&
            (query.get('base') === null || query.get('base') === pull.baseRefName) &&
            (head === null || head === `${pull.headRepository?.owner.login ?? ''}:${pull.headRefName}`),
        );
      const sorted = query.get('direction') === 'asc' ? found : found.toReversed();
      return paged(
        call,
        pathOf(call, 'pulls'),
        sorted.map((pull) => pullShape(call.world, pull)),
      );
    },
  },
  {
    id: 'pulls/create',
    method: 'POST',
    path: '/repos/{owner}/{repo}/pulls',
    needs: 'pull_requests:write',
    async run(call) {
      const pull = await openPull(call.world, repositoryOf(call), doer(call), {
        title: textOf(call, 'title'),
        body: optionalText(call, 'body') ?? '',
        head: textOf(call, 'head').replace(/^[^:]*:/, ''),
        base: textOf(call, 'base'),
        draft: call.body['draft'] === true,
      });
      return ok(await fullShape(call, pull), 201);
    },
  },
  {
    id: 'pulls/get',
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}',
    needs: 'pull_requests:read',
    run: async (call) => ok(await fullShape(call, pullOf(call))),
  },
  {
    id: 'pulls/list-files',
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}/files',
    needs: 'pull_requests:read',
    async run(call) {
      const pull = pullOf(call);
      const files = (await pull.repository.git.changes(await baseOf(pull), pull.headRefOid)).slice(0, FILES_AT_MOST);
      return paged(
        call,
        pathOf(call, `pulls/${pull.number}/files`),
        files.map((file) => fileShape(call.world, pull.repository, pull.headRefOid, file)),
      );
    },
  },
  {
    id: 'pulls/list-commits',
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}/commits',
    needs: 'pull_requests:read',
    async run(call) {
      const pull = pullOf(call);
      const commits = await Promise.all(
        (await commitsOfPull(pull)).slice(0, 250).map((oid) => pull.repository.git.readCommit(oid)),
      );
      const shaped = commits
        .filter((each) => each !== null)
        .map((each) => commitShape(call.world, pull.repository, each));
      return paged(call, pathOf(call, `pulls/${pull.number}/commits`), shaped);
    },
  },
  {
    id: 'pulls/list-reviews',
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    needs: 'pull_requests:read',
    run(call) {
      const pull = pullOf(call);
      const shaped = pull.reviews.map((each) => restReviewShape(call, each));
      return paged(call, pathOf(call, `pulls/${pull.number}/reviews`), shaped);
    },
  },
  {
    id: 'pulls/create-review',
    method: 'POST',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    needs: 'pull_requests:write',
    run(call) {
      const state = EVENTS[textOf(call, 'event')];
      if (state === undefined) throw invalid('event', 'PullRequestReview', 'invalid');
      const commit = optionalText(call, 'commit_id');
      const body = optionalText(call, 'body') ?? '';
      const made = review(call.world, pullOf(call), doer(call), state, {
        body,
        ...(commit === undefined ? {} : { commit }),
      });
      return ok(restReviewShape(call, made));
    },
  },
  {
    id: 'pulls/merge',
    method: 'PUT',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}/merge',
    needs: 'contents:write',
    async run(call) {
      const method = optionalText(call, 'merge_method') ?? 'merge';
      if (method !== 'merge' && method !== 'squash' && method !== 'rebase')
        throw invalid('merge_method', 'PullRequest', 'invalid');
      const sha = optionalText(call, 'sha');
      const title = optionalText(call, 'commit_title');
      const message = optionalText(call, 'commit_message');
      const oid = await merge(call.world, pullOf(call), doer(call), {
        method,
        ...(sha === undefined ? {} : { sha }),
        ...(title === undefined ? {} : { title }),
        ...(message === undefined ? {} : { message }),
      });
      return ok({ sha: oid, merged: true, message: 'Pull Request successfully merged' });
    },
  },
  {
    id: 'pulls/request-reviewers',
    method: 'POST',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
    needs: 'pull_requests:write',
    run(call) {
      const pull = pullOf(call);
      requestReviews(call.world, pull, doer(call), requestedOf(call, pull), true);
      return ok(pullShape(call.world, pull), 201);
    },
  },
  {
    id: 'pulls/remove-requested-reviewers',
    method: 'DELETE',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
    needs: 'pull_requests:write',
    run(call) {
      const pull = pullOf(call);
      removeReviewers(call.world, pull, doer(call), requestedOf(call, pull));
      return ok(pullShape(call.world, pull));
    },
  },
];
