import { machineClock as clock } from '../../clock.ts';
import type { Window } from '../../core/audit/report.ts';
import { instantFrom } from '../../core/time.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { misuse, type Answer } from './answer.ts';
import { word } from './session.ts';

/** The first and the last instant of what was typed, ISO 8601; null where nothing was. */
interface Meant {
  readonly first: string;
  readonly last: string;
}

/** As people write it and as the log shows it, `2026-01-31 15:00:05`: a day is its midnight, and all of it is UTC. */
function meantBy(text: string): Meant | null {
  const [, day = '', time = ''] = /^(\S{10})(?:[ T]([\d:.]+)Z?)?$/u.exec(text) ?? [];
  const first = instantFrom(time === '' ? day : `${day}T${time}Z`);
  if (first === null) return null;
  const rest = time.length === 'hh:mm'.length ? ':59.999' : time.length === 'hh:mm:ss'.length ? '.999' : null;
  return { first, last: rest === null ? first : `${day}T${time}${rest}Z` };
}

function typed(given: Given, name: string): { readonly meant: Meant | null } | { readonly answer: Answer } {
  const text = word(given, name).trim();
  if (text === '') return { meant: null };
  const meant = meantBy(text);
  if (meant !== null) return { meant };
  return {
    answer: misuse(
      `--${name} ${text} is not a day or a moment`,
      `write --${name} 2026-01-31, which is midnight UTC, or --${name} "2026-01-31 15:00:05", as the log shows it`,
    ),
  };
}

/**
 * The last moment that was typed under a name, null where nothing was: all of a minute or a second, so that what the log
 * shows under it is in it, and of one that is not over as much as there is by `now`.
 */
export function lastMomentIn(
  given: Given,
  name: string,
  now: string = clock.now(),
): { readonly is: string | null } | { readonly answer: Answer } {
  const asked = typed(given, name);
  if ('answer' in asked) return asked;
  const { meant } = asked;
  return { is: meant !== null && meant.first <= now && now < meant.last ? now : (meant?.last ?? null) };
}

/** What lies between `--from` and `--to`, which is the first moment that is not in it. */
export function windowIn(given: Given): { readonly is: Window } | { readonly answer: Answer } {
  const [begin, end] = [typed(given, 'from'), typed(given, 'to')];
  if ('answer' in begin) return begin;
  if ('answer' in end) return end;
  const [from, to] = [begin.meant?.first ?? null, end.meant?.first ?? null];
  if (from !== null && to !== null && from >= to)
    return {
      answer: misuse(
        `nothing is from ${word(given, 'from')} on and before ${word(given, 'to')}`,
        '--to is the first day that is not in it: --from 2026-01-01 --to 2026-02-01 is January',
      ),
    };
  return { is: { from, to } };
}
