import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium of this machine; null when there is none. */
export const chromium =
  [process.env['CHROMIUM'] ?? '', ...PLACES].find((path) => path !== '' && existsSync(path)) ?? null;

/** What a test without one says. */
export const needed = 'needs Chromium: apt-get install chromium, or its path in CHROMIUM';

export type Look = { readonly width: number; readonly scheme: 'light' | 'dark' };

export type Tab = {
  /** Opens an address and waits until it is loaded. */
  open(address: string, look: Look): Promise<void>;
  /** What an expression comes to on the page, as JSON has it. */
  evaluate(expression: string): Promise<unknown>;
  /** The whole page as a PNG. */
  picture(): Promise<Buffer>;
  /** What the browser complained of since the tab was opened: blocked, failed, thrown. */
  readonly complaints: readonly string[];
};

export type Browser = { newTab(): Promise<Tab>; close(): Promise<void> };

type Message = {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
};

/** Starts Chromium without a window, and speaks its DevTools protocol. */
export async function openBrowser(binary: string): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'countersign-browser-'));
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--remote-debugging-port=0'];
  const child = spawn(binary, [...args, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const socket = new WebSocket(await debuggerOf(child));
  await once(socket, 'open');
  const waiting = new Map<number, (message: Message) => void>();
  const listeners = new Set<(message: Message) => void>();
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    waiting.get(message.id ?? 0)?.(message);
    waiting.delete(message.id ?? 0);
    for (const listener of listeners) listener(message);
  });

  async function call(method: string, params: object, sessionId?: string): Promise<Readonly<Record<string, unknown>>> {
    const id = (last += 1);
    const answer = await new Promise<Message>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result ?? {};
  }

  async function newTab(): Promise<Tab> {
    const { targetId } = await call('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true });
    const session = String(sessionId);
    const send = (method: string, params: object = {}): ReturnType<typeof call> => call(method, params, session);
    const complaints: string[] = [];
    listeners.add(({ sessionId: from, method, params }) => {
      if (from !== session) return;
      const told = [
        'Log.entryAdded',
        'Runtime.exceptionThrown',
        'Runtime.consoleAPICalled',
        'Page.javascriptDialogOpening',
      ];
      if (method !== undefined && told.includes(method)) complaints.push(`${method}: ${JSON.stringify(params)}`);
    });
    for (const domain of ['Page', 'Runtime', 'Log']) await send(`${domain}.enable`);

    return {
      complaints,
      async open(address, { width, scheme }) {
        await send('Emulation.setDeviceMetricsOverride', { width, height: 800, deviceScaleFactor: 1, mobile: false });
        await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
        const loaded = new Promise<void>((resolve) => {
          listeners.add(function listener({ sessionId: from, method }) {
            if (from !== session || method !== 'Page.loadEventFired') return;
            listeners.delete(listener);
            resolve();
          });
        });
        await send('Page.navigate', { url: address });
        await loaded;
      },
      async evaluate(expression) {
        const { result } = await send('Runtime.evaluate', { expression, returnByValue: true });
        return (result as { readonly value?: unknown }).value;
      },
      async picture() {
        const { data } = await send('Page.captureScreenshot', { captureBeyondViewport: true });
        return Buffer.from(String(data), 'base64');
      },
    };
  }

  return {
    newTab,
    async close() {
      const ended = once(child, 'exit');
      await call('Browser.close', {});
      await ended;
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** The address that Chromium says it listens on. */
async function debuggerOf(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const part of child.stderr ?? []) {
    said += String(part);
    const [, address] = /DevTools listening on (ws:\S+)/u.exec(said) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error(`Chromium ended: ${said.slice(0, 500)}`);
}
