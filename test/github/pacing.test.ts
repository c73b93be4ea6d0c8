import { describe, expect, it } from 'vitest';
import { pacer, type Heard, type Pacer, type Turn, type Weight } from '../../src/github/pacing.ts';
import { virtualClock, type VirtualClock } from './clock.ts';

const minute = 60_000;
const hour = 60 * minute;
const read: Weight = { api: 'graphql', points: 1, content: 0 };
const write: Weight = { api: 'graphql', points: 5, content: 1 };
const edit: Weight = { api: 'graphql', points: 5, content: 0 };
const fine: Heard = { headers: {}, limit: null };
const tooFast: Heard = { headers: {}, limit: 'secondary' };

/** Sends at once, hears `heard`, and tells when it was sent. */
async function sendAll(clock: VirtualClock, paces: Pacer, weights: readonly Weight[]): Promise<readonly number[]> {
  return Promise.all(
    weights.map(async (weight) => {
      const turn = await paces.turn(weight);
      const at = clock.milliseconds();
      turn.over(fine);
      return at;
    }),
  );
}

async function sendOne(clock: VirtualClock, paces: Pacer, heard: Heard, weight = read): Promise<number> {
  const turn = await paces.turn(weight);
  const at = clock.milliseconds();
  turn.over(heard);
  return at;
}

function many<T>(count: number, one: T): readonly T[] {
  return Array.from({ length: count }, () => one);
}

/** The most that falls into any span of that length. */
function busiest(times: readonly number[], span: number, worth = 1): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at <= from + span).length * worth));
}

function rig(): { readonly clock: VirtualClock; readonly paces: Pacer; readonly start: number } {
  const clock = virtualClock();
  return { clock, paces: pacer({ clock }), start: clock.milliseconds() };
}

describe('creating content', () => {
  it('goes twenty at once, then one a second, and never more than 80 in any minute', async () => {
    const { clock, paces, start } = rig();
    const times = await sendAll(clock, paces, many(100, write));
    expect(times.slice(0, 20)).toEqual(many(20, start));
    expect(times.slice(20, 80)).toEqual(Array.from({ length: 60 }, (_, at) => start + (at + 1) * 1000));
    expect(busiest(times, minute)).toBe(80);
  });

  it('takes twenty bursts of twenty without passing 80 a minute or 500 an hour', async () => {
    const { clock, paces } = rig();
    const times: number[] = [];
    for (let burst = 0; burst < 20; burst += 1) {
      times.push(...(await sendAll(clock, paces, many(20, write))));
      await clock.sleep(burst % 3 === 0 ? 0 : 7 * 1000);
    }
    expect(times).toHaveLength(400);
    expect(busiest(times, minute)).toBeLessThanOrEqual(80);
    expect(busiest(times, minute)).toBeGreaterThan(70);
    expect(busiest(times, hour)).toBeLessThanOrEqual(500);
  });

  it('never passes 500 in any hour, however long there is more to do, and does not stop for long either', async () => {
    const { clock, paces } = rig();
    const times = await sendAll(clock, paces, many(1200, write));
    expect(busiest(times, hour)).toBeLessThanOrEqual(500);
    expect(busiest(times, hour)).toBeGreaterThan(490);
    const pauses = times.slice(1).map((at, before) => at - (times[before] ?? 0));
    expect(Math.max(...pauses)).toBeLessThanOrEqual(9001);
  });

  it('counts a document by what it creates, and sends one that is larger than the bucket all the same', async () => {
    const { clock, paces, start } = rig();
    const ten: Weight = { ...write, content: 10 };
    const thirty: Weight = { ...write, content: 30 };
    const times = await sendAll(clock, paces, [ten, ten, thirty, write]);
    expect(times).toEqual([start, start, start + 20_000, start + 31_000]);
  });

  it('is not what reads and edits wait for', async () => {
    const { clock, paces, start } = rig();
    const [writes, reads, edits] = await Promise.all([
      sendAll(clock, paces, many(60, write)),
      sendAll(clock, paces, many(60, read)),
      sendAll(clock, paces, many(10, edit)),
    ]);
    expect(reads).toEqual(many(60, start));
    expect(edits).toEqual(many(10, start));
    expect(writes.at(-1)).toBe(start + 40_000);
  });

  it('is served in the order it was asked for, a large one not after the small ones behind it', async () => {
    const { clock, paces } = rig();
    const order: number[] = [];
    await Promise.all(
      [20, 1, 15, 1, 1].map(async (content, nth) => {
        const turn = await paces.turn({ ...write, content });
        order.push(nth);
        turn.over(fine);
      }),
    );
    expect(order).toEqual([0, 1, 2, 3, 4]);
    expect(clock.slept.length).toBeGreaterThan(0);
  });
});

describe('requests at once', () => {
  it('are at most twenty, and the next one goes when one is over', async () => {
    const { paces } = rig();
    const entered: Turn[] = [];
    const all = Array.from({ length: 25 }, async () => {
      entered.push(await paces.turn(read));
    });
    await Promise.all(all.slice(0, 20));
    expect(entered).toHaveLength(20);
    entered[0]?.over(null);
    entered[7]?.over(fine);
    await Promise.all(all.slice(0, 22));
    expect(entered).toHaveLength(22);
  });
});

