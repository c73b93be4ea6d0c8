import type { Entry } from '../../core/entry.ts';
import type { Finding } from '../../core/finding.ts';
import { brokenLink } from '../../kept/replay.ts';
import { BrokenLog, entriesOf, tailPath } from '../../record.ts';
import type { Objects } from '../objects.ts';
import type { Line } from '../verify.ts';
import type { Kind } from './kinds.ts';
import { finding, noFile, textOf } from './layout.ts';

/** The last entry of an instance whose folder was this tree; undefined where it had none, null where its log was broken. */
export async function lastAt(objects: Objects, was: string): Promise<Entry | undefined | null> {
  const text = (await objects.text(`${was}:${tailPath}`)) ?? '';
  try {
    return entriesOf<unknown, unknown>(text).at(-1);
  } catch (error) {
    if (error instanceof BrokenLog) return null;
    throw error;
  }
}

/** Is the last entry there was still where it was? What comes before it hangs on its hash. */
export function lost(folder: string, last: Entry, lines: readonly Line<unknown, unknown>[]): readonly Finding[] {
  if (lines[last.seq - 1]?.entry.hash === last.hash) return [];
  const at = lines.at(-1);
  return [
    finding(
      'log_broken',
      `${folder}/${at?.path ?? tailPath}`,
      at?.line ?? 1,
      `entry ${last.seq} was there before, and is gone or another now`,
    ),
  ];
}

/** The log of an instance whose files are these, each line checked against its hash, and all of them as a chain. */
export async function readLog<Command, Event>(
  objects: Objects,
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<{ readonly lines: readonly Line<Command, Event>[] } | { readonly finding: Finding }> {
  const segments = [...files.keys()].filter((path) => /^log\/\d{4}\/\d{6}\.yaml$/u.test(path)).toSorted();
  const lines: Line<Command, Event>[] = [];
  for (const path of [...segments, tailPath]) {
    const other = noFile(files.get(path));
    if (other !== null) return { finding: finding('log_broken', `${folder}/${path}`, 1, other) };
    try {
      const entries = entriesOf<Command, Event>(await textOf(objects, files.get(path)));
      entries.forEach((entry, index) => lines.push({ entry, path, line: index + 1 }));
    } catch (error) {
      if (!(error instanceof BrokenLog)) throw error;
      return { finding: finding('log_broken', `${folder}/${path}`, error.line, error.message) };
    }
  }
  return { lines };
}

/** The first entry that this program cannot have written. */
export function shapeFinding<Command, Event>(
  { shapeFault }: Pick<Kind<unknown, Command, Event>, 'shapeFault'>,
  lines: readonly Line<Command, Event>[],
  folder: string,
): Finding | null {
  for (const { entry, path, line } of lines) {
    const fault = shapeFault(entry);
    if (fault !== null) return finding('entry_unknown', `${folder}/${path}`, line, fault);
  }
  return null;
}

/** The first place where numbers or hashes do not follow from each other. */
export function chainFinding(lines: readonly Line<unknown, unknown>[], folder: string, id: string): Finding | null {
  if (lines.length === 0)
    return finding(
      'log_broken',
      folder,
      1,
      `${id} has no entries: this folder was put here by hand, or its log was deleted`,
    );
  const broken = brokenLink(lines.map(({ entry }) => entry));
  const at = lines[broken?.at ?? 0];
  return broken === null || at === undefined
    ? null
    : finding('log_broken', `${folder}/${at.path}`, at.line, broken.because);
}
