import { describe, expect, it } from 'vitest';
import { clause, dayText, either, momentText, projectText, sentence } from '../../src/core/prose.ts';

describe('sentences of others', () => {
  it('go into a longer one without their full stop', () => {
    expect(clause(' We pay within 30 days, not 90. ')).toBe('We pay within 30 days, not 90');
    expect(clause('really?')).toBe('really?');
    expect(clause('and so on...')).toBe('and so on...');
  });

  it('end with one where another follows', () => {
    expect(sentence('nobody has approved it ')).toBe('nobody has approved it.');
    for (const whole of ['It is so.', 'Is it?', 'No!', 'and …', '']) expect(sentence(whole)).toBe(whole);
  });
});

describe('an instant', () => {
  it('is told as people write it, in UTC', () => {
    expect(momentText('2026-03-09T12:45:27.000Z')).toBe('9 Mar 2026, 12:45 UTC');
    expect(dayText('2026-12-31T23:59:59.999Z')).toBe('31 Dec 2026');
    expect(momentText('2027-01-31')).toBe('31 Jan 2027');
  });

  it('stays as it is where it is none', () => {
    expect(momentText('an unknown day')).toBe('an unknown day');
    expect(dayText('2026-13-01T00:00:00.000Z')).toBe('2026-13-01T00:00:00.000Z');
  });
});

it('a project that has a number is the issue of that number', () => {
  expect(projectText('12')).toBe('#12');
  expect(projectText('acme-12')).toBe('acme-12');
});

it('any of several names is meant', () => {
  expect(either([])).toBe('');
  expect(either(['ana'])).toBe('ana');
  expect(either(['ana', 'rita', 'rob'])).toBe('ana, rita or rob');
});
