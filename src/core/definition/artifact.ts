import { remembered } from '../remembered.ts';
import type { ArtifactType, Definition } from './schema.ts';

/** The artifact of this name; undefined where the definition has none. */
export function artifactOf({ artifacts }: Pick<Definition, 'artifacts'>, artifact: string): ArtifactType | undefined {
  return remembered(
    byName,
    artifacts,
    () => new Map(artifacts.toReversed().map((one) => [one.artifact_type, one])),
  ).get(artifact);
}

/** A definition never changes, and every decision asks for its artifacts. */
const byName = new WeakMap<Definition['artifacts'], ReadonlyMap<string, ArtifactType>>();
