import type { Finding } from '../../core/finding.ts';
import { styled, type Line } from './answer.ts';

/** One finding as compilers print theirs, so that editors can follow it, and what to do about it. */
export function findingLines(finding: Finding): readonly Line[] {
  const { file, line, column, severity, code, message, next, commit = '' } = finding;
  const by = message.includes(commit.slice(0, 7)) ? '' : ` (commit ${commit.slice(0, 7)})`;
  return [
    [
      `${file}:${line}:${column}: `,
      styled(severity === 'error' ? 'red' : 'yellow', severity),
      ` ${code} ${message}${by}`,
    ],
    [styled('dim', `  ${next}`)],
  ];
}

/** "2 errors and 1 warning" */
export function counted(findings: readonly Finding[]): string {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const warnings = findings.length - errors;
  const parts = [
    errors === 0 ? [] : [plural(errors, 'error')],
    warnings === 0 ? [] : [plural(warnings, 'warning')],
  ].flat();
  return parts.join(' and ');
}

/** "1 entry", "2 entries" */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
