import { isDue, nextDeadline } from '../core/run/doing.ts';
import { take, type Drive } from './drive.ts';

/** A timer reaches no further than this. */
const longestSleep = 24 * 60 * 60 * 1000;
/** So often it is looked whether other runs have let go of what the steps need, in milliseconds. */
const heldSleep = 1000;

/** Waits until somebody is done, something is due, or it is to end; false where there is nothing to wait for. */
export async function wait(drive: Drive): Promise<boolean> {
  const { working, ended, bell, driving } = drive;
  const { clock, stop, signal } = driving;
  const now = clock.now();
  const tries = stop.aborted ? [] : triesOf(drive).filter((one) => !isDue(one, now));
  // For people alone nobody waits here: with what they hand in the run is driven on.
  if (working.size === 0 && tries.length === 0) return isFreeAgain(drive);
  if (ended.length > 0 || drive.trouble !== null || signal.aborted) return true;
  // A clock that was put back makes nothing later than it was to be.
  const left = [
    ...tries.map(({ since, due }) => Math.min(until(now, due), until(since, due))),
    ...deadlinesOf(drive).flatMap((at) => (at > now ? [until(now, at)] : [])),
  ];
  if (left.length === 0) await bell.rings();
  else await rungOrSlept(drive, Math.min(...left));
  return true;
}

function until(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}

async function rungOrSlept({ bell, driving: { clock } }: Drive, milliseconds: number): Promise<void> {
  const awake = new AbortController();
  await Promise.race([bell.rings(), clock.sleep(Math.min(milliseconds, longestSleep), awake.signal)]);
  awake.abort();
}

/** Where other runs hold what the steps need that are ready, it looks again after a while; else nobody is waited for. */
async function isFreeAgain(drive: Drive): Promise<boolean> {
  const { state, observed, handedOn, driving } = drive;
  const { home, clock, stop, signal } = driving;
  const waits = state.status === 'running' && Object.keys(observed.held).length > 0 && handedOn.size === 0;
  if (!waits || stop.aborted) return false;
  await clock.sleep(heldSleep, AbortSignal.any([signal, stop]));
  const seen = await home.observe(drive.id, clock.now(), { take: take(drive) });
  drive.observed = seen.observed;
  drive.took = null;
  return true;
}

/** Has something become due after one moment that was not due then? Both are ISO 8601. */
export function isDueSince(drive: Drive, then: string, now: string): boolean {
  const isTried = triesOf(drive).some((one) => !isDue(one, then) && isDue(one, now));
  return isTried || deadlinesOf(drive).some((at) => then < at && at <= now);
}

/** When a step failed, and when it may be tried again. Both are ISO 8601. */
interface Try {
  readonly since: string;
  readonly due: string;
}

/** When steps may be tried again. */
function triesOf({ state: { status, active } }: Drive): readonly Try[] {
  if (status !== 'running' && status !== 'rolling_back') return [];
  return Object.values(active).flatMap(({ is, since, due }) =>
    is === 'retrying' && due !== undefined ? [{ since, due }] : [],
  );
}

/** When the time of those is over who were handed something. */
function deadlinesOf({ state, observed }: Drive): readonly string[] {
  const next = nextDeadline(observed.pipeline, state);
  return next === null ? [] : [next];
}
