import { writeFile } from 'node:fs/promises';
import { auditCsv } from '../../core/audit/csv.ts';
import { auditPage } from '../../core/audit/page.ts';
import { unresolved, type AuditFinding, type Passage, type PassedGate } from '../../core/audit/passage.ts';
import { passagesIn, stateAfter } from '../../core/audit/passages.ts';
import { auditReport, type AuditedProject, type AuditReport, type Window } from '../../core/audit/report.ts';
import { countsText, marks, minuteText, proofText, windowText } from '../../core/audit/words.ts';
import { projectFolder } from '../../core/project/decider.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { rulebooks, type Rulebooks } from '../../git/findings.ts';
import type { GitHome } from '../../git/home.ts';
import { verify, type ReadProject } from '../../git/verify.ts';
import { machineClock as clock } from '../../clock.ts';
import { exits, no, styled, type Answer, type Line } from './answer.ts';
import { whyUnreadable } from './evidence.ts';
import { findingLines } from './findings.ts';
import { windowIn } from './moments.ts';
import { room, shortened, table, wrapped } from './print.ts';
import { unknownProject, withHome, word } from './session.ts';
import { counter, notLookedAtLines } from './verify.ts';

/**
 * Who allowed what, in a table, and where it is asked for as a file for a spreadsheet or a page. The record is proven
 * first; one that is broken is reported all the same, says so, and is a failure.
 */
export function audit(given: Given): Promise<Answer> {
  const window = windowIn(given);
  if ('answer' in window) return Promise.resolve(window.answer);
  return withHome(async (home) => {
    const id = word(given, 'id');
    const all = await home.projects();
    if (id !== '' && !all.includes(id)) return unknownProject(id, all);
    const report = await reportOf(home, id === '' ? null : id, window.is, all.length);
    const files = await written(given, report);
    if ('answer' in files) return files.answer;
    return answerOf(report, files.names);
  });
}

async function reportOf(home: GitHome, id: string | null, window: Window, many: number): Promise<AuditReport> {
  const made_at = clock.now();
  const rules = rulebooks(home.objects, made_at);
  const read: Omit<AuditedProject, 'proven'>[] = [];
  const count = counter(process.stderr);
  count.tell(0, id === null ? many : 1, 'project');
  const each = async (one: ReadProject): Promise<void> => {
    read.push(await projectOf(one, rules));
  };
  const { findings, notLookedAt } = await verify(home, id, count.tell, { each });
  count.clear();
  const broken = findings
    .filter(({ code, severity }) => code === 'log_broken' || (code === 'history_changed' && severity === 'error'))
    .map(({ file }) => file);
  const projects = read.map((one) => ({
    ...one,
    proven: !broken.some((file) => file.startsWith(`${projectFolder(one.id)}/`)),
  }));
  // What was undone since is told by verify.
  const record = findings.filter(({ severity }) => severity === 'error');
  return auditReport(projects, {
    made_at,
    window,
    commit: await home.stateCommit(),
    record,
    not_looked_at: notLookedAt,
  });
}

async function projectOf({ id, lines }: ReadProject, rules: Rulebooks): Promise<Omit<AuditedProject, 'proven'>> {
  const entries = lines.map(({ entry }) => entry);
  const state = stateAfter(entries);
  const passages = state === null ? [] : passagesIn(await rules(state, lines), entries);
  return {
    id,
    title: state?.workflow ?? id,
    workflow: state?.workflow_type ?? '',
    entries: entries.length,
    passages,
  };
}

/** Writes the files that are asked for, over what lies there: a report is made anew each time. */
async function written(
  given: Given,
  report: AuditReport,
): Promise<{ readonly names: readonly string[] } | { readonly answer: Answer }> {
  const asked = [
    ['csv', auditCsv],
    ['html', auditPage],
  ] as const;
  const names: string[] = [];
  for (const [option, textOf] of asked) {
    const file = word(given, option);
    if (file === '') continue;
    const error: unknown = await writeFile(file, textOf(report)).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error !== null)
      return {
        answer: no(
          exits.failed,
          'not_written',
          `${file} ${whyUnreadable(error)}`,
          `name another file: --${option} FILE`,
        ),
      };
    names.push(file);
  }
  return { names };
}

