import type { Finding } from '../core/finding.ts';

/** GitHub takes so many annotations with a check run in one request. */
const annotationsAtMost = 50;

/**
 * Findings as annotations on the lines of a pull request, in their order: what does not fit is told in the summary. What
 * ships with Countersign has no lines there.
 */
export function annotationsOf(findings: readonly Finding[]): readonly Readonly<Record<string, unknown>>[] {
  return findings
    .filter(({ file }) => !file.startsWith('countersign:'))
    .slice(0, annotationsAtMost)
    .map(({ file, line, column, severity, code, message, next }) => ({
      path: file,
      location: { startLine: line, endLine: line, startColumn: column, endColumn: column },
      annotationLevel: severity === 'error' ? 'FAILURE' : 'WARNING',
      title: code,
      message: `${message}\n${next}`,
    }));
}
