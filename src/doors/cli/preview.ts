import type { Home } from '../../ports.ts';

/** The home, read only: what would be written is decided, seen by whoever asks, and forgotten. */
export function preview<State, Observed, Command>(
  home: Home<State, Observed, Command>,
): Home<State, Observed, Command> {
  return {
    patience: home.patience,
    observe: home.observe,
    commit: async (change) => ({ ok: true, revision: change.revision ?? '' }),
    show: async () => undefined,
  };
}
