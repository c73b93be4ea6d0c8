import type { EventEmitter } from 'node:events';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ingress, webhookPath, type Delivery, type Readiness } from '../../src/doors/app/ingress.ts';
import { QueueClosed } from '../../src/queue/queue.ts';
import {
  answerTo,
  begin,
  confidential,
  get,
  headersOf,
  issueOpened,
  recordingLog,
  secret,
  send,
  serve,
  signature,
  type Lines,
  type Serving,
} from './app-rig.ts';

const previous = 'the-secret-that-was-used-before';
const megabyte = Buffer.alloc(1_000_000, ' ');

let taken: Delivery[];
let take: (delivery: Delivery) => Promise<void>;
let now: Readiness;
let lines: Lines;
let serving: Serving;
let port: number;

beforeEach(async () => {
  taken = [];
  take = (delivery) => {
    taken.push(delivery);
    return Promise.resolve();
  };
  now = { accepting: true, lastSweep: '2026-03-02T09:00:00.000Z', github: true };
  lines = recordingLog();
  await serveAnew();
});
afterEach(() => {
  serving.close();
});

async function serveAnew(requestTimeout = 60_000, secrets: readonly string[] = [secret]): Promise<void> {
  const listener = ingress({ secrets, take: (one) => take(one), readiness: () => now, log: lines.log });
  serving = await serve(listener, { requestTimeout });
  ({ port } = serving);
}

/** A request as it goes over the wire, up to its body. */
function linesOf(headers: OutgoingHttpHeaders): string {
  const named = Object.entries({ host: 'x', ...headers }).map(([name, value]) => `${name}: ${String(value)}`);
  return [`POST ${webhookPath} HTTP/1.1`, ...named, '', ''].join('\r\n');
}

function statusesIn(said: string): readonly number[] {
  return [...said.matchAll(/^HTTP\/1\.1 (\d+)/gmu)].map(([, status]) => Number(status));
}

/** The status of an answer of Node itself, which has no body that we know. */
function statusOf(request: EventEmitter): Promise<number | undefined> {
  return new Promise((resolve) => {
    request.once('response', ({ statusCode }: IncomingMessage) => {
      resolve(statusCode);
    });
  });
}

function closed(one: EventEmitter): Promise<void> {
  return new Promise((resolve) => {
    one.once('close', resolve);
  });
}

