import { refuse } from '../../refusal.ts';
import { instantFrom } from '../../time.ts';
import type { Refused } from './live-track.ts';

/** Why a text is no day; null where it is one, or is not there. */
export function wrongDay(day: string | undefined): Refused | null {
  if (day === undefined || (day.length === 10 && instantFrom(day) !== null)) return null;
  return refuse('invalid_argument', `"${day}" is not a day`, 'Write it as 2027-01-31.');
}
