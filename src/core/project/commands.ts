import type { Condition, FactValue } from '../condition.ts';
import type { Contents, Evidence } from '../confirm/confirm.ts';
import type { Intent, Urgency } from '../definition/routing.ts';
import type { Handing } from '../policy/handing-on.ts';
import type { RunSeen } from './events.ts';
import type { Pin, Track } from './state.ts';

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
  /** Work that has been going on for a while becomes a project, in the stage where it is. */
  readonly adopt: ProjectCommands['start'] & { readonly stage: string; readonly because: string };
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
  /** Deed: this is what is published of an artifact outside of the tree, at an address; null where it was taken back. */
  readonly publish: { readonly artifact: string; readonly content: string | null; readonly address: string };
  /** Deed: the default branch holds another valid policy. */
  readonly pin: { readonly policy: Pin | null };
  /** Deed: what cannot be repeated has been done, and this is where it is. */
  readonly receipt: { readonly of: string; readonly id: string };
  /** Deed: the record of a run of this project says how that stands now, and when it is completed what it found out. */
  readonly run_changed: RunSeen & { readonly run: string; readonly facts?: Readonly<Record<string, FactValue>> };
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
  readonly delegate: Handing;
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
    /** By which specialist it was made; by the roles of whoever records it where it is left out. */
    readonly as?: string;
  };
  readonly fact: {
    readonly fact: string;
    readonly value: FactValue;
    readonly source: string;
    /** `artifact:<type>`: what it stands in for where a stage is skipped. */
    readonly substitutes?: string;
  };
  /** Taken to be so until somebody knows. */
  readonly assume: { readonly assumption: string; readonly value: FactValue; readonly because: string };
  /** Two sources differ about something that is no fact; about facts that is found by itself. */
  readonly conflict: {
    readonly about: string;
    /** Each as `source: what it says`. */
    readonly claims: readonly string[];
    readonly on: string;
  };
  /** Somebody decides which of two sources is right; `value` where it is about a fact. */
  readonly resolve: { readonly conflict: string; readonly value?: FactValue; readonly because: string };
  readonly flag: { readonly flag: string; readonly reason: string };
  readonly block: {
    readonly text: string;
    readonly on: string;
    /** By when it should be out of the way, and the recovery action that is to see to it: the track has stalled. */
    readonly due_date?: string;
    readonly recover?: string;
  };
  /** Somebody asks for work, and is told where that goes. */
  readonly ask: {
    readonly intent: Intent;
    /** A specialist, stage, artifact, gate, action or track. */
    readonly target?: string;
    readonly outcome?: string;
    readonly track?: string;
    readonly flags: readonly string[];
    readonly urgency?: Urgency;
    /** Goes on without what is missing, as a draft that does not land. */
    readonly draft?: true;
    readonly plugin?: { readonly id: string; readonly because: string };
    /** By which specialist they ask; by their roles where it is left out. */
    readonly as?: string;
    /** Kept, and never read. */
    readonly note?: string;
  };
  /** A track of its own, for another scope or audience, or for approvals of its own. */
  readonly fork: {
    readonly track: string;
    /** The kind of track in the definition that it is one of. */
    readonly as?: string;
    readonly from: string;
    readonly stage?: string;
    readonly owner?: string;
    readonly due_date?: string;
    readonly depends_on?: readonly Condition[];
    /** Types of artifacts of which it has versions of its own; those of its kind where it is left out. */
    readonly lines?: readonly string[];
    /** What it may put out, and the actions it may ask for, where it is of no kind that says so. */
    readonly allowed_output?: Track['allowed_output'];
    readonly may?: readonly string[];
    readonly because: string;
  };
  /** A track ends, and what it was for goes on in the one it left. */
  readonly join: { readonly track: string; readonly outcome: 'complete' | 'superseded'; readonly because: string };
  /** `of`: `project` or `track:<name>`. */
  readonly assign: {
    readonly of: string;
    readonly to?: string;
    readonly due_date?: string;
    readonly because: string;
  };
  /** Nothing is to be done with this artifact any more. */
  readonly retire: { readonly artifact: string; readonly because: string };
  /** It stays as it is although what it was made from has changed. */
  readonly keep: { readonly artifact: string; readonly because: string };
  /** On along listed transitions, past stages whose work other facts stand in for. */
  readonly skip: { readonly to: string; readonly track: string; readonly because: string };
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
  'publish',
  'pin',
  'expire',
  'receipt',
  'run_changed',
  'wait',
  'overlook',
  'dismiss',
];

/** What people decide about a gate: by a review, too. */
const decisions = ['request', 'approve', 'reject', 'withdraw', 'reconfirm'] as const;

/** What is only ever written out as a command. */
const written = [
  'start',
  'adopt',
  'delegate',
  'override',
  'merge',
  'ask',
  'artifact',
  'retire',
  'keep',
  'fact',
  'assume',
  'conflict',
  'resolve',
  'flag',
  'block',
  'unblock',
  'act',
  'advance',
  'back',
  'skip',
  'fork',
  'join',
  'assign',
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

/** What a project begins with. */
export type Beginning = Extract<ProjectCommand, { readonly start: unknown } | { readonly adopt: unknown }>;

export function isBeginning(command: ProjectCommand): command is Beginning {
  return 'start' in command || 'adopt' in command;
}

/** For whom somebody else decided, with the evidence of it. */
export function behalfOf(command: ProjectCommand): Attestation | undefined {
  if ('approve' in command) return command.approve.on_behalf_of;
  return 'reject' in command ? command.reject.on_behalf_of : undefined;
}

/** The verb of a command. */
export function verbOf(command: ProjectCommand): ProjectVerb {
  return projectVerbs.find((verb) => verb in command) ?? 'start';
}

/** What most runs see nothing of: what is only ever written out, and what few definitions ask for. */
const seldom = [...written, 'publish', 'run_changed'] as const;

export type WrittenCommand = Extract<
  ProjectCommand,
  { readonly [V in (typeof seldom)[number]]: { readonly [K in V]: unknown } }[(typeof seldom)[number]]
>;

/** Is it one that most runs see nothing of? */
export function isWritten(command: ProjectCommand): boolean {
  return seldom.some((verb) => verb in command);
}
