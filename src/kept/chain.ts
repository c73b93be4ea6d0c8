import type { Entry } from '../core/entry.ts';
import type { ProjectEntry } from '../core/project/history.ts';
import type { FindingCode } from '../core/finding.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import { projectFiles, projectFolder } from '../core/project/decider.ts';
import type { ProjectEvent } from '../core/project/events.ts';
import { BrokenLog, entriesOf, linesPerSegment, tailPath } from '../record.ts';
import { Damaged, findingsWith } from './damage.ts';
import { brokenLink } from './replay.ts';

/** What helps whoever meets a record that is not as it was written. */
export const finding = findingsWith(
  'countersign verify says what was changed; git revert the commit that changed it on the state branch.',
);

/** A kind of instance, as far as reading its record goes. `Command` and `Event` are those that its entries have. */
export interface KindOfRecord<Command, Event> {
  /** The folder of one of them on the state branch. */
  readonly folder: (id: string) => string;
  /** The file of the state, below that folder. */
  readonly stateFile: string;
  /**
   * Loads what tells why an entry is none that this program could have written; loaded where a text is read for the first
   * time: most looks have it from before.
   */
  readonly shapes: () => Promise<(entry: Entry<Command, Event>) => string | null>;
}

export const projectRecord: KindOfRecord<ProjectCommand, ProjectEvent> = {
  folder: projectFolder,
  stateFile: projectFiles.state,
  shapes: async () => (await import('../core/project/entry-shape.ts')).shapeFault,
};

/** A segment of a log, with its path below the folder of the instance. */
export interface LogText {
  readonly path: string;
  readonly text: string;
}

/** The entries of segments of a project's log; see {@link chainOf}. */
export function chained(id: string, segments: readonly LogText[], first?: number): Promise<readonly ProjectEntry[]> {
  return chainOf(projectRecord, id, segments, first);
}

/**
 * The entries of segments that follow each other: every reader of a log gets them from here. Each fits its own hash and
 * follows from the one before it, and has a command and events that this program knows. `first` is the number that the
 * first of them must have; left out where one segment is read, which begins where segments begin.
 * @throws Damaged log_broken, entry_unknown
 */
export async function chainOf<Command, Event>(
  { folder, shapes }: Pick<KindOfRecord<Command, Event>, 'folder' | 'shapes'>,
  id: string,
  segments: readonly LogText[],
  first?: number,
): Promise<readonly Entry<Command, Event>[]> {
  const at = (path: string): string => `${folder(id)}/${path}`;
  const read = segments.map(({ path, text }) => entriesIn<Command, Event>(at(path), text));
  const entries = read.flat();
  const damage = (code: FindingCode, entry: number, because: string): Damaged => {
    const places = segments.flatMap(({ path }, index) => (read[index] ?? []).map((_one, line) => ({ path, line })));
    const { path, line } = places[entry] ?? { path: tailPath, line: 0 };
    return new Damaged([finding(code, at(path), line + 1, because)]);
  };
  const begins = entries[0]?.seq ?? 1;
  const broken = brokenLink(entries, first ?? begins - ((begins - 1) % linesPerSegment));
  if (broken !== null) throw damage('log_broken', broken.at, broken.because);
  const shapeFault = await shapes();
  for (const [index, entry] of entries.entries()) {
    const fault = shapeFault(entry);
    if (fault !== null) throw damage('entry_unknown', index, fault);
  }
  return entries;
}

function entriesIn<Command, Event>(file: string, text: string): readonly Entry<Command, Event>[] {
  try {
    return entriesOf<Command, Event>(text);
  } catch (error) {
    if (!(error instanceof BrokenLog)) throw error;
    throw new Damaged([finding('log_broken', file, error.line, error.message)]);
  }
}

/** Throws where entries are missing at the end of a log: the state beside it follows from more than there are. */
export function reachesState(folder: string, { seq }: { readonly seq: number }, open: readonly Entry[]): void {
  const last = open.at(-1)?.seq;
  if (last !== undefined && last >= seq) return;
  const ends = last === undefined ? 'the log is gone' : `the log ends with entry ${last}`;
  const because = `${ends}, and the state is the one after entry ${seq}: what is between them is missing`;
  throw new Damaged([finding('log_broken', `${folder}/${tailPath}`, Math.max(1, open.length), because)]);
}

/** Neither log nor state, and other files of the instance are there. */
export function goneLog(folder: string): Damaged {
  return new Damaged([finding('log_broken', `${folder}/${tailPath}`, 1, 'the log is gone, and the state with it')]);
}

/** A path below the folder of a project, from the top of the state branch. */
export function inProject(id: string, path: string): string {
  return `${projectFolder(id)}/${path}`;
}
