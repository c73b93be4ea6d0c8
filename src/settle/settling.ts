import type { GitHubClient } from '../github/client.ts';
import type { Memory } from '../github/home.ts';
import type { Identity } from '../github/observe.ts';
import type { RepositoryName } from '../github/people.ts';
import type { Clock } from '../ports.ts';
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
}

/** What a process remembers of one repository. Losing it costs requests, never an answer. */
export interface SettlingMemory {
  readonly looks: Memory;
  /** What every project owns; empty before the first survey. */
  readonly owners: Map<string, Owner>;
}

export function newSettlingMemory(): SettlingMemory {
  return { looks: new Map(), owners: new Map() };
}
