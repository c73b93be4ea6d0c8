import { assurances } from '../entry.ts';
import { conditionSchema, type Condition } from '../condition.ts';
import type { JsonSchema, Ref, Typed } from '../schema.ts';
import { namePattern } from './name.ts';
import {
  plugin,
  recoveryShapes,
  routingRule,
  runSetting,
  specialist,
  support,
  trackType,
  triageRule,
  versionChoices,
} from './routing.ts';

const text = { type: 'string', pattern: '\\S' } as const;
const texts = { type: 'array', items: text } as const;
const id = { type: 'string', pattern: namePattern } as const;
const ids = { type: 'array', items: id } as const;
const yes = { type: 'boolean' } as const;
const requires = { $ref: '#/definitions/condition' } as Ref<Condition>;

const artifactKinds = ['file', 'folder', 'pull_request', 'issue', 'branch', 'check', 'release', 'external'] as const;

export const approvalStates = [
  'unknown',
  'draft',
  'requested',
  'partial',
  'approved',
  'rejected',
  'expired',
  'superseded',
  'blocked',
  'conditional',
] as const;

export const validationRules = [
  'invalid_transition',
  'missing_owner',
  'orphaned_blocker',
  'stale_approval',
  'artifact_without_source_or_version',
  'gate_bypassed_without_rationale',
  'unresolved_conflict',
  'terminal_state_with_open_blockers',
  'external_action_without_approval_evidence',
] as const;

const stage = {
  type: 'object',
  required: ['id', 'label', 'purpose'],
  properties: { id, label: text, purpose: text, owner: text, run: runSetting },
  additionalProperties: false,
} as const;

const trigger = {
  anyOf: [
    { const: 'command' },
    { type: 'object', required: ['landed'], properties: { landed: id }, additionalProperties: false },
    {
      type: 'object',
      required: ['check'],
      properties: { check: { type: 'string', pattern: '^\\S+ (failed|passed)$' } },
      additionalProperties: false,
    },
    { type: 'object', required: ['flag'], properties: { flag: id }, additionalProperties: false },
    { type: 'object', required: ['run'], properties: { run: id }, additionalProperties: false },
  ],
} as const;

const transition = {
  type: 'object',
  required: ['from', 'to', 'when'],
  properties: { from: id, to: id, on: trigger, when: text, requires },
  additionalProperties: false,
} as const;

const artifact = {
  type: 'object',
  required: ['artifact_type', 'owner', 'version_policy'],
  properties: {
    artifact_type: id,
    label: text,
    kind: { enum: artifactKinds },
    path: text,
    owner: text,
    version_policy: text,
    /** Does it land only after what the stages before its own ask for is approved? Until then it is a draft. */
    in_turn: yes,
    /** What may be done where a version is there already; anything where it is left out. */
    versions: { type: 'array', items: { enum: versionChoices } },
    /** Types of artifacts it is made from: a new version of theirs makes this one stale. */
    made_from: ids,
    gates: ids,
    /** What is run where it is asked for and has not landed. */
    produced_by: runSetting,
  },
  additionalProperties: false,
} as const;

const role = {
  type: 'object',
  required: ['id', 'label'],
  properties: { id: text, label: text, description: text },
  additionalProperties: false,
} as const;

const gate = {
  type: 'object',
  required: ['gate_id', 'owner', 'applies_when'],
  properties: {
    gate_id: id,
    label: text,
    owner: text,
    category: text,
    applies_when: text,
    approval_states: { type: 'array', items: { enum: approvalStates }, minItems: 1 },
    assurance: { enum: assurances },
    explicit: yes,
    count: { type: 'integer', minimum: 1 },
  },
  additionalProperties: false,
} as const;

const action = {
  type: 'object',
  required: ['id', 'label', 'gates'],
  properties: { id, label: text, external: yes, gates: ids, requires },
  additionalProperties: false,
} as const;

const recovery = {
  type: 'object',
  required: ['id', 'applies_when', 'output'],
  properties: { id, applies_when: text, output: text, shape: { enum: recoveryShapes } },
  additionalProperties: false,
} as const;

const terminal = {
  type: 'object',
  required: ['id'],
  properties: {
    id,
    label: text,
    from: ids,
    requires,
    allows_open_blockers: yes,
    requires_rationale: yes,
  },
  additionalProperties: false,
} as const;

const invariant = {
  type: 'object',
  required: ['reach', 'without'],
  properties: { reach: id, without: { ...ids, minItems: 1 } },
  additionalProperties: false,
} as const;

const fact = {
  type: 'object',
  properties: {
    label: text,
    sensitive: yes,
    /** What somebody is asked who may know it. */
    question: text,
    /** The artifact that is likely right where two sources differ. */
    truth: id,
  },
  additionalProperties: false,
} as const;

