import type { Entry, EntryHead } from '../entry.ts';
import type { Refusal } from '../refusal.ts';
import { evolve, recorded, type MaybeState } from '../project/evolve.ts';
import type { ProjectEntry } from '../project/history.ts';

/** Where entries of a kind of instance lead. */
export interface Steps<State, Command, Event> {
  readonly evolve: (state: State | null, event: Event, entry: EntryHead<Command>) => State | null;
  readonly recorded: (
    state: State | null,
    entry: EntryHead<Command> & { readonly refusal?: Refusal },
    refused: boolean,
  ) => State | null;
}

/** Where an entry leads. Whoever writes entries by hand may write one from which nothing follows: then all stays as it was. */
export function afterBy<State, Command, Event>(
  steps: Steps<State, Command, Event>,
  state: State | null,
  entry: Entry<Command, Event>,
): State | null {
  try {
    const { events = [], refusal } = entry;
    const after = events.reduce<State | null>((before, event) => steps.evolve(before, event, entry), state);
    return steps.recorded(after, entry, refusal !== undefined);
  } catch {
    return state;
  }
}

/** The same of a project. */
export function stateAfter(state: MaybeState, entry: ProjectEntry): MaybeState {
  return afterBy({ evolve, recorded }, state, entry);
}
