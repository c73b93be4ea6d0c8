import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SandboxRepository } from './repository.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';
import { at, graphql, type GraphqlAnswer, rest } from './talk.ts';

let sandbox: Sandbox;
let site: SandboxRepository;
let token: string;
beforeEach(async () => {
  sandbox = await openSandbox();
  site = await sandbox.repository('olivia/site', {
    files: { 'a.md': 'a\n', 'run.sh': 'exit\n' },
    permissions: { alice: 'write' },
  });
  token = sandbox.tokenFor({ installation: 'olivia' });
});
afterEach(async () => {
  expect(sandbox.gaps).toEqual([]);
  await sandbox.close();
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');

async function commit(
  changes: object,
  settings: { readonly branch?: string; readonly expected?: string } = {},
): Promise<GraphqlAnswer> {
  const branchName = settings.branch ?? 'main';
  return graphql(
    sandbox,
    token,
    'mutation ($input: CreateCommitOnBranchInput!) { it: createCommitOnBranch(input: $input) { commit { oid author { name user { login } } parents(first: 2) { nodes { oid } } } } }',
    {
      input: {
        branch: { repositoryNameWithOwner: 'olivia/site', branchName },
        expectedHeadOid: settings.expected ?? (await site.head(branchName)) ?? '0'.repeat(40),
        message: { headline: 'One', body: 'Two' },
        fileChanges: changes,
      },
    },
  );
}

it('writes and deletes whole files in one commit by the bot, on the head that was expected', async () => {
  const before = await site.head();
  const bytes = Buffer.from([0, 1, 2, 255]).toString('base64');
  const { data, errors } = await commit({
    additions: [
      { path: 'deep/er/x.yaml', contents: base64('x\n') },
      { path: 'odd "name"\\.bin', contents: bytes },
      { path: 'ü.md', contents: base64('ü\n') },
    ],
    deletions: [{ path: 'a.md' }],
  });
  expect(errors).toEqual([]);
  expect(at(data, 'it', 'commit', 'author')).toEqual({ name: 'countersign[bot]', user: null });
  expect(at(data, 'it', 'commit', 'parents', 'nodes')).toEqual([{ oid: before }]);
  expect((await site.git('ls-tree', '-r', '-z', '--name-only', 'main')).split('\0').filter(Boolean)).toEqual([
    'deep/er/x.yaml',
    'odd "name"\\.bin',
    'run.sh',
    'ü.md',
  ]);
  expect(await site.git('log', '-1', '--format=%s|%b', 'main')).toBe('One|Two');
  expect(await site.git('fsck', '--strict')).toBe('');
});

it('refuses a commit on a head that has moved, and changes nothing', async () => {
  const expected = (await site.head()) ?? '';
  const moved = await site.as('alice').push('main', { 'a.md': 'b\n' });
  const { data, errors } = await commit({ additions: [{ path: 'x', contents: base64('x') }] }, { expected });
  expect(data).toEqual({ it: null });
  expect(errors).toMatchObject([
    {
      type: 'STALE_DATA',
      path: ['it'],
      message: `Expected branch to point to "${expected}" but it did not. Pull and try again.`,
    },
  ]);
  expect(await site.head()).toBe(moved);
});

it('lets one of many commits on the same head win', async () => {
  const expected = (await site.head()) ?? '';
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      commit({ additions: [{ path: `${index}.md`, contents: base64('x') }] }, { expected }),
    ),
  );
  expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
  expect(answers.flatMap(({ errors }) => errors.map(({ type }) => type))).toEqual(
    Array.from({ length: 7 }, () => 'STALE_DATA'),
  );
});

it('commits only on a branch that is there', async () => {
  const { errors } = await commit({}, { branch: 'nowhere' });
  expect(errors).toMatchObject([{ type: 'NOT_FOUND' }]);
});

