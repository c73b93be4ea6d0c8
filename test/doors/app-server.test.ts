import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Redelivering } from '../../src/doors/app/deliveries.ts';
import type { Hint } from '../../src/doors/app/hints.ts';
import { startApp, type App, type AppOptions } from '../../src/doors/app/server.ts';
import { handClock, passUntil, settled, type HandClock } from '../queue/hand-clock.ts';
import {
  answerTo,
  appKey,
  begin,
  confidential,
  get,
  headersOf,
  issueOpened,
  recordingLog,
  secret,
  send,
  serve,
  type Lines,
} from './app-rig.ts';

const sha = 'a'.repeat(40);
const minute = 60_000;

let clock: HandClock;
let lines: Lines;
let apps: App[];
let worked: string[];

beforeEach(() => {
  clock = handClock();
  lines = recordingLog();
  apps = [];
  worked = [];
});
afterEach(async () => {
  await Promise.all(apps.map(closed));
});

async function start(options: Partial<AppOptions> = {}): Promise<App> {
  const app = await startApp({
    port: 0,
    secrets: [secret],
    appId: 77,
    privateKey: appKey.privateKey,
    // Nobody answers there: what is tested here asks GitHub nothing.
    apiUrl: 'http://127.0.0.1:9/api/v3',
    work: (key) => {
      worked.push(key);
      return Promise.resolve();
    },
    sweep: () => Promise.resolve(),
    sweepEveryMilliseconds: 5 * minute,
    clock,
    log: lines.log,
    ...options,
  });
  apps.push(app);
  return app;
}

/** Closes an app, letting as much time pass as it takes. */
function closed(app: App): Promise<readonly string[]> {
  return passUntil(clock, app.close());
}

function deliver(app: App, event: string, more: Readonly<Record<string, unknown>>): ReturnType<typeof send> {
  const body = JSON.stringify({ ...(JSON.parse(issueOpened()) as object), ...more });
  return send(app.port, body, { headers: headersOf(body, event) });
}

/** Work that ends when it is told to. */
function gate(): { readonly work: AppOptions['work']; readonly open: () => void } {
  const waiting: (() => void)[] = [];
  let isOpen = false;
  return {
    open: () => {
      isOpen = true;
      for (const go of waiting.splice(0)) go();
    },
    work: (key) => {
      worked.push(key);
      return isOpen
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve);
          });
    },
  };
}

describe('a delivery', () => {
  it('becomes work on what it is about', async () => {
    const app = await start();
    expect((await send(app.port, issueOpened(12))).status).toBe(202);
    expect((await deliver(app, 'status', { sha, state: 'success' })).status).toBe(202);
    expect((await deliver(app, 'installation', { action: 'deleted' })).status).toBe(202);
    await app.queue.idle();
    expect(worked.toSorted()).toEqual(['12/500/12', 'forget/12', `sweep/12/500/${sha}`]);
  });

  it('is answered before the work on it is done', async () => {
    const { work, open } = gate();
    const app = await start({ work });
    for (let times = 0; times < 20; times += 1) expect((await send(app.port, issueOpened())).status).toBe(202);
    expect(worked).toEqual(['12/500/12']);
    open();
    await app.queue.idle();
    expect(worked).toEqual(['12/500/12', '12/500/12']);
  });

  it('is accepted whatever becomes of the work, and what does is told', async () => {
    const work = (key: string): Promise<void> => {
      worked.push(key);
      if (worked.length % 2 === 0) throw new Error('GitHub is away');
      return Promise.reject(new Error('GitHub is away'));
    };
    const app = await start({ work });
    expect((await send(app.port, issueOpened())).status).toBe(202);
    await app.queue.idle();
    expect(worked).toHaveLength(10);
    expect(lines.about('failed: it is tried again')).toHaveLength(10);
    expect(lines.about('given up')).toMatchObject([
      { level: 'error', key: '12/500/12', tries: 10, err: { message: 'GitHub is away' } },
    ]);
  });

  it('that is an echo of ours, or nothing to us, is accepted and leads to nothing', async () => {
    const app = await start({ botId: () => 9001 });
    expect((await deliver(app, 'issues', { sender: { id: 9001, type: 'Bot' } })).status).toBe(202);
    expect((await deliver(app, 'star', {})).status).toBe(202);
    expect((await deliver(app, 'ping', { installation: undefined })).status).toBe(202);
    await app.queue.idle();
    expect(worked).toEqual([]);
  });

  it('is heard with its names and its source by what the process remembers, which can narrow it', async () => {
    const hints: Hint[] = [];
    const narrow = (hint: Hint): Hint => {
      hints.push(hint);
      if (hint.kind !== 'sweep' || hint.repository === undefined) return hint;
      return { kind: 'dirty', repository: hint.repository, numbers: [4] };
    };
    const app = await start({ narrow });
    const review = { node_id: 'PRR_1' };
    await deliver(app, 'pull_request_review', { action: 'submitted', review, pull_request: { number: 5 } });
    await deliver(app, 'status', { sha, state: 'success' });
    await app.queue.idle();
    expect(worked).toEqual(['12/500/5', '12/500/4']);
    expect(hints).toMatchObject([
      { repository: { owner: 'acme', name: 'atlas' }, said: 'PRR_1' },
      { kind: 'sweep', sha },
    ]);
  });

  it('leaves nothing of its content in the log', async () => {
    const app = await start({ work: () => Promise.reject(new Error('no')) });
    await send(app.port, issueOpened());
    await app.queue.idle();
    expect(lines.about('delivered')).toMatchObject([{ event: 'issues', keys: ['12/500/12'] }]);
    for (const part of [confidential, secret, 'PRIVATE KEY']) expect(lines.lines.join('')).not.toContain(part);
  });
});

