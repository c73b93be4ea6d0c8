import type { Window } from '../../core/audit/report.ts';
import { instantFrom } from '../../core/time.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { misuse, type Answer } from './answer.ts';
import { word } from './session.ts';

/** The moment that was typed under a name: a day begins at midnight, UTC; null where nothing was. */
export function momentIn(given: Given, name: string): { readonly is: string | null } | { readonly answer: Answer } {
  const text = word(given, name);
  if (text === '') return { is: null };
  const is = instantFrom(text);
  return is === null
    ? {
        answer: misuse(
          `--${name} ${text} is not a day`,
          `write --${name} 2026-01-31, a day of UTC, or 2026-01-31T15:00Z`,
        ),
      }
    : { is };
}

/** What lies between `--from` and `--to`, which is the first moment that is not in it. */
export function windowIn(given: Given): { readonly is: Window } | { readonly answer: Answer } {
  const from = momentIn(given, 'from');
  if ('answer' in from) return from;
  const to = momentIn(given, 'to');
  if ('answer' in to) return to;
  if (from.is !== null && to.is !== null && from.is >= to.is)
    return {
      answer: misuse(
        `nothing is from ${word(given, 'from')} on and before ${word(given, 'to')}`,
        '--to is the first day that is not in it: --from 2026-01-01 --to 2026-02-01 is January',
      ),
    };
  return { is: { from: from.is, to: to.is } };
}
