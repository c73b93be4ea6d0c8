import { onGitHub } from '../core/surface/comment.ts';
import { statusMarkdown } from '../core/surface/status-markdown.ts';
import { sweepLines } from '../core/surface/sweep.ts';
import { statusOf } from '../core/surface/status.ts';
import type { HandedOn } from '../core/surface/handoff.ts';
import { pendingGates } from '../core/project/pending.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { Decided } from '../ports.ts';
import type { Issue } from './answer.ts';
import { answers, answersInPulls, unkeptAnswers } from './answers.ts';
import { anchorMark, saysTheSame, stickyMark, type Anchor } from './marks.ts';
import type { GitHubClient } from './client.ts';
import type { Changes } from './changed.ts';
import { labelsOf } from './labels.ts';
import { send, type Mutation } from './mutations.ts';
import { linksIn, type Look } from './observe.ts';
import { notAskedIn, notAskedText, notTaken, requestsOf, type NotAsked } from './review-requests.ts';

/** A project as it is to be seen. */
export interface Show {
  readonly look: Look;
  readonly state: ProjectState | null;
  readonly decided: Decided;
  /** What of the record is shown; null where there is none. */
  readonly anchor: Anchor | null;
}

/**
 * Makes GitHub show all of these, and what else is to be changed, in one request where it fits. What GitHub does not
 * take of requests for reviews is said in another one.
 */
export async function showAll(client: GitHubClient, shows: readonly Show[], more: readonly Mutation[]): Promise<void> {
  const labels = await labelsOf(client, shows);
  const shown = await Promise.all(shows.map((show) => withChanges(client, show)));
  const comments = (await Promise.all(shown.map(commentsOf))).flat();
  const requests = requestsOf(shows);
  const outcomes = await send(client, [...comments, ...more, ...requests.map(({ mutation }) => mutation), ...labels]);
  const refused = notTaken(requests, outcomes);
  if (refused.length === 0) return;
  // Where the comment was only just made, the next look tries once more and says it then.
  const said = shown.filter(({ look }) => look.sticky !== null);
  await send(
    client,
    said.flatMap((show) => status(show, refused)),
  );
}

/** With what changed since approvals that wait to be given again, and who goes on with what. */
interface Shown extends Show {
  readonly changes: Changes;
  readonly handoff: HandedOn | null;
}

/** What it takes to show that is loaded where there is any. */
async function withChanges(client: GitHubClient, show: Show): Promise<Shown> {
  const { look, state } = show;
  const handoff = await handedOn(show);
  const isThere = state !== null && pendingGates(look.sight.observed.world, state).some((gate) => gate.look !== null);
  if (!isThere || look.issue === null || look.issue.locked)
    return { ...show, handoff, changes: { texts: new Map(), looks: new Map() } };
  return { ...show, handoff, changes: await (await import('./changed.ts')).changedSinceApprovals(client, look, state) };
}

/** Who goes on with what. It is loaded where there is a comment to say it in. */
async function handedOn({ look, state }: Show): Promise<HandedOn | null> {
  if (look.issue === null || look.issue.locked || state === null) return null;
  return (await import('../core/surface/handoff.ts')).handedOn(look.sight.observed.world, state);
}

/** What the home issue should say, as far as it does not yet. */
async function commentsOf(show: Shown): Promise<readonly Mutation[]> {
  const { look, state, decided } = show;
  const { issue } = look;
  if (issue === null || issue.locked) return [];
  if (state === null) return unkeptAnswers(look, decided);
  return [
    ...status(show, []),
    ...outdated(look),
    ...answersInPulls(look, decided),
    ...(await answered(show, state)),
    ...(await reminded(look, state, decided)),
    ...(await toldOnce(look)),
    ...closed(issue, state),
  ];
}

/** Answers to questions. What it takes to explain is loaded where somebody asks. */
async function answered({ look, changes }: Shown, state: ProjectState): Promise<readonly Mutation[]> {
  return look.questions.length === 0 ? [] : (await import('./questions.ts')).explanations(look, state, changes);
}

