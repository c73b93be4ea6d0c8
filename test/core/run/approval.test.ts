import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/core/entry.ts';
import type { RunEventBody } from '../../../src/core/run/events.ts';
import { aboutOf, approversOf, attemptOf, digestOf as shownDigest } from '../../../src/core/run/confirms.ts';
import { runDecider } from '../../../src/core/run/decider.ts';
import { evolve } from '../../../src/core/run/evolve.ts';
import { redecideRun } from '../../../src/core/run/redecide.ts';
import { toldOf } from '../../../src/core/run/told.ts';
import { full, step } from '../pipeline/given.ts';
import {
  ada,
  digestOf,
  goesOn,
  olga,
  oskar,
  policyWith,
  recordOf,
  refusal,
  rita,
  robot,
  running,
  stranger,
  submitted,
  unwritten,
  writtenPolicy,
  type Running,
} from './deciding.ts';
import { happens, ids } from './playing.ts';
import { erin } from '../given.ts';

const twoSteps = full([
  step('write', { output: 'draft', requires_approval: true, checkpoint: 'written' }),
  step('print', { depends_on: ['write'] }),
]);

/** A run whose first step waits for an approval of what a command put out. */
function waiting(changes: Parameters<typeof running>[1] = {}, pipeline = twoSteps): Running {
  const run = running(pipeline, changes);
  goesOn(run);
  expect(run.state().status).toBe('awaiting_approval');
  return run;
}

function types(events: readonly RunEventBody[]): readonly string[] {
  return events.map(({ type }) => type);
}

const approve = { approve: { gate: 'step:write', reason: 'good' } } as const;
const reject = { reject: { gate: 'step:write', reason: 'no greeting in it' } } as const;
const edited = { sha256: digestOf('hi'), bytes: 2, text: 'hi' } as const;

describe('a step that requires approval', () => {
  test('is not skipped past those who have to approve it: what it did is there already', () => {
    const run = waiting({}, full([step('write', { output: 'draft', requires_approval: true, optional: true })]));
    expect(refusal(run.does(ada, { skip: { step: 'write', reason: 'never mind' } }))).toMatchObject({
      code: 'requirement_open',
      because: 'write is done, and waits for approval',
    });
  });

  test('asks about exactly what it put out, and the run waits', () => {
    const run = waiting();
    expect(run.state().active['write']).toMatchObject({ is: 'awaiting_approval', attempt: 1 });
    const confirm = run.state().confirms['step:write'];
    expect(confirm).toMatchObject({
      // The number of the entry that asks.
      number: 3,
      gate: 'step:write',
      track: 'main',
      status: 'requested',
      covers: { draft: `sha256:${digestOf('write')}`, 'files:tree': 'base0' },
      requested_by_role: 'G3_OPERATIONS',
      decisions: [],
    });
    expect(recordOf(run, 'step-write', 1)).toEqual(confirm);
  });

  test('is over when the coordinating role says yes, with its checkpoint, and the run goes on', () => {
    const run = waiting();
    const events = happens(run.does(olga, approve));
    expect(types(events)).toEqual(['approval_changed', 'step_changed', 'checkpoint_created', 'status_changed']);
    expect(events[1]).toMatchObject({ step_id: 'write', kind: 'continue', reason_code: 'approved' });
    expect(run.state()).toMatchObject({ status: 'running', current_step: 1, confirms: {}, asked: {} });
    expect(recordOf(run, 'step-write', 1)).toMatchObject({
      status: 'approved',
      decisions: [
        {
          status: 'approved',
          decided_by: 'olga@example.com',
          decided_by_role: 'G3_OPERATIONS',
          authority: 'e-mail olga@example.com',
          assurance: 'asserted',
          reason: 'good',
        },
      ],
    });
    expect(run.saw()).toMatchObject({
      policy: 'policy1',
      covers: { draft: `sha256:${digestOf('write')}` },
      authority: { role: 'G3_OPERATIONS', by: 'e-mail olga@example.com' },
    });
    goesOn(run);
    expect(run.state().status).toBe('completed');
  });

  test('fails when they say no, and the run with it; no reason, no no', () => {
    const run = waiting();
    expect(refusal(run.does(olga, { reject: { gate: 'write', reason: ' ' } }))).toMatchObject({
      code: 'reason_missing',
      next: 'countersign workflow reject r1 step:write --reason "what has to change"',
    });
    expect(refusal(run.does(olga, { reject: { gate: 'nothing', reason: 'x' } })).code).toBe('unknown_gate');
    expect(refusal(run.does(rita, reject)).code).toBe('not_in_role');
    const events = happens(run.does(olga, reject));
    expect(events[1]).toMatchObject({ type: 'step_changed', kind: 'failed', reason_code: 'approval-rejected' });
    expect(run.state()).toMatchObject({
      status: 'failed',
      reason: { code: 'approval-rejected', because: 'olga says no to write: no greeting in it' },
      current_step: 0,
      confirms: { 'step:write': { status: 'rejected' } },
    });
    expect(refusal(run.does(ada, { take: { by: 'm1', limit: 1 } })).code).toBe('run_over');
  });

  test('that was rejected is opened again by somebody else who decides about it, with a reason, in a new record', () => {
    const run = waiting();
    run.does(olga, reject);
    expect(run.state().intents).toHaveProperty('ended');
    expect(refusal(run.does(rita, approve)).code).toBe('not_in_role');
    expect(refusal(run.does(oskar, { approve: { gate: 'write', reason: ' ' } }))).toMatchObject({
      code: 'reason_missing',
      because: 'olga says no to it: no greeting in it',
    });
    expect(run.state()).toMatchObject({ status: 'failed', confirms: { 'step:write': { status: 'rejected' } } });
    expect(refusal(run.does(oskar, reject)).code).toBe('run_over');
    happens(run.does(oskar, approve));
    expect(run.state()).toMatchObject({ status: 'running', current_step: 1, confirms: {} });
    expect(recordOf(run, 'step-write', 1)).toMatchObject({ status: 'superseded', decisions: [{ status: 'rejected' }] });
    expect(recordOf(run, 'step-write', 2)).toMatchObject({
      status: 'approved',
      supersedes: expect.stringMatching(/^e/u) as string,
      decisions: [{ status: 'approved', decided_by_login: 'oskar', reason: 'good' }],
    });
  });

  test('that was rejected is opened again in the same record once nobody’s no stands any more', () => {
    const run = waiting();
    run.does(olga, reject);
    const events = happens(run.does(olga, approve));
    expect(types(events)).toEqual([
      'approval_changed',
      'status_changed',
      'step_changed',
      'step_changed',
      'checkpoint_created',
    ]);
    expect(run.state()).toMatchObject({ status: 'running', current_step: 1, confirms: {} });
    expect(run.state().ended_at).toBeUndefined();
    expect(run.state().intents).not.toHaveProperty('ended');
    expect(recordOf(run, 'step-write', 1)).toMatchObject({
      status: 'approved',
      decisions: [{ status: 'rejected' }, { status: 'approved' }],
    });
    goesOn(run);
    expect(run.state().status).toBe('completed');
  });

  test('that nobody has anything to do for is a gate by itself; how the record and the files stand is what it is about', () => {
    const run = waiting({}, full([{ id: 'write', requires_approval: true }, step('print', { depends_on: ['write'] })]));
    expect(run.state().confirms['step:write']?.covers).toEqual({
      write: 'entry:2',
      'files:tree': 'base0',
    });
    happens(run.does(olga, approve));
    expect(run.state().status).toBe('running');
  });

  test('is named by its id, its gate, or another name of it', () => {
    const pipeline = full([{ id: 'sign', aliases: ['write'], requires_approval: true }]);
    for (const gate of ['sign', 'write', 'step:sign', 'step:write']) {
      const run = waiting({}, pipeline);
      happens(run.does(olga, { approve: { gate, reason: '' } }));
      expect(run.state().status).toBe('completed');
    }
  });

  test('is decided about once; a gate that nobody asked about is not there', () => {
    const run = waiting();
    expect(refusal(run.does(olga, { approve: { gate: 'print', reason: '' } }))).toMatchObject({
      code: 'unknown_gate',
      next: 'What waits is step:write.',
    });
    happens(run.does(olga, approve));
    expect(refusal(run.does(olga, approve))).toMatchObject({
      code: 'unknown_gate',
      next: 'countersign workflow status r1',
    });
  });
});

