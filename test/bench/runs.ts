import { execFileSync, spawn } from 'node:child_process';
import { closeSync, fdatasyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machineClock as clock } from '../../src/clock.ts';
import type { Actor } from '../../src/core/entry.ts';
import type { RunCommand } from '../../src/core/run/commands.ts';
import { runDecider } from '../../src/core/run/decider.ts';
import type { RunState } from '../../src/core/run/state.ts';
import { hostExecutor } from '../../src/executor/host.ts';
import { lockRun } from '../../src/git/runs/lock.ts';
import { runFolderHere, runTree } from '../../src/git/runs/tree.ts';
import { journaledRun, openRunHome, type RunHome } from '../../src/git/runs/home.ts';
import { handle } from '../../src/handle.ts';
import type { Executor } from '../../src/ports.ts';
import { driven, type Driving } from '../../src/runner/run.ts';
import { leaveTheMachineOut } from '../environment.ts';

/**
 * What a durable step costs, next to appending the same bytes to a file and waiting until the disk has them: medians of
 * several runs, each with its floor in the same run. What is told is durable is: one fdatasync for every step, and git has
 * all of it when the run is over. The work of a step is nothing, and it puts out 200 bytes.
 */
leaveTheMachineOut();
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    steps: { type: 'string', default: '1000' },
    child: { type: 'string' },
  },
});
const steps = Number(values.steps);
const root = join(import.meta.dirname, '..', '..');
const shipped = join(root, 'workflows', 'lifecycles');
const output = `${'x'.repeat(199)}\n`;
const ada: Actor = { id: 'ada@example.com', login: 'ada', kind: 'person', assurance: 'asserted' };

/** Does nothing and puts out 200 bytes; `at` is told before each step. */
function nothing(at: (step: string) => void): Executor {
  return {
    name: 'nothing',
    takes: () => true,
    execute({ step }) {
      at(step);
      return Promise.resolve({ is: 'done', output, state: {}, took_ms: 0 });
    },
  };
}

const step = (id: string, more: string): string =>
  `  - { id: ${id}, agent: nobody, prompt: x, effects: none, ${more} }\n`;

/** A pipeline after another: each step needs the one before. */
function chain(name: string, many: number, more = ''): string {
  const all = Array.from({ length: many }, (_, n) =>
    step(`s${n}`, `${n === 0 ? '' : `depends_on: [s${n - 1}], `}${more}output: o${n}`),
  );
  return `name: ${name}\nconcurrency: 1\nsteps:\n${all.join('')}`;
}

function fan(name: string, many: number): string {
  const middle = Array.from({ length: many - 2 }, (_, n) => `m${n}`);
  return `name: ${name}\nconcurrency: 50\nsteps:\n${step('first', 'output: o')}${middle
    .map((id) => step(id, `depends_on: [first], output: o${id}`))
    .join('')}${step('last', `depends_on: [${middle.join(', ')}], output: ol`)}`;
}

const gates = (many: number): string =>
  `name: gates\nsteps:\n${Array.from(
    { length: many },
    (_, n) => `  - { id: g${n}, requires_approval: true${n === 0 ? '' : `, depends_on: [g${n - 1}]`} }\n`,
  ).join('')}`;

const pipelines: Readonly<Record<string, string>> = {
  sequential: chain('sequential', steps),
  fan: fan('fan', steps),
  gates: gates(100),
  checkpoints: chain('checkpoints', steps).replace(/\}\n$/u, ', checkpoint: all-done }\n'),
  each: chain('each', 100, 'checkpoint: true, '),
};

function repository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-runs-'));
  const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Ada');
  git('config', 'user.email', 'ada@example.com');
  mkdirSync(join(folder, '.github/countersign/pipelines'), { recursive: true });
  for (const [name, text] of Object.entries(pipelines))
    writeFileSync(join(folder, `.github/countersign/pipelines/${name}.yml`), text);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'pipelines');
  return folder;
}

interface Rig {
  readonly home: RunHome;
  readonly ask: (command: RunCommand) => Promise<RunState>;
  readonly drive: (at?: (step: string) => void) => Promise<RunState>;
  readonly close: () => Promise<void>;
}

