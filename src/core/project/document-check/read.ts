import { isFields, type Fields } from '../../fields.ts';
import type { Definition } from '../../definition/schema.ts';
import type { FindingCode, Path, Problem } from '../../finding.ts';
import { isSaid } from '../findings/looked.ts';

/** One object of a list, with where it stands. */
export interface Item {
  readonly at: Path;
  readonly fields: Fields;
}

/** A document that tells the state of a project, with the definition it follows where that is known. */
export interface Told {
  readonly definition: Definition | null;
  readonly document: Fields;
  /** Where the document stands in its file. */
  readonly base: Path;
}

/** The objects of a list; what is none is left out. */
export function itemsIn({ document, base }: Told, name: string): readonly Item[] {
  return listIn(document, name).flatMap((fields, index) =>
    isFields(fields) ? [{ at: [...base, name, index], fields }] : [],
  );
}

/** The named objects of an object, such as the approvals by gate. */
export function namedIn({ document, base }: Told, name: string): readonly (Item & { readonly name: string })[] {
  const all = document[name];
  if (!isFields(all)) return [];
  return Object.entries(all).flatMap(([key, fields]) =>
    isFields(fields) ? [{ at: [...base, name, key], name: key, fields }] : [],
  );
}

export function listIn(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  return Array.isArray(value) ? value : [];
}

/** The texts of a list, each with its index. */
export function textsIn(fields: Fields, name: string): readonly (readonly [string, number])[] {
  return listIn(fields, name).flatMap((value, index) => (typeof value === 'string' ? [[value, index] as const] : []));
}

/** What stands under the first of these names that says anything; undefined where nothing does, or it is TBD. */
export function saidIn(fields: Fields, ...names: readonly string[]): string | undefined {
  return names
    .map((name) => fields[name])
    .map((value) => (typeof value === 'string' ? value : undefined))
    .find(isSaid);
}

/** The name under which a track or an artifact goes: some documents call it by its id. */
export function nameIn(fields: Fields, what: 'track' | 'artifact'): string | undefined {
  return saidIn(fields, what, `${what}_id`);
}

export function problem(
  code: FindingCode,
  path: Path,
  message: string,
  next: string,
  severity: Problem['severity'] = 'error',
): Problem {
  return { code, path, message, next, severity };
}
