import { remembered } from '../remembered.ts';
import type { ArtifactType, Definition } from './schema.ts';

/**
 * The artifact of this name; undefined where the definition has none. One that belongs to a track goes by its type and
 * the track (`proposal_or_sow/refunds`), and is what its type is.
 */
export function artifactOf({ artifacts }: Pick<Definition, 'artifacts'>, artifact: string): ArtifactType | undefined {
  const end = artifact.indexOf('/');
  const type = end === -1 ? artifact : artifact.slice(0, end);
  return remembered(
    byName,
    artifacts,
    () => new Map(artifacts.toReversed().map((one) => [one.artifact_type, one])),
  ).get(type);
}

/** What people call an artifact, with the track where it belongs to one. */
export function labelOf(definition: Pick<Definition, 'artifacts'>, artifact: string): string {
  const [type = artifact, track] = artifact.split('/', 2);
  const label = artifactOf(definition, type)?.label ?? type;
  return track === undefined ? label : `${label} (${track})`;
}

/** A definition never changes, and every decision asks for its artifacts. */
const byName = new WeakMap<Definition['artifacts'], ReadonlyMap<string, ArtifactType>>();
