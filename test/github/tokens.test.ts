import { generateKeyPairSync, verify } from 'node:crypto';
import { inspect } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { githubClient } from '../../src/github/client.ts';
import { pacer } from '../../src/github/pacing.ts';
import { GitHubProblem } from '../../src/github/problem.ts';
import { appTokens, fixedToken, installationTokens, type Tokens } from '../../src/github/tokens.ts';
import { virtualClock, type VirtualClock } from './clock.ts';
import { answer, serve, type Handler, type TestServer } from './server.ts';

const minute = 60_000;
const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
});

let clock: VirtualClock;
beforeEach(() => {
  clock = virtualClock();
});

/** Gives out ghs_1, ghs_2, …; everything else is `handler`'s, and wants the newest one unless that says otherwise. */
async function github(
  handler: (request: { readonly token: string; readonly given: number }) => number,
): Promise<TestServer & { readonly given: () => number }> {
  let given = 0;
  const server = await serve((response, { url, headers }) => {
    if (url === '/app/installations/7/access_tokens') {
      given += 1;
      answer(response, 201, { token: `ghs_${given}`, expires_at: '2026-01-01T13:00:00Z' });
    } else {
      const token = String(headers.authorization).replace('bearer ', '');
      const status = handler({ token, given });
      answer(response, status, status === 401 ? { message: 'Bad credentials' } : { token });
    }
  });
  return { ...server, given: () => given };
}

function tokensOf(baseUrl: string, privateKey = keys.privateKey): Tokens {
  return installationTokens({ appId: 1234, privateKey, installationId: 7, baseUrl, clock, version: '1.2.3' });
}

async function problemOf(work: Promise<unknown>): Promise<GitHubProblem> {
  const outcome: unknown = await work.then(
    () => 'no problem',
    (error: unknown) => error,
  );
  if (!(outcome instanceof GitHubProblem)) throw new Error(`expected a GitHubProblem, got ${inspect(outcome)}`);
  return outcome;
}

interface Claims {
  readonly iat: number;
  readonly exp: number;
  readonly iss: number;
}

