import { describe, expect, it } from 'vitest';
import { runDecider } from '../../../src/core/run/decider.ts';
import {
  drains,
  expectInOrder,
  fails,
  finishes,
  happens,
  inTurn,
  looks,
  pipelineOf,
  played,
  refused,
  step,
  submits,
  takes,
  transitions,
} from './playing.ts';

describe('handing out', () => {
  it('gives what is ready in the order of the steps, as much as may be worked on at once and as was asked for', () => {
    const steps = Array.from({ length: 6 }, (_, at) => step(`s${at}`));
    const run = played(pipelineOf(steps, { concurrency: 4 }));
    expect(takes(run, 0)).toEqual([]);
    expect(takes(run, 2)).toEqual(['s0', 's1']);
    expect(takes(run, 9)).toEqual(['s0', 's1', 's2', 's3']);
    finishes(run, 's1', { take: { by: 'p2', limit: 9 } });
    expect(run.state().active['s4']).toMatchObject({ by: 'p2', attempt: 1, is: 'running', since: run.at() });
    expect(run.state()).toMatchObject({ current_step: 0, ahead: [[1, 1]] });
    finishes(run, 's0');
    expect(run.state()).toMatchObject({ current_step: 2, ahead: [] });
  });

  it('gives one step of those that need the same thing, and what else is ready', () => {
    const steps = [
      step('a', { resources: ['database'] }),
      step('b', { resources: ['database'] }),
      step('c', { resources: ['disk'] }),
      step('d', { resources: ['disk'] }),
      step('e', { resources: ['disk'] }),
    ];
    const run = played(pipelineOf(steps, { resources: { disk: 2 }, concurrency: 9 }));
    expect(takes(run)).toEqual(['a', 'c', 'd']);
    finishes(run, 'a');
    expect(takes(run)).toEqual(['c', 'd', 'b']);
  });

  it('does not try again what needs a thing that another step has meanwhile', () => {
    const run = played(pipelineOf([step('a', { resources: ['database'] }), step('b', { resources: ['database'] })]));
    takes(run);
    fails(run, 'a');
    expect(takes(run)).toEqual(['b']);
    run.passes(1000);
    expect(takes(run)).toEqual(['b']);
    finishes(run, 'b');
    expect(takes(run)).toEqual(['a']);
  });

  it('tries again what failed later than it is now, as the clock was put back', () => {
    const run = played(pipelineOf([step('a')]));
    takes(run);
    fails(run, 'a');
    expect(takes(run)).toEqual([]);
    run.passes(-3_600_000);
    expect(takes(run)).toEqual(['a']);
  });

  it('waits for direction also where nobody wrote down why', () => {
    const run = played(pipelineOf([step('a'), step('b')]));
    takes(run);
    const { a } = run.state().active;
    run.tampers({ active: { a: { ...a!, is: 'awaiting_direction' } } });
    takes(run);
    expect(run.state()).toMatchObject({ status: 'awaiting_direction', reason: { code: '' } });
  });

  it('begins a step when all it needs is over, and not before, in whatever order that ended', () => {
    const run = played(pipelineOf([step('a'), step('b'), step('c', { needs: ['b', 'a'] })]));
    takes(run);
    finishes(run, 'b');
    expect(takes(run)).toEqual(['a']);
    finishes(run, 'a');
    expect(takes(run)).toEqual(['c']);
  });

  it('never begins a step that needs one which is not there', () => {
    const run = played(pipelineOf([step('a'), step('b', { needs: ['moon'] })]));
    takes(run);
    finishes(run, 'a');
    expect(takes(run)).toEqual([]);
    expect(run.state().status).toBe('running');
  });

  it('asks people about a step that only waits for them, and the run waits when nothing else can be done', () => {
    const gate = { requires_approval: true, run: null };
    const run = played(
      pipelineOf([step('gate', gate), step('other', gate), step('b'), step('z', { needs: ['gate'] })]),
    );
    expect(takes(run)).toEqual(['b']);
    expect(run.state().active['gate']).toMatchObject({ is: 'awaiting_approval' });
    expect(run.state().status).toBe('running');
    finishes(run, 'b');
    expect(run.state()).toMatchObject({
      status: 'awaiting_approval',
      reason: { because: 'gate, other wait for approval' },
    });
    happens(run.does({ approve: { gate: 'step:other', reason: '' } }));
    happens(run.does({ approve: { gate: 'step:gate', reason: '' } }));
    expect(takes(run)).toEqual(['z']);
  });

  it('asks people about sixteen steps at once and works on sixty-four: more would fill the state', () => {
    const gates = Array.from({ length: 30 }, (_, at) => step(`g${at}`, { requires_approval: true, run: null }));
    const run = played(pipelineOf(gates));
    takes(run);
    expect(Object.keys(run.state().active)).toHaveLength(16);
    expect(run.state().status).toBe('awaiting_approval');
    happens(run.does({ approve: { gate: 'step:g3', reason: '' } }));
    takes(run);
    expect(Object.keys(run.state().active)).toHaveLength(16);
    const wide = played(
      pipelineOf(
        Array.from({ length: 200 }, (_, at) => step(`s${at}`)),
        { concurrency: 1000 },
      ),
    );
    expect(takes(wide, 1000)).toHaveLength(64);
  });

  it('begins nothing where the first of those to be tried again has somebody asked', () => {
    const needs = { preconditions: [{ is: 'state', state: 'on', equals: null, says: 'it is on' }] } as const;
    const state = { on: { type: 'boolean', initial: true, one_of: null, label: null } } as const;
    const run = played(
      pipelineOf([step('a', needs), step('b'), step('c', { needs: ['b'] })], { state, concurrency: 2 }),
    );
    takes(run);
    fails(run, 'a');
    run.passes(1000);
    run.tampers({ custom_state: {} });
    expect(takes(run)).toEqual(['b']);
    finishes(run, 'b', { take: { by: 'p', limit: 9 } });
    expect(run.state()).toMatchObject({ status: 'awaiting_direction', active: { a: { is: 'awaiting_direction' } } });
    expect(takes(run)).toEqual([]);
  });
});

