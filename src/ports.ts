import type { Actor, Entry, EntryHead, Envelope, Signature, Verdict } from './core/entry.ts';
import type { Evidence } from './core/confirm/confirm.ts';
import type { Patience } from './core/patience.ts';
import type { Refusal } from './core/refusal.ts';

/** Time and chance come in as data, so that tests decide both. */
export interface Clock {
  /** ISO 8601, UTC, milliseconds. */
  readonly now: () => string;
  /** Resolves after at least this many milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/** What a home has read at one moment. `revision` is what a commit will be compared with. */
export interface Sight<State, Observed> {
  readonly revision: string | null;
  readonly state: State | null;
  readonly observed: Observed;
  /** The open segment of the log, empty before the first entry. */
  readonly tail: string;
  /** Texts that may be pinned by what is decided now, by blob id: the definition and the policy in force. */
  readonly texts: ReadonlyMap<string, string>;
  /** Another text of the same instance, by its path below the instance's folder; null when there is none. */
  readonly read: (path: string) => Promise<string | null>;
}

/** A file that somebody handed in with a command; it is kept beside the record under its digest. */
export interface Attachment extends Evidence {
  readonly content: Uint8Array;
}

/** One commit: files of one instance (paths below its folder), and who and what it was about. */
export interface Change {
  readonly id: string;
  readonly revision: string | null;
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly entries: readonly Entry[];
  readonly subject: string;
  readonly author: Actor;
  readonly at: string;
}

/** `conflict`: somebody else was faster. Look again and decide again. */
export type Committed =
  | { readonly ok: true; readonly revision: string }
  | { readonly ok: false; readonly reason: 'conflict' };

/** What deciding came to: what was written down, and refusals that are answered without being kept. */
export interface Decided {
  readonly entries: readonly Entry[];
  readonly unkept: readonly { readonly envelope: Envelope<unknown>; readonly refusal: Refusal }[];
}

/** Where instances of one kind live: GitHub, a plain git repository, or memory. */
export interface Home<State, Observed, Command> {
  readonly patience: Patience;
  /**
   * Reads the state, the conditions, and what people have done since; and what `asked`, a command that is to be decided on
   * it, is about. Throws when something is broken or out of reach.
   */
  readonly observe: (id: string, at: string, asked?: Command) => Promise<Sight<State, Observed>>;
  /**
   * Has whoever asked sign their entry as it will be recorded, where people sign; called for those whose assurance is
   * `signed`. Throws where there is no signature that holds under what was observed: then nothing is recorded.
   */
  readonly sign?: (id: string, entry: Entry, observed: Observed) => Promise<Signature>;
  /** One atomic commit, only if the home is still at `revision`. */
  readonly commit: (change: Change) => Promise<Committed>;
  /** Makes people see the state and what was decided just now. May be repeated. */
  readonly show: (id: string, state: State | null, decided: Decided) => Promise<void>;
}

/** A text of the record beside state and log: written whole, one value appended as a line, or a text the sight holds. */
export type Document =
  | { readonly path: string; readonly whole: unknown }
  | { readonly path: string; readonly line: unknown }
  | { readonly path: string; readonly blob: string };

/** A kind of instance: its rules, and what its record holds. Everything in it is pure but for what loads its rules. */
export interface Decider<State, Command, Body, Observed> {
  /** The file of the state, below the folder of an instance. */
  readonly stateFile: string;
  /** The command with what must not be kept replaced by its digest, before anything else sees it. */
  readonly masked: (
    observed: Observed,
    command: Command,
    digest: (text: string) => string,
    state: State | null,
  ) => Command;
  /** What people have done that the state does not know, as commands. */
  readonly deeds: (observed: Observed, state: State | null) => readonly Envelope<Command>[];
  /** Loads the rules that these commands need. What it answers decides, and is pure. */
  readonly deciding: (
    commands: readonly Command[],
  ) => Promise<(observed: Observed, state: State | null, head: EntryHead<Command>) => Verdict<Body>>;
  readonly evolve: (
    state: State | null,
    event: Body & { readonly event_id: string },
    head: EntryHead<Command>,
  ) => State | null;
  /** The bookkeeping of an entry, of a refused one too. */
  readonly recorded: (state: State | null, head: EntryHead<Command>, refused: boolean) => State | null;
  /** Number of the last entry; 0 before the first. */
  readonly seqOf: (state: State | null) => number;
  /** Is this entry in the record already? */
  readonly hasSeen: (state: State | null, entryId: string) => boolean;
  /** May one more refusal of this person be written down? */
  readonly keepsRefusal: (state: State | null, head: EntryHead<Command>) => boolean;
  /** What was said and refused and is not written down, as one command that is; null when that is nothing. */
  readonly overlooked: (state: State, heads: readonly Envelope<Command>[]) => Envelope<Command> | null;
  /** The texts that an event changed, beside state and log. */
  readonly documents: (
    after: State,
    event: Body & { readonly event_id: string },
    head: EntryHead<Command>,
  ) => readonly Document[];
  /** The first line of the commit message. */
  readonly subject: (id: string, entries: readonly Entry<Command, Body & { readonly event_id: string }>[]) => string;
}
