import type { RunReport, TimelineRow } from '../../../core/run/report.ts';
import { durationText } from '../../../core/run/told.ts';
import type { Way } from '../../../core/run/ways.ts';
import { metricLines, statusText } from '../../../core/surface/run-report.ts';
import { runBranch } from '../../../git/runs/tree.ts';
import { styled, type Line, type Style } from '../answer.ts';
import { shortened, table } from '../print.ts';

/** The report of a run for a person. `withTimeline`: how it went with each step, where that was not seen just now. */
export function reportLines(report: RunReport, columns: number, withTimeline: boolean): readonly Line[] {
  const { run_id, because, final, failures, metrics, ways } = report;
  return [
    [styled('bold', `Workflow Execution: ${run_id}`)],
    [
      'Status: ',
      styled(statusStyle(report), statusText(report)),
      ...(because === null ? [] : [shortened(` — ${because}`, Math.max(20, columns - 8 - statusText(report).length))]),
    ],
    ...(withTimeline ? ['', ...timelineLines(report.timeline, columns)] : []),
    '',
    fact('Current step', final.current_step ?? `none, all ${final.of} are over`),
    fact('Checkpoints created', String(final.checkpoints_created)),
    fact('Last valid checkpoint', final.last_valid_checkpoint ?? 'none'),
    ...metricLines(metrics).map(([name, value]) => fact(name, value)),
    ...(final.files_changed ? [fact('Files', `on the branch ${runBranch(run_id)}`)] : []),
    fact('Audit trail', `${report.audit.entries} entries, proven by countersign verify`),
    ...failures.flatMap(({ step, cause, because: why, tried, outcome }): readonly Line[] => [
      '',
      [styled('yellow', '! '), shortened(`${step} failed: ${cause}${why === '' ? '' : `: ${why}`}`, columns - 2)],
      [
        styled(
          'dim',
          shortened(`  ${tried.length === 0 ? 'nothing was tried' : tried.join(', ')}; ${outcome}`, columns),
        ),
      ],
    ]),
    ...wayLines(ways),
  ];
}

function fact(name: string, value: string): Line {
  return [styled('dim', `${name}: `), value];
}

function statusStyle({ status }: RunReport): Style {
  if (status === 'completed') return 'green';
  return status === 'failed' || status === 'awaiting_direction' ? 'red' : 'yellow';
}

function timelineLines(rows: readonly TimelineRow[], columns: number): readonly Line[] {
  const cells = rows.map(({ step, status, duration, retries, notes }) => [
    step,
    status,
    duration === null ? '–' : durationText(duration),
    String(retries),
    notes.join('; '),
  ]);
  const [head = [], ...lines] = table([['Step', 'Status', 'Duration', 'Retries', 'Notes'], ...cells], columns);
  return [[styled('bold', head.join('').trimEnd())], ...lines.map((line) => line.join('').trimEnd())];
}

/** What brings it on now, each with the command that does it. */
export function onLines(ways: readonly Way[]): readonly Line[] {
  const on = ways.filter(({ back }) => back !== true);
  return wayLines(on.length === 0 ? ways : on);
}

/** What can be done now, each with the command that does it. */
export function wayLines(ways: readonly Way[]): readonly Line[] {
  return ways.flatMap(({ says, command }, at): readonly Line[] => [
    [styled('bold', at === 0 ? 'Next: ' : '      '), says],
    [styled('cyan', `      ${command}`)],
  ]);
}
