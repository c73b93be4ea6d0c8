import type { FindingCode, Path, Problem } from '../../finding.ts';

/** Something wrong in one of several files. */
export interface TraceProblem extends Problem {
  readonly file: string;
}

/** `steps[2].description`, or "it" for all of an object. */
export function pathText(path: Path): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return text === '' ? 'it' : text.replace(/^\./u, '');
}

/** A value as a sentence names it: short, and texts in quotes. */
export function valueText(value: unknown): string {
  if (value === undefined) return 'not there';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** Where something is wrong: the file, and the object in it. */
export interface Place {
  readonly file: string;
  readonly path: Path;
}

/** A problem at a place below an object. */
export function problemAt(
  { file, path }: Place,
  below: Path,
  code: FindingCode,
  message: string,
  next: string,
  severity: Problem['severity'] = 'error',
): TraceProblem {
  return { file, path: [...path, ...below], code, message, next, severity };
}
