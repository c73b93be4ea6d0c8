import { describe, expect, it } from 'vitest';
import { commitsNamed, contentsBefore } from '../../src/core/project/looks.ts';

describe('the commits that people say they looked at', () => {
  it('are those of decisions about a branch, or about none in particular, each once', () => {
    const about = { track: 'main', reason: '' };
    const commands = [
      { approve: { ...about, proposal: 'p', head: 'p1' } },
      { reject: { ...about, proposal: 'p', head: 'p2' } },
      { approve: { ...about, head: 'p3' } },
      { reject: { ...about, proposal: 'p', head: 'p1' } },
      { approve: { ...about, proposal: 'q', head: 'q1' } },
      { approve: { ...about, proposal: 'p' } },
      { flag: { flag: 'legal', reason: '' } },
    ];
    expect(commitsNamed(commands, 'p')).toEqual(['p1', 'p2', 'p3']);
    expect(commitsNamed(commands, 'r')).toEqual(['p3']);
  });
});

describe('what a branch held at an earlier commit', () => {
  it('is what it brings now, but for what lay there otherwise', () => {
    const places = [
      { name: 'plan', before: 'A', now: 'B' },
      { name: 'code', before: null, now: 'K' },
      { name: 'notes', before: 'N', now: null },
      { name: 'report', before: 'R', now: 'R' },
      { name: 'manual', before: 'M', now: 'M' },
    ];
    expect(contentsBefore({ plan: 'B', code: 'K', manual: 'M' }, places)).toEqual({
      plan: 'A',
      code: 'absent',
      notes: 'N',
      manual: 'M',
    });
  });
});
