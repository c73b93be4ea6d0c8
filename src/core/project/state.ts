import { confirmSchema } from '../confirm/confirm.ts';
import { conditionSchema, type Condition } from '../condition.ts';
import { delegationShape } from '../policy/delegation.ts';
import { intents, recoveryShapes, requestKinds, trackKinds, trackOutputs, urgencies } from '../definition/routing.ts';
import { refusedSchema } from '../refused.ts';
import type { JsonSchema, Ref, Typed } from '../schema.ts';

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const nullable = <S>(schema: S) => ({ anyOf: [schema, { type: 'null' }] }) as const;
const contents = { type: 'object', additionalProperties: text } as const;
const fromOne = { type: 'integer', minimum: 1 } as const;
const condition = { $ref: '#/definitions/condition' } as Ref<Condition>;
const actorIds = { type: 'array', items: { anyOf: [{ type: 'integer' }, text] } } as const;

/** Where a definition or policy came from: a file of the repository, or one that ships with Countersign. */
const pin = {
  type: 'object',
  required: ['blob', 'origin'],
  properties: {
    blob: text,
    origin: text,
    commit: text,
    /** What a policy extends, kept beside it. */
    base: {
      type: 'object',
      required: ['blob', 'origin'],
      properties: { blob: text, origin: text },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
} as const;

const track = {
  type: 'object',
  required: ['kind', 'stage', 'visit', 'status', 'owner', 'triggers'],
  properties: {
    kind: { enum: trackKinds },
    stage: text,
    /** How often this track has entered a stage: an approval without artifacts holds for one visit. */
    visit: fromOne,
    status: { enum: ['draft', 'active', 'blocked', 'waiting', 'complete', 'superseded'] },
    owner: text,
    due_date: text,
    dependencies: texts,
    /** The kind of track in the definition that it is one of. */
    template: text,
    /** The track that it left, and why. */
    from: text,
    because: text,
    /** Types of artifacts of which it has versions of its own, under the names `<type>/<track>`. */
    lines: texts,
    /** What it waits for before it goes on. */
    depends_on: condition,
    /** What it takes beside their own gates before its versions land; until then they are drafts. */
    requires: condition,
    allowed_output: { enum: trackOutputs },
    /** Actions that its approvals may permit; without it any. */
    may: texts,
    /** What was chosen to get it going again. */
    recovery: {
      type: 'object',
      required: ['action', 'output', 'owner'],
      properties: { action: text, shape: { enum: recoveryShapes }, output: text, owner: text, due_date: text },
      additionalProperties: false,
    },
    /** What has happened in this stage that may start a transition: `landed:<artifact>`, `flag:<name>`. */
    triggers: texts,
  },
  additionalProperties: false,
} as const;

const artifact = {
  type: 'object',
  required: ['status', 'version', 'content', 'landed_at', 'authors', 'bypassed'],
  properties: {
    status: { enum: ['current', 'archived'] },
    version: { type: 'string', pattern: '^v[1-9][0-9]*$' },
    content: text,
    path: text,
    commit: text,
    landed_at: text,
    source_artifacts: texts,
    authors: actorIds,
    /** Gates that were closed for these bytes when they landed and that nobody has given a rationale for. */
    bypassed: texts,
    /** Gates that were closed for these bytes when they landed and held nothing up: the policy only observed. */
    observed: texts,
  },
  additionalProperties: false,
} as const;

const proposal = {
  type: 'object',
  required: ['head', 'base', 'contents', 'authors'],
  properties: { head: text, base: text, contents, authors: actorIds },
  additionalProperties: false,
} as const;

const blocker = {
  type: 'object',
  required: ['text', 'on', 'by', 'at'],
  properties: {
    text,
    on: text,
    by: text,
    at: text,
    /** Where it ends by itself: when this holds. */
    until: condition,
    due_date: text,
    /** Where it is a condition of an approval: on which track that is, and who alone clears it. */
    approval: {
      type: 'object',
      required: ['track', 'by'],
      properties: {
        track: text,
        /** The Confirm, where that is not the one of the gate that was spoken of last. */
        confirm_id: text,
        by: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id', 'login'],
            properties: { id: { anyOf: [{ type: 'integer' }, text] }, login: text },
            additionalProperties: false,
          },
        },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
} as const;

const value = { anyOf: [text, { type: 'number' }, { type: 'boolean' }] } as const;

const fact = {
  type: 'object',
  required: ['value', 'source', 'by', 'at'],
  properties: {
    value,
    source: text,
    by: text,
    at: text,
    /** `artifact:<type>`: what it stands in for where a stage is skipped. */
    substitutes: text,
  },
  additionalProperties: false,
} as const;

/** What is taken to be so until somebody knows. It answers no condition. */
const assumption = {
  type: 'object',
  required: ['value', 'because', 'by', 'at'],
  properties: { value, because: text, by: text, at: text },
  additionalProperties: false,
} as const;

/** Two sources that differ. While it is open the tracks it is about do not move. */
const conflict = {
  type: 'object',
  required: ['about', 'claims', 'likely', 'because', 'tracks', 'by', 'at'],
  properties: {
    about: text,
    /** The fact, where it is about one. */
    fact: text,
    claims: {
      type: 'array',
      items: {
        type: 'object',
        required: ['value', 'source', 'by'],
        properties: { value, source: text, by: text },
        additionalProperties: false,
      },
    },
    /** The source that is likely right, and why; null where nobody can tell. */
    likely: nullable(text),
    because: text,
    tracks: texts,
    by: text,
    at: text,
  },
  additionalProperties: false,
} as const;

/** The latest request that was routed. */
const request = {
  type: 'object',
  required: ['intent', 'kind', 'track', 'by', 'at'],
  properties: {
    intent: { enum: intents },
    kind: { enum: requestKinds },
    track: text,
    target: text,
    outcome: text,
    by: text,
    at: text,
  },
  additionalProperties: false,
} as const;

/** A gate that people are asked about, and that has an hour: when somebody is reminded, when deputies may open it. */
const wait = {
  type: 'object',
  required: ['gate', 'track', 'proposal', 'covers', 'since'],
  properties: {
    gate: text,
    track: text,
    proposal: nullable(text),
    covers: contents,
    /** Since when these bytes wait, by the clock of whoever saw it first. */
    since: text,
    reminded_at: text,
    /** When the deputies were asked. From when on they may, the policy says. */
    deputies_at: text,
  },
  additionalProperties: false,
} as const;

/** A run that the project wants, or that is or was at work for it. */
const run = {
  type: 'object',
  required: ['pipeline', 'track', 'visit', 'status', 'at'],
  properties: {
    /** As the definition names it. */
    pipeline: text,
    track: text,
    /** The visit of the track for which it is. */
    visit: fromOne,
    /** `stage:<id>`, `track:<kind>` or `artifact:<name>`: what wanted it. Absent where a person began it for none of them. */
    of: text,
    /** `wanted` until it has begun, then as the run says. */
    status: text,
    /** What it is for, and the variables that it begins with: until it has begun. */
    task: text,
    state: { type: 'object', additionalProperties: value },
    /** The number of the entry of the run's own record that says so. */
    entry: fromOne,
    /** Since when the project knows it so. */
    at: text,
  },
  additionalProperties: false,
} as const;

const heard = {
  type: 'object',
  required: ['since', 'until', 'ids'],
  properties: {
    /** Up to here nothing is listened to any more: a time, or `time source` of the last that is too late. */
    since: text,
    /** When the latest of it was said, by the clock of the home. */
    until: text,
    /** What was said in the ten minutes before that, at most 256, as `time source`. */
    ids: texts,
  },
  additionalProperties: false,
} as const;

/** Everything that is current about a project, and nothing historical; at most 64 KB as YAML. */
export const projectState = {
  type: 'object',
  required: [
    'format',
    'project_id',
    'workflow_type',
    'workflow',
    'client',
    'owner',
    'workflow_status',
    'terminal_state',
    'seq',
    'cursor',
    'definition',
    'policy',
    'tracks',
    'artifacts',
    'proposals',
    'approvals',
    'blockers',
    'known_facts',
    'flags',
    'seen',
    'refused',
  ],
  properties: {
    format: { const: 1 },
    project_id: text,
    workflow_type: text,
    /** The title, as a person would say it. */
    workflow: text,
    client: text,
    owner: text,
    urgency: { enum: urgencies },
    due_date: text,
    request,
    workflow_status: {
      enum: [
        'draft',
        'active',
        'stalled',
        'blocked',
        'in_review',
        'approved',
        'launched',
        'closed',
        'reopened',
        'superseded',
      ],
    },
    terminal_state: nullable({
      type: 'object',
      required: ['id', 'rationale'],
      properties: { id: text, rationale: text },
      additionalProperties: false,
    } as const),
    seq: fromOne,
    /** The commit of the default branch up to which landings are recorded. */
    cursor: nullable(text),
    definition: pin,
    policy: nullable(pin),
    tracks: { type: 'object', additionalProperties: track },
    artifacts: { type: 'object', additionalProperties: artifact },
    proposals: { type: 'object', additionalProperties: proposal },
    /** Track → gate → the Confirm that was spoken of last. */
    approvals: { type: 'object', additionalProperties: { type: 'object', additionalProperties: confirmSchema } },
    /** Confirms of the same gates about other bytes: of open branches, and of what is on the default branch. */
    other_approvals: { type: 'array', items: confirmSchema },
    /** Track → gate → the number of its latest Confirm, where that is gone: no other ever has it. */
    approval_numbers: {
      type: 'object',
      additionalProperties: { type: 'object', additionalProperties: fromOne },
    },
    /** Who acts for whom, at most 50; what has ended is dropped with the next change. */
    delegations: { type: 'array', items: delegationShape },
    /** Gates that wait for people, where the policy counts the days; each once for its bytes. */
    waits: { type: 'array', items: wait },
    blockers: { type: 'object', additionalProperties: blocker },
    known_facts: { type: 'object', additionalProperties: fact },
    /** At most 50, and as many conflicts. */
    assumptions: { type: 'object', additionalProperties: assumption },
    conflicts: { type: 'object', additionalProperties: conflict },
    flags: texts,
    /** What went past closed gates while the policy only observed, and no summary has told of yet: `time number`, at most 50. */
    observed: texts,
    /**
     * Runs by their ids, in the order in which they were wanted: those that are not over; of those that are, the newest
     * of each pipeline on each track, and any that a known fact is from.
     */
    runs: { type: 'object', additionalProperties: run },
    /** Entries of the last ten minutes, at most 64, as `time id`: by them a repeated delivery is known. */
    seen: texts,
    /** What was heard where people talk: by it nothing is missed, and nothing counts twice. */
    heard,
    /** What cannot be made twice and is there: `status_comment` → its id at the home. */
    receipts: { type: 'object', additionalProperties: text },
    /** Refused entries in the current hour, by actor id. */
    refused: refusedSchema,
  },
  additionalProperties: false,
} as const;

export const projectStateSchema: JsonSchema = { ...projectState, definitions: { condition: conditionSchema } };

export type ProjectState = Typed<typeof projectState>;
export type Track = Typed<typeof track>;
export type ProjectRun = Typed<typeof run>;
export type Blocker = Typed<typeof blocker>;
export type Fact = Typed<typeof fact>;
export type Assumption = Typed<typeof assumption>;
export type Conflict = Typed<typeof conflict>;
export type Pin = Typed<typeof pin>;
export type Heard = Typed<typeof heard>;
export type Wait = Typed<typeof wait>;
