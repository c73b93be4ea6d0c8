import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SandboxRepository } from './repository.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { at, graphql, rest } from './talk.ts';

let sandbox: Sandbox;
let site: SandboxRepository;
let token: string;
beforeEach(async () => {
  sandbox = await openSandbox();
  sandbox.organization('acme', { owners: ['olivia'] });
  site = await sandbox.repository('acme/site', {
    files: { 'a.md': '1\n2\n3\n4\n5\n6\n7\n8\n9\n', 'b.md': 'b\n' },
    permissions: { alice: 'write', bob: 'write' },
  });
  token = sandbox.tokenFor({ installation: 'acme' });
});
afterEach(async () => {
  expect(sandbox.gaps).toEqual([]);
  await sandbox.close();
});

it('combines both sides of a file in a merge, so that what lands is neither', async () => {
  await site.as('alice').push('feature', { 'a.md': 'one\n2\n3\n4\n5\n6\n7\n8\n9\n' });
  const pull = await site.as('alice').openPull({ title: 'Top', head: 'feature' });
  await site.as('bob').push('main', { 'a.md': '1\n2\n3\n4\n5\n6\n7\n8\nnine\n' });
  const oid = await site.as('bob').merge(pull.number);
  expect(await site.git('show', 'main:a.md')).toBe('one\n2\n3\n4\n5\n6\n7\n8\nnine');
  expect(await site.git('log', '-1', '--format=%P', oid)).toMatch(/^\w{40} \w{40}$/);
  expect(pull.mergedBy?.login).toBe('bob');
});

it.each(['merge', 'squash', 'rebase'] as const)('refuses a conflict: %s', async (method) => {
  await site.as('alice').push('feature', { 'b.md': 'mine\n' });
  const pull = await site.as('alice').openPull({ title: 'Clash', head: 'feature' });
  await site.as('bob').push('main', { 'b.md': 'yours\n' });
  const answer = await rest(sandbox, token, 'PUT', `/repos/acme/site/pulls/${pull.number}/merge`, {
    merge_method: method,
  });
  expect([answer.status, answer.body['message']]).toEqual([405, 'Pull Request is not mergeable']);
  const { data } = await graphql(
    sandbox,
    token,
    'query ($n: Int!) { repository(owner: "acme", name: "site") { pullRequest(number: $n) { mergeStateStatus mergeable } } }',
    { n: pull.number },
  );
  expect(at(data, 'repository', 'pullRequest')).toEqual({ mergeStateStatus: 'DIRTY', mergeable: 'CONFLICTING' });
});

