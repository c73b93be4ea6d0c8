import { describe, expect, it } from 'vitest';
import { fullForm } from '../../src/core/definition/full-form.ts';
import { checkPolicy } from '../../src/core/policy/check.ts';
import { fullPolicy, type WrittenPolicy } from '../../src/core/policy/schema.ts';

const definitions = [
  fullForm({ workflow_type: 'release', stages: ['a'], gates: ['review'] }),
  fullForm({ workflow_type: 'hire', stages: ['a'] }),
];

function when(policy: Omit<WrittenPolicy, 'version'>): readonly (readonly [string, string, string])[] {
  return checkPolicy(fullPolicy({ version: 1, ...policy }), definitions, ['start', 'approve']).map(
    ({ code, path, next }) => [code, path.join('.'), next],
  );
}

describe('a policy', () => {
  it('that names only what is there has no problems', () => {
    expect(
      when({
        workflow: 'hire',
        roles: { lead: { logins: ['ann'] } },
        gates: { review: { roles: ['lead', 'maintain'] } },
        verbs: { approve: ['write', 'lead'] },
        attesters: ['lead'],
        overriders: ['admin'],
      }),
    ).toEqual([]);
    expect(when({ gates: { review: { count: 2 } } })).toEqual([]);
  });

  it('names a workflow that a definition has', () => {
    expect(when({ workflow: 'relaese' })).toEqual([['unknown_workflow', 'workflow', 'Did you mean release?']]);
  });

  it('names gates that a definition has, and verbs that there are', () => {
    expect(when({ gates: { reveiw: {} }, verbs: { aprove: ['write'] } })).toEqual([
      ['unknown_gate', 'gates.reveiw', 'Did you mean review?'],
      ['unknown_verb', 'verbs.aprove', 'Did you mean approve?'],
    ]);
  });

  it('names roles that it defines, or permissions', () => {
    expect(
      when({
        roles: { lead: {} },
        gates: { review: { roles: ['leed'] } },
        verbs: { start: ['x'] },
        attesters: ['none'],
        overriders: ['lead', 'constructor'],
      }).map(([code, path]) => `${code} ${path}`),
    ).toEqual(
      ['gates.review.roles.0', 'verbs.start.0', 'attesters.0', 'overriders.1'].map((path) => `unknown_role ${path}`),
    );
  });
});

const three = [
  fullForm({ workflow_type: 'release', stages: ['a'], gates: ['review', 'legal', 'go'] }),
  fullForm({ workflow_type: 'hire', stages: ['a'] }),
];

/** Every fault under this policy, as its code, the path to it and what it says. */
function faults(policy: Omit<WrittenPolicy, 'version'>): readonly string[] {
  return checkPolicy(fullPolicy({ version: 1, ...policy }), three, ['start', 'approve']).map(
    ({ code, path, message }) => `${code} ${path.join('.')}: ${message}`,
  );
}

const ann = { logins: ['ann'] };
const bo = { logins: ['bo'] };
const team = { teams: ['org/all'] };

describe('names in a policy', () => {
  it('are known in every list there is', () => {
    expect(
      faults({
        roles: { ann },
        gates: { review: { all_of: ['ann', 'an'], distinct_from: ['lgal', 'legal'] } },
        delegation: { roles: ['ann', 'anne'] },
      }),
    ).toEqual([
      'unknown_gate gates.review.distinct_from.0: there is no gate lgal',
      'unknown_role gates.review.all_of.1: there is no role an',
      'unknown_role delegation.roles.1: there is no role anne',
    ]);
  });

  it('of roles for owners of code mean somebody only where a branch changes something', () => {
    const owner = { codeowners: true };
    expect(faults({ roles: { owner }, gates: { review: { roles: ['owner'] } } })).toEqual([]);
    expect(
      faults({
        roles: { owner, both: { codeowners: true, teams: ['org/all'] } },
        verbs: { approve: ['owner'] },
        delegation: { roles: ['both', 'owner'] },
        attesters: ['owner'],
        overriders: ['both'],
      }).map((fault) => fault.split(':')[0]),
    ).toEqual(['verbs.approve.0', 'delegation.roles.1', 'attesters.0'].map((path) => `contradictory_settings ${path}`));
  });
});

