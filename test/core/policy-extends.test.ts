import { describe, expect, it } from 'vitest';
import { projectDecider } from '../../src/core/project/decider.ts';
import { baseNamed, isFromBase, withBase } from '../../src/core/policy/extends.ts';
import { extendsPattern, fullPolicy, type WrittenPolicy } from '../../src/core/policy/schema.ts';
import { alice, given, headOf, noon, starts } from './given.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';

describe('what a policy extends', () => {
  it.each([
    `acme/.github@${commit}`,
    `acme/rules@${commit}:policies/countersign.yml`,
    `acme/rules@${commit}:.github/countersign.yml`,
  ])('is a file by its commit: %s', (written) => {
    expect(written).toMatch(new RegExp(extendsPattern, 'u'));
  });

  it.each([
    'acme/.github',
    'acme/.github@main',
    'acme/.github@v1.0.0',
    'acme/.github@0123456',
    `acme/.github@${commit.toUpperCase()}`,
    `acme/.github@${commit}f`,
    `.github@${commit}`,
    `acme/.github/more@${commit}`,
    `acme/.github@${commit}:`,
    `acme/.github@${commit}:./countersign.yml`,
    `acme/.github@${commit}:../countersign.yml`,
    `acme/.github@${commit}:a b.yml`,
    `acme/.github@${commit}:a.yml\n`,
    `acme/$(id)@${commit}`,
  ])('is nothing that moves, and nothing that could be read in two ways: %j', (written) => {
    expect(written).not.toMatch(new RegExp(extendsPattern, 'u'));
  });

  it('is the usual file where none is named, and findings name it with a short commit', () => {
    expect(baseNamed(`acme/.github@${commit}`)).toEqual({
      owner: 'acme',
      name: '.github',
      commit,
      path: '.github/countersign.yml',
      origin: `acme/.github@${commit}:.github/countersign.yml`,
      file: 'acme/.github@0123456:.github/countersign.yml',
    });
    expect(baseNamed(`acme/rules@${commit}:a/b.yml`)).toMatchObject({
      name: 'rules',
      path: 'a/b.yml',
      file: 'acme/rules@0123456:a/b.yml',
    });
  });
});

const base: WrittenPolicy = {
  version: 1,
  workflow: 'release',
  recheck: true,
  roles: { lead: { logins: ['ann'] }, legal: { teams: ['acme/legal'], logins: ['lex'] } },
  gates: { review: { roles: ['lead'], count: 2 }, law: { roles: ['legal'] } },
  verbs: { close: ['lead'] },
  keys: { 'ann@example.com': ['ssh-ed25519 A'] },
  delegation: { longest_days: 7, chain: 2 },
  attesters: ['lead'],
};
const policy: WrittenPolicy = {
  version: 1,
  extends: `acme/.github@${commit}`,
  recheck: false,
  roles: { lead: { logins: ['bob'] }, own: { logins: ['cat'] } },
  gates: { law: { roles: ['legal'], count: 1 } },
  verbs: { start: ['own'] },
  delegation: { longest_days: 30 },
  overriders: ['own'],
};

describe('a policy with what it extends', () => {
  it('has what the base says where the file says nothing, and of roles, keys, gates and verbs each name from one of them', () => {
    expect(withBase(base, policy)).toEqual({
      version: 1,
      workflow: 'release',
      recheck: false,
      roles: { lead: { logins: ['bob'] }, legal: { teams: ['acme/legal'], logins: ['lex'] }, own: { logins: ['cat'] } },
      gates: { review: { roles: ['lead'], count: 2 }, law: { roles: ['legal'], count: 1 } },
      verbs: { close: ['lead'], start: ['own'] },
      keys: { 'ann@example.com': ['ssh-ed25519 A'] },
      delegation: { longest_days: 30 },
      attesters: ['lead'],
      overriders: ['own'],
    });
  });

  it('has the defaults where neither says anything', () => {
    const { overriders, assurance } = fullPolicy(withBase(base, { version: 1, extends: policy.extends ?? '' }));
    expect({ overriders, assurance }).toEqual({ overriders: ['maintain'], assurance: 'proven' });
  });

  it.each([
    [['workflow'], true],
    [['attesters', 0], true],
    [['roles', 'legal', 'teams', 0], true],
    [['gates', 'review'], true],
    [['verbs', 'close', 0], true],
    [['keys', 'ann@example.com', 0], true],
    [['roles', 'lead', 'logins'], false],
    [['gates', 'law', 'count'], false],
    [['verbs', 'start', 0], false],
    [['delegation', 'chain'], false],
    [['recheck'], false],
    [['overriders', 0], false],
    [['roles', 'nobody'], false],
    [['roles'], false],
    [['calendar'], false],
    [[], false],
  ] as const)('knows where %j stands', (path, is) => {
    expect(isFromBase(base, policy, path)).toBe(is);
  });

  it('is from the base by name also where one of the two has no such names', () => {
    expect(isFromBase(base, { version: 1 }, ['gates', 'law'])).toBe(true);
    expect(isFromBase({ version: 1 }, policy, ['gates', 'law'])).toBe(false);
  });
});

it('a project keeps what its policy extends beside the policy, and nothing where it extends nothing', () => {
  const { state } = given(starts()).when();
  if (state === null) throw new Error('the project has not begun');
  const kept = (
    pin: { readonly blob: string; readonly origin: string; readonly base?: { blob: string; origin: string } } | null,
  ) =>
    projectDecider.documents(
      state,
      { type: 'definition_pinned', what: 'policy', pin, event_id: 'e' },
      headOf(state, { source: 's', actor: alice, command: { pin: { policy: pin } } }, noon),
    );
  expect(kept({ blob: 'p', origin: 'policy.yml' })).toEqual([{ path: 'policy.yaml', blob: 'p' }]);
  expect(kept({ blob: 'p', origin: 'policy.yml', base: { blob: 'b', origin: 'acme/x@1:y' } })).toEqual([
    { path: 'policy.yaml', blob: 'p' },
    { path: 'policy_base.yaml', blob: 'b' },
  ]);
  expect(kept(null)).toEqual([]);
});
