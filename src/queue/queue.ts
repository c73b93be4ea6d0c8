import type { Clock } from '../ports.ts';

/**
 * Says which things must be looked at again. It holds keys and never facts: losing it costs latency, not data, because
 * a sweep finds the same things by itself.
 */
export interface Queue {
  /**
   * Says that a key is dirty: at once, and without waiting for the work. A key that waits already is not added again;
   * one that is being worked on is worked on once more. Throws QueueClosed once it drains.
   */
  readonly add: (key: string) => Promise<void>;
  /** Resolves when nothing runs and nothing waits, not even for its next try. */
  readonly idle: () => Promise<void>;
  /**
   * Takes nothing new, and finishes what runs and what waits; answers the keys that were left when the time was over,
   * those that still run among them. Nothing is begun after that.
   */
  readonly drain: (milliseconds: number) => Promise<readonly string[]>;
}

export interface QueueOptions {
  /** Looks at what the key names. Must be repeatable: it runs again after a failure. */
  readonly work: (key: string) => Promise<void>;
  /** Keys of one group never run at the same time; they run in the order they came. */
  readonly group: (key: string) => string;
  /** How many groups run at the same time, at most. */
  readonly atOnce: number;
  /** A key was given up after all its tries. Must not throw. */
  readonly failed: (key: string, error: unknown, tries: number) => void;
  readonly clock: Clock;
}

/** The process is stopping. Whoever brought the key can bring it again to the next one. */
export class QueueClosed extends Error {
  override readonly name = 'QueueClosed';
  readonly code = 'queue_closed';
  readonly next = 'Send it again in a moment.';
  constructor() {
    super('The queue takes nothing new, because the process is stopping.');
  }
}
