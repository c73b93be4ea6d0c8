import { describe, expect, it } from 'vitest';
import { countersign, type Actor, type Envelope } from '../../../src/core/entry.ts';
import { defaultPolicy } from '../../../src/core/policy/schema.ts';
import type { RunCommand } from '../../../src/core/run/commands.ts';
import { runDecider } from '../../../src/core/run/decider.ts';
import { evolve, recorded } from '../../../src/core/run/evolve.ts';
import { deedsOf } from '../../../src/core/run/found.ts';
import { noticesOf, runWaiting, type RunWaiting } from '../../../src/core/run/notices.ts';
import { runReport } from '../../../src/core/run/report.ts';
import type { RunState } from '../../../src/core/run/state.ts';
import type { RunObserved } from '../../../src/core/run/world.ts';
import { runMarkdown } from '../../../src/core/surface/run-notices.ts';
import { plusMinutes } from '../../../src/core/time.ts';
import { noon, person } from '../given.ts';
import { full, step } from '../pipeline/given.ts';
import { ada, goesOn, olga, policyWith, rita, running, stranger, type Running } from './deciding.ts';
import { happens } from './playing.ts';

const pipeline = full([
  step('plan', { output: 'points', checkpoint: 'planned' }),
  step('review', { output: 'notes', requires_approval: true, depends_on: ['plan'] }),
  { id: 'talk', prompt: 'Talk to them', depends_on: ['review'] },
  step('ship', { depends_on: ['talk'] }),
]);

const policy = policyWith({ gates: { 'step:review': { roles: ['reviewer'] } } });
const everybody = [ada, olga, rita, stranger].map(({ id }) => [String(id), 'write'] as const);

function seen(changes: Partial<RunObserved> = {}): RunObserved {
  return {
    pipeline,
    pipelinePin: { blob: 'pipe1', origin: 'p.yml' },
    policy,
    policyPin: null,
    people: { permissions: Object.fromEntries(everybody), teams: {} },
    checkpoints: {},
    held: {},
    base: null,
    ...changes,
  };
}

/** A run whose second step waits for approval. */
function inReview(): Running {
  const run = running(pipeline, { policy });
  run.does(ada, { validate: {} });
  goesOn(run);
  expect(run.state().status).toBe('awaiting_approval');
  return run;
}

function mine(run: Running, actor: Actor, at = run.at()): readonly RunWaiting[] {
  return runWaiting(seen(), run.state(), actor, at);
}

function says(run: Running, actor: Actor): readonly string[] {
  return mine(run, actor).map((one) => one.says);
}

