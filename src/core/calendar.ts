import { plusDays, weekdayOf } from './time.ts';

/** Days of the week as policies write them, Sunday first, as their numbers have it. */
export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
type Weekday = (typeof weekdays)[number];

/** Which days count. A day begins at midnight UTC. */
export interface Calendar {
  readonly working_days: readonly Weekday[];
  /** Days on which nobody works, as `2026-12-25`. */
  readonly holidays: readonly string[];
}

/** What holds where the policy has none. */
export const plainCalendar: Calendar = { working_days: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: [] };

/**
 * The moment after which so many whole working days have passed since an instant (ISO 8601, UTC): the same time of day,
 * so many working days later. What begins on a day that is none begins with the next one that is.
 */
export function plusWorkingDays(instant: string, days: number, calendar: Calendar): string {
  let at = beginningOf(instant, calendar);
  for (let left = days; left > 0; left -= 1) at = nextOf(at, calendar);
  return at;
}

/** How many whole working days lie between two instants (ISO 8601, UTC); 0 when the second is the earlier one. */
export function workingDaysBetween(from: string, to: string, calendar: Calendar): number {
  let days = 0;
  for (let at = nextOf(beginningOf(from, calendar), calendar); at <= to; at = nextOf(at, calendar)) days += 1;
  return days;
}

/** So long somebody has waited, as the end of a sentence: `3 working days`, `less than a working day`. */
export function waitText(from: string, to: string, calendar: Calendar): string {
  const days = workingDaysBetween(from, to, calendar);
  if (days === 0) return 'less than a working day';
  return `${days} working day${days === 1 ? '' : 's'}`;
}

function beginningOf(instant: string, calendar: Calendar): string {
  return isWorkingDay(instant, calendar) ? instant : nextOf(`${instant.slice(0, 10)}T00:00:00.000Z`, calendar);
}

/** The same time on the next working day: there is always one, as a calendar has a weekday and an end of its holidays. */
function nextOf(instant: string, calendar: Calendar): string {
  let at = plusDays(instant, 1);
  while (!isWorkingDay(at, calendar)) at = plusDays(at, 1);
  return at;
}

function isWorkingDay(instant: string, { working_days, holidays }: Calendar): boolean {
  const day = instant.slice(0, 10);
  const weekday = weekdays[weekdayOf(instant)];
  return working_days.some((one) => one === weekday) && !holidays.includes(day);
}
