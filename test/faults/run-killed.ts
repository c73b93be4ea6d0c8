import childProcess, { type ChildProcess } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { machineClock as clock } from '../../src/clock.ts';
import type { RunCommand } from '../../src/core/run/commands.ts';
import { runDecider } from '../../src/core/run/decider.ts';
import { endings } from '../../src/core/run/evolve.ts';
import type { RunState } from '../../src/core/run/state.ts';
import { identity } from '../../src/git/repository.ts';
import { lockRun } from '../../src/git/runs/lock.ts';
import { runFolderHere, runTree } from '../../src/git/runs/tree.ts';
import { journaledRun, openRunHome } from '../../src/git/runs/home.ts';
import { handle } from '../../src/handle.ts';
import type { Executor, Job, JobResult, RunTree } from '../../src/ports.ts';
import { sha256 } from '../../src/record.ts';
import { driven } from '../../src/runner/run.ts';
import { failing, failingOnce, name, notesOf, target, type Kill, type Noted, type Schedule } from './run-story.ts';

/**
 * Drives runs to their end, one after another, and kills itself on the way where their schedules say so. Begun again, it
 * goes on where it was. Arguments: the repository, the folder of notes, and the schedules as JSON.
 */
const [, , cwd = '', notesIn = '', schedules = '[]'] = process.argv;

/** More of it would be brought to git only by a timer, which says nothing about where it is killed. */
const never = 3_600_000;

let note: (noted: Noted) => void = () => undefined;
let planned: Kill | undefined;
let isCounting = false;
let passed: string[] = [];

/** A place at which a process may end. */
function point(at: string): void {
  if (!isCounting) return;
  passed.push(at);
  if (planned?.point !== at) return;
  const count = passed.filter((one) => one === at).length;
  if (planned.at !== count) return;
  note({ is: 'killed', point: `${at} ${count}` });
  process.kill(process.pid, 'SIGKILL');
}

/** Every git command is three points: before it, while it works and goes on alone, and when it is done. */
function watchGit(): void {
  const { spawn } = childProcess;
  const watched = (file: string, args: readonly string[], options: childProcess.SpawnOptions): ChildProcess => {
    const verb = `git ${verbOf(args)}`;
    point(`${verb} begins`);
    const child = spawn(file, args, options);
    setImmediate(() => point(`${verb} works`));
    child.on('exit', () => point(`${verb} ends`));
    return child;
  };
  Object.assign(childProcess, { spawn: watched });
  syncBuiltinESMExports();
}

function verbOf(args: readonly string[]): string {
  return args.find((arg, at) => !arg.startsWith('-') && args[at - 1] !== '-c') ?? '';
}

/** Before it and after it. */
async function around<T>(what: string, work: () => Promise<T>): Promise<T> {
  point(`${what} begins`);
  const result = await work();
  point(`${what} ends`);
  return result;
}

function watchedTree(tree: RunTree): RunTree {
  return {
    ...tree,
    at: (commit) => around('tree at', () => tree.at(commit)),
    commit: (...given) => around('tree commit', () => tree.commit(...given)),
    restore: (...given) => around('tree restore', () => tree.restore(...given)),
    remove: () => around('tree remove', () => tree.remove()),
  };
}

/** Does steps in this process. */
const here: Executor = {
  name: 'here',
  takes: () => true,
  async execute(job) {
    point('step begins');
    note({ is: 'did', step: job.step, job: job.job, attempt: job.attempt });
    if (job.effects === 'files' && job.job === 'step') await changed(job);
    else point('step works');
    const result = resultOf(job);
    point('step ends');
    return result;
  },
};

function resultOf({ step, job, attempt, inputs }: Job): JobResult {
  const output = `${step}: ${sha256(JSON.stringify([...inputs]))}\n`.repeat(step === 'join' ? 60 : 1);
  const fails = (retryable: boolean): JobResult => {
    return { is: 'failed', reason_code: 'exit_nonzero', because: 'it ended with 1', retryable, output, took_ms: 0 };
  };
  if (step === failing) return fails(false);
  if (step === failingOnce && attempt === 1) return fails(true);
  const state: Readonly<Record<string, string>> =
    job === 'step' ? ({ gather: { read: '4' }, join: { built: '8' } }[step as 'gather' | 'join'] ?? {}) : {};
  return { is: 'done', output, state, took_ms: 0 };
}