describe('who approves a step', () => {
  test('a role that is named like the step, or its gate, comes before the coordinating role', () => {
    for (const name of ['write', 'step:write']) {
      const { reviewer, ...roles } = writtenPolicy.roles;
      const run = waiting({ policy: policyWith({ roles: { ...roles, [name]: reviewer } }) });
      expect(run.state().confirms['step:write']?.requested_by_role).toBe(name);
      expect(refusal(run.does(olga, approve))).toMatchObject({
        code: 'not_in_role',
        next: `It takes rita@example.com (${name}).`,
      });
      happens(run.does(rita, approve));
    }
  });

  test('nobody where the policy does not know the role, and the refusal says what to write', () => {
    const run = waiting({ policy: policyWith({ roles: {} }) });
    expect(refusal(run.does(ada, approve))).toEqual({
      code: 'not_in_role',
      because: 'ada is not among those who decide about step:write',
      next: 'Nobody has this role yet. Commit on the default branch, in .github/countersign.yml: roles: { "G3_OPERATIONS": { emails: ["ada@example.com"] } }',
    });
    expect(refusal(run.does(erin, approve)).next).toContain('{ logins: ["Erin"] }');
  });

  test('nobody either where the role has no people', () => {
    const run = waiting({ policy: policyWith({ roles: { G3_OPERATIONS: {} } }) });
    expect(refusal(run.does(olga, approve)).next).toContain('Nobody has this role yet.');
    const named = waiting({ policy: policyWith({ gates: { step: { roles: ['editor'] } } }) });
    expect(refusal(named.does(olga, approve)).next).toContain('roles: { "editor"');
  });

  test('the policy that is in force now decides, and the record says which', () => {
    const run = waiting({ policy: policyWith({ roles: {} }) });
    refusal(run.does(olga, approve));
    run.sees({ policy: policyWith({}), policyPin: { blob: 'policy2', origin: '.github/countersign.yml' } });
    happens(run.does(olga, approve));
    expect(run.state().policy).toMatchObject({ blob: 'policy2' });
    expect(run.saw()).toMatchObject({ policy: 'policy2' });
  });

  test('without any policy whoever may write to a plain repository does, as they assert, also about their own work', () => {
    const run = running(twoSteps, unwritten);
    happens(run.does(ada, { take: { by: 'hand', limit: 1 } }));
    happens(run.does(ada, submitted('write')));
    expect(run.state().confirms['step:write']?.requested_by_role).toBe('write');
    happens(run.does(ada, approve));
    expect(recordOf(run, 'step-write', 1)).toMatchObject({
      decisions: [{ decided_by_role: 'write', authority: 'permission write', assurance: 'asserted' }],
    });
    expect(run.saw()).toMatchObject({ policy: null });
  });

  test('without any policy nobody does who may not write, nor anybody of whom GitHub says less than maintain', () => {
    const run = waiting(unwritten);
    run.sees({ people: { permissions: { 'ada@example.com': 'read', '7': 'write' }, teams: {} } });
    expect(refusal(run.does(ada, approve))).toMatchObject({
      code: 'not_in_role',
      next: 'It takes the permission write.',
    });
    expect(refusal(run.does(erin, approve))).toMatchObject({ next: 'It takes the permission maintain.' });
    run.sees({ people: { permissions: { '7': 'maintain' }, teams: {} } });
    happens(run.does(erin, approve));
  });

  test('a permission may coordinate a pipeline', () => {
    const run = waiting(
      { policy: policyWith({ roles: {}, assurance: 'asserted' }) },
      { ...twoSteps, coordinator: 'write' },
    );
    happens(run.does(stranger, approve));
    expect(run.state().current_step).toBe(1);
  });

  test('a team, too, is named in the refusal', () => {
    const run = waiting({ policy: policyWith({ roles: { G3_OPERATIONS: { teams: ['acme/ops'] } } }) });
    expect(refusal(run.does(ada, approve)).next).toBe('It takes somebody in G3_OPERATIONS.');
  });

  test('agents only in roles that ask for nobody else, and Countersign itself never', () => {
    const run = waiting();
    expect(refusal(run.does(robot, approve)).code).toBe('agent_not_counted');
    const system = { ...ada, kind: 'system' } as const;
    run.sees({ policy: policyWith({ roles: { G3_OPERATIONS: { agents: ['robot', 'ada'] } } }) });
    expect(refusal(run.does(system, approve)).code).toBe('agent_not_counted');
    happens(run.does(robot, approve));
  });

  test('it has to be sure enough that it is them', () => {
    const run = waiting({ policy: policyWith({ assurance: 'signed' }) });
    expect(refusal(run.does(olga, approve))).toMatchObject({
      code: 'assurance_too_low',
      because: 'that this is olga is asserted only, and signed is asked for',
    });
    happens(run.does({ ...olga, assurance: 'signed' }, approve));
    expect(recordOf(run, 'step-write', 1)).toMatchObject({ decisions: [{ assurance: 'signed' }] });
  });

  test('who did the step by hand has made it, and does not approve it unless the policy lets them', () => {
    const pipeline = full([{ id: 'write', prompt: 'Write it.', agent: 'writer', requires_approval: true }]);
    const byHand = (policy = policyWith({})): Running => {
      const run = running(pipeline, { policy });
      happens(run.does(olga, { take: { by: 'hand', limit: 1 } }));
      happens(run.does(olga, submitted('write')));
      return run;
    };
    const run = byHand();
    expect(refusal(run.does(olga, approve))).toMatchObject({
      code: 'own_work',
      because: 'olga made or asks for what step:write is about',
      next: expect.stringContaining('gates: { "step:write": { own_work: true } }') as string,
    });
    happens(run.does(oskar, approve));
    for (const gate of ['step:write', 'step']) {
      happens(byHand(policyWith({ gates: { [gate]: { own_work: true } } })).does(olga, approve));
    }
    const fails = byHand();
    happens(fails.does(olga, reject));
  });

  test('what the pipeline’s own command did, nobody has made; what a command did that they chose, whoever drives has', () => {
    const writes = { id: 'write', prompt: 'Write it.', agent: 'writer', requires_approval: true };
    const fixed = full([writes], { agents: { writer: { run: 'write' } } });
    const open = full([writes]);
    const table = [
      // The pipeline names the command of the persona, and whoever drives has none of their own.
      { pipeline: fixed, agents: [], executor: 'shell', isTheirs: false },
      { pipeline: full([step('write', { requires_approval: true })]), agents: [], executor: 'shell', isTheirs: false },
      {
        pipeline: full([step('write', { requires_approval: true })]),
        agents: ['writer'],
        executor: 'shell',
        isTheirs: false,
      },
      // They chose another one.
      { pipeline: fixed, agents: ['writer'], executor: 'shell', isTheirs: true },
      { pipeline: open, agents: ['writer'], executor: 'shell', isTheirs: true },
      // They handed it in, whoever was to do it.
      { pipeline: open, agents: [], executor: undefined, isTheirs: true },
      { pipeline: fixed, agents: [], executor: undefined, isTheirs: true },
      { pipeline: open, agents: [], executor: 'shell', isTheirs: true },
    ];
    for (const { pipeline, agents, executor, isTheirs } of table) {
      const run = running(pipeline);
      happens(run.does(olga, { take: { by: 'm1', limit: 1, ...(agents.length === 0 ? {} : { agents }) } }));
      happens(run.does(olga, submitted('write', executor === undefined ? {} : { executor })));
      expect(run.state().asked?.['step:write']?.makers).toEqual(isTheirs ? ['olga@example.com'] : []);
      const verdict = run.does(olga, approve);
      expect('refusal' in verdict ? verdict.refusal.code : 'done').toBe(isTheirs ? 'own_work' : 'done');
    }
  });

  test('what a gate by itself is about those made who made what it comes after, as it was done last', () => {
    const pipeline = full([
      step('plan', { checkpoint: 'planned' }),
      { id: 'write', prompt: 'Write it.', depends_on: ['plan'], requires_approval: true },
      { id: 'review', requires_approval: true, depends_on: ['write', 'plan'] },
      { id: 'print', prompt: 'Print it.', depends_on: ['review'] },
      { id: 'sign', requires_approval: true, depends_on: ['print'] },
    ]);
    const run = running(pipeline);
    const does = (by: Actor, id: string, executor?: string): void => {
      happens(run.does(by, { take: { by: 'm', limit: 1 } }));
      happens(run.does(by, submitted(id, executor === undefined ? {} : { executor })));
    };
    const says = (by: Actor, gate: string) => run.does(by, { approve: { gate, reason: '' } });
    does(ada, 'plan', 'shell');
    happens(run.does(ada, { validate: {} }));
    does(olga, 'write');
    happens(run.does(oskar, { edit: { step: 'write', output: edited, reason: 'shorter' } }));
    run.sees({ policy: policyWith({ gates: { 'step:write': { own_work: true } } }) });
    happens(says(oskar, 'write'));
    happens(run.does(ada, { take: { by: 'm', limit: 1 } }));
    expect(run.state().made).toEqual([
      { id: olga.id, steps: [[1, 1]] },
      { id: oskar.id, steps: [[1, 1]] },
    ]);
    expect(refusal(says(olga, 'review')).code).toBe('own_work');
    expect(refusal(says(oskar, 'review')).code).toBe('own_work');
    happens(run.does(ada, { rollback: { reason: 'anew' } }));
    happens(run.does(ada, { restored: { tree: 'base0' } }));
    happens(run.does(ada, { resume: { reason: '' } }));
    does(olga, 'write');
    happens(says(olga, 'write'));
    happens(run.does(ada, { take: { by: 'm', limit: 1 } }));
    expect(run.state().made).toEqual([{ id: olga.id, steps: [[1, 1]] }]);
    happens(says(oskar, 'review'));
    does(oskar, 'print');
    happens(run.does(ada, { take: { by: 'm', limit: 1 } }));
    expect(run.state().asked?.['step:sign']?.makers).toEqual([oskar.id]);
    expect(refusal(says(oskar, 'sign')).code).toBe('own_work');
    happens(says(olga, 'sign'));
    expect(run.state().status).toBe('completed');
  });

  test('as many different people as the gate asks for', () => {
    const run = waiting({ policy: policyWith({ gates: { step: { count: 2 } } }) });
    happens(run.does(olga, approve));
    expect(run.state()).toMatchObject({
      status: 'awaiting_approval',
      confirms: { 'step:write': { status: 'partial' } },
    });
    expect(refusal(run.does(olga, approve))).toMatchObject({ code: 'already_decided' });
    happens(run.does(oskar, approve));
    expect(run.state().status).toBe('running');
  });

  test('all roles that somebody stands for are recorded', () => {
    const run = waiting({
      policy: policyWith({
        roles: { ...writtenPolicy.roles, reviewer: { emails: ['olga@example.com', 'rita@example.com'] } },
        gates: { 'step:write': { all_of: ['G3_OPERATIONS', 'reviewer'] } },
      }),
    });
    happens(run.does(olga, approve));
    expect(run.state().confirms['step:write']?.decisions[0]).toMatchObject({ roles: ['G3_OPERATIONS', 'reviewer'] });
    expect(run.state().status).toBe('awaiting_approval');
    happens(run.does(rita, approve));
    expect(run.state().status).toBe('running');
  });

  test('who opened a gate does not open one that must be apart from it', () => {
    const pipeline = full([
      step('write', { requires_approval: true }),
      step('print', { depends_on: ['write'], requires_approval: true }),
    ]);
    const run = waiting(
      { policy: policyWith({ gates: { 'step:print': { distinct_from: ['step:write'] } } }) },
      pipeline,
    );
    happens(run.does(olga, reject));
    happens(run.does(olga, approve));
    expect(run.state().approvers).toEqual({ 'step:write': ['olga@example.com'] });
    goesOn(run);
    expect(refusal(run.does(olga, { approve: { gate: 'print', reason: '' } })).code).toBe('not_distinct');
    happens(run.does(oskar, { approve: { gate: 'print', reason: '' } }));
    expect(run.state().status).toBe('completed');
  });

  test('who takes back a yes has not opened it', () => {
    const gates = { 'step:write': { count: 2, distinct_from: ['step:print'] } };
    const run = waiting({ policy: policyWith({ gates }) });
    happens(run.does(olga, approve));
    expect(run.state().approvers).toEqual({ 'step:write': ['olga@example.com'] });
    happens(run.does(olga, reject));
    expect(run.state().approvers).toEqual({ 'step:write': [] });
  });

  test('not before the gate has been open for as long as the policy says', () => {
    const run = waiting({ policy: policyWith({ gates: { step: { open_for_hours: 2 } } }) });
    expect(refusal(run.does(olga, approve)).code).toBe('requirement_open');
    run.passes(120 * 60_000);
    happens(run.does(olga, approve));
  });

  test('nobody where the policy asks checks or owners of code, which a run does not have', () => {
    for (const setting of [{ checks: ['ci'] }, { codeowners: true }]) {
      const run = waiting({ policy: policyWith({ gates: { step: setting } }) });
      expect(refusal(run.does(olga, approve))).toMatchObject({ code: 'requirement_open' });
    }
  });
});

