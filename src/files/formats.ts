import { momentOf } from '../core/trace/check/moment.ts';
import { eventTypePattern, idPattern } from '../core/trace/mplp.ts';
import type { Format } from './faults.ts';

function matching(pattern: string, next: string): Readonly<Record<string, Format>> {
  return { [pattern]: { isOne: (text) => new RegExp(pattern, 'u').test(text), next } };
}

/** The formats that schemas of MPLP name, and what their patterns mean. */
export const formats: Readonly<Record<string, Format>> = {
  ...matching(idPattern, 'Write a UUID of version 4, in lower case.'),
  ...matching(eventTypePattern, 'Write words in lower case with dots between them, such as decision.approved.'),
  'date-time': {
    isOne: (text) => momentOf(text) !== null,
    next: 'Write a date and time with its offset, such as 2026-01-31T15:00:00Z.',
  },
  email: {
    // A dot-atom of RFC 5322 at a domain of RFC 1035.
    isOne: (text) =>
      /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/iu.test(
        text,
      ),
    next: 'Write an e-mail address, such as alice@example.com.',
  },
  uri: {
    isOne: (text) => /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/iu.test(text) && URL.canParse(text),
    next: 'Write a whole address, such as https://example.com/runs/1.',
  },
};
