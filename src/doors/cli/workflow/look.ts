import { transitionKinds } from '../../../core/run/events.ts';
import { endings } from '../../../core/run/evolve.ts';
import { runReport } from '../../../core/run/report.ts';
import type { RunState } from '../../../core/run/state.ts';
import { toldLine, toldOf } from '../../../core/run/told.ts';
import { waysOn } from '../../../core/run/ways.ts';
import { insteadOf } from '../../../core/nearest.ts';
import { secondText } from '../../../core/audit/words.ts';
import { pipelineLines, pipelineMermaid } from '../../../core/surface/pipeline-picture.ts';
import { stepRows } from '../../../core/surface/run-list.ts';
import { runReportMarkdown } from '../../../core/surface/run-report.ts';
import type { Given } from '../../../core/verbs/verb.ts';
import { machineClock as clock } from '../../../clock.ts';
import type { RunHome } from '../../../git/runs/home.ts';
import { done, exits, misuse, no, noLines, styled, type Answer, type Line } from '../answer.ts';
import { findingLines } from '../findings.ts';
import { room, table, visibleLines } from '../print.ts';
import { word, words } from '../session.ts';
import { aloneAt, chosenRun, give, runOf, withRuns, type Run } from './home.ts';
import { headLine, stepLines } from './live.ts';
import { reportLines, wayLines } from './report.ts';

/** The pipelines that can be run here, and the runs. */
export function list(given: Given): Promise<Answer> {
  return withRuns(async (home) => {
    const [found, states] = await Promise.all([home.definitions(), statesIn(home)]);
    const shown = given['all'] === true ? states : states.filter((one) => !endings.includes(one.status));
    const columns = room(process.stdout);
    const pipelines = found.map(({ name, aliases, origin, read, hides }) => ({
      name,
      aliases,
      origin,
      hides,
      ok: read.ok,
      version: read.ok ? read.pipeline.version : null,
      review_due: read.ok ? read.pipeline.review_due : null,
      overdue: read.findings.find(({ code }) => code === 'review_overdue')?.message ?? null,
      description: read.ok ? read.pipeline.description : (read.findings[0]?.message ?? 'it cannot be read'),
    }));
    const runs = shown.map((state) => ({
      run_id: state.run_id,
      status: state.status,
      started_at: state.started_at,
      task: state.task,
    }));
    const ended = states.length - shown.length;
    return done(
      [
        [styled('bold', 'Pipelines')],
        ...(pipelines.length === 0
          ? ['none: docs/pipelines.md shows how one is written, countersign workflow create takes it']
          : table(
              pipelines.map(({ name, origin, ok, overdue, description }) => [
                name,
                origin,
                `${ok ? '' : '✗ '}${overdue === null ? '' : `! ${overdue}: `}${firstSentence(description)}`,
              ]),
              columns,
            ).map((cells) => cells.join('').trimEnd())),
        '',
        [styled('bold', 'Runs')],
        ...(runs.length === 0
          ? [
              `none${ended === 0 ? '' : ` that has not ended; --all shows ${ended} that ${ended === 1 ? 'has' : 'have'}`}`,
            ]
          : table(
              runs.map((one) => [one.run_id, one.status.replaceAll('_', ' '), secondText(one.started_at), one.task]),
              columns,
            ).map((cells) => cells.join('').trimEnd())),
      ],
      { pipelines, runs },
    );
  });
}

function firstSentence(text: string): string {
  return text.trim().split(/\n|(?<=\.)\s/u)[0] ?? '';
}

async function statesIn(home: RunHome): Promise<readonly RunState[]> {
  const states = await Promise.all((await home.runs()).map((id) => home.state(id)));
  return states.flatMap((state) => state ?? []).toSorted((one, other) => (one.started_at < other.started_at ? 1 : -1));
}

/** The steps of a pipeline or of a run, and what needs what. */
export function show(given: Given): Promise<Answer> {
  const name = word(given, 'name');
  return withRuns(async (home) => {
    const found = (await home.definitions()).find((one) => one.name === name || one.aliases.includes(name));
    const asRun = found === undefined ? await chosenRun(home, name) : null;
    if (found === undefined && asRun !== null && 'answer' in asRun) return nothingCalled(home, name);
    if (found !== undefined && !found.read.ok)
      return {
        exit: exits.failed,
        out: [],
        err: found.read.findings.flatMap(findingLines),
        json: { code: 'broken_pipeline', findings: found.read.findings },
      };
    const run = asRun === null || 'answer' in asRun ? null : await runOf(home, asRun.id);
    const pipeline = run?.pipeline ?? (found?.read.ok === true ? found.read.pipeline : null);
    if (pipeline === null) return nothingCalled(home, name);
    const state = run?.state ?? null;
    const json = { pipeline, ...(state === null ? {} : { state }) };
    if (given['mermaid'] === true) {
      const picture = pipelineMermaid(pipeline, state);
      return done([], { ...json, mermaid: picture }, picture.endsWith('\n') ? picture : `${picture}\n`);
    }
    return done(pipelineLines(pipeline, state), json);
  });
}

