import { describe, expect, test } from 'vitest';
import type { Actor, Verdict } from '../../../src/core/entry.ts';
import type { WrittenStep } from '../../../src/core/pipeline/schema.ts';
import type { Agreed, RunCommand } from '../../../src/core/run/commands.ts';
import type { RunEventBody } from '../../../src/core/run/events.ts';
import { full, step } from '../pipeline/given.ts';
import { ada, digestOf, goesOn, olga, refusal, running, submitted, type Running } from './deciding.ts';
import { happens } from './playing.ts';

const state = { copies: { type: 'integer', initial: 1 }, region: { type: 'string', one_of: ['eu'] } } as const;
const takesBack = { run: 'undo' } as const;

const written: readonly WrittenStep[] = [
  step('build', { checkpoint: 'built' }),
  step('pay', { depends_on: ['build'], effects: 'external', compensation: takesBack }),
  step('ship', {
    depends_on: ['pay'],
    checkpoint: 'shipped',
    preconditions: [{ file: 'parcel', says: 'there is a parcel' }],
    required_state: ['copies'],
    verify: [{ file: 'receipt', says: 'there is a receipt' }],
  }),
];

/** The run has built and paid, and would ship. */
function paid(): Running {
  const run = running(full(written, { state }));
  run.does(ada, { validate: {} });
  for (const id of ['build', 'pay']) {
    happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
    happens(run.does(ada, submitted(id)));
    happens(run.does(ada, { validate: {} }));
  }
  return run;
}

/** It is refused, whoever asks for it, asked for as an approval, too; it changes nothing, and the role is told. */
function expectStops(run: Running, command: RunCommand, because: string | RegExp): void {
  const before = run.state();
  const [verb = ''] = Object.keys(command);
  for (const actor of [ada, olga]) expectStopped(run.does(actor, command), because);
  expect(run.state()).toMatchObject({
    status: before.status,
    custom_state: before.custom_state,
    pipeline: before.pipeline,
    intents: {
      [`hard_stop:${verb}`]: {
        what: 'hard_stop',
        to: 'G3_OPERATIONS',
        about: { verb, by: 'olga', because: expect.stringMatching(because) as string },
      },
    },
  });
}

function expectStopped(verdict: Verdict<RunEventBody>, because: string | RegExp): void {
  expect(refusal(verdict)).toMatchObject({
    code: 'hard_stop',
    because: expect.stringMatching(because) as string,
    next: expect.stringContaining('No approval allows this; G3_OPERATIONS is told.') as string,
    handoff: { to: 'G3_OPERATIONS' },
  });
}

/** An approval of everything there is, by whoever may give one. */
function approvedForAnything(run: Running, gate: string, covers: Readonly<Record<string, string>>): void {
  const made = { decided_by: olga.id, decided_by_login: 'olga', decided_by_role: 'G3_OPERATIONS', authority: 'e-mail' };
  run.tampers({
    confirms: {
      [gate]: {
        confirm_id: 'c1',
        number: 1,
        gate,
        track: 'main',
        status: 'approved',
        covers,
        requested_by_role: 'G3_OPERATIONS',
        requested_at: '2026-03-02T12:00:00.000Z',
        decisions: [
          {
            ...made,
            decision_id: 'd1',
            status: 'approved',
            decided_at: '2026-03-02T12:00:00.000Z',
            assurance: 'proven',
            reason: '',
          },
        ],
      },
    },
  });
}

/** A run that has paid, and to which another definition is offered. */
function offering(steps: readonly WrittenStep[]): Running {
  const run = paid();
  run.sees({ offered: { pipeline: full(steps, { state }), pin: { blob: 'pipe2', origin: 'p.yml' } } });
  return run;
}

function ask(run: Running, actor: Actor, what: Agreed): Verdict<RunEventBody> {
  return run.does(actor, { request: { what } });
}

