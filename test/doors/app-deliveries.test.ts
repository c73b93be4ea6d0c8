import { createVerify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { redeliverFailed } from '../../src/doors/app/deliveries.ts';
import type { Delivery } from '../../src/doors/app/ingress.ts';
import { startProbot, type RunningProbot } from '../../src/doors/app/probot.ts';
import { handClock, passUntil, type HandClock } from '../queue/hand-clock.ts';
import { appKey, confidential, recordingLog, serve, type Lines, type Serving } from './app-rig.ts';

interface Attempt {
  /** As it stands in the JSON: ids outgrew the numbers of JavaScript. */
  readonly id: string;
  readonly guid: string;
  readonly at: string;
  readonly status?: number;
  readonly again?: boolean;
}

/** What GitHub lists, the newest first. */
let attempts: readonly Attempt[];
let size: number;
let heard: string[];
let tokens: Set<string | undefined>;
let github: Serving;
let clock: HandClock;
let lines: Lines;
let probot: RunningProbot;
let taken: Delivery[];
let take: (delivery: Delivery) => Promise<void>;

beforeEach(async () => {
  attempts = [];
  size = 100;
  heard = [];
  tokens = new Set();
  taken = [];
  take = (delivery) => {
    taken.push(delivery);
    return Promise.resolve();
  };
  github = await serve((request, response) => {
    heard.push(`${request.method ?? ''} ${request.url ?? ''}`);
    tokens.add(request.headers.authorization);
    request.resume();
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://github.test');
    const from = Number(searchParams.get('cursor') ?? 0);
    const next = `<http://github.test${pathname}?per_page=100&cursor=${from + size}>; rel="next"`;
    response.writeHead(request.method === 'POST' ? 202 : 200, {
      'content-type': 'application/json',
      ...(request.method === 'GET' && from + size < attempts.length && { link: next }),
    });
    response.end(
      request.method === 'POST'
        ? '{}'
        : `[${attempts
            .slice(from, from + size)
            .map(written)
            .join()}]`,
    );
  });
  clock = handClock();
  lines = recordingLog();
  probot = await startProbot({
    appId: 77,
    privateKey: appKey.privateKey,
    apiUrl: `http://127.0.0.1:${github.port}/api/v3`,
    log: lines.log,
    take: (one) => take(one),
  });
});
afterEach(() => {
  github.close();
});

function written({ id, guid, at, status = 200, again = false }: Attempt): string {
  return `{"id":${id},"guid":"${guid}","delivered_at":"${at}","redelivery":${again},"status_code":${status},"event":"issues"}`;
}

/** A moment before the clock's, in hours. */
function ago(hours: number): string {
  return new Date(Date.parse('2026-03-02T09:00:00Z') - hours * 3_600_000).toISOString().replace('.000', '');
}

function redeliver(since: string | null = null, stop = new AbortController().signal): Promise<number> {
  return passUntil(clock, redeliverFailed({ request: probot.request, since, clock, stop }));
}

function redelivered(): readonly string[] {
  return heard.flatMap((one) => /^POST \/api\/v3\/app\/hook\/deliveries\/(\d+)\/attempts$/u.exec(one)?.[1] ?? []);
}

describe('deliveries that never arrived', () => {
  it('are asked for again, the oldest first, each once and by its exact id', async () => {
    attempts = [
      { id: '3804004623172239366', guid: 'd', at: ago(1), status: 500 },
      { id: '3804004623172239365', guid: 'c', at: ago(2), status: 0 },
      { id: '199287304442', guid: 'b', at: ago(3) },
      { id: '199287304441', guid: 'a', at: ago(4), status: 503 },
      { id: '199287304440', guid: 'a', at: ago(5), status: 502 },
    ];
    expect(await redeliver()).toBe(3);
    expect(redelivered()).toEqual(['199287304440', '3804004623172239365', '3804004623172239366']);
  });

  it('are left alone when they arrived later, or failed again when they were redelivered', async () => {
    attempts = [
      { id: '5', guid: 'a', at: ago(1), again: true },
      { id: '4', guid: 'b', at: ago(2), again: true, status: 500 },
      { id: '3', guid: 'b', at: ago(3), status: 500 },
      { id: '2', guid: 'a', at: ago(4), status: 500 },
    ];
    expect(await redeliver()).toBe(0);
    expect(redelivered()).toEqual([]);
  });

  it('are read page by page, up to what was read the last time', async () => {
    size = 2;
    attempts = Array.from({ length: 9 }, (_, age) => ({
      id: String(9 - age),
      guid: `g${age}`,
      at: ago(age),
      status: 500,
    }));
    expect(await redeliver(ago(4))).toBe(5);
    expect(heard.filter((one) => one.startsWith('GET'))).toEqual(
      [
        '/api/v3/app/hook/deliveries?per_page=100',
        '/api/v3/app/hook/deliveries?per_page=100&cursor=2',
        '/api/v3/app/hook/deliveries?per_page=100&cursor=4',
      ].map((path) => `GET ${path}`),
    );
  });

  it('are not asked for when they are older than GitHub keeps them', async () => {
    attempts = [
      { id: '2', guid: 'a', at: ago(71), status: 500 },
      { id: '1', guid: 'b', at: ago(73), status: 500 },
    ];
    expect(await redeliver()).toBe(1);
    expect(await redeliver(ago(100))).toBe(1);
    expect(redelivered()).toEqual(['2', '2']);
  });

  it('are asked for a second apart, and no more than 200 at a time', async () => {
    attempts = Array.from({ length: 300 }, (_, age) => ({
      id: String(300 - age),
      guid: `g${age}`,
      at: ago(1),
      status: 500,
    }));
    expect(await redeliver()).toBe(200);
    expect(redelivered().slice(0, 2)).toEqual(['1', '2']);
    expect(clock.slept).toEqual(Array.from({ length: 199 }, () => 1_000));
  });

  it('are asked for no longer once the process stops', async () => {
    attempts = Array.from({ length: 3 }, (_, age) => ({
      id: String(9 - age),
      guid: `g${age}`,
      at: ago(1),
      status: 500,
    }));
    expect(await redeliver(null, AbortSignal.abort())).toBe(0);
    expect(heard).toEqual([]);
  });

  it('are skipped when they are none that is known', async () => {
    const odd = ['null', '{}', '[]', '7', '{"id":1,"guid":"a","delivered_at":"soon","status_code":500}'];
    attempts = odd.map((text) => ({ id: `0},${text},{"x":0`, guid: 'x', at: ago(1) }));
    expect(await redeliver()).toBe(0);
  });
});

describe('the Probot in this process', () => {
  it('speaks as the App, with a token that its key signed', async () => {
    await probot.request('GET /app/hook/deliveries');
    const [, head = '', body = '', sign = ''] =
      /^bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/iu.exec([...tokens][0] ?? '') ?? [];
    const verified = createVerify('RSA-SHA256').update(`${head}.${body}`).verify(appKey.publicKey, sign, 'base64url');
    expect(verified).toBe(true);
    expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toMatchObject({ iss: 77 });
  });

  it('passes deliveries on as they are, asking GitHub nothing', async () => {
    const delivery = { id: 'a', event: 'issues', payload: { action: 'opened', installation: { id: 12 } } };
    await probot.receive(delivery);
    await probot.receive({ ...delivery, event: 'something_new', payload: {} });
    expect(taken).toEqual([delivery, { id: 'a', event: 'something_new', payload: {} }]);
    expect(heard).toEqual([]);
  });

  it('throws what its handler threw, and logs no payload', async () => {
    take = () => Promise.reject(new Error('the database is away'));
    const delivery = { id: 'a', event: 'issues', payload: { title: confidential } };
    await expect(probot.receive(delivery)).rejects.toThrow(/^the database is away$/u);
    expect(lines.lines.join('')).not.toContain(confidential);
  });

  it('does not slow requests down, which is for the pacing of ours', { timeout: 10_000 }, async () => {
    // Probot's own throttle lets one write a second through.
    const writes = Array.from({ length: 30 }, (_, id) =>
      probot.request('POST /app/hook/deliveries/{delivery_id}/attempts', { delivery_id: id }),
    );
    expect(await Promise.all(writes)).toHaveLength(30);
  });
});
