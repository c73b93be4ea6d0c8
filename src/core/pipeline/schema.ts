import type { Typed } from '../schema.ts';

const text = { type: 'string', pattern: '\\S' } as const;
const texts = { type: 'array', items: text } as const;
const yes = { type: 'boolean' } as const;
const whole = { type: 'integer', minimum: 0 } as const;
/** A name of a step, of what it puts out, of a variable: what a template, a path and a branch can hold. */
export const pipelineNamePattern =
  // Names that every object has would be found where nothing is.
  '^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$';
const name = { type: 'string', pattern: pipelineNamePattern } as const;
const names = { type: 'array', items: name } as const;
/** Seconds, or a number with its unit: `500ms`, `90`, `5m`, `1h`. */
const duration = {
  anyOf: [
    { type: 'integer', minimum: 0 },
    { type: 'string', pattern: '^[0-9]{1,9}(?:ms|s|m|h)$' },
  ],
} as const;
const value = { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] } as const;
const grants = { type: 'object', additionalProperties: { enum: ['read', 'write'] } } as const;

export const stepTypes = ['execute', 'evaluator', 'router', 'sub-workflow', 'extract'] as const;
export const effects = ['none', 'files', 'external'] as const;
export const variableTypes = ['string', 'integer', 'number', 'boolean'] as const;

/** One thing that must hold before a step, or after it. */
const check = {
  type: 'object',
  properties: {
    /** A file below the working folder that is there. */
    file: text,
    /** A state variable that has a value; with `equals` this one. */
    state: name,
    /** What a step put out; with `contains` it holds these words. */
    output: name,
    /** A command that ends with 0. */
    run: text,
    equals: value,
    contains: text,
    /** What it means, for people. */
    says: text,
  },
  additionalProperties: false,
} as const;

/** What is done instead of a step, or to take back what it did. */
const work = {
  type: 'object',
  properties: { run: text, agent: text, prompt: { type: 'string' }, timeout: duration },
  additionalProperties: false,
} as const;

const retry = {
  anyOf: [
    whole,
    {
      type: 'object',
      properties: { max: whole, initial_delay: duration },
      additionalProperties: false,
    },
  ],
} as const;

const step = {
  type: 'object',
  required: ['id'],
  properties: {
    id: name,
    /** Other names that the step goes by. */
    aliases: names,
    type: { enum: stepTypes },
    agent: text,
    model: text,
    skill: text,
    prompt: { type: 'string' },
    /** A command for the shell; nothing is ever put into its text. */
    run: text,
    inputs: names,
    output: name,
    depends_on: names,
    requires_approval: yes,
    /** A checkpoint after this step: `true` names it after the step's number. */
    checkpoint: { anyOf: [yes, name] },
    retry,
    timeout: duration,
    optional: yes,
    critical: yes,
    idempotent: yes,
    risky: yes,
    effects: { enum: effects },
    on_failure: { enum: ['skip', 'rollback'] },
    preconditions: { type: 'array', items: check },
    required_state: names,
    resources: names,
    verify: { type: 'array', items: check },
    compensation: work,
    recovery: work,
    grants,
    evaluate: { type: 'object', additionalProperties: {} },
    routes: { type: 'array', items: { type: 'object', additionalProperties: {} } },
    workflow: text,
    extract: { type: 'object', additionalProperties: {} },
    cache: yes,
  },
  additionalProperties: false,
} as const;

const variable = {
  type: 'object',
  required: ['type'],
  properties: {
    type: { enum: variableTypes },
    initial: value,
    one_of: { type: 'array', items: value, minItems: 1 },
    label: text,
  },
  additionalProperties: false,
} as const;

/** Who does the work of a persona here: a command that gets the prompt on its standard input. */
const agent = {
  type: 'object',
  properties: { run: text, environment: texts, secrets: texts, grants },
  additionalProperties: false,
} as const;

/**
 * A pipeline as people write it: what agent007 writes, and beside that what an executor needs to know to survive being
 * killed, to recover and to take things back.
 */
export const pipelineSchema = {
  type: 'object',
  required: ['name', 'steps'],
  properties: {
    name,
    description: { type: 'string' },
    version: { type: 'string' },
    /** The day from which somebody should look at it again (YYYY-MM-DD). */
    review_due: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' },
    use_when: text,
    aliases: names,
    /** The role that decides where a run cannot go on by itself. */
    coordinator: text,
    /** So many steps at once. */
    concurrency: { type: 'integer', minimum: 1 },
    rollback_on: { enum: ['any_failure', 'critical_failure'] },
    /** The checkpoint to which a run goes back by itself; the newest where it is left out. */
    rollback_to: name,
    /** So many checkpoints are kept: the one before the first step, and the newest. */
    checkpoints: { type: 'integer', minimum: 2 },
    timeout: duration,
    retry,
    state: { type: 'object', additionalProperties: variable },
    /** How many steps may hold a resource at once. */
    resources: { type: 'object', additionalProperties: { type: 'integer', minimum: 1 } },
    agents: { type: 'object', additionalProperties: agent },
    steps: { type: 'array', items: step, minItems: 1 },
    eval_gate: { type: 'object', additionalProperties: {} },
    budget: { type: 'object', additionalProperties: {} },
    reliability: { type: 'object', additionalProperties: {} },
  },
  additionalProperties: false,
} as const;

export type WrittenPipeline = Typed<typeof pipelineSchema>;
export type WrittenStep = Typed<typeof step>;
export type WrittenCheck = Typed<typeof check>;
export type Duration = Typed<typeof duration>;
export type Value = Typed<typeof value>;