describe('points', () => {
  it('of GraphQL stay below 2,000 in any minute', async () => {
    const { clock, paces } = rig();
    const times = await sendAll(clock, paces, many(900, edit));
    expect(busiest(times, minute, 5)).toBeLessThanOrEqual(2000);
    expect(busiest(times, minute, 5)).toBeGreaterThan(1900);
  });

  it('of REST stay below 900 in any minute, and GraphQL does not wait for them', async () => {
    const { clock, paces, start } = rig();
    const [rest, graphql] = await Promise.all([
      sendAll(clock, paces, many(1500, { api: 'rest', points: 1, content: 0 })),
      sendAll(clock, paces, many(5, read)),
    ]);
    expect(busiest(rest, minute)).toBeLessThanOrEqual(900);
    expect(busiest(rest, minute)).toBeGreaterThan(850);
    expect(graphql).toEqual(many(5, start));
  });
});

describe('what GitHub says about pace', () => {
  it('holds everything for as long as retry-after says, reads too', async () => {
    const { clock, paces, start } = rig();
    await sendOne(clock, paces, { headers: { 'retry-after': '30' }, limit: 'secondary' });
    const times = await sendAll(clock, paces, [read, write, edit, { api: 'rest', points: 1, content: 0 }]);
    expect(times).toEqual(many(4, start + 30_000));
  });

  it('holds everything until the budget is new when nothing is left of it, though the answer was a good one', async () => {
    const { clock, paces, start } = rig();
    const reset = String(start / 1000 + 1800);
    await sendOne(clock, paces, { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }, limit: null });
    expect(await sendOne(clock, paces, fine)).toBe(start + 1801_000);
  });

  it('holds nothing while something is left of the budget, unless the budget was too small for what was asked', async () => {
    const { clock, paces, start } = rig();
    const headers = { 'x-ratelimit-remaining': '4', 'x-ratelimit-reset': String(start / 1000 + 1800) };
    await sendOne(clock, paces, { headers, limit: null });
    expect(await sendOne(clock, paces, { headers, limit: 'primary' })).toBe(start);
    expect(await sendOne(clock, paces, fine)).toBe(start + 1801_000);
  });

  it('is one minute when a refusal names no time, then two, then four, until something is answered', async () => {
    const { clock, paces, start } = rig();
    const times = [];
    for (const heard of [tooFast, tooFast, tooFast, fine, tooFast, fine]) {
      times.push(((await sendOne(clock, paces, heard)) - start) / minute);
    }
    expect(times).toEqual([0, 1, 3, 7, 7, 8]);
  });

  it('counts refusals of requests that were under way together as one', async () => {
    const { clock, paces, start } = rig();
    const turns = await Promise.all(Array.from({ length: 10 }, () => paces.turn(read)));
    for (const turn of turns) turn.over(tooFast);
    expect(await sendOne(clock, paces, tooFast)).toBe(start + minute);
    expect(await sendOne(clock, paces, fine)).toBe(start + 3 * minute);
  });

  it('is not taken for an answer when none came', async () => {
    const { clock, paces, start } = rig();
    await sendOne(clock, paces, tooFast);
    const turn = await paces.turn(read);
    turn.over(null);
    await sendOne(clock, paces, tooFast);
    expect(await sendOne(clock, paces, fine)).toBe(start + 3 * minute);
  });

  it.each([
    ['retry-after of a year', { 'retry-after': '31536000' }],
    ['a reset in the next century', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' }],
  ])('is believed for one hour at most: %s', async (_, headers) => {
    const { clock, paces, start } = rig();
    await sendOne(clock, paces, { headers, limit: 'primary' });
    expect(await sendOne(clock, paces, fine)).toBe(start + hour);
  });

  it.each([
    ['a date', { 'retry-after': 'Thu, 01 Jan 2026 12:00:30 GMT' }],
    ['nothing', { 'retry-after': '' }],
    ['no time at all', { 'retry-after': '0' }],
    ['a reset that is over', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }],
  ])('is one minute when what it names is %s', async (_, headers) => {
    const { clock, paces, start } = rig();
    await sendOne(clock, paces, { headers, limit: 'secondary' });
    expect(await sendOne(clock, paces, fine)).toBe(start + minute);
  });
});

describe('a clock that stands still', () => {
  it('does not keep anybody waiting for ever: a sleep that is over took its time', async () => {
    const paces = pacer({
      clock: { now: () => '2026-01-01T12:00:00.000Z', sleep: () => Promise.resolve(), random: () => 0 },
    });
    const turns = Array.from({ length: 50 }, async () => {
      (await paces.turn(write)).over({ headers: { 'retry-after': '10' }, limit: 'secondary' });
    });
    await expect(Promise.all(turns)).resolves.toHaveLength(50);
  });
});
