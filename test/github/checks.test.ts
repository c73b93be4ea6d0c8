import { expect, it } from 'vitest';
import type { CheckRun, HeadWithCheck } from '../../src/github/answer.ts';
import type { Finding } from '../../src/core/finding.ts';
import { checkOf, checkOn } from '../../src/github/checks.ts';

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

const pull = { number: 7, headRefOid: 'abc' };

function findings(count: number, severity: Finding['severity'] = 'error'): readonly Finding[] {
  return Array.from({ length: count }, (_, at) => ({
    code: 'unknown_gate',
    severity,
    file: '.github/countersign.yml',
    line: at + 1,
    column: 3,
    message: 'there is no gate revue',
    next: 'Did you mean review?',
  }));
}

function shown(ours: CheckRun | null, of: readonly Finding[], conclusion: 'failure' | null = 'failure') {
  return checkOf('R_1', pull, ours, { conclusion, title: 'rules', summary: 'text', findings: of })[0] ?? null;
}

it('what is wrong on lines becomes annotations, fifty at most and none on files that are not there', () => {
  const shipped = findings(1).map((one) => ({ ...one, file: 'countersign:software_release.yaml' }));
  const output = shown(null, [...shipped, ...findings(51), ...findings(1, 'warning')])?.input['output'] as {
    readonly annotations: readonly unknown[];
  };
  expect(output.annotations).toHaveLength(50);
  expect(output.annotations[0]).toEqual({
    path: '.github/countersign.yml',
    location: { startLine: 1, endLine: 1, startColumn: 3, endColumn: 3 },
    annotationLevel: 'FAILURE',
    title: 'unknown_gate',
    message: 'there is no gate revue\nDid you mean review?',
  });
});

it('a run keeps all annotations that it ever got: a new one takes its place', () => {
  const first = shown(null, findings(1, 'warning'), null);
  const ours = { ...run(7), status: 'IN_PROGRESS', externalId: String(first?.input['externalId']) };
  expect(shown(ours, findings(1, 'warning'), null)).toBeNull();
  expect(shown(ours, findings(2, 'warning'), null)?.field).toBe('createCheckRun');
  expect(shown(ours, [], null)?.field).toBe('createCheckRun');
  expect(shown({ ...ours, externalId: 'v1:other' }, [], null)?.field).toBe('updateCheckRun');
});