function claimsOf(jwt: string): Claims {
  const [head = '', claims = '', signature = ''] = jwt.split('.');
  const isSigned = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${claims}`),
    keys.publicKey,
    Buffer.from(signature, 'base64url'),
  );
  expect(isSigned).toBe(true);
  return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as Claims;
}

describe("the App's own token", () => {
  it('is signed by its key, and good from five minutes ago until in five minutes', async () => {
    const jwt = await appTokens({ appId: 1234, privateKey: keys.privateKey, clock }).token();
    const { iat, exp, iss } = claimsOf(jwt);
    const now = clock.milliseconds() / 1000;
    // A second may begin between reading the two clocks.
    expect(iss).toBe(1234);
    expect(Math.abs(iat - (now - 300))).toBeLessThanOrEqual(1);
    expect(exp - iat).toBe(600);
  });

  it('is made from a key whose line breaks were written as \\n, as environments hold it', async () => {
    const privateKey = keys.privateKey.replaceAll('\n', '\\n');
    expect(claimsOf(await appTokens({ appId: 1234, privateKey, clock }).token()).iss).toBe(1234);
  });

  it.each([
    ['empty', ''],
    ['only its first line', '-----BEGIN RSA PRIVATE KEY-----'],
    ['cut in the middle', keys.privateKey.slice(0, 800)],
    ['another kind of key', keys.publicKey],
  ])('is not to be had from a key that is %s, and the problem does not show the key', async (_, privateKey) => {
    const problem = await problemOf(appTokens({ appId: 1234, privateKey, clock }).token());
    expect(problem.code).toBe('token_refused');
    const line = privateKey.split('\n')[1];
    const printed = inspect(problem, { depth: null, showHidden: true }) + JSON.stringify(problem);
    if (line !== undefined) expect(printed).not.toContain(line);
    expect(problem.cause).toBeUndefined();
  });
});

describe('the token of an installation', () => {
  it('is asked for by the App itself, with the same manners as everything else', async () => {
    const server = await github(() => 200);
    expect(await tokensOf(server.url).token()).toBe('ghs_1');
    const [request] = server.received;
    expect(request).toMatchObject({ method: 'POST', url: '/app/installations/7/access_tokens' });
    expect(request?.headers['user-agent']).toBe('countersign/1.2.3');
    claimsOf(String(request?.headers.authorization).replace('bearer ', ''));
  });

  it('is asked for once, however many want it', async () => {
    const server = await github(() => 200);
    const tokens = tokensOf(server.url);
    const all = await Promise.all(Array.from({ length: 50 }, () => tokens.token()));
    expect([new Set(all), server.given()]).toEqual([new Set(['ghs_1']), 1]);
  });

  it('is kept, and renewed before its hour is over', async () => {
    const server = await github(() => 200);
    const tokens = tokensOf(server.url);
    await tokens.token();
    await clock.sleep(54 * minute);
    expect(await tokens.token()).toBe('ghs_1');
    await clock.sleep(minute);
    expect(await Promise.all([tokens.token(), tokens.token()])).toEqual(['ghs_2', 'ghs_2']);
    expect(server.given()).toBe(2);
  });

  it('that is refused in the middle of a stream is renewed once for all who are under way, and no work is lost', async () => {
    let expired = false;
    const server = await github(({ token }) => (expired && token === 'ghs_1' ? 401 : 200));
    const tokens = tokensOf(server.url);
    const client = githubClient({ baseUrl: server.url, tokens, clock, pacer: pacer({ clock }) });
    await client.rest('GET /x', {});
    expired = true;
    const answers = await Promise.all([
      ...Array.from({ length: 60 }, (_, nth) => client.rest('GET /x/{nth}', { nth })),
      ...Array.from({ length: 15 }, (_, nth) => client.rest('POST /x/{nth}', { nth })),
    ]);
    expect(new Set(answers.map(({ data }) => JSON.stringify(data)))).toEqual(new Set(['{"token":"ghs_2"}']));
    expect(server.given()).toBe(2);
  });

  it('that is refused again when it is new is a problem, not a loop', async () => {
    const server = await github(() => 401);
    const client = githubClient({
      baseUrl: server.url,
      tokens: tokensOf(server.url),
      clock,
      pacer: pacer({ clock }),
    });
    const problem = await problemOf(client.rest('GET /x', {}));
    expect(problem).toMatchObject({ code: 'token_refused', status: 401 });
    expect(problem.message).toContain('Bad credentials');
    expect(server.received.filter(({ url }) => url === '/x')).toHaveLength(2);
    expect(inspect(problem, { depth: null, showHidden: true })).not.toMatch(/ghs_\d/u);
  });

  it('is forgotten only when it is the one that was refused', async () => {
    const server = await github(() => 200);
    const tokens = tokensOf(server.url);
    await tokens.token();
    tokens.refused('ghs_0');
    expect(await tokens.token()).toBe('ghs_1');
    tokens.refused('ghs_1');
    expect(await tokens.token()).toBe('ghs_2');
    tokens.refused('ghs_1');
    expect(await tokens.token()).toBe('ghs_2');
  });

  it('is asked for again when GitHub stumbles, because another one does no harm', async () => {
    const server = await serve((response, _, nth) => {
      if (nth === 1) response.destroy();
      else if (nth === 2) response.writeHead(502).end('<html>');
      else answer(response, 201, { token: 'ghs_x' });
    });
    expect(await tokensOf(server.url).token()).toBe('ghs_x');
    expect(server.received).toHaveLength(3);
  });

  it.each<[string, Handler, string, RegExp]>([
    [
      'there is no such installation',
      (response) => answer(response, 404, { message: 'Not Found' }),
      'token_refused',
      /installation 7/u,
    ],
    [
      'the installation is suspended',
      (response) => answer(response, 403, { message: 'This installation has been suspended' }),
      'forbidden',
      /suspended/u,
    ],
    [
      "GitHub does not take the App's word",
      (response) => answer(response, 401, { message: "'Expiration time' claim ('exp') is too far in the future" }),
      'token_refused',
      /too far in the future/u,
    ],
    [
      'the answer holds none',
      (response) => answer(response, 201, { tokens: [] }),
      'unknown_answer',
      /without a token/u,
    ],
  ])('is not to be had when %s, and whoever asks later asks anew', async (_, handler, code, says) => {
    const server = await serve((response, request, nth) => handler(response, request, nth));
    const tokens = tokensOf(server.url);
    const [one, two] = await Promise.all([problemOf(tokens.token()), problemOf(tokens.token())]);
    expect(one).toBe(two);
    expect(one.code).toBe(code);
    expect(one.message).toMatch(says);
    const before = server.received.length;
    await problemOf(tokens.token());
    expect(server.received.length).toBeGreaterThan(before);
    const printed = inspect(one, { depth: null, showHidden: true }) + JSON.stringify(one);
    for (const { headers } of server.received) {
      expect(printed).not.toContain(String(headers.authorization).replace('bearer ', ''));
    }
  });

  it('shows neither itself nor the key when it is printed', async () => {
    const server = await github(() => 200);
    const tokens = tokensOf(server.url);
    await tokens.token();
    const printed = inspect(tokens, { depth: null, showHidden: true });
    expect(printed).not.toContain('ghs_1');
    expect(printed).not.toContain('PRIVATE KEY');
  });
});

describe('a fixed token', () => {
  it('is what it is, also after it was refused', async () => {
    const tokens = fixedToken('ghp_x');
    tokens.refused('ghp_x');
    expect(await tokens.token()).toBe('ghp_x');
  });
});
