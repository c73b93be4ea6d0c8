import type { EntryHead } from '../../entry.ts';
import { own } from '../../own.ts';
import type { ProjectEvent } from '../events.ts';
import { isOver } from '../runs.ts';
import type { ProjectRun, ProjectState } from '../state.ts';
import { trackOf } from '../world.ts';
import { without } from './knowledge.ts';

type OfRuns = Extract<ProjectEvent, { readonly type: 'run_wanted' | 'run_withdrawn' | 'run_changed' }>;

/**
 * The runs after an event. One that ended is a trigger where its track is still where it was begun for; those of the same
 * pipeline on the same track that ended before it are gone, unless something is known from them.
 */
export function withRun(state: ProjectState, event: OfRuns, { at }: EntryHead): ProjectState {
  const { runs: before = {}, ...rest } = state;
  const { run: id } = event;
  if (event.type === 'run_withdrawn') {
    const runs = without(before, id);
    return Object.keys(runs).length === 0 ? rest : { ...rest, runs };
  }
  const { type: _type, event_id: _id, run: _run, ...told } = event;
  const track = trackOf(state, told.track);
  const visit = own(before, id)?.visit ?? track?.visit ?? 1;
  const says = 'entry' in told ? { ...told, entry: told.entry.seq } : { ...told, status: 'wanted' };
  const run: ProjectRun = { visit, at, ...says };
  const isNews = isOver(run.status);
  const sources = Object.values(state.known_facts).map(({ source }) => source);
  const kept = Object.entries(before).filter(
    ([other, one]) =>
      !isNews ||
      other === id ||
      one.pipeline !== run.pipeline ||
      one.track !== run.track ||
      !isOver(one.status) ||
      sources.includes(`run:${other}`),
  );
  const now = { ...rest, runs: { ...Object.fromEntries(kept), [id]: run } };
  if (track === undefined) return now;
  const trigger = `run:${run.pipeline}`;
  const others = track.triggers.filter((one) => one !== trigger);
  const triggers = isNews && track.visit === visit ? [...others, trigger] : others;
  return { ...now, tracks: { ...state.tracks, [run.track]: { ...track, triggers } } };
}