describe('what of a run waits, and for whom', () => {
  it('is told of an approval to those who may give it, with what was put out', () => {
    const run = inReview();
    expect(mine(run, rita, plusMinutes(run.at(), 3 * 24 * 60))).toMatchObject([
      {
        run: 'r1',
        is: 'approval',
        since: run.at(),
        says: expect.stringMatching(/^review waits for approval: notes, sha256 [0-9a-f]{12}$/u) as string,
        command: 'countersign workflow approve r1 review',
        gate: 'step:review',
        step: 'review',
        output: 'notes',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
      },
    ]);
    for (const nobody of [stranger, ada, olga]) expect(mine(run, nobody)).toEqual([]);
    expect(noticesOf({ pipeline }, run.state()).map(({ to }) => to)).toEqual(['reviewer']);
  });

  it('says how often it was done, and that one yes was given where more are needed', () => {
    const twice = policyWith({ gates: { 'step:review': { roles: ['reviewer', 'G3_OPERATIONS'], count: 2 } } });
    const run = running(pipeline, { policy: twice });
    run.does(ada, { validate: {} });
    goesOn(run);
    happens(run.does(olga, { approve: { gate: 'review', reason: '' } }));
    const { asked = {} } = run.state();
    const again = { ...run.state(), asked: { 'step:review': { ...asked['step:review'], makers: [], attempt: 2 } } };
    const [one] = runWaiting(seen({ policy: twice }), again, rita, run.at());
    expect(one?.says).toMatch(/^review waits for approval, attempt 2: notes, sha256 .* and more people are needed$/u);
    expect(runWaiting(seen({ policy: twice }), again, olga, run.at())).toEqual([]);
  });

  it('is told of what is asked to be agreed to, each by what it is', () => {
    const run = running(pipeline, { policy });
    run.does(ada, { validate: {} });
    happens(run.does(ada, { request: { what: { skip: { step: 'plan', reason: 'known' } } } }));
    expect(says(run, olga)).toEqual(['ada asks for a yes to leaving plan out', 'it can go on, and nobody is at it']);
    expect(mine(run, olga)[0]?.command).toBe('countersign workflow approve r1 skip:plan');
    expect(says(run, rita)).toEqual([]);
    const [confirm = expect.fail('nothing is asked')] = Object.values(run.state().confirms);
    const confirms = Object.fromEntries(
      ['rollback:planned', 'sequence', 'state', 'step:gone', 'skip:done'].map((gate) => [
        gate,
        {
          ...confirm,
          gate,
          ...(gate === 'skip:done' ? { status: 'approved' as const } : {}),
          ...(gate === 'step:gone' ? { covers: {} } : {}),
        },
      ]),
    );
    expect(noticesOf({ pipeline }, { ...run.state(), confirms }).map((one) => one.says)).toEqual([
      'ada asks for a yes to going back to planned',
      'ada asks for a yes to following another definition',
      'ada asks for a yes to other values of state variables',
      'gone waits for approval',
      'leaving done out is agreed to, and not done yet',
      'it can go on, and nobody is at it',
    ]);
    const agreed = { ...confirm, gate: 'skip:done', status: 'approved' as const };
    const { requested_by: _by, ...bySomebody } = agreed;
    const asked = { 'skip:done': { makers: [olga.id] } };
    const state = { ...run.state(), asked, confirms: { 'skip:done': bySomebody } };
    expect(noticesOf({ pipeline }, state)).toMatchObject([
      { is: 'agreed', command: 'countersign workflow output r1 skip:done', to: 'ada' },
      { is: 'goes_on' },
    ]);
    expect(runWaiting(seen(), state, olga, run.at())).toMatchObject([{ is: 'agreed' }, { is: 'goes_on' }]);
    expect(runWaiting(seen(), state, rita, run.at())).toEqual([]);
  });

  it('is told that it can go on, where nobody is at it, to whoever started it and to who coordinates it', () => {
    const run = inReview();
    happens(run.does(rita, { approve: { gate: 'review', reason: '' } }));
    for (const who of [ada, olga])
      expect(mine(run, who)).toMatchObject([{ is: 'goes_on', command: 'countersign workflow resume r1' }]);
    expect(mine(run, stranger)).toEqual([]);
    const back = { ...run.state(), status: 'rolling_back' } as const;
    expect(noticesOf({ pipeline }, back).map((one) => one.says)).toEqual(['it is going back, and nobody is at it']);
    const work = { is: 'running', job: 'step', attempt: 1, since: noon } as const;
    for (const talk of [work, { ...work, is: 'retrying' as const }])
      expect(noticesOf({ pipeline }, { ...back, active: { talk } })).toEqual([]);
  });

  it('is told of a step that waits for direction to whoever may give it, and why', () => {
    const run = running(full([step('plan', { retry: 0, effects: 'external', compensation: { run: 'undo' } })]), {
      policy,
    });
    run.does(ada, { validate: {} });
    happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
    happens(run.does(ada, { resume: { reason: 'killed' } }));
    const because = 'plan waits for direction: whoever worked on it is gone';
    const told = seen({ pipeline: full([step('plan', { effects: 'external', compensation: { run: 'undo' } })]) });
    for (const who of [ada, olga])
      expect(runWaiting(told, run.state(), who, run.at())).toMatchObject([
        { is: 'direction', says: because, command: 'countersign workflow retry r1 plan', step: 'plan' },
      ]);
    expect(runWaiting(told, run.state(), stranger, run.at())).toEqual([]);
    const delivered = { ...run.state(), intents: {} };
    expect(noticesOf(told, delivered).map((one) => one.says)).toEqual(['plan waits for direction: interrupted']);
    const { active, ...rest } = run.state();
    const plan = { is: 'awaiting_direction', job: 'step', attempt: 1, since: noon } as const;
    expect(
      noticesOf(told, {
        ...rest,
        active: { ...active, plan },
        intents: { odd: {}, other: { about: { step: 'plan' } } },
      }).map((one) => one.says),
    ).toEqual(['plan waits for direction: ']);
  });

  it('is told of a run that waits as a whole, though nobody says since when', () => {
    const run = inReview();
    happens(run.does(ada, { rollback: { to: 'planned', reason: 'the plan was wrong.' } }));
    happens(run.does(ada, { restored: { tree: 'back1' } }));
    expect(run.state().status).toBe('awaiting_direction');
    const [one] = mine(run, olga, plusMinutes(run.at(), 5));
    expect(one).toMatchObject({
      is: 'direction',
      command: 'countersign workflow resume r1',
      since: plusMinutes(run.at(), 5),
    });
    const { reason: _reason, ...silent } = run.state();
    expect(noticesOf({ pipeline }, { ...silent, reason: { code: 'rolled-back', because: '' } })[0]?.says).toBe(
      'it waits for direction',
    );
  });

  it('is told of a step that is handed on to whoever started the run', () => {
    const run = inReview();
    happens(run.does(rita, { approve: { gate: 'review', reason: '' } }));
    happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
    expect(mine(run, ada)).toMatchObject([
      { is: 'step', step: 'talk', command: 'countersign workflow next r1', since: run.at() },
    ]);
    expect(mine(run, olga)).toEqual([]);
  });

  it('is told of a damaged checkpoint and of what nobody may to who coordinates the run, and to nobody once delivered', () => {
    const run = running(pipeline, { policy });
    run.damages('start');
    happens(run.does(ada, { validate: {} }));
    const damaged = run.at();
    run.passes(1000);
    run.does(ada, { rollback: { to: 'start', reason: 'again', unvalidated: true } });
    const found = mine(run, olga);
    expect(found.map(({ is, since }) => [is, since])).toEqual([
      ['checkpoint', damaged],
      ['goes_on', run.at()],
      ['hard_stop', run.at()],
    ]);
    const earlier = run.state().seen.map((one) => one.replace(run.at(), noon.replace('2026', '2025')));
    const first = runWaiting(seen(), { ...run.state(), seen: earlier }, olga, run.at());
    expect(first.map(({ is }) => is)).toEqual(['hard_stop', 'checkpoint', 'goes_on']);
    expect(found.map((one) => one.says)).toEqual([
      'nobody can go back to the checkpoint start any more: a byte of it is another',
      'it can go on, and nobody is at it',
      'ada asked for rollback, which nobody may: the checkpoint start is damaged, and nobody goes back to it unseen',
    ]);
    expect(mine(run, stranger)).toEqual([]);
    const bare = { checkpoint: { what: 'checkpoint_corrupt' }, stop: { what: 'hard_stop', about: {} } };
    expect(noticesOf({ pipeline }, { ...run.state(), checkpoints: [], seen: [], intents: bare })).toMatchObject([
      { is: 'goes_on', since: null },
      { is: 'checkpoint', since: null },
      { is: 'hard_stop', since: null },
    ]);
    for (const of of Object.keys(run.state().intents ?? {}))
      happens(run.does(countersign, { receipt: { of, id: 'comment' } }));
    expect(mine(run, olga).map(({ is }) => is)).toEqual(['goes_on']);
  });

  it('is told of its end to whoever started it, until somebody told them', () => {
    const run = inReview();
    happens(run.does(olga, { cancel: { reason: 'not needed' } }));
    expect(mine(run, ada)).toMatchObject([
      { is: 'ended', says: expect.stringMatching(/^your run ended: it is cancelled: /u) as string, since: run.at() },
    ]);
    expect(mine(run, olga)).toEqual([]);
    const ended = (status: RunState['status']): readonly string[] => {
      const { reason: _reason, ended_at: _at, ...rest } = run.state();
      return noticesOf({ pipeline }, { ...rest, status }).map((one) => `${one.says} ${one.since ?? 'some time'}`);
    };
    expect(ended('failed')).toEqual(['it failed some time']);
    expect(ended('rolled_back')).toEqual(['it was rolled back some time']);
    happens(run.does(countersign, { receipt: { of: 'ended', id: 'cli' } }));
    expect(mine(run, ada)).toEqual([]);
  });
});

