/** What the sandbox received, or is about to run. */
export type RequestNote = {
  /** Sandbox time. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** The GraphQL operation (`Observe`), or REST's operationId (`pulls/merge`). */
  readonly operation: string;
  /** The aliases of the top-level GraphQL fields; empty for REST. */
  readonly fields: readonly string[];
  readonly kind: 'read' | 'write';
  /** The login behind the token, or the App behind a JWT; null when nobody is known. */
  readonly who: string | null;
  readonly points: number;
  /** 0 when the connection was dropped. */
  status: number;
};

export type FaultAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | object;
};

export type Fault = {
  /** An operation's name, or a question about the request. */
  readonly match: string | ((request: RequestNote) => boolean);
  /** How often; once by default. */
  readonly times?: number;
  readonly answer: FaultAnswer | 'drop the connection';
  /** `after`: the request is carried out, only its answer is lost. */
  readonly when?: 'before' | 'after';
};

export type Faults = {
  inject(fault: Fault): void;
  clear(): void;
  /** The next fault for this request, used up by asking. */
  take(request: RequestNote, when: 'before' | 'after'): FaultAnswer | 'drop the connection' | null;
};

export function openFaults(): Faults {
  let waiting: { readonly fault: Fault; left: number }[] = [];
  return {
    inject(fault) {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    clear() {
      waiting = [];
    },
    take(request, when) {
      const found = waiting.find(
        ({ fault }) =>
          (fault.when ?? 'before') === when &&
          (typeof fault.match === 'string' ? fault.match === request.operation : fault.match(request)),
      );
      if (found === undefined) return null;
      found.left -= 1;
      if (found.left <= 0) waiting = waiting.filter((each) => each !== found);
      return found.fault.answer;
    },
  };
}

/** Ready-made faults, as GitHub words them. */
export const faultAnswers = {
  badGateway: {
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
  },
  secondaryLimit: (retryAfter?: number): FaultAnswer => ({
    status: 403,
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    body: {
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      documentation_url:
        'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits',
    },
  }),
  tooManyRequests: (retryAfter?: number): FaultAnswer => ({
    status: 429,
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    body: { message: 'You have exceeded a secondary rate limit.' },
  }),
  /** GraphQL's way: 200, with what went wrong inside. */
  graphql: (type: string, message: string): FaultAnswer => ({
    status: 200,
    body: { data: null, errors: [{ type, message }] },
  }),
} as const;
