import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface TestServer {
  readonly url: string;
  readonly received: readonly Received[];
}

/** What the server does with one request; `nth` counts from 1. */
export type Handler = (response: ServerResponse, request: Received, nth: number) => void;

/** A real HTTP server for one test. */
export async function serve(handler: Handler): Promise<TestServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      received.push({ method, url, headers, body });
      handler(response, { method, url, headers, body }, received.length);
    });
  });
  await listen(server, 0);
  return { url: addressOf(server), received };
}

/** An address where nobody answers until `open` is called. */
export async function closedServer(handler: Handler): Promise<TestServer & { readonly open: () => Promise<void> }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    received.push({ method, url, headers, body: '' });
    request.resume();
    handler(response, { method, url, headers, body: '' }, received.length);
  });
  await listen(server, 0);
  const url = addressOf(server);
  const { port } = new URL(url);
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return { url, received, open: () => listen(server, Number(port)) };
}

export function answer(
  response: ServerResponse,
  status: number,
  data: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(data));
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
