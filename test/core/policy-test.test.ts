import { describe, expect, it } from 'vitest';
import { checkPolicyTests } from '../../src/core/policy-test/check.ts';
import { runPolicyTests, type TestResult } from '../../src/core/policy-test/run.ts';
import type { WrittenPolicyTests } from '../../src/core/policy-test/schema.ts';
import type { Problem } from '../../src/core/finding.ts';
import { defaultPolicy } from '../../src/core/policy/schema.ts';
import { readPolicyTests } from '../../src/files.ts';
import { definition, lifecycle, policyWith } from './given.ts';

const policy = policyWith({
  workflow: 'release',
  roles: {
    planner: { teams: ['acme/planners'] },
    reviewer: { teams: ['acme/reviewers'], logins: ['frank'] },
    counsel: { emails: ['kim@client.example'] },
    guard: { codeowners: true },
    lead: { permission: 'maintain' },
  },
  gates: { plan_approval: { expires_after_days: 30 } },
});

const people = `
people:
  ann: { teams: [acme/planners], permission: maintain }
  bob: { teams: [Acme/Reviewers] }
  fay: { login: Frank, id: 9 }
  kim: { email: Kim@Client.example, assurance: attested }
  rob: { kind: agent }
  una: { permission: none }
  leo: { email: leo@here.example }
`;

/** A file of tests: these, about these people. */
function written(tests: string, before = ''): WrittenPolicyTests {
  const read = readPolicyTests(`version: 1\n${before}${people}tests:\n${tests}`, 'tests.yml');
  if (!read.ok) throw new Error(JSON.stringify(read.findings, null, 2));
  return read.tests;
}

function problemsOf(tests: string, before = ''): readonly Problem[] {
  return checkPolicyTests(written(tests, before), [definition, lifecycle({ workflow_type: 'other' })], policy.workflow);
}

function ran(tests: string, rules = policy): readonly TestResult[] {
  const file = written(tests);
  expect(checkPolicyTests(file, [definition], rules.workflow)).toEqual([]);
  return runPolicyTests(file, [definition], rules);
}

