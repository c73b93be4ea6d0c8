import type { Output } from './commands.ts';
import type { RunEntry } from './told.ts';

/** How what a step put out came to be. */
export interface Made {
  /** The number of the entry that says so. */
  readonly entry: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Who did it, or had a command do it. */
  readonly by: string;
  readonly how: 'by command' | 'by hand' | 'edited';
  readonly attempt: number;
  /** What it put out; null where that was nothing. */
  readonly output: Output | null;
  /** The commits before and after what it made of the files; null where it changed none. */
  readonly files: { readonly before: string | null; readonly after: string } | null;
}

/** How what a step put out last came to be, from the entries of its run; null where it never came to an end. */
export function madeOf(step: string, entries: readonly RunEntry[]): Made | null {
  let tree: string | null = null;
  let made: Made | null = null;
  for (const { seq: entry, at, actor, command, events = [], refusal } of entries) {
    const changed = events.find((event) => event.type === 'tree_changed');
    if (refusal === undefined && 'submit' in command && command.submit.step === step) {
      const { attempt, outcome, executor, output = null } = command.submit;
      const after = changed?.tree ?? null;
      const how = executor === undefined ? 'by hand' : 'by command';
      const files = after === null ? null : { before: tree, after };
      if (outcome.is === 'done') made = { entry, at, by: actor.login, how, attempt, output, files };
    }
    if (refusal === undefined && 'edit' in command && command.edit.step === step && made !== null)
      made = { ...made, entry, at, by: actor.login, how: 'edited', output: command.edit.output };
    tree = changed?.tree ?? tree;
  }
  return made;
}
