import { projectDecider } from '../core/project/decider.ts';
import { githubHome, type GitHubHome } from '../github/home.ts';
import { proposalName } from '../github/pulls.ts';
import { handle } from '../handle.ts';
import { checksOf, unrelated } from './checks.ts';
import { surveyed, swept, type Surveyed } from './listing.ts';
import { ownerOf, ownersIn, owns } from './owners.ts';
import type { Settling } from './settling.ts';

/**
 * Brings everything that an issue or a pull request is about to where it should be: looks, decides, commits, and makes
 * GitHub show it. Running it again changes nothing. Answers the projects that were settled.
 */
export async function settle(settling: Settling, number: number): Promise<readonly string[]> {
  const known = knownProjects(settling, number);
  const survey = known.length === 0 ? await surveyed(settling, number) : null;
  const subject = survey === null || survey.isArchived ? null : survey.subject;
  const isPull = subject === null ? !known.includes(String(number)) : subject.__typename === 'PullRequest';
  const ids = survey === null ? known : await projectsOf(settling, survey, number);
  const home = githubHome({ ...settling, memory: settling.memory.looks, pulls: isPull ? [number] : [] });
  const settledIds = await settledAll(settling, home, ids, isPull ? number : null);
  const checks = survey !== null && settledIds.length === 0 ? unrelated(survey) : [];
  await home.flush([...checks, ...checksOf(home, settledIds)]);
  await checkAnew(settling, home, settledIds);
  return settledIds;
}

/** Pull requests that were open before a project began may change what it owns: their checks were green for nothing. */
async function checkAnew(settling: Settling, home: GitHubHome, ids: readonly string[]): Promise<void> {
  const begun = ids.flatMap((id) => {
    const show = home.lastShow(id);
    const isNew = show !== null && show.state !== null && show.look.sight.state === null;
    return isNew ? (settling.memory.owners.get(id) ?? []) : [];
  });
  if (begun.length === 0) return;
  const { pulls } = await swept(settling, settling.clock.now());
  for (const pull of pulls) if (begun.some((owner) => owns(owner, pull))) await settle(settling, pull.number);
}

/** The projects that are known to be concerned without asking: the one whose home this issue is, or that track this pull request. */
function knownProjects({ memory }: Settling, number: number): readonly string[] {
  if (memory.owners.has(String(number))) return [String(number)];
  return [...memory.owners].flatMap(([id, owner]) =>
    owner.isOpen && memory.looks.has(id) && owner.proposals.has(proposalName(number)) ? [id] : [],
  );
}

/** Settles these projects, and others that the pull request turns out to touch. */
async function settledAll(
  settling: Settling,
  home: GitHubHome,
  ids: readonly string[],
  pull: number | null,
): Promise<readonly string[]> {
  const done: string[] = [];
  let waiting = ids;
  while (waiting.length > 0) {
    for (const id of waiting) {
      await settled(settling, home, id);
      done.push(id);
    }
    waiting = pull === null ? [] : touchedBy(settling, home, done, pull).filter((id) => !done.includes(id));
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
async function settled({ clock, memory }: Settling, home: GitHubHome, id: string): Promise<void> {
  const { state, entries } = await handle({ home, decider: projectDecider, clock }, id);
  if (state !== null && state.terminal_state !== null && entries.length > 0)
    await handle({ home, decider: projectDecider, clock }, id);
  const shown = home.lastShow(id);
  if (shown?.state === null || shown === null) return;
  memory.owners.set(id, ownerOf(null, id, shown.state, shown.look.sight.observed.world.definition));
}

/** The open projects that an issue is the home of, or whose artifacts a pull request changes. */
async function projectsOf(settling: Settling, survey: Surveyed, number: number): Promise<readonly string[]> {
  const { subject } = survey;
  if (subject === null || survey.isArchived) return [];
  if (subject.__typename !== 'PullRequest') return [String(number)];
  const owners = await ownersIn(settling, survey);
  return [...owners].flatMap(([id, owner]) => {
    // What was a proposal of a project may have stopped to be one.
    const concerns = owns(owner, subject) || owner.proposals.has(proposalName(number));
    return owner.isOpen && concerns ? [id] : [];
  });
}
