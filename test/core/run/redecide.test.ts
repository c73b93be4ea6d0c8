import { describe, expect, it } from 'vitest';
import { countersign, type Actor } from '../../../src/core/entry.ts';
import type { Pipeline } from '../../../src/core/pipeline/pipeline.ts';
import { fullPolicy } from '../../../src/core/policy/schema.ts';
import type { Circumstance } from '../../../src/core/project/under.ts';
import type { RunCommand } from '../../../src/core/run/commands.ts';
import { decideRun } from '../../../src/core/run/decide.ts';
import { findingsInRun } from '../../../src/core/run/findings.ts';
import { policyPinAfter, policyPinAt } from '../../../src/core/run/policy-pin.ts';
import { redecideRun, runCommandText, worded, type RunBook } from '../../../src/core/run/redecide.ts';
import { observedUnder } from '../../../src/core/run/under.ts';
import {
  ada,
  digestOf,
  goesOn,
  olga,
  oskar,
  policyWith,
  rita,
  running,
  stranger,
  submitted,
  writtenPolicy,
  type Running,
} from './deciding.ts';
import {
  external,
  fails,
  ids,
  inTurn,
  pipelineOf,
  played,
  step,
  takes,
  variable,
  type Playing,
  type RunEntry,
} from './playing.ts';

const policies = { policy1: fullPolicy(writtenPolicy) };

const release: Pipeline = pipelineOf(
  inTurn(
    step('plan', { output: 'plan', checkpoint: 'planned' }),
    step('draft', { output: 'draft', requires_approval: true }),
    step('build', { resources: ['database'] }),
    step('notes'),
    external('ship', { checkpoint: 'shipped' }),
  ),
  { state: { version: variable('integer', { initial: 1 }) } },
);

function bookOf(run: Pick<Playing, 'pipeline'>, more: Partial<RunBook> = {}): RunBook {
  return { pipelines: { pipe1: run.pipeline, ...more.pipelines }, policies: { ...policies, ...more.policies } };
}

function again(run: Pick<Playing, 'pipeline' | 'entries'>, entries = run.entries, more: Partial<RunBook> = {}) {
  return redecideRun(entries, bookOf(run, more), ids);
}

/** The entries with the last that fits changed. */
function changed(run: Pick<Playing, 'entries'>, at: number, change: (entry: RunEntry) => unknown): readonly RunEntry[] {
  const entry = run.entries.at(at)!;
  return run.entries.with(at, { ...entry, ...(change(entry) as Partial<RunEntry>) });
}

/** What is wrong with the record when one of its entries is another. */
function wrongWith(run: Pick<Playing, 'pipeline' | 'entries'>, at: number, change: (entry: RunEntry) => unknown) {
  return again(run, changed(run, at, change)).wrong.map(({ says }) => says);
}

/** A run up to the approval of its draft, with everybody at work. */
function story(): Running {
  const run = running(release);
  run.does(ada, { take: { by: 'm', limit: 1 } });
  run.does(ada, submitted('plan', { take: { by: 'm', limit: 1 } }));
  run.does(ada, { validate: {} });
  run.does(ada, submitted('draft'));
  run.does(oskar, {
    edit: { step: 'draft', output: { bytes: 1, sha256: digestOf('other'), text: 'o' }, reason: 'so' },
  });
  run.does(stranger, { approve: { gate: 'step:draft', reason: '' } });
  run.does(olga, { approve: { gate: 'step:draft', reason: 'fine' } });
  return run;
}