it('refuses paths that are nowhere, twice in one commit, or out of the repository', async () => {
  const bad = [
    { deletions: [{ path: 'nowhere.md' }] },
    {
      additions: [
        { path: 'x', contents: base64('1') },
        { path: 'x', contents: base64('2') },
      ],
    },
    { additions: [{ path: '/x', contents: base64('1') }] },
    { additions: [{ path: '../x', contents: base64('1') }] },
    { additions: [{ path: '.git/config', contents: base64('1') }] },
  ];
  for (const changes of bad) expect((await commit(changes)).errors).toMatchObject([{ type: 'UNPROCESSABLE' }]);
});

it('refuses a commit on a branch that is protected against the App', async () => {
  site.protect('main', { mayPush: ['olivia'] });
  const { errors } = await commit({ additions: [{ path: 'x', contents: base64('1') }] });
  expect(errors).toMatchObject([
    { message: "protected branch 'main' check failed:\nYou're not authorized to push to this branch." },
  ]);
  await expect(site.as('alice').push('main', { 'a.md': 'b' })).rejects.toThrow('not authorized');
  await site.as('olivia').push('main', { 'a.md': 'c' });
});

it('runs the mutations behind a failed one all the same', async () => {
  const issue = await site.as('alice').openIssue({ title: 'One' });
  const { data, errors } = await graphql(
    sandbox,
    token,
    'mutation ($bad: AddCommentInput!, $good: AddCommentInput!) { a: addComment(input: $bad) { clientMutationId } b: addComment(input: $good) { clientMutationId } }',
    {
      bad: { subjectId: 'I_nowhere', body: 'x' },
      good: { subjectId: issue.id, body: 'Said', clientMutationId: 'mine' },
    },
  );
  expect(data).toEqual({ a: null, b: { clientMutationId: 'mine' } });
  expect(errors).toMatchObject([
    { type: 'NOT_FOUND', path: ['a'], message: "Could not resolve to a node with the global id of 'I_nowhere'" },
  ]);
  expect(site.comments(issue.number).map(({ body }) => body)).toEqual(['Said']);
});

it('reads files, folders and history out of git', async () => {
  const first = await site.head();
  await site.git(
    'update-ref',
    'refs/heads/main',
    await site.as('alice').push('main', { 'deep/x.md': 'x\n', 'bin.dat': Uint8Array.from([0, 1]) }),
  );
  const { data, errors } = await graphql(
    sandbox,
    token,
    `
      query {
        repository(owner: "olivia", name: "site") {
          object(expression: "main") {
            ... on Commit {
              message
              history(first: 1, path: "deep") {
                totalCount
                nodes {
                  parents(first: 1) {
                    nodes {
                      oid
                    }
                  }
                }
              }
              file(path: "deep/x.md") {
                name
                path
                mode
                type
                extension
                size
                object {
                  ... on Blob {
                    text
                    byteSize
                  }
                }
              }
              folder: file(path: "deep") {
                mode
                type
                object {
                  ... on Tree {
                    entries {
                      name
                    }
                  }
                }
              }
              binary: file(path: "bin.dat") {
                object {
                  ... on Blob {
                    isBinary
                    text
                  }
                }
              }
              nowhere: file(path: "nope/x.md") {
                name
              }
              through: file(path: "a.md/x") {
                name
              }
            }
          }
          gone: ref(qualifiedName: "refs/heads/gone") {
            name
          }
        }
      }
    `,
  );
  expect(errors).toEqual([]);
  expect(at(data, 'repository')).toEqual({
    object: {
      message: 'Change deep/x.md, bin.dat',
      history: { totalCount: 1, nodes: [{ parents: { nodes: [{ oid: first }] } }] },
      file: {
        name: 'x.md',
        path: 'deep/x.md',
        mode: 0o100644,
        type: 'blob',
        extension: '.md',
        size: 2,
        object: { text: 'x\n', byteSize: 2 },
      },
      folder: { mode: 0o40000, type: 'tree', object: { entries: [{ name: 'x.md' }] } },
      binary: { object: { isBinary: true, text: null } },
      nowhere: null,
      through: null,
    },
    gone: null,
  });
});