describe('a delivery', () => {
  it('that is signed is taken as it was sent', async () => {
    const body = issueOpened();
    const headers = headersOf(body);
    expect(await send(port, body, { headers })).toMatchObject({ status: 202, body: { accepted: true } });
    expect(taken).toEqual([
      { id: headers['x-github-delivery'], event: 'issues', payload: JSON.parse(body) as unknown },
    ]);
  });

  it('is verified byte by byte, in whatever way its JSON is written', async () => {
    const body = ` {"title":"Caf\\u00e9 \\/ Käse 🧀",\n"a":1.50}\n`;
    expect((await send(port, body)).status).toBe(202);
    expect(taken[0]?.payload).toEqual({ title: 'Café / Käse 🧀', a: 1.5 });
  });

  it('may name its character set, and come with a query', async () => {
    const body = issueOpened();
    const headers = { ...headersOf(body), 'content-type': 'Application/JSON; charset=utf-8' };
    expect((await send(port, body, { headers, path: `${webhookPath}?x=1` })).status).toBe(202);
  });

  it('may be up to 25 MB', async () => {
    const body = Buffer.alloc(25_000_000, ' ');
    body.write(issueOpened());
    expect((await send(port, body)).status).toBe(202);
  });

  it('that comes in pieces is taken when it is whole', async () => {
    const body = issueOpened();
    const request = begin(port, { headers: headersOf(body) });
    for (const letter of body.slice(0, -1)) {
      request.write(letter);
      await setImmediate();
    }
    expect(taken).toEqual([]);
    request.end(body.slice(-1));
    expect((await answerTo(request)).status).toBe(202);
    expect(taken).toHaveLength(1);
  });

  it('among many at the same time is answered like any other', async () => {
    const bodies = Array.from({ length: 300 }, (_, number) => issueOpened(number + 1));
    const answers = await Promise.all(bodies.map((body) => send(port, body)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(taken.map(({ payload }) => JSON.stringify(payload)))).toEqual(new Set(bodies));
  });

  it('that comes again is taken again, and the log says that it came before', async () => {
    const body = issueOpened();
    const headers = headersOf(body);
    for (let times = 0; times < 3; times += 1) expect((await send(port, body, { headers })).status).toBe(202);
    expect(taken).toHaveLength(3);
    const id = headers['x-github-delivery'];
    expect(lines.about('came before').map(({ delivery }) => delivery)).toEqual([id, id]);
  });
});

describe('during a rotation', () => {
  it('both secrets are good, and only these', async () => {
    serving.close();
    await serveAnew(60_000, [secret, previous]);
    const body = issueOpened();
    const statuses = [secret, previous, 'development', ''].map(
      async (by) => (await send(port, body, { headers: headersOf(body, 'issues', by) })).status,
    );
    expect(await Promise.all(statuses)).toEqual([202, 202, 401, 401]);
  });

  it('is over: the previous secret is good no longer', async () => {
    const body = issueOpened();
    expect((await send(port, body, { headers: headersOf(body, 'issues', previous) })).status).toBe(401);
  });
});

describe('refused is', () => {
  const body = issueOpened();
  const other = signature(`${body} `);
  const cases: readonly (readonly [string, number, string, Readonly<Record<string, string | undefined>>])[] = [
    ['a body of no type', 415, 'not_json', { 'content-type': undefined }],
    ['a form', 415, 'not_json', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a text', 415, 'not_json', { 'content-type': 'text/plain' }],
    ['no signature', 401, 'not_signed', { 'x-hub-signature-256': undefined }],
    ['no signature at all', 401, 'not_signed', { 'x-hub-signature-256': undefined, 'x-hub-signature': undefined }],
    ['SHA-1 as SHA-256', 401, 'not_signed', { 'x-hub-signature-256': signature(body, secret, 'sha1') }],
    ['a digest that is cut', 401, 'not_signed', { 'x-hub-signature-256': signature(body).slice(0, -1) }],
    ['a digest without its kind', 401, 'not_signed', { 'x-hub-signature-256': signature(body).slice(7) }],
    ['two digests', 401, 'not_signed', { 'x-hub-signature-256': `${other}, ${signature(body)}` }],
    ['the digest of another body', 401, 'wrong_signature', { 'x-hub-signature-256': other }],
    ['a digest by another secret', 401, 'wrong_signature', { 'x-hub-signature-256': signature(body, 'development') }],
    ['no event', 400, 'not_a_delivery', { 'x-github-event': undefined }],
    ['an event that is no name', 400, 'not_a_delivery', { 'x-github-event': '{"issues":1}' }],
    ['no id', 400, 'not_a_delivery', { 'x-github-delivery': undefined }],
    ['an id as long as a book', 400, 'not_a_delivery', { 'x-github-delivery': 'a'.repeat(65) }],
  ];
  it.each(cases)('%s: %i', async (_, status, code, change) => {
    const headers = Object.fromEntries(
      Object.entries({ ...headersOf(body), ...change }).filter(([, value]) => value !== undefined),
    );
    const answer = await send(port, body, { headers });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(Object.keys(answer.body)).toEqual(['code', 'because', 'next']);
    expect(taken).toEqual([]);
    expect(lines.about('refused')).toMatchObject([{ status, code }]);
  });

  const unreadable: readonly (readonly [string, string | Uint8Array])[] = [
    ['nothing', ''],
    ['no JSON', `${issueOpened()}}`],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '7'],
    ['invalid UTF-8', Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')])],
    ['UTF-16', Buffer.from(issueOpened(), 'utf16le')],
  ];
  it.each(unreadable)('a signed body that is %s: 400', async (_, bytes) => {
    expect(await send(port, bytes)).toMatchObject({ status: 400, body: { code: 'not_readable' } });
    expect(taken).toEqual([]);
  });

  it('another method: 405, with the one that is taken', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
      const request = begin(port, { method });
      request.end();
      expect(await answerTo(request)).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    }
  });

  it('another address: 404', async () => {
    const paths = [
      '/',
      `${webhookPath}/`,
      '/api/github',
      '/probot',
      '/probot/import',
      '//',
      `/x${webhookPath}`,
      '/ping',
    ];
    for (const path of paths) expect((await send(port, body, { path })).status).toBe(404);
    expect(taken).toEqual([]);
    expect(lines.lines).toEqual([]);
  });

  it('more headers than anybody needs: 431', async () => {
    const headers = { ...headersOf(body), 'x-more': 'a'.repeat(20_000) };
    const request = begin(port, { headers });
    request.end(body);
    expect(await statusOf(request)).toBe(431);
    expect(taken).toEqual([]);
  });
});

