import type { Path, Problem } from '../../finding.ts';
import { canonicalEvent } from '../event-names.ts';
import { inside } from './evaluate.ts';
import type { TraceObject } from './objects.ts';
import { problemAt, type TraceProblem } from './told.ts';

/**
 * Does something of the shape of an object keep anybody from looking further? Fields that nobody knows do not, nor does the
 * other name of an event.
 */
export function isInTheWay({ code, path }: Problem, value: unknown): boolean {
  return code !== 'unknown_field' && aliasAt(value, path) === null;
}

/** The type of an event that is another name of a known one, where that is what a path leads to. */
function aliasAt(value: unknown, path: Path): string | null {
  const at = path.at(-1) === 'event_type' ? path.reduce(inside, value) : null;
  return typeof at === 'string' && canonicalEvent(at).isAlias ? at : null;
}

/** What its schema refuses. A known event by another name is told, and read as what it is. */
export function shapeProblems(one: TraceObject): readonly TraceProblem[] {
  return one.faults.map((fault) => {
    const alias = aliasAt(one.value, fault.path);
    return alias === null
      ? { ...fault, file: one.file, path: [...one.path, ...fault.path] }
      : problemAt(
          one,
          fault.path,
          'event_alias',
          `${alias} is another name of ${canonicalEvent(alias).name}, and the schema allows no underscore in it`,
          `Write event_type: ${canonicalEvent(alias).name}.`,
          'warning',
        );
  });
}