describe('handing in', () => {
  it.each([
    ['moon', 1, 'unknown_step', 'p has no step moon'],
    ['constructor', 1, 'unknown_step', 'p has no step constructor'],
    ['a', 1, 'step_not_running', 'a is over already'],
    ['b', 2, 'step_not_running', 'b is at attempt 1, and this is about attempt 2'],
    ['z', 1, 'step_not_running', 'z was not handed out'],
  ])('is refused for %s at attempt %i: %s', (id, attempt, code, because) => {
    const run = played(pipelineOf([step('a'), step('b'), step('z', { needs: ['b'] })]));
    takes(run);
    finishes(run, 'a');
    const verdict = run.does({ submit: { step: id, job: 'step', attempt, outcome: { is: 'done' } } });
    expect(verdict).toMatchObject({ refusal: { code, because } });
    expect(refused(verdict)).toBe(code);
  });

  it('twice counts once', () => {
    const run = played(pipelineOf([step('a'), step('b')]));
    takes(run);
    finishes(run, 'a');
    expect(refused(submits(run, 'a', { is: 'done' }))).toBe('step_not_running');
    expect(run.state().current_step).toBe(1);
  });

  it('of the same files changes none', () => {
    const run = played(pipelineOf([step('a'), step('b')]));
    takes(run);
    const events = finishes(run, 'a', { result: { tree: 'base0' } });
    expect(events.map(({ type }) => type)).toEqual(['step_changed']);
  });
});

