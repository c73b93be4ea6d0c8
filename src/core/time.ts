/**
 * Calendar arithmetic over instants that are given; never the clock. Instants are ISO 8601 in UTC with milliseconds,
 * so they compare as text.
 */
export function plusDays(instant: string, days: number): string {
  return plusMinutes(instant, days * 24 * 60);
}

/** @see plusDays */
export function plusMinutes(instant: string, minutes: number): string {
  return plusMilliseconds(instant, minutes * 60_000);
}

/** @see plusDays */
export function plusMilliseconds(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

/** Milliseconds from one instant to another. */
export function millisecondsBetween(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}

/** The instant a person means: a whole instant, or the first moment of a day (UTC); null when it is neither. */
export function instantFrom(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z)?$/u.test(text)) return null;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) return null;
  const instant = new Date(milliseconds).toISOString();
  return instant.startsWith(text.slice(0, 10)) ? instant : null;
}

/** The day of the week of an instant, in UTC: 0 is Sunday. */
export function weekdayOf(instant: string): number {
  return new Date(instant).getUTCDay();
}
