import { commitOwn } from '../github/commit.ts';
import { shownByAnother, type BranchHead } from '../github/head.ts';
import { GitHubProblem } from '../github/problem.ts';
import { sweptFile, sweptText } from '../record.ts';
import type { Settling } from './settling.ts';

/** Is this the day's first sweep of the door that shows? Days are GitHub's, in UTC. */
function isFirstOfDay({ at, shownBy, swept }: BranchHead, appId: number): boolean {
  return shownByAnother({ shownBy }, appId) === null && (swept === null || swept.slice(0, 10) < at.slice(0, 10));
}

/**
 * Records on the state branch that a sweep ran, once a day: whoever shows a project says when the last one was, and what
 * to do when none runs any more. Where the branch is not at `head` any more it is dropped: the next sweep finds it
 * still. What keeps this from
 * being written keeps everything else from it, too, and is told there.
 */
export async function recordSweep(settling: Settling, head: BranchHead): Promise<void> {
  if (head.revision === null || !isFirstOfDay(head, settling.identity.appId)) return;
  const files = new Map([[sweptFile, sweptText(head.at)]]);
  try {
    await commitOwn(settling, head, `swept: ${head.at.slice(0, 10)}`, files);
  } catch (error) {
    if (!(error instanceof GitHubProblem)) throw error;
  }
}