describe('who decides says what they saw', () => {
  const sha256 = digestOf('write');
  const textAlone = full([
    step('write', { output: 'draft', requires_approval: true, effects: 'none' }),
    step('print', { depends_on: ['write'] }),
  ]);
  test.each([
    ['all of it, as it is shown', `sha256:${sha256}`],
    ['the digest of the output', sha256],
    ['the digest with what it is', `sha256:${sha256}`],
    ['how it begins', sha256.slice(0, 8)],
    ['how it begins, with what it is', `sha256:${sha256.slice(0, 8)}`],
  ])('%s', (_what, digest) => {
    const run = waiting({}, textAlone);
    expect(shownDigest(run.state().confirms['step:write']!)).toBe(`sha256:${sha256}`);
    happens(run.does(olga, { reject: { ...reject.reject, digest } }));
    happens(run.does(olga, { approve: { ...approve.approve, digest } }));
    expect(run.entries.at(-1)?.command).toMatchObject({ approve: { digest } });
  });

  test('of a text and of files both: who names the text alone has not seen the files', () => {
    const run = waiting();
    const whole = `sha256:${sha256} base0`;
    expect(shownDigest(run.state().confirms['step:write']!)).toBe(whole);
    for (const digest of [sha256, `sha256:${sha256}`, sha256.slice(0, 8), 'base0'])
      expect(refusal(run.does(olga, { approve: { ...approve.approve, digest } })).code).toBe('superseded');
    happens(run.does(olga, { approve: { ...approve.approve, digest: whole } }));
  });

  test('of a gate by itself: what they saw before it was done again is something else', () => {
    const pipeline = full([
      step('write', { effects: 'none', checkpoint: 'written' }),
      { id: 'review', requires_approval: true, depends_on: ['write'] },
    ]);
    const run = waiting({}, pipeline);
    const before = run.state().confirms['step:review']!;
    happens(run.does(ada, { request: { what: { rollback: { to: 'start', reason: 'anew' } } } }));
    happens(run.does(olga, { approve: { gate: 'rollback:start', reason: '' } }));
    happens(run.does(ada, { rollback: { to: 'start', reason: 'anew' } }));
    happens(run.does(ada, { restored: { tree: 'base0' } }));
    happens(run.does(ada, { resume: { reason: '' } }));
    goesOn(run);
    const approval = (digest: string) => run.does(olga, { approve: { gate: 'review', reason: '', digest } });
    expect(refusal(approval(shownDigest(before))).code).toBe('superseded');
    happens(approval(shownDigest(run.state().confirms['step:review']!)));
    expect(run.state().status).toBe('completed');
  });

  test('or by which record they were asked', () => {
    const run = waiting();
    run.does(ada, { edit: { step: 'write', output: edited, reason: 'shorter' } });
    const { confirm_id } = run.state().confirms['step:write']!;
    run.tampers({
      confirms: { 'step:write': { ...run.state().confirms['step:write']!, confirm_id: `${confirm_id}-0000` } },
    });
    happens(run.does(olga, { approve: { ...approve.approve, digest: `${confirm_id}-0000`.slice(0, 8) } }));
    expect(run.state().current_step).toBe(1);
  });

  test('and says nothing about what has been put in its place since', () => {
    const run = waiting({}, textAlone);
    happens(run.does(oskar, { edit: { step: 'write', output: edited, reason: 'shorter' } }));
    for (const decision of [
      { approve: { ...approve.approve, digest: sha256 } },
      { reject: { ...reject.reject, digest: sha256 } },
    ])
      expect(refusal(run.does(olga, decision))).toMatchObject({
        code: 'superseded',
        because: `step:write is about sha256:${digestOf('hi')} since 2026-03-02T12:00:00.000Z, and not about ${sha256}`,
        next: 'Look at what is there now: countersign workflow output r1 write',
      });
    expect(refusal(run.does(olga, { approve: { ...approve.approve, digest: digestOf('hi').slice(0, 7) } })).code).toBe(
      'superseded',
    );
    happens(run.does(olga, { approve: { ...approve.approve, digest: digestOf('hi') } }));
  });

  test('of what was asked for the record by its id', () => {
    const run = waiting();
    happens(run.does(ada, { request: { what: { skip: { step: 'write', reason: 'no need' } } } }));
    const confirm = run.state().confirms['skip:write']!;
    expect(shownDigest(confirm)).toBe(confirm.confirm_id);
    expect(refusal(run.does(olga, { approve: { gate: 'skip:write', reason: '', digest: 'another' } }))).toMatchObject({
      code: 'superseded',
      next: expect.stringContaining('output r1 skip:write') as string,
    });
    happens(run.does(olga, { approve: { gate: 'skip:write', reason: '', digest: confirm.confirm_id } }));
  });
});

