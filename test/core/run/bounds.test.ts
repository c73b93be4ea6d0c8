import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '../../../src/core/pipeline/pipeline.ts';
import { defaultPolicy } from '../../../src/core/policy/schema.ts';
import type { RunCommand } from '../../../src/core/run/commands.ts';
import { checkpointsDue } from '../../../src/core/run/rules/checkpoints.ts';
import { inShort } from '../../../src/core/run/short.ts';
import { yamlWriter } from '../../../src/record.ts';
import {
  external,
  finishes,
  happens,
  notStarted,
  pipelineOf,
  played,
  refused,
  step,
  takes,
  variable,
  type Playing,
} from './playing.ts';

const isSoak = process.env['SOAK'] === '1';
const write = await yamlWriter();
/** The largest state that the line takes, in bytes of YAML. */
const largest = 64 * 1024;
/** A text as long as people may write one; its letters take two bytes. */
const long = 'ü'.repeat(4000);
const uuid = '550e8400-e29b-41d4-a716-446655440000';

function nameOf(letter: string, at: number): string {
  return `${letter}${at}-`.padEnd(64, 'x');
}

/** Steps with one of everything that the state keeps of them, under the longest names there are. */
function pipelineIn(count: number, every: { readonly outside: number; readonly asks: number; readonly hosts: number }) {
  const steps = Array.from({ length: count }, (_, at): Step => {
    const make = at % every.outside === 0 ? external : step;
    return make(nameOf('s', at), {
      requires_approval: at % every.asks === 0,
      checkpoint: nameOf('c', at),
      output: nameOf('o', at),
      ...(at % every.hosts === 0 ? { run: null, agent: 'writer', prompt: 'Write.' } : {}),
    });
  });
  return pipelineOf(steps, { concurrency: 64, state: { [nameOf('v', 1)]: variable('string') } });
}

/** What people do beside it, as much and as long as they may. */
function asks(run: Playing, round: number): RunCommand {
  const at = run.state().current_step + 100 + round;
  const id = run.pipeline.steps[at % run.pipeline.steps.length]?.id ?? '';
  if (round % 3 === 0) return { request: { what: { skip: { step: id, reason: long } } } };
  if (round % 3 === 1)
    return { delegate: { role: 'write', to: `${nameOf('p', round)}@example.com`, until: '2026-03-20', reason: long } };
  return {
    reject: { gate: Object.keys(run.state().confirms).find((gate) => gate.startsWith('skip:')) ?? '', reason: long },
  };
}

describe('whatever is said, the state of a run stays small', () => {
  it('with all that goes on at once and every text as long as it may be', () => {
    const every = fc.record({
      outside: fc.integer({ min: 1, max: 3 }),
      asks: fc.integer({ min: 1, max: 4 }),
      hosts: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(every, fc.boolean(), (shape, isLastFirst) => {
        const count = isSoak ? 1000 : 200;
        const run = notStarted(pipelineIn(count, shape));
        const state = { [nameOf('v', 1)]: 'y'.repeat(3900) };
        happens(run.does({ start: { run_id: 'r'.repeat(128), task: long, door: 'cli', state } }));
        let size = 0;
        for (let round = 0; run.state().ended_at === undefined && round < count * 3; round += 1) {
          happens(run.does({ take: { by: uuid, limit: 64 } }));
          const due = checkpointsDue(run.state(), run.at());
          if (due.length > 0) happens(run.does({ validate: { checkpoints: due } }));
          run.does(asks(run, round));
          const active = Object.entries(run.state().active);
          const [id = '', one] = (isLastFirst ? active.at(-1) : active[0]) ?? [];
          const { is, job = 'step', attempt = 1 } = one ?? {};
          if (round % 20 === 0) size = Math.max(size, Buffer.byteLength(write(run.state())));
          const output = { bytes: 3, sha256: 'ab'.repeat(32), text: 'abc' };
          const outcome = { is: 'done' } as const;
          if (is === 'running') happens(run.does({ submit: { step: id, job, attempt, outcome, output } }));
          else happens(run.does({ approve: { gate: `step:${id}`, reason: long } }));
        }
        expect(run.state().status).toBe('completed');
        expect(size).toBeLessThan(largest);
      }),
      { seed: 20_261_122, numRuns: 3 },
    );
  });

  it('because what people say is in it by its beginning, and whole in the record', () => {
    const run = played(pipelineOf([step('a', { requires_approval: true, retry: { max: 0, initial_delay_ms: 1 } })]));
    takes(run);
    finishes(run, 'a');
    happens(run.does({ reject: { gate: 'a', reason: long } }));
    const shown = inShort(long);
    expect(shown).toHaveLength(300);
    expect(run.state().confirms['step:a']?.decisions[0]?.reason).toBe(shown);
    expect(run.entries.at(-1)).toMatchObject({ command: { reject: { reason: long } } });
    expect(run.events().findLast(({ type }) => type === 'approval_changed')).toMatchObject({
      decision: { reason: long },
    });
  });

  it('because nothing longer is heard, but for what a step puts out', () => {
    const run = played(pipelineOf([step('a', { requires_approval: true })]));
    const over = `${long}.`;
    expect(refused(run.does({ cancel: { reason: over } }))).toBe('invalid_argument');
    expect(refused(run.does({ set: { state: { x: over }, reason: '' } }))).toBe('invalid_argument');
    takes(run);
    const output = { bytes: 8001, sha256: 'ab'.repeat(32), text: over };
    finishes(run, 'a', { output });
    happens(run.does({ edit: { step: 'a', output, reason: long } }));
  });

  it('because of what was decided about one thing only the last is current, and the last word of everybody', () => {
    const run = played(pipelineOf([step('a')]));
    run.sees({ policy: { ...defaultPolicy, gates: { skip: { count: 2 } } } });
    happens(run.does({ request: { what: { skip: { step: 'a', reason: 'x' } } } }));
    for (let round = 0; round < 20; round += 1) {
      happens(run.does({ reject: { gate: 'skip:a', reason: `no ${round}` } }));
      happens(run.does({ approve: { gate: 'skip:a', reason: `yes ${round}` } }));
    }
    const { decisions = [] } = run.state().confirms['skip:a'] ?? {};
    expect(decisions).toHaveLength(8);
    expect(decisions.at(-1)).toMatchObject({ reason: 'yes 19' });
  });

  it('because no more is asked for at once than it has room for: what was refused makes room', () => {
    const run = played(pipelineOf(Array.from({ length: 12 }, (_, at) => step(`s${at}`))));
    const ask = (at: number) => run.does({ request: { what: { skip: { step: `s${at}`, reason: 'x' } } } });
    for (let at = 0; at < 8; at += 1) happens(ask(at));
    expect(refused(ask(8))).toBe('requirement_open');
    happens(run.does({ reject: { gate: 'skip:s3', reason: 'no' } }));
    happens(ask(8));
    expect(Object.keys(run.state().confirms)).not.toContain('skip:s3');
    expect(Object.keys(run.state().confirms)).toHaveLength(8);
  });
});
