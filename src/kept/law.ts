import type { Finding } from '../core/finding.ts';
import type { Policy } from '../core/policy/schema.ts';
import { verbs } from '../core/verbs/table.ts';
import { definitionFindings, policyFindings } from '../files/judged.ts';
import { policyPath, policyRead, type Bases, type FoundDefinition } from './sources.ts';

/** The policy as it lies on the default branch, and all that is wrong with it and with the definitions that are found. */
export interface JudgedLaw {
  /** Null when there is none, or when it cannot be read. */
  readonly policy: Policy | null;
  readonly findings: readonly Finding[];
}

/** `text` null: there is no policy file. */
export async function judgedLaw(
  text: string | null,
  definitions: readonly FoundDefinition[],
  bases: Bases,
): Promise<JudgedLaw> {
  const read = text === null ? null : await policyRead(text, policyPath, bases);
  const policy = read?.ok === true ? read.policy : null;
  const known = definitions.flatMap(({ definition }) => (definition === null ? [] : [definition]));
  const names = verbs.map(({ name }) => name);
  const ofPolicy = read === null ? [] : read.ok ? policyFindings(read, policyPath, known, names) : read.findings;
  return { policy, findings: [...ofPolicy, ...definitions.flatMap((one) => ofDefinition(one, policy))] };
}

/** A policy is written for the workflow it names; it cannot be expected to know the roles of all others. */
function ofDefinition({ read, files: [file = ''] }: FoundDefinition, policy: Policy | null): readonly Finding[] {
  if (!read.ok) return read.findings;
  const isItsOwn = policy !== null && policy.workflow === read.definition.workflow_type;
  return definitionFindings(read, file, isItsOwn ? policy : undefined);
}
