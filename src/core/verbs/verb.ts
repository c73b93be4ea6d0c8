import type { Attestation, ProjectCommand } from '../project/commands.ts';

/** One word that follows a verb. */
export interface Argument {
  readonly name: string;
  readonly help: string;
  readonly optional?: true;
  /** Takes all words that are left. */
  readonly rest?: true;
}

/** One `--name` of a verb; with `value` it takes one, with `list` it may be given again. */
export interface Option {
  readonly name: string;
  readonly help: string;
  readonly value?: string;
  readonly list?: true;
}

/** What somebody typed, by argument and option name. */
export type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** What a door adds that nobody types: the evidence file as it was read. */
export interface FromDoor {
  readonly attestation?: Attestation;
}

/** Wrong words: what is wrong and how it is written right. */
export interface Misuse {
  readonly because: string;
  readonly next: string;
}

/** Words that cannot be read: what is wrong with them, and what to write. */
export interface Misread {
  readonly misuse: Misuse;
}

export interface Verb {
  /** One word; of what a verb can do that has verbs of its own two: `workflow run`. */
  readonly name: string;
  readonly group: 'project' | 'knowing' | 'approval' | 'moving' | 'running' | 'working' | 'looking' | 'setup';
  readonly help: string;
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  readonly example: string;
  /** What it can do, each with words of its own; their names begin with its name. */
  readonly verbs?: readonly Verb[];
  /** The command it stands for; verbs without one only look, or act on the repository. */
  readonly command?: (given: Given, door: FromDoor) => ProjectCommand | Misread;
}