it('squashes to one commit by the author, who names the others as co-authors', async () => {
  await site.as('alice').push('feature', { 'b.md': 'one\n' });
  await site.as('bob').push('feature', { 'b.md': 'two\n' });
  const pull = await site.as('alice').openPull({ title: 'Both', head: 'feature' });
  const oid = await site.as('bob').merge(pull.number, { method: 'squash' });
  expect(await site.git('log', '-1', '--format=%an|%s|%(trailers:key=Co-authored-by,valueonly)', oid)).toMatch(
    /^alice\|Both \(#\d+\)\|bob <\d+\+bob@users\.noreply\.github\.com>$/,
  );
  expect(await site.git('rev-list', '--count', '--first-parent', 'main')).toBe('2');
});

it('rebases every commit onto the base and keeps its author', async () => {
  await site.as('alice').push('feature', { 'b.md': 'one\n' }, { message: 'First' });
  await site.as('bob').push('feature', { 'b.md': 'two\n' }, { message: 'Second' });
  const pull = await site.as('alice').openPull({ title: 'Both', head: 'feature' });
  await site.as('bob').push('main', { 'a.md': 'moved on\n' });
  await site.as('bob').merge(pull.number, { method: 'rebase' });
  expect(await site.git('log', '--format=%an %cn %s', '-2', 'main')).toBe('bob bob Second\nalice bob First');
  expect(pull.mergeCommitOid).toBe(await site.head());
});

it('refuses a head the caller has not seen', async () => {
  await site.as('alice').push('feature', { 'b.md': 'one\n' });
  const pull = await site.as('alice').openPull({ title: 'One', head: 'feature' });
  const seen = pull.headRefOid;
  await site.as('alice').push('feature', { 'b.md': 'two\n' });
  const answer = await rest(sandbox, token, 'PUT', `/repos/acme/site/pulls/${pull.number}/merge`, { sha: seen });
  expect(answer.status).toBe(409);
  expect(pull.state).toBe('OPEN');
});

it('merges only with the required check of the right App green, unless an administrator goes past it', async () => {
  site.protect('main', { requiredCheck: { name: 'countersign', appId: sandbox.app.id } });
  await site.as('alice').push('feature', { 'b.md': 'one\n' });
  const pull = await site.as('alice').openPull({ title: 'One', head: 'feature' });
  await expect(site.as('bob').merge(pull.number)).rejects.toThrow('Required status check "countersign" is expected.');
  await site.setCheck(pull.headRefOid, 'countersign', 'success', { appId: 66, appSlug: 'impostor' });
  await site.as('bob').setStatus(pull.headRefOid, 'countersign', 'success');
  await expect(site.as('bob').merge(pull.number)).rejects.toThrow('is expected');
  await site.setCheck(pull.headRefOid, 'countersign', 'failure');
  await expect(site.as('bob').merge(pull.number, { bypass: true })).rejects.toThrow('is failing');
  await site.as('olivia').merge(pull.number, { bypass: true });
  expect(pull.mergedBy?.login).toBe('olivia');
});

it('opens the way once the check is green on the head', async () => {
  site.protect('main', { requiredCheck: { name: 'countersign', appId: sandbox.app.id } });
  await site.as('alice').push('feature', { 'b.md': 'one\n' });
  const pull = await site.as('alice').openPull({ title: 'One', head: 'feature' });
  await site.setCheck(pull.headRefOid, 'countersign', 'success');
  await site.as('alice').push('feature', { 'b.md': 'two\n' });
  await expect(site.as('bob').merge(pull.number)).rejects.toThrow('is expected');
  await site.setCheck(pull.headRefOid, 'countersign', 'success');
  await site.as('bob').merge(pull.number);
  expect(pull.state).toBe('MERGED');
  const [protection, rules] = await Promise.all([
    rest(sandbox, sandbox.tokenFor({ user: 'olivia' }), 'GET', '/repos/acme/site/branches/main/protection'),
    rest(sandbox, token, 'GET', '/repos/acme/site/rules/branches/main'),
  ]);
  expect(protection.body['required_status_checks']).toMatchObject({
    checks: [{ context: 'countersign', app_id: sandbox.app.id }],
  });
  expect(rules.body).toMatchObject([{ parameters: { required_status_checks: [{ integration_id: sandbox.app.id }] } }]);
});

async function closer(number: number): Promise<unknown> {
  const { data } = await graphql(
    sandbox,
    token,
    `
      query ($n: Int!) {
        repository(owner: "acme", name: "site") {
          issue(number: $n) {
            state
            timelineItems(last: 1, itemTypes: [CLOSED_EVENT]) {
              nodes {
                ... on ClosedEvent {
                  closer {
                    __typename
                    ... on PullRequest {
                      number
                    }
                    ... on Commit {
                      oid
                    }
                  }
                }
              }
            }
          }
        }
      }
    `,
    { n: number },
  );
  return at(data, 'repository', 'issue', 'timelineItems', 'nodes', 0, 'closer');
}

it('closes what a merged pull and a pushed commit name, and says what closed it', async () => {
  const alice = site.as('alice');
  const one = await alice.openIssue({ title: 'One' });
  const two = await alice.openIssue({ title: 'Two' });
  await alice.push('feature', { 'b.md': 'one\n' });
  const pull = await alice.openPull({ title: 'One', body: `Closes #${one.number}`, head: 'feature' });
  await site.as('bob').merge(pull.number);
  const pushed = await site.as('bob').push('main', { 'b.md': 'two\n' }, { message: `Fixes #${two.number}` });
  expect(await closer(one.number)).toEqual({ __typename: 'PullRequest', number: pull.number });
  expect(await closer(two.number)).toEqual({ __typename: 'Commit', oid: pushed });
});

it('calls a pull merged when its head is pushed to the base', async () => {
  await site.as('alice').push('feature', { 'b.md': 'one\n' });
  const pull = await site.as('alice').openPull({ title: 'One', head: 'feature' });
  await site.as('bob').forcePush('main', pull.headRefOid);
  expect([pull.state, pull.mergeCommitOid, pull.mergedBy?.login]).toEqual(['MERGED', pull.headRefOid, 'bob']);
});

it('lists renamed files with their former name in REST, and only the new one in GraphQL', async () => {
  await site.as('alice').push('feature', { 'a.md': null, 'c.md': '1\n2\n3\n4\n5\n6\n7\n8\n9\n' });
  const pull = await site.as('alice').openPull({ title: 'Move', head: 'feature' });
  const files = await rest(sandbox, token, 'GET', `/repos/acme/site/pulls/${pull.number}/files`);
  expect(files.body).toMatchObject([{ filename: 'c.md', status: 'renamed', previous_filename: 'a.md' }]);
});

it('pages through the files of a pull', async () => {
  const files = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`many/${index}.md`, `${index}\n`]));
  await site.as('alice').push('feature', files);
  const pull = await site.as('alice').openPull({ title: 'Many', head: 'feature' });
  const path = `/repos/acme/site/pulls/${pull.number}/files?per_page=100`;
  const first = await rest(sandbox, token, 'GET', path);
  expect(first.headers.get('link')).toContain('page=2>; rel="next"');
  const second = await rest(sandbox, token, 'GET', `${path}&page=2`);
  expect([at(first.body, 'length'), at(second.body, 'length')]).toEqual([100, 20]);
});

