import { approvalStates, validationRules, type Definition, type Transition, type WrittenDefinition } from './schema.ts';

/** What the short form gets when it says nothing about recovery; the five of the services lifecycle. */
const defaultRecovery = [
  {
    id: 'targeted_questions',
    applies_when: 'missing facts block safe action',
    output: 'shortest question set needed to unblock the track',
  },
  {
    id: 'draft_only_output',
    applies_when: 'a downstream artifact is useful but not approved',
    output: 'clearly marked draft with blockers and approvals required',
  },
] as const;

/**
 * The full form of a definition: names become objects, missing parts get their defaults. Giving the full form
 * again changes nothing.
 */
export function fullForm(written: WrittenDefinition): Definition {
  const stages = written.stages.map((stage) =>
    typeof stage === 'string' ? { id: slug(stage), label: sentence(stage), purpose: 'TBD' } : stage,
  );
  const gates = (written.gates ?? []).map((gate) =>
    typeof gate === 'string' ? { gate_id: slug(gate), owner: slug(gate), applies_when: 'TBD' } : gate,
  );
  const states = written.approval_states ?? approvalStates;
  return {
    ...written,
    label: written.label ?? sentence(written.workflow_type),
    schema_version: written.schema_version ?? '1.0.0',
    stages,
    support_outputs: written.support_outputs ?? [],
    allowed_transitions: (written.allowed_transitions ?? oneAfterTheOther(stages)).map((transition) => ({
      ...transition,
      on: transition.on ?? 'command',
    })),
    artifacts: (written.artifacts ?? []).map((artifact) =>
      typeof artifact === 'string'
        ? { artifact_type: slug(artifact), kind: 'external', owner: 'TBD', version_policy: 'TBD', gates: [] }
        : {
            ...artifact,
            kind: artifact.kind ?? (artifact.path === undefined ? 'external' : 'file'),
            gates: artifact.gates ?? [],
          },
    ),
    roles: (written.roles ?? []).map((role) => (typeof role === 'string' ? { id: role, label: sentence(role) } : role)),
    specialist_owners: written.specialist_owners ?? {},
    gates: gates.map((gate) => ({ ...gate, approval_states: gate.approval_states ?? states })),
    actions: written.actions ?? [],
    approval_states: states,
    routing_rules: (written.routing_rules ?? []).map((rule) => (typeof rule === 'string' ? ruleFrom(rule) : rule)),
    recovery_actions: (written.recovery_actions ?? defaultRecovery).map((recovery) =>
      typeof recovery === 'string' ? { id: slug(recovery), applies_when: 'TBD', output: sentence(recovery) } : recovery,
    ),
    required_fields: written.required_fields ?? [],
    facts: written.facts ?? {},
    terminal_states: (written.terminal_states ?? ['closed']).map((terminal) => ({
      from: stages.map((stage) => stage.id),
      ...(typeof terminal === 'string' ? { id: slug(terminal) } : terminal),
    })),
    validation_rules: written.validation_rules ?? validationRules,
  };
}

function oneAfterTheOther(stages: readonly { readonly id: string; readonly label: string }[]): readonly Transition[] {
  return stages.flatMap((from, index) =>
    stages
      .slice(index + 1, index + 2)
      .map((to) => ({ from: from.id, to: to.id, on: 'command', when: `${from.label} is done` }) as const),
  );
}

/** "failed CI → implementation" is a rule whose two halves are when and action. */
function ruleFrom(line: string): { readonly id: string; readonly when: string; readonly action: string } {
  const [when = line, ...rest] = line.split(/\s*(?:→|->)\s*/u);
  const action = rest.join(' → ').trim();
  return { id: slug(when), when: when.trim(), action: action === '' ? 'TBD' : action };
}

function slug(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '_')
    .replaceAll(/^_+|_+$/gu, '');
}

function sentence(words: string): string {
  const plain = words.trim().replaceAll(/[_-]+/gu, ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
