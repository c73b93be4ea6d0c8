import { describe, expect, it } from 'vitest';
import { actorOf, idsOf, permissionOf } from '../../src/github/people.ts';
import { bot, signed, user } from './given.ts';

describe('who did something', () => {
  it('is a person or an app, by number, and proven', () => {
    expect(actorOf(user('ann'))).toEqual({ id: 1, login: 'ann', kind: 'person', assurance: 'proven' });
    expect(actorOf(bot)).toEqual({ id: 99, login: 'helper', kind: 'app', assurance: 'proven' });
  });

  it('is nobody where the account is gone, has no number, or cannot act', () => {
    for (const who of [
      null,
      undefined,
      { __typename: 'User', login: 'ann' },
      { __typename: 'User', login: 'ann', databaseId: null },
      { __typename: 'Organization', login: 'acme', databaseId: 5 },
      { __typename: 'Mannequin', login: 'old', databaseId: 6 },
    ])
      expect(actorOf(who)).toBeNull();
  });
});

describe('the names in commits', () => {
  it('are numbers of accounts, each once, and addresses where no account has them', () => {
    const stranger = { email: ' Eve@Example.com ', user: null };
    expect(idsOf([signed('ann'), signed('bob'), signed('ann'), stranger, stranger, null])).toEqual([
      1,
      2,
      'eve@example.com',
    ]);
  });

  it('do not count GitHub itself, which commits for whoever works on the site', () => {
    expect(
      idsOf([
        { email: 'noreply@github.com', user: null },
        { email: 'noreply@github.com', user: { databaseId: 19_864_447, login: 'web-flow' } },
        { email: null, user: null },
        { email: 'x@example.com', user: { databaseId: null, login: 'x' } },
      ]),
    ).toEqual(['x@example.com']);
  });
});

it('a permission is one of those that policies name, in whatever letter case, else none', () => {
  expect(['ADMIN', 'maintain', 'WRITE', 'TRIAGE', 'READ', 'none', 'deployer', ''].map(permissionOf)).toEqual([
    'admin',
    'maintain',
    'write',
    'triage',
    'read',
    'none',
    'none',
    'none',
  ]);
});
