import { projectDecider } from '../core/project/decider.ts';
import type { ListedPull } from '../github/answer.ts';
import { headOf } from '../github/head.ts';
import { githubHome, type GitHubHome, type GitHubHomeOptions } from '../github/home.ts';
import { lossCheck, RecordLost } from '../github/loss.ts';
import { send, type Mutation } from '../github/mutations.ts';
import { proposalName } from '../github/pulls.ts';
import { checksFor } from '../github/queue.ts';
import { handle } from '../handle.ts';
import { checksOf, rulesChecks, unrelated } from './checks.ts';
import { nothingGuessed } from './guess.ts';
import { listed, type Listing } from './listing.ts';
import { foreseeBeginning, learn, ownerOf, owns, readTexts, take, textsAtOnce, wantedTexts } from './owners.ts';
import type { Settling, SettlingMemory } from './settling.ts';

/**
 * Brings everything that an issue or a pull request is about to where it should be: looks, decides, commits, and makes
 * GitHub show it. Running it again changes nothing. What a listing of just now tells (`given`) is not asked again.
 * Answers the projects that were settled.
 */
export async function settle(
  settling: Settling,
  number: number,
  given: Listing | null = null,
): Promise<readonly string[]> {
  const { memory } = settling;
  const { logins, projects } = memory.guesses.get(number) ?? nothingGuessed;
  memory.guesses.delete(number);
  const known = knownProjects(memory, number);
  const isKnown = known.length > 0 || given?.subjects.has(number) === true;
  const listing = isKnown ? given : await surveyed(settling, number, projects);
  if (listing?.repository.isArchived === true) return [];
  const subject = listing?.subjects.get(number) ?? null;
  const pull = subject?.__typename === 'PullRequest' ? subject : null;
  const isPull = subject === null ? !known.includes(String(number)) : pull !== null;
  const ids = await projectsOf(settling, number, known, listing);
  const home = githubHome({
    ...settling,
    memory: memory.looks,
    pulls: isPull ? [number] : [],
    logins,
    listed: pullsIn(listing),
    ...besideOf(settling, listing, isPull),
  });
  try {
    const settledIds = await settledAll(settling, home, ids, isPull ? number : null, pull);
    const rules = await rulesChecks(settling, home, settledIds, listing, pull);
    const checks =
      listing !== null && pull !== null && settledIds.length === 0 ? unrelated(listing.repository, pull, rules) : [];
    const head = listing === null ? null : await headOf(listing.repository, settling.branch, settling.clock.now());
    const another = await home.flush([...checks, ...checksOf(home, settledIds, rules)], head);
    if (another === null) await checkAnew(settling, home, settledIds, listing);
    else settling.shownElsewhere?.(another);
    return settledIds;
  } catch (error) {
    if (error instanceof RecordLost) await send(settling.client, [...error.shows, ...notGreen(listing, pull)]);
    throw error;
  }
}

/** The check of a pull request that was asked about without a look. */
function notGreen(listing: Listing | null, pull: ListedPull | null): readonly Mutation[] {
  if (listing === null || pull?.state !== 'OPEN') return [];
  return checksFor(listing.repository.id, pull, lossCheck);
}

/** What a number is, and which projects there are; the pull requests that projects have open may be among the latest. */
async function surveyed(settling: Settling, number: number, projects: readonly string[]): Promise<Listing> {
  const isFirst = settling.memory.unread === null;
  const listing = await listed(settling, {
    numbers: [number],
    projects: wantedTexts(settling, [String(number), ...projects]),
    ...(isFirst ? { pulls: 'latest' } : {}),
  });
  learn(settling, listing);
  return listing;
}

/** Pull requests that were open before a project began may change what it owns: their checks were green for nothing. */
async function checkAnew(
  settling: Settling,
  home: GitHubHome,
  ids: readonly string[],
  known: Listing | null,
): Promise<void> {
  const begun = ids.flatMap((id) => {
    const show = home.lastShow(id);
    const isNew = show !== null && show.state !== null && show.look.sight.state === null;
    return isNew ? (settling.memory.owners.get(id) ?? []) : [];
  });
  if (begun.length === 0) return;
  const listing = known?.hasAllOpen === true ? known : await listed(settling, { pulls: 'open' });
  const touched = [...pullsIn(listing).values()].filter(
    (pull) => pull.state === 'OPEN' && begun.some((owner) => owns(owner, pull)),
  );
  for (const { number } of touched) await settle(settling, number, listing);
}

