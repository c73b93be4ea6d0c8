import type { ListedPull } from '../github/answer.ts';
import { headOf, shownByAnother } from '../github/head.ts';
import { RecordLost, saysLoss } from '../github/loss.ts';
import { proposalName } from '../github/pulls.ts';
import { checksOn } from '../github/queue.ts';
import { tracesIn } from '../github/traces.ts';
import { listed } from './listing.ts';
import { learn, owns, readTexts, wantedTexts, type Owner } from './owners.ts';
import { recordSweep } from './swept.ts';
import { settle } from './settle.ts';
import type { Settling } from './settling.ts';

/**
 * Everything in a repository that may have something to be done: every open project, every open pull request that our
 * check does not stand on, and issues that moved since `since` (ISO 8601) and are no project yet. By it an event that
 * was lost costs time and nothing else. One that fails stops none of the others; the errors are answered.
 */
export async function sweep(
  settling: Settling,
  since: string,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<readonly { readonly number: number; readonly error: unknown }[]> {
  const { owners } = settling.memory;
  const listing = await listed(settling, { since, pulls: 'open', projects: wantedTexts(settling, []) });
  const { repository, subjects } = listing;
  if (repository.isArchived) return [];
  const head = await headOf(repository, settling.branch, settling.clock.now());
  const lost = head.revision === null && head.isEnrolled ? await lostIn(settling, head.at) : [];
  learn(settling, listing);
  await readTexts(settling, repository);
  const open = [...owners].filter(([, { isOpen }]) => isOpen).map(([id]) => Number(id));
  // Where another app shows, our check stands nowhere.
  const isShown = shownByAnother(head, settling.identity.appId) === null;
  if (isShown && head.isEnrolled && lost.length === 0)
    await (await import('./proposed.ts')).alertAbout(settling, listing);
  const unchecked = listing.pulls.filter((number) => {
    const pull = subjects.get(number);
    if (pull?.__typename !== 'PullRequest') return false;
    const isWrong = checksOn(pull).some((check) => check === null || saysLoss(check));
    return (isShown && isWrong) || isMissed(owners, pull);
  });
  const others = listing.issues.filter((number) => !owners.has(String(number)));
  const numbers = [...new Set([...lost, ...open, ...unchecked, ...others])];
  const failed: { readonly number: number; readonly error: unknown }[] = [];
  for (const [at, number] of numbers.entries()) {
    progress(at, numbers.length);
    try {
      await settle(settling, number, listing);
    } catch (error) {
      failed.push({ number, error });
    }
  }
  // What is not the record is not written to.
  const isWhole = failed.every(({ error }) => !(error instanceof RecordLost));
  if (open.length > 0 && isWhole) await recordSweep(settling, head);
  return failed;
}

/** The projects that went with the state branch: as the process remembers, or as comments on their issues show. */
async function lostIn(settling: Settling, at: string): Promise<readonly number[]> {
  const known = [...settling.memory.owners.keys()].map(Number);
  return known.length > 0 ? known : (await tracesIn(settling, at)).map(({ number }) => number);
}

/** Is it a proposal of a project that does not know of it yet? */
function isMissed(owners: ReadonlyMap<string, Owner>, pull: ListedPull): boolean {
  return [...owners.values()].some((owner) => owns(owner, pull) && !owner.proposals.has(proposalName(pull.number)));
}
