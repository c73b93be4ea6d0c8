import { Kind, parse, print, separateOperations } from 'graphql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { documents } from './documents.ts';
import type { SandboxRepository } from './repository.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { at, graphql, type GraphqlAnswer } from './talk.ts';
import type { Issue, Pull } from './model.ts';

/** Every operation by name, each with just the fragments it uses. */
const operations = Object.fromEntries(
  Object.entries(separateOperations(parse(documents))).map(([name, document]) => [name, print(document)]),
);
const since = '2026-03-02T09:00:00Z';
const where = { owner: 'acme', name: 'site' };

let sandbox: Sandbox;
let site: SandboxRepository;
let token: string;
let issue: Issue;
let pull: Pull;
let label: string;
beforeEach(async () => {
  sandbox = await openSandbox();
  sandbox.organization('acme', { owners: ['olivia'], members: ['carol'] });
  site = await sandbox.repository('acme/site', {
    files: {
      'README.md': 'Acme\n',
      'docs/proposal.md': 'one\n',
      '.github/countersign.yml': 'roles: {}\n',
      '.github/CODEOWNERS': '* @acme/legal\n',
      '.github/countersign/lifecycles/services.yml': 'name: services\n',
    },
    permissions: { alice: 'write', bob: 'maintain' },
  });
  sandbox.team('acme', 'legal', ['carol'], { repositories: { 'acme/site': 'write' } });
  sandbox.team('acme', 'contracts', ['dave'], { parent: 'legal' });
  const alice = site.as('alice');
  issue = await alice.openIssue({ title: 'A project', labels: ['countersign'] });
  await alice.comment(issue.number, '/advance');
  await site.as('bob').push('countersign', {
    'format.yaml': 'format: 1\n',
    'projects/01/1/project_state.yaml': 'stage: draft\n',
    'projects/01/1/log/tail.yaml': '- {}\n',
    'projects/01/1/confirms/legal/main-1.yaml': 'status: pending\n',
  });
  await alice.push('feature', { 'docs/proposal.md': 'two\n' }, { coauthors: ['bob'] });
  pull = await alice.openPull({ title: 'Proposal', body: `Closes #${issue.number}`, head: 'feature' });
  await alice.requestReviewers(pull.number, ['bob'], ['legal']);
  await site.as('bob').review(pull.number, 'APPROVED', { body: 'Good' });
  await site.setCheck(pull.headRefOid, 'ci', 'success', { appId: 77, appSlug: 'ci' });
  await site.as('bob').setStatus(pull.headRefOid, 'lint', 'success');
  label = [...site.model.labels.values()][0]?.id ?? '';
  token = sandbox.tokenFor({ installation: 'acme' });
});
afterEach(async () => {
  expect(sandbox.gaps).toEqual([]);
  await sandbox.close();
});

async function send(name: string, variables: Readonly<Record<string, unknown>>): Promise<unknown> {
  const { data, errors } = await ask(name, variables);
  expect(errors).toEqual([]);
  return data;
}

function ask(name: string, variables: Readonly<Record<string, unknown>>): Promise<GraphqlAnswer> {
  const document = operations[name];
  if (document === undefined) throw new Error(`there is no operation ${name}`);
  return graphql(sandbox, token, document, variables);
}

const observing = (wide: boolean): Record<string, unknown> => ({
  ...where,
  number: issue.number,
  branch: 'refs/heads/countersign',
  since,
  appId: sandbox.app.id,
  checkName: 'countersign',
  wide,
  law: wide,
  defs: '.github/countersign/lifecycles',
  stateFile: 'projects/01/1/project_state.yaml',
  tail: 'projects/01/1/log/tail.yaml',
  confirms: 'projects/01/1/confirms/legal',
  artifactDir: 'projects/01/1/artifacts',
  p0: pull.number,
  u0: 'bob',
  t0: 'legal',
  a0: 'docs/proposal.md',
});

it('has every operation the product is designed around', () => {
  const defined = parse(documents).definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION ? [each.name?.value] : [],
  );
  expect(defined).toEqual([
    'Observe',
    'Commit',
    'ShowFirst',
    'ShowNext',
    'Drop',
    'MakeLabels',
    'Boot',
    'Sweep',
    'Many',
    'More',
    'People',
    'LabelIds',
    'PullsOf',
    'Queue',
    'Doctor',
    'AskByLogin',
  ]);
});

