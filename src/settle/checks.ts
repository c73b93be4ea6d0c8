import type { Finding } from '../core/finding.ts';
import { checkView, type CheckedProject, type CheckView } from '../core/surface/check.ts';
import { isObserving } from '../core/policy/schema.ts';
import { code } from '../core/surface/escape.ts';
import type { RulesCheck } from '../core/surface/rules.ts';
import { statusOf } from '../core/surface/status.ts';
import type { ListedPull, Projects } from '../github/answer.ts';
import type { GitHubHome } from '../github/home.ts';
import type { Mutation } from '../github/mutations.ts';
import type { MayChange } from '../github/proposed.ts';
import { proposalName } from '../github/pulls.ts';
import { checksFor, type InQueue } from '../github/queue.ts';
import { policyPath, rulesPath } from '../kept/sources.ts';
import type { Listing } from './listing.ts';
import type { Settling } from './settling.ts';

/** What checks say about rules, by the number of the pull request that changes them. */
export type RulesChecks = ReadonlyMap<number, RulesCheck>;

/** A pull request into another branch lands nothing. Its check is not green: the next moment its base may be changed. */
function elsewhere(base: string): CheckView {
  return {
    conclusion: null,
    title: 'nothing lands from here',
    summary: `This pull request goes into ${code(base)}, and only the default branch counts.`,
  };
}

/** The check of a pull request that no open project has anything to do with. */
export function unrelated({ id, book, law }: Projects, pull: ListedPull, rules: RulesChecks): readonly Mutation[] {
  const changed = rules.get(pull.number) ?? null;
  const enrolled = book !== null || (law?.target.policy ?? null) !== null || changed !== null;
  if (!enrolled || pull.state !== 'OPEN') return [];
  const view = pull.baseRefName === law?.name ? checkView([], changed) : elsewhere(pull.baseRefName);
  return checksFor(id, pull, view);
}

/** The checks of all pull requests that these projects have open: green when every project says so. */
export function checksOf(home: GitHubHome, ids: readonly string[], rules: RulesChecks): readonly Mutation[] {
  const shows = ids.flatMap((id) => home.lastShow(id) ?? []);
  const pulls = new Map(shows.flatMap(({ look }) => look.pulls.map((pull) => [pull.number, pull] as const)));
  const [repository] = shows.map(({ look }) => look.repository);
  return [...pulls.values()].flatMap((pull) => {
    if (pull.state !== 'OPEN') return [];
    const projects = shows.flatMap(({ look, state }): readonly CheckedProject[] => {
      if (state === null) return [];
      const { branches, id, title, observing } = statusOf(look.sight.observed.world, state);
      const branch = branches.find((one) => one.branch === proposalName(pull.number));
      return branch === undefined ? [] : [{ id, title, branch, observing, homeless: look.issue === null }];
    });
    const lands = shows.some(({ look }) => look.sight.observed.world.defaultBranch === pull.baseRefName);
    const view = lands ? checkView(projects, rules.get(pull.number) ?? null) : elsewhere(pull.baseRefName);
    const queued = shows.flatMap(({ look }): readonly InQueue[] => {
      const inQueue = look.queued.get(pull.number);
      if (inQueue === undefined) return [];
      return [isObserving(look.sight.observed.world.policy) ? { ...inQueue, differs: [] } : inQueue];
    });
    return checksFor(repository?.id ?? '', pull, view, repository?.url, queued);
  });
}

/**
 * What the checks of these pull requests are to say about the rules that they change: of the one that a listing tells
 * of, and of all that these projects have open. Told once for a commit and the rules it would replace.
 */
export async function rulesChecks(
  settling: Settling,
  home: GitHubHome,
  ids: readonly string[],
  listing: Listing | null,
  listed: ListedPull | null,
): Promise<RulesChecks> {
  const { law = null } = listing?.repository ?? {};
  const looks = ids.flatMap((id) => home.lastShow(id)?.look ?? []);
  const pulls = [
    ...(listed === null || law === null ? [] : [{ pull: listed, into: law.name, law: law.target.oid }]),
    ...looks.flatMap(({ pulls: seen, sight }): readonly Into[] => {
      const { defaultBranch, head } = sight.observed.world;
      return seen.map((pull) => ({ pull, into: defaultBranch, law: head ?? '' }));
    }),
  ].filter(({ pull, into }) => pull.state === 'OPEN' && pull.baseRefName === into && mayChangeRules(pull));
  const checks = new Map<number, RulesCheck>();
  for (const { pull, law: commit } of new Map(pulls.map((one) => [one.pull.number, one] as const)).values()) {
    const key = `${pull.headRefOid} ${commit}`;
    const known = settling.memory.rules.get(pull.number);
    const check = known?.key === key ? known.check : await rulesOf(settling, pull);
    // What was out of reach may be in reach the next time.
    if (!isOutOfReach(check?.findings ?? [])) settling.memory.rules.set(pull.number, { key, check });
    if (check !== null) checks.set(pull.number, check);
  }
  return checks;
}

/** Is something missing that a policy extends? */
export function isOutOfReach(findings: readonly Finding[]): boolean {
  return findings.some(({ code: is }) => is === 'base_out_of_reach');
}

/** An open pull request, the default branch, and the commit that is the head of that. */
interface Into {
  readonly pull: MayChange;
  readonly into: string;
  readonly law: string;
}

/** Loaded where it is needed: few pull requests change rules. */
async function rulesOf(settling: Settling, pull: MayChange): Promise<RulesCheck | null> {
  return (await import('./proposed.ts')).rulesOf(settling, pull, rulesChangedBy(pull));
}

function mayChangeRules(pull: MayChange): boolean {
  const changed = rulesChangedBy(pull);
  return changed === null || changed.length > 0;
}

/** Files of rules among those that a pull request changes; null where it is not known of all what they are. */
function rulesChangedBy({ files }: Pick<MayChange, 'files'>): readonly string[] | null {
  const changed = (files?.nodes ?? []).flatMap((file) => file ?? []);
  // Where a file was moved from is told nowhere.
  if (files === null || files.pageInfo?.hasNextPage === true) return null;
  if (changed.some(({ changeType }) => changeType === 'RENAMED')) return null;
  return changed.map(({ path }) => path).filter(isRule);
}

function isRule(path: string): boolean {
  return path === policyPath || path.startsWith(`${rulesPath}/`);
}
