import type { Contents } from '../confirm/confirm.ts';
import type { ProjectCommand } from './commands.ts';
import { absent } from './world.ts';

/** The commits of a branch that decisions name as looked at, as they were written: perhaps only their first letters. */
export function commitsNamed(commands: readonly ProjectCommand[], proposal: string): readonly string[] {
  const named = commands.flatMap((command) => {
    const about = 'approve' in command ? command.approve : 'reject' in command ? command.reject : {};
    const { head, proposal: where = proposal }: { readonly head?: string; readonly proposal?: string } = about;
    return head === undefined || where !== proposal ? [] : [head];
  });
  return [...new Set(named)];
}

/** What lay at the place of an artifact at an earlier commit of a branch, and what lies there at its head; null: nothing. */
export interface Compared {
  readonly name: string;
  readonly before: string | null;
  readonly now: string | null;
}

/** What a branch that brings these contents would bring if it ended at an earlier commit. */
export function contentsBefore(contents: Contents, places: readonly Compared[]): Contents {
  const changed = places.filter(({ before, now }) => before !== now);
  return { ...contents, ...Object.fromEntries(changed.map(({ name, before }) => [name, before ?? absent])) };
}