it('takes a pull from a fork, whose commits get no suite and whose head lives elsewhere', async () => {
  const fork = await sandbox.fork(site, 'mallory');
  await fork.as('mallory').push('feature', { 'b.md': 'theirs\n' });
  const pull = await site.as('mallory').openPull({ title: 'From outside', head: 'feature' }, fork);
  await fork.as('mallory').push('feature', { 'b.md': 'theirs, again\n' });
  const { data } = await graphql(
    sandbox,
    token,
    `
      query ($n: Int!) {
        repository(owner: "acme", name: "site") {
          pullRequest(number: $n) {
            isCrossRepository
            headRefOid
            headRepository {
              databaseId
            }
            commits(last: 1) {
              nodes {
                commit {
                  oid
                  checkSuites(first: 5) {
                    totalCount
                  }
                }
              }
            }
          }
        }
      }
    `,
    { n: pull.number },
  );
  expect(at(data, 'repository', 'pullRequest')).toEqual({
    isCrossRepository: true,
    headRefOid: await fork.head('feature'),
    headRepository: { databaseId: fork.id },
    commits: { nodes: [{ commit: { oid: await fork.head('feature'), checkSuites: { totalCount: 0 } } }] },
  });
});

it('lets nobody push or merge without write access', async () => {
  await site.as('alice').push('feature', { 'b.md': 'one\n' });
  const pull = await site.as('alice').openPull({ title: 'One', head: 'feature' });
  await expect(site.as('mallory').merge(pull.number)).rejects.toThrow('Permission to acme/site.git denied to mallory.');
  await expect(site.as('mallory').push('main', { 'b.md': 'mine\n' })).rejects.toThrow('denied');
  await expect(site.as('mallory').forcePush('main', pull.headRefOid)).rejects.toThrow('denied');
  expect(pull.state).toBe('OPEN');
});
