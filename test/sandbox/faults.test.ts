import { afterEach, beforeEach, expect, it } from 'vitest';
import { faultAnswers } from './faults.ts';
import type { SandboxRepository } from './repository.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { at, graphql, rest } from './talk.ts';

let sandbox: Sandbox;
let site: SandboxRepository;
let token: string;
beforeEach(async () => {
  sandbox = await openSandbox();
  site = await sandbox.repository('olivia/site', { files: { 'a.md': 'a\n' } });
  token = sandbox.tokenFor({ installation: 'olivia' });
});
afterEach(async () => {
  await sandbox.close();
});

const look = 'query Look { viewer { login } }';

it('notes every request: what was asked, by whom, how it ended', async () => {
  await graphql(sandbox, token, look);
  await graphql(
    sandbox,
    token,
    'mutation Say($n: AddCommentInput!) { note: addComment(input: $n) { clientMutationId } }',
    { n: { subjectId: 'x', body: 'y' } },
  );
  await rest(sandbox, token, 'GET', '/repos/olivia/site');
  await rest(sandbox, null, 'GET', '/repos/olivia/site');
  expect(
    sandbox.requests.map(({ method, operation, fields, kind, who, status }) => [
      method,
      operation,
      fields.join(),
      kind,
      who,
      status,
    ]),
  ).toEqual([
    ['POST', 'Look', 'viewer', 'read', 'countersign[bot]', 200],
    ['POST', 'Say', 'note', 'write', 'countersign[bot]', 200],
    ['GET', 'repos/get', '', 'read', 'countersign[bot]', 200],
    ['GET', 'repos/get', '', 'read', null, 401],
  ]);
  expect(JSON.stringify(sandbox.requests)).not.toContain(token);
  sandbox.clearRequests();
  expect(sandbox.requests).toEqual([]);
});

it('answers in place of an operation, as often as told', async () => {
  sandbox.faults.inject({ match: 'repos/get', times: 2, answer: faultAnswers.badGateway });
  const statuses: number[] = [];
  for (const _ of [1, 2, 3]) {
    const answer = await fetch(`${sandbox.url}/api/v3/repos/olivia/site`, {
      headers: { authorization: `token ${token}` },
    });
    statuses.push(answer.status);
    if (answer.status === 502) expect(await answer.text()).toContain('<h1>502 Bad Gateway</h1>');
    else await answer.arrayBuffer();
  }
  expect(statuses).toEqual([502, 502, 200]);
});

it('limits with and without a time to wait', async () => {
  sandbox.faults.inject({ match: 'repos/get', answer: faultAnswers.secondaryLimit(60) });
  sandbox.faults.inject({ match: 'repos/get', answer: faultAnswers.tooManyRequests() });
  const first = await rest(sandbox, token, 'GET', '/repos/olivia/site');
  const second = await rest(sandbox, token, 'GET', '/repos/olivia/site');
  expect([first.status, first.headers.get('retry-after'), second.status, second.headers.get('retry-after')]).toEqual([
    403,
    '60',
    429,
    null,
  ]);
});

it('says 200 with an error inside, as GraphQL does', async () => {
  sandbox.faults.inject({
    match: ({ fields }) => fields.includes('viewer'),
    answer: faultAnswers.graphql('RATE_LIMITED', 'API rate limit exceeded'),
  });
  expect(await graphql(sandbox, token, look)).toEqual({
    data: null,
    errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }],
  });
});

it('carries a commit out and loses the answer', async () => {
  const before = await site.head();
  sandbox.faults.inject({ match: 'Commit', answer: 'drop the connection', when: 'after' });
  const sent = graphql(
    sandbox,
    token,
    'mutation Commit($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }',
    {
      input: {
        branch: { repositoryNameWithOwner: 'olivia/site', branchName: 'main' },
        expectedHeadOid: before,
        message: { headline: 'Kept' },
      },
    },
  );
  await expect(sent).rejects.toThrow('fetch failed');
  expect(await site.git('log', '-1', '--format=%s %P', 'main')).toBe(`Kept ${String(before)}`);
  expect(sandbox.requests.at(-1)?.status).toBe(0);
});

it('drops a connection before anything happens', async () => {
  const issue = await site.as('olivia').openIssue({ title: 'One' });
  sandbox.faults.inject({ match: 'issues/create-comment', answer: 'drop the connection' });
  await expect(
    rest(sandbox, token, 'POST', `/repos/olivia/site/issues/${issue.number}/comments`, { body: 'x' }),
  ).rejects.toThrow('fetch failed');
  expect(site.comments(issue.number)).toEqual([]);
});

