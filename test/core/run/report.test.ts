import { describe, expect, it } from 'vitest';
import { runReport, type FailureRecord, type RunReport } from '../../../src/core/run/report.ts';
import { bytesText, durationText, toldLine, toldOf, type RunEntry } from '../../../src/core/run/told.ts';
import { handedOut, waysOn } from '../../../src/core/run/ways.ts';
import { stepRows } from '../../../src/core/surface/run-list.ts';
import { metricLines, runReportMarkdown } from '../../../src/core/surface/run-report.ts';
import {
  ann,
  external,
  fails,
  finishes,
  happens,
  inTurn,
  looks,
  pipelineOf,
  played,
  step,
  takes,
  variable,
  work,
  type Playing,
} from './playing.ts';

function reportOf(run: Playing): RunReport {
  return runReport(run.pipeline, run.state(), run.entries);
}

function told(run: Playing): readonly string[] {
  return run.entries.flatMap(toldOf).map((one) => toldLine(one).slice('2026-01-01 12:00:00 '.length));
}

function row(report: RunReport, id: string) {
  return report.timeline.find((one) => one.step === id);
}

function commands(run: Playing): readonly string[] {
  return waysOn(run.pipeline, run.state()).map(({ command }) => command.replace('countersign workflow ', ''));
}

/** An entry of one event. */
function entry(event: NonNullable<RunEntry['events']>[number]): RunEntry {
  return {
    v: 1,
    id: 'e',
    seq: 1,
    at: '2026-01-01T12:00:00.000Z',
    source: 's',
    actor: ann,
    command: { validate: {} },
    saw: {},
    events: [event],
    state: '',
    prev: '',
    hash: '',
  };
}

/** Goes on until it ends or waits. */
function goesOn(run: Playing): void {
  while (run.state().status === 'running') {
    const [id] = takes(run);
    if (id === undefined) return;
    finishes(run, id);
  }
}

/** Fails until it is not tried again. */
function failsForGood(run: Playing, id: string): void {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    takes(run);
    fails(run, id);
    run.passes(10_000);
  }
}

