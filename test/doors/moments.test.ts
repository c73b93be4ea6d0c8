import { describe, expect, it } from 'vitest';
import { lastMomentIn, windowIn } from '../../src/doors/cli/moments.ts';

const now = '2026-11-22T06:00:30.000Z';

function asOf(text: string): unknown {
  const asked = lastMomentIn({ 'as-of': text }, 'as-of', now);
  return 'is' in asked ? asked.is : asked.answer.json['because'];
}

function from(text: string): unknown {
  const asked = windowIn({ from: text });
  return 'is' in asked ? asked.is.from : asked.answer.json['because'];
}

describe('a moment that somebody types', () => {
  it.each([
    ['2026-11-21', '2026-11-21T00:00:00.000Z', '2026-11-21T00:00:00.000Z'],
    ['2026-11-22 05:21', '2026-11-22T05:21:00.000Z', '2026-11-22T05:21:59.999Z'],
    ['2026-11-22T05:21', '2026-11-22T05:21:00.000Z', '2026-11-22T05:21:59.999Z'],
    ['2026-11-22T05:21Z', '2026-11-22T05:21:00.000Z', '2026-11-22T05:21:59.999Z'],
    [' 2026-11-22 05:21:46 ', '2026-11-22T05:21:46.000Z', '2026-11-22T05:21:46.999Z'],
    ['2026-11-22T05:21:46.5Z', '2026-11-22T05:21:46.500Z', '2026-11-22T05:21:46.500Z'],
    // It is not over yet.
    ['2026-11-22 06:00', '2026-11-22T06:00:00.000Z', now],
    ['2999-01-01', '2999-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z'],
  ])('may be as the log shows it: %s', (text, first, last) => {
    expect([from(text), asOf(text)]).toEqual([first, last]);
  });

  it.each([
    'soon',
    '2026-02-30',
    '2026-11-22 25:00',
    '2026-11-22 05',
    '05:21',
    '2026-11-22 05:21 +02:00',
    '22.11.2026',
  ])('is no other: %s', (text) => {
    expect(from(text)).toBe(`--from ${text} is not a day or a moment`);
    expect(asOf(text)).toBe(`--as-of ${text} is not a day or a moment`);
  });

  it('is none where nothing was typed', () => {
    expect(lastMomentIn({}, 'as-of', now)).toEqual({ is: null });
    expect(windowIn({ to: '2026-01-01' })).toEqual({ is: { from: null, to: '2026-01-01T00:00:00.000Z' } });
    expect(windowIn({ from: '2026-02-01', to: '2026-01-01' })).toMatchObject({ answer: { exit: 64 } });
  });
});
