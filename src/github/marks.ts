import type { ProjectState } from '../core/project/state.ts';
import type { Issue, Observation } from './answer.ts';

/** By this line our comment is known. */
export const stickyMark = '<!-- countersign:status -->';
/** Under this name the state keeps the id of that comment. */
const stickyReceipt = 'status_comment';
/** The same of the report of a project that has ended. */
export const closureMark = '<!-- countersign:closure -->';
export const closureReceipt = 'closure_comment';

/** The comment that shows how a project stands, by its node id; null where there is none. */
export function statusComment(state: ProjectState | null, home: Issue | null): string | null {
  return state?.receipts?.[stickyReceipt] ?? markedIn(home, stickyMark);
}

/** What cannot be made twice and is there, whether or not the state knows: name → node id. */
export function foundIn(state: ProjectState | null, home: Issue | null): Readonly<Record<string, string>> {
  const status = statusComment(state, home);
  const closure = state?.receipts?.[closureReceipt] ?? markedIn(home, closureMark);
  return {
    ...(status === null ? {} : { [stickyReceipt]: status }),
    ...(closure === null ? {} : { [closureReceipt]: closure }),
  };
}

/** Our comment with a mark, where it was made lately. */
function markedIn(home: Issue | null, mark: string): string | null {
  const mine = (home?.timelineItems.nodes ?? []).find(
    (one) => one?.__typename === 'IssueComment' && one.viewerDidAuthor && one.body.includes(mark),
  );
  return mine?.id ?? null;
}

/** The same comment as it is. */
export function stickyOf(
  { sticky }: Observation,
  home: Issue | null,
): { readonly id: string; readonly body: string } | null {
  if (sticky?.id !== undefined && sticky.body !== undefined) return { id: sticky.id, body: sticky.body };
  const id = markedIn(home, stickyMark);
  const comment = (home?.timelineItems.nodes ?? []).find((one) => one?.id === id);
  return id === null || comment?.__typename !== 'IssueComment' ? null : { id, body: comment.body };
}
