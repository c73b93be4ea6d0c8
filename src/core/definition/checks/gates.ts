import type { Problem } from '../../finding.ts';
import { requirementOf } from '../../policy/may.ts';
import { permissions, type Policy, type Role } from '../../policy/schema.ts';
import type { Definition, Gate } from '../schema.ts';
import { conditionsOf, error, leavesAt, warning } from './problem.ts';

/** Gates that nothing asks for, and gates whose approvals could never open them. */
export function checkGates(definition: Definition): readonly Problem[] {
  const used = new Set([
    ...definition.artifacts.flatMap((artifact) => artifact.gates),
    ...definition.actions.flatMap((action) => action.gates),
    ...conditionsOf(definition)
      .flatMap(leavesAt)
      .flatMap(({ is }) => ('gate' in is ? [is.gate] : [])),
  ]);
  return definition.gates.flatMap((gate, index) => [
    ...(used.has(gate.gate_id)
      ? []
      : [
          warning(
            'gate_unused',
            ['gates', index],
            `nothing asks for gate ${gate.gate_id}`,
            'Name it in the gates of an artifact or an action, or in requires of a transition or a terminal state.',
          ),
        ]),
    ...(gate.approval_states.includes('approved') || gate.approval_states.includes('conditional')
      ? []
      : [
          error(
            'gate_never_opens',
            ['gates', index],
            `gate ${gate.gate_id} can never open: its approval_states have neither approved nor conditional`,
            'Add approved to its approval_states, or leave them out.',
          ),
        ]),
  ]);
}

/** Gates that, under this policy, nobody or too few could open. */
export function checkOpeners(definition: Definition, policy: Policy): readonly Problem[] {
  return definition.gates.flatMap((gate, index) => {
    const why = closedTo(policy, gate);
    if (why === null) return [];
    return [
      error(
        'gate_nobody_opens',
        ['gates', index],
        `nobody can open gate ${gate.gate_id}: ${why}`,
        `Name people or a team under roles in the policy, or give the gate other roles: gates.${gate.gate_id}.roles.`,
      ),
    ];
  });
}

function closedTo(policy: Policy, gate: Gate): string | null {
  const { roles, count } = requirementOf(policy, gate);
  if (roles.length === 0) {
    return policy.gates[gate.gate_id]?.roles === undefined
      ? `the policy has no role ${gate.owner}`
      : 'the policy gives it an empty list of roles';
  }
  const many = holders(roles.map((role) => roleOf(policy, role)));
  if (many === 0) return `the policy names no person for ${roles.join(', ')}`;
  return many < count ? `it asks for ${count} people, and ${roles.join(', ')} has ${many}` : null;
}

/** A role of the policy; a permission of GitHub is one, too; an unknown one has nobody. */
function roleOf(policy: Policy, name: string): Role {
  const own = new Map(Object.entries(policy.roles)).get(name);
  if (own !== undefined) return own;
  const permission = permissions.find((known) => known === name);
  return permission === undefined ? {} : { permission };
}

/** At most how many people hold one of these roles; agents never count. Teams and permissions may hold any number. */
function holders(roles: readonly Role[]): number {
  if (roles.some(({ teams = [], permission = 'none' }) => teams.length > 0 || permission !== 'none')) return Infinity;
  const named = roles.flatMap(({ logins = [], emails = [], ids = [] }) =>
    [...logins, ...emails].map((name) => name.toLowerCase()).concat(ids.map(String)),
  );
  return new Set(named).size;
}
