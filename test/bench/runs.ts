import { execFileSync, spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  fdatasyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machineClock as clock } from '../../src/clock.ts';
import type { Actor } from '../../src/core/entry.ts';
import type { RunCommand } from '../../src/core/run/commands.ts';
import { runDecider, runFiles } from '../../src/core/run/decider.ts';
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
 * What runs of many steps cost: medians of several turns, each in a process of its own that has done nothing before, with
 * its floor in the same process, half of it before and half of it after. What is told is durable is: one fdatasync for
 * every step, and git has all of it when the run is over. The work of a step is nothing, and it puts out 200 bytes.
 */
leaveTheMachineOut();
const { values } = parseArgs({
  options: {
    turns: { type: 'string', default: '5' },
    steps: { type: 'string', default: '1000' },
    only: { type: 'string' },
    child: { type: 'string' },
    folder: { type: 'string', default: '' },
  },
});
const steps = Number(values.steps);
const approvals = 100;
const checkpoints = 100;
/** Of so many steps one changes a file. */
const filesEvery = 10;
const root = join(import.meta.dirname, '..', '..');
const shipped = join(root, 'workflows', 'lifecycles');
const output = `${'x'.repeat(199)}\n`;
const ada: Actor = { id: 'ada@example.com', login: 'ada', kind: 'person', assurance: 'asserted' };

/** Does nothing and puts out 200 bytes, but changes a file where the step is one that does. */
function nothing(at: (step: string) => void): Executor {
  return {
    name: 'nothing',
    takes: ({ run }) => run !== null,
    execute({ step: name, folder, effects }) {
      at(name);
      if (effects === 'files') writeFileSync(join(folder, 'src', `${name}.txt`), `${name}\n`.repeat(500));
      return Promise.resolve({ is: 'done', output, state: {}, took_ms: 0 });
    },
  };
}

function step(id: string, needs: readonly string[], more = '', effects = 'none'): string {
  return `  - { id: ${id}, run: 'true', effects: ${effects}, depends_on: [${needs.join(', ')}], output: o-${id}${more} }\n`;
}

/** Each step needs the one before. */
function chain(
  many: number,
  more: (n: number) => string = () => '',
  effects: (n: number) => string = () => 'none',
): string {
  return Array.from({ length: many }, (_, n) => step(`s${n}`, n === 0 ? [] : [`s${n - 1}`], more(n), effects(n))).join(
    '',
  );
}

function fan(many: number): string {
  const middle = Array.from({ length: many - 2 }, (_, n) => `m${n}`);
  return `${step('first', [])}${middle.map((id) => step(id, ['first'])).join('')}${step('last', middle)}`;
}

function gates(many: number): string {
  return Array.from(
    { length: many },
    (_, n) => `  - { id: g${n}, requires_approval: true, depends_on: [${n === 0 ? '' : `g${n - 1}`}] }\n`,
  ).join('');
}

const lastOf = (many: number) => (n: number) => (n === many - 1 ? ', checkpoint: far' : '');

const pipelines: Readonly<Record<string, string>> = {
  sequential: `concurrency: 1\nsteps:\n${chain(steps)}`,
  fan: `concurrency: 50\nsteps:\n${fan(steps)}`,
  gates: `steps:\n${gates(approvals)}`,
  last: `concurrency: 1\nsteps:\n${chain(steps, lastOf(steps))}`,
  waits: `concurrency: 1\nsteps:\n${chain(steps - 1, lastOf(steps - 1), (n) => (n % filesEvery === 0 ? 'files' : 'none'))}  - { id: gate, requires_approval: true, depends_on: [s${steps - 2}] }\n`,
  each: `concurrency: 1\nsteps:\n${chain(checkpoints, () => ', checkpoint: true')}`,
};

