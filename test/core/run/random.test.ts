import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pipeline, Step } from '../../../src/core/pipeline/pipeline.ts';
import type { RunCommand } from '../../../src/core/run/commands.ts';
import { runDecider } from '../../../src/core/run/decider.ts';
import { endings, type MaybeRun } from '../../../src/core/run/evolve.ts';
import { shapeFault } from '../../../src/core/run/entry-shape.ts';
import { validateStateInvariants } from '../../../src/core/run/invariants.ts';
import { isOver } from '../../../src/core/run/progress.ts';
import { redecideRun } from '../../../src/core/run/redecide.ts';
import { checkpointsDue } from '../../../src/core/run/rules/checkpoints.ts';
import { toCompensate } from '../../../src/core/run/rules/going-back.ts';
import { external, ids, pipelineOf, played, step, variable, work, type Playing } from './playing.ts';

const runs = { seed: 20_261_122, numRuns: process.env['SOAK'] === '1' ? 10_000 : 300 };

const flag = fc.boolean();
const rarely = fc.integer({ min: 0, max: 5 }).map((one) => one === 0);

/** Steps whose needs come before them, with one of everything the rules tell apart. */
const pipelines: fc.Arbitrary<Pipeline> = fc
  .array(
    fc.record({
      needs: fc.array(fc.nat({ max: 30 }), { maxLength: 3 }),
      isExternal: rarely,
      changesFiles: rarely,
      requires_approval: rarely,
      checkpoint: fc.integer({ min: 0, max: 2 }),
      optional: rarely,
      critical: rarely,
      idempotent: fc.integer({ min: 0, max: 3 }),
      skips: rarely,
      recovers: rarely,
      resource: rarely,
      asks: rarely,
      sets: rarely,
      retries: fc.integer({ min: 0, max: 2 }),
      isGate: rarely,
      isHosted: rarely,
      timeout: fc.constantFrom(null, 5000),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .chain((parts) =>
    fc
      .record({
        concurrency: fc.integer({ min: 1, max: 4 }),
        rollback_on: fc.constantFrom('any_failure' as const, 'critical_failure' as const),
        checkpoints: fc.integer({ min: 1, max: 4 }),
        initial: fc.constantFrom(null, 1, 1, 1),
      })
      .map(({ initial, ...changes }) =>
        pipelineOf(
          parts.map((part, at): Step => {
            const id = at === 0 ? 'constructor' : `s${at}`;
            const needs = at === 0 ? [] : [...new Set(part.needs.map((need) => need % at))];
            const make = part.isExternal ? external : step;
            return make(id, {
              ...(part.changesFiles && !part.isExternal ? { effects: 'files' } : {}),
              needs: needs.map((need) => (need === 0 ? 'constructor' : `s${need}`)),
              requires_approval: part.requires_approval,
              run: part.isHosted || (part.requires_approval && part.isGate) ? null : 'true',
              prompt: part.isHosted ? 'Do it.' : '',
              timeout_ms: part.timeout,
              checkpoint: part.checkpoint === 0 ? `after_step_${at}` : null,
              optional: part.optional,
              critical: part.critical,
              idempotent: part.idempotent > 0,
              on_failure: part.skips ? 'skip' : null,
              recovery: part.recovers ? work : null,
              resources: part.resource ? ['database'] : [],
              required_state: part.asks ? ['count'] : [],
              verify: part.sets ? [{ is: 'state', state: 'count', equals: null, says: 'count has a value' }] : [],
              retry: { max: part.retries, initial_delay_ms: 1000 },
            });
          }),
          { ...changes, state: { count: variable('integer', { initial }) } },
        ),
      ),
  );

/** What somebody does next, each by a number that picks among what there is. */
const move = fc.record({
  what: fc.constantFrom(
    ...([
      'take',
      'take',
      'take',
      'done',
      'done',
      'done',
      'done',
      'failed',
      'failed',
      'kill',
      'late',
      'retry',
      'go',
      'approve',
    ] as const),
    ...([
      'rollback',
      'restored',
      'restored',
      'validate',
      'damage',
      'time',
      'skip',
      'cancel',
      'reject',
      'edit',
    ] as const),
  ),
  pick: fc.nat({ max: 1000 }),
  sets: flag,
  retryable: flag,
  takes: flag,
});
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

function picked<T>(all: readonly T[], pick: number): T | undefined {
  return all[pick % Math.max(all.length, 1)];
}

/** The command of a move; null where there is nothing it could be about. */
function commandOf(run: Playing, { what, pick, sets, retryable, takes }: Move): RunCommand | null {
  const state = run.state();
  const active = Object.entries(state.active);
  const running = picked(
    active.filter(([, { is }]) => is === 'running'),
    pick,
  );
  const waiting = picked(
    active.filter(([, { is }]) => is === 'awaiting_direction'),
    pick,
  );
  const take = { by: 'p', limit: 3 };
  switch (what) {
    case 'take':
      return { take };
    case 'done':
    case 'failed': {
      if (running === undefined) return { take };
      const [id, { job, attempt }] = running;
      const outcome =
        what === 'done'
          ? ({ is: 'done', ...(sets ? { state: { count: pick }, tree: `t${state.seq}` } : {}) } as const)
          : ({ is: 'failed', reason_code: 'exit_nonzero', because: 'no', retryable } as const);
      return { submit: { step: id, job, attempt, outcome, ...(takes ? { take } : {}) } };
    }
    case 'late': {
      const one = picked(run.pipeline.steps, pick)!;
      return { submit: { step: one.id, job: 'step', attempt: 1 + (pick % 2), outcome: { is: 'done' } } };
    }
    case 'kill':
      return { resume: { reason: 'killed', steps: active.map(([id]) => id) } };
    case 'go':
      return { resume: { reason: '', steps: [] } };
    case 'retry':
      return waiting === undefined ? null : { retry: { step: waiting[0], reason: 'again' } };
    case 'approve':
    case 'reject': {
      const gate = picked(Object.keys(state.confirms), pick);
      if (gate === undefined) return null;
      return what === 'approve' ? { approve: { gate, reason: '' } } : { reject: { gate, reason: 'no' } };
    }
    case 'edit': {
      const gate = picked(Object.keys(state.confirms), pick);
      const output = { bytes: 2, sha256: `${pick % 10}`.repeat(64), text: 'hi' };
      return gate === undefined ? null : { edit: { step: gate.replace('step:', ''), output, reason: 'better' } };
    }
    case 'rollback': {
      if (pick % 4 !== 0) return null;
      const to = picked(state.checkpoints, pick)?.name;
      return { rollback: { reason: sets ? '' : 'back', ...(sets || to === undefined ? {} : { to }) } };
    }
    case 'restored':
      return { restored: { tree: `t${state.seq}` } };
    case 'validate':
      return { validate: { checkpoints: checkpointsDue(state, run.at()) } };
    case 'skip':
      return { skip: { step: picked(run.pipeline.steps, pick)!.id, reason: 'not needed' } };
    case 'cancel':
      return pick % 20 === 0 ? { cancel: { reason: 'enough' } } : null;
    case 'damage':
      if (pick % 5 === 0) run.damages(picked(state.checkpoints, pick)!.name);
      return null;
    case 'time':
      run.passes(pick * 10);
      return null;
    default:
      return what satisfies never;
  }
}

/**
 * What was handed out and ended, from the record alone. A finished step is handed out again only once it is undone; what
 * may have had effects outside is taken back before the run is where it had none; nothing else is taken back.
 */
function watched(pipeline: Pipeline) {
  const done = new Set<string>();
  const outside = new Set<string>();
  const working = new Set<string>();
  const effects = new Map(pipeline.steps.map((one) => [one.id, one.effects]));
  return (run: Playing, from: number): void => {
    for (const event of run.events().slice(from)) {
      if (event.type === 'rolled_back') {
        const open = pipeline.steps.filter((_one, number) => !isOver(event.state, number)).map(({ id }) => id);
        expect(open.filter((id) => outside.has(id))).toEqual([]);
        for (const id of open) done.delete(id);
      }
      if (event.type !== 'step_changed') continue;
      const { step_id, kind, job } = event;
      if (job === 'compensation') {
        expect(outside).toContain(step_id);
        if (kind === 'continue') outside.delete(step_id);
        continue;
      }
      if (kind === 'start') {
        expect(done).not.toContain(step_id);
        working.add(step_id);
      } else if (working.delete(step_id) && effects.get(step_id) === 'external') outside.add(step_id);
      if (kind === 'continue' || kind === 'skip') done.add(step_id);
    }
  };
}

/** Whoever drives a run and never gives up: what comes to its end by itself. */
function driven(run: Playing): void {
  for (let round = 0; round < 400; round += 1) {
    const before = run.state();
    if (endings.includes(before.status)) return;
    const due = checkpointsDue(before, run.at());
    if (due.length > 0) run.does({ validate: { checkpoints: due } });
    run.passes(60_000);
    if (before.status === 'rolling_back' && toCompensate(run.pipeline, before).length === 0)
      run.does({ restored: { tree: 't' } });
    else run.does({ take: { by: 'p', limit: 3 } });
    for (const [id, { is, job, attempt }] of Object.entries(run.state().active))
      if (is === 'running') run.does({ submit: { step: id, job, attempt, outcome: { is: 'done' } } });
    const after = run.state();
    if (after.status === 'awaiting_direction' || after.status === 'awaiting_approval') return;
  }
  expect.fail(`it goes on for ever: ${JSON.stringify(run.state())}`);
}

describe('whatever people do and however steps end', () => {
  it('no finished step runs again, the state stays in order, and the run ends or waits for somebody', () => {
    fc.assert(
      fc.property(pipelines, fc.array(move, { maxLength: 80 }), (one, moves) => {
        const run = played(one);
        const watch = watched(one);
        for (const each of moves) {
          const command = commandOf(run, each);
          if (command === null) continue;
          const from = run.events().length;
          run.does(command);
          watch(run, from);
          expect(validateStateInvariants(one, run.state())).toEqual([]);
          const working = Object.entries(run.state().active).filter(([, { is }]) => is === 'running');
          const inFolder = working.flatMap(([id, { doer }]) => {
            const effects = one.steps.find((part) => part.id === id)?.effects;
            return doer === 'host' && effects !== 'files' ? [] : [effects];
          });
          // What changes files is at work alone.
          if (inFolder.includes('files')) expect(inFolder).toEqual(['files']);
        }
        const from = run.events().length;
        driven(run);
        watch(run, from);
        expect(validateStateInvariants(one, run.state())).toEqual([]);
        let state: MaybeRun = null;
        for (const entry of run.entries) {
          for (const event of entry.events ?? []) state = runDecider.evolve(state, event, entry);
          state = runDecider.recorded(state, entry, entry.refusal !== undefined);
        }
        expect(state).toEqual(run.state());
        // What the rules make is in order by itself: the last look at it finds nothing.
        expect(run.entries.filter(({ refusal }) => refusal?.code === 'invariant_violated')).toEqual([]);
        expect(run.entries.map(shapeFault).filter((fault) => fault !== null)).toEqual([]);
        // From the record alone the same comes of every command.
        expect(redecideRun(run.entries, { pipelines: { pipe1: one }, policies: {} }, ids)).toEqual({
          decided: run.entries.length,
          wrong: [],
          untold: [],
        });
      }),
      runs,
    );
  });
});
