import type { Landing } from '../core/observe.ts';
import { own } from '../core/own.ts';
import type { Landed } from '../core/project/commands.ts';
import { placesOf, type Place } from '../core/project/places.ts';
import { contentAt, type Merged, type PullView } from './pulls.ts';

/** What the artifacts in the tree are at some commit of the default branch: name → content, null where nothing is. */
export type Known = Readonly<Record<string, string | null>>;

/** Commits of the default branch, up to `end`, that changed artifacts and came by no merge we know of. */
export interface Stretch {
  readonly end: string;
  readonly before: Known;
  readonly after: Known;
  /** The artifacts that it changed. */
  readonly places: readonly Place[];
}

/** What happened on the default branch since the record's last look, oldest first. */
export type Step = { readonly merge: Merged; readonly contents: Landed } | { readonly stretch: Stretch };

/** Something that came onto the default branch, whenever that was. */
export type Pushed = Omit<Landing, 'merged'>;

/**
 * Follows the default branch from what the record has (`before`: what else was there when it was last looked at) over
 * the merges that are news to what it is now. Where one does not fit the other somebody has pushed. A merge that came to
 * be seen `late` lies before what the record has: of the artifacts in the tree it brings nothing any more.
 */
export function stepsIn(
  view: PullView,
  before: Known,
  merges: readonly Merged[],
  late: ReadonlySet<Merged>,
): readonly Step[] {
  const { state, definition, project, law, paths } = view;
  if (state === null || state.terminal_state !== null) return [];
  const places = placesOf(definition, project, state.tracks);
  const at = (commit: Parameters<typeof contentAt>[1]): Known =>
    Object.fromEntries(places.map((place) => [place.name, contentAt(paths, commit, place)]));
  const steps: Step[] = [];
  let now = Object.fromEntries(
    places.map(({ name }) => {
      const known = own(state.artifacts, name);
      return [
        name,
        known === undefined ? (own(before, name) ?? null) : known.status === 'current' ? known.content : null,
      ];
    }),
  );
  const pushedUpTo = (end: string, after: Known): void => {
    const changed = places.filter(({ name }) => own(now, name) !== own(after, name));
    if (changed.length > 0) steps.push({ stretch: { end, before: now, after, places: changed } });
    now = after;
  };
  for (const merge of inOrder(merges)) {
    if (late.has(merge)) {
      const wholes = Object.entries(merge.contents).filter(([name]) => places.every((place) => place.name !== name));
      steps.push({ merge, contents: Object.fromEntries(wholes) });
      continue;
    }
    const parent = merge.commit.parents.nodes?.[0] ?? null;
    // The commits of a series cannot be told from pushes right before it: together they are what it brings.
    if (parent !== null && merge.series === 1) pushedUpTo(parent.oid, at(parent));
    const after = at(merge.commit);
    const brought = Object.entries(after).filter(([name, content]) => content !== own(now, name));
    steps.push({ merge, contents: { ...Object.fromEntries(brought), ...merge.contents } });
    now = after;
  }
  pushedUpTo(law.oid, at(law));
  return steps;
}

/** By the time of the merge; GitHub's clock has whole seconds, so that of one second is in the order of the commits. */
function inOrder(merges: readonly Merged[]): readonly Merged[] {
  const rest = merges.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  const ordered: Merged[] = [];
  while (rest.length > 0) {
    const [first] = rest;
    const moment = rest.filter(({ at }) => at === first?.at);
    const others = new Set(moment.map(({ commit }) => commit.oid));
    const next = moment.find(({ commit }) => !others.has(commit.parents.nodes?.[0]?.oid ?? '')) ?? first;
    if (next === undefined) break;
    ordered.push(next);
    rest.splice(rest.indexOf(next), 1);
  }
  return ordered;
}

/**
 * The landings of all steps, each at its own moment, in the order of the commits. A merge has its time from GitHub. A
 * push has none that nobody can forge: it counts right after what was before it on the branch, else right before what
 * follows, else right after the latest thing that is known (`latest`).
 */
export function landingsOf(
  steps: readonly Step[],
  pushes: ReadonlyMap<Stretch, readonly Pushed[]>,
  latest: string,
): readonly Landing[] {
  const landings: Landing[] = [];
  let waiting: readonly Pushed[] = [];
  let last: string | null = null;
  const land = (landing: Pushed, proposal: string | null, at: string): void => {
    const moment: string = last !== null && last >= at ? later(last, 1) : at;
    landings.push({ ...landing, merged: { proposal, at: moment } });
    last = moment;
  };
  for (const step of steps) {
    if ('stretch' in step) {
      waiting = pushes.get(step.stretch) ?? [];
      continue;
    }
    const { proposal, commit, at, by, authors } = step.merge;
    waiting.forEach((push, index) => {
      land(push, null, last === null ? later(at, index - waiting.length) : later(last, 1));
    });
    waiting = [];
    land({ commit: commit.oid, merge: true, contents: step.contents, authors, by }, proposal, at);
  }
  for (const push of waiting) land(push, null, later(latest, 1));
  return landings;
}

function later(moment: string, milliseconds: number): string {
  return new Date(Date.parse(moment) + milliseconds).toISOString();
}
