import type { Typed } from '../schema.ts';

/**
 * The objects of the Multi-Agent Lifecycle Protocol (MPLP) 1.0.0 that a record of approvals is: a Context, the Plan that
 * a Confirm asks about, the Confirm with its decisions, and the Trace of what became of it. The shapes are those of its
 * published JSON Schemas (draft-07).
 */

/** The version of the protocol, and of the schemas, that objects written here declare. */
export const protocolVersion = '1.0.0';

const text = { type: 'string' } as const;
const some = { type: 'string', minLength: 1 } as const;
const texts = { type: 'array', items: text } as const;
/** A UUID of version 4, in lower case. */
export const idPattern = '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';
const id = { type: 'string', pattern: idPattern } as const;
/** RFC 3339, as the format `date-time` of JSON Schema has it. */
const when = { type: 'string', format: 'date-time' } as const;
const version = { type: 'string', pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$' } as const;
const anything = { type: 'object', additionalProperties: true } as const;

const crossCutting = [
  'coordination',
  'error-handling',
  'event-bus',
  'learning-feedback',
  'observability',
  'orchestration',
  'performance',
  'protocol-versioning',
  'security',
  'state-sync',
  'transaction',
] as const;

const metaSchema = {
  type: 'object',
  required: ['protocol_version', 'schema_version'],
  properties: {
    protocol_version: version,
    schema_version: version,
    created_at: when,
    created_by: text,
    updated_at: when,
    updated_by: text,
    tags: { type: 'array', items: text, uniqueItems: true },
    cross_cutting: { type: 'array', items: { enum: crossCutting }, uniqueItems: true },
  },
  additionalProperties: false,
} as const;

const modules = [
  'context',
  'plan',
  'confirm',
  'trace',
  'role',
  'extension',
  'dialog',
  'collab',
  'core',
  'network',
] as const;

const governanceSchema = {
  type: 'object',
  properties: {
    lifecyclePhase: text,
    truthDomain: text,
    locked: { type: 'boolean' },
    lastConfirmRef: {
      type: 'object',
      required: ['id', 'module'],
      properties: { id, module: { enum: modules }, description: text },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
} as const;

const spanSchema = {
  type: 'object',
  required: ['trace_id', 'span_id'],
  properties: { trace_id: id, span_id: id, parent_span_id: id, context_id: id, attributes: anything },
  additionalProperties: false,
} as const;

/** Words and dots, and no underscore. */
export const eventTypePattern = '^[a-z][a-z0-9]*(?:\\.[a-z][a-z0-9]*)*$';

/** One event. */
export const eventSchema = {
  type: 'object',
  required: ['event_id', 'event_type', 'source', 'timestamp'],
  properties: {
    event_id: id,
    event_type: { type: 'string', pattern: eventTypePattern },
    source: text,
    timestamp: when,
    trace_id: id,
    data: { anyOf: [anything, { type: 'null' }] },
  },
  additionalProperties: false,
} as const;

const events = { type: 'array', items: eventSchema } as const;

export const contextSchema = {
  type: 'object',
  required: ['meta', 'context_id', 'root', 'title', 'status'],
  properties: {
    meta: metaSchema,
    governance: governanceSchema,
    context_id: id,
    root: {
      type: 'object',
      required: ['domain', 'environment'],
      properties: { domain: text, environment: text, entry_point: text },
      additionalProperties: true,
    },
    title: some,
    summary: text,
    status: { enum: ['draft', 'active', 'suspended', 'archived', 'closed'] },
    tags: { type: 'array', items: some },
    language: text,
    owner_role: text,
    constraints: anything,
    created_at: when,
    updated_at: when,
    trace: spanSchema,
    events,
  },
  additionalProperties: false,
} as const;

const stepSchema = {
  type: 'object',
  required: ['step_id', 'description', 'status'],
  properties: {
    step_id: id,
    description: some,
    status: { enum: ['pending', 'in_progress', 'completed', 'blocked', 'skipped', 'failed'] },
    dependencies: { type: 'array', items: id },
    agent_role: text,
    order_index: { type: 'integer', minimum: 0 },
  },
  additionalProperties: false,
} as const;

export const planSchema = {
  type: 'object',
  required: ['meta', 'plan_id', 'context_id', 'title', 'objective', 'status', 'steps'],
  properties: {
    meta: metaSchema,
    plan_id: id,
    context_id: id,
    title: some,
    objective: some,
    status: { enum: ['draft', 'proposed', 'approved', 'in_progress', 'completed', 'cancelled', 'failed'] },
    steps: { type: 'array', items: stepSchema, minItems: 1 },
    trace: spanSchema,
    events,
  },
  additionalProperties: false,
} as const;

const decisionSchema = {
  type: 'object',
  required: ['decision_id', 'status', 'decided_by_role', 'decided_at'],
  properties: {
    decision_id: id,
    status: { enum: ['approved', 'rejected', 'cancelled'] },
    decided_by_role: text,
    decided_at: when,
    reason: text,
  },
  additionalProperties: false,
} as const;

export const confirmObjectSchema = {
  type: 'object',
  required: ['meta', 'confirm_id', 'target_type', 'target_id', 'status', 'requested_by_role', 'requested_at'],
  properties: {
    meta: metaSchema,
    governance: governanceSchema,
    confirm_id: id,
    target_type: { enum: ['context', 'plan', 'trace', 'extension', 'other'] },
    target_id: id,
    status: { enum: ['pending', 'approved', 'rejected', 'cancelled'] },
    requested_by_role: text,
    requested_at: when,
    reason: text,
    decisions: { type: 'array', items: decisionSchema },
    trace: spanSchema,
    events,
  },
  additionalProperties: false,
} as const;

const segmentSchema = {
  type: 'object',
  required: ['segment_id', 'label', 'status'],
  properties: {
    segment_id: id,
    parent_segment_id: id,
    label: text,
    status: { enum: ['pending', 'running', 'completed', 'failed', 'cancelled', 'skipped'] },
    started_at: when,
    finished_at: when,
    attributes: anything,
  },
  additionalProperties: false,
} as const;

export const traceSchema = {
  type: 'object',
  required: ['meta', 'trace_id', 'context_id', 'root_span', 'status'],
  properties: {
    meta: metaSchema,
    governance: governanceSchema,
    trace_id: id,
    context_id: id,
    plan_id: id,
    root_span: spanSchema,
    status: { enum: ['pending', 'running', 'completed', 'failed', 'cancelled'] },
    started_at: when,
    finished_at: when,
    segments: { type: 'array', items: segmentSchema },
    events,
  },
  additionalProperties: false,
} as const;

/** What happened in a git repository: the `data` of an event of type `git.merge`, `git.push` and so on. */
export const gitEventSchema = {
  type: 'object',
  required: ['repo_url', 'commit_id', 'ref_name', 'event_kind', 'timestamp'],
  properties: {
    repo_url: some,
    commit_id: some,
    ref_name: some,
    event_kind: { enum: ['commit', 'push', 'merge', 'tag', 'branch_create', 'branch_delete'] },
    author_name: text,
    author_email: { type: 'string', format: 'email' },
    commit_message: text,
    timestamp: when,
    files_changed: { type: 'integer', minimum: 0 },
    insertions: { type: 'integer', minimum: 0 },
    deletions: { type: 'integer', minimum: 0 },
    parent_commits: texts,
  },
  additionalProperties: false,
} as const;

export type MplpContext = Typed<typeof contextSchema>;
export type MplpPlan = Typed<typeof planSchema>;
export type MplpConfirm = Typed<typeof confirmObjectSchema>;
export type MplpTrace = Typed<typeof traceSchema>;
export type MplpEvent = Typed<typeof eventSchema>;
export type MplpGitEvent = Typed<typeof gitEventSchema>;
