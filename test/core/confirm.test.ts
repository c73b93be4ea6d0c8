import { describe, expect, it } from 'vitest';
import { evaluate, leavesOf, missingIn } from '../../src/core/condition.ts';
import {
  approvers,
  effectiveStatus,
  leastAssurance,
  sameCover,
  standing,
  statusAfter,
  termsTogether,
  type Confirm,
  type Decision,
} from '../../src/core/confirm/confirm.ts';
import { tallyOf, type Quorum } from '../../src/core/confirm/quorum.ts';
import { isAtLeast } from '../../src/core/entry.ts';
import { instantFrom, plusDays, plusMinutes } from '../../src/core/time.ts';

const word = (decided_by: number | string, status: Decision['status'], changes: Partial<Decision> = {}): Decision => ({
  decision_id: 'd',
  status,
  decided_by,
  decided_by_login: `login of ${decided_by}`,
  decided_by_role: 'r',
  decided_at: '2026-01-01T00:00:00.000Z',
  assurance: 'proven',
  reason: '',
  ...changes,
});
const confirm = (changes: Partial<Confirm> = {}): Confirm => ({
  confirm_id: 'c',
  number: 1,
  gate: 'g',
  track: 'main',
  status: 'approved',
  covers: {},
  requested_by_role: 'r',
  requested_at: '2026-01-01T00:00:00.000Z',
  decisions: [],
  ...changes,
});

const people = (count: number): Quorum => ({ count, allOf: [], groups: [] });

