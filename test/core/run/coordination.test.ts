import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../../src/core/policy/schema.ts';
import { checkCoordination } from '../../../src/core/run/coordination.ts';
import type { WrittenPipeline } from '../../../src/core/pipeline/schema.ts';
import { pipelineOf, step } from './playing.ts';
import { policyWith } from './deciding.ts';

const steps = [step('last'), step('review', { requires_approval: true })];
const written: WrittenPipeline = { name: 'p', steps: [{ id: 'review', requires_approval: true }, { id: 'last' }] };
const nobody = { roles: { reviewer: { emails: ['rita@example.com'] } } };

function found(policy: Parameters<typeof policyWith>[0], changes: Parameters<typeof pipelineOf>[1] = {}) {
  return checkCoordination(pipelineOf(steps, changes), written, policyWith(policy)).map(
    ({ code, path, message }) => `${code} at ${path.join('.')}: ${message}`,
  );
}

describe('who decides in runs of a pipeline', () => {
  test('is nobody where the policy does not know the coordinator: that is told, with the steps it is about', () => {
    expect(found(nobody)).toEqual([
      'gate_nobody_opens at coordinator: the policy names nobody for G3_OPERATIONS, which coordinates these runs: nobody could approve review, or agree to leave a step out or to other values',
    ]);
    expect(found({ roles: { G3_OPERATIONS: { emails: [] } } })).toHaveLength(1);
  });

  test('is somebody where a role is called like the step, or the policy names roles for its gate', () => {
    const [one, ...others] = found({ roles: { review: { emails: ['rita@example.com'] } } });
    expect(others).toEqual([]);
    expect(one).toMatch(/^missing_owner at coordinator: .*: nobody could agree to leave a step out/u);
    expect(found({ ...nobody, gates: { 'step:review': { roles: ['reviewer'] } } })).toHaveLength(1);
  });

  test('is nobody for a step whose gate asks for more people than there are', () => {
    expect(found({ gates: { step: { roles: ['reviewer'], count: 2 } } })).toEqual([
      'gate_nobody_opens at steps.0.requires_approval: nobody could approve review: it asks for 2 people, and reviewer has 1',
    ]);
    expect(found({ ...nobody, gates: { step: { roles: ['reviewer'], count: 2 } } })).toHaveLength(2);
    expect(found({ gates: { step: { roles: [] } } })).toHaveLength(1);
  });

  test('is known where the coordinator is a role of the policy or a permission, or nobody wrote a policy', () => {
    expect(found({})).toEqual([]);
    expect(found(nobody, { coordinator: 'maintain' })).toEqual([]);
    expect(checkCoordination(pipelineOf(steps), written, defaultPolicy)).toEqual([]);
  });
});
