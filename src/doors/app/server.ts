import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Clock } from '../../ports.ts';
import { memoryQueue } from '../../queue/memory.ts';
import { QueueClosed, type Queue } from '../../queue/queue.ts';
import type { Redelivering } from './deliveries.ts';
import { hintOf, type Hint } from './hints.ts';
import { ingress, type Delivery, type Readiness } from './ingress.ts';
import { groupOf, keysOf } from './keys.ts';
import { startProbot } from './probot.ts';
import { secretFault } from './signature.ts';

export interface AppOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** The secret, and during a rotation the previous one. */
  readonly secrets: readonly string[];
  readonly appId: number;
  readonly privateKey: string;
  /** `https://api.github.com`, or `https://<host>/api/v3`. */
  readonly apiUrl: string;
  /** The user id of our bot, once it is known. */
  readonly botId?: () => number | null;
  /** The branch our states are on; `countersign` when it is not given. */
  readonly stateBranch?: string;
  /** Looks at what a key of the queue names, as keys.ts writes them, or adds what that leads to. Tried again when it throws. */
  readonly work: (key: string, add: Queue['add']) => Promise<void>;
  /** Looks at everything, or adds it to the queue. */
  readonly sweep: (add: Queue['add']) => Promise<void>;
  readonly sweepEveryMilliseconds: number;
  /**
   * Sees every hint before it is queued, and gives what is to be queued: what the process remembers can turn the head of
   * a check into a pull request, and drop what is nobody's. Names and evidence, which no key holds, are heard only here.
   */
  readonly narrow?: (hint: Hint) => Hint;
  /** Has deliveries that never arrived delivered again; answers how many. */
  readonly redeliver?: (redelivering: Redelivering) => Promise<number>;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface App {
  readonly port: number;
  readonly queue: Queue;
  /** Takes nothing new, finishes what it has within seconds, and answers the keys that were left. */
  readonly close: () => Promise<readonly string[]>;
}

/** Looks at so many repositories at the same time. */
const atOnce = 8;
/** GitHub gives up after 10 seconds, an Enterprise Server after 30. */
const requestWithin = 30_000;
/** Together less than the 10 seconds that `docker stop` waits. */
const requestsEndWithin = 2_000;
const workEndsWithin = 6_000;

/** The server cannot start, and why. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
  readonly code: string;
  readonly next: string;
  constructor(code: string, because: string, next: string) {
    super(because);
    this.code = code;
    this.next = next;
  }
}

/**
 * Starts the App: deliveries become hints, hints become keys, and keys are worked on; nobody who delivers waits for that.
 * A sweep runs at the start and then again and again, because deliveries get lost. Resolves when it listens.
 */
export async function startApp(options: AppOptions): Promise<App> {
  const { secrets, appId, privateKey, apiUrl, clock, log } = options;
  checkSecrets(secrets);
  const closing = new AbortController();
  const queue: Queue = memoryQueue({
    work: (key) => worked(options, key, queue.add),
    group: groupOf,
    atOnce,
    failed: (key, error, tries) => {
      log.error({ key, tries, err: error }, 'given up: the next sweep looks at it again');
    },
    clock,
  });
  const probot = await startProbot({
    appId,
    privateKey,
    apiUrl,
    log,
    take: (delivery) => taken(options, queue, delivery),
  });
  let lastSweep: string | null = null;
  let github: boolean | null = null;
  const readiness = (): Readiness => ({ accepting: !closing.signal.aborted, lastSweep, github });
  const server = await listening(options, ingress({ secrets, take: probot.receive, readiness, log }));

  async function sweepOnce(): Promise<void> {
    try {
      await options.sweep(queue.add);
      lastSweep = clock.now();
      github = true;
    } catch (error) {
      // It was in the middle of adding when the process was told to stop.
      if (error instanceof QueueClosed) return;
      github = false;
      log.error({ err: error }, 'the sweep failed; it is tried again at its next time');
    }
  }

  async function redeliverSince(since: string | null): Promise<string | null> {
    if (options.redeliver === undefined) return since;
    const now = clock.now();
    try {
      const count = await options.redeliver({ request: probot.request, since, clock, stop: closing.signal });
      if (count > 0) log.info({ count }, 'asked GitHub to deliver again what had not arrived');
      return now;
    } catch (error) {
      log.warn({ err: error }, 'GitHub could not be asked for deliveries that had not arrived');
      return since;
    }
  }

  async function sweepAgainAndAgain(): Promise<void> {
    const told = aborted(closing.signal);
    let since: string | null = null;
    while (!closing.signal.aborted) {
      await sweepOnce();
      since = await redeliverSince(since);
      await Promise.race([clock.sleep(options.sweepEveryMilliseconds), told]);
    }
  }

  async function end(): Promise<readonly string[]> {
    closing.abort();
    log.info('stopping');
    // Whoever is in the middle of delivering gets to the end: the queue takes it until then.
    await Promise.race([closed(server), clock.sleep(requestsEndWithin)]);
    const [left] = await Promise.all([
      queue.drain(workEndsWithin),
      Promise.race([sweeping, clock.sleep(workEndsWithin)]),
    ]);
    server.closeAllConnections();
    log.info({ left }, 'stopped');
    return left;
  }

  const sweeping = sweepAgainAndAgain();
  let ending: Promise<readonly string[]> | null = null;
  const port = portOf(server);
  log.info({ port }, 'listening');
  return {
    port,
    queue,
    close: () => {
      ending ??= end();
      return ending;
    },
  };
}

/** Ends the process well when it is told to: SIGTERM by whoever runs it, SIGINT by Ctrl-C. Told twice, it ends at once. */
export function stopWhenTold(app: App): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      app.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

function checkSecrets(secrets: readonly string[]): void {
  const fault = secrets.length === 0 ? secretFault(undefined) : secrets.map(secretFault).find((one) => one !== null);
  if (fault === undefined || fault === null) return;
  throw new CannotStart(
    'no_secret',
    `The webhook secret ${fault}: anybody could say that GitHub sent something.`,
    'Choose a long random one, here and in the settings of the App.',
  );
}

/** Resolves when what the delivery asks for is queued. */
async function taken(options: AppOptions, queue: Queue, { id, event, payload }: Delivery): Promise<void> {
  const { appId, botId, stateBranch = 'countersign', narrow, log } = options;
  const heard = hintOf(event, payload, { appId, botId: botId?.() ?? null, stateBranch });
  const hint = narrow?.(heard) ?? heard;
  const keys = keysOf(hint);
  for (const key of keys) await queue.add(key);
  if (hint.kind === 'nothing')
    log.debug({ delivery: id, event, because: hint.because }, 'delivered, and nothing to do');
  else log.info({ delivery: id, event, keys }, 'delivered');
}

async function worked({ work, log }: AppOptions, key: string, add: Queue['add']): Promise<void> {
  try {
    await work(key, add);
  } catch (error) {
    log.warn({ key, err: error }, 'failed: it is tried again');
    throw error;
  }
}

async function listening({ port, log }: AppOptions, listener: RequestListener): Promise<Server> {
  const timeouts = { requestTimeout: requestWithin, headersTimeout: requestWithin, connectionsCheckingInterval: 1_000 };
  const server = createServer(timeouts, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const because = `The server cannot listen on port ${port} (${error.code ?? error.message}).`;
      reject(new CannotStart('cannot_listen', because, 'Choose another PORT, or end what uses this one.'));
    });
    server.listen(port, resolve);
  });
  server.on('error', (error) => {
    log.error({ err: error }, 'the server has a trouble');
  });
  return server;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Stops listening; resolves when all requests are answered. Connections that wait for their next request are cut. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}