async function open(folder: string, pipeline: string, id: string): Promise<Rig> {
  const home = await openRunHome({ cwd: folder, shipped, pipeline, userHome: null });
  const lock = await lockRun(home.repository, id);
  if ('heldBy' in lock) throw new Error(`process ${lock.heldBy.pid} is at it`);
  const journal = await journaledRun(home, id, clock, {});
  const never = new AbortController().signal;
  const driving = (at: (step: string) => void): Driving => ({
    home: journal,
    executors: [nothing(at), hostExecutor()],
    tree: runTree(home.repository, id),
    jobs: join(runFolderHere(home.repository, id), 'jobs'),
    clock,
    machine: { environment: {}, commands: {} },
    actor: ada,
    author: { name: 'Ada', email: 'ada@example.com' },
    by: String(process.pid),
    tell: () => undefined,
    stop: never,
    signal: never,
  });
  return {
    home,
    async ask(command) {
      const source = `bench:${crypto.randomUUID()}`;
      const { state, answer } = await handle({ home: journal, decider: runDecider, clock }, id, {
        source,
        actor: ada,
        command,
      });
      if (answer.is !== 'done' || state === null) throw new Error(JSON.stringify(answer));
      return state;
    },
    async drive(at = () => undefined) {
      const { state, refusal } = await driven(driving(at), id);
      if (refusal !== null) throw new Error(refusal.because);
      return state;
    },
    async close() {
      await journal.close();
      await lock.release();
      await home.close();
    },
  };
}

const start = (id: string): RunCommand => ({ start: { run_id: id, task: 'bench', door: 'cli' } });

/** Appends as many bytes as the record of a run holds, in as many pieces as it has steps, each with its fdatasync. */
function floor(folder: string, bytes: number, pieces: number): number {
  const path = join(folder, 'floor');
  const descriptor = openSync(path, 'a');
  const piece = Buffer.alloc(Math.max(1, Math.round(bytes / pieces)), 'x');
  const began = performance.now();
  for (let n = 0; n < pieces; n += 1) {
    writeSync(descriptor, piece);
    fdatasyncSync(descriptor);
  }
  const took = performance.now() - began;
  closeSync(descriptor);
  rmSync(path);
  return took;
}

async function bytesOfLog(home: RunHome, id: string): Promise<number> {
  return (await home.entries(id)).reduce((sum, entry) => sum + JSON.stringify(entry).length + 3, 0);
}