it('refuses what GitHub would refuse to read', async () => {
  expect((await graphql(sandbox, token, 'query { viewer { nope } }')).errors).toMatchObject([
    { message: "Field 'nope' doesn't exist on type 'User'" },
  ]);
  expect((await graphql(sandbox, token, 'query {')).errors).toHaveLength(1);
  const many = await graphql(
    sandbox,
    token,
    'query { repository(owner: "olivia", name: "site") { label(name: "x") { name } labels(first: 101) { totalCount } } }',
  );
  expect(many.errors).toMatchObject([{ type: 'EXCESSIVE_PAGINATION' }]);
  const none = await graphql(
    sandbox,
    token,
    'query { repository(owner: "olivia", name: "site") { labels { totalCount } } }',
  );
  expect(none.errors).toMatchObject([{ type: 'MISSING_PAGINATION_BOUNDARIES' }]);
  const ids = await graphql(sandbox, token, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: Array.from({ length: 101 }, () => site.nodeId),
  });
  expect(ids.errors).toMatchObject([{ type: 'ARGUMENT_LIMIT' }]);
  const branches = (depth: number): string =>
    depth === 0
      ? 'totalCount'
      : `nodes { associatedPullRequests(first: 100) { nodes { commits(first: 100) { nodes { commit { history(first: 100) { ${branches(depth - 1)} } } } } } } }`;
  const huge = await graphql(
    sandbox,
    token,
    `query { repository(owner: "olivia", name: "site") { object(expression: "main") { ... on Commit { history(first: 100) { ${branches(2)} } } } } }`,
  );
  expect(huge.errors).toMatchObject([{ type: 'MAX_NODE_LIMIT_EXCEEDED' }]);
  expect(sandbox.gaps).toEqual([]);
});

it('says aloud what nobody has modelled', async () => {
  const { data, errors } = await graphql(
    sandbox,
    token,
    'query { repository(owner: "olivia", name: "site") { name diskUsage } }',
  );
  expect(data).toEqual({ repository: { name: 'site', diskUsage: null } });
  expect(errors).toMatchObject([{ type: 'NOT_MODELLED', message: 'the sandbox does not model Repository.diskUsage' }]);
  const route = await rest(sandbox, token, 'GET', '/repos/olivia/site/pages');
  expect([route.status, route.body['message']]).toEqual([
    404,
    'the sandbox does not model GET /repos/olivia/site/pages',
  ]);
  expect(sandbox.gaps).toHaveLength(2);
});

const bodies = (page: unknown): unknown[] => (at(page, 'nodes') as unknown[]).map((node) => at(node, 'body'));

it('pages through everything, forwards and backwards, while things come and go', async () => {
  const olivia = site.as('olivia');
  const issue = await olivia.openIssue({ title: 'One' });
  for (let number = 1; number <= 5; number += 1) await olivia.comment(issue.number, String(number));
  const read = async (page: string): Promise<unknown> => {
    const { data } = await graphql(
      sandbox,
      token,
      `query ($n: Int!) { repository(owner: "olivia", name: "site") { issue(number: $n) { timelineItems(${page}, itemTypes: [ISSUE_COMMENT]) {
        filteredCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { ... on IssueComment { body } } } } } }`,
      { n: issue.number },
    );
    return at(data, 'repository', 'issue', 'timelineItems');
  };
  const first = await read('first: 2');
  expect([bodies(first), at(first, 'filteredCount'), at(first, 'pageInfo', 'hasNextPage')]).toEqual([
    ['1', '2'],
    5,
    true,
  ]);
  const [one] = site.comments(issue.number);
  await olivia.deleteComment(one?.databaseId ?? 0);
  const second = await read(`first: 2, after: "${String(at(first, 'pageInfo', 'endCursor'))}"`);
  expect(bodies(second)).toEqual(['3', '4']);
  const last = await read('last: 2');
  expect([bodies(last), at(last, 'pageInfo', 'hasPreviousPage'), at(last, 'pageInfo', 'hasNextPage')]).toEqual([
    ['4', '5'],
    true,
    false,
  ]);
  expect(bodies(await read(`last: 5, before: "${String(at(last, 'pageInfo', 'startCursor'))}"`))).toEqual(['2', '3']);
});