describe('a sweep', () => {
  it('runs at the start and then again and again', async () => {
    const moments: string[] = [];
    await start({ sweep: () => Promise.resolve(void moments.push(clock.now())) });
    await settled();
    for (let times = 0; times < 2; times += 1) await clock.pass(5 * minute);
    expect(moments.map((moment) => moment.slice(11, 16))).toEqual(['09:00', '09:05', '09:10']);
  });

  it('adds what it finds to the queue', async () => {
    const app = await start({ sweep: (add) => add('sweep/12') });
    await settled();
    await app.queue.idle();
    expect(worked).toEqual(['sweep/12']);
  });

  it('that fails is told and tried again, and whoever watches sees it', async () => {
    let fails = true;
    const sweep = (): Promise<void> => (fails ? Promise.reject(new Error('GitHub is away')) : Promise.resolve());
    const app = await start({ sweep });
    await settled();
    expect(await get(app.port, '/readyz')).toMatchObject({ status: 503, body: { lastSweep: null, github: false } });
    expect(lines.about('the sweep failed')).toMatchObject([{ err: { message: 'GitHub is away' } }]);
    fails = false;
    await clock.pass(5 * minute);
    const well = { ready: true, accepting: true, lastSweep: '2026-03-02T09:05:00.000Z', github: true };
    expect(await get(app.port, '/readyz')).toMatchObject({ status: 200, body: well });
    fails = true;
    await clock.pass(5 * minute);
    expect(await get(app.port, '/readyz')).toMatchObject({
      status: 503,
      body: { ...well, ready: false, github: false },
    });
  });

  it('is not ready before it ran, and the process lives all the same', async () => {
    const app = await start({ sweep: () => Promise.race([]) });
    expect(await get(app.port, '/readyz')).toMatchObject({ status: 503, body: { lastSweep: null, github: null } });
    expect((await get(app.port, '/healthz')).status).toBe(200);
    expect((await send(app.port, issueOpened())).status).toBe(202);
  });
});

describe('deliveries that never arrived', () => {
  it('are asked for after each sweep, from the moment of the last time that worked', async () => {
    const asked: (string | null)[] = [];
    let fails = false;
    const redeliver = ({ since }: Redelivering): Promise<number> => {
      asked.push(since);
      return fails ? Promise.reject(new Error('GitHub is away')) : Promise.resolve(2);
    };
    await start({ redeliver });
    await settled();
    fails = true;
    await clock.pass(5 * minute);
    await clock.pass(5 * minute);
    expect(asked.map((since) => since?.slice(11, 16) ?? null)).toEqual([null, '09:00', '09:00']);
    expect(lines.about('deliver again')).toMatchObject([{ count: 2 }]);
    expect(lines.about('could not be asked')).toHaveLength(2);
  });
});

describe('it does not start', () => {
  it.each([[[]], [['']], [['  ']], [['development']], [[secret, '']], [[secret, 'development']]])(
    'without a secret that nobody knows: %j',
    async (secrets) => {
      await expect(start({ secrets })).rejects.toMatchObject({ code: 'no_secret' });
    },
  );

  it('on a port that something else listens on', async () => {
    const other = await serve(() => undefined);
    try {
      await expect(start({ port: other.port })).rejects.toMatchObject({
        code: 'cannot_listen',
        message: `The server cannot listen on port ${other.port} (EADDRINUSE).`,
      });
    } finally {
      other.close();
    }
  });
});

describe('closed', () => {
  it('finishes what it has and answers that nothing was left', async () => {
    const { work, open } = gate();
    const app = await start({ work });
    await send(app.port, issueOpened(1));
    await send(app.port, issueOpened(2));
    const closing = app.close();
    open();
    expect(await closing).toEqual([]);
    expect(worked).toEqual(['12/500/1', '12/500/2']);
    expect(await app.close()).toEqual([]);
  });

  it('takes a delivery that was under way, and no other', async () => {
    const { work, open } = gate();
    const app = await start({ work });
    const body = issueOpened(7);
    const request = begin(app.port, { headers: { ...headersOf(body), connection: 'keep-alive' } });
    request.write(body.slice(0, 10));
    await send(app.port, issueOpened(1));
    const closing = app.close();
    await expect(send(app.port, issueOpened(2))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    request.end(body.slice(10));
    expect(await answerTo(request)).toMatchObject({ status: 202, headers: { connection: 'close' } });
    open();
    expect(await closing).toEqual([]);
    expect(worked).toEqual(['12/500/1', '12/500/7']);
  });

  it('accepts nothing that comes too late to be queued', async () => {
    const { work, open } = gate();
    const app = await start({ work });
    const body = issueOpened(7);
    const request = begin(app.port, { headers: headersOf(body) });
    request.write(body.slice(0, 10));
    await send(app.port, issueOpened(1));
    const closing = app.close();
    await clock.pass(2_000);
    request.end(body.slice(10));
    expect(await answerTo(request)).toMatchObject({ status: 503, body: { code: 'stopping' } });
    open();
    expect(await closing).toEqual([]);
    expect(worked).toEqual(['12/500/1']);
  });

  it('waits only so long for whoever delivers and for the work, and says what was left', async () => {
    const { work } = gate();
    const app = await start({ work });
    const request = begin(app.port, { headers: headersOf(issueOpened()) });
    request.write('{');
    await send(app.port, issueOpened(1));
    expect(await closed(app)).toEqual(['12/500/1']);
    expect(lines.about('stopped')).toMatchObject([{ left: ['12/500/1'] }]);
    request.destroy();
  });
});
