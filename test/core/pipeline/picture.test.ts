import { describe, expect, it } from 'vitest';
import type { Pipeline } from '../../../src/core/pipeline/pipeline.ts';
import { evolve } from '../../../src/core/run/evolve.ts';
import type { RunState } from '../../../src/core/run/state.ts';
import { pipelineLines, pipelineMermaid } from '../../../src/core/surface/pipeline-picture.ts';
import { full, step } from './given.ts';

/** A run that has come so far. */
function run(pipeline: Pipeline, far: Partial<RunState> = {}): RunState {
  const at = '2026-03-09T12:00:00.000Z';
  const state = evolve(
    null,
    {
      type: 'run_started',
      event_id: 'e',
      run_id: 'r',
      pipeline_name: pipeline.name,
      task: 't',
      initiator: { id: 'alice@example.com', login: 'alice', door: 'cli' },
      custom_state: {},
    },
    {
      v: 1,
      id: 'i',
      seq: 1,
      at,
      source: 's',
      actor: { id: 'alice@example.com', login: 'alice', kind: 'person', assurance: 'asserted' },
      command: {},
    },
  );
  if (state === null) throw new Error('a run that started has a state');
  return { ...state, ...far };
}

function active(is: RunState['active'][string]['is']): RunState['active'][string] {
  return { is, job: 'step', attempt: 1, since: '2026-03-09T12:00:00.000Z' };
}

const review = full([
  { id: 'security', agent: 'Security Reviewer', output: 'one' },
  step('speed', { output: 'two', checkpoint: 'measured' }),
  { id: 'style', prompt: 'Look at it', output: 'three' },
  step('synthesize', { depends_on: ['security', 'speed', 'style'], requires_approval: true, optional: true }),
  { id: 'sign', depends_on: ['synthesize'], requires_approval: true, checkpoint: true },
  step('publish', { depends_on: ['sign'] }),
]);

/** The lines of a picture without its colours. */
function drawing(pipeline: Pipeline, state?: RunState | null): readonly string[] {
  const lines = pipelineMermaid(pipeline, state).split('\n');
  expect(lines[0]).toBe('flowchart LR');
  return lines.slice(1).filter((line) => !line.includes('classDef'));
}

describe('the picture of a pipeline', () => {
  it('has every step with who does it, and what each needs', () => {
    expect(drawing(review)).toEqual([
      '  s0["security<br/>Security Reviewer"]',
      '  s1["speed"]',
      '  s2["style"]',
      '  s3{{"synthesize"}}',
      '  s4{{"sign"}}',
      '  s5["publish"]',
      '  s0 --> s3',
      '  s1 --> s3',
      '  s2 --> s3',
      '  s3 --> s4',
      '  s4 --> s5',
    ]);
  });

  it('holds nothing that somebody could have meant for the picture', () => {
    const [line] = drawing(full([{ id: 'end', agent: '"]; click s0 call evil()\n%%{init}%% <b>' }]));
    expect(line).toMatch(/^ {2}s0\["end<br\/>[\p{L}\p{N} #;]+"\]$/u);
    expect(line).not.toContain('<b>');
  });

  it('tells how far each step of a run is', () => {
    const state = run(review, {
      current_step: 1,
      ahead: [[3, 3]],
      skipped: [[3, 3]],
      active: { speed: active('running'), style: active('retrying'), sign: active('awaiting_approval') },
    });
    expect(drawing(review, state).slice(0, 6)).toEqual([
      '  s0["security<br/>Security Reviewer"]:::done',
      '  s1["speed"]:::running',
      '  s2["style"]:::waiting',
      '  s3{{"synthesize"}}:::skipped',
      '  s4{{"sign"}}:::waiting',
      '  s5["publish"]',
    ]);
    const failed = run(review, { current_step: 1, active: { speed: active('awaiting_direction') } });
    expect(drawing(review, failed).slice(1, 3)).toEqual(['  s1["speed"]:::failed', '  s2["style"]:::next']);
  });

  describe('of more than can be shown', () => {
    const chain = full(
      Array.from({ length: 1_000 }, (_, index) =>
        step(`step-${index}`, index === 0 ? {} : { depends_on: [`step-${index - 1}`] }),
      ),
    );

    it('begins at the beginning where nobody is at it', () => {
      const lines = drawing(chain);
      expect(lines).toHaveLength(21 + 20);
      expect(lines[0]).toBe('  s0["step#45;0"]');
    });

    it('shows what somebody is at, and the steps beside it', () => {
      const state = run(chain, { current_step: 500, active: { 'step-500': active('running') } });
      expect(drawing(chain, state)).toEqual([
        '  s0["step#45;499"]:::done',
        '  s1["step#45;500"]:::running',
        '  s2["step#45;501"]',
        '  s0 --> s1',
        '  s1 --> s2',
      ]);
      expect(drawing(chain, run(chain, { current_step: 1_000 }))[0]).toBe('  s0["step#45;0"]:::done');
    });

    it('is small, however long the names are', () => {
      const wide = full(
        Array.from({ length: 900 }, (_, index) => ({ id: `s${index}-${'x'.repeat(50)}`, agent: '-'.repeat(40) })),
      );
      expect(pipelineMermaid(wide).length).toBeLessThan(50_000);
      expect(drawing(wide)).toHaveLength(21);
    });
  });
});

describe('the lines of a pipeline', () => {
  it('have the batch, who does a step, and what comes before it', () => {
    expect(pipelineLines(review)).toEqual([
      '1  security    Security Reviewer',
      '1  speed       command                 checkpoint measured',
      '1  style       host',
      '2  synthesize  command, then approval  after security, speed, style',
      '3  sign        approval                after synthesize, checkpoint after_step_4',
      '4  publish     command                 after sign',
    ]);
  });

  it('tell how far each step of a run is', () => {
    const state = run(review, { current_step: 3, skipped: [[2, 2]], active: {} });
    expect(pipelineLines(review, state).map((line) => line.slice(0, 21).trimEnd())).toEqual([
      '1  done     security',
      '1  done     speed',
      '1  skipped  style',
      '2  next     synthesiz',
      '3           sign',
      '4           publish',
    ]);
  });

  it('are none where there are no steps', () => {
    expect(pipelineLines(full([]))).toEqual([]);
    expect(pipelineLines(full([{ id: 'idle' }]))).toEqual(['1  idle']);
  });
});