it('answers an observation with everything there is', async () => {
  const data = await send('Observe', observing(true));
  expect(at(data, 'repository')).toMatchObject({
    databaseId: site.id,
    isArchived: false,
    owner: {
      __typename: 'Organization',
      t0: { slug: 'legal', members: { totalCount: 2, nodes: [{ login: 'carol' }, { login: 'dave' }] } },
    },
    law: {
      name: 'main',
      target: {
        oid: await site.head(),
        policy: { object: { text: 'roles: {}\n', isTruncated: false, isBinary: false, byteSize: 10 } },
        own0: { object: { text: '* @acme/legal\n' } },
        own1: null,
        own2: null,
        defs: { object: { entries: [{ name: 'services.yml', type: 'blob', object: { text: 'name: services\n' } }] } },
      },
    },
    book: {
      target: {
        format: { object: { text: 'format: 1\n' } },
        state: { object: { text: 'stage: draft\n' } },
        confirms: { object: { entries: [{ name: 'main-1.yaml' }] } },
        artifacts: null,
      },
    },
    home: {
      state: 'OPEN',
      author: { __typename: 'User', login: 'alice' },
      labels: { nodes: [{ name: 'countersign' }] },
      timelineItems: {
        filteredCount: 3,
        nodes: [
          { __typename: 'LabeledEvent', label: { name: 'countersign' } },
          { __typename: 'IssueComment', body: '/advance', viewerDidAuthor: false, lastEditedAt: null },
          { __typename: 'CrossReferencedEvent', source: { __typename: 'PullRequest', number: pull.number } },
        ],
      },
    },
    p0: {
      state: 'OPEN',
      headRefOid: pull.headRefOid,
      mergeStateStatus: 'CLEAN',
      reviewRequests: {
        totalCount: 1,
        nodes: [{ asCodeOwner: false, requestedReviewer: { __typename: 'Team', slug: 'legal' } }],
      },
      reviews: {
        totalCount: 1,
        nodes: [
          { state: 'APPROVED', author: { login: 'bob' }, commit: { oid: pull.headRefOid, a0: { type: 'blob' } } },
        ],
      },
      rewritten: { filteredCount: 0, nodes: [] },
      files: { totalCount: 1, nodes: [{ path: 'docs/proposal.md', changeType: 'MODIFIED' }] },
      wrote: {
        nodes: [
          { commit: { authors: { totalCount: 2, nodes: [{ user: { login: 'alice' } }, { user: { login: 'bob' } }] } } },
        ],
      },
      head: {
        nodes: [
          {
            commit: {
              ours: { nodes: [{ push: { pusher: { login: 'alice' } }, checkRuns: { nodes: [] } }] },
              statusCheckRollup: {
                state: 'SUCCESS',
                contexts: {
                  nodes: [
                    {
                      __typename: 'CheckRun',
                      name: 'ci',
                      conclusion: 'SUCCESS',
                      checkSuite: { app: { databaseId: 77 } },
                    },
                    { __typename: 'StatusContext', context: 'lint', state: 'SUCCESS', creator: { login: 'bob' } },
                  ],
                },
              },
            },
          },
        ],
      },
    },
    u0: { edges: [{ permission: 'MAINTAIN', node: { login: 'bob' } }] },
  });
  expect(at(data, 'rateLimit', 'cost')).toBe(2);
  // GitHub's arithmetic gives 1,879 for the same shape with one login more.
  expect(at(data, 'rateLimit', 'nodeCount')).toBe(1878);
});

it('leaves out what a narrow observation does not ask for', async () => {
  const data = await send('Observe', observing(false));
  expect(at(data, 'repository', 'p0', 'files')).toBeUndefined();
  expect(at(data, 'repository', 'law', 'target', 'policy', 'object')).toBeUndefined();
  expect(at(data, 'repository', 'law', 'target', 'policy', 'oid')).toMatch(/^[0-9a-f]{40}$/);
});

