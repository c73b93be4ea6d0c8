import type { OpenPull } from '../github/answer.ts';
import { checkOn } from '../github/checks.ts';
import { proposalName } from '../github/pulls.ts';
import { swept } from './listing.ts';
import { ownersIn, owns, type Owner } from './owners.ts';
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
  const { projects, pulls, issues } = await swept(settling, since);
  if (projects === null || projects.isArchived) return [];
  const owners = await ownersIn(settling, projects);
  const open = [...owners].filter(([, { isOpen }]) => isOpen).map(([id]) => Number(id));
  const missed = pulls.filter((pull) => checkOn(pull.head) === null || isMissed(owners, pull));
  const unchecked = missed.map(({ number }) => number);
  const numbers = [...new Set([...open, ...unchecked, ...issues.filter((number) => !owners.has(String(number)))])];
  const failed: { readonly number: number; readonly error: unknown }[] = [];
  for (const [at, number] of numbers.entries()) {
    progress(at, numbers.length);
    try {
      await settle(settling, number);
    } catch (error) {
      failed.push({ number, error });
    }
  }
  return failed;
}

/** Is it a proposal of a project that does not know of it yet? */
function isMissed(owners: ReadonlyMap<string, Owner>, pull: OpenPull): boolean {
  return [...owners.values()].some((owner) => owns(owner, pull) && !owner.proposals.has(proposalName(pull.number)));
}