describe('a gate of a policy that could never be opened', () => {
  it.each<[string, Omit<WrittenPolicy, 'version'>, string]>([
    ['by a role without anybody', { roles: { ann: {} }, gates: { review: { roles: ['ann'] } } }, 'review.roles'],
    [
      'by a role with an empty team list',
      { roles: { ann: { teams: [] } }, gates: { go: { roles: ['ann'] } } },
      'go.roles',
    ],
    ['by nobody', { gates: { review: { roles: [] } } }, 'review.roles'],
    ['by its owner, who has nobody', { roles: { review: {} }, gates: { review: { own_work: true } } }, 'review'],
    [
      'by more people than are named',
      { roles: { ann }, gates: { review: { roles: ['ann'], count: 2 } } },
      'review.count',
    ],
    [
      'by more machines than are named',
      { roles: { bots: { agents: ['a'], apps: ['A', 'b'] } }, gates: { review: { roles: ['bots'], count: 3 } } },
      'review.count',
    ],
    [
      'by one person for two',
      { roles: { ann, other: ann }, gates: { review: { all_of: ['ann', 'other'] } } },
      'review.all_of',
    ],
    [
      'by one person for two, and others beside',
      { roles: { ann, other: ann, bo }, gates: { review: { roles: ['bo'], all_of: ['ann', 'other'] } } },
      'review.all_of',
    ],
    [
      'by nobody for one of two',
      { roles: { ann, other: {} }, gates: { review: { all_of: ['ann', 'other'] } } },
      'review.all_of',
    ],
  ])('%s', (_name, policy, path) => {
    expect(faults(policy).map((fault) => fault.split(':')[0])).toEqual([`gate_nobody_opens gates.${path}`]);
  });

  it.each<[string, Omit<WrittenPolicy, 'version'>]>([
    ['a team', { roles: { team }, gates: { review: { roles: ['team'], count: 9 } } }],
    ['two people', { roles: { ann, bo }, gates: { review: { all_of: ['ann', 'bo'], count: 2 } } }],
    ['a team beside somebody', { roles: { ann, team }, gates: { review: { all_of: ['ann', 'team', 'team'] } } }],
    ['checks', { gates: { review: { checks: ['ci'] } } }],
    ['checks, and somebody', { roles: { ann }, gates: { review: { roles: ['ann'], checks: ['ci'] } } }],
    ['owners of code', { gates: { review: { codeowners: true } } }],
    ['owners of code, and somebody', { roles: { ann }, gates: { review: { codeowners: true, all_of: ['ann'] } } }],
  ])('is none that %s can open', (_name, policy) => {
    expect(faults(policy)).toEqual([]);
  });
});

describe('gates of a policy that have to be apart', () => {
  it('need different people, each of them', () => {
    const gates = { review: { roles: ['ann'], distinct_from: ['legal'] }, legal: { roles: ['ann', 'bo'] } };
    expect(faults({ roles: { ann, bo }, gates })).toEqual([]);
    expect(faults({ roles: { ann, bo }, gates: { ...gates, legal: { roles: ['ann'] } } })).toEqual([
      'gate_nobody_opens gates.review.distinct_from: too few different people are named for review and legal, which have to be approved by different ones',
    ]);
    expect(faults({ roles: { ann, bo }, gates: { ...gates, legal: { roles: ['ann', 'bo'], count: 2 } } })).toHaveLength(
      1,
    );
    expect(faults({ roles: { ann, bo }, gates: { ...gates, legal: { codeowners: true } } })).toEqual([]);
    expect(faults({ roles: { ann, bo, team }, gates: { ...gates, legal: { roles: ['team'] } } })).toEqual([]);
    expect(
      faults({
        roles: { ann },
        gates: { legal: { roles: ['ann'] }, review: { roles: ['ann'], distinct_from: ['legal'] } },
      }),
    ).toEqual([expect.stringContaining('gates.review.distinct_from: too few')]);
  });

  it('may form a circle for which there are too few people', () => {
    const both = { roles: ['ann', 'bo'] };
    const gates = {
      review: { ...both, distinct_from: ['legal'] },
      legal: { ...both, distinct_from: ['go'] },
      go: { ...both, distinct_from: ['review'] },
    };
    expect(faults({ roles: { ann, bo }, gates })).toEqual([
      expect.stringContaining(
        'gates.review.distinct_from: too few different people are named for review and legal and go',
      ),
    ]);
    expect(faults({ roles: { ann, bo }, gates: { ...gates, go: both } })).toEqual([]);
  });

  it('are never one and the same', () => {
    expect(faults({ roles: { ann }, gates: { review: { roles: ['ann'], distinct_from: ['review'] } } })).toEqual([
      'contradictory_settings gates.review.distinct_from: gate review cannot be apart from itself',
    ]);
  });
});

describe('settings of a gate contradict each other', () => {
  it.each<[string, NonNullable<WrittenPolicy['gates']>[string], readonly string[]]>([
    ['checks, and people of no role', { checks: ['ci'], count: 2 }, ['count']],
    ['nobody, and no checks', { count: 0 }, ['count']],
    ['nobody of these people', { count: 0, checks: ['ci'], roles: ['ann'] }, ['count']],
    ['nobody, though everybody is needed', { count: 0, checks: ['ci'], all_of: ['ann'] }, ['count']],
    ['fewer people than are needed', { count: 1, all_of: ['ann', 'bo'] }, ['count']],
    ['owners of code, who approve their own work', { codeowners: true, own_work: true }, ['own_work']],
    [
      'checks, and what is about people',
      {
        checks: ['ci'],
        own_work: true,
        recheck: true,
        expires_after_days: 1,
        assurance: 'proven',
        distinct_from: ['legal'],
      },
      ['own_work', 'recheck', 'expires_after_days', 'assurance', 'distinct_from'],
    ],
  ])('%s', (_name, review, settings) => {
    expect(faults({ roles: { ann, bo }, gates: { review } }).map((fault) => fault.split(':')[0])).toEqual(
      settings.map((setting) => `contradictory_settings gates.review.${setting}`),
    );
  });

  it('and each is told with what to do', () => {
    const [problem] = checkPolicy(fullPolicy({ version: 1, gates: { review: { count: 0 } } }), three, []);
    expect(problem).toMatchObject({ next: 'Name checks that answer it, or people.', severity: 'error' });
  });
});
