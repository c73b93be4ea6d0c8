import { assurances, type Assurance } from '../entry.ts';
import type { Condition } from '../condition.ts';
import type { ApprovalStatus } from '../definition/schema.ts';
import { own } from '../own.ts';
import type { Ref, Typed } from '../schema.ts';
import { approvalsIn, tallyOf, type Counted, type Quorum } from './quorum.ts';
import { mayMove, moves, statuses } from './statuses.ts';

const text = { type: 'string' } as const;
const when = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T' } as const;
const contents = { type: 'object', additionalProperties: text } as const;
const nullable = <S>(schema: S) => ({ anyOf: [schema, { type: 'null' }] }) as const;
const actorId = { anyOf: [{ type: 'integer' }, text] } as const;

const people = {
  type: 'array',
  items: {
    type: 'object',
    required: ['id', 'login'],
    properties: { id: actorId, login: text },
    additionalProperties: false,
  },
} as const;

const evidence = {
  type: 'object',
  required: ['name', 'sha256', 'bytes'],
  properties: { name: text, sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' }, bytes: { type: 'integer' } },
  additionalProperties: false,
} as const;

const decisionShape = {
  type: 'object',
  required: [
    'decision_id',
    'status',
    'decided_by',
    'decided_by_login',
    'decided_by_role',
    'decided_at',
    'assurance',
    'reason',
  ],
  properties: {
    decision_id: text,
    status: { enum: ['approved', 'rejected', 'cancelled'] },
    decided_by: actorId,
    decided_by_login: text,
    decided_by_role: text,
    authority: text,
    /** Every role of the gate that its maker could stand for when it was made, where that is not just `decided_by_role`. */
    roles: { type: 'array', items: text },
    /** The names under which its maker owned paths that change, as CODEOWNERS writes them. */
    owners: { type: 'array', items: text },
    /** For whom its maker acted: who holds the role first, then each hand it passed through. */
    delegated_by: people,
    /** The role by which its maker stood in for `decided_by_role`, as its deputy. */
    deputy_role: text,
    decided_at: when,
    /** When it was said, by the clock of where it was; `decided_at` is when it came to be recorded. */
    said: when,
    assurance: { enum: assurances },
    attested_by: text,
    evidence,
    reason: text,
    head: text,
  },
  additionalProperties: false,
} as const;

const termsShape = {
  permits: { type: 'array', items: text },
  limits: text,
  conditions: { type: 'array', items: { $ref: '#/definitions/condition' } as Ref<Condition> },
  /** Conditions in words: each is a blocker until the approver clears it. */
  blockers: { type: 'array', items: text },
  expires_at: when,
} as const;

const voided = {
  type: 'object',
  required: ['confirm_id', 'status', 'approved_by', 'covers', 'because'],
  properties: {
    confirm_id: text,
    status: { enum: ['superseded', 'expired'] },
    approved_by: people,
    head: nullable(text),
    covers: contents,
    because: text,
    ...termsShape,
  },
  additionalProperties: false,
} as const;

/**
 * One approval record: (gate, track, the bytes it covers), with its decisions in the order they were made.
 * `covers` maps artifacts to content ids; a gate without artifacts covers the visit to the stage, under `stage:<id>`.
 */
export const confirmSchema = {
  type: 'object',
  required: [
    'confirm_id',
    'number',
    'gate',
    'track',
    'status',
    'covers',
    'requested_by_role',
    'requested_at',
    'decisions',
  ],
  properties: {
    confirm_id: text,
    number: { type: 'integer', minimum: 1 },
    gate: text,
    track: text,
    status: {
      enum: ['requested', 'partial', 'approved', 'conditional', 'rejected', 'expired', 'superseded', 'blocked'],
    },
    covers: contents,
    proposal: nullable(text),
    head: nullable(text),
    requested_by_role: text,
    requested_by: text,
    requested_at: when,
    /** Since when the bytes it covers are open to everybody, where that is not `requested_at`. */
    since: when,
    decisions: { type: 'array', items: decisionShape },
    ...termsShape,
    supersedes: text,
    voided,
    overridden: {
      type: 'object',
      required: ['by', 'at', 'reason'],
      properties: { by: text, at: when, reason: text },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
} as const;

export type Confirm = Typed<typeof confirmSchema>;
export type Decision = Typed<typeof decisionShape>;
export type Evidence = Typed<typeof evidence>;
export type Voided = Typed<typeof voided>;
/** Artifact → content id. */
export type Contents = Readonly<Record<string, string>>;

/** A decision before it has an id and a time. */
export type DecisionMade = Omit<Decision, 'decision_id' | 'decided_at'>;

/** What the approver adds: which actions, until when, under which conditions. */
export interface Terms {
  readonly permits?: readonly string[];
  readonly limits?: string;
  readonly conditions?: readonly Condition[];
  /** Conditions in words: each is a blocker until the approver clears it. */
  readonly blockers?: readonly string[];
  readonly expires_at?: string;
}

/** The terms of an approval, and nothing else of it. */
export function termsOf({ permits, limits, conditions, blockers, expires_at }: Terms): Terms {
  return {
    ...(permits === undefined ? {} : { permits }),
    ...(limits === undefined ? {} : { limits }),
    ...(conditions === undefined ? {} : { conditions }),
    ...(blockers === undefined ? {} : { blockers }),
    ...(expires_at === undefined ? {} : { expires_at }),
  };
}

/** Is it an approval on conditions? */
export function isConditional({ conditions, blockers }: Terms): boolean {
  return conditions !== undefined || blockers !== undefined;
}

/**
 * What holds when several people approve together: only what each of them permits, under the conditions of all, until
 * the first of their approvals ends. Permits that have nothing in common leave an empty list.
 */
export function termsTogether(one: Terms, other: Terms): Terms {
  const all = [...(one.conditions ?? []), ...(other.conditions ?? [])];
  const conditions = [...new Map(all.map((condition) => [JSON.stringify(condition), condition])).values()];
  const blockers = [...new Set([...(one.blockers ?? []), ...(other.blockers ?? [])])];
  const limits = [...new Set([one.limits, other.limits].filter((limit) => limit !== undefined))];
  const [expires_at] = [one.expires_at, other.expires_at].filter((at) => at !== undefined).toSorted();
  const permits = permittedByBoth(one.permits, other.permits);
  return {
    ...(permits === undefined ? {} : { permits }),
    ...(limits.length === 0 ? {} : { limits: limits.join('; ') }),
    ...(conditions.length === 0 ? {} : { conditions }),
    ...(blockers.length === 0 ? {} : { blockers }),
    ...(expires_at === undefined ? {} : { expires_at }),
  };
}

/** Does a list of permits let an action be done on a track? */
export function isPermitted(permits: readonly string[], action: string, track: string): boolean {
  return permits.includes(action) || permits.includes(`${action}@${track}`);
}

/** The action a permit is about, without its `@track`. */
export function actionOf(permit: string): string {
  return permit.replace(/@.*$/u, '');
}

function permittedByBoth(
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly string[] | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return [
    ...new Set([...one.filter((permit) => within(permit, other)), ...other.filter((permit) => within(permit, one))]),
  ];
}

function within(permit: string, permits: readonly string[]): boolean {
  return permits.includes(permit) || permits.includes(actionOf(permit));
}

/**
 * The latest decision of each person, in the order they first decided: while a Confirm is pending a person may change
 * their mind, and one person counts once.
 */
export function standing(
  decisions: readonly Pick<Decision, 'decided_by' | 'status'>[],
): ReadonlyMap<number | string, Decision['status']> {
  const latest = new Map<number | string, Decision['status']>();
  for (const decision of decisions) latest.set(decision.decided_by, decision.status);
  return latest;
}

/** The status of a record after one more decision, the last of these, where its status lets it be heard. */
export function statusAfter(
  status: Confirm['status'],
  decisions: readonly Counted[],
  quorum: Quorum,
  conditional: boolean,
): Confirm['status'] {
  const cause = heardIn(decisions, quorum, conditional);
  return mayMove(status, cause) ? moves[cause].to : status;
}

/**
 * What decisions come to together. One standing no is a no; what the quorum asks for is an approval, on conditions when
 * the terms name any; some of that is an approval in part.
 */
function heardIn(decisions: readonly Counted[], quorum: Quorum, conditional: boolean) {
  if ([...standing(decisions).values()].includes('rejected')) return 'rejected';
  const { isMet, voices } = tallyOf(decisions, quorum);
  if (isMet) return conditional ? 'approved_on_conditions' : 'approved';
  return voices > 0 ? 'approved_in_part' : 'undecided';
}

/** Do two covers name the same bytes for the same artifacts? */
export function sameCover(one: Contents, other: Contents): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/** Do contents hold all of these? */
export function holdsAll(held: Contents, wanted: Contents): boolean {
  return Object.entries(wanted).every(([name, content]) => own(held, name) === content);
}

/** Is there nothing left to decide? Rejected stays open for a later decision; approved is final. */
export function isFinal(confirm: Confirm): boolean {
  return statuses[confirm.status].opens;
}

/**
 * When the approval ended, or null while it has not; one that others were still to join ends as well. Times compare as text: clock and doors write ISO 8601 in UTC with
 * milliseconds.
 */
export function endedAt(confirm: Confirm, at: string): string | null {
  const { expires_at } = confirm;
  return mayMove(confirm.status, 'ended') && expires_at !== undefined && expires_at <= at ? expires_at : null;
}

/** The status at this moment: an approval whose time is up is `expired` whether or not anybody has noted it. */
export function effectiveStatus(confirm: Confirm, at: string): Confirm['status'] {
  return endedAt(confirm, at) === null ? confirm.status : moves.ended.to;
}

/** What surrounds the record of a gate: the record, if there is one, and whether a branch and a blocker are there. */
export interface Standing {
  readonly confirm: Confirm | undefined;
  readonly isDrafted: boolean;
  readonly isBlocked: boolean;
}

/**
 * The status of a gate at this moment, one of the ten. A record that nobody has answered since the one before ended
 * tells how that one ended.
 */
export function statusOf({ confirm, isDrafted, isBlocked }: Standing, at: string): ApprovalStatus {
  if (isBlocked) return moves.blocked.to;
  if (confirm === undefined) return isDrafted ? moves.drafted.to : 'unknown';
  return confirm.voided !== undefined && confirm.decisions.length === 0
    ? confirm.voided.status
    : effectiveStatus(confirm, at);
}

/** The branch and the commit an approval is about; null for what is on the default branch, or where there is none. */
export function placeOf({ proposal, head }: Confirm): {
  readonly proposal: string | null;
  readonly head: string | null;
} {
  return { proposal: proposal ?? null, head: head ?? null };
}

/** Those whose approval stands, in the order they first decided. */
export function approvers(confirm: Confirm): readonly { readonly id: number | string; readonly login: string }[] {
  return approvalsIn(confirm.decisions).map(({ decided_by, decided_by_login }) => ({
    id: decided_by,
    login: decided_by_login,
  }));
}

/** The weakest assurance among the decisions that stand, or null without any. */
export function leastAssurance(confirm: Confirm): Assurance | null {
  const used = confirm.decisions
    .filter((decision) => decision.status === 'approved')
    .map((decision) => decision.assurance);
  return assurances.findLast((assurance) => used.includes(assurance)) ?? null;
}