it('cuts text at 512,000 bytes without an error, and says so only when asked', async () => {
  await site.as('alice').push('main', { 'edge.md': 'x'.repeat(512_000), 'big.md': 'x'.repeat(512_001) });
  const { data } = await graphql(
    sandbox,
    token,
    `
      query {
        repository(owner: "olivia", name: "site") {
          edge: object(expression: "main:edge.md") {
            ... on Blob {
              isTruncated
              text
            }
          }
          big: object(expression: "main:big.md") {
            ... on Blob {
              isTruncated
              byteSize
              text
              oid
            }
          }
        }
      }
    `,
  );
  expect(at(data, 'repository', 'edge', 'isTruncated')).toBe(false);
  expect(at(data, 'repository', 'big')).toMatchObject({ isTruncated: true, byteSize: 512_001 });
  expect(String(at(data, 'repository', 'big', 'text'))).toHaveLength(512_000);
  const whole = await rest(
    sandbox,
    token,
    'GET',
    `/repos/olivia/site/git/blobs/${String(at(data, 'repository', 'big', 'oid'))}`,
  );
  expect(Buffer.from(String(whole.body['content']), 'base64')).toHaveLength(512_001);
});

it('moves refs by REST only forward, unless forced, and makes one once', async () => {
  const first = await site.head();
  const second = await site.as('alice').push('main', { 'a.md': 'b\n' });
  const path = '/repos/olivia/site/git/refs';
  expect((await rest(sandbox, token, 'POST', path, { ref: 'refs/heads/claim', sha: second })).status).toBe(201);
  const again = await rest(sandbox, token, 'POST', path, { ref: 'refs/heads/claim', sha: second });
  expect([again.status, again.body['message']]).toEqual([422, 'Reference already exists']);
  const back = await rest(sandbox, token, 'PATCH', `${path}/heads/claim`, { sha: first });
  expect([back.status, back.body['message']]).toEqual([422, 'Update is not a fast forward']);
  expect((await rest(sandbox, token, 'PATCH', `${path}/heads/claim`, { sha: first, force: true })).status).toBe(200);
  expect((await rest(sandbox, token, 'GET', '/repos/olivia/site/git/ref/heads/claim')).body).toMatchObject({
    object: { sha: first },
  });
  expect((await rest(sandbox, token, 'GET', '/repos/olivia/site/git/ref/heads/nowhere')).status).toBe(404);
});

it('builds a tree on another one, with files out', async () => {
  const base = await site.git('rev-parse', 'main^{tree}');
  const tree = await rest(sandbox, token, 'POST', '/repos/olivia/site/git/trees', {
    base_tree: base,
    tree: [
      { path: 'x/y.md', mode: '100644', type: 'blob', content: 'y\n' },
      { path: 'run.sh', mode: '100644', type: 'blob', sha: null },
    ],
  });
  expect(await site.git('ls-tree', '-r', '--name-only', String(tree.body['sha']))).toBe('a.md\nx/y.md');
});

it('compares, and reads contents and commits', async () => {
  const first = await site.head();
  const second = await site.as('alice').push('main', { 'a.md': 'b\n' });
  const compared = await rest(sandbox, token, 'GET', `/repos/olivia/site/compare/${String(first)}...main`);
  expect(compared.body).toMatchObject({
    status: 'ahead',
    ahead_by: 1,
    behind_by: 0,
    files: [{ filename: 'a.md', status: 'modified' }],
  });
  const content = await rest(sandbox, token, 'GET', `/repos/olivia/site/contents/a.md?ref=${String(first)}`);
  expect(Buffer.from(String(content.body['content']), 'base64').toString()).toBe('a\n');
  expect((await rest(sandbox, token, 'GET', '/repos/olivia/site/contents/nowhere')).status).toBe(404);
  const commitAnswer = await rest(sandbox, token, 'GET', '/repos/olivia/site/commits/main');
  expect(commitAnswer.body).toMatchObject({ sha: second, author: { login: 'alice' }, files: [{ filename: 'a.md' }] });
});
