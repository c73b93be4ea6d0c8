import { Buffer } from 'node:buffer';
import { reportName } from '../../../core/run/decider.ts';
import { endings } from '../../../core/run/evolve.ts';
import { runReport, type RunReport } from '../../../core/run/report.ts';
import { runReportMarkdown } from '../../../core/surface/run-report.ts';
import type { RunHome } from '../../../git/runs/home.ts';
import { sha256 } from '../../../record.ts';
import { give, type Run, type RunJournal } from './home.ts';

/** The report of a run as it is. Of one that has ended it is kept with the record, as what whoever started it is told. */
export async function reported(
  home: RunHome,
  journal: RunJournal,
  run: Run,
): Promise<Run & { readonly report: RunReport }> {
  await journal.flush();
  const { id, pipeline, state } = run;
  const report = runReport(pipeline, state, await home.entries(id));
  const isTold = state.intents === undefined || !Object.hasOwn(state.intents, 'ended');
  // A project that started it is told by what it waits with.
  if (!endings.includes(state.status) || isTold || state.project !== undefined) return { ...run, report };
  const content = Buffer.from(runReportMarkdown(report));
  const kept = { sha256: sha256(content), bytes: content.length };
  const command = { receipt: { of: 'ended', id: 'cli', report: kept } };
  const gave = await give(home, journal, id, command, [{ ...kept, name: reportName, content }]);
  return { ...run, state: 'answer' in gave ? state : gave.state, report };
}
