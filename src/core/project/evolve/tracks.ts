import type { ProjectEvent } from '../events.ts';
import type { Track } from '../state.ts';

type Of<T extends ProjectEvent['type']> = Extract<ProjectEvent, { readonly type: T }>;

/** A track as it begins. */
export function trackStarted(event: Of<'track_started'>): Track {
  const { type: _type, event_id: _id, track: _name, kind, stage, owner, ...promised } = event;
  return { kind, stage, visit: 1, status: 'active', owner, ...promised, triggers: [] };
}

/** What was chosen to get a track going again. */
export function recoveryOf(event: Of<'recovery_action_selected'>): NonNullable<Track['recovery']> {
  const { type: _type, event_id: _id, track: _track, ...recovery } = event;
  return recovery;
}
