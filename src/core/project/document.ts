import { recoveryShapes, requestKinds, trackOutputs } from '../definition/routing.ts';
import { approvalStates, type Definition } from '../definition/schema.ts';
import { trackStages } from '../definition/track-type.ts';
import type { JsonSchema, Typed } from '../schema.ts';
import { projectState } from './state.ts';

/** What is not known is written as this, and never made up. */
export const unknownText = 'TBD';
/** What is known not to be there. */
export const noneText = 'none';
/** The gates that every document names, whatever its definition has. */
export const namedGates = ['commercial', 'legal_or_contract', 'security', 'external_send', 'public_proof'] as const;

/** What a request comes to for whoever takes it on. */
export const handoffIntents = ['create', 'revise', 'package', 'send', 'review', 'approve', 'handoff'] as const;

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

/** What was chosen to get a track going again. */
const recovery = record(['action', 'shape', 'output', 'owner', 'due_date'] as const, {
  action: text,
  shape: { enum: [...recoveryShapes, unknownText] },
  output: text,
  owner: text,
  due_date: text,
});

const track = record(
  [
    'track',
    'kind',
    'stage',
    'status',
    'owner',
    'because',
    'dependencies',
    'blockers',
    'allowed_output',
    'approval_limits',
    'recovery',
    'due_date',
  ] as const,
  {
    track: text,
    kind: trackProperties.kind,
    stage: text,
    status: trackProperties.status,
    owner: text,
    /** Why it runs beside the others. */
    because: text,
    /** What it waits for, as names. */
    dependencies: texts,
    /** Ids of what stands in its way. */
    blockers: texts,
    allowed_output: { enum: [...trackOutputs, unknownText] },
    /** Actions that its approvals may permit; `any` where nothing limits them. */
    approval_limits: texts,
    recovery: { anyOf: [recovery, { const: noneText }] } as const,
    due_date: text,
  },
);

const artifactVersion = record(['artifact', 'path', 'version', 'status', 'supersedes', 'source_artifacts'] as const, {
  artifact: text,
  path: text,
  /** A draft gets its number when it lands. */
  version: { type: 'string', pattern: '^(?:v[1-9][0-9]*|TBD)$' } as const,
  /** `forked`: a line of its own has been opened, and nothing has landed on it yet. */
  status: { enum: ['draft', 'current', 'superseded', 'archived', 'forked'] } as const,
  supersedes: text,
  source_artifacts: texts,
});

const value = { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] } as const;

/** One that the definition calls sensitive has a digest for a value. */
const fact = record(['value', 'source', 'by', 'at', 'substitutes'] as const, {
  value,
  source: text,
  by: text,
  at: text,
  /** What it stands in for where a stage was skipped. */
  substitutes: text,
});

/** Taken to be so until somebody knows. */
const assumption = record(['assumption', 'value', 'because', 'by', 'at'] as const, {
  assumption: text,
  value,
  because: text,
  by: text,
  at: text,
});

/** Two sources that differ, and nobody has decided. */
const conflict = record(['id', 'about', 'claims', 'likely', 'because', 'tracks', 'by', 'at'] as const, {
  id: text,
  about: text,
  claims: list(record(['value', 'source', 'by'] as const, { value, source: text, by: text })),
  /** The source that is likely right. */
  likely: text,
  because: text,
  tracks: texts,
  by: text,
  at: text,
});

/** Something that has to be so before a track goes on. */
const dependency = record(['dependency_id', 'needed_for', 'status'] as const, {
  /** As the track names it: `gate commercial`. */
  dependency_id: text,
  /** `track:<name>` */
  needed_for: text,
  status: { enum: ['open', 'met', unknownText] },
});

const blocker = record(['id', 'text', 'on', 'by', 'at', 'due_date'] as const, {
  id: text,
  text,
  on: text,
  by: text,
  at: text,
  due_date: text,
});

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
  intent: { enum: [...handoffIntents, unknownText] },
  request_kind: { enum: [...requestKinds, unknownText] },
  active_tracks: list(track),
  source_artifacts: texts,
  artifact_versions: list(artifactVersion),
  known_facts: mapOf(fact),
  assumptions: list(assumption),
  conflicts: list(conflict),
  missing_info: texts,
  dependencies: list(dependency),
  blockers: list(blocker),
  urgency: { enum: [...projectState.properties.urgency.enum, unknownText] },
  owner: text,
  due_dates: mapOf(text),
  /** Of track `main`. */
  approvals: { type: 'object', required: namedGates, additionalProperties: approval },
  /** Track → gate → the approval that was asked for or given there. */
  approvals_by_track: mapOf(mapOf(approval)),
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
  'request_kind',
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
  'approvals_by_track',
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

/** The same for projects of one definition: its stages are all there are. */
export function projectDocumentSchemaOf(definition: Definition): JsonSchema {
  const stage = { enum: [...definition.stages.map(({ id }) => id), unknownText] };
  const trackStage = { enum: [...trackStages(definition), unknownText] };
  const tracks = list({ ...track, properties: { ...track.properties, stage: trackStage } });
  const within = { ...properties, stage, lifecycle_stage: stage, active_tracks: tracks };
  return record(['project_state'] as const, { project_state: record(required, within) });
}

export type ProjectDocument = Typed<typeof projectDocument>;
export type Handoff = ProjectDocument['project_state'];
export type ApprovalRecord = Typed<typeof approval>;
export type HandoffEvent = Typed<typeof event>;

/** A text, or `TBD` where nobody has written any. */
export function known(words: string): string {
  return words.trim() === '' ? unknownText : words;
}
