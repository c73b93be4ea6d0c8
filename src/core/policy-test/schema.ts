import { assurances } from '../entry.ts';
import { permissions } from '../policy/schema.ts';
import type { JsonSchema, Typed } from '../schema.ts';

const text = { type: 'string', pattern: '\\S' } as const;
const texts = { type: 'array', items: text } as const;
const value = { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] } as const;

const person = {
  type: 'object',
  properties: {
    /** GitHub's number; by default one that nobody else in the file has. */
    id: { type: 'integer', minimum: 1 },
    /** The name in the test if not given. */
    login: text,
    /** With an address somebody is known as plain git knows people, and by it alone. */
    email: text,
    teams: texts,
    permission: { enum: permissions },
    kind: { enum: ['person', 'agent', 'app'] },
    assurance: { enum: assurances },
  },
  additionalProperties: false,
} as const;

/** Verb → the words that follow it in a comment, beside `by` and `for`; or `gate` alone. */
const command = { type: 'object', additionalProperties: { type: 'string' } } as const;

const given = {
  type: 'object',
  properties: {
    workflow: text,
    stage: text,
    author: { anyOf: [text, texts] },
    changes: texts,
    landed: texts,
    facts: { type: 'object', additionalProperties: value },
    flags: texts,
    blockers: texts,
    checks: { type: 'object', additionalProperties: { enum: ['passed', 'failed', 'pending'] } },
    owners: { type: 'object', additionalProperties: texts },
    done: { type: 'array', items: command },
    days: { type: 'number', minimum: 0 },
    on: text,
  },
  additionalProperties: false,
} as const;

const outcomes = ['open', 'closed', 'refused', 'allowed'] as const;

/** By a list: an object with a key `then` written out looks like a promise. */
const answer = Object.fromEntries(['then'].map((key) => [key, { enum: outcomes }] as const));

const test = {
  type: 'object',
  required: ['name', 'when', 'then'],
  properties: { name: text, given, when: command, ...answer, because: text },
  additionalProperties: false,
} as const;

/** What teams keep beside their policy: who is who, and what has to come of what. */
const policyTests = {
  type: 'object',
  required: ['version', 'people', 'tests'],
  properties: {
    version: { const: 1 },
    workflow: text,
    people: { type: 'object', additionalProperties: person },
    tests: { type: 'array', items: test, minItems: 1 },
  },
  additionalProperties: false,
} as const;

export const policyTestsSchema: JsonSchema = policyTests;
export type WrittenPerson = Typed<typeof person>;
export type WrittenCommand = Typed<typeof command>;
export type Outcome = (typeof outcomes)[number];
export type WrittenGiven = Typed<typeof given>;
export interface WrittenTest {
  readonly name: string;
  readonly given?: WrittenGiven;
  readonly when: WrittenCommand;
  readonly then: Outcome;
  readonly because?: string;
}
export interface WrittenPolicyTests extends Omit<Typed<typeof policyTests>, 'tests'> {
  readonly tests: readonly WrittenTest[];
}
