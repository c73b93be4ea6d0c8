import { onGitHub } from '../core/surface/comment.ts';
import { closureReport } from '../core/surface/report.ts';
import { statusMarkdown, statusOf } from '../core/surface/status.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import type { ProjectEvent } from '../core/project/events.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { Decided } from '../ports.ts';
import { entriesOf, segmentPaths } from '../record.ts';
import type { Issue } from './answer.ts';
import { answers, answersInPulls, unkeptAnswers } from './answers.ts';
import { closureMark, closureReceipt, stickyMark } from './marks.ts';
import type { Mutation } from './mutations.ts';
import { pullsIn, type Look } from './observe.ts';

/** A project as it is to be seen. */
export interface Show {
  readonly look: Look;
  readonly state: ProjectState | null;
  readonly decided: Decided;
}

/** What the home issue should say, as far as it does not yet. */
export async function commentsOf({ look, state, decided }: Show): Promise<readonly Mutation[]> {
  const { issue, sticky } = look;
  if (issue === null || issue.locked) return [];
  if (state === null) return unkeptAnswers(look, decided);
  const body = statusBody(look, state, decided);
  const status: readonly Mutation[] =
    sticky === null
      ? [{ field: 'addComment', input: { subjectId: issue.id, body } }]
      : sticky.body === body
        ? []
        : [{ field: 'updateIssueComment', input: { id: sticky.id, body } }];
  return [...status, ...answersInPulls(look, decided), ...(await closing(look)), ...closed(issue, state)];
}

function statusBody(look: Look, state: ProjectState, decided: Decided): string {
  const { world } = look.sight.observed;
  const warnings = look.sight.observed.warnings.map(({ file, line, message }) => `${file}:${line}: ${message}`);
  const markdown = statusMarkdown({ ...statusOf(world, state), warnings }).replace(
    ` · \`${state.project_id}\` · `,
    ' · ',
  );
  const said = answers(look, decided).map((part) => `\n\n${part}`);
  // Who was refused looks for the answer first.
  const [head = '', ...rest] = onGitHub(markdown, pullsIn(look))
    .trimEnd()
    .split(/(?=\n\n```mermaid)/u);
  return [head, ...said, ...rest, '\n\n', stickyMark].join('');
}

/** GitHub takes 65,536 characters in a comment. */
const bytesAtMost = 60_000;

/** The report of a project that has ended, once: when a look sees the whole of its record. */
async function closing(look: Look): Promise<readonly Mutation[]> {
  const { issue, sight } = look;
  const { state, observed } = sight;
  if (issue === null || state === null || state.terminal_state === null) return [];
  if (state.receipts?.[closureReceipt] !== undefined || observed.found?.[closureReceipt] !== undefined) return [];
  const { definition, recent } = observed.world;
  const report = onGitHub(
    closureReport(state, definition, [...(await earlier(sight)), ...recent]),
    pullsIn(look),
  ).trimEnd();
  const whole = Buffer.byteLength(report) <= bytesAtMost;
  const text = whole
    ? report
    : `${cutAt(report)}\n\n… the rest is longer than a comment may be: \`countersign export ${state.project_id}\` has all of it.`;
  return [{ field: 'addComment', input: { subjectId: issue.id, body: `${text}\n\n${closureMark}` } }];
}

/** The first whole lines that fit. */
function cutAt(text: string): string {
  const bytes = Buffer.from(text).subarray(0, bytesAtMost).toString('utf8');
  return bytes.slice(0, bytes.lastIndexOf('\n'));
}

/** The entries in full segments of the log. */
async function earlier({ state, read }: Look['sight']): Promise<Look['sight']['observed']['world']['recent']> {
  const texts = await Promise.all(segmentPaths(state?.seq ?? 0).map((path) => read(path)));
  return texts.flatMap((text) => entriesOf<ProjectCommand, ProjectEvent>(text ?? ''));
}

/** The issue of a project that has ended is closed; one that has not, and that somebody closed by hand, is opened again. */
function closed(issue: Issue, state: ProjectState): readonly Mutation[] {
  const ended = state.terminal_state !== null;
  if (ended === (issue.state === 'CLOSED')) return [];
  return [{ field: ended ? 'closeIssue' : 'reopenIssue', input: { issueId: issue.id } }];
}
