import type { FactValue } from '../condition.ts';
import type { Given, Misread } from './verb.ts';

/** What was typed for a name, as one text. */
export function text(given: Given, name: string, fallback = ''): string {
  const value = given[name];
  if (typeof value === 'object') return value.join(' ');
  return typeof value === 'string' ? value : fallback;
}

/** `NAME=VALUE` as it was typed: whole decimal numbers and true/false are what they look like, all else is text. */
export function assigned(
  given: Given,
  name: string,
  example: string,
): { readonly name: string; readonly value: FactValue } | Misread {
  const words = text(given, name);
  const at = words.indexOf('=');
  if (at < 1) return { misuse: { because: `"${words}" has no value`, next: `Write NAME=VALUE, such as ${example}` } };
  return { name: words.slice(0, at), value: valueFrom(words.slice(at + 1)) };
}

/** Whole decimal numbers and true/false are what they look like; everything else, `2.0.0` and `007` too, is text. */
export function valueFrom(written: string): FactValue {
  if (written === 'true' || written === 'false') return written === 'true';
  // Minus nothing is nothing: a log in JSON does not tell them apart, and a state in YAML does.
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/u.test(written) ? Number(written) + 0 : written;
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
