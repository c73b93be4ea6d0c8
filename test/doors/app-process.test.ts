import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/repository.ts';
import { openSandbox } from '../sandbox/sandbox.ts';
import { answerTo, appKey, begin, confidential, get, headersOf, issueOpened, secret, send } from './app-rig.ts';

interface Child {
  readonly process: ChildProcess;
  readonly port: number;
  /** Waits until the process says so. */
  readonly says: (message: string) => Promise<string>;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** Everything it logged. */
  readonly log: Promise<string>;
}

const program = join(import.meta.dirname, '../../src/doors/app/start.ts');
const folder = temporaryFolder();
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** The App in a real process; see app-child.ts. */
async function start(): Promise<Child> {
  const child = fork(fileURLToPath(new URL('./app-child.ts', import.meta.url)), {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  children.push(child);
  const said: string[] = [];
  const waiting: (() => void)[] = [];
  child.on('message', (message) => {
    said.push(JSON.stringify(message).slice(1, -1));
    for (const look of waiting) look();
  });
  const says = (begins: string): Promise<string> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = said.find((message) => message.startsWith(begins));
        if (found !== undefined) resolve(found);
      };
      waiting.push(look);
      look();
    });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(code ?? signal);
    });
  });
  const log = child.stdout === null ? Promise.resolve('') : text(child.stdout);
  const port = Number((await says('listening')).split(' ')[1]);
  return { process: child, port, says, ended, log };
}

describe('a process that is told to stop', () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`by ${signal}: takes what is being delivered, finishes the work on it, and ends well`, async () => {
      const child = await start();
      const body = issueOpened(7);
      const request = begin(child.port, { headers: headersOf(body) });
      request.write(body.slice(0, 10));
      expect((await send(child.port, issueOpened(1))).status).toBe(202);
      await child.says('begun 12/500/1');
      child.process.kill(signal);
      await refused(child.port);
      request.end(body.slice(10));
      expect((await answerTo(request)).status).toBe(202);
      child.process.send('end');
      await child.says('begun 12/500/7');
      expect(await child.ended).toBe(0);
      const log = await child.log;
      expect(log.trim().split('\n').at(-1)).toMatch(/"left":\[\],"msg":"stopped"\}$/u);
      for (const part of [confidential, secret, 'sha256=']) expect(log).not.toContain(part);
    });
  }

  it('twice: ends at once, whatever it was doing', async () => {
    const child = await start();
    expect((await send(child.port, issueOpened(1))).status).toBe(202);
    await child.says('begun 12/500/1');
    child.process.kill('SIGTERM');
    await refused(child.port);
    child.process.kill('SIGTERM');
    expect(await child.ended).toBe('SIGTERM');
  });

  it('logs one JSON object a line', async () => {
    const child = await start();
    child.process.kill('SIGTERM');
    expect(await child.ended).toBe(0);
    const lines = (await child.log).trim().split('\n');
    const parsed = lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    expect(parsed.map(({ level, msg }) => [level, msg])).toEqual([
      ['info', 'listening'],
      ['info', 'stopping'],
      ['info', 'stopped'],
    ]);
    expect(parsed.every(({ time }) => typeof time === 'string' && !Number.isNaN(Date.parse(time)))).toBe(true);
  });
});

/** Until nobody listens there any more. */
async function refused(port: number): Promise<void> {
  for (;;) {
    const request = begin(port, { method: 'GET', path: '/healthz' });
    request.end();
    const code = await answerTo(request).then(
      () => null,
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : null),
    );
    if (code === 'ECONNREFUSED') return;
  }
}

function run(env: Readonly<Record<string, string>>): { readonly code: number | null; readonly said: string } {
  const ran = spawnSync(process.execPath, [program], { env, encoding: 'utf8' });
  return { code: ran.status, said: `${ran.stdout}${ran.stderr}` };
}

describe('the program', () => {
  it('says everything that is wrong with its environment, and ends with 64', () => {
    const { code, said } = run({ WEBHOOK_SECRET: 'development', PORT: 'http', PRIVATE_KEY: 'hunter2' });
    expect(code).toBe(64);
    expect(said.trim().split('\n')).toEqual([
      expect.stringMatching(/^APP_ID is not set: /u),
      expect.stringMatching(/^PRIVATE_KEY holds no RSA private key: /u),
      expect.stringMatching(/^WEBHOOK_SECRET is "development", which everybody knows: /u),
      expect.stringMatching(/^PORT is "http"/u),
    ]);
    expect(said).not.toContain('hunter2');
  });

  it('serves, knows its GitHub, and stops when it is told', async () => {
    const sandbox = await openSandbox();
    try {
      sandbox.organization('acme');
      await sandbox.repository('acme/portal');
      const child = spawn(process.execPath, [program], {
        env: {
          APP_ID: String(sandbox.app.id),
          PRIVATE_KEY: sandbox.app.privateKey,
          WEBHOOK_SECRET: sandbox.app.webhookSecret,
          PORT: '0',
          GHE_HOST: new URL(sandbox.url).host,
          GHE_PROTOCOL: 'http',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      children.push(child);
      const ended = new Promise((resolve) => {
        child.once('exit', resolve);
      });
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const { port } = JSON.parse(String((await lines.next()).value)) as { readonly port: number };
      await expect.poll(async () => (await get(port, '/readyz')).status, { timeout: 20_000 }).toBe(200);
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
      expect(sandbox.gaps).toEqual([]);
    } finally {
      await sandbox.close();
    }
  });

  it('says that it cannot listen, and ends with 1', async () => {
    const child = await start();
    const path = join(folder, 'key.pem');
    writeFileSync(path, appKey.privateKey);
    const { code, said } = run({
      APP_ID: '77',
      PRIVATE_KEY_PATH: path,
      WEBHOOK_SECRET: secret,
      PORT: String(child.port),
    });
    expect(said).toBe(
      `The server cannot listen on port ${child.port} (EADDRINUSE). Choose another PORT, or end what uses this one.\n`,
    );
    expect(code).toBe(1);
  });
});
