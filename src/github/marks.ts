import { summaryReceipt } from '../core/project/evolve.ts';
import type { ProjectState } from '../core/project/state.ts';
import { withoutShown } from '../core/surface/sweep.ts';
import type { Issue, Observation, Said } from './answer.ts';
import type { RepositoryName } from './people.ts';

/** By this line our comment is known. */
export const stickyMark = '<!-- countersign:status -->';
/** Under this name the state keeps the id of that comment. */
export const stickyReceipt = 'status_comment';
/** The same of the report of a project that has ended. */
export const closureMark = '<!-- countersign:closure -->';
export const closureReceipt = 'closure_comment';

const weekLine = /<!-- countersign:observed (\S+) -->/u;

/** By this line it is known up to when (ISO 8601, UTC) a comment tells what was only observed. */
export function weekMark(until: string): string {
  return `<!-- countersign:observed ${until} -->`;
}

/** Up to when summaries of what was only observed have told of it, and the last of them: `time id`. */
function summaryIn(state: ProjectState | null, home: Issue | null): string | null {
  const found = commentsIn(home).flatMap(({ id, body, viewerDidAuthor }) => {
    const until = viewerDidAuthor ? weekLine.exec(body)?.[1] : undefined;
    return until === undefined ? [] : [`${until} ${id}`];
  });
  const before = state?.receipts?.[summaryReceipt];
  return [...(before === undefined ? [] : [before]), ...found].toSorted().at(-1) ?? null;
}

/** Does a comment show how a project stands? */
export function isStatus(body: string): boolean {
  return body.includes(stickyMark);
}

/** What of the record a status shows, in a line that nobody sees. It raises an alarm when the record holds less. */
export interface Anchor {
  /** The project, by the number of the repository and of the issue: `1296269/12`. */
  readonly name: string;
  /** The last entry that was shown, and the first 16 letters of its hash. */
  readonly seq: number;
  readonly hash: string;
  /** A commit of the state branch that holds it. */
  readonly commit: string;
}

/** How an anchor names a project. */
export function anchorName(repository: Pick<RepositoryName, 'id'>, project: string): string {
  return `${repository.id}/${project}`;
}

const anchorLine = /<!-- countersign:record (\d+\/\d+) (\d+) ([0-9a-f]{16}) ([0-9a-f]{40,64}) -->/gu;

export function anchorMark({ name, seq, hash, commit }: Anchor): string {
  return `<!-- countersign:record ${name} ${seq} ${hash.slice(0, 16)} ${commit} -->`;
}

/** Every such line of a text: of a history of texts GitHub may show differences, in which there is more than one. */
export function anchorsIn(body: string): readonly Anchor[] {
  return [...body.matchAll(anchorLine)].map(([, name = '', seq = '', hash = '', commit = '']) => ({
    name,
    seq: Number(seq),
    hash,
    commit,
  }));
}

export function anchorIn(body: string): Anchor | null {
  return anchorsIn(body)[0] ?? null;
}

/** Do two statuses say the same? When they were shown, and at which entry, is no reason to show one again. */
export function saysTheSame(one: string, other: string): boolean {
  return lasting(one) === lasting(other);
}

function lasting(body: string): string {
  return withoutShown(body).replaceAll(anchorLine, '');
}

/** The comment that shows how a project stands, by its node id; null where there is none. */
export function statusComment(state: ProjectState | null, home: Issue | null): string | null {
  return state?.receipts?.[stickyReceipt] ?? markedIn(home, stickyMark)?.id ?? null;
}

/**
 * What cannot be made twice and is there, whether or not the state knows: name → node id. A comment that is gone, or
 * that another door made which showed before, is replaced by the one of ours.
 */
export function foundIn(
  state: ProjectState | null,
  home: Issue | null,
  status: { readonly id: string } | null,
): Readonly<Record<string, string>> {
  const closure = state?.receipts?.[closureReceipt] ?? markedIn(home, closureMark)?.id;
  const summary = summaryIn(state, home);
  return {
    ...(status === null ? {} : { [stickyReceipt]: status.id }),
    ...(closure === undefined ? {} : { [closureReceipt]: closure }),
    ...(summary === null ? {} : { [summaryReceipt]: summary }),
  };
}

/** Our comment with a mark, where it was made lately and nobody hid it. */
function markedIn(home: Issue | null, mark: string): Said | null {
  return commentsIn(home).find((one) => one.viewerDidAuthor && !one.isMinimized && one.body.includes(mark)) ?? null;
}

/** What was said in an issue lately. */
function commentsIn(home: Issue | null): readonly Said[] {
  return (home?.timelineItems.nodes ?? []).flatMap((one) => (one?.__typename === 'IssueComment' ? [one] : []));
}

type Named = Extract<NonNullable<Observation['sticky']>, Said>;

/** The comment that was asked for by its id, if it is there. */
function namedIn({ sticky }: Observation): Named | null {
  return sticky?.body === undefined ? null : sticky;
}

/** Every comment that may show what the record was. */
export function shownIn(answer: Observation, home: Issue | null): readonly Said[] {
  const named = namedIn(answer);
  return named === null ? commentsIn(home) : [named, ...commentsIn(home).filter(({ id }) => id !== named.id)];
}

/** Our comment as it is: the one that was asked for, or the one with the mark where that is gone or another door's. */
export function stickyOf(
  answer: Observation,
  home: Issue | null,
): { readonly id: string; readonly body: string } | null {
  const named = namedIn(answer);
  const mine = named?.viewerDidAuthor === true ? named : markedIn(home, stickyMark);
  return mine === null ? null : { id: mine.id, body: mine.body };
}

/** The comment of the door that showed before, by its id, where we may hide it and nobody did. */
export function outdatedIn(answer: Observation): string | null {
  const named = namedIn(answer);
  const isOld = named !== null && !named.viewerDidAuthor && !named.isMinimized && isStatus(named.body);
  return isOld && named.viewerCanMinimize ? named.id : null;
}
