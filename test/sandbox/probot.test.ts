import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/core';
import { createNodeMiddleware, Probot } from 'probot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SandboxRepository } from './repository.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';

let sandbox: Sandbox;
let site: SandboxRepository;
let server: Server | null;
beforeEach(async () => {
  sandbox = await openSandbox();
  site = await sandbox.repository('olivia/site', { permissions: { alice: 'write' } });
  server = null;
});
afterEach(async () => {
  expect(sandbox.gaps).toEqual([]);
  await sandbox.close();
  server?.closeAllConnections();
  server?.close();
});

it('serves the usual client: it signs in as the App, reads by REST and by GraphQL', async () => {
  const octokit = new Octokit({
    baseUrl: `${sandbox.url}/api/v3`,
    authStrategy: createAppAuth,
    auth: {
      appId: sandbox.app.id,
      privateKey: sandbox.app.privateKey,
      installationId: sandbox.app.installationId('olivia'),
    },
  });
  const issue = await site.as('alice').openIssue({ title: 'One' });
  const read = await octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}', {
    owner: 'olivia',
    repo: 'site',
    issue_number: issue.number,
  });
  expect(read.data).toMatchObject({ title: 'One', user: { login: 'alice' } });
  const app = await octokit.request('GET /app');
  expect(app.data).toMatchObject({ id: sandbox.app.id, slug: 'countersign' });
  expect(await octokit.graphql('query { viewer { login } }')).toEqual({ viewer: { login: 'countersign[bot]' } });
  await expect(octokit.graphql('query { repository(owner: "no", name: "where") { id } }')).rejects.toMatchObject({
    errors: [{ type: 'NOT_FOUND', path: ['repository'] }],
  });
  await expect(octokit.request('GET /repos/no/where')).rejects.toMatchObject({ status: 404 });
});

it('serves stock Probot: it hears of an issue and answers with a comment', async () => {
  const probot = new Probot({
    appId: sandbox.app.id,
    privateKey: sandbox.app.privateKey,
    secret: sandbox.app.webhookSecret,
    baseUrl: `${sandbox.url}/api/v3`,
    logLevel: 'fatal',
  });
  const middleware = await createNodeMiddleware(
    (app) => {
      app.on('issues.opened', async (context) => {
        await context.octokit.rest.issues.createComment(context.issue({ body: 'Welcome' }));
      });
    },
    { probot, webhooksPath: '/hook' },
  );
  server = createServer((request, response) => {
    void middleware(request, response);
  });
  const listening = server;
  await new Promise<void>((resolve) => {
    listening.listen(0, '127.0.0.1', resolve);
  });
  sandbox.deliverTo(`http://127.0.0.1:${(listening.address() as AddressInfo).port}/hook`);
  const issue = await site.as('alice').openIssue({ title: 'One' });
  await sandbox.settled();
  expect(site.comments(issue.number)).toMatchObject([{ body: 'Welcome', author: { login: 'countersign' } }]);
  expect(sandbox.deliveries.slice(-2).map(({ event, status }) => [event, status])).toEqual([
    ['issues', 200],
    ['issue_comment', 200],
  ]);
});
