import { plainCalendar, weekdays, type Calendar } from '../calendar.ts';
import { assurances } from '../entry.ts';
import type { JsonSchema, Typed } from '../schema.ts';

const text = { type: 'string', pattern: '\\S' } as const;
const texts = { type: 'array', items: text } as const;
const some = { type: 'array', items: text, minItems: 1 } as const;

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
    apps: texts,
    codeowners: { type: 'boolean' },
    permission: { enum: permissions },
    /** Roles that stand in for this one where a gate has waited long enough. */
    deputies: some,
  },
  additionalProperties: false,
} as const;

/**
 * `OWNER/REPO@<40 hex digits>`, and `:PATH` where the file lies elsewhere there. What moves, a branch or a tag, is none;
 * nor is a path that git takes from the folder it runs in.
 */
export const extendsPattern = '^[\\w.-]+/[\\w.-]+@[0-9a-f]{40}(:(?!\\.\\.?/)[\\w./-]+)?$';

const workingDays = { type: 'integer', minimum: 1 } as const;

/** When somebody is reminded of a gate, and when the deputies may open it, too; off where it is left out. */
const reminders = {
  type: 'object',
  properties: { after_working_days: workingDays, deputy_after_working_days: workingDays },
  additionalProperties: false,
} as const;

const calendar = {
  type: 'object',
  properties: {
    working_days: { type: 'array', items: { enum: weekdays }, minItems: 1 },
    holidays: { type: 'array', items: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' } },
  },
  additionalProperties: false,
} as const;

const gate = {
  type: 'object',
  properties: {
    roles: texts,
    count: { type: 'integer', minimum: 0 },
    all_of: some,
    distinct_from: some,
    open_for_hours: { type: 'number', exclusiveMinimum: 0 },
    checks: some,
    codeowners: { type: 'boolean' },
    assurance: { enum: assurances },
    own_work: { type: 'boolean' },
    recheck: { type: 'boolean' },
    expires_after_days: { type: 'number', exclusiveMinimum: 0 },
    /** Instead of those of the policy as a whole. */
    reminders,
  },
  additionalProperties: false,
} as const;

const delegation = {
  type: 'object',
  properties: {
    longest_days: { type: 'number', exclusiveMinimum: 0 },
    /** How many hands a role may pass through. */
    chain: { enum: [1, 2, 3] },
    roles: texts,
  },
  additionalProperties: false,
} as const;

/** The policy file `.github/countersign.yml`, read from the default branch only. */
const policy = {
  type: 'object',
  required: ['version'],
  properties: {
    version: { const: 1 },
    /** The policy of another repository, at one commit: its settings hold where this one has none. */
    extends: { type: 'string', pattern: extendsPattern },
    workflow: text,
    mode: { enum: ['enforce', 'observe'] },
    assurance: { enum: assurances },
    /** What gates that do not say so themselves ask. */
    recheck: { type: 'boolean' },
    roles: { type: 'object', additionalProperties: role },
    /** E-mail address → public ssh keys, each as the line of a `.pub` file: whoever signs with one is that person. */
    keys: { type: 'object', additionalProperties: some },
    gates: { type: 'object', additionalProperties: gate },
    verbs: { type: 'object', additionalProperties: texts },
    delegation,
    reminders,
    calendar,
    attesters: texts,
    overriders: texts,
  },
  additionalProperties: false,
} as const;

export const policySchema: JsonSchema = policy;
export type WrittenPolicy = Typed<typeof policy>;
export type Role = Typed<typeof role>;
export type WrittenGate = Typed<typeof gate>;

/**
 * Who may do what. `assurance` is the least that counts where neither the policy's nor the definition's gate names one.
 * Role names that equal a permission (`write`, `maintain`, …) mean everybody who has at least that permission.
 */
export interface Policy extends Omit<
  WrittenPolicy,
  'extends' | 'assurance' | 'roles' | 'gates' | 'verbs' | 'delegation' | 'calendar' | 'attesters' | 'overriders'
> {
  readonly assurance: NonNullable<WrittenPolicy['assurance']>;
  readonly roles: Readonly<Record<string, Role>>;
  readonly gates: NonNullable<WrittenPolicy['gates']>;
  readonly verbs: Readonly<Record<string, readonly string[]>>;
  readonly delegation: DelegationLimits;
  readonly calendar: Calendar;
  readonly attesters: readonly string[];
  readonly overriders: readonly string[];
  /** Who opens a gate whose owner the policy does not name; only the default policy has one. */
  readonly fallback: readonly string[];
}

/** How far a role may be handed on. */
export interface DelegationLimits {
  /** The longest window, from its beginning to its end. */
  readonly longest_days: number;
  /** How many hands a role may pass through: with 1 only those may delegate who hold it themselves. */
  readonly chain: number;
  /** Which roles; null for all of them. */
  readonly roles: readonly string[] | null;
}

const delegationLimits: DelegationLimits = { longest_days: 30, chain: 1, roles: null };

/** What holds where there is no policy file. */
export const defaultPolicy: Policy = {
  version: 1,
  assurance: 'proven',
  roles: {},
  gates: {},
  verbs: {},
  delegation: delegationLimits,
  calendar: plainCalendar,
  attesters: ['maintain'],
  overriders: ['maintain'],
  fallback: ['maintain'],
};

/** The policy with its defaults filled in. */
export function fullPolicy(written: WrittenPolicy): Policy {
  return {
    ...defaultPolicy,
    fallback: [],
    ...written,
    delegation: { ...delegationLimits, ...written.delegation },
    calendar: { ...plainCalendar, ...written.calendar },
  };
}

/** Does the policy only watch: everything is judged and told, and nothing is held up? */
export function isObserving({ mode }: Pick<Policy, 'mode'>): boolean {
  return mode === 'observe';
}
