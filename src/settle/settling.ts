import type { GitHubClient } from '../github/client.ts';
import type { Memory } from '../github/home.ts';
import type { Identity } from '../github/observe.ts';
import type { RepositoryName } from '../github/people.ts';
import type { Clock } from '../ports.ts';
import type { Guess } from './guess.ts';
import type { Owner } from './owners.ts';

/** One repository on GitHub, and what it is settled with. */
export interface Settling {
  readonly client: GitHubClient;
  readonly repository: RepositoryName;
  readonly identity: Identity;
  /** Short name of the state branch. */
  readonly branch: string;
  /** Folder of the shipped lifecycles. */
  readonly shipped: string;
  readonly memory: SettlingMemory;
  readonly clock: Clock;
  /** Told when nothing is shown here because another app shows, with its id. */
  readonly shownElsewhere?: (app: number) => void;
}

/** What a process remembers of one repository. Losing it costs requests, never an answer. */
export interface SettlingMemory {
  readonly looks: Memory;
  /** What every project owns whose texts were read. */
  readonly owners: Map<string, Owner>;
  /** The others, by id, with the trees of their folders; null before the first listing. */
  unread: Map<string, string> | null;
  /** What is guessed of what is to be settled, by the number of the issue or pull request. */
  readonly guesses: Map<number, Guess>;
}

export function newSettlingMemory(): SettlingMemory {
  return { looks: new Map(), owners: new Map(), unread: null, guesses: new Map() };
}