describe('what several people said', () => {
  it('is the latest word of each', () => {
    expect([...standing([word(1, 'approved'), word('a', 'rejected'), word(1, 'cancelled')])]).toEqual([
      [1, 'cancelled'],
      ['a', 'rejected'],
    ]);
  });

  it('is no while anybody says no, then yes when enough say so', () => {
    expect(statusAfter('requested', [], people(1), false)).toBe('requested');
    expect(statusAfter('requested', [word(1, 'approved')], people(2), false)).toBe('partial');
    expect(statusAfter('requested', [word(1, 'approved'), word(1, 'approved')], people(2), false)).toBe('partial');
    expect(statusAfter('requested', [word(1, 'approved'), word(2, 'approved')], people(2), false)).toBe('approved');
    expect(statusAfter('requested', [word(1, 'approved'), word(2, 'approved')], people(2), true)).toBe('conditional');
    expect(
      statusAfter('requested', [word(1, 'approved'), word(2, 'approved'), word(3, 'rejected')], people(2), false),
    ).toBe('rejected');
    expect(
      statusAfter('requested', [word(1, 'approved'), word(3, 'rejected'), word(3, 'approved')], people(2), false),
    ).toBe('approved');
  });

  it('is never enough where nobody said anything', () => {
    expect(statusAfter('requested', [], people(0), false)).toBe('requested');
  });

  it('counts who acts for somebody and whom they act for once', () => {
    const bob = word(2, 'approved', { delegated_by: [{ id: 1, login: 'ann' }] });
    expect(statusAfter('requested', [word(1, 'approved'), bob], people(2), false)).toBe('partial');
    expect(statusAfter('requested', [bob, word(1, 'approved')], people(2), false)).toBe('partial');
    expect(statusAfter('requested', [bob, word(3, 'approved')], people(2), false)).toBe('approved');
    const both = [word(5, 'approved', { delegated_by: [{ id: 1, login: 'ann' }] }), bob];
    expect(statusAfter('requested', both, people(2), false)).toBe('partial');
  });

  it('stands for as many roles as there are people, whoever could stand for which', () => {
    const asked: Quorum = { count: 1, allOf: ['a', 'b'], groups: [] };
    const both = word(1, 'approved', { roles: ['a', 'b'] });
    expect(tallyOf([both], asked).roles).toEqual([
      { role: 'a', by: 'login of 1' },
      { role: 'b', by: null },
    ]);
    const later = tallyOf([both, word(2, 'approved', { decided_by_role: 'a' })], asked);
    expect(later.isMet).toBe(true);
    expect(later.roles).toEqual([
      { role: 'a', by: 'login of 2' },
      { role: 'b', by: 'login of 1' },
    ]);
    const three: Quorum = { count: 3, allOf: ['a', 'b'], groups: [] };
    expect(statusAfter('requested', [both, word(2, 'approved', { decided_by_role: 'a' })], three, false)).toBe(
      'partial',
    );
  });

  it('speaks for paths under every name that their maker has', () => {
    const groups = [
      { paths: ['a.ts'], owners: ['@acme/web', '@ann'] },
      { paths: ['b.ts'], owners: ['@Acme/Docs'] },
    ];
    const asked: Quorum = { count: 1, allOf: [], groups };
    const web = word(1, 'approved', { owners: ['@acme/web'] });
    expect(tallyOf([web], asked).groups.map(({ by }) => by)).toEqual(['login of 1', null]);
    expect(tallyOf([word(1, 'approved', { owners: ['@acme/web', '@acme/docs'] })], asked).isMet).toBe(true);
    expect(statusAfter('requested', [web], { ...asked, groups: null }, false)).toBe('partial');
  });

  it('names those whose approval stands', () => {
    expect(approvers(confirm({ decisions: [word(1, 'approved'), word(2, 'approved'), word(1, 'rejected')] }))).toEqual([
      { id: 2, login: 'login of 2' },
    ]);
  });

  it('is as sure as the least sure of them', () => {
    expect(leastAssurance(confirm())).toBeNull();
    expect(
      leastAssurance(
        confirm({
          decisions: [
            word(1, 'approved'),
            word(2, 'approved', { assurance: 'attested' }),
            word(3, 'rejected', { assurance: 'asserted' }),
          ],
        }),
      ),
    ).toBe('attested');
    expect(isAtLeast('proven', 'attested')).toBe(true);
    expect(isAtLeast('attested', 'attested')).toBe(true);
    expect(isAtLeast('asserted', 'attested')).toBe(false);
  });

  it('holds together only on the terms of all', () => {
    expect(termsTogether({}, {})).toEqual({});
    expect(termsTogether({ permits: ['a', 'b@x'] }, {})).toEqual({ permits: ['a', 'b@x'] });
    expect(termsTogether({}, { permits: ['a'] })).toEqual({ permits: ['a'] });
    expect(termsTogether({ permits: ['a', 'b@x', 'c'] }, { permits: ['a@y', 'b', 'c', 'd'] })).toEqual({
      permits: ['b@x', 'c', 'a@y'],
    });
    expect(termsTogether({ permits: ['a'] }, { permits: ['b'] })).toEqual({ permits: [] });
    expect(termsTogether({ limits: 'x' }, { limits: 'x' })).toEqual({ limits: 'x' });
    expect(termsTogether({ limits: 'x' }, { limits: 'y' })).toEqual({ limits: 'x; y' });
    expect(termsTogether({ conditions: [{ fact: 'a' }] }, { conditions: [{ fact: 'b' }, { fact: 'a' }] })).toEqual({
      conditions: [{ fact: 'a' }, { fact: 'b' }],
    });
    expect(
      termsTogether({ expires_at: '2026-02-01T00:00:00.000Z' }, { expires_at: '2026-01-01T00:00:00.000Z' }),
    ).toEqual({ expires_at: '2026-01-01T00:00:00.000Z' });
  });
});

describe('bytes', () => {
  it('are the same when every name has the same content', () => {
    expect(sameCover({ a: '1', b: '2' }, { b: '2', a: '1' })).toBe(true);
    expect(sameCover({ a: '1' }, { a: '1', b: '2' })).toBe(false);
    expect(sameCover({ a: '1' }, { a: '2' })).toBe(false);
    expect(sameCover({ a: '1' }, { b: '1' })).toBe(false);
  });
});

