import { secondText } from '../../../core/audit/words.ts';
import { isFinal, type Confirm } from '../../../core/confirm/confirm.ts';
import { insteadOf } from '../../../core/nearest.ts';
import { own } from '../../../core/own.ts';
import { stepNamed } from '../../../core/pipeline/graph.ts';
import type { Step } from '../../../core/pipeline/pipeline.ts';
import { aboutOf, digestOf, stepGate, stepOf } from '../../../core/run/confirms.ts';
import type { Agreed } from '../../../core/run/commands.ts';
import { word as quoted } from '../../../core/prose.ts';
import type { Way } from '../../../core/run/ways.ts';
import { madeOf, type Made } from '../../../core/run/made.ts';
import { runReport } from '../../../core/run/report.ts';
import { bytesText, type RunEntry } from '../../../core/run/told.ts';
import type { Given } from '../../../core/verbs/verb.ts';
import { changedBetween, type FilesChanged } from '../../../git/runs/diff.ts';
import type { RunHome } from '../../../git/runs/home.ts';
import { runBranch } from '../../../git/runs/tree.ts';
import { sha256 } from '../../../record.ts';
import { textOf } from '../../../runner/outputs.ts';
import { done, exits, misuse, no, styled, type Answer, type Line } from '../answer.ts';
import { room, table, visible, visibleLines } from '../print.ts';
import { word } from '../session.ts';
import { looking, type Run } from './home.ts';
import { wayLines } from './report.ts';

/** What a step put out and made of the files, or what somebody asks to be agreed to: what a yes to it would be about. */
export function output(given: Given): Promise<Answer> {
  return looking(given, async (home, run) => {
    const entries = await home.entries(run.id);
    const { pipeline, state } = run;
    const waiting = Object.values(state.confirms).filter((one) => !isFinal(one) && one.status !== 'superseded');
    const [only, other] = waiting;
    const named = word(given, 'step') || (only !== undefined && other === undefined ? only.gate : '');
    if (named === '') return overview(run, entries);
    const step = stepNamed(pipeline, stepOf(named) ?? named);
    if (step !== undefined) return outputOf(home, run, { step, entries, isRaw: given['raw'] === true });
    const asked = own(state.confirms, named);
    if (asked !== undefined) return request(run, asked, entries);
    const known = [...pipeline.steps.map(({ id }) => id), ...waiting.map(({ gate }) => gate)];
    return misuse(`${pipeline.name} has no step ${named}`, insteadOf(named, known));
  });
}

interface Asked {
  readonly step: Step;
  readonly entries: readonly RunEntry[];
  readonly isRaw: boolean;
}

async function outputOf(home: RunHome, { id, pipeline, state }: Run, { step, entries, isRaw }: Asked): Promise<Answer> {
  const made = madeOf(step.id, entries);
  if (made === null)
    return no(
      exits.refused,
      'nothing_put_out',
      `${step.id} has not put out anything`,
      `countersign workflow status ${id} tells where it is`,
    );
  const { output: put } = made;
  const text = put === null ? '' : (put.text ?? (await textOf(step.id, (path) => home.read(id, path))));
  if (put !== null && sha256(Buffer.from(text)) !== put.sha256)
    return no(
      exits.failed,
      'record_edited',
      `what is kept as that which ${step.id} put out is something else`,
      'countersign verify tells what was changed',
    );
  const [row] = runReport(pipeline, state, entries).timeline.filter((one) => one.step === step.id);
  const confirm = own(state.confirms, stepGate(step.id)) ?? null;
  const { before = null, after = '' } = made.files ?? {};
  const files = before === null ? null : await changedBetween(home.repository, before, after);
  const next = confirm === null || isFinal(confirm) ? [] : decisions(id, step.id, confirm);
  const is = confirm !== null && !isFinal(confirm) ? 'waits for approval' : (row?.status ?? 'not begun');
  const json = {
    run: id,
    step: step.id,
    is,
    output: step.output,
    sha256: put?.sha256 ?? null,
    bytes: put?.bytes ?? 0,
    text,
    entry: made.entry,
    at: made.at,
    by: made.by,
    how: made.how,
    attempt: made.attempt,
    commits: made.files,
    changed: files,
    ...(confirm === null
      ? {}
      : { gate: { status: confirm.status, digest: digestOf(confirm), covers: confirm.covers } }),
    next,
  };
  if (isRaw) return done([], json, process.stdout.isTTY ? visibleLines(text) : text);
  return done(
    [
      [styled('bold', step.id), ` · ${is}`],
      [styled('dim', madeText(made))],
      ...(put === null
        ? [[styled('dim', 'it put out no text')] as const]
        : [[styled('dim', `${bytesText(put.bytes)}, sha256 ${put.sha256}`)] as const, '', ...indented(text)]),
      ...filesLines({ id, remote: home.repository.remote ?? 'REMOTE' }, made, files),
      ...(next.length === 0 ? [] : ['', ...wayLines(next)]),
    ],
    json,
  );
}

