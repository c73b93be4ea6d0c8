import { isFields, type Fields } from '../core/fields.ts';
import { namePattern } from '../core/definition/name.ts';
import type { FindingCode, Path, Problem } from '../core/finding.ts';
import { nearest } from '../core/nearest.ts';
import { extendsPattern } from '../core/policy/schema.ts';
import type { JsonSchema } from '../core/schema.ts';

/** A form of text that schemas name as a `format`. */
export interface Format {
  readonly isOne: (text: string) => boolean;
  /** How it is written, for people. */
  readonly next: string;
}

/**
 * What is wrong with a value that its schema refuses. Where a schema has several alternatives, only the one that was
 * meant is followed: the one of the value's type, and among objects the one whose key is there. `formats`: those that
 * the schema names, and what its patterns mean, by the pattern.
 */
export function faultsOf(
  value: unknown,
  schema: JsonSchema,
  formats: Readonly<Record<string, Format>> = {},
): readonly Problem[] {
  const definitions = isFields(schema['definitions']) ? schema['definitions'] : {};
  return faultsAt(value, schema, []);

  function faultsAt(here: unknown, given: JsonSchema, path: Path): readonly Problem[] {
    const wanted = meant(here, resolved(given, definitions), definitions);
    if (wanted === null) return [noAlternative(here, resolved(given, definitions), path)];
    const several = keysOf(resolved(given, definitions)).filter((key) => isFields(here) && Object.hasOwn(here, key));
    if (several.length > 1) {
      return [
        problem(
          'wrong_value',
          path,
          `${say(path)} asks for ${several.join(' and ')} at once`,
          'Give each a line of its own below all: or any:.',
        ),
      ];
    }
    const type = wanted['type'];
    if (type !== undefined && !isOfType(here, type))
      return [wrongType(here, typeof type === 'string' ? type : '', path)];
    if (wanted['enum'] !== undefined || wanted['const'] !== undefined)
      return choiceFaults(here, wanted, path, keysOf(resolved(given, definitions)));
    if (isFields(here)) return objectFaults(here, wanted, path);
    if (Array.isArray(here)) return listFaults(here, wanted, path);
    return scalarFaults(here, wanted, path, formats);
  }

  function objectFaults(here: Fields, wanted: JsonSchema, path: Path): readonly Problem[] {
    const properties = isFields(wanted['properties']) ? wanted['properties'] : {};
    const required = texts(wanted['required']);
    const others = wanted['additionalProperties'];
    const missing = required
      .filter((name) => here[name] === undefined)
      .map((name) =>
        problem(
          'missing_field',
          path,
          `${name} is missing in ${say(path)}`,
          `Add ${name}: … here.${misspelt(name, here, properties)}`,
        ),
      );
    const inside = Object.entries(here).flatMap(([name, inner]) => {
      const known = Object.hasOwn(properties, name) ? properties[name] : others;
      if (isFields(known)) return faultsAt(inner, known, [...path, name]);
      return known === false ? [unknownField(name, Object.keys(properties), path)] : [];
    });
    const least = wanted['minProperties'];
    const few = typeof least === 'number' && Object.keys(here).length < least;
    return [
      ...missing,
      ...inside,
      ...(few
        ? [problem('wrong_value', path, `${say(path)} is empty`, `Give it ${list(Object.keys(properties))}.`)]
        : []),
    ];
  }

  function listFaults(here: readonly unknown[], wanted: JsonSchema, path: Path): readonly Problem[] {
    const { items, minItems, uniqueItems } = wanted;
    const few = typeof minItems === 'number' && here.length < minItems;
    const seen = new Set<unknown>();
    const twice = uniqueItems === true ? here.findIndex((item) => seen.size === seen.add(item).size) : -1;
    return [
      ...(twice === -1
        ? []
        : [problem('wrong_value', [...path, twice], `${say(path)} has ${sayValue(here[twice])} twice`, 'Keep one.')]),
      ...(few ? [problem('wrong_value', path, `${say(path)} is an empty list`, 'List at least one.')] : []),
      ...(isFields(items) ? here.flatMap((item, index) => faultsAt(item, items, [...path, index])) : []),
    ];
  }
}