describe('a run that is decided again', () => {
  it('comes out as it is recorded: approvals, agreement, other policies, resources of others, going back', () => {
    const run = story();
    run.sees({ held: { database: 1 } });
    run.does(ada, { take: { by: 'm', limit: 1 } });
    expect(run.saw()).toMatchObject({ under: [{ held: 'database', by: 1 }] });
    run.sees({ held: {} });
    run.does(ada, { take: { by: 'm', limit: 1 } });
    // The policy moves: what the run does by itself says so, and what somebody asks for pins it.
    run.sees({
      policy: policyWith({ assurance: 'asserted' }),
      policyPin: { blob: 'policy2', origin: '.github/countersign.yml' },
    });
    run.does(ada, submitted('build', { take: { by: 'm', limit: 1 } }));
    expect(run.saw()).toMatchObject({ policy: 'policy2' });
    run.does(stranger, { cancel: { reason: 'mine' } });
    expect(run.saw()).toMatchObject({ policy: 'policy2' });
    run.does(ada, { resume: { reason: 'killed', steps: ['notes'] } });
    expect(run.state().policy?.blob).toBe('policy2');
    const skip: RunCommand = { skip: { step: 'notes', reason: 'nobody reads them' } };
    run.does(ada, { request: { what: skip } });
    run.does(olga, { approve: { gate: 'skip:notes', reason: '' } });
    run.does(ada, skip);
    run.does(ada, { request: { what: { set: { state: { version: 2 }, reason: 'next' } } } });
    run.sees({ policy: fullPolicy(writtenPolicy), policyPin: null });
    run.does(ada, { rollback: { reason: 'back' } });
    run.does(ada, { restored: { tree: 'base0' } });
    run.does(ada, { resume: { reason: 'on' } });
    run.sees({ policyPin: { blob: 'policy1', origin: '.github/countersign.yml' } });
    goesOn(run);
    const others = { policies: { policy2: policyWith({ assurance: 'asserted' }) } };
    // Whatever is left out of what came of an entry is found there.
    for (const [at, { seq, events = [] }] of run.entries.entries()) {
      if (events.length === 0) continue;
      const fewer = run.entries.slice(0, at + 1).with(at, { ...run.entries[at]!, events: events.slice(1) });
      const left = redecideRun(fewer, bookOf(run, others), ids, seq - 1);
      expect([seq, left.wrong.map(({ entry }) => entry)]).toEqual([seq, [seq]]);
    }
    // Without a policy pinned the default one holds; here nothing rests on which it was.
    expect(again(run, run.entries, others)).toEqual({ decided: run.entries.length, wrong: [], untold: [] });
    expect(again(run).untold).toMatchObject([
      { what: 'submit build', because: 'the pipeline or the policy of then cannot be read any more' },
      {},
      {},
      {},
      {},
      {},
      {},
    ]);
    expect(redecideRun(run.entries, { pipelines: {}, policies: {} }, ids, run.entries.length - 1).untold).toHaveLength(
      1,
    );
  });

  it('follows another definition, which is read by what the command names', () => {
    const other = { ...release, description: 'other' };
    const offered = { pipeline: other, pin: { blob: 'pipe2', origin: 'other.yml' } };
    const run = running(release, { offered });
    const follow: RunCommand = { follow: { blob: 'pipe2', reason: 'better' } };
    run.does(ada, { request: { what: follow } });
    run.does(olga, { approve: { gate: 'sequence', reason: '' } });
    run.does(ada, follow);
    run.does(ada, { take: { by: 'm', limit: 1 } });
    run.sees({ offered: { pipeline: release, pin: { blob: 'pipe3', origin: '' } } });
    run.does(ada, { follow: { blob: 'pipe4', reason: 'where is it' } });
    const book = { pipelines: { pipe2: other } };
    expect(again(run, run.entries, book)).toEqual({ decided: run.entries.length, wrong: [], untold: [] });
    expect(again(run).untold).toHaveLength(4);
  });

  it('tells which people and which damaged checkpoints a decision rested on', () => {
    const run = running(release, {
      policy: policyWith({ roles: { G3_OPERATIONS: { teams: ['acme/ops'] }, reviewer: { permission: 'maintain' } } }),
      people: { permissions: { [String(rita.id)]: 'maintain' }, teams: { 'acme/ops': [olga.id, oskar.id] } },
    });
    const book = {
      policies: {
        policy1: policyWith({
          roles: { G3_OPERATIONS: { teams: ['acme/ops'] }, reviewer: { permission: 'maintain' } },
        }),
      },
    };
    run.does(ada, { take: { by: 'm', limit: 1 } });
    run.does(ada, submitted('plan', { take: { by: 'm', limit: 1 } }));
    run.does(ada, submitted('draft'));
    run.does(olga, { approve: { gate: 'draft', reason: '' } });
    expect(run.saw()).toMatchObject({ under: [{ team: 'acme/ops', has: [olga.id] }] });
    run.damages('planned');
    run.does(olga, { validate: {} });
    expect(run.saw()).toMatchObject({
      under: [{ checkpoint: run.state().checkpoints[1]?.id, because: 'a byte of it is another' }],
    });
    run.sees({ checkpoints: {} });
    run.does(ada, { validate: { checkpoints: ['start'] } });
    expect(run.saw()).toMatchObject({ under: [{ because: null }] });
    expect(again(run, run.entries, book)).toEqual({ decided: run.entries.length, wrong: [], untold: [] });
  });
});

