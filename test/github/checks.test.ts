import { expect, it } from 'vitest';
import type { CheckRun, HeadWithCheck } from '../../src/github/answer.ts';
import { checkOn } from '../../src/github/checks.ts';

function run(databaseId: number): CheckRun {
  return { id: `CR_${databaseId}`, databaseId, status: 'COMPLETED', conclusion: 'SUCCESS', externalId: null };
}

/** A head with suites of these check runs of ours; null for one that cannot be seen. */
function head(...suites: readonly (readonly CheckRun[] | null)[]): HeadWithCheck {
  const nodes = suites.map((nodesOf) => (nodesOf === null ? null : { checkRuns: { nodes: nodesOf } }));
  return { nodes: [{ commit: { oid: 'a', ours: { nodes } } }] };
}

it('our check is the last that was made, in whichever of several suites of workflows it is', () => {
  expect(checkOn(head([run(7)], [run(9)], null, [run(8)]))?.id).toBe('CR_9');
  expect(checkOn(head([]))).toBeNull();
  expect(checkOn({ nodes: [] })).toBeNull();
});