/** A repository with some files and one pipeline. */
function repository(pipeline: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-runs-'));
  const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Ada');
  git('config', 'user.email', 'ada@example.com');
  mkdirSync(join(folder, '.github/countersign/pipelines'), { recursive: true });
  mkdirSync(join(folder, 'src'));
  for (let n = 0; n < 200; n += 1) writeFileSync(join(folder, 'src', `${n}.txt`), `line of ${n}\n`.repeat(300));
  const text = `name: ${pipeline}\n${pipelines[pipeline] ?? ''}`;
  writeFileSync(join(folder, `.github/countersign/pipelines/${pipeline}.yml`), text);
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

/** Appends so many bytes in so many pieces, each with its fdatasync. */
function appending(folder: string, bytes: number, pieces: number): number {
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

/** Commits two files of so many bytes together, so often, each by one `git fast-import`. */
async function committing(folder: string, bytes: number, times: number): Promise<number> {
  const began = performance.now();
  for (let n = 0; n < times; n += 1) {
    const half = Math.max(1, Math.round(bytes / 2));
    const files = ['state', 'log'].map(
      (path) => `M 100644 inline ${path}\ndata ${half}\n${String(n).padEnd(half, 'x')}\n`,
    );
    const from = n === 0 ? '' : 'from refs/heads/floor^0\n';
    const who = 'committer bench <bench@example.com> 1767225600 +0000';
    await imported(folder, `commit refs/heads/floor\n${who}\ndata 1\nx\n${from}${files.join('')}\n`);
  }
  return performance.now() - began;
}

function imported(cwd: string, stream: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn('git', ['fast-import', '--quiet'], { cwd, stdio: ['pipe', 'ignore', 'inherit'] });
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`fast-import ended with ${code}`))));
    child.stdin.end(stream);
  });
}

