import type { Value } from '../pipeline/schema.ts';
import type { Handing } from '../policy/handing-on.ts';
import type { JobKind } from './state.ts';

/** How it went with what somebody was handed out. */
export type Outcome =
  | {
      readonly is: 'done';
      /** The commit of the run's branch with what it changed; absent where it changed no file. */
      readonly tree?: string;
      /** State variables that it sets. */
      readonly state?: Readonly<Record<string, Value>>;
    }
  | {
      readonly is: 'failed';
      readonly reason_code: FailureCode;
      readonly because: string;
      /** Would the same again perhaps go well? */
      readonly retryable: boolean;
    };

/** Why a step failed; a code for machines that never changes its meaning. */
export const failureCodes = {
  exit_nonzero: 'the command ended with another number than 0',
  killed_by_signal: 'the command was ended by a signal',
  timed_out: 'it took longer than it may',
  output_too_large: 'it put out more than a step may',
  output_not_text: 'it put out something that is no text',
  not_started: 'the command could not be started',
  folder_gone: 'the folder it worked in is not there any more',
  precondition_failed: 'what must hold before the step does not',
  state_missing: 'a state variable that the step needs has no value',
  verification_failed: 'what must hold after the step does not',
  state_invalid: 'it set a state variable to what it cannot be',
  not_granted: 'it changed what it may only read',
  not_recordable: 'git cannot record what it left',
  interrupted: 'whoever worked on it is gone',
  said_failed: 'whoever did it says that it failed',
} as const;
export type FailureCode = keyof typeof failureCodes;

/** What was put out: the text where it is short, else the file that keeps it. */
export interface Output {
  readonly bytes: number;
  readonly sha256: string;
  readonly text?: string;
}

/** A yes or a no. */
interface Decision {
  readonly gate: string;
  readonly reason: string;
  /** What they saw, in a way that `isSeen` takes. */
  readonly digest?: string;
}

/** Everything that can be asked of a run. */
export interface RunCommands {
  readonly start: {
    readonly run_id: string;
    readonly task: string;
    readonly door: string;
    readonly project?: { readonly id: string; readonly track?: string; readonly artifact?: string };
    /** The issue on GitHub in which people are told of it, by its number. */
    readonly issue?: number;
    readonly state?: Readonly<Record<string, Value>>;
  };
  /**
   * Hands out what is ready to whoever asks; `by` names their process. At most `limit` of what commands do is at work at
   * once; what somebody else does is handed out whatever there is. `agents`: the personas whose work they have commands for.
   */
  readonly take: { readonly by: string; readonly limit: number; readonly agents?: readonly string[] };
  /** Says how it went with what was handed out; with `take` the next is handed out in the same entry. */
  readonly submit: {
    readonly step: string;
    readonly job: JobKind;
    readonly attempt: number;
    readonly outcome: Outcome;
    readonly output?: Output;
    /** The executor that did it; without one whoever hands it in has. */
    readonly executor?: string;
    /** Milliseconds of work. */
    readonly took?: number;
    readonly take?: RunCommands['take'];
  };
  /** Whoever worked on what is running is gone: what of it may be done again is, the rest waits for direction. */
  readonly resume: { readonly reason: string; readonly steps?: readonly string[] };
  readonly approve: Decision;
  readonly reject: Decision;
  /** Another output instead of what a step put out, before it is approved. */
  readonly edit: { readonly step: string; readonly output: Output; readonly reason: string };
  /** Not doing a step. A required one needs an approval of the coordinating role first. */
  readonly skip: { readonly step: string; readonly reason: string };
  /** Doing again what failed, or going on, where the run waits for direction. */
  readonly retry: { readonly step: string; readonly reason: string };
  /** Goes back to a checkpoint, by name or id; the newest that is valid where none is named. */
  readonly rollback: {
    readonly to?: string;
    readonly reason: string;
    /** Without looking first whether it is whole. */
    readonly unvalidated?: true;
  };
  /** The files are as they were at the checkpoint: the commit that made them so; null where there are none. */
  readonly restored: { readonly tree: string | null };
  /** Looks whether checkpoints are whole: those named, or all. */
  readonly validate: { readonly checkpoints?: readonly string[] };
  /** What was to happen outside has happened: the key of the intent, and by what it can be found. */
  readonly receipt: {
    readonly of: string;
    readonly id: string;
    /** The report that was handed over with it; the file is kept beside the record. */
    readonly report?: Output;
  };
  /** Another value of state variables than the steps give them; needs an approval of the coordinating role first. */
  readonly set: { readonly state: Readonly<Record<string, Value>>; readonly reason: string };
  /** Another definition for the rest of the run, by its content; needs an approval of the coordinating role first. */
  readonly follow: { readonly blob: string; readonly reason: string };
  /** Asks the coordinating role to agree to a command before it is given: nothing of it is done. */
  readonly request: { readonly what: Agreed };
  /** Somebody lets another act for them in a role, as far as this run goes, or ends that. */
  readonly delegate: Handing;
  readonly cancel: { readonly reason: string };
}

/** A command to which the coordinating role has to agree first. */
export type Agreed = {
  readonly [V in 'skip' | 'rollback' | 'set' | 'follow']: { readonly [K in V]: RunCommands[V] };
}['skip' | 'rollback' | 'set' | 'follow'];

export type RunVerb = keyof RunCommands;
export type RunCommand = { readonly [V in RunVerb]: { readonly [K in V]: RunCommands[V] } }[RunVerb];
