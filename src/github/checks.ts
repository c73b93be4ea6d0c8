import type { Observed } from '../core/observe.ts';
import type { CheckContext, CheckRun, Pull } from './answer.ts';

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

/** Our check run on the head of a pull request. */
export function ourCheck(pull: Pull): CheckRun | null {
  return pull.head.nodes?.[0]?.commit.ours?.nodes?.[0]?.checkRuns?.nodes?.[0] ?? null;
}
