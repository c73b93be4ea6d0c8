import type { CheckView } from '../core/surface/check.ts';
import type { Checks } from '../core/project/world.ts';
import { onGitHub } from '../core/surface/comment.ts';
import { sha256 } from '../record.ts';
import type { CheckContext, CheckRun, HeadWithCheck, Pull } from './answer.ts';
import { checkName } from './documents.ts';
import { annotationsOf } from './annotations.ts';
import type { Mutation } from './mutations.ts';
import { wholeChecks, type Reading } from './pages.ts';

const conclusions: Readonly<Record<string, 'passed' | 'failed'>> = {
  SUCCESS: 'passed',
  NEUTRAL: 'passed',
  SKIPPED: 'passed',
  FAILURE: 'failed',
  ERROR: 'failed',
  TIMED_OUT: 'failed',
  CANCELLED: 'failed',
  ACTION_REQUIRED: 'failed',
  STARTUP_FAILURE: 'failed',
  STALE: 'failed',
};

/**
 * Checks on a commit, but for our own, which waits for them. Whoever made it: in a workflow we are the same app as all
 * the others. Two of one name: the worse one counts.
 */
export function checksIn(contexts: readonly CheckContext[], appId: number): Checks {
  const results: Record<string, 'passed' | 'failed' | 'pending'> = {};
  const rank = { passed: 0, pending: 1, failed: 2 };
  for (const node of contexts) {
    if (node.__typename === 'CheckRun' && node.name === checkName && node.checkSuite.app?.databaseId === appId)
      continue;
    const [name, word] =
      node.__typename === 'CheckRun'
        ? [node.name, node.status === 'COMPLETED' ? (node.conclusion ?? '') : '']
        : [node.context, node.state];
    const result = conclusions[word] ?? 'pending';
    const before = results[name];
    if (before === undefined || rank[result] > rank[before]) results[name] = result;
  }
  return results;
}

/** The checks on the heads of pull requests, by number, read to their end; none of those for which nobody asked. */
export async function headChecks(reading: Reading, pulls: readonly Pull[]): Promise<ReadonlyMap<number, Checks>> {
  const found = await Promise.all(
    pulls.map(async ({ number, head }): Promise<readonly (readonly [number, Checks])[]> => {
      const commit = head.nodes?.[0]?.commit;
      if (commit?.id === undefined || commit.statusCheckRollup === undefined) return [];
      const contexts = await wholeChecks(reading, { id: commit.id }, commit.statusCheckRollup);
      return [[number, checksIn(contexts, reading.appId)]];
    }),
  );
  return new Map(found.flat());
}

/** Our check run on the head of a pull request: the last that was made, in whatever suite it is. */
export function checkOn(head: HeadWithCheck): CheckRun | null {
  const suites = head.nodes?.[0]?.commit.ours?.nodes ?? [];
  const runs = suites.flatMap((suite) => (suite?.checkRuns?.nodes ?? []).flatMap((run) => run ?? []));
  return runs.toSorted((one, other) => (other.databaseId ?? 0) - (one.databaseId ?? 0))[0] ?? null;
}

/** What the name of a run ends with that has annotations. */
const annotated = ':annotated';

/** Our check run on a commit, as far as it does not say so yet. `web`: the repository's web address, where links are needed. */
export function checkOf(
  repositoryId: string,
  { number: pull, headRefOid: headSha }: { readonly number: number; readonly headRefOid: string },
  ours: CheckRun | null,
  { conclusion, title, summary, findings = [] }: CheckView,
  web: string | null = null,
): readonly Mutation[] {
  const text = onGitHub(summary, { pulls: [pull], web });
  const annotations = annotationsOf(findings);
  const said = sha256(JSON.stringify([conclusion, title, text, ...annotations])).slice(0, 24);
  const externalId = `v1:${said}${annotations.length === 0 ? '' : annotated}`;
  if (ours?.externalId === externalId) return [];
  const run = {
    repositoryId,
    externalId,
    ...(conclusion === null
      ? { status: 'IN_PROGRESS' }
      : { status: 'COMPLETED', conclusion: conclusion.toUpperCase() }),
    output: { title, summary: text, ...(annotations.length === 0 ? {} : { annotations }) },
  };
  // A run that was completed cannot be made to wait again, and one keeps all annotations it ever got: then a new one
  // takes its place.
  const isAnnotated = annotations.length > 0 || ours?.externalId?.endsWith(annotated) === true;
  return ours === null || ours.status === 'COMPLETED' || isAnnotated
    ? [{ field: 'createCheckRun', input: { ...run, name: checkName, headSha } }]
    : [{ field: 'updateCheckRun', input: { ...run, checkRunId: ours.id } }];
}