describe('the report of a run', () => {
  it('tells of a run that went well how long each step took, and nothing more', () => {
    const run = played(pipelineOf(inTurn(step('a', { checkpoint: 'one' }), step('b'))));
    looks(run);
    goesOn(run);
    const report = reportOf(run);
    expect(report).toMatchObject({
      run_id: 'r1',
      status: 'completed',
      because: null,
      started_by: 'ann',
      timeline: [
        { step: 'a', status: 'done', duration: 5, retries: 0, notes: [] },
        { step: 'b', status: 'done', duration: 5, retries: 0, notes: [] },
      ],
      final: { current_step: null, over: 2, of: 2, checkpoints_created: 2, last_valid_checkpoint: 'start' },
      audit: { entries: run.entries.length, refused: 0, by: ['ann'], last_hash: 'h' },
      failures: [],
      metrics: { work: 10, done: 2, skipped: 0, retries: 0, step_success: 1, recovery_success: null },
      ways: [{ command: "countersign workflow run p 'say hello'" }],
    });
    expect(report.ended_at).not.toBeNull();
    expect(runReportMarkdown(report)).toContain('Nothing failed.');
  });

  it('counts retries, and says of each failure its cause, what was tried and what came of it', () => {
    const run = played(
      pipelineOf([
        step('again'),
        step('left', { optional: true, retry: { max: 0, initial_delay_ms: 0 } }),
        step('mended', { recovery: work, retry: { max: 0, initial_delay_ms: 0 } }),
      ]),
    );
    takes(run);
    fails(run, 'again');
    fails(run, 'left');
    fails(run, 'mended');
    run.passes(1000);
    goesOn(run);
    const report = reportOf(run);
    expect(report.failures).toMatchObject([
      {
        step: 'again',
        cause: 'exit_nonzero',
        because: 'it ended with 1',
        tried: ['attempt 2'],
        outcome: 'it went well',
      },
      { step: 'left', cause: 'exit_nonzero', tried: [], outcome: 'it was left out', overcome: true },
      { step: 'mended', tried: ['its recovery procedure'], outcome: 'it went well', overcome: true },
    ] satisfies readonly Partial<FailureRecord>[]);
    expect(report.metrics).toMatchObject({ step_success: 2 / 5, recovery_success: 1, skipped: 1 });
    expect(row(report, 'again')).toMatchObject({ retries: 1, duration: 10 });
    expect(row(report, 'left')).toMatchObject({ status: 'skipped' });
    expect(row(report, 'mended')?.notes[0]).toBe('by its recovery procedure');
    const page = runReportMarkdown(report);
    expect(page).toContain('| `again` | done | 10 ms | 1 | exit_nonzero: it ended with 1 |');
    expect(page).toContain('Left out: `left`');
    expect(page).toContain('**exit_nonzero** — it ended with 1; tried: attempt 2; it went well');
    expect(page).toContain('; nothing was tried; it was left out');
    expect(page).toContain('- Step success rate: 40 %');
  });

  it('says of a run that waits for direction what it waits for, and what can be done', () => {
    const run = played(pipelineOf(inTurn(step('a', { checkpoint: 'one' }), step('b'), step('c'))));
    takes(run);
    finishes(run, 'a');
    looks(run);
    failsForGood(run, 'b');
    const report = reportOf(run);
    expect(report.status).toBe('awaiting_direction');
    expect(report.failures).toMatchObject([
      { step: 'b', tried: ['attempt 2', 'attempt 3', 'attempt 4'], outcome: 'it waits for direction', overcome: null },
    ]);
    expect(report.metrics.recovery_success).toBeNull();
    expect(report.final).toMatchObject({ current_step: 'b', over: 1, of: 3, last_valid_checkpoint: 'one' });
    expect(report.timeline.map(({ status }) => status)).toEqual(['done', 'waits', 'not begun']);
    expect(commands(run)).toEqual([
      'retry r1 b',
      'skip r1 b --reason WHY',
      'rollback r1 --to one',
      'rollback r1 --to start --ask --reason WHY',
      'cancel r1 --reason WHY',
    ]);
    const page = runReportMarkdown(report);
    expect(page).toContain('**Status: AWAITING_DIRECTION** —');
    expect(page).toContain('has not ended');
    expect(page).toContain('- Current step: `b`, 1 of 3 are over');

    happens(run.does({ retry: { step: 'b', reason: 'the disk is empty again' } }));
    expect(row(reportOf(run), 'b')?.status).toBe('running');
    expect(reportOf(run).failures[0]?.tried.at(-1)).toBe('again, as ann said');
  });

  it('tells of a rollback what was undone, and that the failure is behind it', () => {
    const run = played(
      pipelineOf(inTurn(step('a'), step('b', { retry: { max: 0, initial_delay_ms: 0 } })), {
        rollback_on: 'any_failure',
      }),
    );
    looks(run);
    takes(run);
    finishes(run, 'a');
    takes(run);
    fails(run, 'b');
    expect(run.state().status).toBe('rolling_back');
    expect(row(reportOf(run), 'b')?.status).toBe('failed');
    expect(commands(run)).toEqual(['resume r1', 'cancel r1 --reason WHY']);
    happens(run.does({ restored: { tree: 'base0' } }));
    expect(reportOf(run)).toMatchObject({
      failures: [{ step: 'b', outcome: 'the run went back to start', overcome: true }],
      metrics: { rollbacks: 1, recovery_success: 1 },
    });
    expect(row(reportOf(run), 'a')).toMatchObject({ status: 'undone', notes: [], retries: 0 });
    expect(commands(run)).toEqual(['resume r1', 'rollback r1 --to start', 'cancel r1 --reason WHY']);
    expect(told(run)).toContain('checkpoint start restored: undone: a');
    happens(run.does({ rollback: { to: 'start', reason: 'once more' } }));
    happens(run.does({ restored: { tree: 'base0' } }));
    expect(told(run)).toContain('checkpoint start restored: nothing was undone');
    happens(run.does({ resume: { reason: 'once more', steps: [] } }));
    takes(run);
    finishes(run, 'a');
    expect(row(reportOf(run), 'a')).toMatchObject({ status: 'done', notes: ['undone'] });
    happens(run.does({ rollback: { to: 'start', reason: 'no' } }));
    happens(run.does({ restored: { tree: 'base0' } }));
    expect(row(reportOf(run), 'a')).toMatchObject({ notes: ['undone 2 times'], retries: 0 });
  });

  it('counts looks at checkpoints, and never uses one that is damaged', () => {
    const run = played(pipelineOf(inTurn(step('a', { checkpoint: 'one' }), step('b'))));
    looks(run);
    takes(run);
    finishes(run, 'a');
    run.damages('one');
    looks(run);
    const report = reportOf(run);
    expect(report.final.last_valid_checkpoint).toBe('start');
    expect(report.metrics.checkpoint_validity).toBeLessThan(1);
    expect(commands(run)).not.toContain('rollback r1 --to one');
    expect(told(run)).toContain('checkpoint one corrupt: a byte of it is another');
  });

  it('counts what was refused, and who was at it', () => {
    const run = played(pipelineOf([step('a')]));
    run.does({ submit: { step: 'nothing', job: 'step', attempt: 1, outcome: { is: 'done' } } });
    const report = reportOf(run);
    expect(report.audit).toMatchObject({ refused: 1, by: ['ann'] });
    expect(told(run).at(-1)).toMatch(/^run submit refused: .*\(ann\)$/u);
    expect(runReportMarkdown(report)).toContain('1 of them refused');
  });

  it('tells what it can of a record that holds little', () => {
    const run = played(pipelineOf([step('a')]));
    const { state } = run;
    run.sees({ base: null });
    const none = runReport(run.pipeline, { ...state(), tree: null }, []);
    expect(none).toMatchObject({ audit: { entries: 0, last_hash: '' }, metrics: { elapsed: 0 } });
    expect(runReportMarkdown(none)).not.toContain('Files:');
    const silent = { event_id: 'x', type: 'step_changed', step_id: 'a', number: 0, attempt: 1, job: 'step' } as const;
    const failed = entry({ ...silent, kind: 'await-direction', reason_code: 'exit_nonzero' });
    const report = runReport(run.pipeline, { ...state(), status: 'failed', ended_at: state().started_at }, [failed]);
    expect(report.failures).toMatchObject([{ because: '', outcome: 'the run ended as failed', overcome: false }]);
    expect(report.timeline[0]?.notes).toEqual(['exit_nonzero']);
    expect(runReportMarkdown(report)).toContain('**exit_nonzero**; nothing was tried; the run ended as failed');
    const again = runReport(run.pipeline, state(), [entry({ ...silent, kind: 'retry', reason_code: 'timed_out' })]);
    expect(again.failures).toMatchObject([{ outcome: 'it is tried again', overcome: null }]);
  });

  it('of a long run shows only the steps of which there is something to tell', () => {
    const many = Array.from({ length: 120 }, (_, index) => step(`s${index}`));
    const run = played(pipelineOf(many));
    takes(run, 2);
    finishes(run, 's0');
    const page = runReportMarkdown(reportOf(run));
    expect(page).toContain('| `s1` | running | – | 0 |');
    expect(page).not.toContain('| `s2` |');
    expect(page).toMatch(/And 119 more with nothing to tell of: 1 done, 118 not begun\.|And 1\d\d more/u);
  });

  it('keeps the texts of people from meaning anything in Markdown', () => {
    const run = played(pipelineOf([step('a')], { state: { who: variable('string', { initial: '`x` <b>' }) } }), {
      task: '# @everyone <script> | [x](https://evil.example)\n## Status: COMPLETED',
    });
    const page = runReportMarkdown(reportOf(run));
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('@everyone');
    expect(page).not.toContain('\n## Status: COMPLETED');
    expect(page).toContain('State: ``who=`x` <b>``');
  });
});

