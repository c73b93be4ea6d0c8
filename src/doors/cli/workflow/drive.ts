import { join } from 'node:path';
import type { RunState } from '../../../core/run/state.ts';
import type { RunEntry } from '../../../core/run/told.ts';
import { handedOut, type Way } from '../../../core/run/ways.ts';
import { endings } from '../../../core/run/evolve.ts';
import type { Given } from '../../../core/verbs/verb.ts';
import { machineClock as clock } from '../../../clock.ts';
import { hostExecutor } from '../../../executor/host.ts';
import { shellExecutor } from '../../../executor/shell.ts';
import { identity } from '../../../git/repository.ts';
import { runFolderHere, runTree } from '../../../git/runs/tree.ts';
import { fields, run } from '../../../git/run.ts';
import type { RunHome } from '../../../git/runs/home.ts';
import { jobOf, type Machine } from '../../../runner/job.ts';
import { driven, type Driven, type Driving } from '../../../runner/run.ts';
import { exits, misuse, noLines, styled, type Answer, type Exit, type Line } from '../answer.ts';
import { room, shortPath, visible } from '../print.ts';
import { word, words } from '../session.ts';
import { keptLines, reported } from './ended.ts';
import { aloneAt, chosenRun, runAt, withRuns, type News, type RunJournal } from './home.ts';
import { idleText, reasonText } from './list.ts';
import { liveOn, silent, type Live } from './live.ts';
import { begunByName, toldJson, toldLines } from './project.ts';
import { onLines, reportLines } from './report.ts';

/** How a run is watched while it goes. */
export interface Watching {
  /** One document at the end, and nothing before it. */
  readonly asJson: boolean;
  /** The prompts of what waits for whoever does it are told in full. */
  readonly withPrompts: boolean;
}

/** A run that this process alone is at, on a machine that does its steps. */
export interface UnderWay {
  readonly home: RunHome;
  readonly journal: RunJournal;
  readonly id: string;
  readonly machine: Machine;
  readonly news: News;
}

/** Does something with the run that is meant, which may go on with it here. */
export function atRun(given: Given, work: (run: UnderWay) => Promise<Answer>): Promise<Answer> {
  return withRuns(async (home) => {
    const named = word(given, 'run');
    const begun = named.includes('.') && (await home.state(named)) === null ? await begunByName(named) : [];
    const chosen = await chosenRun(home, named);
    if ('answer' in chosen) return begun.length === 0 ? chosen.answer : { ...chosen.answer, err: begun };
    const { id } = chosen;
    const machine = await machineOf(home, given);
    if ('answer' in machine) return machine.answer;
    return aloneAt(home, id, (journal, news) => work({ home, journal, id, machine, news }));
  });
}

/** Commands that do the work of a persona on this machine: those that are typed, else those in git's settings. */
export async function machineOf(home: RunHome, given: Given): Promise<Machine | { readonly answer: Answer }> {
  const typed = words(given, 'agent');
  const strange = typed.find((one) => !/^[^=\s]+=.*\S/u.test(one));
  if (strange !== undefined)
    return { answer: misuse(`--agent ${strange} is not NAME=COMMAND`, "--agent writer='llm --model small'") };
  const settings = await run(home.repository, ['config', '--null', '--get-regexp', String.raw`^countersign\.agent\.`], {
    allow: [1],
  });
  const set = fields(settings.stdout).flatMap((entry) => {
    const [, name, command] = /^countersign\.agent\.(.+)\.run\n(.*)$/su.exec(entry) ?? [];
    return name === undefined || command === undefined ? [] : [[name, command] as const];
  });
  const named = typed.map((one): readonly [string, string] => {
    const at = one.indexOf('=');
    return [one.slice(0, at), one.slice(at + 1)];
  });
  return { environment: process.env, commands: Object.fromEntries([...set, ...named]) };
}

/** What driving a run takes on this machine. */
async function drivingOf(
  home: RunHome,
  journal: RunJournal,
  id: string,
  machine: Machine,
  live: Live,
): Promise<{ readonly driving: Driving; readonly release: () => void }> {
  const jobs = join(runFolderHere(home.repository, id), 'jobs');
  const stop = new AbortController();
  const end = new AbortController();
  const interrupted = (): void => {
    if (stop.signal.aborted) return end.abort();
    stop.abort();
    live.say('What runs comes to its end, and nothing more is begun. Ctrl-C again ends it.');
  };
  const terminated = (): void => {
    stop.abort();
    end.abort();
  };
  process.on('SIGINT', interrupted);
  process.on('SIGTERM', terminated);
  process.on('SIGHUP', terminated);
  return {
    driving: {
      home: journal,
      executors: [shellExecutor({ scratch: jobs }), hostExecutor({ scratch: jobs })],
      tree: runTree(home.repository, id),
      jobs,
      clock,
      machine,
      actor: await home.actor(),
      author: identity(home.repository),
      by: `${process.pid}`,
      tell: ({ entries, state }) => live.tell(entries, state),
      stop: stop.signal,
      signal: end.signal,
    },
    release() {
      process.off('SIGINT', interrupted);
      process.off('SIGTERM', terminated);
      process.off('SIGHUP', terminated);
    },
  };
}

