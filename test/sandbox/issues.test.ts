import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SandboxRepository } from './repository.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { at, graphql, rest } from './talk.ts';

let sandbox: Sandbox;
let site: SandboxRepository;
let token: string;
beforeEach(async () => {
  sandbox = await openSandbox();
  site = await sandbox.repository('olivia/site', { permissions: { alice: 'write', ron: 'read' } });
  token = sandbox.tokenFor({ installation: 'olivia' });
});
afterEach(async () => {
  expect(sandbox.gaps).toEqual([]);
  await sandbox.close();
});

async function timeline(number: number, since = '2026-01-01T00:00:00Z'): Promise<readonly unknown[]> {
  const { data } = await graphql(
    sandbox,
    token,
    `
      query ($n: Int!, $since: DateTime) {
        repository(owner: "olivia", name: "site") {
          issue(number: $n) {
            timelineItems(first: 50, since: $since) {
              nodes {
                __typename
                ... on IssueComment {
                  body
                  lastEditedAt
                  includesCreatedEdit
                  editor {
                    login
                  }
                  author {
                    login
                  }
                }
                ... on CommentDeletedEvent {
                  actor {
                    login
                  }
                  deletedCommentAuthor {
                    login
                  }
                }
                ... on ClosedEvent {
                  stateReason
                  actor {
                    login
                  }
                }
                ... on ConnectedEvent {
                  subject {
                    ... on PullRequest {
                      number
                    }
                  }
                }
              }
            }
          }
        }
      }
    `,
    { n: number, since },
  );
  return at(data, 'repository', 'issue', 'timelineItems', 'nodes') as unknown[];
}

it('shows an edit and who made it, and a deletion without saying of what', async () => {
  const issue = await site.as('alice').openIssue({ title: 'One' });
  const kept = await site.as('ron').comment(issue.number, '/approve');
  const gone = await site.as('ron').comment(issue.number, 'never mind');
  await site.as('alice').editComment(kept.databaseId, '/approve all');
  await site.as('olivia').deleteComment(gone.databaseId);
  expect(await timeline(issue.number)).toEqual([
    {
      __typename: 'IssueComment',
      body: '/approve all',
      lastEditedAt: kept.lastEditedAt,
      includesCreatedEdit: true,
      editor: { login: 'alice' },
      author: { login: 'ron' },
    },
    { __typename: 'CommentDeletedEvent', actor: { login: 'olivia' }, deletedCommentAuthor: { login: 'ron' } },
  ]);
});

it('keeps every text of a comment, newest first, with who gave it when, and forgets what was deleted from them', async () => {
  const issue = await site.as('alice').openIssue({ title: 'One' });
  const { id, databaseId } = await site.as('ron').comment(issue.number, 'one');
  const texts = async (): Promise<unknown> => {
    const fields =
      'totalCount pageInfo { hasNextPage } nodes { id createdAt editedAt editor { login } diff deletedAt deletedBy { login } }';
    const query = `query ($id: ID!) { node(id: $id) { ... on IssueComment { userContentEdits(first: 2) { ${fields} } } } }`;
    return at((await graphql(sandbox, token, query, { id })).data, 'node', 'userContentEdits');
  };
  expect(await texts()).toMatchObject({ totalCount: 0, nodes: [] });
  await site.as('ron').editComment(databaseId, 'two');
  await site.as('alice').editComment(databaseId, 'three');
  expect(await texts()).toMatchObject({
    totalCount: 3,
    pageInfo: { hasNextPage: true },
    nodes: [
      { editor: { login: 'alice' }, diff: 'three', deletedAt: null, deletedBy: null },
      { editor: { login: 'ron' }, diff: 'two' },
    ],
  });
  await expect(site.as('alice').deleteRevision(databaseId, 2)).rejects.toThrow('Not Found');
  sandbox.user('eve');
  await expect(site.as('eve').deleteRevision(databaseId, 1)).rejects.toThrow('Forbidden');
  await site.as('alice').deleteRevision(databaseId, 1);
  await site.as('ron').deleteRevision(databaseId, 0);
  expect(await texts()).toMatchObject({
    nodes: [{ diff: 'three' }, { editor: { login: 'ron' }, diff: null, deletedBy: { login: 'alice' } }],
  });
});

it('compares since with the making of a thing or with its last change, as told', async () => {
  const issue = await site.as('alice').openIssue({ title: 'One' });
  const comment = await site.as('ron').comment(issue.number, 'old');
  sandbox.clock.advance(1_900_000);
  await site.as('ron').editComment(comment.databaseId, 'new');
  const since = '2026-03-02T09:30:00Z';
  expect(await timeline(issue.number, since)).toEqual([]);
  sandbox.quirks.timelineSince = 'updated';
  expect(await timeline(issue.number, since)).toMatchObject([{ body: 'new' }]);
});

