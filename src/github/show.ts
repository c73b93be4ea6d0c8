import type { Entry } from '../core/entry.ts';
import { onGitHub } from '../core/surface/comment.ts';
import type { CheckView } from '../core/surface/check.ts';
import { code, inline } from '../core/surface/escape.ts';
import { closureReport } from '../core/surface/report.ts';
import { statusMarkdown, statusOf } from '../core/surface/status.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import type { ProjectEvent } from '../core/project/events.ts';
import type { ProjectState } from '../core/project/state.ts';
import { plusMinutes } from '../core/time.ts';
import type { Decided } from '../ports.ts';
import { entriesOf, fullSegments, segmentPath, sha256 } from '../record.ts';
import type { CheckRun, Issue } from './answer.ts';
import { isObject, type GitHubClient } from './client.ts';
import { checkName } from './documents.ts';
import { closureMark, closureReceipt, stickyMark, type Look } from './observe.ts';
import { GitHubProblem } from './problem.ts';

/** A project as it is to be seen. */
export interface Show {
  readonly look: Look;
  readonly state: ProjectState | null;
  readonly decided: Decided;
}

/** One change on GitHub: the field of the schema, and its input. */
export interface Mutation {
  readonly field:
    | 'addComment'
    | 'updateIssueComment'
    | 'closeIssue'
    | 'reopenIssue'
    | 'createCheckRun'
    | 'updateCheckRun';
  readonly input: Readonly<Record<string, unknown>>;
}

/** A document has ten seconds, and one change was seen to take 0.4. */
const mutationsAtMost = 10;
/** So many answers to what people wrote are shown, for this many hours. */
const answersAtMost = 5;
const answersForHours = 24;

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

interface Unanswered {
  readonly at: string;
  readonly source: string;
  readonly login: string;
  /** The command as it was understood, without what people wrote in it; null where it was not. */
  readonly asked: string | null;
  readonly because: string;
  readonly next: string;
}

