import { mostFindings, type Finding } from '../../core/finding.ts';
import { checkTrace, type Checked, type TraceReport } from '../../core/trace/check/check.ts';
import type { Standing } from '../../core/trace/check/confirm.ts';
import { kindFacts } from '../../core/trace/check/kind.ts';
import type { Vacuous } from '../../core/trace/check/rules.ts';
import type { TraceProblem } from '../../core/trace/check/told.ts';
import type { Given } from '../../core/verbs/verb.ts';
import type { Locate } from '../../files/yaml.ts';
import { done, exits, misuse, no, styled, type Answer, type Line } from './answer.ts';
import { counted, findingLines, plural } from './findings.ts';
import { words } from './session.ts';
import { gathered, rulesIn } from './trace-files.ts';

/** Checks objects of MPLP, and packs of evidence, whoever wrote them. */
export async function traceCheck(given: Given): Promise<Answer> {
  const names = words(given, 'about');
  const other = ['format', 'out', 'environment'].find((name) => given[name] !== undefined);
  if (names.length === 0)
    return misuse('nothing to check is named', 'countersign trace check FOLDER, or the files one after another');
  if (other !== undefined)
    return misuse(`--${other} is for trace export`, 'countersign trace check FOLDER [--rules FILE]');
  const [found, ...rules] = await Promise.all([gathered(names), ...words(given, 'rules').map(rulesIn)]);
  const read = [found, ...rules];
  const report = checkTrace(
    found.objects,
    read.flatMap(({ invariants }) => invariants),
    { isWhole: found.isWhole, now: new Date().toISOString(), indexes: found.indexes, sayings: found.sayings },
  );
  const places = new Map(read.flatMap((one) => [...one.places]));
  const findings = inOrder([
    ...read.flatMap((one) => one.findings),
    ...[...read.flatMap((one) => one.problems), ...report.problems].map((one) => findingOf(one, places)),
  ]);
  if (found.objects.length === 0 && findings.length === 0)
    return no(
      exits.failed,
      'nothing_to_check',
      `there is no Context, Plan, Confirm or Trace in ${names.join(' and ')}`,
      'name a folder with objects of MPLP in it, as countersign trace export writes one',
    );
  return answerOf(report, findings, found);
}

function findingOf({ file, path, at, ...problem }: TraceProblem, places: ReadonlyMap<string, Locate>): Finding {
  const { line, column } = places.get(file)?.(path, at) ?? { line: 1, column: 1 };
  return { ...problem, file, line, column };
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const files = [...new Set(findings.map(({ file }) => file))];
  const place = new Map(files.map((file, index) => [file, index]));
  return findings.toSorted(
    (one, other) =>
      Number(place.get(one.file)) - Number(place.get(other.file)) || one.line - other.line || one.column - other.column,
  );
}

type Beside = Pick<Awaited<ReturnType<typeof gathered>>, 'notChecked' | 'packs' | 'isWhole'>;

/** What no check of files can tell. */
const unproven =
  'files alone do not prove that nobody changed them: countersign verify in a clone of the record proves what it holds';

function answerOf(report: TraceReport, findings: readonly Finding[], { notChecked, packs, isWhole }: Beside): Answer {
  const { checked, standings, rules, vacuous } = report;
  const what = [
    ...(packs.length === 0 ? [] : [plural(packs.length, 'pack')]),
    plural(checked.length, 'object'),
    plural(rules, 'rule'),
  ].join(', ');
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  const out: readonly Line[] = [
    ...objectLines(checked),
    ...standings.slice(0, mostLines).map(standingLine),
    ...andMore(standings.length),
    ...findings.slice(0, mostLines).flatMap(findingLines),
    ...andMore(findings.length),
    ...(checked.length === 0 ? [] : vacuousLines(vacuous)),
    ...notChecked
      .slice(0, mostLines)
      .map(({ file, because }): Line => [styled('dim', `not checked: ${file}: ${because}`)]),
    ...andMore(notChecked.length),
    first === undefined
      ? [styled('green', '✓ '), `${what}: ${findings.length === 0 ? 'nothing is wrong' : counted(findings)}`]
      : [styled('red', '✗ '), `${what}: ${counted(findings)}`],
    ...(isWhole ? [[styled('dim', unproven)]] : []),
  ];
  const json = { objects: checked, confirms: standings, rules, vacuous, packs, not_checked: notChecked, findings };
  if (first === undefined) return done(out, json);
  const because = `${what}: ${counted(findings)}`;
  return { exit: exits.failed, out, err: [], json: { code: first.code, because, next: first.next, ...json } };
}

/** Nobody reads more; `--json` has everything. */
const mostLines = mostFindings;

function andMore(count: number): readonly Line[] {
  return count > mostLines ? [[styled('dim', `… and ${count - mostLines} more: --json has all of them`)]] : [];
}

/** Each object; of many only those with which something is wrong. */
function objectLines(checked: readonly Checked[]): readonly Line[] {
  const shown = checked.length > mostLines ? checked.filter(({ ok }) => !ok).slice(0, mostLines) : checked;
  return shown.map(({ file, kind, id, ok }): Line => [
    ok ? styled('green', '✓ ') : styled('red', '✗ '),
    `${file}  `,
    styled('dim', `${kindFacts[kind].title} ${id ?? 'without an id'}`),
  ]);
}

/** What whoever is about to execute a Plan has to do. */
const dutyTexts: Readonly<Record<Standing['duty'], string>> = {
  block: 'it waits: do not execute it',
  resume: 'it may go on',
  abort: 'stop, or make it anew',
  cleanup: 'it is over: clean up',
};

function standingLine({ confirm_id, status, plan_status, effective_plan_status, duty, because }: Standing): Line {
  const plan =
    plan_status === null ? '' : `; its Plan is ${effective_plan_status} by that (its file says ${plan_status})`;
  return [
    `  Confirm ${confirm_id} is ${status}${plan}: `,
    styled('bold', dutyTexts[duty]),
    ` (${duty})${because === null ? '' : `, for ${because}`}`,
  ];
}

/** Rules that were not asked of anything: those that somebody brings by the reason, of those that ship how many. */
function vacuousLines(vacuous: readonly Vacuous[]): readonly Line[] {
  const shipped = vacuous.filter(({ file }) => file === null);
  const brought = Map.groupBy(
    vacuous.filter(({ file }) => file !== null),
    ({ because }) => because,
  );
  return [
    ...[...brought].map(([because, ones]): Line => {
      const names = ones.map(({ id }) => id).join(', ');
      return [styled('yellow', '! '), `not asked: ${names}`, styled('dim', `  ${because}`)];
    }),
    ...(shipped.length === 0
      ? []
      : [
          [
            styled(
              'dim',
              `${plural(shipped.length, 'rule')} of those that ship had nothing to be asked of: --json names them`,
            ),
          ],
        ]),
  ];
}