/** What people are reminded of. It is loaded where something waits. */
async function reminded(look: Look, state: ProjectState, decided: Decided): Promise<readonly Mutation[]> {
  return state.waits === undefined ? [] : (await import('./reminders.ts')).reminders(look, state, decided);
}

/** What is said once. It is loaded where there may be something to say. */
async function toldOnce(look: Look): Promise<readonly Mutation[]> {
  const { state } = look.sight;
  if (state === null || (state.terminal_state === null && state.observed === undefined)) return [];
  return (await import('./telling.ts')).tellings(look);
}

/** The comment that shows how a project stands, as far as it does not say so; `refused` just now, for whatever project. */
function status(show: Shown, refused: readonly NotAsked[]): readonly Mutation[] {
  const { look, state } = show;
  const { issue, sticky } = look;
  if (issue === null || issue.locked || state === null) return [];
  const here = refused.filter(({ pull }) => look.pulls.some(({ number }) => number === pull));
  const body = statusBody(show, state, [...notAskedIn(look), ...here]);
  if (sticky === null) return [{ field: 'addComment', input: { subjectId: issue.id, body } }];
  return saysTheSame(sticky.body, body) ? [] : [{ field: 'updateIssueComment', input: { id: sticky.id, body } }];
}

/** Of two statuses the one that is kept no longer is hidden: it was made by the door that showed before. */
function outdated({ outdated: id }: Look): readonly Mutation[] {
  return id === null ? [] : [{ field: 'minimizeComment', input: { subjectId: id, classifier: 'OUTDATED' } }];
}

function statusBody(
  { look, decided, anchor, changes, handoff }: Shown,
  state: ProjectState,
  notAsked: readonly NotAsked[],
): string {
  const { world } = look.sight.observed;
  const warnings = brokenPolicy(look.sight.observed);
  // Who was refused looks for the answer first.
  const said = [...answers(look, decided), ...notAskedText(notAsked)];
  const end =
    state.terminal_state === null
      ? []
      : ['Who allowed what, and what went around the gates: the report is the last comment below.'];
  const markdown = statusMarkdown(
    { ...statusOf(world, state), warnings, ...(handoff === null ? {} : { status: handoff.status }) },
    [...end, ...said],
    [...(handoff?.markdown ?? []), ...changes.texts.values()],
  );
  const marks = [stickyMark, ...(anchor === null ? [] : [anchorMark(anchor)])].join('\n');
  return [onGitHub(markdown, { ...linksIn(look), looks: changes.looks }), ...sweepPart(look, state), marks].join(
    '\n\n',
  );
}

/** What holds while the policy is broken. What all is wrong with it is told once for the repository, in an issue. */
function brokenPolicy({ warnings, world }: Look['sight']['observed']): readonly string[] {
  const meanwhile = world.policyPin === null ? 'the default policy' : 'the last good policy';
  return warnings
    .slice(0, 1)
    .map(({ file, line, column }) => `${meanwhile} stays in force: ${file}:${line}:${column} is broken`);
}

/** Nothing is swept for a project that has ended. */
function sweepPart({ head, sight }: Look, { terminal_state: ended }: ProjectState): readonly string[] {
  if (ended !== null) return [];
  const { at, recent } = sight.observed.world;
  return [sweepLines({ at, last: head.swept, since: recent[0]?.at ?? at, shownBy: head.shownBy })];
}

/** The issue of a project that has ended is closed; one that has not, and that somebody closed by hand, is opened again. */
function closed(issue: Issue, state: ProjectState): readonly Mutation[] {
  const ended = state.terminal_state !== null;
  if (ended === (issue.state === 'CLOSED')) return [];
  return [{ field: ended ? 'closeIssue' : 'reopenIssue', input: { issueId: issue.id } }];
}
