import type { Condition, Leaf } from '../../condition.ts';
import type { FindingCode, Path, Problem } from '../../finding.ts';
import { insteadOf } from '../../nearest.ts';
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

const withConditions = [
  'allowed_transitions',
  'actions',
  'terminal_states',
  'specialists',
  'tracks',
  'routing_rules',
] as const;

/** Every `requires` of a definition. */
export function conditionsOf(definition: Definition): readonly Placed<Condition>[] {
  return withConditions.flatMap((part) =>
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

/** A name that nothing of its kind has, with the one that was probably meant. */
export function dangling(what: string, name: string, known: Names, path: Path): readonly Problem[] {
  if (known.has(name)) return [];
  return [error('dangling_name', path, `there is no ${what} ${name}`, insteadOf(name, [...known]))];
}

/** Names of one kind. */
export type Names = ReadonlySet<string>;

/** Names of one list that stand in it twice, and words of the short form of which no name can be made. */
export function idsOf<T>(
  part: string,
  what: string,
  items: readonly T[],
  idOf: (item: T) => string,
): readonly Problem[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const id = idOf(item);
    if (id === '') return [unusable([part, index], what)];
    const known = seen.has(id);
    seen.add(id);
    return known
      ? [error('duplicate_id', [part, index], `${what} ${id} is there twice`, 'Rename one of them, or take it out.')]
      : [];
  });
}

function unusable(path: Path, what: string): Problem {
  return error(
    'unusable_id',
    path,
    `no name can be made of the words of this ${what}`,
    'Write it as an object and give it an id of letters, digits and underscores.',
  );
}
