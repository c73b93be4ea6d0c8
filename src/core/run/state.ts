import { confirmSchema } from '../confirm/confirm.ts';
import { conditionSchema } from '../condition.ts';
import { delegationShape } from '../policy/delegation.ts';
import { refusedSchema } from '../refused.ts';
import type { JsonSchema, Typed } from '../schema.ts';

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const count = { type: 'integer', minimum: 0 } as const;
const nullable = <S>(schema: S) => ({ anyOf: [schema, { type: 'null' }] }) as const;
const value = { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'null' }] } as const;
const values = { type: 'object', additionalProperties: value } as const;
/** Numbers of steps from one to another, both in it. */
const range = { type: 'array', items: count, minItems: 2, maxItems: 2 } as const;
const ranges = { type: 'array', items: range } as const;

export const runStatuses = [
  'running',
  'awaiting_approval',
  /** It cannot go on by itself: somebody of the coordinating role says what to do. */
  'awaiting_direction',
  'rolling_back',
  'completed',
  'failed',
  'rolled_back',
  'cancelled',
] as const;

/**
 * Who does what is handed out, where that is no command of the pipeline: `host` somebody who is asked for it and hands in
 * what came of it, `driver` a command that whoever drives the run chose for a persona.
 */
export const doers = ['host', 'driver'] as const;

/** What is done for a step: itself, its recovery procedure, or what takes back what it did. */
export const jobKinds = ['step', 'recovery', 'compensation'] as const;

const pin = {
  type: 'object',
  required: ['blob', 'origin'],
  properties: { blob: text, origin: text },
  additionalProperties: false,
} as const;

/** A policy, with what it extends. */
const policyPin = {
  ...pin,
  properties: { ...pin.properties, base: pin },
} as const;

/** A step that somebody works on, or that waits. */
const active = {
  type: 'object',
  required: ['is', 'job', 'attempt', 'since'],
  properties: {
    is: { enum: ['running', 'retrying', 'awaiting_approval', 'awaiting_direction'] },
    job: { enum: jobKinds },
    /** Counts from 1. */
    attempt: { type: 'integer', minimum: 1 },
    since: text,
    /** Not before this moment is it tried again. */
    due: text,
    /** Whose process works on it: by this a later one knows that it is gone. */
    by: text,
    reason_code: text,
    doer: { enum: doers },
  },
  additionalProperties: false,
} as const;

/** How far it has come: the part of the state that a checkpoint keeps and a rollback brings back. */
const progressParts = {
  /** The number of the first step that is not over: all before it are. `steps.length` when all are. */
  current_step: count,
  /** Steps after it that are over already. */
  ahead: ranges,
  /** Those that are over and were not done. */
  skipped: ranges,
  custom_state: values,
  /** The commit of the run's branch that holds its files; null while no step has changed any. */
  tree: nullable(text),
} as const;

const checkpoint = {
  type: 'object',
  required: ['id', 'name', 'step', 'timestamp', 'validated', 'seq', 'outside'],
  properties: {
    id: text,
    name: text,
    /** The number of the step after which it was made; -1 before the first. */
    step: { type: 'integer', minimum: -1 },
    timestamp: text,
    validated: { type: 'boolean' },
    /** When it was last looked at. */
    validated_at: text,
    /** State variables or files have changed since. */
    changed_since: { const: true },
    corrupt: { type: 'boolean' },
    /** The number of the entry that made it. */
    seq: { type: 'integer', minimum: 1 },
    /** Steps whose effects outside it counts as done, and the one before it does not: see `outsideOf`. */
    outside: ranges,
  },
  additionalProperties: false,
} as const;

const rollback = {
  type: 'object',
  required: ['to', 'because', 'next'],
  properties: {
    /** The id of a checkpoint. */
    to: text,
    because: text,
    /** What it is afterwards. */
    next: { enum: ['awaiting_direction', 'cancelled'] },
  },
  additionalProperties: false,
} as const;

const personId = { anyOf: [{ type: 'integer' }, text] } as const;

/** What an approval is about beside its bytes: who made or asks for it, and for a step which attempt. */
const about = {
  type: 'object',
  required: ['makers'],
  properties: {
    makers: { type: 'array', items: personId },
    /** What another definition takes away of what the one before asks, looks at or could take back. */
    weakens: texts,
    job: { enum: jobKinds },
    attempt: { type: 'integer', minimum: 1 },
  },
  additionalProperties: false,
} as const;

