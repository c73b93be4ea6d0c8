import type { Contents } from '../core/confirm/confirm.ts';
import { absent, type World } from '../core/project/world.ts';
import { own } from '../core/own.ts';
import { queuedView, type CheckView } from '../core/surface/check.ts';
import type { CheckRun, CommitWith, HeadWithCheck, Pull, Queued } from './answer.ts';
import { checkOf, checkOn } from './checks.ts';
import type { GraphqlFault } from './client.ts';
import type { Mutation } from './mutations.ts';
import { contentAt, placesIn, proposalName, wholeOf, type PullView } from './pulls.ts';

/** What a merge queue made of a pull request: GitHub asks for the check there, and merges that commit. */
export interface InQueue {
  readonly commit: string;
  /** The artifacts of which it holds other bytes than the pull request. */
  readonly differs: readonly string[];
}

/** Who may not see merge queues makes no check there; the doctor says what that permission is for. */
export function isQueueHidden({ type, path }: GraphqlFault): boolean {
  return type === 'FORBIDDEN' && path.at(-1) === 'mergeQueueEntry';
}

/** A pull request, on whose head and on whose commit in a merge queue our check stands. */
interface Checked {
  readonly number: number;
  readonly headRefOid: string;
  readonly head: HeadWithCheck;
  readonly mergeQueueEntry: Queued | null;
}

/** By number: what the merge queue holds of the artifacts that pull requests propose. */
export function queuedIn(
  view: PullView,
  pulls: readonly Pull[],
  proposals: World['proposals'],
): ReadonlyMap<number, InQueue> {
  return new Map(
    pulls.flatMap((pull): readonly (readonly [number, InQueue])[] => {
      const commit = pull.mergeQueueEntry?.headCommit ?? null;
      if (commit === null) return [];
      const proposed = own(proposals, proposalName(pull.number))?.contents ?? {};
      const queued = contentsIn(view, pull.number, commit);
      const differs = Object.keys(proposed).filter((name) => queued(name) !== proposed[name]);
      return [[pull.number, { commit: commit.oid, differs }]];
    }),
  );
}

function contentsIn(view: PullView, pull: number, commit: CommitWith): (name: string) => Contents[string] {
  const places = placesIn(view);
  const files = view.files.get(pull)?.queued ?? new Map();
  return (name) => {
    const place = places.find((one) => one.name === name);
    return (place === undefined ? wholeOf(files) : contentAt(view.paths, commit, place)) ?? absent;
  };
}

/** Our check runs of a pull request as they are: on its head, and where a merge queue has it, on the commit there. */
export function checksOn({
  head,
  mergeQueueEntry,
}: Pick<Checked, 'head' | 'mergeQueueEntry'>): readonly (CheckRun | null)[] {
  const queued = mergeQueueEntry?.headCommit ?? null;
  return [checkOn(head), ...(queued === null ? [] : [checkOn({ nodes: [{ commit: queued }] })])];
}

/**
 * The same check on the head of a pull request and on its commit in a merge queue, which is never green where that holds
 * other bytes (`inQueue`: what every project says of that; what is about another commit by now says nothing).
 */
export function checksFor(
  repositoryId: string,
  pull: Checked,
  view: CheckView,
  web: string | null = null,
  inQueue: readonly InQueue[] = [],
): readonly Mutation[] {
  const { number, mergeQueueEntry } = pull;
  const [onHead = null, onQueued = null] = checksOn(pull);
  const queued = mergeQueueEntry?.headCommit?.oid ?? null;
  const isKnown = inQueue.every(({ commit }) => commit === queued);
  const differs = [...new Set(inQueue.flatMap((one) => one.differs))];
  return [
    ...checkOf(repositoryId, pull, onHead, view, web),
    ...(queued === null || !isKnown
      ? []
      : checkOf(repositoryId, { number, headRefOid: queued }, onQueued, queuedView(view, differs), web)),
  ];
}
