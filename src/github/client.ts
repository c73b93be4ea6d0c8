import { isFields } from '../core/fields.ts';
import { Octokit } from '@octokit/core';
import { waitBefore, type Patience } from '../core/patience.ts';
import type { Clock } from '../ports.ts';
import type { Heard, Pacer, Weight } from './pacing.ts';
import {
  codeOfStatus,
  codeOfType,
  GitHubProblem,
  limitOf,
  wordsIn,
  type Answer,
  type GitHubProblemCode,
} from './problem.ts';
import type { Tokens } from './tokens.ts';

/** The one way Countersign talks to GitHub: paced, retried, and every failure a GitHubProblem. */
export interface GitHubClient {
  /**
   * One GraphQL document. `data` may be partial: a null beside a fault is unknown, a null without one is absent. It is
   * null as a whole when every alias failed; what GitHub says about no alias in particular is thrown, because then no
   * null could be told from another. `T` is what the document asks for: GitHub runs it against its schema.
   *
   * A `read` is sent again until it is answered. A `write` is sent again only when GitHub certainly did not do it;
   * otherwise this throws `maybe_done`, and the caller looks first.
   */
  readonly graphql: <T>(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    kind: 'read' | 'write',
  ) => Promise<GraphqlAnswer<T>>;
  /** A REST route such as 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files'; everything but GET and HEAD is a write. */
  readonly rest: (
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    options?: RestOptions,
  ) => Promise<RestAnswer>;
}

export interface RestOptions {
  /** Statuses that are answers beside 2xx; others throw. */
  readonly allow?: readonly number[];
  /** A write that does no harm when it is done twice: it is sent again like a read. */
  readonly repeatable?: boolean;
}

export interface GraphqlAnswer<T> {
  readonly data: T | null;
  readonly faults: readonly GraphqlFault[];
}

/** `type` as GitHub wrote it, or UNKNOWN; the alias it is about is `path[0]`, and there always is one. */
export interface GraphqlFault {
  readonly type: string;
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/** `data` is JSON as it came, the text of anything else, and null when there was no body. */
export interface RestAnswer {
  readonly status: number;
  readonly data: unknown;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface GitHubClientOptions {
  /** https://api.github.com, or https://HOST/api/v3 */
  readonly baseUrl: string;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly pacer: Pacer;
  /** Of Countersign, for the user agent. */
  readonly version?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds until a request without an answer is given up; GitHub itself stops after ten seconds. */
  readonly deadline?: number;
}

const patience: Patience = { tries: 10, baseMilliseconds: 500, capMilliseconds: 30_000 };
/** @octokit/auth-app waits as long: a token that was just made is not known everywhere at once. */
const newTokenWait = 1000;

export function githubClient(options: GitHubClientOptions): GitHubClient {
  const { tokens, clock, pacer } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/u, '');
  if (!URL.canParse(baseUrl))
    throw new GitHubProblem('invalid', {
      because: 'the address of the GitHub API is no address',
      next: 'use https://api.github.com, or https://HOST/api/v3 for a server of your own',
    });
  const headers = {
    'user-agent': options.version === undefined ? 'countersign' : `countersign/${options.version}`,
    'x-github-api-version': '2022-11-28',
  };
  const { endpoint } = new Octokit({ baseUrl }).request;
  const { endpoint: graphqlEndpoint } = new Octokit({ baseUrl: baseUrl.replace(/\/api\/v3$/u, '/api') }).request;

  async function untilAnswered<R>(asked: Asked, judge: (answer: Answer) => Verdict<R>): Promise<R> {
    let renewed = false;
    for (let tries = 1; ; tries += 1) {
      const { token, verdict } = await once(asked, judge);
      switch (verdict.is) {
        case 'answer':
          return verdict.answer;
        case 'problem':
          throw problemWith(asked, token, verdict);
        case 'refused token':
          tokens.refused(token);
          if (renewed) throw problemWith(asked, token, { ...verdict, code: 'token_refused' });
          renewed = true;
          await tokens.token();
          await clock.sleep(newTokenWait);
          break;
        case 'limited':
          // The pacer holds everything for as long as it takes.
          if (tries >= patience.tries) throw problemWith(asked, token, { ...verdict, code: 'rate_limited' });
          break;
        case 'lost':
        case 'never sent':
          if (verdict.is === 'lost' && !asked.repeatable)
            throw problemWith(asked, token, { ...verdict, code: 'maybe_done' });
          if (tries >= patience.tries) throw problemWith(asked, token, { ...verdict, code: 'github_away' });
          await clock.sleep(waitBefore(patience, tries - 1, clock.random()));
      }
    }
  }

  async function once<R>(
    asked: Asked,
    judge: (answer: Answer) => Verdict<R>,
  ): Promise<{ readonly token: string; readonly verdict: Verdict<R> }> {
    const turn = await pacer.turn(asked.weight);
    let heard: Heard | null = null;
    try {
      const token = await tokens.token();
      // The error of fetch would show it.
      if (!/^[\x21-\x7E]+$/u.test(token))
        throw new GitHubProblem('token_refused', { because: 'the token holds characters that no token has' });
      const sent = await send(asked, token);
      if (sent.is !== 'answered') return { token, verdict: sent };
      const { answer } = sent;
      heard = { headers: answer.headers, limit: limitOf(answer, asked.weight.api) };
      return { token, verdict: judge(answer) };
    } finally {
      turn.over(heard);
    }
  }