describe('a body that is too large', () => {
  it('is refused before it is sent, when it says so', async () => {
    const request = begin(port, { headers: { ...headersOf(issueOpened()), 'content-length': 26_000_000 } });
    request.flushHeaders();
    expect(await answerTo(request)).toMatchObject({ status: 413, body: { code: 'too_large' } });
    request.destroy();
  });

  it('is refused before it is all sent, when it does not say so', async () => {
    const { 'content-length': _, ...headers } = headersOf(issueOpened());
    const request = begin(port, { headers });
    for (let size = 0; size < 26; size += 1) request.write(megabyte);
    expect(await answerTo(request)).toMatchObject({ status: 413, body: { code: 'too_large' } });
    request.destroy();
    expect(taken).toEqual([]);
  });

  it('is refused also when it is sent to its end, and the connection goes on', async () => {
    const { 'content-length': _, ...headers } = headersOf(issueOpened());
    const socket = connect(port, '127.0.0.1');
    const said = text(socket);
    socket.write(linesOf({ ...headers, 'transfer-encoding': 'chunked' }));
    for (let size = 0; size < 26; size += 1) {
      socket.write(`${megabyte.length.toString(16)}\r\n`);
      socket.write(megabyte);
      socket.write('\r\n');
    }
    socket.write('0\r\n\r\n');
    socket.write(`${linesOf({ ...headersOf(issueOpened()), connection: 'close' })}${issueOpened()}`);
    expect(statusesIn(await said)).toEqual([413, 202]);
  });

  it('is not read for ever after it was refused', async () => {
    serving.close();
    await serveAnew(300);
    const headers = { ...headersOf(issueOpened()), 'content-length': 10 ** 12, connection: 'keep-alive' };
    const request = begin(port, { headers });
    const answer = answerTo(request);
    const cut = closed(request);
    const more = (): void => {
      while (!request.destroyed && request.write(megabyte));
    };
    request.on('drain', more);
    more();
    expect((await answer).status).toBe(413);
    await cut;
    expect(request.destroyed).toBe(true);
  });
});

it('bodies that are too many at the same time are refused, and the next is taken when they are gone', async () => {
  const requests = Array.from({ length: 5 }, () => begin(port, { headers: headersOf(Buffer.alloc(25_000_000)) }));
  const answers = requests.map(answerTo);
  for (const request of requests) {
    for (let size = 0; size < 24; size += 1) request.write(megabyte);
  }
  expect(await Promise.race(answers)).toMatchObject({ status: 503, body: { code: 'too_busy' } });
  for (const request of requests) request.destroy();
  await Promise.allSettled(answers);
  expect((await send(port, issueOpened())).status).toBe(202);
});

