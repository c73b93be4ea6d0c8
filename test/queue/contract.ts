import { setImmediate } from 'node:timers/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Queue, QueueOptions } from '../../src/queue/queue.ts';
import { handClock, settled } from './hand-clock.ts';
import { manyOf } from '../soak.ts';

/** How one kind of queue is made and taken away. `close` takes what `make` made, with everything that was in it. */
export interface QueueRig {
  readonly make: (options: QueueOptions) => Promise<Queue>;
  readonly close: (queue: Queue) => Promise<void>;
}

/** Work whose end a test decides, key by key. */
interface Bench {
  readonly work: (key: string) => Promise<void>;
  /** What began, in order. */
  readonly begun: readonly string[];
  /** What runs now. */
  readonly running: () => readonly string[];
  /** Ends the work on a key that runs, or that will: well, or with an error. */
  readonly end: (key: string, error?: Error) => Promise<void>;
}

function makeBench(): Bench {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  return {
    begun,
    running: () => [...ends.keys()],
    work: (key) =>
      new Promise((resolve, reject) => {
        begun.push(key);
        ends.set(key, (error) => {
          ends.delete(key);
          if (error === undefined) resolve();
          else reject(error);
        });
      }),
    end: async (key, error) => {
      await until(() => ends.has(key));
      ends.get(key)?.(error);
      await settled();
    },
  };
}

/** Waits for what will happen by itself; the test's own time limit ends it when it does not. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setImmediate();
}

/** The group of `a/1` is `a`. */
function groupOf(key: string): string {
  return key.split('/')[0] ?? key;
}

const trouble = new Error('the other side hung up');

/** The same runs every time. */
const runs = { seed: 20_260_303, numRuns: manyOf(200, 2_000) };