  async function send(asked: Asked, token: string): Promise<Sent> {
    const milliseconds = options.deadline ?? 30_000;
    try {
      const response = await (options.fetch ?? globalThis.fetch)(asked.url, {
        method: asked.method,
        headers: { ...asked.headers, ...headers, authorization: `bearer ${token}` },
        ...(asked.body === null ? {} : { body: asked.body }),
        // A write that follows a redirect may arrive as a read, and look done.
        redirect: asked.method === 'GET' || asked.method === 'HEAD' ? 'follow' : 'manual',
        signal: AbortSignal.timeout(milliseconds),
      });
      const text = await response.text();
      return { is: 'answered', answer: answerOf(response, text) };
    } catch (error) {
      const code = failureCode(error);
      const why = code === 'TimeoutError' ? `no answer within ${milliseconds / 1000} seconds` : code;
      return { is: neverSent.test(code) ? 'never sent' : 'lost', why, answer: null };
    }
  }

  return {
    graphql<T>(document: string, variables: Readonly<Record<string, unknown>>, kind: 'read' | 'write') {
      const isRead = kind === 'read';
      const name = /\b(?:query|mutation)\s+(\w+)/u.exec(document)?.[1];
      const asked: Asked = {
        ...written(graphqlEndpoint('POST /graphql', { query: document, variables })),
        says: `${isRead ? 'query' : 'mutation'}${name === undefined ? '' : ` ${name}`}`,
        weight: { api: 'graphql', points: isRead ? 1 : 5, content: isRead ? 0 : creationsIn(document) },
        repeatable: isRead,
        allow: [],
      };
      return untilAnswered(asked, (answer) => graphqlVerdict<T>(answer, asked));
    },

    rest(route, parameters, { allow = [], repeatable = false } = {}) {
      const request = written(endpoint(route, parameters));
      const { method, url } = request;
      // An address is made of what people wrote, and dots climb out of the route that was meant.
      if (/\/\.{1,2}(?:[/?#]|$)/u.test(url))
        return Promise.reject(new GitHubProblem('invalid', { because: `${route} was given a name made of dots` }));
      const isRead = method === 'GET' || method === 'HEAD';
      const asked: Asked = {
        ...request,
        says: route,
        weight: { api: 'rest', points: isRead ? 1 : 5, content: method === 'POST' || method === 'PUT' ? 1 : 0 },
        repeatable: isRead || repeatable,
        allow,
      };
      return untilAnswered(asked, (answer) => restVerdict(answer, asked));
    },
  };
}

/** A request as it goes over the wire, at every try the same but for the token. */
interface Written {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

interface Asked extends Written {
  /** For people: the route without its values, or the name of the document. */
  readonly says: string;
  readonly weight: Weight;
  /** May be sent again although it may have been done. */
  readonly repeatable: boolean;
  readonly allow: readonly number[];
}

type Sent =
  | { readonly is: 'answered'; readonly answer: Answer }
  | { readonly is: 'never sent' | 'lost'; readonly why: string; readonly answer: null };

/** What one try came to, and in GitHub's words why. `lost`: nobody can tell whether it was done. */
type Verdict<R> =
  | { readonly is: 'answer'; readonly answer: R }
  | (Failed & { readonly is: 'problem'; readonly code: GitHubProblemCode })
  | (Failed & { readonly is: 'limited' | 'refused token' | 'never sent' | 'lost' });

interface Failed {
  readonly why: string;
  /** Null when none came. */
  readonly answer: Answer | null;
}

function restVerdict(answer: Answer, asked: Asked): Verdict<RestAnswer> {
  const { status, data } = answer;
  const isAnswer = (status >= 200 && status < 300) || asked.allow.includes(status);
  if (!isAnswer || limitOf(answer, 'rest') !== null) return refusal(answer, asked);
  return data === undefined ? garbled(answer, asked) : { is: 'answer', answer };
}

/**
 * GitHub answers 200 to most things. Faults that name an alias are the caller's to judge, with or without data. What
 * names none spoils the whole: a rejected document was not run (`invalid`), an error without a type is GitHub's own
 * trouble, and the rest is thrown by its type.
 */
function graphqlVerdict<T>(answer: Answer, asked: Asked): Verdict<GraphqlAnswer<T>> {
  if (answer.status !== 200) return refusal(answer, asked);
  const { data: body } = answer;
  if (!isGraphqlBody<T>(body)) return garbled(answer, asked);
  const { data = null, errors = [] } = body;
  if (limitOf(answer, 'graphql') !== null && (asked.repeatable || isNothing(data))) return refusal(answer, asked);
  const faults = errors.map(faultOf);
  const spoils = errors.filter((_, at) => faults[at]?.path.length === 0 || (data === null && !hasType(errors[at])));
  const [first] = spoils;
  if (first === undefined)
    return data === null && faults.length === 0 ? garbled(answer, asked) : { is: 'answer', answer: { data, faults } };
  const why = wordsIn({ errors: spoils });
  if (data === null && spoils.every(isRejection)) return { is: 'problem', code: 'invalid', why, answer };
  if (!asked.repeatable || !hasType(first)) return { is: 'lost', why, answer };
  return { is: 'problem', code: codeOfType(first.type), why, answer };
}

/** What is no answer to what was asked. */
function refusal(answer: Answer, asked: Asked): Extract<Verdict<never>, Failed> {
  const { status, data } = answer;
  const why = `${status} ${wordsIn(data)}`.trim();
  if (limitOf(answer, asked.weight.api) !== null) return { is: 'limited', why, answer };
  if (status === 401) return { is: 'refused token', why, answer };
  if (status >= 500) return { is: 'lost', why, answer };
  if (status >= 200 && status < 300) return garbled(answer, asked);
  return { is: 'problem', code: codeOfStatus(status), why, answer };
}

/** An answer that cannot be understood: nothing was lost by a read, and nobody knows about a write. */
function garbled(answer: Answer, { repeatable }: Asked): Extract<Verdict<never>, Failed> {
  const why = `${answer.status} with something that is no answer to it`;
  return repeatable ? { is: 'problem', code: 'unknown_answer', why, answer } : { is: 'lost', why, answer };
}

interface GraphqlError extends Readonly<Record<string, unknown>> {
  readonly message: string;
}

function isError(value: unknown): value is GraphqlError {
  return isFields(value) && typeof value['message'] === 'string';
}

function hasType(error: GraphqlError | undefined): error is GraphqlError & { readonly type: string } {
  return typeof error?.['type'] === 'string';
}

/** Found wrong before it was run: it has a place in the document and no type. */
function isRejection(error: GraphqlError): boolean {
  return !hasType(error) && (Array.isArray(error['locations']) || isFields(error['extensions']));
}

function faultOf(error: GraphqlError): GraphqlFault {
  const path: readonly unknown[] = Array.isArray(error['path']) ? error['path'] : [];
  return {
    type: hasType(error) ? error.type : 'UNKNOWN',
    message: error.message,
    path: path.every((step) => typeof step === 'string' || typeof step === 'number') ? path : [],
  };
}

interface GraphqlBody<T> {
  readonly data?: T | null;
  readonly errors?: readonly GraphqlError[];
}

/** GitHub runs a document against its schema, so the data has the shape that was asked for; only that it is there is checked. */
function isGraphqlBody<T>(body: unknown): body is GraphqlBody<T> {
  if (!isFields(body)) return false;
  const { data = null, errors = [] } = body;
  return (data === null || isFields(data)) && Array.isArray(errors) && errors.every(isError);
}

function isNothing(data: unknown): boolean {
  return data === null || (isFields(data) && Object.values(data).every((one) => one === null));
}

/** The problem that a try came to. Whatever GitHub quotes of the request, the token is not in it. */
function problemWith(
  asked: Asked,
  token: string,
  failed: Failed & { readonly code: GitHubProblemCode },
): GitHubProblem {
  const { code, why, answer } = failed;
  return new GitHubProblem(code, {
    about: `${asked.says} (${why.replaceAll(token, '…')})`,
    status: answer?.status ?? null,
    requestId: answer?.headers['x-github-request-id'] ?? null,
  });
}

function answerOf(response: Response, text: string): Answer {
  const headers = Object.fromEntries(response.headers);
  // What is asked for as it lies there comes as `application/vnd.github.raw+json`, whatever it is.
  const isJson = /^application\/(?:(?!vnd\.github\.(?:v3\.)?raw\b)[\w.-]+\+)?json\b/iu.test(
    headers['content-type'] ?? '',
  );
  return { status: response.status, headers, data: text === '' ? null : isJson ? jsonOf(text) : text };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function written(request: {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}): Written {
  const { method, url, body } = request;
  const headers = Object.entries(request.headers).filter(([, value]) => value !== undefined);
  return {
    method,
    url,
    headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
    body: body === undefined || typeof body === 'string' ? (body ?? null) : JSON.stringify(body),
  };
}

/**
 * How many new things a mutation makes, a field each. GitHub limits "content-generating requests" and does not publish
 * which they are; taken to be those that make something new, not those that edit, remove or put a label on.
 */
function creationsIn(document: string): number {
  return (
    document.match(/\b(?:(?:create|request|submit)[A-Z]\w*|add(?!Labels|Assignees)[A-Z]\w*|mergePullRequest)\s*\(/gu)
      ?.length ?? 0
  );
}

/** What Node says when no connection came about, so that nothing can have been done. */
const neverSent =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|.*CERT.*|UNABLE_TO_.*)$/u;

/** Nothing but the code of a network error: the rest may hold what was sent. */
function failureCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure';
  const inner: unknown = error.cause;
  if (isFields(inner) && typeof inner['code'] === 'string') return inner['code'];
  return error.name;
}
