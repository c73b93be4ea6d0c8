import type { Said as Deed } from '../core/observe.ts';
import type { Actor } from '../core/entry.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import type { Given, Verb } from '../core/verbs/verb.ts';
import type { Dismissed, Issue, Pull, Review } from './answer.ts';
import { looksLikeCommand } from './looks.ts';
import { actorOf } from './people.ts';

/** One line that somebody wrote as a command, not yet a command of a project. */
export interface Line {
  readonly source: string;
  readonly said: string;
  readonly actor: Actor;
  /** The pull request it was written in; null in the home issue. */
  readonly pull: number | null;
  /** The commit by which that was merged before it was written: then it is about what landed with it. Else null. */
  readonly landedAs: string | null;
  readonly verb: Verb;
  readonly given: Given;
}

/** Words that are no command: what is answered to whoever wrote them. */
export interface Misread {
  readonly source: string;
  readonly said: string;
  readonly actor: Actor;
  readonly because: string;
  readonly next: string;
  /** Where it was edited since: when it was written first, and whether it asks for a project to begin. */
  readonly edited?: { readonly written: string; readonly starts: boolean };
}

/**
 * Somebody asks why something may or may not happen, what waits for them, or what another workflow would change: nothing
 * is recorded of it, and it is answered where it was asked.
 */
export interface Question {
  readonly asks: 'why' | 'mine' | 'migrate';
  readonly source: string;
  readonly said: string;
  readonly actor: Actor;
  /** The pull request it was asked in; null in the home issue. */
  readonly pull: number | null;
  readonly track: string;
  /** A gate, a stage, an action or a branch, null for everything that is next; or a workflow, null for its own. */
  readonly subject: string | null;
}

export interface Written {
  readonly lines: readonly Line[];
  readonly questions: readonly Question[];
  readonly misread: readonly Misread[];
}

/** An instant with milliseconds, as the record writes them; GitHub's have seconds. */
export function instant(at: string): string {
  return at.length === 20 ? at.replace('Z', '.000Z') : at;
}

/**
 * Every command that people wrote in the home issue and the pull requests; what was edited since is void. The form that
 * an issue was opened with is read only where no project has begun (`isBegun`). Reading Markdown takes more than all else
 * that a look loads, so that is loaded where there is something to read.
 */
export async function writtenIn(home: Issue | null, pulls: readonly Pull[], isBegun = false): Promise<Written> {
  const comments = [
    ...(home?.timelineItems.nodes ?? []).map((comment) => ({ comment, pull: null })),
    ...pulls.flatMap((pull) => (pull.timelineItems.nodes ?? []).map((comment) => ({ comment, pull }))),
  ];
  const said = comments.flatMap(({ comment, pull }) =>
    comment?.__typename === 'IssueComment' && comment.body.split(/[\r\n]/u).some(looksLikeCommand)
      ? [{ comment, pull }]
      : [],
  );
  const opened = isBegun || home === null || home.lastEditedAt !== null || !home.body.includes('###') ? null : home;
  if (said.length === 0 && opened === null) return { lines: [], questions: [], misread: [] };
  const { linesOf, startOf } = await import('./written.ts');
  const read = said.map(({ comment, pull }) => linesOf(comment, pull));
  const form = opened === null ? null : startOf(opened);
  return {
    lines: [...(form === null ? [] : [form]), ...read.flatMap((one) => one.lines)],
    questions: read.flatMap((one) => one.questions),
    misread: read.flatMap((one) => one.misread),
  };
}

/** What a new project is called and follows where nobody says, and where its work lands. */
export interface Beginning {
  readonly project: string;
  readonly defaultBranch: string;
  readonly title: string;
  readonly author: string;
  readonly workflow: string;
}

/** A line as a command of the project, or why it is none. */
export function deedOf(line: Line, beginning: Beginning): Deed | Misread {
  const { source, said, actor, verb, given } = line;
  if (isBeginning(verb)) return { source, said, actor, command: beginningOf(verb, given, beginning) };
  const branch = given['branch'];
  const here = !takesBranch(verb) || branch !== undefined ? {} : placeOf(line, beginning);
  const numbered = typeof branch === 'string' && /^[0-9]+$/u.test(branch) ? { branch: `#${branch}` } : {};
  const command = verb.command?.({ ...given, ...here, ...numbered }, {});
  if (command === undefined) return { source, said, actor, because: `${verb.name} cannot be asked here`, next: '' };
  if ('misuse' in command) return { source, said, actor, ...command.misuse };
  return { source, said, actor, command: 'branch' in here ? lookedThere(command, line) : command };
}

/** A decision in a merged pull request is about what landed with it, and not about what came later. */
function lookedThere(command: ProjectCommand, { landedAs }: Line): ProjectCommand {
  if (landedAs === null) return command;
  if ('approve' in command) return { approve: { head: landedAs, ...command.approve } };
  return 'reject' in command ? { reject: { head: landedAs, ...command.reject } } : command;
}

/** What a line in a pull request is about that names no branch. */
function placeOf({ pull, landedAs }: Line, { defaultBranch }: Beginning): Given {
  return pull === null ? {} : { branch: landedAs !== null ? defaultBranch : `#${pull}` };
}

