import { own } from '../core/own.ts';
import { contentOf, placesOf, type Place } from '../core/project/places.ts';
import { plusMinutes } from '../core/time.ts';
import type { Aliased, Lies, Pull } from './answer.ts';
import { changedIn, contentsAt, type Lying } from './contents.ts';
import type { PullAsking } from './documents.ts';
import { explained, wayFrom, type Explained, type Way } from './history.ts';
import { stepsIn, type Known, type Step, type Stretch } from './landings.ts';
import { notThereYet, type Reading } from './pages.ts';
import {
  contentAt,
  headOf,
  isMergeCommit,
  isNewlyMerged,
  isTracked,
  isWhole,
  pathsOf,
  restOf,
  touches,
  type Merged,
  type PullView,
  type WholeFiles,
} from './pulls.ts';
import { instant } from './said.ts';

/** What the artifacts' paths held at the commit up to which landings are recorded. */
export interface Before {
  readonly commit: string;
  readonly contents: Known;
}

/** So long a merge may be without its commit before it counts as one that has none. */
const minutesToArrive = 10;

/**
 * Those that may be proposals or have become landings. One that was merged before the landings that are recorded is
 * neither: where no draft tells, the history of the default branch does.
 */
export async function recentOf(
  reading: Reading,
  view: Omit<PullView, 'files'>,
  at: string,
  pulls: readonly Pull[],
): Promise<readonly Pull[]> {
  const { state } = view;
  const recent = await Promise.all(
    pulls.map(async (pull) => {
      // GitHub does not say of every merge which commit it is.
      const arrives =
        pull.state === 'MERGED' &&
        pull.mergeCommit === null &&
        instant(pull.mergedAt ?? '') > plusMinutes(at, -minutesToArrive);
      if (arrives && isTracked(state, pull)) throw notThereYet(pull);
      if (!isNewlyMerged(view, pull) || isTracked(state, pull)) return true;
      const cursor = state?.cursor ?? null;
      if (cursor === null || !touches(view, pull, pathsOf(pull))) return true;
      const way = await wayFrom(reading, cursor, pull.mergeCommit.oid);
      return way !== 'behind' && way !== 'identical';
    }),
  );
  return pulls.filter((_pull, index) => recent[index] === true);
}

/** What the pull requests change that count as a whole. */
export async function filesIn(
  reading: Reading,
  view: Omit<PullView, 'files'>,
  asked: readonly PullAsking[],
  pulls: readonly Pull[],
): Promise<PullView['files']> {
  const { definition, project, defaultBranch } = view;
  const whole = pulls.filter(
    (pull) =>
      isWhole(definition, project, pull) &&
      ((pull.state === 'OPEN' && pull.baseRefName === defaultBranch) || isNewlyMerged(view, pull)),
  );
  const files = await Promise.all(
    whole.map(async (pull): Promise<readonly [number, WholeFiles]> => {
      const known = asked.find(({ number }) => number === pull.number)?.files ?? [];
      const paths = restOf(view, pathsOf(pull));
      const head = await contentsAt(reading, headOf(pull), known, paths);
      if (head === null) throw notThereYet(pull);
      const inQueue = pull.mergeQueueEntry?.headCommit ?? null;
      const queued = inQueue === null ? null : await contentsAt(reading, inQueue, known, paths);
      return [pull.number, { head, landed: await landedOf(reading, view, pull, known), queued }];
    }),
  );
  return new Map(files);
}

/** A merge commit may bring what was in no pull request; GitHub makes the others, out of what is in one. */
async function landedOf(
  reading: Reading,
  view: Omit<PullView, 'files'>,
  pull: Pull,
  known: readonly string[],
): Promise<Lying | null> {
  if (!isNewlyMerged(view, pull)) return null;
  const commit = pull.mergeCommit;
  const changed = isMergeCommit(commit) ? await changedIn(reading, commit.oid) : pathsOf(pull);
  return changed === null ? null : contentsAt(reading, commit, known, restOf(view, changed));
}

/**
 * What lay where artifacts belong when landings were last recorded: it is known from an earlier look, or was asked for in
 * this one. It tells a file that was there before the project began from one that somebody pushed.
 */
export async function beforeOf(
  reading: Reading,
  view: PullView,
  known: Before | null,
  was: ({ readonly oid?: string } & Aliased<Lies>) | null,
): Promise<Before | null> {
  const { state, definition, project, law, paths } = view;
  const cursor = state?.cursor ?? null;
  if (state === null || cursor === null) return null;
  const places = placesOf(definition, project, state.tracks);
  const contents = (of: (place: Place) => string | null): Before => ({
    commit: cursor,
    contents: Object.fromEntries(places.map((place) => [place.name, of(place)])),
  });
  if (law.oid === cursor) return contents((place) => contentAt(paths, law, place));
  if (was?.oid === cursor) return contents((place) => contentAt(paths, was, place));
  const matters = places.some(
    (place) => own(state.artifacts, place.name) === undefined && contentAt(paths, law, place) !== null,
  );
  // Of the artifacts of a track that began since, nothing is known.
  const isKnown = known?.commit === cursor && places.every(({ name }) => Object.hasOwn(known.contents, name));
  if (!matters || isKnown) return known;
  const lying = await contentsAt(reading, { oid: cursor }, [], paths);
  return contents(({ kind, path }) => {
    const entry = lying?.get(path) ?? null;
    return entry === null ? null : contentOf(kind, { mode: entry.mode.toString(8), oid: entry.oid });
  });
}

/** The way of the default branch since the record's last look, and how the stretches of it lie to what that has. */
export async function wayOf(
  reading: Reading,
  view: PullView,
  before: Before | null,
  merged: readonly Merged[],
): Promise<{ readonly steps: readonly Step[]; readonly ways: ReadonlyMap<Stretch, Way> }> {
  const cursor = view.state?.cursor ?? null;
  const late = new Set<Merged>();
  for (;;) {
    const steps = stepsIn(view, before?.contents ?? {}, merged, late);
    const stretches = steps.flatMap((step) => ('stretch' in step ? [step.stretch] : []));
    const ways = await Promise.all(
      stretches.map(async (stretch): Promise<readonly [Stretch, Way]> => [
        stretch,
        cursor === null ? 'ahead' : await wayFrom(reading, cursor, stretch.end),
      ]),
    );
    const known = new Map(ways);
    const found = steps.flatMap((step, index) => {
      const next = steps[index + 1];
      const isBehind = 'stretch' in step && known.get(step.stretch) === 'behind';
      return isBehind && next !== undefined && 'merge' in next ? [next.merge] : [];
    });
    if (found.length === 0) return { steps, ways: known };
    for (const merge of found) late.add(merge);
  }
}

/** Who pushed what, stretch by stretch. */
export async function pushesIn(
  reading: Reading,
  view: PullView,
  ways: ReadonlyMap<Stretch, Way>,
  asked: readonly Pull[],
): Promise<ReadonlyMap<Stretch, Explained>> {
  const found = await Promise.all(
    [...ways].map(async ([stretch, way]) => [stretch, await explained(reading, view, stretch, way, asked)] as const),
  );
  return new Map(found);
}
