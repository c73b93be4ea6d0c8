import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SandboxRepository } from './repository.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { at, jwtOf, rest } from './talk.ts';

type Heard = { readonly id: string; readonly event: string; readonly signature: string; readonly body: string };
let sandbox: Sandbox;
let site: SandboxRepository;
let endpoint: Server;
let heard: Heard[];
let answer: number;
beforeEach(async () => {
  sandbox = await openSandbox({ webhookTimeoutMilliseconds: 200 });
  heard = [];
  answer = 200;
  endpoint = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString('utf8')));
    request.on('end', () => {
      heard.push({
        id: String(request.headers['x-github-delivery']),
        event: String(request.headers['x-github-event']),
        signature: String(request.headers['x-hub-signature-256']),
        body,
      });
      if (answer !== 0) response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => {
    endpoint.listen(0, '127.0.0.1', resolve);
  });
  sandbox.organization('acme', { owners: ['olivia'] });
  site = await sandbox.repository('acme/site', { permissions: { alice: 'write', bob: 'write' } });
  sandbox.deliverTo(`http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/hook`);
});
afterEach(async () => {
  expect(sandbox.gaps).toEqual([]);
  await sandbox.close();
  endpoint.closeAllConnections();
  await new Promise((resolve) => {
    endpoint.close(resolve);
  });
});

function events(): string[] {
  return heard.map(({ event, body }) => {
    const action = at(JSON.parse(body), 'action');
    return typeof action === 'string' ? `${event} ${action}` : event;
  });
}

it('signs the bytes it delivers with the secret of the App', async () => {
  await site.as('alice').openIssue({ title: 'Ünïcode' });
  await sandbox.settled();
  expect(heard).toHaveLength(1);
  for (const { body, signature } of heard) {
    expect(signature).toBe(`sha256=${createHmac('sha256', sandbox.app.webhookSecret).update(body).digest('hex')}`);
  }
});

it('carries what deciding without a request needs', async () => {
  const issue = await site.as('alice').openIssue({ title: 'One', labels: ['countersign'] });
  await site.as('bob').comment(issue.number, '/advance');
  await site.as('bob').push('feature', { 'x.md': 'x\n' });
  const pull = await site.as('bob').openPull({ title: 'X', body: 'Project: #1', head: 'feature' });
  const before = pull.headRefOid;
  await site.as('alice').push('feature', { 'y.md': 'y\n' });
  await site.as('alice').review(pull.number, 'APPROVED');
  await site.as('bob').merge(pull.number);
  const find = (event: string, action: string | null): unknown =>
    sandbox.deliveries.findLast((each) => each.event === event && each.action === action)?.payload;
  const installation = { id: sandbox.app.installationId('acme') };
  expect(find('issue_comment', 'created')).toMatchObject({
    issue: { number: issue.number, labels: [{ name: 'countersign' }] },
    comment: {
      body: '/advance',
      user: { login: 'bob', id: sandbox.user('bob').databaseId, type: 'User' },
      performed_via_github_app: null,
    },
    repository: { id: site.id, full_name: 'acme/site', owner: { login: 'acme' } },
    organization: { login: 'acme' },
    sender: { login: 'bob' },
    installation,
  });
  expect(find('pull_request', 'synchronize')).toMatchObject({
    number: pull.number,
    before,
    after: pull.headRefOid,
    sender: { login: 'alice' },
    pull_request: {
      body: 'Project: #1',
      head: { ref: 'feature', sha: pull.headRefOid, repo: { id: site.id } },
      base: { ref: 'main', repo: { id: site.id } },
    },
  });
  expect(find('pull_request_review', 'submitted')).toMatchObject({
    review: { commit_id: pull.headRefOid, state: 'approved', node_id: pull.reviews[0]?.id },
    pull_request: { number: pull.number },
  });
  expect(find('pull_request', 'closed')).toMatchObject({
    pull_request: { merged: true, merged_by: { login: 'bob' }, merge_commit_sha: pull.mergeCommitOid },
  });
  expect(find('push', null)).toMatchObject({
    ref: 'refs/heads/main',
    forced: false,
    commits: expect.arrayContaining([expect.objectContaining({ added: ['x.md'] })]) as unknown,
  });
  expect(find('check_suite', 'requested')).toMatchObject({
    check_suite: { app: { id: sandbox.app.id }, head_sha: pull.mergeCommitOid },
  });
});

it('tells of what the App does itself, with its bot as the sender', async () => {
  const issue = await site.as('alice').openIssue({ title: 'One' });
  await rest(
    sandbox,
    sandbox.tokenFor({ installation: 'acme' }),
    'POST',
    `/repos/acme/site/issues/${issue.number}/comments`,
    { body: 'Noted' },
  );
  expect(sandbox.deliveries.at(-1)?.payload).toMatchObject({
    sender: { type: 'Bot', login: 'countersign[bot]', id: sandbox.app.botId },
    comment: { performed_via_github_app: { id: sandbox.app.id } },
  });
});

