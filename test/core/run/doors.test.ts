import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/core/entry.ts';
import type { WrittenPolicy } from '../../../src/core/policy/schema.ts';
import { full, step } from '../pipeline/given.ts';
import { erin, frank, person } from '../given.ts';
import { ada, goesOn, olga, policyWith, refusal, robot, running, submitted, type Running } from './deciding.ts';
import { happens } from './playing.ts';

const pipeline = full([
  step('write', { output: 'draft', requires_approval: true }),
  step('print', { depends_on: ['write'], requires_approval: true }),
]);
const approve = { approve: { gate: 'step:write', reason: 'good' } };
const print = { approve: { gate: 'step:print', reason: 'good' } };

/** Erin and Frank are known by a number of GitHub's. */
const lead = {
  logins: ['erin', 'frank'],
  emails: ['olga@example.com', '7+Erin@users.noreply.github.com'],
  agents: ['robot'],
};

type Parts = Pick<WrittenPolicy, 'roles' | 'gates'>;

/** A run whose first step waits for an approval of what somebody made by hand. */
function made(by: Actor, { roles, gates = {} }: Parts = {}): Running {
  const run = running(pipeline, { policy: policyWith({ roles: { G3_OPERATIONS: lead, ...roles }, gates }) });
  happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
  happens(run.does(by, submitted('write')));
  expect(run.state().status).toBe('awaiting_approval');
  return run;
}

function code(run: Running, by: Actor, given = approve): string {
  const verdict = run.does(by, given);
  return 'refusal' in verdict ? verdict.refusal.code : 'done';
}

describe('somebody whom GitHub knows by a number', () => {
  test('agrees to nothing that somebody made who is known by an address, as long as that may be they', () => {
    expect(refusal(made(ada).does(erin, approve))).toEqual({
      code: 'not_distinct',
      because:
        "ada@example.com made or asks for what step:write is about, and nobody can tell whether that is Erin: one door knows people by an e-mail address, the other by a number of GitHub's",
      next: 'Decide where they did, or commit on the default branch, in .github/countersign.yml, whose address it is, LOGIN being theirs: roles: { LOGIN: { logins: [LOGIN], emails: ["ada@example.com"] } }',
    });
  });

  test('is that person or is not, as a role says that is called like the only login in it', () => {
    const emails = ['Ada@example.com'];
    expect(code(made(ada, { roles: { ada: { logins: ['ada'], emails } } }), erin)).toBe('done');
    const hers = { erin: { logins: ['erin'], emails } };
    expect(refusal(made(ada, { roles: hers }).does(erin, approve))).toMatchObject({
      code: 'own_work',
      because: 'ada@example.com made or asks for what step:write is about, and is Erin',
    });
    expect(code(made(ada, { roles: hers }), frank)).toBe('done');
    expect(code(made(ada, { roles: { old: { logins: ['old'], ids: [7], emails } } }), erin)).toBe('own_work');
    // A role of several people says nothing of one of them, and one of another name may get more.
    expect(code(made(ada, { roles: { both: { logins: ['both', 'ada'], emails } } }), erin)).toBe('not_distinct');
    expect(code(made(ada, { roles: { writers: { logins: ['ada'], emails } } }), erin)).toBe('not_distinct');
    expect(code(made(ada, { roles: { ada: { logins: ['ada'] } } }), erin)).toBe('not_distinct');
  });

  test('is known by an address that GitHub gave them', () => {
    const maker = person('erin', { id: '7+Erin@users.noreply.github.com', assurance: 'asserted' });
    expect(code(made(maker), erin)).toBe('own_work');
    expect(code(made(maker), frank)).toBe('done');
  });

  test('agrees to their own work where they may, and to that of an agent', () => {
    expect(code(made(ada, { gates: { step: { own_work: true } } }), erin)).toBe('done');
    expect(code(made(robot), erin)).toBe('done');
  });
});

describe('where several have to agree', () => {
  const gates = { step: { count: 2 } };
  const roles = { olga: { logins: ['olga'], emails: ['olga@example.com'] } };

  test('one person does not by two doors, whichever they come to first', () => {
    const ties = { ada: { logins: ['ada'], emails: ['ada@example.com'] } };
    const first = made(ada, { gates, roles: ties });
    expect([code(first, olga), code(first, erin)]).toEqual(['done', 'not_distinct']);
    const second = made(ada, { gates, roles: ties });
    expect([code(second, erin), code(second, olga)]).toEqual(['done', 'not_distinct']);
    expect(second.state().status).toBe('awaiting_approval');
  });

  test('two people do, where the policy says whose the address is', () => {
    const ties = { ...roles, ada: { logins: ['ada'], emails: ['ada@example.com'] } };
    for (const [one, other] of [
      [olga, erin],
      [erin, olga],
    ] as const) {
      const run = made(ada, { gates, roles: ties });
      expect([code(run, one), code(run, other)]).toEqual(['done', 'done']);
    }
  });
});

test('who opened a gate by a number is not sure to be apart from an address, except by the number that belongs to it', () => {
  const gates = { 'step:print': { distinct_from: ['step:write'] } };
  const second = (ids?: readonly number[]): string => {
    const olgas = { logins: ['olga'], emails: ['olga@example.com'], ...(ids === undefined ? {} : { ids }) };
    const run = running(pipeline, { policy: policyWith({ roles: { G3_OPERATIONS: lead, olga: olgas }, gates }) });
    goesOn(run);
    happens(run.does(erin, approve));
    goesOn(run);
    return code(run, olga, print);
  };
  expect([second(), second([7]), second([3])]).toEqual(['not_distinct', 'not_distinct', 'done']);
});