describe('an entry that the rules of then would not have made', () => {
  it('is named with why: by somebody who may not, without what it needs, with what it cannot have seen', () => {
    const run = story();
    const last = run.entries.length - 1;
    const says = (change: (entry: RunEntry) => unknown): string => wrongWith(run, last, change).join();
    expect(says(() => ({ actor: stranger }))).toContain(
      'that of approve step:draft by stranger came: step:draft is approved, draft is done, the run is running; by the rules of then it is refused',
    );
    expect(says(() => ({ actor: countersign }))).toContain(
      'that countersign itself asked for approve step:draft, which it never does',
    );
    expect(says(({ events }) => ({ events: events?.slice(0, -1) }))).toContain('by the rules of then there came');
    expect(
      says(({ events = [] }) => ({
        events: events.map((one) =>
          'decision' in one ? { ...one, decision: { ...one.decision, decided_by_role: 'x' } } : one,
        ),
      })),
    ).toContain('decided_by_role is "G3_OPERATIONS" and not "x"');
    expect(says(() => ({ events: [] }))).toContain(
      'came: nothing; by the rules of then there came step:draft is approved',
    );
    const { confirms: _confirms, current_step, ahead, skipped, custom_state, tree, done_outside } = run.state();
    const then = { current_step, ahead, skipped, custom_state, tree, done_outside };
    const bodies = [
      { type: 'state_changed', set: { version: 2 } },
      { type: 'approval_used', gate: 'state', track: 'main', confirm_id: 'c', covers: {} },
      { type: 'rolled_back', to: 'c', name: 'planned', state: then, undone: [], next: 'awaiting_direction' },
    ];
    const made = bodies.map((body, at) => ({ ...body, event_id: `e${run.entries[last]!.seq}.${at}` }));
    expect(says(() => ({ events: made }))).toContain(
      'came: version changes, state is used, the run is back at planned; by the rules of then there came',
    );
    expect(says(({ saw }) => ({ saw: { ...saw, pipeline: 'other' } }))).toContain(
      'that it was decided by the pipeline other',
    );
    expect(says(() => ({ id: 'e0' }))).toContain('its id does not follow from that');
    expect(says(() => ({ events: [{ ...run.entries[last]?.events?.[0], event_id: 'x' }] }))).toContain(
      'under an id that does not follow',
    );
    const under = (...some: readonly Circumstance[]): string => says(({ saw }) => ({ saw: { ...saw, under: some } }));
    expect(under({ person: 'nobody', may: 'admin' })).toContain('what nobody may, on whom nothing rested');
    expect(under({ team: 'acme/ops', has: [] })).toContain('the policy lists no such team');
    expect(under({ held: 'paper', by: 1 })).toContain('that other runs held paper, which no step here needs');
    expect(under({ held: 'database', by: 0 })).toContain('that 0 steps of other runs held database');
    expect(under({ checkpoint: 'x', because: '' })).toContain(
      'how it was with {"checkpoint":"x","because":""}, which was not asked about',
    );
    expect(
      again(
        run,
        changed(run, last, () => ({ command: { fly: {} } })),
      ).wrong,
    ).toMatchObject([{ isMisshapen: true }]);
    // What is told of people on whom something could rest makes no difference here.
    expect(under({ person: String(olga.id), may: null }, { held: 'database', by: 1 }).length).toBe(0);
  });

  it('begins with nothing else than a start, and no circumstance of projects', () => {
    const run = story();
    expect(redecideRun(run.entries.slice(1, 2), bookOf(run), ids).wrong[0]?.says).toBe(
      'that something happened before there was a run',
    );
    expect(
      again(
        run,
        changed(run, 0, ({ saw }) => ({ saw: { ...saw, under: [{ checkpoint: 'x', because: '' }] } })),
      ).wrong[0]?.says,
    ).toContain('not asked about');
    const head = { ...run.entries[1]!, actor: ada };
    const law = {
      pipeline: release,
      pipelinePin: { blob: 'pipe1', origin: '' },
      policy: policies.policy1,
      policyPin: null,
      base: null,
    };
    const bare = observedUnder(law, null, head, [{ reminds: true }], () => undefined);
    expect(bare).toMatchObject({ held: {}, checkpoints: {} });
  });

  it('is untold where only the size of the state stood in the way', () => {
    const run = story();
    const refusal = { code: 'state_full', because: 'too large', next: 'less' } as const;
    expect(
      again(
        run,
        changed(run, 1, () => ({ events: undefined, refusal })),
      ).untold[0],
    ).toMatchObject({ because: 'the state had no room for it' });
  });

  it('is a refusal that is told to somebody else', () => {
    const run = running(pipelineOf([step('a'), step('b')]));
    run.does(ada, { take: { by: 'm', limit: 1 } });
    run.does(ada, submitted('a'));
    run.does(ada, { edit: { step: 'a', output: { bytes: 1, sha256: digestOf('x'), text: 'x' }, reason: 'so' } });
    const at = run.entries.length - 1;
    expect(again(run).wrong).toEqual([]);
    const { refusal } = run.entries[at]!;
    expect(refusal?.code).toBe('hard_stop');
    expect(
      wrongWith(run, at, () => ({ refusal: { ...refusal, handoff: { to: 'me', needs: [], questions: [] } } }))[0],
    ).toContain('by the rules of then');
  });

  it('is one after which no rule leads on', () => {
    const run = story();
    const start = changed(run, 0, ({ events = [] }) => ({
      events: events.map((one) =>
        one.type === 'run_started' ? { ...one, custom_state: JSON.parse('{"__proto__": 1}') as object } : one,
      ),
    }));
    expect(again(run, start).wrong.length).toBeGreaterThan(0);
    const lost = changed(run, 1, ({ events = [] }) => ({
      events: events.map((one) => (one.type === 'step_changed' ? { ...one, step_id: 'nowhere' } : one)),
    }));
    expect(again(run, lost).wrong.length).toBeGreaterThan(0);
  });
});

