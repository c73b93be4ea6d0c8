import type { Entry } from '../core/entry.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import type { ProjectEvent } from '../core/project/events.ts';
import { linesPerSegment, segmentPaths } from '../record.ts';
import { chained } from './chain.ts';

type Line = Entry<ProjectCommand, ProjectEvent>;

/**
 * The entries that commands name by their number and that are older than those at hand, the latest: what is to be undone
 * may have been said long ago. `read` gives a text of the project by its path.
 */
export async function linesNamed(
  id: string,
  commands: readonly ProjectCommand[],
  recent: readonly Line[],
  read: (path: string) => Promise<string | null>,
): Promise<readonly Line[]> {
  const latest = recent[0]?.seq ?? 0;
  const asked = commands.flatMap((command) => ('undo' in command ? [command.undo.seq] : []));
  const older = [...new Set(asked)].filter((seq) => seq >= 1 && seq < latest);
  const found = await Promise.all(older.map(async (seq) => lineIn(id, seq, read)));
  return found.flat();
}

async function lineIn(
  id: string,
  seq: number,
  read: (path: string) => Promise<string | null>,
): Promise<readonly Line[]> {
  const full = Math.ceil(seq / linesPerSegment);
  const path = segmentPaths(full * linesPerSegment + 1).at(-1) ?? '';
  const lines = await chained(id, [{ path, text: (await read(path)) ?? '' }]);
  return lines.filter((line) => line.seq === seq);
}
