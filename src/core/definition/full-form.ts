import {
  approvalStates,
  validationRules,
  type Action,
  type ArtifactType,
  type Definition,
  type Gate,
  type TerminalState,
  type Transition,
  type WrittenDefinition,
} from './schema.ts';
import { namePattern } from './name.ts';

/** What nobody has said. */
const unknown = 'TBD';

/** What the short form gets when it says nothing about recovery; two of the services lifecycle. */
const defaultRecovery = [
  {
    id: 'targeted_questions',
    shape: 'targeted_questions',
    applies_when: 'missing facts block safe action',
    output: 'shortest question set needed to unblock the track',
  },
  {
    id: 'draft_only_output',
    shape: 'draft_only_artifact',
    applies_when: 'a downstream artifact is useful but not approved',
    output: 'clearly marked draft with blockers and approvals required',
  },
] as const;

/**
 * The full form of a definition: names become objects, and missing parts get their defaults. What is optional in the full
 * form, too, stays out: an owner `TBD` of a stage would take its track from whoever started it. Giving the full form again
 * changes nothing.
 */
export function fullForm(written: WrittenDefinition): Definition {
  const stages = written.stages.map(fullStage);
  const states = written.approval_states ?? approvalStates;
  return {
    ...written,
    label: written.label ?? sentence(written.workflow_type),
    schema_version: written.schema_version ?? '1.0.0',
    stages,
    support_outputs: written.support_outputs ?? [],
    allowed_transitions: (written.allowed_transitions ?? oneAfterTheOther(stages)).map((transition) =>
      fullTransition(transition, stages),
    ),
    artifacts: (written.artifacts ?? []).map(fullArtifact),
    roles: (written.roles ?? []).map(fullRole),
    specialist_owners: written.specialist_owners ?? {},
    gates: (written.gates ?? []).map((gate) => fullGate(gate, states)),
    actions: (written.actions ?? []).map(fullAction),
    approval_states: states,
    routing_rules: (written.routing_rules ?? []).map(fullRule),
    recovery_actions: (written.recovery_actions ?? defaultRecovery).map(fullRecovery),
    required_fields: written.required_fields ?? [],
    facts: written.facts ?? {},
    aliases: written.aliases ?? {},
    specialists: written.specialists ?? [],
    tracks: written.tracks ?? [],
    triage: written.triage ?? [],
    support: written.support ?? [],
    plugins: written.plugins ?? [],
    terminal_states: (written.terminal_states ?? ['closed']).map((terminal) => fullTerminal(terminal, stages)),
    validation_rules: written.validation_rules ?? validationRules,
  };
}

type Stages = Definition['stages'];
/** One item of a part: an object with at least what tells which one it is, or in most parts its name. */
type Written<P extends keyof WrittenDefinition> =
  NonNullable<WrittenDefinition[P]> extends readonly (infer Item)[] ? Item : never;

function fullStage(stage: Written<'stages'>): Stages[number] {
  if (typeof stage === 'string') return fullStage({ id: slug(stage), label: sentence(stage) });
  return { ...stage, label: stage.label ?? sentence(stage.id), purpose: stage.purpose ?? unknown };
}

function fullTransition(transition: Written<'allowed_transitions'>, stages: Stages): Transition {
  const from = stages.find((stage) => stage.id === transition.from);
  return {
    ...transition,
    on: transition.on ?? 'command',
    when: transition.when ?? `${from?.label ?? sentence(transition.from)} is done`,
  };
}

function oneAfterTheOther(stages: Stages): readonly Written<'allowed_transitions'>[] {
  return stages.flatMap((from, index) =>
    stages.slice(index + 1, index + 2).map((to) => ({ from: from.id, to: to.id })),
  );
}

function fullArtifact(artifact: Written<'artifacts'>): ArtifactType {
  if (typeof artifact === 'string') return fullArtifact({ artifact_type: slug(artifact) });
  return {
    ...artifact,
    kind: artifact.kind ?? kindOf(artifact.path),
    owner: artifact.owner ?? unknown,
    version_policy: artifact.version_policy ?? unknown,
    gates: artifact.gates ?? [],
  };
}

function kindOf(path: string | undefined): ArtifactType['kind'] {
  if (path === undefined) return 'external';
  return /\/(?:\*\*)?$/u.test(path) ? 'folder' : 'file';
}

function fullRole(role: Written<'roles'>): Definition['roles'][number] {
  if (typeof role === 'string') return fullRole({ id: role });
  return { ...role, label: role.label ?? sentence(role.id) };
}

/** Without an owner a gate is opened by the role of its own name. */
function fullGate(gate: Written<'gates'>, states: Gate['approval_states']): Gate {
  if (typeof gate === 'string') return fullGate({ gate_id: slug(gate) }, states);
  return {
    ...gate,
    owner: gate.owner ?? gate.gate_id,
    applies_when: gate.applies_when ?? unknown,
    approval_states: gate.approval_states ?? states,
  };
}

function fullAction(action: Written<'actions'>): Action {
  return { ...action, label: action.label ?? sentence(action.id), gates: action.gates ?? [] };
}

/** "failed CI → implementation" is a rule whose two halves are when and action. */
function fullRule(rule: Written<'routing_rules'>): Definition['routing_rules'][number] {
  if (typeof rule !== 'string') return { ...rule, when: rule.when ?? unknown, action: rule.action ?? unknown };
  const [when, action] = halvesOf(rule);
  return { id: slug(when), when, action: action === '' ? unknown : action };
}

function fullRecovery(recovery: Written<'recovery_actions'>): Definition['recovery_actions'][number] {
  if (typeof recovery === 'string') return fullRecovery({ id: slug(recovery), output: sentence(recovery) });
  return {
    ...recovery,
    applies_when: recovery.applies_when ?? unknown,
    output: recovery.output ?? sentence(recovery.id),
  };
}

/** Without `from` a project may end so from every stage. */
function fullTerminal(terminal: Written<'terminal_states'>, stages: Stages): TerminalState {
  if (typeof terminal === 'string') return fullTerminal({ id: slug(terminal) }, stages);
  return { ...terminal, from: terminal.from ?? stages.map((stage) => stage.id) };
}

/** The id that an item of a part gets when it is written as words. */
export function nameOfWords(part: string, words: string): string {
  if (part === 'roles') return words;
  return slug(part === 'routing_rules' ? halvesOf(words)[0] : words);
}

/** "failed CI → implementation": when, and what is done then. */
function halvesOf(rule: string): readonly [when: string, action: string] {
  const [when = rule, ...rest] = rule.split(/\s*(?:→|->)\s*/u);
  return [when.trim(), rest.join(' → ').trim()];
}

const isName = new RegExp(namePattern, 'u');

/** A name made of words; empty where none can be made, which the checks of the definition find. */
function slug(words: string): string {
  const name = words
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '_')
    .replaceAll(/^_+|_+$/gu, '');
  return isName.test(name) ? name : '';
}

function sentence(words: string): string {
  const plain = words.trim().replaceAll(/[_-]+/gu, ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