describe('a role that is somebody else’s', () => {
  const handed = {
    delegate: { role: 'G3_OPERATIONS', to: 'rita@example.com', until: '2026-03-10', reason: 'on holiday' },
  } as const;

  test('is acted in by whom its holder let, for as long as they did', () => {
    const run = waiting();
    expect(refusal(run.does(rita, approve)).code).toBe('not_in_role');
    expect(refusal(run.does(stranger, handed)).code).toBe('not_in_role');
    expect(refusal(run.does(olga, { delegate: { ...handed.delegate, reason: '' } }))).toMatchObject({
      code: 'reason_missing',
      next: 'countersign workflow delegate r1 G3_OPERATIONS to rita@example.com until DAY --reason "…"',
    });
    happens(run.does(olga, handed));
    expect(run.state().delegations).toMatchObject([{ role: 'G3_OPERATIONS', by: { login: 'olga' } }]);
    expect(run.entries.flatMap(toldOf).at(-1)).toMatchObject({
      name: 'G3_OPERATIONS',
      what: 'given',
      says: 'by olga to rita@example.com, on holiday',
    });
    happens(run.does(rita, approve));
    expect(recordOf(run, 'step-write', 1)).toMatchObject({
      decisions: [{ decided_by_login: 'rita', decided_by_role: 'G3_OPERATIONS', delegated_by: [{ login: 'olga' }] }],
    });
  });

  test('is nobody’s once it is taken back, or its time is over', () => {
    const run = waiting();
    happens(run.does(olga, handed));
    happens(run.does(olga, { delegate: { role: 'G3_OPERATIONS', to: 'rita@example.com', end: true, reason: 'back' } }));
    expect(run.state().delegations).toEqual([]);
    expect(refusal(run.does(rita, approve)).because).toBe('rita is not among those who decide about step:write');
    happens(run.does(olga, handed));
    run.passes(9 * 24 * 60 * 60_000);
    expect(refusal(run.does(rita, approve)).because).toContain('the delegation of G3_OPERATIONS by olga ended at');
  });

  test('lets nobody approve what those made in whose name they would', () => {
    const run = waiting();
    happens(run.does(olga, { edit: { step: 'write', output: edited, reason: 'shorter' } }));
    happens(run.does(olga, handed));
    expect(refusal(run.does(rita, approve))).toMatchObject({
      code: 'own_work',
      because: 'rita could only act for olga, who made or asks for what step:write is about',
    });
    run.sees({ policy: policyWith({ gates: { step: { own_work: true } } }) });
    happens(run.does(rita, approve));
  });

  test('is apart from another gate as far as its holder is', () => {
    const pipeline = full([
      step('write', { requires_approval: true }),
      step('print', { depends_on: ['write'], requires_approval: true }),
    ]);
    const run = waiting(
      { policy: policyWith({ gates: { 'step:print': { distinct_from: ['step:write'] } } }) },
      pipeline,
    );
    happens(run.does(olga, approve));
    goesOn(run);
    happens(run.does(olga, handed));
    expect(refusal(run.does(rita, { approve: { gate: 'print', reason: '' } })).code).toBe('not_distinct');
  });

  test('has what it lets somebody say of the run as a whole', () => {
    const run = waiting();
    expect(refusal(run.does(rita, { cancel: { reason: 'x' } })).code).toBe('not_in_role');
    happens(run.does(olga, handed));
    happens(run.does(rita, { cancel: { reason: 'x' } }));
  });

  test('is its deputies’ where the gate has waited long enough', () => {
    const roles = {
      G3_OPERATIONS: { emails: ['olga@example.com'], deputies: ['reviewer'] },
      reviewer: { emails: ['rita@example.com'] },
    };
    const run = waiting({ policy: policyWith({ roles, reminders: { deputy_after_working_days: 2 } }) });
    expect(refusal(run.does(rita, approve)).code).toBe('not_in_role');
    run.passes(3 * 24 * 60 * 60_000);
    happens(run.does(rita, approve));
    expect(recordOf(run, 'step-write', 1)).toMatchObject({
      decisions: [{ decided_by_login: 'rita', decided_by_role: 'G3_OPERATIONS', deputy_role: 'reviewer' }],
    });
    const gates = { step: { reminders: { deputy_after_working_days: 9 } } };
    const later = waiting({ policy: policyWith({ roles, gates, reminders: { deputy_after_working_days: 2 } }) });
    later.passes(3 * 24 * 60 * 60_000);
    expect(refusal(later.does(rita, approve)).code).toBe('not_in_role');
  });
});

