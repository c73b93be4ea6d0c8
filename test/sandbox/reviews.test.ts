import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Pull } from './model.ts';
import type { SandboxRepository } from './repository.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { at, graphql, rest } from './talk.ts';

let sandbox: Sandbox;
let site: SandboxRepository;
let pull: Pull;
let token: string;
beforeEach(async () => {
  sandbox = await openSandbox();
  sandbox.organization('acme', { owners: ['olivia'] });
  site = await sandbox.repository('acme/site', {
    files: { 'a.md': 'a\n', 'b.md': 'b\n' },
    permissions: { alice: 'write', bob: 'write', carol: 'write' },
  });
  sandbox.team('acme', 'legal', ['carol'], { repositories: { 'acme/site': 'write' } });
  await site.as('alice').push('feature', { 'a.md': 'changed\n' });
  pull = await site.as('alice').openPull({ title: 'Change', head: 'feature' });
  token = sandbox.tokenFor({ installation: 'acme' });
});
afterEach(async () => {
  expect(sandbox.gaps).toEqual([]);
  await sandbox.close();
});

async function reviewsSeen(): Promise<unknown> {
  const { data } = await graphql(
    sandbox,
    token,
    `
      query ($number: Int!) {
        repository(owner: "acme", name: "site") {
          pullRequest(number: $number) {
            reviews(last: 10) {
              nodes {
                state
                commit {
                  oid
                }
              }
            }
            reviewRequests(first: 10) {
              nodes {
                requestedReviewer {
                  ... on User {
                    login
                  }
                  ... on Team {
                    slug
                  }
                }
              }
            }
            timelineItems(last: 20, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT, REVIEW_DISMISSED_EVENT]) {
              nodes {
                __typename
                ... on HeadRefForcePushedEvent {
                  beforeCommit {
                    oid
                  }
                  afterCommit {
                    oid
                  }
                }
                ... on ReviewDismissedEvent {
                  previousReviewState
                  dismissalMessage
                  review {
                    id
                  }
                }
              }
            }
          }
        }
      }
    `,
    { number: pull.number },
  );
  return at(data, 'repository', 'pullRequest');
}

it('moves an approval to the new head when a force-push leaves the patch alike', async () => {
  const before = pull.headRefOid;
  await site.as('bob').review(pull.number, 'APPROVED');
  await site.as('carol').review(pull.number, 'COMMENTED', { body: 'Hm' });
  await site.as('bob').push('main', { 'b.md': 'moved on\n' });
  await site.as('alice').push('again', { 'a.md': 'changed\n' }, { from: 'main' });
  const after = (await site.head('again')) ?? '';
  await site.as('alice').forcePush('feature', after);
  expect(await reviewsSeen()).toMatchObject({
    reviews: {
      nodes: [
        { state: 'APPROVED', commit: { oid: after } },
        { state: 'COMMENTED', commit: { oid: before } },
      ],
    },
    timelineItems: { nodes: [{ beforeCommit: { oid: before }, afterCommit: { oid: after } }] },
  });
});

it('leaves an approval where it was when the patch is another, or the push is a plain one', async () => {
  const before = pull.headRefOid;
  await site.as('bob').review(pull.number, 'APPROVED');
  await site.as('alice').push('feature', { 'b.md': 'more\n' });
  expect(await reviewsSeen()).toMatchObject({
    reviews: { nodes: [{ commit: { oid: before } }] },
    timelineItems: { nodes: [] },
  });
  await site.as('alice').push('other', { 'a.md': 'something else\n' }, { from: 'main' });
  await site.as('alice').forcePush('feature', (await site.head('other')) ?? '');
  expect(await reviewsSeen()).toMatchObject({ reviews: { nodes: [{ commit: { oid: before } }] } });
});

it('moves a review on request, as was seen without any force-push', async () => {
  const made = await site.as('bob').review(pull.number, 'APPROVED');
  const after = await site.as('alice').push('feature', { 'b.md': 'more\n' });
  site.moveReview(made.databaseId, after);
  expect(await reviewsSeen()).toMatchObject({ reviews: { nodes: [{ commit: { oid: after } }] } });
});

it('asks nobody any more who has reviewed, nor a team of theirs', async () => {
  await site.as('alice').requestReviewers(pull.number, ['bob', 'carol'], ['legal']);
  expect(at(await reviewsSeen(), 'reviewRequests', 'nodes')).toHaveLength(3);
  await site.as('carol').review(pull.number, 'COMMENTED', { body: 'Hm' });
  expect(at(await reviewsSeen(), 'reviewRequests', 'nodes')).toEqual([{ requestedReviewer: { login: 'bob' } }]);
});

it('refuses to ask the author, and then asks nobody of that list', async () => {
  const { errors, data } = await graphql(
    sandbox,
    token,
    'mutation ($a: RequestReviewsInput!, $b: RequestReviewsInput!) { a: requestReviews(input: $a) { clientMutationId } b: requestReviews(input: $b) { clientMutationId } }',
    {
      a: { pullRequestId: pull.id, userIds: [sandbox.user('alice').id, sandbox.user('bob').id], union: true },
      b: { pullRequestId: pull.id, userIds: [sandbox.user('carol').id], union: true },
    },
  );
  expect(errors).toMatchObject([{ path: ['a'], type: 'UNPROCESSABLE' }]);
  expect(data).toEqual({ a: null, b: { clientMutationId: null } });
  expect(at(await reviewsSeen(), 'reviewRequests', 'nodes')).toEqual([{ requestedReviewer: { login: 'carol' } }]);
});

