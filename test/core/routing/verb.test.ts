import { describe, expect, it } from 'vitest';
import { intents } from '../../../src/core/definition/routing.ts';
import { commentVerbs } from '../../../src/core/verbs/comments.ts';
import { verbNamed } from '../../../src/core/verbs/table.ts';
import type { Given } from '../../../src/core/verbs/verb.ts';
import { readWords, wordsOf } from '../../../src/core/words.ts';

const made = (given: Given) => verbNamed('ask')?.command?.(given, {});

/** What a comment comes to. */
function written(line: string) {
  const words = wordsOf(line);
  if ('misuse' in words) return words;
  const read = readWords(words, commentVerbs);
  return 'misuse' in read ? read : read.verb.command?.(read.given, {});
}

describe('ask', () => {
  it('goes on with what is next where nothing is said', () => {
    expect(made({})).toEqual({ ask: { intent: 'continue', flags: [] } });
  });

  it('takes everything that a request can say', () => {
    expect(
      made({
        target: 'invoice',
        intent: 'create',
        outcome: 'they pay',
        track: 'refunds',
        flag: ['scope_change', 'tax_question'],
        urgency: 'urgent',
        draft: true,
        plugin: 'gmail',
        because: 'Jo wrote',
        as: 'agentic-invoice-skill',
        note: 'before May',
      }),
    ).toEqual({
      ask: {
        intent: 'create',
        target: 'invoice',
        outcome: 'they pay',
        track: 'refunds',
        flags: ['scope_change', 'tax_question'],
        urgency: 'urgent',
        draft: true,
        plugin: { id: 'gmail', because: 'Jo wrote' },
        as: 'agentic-invoice-skill',
        note: 'before May',
      },
    });
  });

  it.each(intents)('knows the intent %s, with or without blanks in it', (intent) => {
    expect(made({ intent })).toMatchObject({ ask: { intent } });
    expect(made({ intent: intent.replace(' ', '_') })).toMatchObject({ ask: { intent } });
    expect(made({ intent: intent.replace(' ', '-') })).toMatchObject({ ask: { intent } });
  });

  it('says what there is where a word is none of it', () => {
    expect(made({ intent: 'destroy' })).toEqual({
      misuse: { because: '--intent destroy is none that there is', next: `Write one of ${intents.join(', ')}` },
    });
    expect(made({ urgency: 'now' })).toEqual({
      misuse: { because: '--urgency now is none that there is', next: 'Write one of normal, elevated, urgent' },
    });
  });

  it('takes a reason only for a plugin', () => {
    expect(made({ because: 'why not' })).toEqual({
      misuse: { because: '--because says why a plugin is used, and none is named', next: 'Add --plugin ID, or --note' },
    });
    expect(made({ plugin: 'gmail' })).toMatchObject({ ask: { plugin: { id: 'gmail', because: '' } } });
  });

  it('is written in a comment as it is typed', () => {
    expect(written('ask proposal_or_sow --intent create --flag scope_change --draft')).toEqual({
      ask: { intent: 'create', target: 'proposal_or_sow', flags: ['scope_change'], draft: true },
    });
    expect(written('ask --intent "new workstream"')).toEqual({ ask: { intent: 'new workstream', flags: [] } });
  });
});
