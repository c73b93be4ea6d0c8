import type { Clock } from './ports.ts';

/** The machine's time and chance. */
export const machineClock: Clock = {
  now: () => new Date().toISOString(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(awake, signal?.aborted === true ? 0 : milliseconds);
      signal?.addEventListener('abort', awake);
      function awake() {
        clearTimeout(timer);
        signal?.removeEventListener('abort', awake);
        resolve();
      }
    }),
  random: Math.random,
};