/** What people asked for and was not done, oldest first. */
function unanswered(look: Look, { entries, unkept }: Decided, before: readonly Entry[]): readonly Unanswered[] {
  const refused = [...before, ...entries].flatMap((entry) => {
    const { at, source, actor, command, refusal } = entry;
    if (refusal === undefined || actor.kind === 'system') return [];
    return [{ at, source, login: actor.login, asked: askedIn(command), because: refusal.because, next: refusal.next }];
  });
  const misread = look.misread.map(({ said, source, actor, because, next }) => ({
    at: said,
    source,
    login: actor.login,
    asked: null,
    because,
    next,
  }));
  const others = unkept.map(({ envelope: { source, actor, command }, refusal: { because, next } }) => ({
    at: look.sight.observed.world.at,
    source,
    login: actor.login,
    asked: askedIn(command),
    because,
    next,
  }));
  return [...refused, ...misread, ...others].toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

/** A command by its verb, and the gate it names. */
function askedIn(command: unknown): string | null {
  if (!isObject(command)) return null;
  const [verb] = Object.keys(command);
  const given = verb === undefined ? null : command[verb];
  if (verb === undefined) return null;
  return isObject(given) && typeof given['gate'] === 'string' ? `/${verb} ${given['gate']}` : `/${verb}`;
}

/** Why commands were not done: the latest of the day, each in one line. */
function answers(look: Look, decided: Decided): readonly string[] {
  const { world } = look.sight.observed;
  const since = plusMinutes(world.at, -answersForHours * 60);
  const lines = unanswered(look, decided, world.recent)
    .filter(({ at }) => at >= since)
    .slice(-answersAtMost)
    .map((one) => answerLine(one, pullsIn(look)));
  return lines.length === 0 ? [] : ['#### Not done', lines.join('\n')];
}

function answerLine({ login, asked, because, next }: Unanswered, pulls: readonly number[]): string {
  const what = asked === null ? inline(login) : `${code(asked)} by ${inline(login)}`;
  return onGitHub(`- ${what}: ${inline(because, 300)}. ${inline(next, 300)}`, pulls);
}

/** Pull requests that the record or the look knows: they may be linked. */
function pullsIn({ pulls, sight }: Look): readonly number[] {
  const named = [...JSON.stringify(sight.observed.world.recent).matchAll(/"#([1-9][0-9]*)"/gu)].map((match) =>
    Number(match[1]),
  );
  return [...new Set([...pulls.map(({ number }) => number), ...named])];
}

/** Whoever was refused in a pull request is answered there, too: that is where they look. */
function answersInPulls(look: Look, decided: Decided): readonly Mutation[] {
  const fresh = unanswered({ ...look, misread: [] }, decided, []);
  return look.pulls.flatMap((pull): readonly Mutation[] => {
    const comments = (pull.timelineItems.nodes ?? []).flatMap((item) =>
      item?.__typename === 'IssueComment' ? [item] : [],
    );
    const here = fresh.filter(({ source }) => comments.some(({ id }) => source === id || source.startsWith(`${id}#`)));
    const [first] = here;
    if (first === undefined) return [];
    const mark = `<!-- countersign:answer ${sha256(first.source).slice(0, 16)} -->`;
    if (comments.some(({ viewerDidAuthor, body }) => viewerDidAuthor && body.includes(mark))) return [];
    const lines = here.slice(0, answersAtMost).map((one) => answerLine(one, pullsIn(look)));
    return [{ field: 'addComment', input: { subjectId: pull.id, body: `${lines.join('\n')}\n\n${mark}` } }];
  });
}

/** Where there is no project there is no status to say it in: whoever asked is answered once. */
function unkeptAnswers(look: Look, decided: Decided): readonly Mutation[] {
  const { issue } = look;
  if (issue === null) return [];
  const said = (issue.timelineItems.nodes ?? []).flatMap((one) =>
    one?.__typename === 'IssueComment' && one.viewerDidAuthor ? [one.body] : [],
  );
  return unanswered(look, decided, [])
    .slice(0, answersAtMost)
    .flatMap((one) => {
      const mark = `<!-- countersign:answer ${sha256(one.source).slice(0, 16)} -->`;
      const body = `${answerLine(one, [])}\n\n${mark}`;
      return said.some((text) => text.includes(mark))
        ? []
        : [{ field: 'addComment', input: { subjectId: issue.id, body } }];
    });
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
  const paths = Array.from({ length: fullSegments(state?.seq ?? 0) }, (_, segment) => segmentPath(segment));
  const texts = await Promise.all(paths.map((path) => read(path)));
  return texts.flatMap((text) => entriesOf<ProjectCommand, ProjectEvent>(text ?? ''));
}

/** The issue of a project that has ended is closed; one that has not, and that somebody closed by hand, is opened again. */
function closed(issue: Issue, state: ProjectState): readonly Mutation[] {
  const ended = state.terminal_state !== null;
  if (ended === (issue.state === 'CLOSED')) return [];
  return [{ field: ended ? 'closeIssue' : 'reopenIssue', input: { issueId: issue.id } }];
}

/** Our check run on a commit, as far as it does not say so yet. */
export function checkOf(
  repositoryId: string,
  { number: pull, headRefOid: headSha }: { readonly number: number; readonly headRefOid: string },
  ours: CheckRun | null,
  { conclusion, title, summary }: CheckView,
): readonly Mutation[] {
  const text = onGitHub(summary, [pull]);
  const externalId = `v1:${sha256(JSON.stringify([conclusion, title, text])).slice(0, 24)}`;
  if (ours?.externalId === externalId) return [];
  const run = {
    repositoryId,
    externalId,
    ...(conclusion === null
      ? { status: 'IN_PROGRESS' }
      : { status: 'COMPLETED', conclusion: conclusion === 'success' ? 'SUCCESS' : 'FAILURE' }),
    output: { title, summary: text },
  };
  // A run that was completed cannot be made to wait again: a new one takes its place.
  return ours === null || ours.status === 'COMPLETED'
    ? [{ field: 'createCheckRun', input: { ...run, name: checkName, headSha } }]
    : [{ field: 'updateCheckRun', input: { ...run, checkRunId: ours.id } }];
}

const answersWith: Readonly<Record<Mutation['field'], string>> = {
  addComment: 'commentEdge { node { id } }',
  updateIssueComment: 'issueComment { id }',
  closeIssue: 'issue { id }',
  reopenIssue: 'issue { id }',
  createCheckRun: 'checkRun { id }',
  updateCheckRun: 'checkRun { id }',
};

/** Sends changes, several in one request. One that fails stops none of the others, and is told at the end. */
export async function send(client: GitHubClient, mutations: readonly Mutation[]): Promise<void> {
  const failed: string[] = [];
  for (let from = 0; from < mutations.length; from += mutationsAtMost) {
    const some = mutations.slice(from, from + mutationsAtMost);
    const { faults } = await client.graphql(
      `mutation Show(${some.map(({ field }, at) => `$m${at}: ${inputOf(field)}!`).join(', ')}) {\n${some
        .map(({ field }, at) => `  m${at}: ${field}(input: $m${at}) { ${answersWith[field]} }`)
        .join('\n')}\n}`,
      Object.fromEntries(some.map(({ input }, at) => [`m${at}`, input])),
      'write',
    );
    failed.push(...faults.map(({ message }) => message));
  }
  const [first] = failed;
  if (first !== undefined) throw new GitHubProblem('forbidden', { because: `GitHub did not show it: ${first}` });
}

function inputOf(field: Mutation['field']): string {
  return `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
}
