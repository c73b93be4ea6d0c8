import { evaluate, type Answer } from '../condition.ts';
import { openConflicts } from './conflicts.ts';
import { trackFor } from './lines.ts';
import type { Blocker, ProjectState, Track } from './state.ts';

/** Is a track over? Nothing moves it any more, and nothing is asked on it. */
export function hasEnded({ status }: Track): boolean {
  return status === 'complete' || status === 'superseded';
}

/** The track that stalls by a blocker: the one it is on, or whose artifact it is on, else the main one. */
export function trackHeld(state: ProjectState, on: string): string {
  if (on.startsWith('track:')) return on.replace('track:', '');
  return on.startsWith('artifact:') ? trackFor(state, on.replace('artifact:', '')) : 'main';
}

/** The open blockers by which a track stalls. */
export function blockersHolding(state: ProjectState, track: string): readonly (readonly [string, Blocker])[] {
  return Object.entries(state.blockers).filter(([, { on }]) => trackHeld(state, on) === track);
}

/** The open blockers on a track itself. */
export function blockersOnTrack({ blockers }: ProjectState, track: string): readonly (readonly [string, Blocker])[] {
  return Object.entries(blockers).filter(([, { on }]) => on === `track:${track}`);
}

/**
 * How a track stands, by the answers of the project for that track: an end as it was recorded; else what is in the way
 * before what it waits for, and that before what it may not put out yet.
 */
export function standingBy(state: ProjectState, name: string, track: Track, answer: Answer): Track['status'] {
  if (hasEnded(track)) return track.status;
  if (blockersOnTrack(state, name).length > 0 || openConflicts(state, name).length > 0) return 'blocked';
  const { depends_on, requires } = track;
  if (depends_on !== undefined && !evaluate(depends_on, answer).holds) return 'waiting';
  return requires === undefined || evaluate(requires, answer).holds ? 'active' : 'draft';
}
