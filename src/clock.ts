import type { Clock } from './ports.ts';

/** The machine's time and chance. */
export const machineClock: Clock = {
  now: () => new Date().toISOString(),
  sleep: (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
  random: Math.random,
};
