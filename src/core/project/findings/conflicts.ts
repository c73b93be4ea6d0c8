import { clause } from '../../prose.ts';
import { conflictAnswer, openConflicts } from '../conflicts.ts';
import { found, remedy, type Looked, type StateFinding } from './looked.ts';

/**
 * Conflicts that nobody has decided: a warning while their tracks wait for that, and an error where something ended all
 * the same. An end that leaves blockers behind may leave conflicts, too.
 */
export function unresolvedConflicts({ rules: { definition }, state }: Looked): readonly StateFinding[] {
  const end = state.terminal_state;
  const isLeft = definition.terminal_states.find(({ id }) => id === end?.id)?.allows_open_blockers === true;
  if (isLeft) return [];
  return openConflicts(state).map((open) => {
    const [id, { about, tracks }] = open;
    const ended = tracks.filter((track) => end !== null || state.tracks[track]?.status === 'complete');
    const { says, next = '' } = conflictAnswer(open);
    const path = ['conflicts', id];
    if (ended.length === 0) {
      const held = `nothing goes forward on ${tracks.join(' and ')} before somebody decides`;
      return found('unresolved_conflict', path, `${says}; ${held}`, next, 'warning');
    }
    const what = end === null ? ended.join(' and ') : state.project_id;
    const message = `${what} ended while ${id} was open (${clause(about)}), and nobody has decided which source is right`;
    return found('unresolved_conflict', path, message, remedy(state, next));
  });
}