function madeText({ how, by, at, attempt }: Made): string {
  const ways = { 'by command': 'by a command that', 'by hand': 'handed in by', edited: 'as it was edited by' } as const;
  const who = how === 'by command' ? `${ways[how]} ${by} ran` : `${ways[how]} ${by}`;
  return `${who}, ${secondText(at)} UTC${attempt > 1 ? `, attempt ${attempt}` : ''}`;
}

function indented(text: string): readonly Line[] {
  return text
    .replace(/\n$/u, '')
    .split('\n')
    .map((line): Line => `  ${visible(line.replaceAll('\t', '    '))}`);
}

function filesLines(
  { id, remote }: { readonly id: string; readonly remote: string },
  { files }: Made,
  changed: FilesChanged | null,
): readonly Line[] {
  if (files === null) return [];
  if (changed === null)
    return [
      '',
      [styled('yellow', '! '), 'it changed files, and this clone does not have them yet'],
      [styled('cyan', `  git fetch ${remote} ${runBranch(id)}`)],
    ];
  const counts = changed.files.map(
    ({ path, added, removed }) => `${path} ${added === null ? '(no text)' : `+${added} −${removed ?? 0}`}`,
  );
  return [
    '',
    [styled('bold', 'Files: '), counts.join(', ')],
    ...changed.patch.replace(/\n$/u, '').split('\n').map(patchLine),
  ];
}

function patchLine(line: string): Line {
  const text = visible(line.replaceAll('\t', '    '));
  if (line.startsWith('@@')) return [styled('cyan', text)];
  if (/^(?:diff |index |--- |\+\+\+ |new file|deleted file|old mode|new mode)/u.test(line))
    return [styled('dim', text)];
  if (line.startsWith('+')) return [styled('green', text)];
  return line.startsWith('-') ? [styled('red', text)] : text;
}

/** As much of a digest as tells it apart. */
const shown = 13;

/** What names exactly this: of an output alone its digest, of files, too, the record that is about both. */
export function shortDigest(confirm: Confirm): string {
  const [content = '', ...others] = Object.values(confirm.covers);
  const isOutput = others.length === 0 && content.startsWith('sha256:') && stepOf(confirm.gate) !== null;
  return isOutput ? content.slice('sha256:'.length).slice(0, shown) : confirm.confirm_id.slice(0, shown);
}

function decisions(id: string, name: string, confirm: Confirm): readonly Way[] {
  const digest = `--digest ${shortDigest(confirm)}`;
  return [
    { says: 'say yes to exactly this', command: `countersign workflow approve ${id} ${name} ${digest}` },
    { says: 'say no to it', command: `countersign workflow reject ${id} ${name} ${digest} --reason WHY` },
    ...(stepOf(confirm.gate) === null
      ? []
      : [
          {
            says: 'put another text in its place',
            command: `countersign workflow edit ${id} ${name} --file FILE --reason WHY`,
          },
        ]),
  ];
}

