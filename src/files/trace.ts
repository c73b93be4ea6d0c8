import { isFields, type Fields } from '../core/fields.ts';
import type { Path, Problem } from '../core/finding.ts';
import { dataOf, eventDataSchemas } from '../core/trace/check/event-data.ts';
import { kindFacts, kindOf, otherKind, type ObjectKind } from '../core/trace/check/kind.ts';
import { deepest, type TraceObject } from '../core/trace/check/objects.ts';
import { isInTheWay } from '../core/trace/check/shape.ts';
import type { MplpConfirm, MplpContext, MplpPlan, MplpTrace } from '../core/trace/mplp.ts';
import { faultsOf } from './faults.ts';
import { formats } from './formats.ts';
import { foreignText, readJson, readJsonLines } from './json.ts';
import { Fault, readYaml, type Yaml } from './yaml.ts';

/** Larger than any record that people made; a file is read as a whole. In bytes. */
const largest = { bytes: 16 * 1024 * 1024 };
/** YAML takes twenty times as long to read. */
const largestYaml = { bytes: 1024 * 1024 };

/** What stands in a file. */
interface TraceFile {
  readonly objects: readonly TraceObject[];
  /** What of it is not checked, for people. */
  readonly others: readonly string[];
}

/** Reads a file of any of the forms that objects of MPLP are kept in: JSON, JSON in lines, YAML. */
export function readForeign(bytes: Uint8Array, file: string): Yaml {
  if (/\.ndjson$/iu.test(file)) return readJsonLines(bytes, file, largest);
  return /\.ya?ml$/iu.test(file) ? foreignYaml(bytes, file) : readJson(bytes, file, largest);
}

/** YAML may begin with a byte order mark, too, where somebody else wrote it. */
function foreignYaml(bytes: Uint8Array, file: string): Yaml {
  try {
    return readYaml(foreignText(bytes, largestYaml), file, { ...largestYaml, own: false });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return readYaml(bytes, file, { ...largestYaml, own: false });
  }
}

/**
 * The objects in a value that was read: itself, or each of a list, or those of an object that holds them by their kinds.
 * `folder` is that of the file, as findings name it.
 */
export function objectsIn(value: unknown, file: string, folder: string): TraceFile {
  const objects: TraceObject[] = [];
  const others: string[] = [];
  collect(value, [], 0);
  return { objects, others };

  function collect(one: unknown, path: Path, depth: number): void {
    const kind = kindOf(one, depth === 0 ? file : '');
    const inner = depth < deepest && kind === null ? innerOf(one) : [];
    if (kind !== null && !(depth === 0 && Array.isArray(one))) {
      objects.push(objectOf(kind, withoutComment(one), { file, folder, path }));
    } else if (Array.isArray(one) && depth < deepest) {
      for (const [index, item] of one.entries()) collect(item, [...path, index], depth + 1);
      if (one.length === 0) others.push('an empty list');
    } else if (inner.length > 0) {
      for (const [name, item] of inner) collect(item, [...path, name], depth + 1);
    } else {
      others.push(otherKind(one));
    }
  }
}

/** What an object holds by the names of the kinds: `context: …, plan: …`, or `confirms: […]`. */
function innerOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (!isFields(value)) return [];
  return Object.entries(value).filter(
    ([name, inner]) => /^(?:context|plan|confirm|trace)s?$/u.test(name) && typeof inner === 'object' && inner !== null,
  );
}

/** A comment is no part of an object. */
function withoutComment(value: unknown): unknown {
  if (!isFields(value)) return value;
  const { $comment: _comment, ...fields } = value;
  return fields;
}

type At = Pick<TraceObject, 'file' | 'folder' | 'path'>;

function objectOf(kind: ObjectKind, value: unknown, place: At): TraceObject {
  const faults = faultsIn(kind, value);
  const given = { ...place, value, faults };
  if (kind === 'context') return { ...given, kind, is: isContext(value, faults) ? value : null };
  if (kind === 'plan') return { ...given, kind, is: isPlan(value, faults) ? value : null };
  if (kind === 'confirm') return { ...given, kind, is: isConfirm(value, faults) ? value : null };
  return { ...given, kind, is: isTrace(value, faults) ? value : null };
}

function isContext(value: unknown, faults: readonly Problem[]): value is MplpContext {
  return hasItsShape(value, faults);
}

function isPlan(value: unknown, faults: readonly Problem[]): value is MplpPlan {
  return hasItsShape(value, faults);
}

function isConfirm(value: unknown, faults: readonly Problem[]): value is MplpConfirm {
  return hasItsShape(value, faults);
}

function isTrace(value: unknown, faults: readonly Problem[]): value is MplpTrace {
  return hasItsShape(value, faults);
}

function hasItsShape(value: unknown, faults: readonly Problem[]): boolean {
  return !faults.some((fault) => isInTheWay(fault, value));
}

/** What the schema of its kind refuses, and of the events what the schema of what they carry refuses. */
function faultsIn(kind: ObjectKind, value: unknown): readonly Problem[] {
  const events = isFields(value) ? value['events'] : undefined;
  return [
    ...faultsOf(value, kindFacts[kind].schema, formats),
    ...(Array.isArray(events) ? events.flatMap(dataFaults) : []),
  ];
}

function dataFaults(event: unknown, index: number): readonly Problem[] {
  const { event_type, data }: Fields = isFields(event) ? event : {};
  const is = typeof event_type === 'string' ? dataOf(event_type) : null;
  if (is === null) return [];
  const base: Path = ['events', index, 'data'];
  return faultsOf(data ?? null, eventDataSchemas[is], formats).map((fault) => ({
    ...fault,
    path: [...base, ...fault.path],
    message: `${fault.message} in the data of events[${index}], which is a ${is.replaceAll('_', ' ')} by its type`,
  }));
}
