import { describe, expect, it } from 'vitest';
import {
  plainCalendar,
  plusWorkingDays,
  waitText,
  workingDaysBetween,
  type Calendar,
} from '../../src/core/calendar.ts';

const feasts: Calendar = { ...plainCalendar, holidays: ['2026-12-25', '2027-01-01'] };
const south: Calendar = { working_days: ['sun', 'mon', 'tue', 'wed', 'thu'], holidays: [] };
const sundays: Calendar = { working_days: ['sun'], holidays: ['2026-03-08'] };

describe('a moment so many working days later', () => {
  it.each([
    ['the same time of day', '2026-03-02T15:30:00.000Z', 1, plainCalendar, '2026-03-03T15:30:00.000Z'],
    ['over a weekend', '2026-03-06T15:30:00.000Z', 1, plainCalendar, '2026-03-09T15:30:00.000Z'],
    [
      'from within a weekend, as from Monday on',
      '2026-03-07T15:30:00.000Z',
      1,
      plainCalendar,
      '2026-03-10T00:00:00.000Z',
    ],
    ['from the last minute of a Sunday', '2026-03-08T23:59:00.000Z', 2, plainCalendar, '2026-03-11T00:00:00.000Z'],
    ['over a holiday before a weekend', '2026-12-24T09:00:00.000Z', 1, feasts, '2026-12-28T09:00:00.000Z'],
    ['on a holiday', '2026-12-25T09:00:00.000Z', 1, feasts, '2026-12-29T00:00:00.000Z'],
    ['over the end of a year', '2026-12-31T09:00:00.000Z', 2, feasts, '2027-01-05T09:00:00.000Z'],
    ['over a leap day', '2028-02-28T09:00:00.000Z', 2, plainCalendar, '2028-03-01T09:00:00.000Z'],
    ['where the week begins on Sunday', '2026-03-05T09:00:00.000Z', 1, south, '2026-03-08T09:00:00.000Z'],
    [
      'where only one day counts, and it is a holiday',
      '2026-03-01T09:00:00.000Z',
      1,
      sundays,
      '2026-03-15T09:00:00.000Z',
    ],
    ['over ten days', '2026-03-02T09:00:00.000Z', 10, plainCalendar, '2026-03-16T09:00:00.000Z'],
  ] as const)('%s', (_what, from, days, calendar, to) => {
    expect(plusWorkingDays(from, days, calendar)).toBe(to);
    expect(workingDaysBetween(from, to, calendar)).toBe(days);
    expect(workingDaysBetween(from, `${to.slice(0, -5)}.001Z`, calendar)).toBe(days);
    expect(workingDaysBetween(to, from, calendar)).toBe(0);
  });
});

it('tells how long somebody waits in whole working days', () => {
  const from = '2026-03-06T15:30:00.000Z';
  expect(waitText(from, '2026-03-09T15:29:59.999Z', plainCalendar)).toBe('less than a working day');
  expect(waitText(from, '2026-03-09T15:30:00.000Z', plainCalendar)).toBe('1 working day');
  expect(waitText(from, '2026-03-11T08:00:00.000Z', plainCalendar)).toBe('2 working days');
});