function bytesOf(entries: readonly unknown[]): number {
  return entries.reduce<number>((sum, entry) => sum + JSON.stringify(entry).length + 3, 0);
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

/** What one turn of a figure came to: numbers by name. */
type Turn = Readonly<Record<string, number>>;

async function within(pipeline: string, work: (folder: string) => Promise<Turn>): Promise<Turn> {
  const folder = repository(pipeline);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bytes of an entry of a step, about: for the floor before anybody knows. */
const usual = 1200;

/** All steps of a run: from the first to the last, and the whole with its beginning and its end. */
function whole(pipeline: string): Promise<Turn> {
  return within(pipeline, async (folder) => {
    const before = onDisk(folder);
    const floorBefore = appending(folder, usual * (steps / 2), steps / 2);
    const rig = await open(folder, pipeline, 'r1');
    await rig.ask(start('r1'));
    let first = 0;
    let last = 0;
    const [total, state] = await timed(() =>
      rig.drive(() => {
        last = performance.now();
        if (first === 0) first = last;
      }),
    );
    if (state.status !== 'completed')
      throw new Error(`${pipeline} ended ${state.status}: ${state.reason?.because ?? ''}`);
    const bytes = bytesOf(await rig.home.entries('r1'));
    await rig.close();
    const floor = floorBefore + appending(folder, bytes / 2, steps / 2);
    const each = (last - first) / (steps - 1);
    return { each, times: each / (floor / steps), floor: floor / steps, total, kilobytes: onDisk(folder) - before };
  });
}

/** Gates, each opened by a command of its own, after which the run goes on to the next. */
function approved(): Promise<Turn> {
  return within('gates', async (folder) => {
    const rig = await open(folder, 'gates', 'r1');
    await rig.ask(start('r1'));
    await rig.drive();
    const [total] = await timed(async () => {
      for (let n = 0; n < approvals; n += 1) {
        await rig.ask({ approve: { gate: `step:g${n}`, reason: '' } });
        await rig.drive();
      }
    });
    const bytes = bytesOf(await rig.home.entries('r1'));
    const written = Buffer.byteLength((await rig.home.read('r1', runFiles.state)) ?? '') + bytes / approvals;
    await rig.close();
    const appended = appending(folder, bytes, approvals);
    const committed = await committing(folder, written, approvals);
    return {
      each: total / approvals,
      append: appended / approvals,
      commit: committed / approvals,
      times: total / appended,
      commits: total / committed,
    };
  });
}

/** Killed in the middle of the run; what is done again afterwards. */
function killed(): Promise<Turn> {
  return within('sequential', async (folder) => {
    const at = Math.floor(steps / 2);
    const other = childOf('untilThere', ['--folder', folder], ['ignore', 'pipe', 'inherit']);
    await new Promise<void>((resolve) => {
      other.stdout?.on('data', () => other.kill('SIGKILL'));
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
  });
}

async function untilThere(): Promise<Turn> {
  const rig = await open(values.folder, 'sequential', 'r1');
  await rig.ask(start('r1'));
  await rig.drive((name) => {
    if (name !== `s${Math.floor(steps / 2)}`) return;
    writeSync(1, 'here\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
  return {};
}

/** The checkpoint after the last step: from the end of its work until git has everything. */
function checkpointed(): Promise<Turn> {
  return within('last', async (folder) => {
    const rig = await open(folder, 'last', 'r1');
    await rig.ask(start('r1'));
    let began = 0;
    await rig.drive(() => {
      began = performance.now();
    });
    const made = performance.now() - began;
    await rig.close();
    return { made };
  });
}

/** At a run that waits at its end, whose steps changed files: its checkpoints are looked at, and it goes back to the start. */
function wentBack(): Promise<Turn> {
  return within('waits', async (folder) => {
    const rig = await open(folder, 'waits', 'r1');
    await rig.ask(start('r1'));
    await rig.drive();
    const tree = runTree(rig.home.repository, 'r1').folder;
    const changed = readdirSync(join(tree, 'src')).filter((name) => name.startsWith('s')).length;
    const [looked] = await timed(() => rig.ask({ validate: {} }));
    const back = { rollback: { to: 'start', reason: 'bench' } };
    await rig.ask({ request: { what: back } });
    await rig.ask({ approve: { gate: 'rollback:start', reason: 'bench' } });
    const [took, state] = await timed(async () => {
      await rig.ask(back);
      return rig.drive();
    });
    const left = readdirSync(join(tree, 'src')).filter((name) => name.startsWith('s')).length;
    if (state.rollback !== undefined || state.current_step !== 0 || changed === 0 || left > 0)
      throw new Error(`it did not go back: ${state.status}, ${changed} files before, ${left} after`);
    await rig.close();
    return { looked, back: took, changed };
  });
}

/** What git keeps of a checkpoint: as it is written, and once git has tidied up. */
function grown(): Promise<Turn> {
  return within('each', async (folder) => {
    execFileSync('git', ['gc', '--quiet'], { cwd: folder });
    const before = onDisk(folder);
    const rig = await open(folder, 'each', 'r1');
    await rig.ask(start('r1'));
    await rig.drive();
    await rig.close();
    const loose = (onDisk(folder) - before) / checkpoints;
    execFileSync('git', ['gc', '--quiet', '--prune=now'], { cwd: folder });
    return { loose, packed: (onDisk(folder) - before) / checkpoints };
  });
}

const turns: Readonly<Record<string, () => Promise<Turn>>> = {
  sequential: () => whole('sequential'),
  fan: () => whole('fan'),
  approved,
  killed,
  checkpointed,
  wentBack,
  grown,
  untilThere,
};

function childOf(figure: string, more: readonly string[], stdio: StdioOptions): ChildProcess {
  const args = [import.meta.filename, '--steps', String(steps), '--child', figure, ...more];
  return spawn(process.execPath, args, { stdio });
}

/** One turn in a process of its own, and the most memory it had, in MB. */
async function turnOf(figure: string): Promise<Turn> {
  const child = childOf(figure, [], ['ignore', 'pipe', 'inherit']);
  const pieces: Buffer[] = [];
  child.stdout?.on('data', (piece: Buffer) => pieces.push(piece));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`${figure} ended with ${child.exitCode ?? child.signalCode}`);
  return JSON.parse(Buffer.concat(pieces).toString('utf8')) as Turn;
}

/** The median of a number of all turns. */
type Of = (name: string) => number;

interface Line {
  readonly what: string;
  readonly value: string;
  readonly bar: string;
  /** Null where there is no bar. */
  readonly holds: boolean | null;
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

/** What is told of a figure, and the bar it is held against. */
const told: Readonly<Record<string, (of: Of) => readonly Line[]>> = {
  sequential: (of) => stepLines(`${steps} steps one after another`, of),
  fan: (of) => stepLines(`1 → ${steps - 2} → 1, 50 at once`, of),
  approved: (of) => [
    {
      what: `an approval, of ${approvals}`,
      value: `${ms(of('each'))}, ${of('times').toFixed(0)} × append`,
      bar: `≤ 3 × append + fdatasync (${ms(of('append'))})`,
      holds: of('times') <= 3,
    },
    {
      what: 'the same, next to commits of as many bytes',
      value: `${of('commits').toFixed(2)} ×`,
      bar: `git fast-import (${ms(of('commit'))})`,
      holds: null,
    },
  ],
  killed: (of) => [
    {
      what: `killed at step ${Math.floor(steps / 2)}, and gone on with`,
      value: `${ms(of('total'))}, ${of('again')} done again`,
      bar: 'at most the one in the middle',
      holds: of('again') <= 1,
    },
  ],
  checkpointed: (of) => [under(`a checkpoint after ${steps} steps, in git`, of('made'), 500)],
  wentBack: (of) => [
    under(`looking whether checkpoints are whole`, of('looked'), 1000),
    under(`going back to the start over ${of('changed')} changed files`, of('back'), 5000),
  ],
  grown: (of) => [
    {
      what: 'what git keeps of a checkpoint',
      value: `${of('loose').toFixed(1)} kB, ${of('packed').toFixed(1)} kB after gc`,
      bar: '',
      holds: null,
    },
  ],
};

function stepLines(what: string, of: Of): readonly Line[] {
  return [
    {
      what: `${what}, a step`,
      value: `${ms(of('each'))}, ${of('times').toFixed(2)} ×`,
      bar: `≤ 3 × append + fdatasync (${ms(of('floor'))})`,
      holds: of('times') <= 3,
    },
    {
      what: '  the whole with its beginning and its end',
      value: `${(of('total') / 1000).toFixed(2)} s, ${of('kilobytes')} kB in git`,
      bar: '',
      holds: null,
    },
  ];
}

function under(what: string, value: number, bar: number): Line {
  return { what, value: ms(value), bar: `< ${bar} ms`, holds: value < bar };
}

function table(lines: readonly Line[]): string {
  return lines
    .map(({ what, value, bar, holds }) => {
      const word = holds === null ? '' : holds ? 'holds' : 'missed';
      return `${what.padEnd(52)} ${value.padStart(28)}   ${word.padEnd(7)} ${bar}`.trimEnd();
    })
    .join('\n');
}

async function all(): Promise<void> {
  const many = Number(values.turns);
  const asked = values.only?.split(',') ?? Object.keys(told);
  const lines: Line[] = [];
  for (const [figure, tell] of Object.entries(told)) {
    if (!asked.includes(figure)) continue;
    const came: Turn[] = [];
    while (came.length < many) came.push(await turnOf(figure));
    const of: Of = (name) => median(came.map((turn) => turn[name] ?? Number.NaN));
    const memory = of('memory');
    const found = [
      ...tell(of),
      { what: '  memory', value: `${memory.toFixed(0)} MB`, bar: '≤ 250 MB', holds: memory <= 250 },
    ];
    process.stderr.write(`${table(found)}\n`);
    lines.push(...found);
  }
  process.stdout.write(`medians of ${many}, each in a new process; every step is on the disk before the next begins\n`);
  process.stdout.write(`${table(lines)}\n`);
}

if (values.child === undefined) await all();
else {
  const came = await turns[values.child]?.();
  process.stdout.write(JSON.stringify({ ...came, memory: process.resourceUsage().maxRSS / 1024 }));
}
