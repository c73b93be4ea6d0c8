import type { Condition } from '../condition.ts';
import type { Ref } from '../schema.ts';
import { namePattern } from './name.ts';

/** What a request may ask for, in the words that people write. */
export const intents = [
  'create',
  'revise',
  'continue',
  'route',
  'package',
  'send',
  'review',
  'approve',
  'escalate',
  'recover',
  'archive',
  'validate',
  'new workstream',
] as const;
export type Intent = (typeof intents)[number];

/** What a request turns out to be. */
export const requestKinds = [
  'forward_progress',
  'backward_rework',
  'skipped_stage_exception',
  'reopened_approval',
  'continuation',
  'revision',
  'escalation',
  'packaging',
  'validation',
  'new_workstream',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What a request takes before it goes on, gravest last. */
export const triageOutcomes = ['no_gate', 'specialist_review', 'owner_approval', 'security_review'] as const;
export type TriageOutcome = (typeof triageOutcomes)[number];

/** What may be done where an artifact is there already. */
export const versionChoices = ['revise', 'supersede', 'fork', 'archive', 'reference'] as const;
export type VersionChoice = (typeof versionChoices)[number];

export const urgencies = ['normal', 'elevated', 'urgent'] as const;
export type Urgency = (typeof urgencies)[number];

export const trackKinds = ['lifecycle', 'risk', 'commercial', 'communication', 'packaging', 'proof'] as const;

/** What the work of a track may be used for before what it promises is approved. */
export const trackOutputs = ['draft_only', 'internal', 'external'] as const;

/** What the smallest useful next action may be where something is blocked. */
export const recoveryShapes = [
  'targeted_questions',
  'required_evidence',
  'suggested_owner',
  'fallback_path',
  'draft_only_artifact',
  'safe_partial_output',
  'rollback_or_recovery_step',
] as const;
export type RecoveryShape = (typeof recoveryShapes)[number];

const text = { type: 'string', pattern: '\\S' } as const;
const texts = { type: 'array', items: text } as const;
const id = { type: 'string', pattern: namePattern } as const;
const ids = { type: 'array', items: id } as const;
const requires = { $ref: '#/definitions/condition' } as Ref<Condition>;
/** What somebody does not look after → who does. */
const elsewhere = { type: 'object', additionalProperties: text } as const;

const names = { type: 'object', additionalProperties: text } as const;

/** A run of a pipeline that begins by itself: the name of the pipeline alone, or what the run and the project tell each other. */
export const runSetting = {
  anyOf: [
    id,
    {
      type: 'object',
      required: ['pipeline'],
      properties: {
        pipeline: id,
        /** What it is for; its prompts see it. */
        task: text,
        /** A fact of the project → the state variable or the output of the run that tells it when the run is completed. */
        facts: names,
        /** A state variable of the run → the fact of the project that is its value when it begins. */
        state: names,
      },
      additionalProperties: false,
    },
  ],
} as const;

/** Who makes what, from what, and where it stops. `requires`: what has to be there before anything is asked of them. */
export const specialist = {
  type: 'object',
  required: ['id'],
  properties: {
    id: text,
    purpose: text,
    invoked_on: texts,
    requires,
    /** Facts that are handed on where they are known. */
    if_known: texts,
    optional: texts,
    /** Types of artifacts that nobody else records. */
    owns: ids,
    outputs: texts,
    upstream: texts,
    downstream: texts,
    stops_at: texts,
    /** A job → the specialist, or plugin, that does it for this one. */
    uses: elsewhere,
    /** A matter that is somebody else's → whose. */
    must_not: elsewhere,
    /** What is kept in one place for all → where. */
    leaves: elsewhere,
  },
  additionalProperties: false,
} as const;

/** A kind of track that may run beside the main one. */
export const trackType = {
  type: 'object',
  required: ['id', 'kind'],
  properties: {
    id,
    kind: { enum: trackKinds },
    label: text,
    /** A stage, `support_output`, or what a specialist looks after that is no stage. */
    stage: id,
    owner: text,
    /** Does opening one change the scope? */
    scope: { type: 'boolean' },
    /** Types of artifacts of which it has versions of its own. */
    lines: ids,
    output: { enum: trackOutputs },
    /** What it takes beside their own gates before its versions land. */
    requires,
    /** Actions that its approvals may permit; without it any. */
    may: ids,
    joins: id,
    /** What is run when one begins. */
    run: runSetting,
  },
  additionalProperties: false,
} as const;

/** What a flag asks for. `raises`: the flag that conditions ask about; `escalates`: the track stops until it is lowered. */
export const triageRule = {
  type: 'object',
  required: ['flag', 'outcome'],
  properties: { flag: id, outcome: { enum: triageOutcomes }, gate: id, specialist: text, raises: id, escalates: text },
  additionalProperties: false,
} as const;

/** The request that a rule is about: every part that is there has to fit. */
const request = {
  type: 'object',
  properties: {
    intent: { enum: intents },
    /** `none`, `any`, `current` (an artifact that is there already), or the name of a target. */
    target: id,
    flag: id,
    triage: { enum: triageOutcomes },
  },
  additionalProperties: false,
  minProperties: 1,
} as const;

/** A specialist that is added for one concrete job. */
export const support = {
  type: 'object',
  required: ['job', 'specialist', 'on'],
  properties: { job: id, specialist: text, on: request },
  additionalProperties: false,
} as const;

/** A tool outside that may do a part of the work, where that needs it. */
export const plugin = {
  type: 'object',
  required: ['id', 'when'],
  properties: { id, for: text, when: text, gates: ids },
  additionalProperties: false,
} as const;

/** `when` and `action` are for people; `on` and `requires` are checked, and `to` is where the request goes. */
export const routingRule = {
  type: 'object',
  required: ['id', 'when', 'action'],
  properties: {
    id,
    when: text,
    action: text,
    on: request,
    requires,
    to: {
      type: 'object',
      properties: {
        /** By name, or `owner`: whoever looks after the target. */
        specialist: text,
        with: texts,
        /** By name, or `triaged`: the one that the triage found. */
        gate: id,
        /** By name, in the order in which they are tried; or `earliest`: the first that misses its artifact. */
        stage: { anyOf: [id, { ...ids, minItems: 1 }] },
        track: id,
        versions: { const: 'choose' },
      },
      additionalProperties: false,
      minProperties: 1,
    },
  },
  additionalProperties: false,
} as const;
