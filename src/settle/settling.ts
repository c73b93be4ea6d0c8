import type { Finding } from '../core/finding.ts';
import type { RulesCheck } from '../core/surface/rules.ts';
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
  /** Told of every open project that was looked at and whose home issue is gone. */
  readonly homeGone?: (project: string) => void;
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
  /** What was found about the rules that a pull request changes, by its number; `key`: its head, and that of the default branch. */
  readonly rules: Map<number, { readonly key: string; readonly check: RulesCheck | null }>;
  /** The tree of all runs, as a listing showed it last; null where there is none. */
  runs: string | null;
  /** What is wrong with the rules at a commit of the default branch; null before they were judged. */
  law: { readonly commit: string; readonly findings: readonly Finding[] } | null;
}

export function newSettlingMemory(): SettlingMemory {
  return {
    looks: new Map(),
    owners: new Map(),
    unread: null,
    guesses: new Map(),
    rules: new Map(),
    runs: null,
    law: null,
  };
}
