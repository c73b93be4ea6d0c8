import type { GitHubClient } from './client.ts';
import { commitOwn, type Committing } from './commit.ts';
import type { Issue } from './answer.ts';
import type { BranchHead } from './head.ts';
import { RecordLost, toldOn } from './loss.ts';
import { GitHubProblem } from './problem.ts';
import { tracesIn } from './traces.ts';

/**
 * The client to show with. Comments and checks can only be changed by the app that made them, so before the first one is
 * made the branch names that app: of two doors that begin at once one shows. Whoever merely asked for nothing, in a
 * repository that never asked for Countersign, is answered without a branch being made for it.
 */
export function showing(committing: Committing, head: BranchHead | null): GitHubClient {
  const { client, identity } = committing;
  if (head === null || head.shownBy !== null || !head.isEnrolled) return client;
  let claimed: Promise<void> | null = null;
  return {
    ...client,
    async graphql(document, variables, kind) {
      if (kind === 'write') await (claimed ??= claim(committing, head, identity.appId));
      return client.graphql(document, variables, kind);
    },
  };
}

async function claim(committing: Committing, head: BranchHead, appId: number): Promise<void> {
  try {
    const mayBe = head.revision !== null || (await isFirst(committing, head.at));
    const made = mayBe ? await commitOwn(committing, head, `countersign: shown by app ${appId}`) : null;
    if (made?.ok === true) return;
  } catch (error) {
    // Nobody is named by whoever may not write: a pull request that waits for the check is not left hanging for that.
    if (error instanceof GitHubProblem && error.code === 'forbidden') return;
    throw error;
  }
  throw new GitHubProblem('stale', {
    because: `somebody else wrote to ${committing.branch} at the same moment`,
    next: 'look again: it may name another app that shows',
  });
}

/**
 * May the state branch begin here? Not where projects were shown before: their record was lost with the branch, and a
 * new one would stand in its way. Throws RecordLost then, which tells it on `issue`. Answers false where the branch may
 * only not be seen yet.
 */
export async function isFirst(committing: Committing, at: string, issue: Issue | null = null): Promise<boolean> {
  const traces = await tracesIn(committing, at);
  const lost = traces.find(({ loss }) => !loss.isYoung);
  if (lost === undefined) return traces.length === 0;
  const where = { ...committing, revision: null };
  throw new RecordLost(lost.loss, where, lost.loss.isOurs ? toldOn(issue, lost.loss, where) : []);
}
