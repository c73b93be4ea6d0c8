import { describe, expect, it } from 'vitest';
import { fullForm } from '../../src/core/definition/full-form.ts';
import type { People } from '../../src/core/policy/may.ts';
import { fullPolicy, type WrittenPolicy } from '../../src/core/policy/schema.ts';
import {
  judgedMerge,
  totalsOf,
  type JudgedMerge,
  type PastMerge,
  type PastReview,
} from '../../src/core/simulate/past.ts';
import type { Rules } from '../../src/core/simulate/questions.ts';
import { ana, lex, rita, written, writtenPolicy, zoe } from './scene.ts';

const people: People = {
  permissions: { '1': 'write', '2': 'write', '3': 'write', '4': 'write', '6': 'read' },
  teams: {},
};

function rulesWith(change: Partial<WrittenPolicy> = {}): Rules {
  return { definition: fullForm(written), policy: fullPolicy({ ...writtenPolicy, ...change }) };
}

const yes: PastReview = { by: rita, at: '2026-05-02T10:00:00.000Z', approves: true, head: 'abc1234' };

function judged(change: Partial<PastMerge>, rules = rulesWith()): JudgedMerge {
  const merge: PastMerge = {
    number: 7,
    title: 'The plan',
    author: 'ana',
    merged: '2026-05-03T10:00:00.000Z',
    head: 'abc1234',
    paths: ['plans/atlas.md'],
    authors: [ana.id],
    reviews: [],
    checks: {},
    ...change,
  };
  return judgedMerge(merge, rules, people);
}

describe('a past merge', () => {
  it('passes when its reviews would have opened every gate, of the artifact and of the stage it starts', () => {
    expect(judged({ reviews: [yes] })).toEqual({
      number: 7,
      title: 'The plan',
      author: 'ana',
      merged: '2026-05-03T10:00:00.000Z',
      gates: [{ gate: 'code_review', open: true, says: 'approved by rita' }],
      refused: [],
      verdict: 'passed',
    });
  });

  it('lacks what nobody approved, what others did not count for, and what was reviewed before the last commit', () => {
    expect(judged({})).toMatchObject({
      verdict: 'lacking',
      gates: [{ gate: 'code_review', open: false, says: 'nobody has approved it' }],
    });
    const others: readonly PastReview[] = [
      { ...yes, by: lex },
      { ...yes, by: zoe, at: '2026-05-02T09:00:00.000Z' },
      { ...yes, head: 'older' },
      { ...yes, head: null },
      { ...yes, at: '2026-05-04T10:00:00.000Z' },
    ];
    const { verdict, refused } = judged({ reviews: others });
    expect(verdict).toBe('lacking');
    expect(refused).toEqual([
      'zoe: zoe holds none of the roles that may approve: write',
      'lex: lex is not among those who open code_review',
      'rita: you looked at older, and #7 is at abc1234',
      'rita: you looked at a commi, and #7 is at abc1234',
    ]);
  });

  it('lacks what its own author approved, or what somebody said no to', () => {
    expect(judged({ reviews: [yes], authors: [ana.id, rita.id] }).refused).toEqual([
      'rita: rita wrote or committed part of this',
    ]);
    const no = { ...yes, at: '2026-05-02T11:00:00.000Z', approves: false };
    expect(judged({ reviews: [no, yes] })).toMatchObject({
      verdict: 'lacking',
      gates: [{ says: 'rejected by rita: changes were requested' }],
    });
  });

  it('is judged by the checks of its last commit', () => {
    const rules = rulesWith({ gates: { code_review: { checks: ['build'] } } });
    expect(judged({ checks: { build: 'passed' } }, rules).verdict).toBe('passed');
    expect(judged({ checks: { build: 'failed' } }, rules).verdict).toBe('lacking');
  });

  it('is not known about where owners of paths are asked, and was asked for nothing where it changes no artifact', () => {
    expect(judged({}, rulesWith({ gates: { code_review: { codeowners: true } } })).verdict).toBe('not known');
    expect(judged({ paths: ['README.md'] })).toMatchObject({ verdict: 'nothing asked', gates: [] });
    const noStages = { ...rulesWith(), definition: { ...rulesWith().definition, stages: [] } };
    expect(judged({}, noStages).verdict).toBe('nothing asked');
  });

  it('counts as a whole where a workflow asks for that, whatever project it might be of', () => {
    const definition = fullForm({
      workflow_type: 'any',
      label: 'Any',
      stages: ['work'],
      artifacts: [
        { artifact_type: 'change', kind: 'pull_request', owner: 'w', version_policy: 'r', gates: ['review'] },
        { artifact_type: 'notes', path: 'notes/{project}/x.md', owner: 'w', version_policy: 'r' },
      ],
      gates: [{ gate_id: 'review', owner: 'reviewer', applies_when: 'always' }],
    });
    const rules = { ...rulesWith(), definition };
    expect(judged({ paths: ['src/a.ts', 'notes/-/x.md'], reviews: [yes] }, rules).gates).toHaveLength(1);
    expect(judged({ paths: ['notes/12/x.md'] }, rules).verdict).toBe('nothing asked');
  });
});

describe('the totals of past merges', () => {
  it('count verdicts, and for each gate how many lacked it', () => {
    const lacking = (...names: readonly string[]): JudgedMerge => ({
      ...judged({}),
      gates: [...names.map((gate) => ({ gate, open: false, says: '' })), { gate: 'ok', open: true, says: '' }],
    });
    const all = [judged({ reviews: [yes] }), lacking('a'), lacking('b', 'a'), judged({ paths: [] })];
    expect(totalsOf(all)).toEqual({
      merges: 4,
      passed: 1,
      nothingAsked: 1,
      notKnown: 0,
      lacked: [
        ['a', 2],
        ['b', 1],
      ],
    });
  });
});
