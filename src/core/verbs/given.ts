import type { Given } from './verb.ts';

/** What was typed for a name, as one text. */
export function text(given: Given, name: string, fallback = ''): string {
  const value = given[name];
  if (typeof value === 'object') return value.join(' ');
  return typeof value === 'string' ? value : fallback;
}

/** The value under the key that a command has for it, or nothing when it was not typed. */
export function optional(given: Given, name: string, key: string): Readonly<Record<string, string>> {
  const value = text(given, name);
  return value === '' ? {} : { [key]: value };
}

/** What was typed for a name that may be given again; empty where it was not. */
export function list(given: Given, name: string): readonly string[] {
  const value = given[name];
  if (typeof value === 'object') return value;
  return typeof value === 'string' ? [value] : [];
}