describe('time', () => {
  it('ends an approval at the moment named, noted or not; nothing else ends by time', () => {
    const until = { expires_at: '2026-01-02T00:00:00.000Z' };
    expect(effectiveStatus(confirm(until), '2026-01-01T23:59:59.999Z')).toBe('approved');
    expect(effectiveStatus(confirm(until), '2026-01-02T00:00:00.000Z')).toBe('expired');
    expect(effectiveStatus(confirm({ ...until, status: 'conditional' }), '2026-01-03T00:00:00.000Z')).toBe('expired');
    expect(effectiveStatus(confirm({ ...until, status: 'rejected' }), '2026-01-03T00:00:00.000Z')).toBe('rejected');
    expect(effectiveStatus(confirm(), '2126-01-03T00:00:00.000Z')).toBe('approved');
  });

  it('is added over months and years', () => {
    expect(plusDays('2024-02-28T12:00:00.000Z', 2)).toBe('2024-03-01T12:00:00.000Z');
    expect(plusMinutes('2026-01-01T00:00:00.000Z', -1)).toBe('2025-12-31T23:59:00.000Z');
  });

  it('is a day or an instant in UTC, and one that the calendar has', () => {
    expect(instantFrom('2027-01-31')).toBe('2027-01-31T00:00:00.000Z');
    expect(instantFrom('2027-01-31T12:30Z')).toBe('2027-01-31T12:30:00.000Z');
    expect(instantFrom('2027-01-31T12:30:05.5Z')).toBe('2027-01-31T12:30:05.500Z');
    expect(instantFrom('2028-02-29')).toBe('2028-02-29T00:00:00.000Z');
    for (const text of [
      '',
      'soon',
      '2027-02-30',
      '2027-02-29',
      '2027-13-01',
      '2027-01-00',
      '2027-1-1',
      '2027-01-31T12:30',
      '2027-01-31T25:00Z',
      '2027-01-31T24:00Z',
      '2027-01-31T12:30+01:00',
      '31.1.2027',
    ])
      expect(instantFrom(text)).toBeNull();
  });
});

const answer = (leaf: object) => ({ holds: 'fact' in leaf, says: JSON.stringify(leaf) });

const missing = (condition: Parameters<typeof evaluate>[0]) =>
  missingIn(evaluate(condition, answer)).map((part) => part.says);

describe('a condition', () => {
  it('is all, any or not of others, and every part is answered', () => {
    expect(evaluate({ all: [{ fact: 'a' }, { flag: 'b' }] }, answer)).toEqual({
      holds: false,
      says: '1 of 2 missing',
      parts: [
        { holds: true, says: '{"fact":"a"}' },
        { holds: false, says: '{"flag":"b"}' },
      ],
    });
    expect(evaluate({ all: [{ fact: 'a' }] }, answer)).toMatchObject({
      holds: true,
      says: 'everything that is required is there',
    });
    expect(evaluate({ any: [{ fact: 'a' }, { flag: 'b' }] }, answer)).toMatchObject({
      holds: true,
      says: 'one of these holds',
      parts: [{}, {}],
    });
    expect(evaluate({ any: [{ flag: 'b' }] }, answer)).toMatchObject({ holds: false, says: 'none of these holds' });
    expect(evaluate({ not: { fact: 'a' } }, answer)).toMatchObject({
      holds: false,
      says: '{"fact":"a"}, and that must not be',
    });
    expect(evaluate({ not: { flag: 'b' } }, answer)).toEqual({ holds: true, says: '{"flag":"b"}' });
    const none = evaluate({ not: { any: [{ flag: 'b' }] } }, answer);
    expect(none).toMatchObject({ holds: true, says: 'none of these holds', parts: [{ says: '{"flag":"b"}' }] });
  });

  it('has leaves, in the order written', () => {
    expect(leavesOf(undefined)).toEqual([]);
    expect(leavesOf({ all: [{ fact: 'a' }, { any: [{ flag: 'b' }, { not: { gate: 'c' } }] }] })).toEqual([
      { fact: 'a' },
      { flag: 'b' },
      { gate: 'c' },
    ]);
  });

  it('names what is missing and not the sums of it', () => {
    expect(missing({ fact: 'a' })).toEqual([]);
    expect(missing({ flag: 'b' })).toEqual(['{"flag":"b"}']);
    expect(missing({ all: [{ fact: 'a' }, { any: [{ flag: 'b' }, { gate: 'c' }] }] })).toEqual([
      '{"flag":"b"}',
      '{"gate":"c"}',
    ]);
    expect(missing({ not: { fact: 'a' } })).toEqual(['{"fact":"a"}, and that must not be']);
    expect(missing({ not: { all: [{ fact: 'a' }] } })).toEqual([
      'everything that is required is there, and that must not be',
    ]);
  });
});