async function nothingCalled(home: RunHome, name: string): Promise<Answer> {
  const known = [...(await home.definitions()).map((one) => one.name), ...(await home.runs())];
  return no(exits.refused, 'unknown_pipeline', `no pipeline and no run is called ${name}`, insteadOf(name, known));
}

/** Where a run is; or how each of its steps went on. */
export function status(given: Given): Promise<Answer> {
  const kinds = words(given, 'kind');
  const strange = kinds.find((kind) => !(transitionKinds as readonly string[]).includes(kind));
  if (strange !== undefined)
    return Promise.resolve(misuse(`there is no transition of kind ${strange}`, insteadOf(strange, transitionKinds)));
  return looking(given, async (home, { id, state, pipeline }) => {
    const steps = words(given, 'step');
    const unknown = steps.find((step) => !pipeline.steps.some((one) => one.id === step));
    if (unknown !== undefined)
      return misuse(
        `${pipeline.name} has no step ${unknown}`,
        insteadOf(
          unknown,
          pipeline.steps.map((one) => one.id),
        ),
      );
    if (given['transitions'] === true || steps.length > 0 || kinds.length > 0) {
      const told = (await home.entries(id)).flatMap(toldOf);
      const asked = told.filter(
        ({ about, name, what }) =>
          about === 'step' &&
          (transitionKinds as readonly string[]).includes(what) &&
          (steps.length === 0 || steps.includes(name)) &&
          (kinds.length === 0 || kinds.includes(what)),
      );
      return done(asked.length === 0 ? ['no transition is like that'] : asked.map(toldLine), {
        run: id,
        transitions: asked.map(({ at, name, what, says }) => ({ at, step: name, kind: what, says })),
      });
    }
    const at = clock.now();
    const columns = room(process.stdout);
    const ways = waysOn(pipeline, state);
    const rows = stepRows(pipeline, state, at, 40, new Map());
    return done(
      [
        headLine(pipeline, state, at, Math.min(columns, 200)),
        ...(state.task === '' ? [] : [[styled('dim', state.task)] as Line]),
        ...(state.reason === undefined ? [] : [[styled('yellow', '! '), state.reason.because] as Line]),
        ...stepLines(rows, columns),
        ...wayLines(ways),
      ],
      { run: id, state, next: ways },
    );
  });
}

/** To where a run can go back; looked at afresh where that is asked. */
export function checkpoints(given: Given): Promise<Answer> {
  return looking(given, async (home, run) => {
    if (given['validate'] !== true) return checkpointsOf(run);
    return aloneAt(home, run.id, async (journal) => {
      const gave = await give(home, journal, run.id, { validate: {} });
      if ('answer' in gave) return gave.answer;
      const found = checkpointsOf({ ...run, state: gave.state });
      const corrupt = gave.state.checkpoints.filter((one) => one.corrupt === true).map(({ name }) => name);
      if (corrupt.length === 0) return found;
      const because = `${corrupt.join(', ')} cannot be gone back to any more`;
      const next = 'countersign verify tells what was changed; a rollback goes to the newest that is whole';
      return {
        ...found,
        exit: exits.failed,
        err: noLines(because, next),
        json: { ...found.json, code: 'checkpoint_corrupt', because, next },
      };
    });
  });
}

function checkpointsOf({ id, state, pipeline }: Run): Answer {
  const rows = state.checkpoints.map(({ name, step, timestamp, validated, validated_at, corrupt }) => [
    name,
    step === -1 ? 'before the first' : (pipeline.steps[step]?.id ?? String(step)),
    secondText(timestamp),
    corrupt === true
      ? 'corrupt'
      : validated
        ? `valid, seen ${secondText(validated_at ?? timestamp)}`
        : 'not looked at yet',
  ]);
  const lines = table([['name', 'after step', 'made (UTC)', 'is'], ...rows], room(process.stdout));
  return done(
    lines.map((cells, number): Line => {
      const text = cells.join('').trimEnd();
      return number === 0 ? [styled('bold', text)] : text;
    }),
    { run: id, checkpoints: state.checkpoints },
  );
}

/** All that happened in a run. */
export function report(given: Given): Promise<Answer> {
  return looking(given, async (home, { id, state, pipeline }) => {
    const made = runReport(pipeline, state, await home.entries(id));
    if (given['markdown'] === true) return done([], { report: made }, visibleLines(runReportMarkdown(made)));
    return done(reportLines(made, room(process.stdout), true), { report: made });
  });
}

function looking(given: Given, work: (home: RunHome, run: Run) => Promise<Answer>): Promise<Answer> {
  return withRuns(async (home) => {
    const chosen = await chosenRun(home, word(given, 'run'), true);
    return 'answer' in chosen ? chosen.answer : work(home, await runOf(home, chosen.id));
  });
}
