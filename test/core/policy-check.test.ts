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
