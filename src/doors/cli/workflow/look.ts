import { transitionKinds } from '../../../core/run/events.ts';
import { exportRun } from '../../../core/run/export.ts';
import { stepOf } from '../../../core/run/confirms.ts';
import { runReport } from '../../../core/run/report.ts';
import type { Pipeline } from '../../../core/pipeline/pipeline.ts';
import type { RunState } from '../../../core/run/state.ts';
import { toldLine, toldOf } from '../../../core/run/told.ts';
import { waysOn, type Way } from '../../../core/run/ways.ts';
import { insteadOf } from '../../../core/nearest.ts';
import { pipelineLines, pipelineMermaid } from '../../../core/surface/pipeline-picture.ts';
import { stepRows } from '../../../core/surface/run-list.ts';
import { runReportMarkdown } from '../../../core/surface/run-report.ts';
import type { Given } from '../../../core/verbs/verb.ts';
import { machineClock as clock } from '../../../clock.ts';
import type { RunHome } from '../../../git/runs/home.ts';
import type { Holder } from '../../../git/runs/lock.ts';
import { done, exits, misuse, no, styled, type Answer, type Line } from '../answer.ts';
import { findingLines } from '../findings.ts';
import { room, visibleInJson, visibleLines } from '../print.ts';
import { word, words } from '../session.ts';
import { isUnheard } from './ended.ts';
import { chosenRun, looking, runOf, withRuns, type Run } from './home.ts';
import { drivenText, isOpen, reasonText, runJson, runRows, statesIn, unreadableLine, type Unreadable } from './list.ts';
import { headLine, stepLines } from './live.ts';
import { agreedWays } from './output.ts';
import { reportLines, wayLines } from './report.ts';

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
    return done([...pipelineLines(pipeline, state), ...variableLines(pipeline)], json);
  });
}

/** What of its state a run of it may be given, each with the values that it can have. */
function variableLines({ state }: Pipeline): readonly Line[] {
  const all = Object.entries(state);
  if (all.length === 0) return [];
  return [
    '',
    [styled('bold', 'State variables')],
    ...all.map(([name, { type, initial, one_of }]): Line => {
      const values = one_of === null ? type : `${type}: ${one_of.map(String).join(', ')}`;
      return [name, styled('dim', `  ${values}${initial === null ? '' : `; ${String(initial)} at first`}`)];
    }),
  ];
}

const none = { states: [], unreadable: [] } as const;

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
  const steps = words(given, 'step');
  const isDetail = given['transitions'] === true || steps.length > 0 || kinds.length > 0;
  return withRuns(async (home) => {
    const { states, unreadable } = word(given, 'run') === '' ? await statesIn(home) : none;
    const open = states.filter(isOpen);
    if ((open.length > 1 || unreadable.length > 0) && !isDetail) return several(home, open, unreadable);
    const chosen = await chosenRun(home, word(given, 'run'), true);
    if ('answer' in chosen) return chosen.answer;
    const { id, state, pipeline } = await runOf(home, chosen.id);
    const unknown = steps.find((step) => !pipeline.steps.some((one) => one.id === step));
    if (unknown !== undefined)
      return misuse(
        `${pipeline.name} has no step ${unknown}`,
        insteadOf(
          unknown,
          pipeline.steps.map((one) => one.id),
        ),
      );
    if (isDetail) {
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
    // Whatever could be done has to wait for whoever is at it.
    const { driven_by } = runJson(home, state);
    const ways = driven_by === null ? await waysHere(home, { id, state, pipeline }) : [];
    const rows = stepRows(pipeline, state, at, 40, new Map());
    return done(
      [
        headLine(pipeline, state, at, Math.min(columns, 200)),
        ...(state.task === '' ? [] : [[styled('dim', state.task)] as Line]),
        ...(state.reason === undefined ? [] : [[styled('yellow', '! '), reasonText(state.reason)] as Line]),
        ...stepLines(rows, columns),
        ...(driven_by === null ? wayLines(ways) : drivenLines(driven_by)),
      ],
      { run: id, state, driven_by, next: ways },
    );
  });
}

/** What can be done with a run, with what was agreed to and is not done yet. */
async function waysHere(home: RunHome, run: Run): Promise<readonly Way[]> {
  const { id, state, pipeline } = run;
  const agreed = Object.values(state.confirms).filter(
    ({ gate, status: is }) => is === 'approved' && stepOf(gate) === null,
  );
  const entries = agreed.length === 0 && isOpen(state) ? [] : await home.entries(id);
  return [
    ...agreed.flatMap((confirm) => agreedWays(run, confirm, entries)),
    ...waysOn(pipeline, state, entries),
    ...(await heardWays(home, state)),
  ];
}

/** A look writes nothing: whoever started a run that somebody else ended says that they know. */
async function heardWays(home: RunHome, state: RunState): Promise<readonly Way[]> {
  if (!(await isUnheard(home, state))) return [];
  const command = `countersign workflow resume ${state.run_id}`;
  return [{ says: 'somebody else ended it: say that you know', command }];
}

function drivenLines(holder: Holder): readonly Line[] {
  return [
    [styled('cyan', '▸ '), drivenText(holder)],
    [styled('bold', 'Next: '), 'watch it there; Ctrl-C there lets what runs come to its end and stops it'],
  ];
}

/** Every run that has not ended, where it is not plain which one is meant. */
function several(home: RunHome, open: readonly RunState[], unreadable: readonly Unreadable[]): Answer {
  return done(
    [
      ...(open.length === 0 ? [] : runRows(home, open, room(process.stdout))),
      ...unreadable.map(unreadableLine),
      [styled('bold', 'Next: '), 'see what can be done with one of them'],
      [styled('cyan', '      countersign workflow status RUN')],
    ],
    { runs: open.map((state) => runJson(home, state)), unreadable },
  );
}

/** All that happened in a run. */
export function report(given: Given): Promise<Answer> {
  return looking(given, async (home, { id, state, pipeline }) => {
    const plain = runReport(pipeline, state, await home.entries(id));
    const made = { ...plain, ways: [...plain.ways, ...(await heardWays(home, state))] };
    if (given['markdown'] === true) return done([], { report: made }, visibleLines(runReportMarkdown(made)));
    return done(reportLines(made, room(process.stdout), true), { report: made });
  });
}

/** The run as one document for other programs. */
export function exported(given: Given): Promise<Answer> {
  return looking(given, async (home, { id, state, pipeline }) => {
    const document = exportRun(pipeline, state, await home.entries(id));
    return done([], { run: id, document }, `${visibleInJson(JSON.stringify(document, null, 2))}\n`);
  });
}
