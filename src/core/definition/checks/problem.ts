import type { Condition, Leaf } from '../../condition.ts';
import type { FindingCode, Path, Problem } from '../../finding.ts';
import type { Definition } from '../schema.ts';

export function error(code: FindingCode, path: Path, message: string, next: string): Problem {
  return { code, path, message, next, severity: 'error' };
}

export function warning(code: FindingCode, path: Path, message: string, next: string): Problem {
  return { code, path, message, next, severity: 'warning' };
}

/** A condition of a definition: where it stands and what it is for. */
export interface Placed<T> {
  readonly is: T;
  readonly path: Path;
}

/** Every `requires` of a definition. */
export function conditionsOf(definition: Definition): readonly Placed<Condition>[] {
  return (['allowed_transitions', 'actions', 'terminal_states'] as const).flatMap((part) =>
    definition[part].flatMap(({ requires }, index) =>
      requires === undefined ? [] : [{ is: requires, path: [part, index, 'requires'] }],
    ),
  );
}

/** The leaves of a condition, each with the path to it. */
export function leavesAt({ is, path }: Placed<Condition>): readonly Placed<Leaf>[] {
  if ('all' in is) return is.all.flatMap((part, index) => leavesAt({ is: part, path: [...path, 'all', index] }));
  if ('any' in is) return is.any.flatMap((part, index) => leavesAt({ is: part, path: [...path, 'any', index] }));
  if ('not' in is) return leavesAt({ is: is.not, path: [...path, 'not'] });
  return [{ is, path }];
}
