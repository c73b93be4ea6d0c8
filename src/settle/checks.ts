import { checkView, type CheckedProject, type CheckView } from '../core/surface/check.ts';
import { code } from '../core/surface/escape.ts';
import { statusOf } from '../core/surface/status.ts';
import type { ListedPull, Projects } from '../github/answer.ts';
import { checkOf, checkOn } from '../github/checks.ts';
import type { GitHubHome } from '../github/home.ts';
import type { Mutation } from '../github/mutations.ts';
import { proposalName } from '../github/pulls.ts';

/** A pull request into another branch lands nothing. Its check is not green: the next moment its base may be changed. */
function elsewhere(base: string): CheckView {
  return {
    conclusion: null,
    title: 'nothing lands from here',
    summary: `This pull request goes into ${code(base)}, and only the default branch counts.`,
  };
}

/** The check of a pull request that no open project has anything to do with. */
export function unrelated({ id, book, law }: Projects, pull: ListedPull): readonly Mutation[] {
  const enrolled = book !== null || (law?.target.policy ?? null) !== null;
  if (!enrolled || pull.state !== 'OPEN') return [];
  const view = pull.baseRefName === law?.name ? checkView([]) : elsewhere(pull.baseRefName);
  return checkOf(id, pull, checkOn(pull.head), view);
}

/** The checks of all pull requests that these projects have open: green when every project says so. */
export function checksOf(home: GitHubHome, ids: readonly string[]): readonly Mutation[] {
  const shows = ids.flatMap((id) => home.lastShow(id) ?? []);
  const pulls = new Map(shows.flatMap(({ look }) => look.pulls.map((pull) => [pull.number, pull] as const)));
  const [repository] = shows.map(({ look }) => look.repository);
  return [...pulls.values()].flatMap((pull) => {
    if (pull.state !== 'OPEN') return [];
    const projects = shows.flatMap(({ look, state }): readonly CheckedProject[] => {
      if (state === null) return [];
      const { branches, id, title } = statusOf(look.sight.observed.world, state);
      const branch = branches.find((one) => one.branch === proposalName(pull.number));
      return branch === undefined ? [] : [{ id, title, branch }];
    });
    const lands = shows.some(({ look }) => look.sight.observed.world.defaultBranch === pull.baseRefName);
    const view = lands ? checkView(projects) : elsewhere(pull.baseRefName);
    return checkOf(repository?.id ?? '', pull, checkOn(pull.head), view, repository?.url);
  });
}