describe('when whoever worked is gone', () => {
  it('what may be done again is, as the same attempt: however often that happens, no try is used up', () => {
    const run = played(
      pipelineOf([step('a', { retry: { max: 1, initial_delay_ms: 0 } }), step('z', { needs: ['a'] })]),
    );
    for (let kill = 0; kill < 5; kill += 1) {
      expect(takes(run)).toEqual(['a']);
      expect(run.state().active['a']).toMatchObject({ attempt: 1 });
      const events = happens(run.does({ resume: { reason: 'killed' } }));
      expect(transitions(events)).toEqual(['a retry interrupted']);
    }
    takes(run);
    expect(transitions(fails(run, 'a'))).toEqual(['a retry exit_nonzero']);
  });

  it('what may not waits for somebody who knows how far it came', () => {
    const run = played(pipelineOf([step('a', { idempotent: false }), step('b')]));
    takes(run);
    const events = happens(run.does({ resume: { reason: 'killed', steps: ['a'] } }));
    expect(transitions(events)).toEqual(['a await-direction interrupted']);
    expect(run.state()).toMatchObject({ status: 'awaiting_direction', active: { b: { is: 'running' } } });
    expect(happens(run.does({ resume: { reason: 'go on', steps: [] } }))).toEqual([]);
    happens(run.does({ retry: { step: 'a', reason: 'it had not begun' } }));
    finishes(run, 'b');
    drains(run);
    expect(run.state().status).toBe('completed');
  });

  it('and the run goes back, it does so still', () => {
    const run = played(pipelineOf(inTurn(step('a', { checkpoint: 'one' }), step('b'))));
    takes(run);
    finishes(run, 'a');
    looks(run);
    happens(run.does({ rollback: { reason: 'back' } }));
    expect(happens(run.does({ resume: { reason: 'killed', steps: [] } }))).toEqual([]);
    expect(run.state().status).toBe('rolling_back');
  });

  it('and the run waited after going back, it waits still; it goes on when somebody says so, who need not say why', () => {
    const run = played(pipelineOf(inTurn(step('a'), step('b'))));
    looks(run);
    happens(run.does({ rollback: { reason: '' } }));
    happens(run.does({ restored: { tree: 'base0' } }));
    expect(run.state()).toMatchObject({ status: 'awaiting_direction', reason: { code: 'rolled-back' } });
    for (const command of [
      { take: { by: 'p', limit: 1 } },
      { validate: {} },
      { resume: { reason: 'killed', steps: ['a'] } },
    ]) {
      happens(run.does(command));
      expect(run.state().status).toBe('awaiting_direction');
    }
    happens(run.does({ resume: { reason: '', steps: [] } }));
    expect(takes(run)).toEqual(['a']);
  });

  it('from a step that the definition does not have, nothing is said of that', () => {
    const run = played(pipelineOf([step('a')]));
    takes(run);
    const { a } = run.state().active;
    run.tampers({ active: { moon: a! }, status: 'awaiting_direction' });
    expect(happens(run.does({ resume: { reason: 'killed', steps: ['moon'] } }))).toEqual([
      { type: 'status_changed', status: 'running', reason_code: 'steps-ready', because: '' },
    ]);
  });
});

describe('a run of a thousand steps', () => {
  it.each([
    ['one after another, each with effects outside', (at: number) => (at === 0 ? [] : [`s${at - 1}`])],
    [
      'all at once between the first and the last',
      (at: number) => (at === 0 ? [] : at === 999 ? ['s998', 's1', 's500'] : ['s0']),
    ],
  ])('%s, comes to its end with a small state all the way', (_how, needs) => {
    const work = { run: 'true', agent: null, prompt: '', timeout_ms: 1 };
    const steps = Array.from({ length: 1000 }, (_, at) =>
      step(`s${at}`, {
        needs: needs(at),
        effects: 'external',
        compensation: work,
        checkpoint: at % 100 === 99 ? `after_step_${at}` : null,
      }),
    );
    const run = played(pipelineOf(steps, { concurrency: 8 }));
    let largest = 0;
    for (let [id] = takes(run, 8); id !== undefined; [id] = Object.keys(run.state().active)) {
      finishes(run, id, { take: { by: 'p', limit: 8 } });
      largest = Math.max(largest, JSON.stringify(run.state()).length);
    }
    expect(run.state()).toMatchObject({ status: 'completed', current_step: 1000, ahead: [] });
    expect(run.entries).toHaveLength(1002);
    expect(largest).toBeLessThan(8 * 1024);
    expectInOrder(run);
  });
});

