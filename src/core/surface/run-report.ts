import type { FailureRecord, Metrics, RunReport, TimelineRow } from '../run/report.ts';
import { durationText } from '../run/told.ts';
import { momentText } from '../prose.ts';
import { code, inline } from './escape.ts';

/** Reasons and texts of people are shown up to here, in characters. */
const textAtMost = 1000;
/** A table of more rows is read by nobody: of a longer one only the rows are shown that say something. */
const rowsAtMost = 100;

/**
 * The report of a run, as Markdown: how it ended, how it went with each step, where it stands, what the record holds, what
 * can be done now, and what failed with what was tried about it.
 */
export function runReportMarkdown(report: RunReport): string {
  return `${[
    `# Workflow Execution: ${code(report.run_id)}`,
    heading(report),
    '## Timeline',
    timeline(report.timeline),
    '## Final State',
    list(finalState(report)),
    '## Audit Trail',
    list(auditTrail(report)),
    '## Recovery Options',
    list(report.ways.map(({ says, command }) => `${inline(says)}: ${code(command)}`)),
    '## Failures',
    report.failures.length === 0 ? 'Nothing failed.' : list(report.failures.map(failure)),
    '## Metrics',
    list(metricLines(report.metrics).map(([name, value]) => `${name}: ${value}`)),
  ].join('\n\n')}\n`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** `COMPLETED`, `ROLLED_BACK`, `AWAITING_APPROVAL` … */
export function statusText({ status }: Pick<RunReport, 'status'>): string {
  return status.toUpperCase();
}

function heading({ status, because, pipeline, task, started_at, started_by, ended_at }: RunReport): string {
  const ended = ended_at === null ? 'has not ended' : `ended ${momentText(ended_at)}`;
  return [
    `**Status: ${statusText({ status })}**${because === null ? '' : ` — ${inline(because, textAtMost)}`}`,
    `${code(pipeline)}: ${inline(task, textAtMost)}`,
    `Started ${momentText(started_at)} by ${inline(started_by)}, ${ended}`,
  ].join('\\\n');
}

function timeline(rows: readonly TimelineRow[]): string {
  const telling = rows.length <= rowsAtMost ? rows : rows.filter(tells).slice(0, rowsAtMost);
  const left = rows.length - telling.length;
  const table = [
    '| Step | Status | Duration | Retries | Notes |',
    '|---|---|--:|--:|---|',
    ...telling.map(
      ({ step, status, duration, retries, notes }) =>
        `| ${code(step)} | ${status} | ${duration === null ? '–' : durationText(duration)} | ${retries} | ${inline(notes.join('; '), textAtMost)} |`,
    ),
  ].join('\n');
  if (left === 0) return table;
  const counts = Map.groupBy(
    rows.filter((row) => !telling.includes(row)),
    ({ status }) => status,
  );
  const rest = [...counts].map(([status, { length }]) => `${length} ${status}`).join(', ');
  return `${table}\n\nAnd ${left} more with nothing to tell of: ${rest}.`;
}

/** Is there more to see of it than that it was done, or has not been begun? */
function tells({ status, retries, notes }: TimelineRow): boolean {
  return !['done', 'not begun'].includes(status) || retries > 0 || notes.length > 0;
}

function finalState({ final, timeline: rows }: RunReport): readonly string[] {
  const { current_step, over, of, checkpoints_created, last_valid_checkpoint, custom_state, tree } = final;
  const skipped = rows.filter(({ status }) => status === 'skipped').map(({ step }) => code(step));
  const set = Object.entries(custom_state).map(([name, value]) => code(`${name}=${String(value)}`));
  return [
    `Current step: ${current_step === null ? `none, all ${of} are over` : `${code(current_step)}, ${over} of ${of} are over`}`,
    ...(skipped.length === 0 ? [] : [`Left out: ${skipped.join(', ')}`]),
    `Checkpoints created: ${checkpoints_created}`,
    `Last valid checkpoint: ${last_valid_checkpoint === null ? 'none' : code(last_valid_checkpoint)}`,
    ...(set.length === 0 ? [] : [`State: ${set.join(', ')}`]),
    ...(tree === null ? [] : [`Files: commit ${code(tree.slice(0, 12))}`]),
  ];
}

function auditTrail({ run_id, audit: { entries, refused, by, last_hash } }: RunReport): readonly string[] {
  return [
    `${entries} ${entries === 1 ? 'entry' : 'entries'} by ${by.map((login) => inline(login)).join(', ')}${refused === 0 ? '' : `, ${refused} of them refused`}; the last has hash ${code(last_hash.slice(0, 12))}`,
    `Every transition: ${code(`countersign workflow status ${run_id} --transitions`)}`,
    `Proven by: ${code('countersign verify')}`,
  ];
}

function failure({ step, at, cause, because, tried, outcome }: FailureRecord): string {
  const done = tried.length === 0 ? 'nothing was tried' : `tried: ${tried.map((one) => inline(one)).join(', ')}`;
  const why = because === '' ? '' : ` — ${inline(because, textAtMost)}`;
  return `${code(step)} on ${momentText(at)}: **${inline(cause)}**${why}; ${done}; ${inline(outcome)}`;
}

/** What was measured, by name, as people read it. */
export function metricLines(metrics: Metrics): readonly (readonly [name: string, value: string])[] {
  const { elapsed, work, steps, done, skipped, retries, rollbacks } = metrics;
  return [
    ['Time', `${durationText(elapsed)}, of work ${durationText(work)}`],
    [
      'Steps',
      `${done} of ${steps} done, ${skipped} left out, ${times(retries, 'retry', 'retries')}, ${times(rollbacks, 'rollback', 'rollbacks')}`,
    ],
    ['Step success rate', percent(metrics.step_success)],
    ['Recovery success rate', percent(metrics.recovery_success)],
    ['Checkpoint validity', percent(metrics.checkpoint_validity)],
  ];
}

function times(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Rounded down: 99.96 % is not 100 %. */
function percent(share: number | null): string {
  return share === null ? 'nothing to count' : `${Math.floor(share * 1000) / 10} %`;
}
