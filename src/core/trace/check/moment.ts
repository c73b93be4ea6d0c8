import { instantFrom, plusMinutes } from '../../time.ts';

const shape =
  /^(?<day>\d{4}-\d{2}-\d{2})T(?<minute>\d{2}:\d{2}):(?<second>[0-5]\d|60)(?:\.(?<fraction>\d+))?(?:Z|(?<offset>[+-](?:[01]\d|2[0-3]):[0-5]\d))$/iu;

/**
 * The moment that a date and time in the form of RFC 3339 names, to be compared as text with others; null when the text
 * names none. Offsets, fractions of any length and leap seconds count; the 30th of February and the hour 24 do not exist.
 */
export function momentOf(text: string): string | null {
  const { day, minute, second, fraction = '', offset = '+00:00' } = shape.exec(text)?.groups ?? {};
  const instant = instantFrom(`${day}T${minute}Z`);
  if (instant === null) return null;
  const ahead = (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4))) * (offset.startsWith('-') ? -1 : 1);
  const utc = plusMinutes(instant, -ahead).slice(0, -':00.000Z'.length);
  return second === '60' && !utc.endsWith('23:59') ? null : `${utc}:${second}.${fraction.replace(/0+$/u, '')}`;
}

/** The moment of a text that has the form already. */
export function timeOf(text: string): string {
  return String(momentOf(text));
}
