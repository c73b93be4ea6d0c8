import type { Finding, FindingCode } from '../core/finding.ts';

/** The record or a file it rests on is not as it should be. Nothing is decided on it; the findings say where and what to do. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    super(findings[0]?.message ?? 'the record is damaged');
    this.findings = findings;
  }
}

/** A builder of findings about the record; what helps is the same for all of them. */
export function findingsWith(
  next: string,
): (code: FindingCode, file: string, line: number, message: string) => Finding {
  return (code, file, line, message) => ({ code, file, line, column: 1, message, severity: 'error', next });
}

/** The first line of a text that is not as it must be, counted from 1, and what must stand there; empty for nothing. */
export function firstDifference(text: string, wanted: string): { readonly line: number; readonly wanted: string } {
  const want = wanted.split('\n');
  const at = Math.max(
    0,
    text.split('\n').findIndex((one, index) => one !== want[index]),
  );
  return { line: at + 1, wanted: want[at]?.trim() ?? '' };
}
