import type { Actor, Document, Entry, EntryHead, Envelope, Signature, Verdict } from './core/entry.ts';
import type { Evidence } from './core/confirm/confirm.ts';
import type { Patience } from './core/patience.ts';
import type { Check, Effects, Grants } from './core/pipeline/pipeline.ts';
import type { Value } from './core/pipeline/schema.ts';
import type { Refusal } from './core/refusal.ts';
import type { FailureCode } from './core/run/commands.ts';
import type { JobKind } from './core/run/state.ts';

/** Time and chance come in as data, so that tests decide both. */
export interface Clock {
  /** ISO 8601, UTC, milliseconds. */
  readonly now: () => string;
  /** Resolves after at least this many milliseconds, or at once when somebody who waits no longer says so by the signal. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
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
  /** The hash of the last entry in it, where the home knows it. */
  readonly hash?: string;
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
  /** Loads how values of the record become YAML, where the home has a quicker way than everybody's to the same text. */
  readonly writer?: () => Promise<(value: unknown) => string>;
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
  /** Loads the rules that these commands need on what was seen. What it answers decides, and is pure. */
  readonly deciding: (
    commands: readonly Command[],
    seen: { readonly state: State | null; readonly observed: Observed },
  ) => Promise<(observed: Observed, state: State | null, head: EntryHead<Command>) => Verdict<Body>>;
  readonly evolve: (
    state: State | null,
    event: Body & { readonly event_id: string },
    head: EntryHead<Command>,
  ) => State | null;
  /** The bookkeeping of an entry, of a refused one too. */
  readonly recorded: (
    state: State | null,
    head: EntryHead<Command> & { readonly refusal?: Refusal },
    refused: boolean,
  ) => State | null;
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

/** One thing that is handed out: everything it takes to do it, and nothing else of the run. */
export interface Job {
  readonly run_id: string;
  readonly step: string;
  readonly job: JobKind;
  /** Counts from 1. */
  readonly attempt: number;
  /** What the run is about, in the words of whoever started it. */
  readonly task: string;
  /** The prompt with the values put in; data, never code. */
  readonly prompt: string;
  /** A command for the shell, as it is written: nothing was put into it. Null where somebody else does it. */
  readonly run: string | null;
  readonly agent: string | null;
  /** The folder it works in. */
  readonly folder: string;
  /** Variables of the environment that it gets beside the least. */
  readonly environment: Readonly<Record<string, string>>;
  /** What it reads, by name. */
  readonly inputs: ReadonlyMap<string, string>;
  /** The name under which what it puts out is kept. */
  readonly output: string | null;
  /** State variables that have a value. */
  readonly state: Readonly<Record<string, Value>>;
  /** For all of it, what must hold before and after included. */
  readonly timeout_ms: number;
  readonly output_limit_bytes: number;
  readonly effects: Effects;
  /** The skill that it uses, of those in `grants`. */
  readonly skill: string | null;
  readonly grants: Grants;
  /** Texts that must never appear in what it puts out. */
  readonly secrets: readonly string[];
  /** Must hold before; otherwise nothing is done. */
  readonly before: readonly Check[];
  /** Must hold afterwards; otherwise it failed. */
  readonly after: readonly Check[];
}

/** How it went. `output` is text in UTF-8, secrets taken out. */
export type JobResult =
  | {
      readonly is: 'done';
      readonly output: string;
      /** State variables that it sets, as it wrote them. */
      readonly state: Readonly<Record<string, string>>;
      readonly took_ms: number;
    }
  | {
      readonly is: 'failed';
      readonly reason_code: FailureCode;
      readonly because: string;
      readonly retryable: boolean;
      readonly output: string;
      readonly took_ms: number;
    }
  /** Somebody else does it, and says so later. */
  | { readonly is: 'handed on'; readonly because: string };

/** How a step gets done. */
export interface Executor {
  readonly name: string;
  /** Does it do jobs like this one? */
  readonly takes: (job: Pick<Job, 'run' | 'agent'>) => boolean;
  /** Ends when everything it started has ended, too. Never throws for what a step does; `signal` ends it early. */
  readonly execute: (job: Job, signal: AbortSignal) => Promise<JobResult>;
}

/**
 * What a step left was recorded by this commit, or null where it changed nothing since `head`, which is where the branch is
 * now; or why git cannot record it.
 */
export type RecordedTree =
  | { readonly ok: true; readonly commit: string | null; readonly head: string }
  | { readonly ok: false; readonly because: string };

/**
 * The files of a run: a worktree of its own, on a branch of its own. Whoever has the lock of the run is the only one to
 * use it.
 *
 * A step's result is what git would record of it. What git ignores is no part of it: caches that a step left which
 * succeeded stay for the steps after it, as they would in anybody's worktree; where the folder is set back to a commit,
 * those that came after it go. On another machine there are none.
 */
export interface RunTree {
  /** Absolute. */
  readonly folder: string;
  /**
   * The worktree is there, the branch is at this commit, and the folder holds exactly its files: whatever was done to it,
   * nothing else and nothing left over. Throws where that cannot be brought about.
   */
  readonly at: (commit: string) => Promise<void>;
  /** What git says changed since that commit: paths from the top of the folder, new files one by one. */
  readonly changed: () => Promise<readonly string[]>;
  /**
   * Records what the folder holds, on top of the commit it was at. What a step committed by itself counts by its files.
   * Throws where nothing can be written, or signed where commits are signed.
   */
  readonly commit: (message: string, author: Author, at: string) => Promise<RecordedTree>;
  /** A new commit on the branch whose files are those of `to`: what is undone stays in the history. */
  readonly restore: (to: string, message: string, author: Author, at: string) => Promise<string>;
  /** Is everything there that its files are made of, and can what the run itself wrote be read? */
  readonly isWhole: (commit: string) => Promise<boolean>;
  /** The branch is on the home remote as it is here, where there is one. */
  readonly publish: () => Promise<void>;
  /** What the folder holds and nobody recorded, as a commit on a ref beside the branch; null where there is nothing. */
  readonly keep: (message: string, author: Author, at: string) => Promise<KeptChanges | null>;
  /** The worktree is gone; the branch stays. */
  readonly remove: () => Promise<void>;
}

/** Where changes are that nobody recorded: `paths` on a ref; or still in the folder `left`, as git cannot record them. */
export type KeptChanges =
  | { readonly ref: string; readonly paths: readonly string[] }
  | { readonly left: string; readonly because: string };

/** A person as commits name them. */
export interface Author {
  readonly name: string;
  readonly email: string;
}
