import { isGiven } from './given.ts';
import { OperationTypeNode } from 'graphql';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createPublicKey } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Contract } from './contract.ts';
import type { FaultAnswer, Faults, RequestNote } from './faults.ts';
import { gitPath, serveGit } from './git-http.ts';
import { type GraphqlRequest, parseRequest, run } from './graphql/execute.ts';
import type { Quota } from './graphql/resolver.ts';
import { type App, iso, Refused, type World } from './model.ts';
import type { PageAnswer } from './pages/pages.ts';
import { loginOf } from './people.ts';
import { type Call, checkNeeds, matchRoute, type RestAnswer, type Services } from './rest/router.ts';
import { routes } from './rest/routes.ts';
import { appOfJwt, type Token, type Tokens } from './tokens.ts';

export type Backend = {
  readonly world: World;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly services: Services;
  readonly privateKeys: ReadonlyMap<number, string>;
  readonly latencyMilliseconds: number;
  readonly requests: RequestNote[];
  /** Spends points of a token's hour; gives what is left. */
  readonly spend: (token: Token | null, points: number) => Quota;
  readonly gap: (message: string) => void;
  readonly contract: Contract;
  readonly page: (path: string) => Promise<PageAnswer>;
};

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

export type Listening = {
  readonly server: Server;
  readonly url: string;
  /** Takes no more requests, and resolves when those that were taken are done with. */
  readonly close: () => Promise<void>;
};

export async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  port: number,
): Promise<Listening> {
  const working = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const work = handle(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else
        response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ message: String(error) }));
    });
    working.add(work);
    void work.finally(() => working.delete(work));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    server,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => {
        server.close(resolve);
      });
      server.closeAllConnections();
      await closed;
      // Whoever asked may be gone, and what they asked for is still being done.
      await Promise.all(working);
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

type Who = { readonly token: Token | null; readonly app: App | null; readonly fault: Refused | null };

function whoAsks(backend: Backend, request: IncomingMessage): Who {
  const header = request.headers.authorization ?? '';
  const [, scheme = '', value = ''] = /^(\w+) (.+)$/.exec(header) ?? [];
  const secret =
    scheme.toLowerCase() === 'basic' ? (Buffer.from(value, 'base64').toString('utf8').split(':')[1] ?? '') : value;
  if (secret === '') return { token: null, app: null, fault: null };
  if (secret.split('.').length === 3) {
    try {
      const keys = new Map(
        [...backend.privateKeys].map(([id, pem]) => [
          id,
          createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString(),
        ]),
      );
      return { token: null, app: appOfJwt(backend.world, keys, secret), fault: null };
    } catch (error) {
      if (error instanceof Refused) return { token: null, app: null, fault: error };
      throw error;
    }
  }
  const token = backend.tokens.find(secret);
  if (token === null) return { token, app: null, fault: new Refused('UNAUTHORIZED', 401, 'Bad credentials') };
  const suspended = isGiven(token.installation?.suspendedAt);
  return {
    token,
    app: null,
    fault: suspended ? new Refused('FORBIDDEN', 403, 'This installation has been suspended') : null,
  };
}

/** One request after another kind: git, GraphQL, REST, pages. */
export function handler(backend: Backend): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    const body = await bodyOf(request);
    if (backend.latencyMilliseconds > 0) await wait(backend.latencyMilliseconds);
    if (gitPath(url.pathname) !== null) {
      await serveGit({ world: backend.world, token: whoAsks(backend, request).token, body }, request, response);
      return;
    }
    if (url.pathname.startsWith('/api/')) {
      await api(backend, request, url, body, response);
      return;
    }
    const page = await backend.page(url.pathname);
    response.writeHead(page.status, page.headers).end(page.body);
  };
}

async function api(
  backend: Backend,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const { world, faults } = backend;
  const who = whoAsks(backend, request);
  const prepared =
    url.pathname === '/api/graphql' ? graphql(backend, who, body) : rest(backend, who, request, url, body);
  const note: RequestNote = {
    at: iso(world.clock.now()),
    method: request.method ?? 'GET',
    path: url.pathname,
    ...prepared.about,
    who: who.token === null ? (who.app?.slug ?? null) : loginOf(who.token.doer.account),
    status: 0,
  };
  backend.requests.push(note);
  const before = faults.take(note, 'before');
  let answer: Answer | null = before === null ? await answered(prepared.run, backend.gap) : faultAnswer(before);
  if (before === null && answer !== null) prepared.check(answer);
  const after = before === null ? faults.take(note, 'after') : null;
  if (after !== null) answer = faultAnswer(after);
  if (answer === null) {
    response.destroy();
    return;
  }
  note.status = answer.status;
  const quota = backend.spend(who.token, note.points);
  response
    .writeHead(answer.status, { ...standardHeaders(world, quota, prepared.resource), ...answer.headers })
    .end(answer.body);
}

function faultAnswer(answer: FaultAnswer | 'drop the connection'): Answer | null {
  if (answer === 'drop the connection') return null;
  const isJson = typeof answer.body === 'object';
  return {
    status: answer.status,
    headers: { 'content-type': isJson ? 'application/json; charset=utf-8' : 'text/plain', ...answer.headers },
    body: isJson ? JSON.stringify(answer.body) : (answer.body ?? ''),
  };
}