describe('sentences of the rules', () => {
  it('may be worded otherwise by a later version, and stand in these fields', () => {
    const run = played(pipelineOf(inTurn(step('a', { critical: true, retry: { max: 0, initial_delay_ms: 1 } }))));
    takes(run);
    fails(run, 'a');
    const reworded = changed(run, -1, ({ events = [] }) => ({
      events: events.map((one) =>
        one.type === 'rollback_begun' || one.type === 'status_changed'
          ? { ...one, because: 'in other words: it ended with 1' }
          : one,
      ),
    }));
    const other = redecideRun(reworded, { pipelines: { pipe1: run.pipeline }, policies: {} }, ids);
    expect([other.wrong, other.untold]).toEqual([[], []]);
    expect(Object.keys(worded)).toContain('rollback_begun');
  });
});

it('what commands are about is told in their words', () => {
  expect(
    (
      [
        { request: { what: { set: { state: { a: 1, b: 2 }, reason: '' } } } },
        { take: { by: 'm', limit: 1 } },
        { follow: { blob: 'b', reason: '' } },
        { approve: { gate: 'step:a', reason: '' } },
      ] as const
    ).map((command) => runCommandText(command)),
  ).toEqual(['request set a, b', 'take', 'follow b', 'approve step:a']);
  expect(runCommandText(JSON.parse('{}') as RunCommand)).toBe('');
});

