import { describe, expect, it } from 'vitest';
import { asksForPerson, authorityOf, isForChecks, mayUse, requirementOf } from '../../src/core/policy/may.ts';
import { defaultPolicy, fullPolicy, isObserving, permissions, type Policy } from '../../src/core/policy/schema.ts';
import { countersign } from '../../src/core/entry.ts';
import { alice, bob, carol, dave, definition, erin, frank, person, policy, policyWith, quiet, robot } from './given.ts';

const { people } = quiet;

const by = (who: Parameters<typeof authorityOf>[2], ...roles: readonly string[]) =>
  authorityOf(policy, people, who, roles)?.by ?? null;

it('by e-mail, in any letter case', () => {
  expect(by(alice, 'planner')).toBe('e-mail alice@example.com');
  expect(by({ ...alice, id: 'ALICE@example.com' }, 'planner')).toBe('e-mail ALICE@example.com');
});

describe('a role is held', () => {
  it('by number, whatever the login', () => {
    expect(by({ ...erin, login: 'x' }, 'planner')).toBe('id 7');
    expect(by({ id: 8, login: 'Erin' }, 'planner')).toBeNull();
  });

  it('by login, only of somebody GitHub knows', () => {
    expect(by(frank, 'reviewer')).toBe('login frank');
    expect(by(person('frank'), 'reviewer')).toBeNull();
  });

  it('by team', () => {
    expect(by(dave, 'reviewer')).toBe('team acme/builders');
    expect(by(carol, 'guard')).toBe('team acme/security');
    expect(by(bob, 'guard')).toBeNull();
  });

  it('by permission, also under its own name', () => {
    expect(by(alice, 'lead')).toBe('permission maintain');
    expect(by(alice, 'write')).toBe('permission maintain');
    expect(by(bob, 'maintain')).toBeNull();
    expect(by(person('stranger'), 'read')).toBeNull();
    expect(by(bob, 'none')).toBeNull();
    expect(authorityOf(policyWith({ roles: { all: { permission: 'none' } } }), people, bob, ['all'])).toBeNull();
  });

  it('by agents, only by who is no person', () => {
    expect(by(robot, 'helper')).toBe('agent robot');
    expect(by({ ...robot, kind: 'app' }, 'helper')).toBe('agent robot');
    expect(by({ ...alice, login: 'robot' }, 'helper')).toBeNull();
    expect(by({ id: 'x', login: 'robot' }, 'helper')).toBeNull();
  });

  it('by the first of several that fits, and by nobody when it is not defined', () => {
    expect(authorityOf(policy, people, alice, ['guard', 'lead', 'planner'])).toEqual({
      role: 'lead',
      by: 'permission maintain',
    });
    expect(by(alice, 'nothing', 'constructor2')).toBeNull();
    expect(by(alice)).toBeNull();
  });
});