describe('another definition', () => {
  const follow = { follow: { blob: 'pipe2', reason: 'faster' } } as const;
  const [build, pay, ship] = written as [WrittenStep, WrittenStep, WrittenStep];

  test.each<[string, readonly WrittenStep[], string]>([
    [
      'with effects outside that nothing takes back',
      [build, pay, ship, step('mail', { effects: 'external' })],
      'nothing would take back what mail does outside',
    ],
    [
      'that forgets how to take back what is done',
      [build, step('pay', { depends_on: ['build'] }), ship],
      'nothing would take back what pay did outside',
    ],
    ['without any checkpoint', [build, pay, { ...ship, checkpoint: false }], 'no checkpoint would be made any more'],
    [
      'without what must hold before a step',
      [build, pay, { ...ship, preconditions: [] }],
      'preconditions of ship would not be looked at',
    ],
    [
      'without the state that a step needs',
      [build, pay, { ...ship, required_state: [] }],
      'required_state of ship would not be looked at',
    ],
    [
      'without what must hold after a step',
      [build, pay, { ...ship, verify: [] }],
      'verify of ship would not be looked at',
    ],
  ])('%s stops, with an approval and without', (_what, steps, because) => {
    const run = offering(steps);
    expectStops(run, follow, because);
    expectStopped(ask(run, olga, follow), because);
    approvedForAnything(run, 'sequence', { definition: 'pipe2', pipeline: 'pipe1' });
    expectStopped(run.does(ada, follow), because);
    expect(run.state().confirms['sequence']?.status).toBe('approved');
  });

  test('that keeps all of it is for the coordinating role to approve', () => {
    const run = offering([...written, step('tidy', { depends_on: ['ship'] })]);
    happens(ask(run, ada, follow));
    happens(run.does(olga, { approve: { gate: 'sequence', reason: '' } }));
    happens(run.does(ada, follow));
    expect(run.state().pipeline.blob).toBe('pipe2');
  });

  test('needs no checkpoint where the one before had none left either', () => {
    const bare = [step('a', { checkpoint: 'x' }), step('b', { depends_on: ['a'] })];
    const run = running(full(bare));
    happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
    happens(run.does(ada, submitted('a')));
    run.sees({
      offered: { pipeline: full([...bare, step('c', { depends_on: ['b'] })]), pin: { blob: 'pipe2', origin: 'p' } },
    });
    expect(refusal(run.does(ada, follow)).code).toBe('approval_missing');
    run.sees({ offered: { pipeline: full([bare[0]!]), pin: { blob: 'pipe2', origin: 'p' } } });
    expect(refusal(run.does(ada, follow)).code).toBe('cannot_follow');
  });
});

describe('a value that a variable cannot have', () => {
  test.each<[string, string | number, string]>([
    ['copies', 'many', 'copies is of type integer'],
    ['copies', 1.5, 'copies is of type integer'],
    ['region', 'us', 'region is one of eu'],
  ])('%s = %s is a mistake that nobody is told of, with an approval and without', (name, value, because) => {
    const run = paid();
    const set = { set: { state: { [name]: value }, reason: 'x' } };
    const isMistake = { code: 'invalid_argument', because: expect.stringMatching(because) as string };
    expect(refusal(run.does(ada, set))).toMatchObject(isMistake);
    expect(refusal(ask(run, olga, set))).toMatchObject(isMistake);
    approvedForAnything(run, 'state', { pipeline: 'pipe1', [`state:${name}`]: JSON.stringify(value) });
    expect(refusal(run.does(ada, set))).toMatchObject(isMistake);
    expect(run.state().intents).toBeUndefined();
    expect(run.state().custom_state).toEqual({ copies: 1 });
  });

  test('one that it can have does not', () => {
    expect(refusal(paid().does(ada, { set: { state: { copies: 2 }, reason: 'x' } })).code).toBe('approval_missing');
  });
});

