import type { CheckView } from '../core/surface/check.ts';
import type { Entry } from '../core/entry.ts';
import type { ProjectState } from '../core/project/state.ts';
import { code } from '../core/surface/escape.ts';
import { plusMinutes } from '../core/time.ts';
import { lostSays, puttingBack, type Branch, type Lost } from '../kept/anchors.ts';
import { Damaged, findingsWith } from '../kept/damage.ts';
import type { CheckRun, Issue, Said } from './answer.ts';
import { checkOf } from './checks.ts';
import { shellWord } from './doctor/fixes.ts';
import { anchorIn, isStatus, stickyReceipt, type Anchor } from './marks.ts';
import type { Mutation } from './mutations.ts';
import type { RepositoryName } from './people.ts';

/**
 * The record of a project on the state branch is less than what people were shown: the branch was deleted, cut short or
 * exchanged. Nothing is decided on what is left. `shows` says so where people look, once.
 */
export class RecordLost extends Damaged {
  readonly shows: readonly Mutation[];
  constructor(loss: Loss, where: Where, shows: readonly Mutation[] = []) {
    super([findingsWith(restoring(loss, where))('record_edited', where.branch, 1, says(loss, where))]);
    this.shows = shows;
  }
}

/** A comment by which people were shown a record. */
export type Shown = Pick<Said, 'id' | 'body' | 'createdAt' | 'lastEditedAt' | 'viewerDidAuthor' | 'author'>;

/** What is missing, and what shows it. */
export interface Loss {
  readonly is: Lost;
  /** What was shown; null when the comment is older than such lines. */
  readonly anchor: Anchor | null;
  /** Are we the ones who showed it? Then we say what is missing. */
  readonly isOurs: boolean;
  /** Was it shown so lately that GitHub may not show the branch as it is yet? */
  readonly isYoung: boolean;
}

/** What is lost is told with the commands to bring it back, which name this. */
export interface Where extends Branch {
  readonly repository: RepositoryName;
}

/** GitHub was seen to answer what is seconds old; whoever looks again after this sees what is. */
const settledMinutes = 2;

interface Kept {
  readonly state: ProjectState | null;
  /** The entries of the open segment. */
  readonly recent: readonly Pick<Entry, 'seq' | 'hash'>[];
}

/**
 * Does the record hold less than `comments` on the home issue show? `anchorName` names the project; `at` is now.
 *
 * State is never read back from comments: this raises an alarm and nothing else, and whoever deletes the comment has
 * switched it off.
 */
export function lossIn(
  anchorName: string,
  { state, recent }: Kept,
  comments: readonly Shown[],
  at: string,
): Loss | null {
  const losses = comments.flatMap((shown): readonly Loss[] => {
    if (!isWitness(shown, state)) return [];
    const anchor = anchorIn(shown.body);
    // With an issue that was transferred its comments came along, and the record they show stayed where it was.
    if (anchor !== null && anchor.name !== anchorName) return [];
    const is = state === null ? 'gone' : anchor === null ? null : compared(anchor, state, recent);
    return is === null ? [] : [{ is, anchor, isOurs: shown.viewerDidAuthor, isYoung: isYoung(shown, at) }];
  });
  return losses.toSorted((one, other) => (other.anchor?.seq ?? 0) - (one.anchor?.seq ?? 0))[0] ?? null;
}

/**
 * Who may raise the alarm: we ourselves, and the comment that the record names as its own. Where there is no record any
 * more, no other door is known by its name, and every bot's word counts: people cannot make one.
 */
function isWitness({ id, body, viewerDidAuthor, author }: Shown, state: ProjectState | null): boolean {
  if (!isStatus(body)) return false;
  if (viewerDidAuthor) return true;
  return state === null ? author?.__typename === 'Bot' : state.receipts?.[stickyReceipt] === id;
}

