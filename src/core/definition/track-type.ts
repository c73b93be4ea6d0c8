import type { Definition } from './schema.ts';

/** A kind of track that a definition lets run beside the main one. */
export type TrackType = Definition['tracks'][number];

/**
 * Where a track may stand: the stages; `support_output` where there are any, as those are made in every stage; and what
 * a specialist looks after that is neither. No transition leads to one that is no stage.
 */
export function trackStages({ stages, support_outputs, specialist_owners }: Definition): readonly string[] {
  const names = stages.map(({ id }) => id);
  const others = Object.keys(specialist_owners).filter((id) => !names.includes(id) && !support_outputs.includes(id));
  return [...names, ...others, ...(support_outputs.length > 0 ? ['support_output'] : [])];
}