describe('another output instead', () => {
  test('is taken only where what must hold after the step does', () => {
    const verify = [
      { state: 'ready', equals: true },
      { output: 'draft', contains: 'hello' },
      { output: 'draft' },
      { file: 'draft.md' },
    ];
    const pipeline = full([step('write', { output: 'draft', requires_approval: true, verify })], {
      state: { ready: { type: 'boolean', initial: true } },
    });
    const run = waiting({}, pipeline);
    const edit = (text?: string) => {
      const output = { sha256: digestOf('hi'), bytes: 2, ...(text === undefined ? {} : { text }) };
      return run.does(ada, { edit: { step: 'write', output, reason: 'better' } });
    };
    expect(refusal(edit('hi'))).toMatchObject({
      code: 'requirement_open',
      because: 'this does not hold after write: draft holds "hello"',
    });
    happens(edit('hello, world'));
    // What is kept as a file is looked at by whoever has it.
    happens(edit());
    run.tampers({ custom_state: { ready: false } });
    expect(refusal(edit('hello')).because).toBe('this does not hold after write: ready is true');
  });

  test('ends what was asked, asks about the new one, and who edits it has made it', () => {
    const run = waiting();
    happens(run.does(olga, { edit: { step: 'write', output: edited, reason: 'shorter' } }));
    expect(recordOf(run, 'step-write', 1)).toMatchObject({ status: 'superseded' });
    expect(recordOf(run, 'step-write', 2)).toMatchObject({
      number: run.entries.length,
      status: 'requested',
      covers: { draft: `sha256:${digestOf('hi')}` },
      supersedes: expect.stringMatching(/^e/u) as string,
    });
    expect(run.files.get('steps/write.yaml')).toMatchObject({ text: 'hi', sha256: digestOf('hi') });
    expect(run.state().status).toBe('awaiting_approval');
    expect(refusal(run.does(olga, approve)).code).toBe('own_work');
    happens(run.does(olga, { edit: { step: 'write', output: edited, reason: 'again' } }));
    expect(run.state().asked?.['step:write']?.makers).toEqual(['olga@example.com']);
    happens(run.does(oskar, approve));
    expect(run.state().status).toBe('running');
  });

  test('opens a run again that a no had ended', () => {
    const run = waiting();
    run.does(olga, reject);
    const events = happens(run.does(ada, { edit: { step: 'write', output: edited, reason: 'greeted' } }));
    expect(types(events)).toEqual([
      'status_changed',
      'step_changed',
      'output_recorded',
      'approval_changed',
      'approval_requested',
      'status_changed',
    ]);
    expect(run.state()).toMatchObject({ status: 'awaiting_approval', active: { write: { is: 'awaiting_approval' } } });
    happens(run.does(olga, approve));
    expect(run.state().status).toBe('running');
  });

  test('is for who started the run, who coordinates it, and who decides about the step', () => {
    const policy = policyWith({
      gates: { 'step:write': { roles: ['reviewer'] } },
    });
    const edit = { edit: { step: 'write', output: edited, reason: 'shorter' } } as const;
    for (const actor of [ada, olga, rita]) happens(waiting({ policy }).does(actor, edit));
    const run = waiting({ policy });
    expect(refusal(run.does(stranger, edit))).toMatchObject({
      code: 'not_in_role',
      because: 'stranger neither started this run nor decides about step:write',
      next: 'ada may, and who decides about it. It takes rita@example.com (reviewer).',
    });
    happens(run.does(rita, reject));
    expect(refusal(run.does(stranger, edit)).code).toBe('not_in_role');
    expect(run.state().status).toBe('failed');
  });

  test('is for whoever may write where nobody wrote a policy', () => {
    const run = waiting(unwritten);
    happens(run.does(stranger, { edit: { step: 'write', output: edited, reason: 'shorter' } }));
    expect(run.state().asked?.['step:write']?.makers).toEqual([stranger.id]);
  });

  test('is for whom who coordinates the run lets act for them', () => {
    const policy = policyWith({ gates: { 'step:write': { roles: ['reviewer'] } } });
    const run = waiting({ policy });
    const edit = { edit: { step: 'write', output: edited, reason: 'shorter' } } as const;
    expect(refusal(run.does(stranger, edit)).code).toBe('not_in_role');
    const handing = { role: 'G3_OPERATIONS', to: 'stranger@example.com', until: '2026-03-10', reason: 'away' } as const;
    happens(run.does(olga, { delegate: handing }));
    happens(run.does(stranger, edit));
  });

  test('needs a step that somebody is asked about, and a reason', () => {
    const run = waiting();
    const edit = (id: string, reason = 'better') => run.does(ada, { edit: { step: id, output: edited, reason } });
    expect(refusal(edit('nothing')).code).toBe('unknown_step');
    expect(refusal(edit('print')).code).toBe('step_not_running');
    expect(refusal(edit('write', '')).code).toBe('reason_missing');
  });
});

