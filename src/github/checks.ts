import type { Observed } from '../core/observe.ts';
import type { CheckView } from '../core/surface/check.ts';
import { onGitHub } from '../core/surface/comment.ts';
import { sha256 } from '../record.ts';
import type { CheckContext, CheckRun, HeadWithCheck } from './answer.ts';
import { checkName } from './documents.ts';
import type { Mutation } from './mutations.ts';

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

/** Checks on the head of the default branch, but for our own. Two of one name: the worse one counts. */
export function checksIn(contexts: readonly CheckContext[], appId: number): Observed['world']['checks'] {
  const results: Record<string, 'passed' | 'failed' | 'pending'> = {};
  const rank = { passed: 0, pending: 1, failed: 2 };
  for (const node of contexts) {
    if (node.__typename === 'CheckRun' && node.checkSuite.app?.databaseId === appId) continue;
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

/** Our check run on the head of a pull request: the last that was made, in whatever suite it is. */
export function checkOn(head: HeadWithCheck): CheckRun | null {
  const suites = head.nodes?.[0]?.commit.ours?.nodes ?? [];
  const runs = suites.flatMap((suite) => (suite?.checkRuns?.nodes ?? []).flatMap((run) => run ?? []));
  return runs.toSorted((one, other) => (other.databaseId ?? 0) - (one.databaseId ?? 0))[0] ?? null;
}

/** Our check run on a commit, as far as it does not say so yet. `web`: the repository's web address, where links are needed. */
export function checkOf(
  repositoryId: string,
  { number: pull, headRefOid: headSha }: { readonly number: number; readonly headRefOid: string },
  ours: CheckRun | null,
  { conclusion, title, summary }: CheckView,
  web: string | null = null,
): readonly Mutation[] {
  const text = onGitHub(summary, { pulls: [pull], web });
  const externalId = `v1:${sha256(JSON.stringify([conclusion, title, text])).slice(0, 24)}`;
  if (ours?.externalId === externalId) return [];
  const run = {
    repositoryId,
    externalId,
    ...(conclusion === null
      ? { status: 'IN_PROGRESS' }
      : { status: 'COMPLETED', conclusion: conclusion === 'success' ? 'SUCCESS' : 'FAILURE' }),
    output: { title, summary: text },
  };
  // A run that was completed cannot be made to wait again: a new one takes its place.
  return ours === null || ours.status === 'COMPLETED'
    ? [{ field: 'createCheckRun', input: { ...run, name: checkName, headSha } }]
    : [{ field: 'updateCheckRun', input: { ...run, checkRunId: ours.id } }];
}
