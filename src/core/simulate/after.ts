import { evolve, recorded, type MaybeState } from '../project/evolve.ts';
import type { ProjectEntry } from '../project/history.ts';

/** Where an entry leads. Whoever writes entries by hand may write one from which nothing follows: then all stays as it was. */
export function stateAfter(state: MaybeState, entry: ProjectEntry): MaybeState {
  try {
    const { events = [], refusal } = entry;
    const after = events.reduce<MaybeState>((before, event) => evolve(before, event, entry), state);
    return recorded(after, entry, refusal !== undefined);
  } catch {
    return state;
  }
}