/** What every queue does, whatever it keeps its keys in. */
export function queueContract(kind: string, rig: QueueRig): void {
  async function withQueue(
    options: Partial<QueueOptions>,
    play: (queue: Queue, failures: readonly [string, unknown, number][]) => Promise<void>,
  ): Promise<void> {
    const failures: [string, unknown, number][] = [];
    const queue = await rig.make({
      work: () => Promise.resolve(),
      group: groupOf,
      atOnce: 4,
      failed: (...failure) => failures.push(failure),
      clock: handClock(),
      ...options,
    });
    try {
      await play(queue, failures);
    } finally {
      await rig.close(queue);
    }
  }

  describe(`a queue ${kind}`, () => {
    it('takes a key without waiting for the work', async () => {
      const bench = makeBench();
      await withQueue({ work: bench.work }, async (queue) => {
        await queue.add('a/1');
        expect(bench.begun).toEqual([]);
        await bench.end('a/1');
        await queue.idle();
        expect(bench.begun).toEqual(['a/1']);
      });
    });

    it('works once on a key that was added many times while it waited', async () => {
      const bench = makeBench();
      await withQueue({ work: bench.work }, async (queue) => {
        await queue.add('a/1');
        for (let times = 0; times < 50; times += 1) await queue.add('a/2');
        await bench.end('a/1');
        await bench.end('a/2');
        await queue.idle();
        expect(bench.begun).toEqual(['a/1', 'a/2']);
      });
    });

    it('works once more on a key that was added while it was worked on', async () => {
      const bench = makeBench();
      await withQueue({ work: bench.work }, async (queue) => {
        await queue.add('a/1');
        await until(() => bench.running().length === 1);
        for (let times = 0; times < 50; times += 1) await queue.add('a/1');
        await bench.end('a/1');
        await bench.end('a/1');
        await queue.idle();
        expect(bench.begun).toEqual(['a/1', 'a/1']);
      });
    });

    it('works on the keys of a group one after another, in the order they came', async () => {
      const bench = makeBench();
      await withQueue({ work: bench.work }, async (queue) => {
        const keys = ['a/3', 'a/1', 'a/2'];
        for (const key of keys) await queue.add(key);
        for (const key of keys) {
          await until(() => bench.running().includes(key));
          expect(bench.running()).toEqual([key]);
          await bench.end(key);
        }
        await queue.idle();
        expect(bench.begun).toEqual(keys);
      });
    });

    it('works on several groups at once, and on no more than it may', async () => {
      const bench = makeBench();
      await withQueue({ work: bench.work, atOnce: 2 }, async (queue) => {
        for (const key of ['a/1', 'b/1', 'c/1']) await queue.add(key);
        await until(() => bench.running().length === 2);
        await settled();
        expect(bench.running()).toEqual(['a/1', 'b/1']);
        await bench.end('b/1');
        await until(() => bench.running().includes('c/1'));
        expect(bench.running()).toEqual(['a/1', 'c/1']);
        await bench.end('a/1');
        await bench.end('c/1');
        await queue.idle();
      });
    });

    it('gives every group its turn, however much waits in another', async () => {
      const bench = makeBench();
      await withQueue({ work: bench.work, atOnce: 1 }, async (queue) => {
        for (const key of ['a/1', 'a/2', 'a/3', 'b/1']) await queue.add(key);
        for (const key of ['a/1', 'b/1', 'a/2', 'a/3']) await bench.end(key);
        await queue.idle();
        expect(bench.begun).toEqual(['a/1', 'b/1', 'a/2', 'a/3']);
      });
    });

    it('tries a key again that failed, and lets the others of its group pass meanwhile', async () => {
      const bench = makeBench();
      const clock = handClock(0.5);
      await withQueue({ work: bench.work, clock }, async (queue, failures) => {
        await queue.add('a/1');
        await queue.add('a/2');
        await bench.end('a/1', trouble);
        await bench.end('a/2');
        expect(bench.running()).toEqual([]);
        await clock.pass(30_000);
        await bench.end('a/1');
        await queue.idle();
        expect(bench.begun).toEqual(['a/1', 'a/2', 'a/1']);
        expect(failures).toEqual([]);
      });
    });

    it('works once on a key that was added again while it ran and failed', async () => {
      const bench = makeBench();
      await withQueue({ work: bench.work }, async (queue) => {
        await queue.add('a/1');
        await until(() => bench.running().length === 1);
        await queue.add('a/1');
        await bench.end('a/1', trouble);
        await bench.end('a/1');
        await queue.idle();
        expect(bench.begun).toEqual(['a/1', 'a/1']);
      });
    });

    it('lets a key that failed rest until its next try, added again or not', async () => {
      const bench = makeBench();
      const clock = handClock(0.5);
      await withQueue({ work: bench.work, clock }, async (queue) => {
        await queue.add('a/1');
        await bench.end('a/1', trouble);
        await queue.add('a/1');
        await queue.add('b/1');
        await bench.end('b/1');
        expect(bench.begun).toEqual(['a/1', 'b/1']);
        await clock.pass(30_000);
        await bench.end('a/1');
        await queue.idle();
        expect(bench.begun).toEqual(['a/1', 'b/1', 'a/1']);
      });
    });

    it('gives a key up after ten tries and says so, and takes it anew', async () => {
      let tries = 0;
      const work = (): Promise<void> => {
        tries += 1;
        if (tries % 2 === 0) throw trouble;
        return Promise.reject(trouble);
      };
      await withQueue({ work }, async (queue, failures) => {
        await queue.add('a/1');
        await queue.idle();
        expect(failures).toEqual([['a/1', trouble, 10]]);
        await queue.add('a/1');
        await queue.idle();
        expect(failures).toEqual([
          ['a/1', trouble, 10],
          ['a/1', trouble, 10],
        ]);
        expect(tries).toBe(20);
      });
    });

    it('begins to count anew once a try has worked', async () => {
      let tries = 0;
      const work = (): Promise<void> => {
        tries += 1;
        return tries % 10 === 0 ? Promise.resolve() : Promise.reject(trouble);
      };
      await withQueue({ work }, async (queue, failures) => {
        await queue.add('a/1');
        await queue.idle();
        await queue.add('a/1');
        await queue.idle();
        expect(tries).toBe(20);
        expect(failures).toEqual([]);
      });
    });

    it('is idle when nothing was added', async () => {
      await withQueue({}, async (queue) => {
        expect(await queue.idle()).toBeUndefined();
      });
    });

    it('drained, it finishes what runs and what waits, and takes nothing new', async () => {
      const bench = makeBench();
      await withQueue({ work: bench.work }, async (queue) => {
        await queue.add('a/1');
        await queue.add('a/2');
        const left = queue.drain(60_000);
        await expect(queue.add('b/1')).rejects.toMatchObject({ code: 'queue_closed' });
        await bench.end('a/1');
        await bench.end('a/2');
        expect(await left).toEqual([]);
        expect(bench.begun).toEqual(['a/1', 'a/2']);
      });
    });

    it('drained for too short a time, it says what was left and begins nothing more', async () => {
      const bench = makeBench();
      const clock = handClock(0.5);
      await withQueue({ work: bench.work, clock, atOnce: 2 }, async (queue) => {
        for (const key of ['a/1', 'a/2', 'b/1', 'c/1']) await queue.add(key);
        await bench.end('b/1', trouble);
        await until(() => bench.running().includes('c/1'));
        await queue.add('a/1');
        const left = queue.drain(100);
        await clock.pass(100);
        expect([...(await left)].toSorted()).toEqual(['a/1', 'a/2', 'b/1', 'c/1']);
        await bench.end('a/1');
        await bench.end('c/1');
        await clock.pass(60_000);
        expect(bench.begun).toEqual(['a/1', 'b/1', 'c/1']);
      });
    });

    it('loses no key, and never has two of a group or more than it may at once', async () => {
      const key = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat({ max: 3 })).map(([group, one]) => `${group}/${one}`);
      const step = fc.record({ key, pause: fc.nat({ max: 3 }) });
      const deed = fc.record({ turns: fc.nat({ max: 4 }), fails: fc.boolean() });
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 40 }),
          fc.array(deed, { maxLength: 80 }),
          fc.integer({ min: 1, max: 3 }),
          async (steps, deeds, atOnce) => {
            const running: string[] = [];
            const atTheSameTime: (readonly string[])[] = [];
            /** Keys that were added, and that no work has begun on since. */
            const owed = new Set<string>();
            let count = 0;
            const work = async (one: string): Promise<void> => {
              owed.delete(one);
              running.push(one);
              atTheSameTime.push(running.map(groupOf));
              const { turns, fails } = deeds[count] ?? { turns: 0, fails: false };
              count += 1;
              for (let turn = 0; turn < turns; turn += 1) await setImmediate();
              running.splice(running.indexOf(one), 1);
              if (fails) {
                owed.add(one);
                throw trouble;
              }
            };
            await withQueue({ work, atOnce }, async (queue, failures) => {
              for (const { key: one, pause } of steps) {
                owed.add(one);
                await queue.add(one);
                for (let turn = 0; turn < pause; turn += 1) await setImmediate();
              }
              await queue.idle();
              expect(running).toEqual([]);
              const givenUp = new Set(failures.map(([one]) => one));
              expect([...owed].filter((one) => !givenUp.has(one))).toEqual([]);
              expect(atTheSameTime.filter((groups) => groups.length > atOnce)).toEqual([]);
              expect(atTheSameTime.filter((groups) => new Set(groups).size < groups.length)).toEqual([]);
            });
          },
        ),
        runs,
      );
    });
  });
}
