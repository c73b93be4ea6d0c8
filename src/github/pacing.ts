import type { Clock } from '../ports.ts';

/** Of GitHub's 100 requests at once; the rest is left to whatever else uses the installation. */
const mostAtOnce = 20;
/** No limit of GitHub's lasts longer than the hour that a budget is for. */
const longestHold = 60 * 60_000;
/** GitHub: after a secondary limit that names no time "wait for at least one minute", then exponentially longer. */
const firstHold = 60_000;

/** What one request weighs. */
export interface Weight {
  readonly api: 'rest' | 'graphql';
  /** Secondary points: GitHub counts 1 for a read and 5 for a write. */
  readonly points: number;
  /** Pieces of content that it creates: comments, reviews, check runs, commits. */
  readonly content: number;
}

/** What an answer says about pace. `limit`: which limit it was refused for, if it was. */
export interface Heard {
  readonly headers: Readonly<Record<string, string>>;
  readonly limit: 'primary' | 'secondary' | null;
}

/** Leave to send one request. */
export interface Turn {
  /** Must be called once, when the answer is there or will not come (null). */
  readonly over: (heard: Heard | null) => void;
}

/** Paces everything that is sent for one installation: share one among its clients. */
export interface Pacer {
  /** Resolves when the request may be sent: first come, first served among those that need the same. */
  readonly turn: (weight: Weight) => Promise<Turn>;
}

/**
 * GitHub publishes 80 creations a minute and 500 an hour, 900 REST points and 2,000 GraphQL points a minute. A bucket
 * lets through at most what it holds and what flows in meanwhile, so 20 + 60 a minute, 100 + 400 an hour, 300 + 600 and
 * 500 + 1,500 keep to that in every minute and hour, wherever GitHub begins to count, and nobody waits longer than nine
 * seconds for the one before. Reads need no content, and pass the writes that wait for it.
 *
 * A refusal, a `retry-after` and a spent budget hold everything, reads too: GitHub bans those who go on asking.
 */
export function pacer({ clock }: { readonly clock: Clock }): Pacer {
  let reached = Date.parse(clock.now());
  const content = [bucket(20, 60, reached), bucket(100, 400 / 60, reached)];
  const points = { rest: bucket(300, 600, reached), graphql: bucket(500, 1500, reached) };
  let waiting: Waiting[] = [];
  let running = 0;
  let heldUntil = 0;
  let wakesAt = Infinity;
  /** Refusals in a row. Requests that were under way together are refused together, and count as one. */
  let refusals = 0;
  let round = 0;

  // A sleep that is over took as long as it was asked to, whatever the clock says: clocks are set back.
  function now(): number {
    reached = Math.max(reached, Date.parse(clock.now()));
    return reached;
  }

  function wakeAt(at: number): void {
    if (at >= wakesAt) return;
    wakesAt = at;
    void clock.sleep(at - now()).then(() => {
      reached = Math.max(reached, at);
      if (wakesAt === at) wakesAt = Infinity;
      letIn();
    });
  }

  function letIn(): void {
    if (waiting.length === 0) return;
    const at = now();
    if (heldUntil > at) {
      wakeAt(heldUntil);
      return;
    }
    const short = new Set<Bucket>();
    const stay: Waiting[] = [];
    for (const one of waiting) {
      const lacks = one.needs.filter(({ from, amount }) => short.has(from) || from.wait(amount, at) > 0);
      if (running < mostAtOnce && lacks.length === 0) {
        for (const { from, amount } of one.needs) from.take(amount);
        running += 1;
        one.enter(turn());
      } else {
        for (const { from, amount } of lacks) {
          if (!short.has(from)) wakeAt(at + from.wait(amount, at));
          short.add(from);
        }
        stay.push(one);
      }
    }
    waiting = stay;
  }

  function turn(): Turn {
    const entered = round;
    return {
      over(heard) {
        running -= 1;
        if (heard !== null) {
          if (entered === round) {
            refusals = heard.limit === null ? 0 : refusals + 1;
            if (heard.limit !== null) round += 1;
          }
          hold(heard);
        }
        letIn();
      },
    };
  }

  function hold({ headers, limit }: Heard): void {
    const at = now();
    const told = toldIn(headers, limit, at);
    const guessed = limit === null ? at : at + firstHold * 2 ** Math.max(0, refusals - 1);
    heldUntil = Math.max(heldUntil, Math.min(told > at ? told : guessed, at + longestHold));
  }

  return {
    turn({ api, points: cost, content: pieces }) {
      const needs = [{ from: points[api], amount: cost }];
      if (pieces > 0) needs.push(...content.map((from) => ({ from, amount: pieces })));
      return new Promise((enter) => {
        waiting.push({ needs, enter });
        letIn();
      });
    },
  };
}

interface Waiting {
  readonly needs: readonly { readonly from: Bucket; readonly amount: number }[];
  readonly enter: (turn: Turn) => void;
}

interface Bucket {
  /** Milliseconds until that much may be taken; what is larger than the bucket needs it full. */
  readonly wait: (amount: number, at: number) => number;
  readonly take: (amount: number) => void;
}

function bucket(size: number, perMinute: number, start: number): Bucket {
  let level = size;
  let filled = start;
  return {
    wait(amount, at) {
      level = Math.min(size, level + ((at - filled) * perMinute) / 60_000);
      filled = at;
      return Math.max(0, Math.ceil(((Math.min(amount, size) - level) * 60_000) / perMinute));
    },
    take(amount) {
      level -= amount;
    },
  };
}

/**
 * The instant, in milliseconds, that the headers say to wait for; 0 when they name none. A primary limit that was hit
 * ends with its budget, also when something is left of that: a query can cost more.
 */
function toldIn(headers: Heard['headers'], limit: Heard['limit'], at: number): number {
  const after = wholeNumber(headers['retry-after']);
  if (after !== null) return at + after * 1000;
  const reset = wholeNumber(headers['x-ratelimit-reset']);
  if (reset === null || (headers['x-ratelimit-remaining'] !== '0' && limit !== 'primary')) return 0;
  // Written in whole seconds, so it is over only when the next one has begun.
  return (reset + 1) * 1000;
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,12}$/u.test(text) ? Number(text) : null;
}