describe('what is expected of a policy', () => {
  it.each([
    [
      'nobody approves their own work',
      'given: { author: ann }, when: { approve: plan_approval, by: ann }, then: refused, because: wrote or committed',
    ],
    [
      'whoever is one of several authors does not either',
      'given: { author: [bob, ann] }, when: { approve: plan_approval, by: ann }, then: refused',
    ],
    [
      'whoever holds the role opens the gate',
      'given: { author: bob }, when: { approve: plan_approval, by: ann }, then: open, because: approved by ann',
    ],
    ['an approval that opens the gate is allowed', 'when: { approve: plan_approval, by: ann }, then: allowed'],
    [
      'an approval of which more are needed is allowed, too',
      'given: { stage: build }, when: { approve: review, by: bob }, then: allowed',
    ],
    [
      'a team and a login hold a role',
      'given: { stage: build, done: [{ approve: review, by: bob }] }, when: { approve: review, by: fay }, then: open',
    ],
    [
      'one of two is not enough',
      'given: { stage: build }, when: { approve: review, by: fay }, then: closed, because: more are needed',
    ],
    [
      'others do not hold it',
      'when: { approve: plan_approval, by: bob }, then: refused, because: who open plan_approval',
    ],
    ['an agent does not count', 'when: { approve: plan_approval, by: rob }, then: refused, because: is not a person'],
    [
      'who may not write may not approve',
      'when: { approve: plan_approval, by: una }, then: refused, because: holds none of the roles',
    ],
    ['a gate is closed while nobody does anything', 'when: { gate: plan_approval }, then: closed'],
    [
      'an answer that is kept counts for whoever gave it',
      'when: { approve: legal, by: ann, for: kim }, then: open, because: approved by kim',
    ],
    ['the word of git does not', 'when: { approve: plan_approval, by: leo }, then: refused'],
    [
      'an approval ends',
      'given: { done: [{ approve: plan_approval, by: ann }], days: 31 }, when: { gate: plan_approval }, then: closed, because: expired',
    ],
    [
      'an approval holds until then',
      'given: { done: [{ approve: plan_approval, by: ann }], days: 29 }, when: { gate: plan_approval }, then: open',
    ],
    [
      'an approval until a day ends on it',
      'given: { on: 2026-05-02, days: 2, done: [{ approve: plan_approval until 2026-05-01, by: ann }] }, when: { gate: plan_approval }, then: closed',
    ],
    [
      'a moment can be named',
      'given: { on: "2026-05-01T08:00Z", done: [{ approve: plan_approval until 2026-05-01T08:01Z, by: ann }] }, when: { gate: plan_approval }, then: open',
    ],
    [
      'what is not approved does not land',
      'when: { merge: plan, by: bob }, then: refused, because: nobody has approved it',
    ],
    [
      'what is approved lands',
      'given: { done: [{ approve: plan_approval, by: ann }] }, when: { merge: "plan, notes", by: bob }, then: allowed',
    ],
    ['nothing is merged where nothing changes', 'when: { merge: "", by: bob }, then: refused'],
    [
      'a branch is approved as a whole',
      'given: { changes: [plan, notes] }, when: { approve: "", by: ann }, then: open',
    ],
    [
      'a branch with two gates is not open by one',
      'given: { changes: [plan, code] }, when: { approve: "", by: ann }, then: closed, because: not everything is open',
    ],
    [
      'a rejection closes',
      'given: { done: [{ approve: plan_approval, by: ann }] }, when: { reject: plan_approval --reason "no", by: ann }, then: closed',
    ],
    ['break-glass opens', 'when: { override: plan_approval --reason "it burns" --branch topic, by: ann }, then: open'],
    [
      'a merge may be given',
      'given: { changes: [notes], done: [{ merge: notes, by: bob }] }, when: { gate: plan_approval }, then: closed',
    ],
    [
      'a stage is left when what it asks for is there',
      'given: { stage: build, landed: [code] }, when: { advance: check, by: bob }, then: allowed, because: bob may do it',
    ],
    [
      'and not before',
      'given: { stage: build }, when: { advance: check, by: bob }, then: refused, because: code has not landed',
    ],
    [
      'what has landed is approved as it lies there',
      'given: { landed: [plan], author: ann }, when: { approve: plan_approval, by: ann }, then: refused',
    ],
    [
      'facts, flags and blockers are as they are given',
      'given: { stage: check, landed: [report], facts: { release.version: 2.0.0 }, flags: [hurry], blockers: [wait], done: [{ approve: go, by: ann }] }, when: { advance: ship, by: ann }, then: refused, because: 1 open blocker',
    ],
    [
      'owners of paths answer for them',
      'given: { owners: { "src/**": ["@frank", "@acme/reviewers", "x@y.example"] } }, when: { approve: security, by: fay }, then: open',
    ],
    ['a role that owns nothing is held by nobody', 'when: { approve: security, by: fay }, then: refused'],
    [
      'whoever was given the role for a time opens it, too',
      'given: { author: fay, done: [{ delegate: planner to bob until 2026-01-20 --reason leave, by: ann }] }, when: { approve: plan_approval, by: bob }, then: open, because: bob for ann',
    ],
    ['whoever may write begins a project', 'when: { start: "", by: bob }, then: allowed'],
    ['others do not', 'when: { start: "", by: una }, then: refused, because: may start'],
  ])('%s', (_name, test) => {
    expect(ran(`- { name: it, ${test} }\n`)).toMatchObject([{ name: 'it', index: 0, passed: true, says: '' }]);
  });

  it('tells what really happens where it is something else', () => {
    expect(ran('- { name: bob plans, when: { approve: plan_approval, by: bob }, then: open }\n')).toMatchObject([
      {
        passed: false,
        expected: 'open',
        got: 'refused',
        says: 'it should be open, and is refused',
        explained: { holds: false },
      },
    ]);
  });

  it('is not met by the right answer for another reason', () => {
    const [result] = ran(
      '- { name: it, when: { approve: plan_approval, by: bob }, then: refused, because: wrote it }\n',
    );
    expect(result).toMatchObject({ passed: false, got: 'refused', says: 'it is refused, and not because “wrote it”' });
  });

  it('is impossible where the rules do not let happen what is given', () => {
    const [result] = ran(
      '- { name: it, given: { done: [{ approve: plan_approval, by: bob }, { approve: plan_approval, by: ann }] }, when: { gate: plan_approval }, then: open }\n',
    );
    expect(result).toMatchObject({ passed: false, got: 'impossible' });
    expect(result?.explained.parts?.[0]?.says).toMatch(/^bob .*who open plan_approval$/u);
  });

  it('holds checks to what is given', () => {
    const withCheck = policyWith({ workflow: 'release', gates: { plan_approval: { checks: ['ci'] } } });
    const tests = ['passed', 'failed']
      .map(
        (result) =>
          `- { name: ci ${result}, given: { checks: { ci: ${result} } }, when: { gate: plan_approval }, then: open }\n`,
      )
      .join('');
    expect(ran(tests, withCheck).map(({ got }) => got)).toEqual(['open', 'closed']);
  });

  it('follows the workflow that a test, the file or the policy names, or else the default one', () => {
    const other = lifecycle({ workflow_type: 'other', default: true, gates: [{ gate_id: 'nod', owner: 'planner' }] });
    const all = [definition, other];
    const test = '- { name: it, when: { gate: nod }, then: closed }\n';
    expect(checkPolicyTests(written(test), all, undefined)).toEqual([]);
    expect(checkPolicyTests(written(test, 'workflow: other\n'), all, 'release')).toEqual([]);
    const named = '- { name: it, given: { workflow: other }, when: { gate: nod }, then: closed }\n';
    expect(checkPolicyTests(written(named), all, 'release')).toEqual([]);
    expect(runPolicyTests(written(named), all, defaultPolicy)).toMatchObject([{ passed: true }]);
  });
});

