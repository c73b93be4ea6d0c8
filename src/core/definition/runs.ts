import { artifactOf } from './artifact.ts';
import type { Definition, RunSetting } from './schema.ts';

/** A run as a definition has it begin. */
export type Started = Exclude<RunSetting, string>;

/**
 * What is run for a stage or a kind of track that is entered (`stage:build`, `track:review`), or for an artifact that is
 * asked for (`artifact:report`); null where nothing is.
 */
export function startedFor(definition: Definition, of: string): Started | null {
  const at = of.indexOf(':');
  const name = of.slice(at + 1);
  const kind = of.slice(0, at);
  const setting =
    kind === 'artifact'
      ? artifactOf(definition, name)?.produced_by
      : (kind === 'stage' ? definition.stages : definition.tracks).find(({ id }) => id === name)?.run;
  return typeof setting === 'string' ? { pipeline: setting } : (setting ?? null);
}
