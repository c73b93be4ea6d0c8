import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asOf } from '../../src/core/project/as-of.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { commitSignatures } from '../../src/git/commit-signatures.ts';
import { openGitHome, type GitHome } from '../../src/git/home.ts';
import { shipped } from '../homes/git-rig.ts';

/** What a recorded history leads to, as it was when it was recorded. */
export interface Expected {
  readonly recorded: string;
  readonly commits: number;
  /** Signed commits, and those whose signature is good by the keys of the policy. */
  readonly signed: number;
  readonly good: number;
  readonly projects: Readonly<Record<string, Outcome>>;
}

interface Outcome {
  readonly entries: number;
  readonly refused: number;
  /** Hash of the last entry. */
  readonly hash: string;
  readonly now: Standing;
  /** After the first half of its entries. */
  readonly halfway: { readonly at: string } & Standing;
}

/** What stays the meaning of a state, in whatever form a later version keeps it. */
interface Standing {
  readonly terminal_state: string | null;
  readonly tracks: Readonly<Record<string, string>>;
  readonly artifacts: Readonly<Record<string, string>>;
  readonly approvals: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly conflicts: readonly string[];
  readonly blockers: readonly string[];
}

function standingOf(state: ProjectState): Standing {
  return {
    terminal_state: state.terminal_state?.id ?? null,
    tracks: values(state.tracks, ({ stage, status }) => `${stage}, ${status}`),
    artifacts: values(state.artifacts, ({ version, status }) => `${version}, ${status}`),
    approvals: Object.fromEntries(
      Object.entries(state.approvals).flatMap(([track, gates]) =>
        Object.entries(gates).map(([gate, { status, number }]) => [`${gate} of ${track}`, `${status}, ${number}`]),
      ),
    ),
    facts: values(state.known_facts, ({ value }) => value),
    conflicts: Object.keys(state.conflicts ?? {}),
    blockers: Object.keys(state.blockers),
  };
}

function values<T, U>(of: Readonly<Record<string, T>> | undefined, what: (one: T) => U): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(of ?? {}).map(([name, one]) => [name, what(one)]));
}

/** What the record of a home leads to. */
export async function outcomesIn(home: GitHome): Promise<Omit<Expected, 'recorded'>> {
  const { commits, signed, good } = await commitSignatures(home, (await home.stateCommit()) ?? '', null);
  const projects: Record<string, Outcome> = {};
  for (const id of await home.projects()) {
    const entries = await home.entries(id);
    const half = entries[Math.floor(entries.length / 2)];
    const last = entries.at(-1);
    if (half === undefined || last === undefined) throw new Error(`${id} has no entries`);
    projects[id] = {
      entries: entries.length,
      refused: entries.filter(({ refusal }) => refusal !== undefined).length,
      hash: last.hash,
      now: standingOf(stateAt(entries, last.at)),
      halfway: { at: half.at, ...standingOf(stateAt(entries, half.at)) },
    };
  }
  return { commits, signed, good, projects };
}

function stateAt(entries: Parameters<typeof asOf>[0], at: string): ProjectState {
  const found = asOf(entries, at).state;
  if (found === null) throw new Error(`there is no state at ${at}`);
  return found;
}

/** Opens the home of a repository for a while. */
export async function homeAt<T>(cwd: string, work: (home: GitHome) => Promise<T>): Promise<T> {
  const home = await openGitHome({ cwd, shipped });
  try {
    return await work(home);
  } finally {
    await home.close();
  }
}

/** Where the histories lie that were recorded once. */
export const shelf = join(import.meta.dirname, '../fixtures/histories');

export function expectationIn(folder: string, name: string): Expected {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Expected;
}
