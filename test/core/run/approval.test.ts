import { describe, expect, test } from 'vitest';
import type { RunEventBody } from '../../../src/core/run/events.ts';
import { aboutOf, approversOf, attemptOf, nextNumber } from '../../../src/core/run/confirms.ts';
import { runDecider } from '../../../src/core/run/decider.ts';
import { evolve } from '../../../src/core/run/evolve.ts';
import { full, step } from '../pipeline/given.ts';
import {
  ada,
  digestOf,
  goesOn,
  olga,
  oskar,
  policyWith,
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
import { happens } from './playing.ts';
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
      number: 1,
      gate: 'step:write',
      track: 'main',
      status: 'requested',
      covers: { draft: `sha256:${digestOf('write')}`, 'files:tree': 'base0' },
      requested_by_role: 'G3_OPERATIONS',
      decisions: [],
    });
    expect(run.files.get('confirms/step-write/main-1.yaml')).toEqual(confirm);
  });

  test('is over when the coordinating role says yes, with its checkpoint, and the run goes on', () => {
    const run = waiting();
    const events = happens(run.does(olga, approve));
    expect(types(events)).toEqual(['approval_changed', 'step_changed', 'checkpoint_created', 'status_changed']);
    expect(events[1]).toMatchObject({ step_id: 'write', kind: 'continue', reason_code: 'approved' });
    expect(run.state()).toMatchObject({ status: 'running', current_step: 1, confirms: {}, asked: {} });
    expect(run.files.get('confirms/step-write/main-1.yaml')).toMatchObject({
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

  test('that was rejected stays so as long as somebody’s no stands, whoever else says yes', () => {
    const run = waiting();
    run.does(olga, reject);
    expect(run.state().intents).toHaveProperty('ended');
    expect(types(happens(run.does(oskar, approve)))).toEqual(['approval_changed']);
    expect(run.state()).toMatchObject({ status: 'failed', confirms: { 'step:write': { status: 'rejected' } } });
    expect(refusal(run.does(oskar, reject)).code).toBe('run_over');
  });

  test('that was rejected is opened again in the same record once nobody’s no stands any more', () => {
    const run = waiting();
    run.does(olga, reject);
    const events = happens(run.does(olga, approve));
    expect(types(events)).toEqual(['approval_changed', 'status_changed', 'step_changed', 'checkpoint_created']);
    expect(run.state()).toMatchObject({ status: 'running', current_step: 1, confirms: {} });
    expect(run.state().ended_at).toBeUndefined();
    expect(run.state().intents).not.toHaveProperty('ended');
    expect(run.files.get('confirms/step-write/main-1.yaml')).toMatchObject({
      number: 1,
      status: 'approved',
      decisions: [{ status: 'rejected' }, { status: 'approved' }],
    });
    goesOn(run);
    expect(run.state().status).toBe('completed');
  });

  test('that nobody has anything to do for is a gate by itself; its attempt is what it is about', () => {
    const run = waiting({}, full([{ id: 'write', requires_approval: true }, step('print', { depends_on: ['write'] })]));
    expect(run.state().confirms['step:write']?.covers).toEqual({ write: 'attempt:1' });
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
    expect(run.files.get('confirms/step-write/main-1.yaml')).toMatchObject({
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
    expect(run.files.get('confirms/step-write/main-1.yaml')).toMatchObject({ decisions: [{ assurance: 'signed' }] });
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

  test('what a command of the pipeline or an executor did, nobody has made', () => {
    const byAgent = full([{ id: 'write', prompt: 'Write it.', agent: 'writer', requires_approval: true }], {
      agents: { writer: { run: 'write' } },
    });
    const run = running(byAgent);
    happens(run.does(olga, { take: { by: 'm1', limit: 1 } }));
    happens(run.does(olga, submitted('write')));
    happens(run.does(olga, approve));
    expect(run.state().status).toBe('completed');
    const withoutCommand = { ...byAgent, agents: { writer: { ...byAgent.agents['writer']!, run: null } } };
    const other = running(withoutCommand);
    happens(other.does(olga, { take: { by: 'm1', limit: 1 } }));
    happens(other.does(olga, submitted('write', { executor: 'shell' })));
    happens(other.does(olga, approve));
    expect(other.state().status).toBe('completed');
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

describe('another output instead', () => {
  test('ends what was asked, asks about the new one, and who edits it has made it', () => {
    const run = waiting();
    happens(run.does(olga, { edit: { step: 'write', output: edited, reason: 'shorter' } }));
    expect(run.files.get('confirms/step-write/main-1.yaml')).toMatchObject({ status: 'superseded' });
    expect(run.files.get('confirms/step-write/main-2.yaml')).toMatchObject({
      number: 2,
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
      'output_recorded',
      'step_changed',
      'approval_changed',
      'approval_requested',
      'status_changed',
    ]);
    expect(run.state()).toMatchObject({ status: 'awaiting_approval', active: { write: { is: 'awaiting_approval' } } });
    happens(run.does(olga, approve));
    expect(run.state().status).toBe('running');
  });

  test('needs a step that somebody is asked about, and a reason', () => {
    const run = waiting();
    const edit = (id: string, reason = 'better') => run.does(ada, { edit: { step: id, output: edited, reason } });
    expect(refusal(edit('nothing')).code).toBe('unknown_step');
    expect(refusal(edit('print')).code).toBe('step_not_running');
    expect(refusal(edit('write', '')).code).toBe('reason_missing');
  });
});

describe('what was asked ends with what it is about', () => {
  test('when the run goes back, also after a no; asked again it has the next number', () => {
    for (const isRejected of [false, true]) {
      const run = waiting();
      if (isRejected) run.does(olga, reject);
      happens(run.does(ada, { rollback: { reason: 'do it again' } }));
      expect(run.files.get('confirms/step-write/main-1.yaml')).toMatchObject({ status: 'superseded' });
      expect(run.state().confirms).toEqual({});
      happens(run.does(ada, { restored: { tree: 'base0' } }));
      happens(run.does(ada, { resume: { reason: 'again' } }));
      goesOn(run);
      expect(run.state().confirms['step:write']).toMatchObject({ number: 2, status: 'requested' });
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
    expect([aboutOf({}, 'state'), attemptOf({}, 'state'), approversOf({}, 'state'), nextNumber({}, 'state')]).toEqual([
      { makers: [] },
      { job: 'step', attempt: 1 },
      [],
      1,
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