function answerOf(report: AuditReport, files: readonly string[]): Answer {
  const { record, not_looked_at, totals, window, projects } = report;
  const [first] = [...record, ...not_looked_at];
  const proof: Line =
    first === undefined ? [styled('green', '✓ '), proofText(report)] : [styled('red', '✗ '), proofText(report)];
  const out: readonly Line[] = [
    [styled('bold', 'Who allowed what: '), windowText(window)],
    ...(files.length > 0 ? [] : projects.flatMap((one) => projectLines(one, room(process.stdout)))),
    '',
    `${styledLabel('happened')}${countsText(totals.passages)}`,
    `${styledLabel('gates')}${countsText(totals.gates)}`,
    `${styledLabel('approvals')}${countsText(totals.approvals)}`,
    `${styledLabel('to be seen')}${countsText(totals.findings)}`,
    ...files.map((file): Line => [styled('green', '✓ '), `written: ${file}`]),
    ...record.flatMap(findingLines),
    ...not_looked_at.flatMap(notLookedAtLines),
    proof,
  ];
  const json = { ...report, files };
  if (first === undefined) return { exit: exits.done, out, err: [], json };
  const because = proofText(report);
  const code = record.length > 0 ? 'record_damaged' : 'record_incomplete';
  return { exit: exits.failed, out, err: [], json: { code, because, next: first.next, ...json } };
}

function styledLabel(text: string): string {
  return `${text}:`.padEnd(13);
}

/** Gates and what is to be seen stand below what they are about. */
const indent = '    ';

/** A project with a line for everything that happened, and below it one for each gate and for what is to be seen. */
function projectLines({ id, title, proven, passages }: AuditedProject, columns: number): readonly Line[] {
  if (passages.length === 0) return [];
  const [head = [], ...rows] = table(
    [['when (UTC)', 'what', 'by'], ...passages.map((one) => passageRow(one, columns))],
    columns,
  );
  const gates = table(
    passages.flatMap((one) => one.gates.map(gateRow)),
    columns - indent.length,
  ).values();
  return [
    '',
    [styled('bold', shortened(title === id ? id : `${id}: ${title}`, columns))],
    ...(proven ? [] : [[styled('red', 'not proven: the log of this project is broken')]]),
    [styled('dim', head.join('').trimEnd())],
    ...passages.flatMap((one, at): readonly Line[] => [
      (rows[at] ?? []).join('').trimEnd(),
      ...one.gates.map((gate) => gateLine(gate, gates.next().value ?? [])),
      ...one.findings.flatMap((finding) => seenLines(finding, columns)),
    ]),
  ];
}

/** What is in the middle leaves room for a name beside it. */
function passageRow({ at, what, external, by }: Passage, columns: number): readonly string[] {
  const whole = external ? `${what} (external)` : what;
  return [minuteText(at), columns === Number.POSITIVE_INFINITY ? whole : shortened(whole, columns - 42), by.login];
}

function gateRow({ gate, way, approvals, override }: PassedGate): readonly string[] {
  const people = (override === null ? approvals : [override]).map(({ by, assurance }) => `${by} (${assurance})`);
  const late = way === 'bypassed' && override !== null ? 'said why: ' : '';
  return [`${marks[way]} ${gate}`, way, `${late}${people.join(', ')}`];
}

function gateLine({ way }: PassedGate, cells: readonly string[]): Line {
  const text = `${indent}${cells.join('').trimEnd()}`;
  if (way === 'bypassed' || way === 'not shown') return [styled('red', text)];
  return way === 'overridden' ? [styled('yellow', text)] : text;
}

/** As long as it has to be: what an auditor has to see is not cut off. */
function seenLines({ code, says }: AuditFinding, columns: number): readonly Line[] {
  const isOpen = unresolved.includes(code);
  const lines = wrapped(`${isOpen ? '✗' : '!'} ${says}`, columns - indent.length - 2);
  return lines.map((line, at): Line => [styled(isOpen ? 'red' : 'yellow', `${indent}${at === 0 ? '' : '  '}${line}`)]);
}