/** What somebody asked to be agreed to; null where nobody did. */
function askedBy({ gate }: Confirm, entries: readonly RunEntry[]): Agreed | null {
  const entry = entries.findLast(({ events = [] }) =>
    events.some((event) => event.type === 'approval_requested' && event.gate === gate),
  );
  return entry !== undefined && 'request' in entry.command ? entry.command.request.what : null;
}

/** What is done once it is agreed to: the command that was asked about, given again. */
export function agreedWays({ id }: Run, confirm: Confirm, entries: readonly RunEntry[]): readonly Way[] {
  const what = askedBy(confirm, entries);
  return what === null ? [] : [{ says: 'do what was agreed to', command: agreedText(id, what) }];
}

function agreedText(id: string, what: Agreed): string {
  const text = (verb: string, reason: string, ...words: readonly string[]): string =>
    ['countersign workflow', verb, id, ...words, ...(reason === '' ? [] : ['--reason', quoted(reason)])].join(' ');
  if ('skip' in what) return text('skip', what.skip.reason, what.skip.step);
  if ('set' in what) {
    const values = Object.entries(what.set.state).map(([name, value]) => quoted(`${name}=${String(value)}`));
    return text('set', what.set.reason, ...values);
  }
  if ('follow' in what) return text('follow', what.follow.reason);
  const { to, reason, unvalidated } = what.rollback;
  const where = to === undefined ? [] : ['--to', quoted(to)];
  return text('rollback', reason, ...where, ...(unvalidated === true ? ['--unvalidated'] : []));
}

/** What somebody asks the coordinating role to agree to, as they asked it. */
function request({ id, state }: Run, confirm: Confirm, entries: readonly RunEntry[]): Answer {
  const { weakens = [] } = aboutOf(state, confirm.gate);
  const what = askedBy(confirm, entries);
  const next = isFinal(confirm) ? [] : decisions(id, confirm.gate, confirm);
  return done(
    [
      [styled('bold', confirm.gate), ` · ${confirm.status}`],
      [styled('dim', `asked by ${confirm.requested_by}, ${secondText(confirm.requested_at)} UTC`)],
      '',
      ...(what === null ? [] : [[styled('cyan', `  ${agreedText(id, what)}`)] as const]),
      ...weakens.map((one): Line => [styled('yellow', '! '), one]),
      ...(next.length === 0 ? [] : ['', ...wayLines(next)]),
    ],
    { run: id, gate: { name: confirm.gate, status: confirm.status, digest: digestOf(confirm) }, what, weakens, next },
  );
}

/** What every step put out, one line each. */
function overview({ id, pipeline, state }: Run, entries: readonly RunEntry[]): Answer {
  const rows = new Map(runReport(pipeline, state, entries).timeline.map((row) => [row.step, row]));
  const outputs = pipeline.steps.flatMap(({ id: step, output: name }) => {
    const made = madeOf(step, entries);
    if (made === null) return [];
    const is = rows.get(step)?.status ?? 'not begun';
    const { bytes = 0, sha256: digest = null } = made.output ?? {};
    return [{ step, output: name, is, bytes, sha256: digest, files: made.files !== null, by: made.by }];
  });
  const lines = table(
    [
      ['step', 'is', 'put out', 'sha256', 'files', 'by'],
      ...outputs.map(({ step, is, bytes, sha256: digest, files, by }) => [
        step,
        is,
        bytes === 0 ? '–' : bytesText(bytes),
        digest?.slice(0, 12) ?? '–',
        files ? 'changed' : '–',
        by,
      ]),
    ],
    room(process.stdout),
  );
  return done(
    outputs.length === 0
      ? [`no step of ${id} has put out anything`]
      : lines.map((cells, number): Line => {
          const text = cells.join('').trimEnd();
          return number === 0 ? [styled('bold', text)] : text;
        }),
    { run: id, outputs },
  );
}
