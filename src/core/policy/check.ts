import type { Definition } from '../definition/schema.ts';
import type { FindingCode, Path, Problem } from '../finding.ts';
import { insteadOf } from '../nearest.ts';
import { permissions, type Policy } from './schema.ts';

/** What the schema of the policy cannot see: names of verbs, gates, roles and workflows that are not there. */
export function checkPolicy(
  policy: Policy,
  definitions: readonly Definition[],
  verbs: readonly string[],
): readonly Problem[] {
  const gates = [...new Set(definitions.flatMap((definition) => definition.gates.map((gate) => gate.gate_id)))];
  const workflows = definitions.map((definition) => definition.workflow_type);
  return [
    ...(policy.workflow === undefined
      ? []
      : unknown('unknown_workflow', 'workflow', policy.workflow, workflows, ['workflow'])),
    ...Object.keys(policy.gates).flatMap((gate) =>
      asKey(unknown('unknown_gate', 'gate', gate, gates, ['gates', gate])),
    ),
    ...Object.keys(policy.verbs).flatMap((verb) =>
      asKey(unknown('unknown_verb', 'verb', verb, verbs, ['verbs', verb])),
    ),
    ...usesOf(policy).flatMap(([path, roles]) =>
      roles.flatMap((role, index) => checkRole(policy, role, [...path, index])),
    ),
  ];
}

function unknown(
  code: FindingCode,
  what: string,
  name: string,
  known: readonly string[],
  path: Path,
): readonly Problem[] {
  if (known.includes(name)) return [];
  return [{ code, path, message: `there is no ${what} ${name}`, next: insteadOf(name, known), severity: 'error' }];
}

function asKey(problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => ({ ...problem, at: 'key' }));
}

/** Every list of roles in a policy. */
function usesOf(policy: Policy): readonly (readonly [Path, readonly string[]])[] {
  return [
    ...Object.entries(policy.gates).map(([gate, { roles = [] }]) => [['gates', gate, 'roles'], roles] as const),
    ...Object.entries(policy.verbs).map(([verb, roles]) => [['verbs', verb], roles] as const),
    [['attesters'], policy.attesters],
    [['overriders'], policy.overriders],
  ];
}

function checkRole(policy: Policy, role: string, path: Path): readonly Problem[] {
  const known = [...Object.keys(policy.roles), ...permissions.filter((permission) => permission !== 'none')];
  return unknown('unknown_role', 'role', role, known, path);
}