describe('what happened in a run, line by line', () => {
  it('tells all that a run can come to', () => {
    const run = played(
      pipelineOf(
        [
          step('a', { output: 'found', checkpoint: 'one', requires_approval: true, agent: 'x', run: null }),
          step('b', { needs: ['a'] }),
        ],
        { state: { n: variable('integer') }, checkpoints: 1 },
      ),
    );
    takes(run);
    finishes(run, 'a', {
      output: { bytes: 2, sha256: 'ab'.repeat(32), text: 'hi' },
      result: { state: { n: 1 }, tree: 'c0ffee'.repeat(6) },
    });
    expect(commands(run).slice(0, 4)).toEqual([
      'output r1 a',
      'approve r1 a',
      'reject r1 a --reason WHY',
      'edit r1 a --file FILE --reason WHY',
    ]);
    happens(run.does({ approve: { gate: 'step:a', reason: 'good' } }));
    goesOn(run);
    const lines = told(run);
    for (const line of [
      'run r1 started: p by ann, say hello',
      'run pipeline pinned: p.yml, pipe1',
      'run files changed: base0',
      'checkpoint start created',
      'step a start: ready',
      'step a output: found, 2 bytes, abababababab',
      'run state changed: n=1, a',
      'run files changed: c0ffeec0ffee',
      'step a escalate-approval: approval-required, 5 ms',
      'gate step:a asked: of write',
      'gate step:a approved: by ann, good',
      'checkpoint one created',
      'run status completed: all-steps-over',
    ])
      expect(lines.map((one) => one.replace(', 5 ms', ''))).toContain(line.replace(', 5 ms', ''));
  });

  it('tells events by what they hold', () => {
    const line = (event: NonNullable<RunEntry['events']>[number]) => toldOf(entry(event)).map(toldLine).join('');
    const event_id = 'x';
    const changed = { event_id, type: 'step_changed', step_id: 'a', number: 0, attempt: 1, job: 'step' } as const;
    expect(line({ ...changed, kind: 'continue', reason_code: 'step-completed', took: 3100 })).toBe(
      '2026-01-01 12:00:00 step a continue: step-completed, 3.1 s',
    );
    expect(
      line({
        ...changed,
        kind: 'compensate',
        job: 'compensation',
        attempt: 2,
        reason_code: 'exit_nonzero',
        detail: 'it ended with 1',
        due: '2026-01-01T12:00:04.500Z',
      }),
    ).toBe(
      '2026-01-01 12:00:00 step a compensate: exit_nonzero, taking back what it did, attempt 2, it ended with 1, not before 12:00:04.500',
    );
    const more: readonly (readonly [NonNullable<RunEntry['events']>[number], string])[] = [
      [{ event_id, type: 'definition_pinned', what: 'policy', pin: null }, ''],
      [
        { event_id, type: 'output_recorded', step_id: 'a', output: null, bytes: 1500, sha256: 'ff' },
        'step a output: 1.5 kB, ff',
      ],
      [
        { event_id, type: 'state_changed', set: { n: 1, m: null }, because: 'CI' },
        'run state changed: n=1 m=null, ann, CI',
      ],
      [{ event_id, type: 'tree_changed', tree: null }, 'run files changed: none'],
      [{ event_id, type: 'checkpoint_validated', id: 'i', name: 'one', valid: true }, 'checkpoint one validated'],
      [
        { event_id, type: 'checkpoint_removed', id: 'i', name: 'one', because: 'it is old' },
        'checkpoint one removed: it is old',
      ],
      [
        {
          event_id,
          type: 'approval_changed',
          gate: 'step:a',
          track: 'main',
          change: 'voided',
          status: 'superseded',
          because: 'b',
        },
        'gate step:a superseded: b',
      ],
      [
        { event_id, type: 'approval_used', gate: 'skip:a', track: 'main', confirm_id: 'c', covers: {} },
        'gate skip:a used',
      ],
      [
        { event_id, type: 'intent_recorded', key: 'k', what: 'escalate', to: 'OPS', about: {} },
        'run k intended: escalate to OPS',
      ],
      [{ event_id, type: 'receipt_recorded', key: 'k', id: 'comment 7' }, 'run k delivered: comment 7'],
    ];
    for (const [event, expected] of more)
      expect(line(event)).toBe(expected === '' ? '' : `2026-01-01 12:00:00 ${expected}`);
    expect(toldOf({ ...entry(more[0]![0]), events: [] })).toEqual([]);
    const { events: _events, ...without } = entry(more[0]![0]);
    expect(toldOf(without)).toEqual([]);
  });

  it('writes times and sizes as people read them', () => {
    expect([0, 999, 1000, 59_900, 59_960, 125_000, 3_600_000, 3_725_000].map(durationText)).toEqual([
      '0 ms',
      '999 ms',
      '1.0 s',
      '59.9 s',
      '1 min 0 s',
      '2 min 5 s',
      '1 h 0 min',
      '1 h 2 min',
    ]);
    expect([1, 999, 1000, 999_949, 1_500_000].map(bytesText)).toEqual([
      '1 byte',
      '999 bytes',
      '1.0 kB',
      '999.9 kB',
      '1.5 MB',
    ]);
    const metrics = reportOf(played(pipelineOf([step('a')]))).metrics;
    expect(metricLines({ ...metrics, step_success: 0.99996 })[2]).toEqual(['Step success rate', '99.9 %']);
    const counts = metricLines({ ...metrics, retries: 1, rollbacks: 2 })[1];
    expect(counts).toEqual(['Steps', '0 of 1 done, 0 left out, 1 retry, 2 rollbacks']);
  });
});

