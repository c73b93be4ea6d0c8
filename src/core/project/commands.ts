import type { Condition, FactValue } from '../condition.ts';
import type { Contents, Evidence } from '../confirm/confirm.ts';
import type { Pin } from './state.ts';

/** A version that has come onto the default branch: artifact → content, or null where the file is gone. */
export type Landed = Readonly<Record<string, string | null>>;

/** Whose decision an attesting person records. */
export interface Attestation {
  readonly id: number | string;
  readonly login: string;
  readonly evidence: Evidence;
}

/** Everything that can be asked of a project, with its arguments. Deeds (what people did in git) are commands too. */
export interface ProjectCommands {
  readonly start: {
    readonly project_id: string;
    readonly workflow_type: string;
    readonly workflow: string;
    readonly client: string;
    readonly owner: string;
  };
  /** Deed: a branch or pull request has new bytes for artifacts of the project. `lost` = earlier heads it no longer contains. */
  readonly propose: {
    readonly proposal: string;
    readonly head: string;
    readonly base: string;
    readonly contents: Contents;
    readonly authors: readonly (number | string)[];
    readonly lost: readonly string[];
  };
  /** Deed: the branch is gone or no longer changes anything of the project. */
  readonly retract: { readonly proposal: string };
  /** Deed: these bytes are on the default branch now. */
  readonly land: {
    readonly commit: string;
    readonly contents: Landed;
    readonly authors: readonly (number | string)[];
    readonly proposal: string | null;
    /** Commits of the same series that brought other bytes on the way. */
    readonly passed: readonly string[];
  };
  /** Deed: the default branch holds another valid policy. */
  readonly pin: { readonly policy: Pin | null };
  /** Deed: what cannot be repeated has been done, and this is where it is. */
  readonly receipt: { readonly of: string; readonly id: string };
  /** Deed: time has passed, or something around the project has changed: what waits for people is looked at anew. */
  readonly wait: Readonly<Record<string, never>>;
  /** Deed: refused to people whose refusals are not written out any more, and heard all the same: `<time> <source>` each. */
  readonly overlook: { readonly said: readonly string[] };
  /** Deed: the time of an approval is up. */
  readonly expire: {
    readonly gate: string;
    readonly track: string;
    /** The Confirm, where that is not the one of the gate that was spoken of last. */
    readonly confirm_id?: string;
  };
  readonly request: { readonly gate: string; readonly track: string; readonly proposal?: string };
  readonly approve: {
    readonly gate?: string;
    readonly track: string;
    readonly proposal?: string;
    /** The commit the approver saw, which has to hold the bytes that the gate is about now. */
    readonly head?: string;
    readonly reason: string;
    readonly permits?: readonly string[];
    readonly limits?: string;
    readonly conditions?: readonly Condition[];
    /** Conditions in words: what has to be so before it counts. */
    readonly blockers?: readonly string[];
    readonly until?: string;
    readonly on_behalf_of?: Attestation;
  };
  readonly reject: {
    readonly gate?: string;
    readonly track: string;
    readonly proposal?: string;
    /** The commit the reviewer saw, which has to hold the bytes that the gate is about now. */
    readonly head?: string;
    readonly reason: string;
    readonly on_behalf_of?: Attestation;
  };
  /** Deed: somebody took another person's review away; what it decided about that branch no longer counts. */
  readonly dismiss: {
    readonly person: number | string;
    readonly proposal: string;
    readonly reason: string;
    /** When the review was given that was taken away: what its author said later stands. Absent where nobody knows. */
    readonly given?: string;
  };
  readonly withdraw: {
    readonly gate: string;
    readonly track: string;
    readonly proposal?: string;
    readonly reason: string;
  };
  readonly reconfirm: { readonly gate: string; readonly track: string; readonly proposal?: string };
  /** Somebody lets another act for them in a role, or ends that; `until` and `from` are days or instants. */
  readonly delegate: {
    readonly role: string;
    /** A login, or in plain git an e-mail address. */
    readonly to: string;
    readonly from?: string;
    readonly until?: string;
    readonly end?: true;
    readonly reason: string;
  };
  /** With `proposal` the gate is opened for the bytes of that branch, before they land. */
  readonly override: {
    readonly gate: string;
    readonly track: string;
    readonly reason: string;
    readonly proposal?: string;
  };
  readonly merge: { readonly proposal: string; readonly head: string; readonly landing: Contents };
  readonly artifact: {
    readonly artifact: string;
    readonly content: string;
    readonly address: string;
    readonly source_artifacts: readonly string[];
  };
  readonly fact: { readonly fact: string; readonly value: FactValue; readonly source: string };
  readonly flag: { readonly flag: string; readonly reason: string };
  readonly block: { readonly text: string; readonly on: string };
  readonly unblock: { readonly blocker: string; readonly reason: string };
  readonly act: { readonly action: string; readonly track: string };
  readonly advance: { readonly to?: string; readonly track: string; readonly reason?: string };
  readonly back: { readonly to: string; readonly track: string; readonly reason: string };
  readonly close: { readonly terminal_state: string; readonly rationale?: string };
  readonly undo: { readonly seq: number; readonly reason: string };
  /** The project follows another definition from now on: the one of this content, where definitions are found. */
  readonly migrate: { readonly blob: string };
}

export type ProjectVerb = keyof ProjectCommands;

/** What happened in git is a fact, whoever did it; everything else has to be allowed. */
export const deeds: readonly ProjectVerb[] = [
  'propose',
  'retract',
  'land',
  'pin',
  'expire',
  'receipt',
  'wait',
  'overlook',
  'dismiss',
];

/** What people decide about a gate: by a review, too. */
const decisions = ['request', 'approve', 'reject', 'withdraw', 'reconfirm'] as const;

/** What is only ever written out as a command. */
const written = [
  'start',
  'delegate',
  'override',
  'merge',
  'artifact',
  'fact',
  'flag',
  'block',
  'unblock',
  'act',
  'advance',
  'back',
  'close',
  'undo',
  'migrate',
] as const;

/** What people ask for. */
export const wishes: readonly ProjectVerb[] = [...decisions, ...written];

/** Every verb by name. */
export const projectVerbs: readonly ProjectVerb[] = [...wishes, ...deeds];

/** One command: its name is its only key, as it stands in the log. */
export type ProjectCommand = { readonly [V in ProjectVerb]: { readonly [K in V]: ProjectCommands[V] } }[ProjectVerb];

/** The verb of a command. */
export function verbOf(command: ProjectCommand): ProjectVerb {
  return projectVerbs.find((verb) => verb in command) ?? 'start';
}

export type WrittenCommand = Extract<
  ProjectCommand,
  { readonly [V in (typeof written)[number]]: { readonly [K in V]: unknown } }[(typeof written)[number]]
>;

/** Is it one that is only ever written out? */
export function isWritten(command: ProjectCommand): boolean {
  return written.some((verb) => verb in command);
}
