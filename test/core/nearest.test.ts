import { describe, expect, it } from 'vitest';
import { insteadOf, nearest } from '../../src/core/nearest.ts';

describe('the name that was meant', () => {
  it.each([
    ['lable', ['label', 'stages'], 'label'],
    ['Gate', ['gate'], 'gate'],
    ['approv', ['approve', 'reject'], 'approve'],
    ['gatess', ['stages', 'gates'], 'gates'],
    ['gat', ['track', 'fact', 'gate'], 'gate'],
    ['zzz', ['gate'], null],
    ['a', [], null],
    ['gate', ['reconciliation'], null],
  ])('%s among %j is %s', (name, known, meant) => {
    expect(nearest(name, known)).toBe(meant);
  });

  it('is proposed; else all names are listed', () => {
    expect(insteadOf('lable', ['label'])).toBe('Did you mean label?');
    expect(insteadOf('zzz', ['label', 'stages'])).toBe('There is label, stages.');
    expect(insteadOf('zzz', [])).toBe('There is none to name.');
  });
});