function compared(anchor: Anchor, state: ProjectState, recent: Kept['recent']): 'older' | 'other' | null {
  if (anchor.seq > state.seq) return 'older';
  const entry = recent.find(({ seq }) => seq === anchor.seq);
  return entry === undefined || entry.hash.startsWith(anchor.hash) ? null : 'other';
}

function isYoung({ createdAt, lastEditedAt }: Shown, at: string): boolean {
  return Date.parse(lastEditedAt ?? createdAt) > Date.parse(plusMinutes(at, -settledMinutes));
}

function says({ is, anchor }: Loss, where: Where): string {
  return lostSays(is, anchor?.seq ?? 0, where);
}

/** Commands for a clone that has the commit, the ones that find it, and the one for GitHub itself. */
function commandsOf({ anchor }: Loss, where: Where): readonly [string, string, string] {
  const { repository, branch, revision } = where;
  const commit = anchor?.commit ?? 'COMMIT';
  const ref = `refs/heads/${branch}`;
  const path = `repos/${repository.owner}/${repository.name}/git/refs`;
  return [
    puttingBack(where, 'origin', commit),
    revision === null
      ? `gh api -X POST ${path} -f ${shellWord(`ref=${ref}`)} -f sha=${commit}`
      : `gh api -X PATCH ${shellWord(`${path}/heads/${branch}`)} -f sha=${commit} -F force=true`,
    `git for-each-ref refs/countersign/seen; git reflog show ${shellWord(`origin/${branch}`)}`,
  ];
}

function restoring(loss: Loss, where: Where): string {
  const [push] = commandsOf(loss, where);
  return `Bring it back from a clone that has it: ${push}. To begin anew on purpose, delete the comment that shows the status.`;
}

/** What people read on an issue where the record is missing: once. */
export function toldOn(issue: Issue | null, loss: Loss, where: Where): readonly Mutation[] {
  if (issue === null || issue.locked) return [];
  const mark = lossMark(loss);
  const isSaid = (issue.timelineItems.nodes ?? []).some(
    (one) => one?.__typename === 'IssueComment' && one.viewerDidAuthor && one.body.includes(mark),
  );
  return isSaid ? [] : [{ field: 'addComment', input: { subjectId: issue.id, body: lossComment(loss, where) } }];
}

function lossComment(loss: Loss, where: Where): string {
  const [push, api, find] = commandsOf(loss, where);
  const commit = loss.anchor?.commit ?? null;
  const shown =
    commit === null
      ? 'Whoever has a clone that holds the branch puts it back; COMMIT is its newest commit there:'
      : `The last commit that was shown here is ${code(commit)}. Whoever has a clone with it (${code(`git cat-file -t ${commit}`)} says \`commit\`) puts it back:`;
  return [
    `### ⚠️ The record is missing`,
    `Countersign stands still here: ${says(loss, where)}. Nothing is decided until it is back, and what people write meanwhile is looked at then.`,
    shown,
    fenced(push),
    'A clone may have a newer one. These tell:',
    fenced(find.replace('; ', '\n')),
    ...(commit === null ? [] : ['GitHub itself often still has what no branch leads to:', fenced(api)]),
    'To begin anew on purpose, and to give up what was recorded, delete the comment that shows the status.',
    lossMark(loss),
  ].join('\n\n');
}

function fenced(command: string): string {
  return `\`\`\`sh\n${command}\n\`\`\``;
}

/** By this line it is known that this loss was told. */
function lossMark({ is, anchor }: Loss): string {
  return `<!-- countersign:lost ${is} ${anchor?.hash ?? 'unknown'} -->`;
}

/** The check of a pull request while the record is missing: never green. */
export const lossCheck: CheckView = {
  conclusion: 'failure',
  title: 'the record is missing',
  summary:
    'The state branch is not what it was, so nobody can tell which gates are open. A comment on the issue of the project says how to bring it back.',
};

/** Does our check on a pull request say so? When the record is back it has to say something else again. */
export function saysLoss(run: CheckRun | null): boolean {
  return run !== null && checkOf('', { number: 0, headRefOid: '' }, run, lossCheck).length === 0;
}
