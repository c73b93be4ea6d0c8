import { policyPath } from '../kept/sources.ts';
import type { Graph } from './graph.ts';
import { landings, literal } from './history.ts';
import type { GitHome } from './home.ts';
import { run } from './run.ts';

/** The default branch, as whoever holds a record against it knows it. */
export interface Main {
  /** Everything in its history, and what came there by itself, each with its place: newer is more. */
  readonly main: ReadonlySet<string>;
  readonly steps: ReadonlyMap<string, number>;
  /** Is it here as far as anybody knows it, with all its history? */
  readonly isWhole: boolean;
  /** Is this where the record lives, and somebody pushes to it: is what is not here nowhere? */
  readonly isReceiving: boolean;
  /** The policies that it has had, oldest first. */
  readonly policies: () => Promise<readonly InForce[]>;
}

/** A policy, null for none, and from where to where on the default branch it lay there. */
interface InForce {
  readonly blob: string | null;
  readonly from: number;
  readonly to: number;
}

/** The default branch; `head`: where it will be, where somebody pushes to it. */
export async function mainOf(home: GitHome, graph: Graph, head: string | null | undefined): Promise<Main> {
  const { repository, objects } = home;
  const at = head === undefined ? ((await objects.info(`${repository.defaultRef}^{commit}`))?.oid ?? null) : head;
  const shallow = await run(repository, ['rev-parse', '--is-shallow-repository']);
  const main = at === null ? [] : await graph.read([at]);
  const steps = new Map<string, number>();
  for (let step = at === null ? undefined : graph.commit(at); step !== undefined;) {
    steps.set(step.commit, -steps.size);
    const [parent] = step.parents;
    step = parent === undefined ? undefined : graph.commit(parent);
  }
  let policies: Promise<readonly InForce[]> | null = null;
  return {
    main: new Set(main.map(({ commit }) => commit)),
    steps,
    isWhole: at !== null && repository.remote === null && shallow.stdout.trim() === 'false',
    isReceiving: head !== undefined,
    policies: () => (policies ??= policiesOn(home, at, steps)),
  };
}

/** Every policy that lay on the default branch, along first parents, and where none did. */
async function policiesOn(
  { repository, objects }: GitHome,
  to: string | null,
  steps: ReadonlyMap<string, number>,
): Promise<readonly InForce[]> {
  if (to === null) return [];
  const found = await landings(repository, objects, { from: null, to, paths: [literal(policyPath)] });
  const turns = found.landings.flatMap(({ commit, changed }) => {
    const from = steps.get(commit);
    const blob = changed.find(({ path }) => path === policyPath)?.blob ?? null;
    return from === undefined ? [] : [{ from, blob }];
  });
  const all = [{ from: 1 - steps.size, blob: null }, ...turns];
  return all
    .map(({ from, blob }, at) => ({ blob, from, to: (all[at + 1]?.from ?? Number.POSITIVE_INFINITY) - 1 }))
    .filter(({ from: first, to: last }) => first <= last);
}