describe('a body that does not come', () => {
  it('is waited for only so long: 408', async () => {
    serving.close();
    await serveAnew(100);
    const request = begin(port, { headers: headersOf(issueOpened()) });
    request.write('{');
    expect(await statusOf(request)).toBe(408);
    expect(taken).toEqual([]);
  });

  it('because the other side hung up is no delivery and no trouble', async () => {
    const request = begin(port, { headers: headersOf(issueOpened()) });
    const gone = new Promise<void>((resolve) => {
      serving.server.once('request', ({ socket }: IncomingMessage) => {
        void closed(socket).then(resolve);
        request.destroy();
      });
    });
    request.write('{');
    await gone;
    expect((await send(port, issueOpened())).status).toBe(202);
    expect(taken).toHaveLength(1);
    expect(lines.about('could not')).toEqual([]);
  });
});

it('a connection goes on after a refusal', async () => {
  const body = issueOpened();
  const socket = connect(port, '127.0.0.1');
  const said = text(socket);
  socket.write(`${linesOf({ ...headersOf(body), 'x-hub-signature-256': 'none' })}${body}`);
  socket.write(`${linesOf({ ...headersOf(body), connection: 'close' })}${body}`);
  expect(statusesIn(await said)).toEqual([401, 202]);
});

describe('what cannot be queued', () => {
  it('is not said to be accepted, so that GitHub keeps it as failed', async () => {
    take = () => Promise.reject(new Error('the database is away'));
    expect(await send(port, issueOpened())).toMatchObject({ status: 500, body: { code: 'not_queued' } });
    expect(lines.about('could not be queued')).toMatchObject([
      { level: 'error', err: { message: 'the database is away' } },
    ]);
  });

  it('because the process is stopping is to be sent again', async () => {
    take = () => Promise.reject(new QueueClosed());
    expect(await send(port, issueOpened())).toMatchObject({ status: 503, body: { code: 'stopping' } });
  });
});

it('while the process is stopping nothing is taken, and connections end', async () => {
  now = { ...now, accepting: false };
  expect(await send(port, issueOpened())).toMatchObject({
    status: 503,
    body: { code: 'stopping' },
    headers: { connection: 'close' },
  });
  expect(taken).toEqual([]);
});

describe('whoever watches', () => {
  it('learns that the process lives', async () => {
    now = { accepting: false, lastSweep: null, github: false };
    expect(await get(port, '/healthz')).toMatchObject({ status: 200, body: { alive: true } });
  });

  it.each([
    [200, {}],
    [503, { accepting: false }],
    [503, { lastSweep: null }],
    [503, { github: false }],
    [503, { github: null }],
  ] as const)('learns whether it can work: %i %o', async (status, change) => {
    now = { ...now, ...change };
    expect(await get(port, '/readyz')).toMatchObject({ status, body: { ready: status === 200, ...now } });
  });

  it('only looks', async () => {
    for (const path of ['/healthz', '/readyz']) {
      expect(await send(port, '{}', { path })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
      const request = begin(port, { method: 'HEAD', path });
      request.end();
      expect((await answerTo(request)).status).toBe(200);
    }
  });
});

it('the log holds no body, no signature and no secret, whatever goes wrong', async () => {
  const body = issueOpened();
  const headers = headersOf(body);
  take = (delivery) => Promise.reject(Object.assign(new Error('no'), { event: delivery, request: { headers } }));
  await send(port, body, { headers });
  await send(port, body, { headers: { ...headers, 'x-hub-signature-256': signature(`${body} `) } });
  await send(port, body, { headers: { ...headers, 'content-type': 'text/plain' } });
  await send(port, `${body}}`);
  const said = lines.lines.join('');
  expect(lines.lines).toHaveLength(4);
  for (const part of [confidential, secret, 'sha256=', signature(body).slice(7)]) expect(said).not.toContain(part);
});
