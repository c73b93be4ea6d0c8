import { ailment, type Ailment } from '../ailments.ts';
import type { Readings } from '../readings.ts';

/** A clock that is wrong by more than a minute puts dates into the record that nobody else agrees with. */
const skewAtMost = 60_000;

export function clockAilments({ ahead }: Readings): readonly Ailment[] {
  if (ahead === null || Math.abs(ahead) <= skewAtMost) return [];
  return [
    ailment(
      'clock_wrong',
      'weakens',
      `the clock of this machine is ${spanOf(Math.abs(ahead))} ${ahead > 0 ? 'behind' : 'ahead of'} GitHub's: dates of the record and expiries are off by as much`,
      'let the machine set its clock by itself, with NTP',
      'timedatectl set-ntp true',
    ),
  ];
}

/** `a minute`, `90 minutes`, `3 hours`, `264 days` */
function spanOf(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes === 1) return 'a minute';
  if (minutes < 120) return `${minutes} minutes`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 60 / 24)} days`;
}