describe('what somebody is asked to do', () => {
  const pipeline = full([{ id: 'think', prompt: 'Think.' }, step('print', { depends_on: ['think'] })]);
  function handedOut(changes: Parameters<typeof running>[1] = {}): Running {
    const run = running(pipeline, changes);
    happens(run.does(stranger, { take: { by: 'm1', limit: 1 } }));
    return run;
  }

  test('is handed in by who started the run, who coordinates it, and who decides about the step', () => {
    const policy = policyWith({ roles: { ...writtenPolicy.roles, think: { emails: ['rita@example.com'] } } });
    for (const actor of [ada, olga, rita]) happens(handedOut({ policy }).does(actor, submitted('think')));
    const run = handedOut({ policy });
    const failed = { is: 'failed', because: 'too hard', retryable: false } as const;
    for (const outcome of [{ is: 'done' }, { ...failed, reason_code: 'said_failed' }] as const)
      expect(refusal(run.does(stranger, submitted('think', { outcome })))).toMatchObject({
        code: 'not_in_role',
        because: 'stranger neither started this run nor decides about step:think',
      });
    expect(redecided(run)).toEqual([]);
  });

  test('is handed in by whoever may write where nobody wrote a policy', () => {
    const run = handedOut(unwritten);
    happens(run.does(stranger, submitted('think')));
    expect(run.state().current_step).toBe(1);
  });

  test('is seen to fail by whoever drives the run, and what commands do is theirs to hand in', () => {
    const run = handedOut();
    const outcome = { is: 'failed', reason_code: 'precondition_failed', because: 'no paper', retryable: true } as const;
    happens(run.does(stranger, submitted('think', { outcome })));
    run.passes(60_000);
    happens(run.does(stranger, { take: { by: 'm1', limit: 1 } }));
    happens(run.does(ada, submitted('think', { attempt: 2 })));
    happens(run.does(stranger, { take: { by: 'm1', limit: 1 } }));
    happens(run.does(stranger, submitted('print', { executor: 'shell' })));
    expect(run.state().status).toBe('completed');
    expect(redecided(run)).toEqual([]);
  });

  function redecided(run: Running): readonly unknown[] {
    const book = {
      pipelines: { pipe1: pipeline },
      policies: { policy1: policyWith({ roles: { ...writtenPolicy.roles, think: { emails: ['rita@example.com'] } } }) },
    };
    const { wrong, untold } = redecideRun(run.entries, book, ids);
    return [...wrong, ...untold];
  }
});