it('commits, shows, shows again and takes back', async () => {
  const head = await site.head('countersign');
  await send('Commit', {
    input: {
      branch: { repositoryNameWithOwner: 'acme/site', branchName: 'countersign' },
      expectedHeadOid: head,
      message: { headline: 'One' },
      fileChanges: {
        additions: [{ path: 'a.yaml', contents: Buffer.from('a\n').toString('base64') }],
        deletions: [{ path: 'format.yaml' }],
      },
    },
  });
  expect(await site.git('ls-tree', '--name-only', 'countersign')).toBe(
    'README.md\na.yaml\ndocs\nprojects'.replace('README.md\n', '.github\nREADME.md\n'),
  );
  const carol = sandbox.user('carol');
  const [comment] = site.comments(issue.number);
  const first = await send('ShowFirst', {
    note: { subjectId: issue.id, body: 'Sticky' },
    check0: {
      repositoryId: site.nodeId,
      name: 'countersign',
      headSha: pull.headRefOid,
      status: 'IN_PROGRESS',
      externalId: '1',
    },
    ask0: { pullRequestId: pull.id, userIds: [carol.id], union: true },
    put0: { labelableId: pull.id, labelIds: [label] },
    ack0: { subjectId: comment?.id, content: 'EYES' },
  });
  expect(pull.requested.map(({ databaseId }) => databaseId)).toContain(carol.databaseId);
  expect(pull.labels.map(({ name }) => name)).toEqual(['countersign']);
  const noteId = at(first, 'note', 'commentEdge', 'node', 'id');
  const next = await send('ShowNext', {
    note: { id: noteId, body: 'Sticky, edited' },
    check0: {
      repositoryId: site.nodeId,
      checkRunId: at(first, 'check0', 'checkRun', 'id'),
      status: 'COMPLETED',
      conclusion: 'SUCCESS',
    },
    put0: { labelableId: issue.id, labelIds: [label] },
    off0: { labelableId: pull.id, labelIds: [label] },
    report0: { subjectId: pull.id, body: 'Report' },
    hide0: { subjectId: comment?.id, classifier: 'OUTDATED' },
  });
  expect(at(next, 'hide0', 'minimizedComment', 'isMinimized')).toBe(true);
  expect(pull.labels).toEqual([]);
  await send('Drop', { id: noteId });
  expect(site.comments(issue.number).map(({ body }) => body)).toEqual(['/advance']);
  const made = await send('MakeLabels', { l0: { repositoryId: site.nodeId, name: 'stage: draft', color: '0e8a16' } });
  expect(await send('LabelIds', { ...where, l0: 'stage: draft' })).toEqual({
    repository: { l0: at(made, 'l0', 'label') },
  });
  await send('AskByLogin', {
    ask0: { pullRequestId: pull.id, userLogins: ['dave'], teamSlugs: ['acme/contracts'], union: true },
  });
  expect(pull.requested).toHaveLength(4);
});

it('boots, sweeps and reads many', async () => {
  const boot = await send('Boot', { ...where, branch: 'refs/heads/countersign' });
  expect(at(boot, 'viewer', 'login')).toBe('countersign[bot]');
  expect(at(boot, 'repository', 'book', 'target', 'projects', 'object', 'entries')).toMatchObject([
    { name: '01', object: { entries: [{ name: '1' }] } },
  ]);
  const sweep = await send('Sweep', {
    ...where,
    branch: 'refs/heads/countersign',
    label: 'countersign',
    since,
    issues: null,
    pulls: null,
  });
  expect(at(sweep, 'repository')).toMatchObject({
    issues: { totalCount: 1, nodes: [{ number: issue.number }] },
    pullRequests: { totalCount: 1, nodes: [{ number: pull.number, statusCheckRollup: { state: 'SUCCESS' } }] },
  });
  const many = await send('Many', {
    ...where,
    branch: 'refs/heads/countersign',
    since,
    i0: issue.number,
    f0: 'projects/01/1/project_state.yaml',
  });
  expect(at(many, 'repository', 'h0', 'timelineItems', 'filteredCount')).toBe(3);
});

it('gives the rest: more pages, people, pulls of a commit, the queue, and what the doctor looks at', async () => {
  await site.as('alice').comment(issue.number, '/explain');
  const first = await graphql(
    sandbox,
    token,
    'query($id: ID!) { node(id: $id) { ... on Issue { timelineItems(first: 1, itemTypes: [ISSUE_COMMENT]) { pageInfo { endCursor } } } } }',
    { id: issue.id },
  );
  const after = at(first.data, 'node', 'timelineItems', 'pageInfo', 'endCursor');
  const more = await send('More', { id: issue.id, after, since });
  expect(at(more, 'node', 'timelineItems', 'nodes')).toMatchObject([{ body: '/explain' }]);
  const people = await ask('People', { ...where, u0: 'nobody', t0: 'legal' });
  expect(people.data).toMatchObject({
    n0: null,
    repository: { u0: { edges: [] }, owner: { t0: { members: { totalCount: 2 } } } },
  });
  expect(people.errors).toMatchObject([
    { type: 'NOT_FOUND', path: ['n0'], message: "Could not resolve to a User with the login of 'nobody'." },
  ]);
  const pulls = await send('PullsOf', { ...where, oid: pull.headRefOid });
  expect(at(pulls, 'repository', 'object', 'associatedPullRequests', 'nodes')).toMatchObject([{ number: pull.number }]);
  expect(await send('Queue', { ...where, base: 'main' })).toEqual({ repository: { mergeQueue: null } });
  const doctor = await send('Doctor', { ...where, branch: 'refs/heads/countersign' });
  expect(at(doctor, 'repository', 'book', 'refUpdateRule')).toBeNull();
  site.protect('countersign', { mayPush: ['olivia'] });
  const warned = await send('Doctor', { ...where, branch: 'refs/heads/countersign' });
  expect(at(warned, 'repository', 'book', 'refUpdateRule', 'viewerCanPush')).toBe(false);
});
