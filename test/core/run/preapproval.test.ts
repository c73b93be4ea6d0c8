import { describe, expect, test } from 'vitest';
import { isRunGate } from '../../../src/core/policy/run-gates.ts';
import { checkPolicy } from '../../../src/core/policy/check.ts';
import type { WrittenStep } from '../../../src/core/pipeline/schema.ts';
import { full, step } from '../pipeline/given.ts';
import { definition } from '../given.ts';
import {
  ada,
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
import { happens } from './playing.ts';

const state = {
  region: { type: 'string', one_of: ['eu', 'us'] },
  copies: { type: 'integer', initial: 1 },
  note: { type: 'string' },
} as const;

const first: readonly WrittenStep[] = [step('build', { checkpoint: 'built' })];
const written: readonly WrittenStep[] = [
  ...first,
  step('test', { depends_on: ['build'], checkpoint: 'tested' }),
  step('lint', { depends_on: ['build'], optional: true }),
  step('ship', { depends_on: ['test'] }),
];
const pipeline = full(written, { state });

/** A run that has done its first steps, one after the other, up to and with this one. */
function after(last: string | null, changes: Parameters<typeof running>[1] = {}): Running {
  const run = running(pipeline, changes);
  run.does(ada, { validate: {} });
  for (const id of last === null
    ? []
    : pipeline.steps.slice(0, pipeline.steps.findIndex((one) => one.id === last) + 1).map((one) => one.id)) {
    happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
    happens(run.does(ada, submitted(id)));
    happens(run.does(ada, { validate: {} }));
  }
  return run;
}

function asksAndGets(run: Running, what: Parameters<typeof asking>[0], gate: string): void {
  happens(run.does(ada, asking(what)));
  happens(run.does(olga, { approve: { gate, reason: 'go ahead' } }));
}

function asking(what: Extract<Parameters<Running['does']>[1], { request: unknown }>['request']['what']) {
  return { request: { what } };
}

describe('what needs nobody', () => {
  test('an optional step is skipped alone, once what it needs is over', () => {
    const skip = { skip: { step: 'lint', reason: 'no time' } } as const;
    const early = after(null);
    expect(refusal(early.does(ada, skip)).code).toBe('requirement_open');
    const run = after('build');
    expect(happens(run.does(ada, skip))).toMatchObject([
      { type: 'step_changed', step_id: 'lint', kind: 'skip', reason_code: 'optional-step-skipped', detail: 'no time' },
    ]);
    expect(refusal(run.does(ada, skip)).code).toBe('already_decided');
    goesOn(run);
    expect(run.state()).toMatchObject({ status: 'completed' });
    expect(run.state().reason).toBeUndefined();
  });

  test('steps, checkpoints, looking at them, and going back to the newest', () => {
    const run = after('test');
    happens(run.does(ada, { rollback: { reason: 'again' } }));
    expect(run.events().some(({ type }) => type.startsWith('approval'))).toBe(false);
    expect(run.state().rollback?.to).toBe(run.state().checkpoints.at(-1)?.id);
    const named = after('test');
    happens(named.does(ada, { rollback: { to: 'tested', reason: 'again' } }));
  });

  test('a request for it is refused: it can be done at once', () => {
    expect(refusal(after('build').does(ada, asking({ skip: { step: 'lint', reason: 'x' } })))).toMatchObject({
      code: 'already_decided',
      next: 'Give the same command without --ask.',
    });
  });
});

describe('skipping a required step', () => {
  const skip = { skip: { step: 'test', reason: 'tested by hand' } } as const;

  test('is refused without an approval that was given before, with the way to one', () => {
    const run = after('build');
    expect(refusal(run.does(ada, skip))).toEqual({
      code: 'approval_missing',
      because: 'leaving out the required step test needs an approval of the role G3_OPERATIONS first: nobody was asked',
      next: 'Ask for it: the same command with --ask.',
    });
    happens(run.does(ada, asking(skip)));
    expect(refusal(run.does(ada, asking(skip)))).toMatchObject({ code: 'already_decided' });
    expect(refusal(run.does(ada, skip))).toMatchObject({
      code: 'approval_missing',
      because: expect.stringContaining('nobody has answered yet') as string,
      next: 'countersign workflow approve r1 skip:test. It takes olga@example.com or oskar@example.com (G3_OPERATIONS).',
    });
    expect(run.state().current_step).toBe(1);
  });

  test('is done once it is approved, names the approval, and the run is complete with warnings only', () => {
    const run = after('build');
    asksAndGets(run, skip, 'skip:test');
    const confirm = recordOf(run, 'skip-test', 1) as { readonly confirm_id: string };
    expect(confirm).toMatchObject({ status: 'approved', covers: { step: 'test', pipeline: 'pipe1' } });
    expect(happens(run.does(ada, skip))).toMatchObject([
      { type: 'approval_used', gate: 'skip:test', confirm_id: confirm.confirm_id, covers: { step: 'test' } },
      {
        type: 'step_changed',
        step_id: 'test',
        kind: 'skip',
        reason_code: 'skipped-by-approval',
        detail: 'tested by hand',
      },
    ]);
    expect(run.state().confirms).toEqual({});
    goesOn(run);
    expect(run.state()).toMatchObject({
      status: 'completed',
      reason: { code: 'completed-with-warnings', because: 'required and not done: test' },
    });
  });

  test('is for whoever holds the coordinating role to approve, and not for who asks', () => {
    const run = after('build');
    happens(run.does(olga, asking(skip)));
    const approve = { approve: { gate: 'skip:test', reason: '' } };
    expect(refusal(run.does(rita, approve)).code).toBe('not_in_role');
    expect(refusal(run.does(ada, approve)).code).toBe('not_in_role');
    expect(refusal(run.does(robot, approve)).code).toBe('agent_not_counted');
    expect(refusal(run.does(olga, approve)).code).toBe('own_work');
    happens(run.does(oskar, approve));
    happens(run.does(ada, skip));
  });

  test('is for nobody where the policy does not know the role', () => {
    const run = after('build', { policy: policyWith({ roles: {} }) });
    happens(run.does(ada, asking(skip)));
    expect(refusal(run.does(olga, { approve: { gate: 'skip:test', reason: '' } })).next).toContain(
      'roles: { "G3_OPERATIONS"',
    );
  });

  test('without any policy is for whoever may write, who says so before', () => {
    const run = after('build', unwritten);
    expect(refusal(run.does(ada, skip)).code).toBe('approval_missing');
    happens(run.does(ada, asking(skip)));
    happens(run.does(ada, { approve: { gate: 'skip:test', reason: 'I am alone' } }));
    happens(run.does(ada, skip));
  });

  test('is not approved by an approval of another step, nor twice by one', () => {
    const run = after('build');
    asksAndGets(run, skip, 'skip:test');
    expect(refusal(run.does(ada, { skip: { step: 'ship', reason: 'x' } })).code).toBe('approval_missing');
    happens(run.does(ada, skip));
    expect(refusal(run.does(ada, { skip: { step: 'ship', reason: 'x' } })).code).toBe('approval_missing');
    // The step is open again after the run went back, and the approval was used.
    happens(run.does(ada, { rollback: { reason: 'again' } }));
    happens(run.does(ada, { restored: { tree: 'base0' } }));
    happens(run.does(ada, { resume: { reason: 'again' } }));
    expect(refusal(run.does(ada, skip)).code).toBe('approval_missing');
  });

  test('may come before its turn: a run that went back because of it gets past it', () => {
    const run = after(null);
    asksAndGets(run, skip, 'skip:test');
    happens(run.does(ada, skip));
    expect(run.state()).toMatchObject({ current_step: 0, skipped: [[1, 1]] });
    goesOn(run);
    expect(run.state()).toMatchObject({ status: 'completed', reason: { because: 'required and not done: test' } });
  });

  test('stays refused after a no, until they say yes in the same record', () => {
    const run = after('build');
    happens(run.does(ada, asking(skip)));
    happens(run.does(olga, { reject: { gate: 'skip:test', reason: 'test it' } }));
    expect(run.state().status).toBe('running');
    expect(refusal(run.does(ada, skip)).because).toContain('it was refused (olga: test it)');
    expect(refusal(run.does(ada, asking(skip)))).toMatchObject({ code: 'already_decided' });
    happens(run.does(olga, { approve: { gate: 'skip:test', reason: '' } }));
    happens(run.does(ada, skip));
    expect(recordOf(run, 'skip-test', 1)).toMatchObject({
      status: 'approved',
      decisions: [{ status: 'rejected' }, { status: 'approved' }],
    });
  });

  test('is taken back as long as it is not done', () => {
    const run = after('build');
    asksAndGets(run, skip, 'skip:test');
    expect(refusal(run.does(oskar, { approve: { gate: 'skip:test', reason: '' } })).code).toBe('already_decided');
    happens(run.does(olga, { reject: { gate: 'skip:test', reason: 'I was wrong' } }));
    expect(recordOf(run, 'skip-test', 1)).toMatchObject({ status: 'superseded' });
    expect(recordOf(run, 'skip-test', 2)).toMatchObject({ status: 'rejected' });
    expect(refusal(run.does(ada, skip)).code).toBe('approval_missing');
  });

  test('needs more people where the policy says so', () => {
    const run = after('build', { policy: policyWith({ gates: { skip: { count: 2 } } }) });
    asksAndGets(run, skip, 'skip:test');
    expect(refusal(run.does(ada, skip)).because).toContain('more people are needed');
    happens(run.does(oskar, { approve: { gate: 'skip:test', reason: '' } }));
    happens(run.does(ada, skip));
  });

  test('is not approved any more once the approval has expired; it can be asked for again', () => {
    const run = after('build', { policy: policyWith({ gates: { skip: { expires_after_days: 1 } } }) });
    asksAndGets(run, skip, 'skip:test');
    run.passes(24 * 60 * 60_000);
    expect(refusal(run.does(ada, skip)).because).toContain('it expired at 2026-03-03');
    expect(refusal(run.does(olga, { approve: { gate: 'skip:test', reason: '' } })).code).toBe('superseded');
    asksAndGets(run, skip, 'skip:test');
    expect(recordOf(run, 'skip-test', 1)).toMatchObject({ status: 'expired' });
    happens(run.does(ada, skip));
  });

  test('counts only those who still hold the role, where the policy asks again', () => {
    for (const recheck of [true, false]) {
      const roles = { ...writtenPolicy.roles, G3_OPERATIONS: { emails: ['oskar@example.com'] } };
      const run = after('build', { policy: policyWith({ recheck }) });
      asksAndGets(run, skip, 'skip:test');
      run.sees({ policy: policyWith({ recheck, roles }) });
      const verdict = run.does(ada, skip);
      const why = 'refusal' in verdict ? verdict.refusal.because : '';
      expect(why.includes('does not hold the role any more')).toBe(recheck);
    }
    const run = after('build', { policy: policyWith({ recheck: true }) });
    asksAndGets(run, skip, 'skip:test');
    happens(run.does(ada, skip));
    expect(run.state().current_step).toBe(2);
  });

  test('needs a step that is there and not at work, a reason, and a run that does not go back', () => {
    const run = after('build');
    expect(refusal(run.does(ada, { skip: { step: 'nothing', reason: 'x' } })).code).toBe('unknown_step');
    expect(refusal(run.does(ada, { skip: { step: 'test', reason: ' ' } })).code).toBe('reason_missing');
    expect(refusal(run.does(ada, asking({ skip: { step: 'test', reason: ' ' } }))).code).toBe('reason_missing');
    happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
    expect(refusal(run.does(ada, skip)).code).toBe('step_running');
    happens(run.does(ada, { rollback: { reason: 'again' } }));
    expect(refusal(run.does(ada, skip)).code).toBe('rolling_back');
  });

  test('whose effects cannot be taken back leaves them as they are, with an approval of that', () => {
    const paying = full([
      step('open', { effects: 'external', compensation: { run: 'close' }, optional: true }),
      step('pay', { depends_on: ['open'] }),
    ]);
    const run = running(paying);
    happens(run.does(ada, { validate: {} }));
    happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
    happens(run.does(ada, submitted('open')));
    happens(run.does(ada, { rollback: { reason: 'wrong account' } }));
    const open = { skip: { step: 'open', reason: 'the bank does it' } } as const;
    expect(refusal(run.does(ada, open)).code).toBe('rolling_back');
    happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
    const outcome = {
      is: 'failed',
      reason_code: 'exit_nonzero',
      because: 'it ended with 1',
      retryable: false,
    } as const;
    happens(run.does(ada, submitted('open', { job: 'compensation', outcome })));
    expect(run.state().status).toBe('awaiting_direction');
    expect(refusal(run.does(ada, open))).toMatchObject({
      code: 'approval_missing',
      because: expect.stringContaining('leaving what open did outside as it is') as string,
    });
    asksAndGets(run, open, 'skip:open');
    expect(happens(run.does(ada, open))).toMatchObject([
      { type: 'approval_used', gate: 'skip:open', covers: { outside: 'open' } },
      { type: 'step_changed', kind: 'skip', reason_code: 'passed-over', job: 'compensation' },
      { type: 'status_changed', status: 'rolling_back' },
    ]);
    happens(run.does(ada, { restored: { tree: 'base0' } }));
    expect(run.state().status).toBe('awaiting_direction');
  });

  test('ends what somebody was asked about its output', () => {
    const asked = full([step('draw', { requires_approval: true }), step('print', { depends_on: ['draw'] })]);
    const run = running(asked);
    goesOn(run);
    const draw = { skip: { step: 'draw', reason: 'nobody answers' } } as const;
    asksAndGets(run, draw, 'skip:draw');
    happens(run.does(ada, draw));
    expect(recordOf(run, 'step-draw', 1)).toMatchObject({ status: 'superseded' });
    expect(run.state()).toMatchObject({ status: 'running', current_step: 1, confirms: {} });
  });
});

describe('another value of state variables', () => {
  const set = { set: { state: { region: 'us' }, reason: 'the first is down' } } as const;

  test('is refused without an approval, and set with one, once', () => {
    const run = after('build');
    expect(refusal(run.does(ada, set))).toMatchObject({ code: 'approval_missing' });
    expect(run.state().custom_state).toEqual({ copies: 1 });
    asksAndGets(run, set, 'state');
    expect(recordOf(run, 'state', 1)).toMatchObject({ covers: { 'state:region': '"us"' } });
    expect(happens(run.does(ada, set))).toMatchObject([
      { type: 'approval_used', gate: 'state' },
      { type: 'state_changed', set: { region: 'us' }, because: 'the first is down' },
    ]);
    expect(run.state().custom_state).toEqual({ copies: 1, region: 'us' });
    expect(refusal(run.does(ada, set)).code).toBe('invalid_argument');
    expect(refusal(run.does(ada, { set: { state: { region: 'eu' }, reason: 'x' } })).code).toBe('approval_missing');
  });

  test('is approved for exactly this value; asking for another ends what was asked', () => {
    const run = after('build');
    asksAndGets(run, set, 'state');
    const eu = { set: { state: { region: 'eu' }, reason: 'x' } } as const;
    const both = { set: { state: { region: 'us', copies: 2 }, reason: 'x' } } as const;
    for (const other of [eu, both])
      expect(refusal(run.does(ada, other)).because).toContain(
        'what was asked for (it is approved) is not exactly this',
      );
    happens(run.does(ada, asking(eu)));
    expect(recordOf(run, 'state', 1)).toMatchObject({ status: 'superseded' });
    expect(refusal(run.does(ada, set)).code).toBe('approval_missing');
  });

  test('needs variables that are there, a reason, and a run that does not go back', () => {
    const run = after('build');
    expect(refusal(run.does(ada, { set: { state: { regoin: 'us' }, reason: 'x' } }))).toMatchObject({
      code: 'invalid_argument',
      because: 'regoin is no state variable of p; there is region, copies, note',
    });
    expect(refusal(run.does(ada, { set: { state: { region: 'us' }, reason: '' } })).code).toBe('reason_missing');
    happens(run.does(ada, { rollback: { reason: 'again' } }));
    expect(refusal(run.does(ada, set)).code).toBe('rolling_back');
  });
});

describe('going back elsewhere than to the newest checkpoint', () => {
  const back = { rollback: { to: 'built', reason: 'the test was wrong' } } as const;

  test('is refused without an approval, and done with one for exactly this checkpoint', () => {
    const run = after('test');
    expect(refusal(run.does(ada, back))).toMatchObject({
      code: 'approval_missing',
      because:
        'going back to built, past newer checkpoints needs an approval of the role G3_OPERATIONS first: nobody was asked',
    });
    expect(refusal(run.does(ada, { rollback: { to: 'start', reason: 'x' } })).code).toBe('approval_missing');
    asksAndGets(run, back, 'rollback:built');
    const id = run.state().checkpoints.find(({ name }) => name === 'built')?.id;
    expect(recordOf(run, 'rollback-built', 1)).toMatchObject({ covers: { checkpoint: id } });
    expect(refusal(run.does(ada, { rollback: { to: 'start', reason: 'x' } })).code).toBe('approval_missing');
    const events = happens(run.does(ada, back));
    expect(events.map(({ type }) => type)).toContain('approval_used');
    expect(run.state()).toMatchObject({ status: 'rolling_back', rollback: { to: id } });
  });

  test('without looking whether it is whole needs an approval of that, also for the newest', () => {
    const run = after('test');
    const unseen = { rollback: { to: 'tested', reason: 'quick', unvalidated: true } } as const;
    expect(refusal(run.does(ada, unseen))).toMatchObject({
      code: 'approval_missing',
      because: expect.stringContaining('going back to tested without looking at it') as string,
    });
    asksAndGets(run, unseen, 'rollback:tested');
    const events = happens(run.does(ada, unseen));
    expect(events.map(({ type }) => type)).not.toContain('checkpoint_validated');
    expect(run.state().status).toBe('rolling_back');
  });

  test('where newer ones are damaged, the newest that is whole needs nobody', () => {
    const run = after('test');
    run.damages('tested');
    happens(run.does(ada, { validate: {} }));
    happens(run.does(ada, back));
    expect(run.state().status).toBe('rolling_back');
  });

  test('an approval is not for a checkpoint of the same name that was made later', () => {
    const run = after('test');
    asksAndGets(run, { rollback: { to: 'start', reason: 'x' } }, 'rollback:start');
    asksAndGets(run, back, 'rollback:built');
    happens(run.does(ada, { rollback: { to: 'start', reason: 'x' } }));
    happens(run.does(ada, { restored: { tree: 'base0' } }));
    happens(run.does(ada, { resume: { reason: 'again' } }));
    for (const id of ['build', 'test']) {
      happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
      happens(run.does(ada, submitted(id)));
      happens(run.does(ada, { validate: {} }));
    }
    expect(refusal(run.does(ada, back)).because).toContain('is not exactly this');
  });
});

describe('another definition for the rest of the run', () => {
  const follow = { follow: { blob: 'pipe2', reason: 'we forgot to sign' } } as const;
  const signed = full([...written, step('sign', { depends_on: ['ship'] })], {
    state: { ...state, signer: { type: 'string', initial: 'nobody' }, signed: { type: 'boolean' } },
  });
  const offered = { pipeline: signed, pin: { blob: 'pipe2', origin: 'p.yml' } };

  test('is refused without an approval, and followed with one from here on', () => {
    const run = after('test', { offered });
    expect(refusal(run.does(ada, follow))).toMatchObject({
      code: 'approval_missing',
      because: expect.stringContaining('following p.yml from here on') as string,
    });
    asksAndGets(run, follow, 'sequence');
    expect(recordOf(run, 'sequence', 1)).toMatchObject({
      covers: { definition: 'pipe2', pipeline: 'pipe1' },
    });
    expect(happens(run.does(ada, follow))).toMatchObject([
      { type: 'approval_used', gate: 'sequence' },
      { type: 'definition_pinned', what: 'pipeline', pin: { blob: 'pipe2' } },
      { type: 'state_changed', set: { signer: 'nobody' } },
    ]);
    expect(run.state().pipeline.blob).toBe('pipe2');
    expect(refusal(run.does(ada, follow)).code).toBe('already_decided');
    goesOn(run);
    expect(run.state()).toMatchObject({ status: 'completed', current_step: 5 });
  });

  test('with a gate about what was done before: who did that by hand does not open it', () => {
    const think = { id: 'think', prompt: 'Think.' } as const;
    const last = step('print', { depends_on: ['think'] });
    const gate = { id: 'review', requires_approval: true, depends_on: ['think'] } as const;
    const run = running(full([think, last]), { offered: { ...offered, pipeline: full([think, last, gate]) } });
    happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
    happens(run.does(olga, submitted('think')));
    happens(run.does(ada, asking(follow)));
    happens(run.does(oskar, { approve: { gate: 'sequence', reason: 'go ahead' } }));
    happens(run.does(ada, follow));
    happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
    expect(run.state().asked?.['step:review']?.makers).toEqual([olga.id]);
    expect(refusal(run.does(olga, { approve: { gate: 'review', reason: '' } })).code).toBe('own_work');
  });

  test('in another order: what is open may be done in it', () => {
    const turned = full(
      [
        ...first,
        step('lint', { depends_on: ['build'], optional: true }),
        step('test', { depends_on: ['lint'], checkpoint: 'tested' }),
        step('ship', { depends_on: ['test'] }),
      ],
      { state },
    );
    const run = after('build', { offered: { ...offered, pipeline: turned } });
    asksAndGets(run, follow, 'sequence');
    happens(run.does(ada, follow));
    happens(run.does(ada, { take: { by: 'm1', limit: 4 } }));
    expect(Object.keys(run.state().active)).toEqual(['lint']);
  });

  test('is not approved by an approval of other bytes', () => {
    const run = after('test', { offered });
    asksAndGets(run, follow, 'sequence');
    run.sees({ offered: { ...offered, pin: { blob: 'pipe3', origin: 'p.yml' } } });
    expect(refusal(run.does(ada, { follow: { blob: 'pipe3', reason: 'x' } })).code).toBe('approval_missing');
    // What was approved of the definition before is not approved of this one.
    const skip = { skip: { step: 'ship', reason: 'x' } } as const;
    asksAndGets(run, skip, 'skip:ship');
    run.sees({ offered });
    happens(run.does(ada, follow));
    expect(refusal(run.does(ada, skip)).because).toContain('is not exactly this');
  });

  test('is refused where what is over, or waits, would not be what it is', () => {
    const [build, ...rest] = written;
    const others: readonly [string, readonly WrittenStep[], string][] = [
      ['gone', rest.map((one) => ({ ...one, depends_on: [] })), 'build is over and is not in it'],
      [
        'moved',
        [step('begin'), { ...build!, depends_on: ['begin'] }, ...rest],
        'build is over as step 0 and would be step 1',
      ],
      ['changed', [{ ...build!, output: 'binary' }, ...rest], 'build is over, and would be another step'],
      [
        'left out',
        [...first, ...rest.filter(({ id }) => id !== 'ship')],
        'ship is not in it, and leaving it out is a skip',
      ],
    ];
    for (const [, steps, because] of others) {
      const run = after('build', { offered: { ...offered, pipeline: full(steps, { state }) } });
      expect(refusal(run.does(ada, follow))).toMatchObject({ code: 'cannot_follow', because });
      expect(refusal(run.does(ada, asking(follow))).code).toBe('cannot_follow');
    }
    const withoutLint = after('build', {
      offered: {
        ...offered,
        pipeline: full(
          written.filter(({ id }) => id !== 'lint'),
          { state },
        ),
      },
    });
    asksAndGets(withoutLint, follow, 'sequence');
    happens(withoutLint.does(ada, follow));
  });

  test('is refused where what an interrupted step may have done outside would be another’s', () => {
    const call = step('call', { idempotent: false, effects: 'external', compensation: { run: 'undo' } });
    const run = running(full([call]), {
      offered: { ...offered, pipeline: full([step('greet'), { ...call, depends_on: ['greet'] }]) },
    });
    happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
    happens(run.does(ada, { resume: { reason: 'the machine is gone' } }));
    expect(run.state().status).toBe('awaiting_direction');
    expect(refusal(run.does(ada, follow))).toMatchObject({
      code: 'cannot_follow',
      because: 'call is over as step 0 and would be step 1',
    });
  });

  test('is refused where a state variable could not be what it is in the run', () => {
    const { region: _region, ...withoutRegion } = state;
    const others = [
      withoutRegion,
      { ...state, region: { type: 'integer' } },
      { ...state, region: { type: 'string', one_of: ['eu'] } },
      { ...state, note: { type: 'string', one_of: ['a'] } },
    ] as const;
    for (const other of others) {
      const run = after('build', { offered: { ...offered, pipeline: full(written, { state: other }) } });
      expect(refusal(run.does(ada, follow)).because).toMatch(/^the state variable (?:region|note) could not be there/u);
    }
    const wider = { ...state, region: { type: 'string', one_of: ['eu', 'us', 'asia'] } } as const;
    const run = after('build', { offered: { ...offered, pipeline: full(written, { state: wider }) } });
    expect(refusal(run.does(ada, follow)).code).toBe('approval_missing');
  });

  test('is refused while somebody works, while the run goes back, without a reason, and for what is not there', () => {
    const run = after('test', { offered });
    expect(refusal(run.does(ada, { follow: { blob: 'pipe2', reason: '' } })).code).toBe('reason_missing');
    expect(refusal(run.does(ada, { follow: { blob: 'pipe9', reason: 'x' } })).code).toBe('unknown_workflow');
    happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
    expect(refusal(run.does(ada, follow)).code).toBe('step_running');
    happens(run.does(ada, { rollback: { reason: 'x' } }));
    expect(refusal(run.does(ada, follow)).code).toBe('rolling_back');
  });

  test('is refused where a step waits for an approval that nobody would ask for', () => {
    const asks = [step('draw', { requires_approval: true }), step('print', { depends_on: ['draw'] })];
    const free = full([step('draw'), step('print', { depends_on: ['draw'] })]);
    const run = running(full(asks), { offered: { ...offered, pipeline: free } });
    goesOn(run);
    expect(refusal(run.does(ada, follow))).toMatchObject({
      code: 'cannot_follow',
      because: 'draw waits for an approval that nobody would ask for',
    });
    run.sees({ offered: { ...offered, pipeline: full([...asks, step('bind', { depends_on: ['print'] })]) } });
    expect(refusal(run.does(ada, follow)).code).toBe('approval_missing');
  });
});

describe('who says how a run goes on', () => {
  const cancel = { cancel: { reason: 'enough' } } as const;

  test('whoever started it, or the coordinating role; nobody else', () => {
    for (const command of [cancel, { rollback: { reason: 'x' } }] as const) {
      const run = after('build');
      expect(refusal(run.does(stranger, command))).toMatchObject({
        code: 'not_in_role',
        because: 'stranger neither started this run nor is in G3_OPERATIONS',
        next: expect.stringContaining('roles: { "G3_OPERATIONS": { emails: ["stranger@example.com"] } }') as string,
      });
      happens(after('build').does(ada, command));
      happens(run.does(olga, command));
    }
  });

  test('after a failure, and after the run went back', () => {
    const run = after('build');
    happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
    const outcome = {
      is: 'failed',
      reason_code: 'exit_nonzero',
      because: 'it ended with 1',
      retryable: false,
    } as const;
    happens(run.does(stranger, submitted('test', { outcome })));
    expect(run.state().status).toBe('rolling_back');
    happens(run.does(stranger, { restored: { tree: 'base0' } }));
    expect(run.state().status).toBe('awaiting_direction');
    expect(refusal(run.does(stranger, { resume: { reason: 'x' } })).code).toBe('not_in_role');
    expect(refusal(run.does(stranger, { resume: { reason: 'x', steps: [] } })).code).toBe('not_in_role');
    happens(run.does(stranger, { resume: { reason: 'the machine is gone', steps: ['test'] } }));
    expect(run.state().status).toBe('awaiting_direction');
    happens(run.does(ada, { resume: { reason: 'fixed' } }));
    expect(run.state().status).toBe('running');
  });

  test('a step that waits is tried again by them', () => {
    const risky = full([step('call', { idempotent: false })]);
    const run = running(risky);
    happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
    happens(run.does(stranger, { resume: { reason: 'gone' } }));
    expect(run.state().status).toBe('awaiting_direction');
    const retry = { retry: { step: 'call', reason: 'it did not get there' } } as const;
    expect(refusal(run.does(stranger, retry)).code).toBe('not_in_role');
    expect(refusal(run.does({ ...robot, id: ada.id }, retry)).code).toBe('not_in_role');
    happens(run.does({ ...ada, kind: 'system' }, retry));
    expect(run.state().status).toBe('running');
  });

  test('an agent may end what it started, and otherwise waits for a person', () => {
    const run = after('build');
    const agent = { ...robot, id: ada.id };
    expect(refusal(run.does(agent, { rollback: { reason: 'x' } })).code).toBe('not_in_role');
    happens(run.does(agent, cancel));
  });

  test('without any policy, whoever may write', () => {
    const run = after('build', unwritten);
    happens(run.does(stranger, cancel));
    expect(run.state().status).toBe('cancelled');
  });
});

describe('gates of runs in a policy', () => {
  test('are known whatever pipelines there are; others are not', () => {
    const known = ['step', 'step:write', 'skip', 'skip:test', 'rollback:built', 'sequence', 'state'];
    const unknown = ['steps', 'step:', 'step:a:b', 'sequence:a', 'state:x', 'commercial'];
    expect([known.map(isRunGate), unknown.map(isRunGate)]).toEqual([known.map(() => true), unknown.map(() => false)]);
    const policy = policyWith({
      gates: { 'step:write': { roles: ['reviewer'], distinct_from: ['skip:test'] }, 'step:': { roles: ['reviewer'] } },
    });
    const found = checkPolicy(policy, [definition], []).filter(({ code }) => code === 'unknown_gate');
    expect(found.map(({ message }) => message)).toEqual(['there is no gate step:']);
  });
});
