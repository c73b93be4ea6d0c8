import { minuteText } from '../../../core/audit/words.ts';
import { endings } from '../../../core/run/evolve.ts';
import { whyDirected } from '../../../core/run/notices.ts';
import type { RunState } from '../../../core/run/state.ts';
import type { Given } from '../../../core/verbs/verb.ts';
import type { FoundPipeline } from '../../../git/pipelines.ts';
import type { RunHome } from '../../../git/runs/home.ts';
import { whoIsAt, type Holder } from '../../../git/runs/lock.ts';
import { Damaged } from '../../../kept/damage.ts';
import { done, styled, type Answer, type Line } from '../answer.ts';
import { room, shortened, table } from '../print.ts';
import { withRuns } from './home.ts';

/** The pipelines that can be run here, and the runs. */
export function list(given: Given): Promise<Answer> {
  return withRuns(async (home) => {
    const [found, { states, unreadable }] = await Promise.all([home.definitions(), statesIn(home)]);
    const shown = given['all'] === true ? states : states.filter(isOpen);
    const columns = room(process.stdout);
    const ended = states.length - shown.length;
    const none = `none${ended === 0 ? '' : ` that has not ended; --all shows ${ended} that ${ended === 1 ? 'has' : 'have'}`}`;
    return done(
      [
        [styled('bold', 'Pipelines')],
        ...(found.length === 0
          ? ['none: docs/pipelines.md shows how one is written, countersign workflow create takes it']
          : pipelineRows(found, columns)),
        '',
        [styled('bold', 'Runs')],
        ...(shown.length === 0 ? [none] : runRows(home, shown, columns)),
        ...unreadable.map(unreadableLine),
      ],
      { pipelines: found.map(pipelineJson), runs: shown.map((state) => runJson(home, state)), unreadable },
    );
  });
}

/** A run whose record cannot be read, and why: it keeps nobody from seeing the others. */
export interface Unreadable {
  readonly run: string;
  readonly because: string;
}

/** Every run that has not ended, or has, the newest first. */
export async function statesIn(
  home: RunHome,
): Promise<{ readonly states: readonly RunState[]; readonly unreadable: readonly Unreadable[] }> {
  const all = await Promise.all(
    (await home.runs()).map(async (run) => {
      try {
        return { state: await home.state(run) };
      } catch (error) {
        if (!(error instanceof Damaged)) throw error;
        const [found] = error.findings;
        const where = found === undefined ? '' : `${found.file}:${found.line}: `;
        return { unreadable: { run, because: `${where}${error.message}` } };
      }
    }),
  );
  return {
    states: all
      .flatMap(({ state }) => state ?? [])
      .toSorted((one, other) => (one.started_at < other.started_at ? 1 : -1)),
    unreadable: all.flatMap(({ unreadable }) => unreadable ?? []),
  };
}

export function unreadableLine({ run, because }: Unreadable): Line {
  return [styled('red', '✗ '), `${run} cannot be read: ${because} (countersign verify tells more)`];
}

export function isOpen({ status }: RunState): boolean {
  return !endings.includes(status);
}

/** Where there is room for what else there is to say. */
const wide = 120;

const origins = { repository: 'here', user: 'yours', shipped: 'ships' } as const satisfies Record<
  FoundPipeline['from'],
  string
>;

/** Pipelines, one line each, and what is to be known of them. */
export function pipelineRows(found: readonly FoundPipeline[], columns: number): readonly Line[] {
  const rows = found.map((one) => {
    const { ok, overdue, description } = pipelineJson(one);
    const says = [overdue === null ? '' : `! ${overdue}`, firstSentence(description)].filter((part) => part !== '');
    const from = columns < wide ? origins[one.from] : one.origin;
    return [one.name, from, `${ok ? '' : '✗ '}${says.join(': ')}`];
  });
  return inColumns(rows, columns);
}

function pipelineJson({ name, aliases, origin, read, hides }: FoundPipeline) {
  return {
    name,
    aliases,
    origin,
    hides,
    ok: read.ok,
    version: read.ok ? read.pipeline.version : null,
    review_due: read.ok ? read.pipeline.review_due : null,
    overdue: read.findings.find(({ code }) => code === 'review_overdue')?.message ?? null,
    description: read.ok ? read.pipeline.description : (read.findings[0]?.message ?? 'it cannot be read'),
  };
}

function firstSentence(text: string): string {
  return text.trim().split(/\n|(?<=\.)\s/u)[0] ?? '';
}

/** Runs, one line each: how each stands, and why, or what it is for. */
export function runRows(
  home: Pick<RunHome, 'repository'>,
  states: readonly RunState[],
  columns: number,
): readonly Line[] {
  const rows = states.map((state) => {
    const { run_id, status, started_at, task, because, driven_by } = runJson(home, state);
    const why = driven_by === null ? because || idleText(state) : drivenText(driven_by);
    const words = status.replaceAll('_', ' ');
    return columns < wide
      ? [run_id, words, why || task]
      : [run_id, words, minuteText(started_at), shortened(task, 60), why];
  });
  return inColumns(rows, columns);
}

/** Why a run is as it is; nobody has to say why it is to go back. */
export function reasonText({ code, because }: NonNullable<RunState['reason']>): string {
  return because === '' && code === 'rolled-back' ? 'it went back, as was asked' : because;
}

/** Why a run does not go on. */
export function idleText(state: RunState): string {
  if (!isOpen(state)) return '';
  const directed = Object.entries(state.active).find(([, { is }]) => is === 'awaiting_direction');
  if (directed !== undefined) return `${directed[0]} waits for direction: ${whyDirected(state, ...directed)}`;
  const handed = Object.entries(state.active).filter(([, { is, doer }]) => is === 'running' && doer === 'host');
  const steps = handed.map(([id]) => id).join(', ');
  return steps === '' ? 'nobody is at it' : `${steps} ${handed.length === 1 ? 'waits' : 'wait'} for whoever does it`;
}

function inColumns(rows: readonly (readonly string[])[], columns: number): readonly Line[] {
  return table(rows, columns).map((cells) => cells.join('').trimEnd());
}

export function runJson({ repository }: Pick<RunHome, 'repository'>, state: RunState) {
  const { run_id, status, started_at, task, reason } = state;
  const driven_by = isOpen(state) ? whoIsAt(repository, run_id) : null;
  return { run_id, status, started_at, task, because: reason === undefined ? '' : reasonText(reason), driven_by };
}

/** Which process is at a run, for people. */
export function drivenText({ pid, host, since }: Holder): string {
  return `process ${pid} on ${host} is at it since ${minuteText(since)}`;
}
