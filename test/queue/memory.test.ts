import { expect, it } from 'vitest';
import { memoryQueue } from '../../src/queue/memory.ts';
import { queueContract } from './contract.ts';
import { handClock, settled } from './hand-clock.ts';

queueContract('in memory', {
  make: (options) => Promise.resolve(memoryQueue(options)),
  close: async (queue) => {
    await queue.drain(0);
  },
});

it('rests longer after each failure, up to half a minute, and by chance', async () => {
  for (const chance of [1, 0.5]) {
    const clock = handClock(chance);
    const queue = memoryQueue({
      work: () => Promise.reject(new Error('no')),
      group: (key) => key,
      atOnce: 1,
      failed: () => undefined,
      clock,
    });
    await queue.add('a');
    for (let tries = 0; tries < 10; tries += 1) {
      await settled();
      await clock.pass(30_000);
    }
    await queue.idle();
    const bounds = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000];
    expect(clock.slept).toEqual(bounds.map((bound) => bound * chance));
  }
});

it('keeps apart what comes in by the thousand', async () => {
  const worked: string[] = [];
  const queue = memoryQueue({
    work: (key) => {
      worked.push(key);
      return Promise.resolve();
    },
    group: (key) => String(Number(key) % 100),
    atOnce: 8,
    failed: () => undefined,
    clock: handClock(),
  });
  const keys = Array.from({ length: 20_000 }, (_, index) => String(index));
  for (const key of keys) await queue.add(key);
  await queue.idle();
  expect(worked.toSorted((one, other) => Number(one) - Number(other))).toEqual(keys);
});
