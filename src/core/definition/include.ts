import { isFields, type Fields } from '../fields.ts';
import type { Path } from '../finding.ts';
import { nameOfWords } from './full-form.ts';

/** Where files lie that definitions include: beside the definitions, so that who guards the rules guards these, too. */
const sharedFolder = '.github/countersign/';

/** Definitions that are made of several files, and where each part of one stands. */
export interface Composed {
  /** What all the files say together; it includes nothing. */
  readonly value: Fields;
  /** The file in which a path of the value stands, 0 for the definition itself, and the path it has there. */
  readonly whence: (path: Path) => { readonly file: number; readonly path: Path };
}

/** What an item of a list is known by: all of these. Where a list holds mere names, each is known by itself. */
const keys: Readonly<Record<string, readonly string[]>> = {
  stages: ['id'],
  allowed_transitions: ['from', 'to', 'on'],
  artifacts: ['artifact_type'],
  roles: ['id'],
  gates: ['gate_id'],
  actions: ['id'],
  routing_rules: ['id'],
  recovery_actions: ['id'],
  terminal_states: ['id'],
  never: ['reach', 'without'],
  specialists: ['id'],
  tracks: ['id'],
  triage: ['flag'],
  support: ['job'],
  plugins: ['id'],
};
/**
 * One definition of a file and the files that it includes, one level deep. Lists are joined by what their items are known
 * by, maps by their keys. Where several have the same, the definition wins, then the file that is included first. What
 * the definition has in another form than the others stays as it is, to be found wrong where it stands.
 */
export function composed(definition: Fields, shared: readonly Fields[]): Composed {
  const { include: _include, ...rest } = definition;
  const files = [rest, ...shared];
  const names = [...new Set(files.flatMap((file) => Object.keys(file)))];
  const joined = new Map(names.map((name) => [name, joinedPart(name, files)] as const));
  return {
    value: Object.fromEntries([...joined].map(([name, { value }]) => [name, value])),
    whence: (path) => {
      const [name = '', step, ...inner] = path;
      const part = joined.get(String(name));
      if (part === undefined) return { file: 0, path };
      const at = step === undefined ? undefined : part.items.get(step);
      return at === undefined ? { file: part.file, path } : { file: at.file, path: [name, at.step, ...inner] };
    },
  };
}

interface Item {
  readonly file: number;
  readonly step: string | number;
  readonly value: unknown;
}

interface Part {
  readonly value: unknown;
  /** The first that has it. */
  readonly file: number;
  /** Where what stands at a step of the part is from. */
  readonly items: ReadonlyMap<string | number, Item>;
}

function joinedPart(name: string, files: readonly Fields[]): Part {
  const having = files.flatMap((file, at) => (Object.hasOwn(file, name) ? [{ file: at, value: file[name] }] : []));
  const [first = { file: 0, value: undefined }] = having;
  if (Array.isArray(first.value)) {
    const items = firstOfEach(having.flatMap(({ file, value }) => itemsOf(value, file, name)));
    const list = items.map(([, item]) => item);
    return { ...first, value: list.map(({ value }) => value), items: new Map(list.entries()) };
  }
  if (!isFields(first.value)) return { ...first, items: new Map() };
  const fields = having.flatMap(({ file, value }) =>
    isFields(value) ? Object.entries(value).map(([step, inner]): Keyed => [step, { file, step, value: inner }]) : [],
  );
  const items = firstOfEach(fields);
  return {
    ...first,
    value: Object.fromEntries(items.map(([step, { value }]) => [step, value])),
    items: new Map(items),
  };
}

type Keyed = readonly [key: string, item: Item];

/** Of a file's own items all stay, equal ones too: that is an error, and found where it stands. */
function firstOfEach(items: readonly Keyed[]): readonly Keyed[] {
  const from = new Map<string, number>();
  return items.filter(([key, { file }]) => {
    const known = from.get(key) ?? file;
    from.set(key, known);
    return known === file;
  });
}

function itemsOf(value: unknown, file: number, name: string): readonly Keyed[] {
  return Array.isArray(value)
    ? value.map((item: unknown, step): Keyed => [keyOf(name, item), { file, step, value: item }])
    : [];
}

function keyOf(name: string, item: unknown): string {
  const fields = Object.hasOwn(keys, name) ? keys[name] : undefined;
  if (fields === undefined) return JSON.stringify(item);
  if (typeof item === 'string') return JSON.stringify([nameOfWords(name, item)]);
  // A transition is on command where it does not say on what.
  return isFields(item)
    ? JSON.stringify(fields.map((field) => item[field] ?? (field === 'on' ? 'command' : null)))
    : JSON.stringify(item);
}

/** Why a path is none of a file that could be included; null where it is one. */
export function whyNotShared(path: string): string | null {
  const isOdd = path.split('/').some((step) => ['', '.', '..'].includes(step)) || /[\\\p{Cc}]/u.test(path);
  if (isOdd || !path.startsWith(sharedFolder)) return `${path} does not lie below ${sharedFolder}`;
  return path.startsWith(`${sharedFolder}lifecycles/`) ? `${path} would be a workflow by itself` : null;
}
