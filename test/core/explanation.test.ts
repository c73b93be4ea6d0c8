import { describe, expect, it } from 'vitest';
import { nextIn, type Explained } from '../../src/core/condition.ts';
import { explanationMarkdown } from '../../src/core/surface/explanation.ts';

const closed: Explained = {
  holds: false,
  says: 'code_review is closed',
  next: 'Ask bob.',
  parts: [
    { holds: true, says: 'the change is open' },
    { holds: false, says: 'nobody has approved it', next: 'Ask bob.' },
  ],
};

describe('what helps against a no', () => {
  it('is said where it belongs: by the reason below that says the same', () => {
    expect(nextIn(closed)).toBeNull();
    expect(nextIn({ ...closed, parts: [{ holds: false, says: 'x', parts: closed.parts ?? [] }] })).toBeNull();
    expect(nextIn({ ...closed, parts: [] })).toBe('Ask bob.');
    expect(nextIn({ ...closed, parts: [{ holds: true, says: 'x', next: 'Ask bob.' }] })).toBe('Ask bob.');
  });

  it('is nothing where nothing helps, or nothing has to', () => {
    expect(nextIn({ holds: false, says: 'x' })).toBeNull();
    expect(nextIn({ holds: true, says: 'x', next: 'y' })).toBeNull();
  });
});

describe('an explanation in a comment', () => {
  it('is a list of reasons, and of what whoever asked could do', () => {
    const text = explanationMarkdown(closed, [{ command: 'countersign approve code_review', says: 'opens it' }]);
    expect(text.split('\n')).toEqual([
      '- ⏳ code_review is closed',
      '  - ✅ the change is open',
      '  - ⏳ nobody has approved it → Ask bob.',
      '',
      'You can now:',
      '',
      '- `countersign approve code_review` opens it',
    ]);
  });

  it('has commands and comparisons as code, which can be copied, or become a link where there is a page for them', () => {
    const text = explanationMarkdown(
      {
        holds: false,
        says: 'it may land: countersign merge topic',
        parts: [
          { holds: false, says: 'the bytes changed', next: 'git diff aaaaaaa bbbbbbb' },
          { holds: false, says: 'bob is missing', next: 'Ask bob: countersign approve code_review' },
        ],
      },
      [],
    );
    expect(text.split('\n')).toEqual([
      '- ⏳ it may land: `countersign merge topic`',
      '  - ⏳ the bytes changed → `git diff aaaaaaa bbbbbbb`',
      '  - ⏳ bob is missing → Ask bob: `countersign approve code_review`',
    ]);
  });

  it('stays short, and says how much more there is', () => {
    const parts = Array.from({ length: 100 }, (_, index) => ({ holds: true, says: `reason ${index}` }));
    const can = Array.from({ length: 10 }, (_, index) => ({ command: `c${index}`, says: 'x' }));
    const lines = explanationMarkdown({ holds: true, says: 'all', parts }, can).split('\n');
    expect(lines).toContain('- … and 41 more reasons');
    expect(lines.at(-1)).toBe('- … and 2 more');
    expect(lines).toHaveLength(60 + 1 + 3 + 8 + 1);
  });

  it('shows what people wrote as they wrote it', () => {
    const text = explanationMarkdown({ holds: false, says: '@everyone **now** <img src=x>' }, []);
    expect(text).not.toMatch(/@everyone|\*\*now|<img/u);
  });
});