describe('what was asked ends with what it is about', () => {
  test('when the run goes back, also after a no; asked again it has the next number', () => {
    for (const isRejected of [false, true]) {
      const run = waiting();
      if (isRejected) run.does(olga, reject);
      happens(run.does(ada, { rollback: { reason: 'do it again' } }));
      expect(recordOf(run, 'step-write', 1)).toMatchObject({ status: 'superseded' });
      expect(run.state().confirms).toEqual({});
      happens(run.does(ada, { restored: { tree: 'base0' } }));
      happens(run.does(ada, { resume: { reason: 'again' } }));
      goesOn(run);
      expect(run.state().confirms['step:write']).toMatchObject({ status: 'requested' });
      expect(recordOf(run, 'step-write', 2)).toEqual(run.state().confirms['step:write']);
    }
  });

  test('a run that failed by a no goes back past checkpoints, too, once somebody agreed to that', () => {
    const run = waiting(
      {},
      full([step('draw', { checkpoint: 'drawn' }), step('write', { depends_on: ['draw'], requires_approval: true })]),
    );
    run.does(olga, reject);
    const back = { rollback: { to: 'start', reason: 'draw it anew' } } as const;
    expect(refusal(run.does(ada, back)).code).toBe('approval_missing');
    happens(run.does(ada, { request: { what: back } }));
    happens(run.does(olga, { approve: { gate: 'rollback:start', reason: '' } }));
    expect(run.state().status).toBe('failed');
    happens(run.does(ada, back));
    expect(run.state().status).toBe('rolling_back');
  });

  test('a run that failed by a no to one step hears no word about another', () => {
    const pipeline = full([step('write', { requires_approval: true }), step('draw', { requires_approval: true })]);
    const run = waiting({}, pipeline);
    run.does(olga, reject);
    expect(refusal(run.does(olga, { approve: { gate: 'draw', reason: '' } })).code).toBe('run_over');
    expect(refusal(run.does(olga, { edit: { step: 'draw', output: edited, reason: 'x' } })).code).toBe(
      'step_not_running',
    );
    happens(run.does(olga, approve));
    happens(run.does(olga, { approve: { gate: 'draw', reason: '' } }));
    expect(run.state().status).toBe('completed');
  });
});

