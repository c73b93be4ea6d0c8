import type { Definition } from '../definition/schema.ts';
import { own } from '../own.ts';
import type { ProjectState } from './state.ts';

/** The tracks of a project, as far as they tell which artifacts are whose. */
export type Tracks = ProjectState['tracks'];

/**
 * Versions of an artifact that belong to one track. Those of the main one, and of every track that has none of its own,
 * go by the name of the type; those of another by the type and the track.
 */
export interface Line {
  /** `proposal_or_sow`, or `proposal_or_sow/refunds`. */
  readonly name: string;
  readonly type: string;
  readonly track: string;
}

/** The type of an artifact, whosever it is: `proposal_or_sow/refunds` is a `proposal_or_sow`. */
export function typeOf(name: string): string {
  const end = name.indexOf('/');
  return end === -1 ? name : name.slice(0, end);
}

/** The track that an artifact of this name belongs to: by it its gates are asked, and its landing starts what waits there. */
export function trackFor({ tracks }: { readonly tracks: Tracks }, name: string): string {
  const end = name.indexOf('/');
  if (end === -1) return 'main';
  const track = name.slice(end + 1);
  return hasLine(tracks, track, name.slice(0, end)) ? track : 'main';
}

/** Does a name speak of what a track has of its own, where no track has that? */
export function isNobodys(state: { readonly tracks: Tracks }, name: string): boolean {
  return typeOf(name) !== name && trackFor(state, name) === 'main';
}

/** What an artifact of this type is called where a track speaks of it: its own if it has any, else that of the main track. */
export function nameOn({ tracks }: { readonly tracks: Tracks }, type: string, track: string): string {
  return hasLine(tracks, track, type) ? lineOf(type, track) : type;
}

/** Every name that an artifact of a project may have: each type, and the lines that its tracks have beside. */
export function linesOf(definition: Pick<Definition, 'artifacts'>, tracks: Tracks): readonly Line[] {
  const types = definition.artifacts.map((one) => one.artifact_type);
  return [
    ...types.map((type) => ({ name: type, type, track: 'main' })),
    ...Object.keys(tracks).flatMap((track) =>
      types.filter((type) => hasLine(tracks, track, type)).map((type) => ({ name: lineOf(type, track), type, track })),
    ),
  ];
}

/** Has a track versions of its own of this type? */
export function hasLine(tracks: Tracks, track: string, type: string): boolean {
  return track !== 'main' && own(tracks, track)?.lines?.includes(type) === true;
}

function lineOf(type: string, track: string): string {
  return `${type}/${track}`;
}
