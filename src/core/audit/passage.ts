import type { Terms } from '../confirm/confirm.ts';
import type { Actor, Assurance } from '../entry.ts';

/** What passes gates: bytes onto the default branch or off it, a track to another stage, a go-ahead, an end. */
export const kinds = ['landing', 'removal', 'move', 'action', 'closure'] as const;
export type Kind = (typeof kinds)[number];

/**
 * How a gate let something pass: decisions of people · checks alone · break-glass, before · nobody opened it · it was
 * one of several ways and another one held · it was closed, and the policy only observed · it should have been open and
 * the record does not show that it was.
 */
export const ways = ['approved', 'by checks', 'overridden', 'bypassed', 'not needed', 'observed', 'not shown'] as const;
export type Way = (typeof ways)[number];

/** A yes that opened a gate, with all that makes it count. */
export interface Yes {
  /** Id of the event that recorded it. */
  readonly id: string;
  readonly by: string;
  readonly role: string;
  /** By what the role was held: `team acme/legal`, `login kim`; null where an older record does not say. */
  readonly authority: string | null;
  readonly assurance: Assurance;
  /** The commit that was looked at. */
  readonly head: string | null;
  readonly at: string;
  readonly reason: string;
  /** Who recorded it for somebody else, and what that person had written. */
  readonly attested_by: string | null;
  readonly evidence: { readonly name: string; readonly sha256: string } | null;
  /** For whom it was given: who holds the role first, then each hand it passed through. */
  readonly delegated_by: readonly string[];
  /** Is it by somebody who wrote what it covers, or for one? */
  readonly own_work: boolean;
}

/** Break-glass: who opened a gate without its approval, or said afterwards why it had been passed. */
export interface Override {
  readonly by: string;
  readonly role: string;
  readonly authority: string | null;
  readonly assurance: Assurance;
  readonly at: string;
  readonly reason: string;
}

/** A gate that stood before something, and how it let it pass. */
export interface PassedGate {
  readonly gate: string;
  readonly way: Way;
  /** The sentence that was recorded then; for what asks gates by conditions, the same rule asked again of the record. */
  readonly says: string;
  readonly approvals: readonly Yes[];
  readonly terms: Terms;
  /** Before, where it was overridden; after, where it was bypassed and somebody has said why. */
  readonly override: Override | null;
}

/** What an auditor looks for, as a machine tells it apart. */
export const findingMeanings = {
  bypassed: 'passed a closed gate, and nobody has said why',
  bypassed_with_rationale: 'passed a closed gate, and somebody who may has said why',
  overridden: 'a gate was opened without its approval',
  not_shown: 'the record does not show that a gate was open',
  unlisted_move: 'moved where no transition of the workflow leads',
  unreadable_rules: 'the workflow or policy of then cannot be read any more',
  own_work: 'approved by somebody who wrote it',
  several_gates: 'one person opened several gates',
  no_gate: 'no gate stood before it: nobody was asked',
} as const satisfies Readonly<Record<string, string>>;
export type AuditCode = keyof typeof findingMeanings;
export const auditCodes: readonly AuditCode[] = [
  'bypassed',
  'not_shown',
  'unlisted_move',
  'unreadable_rules',
  'overridden',
  'bypassed_with_rationale',
  'own_work',
  'several_gates',
  'no_gate',
];

/** Those that somebody has to look into; the others are worth knowing. */
export const unresolved: readonly AuditCode[] = ['bypassed', 'not_shown', 'unlisted_move', 'unreadable_rules'];

export interface AuditFinding {
  readonly code: AuditCode;
  readonly says: string;
}

/** The version that landed or left. `content` is what git, or whoever recorded it, calls these bytes. */
export interface PassedVersion {
  readonly name: string;
  readonly version: string | null;
  readonly path: string | null;
  readonly commit: string | null;
  readonly content: string | null;
}

/** One thing that happened to a project and that gates could have kept from happening. */
export interface Passage {
  readonly project: string;
  /** Number of the entry that records it, and the id of the event in it. */
  readonly entry: number;
  readonly id: string;
  /** When it was recorded (ISO 8601, UTC). */
  readonly at: string;
  readonly by: Actor;
  readonly kind: Kind;
  /** As a person says it: `contract v2 landed`, `proposal → contract`. */
  readonly what: string;
  readonly track: string;
  /** Is it an action that reaches outside? */
  readonly external: boolean;
  readonly artifact: PassedVersion | null;
  readonly why: string;
  readonly gates: readonly PassedGate[];
  readonly findings: readonly AuditFinding[];
}
