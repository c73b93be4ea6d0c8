import type { Clock } from '../../src/ports.ts';

export interface VirtualClock extends Clock {
  /** Milliseconds that were asked to be slept, in order. */
  readonly slept: readonly number[];
  readonly milliseconds: () => number;
  /** What happens when somebody begins to sleep. */
  onSleep: () => Promise<void>;
  /** While this is true time stands still. */
  isBusy: () => boolean;
}

/**
 * A clock that moves only when somebody sleeps: to the earliest end of a sleep, as soon as the event loop has had a
 * turn for everything else. Begins at noon of the first day of 2026; chance is always one half.
 */
export function virtualClock(): VirtualClock {
  let now = Date.parse('2026-01-01T12:00:00.000Z');
  const slept: number[] = [];
  const sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  const clock: VirtualClock = {
    slept,
    milliseconds: () => now,
    now: () => new Date(now).toISOString(),
    random: () => 0.5,
    onSleep: () => Promise.resolve(),
    isBusy: () => false,
    async sleep(milliseconds) {
      slept.push(milliseconds);
      await clock.onSleep();
      await new Promise<void>((wake) => {
        sleepers.push({ until: now + milliseconds, wake });
        setImmediate(wakeNext);
      });
    },
  };

  function wakeNext(): void {
    if (clock.isBusy()) {
      setImmediate(wakeNext);
      return;
    }
    sleepers.sort((one, other) => one.until - other.until);
    const next = sleepers.shift();
    if (next === undefined) return;
    now = Math.max(now, next.until);
    next.wake();
  }

  return clock;
}
