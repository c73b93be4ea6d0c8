import type { Finding } from '../core/finding.ts';
import { sweptFile, sweptText } from '../record.ts';

/** When the last sweep was recorded, by `swept.yaml`; null where none was, or nobody can tell. Nothing is decided on it. */
export function readSwept(text: string | null): string | null {
  const at = /^at: (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)\n$/u.exec(text ?? '')?.[1];
  return at === undefined || Number.isNaN(Date.parse(at)) ? null : at;
}

/** What is wrong with the file as it lies on the branch, where it does. */
export function sweptFindings(text: string | null, next: string): readonly Finding[] {
  const at = readSwept(text);
  if (text === null || (at !== null && text === sweptText(at))) return [];
  return [
    {
      code: 'record_edited',
      file: sweptFile,
      line: 1,
      column: 1,
      message: 'this file was changed by hand: it says when the last sweep ran, as "at: 2026-03-02T09:00:00.000Z"',
      next,
      severity: 'error',
    },
  ];
}