function takesBranch(verb: Verb): boolean {
  return verb.options.some((option) => option.name === 'branch');
}

/** Is it about a run of the issue and not about its project? No gate of a project has such a name. */
export function isOfRun({ given: { gate } }: Pick<Line, 'given'>): boolean {
  return typeof gate === 'string' && /[:@]/u.test(gate);
}

/** Does a project begin by it? */
export function isBeginning({ name }: Pick<Verb, 'name'>): boolean {
  return name === 'start' || name === 'adopt';
}

function beginningOf({ name }: Verb, given: Given, beginning: Beginning): ProjectCommand {
  const args = startArguments(given, beginning);
  if (name === 'start') return { start: args };
  return { adopt: { ...args, stage: textIn(given, 'stage', ''), because: textIn(given, 'because', '') } };
}

function startArguments(
  given: Given,
  { project, title, author, workflow }: Beginning,
): Extract<ProjectCommand, { readonly start: unknown }>['start'] {
  return {
    project_id: project,
    workflow_type: textIn(given, 'workflow', workflow),
    workflow: textIn(given, 'title', title),
    client: textIn(given, 'client', 'TBD'),
    owner: textIn(given, 'owner', author),
  };
}

export function textIn(given: Given, name: string, otherwise: string): string {
  const value = given[name];
  return typeof value === 'string' && value.trim() !== '' ? value : otherwise;
}

/** The home issue was closed by a person: that asks for the project to end, and is answered like any other wish. */
export function closingsOf(home: Issue | null): readonly Deed[] {
  if (home === null || home.state !== 'CLOSED') return [];
  return (home.timelineItems.nodes ?? []).flatMap((item) => {
    const actor = item?.__typename === 'ClosedEvent' ? actorOf(item.actor) : null;
    if (item === null || actor?.kind !== 'person') return [];
    const command: ProjectCommand = { close: { terminal_state: 'closed', rationale: 'the issue was closed' } };
    return [{ source: item.id, said: instant(item.createdAt), actor, command }];
  });
}

/** Reviews and their dismissals, as what they decide about a pull request. */
export function reviewsOf(pull: Pull): readonly Deed[] {
  const judged = (pull.reviews?.nodes ?? []).flatMap((review) => (review === null ? [] : reviewDeed(pull, review)));
  const dismissed = (pull.timelineItems.nodes ?? []).flatMap((item) =>
    item?.__typename === 'ReviewDismissedEvent' ? dismissalDeed(pull, item) : [],
  );
  return [...judged, ...dismissed];
}

function reviewDeed(pull: Pull, review: Review): readonly Deed[] {
  const actor = actorOf(review.author);
  if (actor === null || review.submittedAt === null || review.state === 'DISMISSED') return [];
  // What has landed is not held up any more, and a bypass takes a rationale.
  if (pull.mergedAt !== null && review.submittedAt > pull.mergedAt) return [];
  const about = { track: 'main', proposal: `#${pull.number}`, head: lookedAt(pull, review) };
  const reason = review.body.trim().slice(0, 1000);
  const command: ProjectCommand =
    review.state === 'APPROVED'
      ? { approve: { ...about, reason } }
      : { reject: { ...about, reason: reason === '' ? 'changes were requested' : reason } };
  return [{ source: review.id, said: instant(review.submittedAt), actor, command }];
}

/**
 * The commit that a reviewer looked at. GitHub moves an approving review to the new head when a force push leaves the
 * patch alike, so the commit it names now counts only if it was there before the review and no rewrite since ends at it.
 */
function lookedAt(pull: Pull, { commit, submittedAt }: Review): string {
  const named = commit?.oid ?? unknownCommit;
  const since = submittedAt ?? '';
  const moved = (pull.rewritten.nodes ?? []).find(
    (event) => event !== null && event.afterCommit?.oid === named && event.createdAt >= since,
  );
  if (moved !== undefined) {
    // A commit that was there before and is again was perhaps not there when they looked.
    const before = moved?.beforeCommit?.oid ?? unknownCommit;
    return isThere(pull, before) ? unknownCommit : before;
  }
  const pushed = commit?.pushed?.nodes?.[0]?.createdAt;
  return pushed !== undefined && pushed > since ? unknownCommit : named;
}

function isThere({ wrote, headRefOid }: Pull, commit: string): boolean {
  return commit === headRefOid || (wrote.nodes ?? []).some((node) => node?.commit.oid === commit);
}

/** No commit has this id: whoever looked at it looked at nothing that is there. */
export const unknownCommit = '0'.repeat(40);

function dismissalDeed(pull: Pull, event: Dismissed): readonly Deed[] {
  const actor = actorOf(event.actor);
  const person = actorOf(event.review?.author);
  if (actor === null || person === null) return [];
  const reason = (event.dismissalMessage ?? '').trim().slice(0, 1000);
  const submitted = event.review?.submittedAt ?? null;
  const given = submitted === null ? {} : { given: instant(submitted) };
  return [
    {
      source: event.id,
      said: instant(event.createdAt),
      actor,
      command: { dismiss: { person: person.id, proposal: `#${pull.number}`, reason, ...given } },
    },
  ];
}