it('lets only those with write access comment on a locked conversation, and no App', async () => {
  const issue = await site.as('alice').openIssue({ title: 'One' });
  await site.as('alice').lock(issue.number);
  await site.as('alice').comment(issue.number, 'still here');
  await expect(site.as('ron').comment(issue.number, 'me too')).rejects.toThrow('locked');
  const { errors } = await graphql(
    sandbox,
    token,
    'mutation ($n: AddCommentInput!) { note: addComment(input: $n) { clientMutationId } }',
    { n: { subjectId: issue.id, body: 'x' } },
  );
  expect(errors).toMatchObject([{ path: ['note'], message: 'Unable to create comment because issue is locked.' }]);
  const answer = await rest(sandbox, token, 'POST', `/repos/olivia/site/issues/${issue.number}/comments`, {
    body: 'x',
  });
  expect(answer.status).toBe(403);
});

it('refuses a comment that is too long, and keeps the old body of an issue without a word', async () => {
  const issue = await site.as('alice').openIssue({ title: 'One', body: 'short' });
  const long = 'x'.repeat(65_537);
  const comment = await rest(sandbox, token, 'POST', `/repos/olivia/site/issues/${issue.number}/comments`, {
    body: long,
  });
  expect(comment.status).toBe(422);
  const edit = await rest(sandbox, token, 'PATCH', `/repos/olivia/site/issues/${issue.number}`, { body: long });
  expect([edit.status, edit.body['body']]).toEqual([200, 'short']);
});

it('refuses writes in an archived repository', async () => {
  const issue = await site.as('alice').openIssue({ title: 'One' });
  site.archive();
  const answer = await rest(sandbox, token, 'POST', `/repos/olivia/site/issues/${issue.number}/comments`, {
    body: 'x',
  });
  expect([answer.status, answer.body['message']]).toEqual([403, 'Repository was archived so is read-only.']);
});

it('labels by name in REST, by id in GraphQL, and misses a label that is not there', async () => {
  const issue = await site.as('alice').openIssue({ title: 'One' });
  const path = `/repos/olivia/site/issues/${issue.number}/labels`;
  expect((await rest(sandbox, token, 'POST', path, { labels: ['new one'] })).body).toMatchObject([{ name: 'new one' }]);
  const missing = await rest(sandbox, token, 'DELETE', `${path}/other`);
  expect([missing.status, missing.body['message']]).toEqual([404, 'Label does not exist']);
  expect((await rest(sandbox, token, 'DELETE', `${path}/new%20one`)).body).toEqual([]);
  const taken = await graphql(
    sandbox,
    token,
    'mutation ($l: CreateLabelInput!) { createLabel(input: $l) { label { id } } }',
    { l: { repositoryId: site.nodeId, name: 'New One', color: 'ffffff' } },
  );
  expect(taken.errors).toMatchObject([{ message: 'Name has already been taken' }]);
});

it('finds labels by words of their names and descriptions, and takes none that is too long or has no colour', async () => {
  const make = 'mutation ($l: CreateLabelInput!) { createLabel(input: $l) { label { id } } }';
  const label = { repositoryId: site.nodeId, name: 'stage: plan', color: '1d76db', description: 'Portal: Plan' };
  for (const [wrong, message] of [
    [{ name: 'x'.repeat(51) }, 'Name is too long (maximum is 50 characters)'],
    [{ description: 'x'.repeat(101) }, 'Description is too long (maximum is 100 characters)'],
    [{ color: 'blue' }, 'Color is invalid'],
  ] as const) {
    const { errors } = await graphql(sandbox, token, make, { l: { ...label, ...wrong } });
    expect(errors).toMatchObject([{ type: 'UNPROCESSABLE', message }]);
  }
  await graphql(sandbox, token, make, { l: label });
  await graphql(sandbox, token, make, { l: { ...label, name: 'big', description: null } });
  const find =
    'query ($query: String) { repository(owner: "olivia", name: "site") { labels(first: 9, query: $query) { nodes { name } } } }';
  for (const [query, names] of [
    ['stage: ', ['stage: plan']],
    ['PORTAL', ['stage: plan']],
    ['none', []],
    [null, ['stage: plan', 'big']],
  ] as const) {
    const { data } = await graphql(sandbox, token, find, { query });
    expect(at(data, 'repository', 'labels', 'nodes')).toEqual(names.map((name) => ({ name })));
  }
});

it('closes by hand with a reason, and joins an issue and a pull by hand', async () => {
  const issue = await site.as('alice').openIssue({ title: 'One' });
  await site.as('alice').push('feature', { 'x.md': 'x\n' });
  const pull = await site.as('alice').openPull({ title: 'X', head: 'feature' });
  await site.as('alice').connect(issue.number, pull.number);
  await site.as('alice').close(issue.number, 'NOT_PLANNED');
  await site.as('alice').reopen(issue.number);
  expect(await timeline(issue.number)).toMatchObject([
    { __typename: 'ConnectedEvent', subject: { number: pull.number } },
    { __typename: 'ClosedEvent', stateReason: 'NOT_PLANNED' },
    { __typename: 'ReopenedEvent' },
  ]);
});

