import type { ProjectCommand } from '../core/project/commands.ts';
import type { ProjectEvent } from '../core/project/events.ts';
import type { ProjectEntry } from '../core/project/history.ts';
import { weekToTell } from '../core/project/observing.ts';
import { onGitHub } from '../core/surface/comment.ts';
import { observedMarkdown } from '../core/surface/observed.ts';
import { closureReport } from '../core/surface/report.ts';
import { entriesOf, linesPerSegment, segmentPaths } from '../record.ts';
import { closureMark, closureReceipt, weekMark } from './marks.ts';
import { fitted } from './fitted.ts';
import type { Mutation } from './mutations.ts';
import { linksIn, type Look } from './observe.ts';

/** What is said once on the home issue: the report of a project that has ended, and what was only observed in a week. */
export async function tellings(look: Look): Promise<readonly Mutation[]> {
  return [...(await closing(look)), ...(await week(look))];
}

/** The report of a project that has ended, once: when a look sees the whole of its record. */
async function closing(look: Look): Promise<readonly Mutation[]> {
  const { issue, sight } = look;
  const { state, observed } = sight;
  if (issue === null || state === null || state.terminal_state === null) return [];
  if (state.receipts?.[closureReceipt] !== undefined || observed.found?.[closureReceipt] !== undefined) return [];
  const { definition, recent } = observed.world;
  const entries = [...(await earlier(sight, () => true)), ...recent];
  const report = onGitHub(closureReport(state, definition, entries), linksIn(look)).trimEnd();
  const text = fitted(report, `countersign export ${state.project_id}`);
  return [{ field: 'addComment', input: { subjectId: issue.id, body: `${text}\n\n${closureMark}` } }];
}

/** What went past closed gates in the weeks that are over, once: what was told is in the record by its receipt. */
async function week(look: Look): Promise<readonly Mutation[]> {
  const { issue, sight } = look;
  const { state, observed } = sight;
  const due = state === null ? null : weekToTell(state, observed.world.at);
  if (issue === null || state === null || due === null || state.terminal_state !== null) return [];
  const mark = weekMark(due.until);
  const said = (issue.timelineItems.nodes ?? []).some(
    (one) => one?.__typename === 'IssueComment' && one.viewerDidAuthor && one.body.includes(mark),
  );
  if (said) return [];
  const { recent } = observed.world;
  const [first = state.seq] = due.entries;
  const oldest = recent[0]?.seq ?? 1;
  const before = first < oldest ? await earlier(sight, (last) => last >= first) : [];
  const text = onGitHub(observedMarkdown(due, [...before, ...recent]), linksIn(look));
  return [{ field: 'addComment', input: { subjectId: issue.id, body: `${text}\n\n${mark}` } }];
}

/** The entries in full segments of the log, of those whose last entry is wanted. */
async function earlier(
  { state, read }: Look['sight'],
  isWanted: (last: number) => boolean,
): Promise<readonly ProjectEntry[]> {
  const paths = segmentPaths(state?.seq ?? 0).filter((_path, at) => isWanted((at + 1) * linesPerSegment));
  const texts = await Promise.all(paths.map((path) => read(path)));
  return texts.flatMap((text) => entriesOf<ProjectCommand, ProjectEvent>(text ?? ''));
}