describe('a checkpoint that is damaged', () => {
  test('is not gone back to unseen, with an approval and without, named or the newest', () => {
    for (const to of [{ to: 'built' }, {}]) {
      const run = paid();
      const unseen = { rollback: { ...to, reason: 'quick', unvalidated: true } } as const;
      run.damages('built');
      expectStops(run, unseen, 'the checkpoint built is damaged');
      expectStopped(ask(run, olga, unseen), 'the checkpoint built is damaged');
      const id = run.state().checkpoints.at(-1)?.id ?? '';
      approvedForAnything(run, 'rollback:built', { checkpoint: id, validation: 'skipped' });
      expectStopped(run.does(ada, unseen), 'the checkpoint built is damaged');
    }
  });

  test('is passed over for the one before where it is looked at', () => {
    const run = paid();
    run.damages('built');
    happens(run.does(ada, { rollback: { reason: 'again' } }));
    const { checkpoints, rollback } = run.state();
    expect(checkpoints.find(({ id }) => id === rollback?.to)?.name).toBe('start');
  });

  test('that nobody knows is another matter', () => {
    const run = paid();
    expect(refusal(run.does(ada, { rollback: { to: 'nowhere', reason: 'x', unvalidated: true } })).code).toBe(
      'unknown_checkpoint',
    );
  });

  test('is known to be damaged also where nobody looked again', () => {
    const run = paid();
    run.tampers({ checkpoints: run.state().checkpoints.map((one) => ({ ...one, corrupt: true })) });
    run.sees({ checkpoints: {} });
    expectStopped(run.does(ada, { rollback: { reason: 'x', unvalidated: true } }), 'the checkpoint built is damaged');
  });
});

describe('a state that is not in order', () => {
  const isWrong = /^the state is not in order: copies is of type integer/u;
  const commands: readonly RunCommand[] = [
    { retry: { step: 'ship', reason: 'x' } },
    { skip: { step: 'ship', reason: 'x' } },
    { approve: { gate: 'ship', reason: 'x' } },
    { edit: { step: 'ship', output: { bytes: 0, sha256: digestOf('') }, reason: 'x' } },
    { set: { state: { copies: 1 }, reason: 'x' } },
    { follow: { blob: 'pipe2', reason: 'x' } },
  ];

  test.each(commands.map((command) => [Object.keys(command)[0] ?? '', command] as const))(
    'is not gone past by %s',
    (_verb, command) => {
      const run = paid();
      run.tampers({ custom_state: { copies: 'many' } });
      expectStops(run, command, isWrong);
    },
  );

  test('is not gone past by going on', () => {
    const run = paid();
    run.tampers({ status: 'awaiting_direction', custom_state: { copies: 'many' } });
    expectStops(run, { resume: { reason: 'go on' } }, isWrong);
  });

  test('can be left by going back, after which the run goes on', () => {
    const run = paid();
    run.tampers({ custom_state: { copies: 'many' } });
    happens(run.does(ada, { rollback: { reason: 'it is wrong' } }));
    happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
    happens(run.does(ada, submitted('pay', { job: 'compensation' })));
    happens(run.does(ada, { restored: { tree: 'base0' } }));
    happens(run.does(ada, { resume: { reason: 'go on' } }));
    expect(run.state()).toMatchObject({ status: 'running', custom_state: { copies: 1 } });
  });
});

describe('the record', () => {
  test('of what is over nobody writes anew, with an approval and without', () => {
    const run = paid();
    const output = { bytes: 1, sha256: digestOf('x'), text: 'x' };
    expectStops(
      run,
      { edit: { step: 'build', output, reason: 'looks better' } },
      'what build put out is over and stays in the record',
    );
    expect(run.files.get('steps/build.yaml')).toMatchObject({ text: 'build' });
  });

  test('holds each stop, and tells the last of a kind only', () => {
    const run = paid();
    const { seq } = run.state();
    const output = { bytes: 1, sha256: digestOf('x'), text: 'x' };
    for (const id of ['build', 'pay']) run.does(ada, { edit: { step: id, output, reason: 'x' } });
    expect(run.state().seq).toBe(seq + 2);
    expect(run.state().intents).toMatchObject({
      'hard_stop:edit': { about: { because: expect.stringContaining('pay') as string } },
    });
    expect(Object.keys(run.state().intents ?? {})).toEqual(['hard_stop:edit']);
  });

  test('a refusal of another kind tells nobody', () => {
    const run = paid();
    refusal(run.does(ada, { skip: { step: 'ship', reason: 'x' } }));
    expect(run.state().intents).toBeUndefined();
  });
});

test('after a stop the run goes on as it would have', () => {
  const run = paid();
  run.does(ada, { edit: { step: 'build', output: { bytes: 1, sha256: digestOf('x'), text: 'x' }, reason: 'x' } });
  goesOn(run);
  expect(run.state().status).toBe('completed');
});
