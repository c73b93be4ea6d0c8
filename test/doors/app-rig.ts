import { createHmac, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  request as httpRequest,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Logger } from 'pino';
import { webhookPath } from '../../src/doors/app/ingress.ts';
import { makeLog } from '../../src/doors/app/log.ts';

export const secret = 'a-secret-that-only-tests-know';
/** Stands in bodies that no log may hold. */
export const confidential = 'the-merger-with-umbrella';

/** A key of an App, as GitHub hands it out, and what belongs to it. */
export const appKey = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

export function signature(body: string | Uint8Array, by = secret, algorithm = 'sha256'): string {
  return `${algorithm}=${createHmac(algorithm, by).update(body).digest('hex')}`;
}

let deliveries = 0;

/** The headers that GitHub sends with a body, signed. */
export function headersOf(body: string | Uint8Array, event = 'issues', by = secret): OutgoingHttpHeaders {
  deliveries += 1;
  return {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'GitHub-Hookshot/044aadd',
    'x-github-delivery': `72d3162e-cc78-11e3-81ab-${String(deliveries).padStart(12, '0')}`,
    'x-github-event': event,
    'x-hub-signature': signature(body, by, 'sha1'),
    'x-hub-signature-256': signature(body, by),
  };
}

/** What happened to issue 12 of a repository that the App is installed in. */
export function issueOpened(number = 12): string {
  return JSON.stringify({
    action: 'opened',
    issue: { number, title: confidential },
    installation: { id: 12 },
    repository: { id: 500, name: 'atlas', default_branch: 'main', owner: { login: 'acme' } },
    sender: { id: 583_231, type: 'User' },
  });
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Asking {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: OutgoingHttpHeaders;
}

/** Begins a request on a connection of its own; the body is the test's to write. */
export function begin(port: number, { method = 'POST', path = webhookPath, headers = {} }: Asking = {}): ClientRequest {
  const request = httpRequest({ port, host: '127.0.0.1', method, path, headers, agent: false });
  // Whoever waits for the answer is told; nobody else needs to be.
  request.on('error', () => undefined);
  return request;
}

export async function answerTo(request: ClientRequest): Promise<Answered> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
  const said = await text(response);
  const body = said === '' ? {} : (JSON.parse(said) as Readonly<Record<string, unknown>>);
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}

/** Sends a body whole; by default as GitHub would. */
export function send(port: number, body: string | Uint8Array, asking: Asking = {}): Promise<Answered> {
  const request = begin(port, { headers: headersOf(body), ...asking });
  request.end(body);
  return answerTo(request);
}

export function get(port: number, path: string): Promise<Answered> {
  const request = begin(port, { method: 'GET', path });
  request.end();
  return answerTo(request);
}

export interface Lines {
  readonly log: Logger;
  readonly lines: readonly string[];
  /** All lines about something, as objects. */
  readonly about: (message: string) => readonly Readonly<Record<string, unknown>>[];
}

/** A log that keeps what it was told, everything included. */
export function recordingLog(): Lines {
  const lines: string[] = [];
  const log = makeLog({ write: (line) => lines.push(line) });
  log.level = 'trace';
  const parsed = (): readonly Readonly<Record<string, unknown>>[] =>
    lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  return { log, lines, about: (message) => parsed().filter((line) => String(line['msg']).includes(message)) };
}

export interface Serving {
  readonly port: number;
  readonly server: Server;
  readonly close: () => void;
}

/** Serves on a free port of this machine. */
export async function serve(
  listener: RequestListener,
  options: { readonly requestTimeout?: number } = {},
): Promise<Serving> {
  const server = createServer({ connectionsCheckingInterval: 20, ...options }, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    server,
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
