import type { Clock } from '../../ports.ts';
import { at, listAt, numberAt, textAt } from './payload.ts';
import type { AppRequest } from './probot.ts';

/** GitHub redelivers what is at most three days old. */
const redeliverableMilliseconds = 3 * 24 * 60 * 60 * 1000;
/** Pages of 100. A longer outage is what the sweep is for. */
const pagesAtMost = 20;
/** At most so many at a time, a second apart as GitHub advises between writes. */
const redeliveriesAtMost = 200;
const apartMilliseconds = 1_000;

interface Attempt {
  /** Of the attempt; this is what is asked for again. In digits, because it outgrew the numbers of JavaScript. */
  readonly id: string;
  /** Of the delivery; all attempts share it. */
  readonly guid: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isAgain: boolean;
  readonly arrived: boolean;
}

export interface Redelivering {
  readonly request: AppRequest;
  /** Attempts before this moment were looked at before; null for all that GitHub still has. */
  readonly since: string | null;
  readonly clock: Clock;
  /** Ends it between two requests. */
  readonly stop: AbortSignal;
}

/**
 * Asks GitHub for the deliveries that never arrived, and for these to be delivered again, the oldest first; answers how
 * many. Most of what they say a sweep finds too, but a click on a button is recorded nowhere else. A delivery that failed
 * again when it was redelivered is left alone.
 */
export async function redeliverFailed({ request, since, clock, stop }: Redelivering): Promise<number> {
  const oldest = Date.parse(clock.now()) - redeliverableMilliseconds;
  const from = since === null ? oldest : Math.max(oldest, Date.parse(since));
  const attempts = await attemptsSince(request, from, stop);
  const settled = new Set(attempts.filter(({ arrived, isAgain }) => arrived || isAgain).map(({ guid }) => guid));
  const failed = new Map(attempts.filter(({ guid }) => !settled.has(guid)).map(({ guid, id }) => [guid, id]));
  let count = 0;
  for (const id of [...failed.values()].toReversed().slice(0, redeliveriesAtMost)) {
    if (count > 0) await clock.sleep(apartMilliseconds);
    if (stop.aborted) break;
    await request('POST /app/hook/deliveries/{delivery_id}/attempts', { delivery_id: id });
    count += 1;
  }
  return count;
}

/** All attempts since a moment, the newest first, as GitHub lists them. */
async function attemptsSince(request: AppRequest, since: number, stop: AbortSignal): Promise<readonly Attempt[]> {
  const found: Attempt[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pagesAtMost && !stop.aborted; page += 1) {
    const { data, headers } = await request('GET /app/hook/deliveries', { per_page: 100, ...(cursor && { cursor }) });
    const attempts = listAt(data)
      .map(attemptOf)
      .filter((attempt) => attempt !== null);
    const young = attempts.filter((attempt) => attempt.at >= since);
    found.push(...young);
    cursor = nextCursor(headers.link);
    if (cursor === undefined || young.length < attempts.length) break;
  }
  return found;
}

function attemptOf(value: unknown): Attempt | null {
  const id = attemptId(at(value, 'id'));
  const guid = textAt(value, 'guid');
  const when = Date.parse(textAt(value, 'delivered_at') ?? '');
  if (id === null || guid === null || Number.isNaN(when)) return null;
  const status = numberAt(value, 'status_code') ?? 0;
  return {
    id,
    guid,
    at: when,
    isAgain: at(value, 'redelivery') === true,
    arrived: status >= 200 && status < 300,
  };
}

/** Octokit reads what is too large for a number as a BigInt; a number that is not safe was rounded and is another id. */
function attemptId(value: unknown): string | null {
  return typeof value === 'bigint' || Number.isSafeInteger(value) ? String(value) : null;
}

/** The cursor of the next page in a `Link` header. */
function nextCursor(link: string | undefined): string | undefined {
  const next = /<([^>]+)>;\s*rel="next"/u.exec(link ?? '')?.[1];
  return next !== undefined && URL.canParse(next) ? (new URL(next).searchParams.get('cursor') ?? undefined) : undefined;
}
