import type { Confirm, Contents } from '../confirm/confirm.ts';
import type { Definition } from '../definition/schema.ts';
import type { Entry, EntryHead } from '../entry.ts';
import { own } from '../own.ts';
import type { People } from '../policy/may.ts';
import type { OwnerGroup } from '../policy/owners.ts';
import type { Policy } from '../policy/schema.ts';
import { projectText } from '../prose.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { ProjectCommand } from './commands.ts';
import type { ProjectEvent } from './events.ts';
import type { Pin, ProjectState, Track } from './state.ts';

/** The content of an artifact that a branch takes away: removing it is approved like any other bytes. */
export const absent = 'absent';

/** An open branch or pull request that changes artifacts of the project, as it is right now. */
export interface Proposal {
  readonly head: string;
  /** Where it left the default branch. */
  readonly base: string;
  readonly contents: Contents;
  /** Everybody who wrote, committed or co-authored a commit of it: none of them may approve it. */
  readonly authors: readonly (number | string)[];
  /**
   * What it would bring if it ended at an earlier commit of its own that somebody says they looked at, by the whole id of
   * that; only what was asked for is there, and only where the head still has that commit in its history.
   */
  readonly earlier?: Readonly<Record<string, Contents>>;
  /** When its head came to be there, by the clock of its home; absent where nobody can tell. */
  readonly pushed_at?: string;
  /** Checks on its head; absent where the home has none for it. */
  readonly checks?: Checks;
  /** Who owns the paths that it changes, artifacts or not; absent where the home cannot tell. */
  readonly owners?: readonly OwnerGroup[];
  /** Is it still being written, so that nobody is asked about it yet? */
  readonly draft?: true;
}

/** Check → its result on one commit. */
export type Checks = Readonly<Record<string, 'passed' | 'failed' | 'pending'>>;

/** What lies on the default branch where artifacts belong, by their names, and who put it there, as far as that is known. */
export interface There {
  readonly commit: string;
  readonly artifacts: Readonly<
    Record<string, { readonly content: string; readonly authors: readonly (number | string)[] }>
  >;
}

/** The conditions a decision is made under: all that is not a command and not the state. */
export interface World {
  readonly definition: Definition;
  readonly policy: Policy;
  readonly definitionPin: Pin;
  /** The definition that somebody asks to follow instead, where that is asked. */
  readonly offered?: { readonly definition: Definition; readonly pin: Pin };
  /** What is there already, where work is adopted as a project. */
  readonly there?: There;
  /** Null where there is no policy file and the default policy holds. */
  readonly policyPin: Pin | null;
  /** Its short name: named where a branch is asked for, it means what has landed. */
  readonly defaultBranch: string;
  /** Head of the default branch. */
  readonly head: string | null;
  readonly proposals: Readonly<Record<string, Proposal>>;
  /** The one of them that is asked about, where that is known and others may have the same bytes. */
  readonly about?: string;
  readonly people: People;
  /** Are people told here what waits for them? */
  readonly reminds?: boolean;
  /** Checks on the head of the default branch. */
  readonly checks: Checks;
  /** The latest lines of the log, at least the open segment. */
  readonly recent: readonly Entry<ProjectCommand, ProjectEvent>[];
  /** Older ones that a command names, where one does. */
  readonly named?: readonly Entry<ProjectCommand, ProjectEvent>[];
  readonly at: string;
}

/** What every rule of a started project is given. */
export interface Context {
  readonly world: World;
  readonly state: ProjectState;
  readonly entry: EntryHead;
}

/** Names the definition and the policy a decision rested on. */
export function sawOf(world: World): { readonly definition: string; readonly policy: string | null } {
  return { definition: world.definitionPin.blob, policy: world.policyPin?.blob ?? null };
}

/** The approval record of a gate on a track that was spoken of last. Others may lie beside it, about other bytes. */
export function confirmOf(state: ProjectState, track: string, gate: string): Confirm | undefined {
  return own(own(state.approvals, track) ?? {}, gate);
}

/** The track of this name, which somebody typed. */
export function trackOf(state: ProjectState, name: string): Track | undefined {
  return own(state.tracks, name);
}

/** The stage that a track is in; empty where there is no such track. */
export function stageOf(state: ProjectState, track: string): string {
  return trackOf(state, track)?.stage ?? '';
}

export function unknownTrack({ state }: Pick<Context, 'state'>, track: string): { readonly refusal: Refusal } {
  return refuse(
    'unknown_track',
    `${projectText(state.project_id)} has no track ${track}`,
    `It has ${Object.keys(state.tracks).join(', ')}.`,
  );
}

/** Every approval record of a project. */
export function confirmsOf(state: Pick<ProjectState, 'approvals' | 'other_approvals'>): readonly Confirm[] {
  const last = Object.values(state.approvals).flatMap((gates) => Object.values(gates));
  return [...last, ...(state.other_approvals ?? [])];
}