describe('what the record says of a gate', () => {
  test('that nobody asked about changes nothing', () => {
    const run = waiting();
    const head = {
      v: 1,
      id: 'e',
      seq: 1,
      at: '2026-03-02T12:00:00.000Z',
      source: 's',
      actor: ada,
      command: approve,
    } as const;
    const voided = { type: 'approval_changed', change: 'voided', gate: 'step:print', track: 'main' } as const;
    const event = { ...voided, status: 'superseded', because: 'x', event_id: 'v' } as const;
    expect(evolve(run.state(), event, head)).toEqual(run.state());
    expect(runDecider.documents(run.state(), event, head)).toEqual([]);
  });

  test('is about nobody’s work and the first attempt, where nothing is said', () => {
    expect([aboutOf({}, 'state'), attemptOf({}, 'state'), approversOf({}, 'state')]).toEqual([
      { makers: [] },
      { job: 'step', attempt: 1 },
      [],
    ]);
  });

  test('is no more in a state that has nothing else of it', () => {
    const run = waiting();
    const { asked: _asked, ...bare } = run.state();
    const used = { gate: 'step:write', track: 'main', confirm_id: 'c', covers: {}, type: 'approval_used' } as const;
    const head = {
      v: 1,
      id: 'e',
      seq: 1,
      at: '2026-03-02T12:00:00.000Z',
      source: 's',
      actor: ada,
      command: approve,
    } as const;
    expect(evolve(bare, { ...used, event_id: 'u' }, head)).toMatchObject({ confirms: {}, asked: {} });
  });
});

test('a run says who started it and at which door', () => {
  expect(running(twoSteps).state().initiator).toEqual({ id: 'ada@example.com', login: 'ada', door: 'cli' });
});