it('gives back the first of two equal reactions', async () => {
  const issue = await site.as('alice').openIssue({ title: 'One' });
  const { data } = await graphql(
    sandbox,
    token,
    'mutation ($r: AddReactionInput!) { a: addReaction(input: $r) { reaction { id } } b: addReaction(input: $r) { reaction { id } } }',
    { r: { subjectId: issue.id, content: 'EYES' } },
  );
  expect(at(data, 'a')).toEqual(at(data, 'b'));
});

it('asks for a conclusion of what is completed, and takes at most fifty annotations', async () => {
  const head = await site.head();
  const path = '/repos/olivia/site/check-runs';
  const unfinished = await rest(sandbox, token, 'POST', path, { name: 'x', head_sha: head, status: 'completed' });
  expect([unfinished.status, unfinished.body['message']]).toEqual([
    422,
    expect.stringContaining('"conclusion" wasn\'t supplied'),
  ]);
  const annotations = Array.from({ length: 51 }, () => ({
    path: 'README.md',
    start_line: 1,
    end_line: 1,
    annotation_level: 'notice',
    message: 'x',
  }));
  const output = { title: 'x', summary: 'x', annotations };
  expect((await rest(sandbox, token, 'POST', path, { name: 'x', head_sha: head, output })).status).toBe(422);
  expect(sandbox.gaps.splice(0)).toEqual([
    'the body of checks/create: /output/annotations must NOT have more than 50 items',
  ]);
  expect((await rest(sandbox, token, 'POST', path, { name: 'x', head_sha: '0'.repeat(40) })).status).toBe(422);
});

it('takes one check run twice for two, and shows the newest', async () => {
  const head = (await site.head()) ?? '';
  for (const conclusion of ['failure', 'success']) {
    await rest(sandbox, token, 'POST', '/repos/olivia/site/check-runs', {
      name: 'countersign',
      head_sha: head,
      conclusion,
    });
  }
  const all = await rest(sandbox, token, 'GET', `/repos/olivia/site/commits/${head}/check-runs?filter=all`);
  const latest = await rest(
    sandbox,
    token,
    'GET',
    `/repos/olivia/site/commits/main/check-runs?check_name=countersign&app_id=${sandbox.app.id}`,
  );
  expect([all.body['total_count'], latest.body]).toMatchObject([
    2,
    { total_count: 1, check_runs: [{ conclusion: 'success', app: { id: sandbox.app.id } }] },
  ]);
});

it('moves an issue to another repository with its comments, and forgets it here', async () => {
  const shop = await sandbox.repository('olivia/shop');
  const issue = await site.as('alice').openIssue({ title: 'One' });
  await site.as('ron').comment(issue.number, 'Said');
  const moved = await site.as('olivia').transferIssue(issue.number, shop);
  const { data } = await graphql(
    sandbox,
    token,
    `
      query ($n: Int!) {
        repository(owner: "olivia", name: "shop") {
          issue(number: $n) {
            title
            timelineItems(first: 5) {
              nodes {
                __typename
                ... on IssueComment {
                  body
                  repository {
                    name
                  }
                }
                ... on TransferredEvent {
                  fromRepository {
                    databaseId
                  }
                }
              }
            }
          }
        }
      }
    `,
    { n: moved.number },
  );
  expect(at(data, 'repository', 'issue')).toEqual({
    title: 'One',
    timelineItems: {
      nodes: [
        { __typename: 'IssueComment', body: 'Said', repository: { name: 'shop' } },
        { __typename: 'TransferredEvent', fromRepository: { databaseId: site.id } },
      ],
    },
  });
  expect((await rest(sandbox, token, 'GET', `/repos/olivia/site/issues/${issue.number}`)).status).toBe(404);
  expect(sandbox.deliveries.at(-1)).toMatchObject({ event: 'issues', action: 'transferred', repositoryId: site.id });
});

it('finds a deleted issue no more, by number or by id', async () => {
  const issue = await site.as('alice').openIssue({ title: 'One' });
  await site.as('olivia').deleteIssue(issue.number);
  const { data, errors } = await graphql(sandbox, token, 'query ($id: ID!) { node(id: $id) { id } }', { id: issue.id });
  expect(data).toEqual({ node: null });
  expect(errors).toMatchObject([{ type: 'NOT_FOUND' }]);
  const next = await site.as('alice').openIssue({ title: 'Two' });
  expect(next.number).toBe(issue.number + 1);
});
