import { assurances } from '../entry.ts';
import type { JsonSchema, Typed } from '../schema.ts';

const text = { type: 'string', pattern: '\\S' } as const;
const texts = { type: 'array', items: text } as const;

/** GitHub's repository permissions, weakest first. */
export const permissions = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Permission = (typeof permissions)[number];

const role = {
  type: 'object',
  properties: {
    logins: texts,
    ids: { type: 'array', items: { type: 'integer', minimum: 1 } },
    teams: texts,
    emails: texts,
    agents: texts,
    permission: { enum: permissions },
  },
  additionalProperties: false,
} as const;

const gate = {
  type: 'object',
  properties: {
    roles: texts,
    count: { type: 'integer', minimum: 1 },
    assurance: { enum: assurances },
    own_work: { type: 'boolean' },
    expires_after_days: { type: 'number', exclusiveMinimum: 0 },
  },
  additionalProperties: false,
} as const;

/** The policy file `.github/countersign.yml`, read from the default branch only. */
const policy = {
  type: 'object',
  required: ['version'],
  properties: {
    version: { const: 1 },
    workflow: text,
    assurance: { enum: assurances },
    roles: { type: 'object', additionalProperties: role },
    gates: { type: 'object', additionalProperties: gate },
    verbs: { type: 'object', additionalProperties: texts },
    attesters: texts,
    overriders: texts,
  },
  additionalProperties: false,
} as const;

export const policySchema: JsonSchema = policy;
export type WrittenPolicy = Typed<typeof policy>;
export type Role = Typed<typeof role>;

/**
 * Who may do what. `assurance` is the least that counts where neither the policy's nor the definition's gate names one.
 * Role names that equal a permission (`write`, `maintain`, …) mean everybody who has at least that permission.
 */
export interface Policy extends Omit<
  WrittenPolicy,
  'assurance' | 'roles' | 'gates' | 'verbs' | 'attesters' | 'overriders'
> {
  readonly assurance: NonNullable<WrittenPolicy['assurance']>;
  readonly roles: Readonly<Record<string, Role>>;
  readonly gates: NonNullable<WrittenPolicy['gates']>;
  readonly verbs: Readonly<Record<string, readonly string[]>>;
  readonly attesters: readonly string[];
  readonly overriders: readonly string[];
  /** Who opens a gate whose owner the policy does not name; only the default policy has one. */
  readonly fallback: readonly string[];
}

/** What holds where there is no policy file. */
export const defaultPolicy: Policy = {
  version: 1,
  assurance: 'proven',
  roles: {},
  gates: {},
  verbs: {},
  attesters: ['maintain'],
  overriders: ['maintain'],
  fallback: ['maintain'],
};

/** The policy with its defaults filled in. */
export function fullPolicy(written: WrittenPolicy): Policy {
  return { ...defaultPolicy, fallback: [], ...written };
}