/** Everything that is current about a run, and nothing historical; at most 64 KB as YAML. */
export const runState = {
  type: 'object',
  required: [
    'format',
    'run_id',
    'pipeline_name',
    'task',
    'status',
    'started_at',
    'initiator',
    'seq',
    'pipeline',
    'policy',
    ...(['current_step', 'ahead', 'skipped', 'custom_state', 'tree'] as const),
    'active',
    'done_outside',
    'checkpoints',
    'confirms',
    'seen',
    'refused',
  ],
  properties: {
    format: { const: 1 },
    run_id: text,
    pipeline_name: text,
    task: text,
    status: { enum: runStatuses },
    /** Why it is so, where that is not plain: a code, and what people read. */
    reason: {
      type: 'object',
      required: ['code', 'because'],
      properties: { code: text, because: text },
      additionalProperties: false,
    },
    started_at: text,
    ended_at: text,
    /** Who started it, and by which door: approvals are asked for there. */
    initiator: {
      type: 'object',
      required: ['id', 'login', 'door'],
      properties: { id: { anyOf: [{ type: 'integer' }, text] }, login: text, door: text },
      additionalProperties: false,
    },
    /** The project that started it, and what for. */
    project: {
      type: 'object',
      required: ['id'],
      properties: { id: text, track: text, artifact: text },
      additionalProperties: false,
    },
    /** The issue on GitHub in which people are told of it, by its number; that of its project where it has none. */
    issue: { type: 'integer', minimum: 1 },
    seq: { type: 'integer', minimum: 1 },
    pipeline: pin,
    policy: nullable(policyPin),
    ...progressParts,
    /** By id of the step. */
    active: { type: 'object', additionalProperties: active },
    /** Steps whose effects may be outside, whether or not they came to their end, and are not taken back. */
    done_outside: ranges,
    checkpoints: { type: 'array', items: checkpoint },
    rollback,
    /** By gate (`step:<id>`, `skip:<id>` …), those that wait, that were refused, or that are still to be used. */
    confirms: { type: 'object', additionalProperties: confirmSchema },
    /** What each of them is about, by gate. */
    asked: { type: 'object', additionalProperties: about },
    /** Who made what steps put out: somebody may be asked about it later, at a step that is a gate by itself. */
    made: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'steps'],
        properties: { id: personId, steps: ranges },
        additionalProperties: false,
      },
    },
    /** Who approved a gate from which others must be apart, by gate. */
    approvers: { type: 'object', additionalProperties: { type: 'array', items: personId } },
    /** Who acts for whom in a role, in force and to come. */
    delegations: { type: 'array', items: delegationShape },
    /** What cannot be made twice and is there, by its key. */
    receipts: { type: 'object', additionalProperties: text },
    /** What has to happen outside, by its key. */
    intents: { type: 'object', additionalProperties: { type: 'object', additionalProperties: {} } },
    /** The last entries, at most 8, as `time id`: by them a repeated delivery is known. */
    seen: texts,
    /** The last that was said in its issue and heard, as `time source …`: nothing said before it counts any more. */
    heard: text,
    /** Refused entries in the current hour, by actor id. */
    refused: refusedSchema,
  },
  additionalProperties: false,
} as const;

export const runStateSchema: JsonSchema = { ...runState, definitions: { condition: conditionSchema } };

/** A checkpoint as it is kept: `checkpoints/<name>.yaml`. */
export const keptCheckpointSchema = {
  type: 'object',
  required: ['id', 'name', 'state', 'step', 'timestamp', 'validated'],
  properties: {
    id: text,
    name: text,
    state: {
      type: 'object',
      required: ['current_step', 'ahead', 'skipped', 'custom_state', 'tree', 'done_outside'],
      properties: { ...progressParts, done_outside: ranges },
      additionalProperties: false,
    },
    step: { type: 'integer', minimum: -1 },
    timestamp: text,
    /** Always false here: whether it is valid is asked whenever it is used, and the state says how that went last. */
    validated: { type: 'boolean' },
  },
  additionalProperties: false,
} as const;

export type RunState = Typed<typeof runState>;
export type RunStatus = RunState['status'];
export type ActiveStep = Typed<typeof active>;
export type JobKind = ActiveStep['job'];
export type Doer = (typeof doers)[number];
export type Checkpoint = Typed<typeof checkpoint>;
export type KeptCheckpoint = Typed<typeof keptCheckpointSchema>;
export type Rollback = Typed<typeof rollback>;
export type About = Typed<typeof about>;
export type Range = readonly number[];
export type Values = Typed<typeof values>;