const asking =
  'mutation ($a: RequestReviewsInput!) { requestReviews(input: $a) { pullRequest { reviewRequests(first: 9) { nodes { requestedReviewer { __typename } } } } } }';
const askedSeen =
  'query ($id: ID!) { node(id: $id) { ... on PullRequest { timelineItems(last: 9, itemTypes: [REVIEW_REQUESTED_EVENT, REVIEW_REQUEST_REMOVED_EVENT]) { nodes { __typename ... on ReviewRequestedEvent { requestedReviewer { ... on Team { slug } } } ... on ReviewRequestRemovedEvent { requestedReviewer { ... on Team { slug } } } } } } } }';

it('asks a team that can read the repository by itself, for whoever may see teams, and keeps word of it', async () => {
  const legal = sandbox.team('acme', 'legal', []).id;
  const outside = sandbox.team('acme', 'outside', ['carol']).id;
  const refused = await graphql(sandbox, token, asking, { a: { pullRequestId: pull.id, teamIds: [outside] } });
  expect(refused.errors).toMatchObject([
    { type: 'UNPROCESSABLE', message: expect.stringContaining('collaborators') as string },
  ]);
  const run = sandbox.tokenFor({ actions: 'acme/site' });
  const unseen = await graphql(sandbox, run, asking, { a: { pullRequestId: pull.id, teamIds: [legal] } });
  expect(unseen.errors).toMatchObject([{ message: expect.stringContaining('Could not resolve to a node') as string }]);
  const asked = await graphql(sandbox, token, asking, { a: { pullRequestId: pull.id, teamIds: [legal] } });
  expect(at(asked.data, 'requestReviews', 'pullRequest', 'reviewRequests', 'nodes')).toHaveLength(1);
  await site.as('alice').removeReviewers(pull.number, [], ['legal']);
  const told = await graphql(sandbox, token, askedSeen, { id: pull.id });
  expect(at(told.data, 'node', 'timelineItems', 'nodes')).toEqual([
    { __typename: 'ReviewRequestedEvent', requestedReviewer: { slug: 'legal' } },
    { __typename: 'ReviewRequestRemovedEvent', requestedReviewer: { slug: 'legal' } },
  ]);
  const blind = await graphql(sandbox, run, askedSeen, { id: pull.id });
  expect(blind.errors).toMatchObject([{ type: 'FORBIDDEN' }, { type: 'FORBIDDEN' }]);
  expect(at(blind.data, 'node', 'timelineItems', 'nodes')).toMatchObject([
    { requestedReviewer: null },
    { requestedReviewer: null },
  ]);
});

it('keeps a dismissed review and says what it was', async () => {
  const made = await site.as('bob').review(pull.number, 'CHANGES_REQUESTED', { body: 'No' });
  await site.as('olivia').dismissReview(made.databaseId, 'Outdated');
  expect(await reviewsSeen()).toMatchObject({
    reviews: { nodes: [{ state: 'DISMISSED' }] },
    timelineItems: {
      nodes: [{ previousReviewState: 'CHANGES_REQUESTED', dismissalMessage: 'Outdated', review: { id: made.id } }],
    },
  });
});

it('lets nobody approve their own pull', async () => {
  await expect(site.as('alice').review(pull.number, 'APPROVED')).rejects.toThrow('your own pull request');
});

it('tells when a commit was pushed and by whom, once for each head', async () => {
  const first = pull.headRefOid;
  await site.as('bob').push('feature', { 'b.md': 'bob\n' });
  const second = pull.headRefOid;
  await site.as('alice').forcePush('feature', first);
  const suites = site.model.suites.filter(({ app }) => app.id === sandbox.app.id);
  expect(suites.map(({ headOid, push }) => [headOid, push?.pusher.login])).toEqual([
    [first, 'alice'],
    [second, 'bob'],
  ]);
});

it('has no author for what a deleted account wrote; in REST its comments are by a ghost and its reviews by nobody', async () => {
  await site.as('bob').review(pull.number, 'APPROVED');
  await site.as('bob').comment(pull.number, 'Good');
  sandbox.deleteUser('bob');
  const { data } = await graphql(
    sandbox,
    token,
    'query ($number: Int!) { repository(owner: "acme", name: "site") { pullRequest(number: $number) { reviews(last: 1) { nodes { author { login } } } } } }',
    { number: pull.number },
  );
  expect(at(data, 'repository', 'pullRequest', 'reviews', 'nodes')).toEqual([{ author: null }]);
  const comments = await rest(sandbox, token, 'GET', `/repos/acme/site/issues/${pull.number}/comments`);
  const reviews = await rest(sandbox, token, 'GET', `/repos/acme/site/pulls/${pull.number}/reviews`);
  expect([comments.body, reviews.body]).toMatchObject([[{ user: { login: 'ghost' } }], [{ user: null }]]);
});
