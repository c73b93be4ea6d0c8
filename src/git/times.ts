import type { ProjectEntry } from '../core/project/history.ts';
import type { Wrong } from '../core/simulate/again.ts';

/**
 * Milliseconds by which the clocks of honest machines differ, with room: what is set by the network is off by seconds, and
 * what is off by an hour hardly reaches anything over TLS. Time zones do not matter: entries tell UTC.
 */
const clocksDiffer = 60 * 60 * 1000;

/**
 * Entries that say they were made before one in front of them, or later than it is now (ISO 8601, UTC), each by more than
 * clocks differ: whoever chooses the moment chooses who held a role then, and which approvals had not ended. After such an
 * entry it is counted from that one on, so that one wrong clock is told once. Entries up to number `since` are taken for proven.
 */
export function oddTimes(
  entries: readonly Pick<ProjectEntry, 'seq' | 'at'>[],
  now: string,
  since = 0,
): readonly Wrong[] {
  const wrong: Wrong[] = [];
  let latest: Pick<ProjectEntry, 'seq' | 'at'> | null = null;
  for (const entry of entries) {
    const { seq, at } = entry;
    const time = Date.parse(at);
    const before: number = latest === null ? Number.NEGATIVE_INFINITY : Date.parse(latest.at);
    const isBack = time < before - clocksDiffer;
    if (seq > since && isBack)
      wrong.push({
        entry: seq,
        says: `that it was made at ${at}, and entry ${latest?.seq ?? 0} before it at ${latest?.at ?? ''}`,
      });
    else if (seq > since && time > Date.parse(now) + clocksDiffer)
      wrong.push({ entry: seq, says: `that it was made at ${at}, and it is ${now} now` });
    if (isBack || time > before) latest = entry;
  }
  return wrong;
}