describe('the policy of an entry', () => {
  it('is the one that it pins, that it says it saw, or that was pinned before', () => {
    const run = story();
    const [start, plain] = [run.entries[0]!, run.entries[1]!];
    const before = { blob: 'policy1', origin: 'x' };
    const saw = (policy: unknown): RunEntry => ({ ...plain, saw: { policy } });
    expect(policyPinAt(start, null)?.blob).toBe('policy1');
    expect(policyPinAt(plain, before)).toBe(before);
    expect(policyPinAt(saw('policy1'), before)).toBe(before);
    expect(policyPinAt(saw('policy2'), before)).toEqual({ blob: 'policy2', origin: '' });
    expect(policyPinAt(saw(null), before)).toBeNull();
    expect(policyPinAt(saw(null), null)).toBeNull();
    const { events: _events, ...refused } = plain;
    expect(policyPinAt(refused, before)).toBe(before);
    expect([policyPinAfter(start, null)?.blob, policyPinAfter(refused, before)]).toEqual(['policy1', before]);
  });
});

function told(entries: readonly RunEntry[]): readonly string[] {
  return findingsInRun(entries, { pipe1: release }).map(({ message }) => message);
}

describe('what a run says and its pipeline does not allow', () => {
  it('is nothing in what the rules made, or where the pipeline cannot be read', () => {
    const run = story();
    expect(told(run.entries)).toEqual([]);
    expect(findingsInRun(run.entries, {})).toEqual([]);
  });

  it('is a step that is begun before what it needs, in another place, or once more, and a state that is not in order', () => {
    const run = story();
    const at = run.entries.findIndex(({ events = [] }) =>
      events.some((one) => one.type === 'step_changed' && one.kind === 'start'),
    );
    const begun = (step_id: string, number: number) =>
      told(
        changed(run, at, ({ events = [] }) => ({
          events: events.map((one) => (one.type === 'step_changed' ? { ...one, step_id, number } : one)),
        })),
      )[0];
    expect(begun('build', 2)).toBe('entry 2: build is begun before draft is over');
    expect(begun('build', 1)).toBe('entry 2: build is begun as step 1, which is another');
    expect(begun('nowhere', 9)).toBe('entry 2: nowhere is begun as step 9, which is another');
    const twice = changed(run, -1, ({ events = [] }) => ({
      events: [...events, ...run.entries[at]!.events!.filter(({ type }) => type === 'step_changed')],
    }));
    expect(told(twice)).toEqual([`entry ${run.entries.length}: plan is begun, and was over already`]);
    const other = changed(run, -1, ({ events = [] }) => ({
      events: [...events, { event_id: 'x', type: 'state_changed', set: { version: 'none' } }],
    }));
    expect(told(other)[0]).toMatch(/^entry 8: version is of type integer/u);
    expect(told(run.entries.slice(1, 2))).toEqual([]);
    const lacking = {
      ...release,
      steps: release.steps.map((one) => ({ ...one, needs: one.id === 'plan' ? ['gone'] : one.needs })),
    };
    expect(findingsInRun(run.entries, { pipe1: lacking })[0]?.message).toBe(
      'entry 2: plan is begun before gone is over',
    );
  });
});

it('who decides under what the record tells says nothing more', () => {
  const run = story();
  const actor: Actor = ada;
  const head = {
    v: 1,
    id: 'e9',
    seq: 9,
    at: run.at(),
    source: 's9',
    actor,
    command: { take: { by: 'm', limit: 1 } },
  } as const;
  const observed = {
    ...observedUnder(
      {
        pipeline: release,
        pipelinePin: { blob: 'pipe1', origin: '' },
        policy: policies.policy1,
        policyPin: run.state().policy,
        base: null,
      },
      run.state(),
      head,
      [],
      () => undefined,
    ),
  };
  expect(decideRun(observed, run.state(), head).saw).toEqual({ pipeline: 'pipe1' });
  // What others hold and no step needs, nothing rests on.
  expect(decideRun({ ...observed, held: { paper: 1 } }, run.state(), head).saw).toEqual({ pipeline: 'pipe1' });
});
