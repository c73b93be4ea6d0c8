import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/ports.ts';

/** A clock that a test moves by hand. A sleep of nothing ends by itself. */
export interface HandClock extends Clock {
  /** Lets time pass, and everything that waited for it happen. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** All that anybody slept, in milliseconds, in order. */
  readonly slept: readonly number[];
}

/** `chance`: what `random` gives. With 0, waits that are drawn by chance end at once. */
export function handClock(chance = 0): HandClock {
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  const slept: number[] = [];
  let time = Date.parse('2026-03-02T09:00:00.000Z');
  return {
    slept,
    now: () => new Date(time).toISOString(),
    random: () => chance,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      if (milliseconds <= 0) return Promise.resolve();
      return new Promise((wake) => {
        sleepers.add({ until: time + milliseconds, wake });
      });
    },
    pass: async (milliseconds) => {
      time += milliseconds;
      for (const sleeper of sleepers) {
        if (sleeper.until > time) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
      await settled();
    },
  };
}

/** Lets everything happen that is ready to happen and needs nobody outside. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
}

/** Lets time pass, a second at a time, until something is over. */
export async function passUntil<T>(clock: HandClock, something: Promise<T>): Promise<T> {
  const now = { isOver: false };
  const over = (): void => {
    now.isOver = true;
  };
  something.then(over, over);
  while (!now.isOver) await clock.pass(1_000);
  return something;
}