function comment(run: Running): { readonly id: string; readonly seq: number } {
  return { id: 'IC_1', seq: run.state().seq };
}

describe('the record is told what GitHub shows', () => {
  const later = plusMinutes(noon, 60);
  it('which comment tells of the run, and of what, once nobody works at it', () => {
    const run = inReview();
    const due = (found: RunObserved['found'], state: RunState | null = run.state()): readonly string[] =>
      runDecider.deeds(seen(found === undefined ? {} : { found }), state).map(({ source }) => source);
    const found = { at: later, comment: comment(run), said: [] };
    expect(due(found)).toEqual([`receipt:issue_comment:IC_1:${run.state().seq}`]);
    expect(due(undefined)).toEqual([]);
    expect(due(found, null)).toEqual([]);
    expect(due({ ...found, comment: null })).toEqual([]);
    expect(due({ ...found, at: run.at() })).toEqual([]);
    expect(due(found, { ...run.state(), status: 'running' })).toEqual([]);
    const busy = {
      ...run.state(),
      active: { plan: { is: 'retrying', job: 'step', attempt: 1, since: noon } },
    } as const;
    expect(due(found, busy)).toEqual([]);
    expect(due(found, { ...run.state(), seen: [] })).toHaveLength(1);
    happens(run.does(countersign, { receipt: { of: 'issue_comment', id: 'IC_1' } }));
    expect(due(found)).toEqual([]);
    expect(happens(run.does(countersign, { receipt: { of: 'issue_comment', id: 'IC_1' } }))).toEqual([]);
    happens(run.does(ada, { cancel: { reason: 'x' } }));
    expect(due({ ...found, comment: comment(run) })).toEqual([`receipt:ended:IC_1:${run.state().seq}`]);
    expect(due(found)).toEqual([]);
  });

  it('keeps where the comment is, however much else is delivered', () => {
    const run = inReview();
    const entry = run.entries.at(-1) ?? expect.fail('nothing is recorded');
    let state: RunState | null = run.state();
    for (const key of ['issue_comment', ...Array.from({ length: 20 }, (_, at) => `intent${at}`)])
      state = evolve(state, { type: 'receipt_recorded', event_id: 'e', key, id: 'IC_1' }, entry);
    expect(Object.keys(state?.receipts ?? {})).toHaveLength(17);
    expect(state?.receipts).toMatchObject({ issue_comment: 'IC_1', intent19: 'IC_1' });
  });

  it('what people decided there about exactly what waits, oldest first, and none of it twice', () => {
    const run = inReview();
    const bob = person('bob', { assurance: 'proven' });
    const [{ confirm_id: id } = expect.fail('nothing waits')] = Object.values(run.state().confirms);
    const seenAs = id.padEnd(8, '-');
    const said = (source: string, minutes: number, command: RunCommand): Envelope<RunCommand> => ({
      source,
      said: plusMinutes(noon, minutes),
      actor: bob,
      command,
    });
    const confirms = { 'step:review': { ...run.state().confirms['step:review']!, confirm_id: seenAs } };
    const state: RunState = { ...run.state(), confirms };
    const gate = 'step:review';
    const all = [
      said('late', 20, { reject: { gate, digest: seenAs, reason: 'no' } }),
      said('other', 11, { approve: { gate, digest: 'another-one', reason: '' } }),
      said('blind', 12, { approve: { gate, reason: '' } }),
      said('cancel', 13, { cancel: { reason: '' } }),
      said('gate', 14, { approve: { gate: 'step:plan', digest: seenAs, reason: '' } }),
      said('early', 10, { approve: { gate, digest: seenAs, reason: '' } }),
      said('mid', 15, { approve: { gate, digest: seenAs, reason: '' } }),
      { source: 'never', actor: bob, command: { approve: { gate, digest: seenAs, reason: '' } } },
    ];
    const found = { at: later, comment: null, said: all };
    const news = (one: RunState): readonly string[] => deedsOf({ found }, one).map(({ source }) => source);
    expect(news(state)).toEqual(['early', 'mid', 'late']);
    const head = {
      v: 1,
      id: 'e9',
      seq: 9,
      at: plusMinutes(noon, 30),
      ...(all[5] ?? expect.fail('nothing was said')),
    } as const;
    const heard = recorded(state, head, false);
    expect(heard?.heard).toBe(`${plusMinutes(noon, 10)} early`);
    expect(news(heard ?? expect.fail('no state'))).toEqual(['mid', 'late']);
    expect(recorded(state, head, true)?.heard).toBe(`${plusMinutes(noon, 10)} early`);
    // In the same second as what was heard: neither is dropped, and neither is heard twice.
    const twin = said('a-twin', 10, { approve: { gate, digest: seenAs, reason: '' } });
    const late = heard ?? expect.fail('no state');
    const both = { ...found, said: [...all, twin] };
    expect(deedsOf({ found: both }, late).map(({ source }) => source)).toEqual(['a-twin', 'mid', 'late']);
    const after = recorded(late, { ...head, ...twin, id: 'e10', seq: 10 }, false) ?? expect.fail('no state');
    expect(after.heard).toBe(`${plusMinutes(noon, 10)} early a-twin`);
    expect(deedsOf({ found: both }, after).map(({ source }) => source)).toEqual(['mid', 'late']);
    // The clock of whoever drives was ahead: what was said since people were told counts.
    const ahead = { ...state, started_at: plusMinutes(noon, 14) };
    expect(news(ahead)).toEqual(['mid', 'late']);
    const told = { ...found, comment: { id: 'IC_1', seq: 1, made: plusMinutes(noon, 10) } };
    expect(deedsOf({ found: told }, ahead).map(({ source }) => source)).toEqual([
      'early',
      'mid',
      'late',
      ...deedsOf({ found: { ...told, said: [] } }, ahead).map(({ source }) => source),
    ]);
  });
});

