import type { Handing } from '../policy/handing-on.ts';
import { list, text } from './given.ts';
import type { Given, Misread } from './verb.ts';

/** Handing on a role in a project. */
export function delegateCommand(given: Given): { readonly delegate: Handing } | Misread {
  return handingOf(given, 'countersign delegate');
}

/** `to bob until 2027-01-31 from 2027-01-01`, or `to bob end`: each part once, in any order. `command`: how it begins. */
export function handingOf(given: Given, command: string): { readonly delegate: Handing } | Misread {
  const words = list(given, 'window').flatMap((word) => word.split(/\s+/u).filter((part) => part !== ''));
  const role = text(given, 'role');
  const next = `Write: ${command} ${role} to PERSON until DAY, or: ${command} ${role} to PERSON end`;
  const isEnd = words.at(-1) === 'end' && words.length % 2 === 1;
  const pairs = isEnd ? words.slice(0, -1) : words;
  const said = new Map<string, string>();
  for (const [at, word] of pairs.entries()) {
    if (at % 2 === 1) continue;
    const value = pairs[at + 1];
    if (value === undefined) return { misuse: { because: `"${word}" is followed by nothing`, next } };
    if (!['to', 'until', 'from'].includes(word) || said.has(word))
      return { misuse: { because: `"${word}" is not understood here`, next } };
    said.set(word, value);
  }
  const to = (said.get('to') ?? '').replace(/^@/u, '');
  if (to === '') return { misuse: { because: 'it does not say to whom', next } };
  const until = said.get('until');
  const from = said.get('from');
  if (isEnd === (until !== undefined || from !== undefined))
    return { misuse: { because: isEnd ? 'what ends now has no window' : 'it does not say until when', next } };
  return {
    delegate: {
      role,
      to,
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      ...(isEnd ? { end: true } : {}),
      reason: text(given, 'reason'),
    },
  };
}
