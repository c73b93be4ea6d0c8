import { fullDefinitionSchema, shortDefinitionSchema } from '../../core/definition/schema.ts';
import { policySchema } from '../../core/policy/schema.ts';
import { policyTestsSchema } from '../../core/policy-test/schema.ts';
import { projectStateSchema } from '../../core/project/state.ts';
import type { JsonSchema } from '../../core/schema.ts';
import { faultsOf } from '../../files/faults.ts';

/**
 * The same answers as those of the precompiled validators, which stand in the bundle in their place: they are a quarter
 * of it, and a run reads a few small files once. What is wrong with a value is in the bundle anyway.
 */
export const validFullDefinition = validates(fullDefinitionSchema);
export const validShortDefinition = validates(shortDefinitionSchema);
export const validPolicy = validates(policySchema);
export const validPolicyTests = validates(policyTestsSchema);
export const validProjectState = validates(projectStateSchema);

function validates(schema: JsonSchema): (value: unknown) => boolean {
  return (value) => faultsOf(value, schema).length === 0;
}
