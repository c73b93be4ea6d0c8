import { isFields } from '../core/fields.ts';

/** What can be wrong between Countersign and GitHub, and what to do about it. */
const problems = {
  github_away: { because: 'GitHub does not answer', next: 'try again; nothing was lost' },
  maybe_done: {
    because: 'GitHub took the request, and no answer says whether it was done',
    next: 'look whether it is there before trying again',
  },
  rate_limited: {
    because: 'GitHub says that there were too many requests',
    next: 'try again in an hour, and see what else uses the same installation or token',
  },
  token_refused: {
    because: 'GitHub does not accept the token',
    next: "check the token, or the App's id and private key, and that the clock of this machine is right",
  },
  forbidden: {
    because: 'GitHub does not allow this',
    next: 'give the App or the token the permission named above, and accept it where the App is installed',
  },
  not_found: {
    because: 'GitHub knows no such thing',
    next: 'check that it still exists, and that the App or the token may see it',
  },
  stale: { because: 'somebody else was faster', next: 'look again and decide again' },
  moved: { because: 'it was renamed or moved', next: 'look up its new name, and try again with that' },
  too_large: { because: 'GitHub says that this is too much for one request', next: 'ask for less at once' },
  invalid: {
    because: 'GitHub does not understand the request',
    next: 'report what GitHub says as a bug of Countersign',
  },
  unknown_answer: {
    because: 'the answer has a shape that GitHub does not document',
    next: 'check that the address is that of a GitHub API, and that nothing in between changes its answers',
  },
} as const satisfies Record<string, { readonly because: string; readonly next: string }>;

export type GitHubProblemCode = keyof typeof problems;

export interface GitHubProblemDetail {
  /** Replaces the general reason. */
  readonly because?: string;
  /** Added to the reason: what was asked, and what GitHub said to it. */
  readonly about?: string;
  readonly next?: string;
  readonly status?: number | null;
  readonly requestId?: string | null;
}

/**
 * A trouble with GitHub: `code` for machines, `message` for people, `next` what they can do. It has no cause and holds
 * no request, because both would carry the token into whatever prints it.
 */
export class GitHubProblem extends Error {
  override readonly name = 'GitHubProblem';
  readonly code: GitHubProblemCode;
  readonly next: string;
  /** HTTP status of the answer; null when there was none. */
  readonly status: number | null;
  /** What GitHub's support asks for; null when GitHub did not say. */
  readonly requestId: string | null;

  constructor(code: GitHubProblemCode, detail: GitHubProblemDetail = {}) {
    const because = detail.because ?? problems[code].because;
    super(detail.about === undefined ? because : `${because}: ${detail.about}`);
    this.code = code;
    this.next = detail.next ?? problems[code].next;
    this.status = detail.status ?? null;
    this.requestId = detail.requestId ?? null;
  }
}

/** One answer of GitHub. `data` is undefined when it says that it is JSON and is not. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: unknown;
}

/** What a status from 300 to 499 means when nobody asked for it as an answer; 401 is first tried with a new token. */
export function codeOfStatus(status: number): GitHubProblemCode {
  if (status < 400) return 'moved';
  switch (status) {
    case 403:
    case 451:
      return 'forbidden';
    case 404:
    case 410:
      return 'not_found';
    case 409:
    case 412:
      return 'stale';
    case 413:
      return 'too_large';
    default:
      return 'invalid';
  }
}

/** What the type of a GraphQL error means when it is about the whole document. */
export function codeOfType(type: string): GitHubProblemCode {
  switch (type) {
    case 'NOT_FOUND':
      return 'not_found';
    case 'FORBIDDEN':
    case 'INSUFFICIENT_SCOPES':
      return 'forbidden';
    case 'STALE_DATA':
      return 'stale';
    case 'ARGUMENT_LIMIT':
    case 'MAX_NODE_LIMIT_EXCEEDED':
    case 'RESOURCE_LIMITS_EXCEEDED':
      return 'too_large';
    default:
      return 'invalid';
  }
}

/**
 * The limit for which GitHub refused a request: `primary` is the budget of the hour, `secondary` asking too fast. It
 * comes as 429, as 403 like a missing permission, and from GraphQL also as 200, with the type RATE_LIMITED (documented)
 * or RATE_LIMIT (seen since 2026).
 */
export function limitOf({ status, headers, data }: Answer, api: 'rest' | 'graphql'): 'primary' | 'secondary' | null {
  if (status === 429 || status === 403) {
    const named = limitIn(wordsIn(data));
    if (named !== null) return named;
    if (headers['x-ratelimit-remaining'] === '0') return 'primary';
    return status === 429 || headers['retry-after'] !== undefined ? 'secondary' : null;
  }
  if (status !== 200 || api !== 'graphql' || !isFields(data)) return null;
  // Text with a type is about something that people named; text without is GitHub's own.
  const errors = Array.isArray(data['errors']) ? data['errors'].filter(isFields) : [];
  if (errors.some(({ type }) => type === 'RATE_LIMITED' || type === 'RATE_LIMIT')) return 'primary';
  const untyped = errors.filter(({ type }) => type === undefined);
  return limitIn(wordsIn('data' in data ? { errors: untyped } : { ...data, errors: untyped }));
}

function limitIn(words: string): 'primary' | 'secondary' | null {
  if (/secondary rate limit|abuse detection|submitted too quickly/iu.test(words)) return 'secondary';
  return /rate limit/iu.test(words) ? 'primary' : null;
}

/** What the body of a refusal says, on one line of at most 300 characters; empty for a page made for people. */
export function wordsIn(data: unknown): string {
  if (!isFields(data)) return '';
  const errors: readonly unknown[] = Array.isArray(data['errors']) ? data['errors'] : [];
  const words = [data['message'], ...errors.map(wordsOfError)].filter((one) => typeof one === 'string');
  return words
    .join('; ')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300);
}

/** REST writes an error as text, as {message}, or as {resource, field, code}. */
function wordsOfError(error: unknown): unknown {
  if (!isFields(error)) return error;
  const { message, resource, field, code } = error;
  return message ?? [resource, field, code].filter((one) => typeof one === 'string').join(' ');
}
