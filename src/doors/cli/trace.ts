import type { Given } from '../../core/verbs/verb.ts';
import { misuse, type Answer } from './answer.ts';
import { word } from './session.ts';

/** Approvals in a form that others read: exported, or checked whoever wrote them. */
export async function trace(given: Given): Promise<Answer> {
  const what = word(given, 'what');
  if (what === 'export') return (await import('./trace-export.ts')).traceExport(given);
  if (what === 'check') return (await import('./trace-check.ts')).traceCheck(given);
  return misuse(
    `trace cannot ${what}`,
    'countersign trace export acme-portal --out FOLDER, or countersign trace check FOLDER',
  );
}
