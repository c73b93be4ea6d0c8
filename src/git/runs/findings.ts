import type { Finding } from '../../core/finding.ts';
import { runFolder } from '../../core/run/decider.ts';
import { findingsInRun } from '../../core/run/findings.ts';
import { readPipeline } from '../../files/pipeline.ts';
import { once } from '../findings.ts';
import type { Objects } from '../objects.ts';
import type { ReadRun } from '../verify.ts';
import { bookOf, pipelinesIn } from './book.ts';

/** Judges runs by the pipelines that each followed: after every entry its state is in order, and steps in theirs. */
export function judgeRuns(objects: Objects): (read: Pick<ReadRun, 'id' | 'lines'>) => Promise<readonly Finding[]> {
  const pipeline = pipelinesRead(objects);
  return async ({ id, lines }) => {
    const entries = lines.map(({ entry }) => entry);
    const found = findingsInRun(entries, await bookOf(pipelinesIn(entries), pipeline));
    return found.flatMap(({ entry: seq, message }) => {
      const at = lines.find(({ entry }) => entry.seq === seq);
      if (at === undefined) return [];
      const file = `${runFolder(id)}/${at.path}`;
      const next = `Ask whoever pushed it: git log -p on the state branch shows who did. countersign workflow rollback ${id} goes back to a checkpoint.`;
      return [
        { code: 'invalid_transition', file, line: at.line, column: 1, message, next, severity: 'error' } as const,
      ];
    });
  };
}

/** Reads pipelines by their blobs, each text once; null where it is gone, or is none. */
export function pipelinesRead(objects: Objects) {
  return once(objects, (text, { blob }) => {
    const read = readPipeline(text, blob);
    return Promise.resolve(read.ok ? read.pipeline : null);
  });
}
