import type { Problem } from '../../finding.ts';
import { own } from '../../own.ts';
import { requirementOf } from '../../policy/may.ts';
import { whyNobody } from '../../policy/nameable.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Definition } from '../schema.ts';
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
    const asked = requirementOf(policy, gate);
    const nobody = whyNobody(policy, asked)?.says ?? null;
    const isUnbound =
      own(policy.gates, gate.gate_id)?.roles === undefined && own(policy.roles, gate.owner) === undefined;
    const why =
      nobody !== null && asked.roles.length === 0 && isUnbound ? `the policy has no role ${gate.owner}` : nobody;
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
