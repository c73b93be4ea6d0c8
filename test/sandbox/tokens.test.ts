import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SandboxRepository } from './repository.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { at, graphql, jwtOf, rest } from './talk.ts';

let sandbox: Sandbox;
let site: SandboxRepository;
beforeEach(async () => {
  sandbox = await openSandbox();
  sandbox.organization('acme', { owners: ['olivia'], members: ['max'], basePermission: null });
  site = await sandbox.repository('acme/site', { permissions: { alice: 'triage', bob: 'maintain' } });
  sandbox.team('acme', 'legal', ['carol'], { repositories: { 'acme/site': 'write' } });
  sandbox.team('acme', 'contracts', ['dave'], { parent: 'legal' });
});
afterEach(async () => {
  expect(sandbox.gaps).toEqual([]);
  await sandbox.close();
});

const path = (): string => `/app/installations/${sandbox.app.installationId('acme')}/access_tokens`;

it('gives an installation token for a signed JSON Web Token only', async () => {
  const now = Math.floor(Date.now() / 1000);
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs1', format: 'pem' })
    .toString();
  const right = [jwtOf(sandbox), jwtOf(sandbox, { iss: sandbox.app.clientId })];
  const wrong = [
    jwtOf(sandbox, {}, other),
    jwtOf(sandbox, { exp: now - 1 }),
    jwtOf(sandbox, { exp: now + 3600 }),
    jwtOf(sandbox, { iss: 1 }),
    'a.b.c',
  ];
  for (const jwt of right) expect((await rest(sandbox, jwt, 'POST', path())).status).toBe(201);
  for (const jwt of wrong) expect((await rest(sandbox, jwt, 'POST', path())).status).toBe(401);
  expect((await rest(sandbox, null, 'POST', path())).status).toBe(401);
});

it('lets a token live for an hour of its own clock', async () => {
  const { body } = await rest(sandbox, jwtOf(sandbox), 'POST', path());
  const token = String(body['token']);
  expect((await rest(sandbox, token, 'GET', '/repos/acme/site')).status).toBe(200);
  sandbox.clock.advance(3_599_000);
  expect((await rest(sandbox, token, 'GET', '/repos/acme/site')).status).toBe(200);
  sandbox.clock.advance(2000);
  const late = await rest(sandbox, token, 'GET', '/repos/acme/site');
  expect([late.status, late.body['message']]).toEqual([401, 'Bad credentials']);
});

it('gives less when less is asked for, and never more', async () => {
  const less = await rest(sandbox, jwtOf(sandbox), 'POST', path(), {
    permissions: { issues: 'read' },
    repositories: ['site'],
  });
  expect(less.body).toMatchObject({
    permissions: { issues: 'read' },
    repository_selection: 'selected',
    repositories: [{ full_name: 'acme/site' }],
  });
  const issue = await site.as('alice').openIssue({ title: 'One' });
  const refused = await rest(
    sandbox,
    String(less.body['token']),
    'POST',
    `/repos/acme/site/issues/${issue.number}/comments`,
    { body: 'x' },
  );
  expect([refused.status, refused.body['message']]).toEqual([403, 'Resource not accessible by integration']);
  const more = await rest(sandbox, jwtOf(sandbox), 'POST', path(), { permissions: { administration: 'write' } });
  expect([more.status, more.body['message']]).toEqual([
    422,
    'The permissions requested are not granted to this installation.',
  ]);
});

it('says FORBIDDEN for one field without its permission, and answers the others', async () => {
  sandbox.install('acme', { permissions: { contents: 'read', issues: 'read' } });
  const { data, errors } = await graphql(
    sandbox,
    sandbox.tokenFor({ installation: 'acme' }),
    'query { repository(owner: "acme", name: "site") { name pullRequest(number: 1) { number } owner { ... on Organization { team(slug: "legal") { slug } } } } }',
  );
  expect(errors.map(({ type, path: where, message }) => [type, where?.join('.'), message])).toEqual([
    ['FORBIDDEN', 'repository.pullRequest', 'Resource not accessible by integration'],
    ['FORBIDDEN', 'repository.owner.team', 'Resource not accessible by integration'],
  ]);
  expect(data).toEqual({ repository: { name: 'site', pullRequest: null, owner: { team: null } } });
});

it('does not show a repository to whom it is shut', async () => {
  await sandbox.repository('zoe/secret', { installed: false });
  const { data, errors } = await graphql(
    sandbox,
    sandbox.tokenFor({ installation: 'acme' }),
    'query { repository(owner: "zoe", name: "secret") { name } }',
  );
  expect(data).toEqual({ repository: null });
  expect(errors).toMatchObject([
    {
      type: 'NOT_FOUND',
      path: ['repository'],
      message: "Could not resolve to a Repository with the name 'zoe/secret'.",
    },
  ]);
  expect((await rest(sandbox, sandbox.tokenFor({ installation: 'acme' }), 'GET', '/repos/zoe/secret')).status).toBe(
    404,
  );
});

async function seen(login: string, token = sandbox.tokenFor({ installation: 'acme' })): Promise<unknown> {
  const { data } = await graphql(
    sandbox,
    token,
    'query ($login: String!) { repository(owner: "acme", name: "site") { collaborators(login: $login, first: 1) { edges { permission node { login } } } } }',
    { login },
  );
  return at(data, 'repository', 'collaborators', 'edges', 0, 'permission');
}