function pullsIn(listing: Listing | null): ReadonlyMap<number, ListedPull> {
  return new Map(
    [...(listing?.subjects ?? [])].flatMap(([number, subject]) =>
      subject.__typename === 'PullRequest' ? [[number, subject] as const] : [],
    ),
  );
}

/**
 * The projects that are known to be concerned without asking: the one whose home this issue is, or those that track this
 * pull request, where it is known of every project what it owns.
 */
function knownProjects({ owners, unread }: SettlingMemory, number: number): readonly string[] {
  if (owners.has(String(number))) return [String(number)];
  if (unread === null || unread.size > 0) return [];
  return [...owners].flatMap(([id, owner]) => (owner.isOpen && owner.proposals.has(proposalName(number)) ? [id] : []));
}

/** The open projects that an issue is the home of, or whose artifacts a pull request changes, as far as is known yet. */
async function projectsOf(
  settling: Settling,
  number: number,
  known: readonly string[],
  listing: Listing | null,
): Promise<readonly string[]> {
  const subject = listing?.subjects.get(number) ?? null;
  if (listing === null || subject === null) return known;
  if (subject.__typename !== 'PullRequest') {
    const isThere = settling.memory.owners.has(String(number)) || settling.memory.unread?.has(String(number)) === true;
    if (!isThere) await foreseeBeginning(settling, listing.repository, number);
    return [String(number)];
  }
  for (;;) {
    const ids = concernedBy(settling.memory, subject);
    const unread = [...(settling.memory.unread?.keys() ?? [])];
    // The texts of so many others come along with the look at these.
    if (unread.length === 0 || (ids.length > 0 && unread.length <= textsAtOnce)) return ids;
    await readTexts(settling, listing.repository, unread.slice(0, textsAtOnce));
  }
}

/** Of the projects of which that is known, those that own something a pull request changes, or did when it was a proposal. */
function concernedBy({ owners }: SettlingMemory, pull: ListedPull): readonly string[] {
  return [...owners].flatMap(([id, owner]) =>
    owner.isOpen && (owns(owner, pull) || owner.proposals.has(proposalName(pull.number))) ? [id] : [],
  );
}

/** The projects of which it is not known whether a pull request concerns them: the look at one that it does brings their texts. */
function besideOf(settling: Settling, listing: Listing | null, isPull: boolean): Pick<GitHubHomeOptions, 'beside'> {
  const ids = [...(settling.memory.unread?.keys() ?? [])];
  if (listing === null || !isPull || ids.length === 0) return {};
  return {
    beside: {
      ids,
      take(texts) {
        take(settling, listing.repository, ids, texts);
      },
    },
  };
}

/** Settles these projects, and others that the pull request turns out to touch. */
async function settledAll(
  settling: Settling,
  home: GitHubHome,
  ids: readonly string[],
  number: number | null,
  pull: ListedPull | null,
): Promise<readonly string[]> {
  const done: string[] = [];
  let waiting = ids;
  while (waiting.length > 0) {
    for (const id of waiting) {
      await settled(settling, home, id);
      done.push(id);
    }
    const touched = number === null ? [] : touchedBy(settling, home, done, number);
    const concerned = pull === null ? [] : concernedBy(settling.memory, pull);
    waiting = [...new Set([...touched, ...concerned])].filter((id) => !done.includes(id));
  }
  return done;
}

/** Open projects that own something this pull request changes, as the latest look at it shows. */
function touchedBy({ memory }: Settling, home: GitHubHome, done: readonly string[], number: number): readonly string[] {
  const seen = done.flatMap((id) => home.lastShow(id)?.look.pulls ?? []).find((pull) => pull.number === number);
  if (seen === undefined) return [];
  return [...memory.owners].flatMap(([id, owner]) => (owns(owner, seen) ? [id] : []));
}

/** A project that ended in this pass is looked at once more: its report is about the whole of its record. */
async function settled({ clock, memory, homeGone }: Settling, home: GitHubHome, id: string): Promise<void> {
  const { state, entries } = await handle({ home, decider: projectDecider, clock }, id);
  if (state !== null && state.terminal_state !== null && entries.length > 0)
    await handle({ home, decider: projectDecider, clock }, id);
  const shown = home.lastShow(id);
  if (shown?.state === null || shown === null) return;
  if (shown.look.issue === null && shown.state.terminal_state === null) homeGone?.(id);
  memory.owners.set(id, ownerOf(null, id, shown.state, shown.look.sight.observed.world.definition));
  memory.unread?.delete(id);
}
