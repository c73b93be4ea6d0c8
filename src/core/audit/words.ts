import type { Terms } from '../confirm/confirm.ts';
import type { Finding } from '../finding.ts';
import type { Way, Yes } from './passage.ts';
import type { AuditReport, Counts, Window } from './report.ts';

/** How each way reads at a glance; the word says it, too. */
export const marks: Readonly<Record<Way, string>> = {
  approved: '✓',
  'by checks': '✓',
  overridden: '!',
  bypassed: '✗',
  'not needed': '–',
  observed: '–',
  'not shown': '✗',
};

/** To the second: `2026-03-02 12:00:05`. */
export function secondText(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ');
}

/** To the minute: `2026-03-02 12:00`. */
export function minuteText(instant: string): string {
  return secondText(instant).slice(0, 16);
}

/** What a report is about, as the end of a sentence. */
export function windowText({ from, to }: Window): string {
  if (from === null) return to === null ? 'everything that is recorded' : `everything before ${boundText(to)}`;
  return to === null
    ? `from ${boundText(from)} on`
    : `from ${boundText(from)} up to ${boundText(to)}, which is not in it`;
}

/** A bound is the beginning of a day, unless somebody meant another moment. */
function boundText(instant: string): string {
  return instant.endsWith('T00:00:00.000Z') ? instant.slice(0, 10) : `${secondText(instant)} UTC`;
}

/** `1 entry`, `2 entries` */
export function several(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Names with how often each was found: `attested 4 · asserted 3`. */
export function countsText(counts: Counts<string>): string {
  const found = Object.entries(counts).map(([name, count]) => `${name.replaceAll('_', ' ')} ${String(count)}`);
  return found.length === 0 ? 'none' : found.join(' · ');
}

/** What can be said of the record, and whether all of it can be believed. */
export function proofText({
  projects,
  record,
  not_looked_at,
}: Pick<AuditReport, 'projects' | 'record' | 'not_looked_at'>): string {
  const entries = projects.reduce((sum, one) => sum + one.entries, 0);
  const what = `${several(entries, 'entry', 'entries')} of ${several(projects.length, 'project')}`;
  if (record.length === 0 && not_looked_at.length > 0) {
    const missing = not_looked_at.map((one) => `${one.what} (${one.because})`).join(' and ');
    return `${what} read, and not all could be proven: not looked at: ${missing}`;
  }
  if (record.length === 0) return `${what}: nothing missing, nothing changed, every state follows from its entries`;
  const open = projects.filter(({ proven }) => !proven).map(({ id }) => id);
  const which =
    open.length === 0
      ? 'every log is as it was written; other files of the record are not'
      : `what is said here of ${open.join(', ')} is not proven`;
  return `the record is broken, ${several(record.length, 'finding')} in ${what}: ${which}`;
}

/** A fault of the record with its place, as compilers print theirs. */
export function faultText({ file, line, message }: Finding): string {
  return `${file}:${line} ${message}`;
}

/** What bounds an approval: which actions, what else, under which conditions, until when. */
export function termsTexts({ permits, limits, conditions = [], blockers = [], expires_at }: Terms): readonly string[] {
  return [
    ...(permits === undefined ? [] : [`only ${permits.join(', ')}`]),
    ...(limits === undefined ? [] : [`limited to ${limits}`]),
    ...conditions.map((condition) => `if ${JSON.stringify(condition)}`),
    ...blockers.map((text) => `if "${text}"`),
    ...(expires_at === undefined ? [] : [`until ${secondText(expires_at)} UTC`]),
  ];
}

/** What a decision rests on beside the word of whoever gave it. */
export function restsOnTexts({ attested_by, evidence, delegated_by, own_work }: Yes): readonly string[] {
  return [
    ...(delegated_by.length === 0 ? [] : [`delegated by ${delegated_by.join(', then ')}`]),
    ...(attested_by === null ? [] : [`recorded by ${attested_by}`]),
    ...(evidence === null ? [] : [`${evidence.name} (sha256 ${evidence.sha256})`]),
    ...(own_work ? ['wrote part of it'] : []),
  ];
}