describe('a file of tests with mistakes', () => {
  it.each([
    [
      'a gate that is not there',
      'when: { gate: revew }, then: open',
      'unknown_gate',
      ['when', 'gate'],
      'Did you mean review?',
    ],
    [
      'a gate in a command',
      'when: { approve: revew, by: ann }, then: open',
      'unknown_gate',
      ['when', 'approve'],
      'Did you mean review?',
    ],
    [
      'a stage',
      'given: { stage: bild }, when: { gate: go }, then: open',
      'dangling_name',
      ['given', 'stage'],
      'Did you mean build?',
    ],
    [
      'an artifact',
      'given: { landed: [pln] }, when: { gate: go }, then: open',
      'dangling_name',
      ['given', 'landed'],
      'Did you mean plan?',
    ],
    [
      'an artifact that changes',
      'given: { changes: [pln] }, when: { gate: go }, then: open',
      'dangling_name',
      ['given', 'changes'],
      'plan',
    ],
    [
      'an artifact of a merge',
      'when: { merge: pln, by: ann }, then: refused',
      'dangling_name',
      ['when', 'merge'],
      'plan',
    ],
    [
      'an author',
      'given: { author: anna }, when: { gate: go }, then: open',
      'dangling_name',
      ['given', 'author'],
      'Did you mean ann?',
    ],
    [
      'whoever does it',
      'when: { approve: go, by: anna }, then: open',
      'wrong_value',
      ['when', 'by'],
      'Did you mean ann?',
    ],
    [
      'for whom',
      'when: { approve: go, by: ann, for: kimm }, then: open',
      'wrong_value',
      ['when', 'for'],
      'Did you mean kim?',
    ],
    ['nobody who does it', 'when: { approve: go }, then: open', 'wrong_value', ['when'], 'Add by: NAME.'],
    ['nothing that is asked', 'when: { by: ann }, then: open', 'wrong_value', ['when'], 'Write who does what'],
    [
      'two things at once',
      'when: { approve: go, reject: go, by: ann }, then: open',
      'wrong_value',
      ['when', 'reject'],
      'Write',
    ],
    ['a gate and a person', 'when: { gate: go, by: ann }, then: open', 'wrong_value', ['when', 'by'], 'Write'],
    ['a verb', 'when: { aprove: go, by: ann }, then: open', 'wrong_value', ['when', 'aprove'], 'Did you mean approve?'],
    [
      'an option',
      'when: { approve: go --reson x, by: ann }, then: open',
      'wrong_value',
      ['when', 'approve'],
      '--reason',
    ],
    [
      'a quotation',
      `when: { approve: "go --reason 'x", by: ann }, then: open`,
      'wrong_value',
      ['when', 'approve'],
      'where it ends',
    ],
    ['terms', 'when: { approve: go whenever, by: ann }, then: open', 'wrong_value', ['when', 'approve'], 'only ACTION'],
    ['a day', 'given: { on: soon }, when: { gate: go }, then: open', 'invalid_date', ['given', 'on'], '2026-01-31'],
    [
      'an answer about a gate',
      'when: { advance: build, by: ann }, then: open',
      'wrong_value',
      ['then'],
      'Use refused or allowed.',
    ],
    [
      'an answer about a merge',
      'when: { merge: plan, by: ann }, then: closed',
      'wrong_value',
      ['then'],
      'Use refused or allowed.',
    ],
    [
      'an answer that a gate cannot give',
      'when: { gate: go }, then: allowed',
      'wrong_value',
      ['then'],
      'Use open or closed.',
    ],
    [
      'something done by nobody',
      'given: { done: [{ gate: go }] }, when: { gate: go }, then: open',
      'wrong_value',
      ['given', 'done', 0, 'gate'],
      'Write who',
    ],
    [
      'another beginning',
      'given: { done: [{ start: "", by: ann }] }, when: { gate: go }, then: open',
      'wrong_value',
      ['given', 'done', 0],
      'Leave it out',
    ],
    [
      'something unreadable that was done',
      'given: { done: [{ fly: "", by: ann }] }, when: { gate: go }, then: open',
      'wrong_value',
      ['given', 'done', 0, 'fly'],
      'There is',
    ],
    [
      'a workflow',
      'given: { workflow: relase }, when: { gate: go }, then: open',
      'unknown_workflow',
      ['given', 'workflow'],
      'Did you mean release?',
    ],
  ])('is told of %s, with its place', (_what, test, code, path, next) => {
    const problems = problemsOf(`- { name: it, ${test} }\n`);
    expect(problems).toMatchObject([{ code, path: ['tests', 0, ...path], severity: 'error' }]);
    expect(problems[0]?.next).toContain(next);
  });

  it('is told of a workflow that the file names, and of none at all', () => {
    const test = '- { name: it, when: { gate: go }, then: closed }\n';
    expect(problemsOf(test, 'workflow: relase\n')).toMatchObject([{ code: 'unknown_workflow', path: ['workflow'] }]);
    expect(checkPolicyTests(written(test), [definition], undefined)).toMatchObject([
      { path: ['tests', 0], next: 'Add workflow: release' },
    ]);
    expect(checkPolicyTests(written(test), [definition], 'relase')).toMatchObject([{ path: ['tests', 0] }]);
  });

  it('is told of two tests of one name', () => {
    const test = '- { name: it, when: { gate: go }, then: closed }\n';
    expect(problemsOf(test + test)).toMatchObject([{ code: 'duplicate_id', path: ['tests', 1, 'name'] }]);
  });

  it('is not run where they are', () => {
    const tests =
      '- { name: a, when: { fly: "", by: ann }, then: refused }\n- { name: b, given: { workflow: x }, when: { gate: go }, then: open }\n- { name: c, given: { author: nobody, done: [{ fly: "", by: ann }, { gate: go }] }, when: { gate: go }, then: closed }\n';
    expect(runPolicyTests(written(tests), [definition], policy).map(({ name }) => name)).toEqual(['c']);
  });
});