describe('the record of a run', () => {
  it('says in one line what a batch of entries did', () => {
    const run = played(pipelineOf([step('a'), step('b')]));
    const said = (from: number): string => runDecider.subject('r1', run.entries.slice(from));
    expect(said(0)).toBe('run r1: started');
    takes(run);
    expect(said(1)).toBe('run r1: 1 entry');
    finishes(run, 'a');
    expect(said(1)).toBe('run r1: 1 step done');
    finishes(run, 'b');
    expect(said(1)).toBe('run r1: 2 steps done, completed');
    expect(runDecider.subject('r1', [])).toBe('run r1: 0 entries');
    refused(run.does({ take: { by: 'p', limit: 1 } }));
    expect(said(4)).toBe('run r1: 1 entry');
  });

  it('keeps what a step put out beside it, with its text where that is short', () => {
    const run = played(pipelineOf([step('a'), step('b')]));
    takes(run);
    finishes(run, 'a', { output: { bytes: 5, sha256: 'x', text: 'hello' } });
    const entry = run.entries.at(-1)!;
    const event = entry.events!.find(({ type }) => type === 'output_recorded')!;
    const file = { step: 'a', output: null, attempt: 1, at: run.at(), by: 'ann', bytes: 5, sha256: 'x' };
    expect(runDecider.documents(run.state(), event, entry)).toEqual([
      { path: 'steps/a.yaml', whole: { ...file, text: 'hello' } },
    ]);
    const other = { ...entry, command: { cancel: { reason: '' } } };
    expect(runDecider.documents(run.state(), event, other)).toEqual([{ path: 'steps/a.yaml', whole: file }]);
  });

  it('has what is long in full, and the state only its beginning', () => {
    const run = played(pipelineOf([step('a', { idempotent: false, critical: true })]));
    takes(run);
    const because = '𝄞'.repeat(2000);
    happens(submits(run, 'a', { is: 'failed', reason_code: 'exit_nonzero', because, retryable: false }));
    expect(run.events().find(({ type }) => type === 'rollback_begun')).toMatchObject({
      because: `a failed: ${because}`,
    });
    expect(run.state().rollback?.because).toBe(`a failed: ${'𝄞'.repeat(144)}…`);
    expect(JSON.stringify(run.state()).length).toBeLessThan(4096);
  });

  it('keeps refusals up to twenty of a person in an hour', () => {
    const run = played(pipelineOf([step('a')]));
    const [first] = run.entries;
    for (let count = 0; count < 20; count += 1) {
      expect(runDecider.keepsRefusal(run.state(), first!)).toBe(true);
      refused(run.does({ retry: { step: 'a', reason: '' } }));
    }
    expect(runDecider.keepsRefusal(run.state(), first!)).toBe(false);
    run.passes(3_600_000);
    expect(runDecider.keepsRefusal(run.state(), { ...first!, at: run.at() })).toBe(true);
    refused(run.does({ retry: { step: 'a', reason: '' } }));
    expect(Object.values(run.state().refused)).toEqual([{ hour: '2026-03-02T13', count: 1 }]);
    expect(run.state().seen).toHaveLength(8);
    expect(runDecider.hasSeen(run.state(), `e${run.state().seq}`)).toBe(true);
    expect(runDecider.hasSeen(null, 'e1')).toBe(false);
    expect([runDecider.seqOf(null), runDecider.recorded(null, first!, false)]).toEqual([0, null]);
  });

  it('begins with its start', () => {
    const run = played(pipelineOf([step('a')]));
    const [{ events = [], ...head }] = run.entries as [(typeof run.entries)[number]];
    const [started, pinned] = events;
    expect(runDecider.evolve(null, pinned!, head)).toBeNull();
    expect(runDecider.evolve(run.state(), started!, head)).toBe(run.state());
    const receipt = { type: 'receipt_recorded', key: 'ended', id: 'mail 1', event_id: 'x' } as const;
    expect(runDecider.evolve(run.state(), receipt, head)).toMatchObject({ intents: {}, receipts: { ended: 'mail 1' } });
    expect(happens(run.does({ receipt: { of: 'ended', id: 'mail 1' } }))).toEqual([]);
    const kept = { receipt: { of: 'report', id: 'first end' } } as const;
    expect(happens(run.does(kept))).toMatchObject([{ type: 'receipt_recorded', key: 'report', id: 'first end' }]);
    expect(happens(run.does(kept))).toEqual([]);
    const none = { type: 'definition_pinned', what: 'pipeline', pin: null, event_id: 'x' } as const;
    expect(runDecider.evolve(run.state(), none, head)).toBe(run.state());
  });
});
