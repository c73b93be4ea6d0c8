import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SandboxRepository } from './repository.ts';
import { routes } from './rest/routes.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { eventsNeeded } from './schemas/needed.ts';
import { jwtOf, rest } from './talk.ts';

let sandbox: Sandbox;
let site: SandboxRepository;
beforeEach(async () => {
  sandbox = await openSandbox();
  sandbox.organization('acme', { owners: ['olivia'] });
  site = await sandbox.repository('acme/site', {
    permissions: { alice: 'write', bob: 'write', root: 'admin' },
    files: { 'README.md': '# Site\n', 'docs/a.md': 'a\n' },
  });
  sandbox.team('acme', 'law', ['carol'], { repositories: { 'acme/site': 'write' } });
  sandbox.team('acme', 'legal', ['carol', 'dave'], { parent: 'law', repositories: { 'acme/site': 'write' } });
});
afterEach(async () => {
  expect(sandbox.gaps).toEqual([]);
  await sandbox.close();
});

it('every operation of the sandbox is asked and answers as GitHub publishes', async () => {
  const alice = site.as('alice');
  await alice.push('feature', { 'b.md': 'b\n', 'docs/a.md': null });
  const oid = await alice.push('main', { 'c.md': 'c\n' });
  const pull = await alice.openPull({ title: 'B', body: 'It is b.', head: 'feature' });
  await alice.push('other', { 'd.md': 'd\n' });
  await site.as('bob').review(pull.number, 'APPROVED');
  const issue = await alice.openIssue({ title: 'One', labels: ['bug'] });
  const comment = await alice.comment(issue.number, 'Yes.');
  await alice.setStatus(oid, 'lint', 'success');
  site.protect('main', { requiredCheck: { name: 'lint', appId: null }, requiredReviews: 1, mayPush: ['root'] });
  sandbox.deliverTo(null);
  const [delivery] = sandbox.deliveries;

  const app = jwtOf(sandbox);
  const bot = sandbox.tokenFor({ installation: 'acme' });
  const root = sandbox.tokenFor({ user: 'root' });
  const id = sandbox.app.installationId('acme');
  const here = '/repos/acme/site';
  async function ask(token: string, request: string, body?: unknown): Promise<Record<string, unknown>> {
    const [method = '', path = ''] = request.split(' ');
    const answer = await rest(sandbox, token, method, path, body);
    expect(`${request}: ${answer.status}`).toMatch(/: 20\d$/u);
    return answer.body;
  }

  for (const request of [
    'GET /app',
    'GET /app/installations?per_page=100&page=1',
    `GET /app/installations/${id}`,
    `GET ${here}/installation`,
    'GET /app/hook/config',
    'GET /app/hook/deliveries?per_page=100',
    `GET /app/hook/deliveries/${String(delivery?.id)}`,
    `POST /app/hook/deliveries/${String(delivery?.id)}/attempts`,
  ])
    await ask(app, request);
  const tokens = `POST /app/installations/${id}/access_tokens`;
  await ask(app, tokens);
  await ask(app, tokens, { repositories: ['site'], permissions: { issues: 'write' } });

  for (const request of ['GET /user', 'GET /users/alice', `GET ${here}`, `GET ${here}/branches/main/protection`])
    await ask(root, request);
  for (const request of [
    'GET /meta',
    'GET /rate_limit',
    'GET /installation/repositories?per_page=100&page=1',
    `GET ${here}`,
    `GET ${here}/collaborators`,
    ...['alice', 'nobody', 'github-actions[bot]'].map((login) => {
      sandbox.user('nobody');
      return `GET ${here}/collaborators/${encodeURIComponent(login)}/permission`;
    }),
    `GET ${here}/contents/docs/a.md`,
    `GET ${here}/contents/docs?ref=main`,
    `GET ${here}/commits/main`,
    `GET ${here}/compare/main...feature`,
    `GET ${here}/branches/main`,
    `GET ${here}/branches/feature`,
    `GET ${here}/git/ref/heads/main`,
    `GET ${here}/git/commits/${oid}`,
    `GET ${here}/git/trees/${oid}`,
    `GET ${here}/pulls?state=all`,
    `GET ${here}/pulls/${pull.number}`,
    `GET ${here}/pulls/${pull.number}/files`,
    `GET ${here}/pulls/${pull.number}/commits`,
    `GET ${here}/pulls/${pull.number}/reviews`,
    `GET ${here}/issues/${issue.number}`,
    `GET ${here}/issues/${pull.number}`,
    `GET ${here}/issues/${issue.number}/comments?per_page=100&since=2026-03-02T09:00:00Z`,
    `GET ${here}/issues/comments/${comment.databaseId}`,
  ])
    await ask(bot, request);

  const blob = await ask(bot, `POST ${here}/git/blobs`, { content: 'x', encoding: 'utf-8' });
  await ask(bot, `GET ${here}/git/blobs/${String(blob['sha'])}`);
  const entry = { path: 'x.md', mode: '100644', type: 'blob', sha: blob['sha'] };
  const tree = await ask(bot, `POST ${here}/git/trees`, { tree: [entry] });
  const commit = await ask(bot, `POST ${here}/git/commits`, { message: 'X', tree: tree['sha'], parents: [] });
  await ask(bot, `POST ${here}/git/refs`, { ref: 'refs/heads/x', sha: commit['sha'] });
  await ask(bot, `PATCH ${here}/git/refs/heads/x`, { sha: oid, force: true });
  await ask(bot, `DELETE ${here}/git/refs/heads/x`);

  await ask(bot, `POST ${here}/issues`, { title: 'Two', body: 'It is two.', labels: ['bug'] });
  await ask(bot, `PATCH ${here}/issues/${issue.number}`, { title: 'Uno', state: 'closed', state_reason: 'completed' });
  const said = await ask(bot, `POST ${here}/issues/${issue.number}/comments`, { body: 'No.' });
  await ask(bot, `GET /user/${issue.author.databaseId}`);
  const words = `${here}/issues/comments/${String(said['id'])}`;
  await ask(bot, `PATCH ${words}`, { body: 'Yes.' });
  await ask(bot, `POST ${words}/reactions`, { content: '+1' });
  await ask(bot, `GET ${words}`);
  await ask(bot, `DELETE ${words}`);
  await ask(bot, `POST ${here}/labels`, { name: 'new', color: 'ff0000', description: 'It is new.' });
  await ask(bot, `POST ${here}/issues/${issue.number}/labels`, { labels: ['new'] });
  await ask(bot, `DELETE ${here}/issues/${issue.number}/labels/new`);

  const output = { title: 'Lint', summary: 'All is well.' };
  const run = await ask(bot, `POST ${here}/check-runs`, {
    name: 'countersign',
    head_sha: oid,
    status: 'in_progress',
    external_id: '1',
    output,
    actions: [{ label: 'Again', description: 'Look again', identifier: 'again' }],
  });
  await ask(bot, `PATCH ${here}/check-runs/${String(run['id'])}`, { conclusion: 'success', output });
  await ask(bot, `GET ${here}/check-runs/${String(run['id'])}`);
  await ask(bot, `GET ${here}/commits/main/check-runs?check_name=countersign&filter=all`);
  await ask(root, `POST ${here}/statuses/${oid}`, { state: 'success', context: 'lint' });
  await ask(bot, `POST ${here}/dispatches`, { event_type: 'go', client_payload: { why: 'so' } });

  await ask(bot, `POST ${here}/pulls`, { title: 'D', head: 'other', base: 'main', body: 'It is d.' });
  const reviewers = `${here}/pulls/${pull.number}/requested_reviewers`;
  await ask(bot, `POST ${reviewers}`, { reviewers: ['bob'], team_reviewers: ['legal'] });
  await ask(bot, `GET ${here}/pulls/${pull.number}`);
  await ask(bot, `DELETE ${reviewers}`, { reviewers: ['bob'], team_reviewers: ['legal'] });
  await ask(root, `POST ${here}/pulls/${pull.number}/reviews`, { event: 'APPROVE', body: 'Good.' });
  await ask(root, `GET ${here}/rules/branches/main`);
  site.unprotect('main');
  await ask(root, `PUT ${here}/pulls/${pull.number}/merge`, { merge_method: 'squash', sha: pull.headRefOid });
  await ask(bot, `GET ${here}/pulls/${pull.number}`);
  await ask(bot, `GET ${here}/issues/${pull.number}`);

  const conditions = { ref_name: { include: ['refs/heads/countersign'], exclude: [] } };
  const ruleset = await ask(root, `POST ${here}/rulesets`, {
    name: 'The record',
    target: 'branch',
    enforcement: 'active',
    conditions,
    bypass_actors: [{ actor_id: sandbox.app.id, actor_type: 'Integration', bypass_mode: 'always' }],
    rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }],
  });
  const rules = `${here}/rulesets/${String(ruleset['id'])}`;
  await ask(root, `PUT ${rules}`, { conditions });
  await ask(bot, `GET ${rules}`);
  await ask(bot, `GET ${here}/rules/branches/countersign`);

  const met = new Set(sandbox.requests.map(({ operation }) => operation));
  expect(routes.map((route) => route.id).filter((each) => !met.has(each))).toEqual([]);
});

