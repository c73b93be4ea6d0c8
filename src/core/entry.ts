import type { Circumstance } from './project/under.ts';
import type { Refusal } from './refusal.ts';

/**
 * How sure we are that somebody is who they say, strongest first:
 * `proven` GitHub said so · `signed` a key that the policy lists · `attested` a person in an attesting role
 * recorded somebody else's decision with evidence · `asserted` git configuration or a client said so.
 */
export const assurances = ['proven', 'signed', 'attested', 'asserted'] as const;
export type Assurance = (typeof assurances)[number];

/** Who did something. `id` never changes: GitHub's number, or in plain git the e-mail address in lower case. */
export interface Actor {
  readonly id: number | string;
  readonly login: string;
  readonly kind: 'person' | 'agent' | 'app' | 'system';
  readonly assurance: Assurance;
}

/** Who does what nobody did: time passing, a policy that changed. */
export const countersign: Actor = { id: 'countersign', login: 'countersign', kind: 'system', assurance: 'proven' };

/** A command on its way in: who asks, and the one id by which a repeated delivery is known. */
export interface Envelope<Command> {
  readonly source: string;
  readonly actor: Actor;
  readonly command: Command;
  /** When it was said or done, by the clock of where it was (ISO 8601, UTC); absent where nobody else's clock ran. */
  readonly said?: string;
}

/** The part of an entry that holds before anything is decided; `at` is the clock of whoever decides (ISO 8601, UTC). */
export interface EntryHead<Command = unknown> extends Envelope<Command> {
  readonly v: 1;
  readonly id: string;
  readonly seq: number;
  readonly at: string;
}

/**
 * What the decision rested on, so that it can be decided again from the record alone. `under`: circumstances that stand
 * nowhere else in the record.
 */
export type Saw = Readonly<Record<string, unknown>> & { readonly under?: readonly Circumstance[] };

/** By what a person proves an entry to be theirs: the key, as its fingerprint `SHA256:…`, and what ssh-keygen wrote. */
export interface Signature {
  readonly key: string;
  /** Armored, with its first and last line. */
  readonly text: string;
}

/**
 * One line of the log: a command with what it saw, and its events or its refusal.
 * `state` is the git blob id of the state it produced; `hash` = sha256(`prev` + the line without `hash`).
 * `signature` is over all of it but itself and `hash`; an entry whose actor is `signed` has one.
 */
export interface Entry<Command = unknown, Event = unknown> extends EntryHead<Command> {
  readonly saw: Saw;
  readonly events?: readonly Event[];
  readonly refusal?: Refusal;
  readonly state: string;
  readonly prev: string;
  readonly signature?: Signature;
  readonly hash: string;
}

/** What a decider answers: what happened, or why not; never both. */
export type Verdict<Body> =
  | { readonly events: readonly Body[]; readonly saw?: Saw }
  | { readonly refusal: Refusal; readonly saw?: Saw };

/** Is `have` at least as strong as `least`? */
export function isAtLeast(have: Assurance, least: Assurance): boolean {
  return assurances.indexOf(have) <= assurances.indexOf(least);
}

/** A text of the record beside state and log: written whole, one value appended as a line, or a text that was in sight. */
export type Document =
  | { readonly path: string; readonly whole: unknown }
  | { readonly path: string; readonly line: unknown }
  | { readonly path: string; readonly blob: string };
