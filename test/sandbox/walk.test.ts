import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { at, graphql, jwtOf, rest } from './talk.ts';

type Heard = { readonly headers: Readonly<Record<string, unknown>>; readonly body: string };
let sandbox: Sandbox;
let endpoint: Server;
let heard: Heard[];
beforeEach(async () => {
  sandbox = await openSandbox();
  heard = [];
  endpoint = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString('utf8')));
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => {
    endpoint.listen(0, '127.0.0.1', resolve);
  });
  sandbox.deliverTo(`http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/hook`);
});
afterEach(async () => {
  await sandbox.close();
  await new Promise((resolve) => {
    endpoint.close(resolve);
  });
});

it('plays the whole job: an issue, a pull, a review, a commit, a comment, a check, a merge, and the webhooks of all of it', async () => {
  sandbox.organization('acme', { owners: ['olivia'] });
  const site = await sandbox.repository('acme/site', {
    files: { 'README.md': 'Acme\n', 'docs/proposal.md': 'one\n' },
    permissions: { alice: 'write', bob: 'write' },
  });
  const alice = site.as('alice');
  const issue = await alice.openIssue({ title: 'A project', body: 'Please', labels: ['countersign'] });
  await alice.push('feature', { 'docs/proposal.md': 'two\n' });
  const pull = await alice.openPull({ title: 'Proposal', body: `Closes #${issue.number}`, head: 'feature' });
  await site.as('bob').review(pull.number, 'APPROVED');

  const answer = await rest(
    sandbox,
    jwtOf(sandbox),
    'POST',
    `/app/installations/${sandbox.app.installationId('acme')}/access_tokens`,
    {},
  );
  expect(answer.status).toBe(201);
  const token = String(answer.body['token']);

  const seen = await graphql(
    sandbox,
    token,
    `
      query Look($number: Int!, $pull: Int!) {
        viewer {
          login
          databaseId
        }
        repository(owner: "acme", name: "site") {
          id
          issue(number: $number) {
            id
            title
            author {
              login
            }
            labels(first: 5) {
              nodes {
                name
              }
            }
            timelineItems(first: 10) {
              nodes {
                __typename
              }
            }
          }
          pullRequest(number: $pull) {
            id
            headRefOid
            mergeStateStatus
            reviews(last: 10) {
              nodes {
                state
                author {
                  login
                }
                commit {
                  oid
                }
              }
            }
            files(first: 10) {
              nodes {
                path
                changeType
              }
            }
          }
        }
      }
    `,
    { number: issue.number, pull: pull.number },
  );
  expect(seen.errors).toEqual([]);
  expect(at(seen.data, 'viewer')).toEqual({ login: 'countersign[bot]', databaseId: sandbox.app.botId });
  expect(at(seen.data, 'repository', 'pullRequest')).toMatchObject({
    headRefOid: pull.headRefOid,
    mergeStateStatus: 'CLEAN',
    reviews: { nodes: [{ state: 'APPROVED', author: { login: 'bob' }, commit: { oid: pull.headRefOid } }] },
    files: { nodes: [{ path: 'docs/proposal.md', changeType: 'MODIFIED' }] },
  });

  const tree = await rest(sandbox, token, 'POST', '/repos/acme/site/git/trees', {
    tree: [{ path: 'format.yaml', mode: '100644', type: 'blob', content: 'format: 1\n' }],
  });
  const commit = await rest(sandbox, token, 'POST', '/repos/acme/site/git/commits', {
    message: 'Begin',
    tree: tree.body['sha'],
    parents: [],
  });
  const ref = await rest(sandbox, token, 'POST', '/repos/acme/site/git/refs', {
    ref: 'refs/heads/countersign',
    sha: commit.body['sha'],
  });
  expect([tree.status, commit.status, ref.status]).toEqual([201, 201, 201]);

  const written = await graphql(
    sandbox,
    token,
    'mutation Commit($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid committedDate } } }',
    {
      input: {
        branch: { repositoryNameWithOwner: 'acme/site', branchName: 'countersign' },
        expectedHeadOid: commit.body['sha'],
        message: { headline: 'project_started', body: 'More' },
        fileChanges: {
          additions: [
            { path: 'projects/01/1/project_state.yaml', contents: Buffer.from('stage: draft\n').toString('base64') },
          ],
        },
      },
    },
  );
  expect(written.errors).toEqual([]);
  expect(at(written.data, 'createCommitOnBranch', 'commit', 'oid')).toBe(await site.head('countersign'));
  expect(await site.git('show', 'countersign:projects/01/1/project_state.yaml')).toBe('stage: draft');
  expect(await site.git('log', '-1', '--format=%an <%ae>|%cn', 'countersign')).toBe(
    `countersign[bot] <${sandbox.app.botId}+countersign[bot]@users.noreply.github.com>|GitHub`,
  );

  const shown = await graphql(
    sandbox,
    token,
    `
      mutation Show($note: AddCommentInput!, $check: CreateCheckRunInput!) {
        note: addComment(input: $note) {
          commentEdge {
            node {
              id
              fullDatabaseId
            }
          }
        }
        check: createCheckRun(input: $check) {
          checkRun {
            id
            databaseId
          }
        }
      }
    `,
    {
      note: { subjectId: at(seen.data, 'repository', 'issue', 'id'), body: 'Started' },
      check: {
        repositoryId: at(seen.data, 'repository', 'id'),
        name: 'countersign',
        headSha: pull.headRefOid,
        status: 'COMPLETED',
        conclusion: 'SUCCESS',
        output: { title: 'All gates open', summary: 'Merge it' },
      },
    },
  );
  expect(shown.errors).toEqual([]);
  const changed = await graphql(
    sandbox,
    token,
    `
      mutation Again($note: UpdateIssueCommentInput!, $check: UpdateCheckRunInput!) {
        note: updateIssueComment(input: $note) {
          issueComment {
            body
            lastEditedAt
          }
        }
        check: updateCheckRun(input: $check) {
          checkRun {
            conclusion
          }
        }
      }
    `,
    {
      note: { id: at(shown.data, 'note', 'commentEdge', 'node', 'id'), body: 'Going on' },
      check: {
        repositoryId: at(seen.data, 'repository', 'id'),
        checkRunId: at(shown.data, 'check', 'checkRun', 'id'),
        status: 'COMPLETED',
        conclusion: 'FAILURE',
      },
    },
  );
  expect(changed.errors).toEqual([]);
  expect(changed.data).toMatchObject({
    note: { issueComment: { body: 'Going on' } },
    check: { checkRun: { conclusion: 'FAILURE' } },
  });

  const merged = await rest(sandbox, token, 'PUT', `/repos/acme/site/pulls/${pull.number}/merge`, {
    sha: pull.headRefOid,
  });
  expect(merged.body).toMatchObject({ merged: true, sha: await site.head() });
  expect(pull.state).toBe('MERGED');
  expect(issue.state).toBe('CLOSED');

  await sandbox.settled();
  const signed = heard.map(({ headers, body }) => [
    headers['x-hub-signature-256'],
    `sha256=${createHmac('sha256', sandbox.app.webhookSecret).update(body).digest('hex')}`,
  ]);
  expect(signed.length).toBeGreaterThan(10);
  expect(signed.every(([given, right]) => given === right)).toBe(true);
  expect(heard.map(({ headers }) => headers['x-github-event'])).toEqual(sandbox.deliveries.map(({ event }) => event));
  expect(sandbox.deliveries.map(({ event, action }) => `${event}.${action ?? ''}`)).toEqual([
    'installation.created',
    'label.created',
    'issues.opened',
    'issues.labeled',
    'push.',
    'create.',
    'check_suite.requested',
    'pull_request.opened',
    'pull_request_review.submitted',
    'push.',
    'create.',
    'check_suite.requested',
    'push.',
    'check_suite.requested',
    'issue_comment.created',
    'check_run.created',
    'check_run.completed',
    'issue_comment.edited',
    'pull_request.closed',
    'issues.closed',
    'push.',
    'check_suite.requested',
  ]);
  expect(sandbox.gaps).toEqual([]);
});
