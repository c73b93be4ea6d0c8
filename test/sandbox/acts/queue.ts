import { type Doer, event, isPull, make, type MergeQueueEntry, type Pull, Refused, type World } from '../model.ts';
import { loginOf } from '../people.ts';
import { headCommitShape } from '../rest/shapes.ts';
import { tell } from './issues.ts';
import { markMerged } from './landing.ts';
import { isGreen } from './pulls.ts';
import { GITHUB, pushed } from './pushes.ts';

const branchOf = ({ number, baseRefName }: Pull, baseOid: string): string =>
  `gh-readonly-queue/${baseRefName}/pr-${number}-${baseOid}`;

function entryOf(pull: Pull): MergeQueueEntry {
  if (pull.queueEntry === null) throw new Error(`#${pull.number} is in no merge queue`);
  return pull.queueEntry;
}

/** The commit of the last pull in the queue: the next one is merged to it. */
function lastIn({ repository, baseRefName }: Pull): string | null {
  const entries = [...repository.subjects.values()].flatMap((one) =>
    isPull(one) && one.baseRefName === baseRefName && one.queueEntry !== null ? [one.queueEntry] : [],
  );
  return entries.toSorted((one, other) => (one.enqueuedAt < other.enqueuedAt ? -1 : 1)).at(-1)?.headOid ?? null;
}

/** Puts a pull into the queue: it is merged on a branch of the queue's own, and checks are asked for there. */
export async function enqueue(world: World, pull: Pull, by: Doer, queue: Doer): Promise<MergeQueueEntry> {
  const { git } = pull.repository;
  const baseOid = lastIn(pull) ?? (await git.tip(`refs/heads/${pull.baseRefName}`));
  const tree = baseOid === null ? null : await git.mergeTree(baseOid, pull.headRefOid);
  if (baseOid === null || tree === null || pull.state !== 'OPEN' || pull.isDraft) {
    throw new Refused('UNPROCESSABLE', 422, 'Pull request is not mergeable');
  }
  const at = world.clock.tick();
  const message = `Merge pull request #${pull.number} from ${pull.headRefName}\n\n${pull.title}`;
  const seconds = Math.floor(world.clock.now() / 1000);
  const headOid = await git.commitTree(tree, [baseOid, pull.headRefOid], message, GITHUB, GITHUB, seconds);
  pull.queueEntry = make<MergeQueueEntry>(world, 'MergeQueueEntry', {
    pullRequest: pull,
    enqueuer: by.account,
    enqueuedAt: at,
    headOid,
    baseOid,
    state: 'AWAITING_CHECKS',
  });
  event(world, pull, 'AddedToMergeQueueEvent', by.account, at, { enqueuer: by.account, pullRequest: pull });
  tell(world, pull, by, 'enqueued');
  const ref = `refs/heads/${branchOf(pull, baseOid)}`;
  await git.setRef(ref, headOid);
  await pushed(world, pull.repository, queue, { ref, before: null, after: headOid });
  await tellGroup(world, pull, queue, 'checks_requested', {});
  return pull.queueEntry;
}

async function tellGroup(
  world: World,
  pull: Pull,
  queue: Doer,
  action: string,
  rest: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { headOid, baseOid } = entryOf(pull);
  const head = await pull.repository.git.readCommit(headOid);
  if (head === null) throw new Error(`${headOid} was written and is gone`);
  const merge_group = {
    head_sha: headOid,
    head_ref: `refs/heads/${branchOf(pull, baseOid)}`,
    base_sha: baseOid,
    base_ref: `refs/heads/${pull.baseRefName}`,
    head_commit: headCommitShape(head),
  };
  world.emit({
    event: 'merge_group',
    action,
    repository: pull.repository,
    sender: queue,
    payload: { merge_group, ...rest },
  });
}

/** Takes a pull out of the queue without a merge. */
export async function dequeue(world: World, pull: Pull, by: Doer, queue: Doer, reason: string): Promise<void> {
  const { headOid, baseOid, enqueuer } = entryOf(pull);
  const at = world.clock.tick();
  const rest = { reason, enqueuer, beforeOid: headOid, pullRequest: pull };
  event(world, pull, 'RemovedFromMergeQueueEvent', by.account, at, rest);
  await tellGroup(world, pull, queue, 'destroyed', { reason: 'dequeued' });
  pull.queueEntry = null;
  tell(world, pull, by, 'dequeued', { reason: 'MANUAL' });
  await dropBranch(world, pull, queue, headOid, baseOid);
}

async function dropBranch(world: World, pull: Pull, queue: Doer, headOid: string, baseOid: string): Promise<void> {
  const ref = `refs/heads/${branchOf(pull, baseOid)}`;
  await pull.repository.git.setRef(ref, null);
  await pushed(world, pull.repository, queue, { ref, before: headOid, after: null });
}

/** What the queue does when its checks have ended: the base moves to the queue's commit, if the required check is green there. */
export async function mergeQueued(world: World, pull: Pull, queue: Doer): Promise<string> {
  const { repository } = pull;
  const { headOid, baseOid, enqueuer } = entryOf(pull);
  const required = repository.protections.get(pull.baseRefName)?.requiredCheck ?? null;
  if (required !== null && !isGreen(repository, headOid, required)) {
    throw new Refused('UNPROCESSABLE', 422, `Required status check "${required.name}" is expected on ${headOid}.`);
  }
  const ref = `refs/heads/${pull.baseRefName}`;
  if ((await repository.git.tip(ref)) !== baseOid) {
    throw new Refused(
      'UNPROCESSABLE',
      422,
      `${loginOf(queue.account)}: the base has moved, take the pull out and queue it again`,
    );
  }
  world.clock.tick();
  pull.baseRefOid = baseOid;
  await repository.git.setRef(ref, headOid);
  await tellGroup(world, pull, queue, 'destroyed', { reason: 'merged' });
  pull.queueEntry = null;
  markMerged(world, pull, queue, headOid);
  pull.mergedBy = enqueuer;
  await pushed(world, repository, queue, { ref, before: baseOid, after: headOid });
  await dropBranch(world, pull, queue, headOid, baseOid);
  return headOid;
}