function resolved(schema: JsonSchema, definitions: Fields): JsonSchema {
  const ref = schema['$ref'];
  const target = typeof ref === 'string' ? definitions[ref.replace('#/definitions/', '')] : undefined;
  return isFields(target) ? target : schema;
}

/** The schema itself, or the alternative of it that was meant; null when none is like the value. */
function meant(value: unknown, schema: JsonSchema, definitions: Fields): JsonSchema | null {
  const alternatives = alternativesOf(schema);
  if (alternatives.length === 0) return schema;
  const alike = alternatives.map((one) => resolved(one, definitions)).filter((one) => isAlike(value, one));
  const byKey =
    isFields(value) && alike.length > 1
      ? alike.find((one) => texts(one['required']).some((key) => Object.hasOwn(value, key)))
      : alike[0];
  return byKey ?? null;
}

function alternativesOf(schema: JsonSchema): readonly JsonSchema[] {
  const { anyOf } = schema;
  return Array.isArray(anyOf) ? anyOf.filter(isFields) : [];
}

/** The keys by which the alternatives of a schema are told apart. */
function keysOf(schema: JsonSchema): readonly string[] {
  const alternatives = alternativesOf(schema).filter((one) => one['type'] === 'object');
  return alternatives.length < 2 ? [] : alternatives.flatMap((one) => texts(one['required']));
}

