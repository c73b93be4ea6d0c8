import { artifactOf } from '../definition/artifact.ts';
import type { ArtifactType, Definition } from '../definition/schema.ts';
import { own } from '../own.ts';
import { typeOf } from './lines.ts';
import type { ProjectState } from './state.ts';

/** An artifact that was made from something of which there is a newer version. */
export interface Stale {
  readonly artifact: string;
  readonly version: string;
  /** What it was made from, and what that is now: `proposal_or_sow v1`, `proposal_or_sow v2`. */
  readonly from: string;
  readonly now: string;
  /** All that it was made from, as it was then. */
  readonly sources: readonly string[];
}

/**
 * What is current and rests on what is not any more, each source once. Of what lands, only sources of the types that its
 * own names as `made_from` count: a type that names none is never stale. Of what is recorded by hand, those that somebody
 * named for it count where its type names none.
 */
export function staleArtifacts(definition: Definition, state: ProjectState): readonly Stale[] {
  return Object.entries(state.artifacts).flatMap(([artifact, { status, version, source_artifacts: sources = [] }]) => {
    const type = artifactOf(definition, artifact);
    const made = type?.made_from;
    if (status !== 'current' || type === undefined || (made === undefined && !isByHand(type))) return [];
    return sources.flatMap((from): readonly Stale[] => {
      const now = newest(state, from);
      const [source = ''] = from.split(' ');
      const isOther = source !== artifact && made?.includes(typeOf(source)) !== false;
      return now === null || !isOther ? [] : [{ artifact, version, from, now, sources }];
    });
  });
}

/** What cannot land: only somebody's word says what it was made from. */
function isByHand({ kind }: ArtifactType): boolean {
  return kind !== 'file' && kind !== 'folder' && kind !== 'pull_request';
}

/** The versions that a list of sources would name now; those that are gone stay as they are. */
export function sourcesNow(state: ProjectState, sources: readonly string[]): readonly string[] {
  return sources.map((source) => newest(state, source) ?? source);
}

/** The current version of a source, `<artifact> v<number>`, where it is newer than that one; what has none says nothing. */
function newest(state: ProjectState, source: string): string | null {
  const [name = '', version] = source.split(' ');
  const now = own(state.artifacts, name);
  if (version === undefined || now?.status !== 'current' || numberOf(now.version) <= numberOf(version)) return null;
  return `${name} ${now.version}`;
}

function numberOf(version: string): number {
  return Number(version.slice(1));
}