/** Does the steps of a run until it ends or waits for somebody, shows that, and tells what came of it. */
export async function drive(
  { home, journal, id, machine, news }: UnderWay,
  watching: Watching & { readonly before?: readonly RunEntry[] },
  adapted: (driving: Driving) => Driving = (driving) => driving,
): Promise<Answer> {
  const { pipeline, state } = await runAt(home, journal, id);
  const live = watching.asJson ? silent : liveOn(process.stdout, pipeline, clock.now);
  live.tell(watching.before ?? [], state);
  const { say } = news;
  if (!watching.asJson) news.say = live.say;
  const { driving, release } = await drivingOf(home, journal, id, machine, live);
  try {
    const came = await driven(adapted(driving), id);
    live.end();
    await journal.flush();
    return await answerOf(home, journal, id, came, driving, watching);
  } finally {
    live.end();
    news.say = say;
    release();
  }
}

async function answerOf(
  home: RunHome,
  journal: RunJournal,
  id: string,
  { refusal, left }: Driven,
  { stop, machine, tree }: Driving,
  { asJson, withPrompts }: Watching,
): Promise<Answer> {
  const { pipeline, state, report, told } = await reported(home, journal, await runAt(home, journal, id));
  const place = { pipeline, state, folder: tree.folder, machine, read: (path: string) => home.read(id, path) };
  const asked = await Promise.all(
    handedOut(pipeline, state).map(async (step) => {
      const { job = 'step', attempt = 1 } = state.active[step.id] ?? {};
      return { step: step.id, agent: step.agent, prompt: (await jobOf(place, { step, job, attempt })).prompt };
    }),
  );
  const columns = room(process.stdout);
  const came = refusal === null ? exitOf(state, stop.aborted) : exits.refused;
  // Whoever asks what is to be done, or hands it in, is answered; that the run waits is no news to them.
  const exit = withPrompts && came === exits.waits ? exits.done : came;
  const json = { run: id, state, asked, folder: tree.folder, report, kept: left, ...toldJson(told), next: report.ways };
  if (refusal !== null) {
    const { code, because, next } = refusal;
    return { exit, out: [], err: noLines(because, next), json: { ...json, code, because, next } };
  }
  return {
    exit,
    out: asJson
      ? []
      : [
          ...keptLines(left),
          '',
          ...(withPrompts ? asked.flatMap((one) => promptLines(id, one)) : []),
          ...(withPrompts && asked.length > 0
            ? [[styled('dim', `files are in ${shortPath(tree.folder)}`)] as const]
            : []),
          ...(endings.includes(state.status)
            ? reportLines(report, columns, columns === Number.POSITIVE_INFINITY)
            : waitingLines(state, stop.aborted, report.ways, withPrompts && asked.length > 0)),
          ...toldLines(told),
        ],
    err: [],
    json: {
      ...(exit === exits.done ? {} : { code: state.status, because: whyText(state) }),
      ...json,
    },
  };
}

function whyText(state: RunState): string {
  return state.reason === undefined ? idleText(state) : reasonText(state.reason);
}

/** Why it does not go on by itself, and what would bring it on. */
function waitingLines(
  state: RunState,
  wasStopped: boolean,
  ways: readonly Way[],
  isPrompted: boolean,
): readonly Line[] {
  const { status, run_id } = state;
  const waits = status === 'awaiting_direction' ? '; it waits for direction' : '';
  const because = wasStopped ? 'it was stopped' : `${whyText(state)}${waits}`;
  // What the prompts say already is not said again.
  const others = isPrompted
    ? ways.filter((way) => way.back !== true && !/ workflow (?:next|submit) /u.test(way.command))
    : ways;
  if (isPrompted && others.length === 0) return [];
  return [[styled('yellow', '! '), `${run_id}: ${because}`], ...onLines(others)];
}

/** What a step asks for, line by line as it is written, and how it is answered. */
function promptLines(
  id: string,
  { step, agent, prompt }: { readonly step: string; readonly agent: string | null; readonly prompt: string },
): readonly Line[] {
  return [
    [styled('bold', step), styled('dim', agent === null ? '' : ` for ${agent}`)],
    ...prompt.split('\n').map((line): Line => `  ${visible(line)}`),
    [styled('cyan', `  countersign workflow submit ${id} ${step} --file FILE`)],
    '',
  ];
}

/** What it comes to for a script. */
function exitOf({ status }: RunState, wasStopped: boolean): Exit {
  switch (status) {
    case 'completed':
      return exits.done;
    case 'failed':
    case 'cancelled':
    case 'rolled_back':
      return exits.failed;
    case 'awaiting_direction':
      return exits.direction;
    case 'awaiting_approval':
      return exits.waits;
    case 'running':
    case 'rolling_back':
      return wasStopped ? exits.stopped : exits.waits;
    default:
      return status satisfies never;
  }
}