const gate = (id: string) => {
  const found = definition.gates.find((one) => one.gate_id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

const nothingBeside = { allOf: [], checks: [], codeowners: false, openForHours: null };

describe('a gate asks', () => {
  it('what the policy says, then the definition, then the default', () => {
    expect(requirementOf(policy, gate('go'))).toEqual({
      roles: ['lead'],
      count: 1,
      assurance: 'proven',
      ownWork: false,
      recheck: false,
      expiresAfterDays: null,
      ...nothingBeside,
    });
    expect(requirementOf(policy, gate('review')).count).toBe(2);
    expect(requirementOf(policy, gate('legal')).assurance).toBe('attested');
    const strict = policyWith({
      gates: { legal: { roles: ['lead'], count: 3, assurance: 'signed', own_work: true, expires_after_days: 2 } },
      recheck: true,
    });
    expect(requirementOf(strict, gate('legal'))).toEqual({
      roles: ['lead'],
      count: 3,
      assurance: 'signed',
      ownWork: true,
      recheck: true,
      expiresAfterDays: 2,
      ...nothingBeside,
    });
    const trusting = policyWith({ gates: { legal: { recheck: false } }, recheck: true });
    expect(requirementOf(trusting, gate('legal')).recheck).toBe(false);
  });

  it('nobody where the policy does not name its owner, and maintainers where there is no policy', () => {
    expect(requirementOf(policy, gate('unbound')).roles).toEqual([]);
    expect(requirementOf(defaultPolicy, gate('unbound')).roles).toEqual(['maintain']);
  });

  it('a policy has every default', () => {
    expect(fullPolicy({ version: 1 })).toEqual({ ...defaultPolicy, fallback: [] });
    expect(fullPolicy({ version: 1, attesters: ['x'] }).attesters).toEqual(['x']);
    expect(permissions.toSorted()).toEqual(['admin', 'maintain', 'none', 'read', 'triage', 'write']);
  });
});

/** What the gate `go` asks for with these settings. */
function of(settings: NonNullable<Policy['gates'][string]>) {
  return requirementOf(policyWith({ gates: { go: settings } }), gate('go'));
}

describe('a gate asks for people and for checks', () => {
  it('of its owner, unless it names whom or what else', () => {
    expect(of({ open_for_hours: 4 })).toMatchObject({ roles: ['lead'], count: 1, openForHours: 4 });
    expect(of({ all_of: ['guard', 'lead'] })).toMatchObject({ roles: ['guard', 'lead'], allOf: ['guard', 'lead'] });
    expect(of({ roles: ['guard'], all_of: ['lead'] })).toMatchObject({ roles: ['guard', 'lead'], allOf: ['lead'] });
    expect(of({ checks: ['ci'] })).toMatchObject({ roles: [], count: 0, checks: ['ci'] });
    expect(of({ checks: ['ci'], roles: ['lead'] })).toMatchObject({ roles: ['lead'], count: 1 });
    expect(of({ checks: ['ci'], roles: ['lead'], count: 0 })).toMatchObject({ count: 0 });
    expect(of({ codeowners: true })).toMatchObject({ roles: [], count: 1, codeowners: true });
    expect(of({ codeowners: true, checks: ['ci'] })).toMatchObject({ roles: [], count: 1 });
  });

  it('and never for nobody at all', () => {
    expect(of({ count: 0 }).count).toBe(1);
    expect(of({ count: 0, checks: ['ci'], all_of: ['lead'] }).count).toBe(1);
    expect(isForChecks(of({ checks: ['ci'] }))).toBe(true);
    expect(isForChecks(of({ checks: ['ci'], roles: ['lead'] }))).toBe(false);
  });
});

it('a policy is in force unless it says that it only watches', () => {
  expect(isObserving(defaultPolicy)).toBe(false);
  expect(isObserving(policyWith({ mode: 'enforce' }))).toBe(false);
  expect(isObserving(policyWith({ mode: 'observe' }))).toBe(true);
});

it('machines own no code, whatever they are called', () => {
  const groups = [{ paths: ['a'], owners: ['@robot', '@acme/none'] }];
  const owned = policyWith({ roles: { owner: { codeowners: true } } });
  expect(authorityOf(owned, people, { id: 5, login: 'Robot' }, ['owner'], groups)?.by).toBe('owner @robot');
  expect(authorityOf(owned, people, { id: 5, login: 'robot', kind: 'app' }, ['owner'], groups)).toBeNull();
  expect(authorityOf(owned, people, { id: 5, login: 'other' }, ['owner'], groups)).toBeNull();
});

describe('a role asks for a person', () => {
  it('unless its only sources are agents and apps', () => {
    expect(asksForPerson({ agents: ['a'] })).toBe(false);
    expect(asksForPerson({ apps: ['a'], teams: [], permission: 'none' })).toBe(false);
    expect(asksForPerson({ apps: ['a'], permission: 'write' })).toBe(true);
    expect(asksForPerson({ agents: ['a'], codeowners: true })).toBe(true);
    expect(asksForPerson({ agents: ['a'], logins: ['b'] })).toBe(true);
    expect(asksForPerson({})).toBe(true);
  });
});

describe('a verb may be used', () => {
  it('with an answer that says by what right, or what would help', () => {
    expect(mayUse(policy, people, bob, 'flag')).toEqual({
      holds: true,
      says: 'bob may flag as write (permission write)',
    });
    expect(mayUse(policy, people, person('x'), 'start')).toMatchObject({
      holds: false,
      says: 'x holds none of the roles that may start: triage',
      next: expect.stringMatching(/verbs\.start/u) as unknown,
    });
    expect(mayUse(policy, people, countersign, 'flag').holds).toBe(true);
  });
});