describe('what can be done with a run', () => {
  it('is to answer what is handed out to whoever asks', () => {
    const agents = { writer: { run: 'w', environment: [], secrets: [], grants: {} } };
    const run = played(
      pipelineOf([step('talk', { run: null }), step('ask', { run: null, agent: 'nobody' }), step('c')], { agents }),
    );
    takes(run);
    expect(handedOut(run.pipeline, run.state()).map(({ id }) => id)).toEqual(['talk', 'ask']);
    expect(commands(run).slice(0, 3)).toEqual(['next r1', 'submit r1 talk --file FILE', 'resume r1']);
    finishes(run, 'c');
    finishes(run, 'ask');
    expect(commands(run).slice(0, 3)).toEqual(['next r1', 'submit r1 talk --file FILE', 'rollback r1 --to start']);
  });

  it('is to agree to what was asked, or not', () => {
    const run = played(pipelineOf([step('a'), step('b', { needs: ['a'] })]));
    happens(run.does({ request: { what: { skip: { step: 'a', reason: 'no need' } } } }));
    expect(commands(run).slice(0, 3)).toEqual([
      'output r1 skip:a',
      expect.stringMatching(/^approve r1 \S+$/u),
      expect.stringMatching(/^reject r1 \S+ --reason WHY$/u),
    ]);
    const [gate = ''] = Object.keys(run.state().confirms);
    happens(run.does({ approve: { gate, reason: 'yes' } }));
    expect(commands(run)[0]).toBe('resume r1');
  });

  it('is to begin it anew once it has ended, with its task as a shell takes it', () => {
    const run = played(pipelineOf([step('a')]), { task: '' });
    happens(run.does({ cancel: { reason: 'enough' } }));
    expect(commands(run)).toEqual(["run p ''"]);
  });

  it('is to begin it anew as it was begun, for what it was and with what was set', () => {
    const project = { id: 'atlas', track: 'api', artifact: 'the notes' };
    const given = { task: "it's", project, issue: 7, state: { release: '2.0', n: 3 } };
    const state = { release: variable('string'), n: variable('integer'), other: variable('string') };
    const run = played(pipelineOf([step('a')], { state }), given);
    happens(run.does({ cancel: { reason: 'enough' } }));
    expect(reportOf(run).ways.map(({ command }) => command)).toEqual([
      String.raw`countersign workflow run p --project atlas --track api --artifact 'the notes' --issue 7 --set release=2.0 --set n=3 'it'\''s'`,
    ]);
    expect(commands(run)).toEqual(['report r1']);
    expect(waysOn(run.pipeline, run.state(), run.entries.slice(1)).map(({ says }) => says)).toEqual([
      'see how it was begun, to begin it anew',
    ]);
    const small = played(pipelineOf([step('a')]), { project: { id: 'atlas' } });
    happens(small.does({ cancel: { reason: 'enough' } }));
    expect(commands(small)).toEqual(["run p --project atlas 'say hello'"]);
  });
});