function standardHeaders(world: World, quota: Quota, resource: string): Record<string, string> {
  return {
    date: new Date(world.clock.now()).toUTCString(),
    'x-github-request-id': `SAND:${world.nextId()}`,
    'x-github-media-type': 'github.v3; format=json',
    'x-ratelimit-limit': String(quota.limit),
    'x-ratelimit-used': String(quota.used),
    'x-ratelimit-remaining': String(Math.max(0, quota.limit - quota.used)),
    'x-ratelimit-reset': String(Math.floor(Date.parse(quota.resetAt) / 1000)),
    'x-ratelimit-resource': resource,
  };
}

type Prepared = {
  readonly about: Pick<RequestNote, 'operation' | 'fields' | 'kind' | 'points'>;
  readonly resource: 'core' | 'graphql';
  readonly run: () => Promise<Answer>;
  /** Whether what the sandbox answers is what GitHub publishes. */
  readonly check: (answer: Answer) => void;
};

async function answered(work: () => Promise<Answer>, gap: Backend['gap']): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) {
      gap(String(error));
      return json(500, { message: `the sandbox failed: ${String(error)}` });
    }
    const { reason, ...details } = error.details;
    const message = typeof reason === 'string' ? `${error.message} ${reason}` : error.message;
    return json(error.status, {
      message,
      ...details,
      documentation_url: 'https://docs.github.com/rest',
      status: String(error.status),
    });
  }
}

const JSON_TYPE = 'application/json; charset=utf-8';

function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  const empty = status === 204 || body === null;
  return {
    status,
    headers: { ...(empty ? {} : { 'content-type': JSON_TYPE }), ...headers },
    body: empty ? '' : JSON.stringify(body),
  };
}

const limited = (backend: Backend, token: Token | null): Answer | null => {
  const quota = backend.spend(token, 0);
  if (quota.used < quota.limit) return null;
  return json(403, {
    message: 'API rate limit exceeded for installation.',
    documentation_url: 'https://docs.github.com/rest',
  });
};

function graphql(backend: Backend, who: Who, body: Buffer): Prepared {
  const request = parsedBody(body) as GraphqlRequest | null;
  const parsed =
    typeof request?.query === 'string'
      ? parseRequest(request)
      : { errors: [{ message: 'A query attribute must be specified and must be a string.' }] };
  const known = 'document' in parsed ? parsed : null;
  const write = known?.operation.operation === OperationTypeNode.MUTATION;
  return {
    resource: 'graphql',
    about: {
      operation: known?.name ?? 'graphql',
      fields: known?.fields ?? [],
      kind: write ? 'write' : 'read',
      points: known?.price.cost ?? 1,
    },
    async run() {
      if (who.fault !== null) throw who.fault;
      const { token } = who;
      if (token === null) throw new Refused('UNAUTHORIZED', 401, 'This endpoint requires you to be authenticated.');
      const quota = backend.spend(token, 0);
      if (quota.used >= quota.limit) {
        return json(200, { errors: [{ type: 'RATE_LIMITED', message: `API rate limit exceeded for installation.` }] });
      }
      if (known === null || request === null) return json(200, parsed);
      const { world, gap } = backend;
      const runner = { world, token, quota: () => backend.spend(token, 0), gap };
      const work = (): Promise<unknown> => run(known, request, runner);
      return json(200, write ? await world.exclusive(work) : await work());
    },
    // It was made by executing GitHub's schema.
    check: () => undefined,
  };
}

function parsedBody(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}

function rest(
  backend: Backend,
  who: Who,
  { method = 'GET', headers }: IncomingMessage,
  url: URL,
  body: Buffer,
): Prepared {
  const { accept = '' } = headers;
  const { world, services, contract } = backend;
  const path = url.pathname.replace(/^\/api\/v3/, '').replace(/(.)\/$/, '$1');
  const matched = matchRoute(routes, method === 'HEAD' ? 'GET' : method, path);
  const kind = method === 'GET' || method === 'HEAD' ? 'read' : 'write';
  const sent = body.length === 0 ? undefined : parsedBody(body);
  const id = matched?.route.id;
  if (matched !== null)
    contract.asked(matched.route.id, { parameters: matched.params, query: url.searchParams, body: sent });
  return {
    resource: 'core',
    about: { operation: matched?.route.id ?? `${method} ${path}`, fields: [], kind, points: 1 },
    async run() {
      if (matched === null) {
        backend.gap(`no route for ${method} ${path}`);
        return json(404, { message: `the sandbox does not model ${method} ${path}` });
      }
      if (who.fault !== null) throw who.fault;
      const over = limited(backend, who.token);
      if (over !== null) return over;
      const parsed = sent ?? (body.length === 0 ? {} : null);
      if (typeof parsed !== 'object' || parsed === null) return json(400, { message: 'Problems parsing JSON' });
      const call: Call = {
        world,
        token: who.token,
        app: who.app,
        params: matched.params,
        query: url.searchParams,
        accept,
        body: parsed as Record<string, unknown>,
        services,
      };
      checkNeeds(matched.route, call);
      const work = async (): Promise<RestAnswer> => matched.route.run(call);
      const answer = kind === 'write' ? await world.exclusive(work) : await work();
      if (answer.body instanceof Uint8Array)
        return {
          status: answer.status,
          headers: { ...answer.headers },
          body: Buffer.from(answer.body).toString('utf8'),
        };
      return json(answer.status, answer.body, answer.headers);
    },
    check(answer) {
      if (id === undefined || (answer.headers['content-type'] ?? JSON_TYPE) !== JSON_TYPE) return;
      contract.answered(id, answer.status, answer.body === '' ? undefined : JSON.parse(answer.body));
    },
  };
}