it('never repeats a delivery by itself, notes what became of it, and redelivers under the same id', async () => {
  answer = 500;
  await site.as('alice').openIssue({ title: 'One' });
  await sandbox.settled();
  expect(heard).toHaveLength(1);
  answer = 200;
  const jwt = jwtOf(sandbox);
  const listed = await rest(sandbox, jwt, 'GET', '/app/hook/deliveries');
  expect(listed.body).toMatchObject([
    { status_code: 500, event: 'issues', action: 'opened', redelivery: false },
    { event: 'installation' },
  ]);
  const id = String(at(listed.body, 0, 'id'));
  expect((await rest(sandbox, jwt, 'GET', `/app/hook/deliveries/${id}`)).body).toMatchObject({
    request: { payload: { issue: { title: 'One' } } },
  });
  expect((await rest(sandbox, jwt, 'POST', `/app/hook/deliveries/${id}/attempts`)).status).toBe(202);
  await sandbox.settled();
  expect(heard.map((each) => each.id)).toEqual([heard[0]?.id, heard[0]?.id]);
  expect(sandbox.deliveries.at(-1)).toMatchObject({ redelivered: true, status: 200 });
});

it('notes an endpoint that does not answer in time, and goes on', async () => {
  answer = 0;
  await site.as('alice').openIssue({ title: 'One' });
  await sandbox.settled();
  answer = 200;
  await site.as('alice').openIssue({ title: 'Two' });
  await sandbox.settled();
  expect(sandbox.deliveries.slice(-2).map(({ status }) => status)).toEqual([0, 200]);
});

it('drops, doubles, holds and reorders deliveries when told to', async () => {
  sandbox.webhooks.tamper(({ event, payload }) => {
    if (event === 'issue_comment') return 'hold';
    return at(payload, 'issue', 'title') === 'Lost' ? 'drop' : 'twice';
  });
  const issue = await site.as('alice').openIssue({ title: 'One' });
  await site.as('alice').openIssue({ title: 'Lost' });
  await site.as('alice').comment(issue.number, 'first');
  await site.as('alice').comment(issue.number, 'second');
  await sandbox.settled();
  expect(events()).toEqual(['issues opened', 'issues opened']);
  expect(heard[0]?.id).toBe(heard[1]?.id);
  sandbox.webhooks.release((held) => held.toReversed());
  await sandbox.settled();
  expect(heard.slice(2).map(({ body }) => at(JSON.parse(body), 'comment', 'body'))).toEqual(['second', 'first']);
});

it('tells an App only what it may read', async () => {
  sandbox.install('acme', { permissions: { issues: 'write' } });
  await site.as('alice').push('feature', { 'x.md': 'x\n' });
  await site.as('alice').openIssue({ title: 'One' });
  sandbox.team('acme', 'legal', ['carol']);
  await sandbox.settled();
  expect(events()).toEqual(['issues opened']);
});

it('tells of teams and their members when members may be read', async () => {
  sandbox.team('acme', 'legal', ['carol']);
  sandbox.removeFromTeam('acme', 'legal', 'carol');
  await sandbox.settled();
  expect(events()).toEqual(['team created', 'membership added', 'membership removed']);
});

it('sends the press of a button to the App that owns the check run, and to no other', async () => {
  const oid = (await site.head()) ?? '';
  const made = await rest(sandbox, sandbox.tokenFor({ installation: 'acme' }), 'POST', '/repos/acme/site/check-runs', {
    name: 'countersign',
    head_sha: oid,
    status: 'completed',
    conclusion: 'action_required',
    actions: [{ label: 'Approve', description: 'Approve it', identifier: 'approve' }],
  });
  await site.as('bob').press(Number(made.body['id']), 'approve');
  await sandbox.settled();
  expect(JSON.parse(heard.at(-1)?.body ?? '{}')).toMatchObject({
    action: 'requested_action',
    requested_action: { identifier: 'approve' },
    check_run: { head_sha: oid },
    sender: { login: 'bob' },
  });
});

it('tells of the installation itself: made, suspended, removed', async () => {
  sandbox.suspend('acme');
  sandbox.suspend('acme', false);
  sandbox.uninstall('acme');
  await site.as('alice').openIssue({ title: 'Unheard' });
  await sandbox.settled();
  expect(sandbox.deliveries.filter(({ event }) => event === 'installation').map(({ action }) => action)).toEqual([
    'created',
    'suspend',
    'unsuspend',
    'deleted',
  ]);
  expect(sandbox.deliveries.filter(({ event }) => event === 'issues')).toEqual([]);
});

it('tells which repositories were added to an installation and taken away', async () => {
  const shop = await sandbox.repository('acme/shop');
  sandbox.install('acme', { repositories: [site] });
  sandbox.install('acme', { repositories: [site, shop] });
  await shop.as('olivia').openIssue({ title: 'Heard again' });
  await sandbox.settled();
  expect(events()).toEqual(['installation_repositories removed', 'installation_repositories added', 'issues opened']);
  expect(sandbox.deliveries.find(({ action }) => action === 'removed')?.payload).toMatchObject({
    repositories_removed: [{ id: shop.id, full_name: 'acme/shop' }],
    installation: { id: sandbox.app.installationId('acme') },
  });
});

it('tells of a repository that is renamed, archived, and deleted', async () => {
  sandbox.renameRepository(site, 'shop');
  site.archive();
  sandbox.deleteRepository(site);
  await sandbox.settled();
  expect(events()).toEqual(['repository renamed', 'repository archived', 'repository deleted']);
  const gone = await rest(sandbox, sandbox.tokenFor({ installation: 'acme' }), 'GET', '/repos/acme/shop');
  expect(gone.status).toBe(404);
});