describe('the list of steps', () => {
  const none = new Map<string, string>();

  it('says of each how it is', () => {
    const run = played(
      pipelineOf(
        [
          step('good'),
          external('ext', { requires_approval: true }),
          step('slow'),
          step('bad', { retry: { max: 1, initial_delay_ms: 2000 } }),
          step('left', { optional: true, retry: { max: 0, initial_delay_ms: 0 } }),
          step('worse', { retry: { max: 0, initial_delay_ms: 0 } }),
          step('last', { needs: ['worse'] }),
        ],
        { concurrency: 9 },
      ),
    );
    takes(run);
    finishes(run, 'good');
    finishes(run, 'ext', { output: { bytes: 1, sha256: 'a'.repeat(64), text: 'x' } });
    fails(run, 'bad');
    fails(run, 'left');
    fails(run, 'worse');
    const notes = new Map([
      ['good', '5 ms'],
      ['bad', 'it ended with 1'],
      ['slow', 'not shown'],
    ]);
    const rows = (at: string) =>
      stepRows(run.pipeline, run.state(), at, 20, notes).map(
        ({ mark, step: id, says }) => `${id} ${String(mark)} ${says}`,
      );
    expect(rows(run.at())).toEqual([
      'good done 5 ms',
      'ext awaiting_approval waits for approval',
      'slow running ',
      'bad retrying again in 2 s, attempt 2, it ended with 1',
      'left skipped ',
      'worse awaiting_direction waits for direction, it ended with 1',
      'last later ',
    ]);
    run.passes(3000);
    expect(rows(run.at())).toContain('slow running 3.0 s');
    expect(rows(run.at())).toContain('bad retrying again, attempt 2, it ended with 1');
  });

  it('shows of many those around the work, and counts the rest', () => {
    const run = played(pipelineOf(inTurn(...Array.from({ length: 30 }, (_, index) => step(`s${index}`)))));
    const rows = () =>
      stepRows(run.pipeline, run.state(), run.at(), 6, none).map(({ mark, step: id, says }) =>
        mark === null ? says : id,
      );
    expect(rows()).toEqual(['s0', 's1', 's2', 's3', '26 later']);
    for (let index = 0; index < 10; index += 1) {
      takes(run);
      finishes(run, `s${index}`);
    }
    takes(run);
    expect(rows()).toEqual(['8 done', 's8', 's9', 's10', 's11', '18 later']);
    goesOn(run);
    expect(rows()).toEqual(['26 done', 's26', 's27', 's28', 's29']);
  });
});
