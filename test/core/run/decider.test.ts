import { describe, expect, it } from 'vitest';
import { runDecider, runFolder } from '../../../src/core/run/decider.ts';
import type { RunObserved } from '../../../src/core/run/world.ts';
import { defaultPolicy } from '../../../src/core/policy/schema.ts';
import { pipelineOf, played, step, takes } from './playing.ts';

const run = played(pipelineOf([step('a')]), {});
takes(run);
const seen: RunObserved = {
  pipeline: run.pipeline,
  pipelinePin: run.state().pipeline,
  policy: defaultPolicy,
  policyPin: null,
  people: { permissions: {}, teams: {} },
  checkpoints: {},
  held: {},
  base: null,
};

describe('runs, as the line handles them,', () => {
  it('belong to an issue where they were begun for one', () => {
    expect(played(pipelineOf([step('a')]), { issue: 7 }).state().issue).toBe(7);
    expect(run.state().issue).toBeUndefined();
  });

  it('have a folder each, by the first two letters of their ids', () => {
    expect(runFolder('tdd-20260302')).toBe('runs/td/tdd-20260302');
  });

  it('mask nothing by themselves, because who drives one has masked what a step put out', () => {
    expect(runDecider.masked(seen, { cancel: { reason: 'no' } })).toEqual({ cancel: { reason: 'no' } });
  });

  it('owe nothing beside what they were asked for, and overlook nothing', () => {
    expect([runDecider.deeds(seen, run.state()), runDecider.overlooked()]).toEqual([[], null]);
  });

  it('keep the policy they are decided under, and beside it what that extends', () => {
    const [head = expect.fail('nothing is recorded')] = run.entries;
    const pin = { blob: 'p', origin: 'countersign.yml', base: { blob: 'b', origin: 'acme/.github@1' } };
    const event = { type: 'definition_pinned', event_id: 'e', what: 'policy', pin } as const;
    const texts = [
      { path: 'policy.yaml', blob: 'p' },
      { path: 'policy_base.yaml', blob: 'b' },
    ];
    expect(runDecider.documents(run.state(), event, head)).toEqual(texts);
  });

  it('know which entries they have seen, and none before they begin', () => {
    const [first] = run.entries;
    expect([runDecider.hasSeen(run.state(), first?.id ?? ''), runDecider.hasSeen(null, first?.id ?? '')]).toEqual([
      true,
      false,
    ]);
    expect([runDecider.seqOf(run.state()), runDecider.seqOf(null)]).toEqual([run.entries.length, 0]);
  });

  it('keep a first refusal, and one of a run that is not there as well', async () => {
    const head = { ...(run.entries[0] ?? expect.fail('nothing is recorded')), id: 'e9', seq: 9 };
    expect([runDecider.keepsRefusal(run.state(), head), runDecider.keepsRefusal(null, head)]).toEqual([true, true]);
    await expect(runDecider.deciding()).resolves.toBeTypeOf('function');
  });
});
