import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { githubClient, type GitHubClient, type GitHubClientOptions } from '../../src/github/client.ts';
import { pacer } from '../../src/github/pacing.ts';
import { GitHubProblem } from '../../src/github/problem.ts';
import { fixedToken } from '../../src/github/tokens.ts';
import { virtualClock, type VirtualClock } from './clock.ts';
import { answer, closedServer, serve } from './server.ts';

const api = 'https://api.github.com';
const secret = 'ghs_0123456789abcdefSECRET';
const read = 'query Look($id: ID!) { node(id: $id) { id } }';
const write = 'mutation Say($a: AddCommentInput!) { a0: addComment(input: $a) { clientMutationId } }';
const limited = { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' };
const page = '<html><head><title>Unicorn!</title></head><body>This page is taking too long to load.</body></html>';
const html = { 'content-type': 'text/html; charset=utf-8' };

let clock: VirtualClock;
beforeEach(() => {
  clock = virtualClock();
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

function clientOf(baseUrl: string, more: Partial<GitHubClientOptions> = {}): GitHubClient {
  return githubClient({
    baseUrl,
    tokens: fixedToken(secret),
    clock,
    pacer: pacer({ clock }),
    version: '1.2.3',
    ...more,
  });
}

async function problemOf(work: Promise<unknown>): Promise<GitHubProblem> {
  const outcome: unknown = await work.then(
    () => 'no problem',
    (error: unknown) => error,
  );
  if (!(outcome instanceof GitHubProblem)) throw new Error(`expected a GitHubProblem, got ${inspect(outcome)}`);
  return outcome;
}

function graphqlAnswers(...bodies: readonly object[]): nock.Scope {
  nock.disableNetConnect();
  return bodies.reduce<nock.Scope>((scope, body) => scope.post('/graphql').reply(200, body), nock(api));
}

describe('a request', () => {
  it('says who sends it, which version of the API it means, and what it may', async () => {
    const scope = nock(api, {
      reqheaders: {
        authorization: `bearer ${secret}`,
        'user-agent': 'countersign/1.2.3',
        'x-github-api-version': '2022-11-28',
        accept: 'application/vnd.github.v3+json',
      },
    })
      .get('/repos/acme/portal')
      .reply(200, { id: 1 }, { 'X-GitHub-Request-Id': 'ABCD' })
      .post('/graphql', { query: read, variables: { id: 'x' } })
      .reply(200, { data: { node: null } });
    const client = clientOf(`${api}/`);
    const got = await client.rest('GET /repos/{owner}/{repo}', { owner: 'acme', repo: 'portal' });
    expect(got).toMatchObject({ status: 200, data: { id: 1 }, headers: { 'x-github-request-id': 'ABCD' } });
    expect(await client.graphql(read, { id: 'x' }, 'read')).toEqual({ data: { node: null }, faults: [] });
    scope.done();
  });

  it('finds GraphQL beside the REST API of a server of their own', async () => {
    const scope = nock('https://git.acme.example')
      .post('/api/graphql')
      .reply(200, { data: { viewer: { login: 'x' } } })
      .get('/api/v3/user')
      .reply(200, {});
    const client = clientOf('https://git.acme.example/api/v3');
    expect((await client.graphql('{ viewer { login } }', {}, 'read')).data).toEqual({ viewer: { login: 'x' } });
    await client.rest('GET /user', {});
    scope.done();
  });

  it('encodes what goes into its address, brackets too', async () => {
    const { url, received } = await serve((response) => answer(response, 200, {}));
    const client = clientOf(url);
    const username = 'countersign[bot]';
    await client.rest('GET /repos/{owner}/{repo}/collaborators/{username}/permission', {
      owner: 'a/../b',
      repo: 'r?x=1',
      username,
    });
    await client.rest('GET /search/users', { q: username });
    expect(received.map((one) => one.url)).toEqual([
      '/repos/a%2F..%2Fb/r%3Fx%3D1/collaborators/countersign%5Bbot%5D/permission',
      '/search/users?q=countersign%5Bbot%5D',
    ]);
  });

  it.each(['.', '..'])('is not sent when a name (%s) would lead it elsewhere', async (repo) => {
    const { url, received } = await serve((response) => answer(response, 200, {}));
    const work = clientOf(url).rest('DELETE /repos/{owner}/{repo}', { owner: 'acme', repo });
    expect((await problemOf(work)).code).toBe('invalid');
    expect(received).toEqual([]);
  });

  it('carries its parameters as JSON, and none when there are none', async () => {
    const { url, received } = await serve((response, { method }) => {
      if (method === 'DELETE') response.writeHead(204).end();
      else answer(response, 201, { number: 7 });
    });
    const client = clientOf(url);
    const made = await client.rest('POST /repos/{owner}/{repo}/issues', { owner: 'a', repo: 'b', title: 'ü "' });
    const gone = await client.rest('DELETE /repos/{owner}/{repo}/labels/{name}', { owner: 'a', repo: 'b', name: 'x' });
    expect([made.status, made.data, gone.status, gone.data]).toEqual([201, { number: 7 }, 204, null]);
    expect(received.map(({ body }) => body)).toEqual([JSON.stringify({ title: 'ü "' }), '']);
    expect(received[0]?.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('is not to be made where the address of the API is none', () => {
    expect(() => clientOf('api.github.com')).toThrow(GitHubProblem);
  });
});

describe('a GraphQL answer', () => {
  it('keeps what it has beside the faults, by alias, with the type that GitHub wrote or UNKNOWN', async () => {
    graphqlAnswers({
      data: { a0: { clientMutationId: null }, a1: null, a2: null },
      errors: [
        { type: 'FORBIDDEN', path: ['a1'], locations: [], message: 'Resource not accessible by integration' },
        { path: ['a2', 'nodes', 0], message: 'Something went wrong' },
      ],
    });
    expect(await clientOf(api).graphql(write, {}, 'write')).toEqual({
      data: { a0: { clientMutationId: null }, a1: null, a2: null },
      faults: [
        { type: 'FORBIDDEN', message: 'Resource not accessible by integration', path: ['a1'] },
        { type: 'UNKNOWN', message: 'Something went wrong', path: ['a2', 'nodes', 0] },
      ],
    });
  });

  it.each<{ readonly data?: unknown }>([{ data: null }, {}, { data: { createCommitOnBranch: null } }])(
    'leaves a lost race to the caller, with or without data: %j',
    async (data) => {
      const error = { type: 'STALE_DATA', path: ['createCommitOnBranch'], message: 'Expected branch to point to "a"' };
      graphqlAnswers({ ...data, errors: [error] });
      const got = await clientOf(api).graphql(write, {}, 'write');
      expect(got.faults.map(({ type, path }) => [type, path])).toEqual([['STALE_DATA', ['createCommitOnBranch']]]);
      expect(got.data).toEqual(data.data ?? null);
    },
  );

  it.each(['read', 'write'] as const)(
    'that rejects the document of a %s says why, and nothing was done',
    async (kind) => {
      const message = "Field 'botIds' doesn't exist on type 'RequestReviewsInput'";
      const scope = graphqlAnswers({
        errors: [{ path: ['query Look', 'node'], extensions: { code: 'undefinedField' }, locations: [], message }],
      });
      const problem = await problemOf(clientOf(api).graphql(kind === 'read' ? read : write, {}, kind));
      expect(problem).toMatchObject({ code: 'invalid', status: 200 });
      expect(problem.message).toContain(message);
      scope.done();
    },
  );

  it.each([
    ['NOT_FOUND', 'not_found'],
    ['FORBIDDEN', 'forbidden'],
    ['INSUFFICIENT_SCOPES', 'forbidden'],
    ['STALE_DATA', 'stale'],
    ['RESOURCE_LIMITS_EXCEEDED', 'too_large'],
    ['UNPROCESSABLE', 'invalid'],
  ])('is spoiled by a fault that names no alias (%s), because no null can be told from another', async (type, code) => {
    graphqlAnswers(
      { data: { node: null }, errors: [{ type, message: 'Not all of it.' }] },
      { data: { a0: {} }, errors: [{ type, path: [{}], message: 'Not all of it.' }] },
    );
    const client = clientOf(api);
    expect((await problemOf(client.graphql(read, {}, 'read'))).code).toBe(code);
    expect((await problemOf(client.graphql(write, {}, 'write'))).code).toBe('maybe_done');
  });

  it("that only tells of GitHub's own trouble is asked for again, unless it is about a write", async () => {
    const trouble = { data: null, errors: [{ message: 'Something went wrong while executing your query.' }] };
    graphqlAnswers(trouble, { data: { node: { id: 'x' } } }, trouble);
    const client = clientOf(api);
    expect((await client.graphql(read, {}, 'read')).data).toEqual({ node: { id: 'x' } });
    expect((await problemOf(client.graphql(write, {}, 'write'))).code).toBe('maybe_done');
  });

  it.each([
    [{ data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for installation ID 1.' }] }],
    [{ errors: [{ type: 'RATE_LIMIT', code: 'graphql_rate_limit', message: 'API rate limit already exceeded' }] }],
    [{ data: { a0: null }, errors: [{ type: 'RATE_LIMITED', path: ['a0'], message: 'API rate limit exceeded' }] }],
    [{ data: null, errors: [limited] }],
    [limited],
  ])('that is about a limit is waited out, reads and writes alike: %j', async (body) => {
    const start = clock.milliseconds();
    graphqlAnswers(body, { data: { node: null } }, body, { data: { a0: {} } });
    const client = clientOf(api);
    expect((await client.graphql(read, {}, 'read')).data).toEqual({ node: null });
    expect(clock.milliseconds() - start).toBe(60_000);
    expect((await client.graphql(write, {}, 'write')).data).toEqual({ a0: {} });
    expect(clock.milliseconds() - start).toBe(120_000);
  });

  it('of a write that was half done before a limit goes to the caller; the limit holds what follows', async () => {
    const start = clock.milliseconds();
    graphqlAnswers(
      { data: { a0: {}, a1: null }, errors: [{ type: 'RATE_LIMITED', path: ['a1'], message: 'API rate limit' }] },
      { data: {} },
    );
    const client = clientOf(api);
    const got = await client.graphql(write, {}, 'write');
    expect([got.data, got.faults.map(({ type }) => type)]).toEqual([{ a0: {}, a1: null }, ['RATE_LIMITED']]);
    await client.graphql(read, {}, 'read');
    expect(clock.milliseconds() - start).toBe(60_000);
  });

  it('is judged by what GitHub says, not by what people named', async () => {
    const message = "Could not resolve to a Repository with the name 'acme/secondary rate limit'.";
    graphqlAnswers({ data: { node: null }, errors: [{ type: 'NOT_FOUND', path: ['node'], message }] });
    expect((await clientOf(api).graphql(read, {}, 'read')).faults).toHaveLength(1);
    nock(api).get('/repos/a/b/git/commits/c').reply(200, limited);
    expect((await clientOf(api).rest('GET /repos/a/b/git/commits/c', {})).data).toEqual(limited);
    expect(clock.slept).toEqual([]);
  });
});

describe('an answer of unknown shape', () => {
  const shapes = [
    '',
    'null',
    '[]',
    '"text"',
    '7',
    '{}',
    '{"data":null}',
    '{"data":[]}',
    '{"data":"x"}',
    '{"data":null,"errors":[]}',
    '{"data":{},"errors":{}}',
    '{"data":{},"errors":[null]}',
    '{"data":{},"errors":[{"message":7}]}',
    '{"data":{',
    '<html></html>',
  ];
  it.each(shapes)('to GraphQL is said to be one for a read, and to be looked into for a write: %s', async (body) => {
    nock(api).post('/graphql').twice().reply(200, body, { 'content-type': 'application/json' });
    const client = clientOf(api);
    const problem = await problemOf(client.graphql(read, {}, 'read'));
    expect([problem.code, problem.status]).toEqual(['unknown_answer', 200]);
    expect((await problemOf(client.graphql(write, {}, 'write'))).code).toBe('maybe_done');
  });

  it('is a good status that GraphQL never has', async () => {
    nock(api).post('/graphql').reply(202, { data: {} });
    expect((await problemOf(clientOf(api).graphql(read, {}, 'read'))).code).toBe('unknown_answer');
  });

  it('is JSON that is none from REST, too, but text is text', async () => {
    nock(api)
      .get('/zen')
      .reply(200, 'Keep it {"simple', { 'content-type': 'text/plain' })
      .get('/user')
      .reply(200, '{"login":', { 'content-type': 'application/json; charset=utf-8' });
    expect((await clientOf(api).rest('GET /zen', {})).data).toBe('Keep it {"simple');
    expect((await problemOf(clientOf(api).rest('GET /user', {}))).code).toBe('unknown_answer');
  });
});

describe('a refusal', () => {
  it.each([
    [403, 'forbidden', { message: 'Resource not accessible by integration' }],
    [404, 'not_found', { message: 'Not Found', documentation_url: 'https://docs.github.com/rest' }],
    [409, 'stale', { message: 'Merge conflict' }],
    [410, 'not_found', { message: 'Issues are disabled for this repo' }],
    [413, 'too_large', { message: 'Payload too big' }],
    [422, 'invalid', { message: 'Validation Failed', errors: [{ resource: 'PullRequest', code: 'custom' }] }],
    [451, 'forbidden', { message: 'Repository access blocked' }],
  ])('of %i is a problem (%s) in the words of GitHub, at once', async (status, code, body) => {
    nock(api).put('/repos/a/b/x').reply(status, body, { 'x-github-request-id': 'A:1' });
    const problem = await problemOf(clientOf(api).rest('PUT /repos/{owner}/{repo}/x', { owner: 'a', repo: 'b' }));
    expect(problem).toMatchObject({ code, status, requestId: 'A:1', name: 'GitHubProblem' });
    expect(problem.message).toContain(`PUT /repos/{owner}/{repo}/x (${status} ${body.message}`);
    expect(problem.next).not.toBe('');
    expect(clock.slept).toEqual([]);
  });

  it('says on one short line what each of its errors is', async () => {
    const errors = [
      'one\ntwo',
      { message: 'a pull request\texists' },
      { resource: 'Issue', field: 'title', code: 'missing' },
    ];
    nock(api)
      .post('/x')
      .reply(422, { message: 'Validation Failed', errors: [...errors, 'long '.repeat(200)] });
    const { message } = await problemOf(clientOf(api).rest('POST /x', {}));
    expect(message).toContain('Validation Failed; one two; a pull request exists; Issue title missing; long long');
    expect(message.length).toBeLessThan(420);
  });

  it('is an answer where the caller allows its status', async () => {
    nock(api).get('/repos/a/b/branches/c').reply(404, { message: 'Branch not found' });
    const got = await clientOf(api).rest('GET /repos/a/b/branches/c', {}, { allow: [404] });
    expect(got).toMatchObject({ status: 404, data: { message: 'Branch not found' } });
  });

  it.each([
    ['429', 429, {}, {}, 60_000],
    ['429 with a time', 429, {}, { 'retry-after': '7' }, 7000],
    ['403 with a time', 403, {}, { 'retry-after': '7' }, 7000],
    ['403 of a secondary limit', 403, limited, { 'x-ratelimit-remaining': '4999' }, 60_000],
    [
      '403 of the old abuse detection',
      403,
      { message: 'You have triggered an abuse detection mechanism.' },
      {},
      60_000,
    ],
    [
      '403 of content that came too fast',
      403,
      { message: 'was submitted too quickly after the last comment' },
      {},
      60_000,
    ],
    [
      '403 of a budget that is spent',
      403,
      { message: 'API rate limit exceeded for installation ID 1.' },
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767269100' },
      301_000,
    ],
  ])(
    'for a limit is waited out and the work done, also where 403 is allowed: %s',
    async (_, status, body, headers, wait) => {
      const start = clock.milliseconds();
      nock(api).post('/x').reply(status, body, headers).post('/x').reply(201, { id: 1 });
      const got = await clientOf(api).rest('POST /x', {}, { allow: [403] });
      expect([got.status, clock.milliseconds() - start]).toEqual([201, wait]);
    },
  );

  it('for a limit is given up after ten tries, each waiting twice as long as the one before, an hour at most', async () => {
    const { url, received } = await serve((response) => answer(response, 403, limited));
    const problem = await problemOf(clientOf(url).rest('PATCH /x', {}));
    expect([problem.code, problem.status]).toEqual(['rate_limited', 403]);
    expect(received).toHaveLength(10);
    expect(clock.slept.map((one) => one / 60_000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('that sends a write elsewhere is not followed: it might arrive as a read and look done', async () => {
    const { url, received } = await serve((response) => {
      response.writeHead(301, { location: '/elsewhere' }).end();
    });
    expect((await problemOf(clientOf(url).rest('POST /repos/a/b/issues', {}))).code).toBe('moved');
    expect(received).toHaveLength(1);
  });

  it('that sends a read elsewhere is followed', async () => {
    const { url } = await serve((response, request) => {
      if (request.url === '/repos/a/old') response.writeHead(301, { location: '/repositories/7' }).end();
      else answer(response, 200, { at: request.url });
    });
    expect((await clientOf(url).rest('GET /repos/a/old', {})).data).toEqual({ at: '/repositories/7' });
  });
});

describe('a server in trouble', () => {
  it.each([500, 502, 503, 504])('(%i with a page for people) is survived by a read', async (status) => {
    const { url, received } = await serve((response, _, nth) => {
      if (nth <= 6) response.writeHead(status, html).end(page);
      else answer(response, 200, nth === 7 ? { data: { node: null } } : { fine: true });
    });
    const client = clientOf(url);
    expect(await client.graphql(read, {}, 'read')).toEqual({ data: { node: null }, faults: [] });
    expect((await client.rest('GET /x', {})).data).toEqual({ fine: true });
    expect(received).toHaveLength(8);
    // Full jitter with a chance of one half: half of 0.5 s, doubled at every try.
    expect(clock.slept).toEqual([250, 500, 1000, 2000, 4000, 8000]);
  });

  it('is given up by a read after ten tries, with waits of at most 30 seconds', async () => {
    const { url, received } = await serve((response) => response.writeHead(502, html).end(page));
    const problem = await problemOf(clientOf(url).graphql(read, {}, 'read'));
    expect(problem).toMatchObject({ code: 'github_away', status: 502 });
    expect(problem.message).toBe('GitHub does not answer: query Look (502)');
    expect(received).toHaveLength(10);
    expect(clock.slept).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });

  it.each([500, 502, 503, 504])('(%i) may have done a write: it is not sent again', async (status) => {
    const { url, received } = await serve((response) => response.writeHead(status, html).end(page));
    const client = clientOf(url);
    const problem = await problemOf(client.graphql(write, {}, 'write'));
    expect(problem).toMatchObject({ code: 'maybe_done', status });
    expect(problem.message).toContain('mutation Say');
    expect((await problemOf(client.rest('PUT /repos/a/b/pulls/1/merge', {}, { allow: [405] }))).code).toBe(
      'maybe_done',
    );
    expect(received).toHaveLength(2);
  });

  it('is asked again for a write that does no harm when it is done twice', async () => {
    const { url } = await serve((response, _, nth) => answer(response, nth === 1 ? 502 : 201, { nth }));
    expect((await clientOf(url).rest('POST /x', {}, { repeatable: true })).data).toEqual({ nth: 2 });
  });

  it('that refuses the connection has done nothing: reads and writes are sent again', async () => {
    const server = await closedServer((response) => answer(response, 200, { data: { a0: {} } }));
    clock.onSleep = () => (clock.slept.length === 3 ? server.open() : Promise.resolve());
    expect((await clientOf(server.url).graphql(write, {}, 'write')).data).toEqual({ a0: {} });
    expect(server.received).toHaveLength(1);
    expect(clock.slept).toEqual([250, 500, 1000]);
  });

  it('that never comes back is said to be away, with the reason', async () => {
    const { url } = await closedServer(() => undefined);
    const problem = await problemOf(clientOf(url).graphql(write, {}, 'write'));
    expect(problem).toMatchObject({ code: 'github_away', status: null, requestId: null });
    expect(problem.message).toContain('ECONNREFUSED');
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['before the answer', (response) => response.destroy()],
    [
      'in the middle of the answer',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{"data":{"node"', () => response.destroy());
      },
    ],
  ])('that loses the connection %s: a read is sent again, a write is not', async (_, lose) => {
    const { url, received } = await serve((response, __, nth) => {
      if (nth <= 2) lose(response);
      else answer(response, 200, { data: { node: null } });
    });
    const client = clientOf(url);
    expect((await problemOf(client.graphql(write, {}, 'write'))).code).toBe('maybe_done');
    expect(received).toHaveLength(1);
    expect((await client.graphql(read, {}, 'read')).data).toEqual({ node: null });
    expect(received).toHaveLength(3);
  });

  it('that never answers is left when the deadline is over: a read is sent again, a write is not', async () => {
    const { url, received } = await serve((response, _, nth) => {
      if (nth === 2) answer(response, 200, { data: { node: null } });
    });
    const client = clientOf(url, { deadline: 100 });
    expect((await client.graphql(read, {}, 'read')).data).toEqual({ node: null });
    const problem = await problemOf(client.graphql(write, {}, 'write'));
    expect(problem.code).toBe('maybe_done');
    expect(problem.message).toContain('no answer within 0.1 seconds');
    expect(received).toHaveLength(3);
  });
});

describe('a stream of requests', () => {
  it('of twenty bursts of writes is answered whole, in order, at 80 a minute, while reads pass', async () => {
    const sent: { readonly at: number; readonly path: string }[] = [];
    let underWay = 0;
    clock.isBusy = () => underWay > 0;
    const { url } = await serve((response) => answer(response, 201, {}));
    const client = clientOf(url, {
      fetch: async (input, init) => {
        sent.push({ at: clock.milliseconds(), path: new URL(input instanceof Request ? input.url : input).pathname });
        underWay += 1;
        try {
          return await fetch(input, init);
        } finally {
          underWay -= 1;
        }
      },
    });
    const start = clock.milliseconds();
    const writes = Array.from({ length: 400 }, (_, nth) => client.rest(`POST /comments/${nth}`, {}));
    const reads = Array.from({ length: 5 }, () => client.rest('GET /look', {}));
    await Promise.all([...reads, ...writes]);
    const looks = sent.filter(({ path }) => path === '/look');
    expect(looks.map(({ at }) => at - start)).toEqual([0, 0, 0, 0, 0]);
    const comments = sent.filter(({ path }) => path !== '/look');
    expect(comments.map(({ path }) => path)).toEqual(writes.map((_, nth) => `/comments/${nth}`));
    const perMinute = comments.map(
      ({ at: from }) => comments.filter(({ at }) => at >= from && at <= from + 60_000).length,
    );
    expect(Math.max(...perMinute)).toBe(80);
  });

  it('is held as a whole by one retry-after, reads too', async () => {
    const came: number[] = [];
    const start = clock.milliseconds();
    const { url } = await serve((response, _, nth) => {
      came.push(clock.milliseconds() - start);
      if (nth === 1) answer(response, 429, {}, { 'retry-after': '90' });
      else answer(response, 200, { data: {} });
    });
    const client = clientOf(url);
    const others: Promise<unknown>[] = [];
    clock.onSleep = () => {
      clock.onSleep = () => Promise.resolve();
      others.push(client.graphql(read, {}, 'read'), client.rest('GET /x', {}), client.rest('POST /x', {}));
      return Promise.resolve();
    };
    await client.graphql(write, {}, 'write');
    await Promise.all(others);
    expect(came).toEqual([0, 90_000, 90_000, 90_000, 90_000]);
  });

  it('never has more than twenty under way', async () => {
    let now = 0;
    let most = 0;
    const { url } = await serve((response) => {
      now += 1;
      most = Math.max(most, now);
      setImmediate(() => {
        now -= 1;
        answer(response, 200, {});
      });
    });
    const client = clientOf(url);
    await Promise.all(Array.from({ length: 200 }, () => client.rest('GET /x', {})));
    expect(most).toBeLessThanOrEqual(20);
    expect(most).toBeGreaterThan(1);
  });

  it.each([
    ['addComment', 'a0: addComment(input: $a) { clientMutationId }', 1],
    ['a commit', 'createCommitOnBranch(input: $a) { commit { oid } }', 1],
    [
      'check runs',
      'c0: createCheckRun (input: $a) { checkRun { id } } c1: createCheckRun(input: $b) { checkRun { id } }',
      2,
    ],
    ['reviews asked for', 'r: requestReviews(input: $a) { clientMutationId }', 1],
    ['labels and edits', 'l: addLabelsToLabelable(input: $a) { x } u: updateIssueComment(input: $a) { x }', 0],
    ['removals', 'd: deleteIssueComment(input: $a) { x } o: removeLabelsFromLabelable(input: $a) { x }', 0],
  ])('counts as content what a document makes: %s', async (_, fields, content) => {
    const weights: unknown[] = [];
    graphqlAnswers({ data: {} });
    const paces = pacer({ clock });
    const client = clientOf(api, {
      pacer: {
        turn: (weight) => {
          weights.push(weight);
          return paces.turn(weight);
        },
      },
    });
    await client.graphql(`mutation Show($a: X!) { ${fields} }`, {}, 'write');
    expect(weights).toEqual([{ api: 'graphql', points: 5, content }]);
  });
});

describe('a secret', () => {
  const body = { message: `Bad credentials: bearer ${secret}`, errors: [{ message: secret }] };
  it.each([
    ['an answer that quotes it', () => nock(api).post('/graphql').times(2).reply(401, body)],
    ['a GraphQL error that quotes it', () => graphqlAnswers({ errors: [{ ...body, locations: [] }] })],
    ['a page that quotes it', () => nock(api).post('/graphql').reply(502, `<p>${secret}</p>`, html)],
    ['a failure of the network that quotes it', () => nock(api).post('/graphql').replyWithError(`lost ${secret}`)],
    ['JSON that is none and quotes it', () => nock(api).post('/graphql').reply(200, `{"${secret}`)],
  ])('is in no problem, however it is printed: %s', async (_, happens) => {
    happens();
    const problem = await problemOf(clientOf(api).graphql(write, {}, 'write'));
    for (const printed of [
      problem.message,
      problem.next,
      String(problem.stack),
      JSON.stringify(problem),
      inspect(problem, { depth: null, showHidden: true }),
    ]) {
      expect(printed).not.toContain(secret);
      expect(printed.toLowerCase()).not.toContain('authorization');
    }
    expect(problem.cause).toBeUndefined();
  });

  it('is not shown by fetch, which quotes a header that it cannot send', async () => {
    const { url, received } = await serve((response) => answer(response, 200, {}));
    const problem = await problemOf(clientOf(url, { tokens: fixedToken(`${secret}\n`) }).rest('GET /x', {}));
    expect(problem.code).toBe('token_refused');
    expect(inspect(problem, { depth: null, showHidden: true })).not.toContain(secret);
    expect(received).toEqual([]);
  });

  it('is not in the client either', () => {
    expect(inspect(clientOf(api), { depth: null, showHidden: true })).not.toContain(secret);
  });

  it('does not go where a read is sent by another server', async () => {
    const other = await serve((response, { headers }) =>
      answer(response, 200, { sent: headers.authorization ?? null }),
    );
    const { url } = await serve((response) => response.writeHead(302, { location: `${other.url}/x` }).end());
    expect((await clientOf(url).rest('GET /x', {})).data).toEqual({ sent: null });
  });
});