const properties = {
  workflow_type: id,
  label: text,
  description: text,
  schema_version: { type: 'string', pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$' },
  version: text,
  review_due: text,
  default: yes,
  include: texts,
  stages: { type: 'array', items: stage, minItems: 1 },
  support_outputs: ids,
  allowed_transitions: { type: 'array', items: transition },
  artifacts: { type: 'array', items: artifact },
  roles: { type: 'array', items: role },
  specialist_owners: { type: 'object', additionalProperties: text },
  gates: { type: 'array', items: gate },
  actions: { type: 'array', items: action },
  approval_states: { type: 'array', items: { enum: approvalStates }, minItems: 1 },
  routing_rules: { type: 'array', items: routingRule },
  recovery_actions: { type: 'array', items: recovery },
  required_fields: texts,
  facts: { type: 'object', additionalProperties: fact },
  terminal_states: { type: 'array', items: terminal, minItems: 1 },
  never: { type: 'array', items: invariant },
  /** Another name of an owner, gate, artifact, action, stage or track → its name here. */
  aliases: { type: 'object', additionalProperties: text },
  specialists: { type: 'array', items: specialist },
  tracks: { type: 'array', items: trackType },
  triage: { type: 'array', items: triageRule },
  support: { type: 'array', items: support },
  plugins: { type: 'array', items: plugin },
  events: texts,
  validation_rules: { type: 'array', items: { enum: validationRules } },
} as const;

/** The full form: what a file with `schema_version` must be, and what every short form is made into. */
export const fullDefinition = {
  type: 'object',
  required: [
    'workflow_type',
    'schema_version',
    'stages',
    'allowed_transitions',
    'artifacts',
    'specialist_owners',
    'gates',
    'routing_rules',
    'recovery_actions',
    'required_fields',
    'terminal_states',
  ],
  properties,
  additionalProperties: false,
} as const;

function orName<S extends JsonSchema>(schema: S): { readonly anyOf: readonly [typeof text, S] } {
  return { anyOf: [text, schema] };
}

/**
 * The short form: anything but type and stages left out, names where the full form has objects, and of an object only
 * what tells which one it is.
 */
const shortDefinition = {
  type: 'object',
  required: ['workflow_type', 'stages'],
  properties: {
    ...properties,
    stages: { type: 'array', items: orName({ ...stage, required: ['id'] } as const), minItems: 1 },
    allowed_transitions: { type: 'array', items: { ...transition, required: ['from', 'to'] } },
    artifacts: { type: 'array', items: orName({ ...artifact, required: ['artifact_type'] } as const) },
    roles: { type: 'array', items: orName({ ...role, required: ['id'] } as const) },
    gates: { type: 'array', items: orName({ ...gate, required: ['gate_id'] } as const) },
    actions: { type: 'array', items: { ...action, required: ['id'] } },
    routing_rules: { type: 'array', items: orName({ ...routingRule, required: ['id'] } as const) },
    recovery_actions: { type: 'array', items: orName({ ...recovery, required: ['id'] } as const) },
    terminal_states: { type: 'array', items: orName(terminal), minItems: 1 },
  },
  additionalProperties: false,
} as const;

/** Both documents as ajv compiles them. */
export const fullDefinitionSchema: JsonSchema = { ...fullDefinition, definitions: { condition: conditionSchema } };
export const shortDefinitionSchema: JsonSchema = { ...shortDefinition, definitions: { condition: conditionSchema } };

/** What a definition says of itself, and shares with none. */
const ownNames = [
  'workflow_type',
  'label',
  'description',
  'schema_version',
  'version',
  'review_due',
  'default',
  'include',
];

/** What a file may hold that definitions include: the lists and the maps of the short form. */
export const sharedSchema: JsonSchema = {
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(shortDefinition.properties).filter(([name]) => !ownNames.includes(name)),
  ),
  additionalProperties: false,
  definitions: { condition: conditionSchema },
};

export type WrittenDefinition = Typed<typeof shortDefinition>;
type Full = Typed<typeof fullDefinition>;

export type Trigger = Typed<typeof trigger>;
export type Transition = Omit<Typed<typeof transition>, 'on'> & { readonly on: Trigger };
export type ArtifactType = Omit<Typed<typeof artifact>, 'kind' | 'gates'> & {
  readonly kind: (typeof artifactKinds)[number];
  readonly gates: readonly string[];
};
export type Gate = Typed<typeof gate> & { readonly approval_states: readonly ApprovalStatus[] };
export type Action = Typed<typeof action>;
export type TerminalState = Omit<Typed<typeof terminal>, 'from'> & { readonly from: readonly string[] };
export type RoutingRule = Typed<typeof routingRule>;
export type Specialist = Typed<typeof specialist>;
export type TrackType = Typed<typeof trackType>;
export type RunSetting = Typed<typeof runSetting>;
export type TriageRule = Typed<typeof triageRule>;
export type ApprovalStatus = (typeof approvalStates)[number];

/** A workflow definition with every default filled in: what the rules read. */
export interface Definition extends Omit<Full, 'allowed_transitions' | 'artifacts' | 'gates' | 'terminal_states'> {
  readonly label: string;
  readonly allowed_transitions: readonly Transition[];
  readonly artifacts: readonly ArtifactType[];
  readonly gates: readonly Gate[];
  readonly actions: readonly Action[];
  readonly roles: readonly Typed<typeof role>[];
  readonly terminal_states: readonly TerminalState[];
  readonly support_outputs: readonly string[];
  readonly facts: Readonly<Record<string, Typed<typeof fact>>>;
  readonly approval_states: readonly ApprovalStatus[];
  readonly aliases: Readonly<Record<string, string>>;
  readonly specialists: readonly Specialist[];
  readonly tracks: readonly TrackType[];
  readonly triage: readonly TriageRule[];
  readonly support: readonly Typed<typeof support>[];
  readonly plugins: readonly Typed<typeof plugin>[];
}
