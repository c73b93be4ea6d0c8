import { either, word } from '../../prose.ts';
import { staleArtifacts } from '../freshness.ts';
import { hasEnded } from '../track-standing.ts';
import { found, isSaid, type Looked, type StateFinding } from './looked.ts';

/**
 * Tracks beside the main one that do not say who looks after them, by when, what they may put out and what they may have
 * done: nobody could tell when one has stalled, or has gone too far. What stands in its way is told by its blockers.
 */
export function incompleteTracks({ state }: Looked): readonly StateFinding[] {
  if (state.terminal_state !== null) return [];
  return Object.entries(state.tracks).flatMap(([name, track]) => {
    if (name === 'main' || hasEnded(track)) return [];
    const { owner, due_date, allowed_output, may } = track;
    const unnamed = [
      ...(isSaid(owner) ? [] : [['who looks after it', '--to NAME'] as const]),
      ...(isSaid(due_date) ? [] : [['by when it is to be done', '--due DAY'] as const]),
    ];
    const unlimited = [
      ...(allowed_output === undefined ? ['what it may put out'] : []),
      ...(may === undefined ? ['which actions it may ask for'] : []),
    ];
    const missing = [...unnamed.map(([what]) => what), ...unlimited];
    if (missing.length === 0) return [];
    const assign = `countersign assign ${word(name)} ${unnamed.map(([, option]) => option).join(' ')}`;
    // Limits are what people agreed to when it began: they are not widened on the way.
    const anew = `countersign join ${word(name)} --as superseded --because "…" and countersign fork NAME --output WHAT --may ACTION --because "…" begin it again with limits`;
    const next = [...(unnamed.length === 0 ? [] : [assign]), ...(unlimited.length === 0 ? [] : [anew])].join('; ');
    const message = `${name} does not say ${either(missing)}`;
    return [found('track_incomplete', ['tracks', name], message, next, 'warning')];
  });
}

/** What rests on something that has a newer version: it was right then, and nobody has looked since. */
export function staleVersions({ rules: { definition }, state }: Looked): readonly StateFinding[] {
  if (state.terminal_state !== null) return [];
  return staleArtifacts(definition, state).map(({ artifact, version, from, now }) =>
    found(
      'stale_artifact',
      ['artifacts', artifact, 'source_artifacts'],
      `${artifact} ${version} was made from ${from}, and ${now} is there: what was approved of it was approved by what is no longer so`,
      `Bring it on a branch again; countersign keep ${word(artifact)} --because "…" lets it stay as it is.`,
      'warning',
    ),
  );
}
