import type { Clock, Home } from '../../src/ports.ts';
import type { Actor } from '../../src/core/entry.ts';
import type { Observed } from '../../src/core/observe.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import type { ProjectState } from '../../src/core/project/state.ts';

/** Three people: ann writes, bob reads, cat leads. */
export type Person = 'ann' | 'bob' | 'cat';
/** Content by path; null deletes the file. */
export type Files = Readonly<Record<string, string | null>>;
export type Way = 'merge' | 'squash' | 'rebase' | 'fast-forward';
export type ProjectHome = Home<ProjectState, Observed, ProjectCommand>;

/** A clock that stands still until it is told otherwise; nobody waits. */
export interface TestClock extends Clock {
  readonly advance: (minutes: number) => void;
}

/** What people do takes a moment where the repository is not on this machine. */
export type Awaitable<T> = T | Promise<T>;

/**
 * A home with the world around it, as people change it. Stories tell of the project `atlas`, of branches and of e-mail
 * addresses; a rig whose home has other names for them uses those, and says which.
 */
export interface Rig {
  readonly clock: TestClock;
  /** The id of the project. */
  readonly project: string;
  /** The policy that lies in the repository from the beginning. */
  readonly policy: string;
  readonly actor: (person: Person) => Actor;
  /** What the record here says → what all homes say: of ids, names and whatever else depends on the home. */
  readonly names: () => ReadonlyMap<string, string>;
  /** A new branch of the default branch, with one commit; gives the commit. */
  readonly propose: (branch: string, files: Files, by: Person) => Awaitable<string>;
  /** One more commit on a branch. */
  readonly push: (branch: string, files: Files, by: Person) => Awaitable<string>;
  /** The last commit of a branch is replaced by another with the same bytes. */
  readonly rewrite: (branch: string, by: Person) => Awaitable<string>;
  readonly land: (branch: string, way: Way, by: Person) => Awaitable<void>;
  /** A commit on the default branch itself. */
  readonly commit: (files: Files, by: Person) => Awaitable<void>;
  /** A commit that takes back what the last commit of the default branch brought. */
  readonly revert: (by: Person) => Awaitable<void>;
  readonly remove: (branch: string) => Awaitable<void>;
  /** The home as this person opens it for one command; two seats are two machines, or two processes on one. */
  readonly home: (person: Person, seat?: 0 | 1) => Promise<ProjectHome>;
  /** Everything in the record of the project, by path below its folder. */
  readonly record: () => ReadonlyMap<string, string>;
  /** The first lines of the commits that wrote the project, oldest first. */
  readonly subjects: () => readonly string[];
  readonly close: () => Promise<void>;
}

export const project = 'atlas';
export const policyPath = '.github/countersign.yml';
export const lifecyclePath = '.github/countersign/lifecycles/paper.yaml';
export const textPath = `papers/${project}/text.md`;
export const notesPath = `papers/${project}/notes.md`;
export const figures = `papers/${project}/figures`;
/** A branch that belongs to the project by its name. */
export const named = `project/${project}/code`;
/** A track beside the main one, where its text lies, and a branch that belongs to it by its name. */
export const track = 'appendix';
export const trackTextPath = `papers/${project}/text-${track}.md`;
export const namedForTrack = `project/${project}/${track}`;

export const lifecycle = `workflow_type: paper
stages: [writing, review, print]
artifacts:
- artifact_type: text
  path: papers/{project}/text.md
  owner: writer
  version_policy: revise
  gates: [reading]
- artifact_type: notes
  path: papers/{project}/notes.md
  owner: writer
  version_policy: revise
- artifact_type: figures
  kind: folder
  path: papers/{project}/figures/**
  owner: writer
  version_policy: revise
- artifact_type: change
  kind: pull_request
  owner: writer
  version_policy: revise
  gates: [code]
gates:
- gate_id: reading
  owner: reader
  applies_when: the text lands
- gate_id: code
  owner: lead
  applies_when: a change lands
- gate_id: printing
  owner: lead
  applies_when: the paper is printed
allowed_transitions:
- from: writing
  to: review
  on: { landed: text }
  when: the text has landed and was read
  requires:
    all:
    - artifact: text
    - gate: reading
- from: review
  to: print
  when: the lead says so
  requires: { gate: printing }
- from: review
  to: writing
  when: it has to be written anew
- from: print
  to: review
  when: the print was bad
terminal_states: [printed]
`;

export const policy = `version: 1
workflow: paper
assurance: asserted
roles:
  writer:
    emails: [ann@example.com]
  reader:
    emails: [bob@example.com]
  lead:
    emails: [cat@example.com]
attesters: [lead]
overriders: [lead]
`;

export function emailOf(person: Person): string {
  return `${person}@example.com`;
}

/** Somebody whom git names. */
export function asserted(person: Person): Actor {
  return { id: emailOf(person), login: emailOf(person), kind: 'person', assurance: 'asserted' };
}

const people: readonly Person[] = ['ann', 'bob', 'cat'];

/** How sure a home is of a person is its own affair, and so is whether it knows them by an address or a name. */
export const plainNames: ReadonlyMap<string, string> = new Map([
  ['proven', 'asserted'],
  ...people.map((person) => [person, emailOf(person)] as const),
]);

/** Begins at noon of the first day of 2026. */
export function testClock(): TestClock {
  let now = Date.parse('2026-01-01T12:00:00.000Z');
  return {
    now: () => new Date(now).toISOString(),
    sleep: () => Promise.resolve(),
    random: () => 0.5,
    advance: (minutes) => {
      now += minutes * 60_000;
    },
  };
}
