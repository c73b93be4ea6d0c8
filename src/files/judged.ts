import { checkDefinition } from '../core/definition/check.ts';
import type { Definition } from '../core/definition/schema.ts';
import type { Finding } from '../core/finding.ts';
import { checkPolicy } from '../core/policy/check.ts';
import type { Policy } from '../core/policy/schema.ts';
import type { ReadDefinition, ReadPolicy } from '../files.ts';
import { asFindings } from './yaml.ts';

/** Everything about a definition that makes no sense, under a policy also the gates that nobody could open. */
export function definitionFindings(read: ReadDefinition, file: string, policy?: Policy): readonly Finding[] {
  return asFindings(checkDefinition(read.definition, policy), file, read.locate);
}

/** Everything that a policy names and that is not there. `verbs`: the names of all verbs. */
export function policyFindings(
  read: ReadPolicy,
  file: string,
  definitions: readonly Definition[],
  verbs: readonly string[],
): readonly Finding[] {
  const problems = checkPolicy(read.policy, definitions, verbs);
  const { base } = read;
  if (base === undefined) return asFindings(problems, file, read.locate);
  const own = problems.filter(({ path }) => !base.says(path));
  const theirs = problems.filter(({ path }) => base.says(path));
  return [...asFindings(own, file, read.locate), ...asFindings(theirs, base.file, base.locate)];
}