function isAlike(value: unknown, schema: JsonSchema): boolean {
  return schema['const'] === undefined ? isOfType(value, schema['type']) : typeof schema['const'] === typeof value;
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isFields(value);
  if (type === 'null') return value === null;
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function noAlternative(value: unknown, schema: JsonSchema, path: Path): Problem {
  const keys = keysOf(schema);
  if (!isFields(value) || keys.length === 0) {
    const types = alternativesOf(schema).map((one) => typeNames[String(one['type'])] ?? String(one['const']));
    const wanted = list([...new Set(types)]);
    return problem(
      'wrong_type',
      path,
      `${say(path)} must be ${wanted}, and is ${sayValue(value)}`,
      keys.length === 0 ? `Write ${wanted}.` : `Begin it with ${list(keys)}.`,
    );
  }
  const names = Object.keys(value);
  const [first] = names;
  if (first === undefined) return problem('wrong_value', path, `${say(path)} is empty`, `Begin it with ${list(keys)}.`);
  const close = names.flatMap((name) => nearest(name, keys) ?? []);
  const because = `${say(path)} has ${names.join(', ')}, and needs one of the keys that say what it is`;
  return problem(
    'unknown_field',
    [...path, first],
    because,
    close[0] === undefined ? `Begin it with ${list(keys)}.` : `Did you mean ${close[0]}?`,
    'key',
  );
}

/** `others`: the keys of the objects that may stand here instead. */
function choiceFaults(here: unknown, wanted: JsonSchema, path: Path, others: readonly string[]): readonly Problem[] {
  const choices = Array.isArray(wanted['enum']) ? wanted['enum'] : [wanted['const']];
  if (choices.includes(here)) return [];
  const names = choices.map(String);
  const close = typeof here === 'string' ? nearest(here, names) : null;
  const next = close === null ? `Use ${list(names)}.` : `Did you mean ${close}?`;
  const instead = others.length === 0 ? '' : ` Or begin it with ${list(others)}.`;
  return [problem('wrong_value', path, `${say(path)} cannot be ${sayValue(here)}`, next + instead)];
}

function scalarFaults(
  here: unknown,
  wanted: JsonSchema,
  path: Path,
  formats: Readonly<Record<string, Format>>,
): readonly Problem[] {
  const { pattern, minLength, format, minimum, exclusiveMinimum } = wanted;
  if (minLength === 1 && here === '')
    return [problem('wrong_value', path, `${say(path)} is empty`, 'Write something.')];
  const form = typeof format === 'string' ? formats[format] : undefined;
  if (form !== undefined && typeof here === 'string' && !form.isOne(here))
    return [
      problem('wrong_value', path, `${say(path)} cannot be ${here === '' ? 'empty' : sayValue(here)}`, form.next),
    ];
  if (typeof pattern === 'string' && typeof here === 'string' && !new RegExp(pattern, 'u').test(here))
    return [noMatch(here, pattern, path, formats)];
  if (typeof minimum === 'number' && typeof here === 'number' && here < minimum) {
    return [
      problem(
        'wrong_value',
        path,
        `${say(path)} must be at least ${minimum}, and is ${here}`,
        `Write ${minimum} or more.`,
      ),
    ];
  }
  if (typeof exclusiveMinimum === 'number' && typeof here === 'number' && here <= exclusiveMinimum) {
    return [
      problem(
        'wrong_value',
        path,
        `${say(path)} must be more than ${exclusiveMinimum}, and is ${here}`,
        `Write more than ${exclusiveMinimum}.`,
      ),
    ];
  }
  return [];
}

/** What the patterns of the schemas mean, for people. */
const patternNext: Readonly<Partial<Record<string, string>>> = {
  '\\S': 'Write something, or leave the field out where it is optional.',
  [namePattern]:
    'Names have letters, digits, dashes, dots and underscores, begin with a letter or digit, and are not constructor, toString and the like.',
  [extendsPattern]:
    'Name a commit, as OWNER/REPO@ and its 40 hex digits: whoever moves a branch or a tag would change who may approve here.',
  '^[0-9]+\\.[0-9]+\\.[0-9]+$': 'Write three numbers, such as 1.0.0.',
  '^\\S+ (failed|passed)$': 'Write the name of the check, then failed or passed: check: ci failed',
};

function noMatch(here: string, pattern: string, path: Path, formats: Readonly<Record<string, Format>>): Problem {
  const because = here.trim() === '' ? `${say(path)} is empty` : `${say(path)} cannot be ${sayValue(here)}`;
  return problem(
    'wrong_value',
    path,
    because,
    patternNext[pattern] ?? formats[pattern]?.next ?? `It has to match ${pattern}`,
  );
}

function unknownField(name: string, known: readonly string[], path: Path): Problem {
  const close = nearest(name, known);
  return problem(
    'unknown_field',
    [...path, name],
    `${say(path)} has no field ${name}`,
    close === null ? `Take it out; there is ${list(known)}.` : `Did you mean ${close}?`,
    'key',
  );
}

/** Is a missing field there under another name? Then that name is what has to change. */
function misspelt(name: string, here: Fields, properties: Fields): string {
  const close = nearest(
    name,
    Object.keys(here).filter((key) => !Object.hasOwn(properties, key)),
  );
  return close === null ? '' : ` Is ${close} meant to be it?`;
}

const typeNames: Readonly<Partial<Record<string, string>>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'an object',
};

function wrongType(here: unknown, type: string, path: Path): Problem {
  const next =
    type === 'string'
      ? quoteHint(here)
      : type === 'array'
        ? 'Write a list: in YAML, each item on a line of its own, with a dash.'
        : `Write ${typeNames[type] ?? type}.`;
  return problem('wrong_type', path, `${say(path)} must be ${typeNames[type] ?? type}, and is ${sayValue(here)}`, next);
}

function quoteHint(value: unknown): string {
  return typeof value === 'number' || typeof value === 'boolean'
    ? `If ${String(value)} is meant as text, put it in quotes.`
    : 'Write text.';
}

function sayValue(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (isFields(value)) return 'an object';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** `stages[2].purpose`, or "the file" for all of it. */
function say(path: Path): string {
  return (
    path
      .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
      .join('')
      .replace(/^\./u, '') || 'the file'
  );
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function problem(code: FindingCode, path: Path, message: string, next: string, at?: 'key'): Problem {
  return { code, path, message, next, severity: 'error', ...(at === undefined ? {} : { at }) };
}
