import type { ProjectEntry } from '../core/project/history.ts';
import type { FindingCode } from '../core/finding.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import { projectFolder } from '../core/project/decider.ts';
import type { ProjectEvent } from '../core/project/events.ts';
import type { ProjectState } from '../core/project/state.ts';
import { BrokenLog, entriesOf, linesPerSegment, tailPath } from '../record.ts';
import { Damaged, findingsWith } from './damage.ts';
import { brokenLink } from './replay.ts';

/** What helps whoever meets a record that is not as it was written. */
export const finding = findingsWith(
  'countersign verify says what was changed; git revert the commit that changed it on the state branch.',
);

/** A segment of a log, with its path below the folder of the project. */
export interface LogText {
  readonly path: string;
  readonly text: string;
}

/**
 * The entries of segments that follow each other: every reader of a log gets them from here. Each fits its own hash and
 * follows from the one before it, and has a command and events that this program knows. `first` is the number that the
 * first of them must have; left out where one segment is read, which begins where segments begin.
 * @throws Damaged log_broken, entry_unknown
 */
export async function chained(
  id: string,
  segments: readonly LogText[],
  first?: number,
): Promise<readonly ProjectEntry[]> {
  const read = segments.map(({ path, text }) => entriesIn(id, path, text));
  const entries = read.flat();
  const damage = (code: FindingCode, at: number, because: string): Damaged => {
    const places = segments.flatMap(({ path }, index) => (read[index] ?? []).map((_one, line) => ({ path, line })));
    const { path, line } = places[at] ?? { path: tailPath, line: 0 };
    return new Damaged([finding(code, inProject(id, path), line + 1, because)]);
  };
  const begins = entries[0]?.seq ?? 1;
  const broken = brokenLink(entries, first ?? begins - ((begins - 1) % linesPerSegment));
  if (broken !== null) throw damage('log_broken', broken.at, broken.because);
  // Loaded where a text is read for the first time: most looks have it from before.
  const { shapeFault } = await import('../core/project/entry-shape.ts');
  for (const [at, entry] of entries.entries()) {
    const fault = shapeFault(entry);
    if (fault !== null) throw damage('entry_unknown', at, fault);
  }
  return entries;
}

function entriesIn(id: string, path: string, text: string): readonly ProjectEntry[] {
  try {
    return entriesOf<ProjectCommand, ProjectEvent>(text);
  } catch (error) {
    if (!(error instanceof BrokenLog)) throw error;
    throw new Damaged([finding('log_broken', inProject(id, path), error.line, error.message)]);
  }
}

/** Throws where entries are missing at the end of a log: the state beside it follows from more than there are. */
export function reachesState(id: string, { seq }: Pick<ProjectState, 'seq'>, open: readonly ProjectEntry[]): void {
  const last = open.at(-1)?.seq;
  if (last !== undefined && last >= seq) return;
  const ends = last === undefined ? 'the log is gone' : `the log ends with entry ${last}`;
  const because = `${ends}, and the state is the one after entry ${seq}: what is between them is missing`;
  throw new Damaged([finding('log_broken', inProject(id, tailPath), Math.max(1, open.length), because)]);
}

/** Neither log nor state, and other files of the project are there. */
export function goneLog(id: string): Damaged {
  return new Damaged([finding('log_broken', inProject(id, tailPath), 1, 'the log is gone, and the state with it')]);
}

/** A path below the folder of a project, from the top of the state branch. */
export function inProject(id: string, path: string): string {
  return `${projectFolder(id)}/${path}`;
}