it('every act in the sandbox tells of itself as GitHub publishes', async () => {
  const [alice, bob, bot] = [site.as('alice'), site.as('bob'), site.as('countersign[bot]')];
  const other = await sandbox.repository('acme/other', { permissions: { alice: 'write' } });
  const issue = await alice.openIssue({ title: 'One', body: 'It is one.', labels: ['bug'] });
  const { number } = issue;
  await alice.editIssue(number, { title: 'Uno', body: 'It is uno.' });
  const comment = await bot.comment(number, 'Yes.');
  await bot.editComment(comment.databaseId, 'No.');
  await bot.deleteComment(comment.databaseId);
  await alice.label(number, 'new');
  await alice.unlabel(number, 'new');
  await alice.lock(number);
  await alice.unlock(number);
  await alice.close(number, 'NOT_PLANNED');
  await alice.reopen(number);
  await alice.transferIssue(number, other);
  await bot.deleteIssue((await bot.openIssue({ title: 'Two' })).number);

  const first = (await site.head()) ?? '';
  const lost = await alice.push('feature', { 'b.md': 'b\n' });
  const pull = await alice.openPull({ title: 'B', head: 'feature', draft: true });
  const { number: landing } = pull;
  // Asked all the time: each of these webhooks tells of teams.
  await alice.requestReviewers(landing, [], ['legal']);
  await alice.setDraft(landing, false);
  await alice.setDraft(landing, true);
  await alice.setDraft(landing, false);
  await alice.push('feature', { 'c.md': 'c\n' });
  await alice.forcePush('feature', lost);
  await alice.editIssue(landing, { title: 'Bee', body: 'It is b.' });
  await bob.label(landing, 'new');
  await bob.comment(landing, 'Hm.');
  await alice.requestReviewers(landing, ['bob'], ['legal']);
  await alice.removeReviewers(landing, ['bob'], ['legal']);
  await alice.requestReviewers(landing, [], ['legal']);
  const review = await bob.review(landing, 'CHANGES_REQUESTED', { body: 'No.' });
  await bob.editReview(review.databaseId, 'Not yet.');
  await site.as('root').dismissReview(review.databaseId, 'He is away.');
  await bob.review(landing, 'COMMENTED', { body: 'Back.' });
  await alice.changeBase(landing, 'feature').catch(() => undefined);
  await alice.changeBase(landing, 'main');
  await alice.connect((await alice.openIssue({ title: 'Three' })).number, landing);
  await alice.close(landing);
  await alice.reopen(landing);
  await alice.setStatus(lost, 'lint', 'success');
  await site.setCheck(lost, 'countersign', null);
  await site.setCheck(lost, 'countersign', 'success');
  const actions = [{ label: 'Again', description: 'Look again', identifier: 'again' }];
  const token = sandbox.tokenFor({ installation: 'acme' });
  const asked = { name: 'countersign', head_sha: lost, actions };
  const { body: run } = await rest(sandbox, token, 'POST', '/repos/acme/site/check-runs', asked);
  await alice.press(Number(run['id']), 'again');
  await alice.enableAutoMerge(landing);
  await alice.enqueue(landing);
  await alice.dequeue(landing);
  await alice.enqueue(landing);
  await site.mergeQueued(landing);
  await alice.deleteBranch('feature');
  const draft = await alice.release({ tag: 'v1', text: 'It is b.', isDraft: true });
  await alice.editRelease(draft, { isDraft: false });
  await alice.editRelease(draft, { title: 'One', text: 'It is c.' });
  await alice.editRelease(draft, { isDraft: true });
  await alice.deleteRelease(await alice.release({ tag: 'v2', isPrerelease: true }));

  const fork = await sandbox.fork(site, 'alice');
  await fork.as('alice').push('side', { 'd.md': 'd\n' });
  const side = await alice.openPull({ title: 'D', head: 'side' }, fork);
  await site.as('root').merge(side.number, { method: 'rebase' });
  await alice.push('first', { 'e.md': 'e\n' }, { from: first });
  sandbox.deleteUser('bob');
  await alice.comment(landing, 'Bob is gone.');

  sandbox.removeFromTeam('acme', 'legal', 'dave');
  sandbox.suspend('acme');
  sandbox.suspend('acme', false);
  sandbox.install('acme', { repositories: [site] });
  sandbox.install('acme', { repositories: 'all' });
  sandbox.renameRepository(site, 'portal');
  site.archive();
  site.archive(false);
  sandbox.install('olivia');
  sandbox.transferRepository(other, 'olivia');
  sandbox.deleteRepository(other);
  sandbox.uninstall('acme');

  const told = new Set(sandbox.deliveries.map(({ event }) => event));
  // Nothing in the sandbox causes the first three; the last comes of a request.
  const never = ['installation_target', 'member', 'organization', 'repository_dispatch'];
  expect(eventsNeeded().filter((event) => !told.has(event))).toEqual(never);
});
