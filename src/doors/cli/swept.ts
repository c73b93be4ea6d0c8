import { isSweepLate, sweepAdvice, sweepSays } from '../../core/surface/sweep.ts';
import { styled, type Line } from './answer.ts';
import type { Seen } from './look.ts';

/** When a door on GitHub last recorded a sweep (ISO 8601, null where none did), where a project is open to be swept. */
export function sweptLines(seen: readonly Pick<Seen, 'state' | 'world'>[], last: string | null): readonly Line[] {
  const open = seen.find(({ state }) => state.terminal_state === null);
  if (last === null || open === undefined) return [];
  const { at } = open.world;
  if (!isSweepLate({ at, last, since: at })) return [[styled('dim', `last sweep ${last.slice(0, 10)}`)]];
  return [[styled('yellow', '! '), sweepSays(last)], [styled('dim', `  → ${sweepAdvice(null).replaceAll('`', '')}`)]];
}