describe('what people read of a run', () => {
  it('says what waits and how it is answered, and nothing that people wrote is Markdown', () => {
    const run = inReview();
    const state = { ...run.state(), task: 'Release <b>it</b>, @carol #1' };
    const text = runMarkdown(seen(), state, [], null);
    expect(text).toContain('**Run `r1` of `tdd` waits for approval**'.replace('tdd', state.pipeline_name));
    expect(text).toMatch(
      /→ `\/approve step:review@.{1,8}` or `\/reject step:review@.{1,8} --reason WHY` or `countersign workflow approve r1 review`/u,
    );
    expect(text).toContain('rita');
    expect(text).not.toMatch(/<b>|@carol| #1/u);
    expect(runMarkdown(seen(), { ...state, task: '' }, [], null)).not.toContain('Release');
  });

  it('says whom direction takes, what was refused, who goes on, and that there is more than is shown', () => {
    const run = inReview();
    const { confirms: _confirms, ...rest } = run.state();
    const waits = { is: 'awaiting_direction', job: 'step', attempt: 1, since: noon, reason_code: 'timed_out' } as const;
    const active = Object.fromEntries(Array.from({ length: 22 }, (_, at) => [`s${at}`, waits]));
    const refusal = { code: 'not_in_role', because: 'eve is nobody', next: 'Ask bob.' } as const;
    const refused = [{ actor: person('eve'), refusal }, { actor: person('eve') }];
    const many = runMarkdown(seen(), { ...rest, confirms: {}, active, status: 'awaiting_direction' }, refused, null);
    expect(many).toContain('It takes ada, or somebody in G3');
    expect(many).toContain('- … and 2 more');
    expect(many).toContain('> eve: not done, because eve is nobody. Ask bob.');
    const idle = { ...rest, confirms: {}, active: {} };
    for (const status of ['running', 'rolling_back'] as const)
      expect(runMarkdown(seen(), { ...idle, status }, [], null)).toContain('`countersign workflow resume r1`');
    const hosted = { talk: { ...waits, is: 'running', doer: 'host' } } as const;
    expect(runMarkdown(seen(), { ...idle, status: 'running', active: hosted }, [], null)).toContain('For ada.');
    const whole = { ...idle, status: 'awaiting_direction', reason: { code: 'rolled-back', because: 'back' } } as const;
    expect(runMarkdown(seen(), whole, [], null)).toContain('**it waits for direction: back**. It takes');
  });

  it('ends with the report', () => {
    const run = running(full([step('plan')]), { policy: defaultPolicy });
    run.does(ada, { validate: {} });
    goesOn(run);
    const report = runReport(full([step('plan')]), run.state(), run.entries);
    const text = runMarkdown(seen(), run.state(), [], report);
    expect(text).toContain('is completed**');
    expect(text).toContain('# Workflow Execution');
    expect(text).not.toContain('clone');
  });
});