/** Half done, there are files that do not belong there, and others lack. */
async function changed({ step, folder, inputs }: Job): Promise<void> {
  const text = sha256(JSON.stringify([...inputs]));
  rmSync(join(folder, 'README.md'), { force: true });
  writeFileSync(join(folder, 'half'), text);
  point('step works');
  await Promise.resolve();
  rmSync(join(folder, 'half'));
  writeFileSync(join(folder, 'README.md'), `${step}\n${text}\n`);
  mkdirSync(join(folder, 'deep'), { recursive: true });
  writeFileSync(join(folder, 'deep', step), text);
  if (step === 'write') return;
  rmSync(join(folder, 'deep', 'write'));
  writeFileSync(join(folder, 'run.sh'), 'true\n');
  chmodSync(join(folder, 'run.sh'), 0o755);
}

async function goneOn({ id, goesBack, kills }: Schedule): Promise<void> {
  const path = join(notesIn, `${id}.jsonl`);
  const file = openSync(path, 'a');
  const before = notesOf(path);
  if (before.at(-1)?.is === 'over') return closeSync(file);
  // What was written outlasts the process; only the machine could lose it.
  note = (noted) => {
    writeSync(file, `${JSON.stringify(noted)}\n`);
  };
  planned = kills[before.filter(({ is }) => is === 'killed').length];
  passed = [];
  isCounting = !goesBack;

  const home = await openRunHome({ cwd, shipped: '/nowhere', pipeline: name, userHome: null });
  const lock = await lockRun(home.repository, id);
  if ('heldBy' in lock) throw new Error(`process ${lock.heldBy.pid} is at ${id}`);
  const entries = await home.entries(id);
  const last = entries.at(-1);
  note({ is: 'begun', seq: last?.seq ?? 0, hash: last?.hash ?? '' });
  const hasGoneBack = entries.some(({ events = [] }) => events.some(({ type }) => type === 'rolled_back'));
  isCounting ||= (await home.state(id))?.status === 'rolling_back';
  point('lock taken');

  const tree = watchedTree(runTree(home.repository, id));
  const actor = await home.actor();
  const journal = await journaledRun(home, id, clock, {
    before: tree.publish,
    entriesAtMost: 10,
    milliseconds: never,
    tell: ({ is }) => point(`journal ${is}`),
  });
  async function ask(command: RunCommand): Promise<void> {
    const source = `test:${id}:${crypto.randomUUID()}`;
    const handled = await handle({ home: journal, decider: runDecider, clock }, id, { source, actor, command });
    if (handled.answer.is !== 'done') throw new Error(JSON.stringify(handled.answer));
    for (const { seq, hash } of handled.entries) note({ is: 'told', seq, hash });
  }

  async function drive(): Promise<RunState> {
    const stays = new AbortController().signal;
    const result = await driven(
      {
        home: journal,
        executors: [here],
        tree,
        jobs: join(runFolderHere(home.repository, id), 'jobs'),
        clock,
        machine: { environment: {}, commands: {} },
        actor,
        author: identity(home.repository),
        by: `process ${process.pid}`,
        tell({ entries: told }) {
          for (const { seq, hash } of told) note({ is: 'told', seq, hash });
        },
        stop: stays,
        signal: stays,
      },
      id,
    );
    if (result.refusal !== null) throw new Error(result.refusal.because);
    return result.state;
  }

  let isBack = hasGoneBack;
  if (last === undefined) await ask({ start: { run_id: id, task: 'a story', door: 'test' } });
  for (let now = await drive(); !endings.includes(now.status); now = await drive()) {
    const unsure = Object.entries(now.active).filter(([, { is }]) => is === 'awaiting_direction');
    if (now.status === 'awaiting_direction' && unsure.length > 0) {
      for (const [step] of unsure) await ask({ retry: { step, reason: 'it can be done again' } });
    } else if (now.status === 'awaiting_direction') {
      isBack = true;
      isCounting &&= !goesBack;
      await ask({ resume: { reason: 'as it was', steps: [] } });
    } else if (now.status === 'awaiting_approval' && goesBack && !isBack) {
      isCounting = true;
      await ask({ rollback: { to: target, reason: 'it was wrong' } });
    } else if (now.status === 'awaiting_approval') {
      await ask({ approve: { gate: 'step:review', reason: 'as it should be' } });
    } else throw new Error(`it stands still: ${now.status}`);
  }
  await journal.close();
  point('journal closed');
  await lock.release();
  point('lock released');
  await home.close();
  isCounting = false;
  note({ is: 'over', points: passed });
  closeSync(file);
}

watchGit();
for (const schedule of JSON.parse(schedules) as readonly Schedule[]) await goneOn(schedule);
