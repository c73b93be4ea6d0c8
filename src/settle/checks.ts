import { checkView, type CheckedProject, type CheckView } from '../core/surface/check.ts';
import { code } from '../core/surface/escape.ts';
import { statusOf } from '../core/surface/status.ts';
import { checkOf, checkOn } from '../github/checks.ts';
import type { GitHubHome } from '../github/home.ts';
import type { Mutation } from '../github/mutations.ts';
import { proposalName } from '../github/pulls.ts';
import type { Surveyed } from './listing.ts';

/** A pull request into another branch lands nothing. Its check is not green: the next moment its base may be changed. */
function elsewhere(base: string): CheckView {
  return {
    conclusion: null,
    title: 'nothing lands from here',
    summary: `This pull request goes into ${code(base)}, and only the default branch counts.`,
  };
}

/** The check of a pull request that no open project has anything to do with. */
export function unrelated(survey: Surveyed): readonly Mutation[] {
  const pull = survey.subject;
  const enrolled = survey.book !== null || (survey.law?.target.policy ?? null) !== null;
  if (survey.isArchived || !enrolled || pull?.__typename !== 'PullRequest' || pull.state !== 'OPEN') return [];
  const view = pull.baseRefName === survey.law?.name ? checkView([]) : elsewhere(pull.baseRefName);
  return checkOf(survey.id, pull, checkOn(pull.head), view);
}

/** The checks of all pull requests that these projects have open: green when every project says so. */
export function checksOf(home: GitHubHome, ids: readonly string[]): readonly Mutation[] {
  const shows = ids.flatMap((id) => home.lastShow(id) ?? []);
  const pulls = new Map(shows.flatMap(({ look }) => look.pulls.map((pull) => [pull.number, pull] as const)));
  const [repositoryId = ''] = shows.map(({ look }) => look.repository.id);
  return [...pulls.values()].flatMap((pull) => {
    if (pull.state !== 'OPEN') return [];
    const projects = shows.flatMap(({ look, state }): readonly CheckedProject[] => {
      if (state === null) return [];
      const { branches, id, title } = statusOf(look.sight.observed.world, state);
      const branch = branches.find((one) => one.branch === proposalName(pull.number));
      return branch === undefined ? [] : [{ id, title, branch }];
    });
    const lands = shows.some(({ look }) => look.sight.observed.world.defaultBranch === pull.baseRefName);
    return checkOf(repositoryId, pull, checkOn(pull.head), lands ? checkView(projects) : elsewhere(pull.baseRefName));
  });
}
