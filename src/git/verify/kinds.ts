import type { Entry } from '../../core/entry.ts';
import type { ProjectCommand } from '../../core/project/commands.ts';
import { projectDecider, projectFolder } from '../../core/project/decider.ts';
import { shapeFault } from '../../core/project/entry-shape.ts';
import type { ProjectEvent } from '../../core/project/events.ts';
import { slug } from '../../core/project/rules/start.ts';
import type { ProjectState } from '../../core/project/state.ts';
import type { RunCommand } from '../../core/run/commands.ts';
import type { RunEvent } from '../../core/run/events.ts';
import type { RunState } from '../../core/run/state.ts';
import { isState, readState, type Refused } from '../../files.ts';
import { evidenceOf, type Playing } from '../../kept/replay.ts';

/** A kind of instance: what its record must be is worked out by its own rules, and by nothing else. */
export interface Kind<State, Command, Event> {
  readonly word: 'project' | 'run';
  readonly folder: (id: string) => string;
  readonly stateFile: string;
  readonly rules: Playing<State, Command, Event>;
  readonly isState: (value: unknown) => boolean;
  readonly readState: (bytes: Uint8Array, file: string) => { readonly ok: true } | Refused;
  /** Why an entry is none that this program could have written; null for one that it could. */
  readonly shapeFault: (entry: Entry<Command, Event>) => string | null;
  /** Path → sha256 of every file that was handed in with these entries. */
  readonly evidenceOf: (entries: readonly Entry<Command, Event>[]) => ReadonlyMap<string, string>;
  /** The id of the instance that an event began; null where it began none. */
  readonly begun: (event: Event) => string | null;
}

export const projectKind: Kind<ProjectState, ProjectCommand, ProjectEvent> = {
  word: 'project',
  folder: projectFolder,
  stateFile: projectDecider.stateFile,
  rules: projectDecider,
  isState,
  readState,
  shapeFault,
  evidenceOf,
  begun: (event) => (event.type === 'project_started' ? event.project_id : null),
};

/** Loaded by the first run that is met: many records have none. */
export async function runKind(): Promise<Kind<RunState, RunCommand, RunEvent>> {
  return (await import('./runs.ts')).runKind;
}

/** An instance, by its folder. */
export interface Instance {
  readonly word: 'project' | 'run';
  readonly id: string;
}

const tops: Readonly<Record<string, Instance['word']>> = { projects: 'project', runs: 'run' };

/** Where instances lie on the state branch, by the top folder. */
export function wordOf(top: string): Instance['word'] | null {
  return Object.hasOwn(tops, top) ? (tops[top] ?? null) : null;
}

/** The instance whose folder this is; null for what is none, or lies where it does not belong. */
export function instanceAt(folder: string): Instance | null {
  const [top = '', shelf = '', id = ''] = folder.split('/');
  const word = wordOf(top);
  if (word === null || id === '') return null;
  return folder === folderOf({ word, id }) && shelf !== '' ? { word, id } : null;
}

/** The folder of an instance on the state branch. */
export function folderOf({ word, id }: Instance): string {
  // As core/run/decider has it, which is not loaded for this.
  return word === 'project' ? projectFolder(id) : `runs/${id.slice(0, 2)}/${id}`;
}

/** Can an instance be called that? */
export function isId({ word, id }: Instance): boolean {
  return word === 'project' ? slug.test(id) : runId.test(id);
}

const runId = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?$/u;
