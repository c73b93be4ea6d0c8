import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { reportName } from '../../../core/run/decider.ts';
import { endings } from '../../../core/run/evolve.ts';
import { reportReceipt } from '../../../core/run/marks.ts';
import { runReport, type RunReport } from '../../../core/run/report.ts';
import { runReportMarkdown } from '../../../core/surface/run-report.ts';
import { machineClock as clock } from '../../../clock.ts';
import { identity } from '../../../git/repository.ts';
import type { RunState } from '../../../core/run/state.ts';
import type { RunHome } from '../../../git/runs/home.ts';
import { runFolderHere, runTree } from '../../../git/runs/tree.ts';
import type { KeptChanges } from '../../../ports.ts';
import { sha256 } from '../../../record.ts';
import { clearAway } from '../../../runner/clear-away.ts';
import { done, styled, type Line } from '../answer.ts';
import { shortPath } from '../print.ts';
import { aloneAt, give, runAt, withRuns, type Run, type RunJournal } from './home.ts';
import { toldProject, type Told } from './project.ts';

/**
 * The report of a run as it is. Of one that has ended it is kept with the record. Whoever started it is told where they are
 * at it themselves; where somebody else ended it, it waits for them. The project that it is of hears how it stands: `told`
 * is what came of that.
 */
export async function reported(
  home: RunHome,
  journal: RunJournal,
  run: Run,
): Promise<Run & { readonly report: RunReport; readonly told: Told | null }> {
  await journal.flush();
  const { id, pipeline, state } = run;
  const report = runReport(pipeline, state, await home.entries(id));
  const isTold = state.intents === undefined || !Object.hasOwn(state.intents, 'ended');
  const hasEnded = endings.includes(state.status);
  const { project, initiator, ended_at = '' } = state;
  const told = project === undefined || (hasEnded && isTold) ? null : await toldProject(project.id, id);
  if (!hasEnded || isTold || told?.isDone === false) return { ...run, report, told };
  // A project that is closed heard nothing: then whoever started it is told, as of any other run.
  const isOfProject = project !== undefined && told?.isHeard === true;
  const isHeard = isOfProject || (await home.actor()).id === initiator.id;
  const isKept = state.receipts?.[reportReceipt] === ended_at;
  if (isKept && !isHeard) return { ...run, report, told };
  const of = isHeard
    ? { of: 'ended', id: isOfProject ? `project:${project.id}` : 'cli' }
    : { of: reportReceipt, id: ended_at };
  const content = Buffer.from(runReportMarkdown(report));
  const kept = { sha256: sha256(content), bytes: content.length };
  const gave = isKept
    ? await give(home, journal, id, { receipt: of })
    : await give(home, journal, id, { receipt: { ...of, report: kept } }, [{ ...kept, name: reportName, content }]);
  return { ...run, state: 'answer' in gave ? state : gave.state, report, told };
}

/** Does this wait for whoever asks: that a run which they started was ended by somebody else? */
export async function isUnheard(home: RunHome, { status, intents, initiator }: RunState): Promise<boolean> {
  const isOpen = endings.includes(status) && intents?.['ended'] !== undefined;
  return isOpen && (await home.actor()).id === initiator.id;
}

/** That a project has heard of the end of a run is noted with that; where somebody is at it, they note it. */
export async function notedAsTold(id: string): Promise<void> {
  await withRuns(async (home) => {
    const { intents = {} } = (await home.state(id)) ?? {};
    if (!Object.hasOwn(intents, 'ended')) return done([], {});
    return aloneAt(home, id, async (journal) => {
      await reported(home, journal, await runAt(home, journal, id));
      return done([], {});
    });
  });
}

/** A run that no driver sees to its end leaves nothing on this machine, either. */
export function clearedAway(home: RunHome, id: string): Promise<KeptChanges | null> {
  const tree = runTree(home.repository, id);
  const jobs = join(runFolderHere(home.repository, id), 'jobs');
  return clearAway({ tree, jobs, author: identity(home.repository), clock }, id);
}

/** What became of changes by hand in the folder of a run, which no step recorded. */
export function keptLines(kept: KeptChanges | null): readonly Line[] {
  if (kept === null) return [];
  if ('ref' in kept)
    return [
      [styled('yellow', '! '), `${kept.paths.join(', ')} had changes that no step recorded; they are kept`],
      [styled('cyan', `  git show ${kept.ref}`)],
    ];
  return [
    [styled('yellow', '! '), `${shortPath(kept.left)} stays, as git cannot record what is in it: ${kept.because}`],
  ];
}
