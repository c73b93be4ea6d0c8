import { artifactOf } from '../definition/artifact.ts';
import type { Definition } from '../definition/schema.ts';
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
 * What is current and rests on what is not any more, each source once. Only sources of the types that its own names as
 * `made_from` count: a type that names none is never stale.
 */
export function staleArtifacts(definition: Definition, state: ProjectState): readonly Stale[] {
  return Object.entries(state.artifacts).flatMap(([artifact, { status, version, source_artifacts: sources = [] }]) => {
    const made = artifactOf(definition, typeOf(artifact))?.made_from;
    if (status !== 'current' || made === undefined) return [];
    return sources.flatMap((from): readonly Stale[] => {
      const now = newest(state, from);
      const [source = ''] = from.split(' ');
      return now === null || !made.includes(typeOf(source)) ? [] : [{ artifact, version, from, now, sources }];
    });
  });
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