it('knows levels exactly, under-reports nested teams in GraphQL, and counts them in REST', async () => {
  expect(
    await Promise.all(['alice', 'BOB', 'carol', 'olivia', 'dave', 'max', 'ali'].map((login) => seen(login))),
  ).toEqual(['TRIAGE', 'MAINTAIN', 'WRITE', 'ADMIN', undefined, undefined, undefined]);
  sandbox.quirks.collaboratorsSeeNestedTeams = true;
  expect(await seen('dave')).toBe('WRITE');
  const levels = await Promise.all(
    ['alice', 'bob', 'dave', 'max'].map(async (login) => {
      const { body } = await rest(
        sandbox,
        sandbox.tokenFor({ installation: 'acme' }),
        'GET',
        `/repos/acme/site/collaborators/${login}/permission`,
      );
      return [body['permission'], body['role_name']];
    }),
  );
  expect(levels).toEqual([
    ['read', 'triage'],
    ['write', 'maintain'],
    ['write', 'write'],
    ['none', 'none'],
  ]);
});

it('hides what comes through a team from an App that may not read members', async () => {
  const token = sandbox.tokenFor({ installation: 'acme', permissions: { contents: 'read' } });
  expect([await seen('carol', token), await seen('bob', token)]).toEqual([undefined, 'MAINTAIN']);
});

it('lets a workflow write as github-actions, without teams and without the check runs of others', async () => {
  const token = sandbox.tokenFor({ actions: 'acme/site' });
  const issue = await site.as('bob').openIssue({ title: 'One' });
  const { errors, data } = await graphql(
    sandbox,
    token,
    'mutation ($n: AddCommentInput!) { addComment(input: $n) { commentEdge { node { author { __typename login } viewerDidAuthor } } } }',
    { n: { subjectId: issue.id, body: 'Hello' } },
  );
  expect(errors).toEqual([]);
  expect(at(data, 'addComment', 'commentEdge', 'node')).toEqual({
    author: { __typename: 'Bot', login: 'github-actions' },
    viewerDidAuthor: true,
  });
  const run = await site.setCheck((await site.head()) ?? '', 'countersign', null);
  const update = await rest(sandbox, token, 'PATCH', `/repos/acme/site/check-runs/${run}`, { conclusion: 'success' });
  expect([update.status, update.body['message']]).toEqual([403, expect.stringContaining('Invalid app_id `15368`')]);
  const team = await graphql(
    sandbox,
    token,
    'query { repository(owner: "acme", name: "site") { owner { ... on Organization { team(slug: "legal") { slug } } } } }',
  );
  expect(team.errors).toMatchObject([{ type: 'FORBIDDEN' }]);
  expect(sandbox.deliveries.find(({ event }) => event === 'issue_comment')?.startsWorkflows).toBe(false);
});

it('stops answering when the App is suspended, and when it is removed', async () => {
  const token = sandbox.tokenFor({ installation: 'acme' });
  sandbox.suspend('acme');
  expect((await rest(sandbox, token, 'GET', '/repos/acme/site')).status).toBe(403);
  sandbox.suspend('acme', false);
  expect((await rest(sandbox, token, 'GET', '/repos/acme/site')).status).toBe(200);
  sandbox.uninstall('acme');
  expect((await rest(sandbox, token, 'GET', '/repos/acme/site')).status).toBe(401);
});

it('counts points and stops when the hour is spent', async () => {
  sandbox.limits.installation = 2;
  const token = sandbox.tokenFor({ installation: 'acme' });
  const first = await rest(sandbox, token, 'GET', '/repos/acme/site');
  expect([first.headers.get('x-ratelimit-remaining'), first.headers.get('x-ratelimit-limit')]).toEqual(['1', '2']);
  await rest(sandbox, token, 'GET', '/repos/acme/site');
  expect((await rest(sandbox, token, 'GET', '/repos/acme/site')).status).toBe(403);
  expect((await graphql(sandbox, token, 'query { viewer { login } }')).errors).toMatchObject([
    { type: 'RATE_LIMITED' },
  ]);
  sandbox.clock.advance(3_600_001);
  expect((await rest(sandbox, sandbox.tokenFor({ installation: 'acme' }), 'GET', '/repos/acme/site')).status).toBe(200);
});

const query = (follow: boolean): string =>
  `query { repository(owner: "acme", name: "site", followRenames: ${follow}) { databaseId } }`;

it('finds a renamed repository under its old name, unless GraphQL is told not to follow', async () => {
  sandbox.renameRepository(site, 'shop');
  const token = sandbox.tokenFor({ installation: 'acme' });
  expect((await rest(sandbox, token, 'GET', '/repos/acme/site')).body).toMatchObject({
    full_name: 'acme/shop',
    id: site.id,
  });
  expect((await graphql(sandbox, token, query(true))).data).toEqual({ repository: { databaseId: site.id } });
  expect((await graphql(sandbox, token, query(false))).errors).toMatchObject([{ type: 'NOT_FOUND' }]);
});
