import { nextDeadline } from '../core/run/doing.ts';
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
  const tries = stop.aborted ? [] : triesOf(drive).filter((at) => at > now);
  // For people alone nobody waits here: with what they hand in the run is driven on.
  if (working.size === 0 && tries.length === 0) return isFreeAgain(drive);
  if (ended.length > 0 || drive.trouble !== null || signal.aborted) return true;
  const [first] = [...tries, ...deadlinesOf(drive).filter((at) => at > now)].toSorted();
  if (first === undefined) await bell.rings();
  else await rungOrSlept(drive, Date.parse(first) - Date.parse(now));
  return true;
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
  return [...triesOf(drive), ...deadlinesOf(drive)].some((at) => then < at && at <= now);
}

/** When steps may be tried again. */
function triesOf({ state: { status, active } }: Drive): readonly string[] {
  if (status !== 'running' && status !== 'rolling_back') return [];
  return Object.values(active).flatMap(({ is, due }) => (is === 'retrying' && due !== undefined ? [due] : []));
}

/** When the time of those is over who were handed something. */
function deadlinesOf({ state, observed }: Drive): readonly string[] {
  const next = nextDeadline(observed.pipeline, state);
  return next === null ? [] : [next];
}
