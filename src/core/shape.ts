import { isFields } from './fields.ts';

/** Says what is wrong with a value, as the end of a sentence that begins with its name; null where nothing is. */
export type Check = (value: unknown) => string | null;

/** The check of a value of one type, and of no wider or narrower one: a table of these changes with the types or does not compile. */
export interface Shape<T> extends Check {
  readonly __type?: (value: T) => T;
}

/** A field that may be left out. */
export interface Optional<T> {
  readonly optional: Shape<T>;
}

/** The fields of an object: each has its shape, and there is a shape for each. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K> ? Optional<Exclude<T[K], undefined>> : Shape<T[K]>;
};

type Member<T, K> = Extract<T, { readonly [Key in K & PropertyKey]: unknown }>;
type Having<K> = K extends PropertyKey ? { readonly [Key in K]: unknown } : never;

/** One shape for each member of a union, by the key that only this member has. */
type Members<T, K> = { readonly [Key in K & string]: Shape<Member<T, Key>> } & ([T] extends [Having<K>]
  ? unknown
  : never);

/** One shape for each member of a union, by the value that a key has in it. */
type Variants<T, K extends keyof T> = {
  readonly [V in T[K] & string]: Shape<Extract<T, { readonly [Key in K]: V }>>;
};

export const text: Shape<string> = (value) => (typeof value === 'string' ? null : ' is no text');
export const number: Shape<number> = (value) => (typeof value === 'number' ? null : ' is no number');
export const flag: Shape<boolean> = (value) => (typeof value === 'boolean' ? null : ' is neither true nor false');
export const yes: Shape<true> = (value) => (value === true ? null : ' is not true');
export const textOrNumber: Shape<string | number> = (value) =>
  typeof value === 'string' || typeof value === 'number' ? null : ' is neither text nor a number';

/** Nothing is asked of what is in it. */
export const empty: Shape<Readonly<Record<string, never>>> = (value) => (isFields(value) ? null : noRecord);

export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: shape };
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value) => (value === null ? null : shape(value));
}

/** One of these words. */
export function oneOf<const W extends string>(words: readonly W[]): Shape<W> {
  const known: ReadonlySet<unknown> = new Set(words);
  return (value) => (known.has(value) ? null : ' is no word that is known here');
}

export function list<T>(of: Shape<T>): Shape<readonly T[]> {
  return (value) => {
    if (!isList(value)) return ' is no list';
    for (const [at, one] of value.entries()) {
      const fault = of(one);
      if (fault !== null) return `[${at}]${fault}`;
    }
    return null;
  };
}

/** Any keys, and the same shape behind all of them. */
export function record<T>(of: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value) => {
    if (!isFields(value)) return noRecord;
    for (const key of Object.keys(value)) {
      const fault = of(value[key]);
      if (fault !== null) return `.${key}${fault}`;
    }
    return null;
  };
}

/** An object with these fields. What else is in it is not looked at: nothing here reads it. */
export function object<T>(fields: Fields<T>): Shape<T>;
export function object(fields: Readonly<Record<string, Check | { readonly optional: Check }>>): Check {
  const all = Object.entries(fields).map(([name, field]) =>
    typeof field === 'function'
      ? { name, check: field, isNeeded: true }
      : { name, check: field.optional, isNeeded: false },
  );
  return (value) => {
    if (!isFields(value)) return noRecord;
    for (const { name, check, isNeeded } of all) {
      const held = value[name];
      if (held === undefined) {
        if (isNeeded) return `.${name} is missing`;
        continue;
      }
      const fault = check(held);
      if (fault !== null) return `.${name}${fault}`;
    }
    return null;
  };
}

/** A member of a union of objects, each of which has a key of its own. */
export function keyed<T, K extends string>(members: Members<T, K>): Shape<T>;
export function keyed(members: Readonly<Record<string, Check>>): Check {
  const all = Object.entries(members);
  return (value) => {
    if (!isFields(value)) return noRecord;
    for (const [key, check] of all) if (value[key] !== undefined) return check(value);
    return ' is none of those that are known here';
  };
}

/** A member of a union of objects that one of their keys tells apart. */
export function told<T, K extends string & keyof T>(by: K, variants: Variants<T, K>): Shape<T>;
export function told(by: string, variants: Readonly<Record<string, Check>>): Check {
  const known = new Map<unknown, Check>(Object.entries(variants));
  return (value) => {
    if (!isFields(value)) return noRecord;
    const check = known.get(value[by]);
    return check === undefined ? `.${by} is no word that is known here` : check(value);
  };
}

const noRecord = ' is no object';

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