function onDisk(folder: string): number {
  return Number(execFileSync('du', ['-sk', join(folder, '.git')], { encoding: 'utf8' }).split('\t')[0]);
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [number, T]> {
  const began = performance.now();
  const came = await work();
  return [performance.now() - began, came];
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

interface Measured {
  readonly total: number;
  readonly floor: number;
  readonly kilobytes: number;
}

/** One whole run from nothing, and its floor. */
async function whole(pipeline: string, many: number, ends: RunState['status'] = 'completed'): Promise<Measured> {
  const folder = repository();
  try {
    const before = onDisk(folder);
    const rig = await open(folder, pipeline, 'r1');
    await rig.ask(start('r1'));
    const [total, state] = await timed(() => rig.drive());
    if (state.status !== ends) throw new Error(`${pipeline} ended ${state.status}: ${state.reason?.because ?? ''}`);
    const bytes = await bytesOfLog(rig.home, 'r1');
    await rig.close();
    return { total, floor: floor(folder, bytes, many), kilobytes: onDisk(folder) - before };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** 100 gates, each opened by a command of its own. */
async function approvals(): Promise<Measured> {
  const folder = repository();
  try {
    const before = onDisk(folder);
    const rig = await open(folder, 'gates', 'r1');
    await rig.ask(start('r1'));
    await rig.drive();
    const [total] = await timed(async () => {
      for (let n = 0; n < 100; n += 1) {
        await rig.ask({ approve: { gate: `step:g${n}`, reason: '' } });
        await rig.drive();
      }
    });
    const bytes = await bytesOfLog(rig.home, 'r1');
    await rig.close();
    return { total, floor: floor(folder, bytes, 100), kilobytes: onDisk(folder) - before };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Killed in the middle of the run; what is done again afterwards. */
async function killed(): Promise<{ readonly total: number; readonly again: number }> {
  const folder = repository();
  try {
    const at = Math.floor(steps / 2);
    const other = spawn(
      process.execPath,
      [import.meta.filename, '--steps', String(steps), '--child', `${folder} ${at}`],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await new Promise<void>((resolve) => {
      other.stdout.on('data', () => other.kill('SIGKILL'));
      other.on('exit', () => resolve());
    });
    let done = 0;
    const [total, state] = await timed(async () => {
      const rig = await open(folder, 'sequential', 'r1');
      await rig.ask({ resume: { reason: 'killed' } });
      const last = await rig.drive(() => {
        done += 1;
      });
      await rig.close();
      return last;
    });
    if (state.status !== 'completed') throw new Error(`it ended ${state.status}`);
    return { total, again: done - (steps - at) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A checkpoint after so many steps, looking whether it is whole, and going back to the start. */
async function checkpointed(): Promise<{ readonly made: number; readonly looked: number; readonly back: number }> {
  const folder = repository();
  try {
    const rig = await open(folder, 'checkpoints', 'r1');
    await rig.ask(start('r1'));
    let began = 0;
    await rig.ask({ validate: {} });
    let last = '';
    await rig.drive((name) => {
      last = name;
      began = performance.now();
    });
    const made = performance.now() - began;
    if (last !== `s${steps - 1}`) throw new Error(`the last step was ${last}`);
    await rig.close();
    return { made, ...(await looked(folder)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** At a run of so many steps that waits: its checkpoints are looked at, and it goes back. */
async function looked(folder: string): Promise<{ readonly looked: number; readonly back: number }> {
  const text = chain('waits', steps - 1, '').replace(/\}\n$/u, ', checkpoint: far }\n');
  writeFileSync(
    join(folder, '.github/countersign/pipelines/waits.yml'),
    `${text}  - { id: gate, requires_approval: true, depends_on: [s${steps - 2}] }\n`,
  );
  execFileSync('git', ['add', '--all'], { cwd: folder });
  execFileSync('git', ['commit', '--quiet', '--message', 'waits'], { cwd: folder });
  const rig = await open(folder, 'waits', 'r2');
  await rig.ask(start('r2'));
  await rig.drive();
  const [looking] = await timed(() => rig.ask({ validate: {} }));
  const [back, state] = await timed(async () => {
    await rig.ask({ rollback: { to: 'far', reason: 'bench' } });
    return rig.drive();
  });
  if (state.rollback !== undefined) throw new Error('it did not go back');
  await rig.close();
  return { looked: looking, back };
}

async function untilThere(folder: string, at: string): Promise<void> {
  const rig = await open(folder, 'sequential', 'r1');
  await rig.ask(start('r1'));
  await rig.drive((name) => {
    if (name !== `s${at}`) return;
    writeSync(1, 'here\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
}

function line(what: string, value: string, bar: string, holds: boolean): void {
  process.stdout.write(`${holds ? '✓' : '✗'} ${what.padEnd(58)} ${value.padStart(34)}   ${bar}\n`);
}

if (values.child === undefined) {
  const many = Number(values.runs);
  const turns = Array.from({ length: many });
  process.stdout.write(`medians of ${many}; every step is on the disk before the next begins\n`);
  for (const [what, count, work] of [
    [`${steps} steps one after another`, steps, () => whole('sequential', steps)],
    [`1 → ${steps - 2} → 1`, steps, () => whole('fan', steps)],
    ['100 approvals', 100, approvals],
  ] as const) {
    const all: Measured[] = [];
    for (const _turn of turns) all.push(await work());
    const ratio = median(all.map((one) => one.total / one.floor));
    const total = median(all.map((one) => one.total));
    const size = median(all.map((one) => one.kilobytes));
    line(
      what,
      `${(total / count).toFixed(2)} ms each, ${(total / 1000).toFixed(2)} s, ${ratio.toFixed(2)} ×`,
      `≤ 3 × append + fdatasync; ${size} kB in git`,
      ratio <= 3,
    );
  }
  const kills: Awaited<ReturnType<typeof killed>>[] = [];
  for (const _turn of turns) kills.push(await killed());
  line(
    `killed at step ${Math.floor(steps / 2)}, and gone on with`,
    `${(median(kills.map((one) => one.total)) / 1000).toFixed(2)} s, ${Math.max(...kills.map((one) => one.again))} done again`,
    'only the one in the middle is, at most once',
    kills.every((one) => one.again <= 1),
  );
  const points: Awaited<ReturnType<typeof checkpointed>>[] = [];
  for (const _turn of turns) points.push(await checkpointed());
  for (const [what, key, bar] of [
    ['a checkpoint', 'made', 500],
    ['looking whether checkpoints are whole', 'looked', 1000],
    ['going back', 'back', 5000],
  ] as const) {
    const took = median(points.map((one) => one[key]));
    line(`${what} at ${steps} steps`, `${took.toFixed(1)} ms`, `< ${bar} ms`, took < bar);
  }
  const grown: Measured[] = [];
  for (const _turn of turns) grown.push(await whole('each', 100));
  const size = median(grown.map((one) => one.kilobytes));
  line('100 steps with a checkpoint each', `${(size / 100).toFixed(1)} kB a checkpoint`, 'what git keeps of it', true);
  const memory = process.resourceUsage().maxRSS / 1024;
  line('memory of all of it', `${memory.toFixed(0)} MB`, '≤ 250 MB', memory <= 250);
} else {
  const [folder = '', at = ''] = values.child.split(' ');
  await untilThere(folder, at);
}
