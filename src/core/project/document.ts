import { approvalStates } from '../definition/schema.ts';
import type { JsonSchema, Typed } from '../schema.ts';
import { projectState } from './state.ts';

/** What is not known is written as this, and never made up. */
export const unknownText = 'TBD';
/** What is known not to be there. */
export const noneText = 'none';
/** The gates that every document names, whatever its definition has. */
export const namedGates = ['commercial', 'legal_or_contract', 'security', 'external_send', 'public_proof'] as const;

const text = { type: 'string', pattern: '\\S' } as const;
const texts = { type: 'array', items: text } as const;

function record<P extends JsonSchema, R extends readonly string[]>(required: R, properties: P) {
  return { type: 'object', required, properties, additionalProperties: false } as const;
}

function list<S extends JsonSchema>(items: S) {
  return { type: 'array', items } as const;
}

function mapOf<S extends JsonSchema>(values: S) {
  return { type: 'object', additionalProperties: values } as const;
}

const trackProperties = projectState.properties.tracks.additionalProperties.properties;

const track = record(['track', 'stage', 'status', 'owner', 'dependencies', 'blockers', 'due_date'] as const, {
  track: text,
  stage: text,
  status: trackProperties.status,
  owner: text,
  dependencies: texts,
  blockers: texts,
  due_date: text,
});

const artifactVersion = record(['artifact', 'path', 'version', 'status', 'supersedes', 'source_artifacts'] as const, {
  artifact: text,
  path: text,
  /** A draft gets its number when it lands. */
  version: { type: 'string', pattern: '^(?:v[1-9][0-9]*|TBD)$' } as const,
  status: { enum: ['draft', 'current', 'superseded', 'archived', 'forked'] } as const,
  supersedes: text,
  source_artifacts: texts,
});

const fact = record(['value', 'source', 'by', 'at'] as const, {
  value: { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] } as const,
  source: text,
  by: text,
  at: text,
});

const blocker = record(['id', 'text', 'on', 'by', 'at'] as const, { id: text, text, on: text, by: text, at: text });

const approval = record(
  ['status', 'approved_by', 'approved_at', 'evidence', 'permits', 'remaining_blockers'] as const,
  {
    status: { enum: approvalStates },
    approved_by: text,
    approved_at: text,
    evidence: text,
    permits: texts,
    remaining_blockers: texts,
  },
);

const approvalChange = record(
  ['event_id', 'gate', 'track', 'status', 'actor', 'timestamp', 'evidence', 'notes'] as const,
  {
    event_id: text,
    gate: text,
    track: text,
    status: { enum: approvalStates },
    actor: text,
    timestamp: text,
    evidence: text,
    notes: text,
  },
);

const decision = record(
  ['decision_id', 'actor', 'timestamp', 'decision', 'rationale', 'related_track', 'evidence'] as const,
  {
    decision_id: text,
    actor: text,
    timestamp: text,
    decision: text,
    rationale: text,
    related_track: text,
    evidence: text,
  },
);

const event = record(
  [
    'event_id',
    'type',
    'actor',
    'timestamp',
    'related_artifact',
    'related_track',
    'decision',
    'evidence',
    'notes',
  ] as const,
  {
    event_id: text,
    type: text,
    actor: text,
    timestamp: text,
    related_artifact: text,
    related_track: text,
    decision: text,
    evidence: text,
    notes: text,
  },
);

const transition = record(['from', 'to', 'when', 'rationale'] as const, {
  from: text,
  to: text,
  when: text,
  rationale: text,
});

const properties = {
  workflow_type: text,
  workflow_definition: text,
  client: text,
  workflow: text,
  stage: text,
  lifecycle_stage: text,
  workflow_status: projectState.properties.workflow_status,
  intent: { enum: ['create', 'revise', 'package', 'send', 'review', 'approve', 'handoff', unknownText] },
  active_tracks: list(track),
  source_artifacts: texts,
  artifact_versions: list(artifactVersion),
  known_facts: mapOf(fact),
  assumptions: texts,
  conflicts: texts,
  missing_info: texts,
  dependencies: texts,
  blockers: list(blocker),
  urgency: { enum: [...projectState.properties.urgency.enum, unknownText] },
  owner: text,
  due_dates: mapOf(text),
  approvals: { type: 'object', required: namedGates, additionalProperties: approval },
  approval_history: list(approvalChange),
  decision_log: list(decision),
  security_flags: texts,
  generated_outputs: texts,
  events: list(event),
  state_transitions: list(transition),
  rollback_or_recovery_action: text,
  next_decision_needed: text,
  next_skill: text,
  next_action: text,
} as const;

/** Every part of the handoff is there in every document. */
const required = [
  'workflow_type',
  'workflow_definition',
  'client',
  'workflow',
  'stage',
  'lifecycle_stage',
  'workflow_status',
  'intent',
  'active_tracks',
  'source_artifacts',
  'artifact_versions',
  'known_facts',
  'assumptions',
  'conflicts',
  'missing_info',
  'dependencies',
  'blockers',
  'urgency',
  'owner',
  'due_dates',
  'approvals',
  'approval_history',
  'decision_log',
  'security_flags',
  'generated_outputs',
  'events',
  'state_transitions',
  'rollback_or_recovery_action',
  'next_decision_needed',
  'next_skill',
  'next_action',
] as const;

const projectDocument = record(['project_state'] as const, { project_state: record(required, properties) });

/** The whole project as one document for whoever takes it over: the JSON Schema of what `export` writes. */
export const projectDocumentSchema: JsonSchema = projectDocument;

export type ProjectDocument = Typed<typeof projectDocument>;
export type Handoff = ProjectDocument['project_state'];
export type ApprovalRecord = Typed<typeof approval>;
export type HandoffEvent = Typed<typeof event>;

/** A text, or `TBD` where nobody has written any. */
export function known(words: string): string {
  return words.trim() === '' ? unknownText : words;
}
