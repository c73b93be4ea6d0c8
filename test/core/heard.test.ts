import { describe, expect, it } from 'vitest';
import { heardAfter, listensSince, overlooked, wasHeard } from '../../src/core/project/heard.ts';
import { decide } from '../../src/core/project/decide.ts';
import type { Heard } from '../../src/core/project/state.ts';
import { plusMinutes } from '../../src/core/time.ts';
import { asks, bob, given, headOf, says, starts, swept, today } from './given.ts';
import { countersign } from '../../src/core/entry.ts';

type Told = readonly [time: string, source: string];

/** What is kept after all of these, told in this order. */
function heardOf(...told: readonly Told[]): Heard {
  const [first, ...rest] = told;
  if (first === undefined) throw new Error('nothing was told');
  return rest.reduce<Heard>(
    (before, [time, source]) => heardAfter(before, `${today(time)} ${source}`),
    heardAfter(undefined, `${today(first[0])} ${first[1]}`),
  );
}

/** So many things, one a second from noon on. */
function manyFrom(noon: string, count: number): readonly Told[] {
  return Array.from({ length: count }, (_, index) => [
    plusMinutes(today(noon), index / 60).slice(11, 19),
    `c${String(index).padStart(3, '0')}`,
  ]);
}

function isNews(heard: Heard | undefined, [time, source]: Told): boolean {
  return !wasHeard(heard === undefined ? {} : { heard }, today(time), source);
}

describe('what was said', () => {
  it('is news to a project that has heard nothing', () => {
    expect(isNews(undefined, ['12:00', 'c1'])).toBe(true);
    expect(isNews(undefined, ['00:00', 'c1'])).toBe(true);
  });

  it('is known by its time together with its id', () => {
    const heard = heardOf(['12:00', 'c1'], ['12:01', 'c2']);
    expect(isNews(heard, ['12:00', 'c1'])).toBe(false);
    expect(isNews(heard, ['12:01', 'c2'])).toBe(false);
    expect(isNews(heard, ['12:01', 'c1'])).toBe(true);
    expect(isNews(heard, ['12:01', 'c3'])).toBe(true);
  });

  it('may be told ten minutes after something younger, and no later', () => {
    const heard = heardOf(['11:40', 'c0'], ['12:00', 'c1']);
    expect(isNews(heard, ['11:50', 'c2'])).toBe(true);
    expect(isNews(heard, ['11:49:59', 'c2'])).toBe(false);
  });

  it('is too late by what was said since, however long ago that was', () => {
    const quiet = heardOf(['12:00', 'c1']);
    expect(isNews(quiet, ['23:59', 'c2'])).toBe(true);
  });
});

describe('what is kept of it', () => {
  it('is the time of the latest, and the ids of the ten minutes before that', () => {
    expect(heardOf(['11:40', 'c0'], ['11:50', 'c1'], ['12:00', 'c2'])).toMatchObject({
      until: today('12:00'),
      ids: [`${today('11:50')} c1`, `${today('12:00')} c2`],
    });
  });

  it('is the same in whatever order it is told', () => {
    const told: readonly Told[] = [
      ['11:49', 'c9'],
      ['11:55', 'c3'],
      ['12:00', 'c2'],
      ['12:00', 'c1'],
    ];
    const [a, b, c, d] = told;
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('four are needed');
    for (const order of [
      [a, b, c, d],
      [d, c, b, a],
      [c, a, d, b],
      [b, d, a, c],
    ])
      expect(heardOf(...order)).toMatchObject({
        until: today('12:00'),
        ids: [`${today('11:55')} c3`, `${today('12:00')} c1`, `${today('12:00')} c2`],
      });
  });

  it('is at most 256 ids; what was said before the oldest of them is too late as well', () => {
    const heard = heardOf(...manyFrom('12:00', 300));
    expect(heard.ids).toHaveLength(256);
    expect(heard.ids[0]).toBe(`${today('12:00:44')} c044`);
    for (const told of manyFrom('12:00', 300)) expect(isNews(heard, told)).toBe(false);
    expect(isNews(heard, ['12:00:42', 'late'])).toBe(false);
    expect(isNews(heard, ['12:00:45', 'late'])).toBe(true);
  });

  it('forgets nobody in the middle of a second', () => {
    const chorus = Array.from({ length: 300 }, (_, index): Told => ['12:00', `c${String(index).padStart(3, '0')}`]);
    const heard = heardOf(...chorus);
    expect(heard.ids).toHaveLength(256);
    for (const told of chorus) expect(isNews(heard, told)).toBe(false);
  });
});

describe('where a look begins to listen', () => {
  it('is ten minutes before the latest that was heard', () => {
    expect(listensSince(heardOf(['11:00', 'c0'], ['12:00', 'c1']))).toBe(today('11:50'));
  });

  it('is the moment of the oldest that is kept, where more was said in those minutes', () => {
    expect(listensSince(heardOf(...manyFrom('12:00', 300)))).toMatch(/^2026-03-02T12:00:4[34]\.000Z$/u);
    expect(listensSince(heardOf(['11:00', 'c'], ...manyFrom('12:00', 255)))).toBe(today('11:54:14'));
  });
});

const asked = (source: string, said?: string) => ({
  source,
  actor: bob,
  command: { flag: { flag: 'x', reason: 'y' } },
  ...(said === undefined ? {} : { said: today(said) }),
});

describe('what was refused and is not written down', () => {
  const { state } = given(
    starts(),
    says(bob, { block: { text: 'no', on: 'track:main' } }, { source: 'c1' }),
    swept,
  ).when();

  it('is one deed of nobody that tells all of it', () => {
    const deed = overlooked(state, [asked('c2', '12:01'), asked('c3', '12:02')]);
    expect(deed).toEqual({
      source: `overlooked:${state.seq}`,
      actor: countersign,
      command: { overlook: { said: [`${today('12:01')} c2`, `${today('12:02')} c3`] } },
    });
  });

  it('is nothing where nobody told when it was said, or it has been heard', () => {
    expect(overlooked(state, [asked('by hand'), asked('c1', '12:00')])).toBeNull();
  });

  it('is heard from then on, in an open project and in one that has ended', () => {
    const overlook = { overlook: { said: [`${today('12:03')} c9`] } };
    const { state: after, scene } = given(starts(), swept).when(asks(countersign, overlook));
    const ended = { ...after, terminal_state: { id: 'done', rationale: 'x' } };
    expect(
      decide(scene.world, ended, headOf(ended, { source: 's', actor: countersign, command: overlook }, today('12:04'))),
    ).toEqual({ events: [] });
    expect(wasHeard(after, today('12:03'), 'c9')).toBe(true);
  });
});
