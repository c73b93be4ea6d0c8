import type { Entry } from '../core/entry.ts';
import { onGitHub } from '../core/surface/comment.ts';
import type { CheckView } from '../core/surface/check.ts';
import { inline } from '../core/surface/escape.ts';
import { closureReport } from '../core/surface/report.ts';
import { statusMarkdown, statusOf } from '../core/surface/status.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import type { ProjectEvent } from '../core/project/events.ts';
import type { ProjectState } from '../core/project/state.ts';
import { plusMinutes } from '../core/time.ts';
import type { Decided } from '../ports.ts';
import { entriesOf, fullSegments, segmentPath, sha256 } from '../record.ts';
import type { CheckRun } from './answer.ts';
import type { GitHubClient } from './client.ts';
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
  readonly field: 'addComment' | 'updateIssueComment' | 'createCheckRun' | 'updateCheckRun';
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
  return [...status, ...(await closing(look))];
}

function statusBody(look: Look, state: ProjectState, decided: Decided): string {
  const { world } = look.sight.observed;
  const warnings = look.sight.observed.warnings.map(({ file, line, message }) => `${file}:${line}: ${message}`);
  const markdown = statusMarkdown({ ...statusOf(world, state), warnings });
  return [onGitHub(markdown, pullsIn(look)).trimEnd(), ...answers(look, decided), stickyMark].join('\n\n');
}

/** Why commands were not done: the latest of the day, each in one line. */
function answers(look: Look, { entries, unkept }: Decided): readonly string[] {
  const { world } = look.sight.observed;
  const since = plusMinutes(world.at, -answersForHours * 60);
  const recorded: readonly Entry[] = [...world.recent, ...entries];
  const refused = recorded.flatMap(({ at, actor, refusal }) =>
    refusal === undefined || at < since || actor.kind === 'system' ? [] : [{ at, actor, refusal }],
  );
  const misread = look.misread.map(({ said, actor, because, next }) => ({
    at: said,
    actor,
    refusal: { because, next },
  }));
  const others = unkept.map(({ envelope, refusal }) => ({ at: world.at, actor: envelope.actor, refusal }));
  const lines = [...refused, ...misread, ...others]
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .slice(-answersAtMost)
    .map(({ actor, refusal }) => answerLine(actor.login, refusal.because, refusal.next, pullsIn(look)));
  return lines.length === 0 ? [] : ['#### Not done', lines.join('\n')];
}

function answerLine(login: string, because: string, next: string, pulls: readonly number[]): string {
  return onGitHub(`- ${inline(login)}: ${inline(because, 300)}. ${inline(next, 300)}`, pulls);
}

/** The pull requests of the project, which may be linked. */
function pullsIn({ pulls }: Look): readonly number[] {
  return pulls.map(({ number }) => number);
}

/** Where there is no project there is no status to say it in: whoever asked is answered once. */
function unkeptAnswers({ issue, misread }: Look, { unkept }: Decided): readonly Mutation[] {
  if (issue === null) return [];
  const said = (issue.timelineItems.nodes ?? []).flatMap((one) => (one?.viewerDidAuthor === true ? [one.body] : []));
  const refused = [
    ...unkept.map(({ envelope, refusal }) => ({ source: envelope.source, login: envelope.actor.login, ...refusal })),
    ...misread.map(({ source, actor, because, next }) => ({ source, login: actor.login, because, next })),
  ];
  return refused.slice(0, answersAtMost).flatMap(({ source, login, because, next }) => {
    const mark = `<!-- countersign:answer ${sha256(source).slice(0, 16)} -->`;
    const body = `${answerLine(login, because, next, [])}\n\n${mark}`;
    return said.some((text) => text.includes(mark))
      ? []
      : [{ field: 'addComment', input: { subjectId: issue.id, body } }];
  });
}

/** GitHub takes 65,536 characters in a comment. */
const bytesAtMost = 60_000;

/** The report of a project that has ended, once: when a look sees the whole of its record. */
async function closing({ issue, sight }: Look): Promise<readonly Mutation[]> {
  const { state, observed } = sight;
  if (issue === null || state === null || state.terminal_state === null) return [];
  if (state.receipts?.[closureReceipt] !== undefined || observed.found?.[closureReceipt] !== undefined) return [];
  const { definition, recent } = observed.world;
  const report = onGitHub(closureReport(state, definition, [...(await earlier(sight)), ...recent]), []).trimEnd();
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
