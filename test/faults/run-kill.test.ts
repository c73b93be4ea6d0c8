import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { own } from '../../src/core/own.ts';
import { runDecider } from '../../src/core/run/decider.ts';
import { validateStateInvariants } from '../../src/core/run/invariants.ts';
import type { RunState } from '../../src/core/run/state.ts';
import { readPipeline } from '../../src/files/pipeline.ts';
import { openGitHome } from '../../src/git/home.ts';
import { onItsWay } from '../../src/git/runs/on-its-way.ts';
import { lockRun } from '../../src/git/runs/lock.ts';
import { runBranch, runFolderHere } from '../../src/git/runs/tree.ts';
import { openRunHome, type RunEntry, type RunHome } from '../../src/git/runs/home.ts';
import { verify } from '../../src/git/verify.ts';
import { sha256 } from '../../src/record.ts';
import { makeRepository, temporaryFolder, type TestRepository } from '../fixtures/repository.ts';
import { isSoak, manyOf } from '../soak.ts';
import { name, notesOf, story, target, type Kill, type Noted, type Schedule } from './run-story.ts';

/** Where the record lives. */
type Where = 'here' | 'remote';
/** Two cores: two processes at once, each with runs of a repository of its own, one after another. */
const lanes: readonly Where[] = isSoak ? ['here', 'remote'] : ['here', 'here'];
const laneOf = (seed: number): number => seed % lanes.length;
const whereOf = (seed: number): Where => lanes[laneOf(seed)] ?? 'here';
/** A run that is killed three times takes two or three seconds of a core, nearly all of it git's: `npm test` has time for few. */
const seeds = Array.from({ length: manyOf(4, 500) }, (_, seed) => seed);
/** So many are one test. */
const batch = 20;
const batches = Array.from({ length: Math.ceil(seeds.length / batch) }, (_, n) =>
  seeds.slice(n * batch, (n + 1) * batch),
);
/** So often is a run killed, where it comes that far. */
const killsEach = 3;
/** Every third goes back. */
const isBack = (seed: number): boolean => seed % 3 === 2;

const read = readPipeline(story, 'story.yml');
if (!read.ok) throw new Error(read.findings.map(({ message }) => message).join('\n'));
const { pipeline } = read;

/** What a run comes to, whoever was killed on the way. */
interface Outcome {
  readonly outputs: Readonly<Record<string, string>>;
  /** The tree that the run says is its last. */
  readonly files: string;
  /** Tree and message of each commit, the newest first. */
  readonly commits: readonly string[];
  /** The branch is where the record says. */
  readonly isAtHead: boolean;
  readonly progress: unknown;
  /** How it stood when it had gone back; null where it never did. */
  readonly gone: unknown;
}

/** A run that nobody kills: what it comes to, and the points it passes, in their order. */
interface Control {
  readonly outcome: Outcome;
  readonly points: readonly string[];
}

const scratch = temporaryFolder();
const program = join(scratch, 'run-killed.mjs');
const controls = new Map<string, Control>();

beforeAll(async () => {
  // In one file that is compiled already, a process begins in a fifth of the time.
  const input = fileURLToPath(new URL('./run-killed.ts', import.meta.url));
  const bundle = await rolldown({ input, platform: 'node', checks: { ineffectiveDynamicImport: false } });
  await bundle.write({ file: program, format: 'esm', codeSplitting: false });
  await bundle.close();
  await Promise.all(
    [...new Set(lanes)].map((where) => {
      const schedules = [false, true].map((goesBack) => ({ id: `control-${where}-${goesBack}`, goesBack, kills: [] }));
      return inRepository(where, schedules, ({ seat }, schedule, entries) => {
        const over = notesAt(schedule).at(-1);
        const points = over?.is === 'over' ? over.points : [];
        const control = { points, outcome: outcomeOf(seat, schedule, entries) };
        controls.set(`${where} ${schedule.goesBack}`, control);
      });
    }),
  );
});

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

test('a run that nobody kills does all of its steps, goes back with its files where it is to, and is completed', () => {
  const [plain, back] = [controlOf('here', false).outcome, controlOf('here', true).outcome];
  for (const where of lanes)
    expect([controlOf(where, false).outcome, controlOf(where, true).outcome]).toEqual([plain, back]);
  for (const { outputs, progress, isAtHead } of [plain, back]) {
    // One failed, which may.
    expect(Object.keys(outputs)).toHaveLength(pipeline.steps.length - 1);
    expect(progress).toMatchObject({ status: 'completed', skipped: [[3, 3]], custom_state: { read: 4, built: 8 } });
    expect(isAtHead).toBe(true);
  }
  const messages = back.commits.map((commit) => commit.split(' ').slice(1).join(' '));
  expect(messages).toEqual(['amend', `back to ${target}`, 'amend', 'write']);
  expect(plain.commits).toEqual([back.commits[2], back.commits[3]]);
  expect(back.gone).toEqual([
    expect.objectContaining({ status: 'awaiting_direction', current_step: 17, done_outside: [], active: [] }),
    plain.commits[1]?.split(' ')[0],
  ]);
});

test.for(batches)(
  'a run that is killed anywhere goes on, loses nothing, does nothing twice that was recorded, and ends as without: %#',
  async (of) => {
    await Promise.all(
      lanes.map(async (where, lane) => {
        const schedules = of.filter((seed) => laneOf(seed) === lane).map(scheduleOf);
        const { outcome } = controlOf(where, false);
        const { outcome: outcomeBack } = controlOf(where, true);
        await inRepository(where, schedules, (rig, schedule, entries) =>
          expectWhole(rig, schedule, entries, schedule.goesBack ? outcomeBack : outcome),
        );
        const killed = schedules.flatMap(notesAt).filter(({ is }) => is === 'killed');
        expect(killed.length).toBeGreaterThan(schedules.length);
      }),
    );
  },
);

/** A number below a bound that hangs on nothing but the seed and what it is for. */
function chosen(seed: number, what: string, below: number): number {
  return Number.parseInt(sha256(`${seed} ${what}`).slice(0, 8), 16) % below;
}

/**
 * Schedules one after another go through all points, each three of them, in the order in which a run comes to them last. Of
 * the times it passes one, the seed takes one; the first in the first third of the run, where it passes there.
 */
function scheduleOf(seed: number): Schedule {
  const [where, goesBack] = [whereOf(seed), isBack(seed)];
  const { points } = controlOf(where, goesBack);
  const first = goesBack ? ['tree', ...rarest[where]] : rarest[where];
  const rankOf = (point: string): number => [...first, ''].findIndex((one) => point.startsWith(one));
  const names = [...new Set(points)].toSorted((one, other) => rankOf(one) - rankOf(other));
  const turn = seeds.filter((one) => one < seed && whereOf(one) === where && isBack(one) === goesBack).length;
  const three = Array.from({ length: killsEach }, (_, n) => names[(turn * killsEach + n) % names.length] ?? '');
  const kills: Kill[] = [];
  let from = 0;
  for (const point of three.toSorted((one, other) => points.lastIndexOf(one) - points.lastIndexOf(other))) {
    const passes = points.flatMap((one, at) => (one === point && at >= from ? [at] : []));
    const until = (points.length * (kills.length + 1)) / killsEach;
    const early = passes.filter((at) => at < until);
    const some = early.length > 0 ? early : passes;
    const taken = chosen(seed, `pass ${kills.length}`, Math.max(1, some.length));
    kills.push({ point, at: taken + 1 });
    from = (some[taken] ?? from) + 1;
  }
  return { id: `s${seed}`, goesBack, kills };
}

/** Points that few schedules pass by, too. */
const rarest: Readonly<Record<Where, readonly string[]>> = {
  here: ['journal', 'step', 'tree', 'git fast-import', 'git update-ref'],
  remote: ['git push', 'git fetch', 'git fast-import', 'git update-ref', 'git commit-tree'],
};

function controlOf(where: Where, goesBack: boolean): Control {
  const control = controls.get(`${where} ${goesBack}`);
  if (control === undefined) throw new Error('nobody has run it');
  return control;
}

/** A repository in which runs are driven, and the one that has the record. */
interface Rig {
  readonly seat: TestRepository;
  readonly origin: TestRepository;
  readonly home: RunHome;
}

/** Plays these in a repository of their own, begins a process after another until all are over, and looks at each. */
async function inRepository(
  where: Where,
  schedules: readonly Schedule[],
  look: (rig: Rig, schedule: Schedule, entries: readonly RunEntry[]) => unknown,
): Promise<void> {
  const desk = makeRepository();
  desk.commit({ [`.github/countersign/pipelines/${name}.yml`]: story });
  const origin = where === 'here' ? desk : desk.clone({ bare: true });
  const seat = where === 'here' ? desk : origin.clone();
  if (where === 'remote') seat.git('config', 'countersign.remote', 'origin');
  try {
    await played(seat, schedules);
    const home = await openRunHome({ cwd: seat.dir, shipped: '/nowhere', userHome: null });
    for (const schedule of schedules) await look({ seat, origin, home }, schedule, await home.entries(schedule.id));
    await home.close();
    await expectClean(seat, origin);
  } finally {
    for (const repository of new Set([desk, origin, seat])) repository.remove();
  }
}

async function played(repository: TestRepository, schedules: readonly Schedule[]): Promise<void> {
  const args = [program, repository.dir, scratch, JSON.stringify(schedules)];
  const env = { ...process.env, NODE_COMPILE_CACHE: join(scratch, 'compiled') };
  for (let killed = 0; ; killed += 1) {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const ended = once(child, 'exit');
    const said = await text(child.stderr);
    await ended;
    const notes = schedules.flatMap(notesAt);
    const at = schedules.find((one) => notesAt(one).at(-1)?.is !== 'over');
    const byItself = notes.filter(({ is }) => is === 'killed').length;
    if (child.signalCode === 'SIGKILL' && byItself === killed + 1) continue;
    if (child.exitCode !== 0 || at !== undefined)
      throw new Error(`${JSON.stringify(at)} ended with ${String(child.exitCode ?? child.signalCode)}: ${said}`);
    return;
  }
}

function notesAt({ id }: Schedule): readonly Noted[] {
  const path = join(scratch, `${id}.jsonl`);
  return existsSync(path) ? notesOf(path) : [];
}

/** The state after each entry, from none at all. */
function statesOf(entries: readonly RunEntry[]): readonly (RunState | null)[] {
  const states: (RunState | null)[] = [null];
  for (const entry of entries) {
    const before = states.at(-1) ?? null;
    const after = (entry.events ?? []).reduce<RunState | null>(
      (state, event) => runDecider.evolve(state, event, entry),
      before,
    );
    states.push(runDecider.recorded(after, entry, entry.refusal !== undefined));
  }
  return states;
}

function progressOf({ status, current_step, ahead, skipped, custom_state, done_outside, active }: RunState): unknown {
  return { status, current_step, ahead, skipped, custom_state, done_outside, active: Object.keys(active) };
}

function hasReturned({ events = [] }: RunEntry): boolean {
  return events.some(({ type }) => type === 'rolled_back');
}

function outcomeOf(repository: TestRepository, { id }: Schedule, entries: readonly RunEntry[]): Outcome {
  const states = statesOf(entries);
  const back = entries.findIndex(hasReturned);
  const gone = states[back + 1] ?? null;
  const events = entries.flatMap((entry) => entry.events ?? []);
  const outputs = events.flatMap((event) =>
    event.type === 'output_recorded' ? [[event.step_id, event.sha256] as const] : [],
  );
  const last = states.at(-1) ?? null;
  const branch = runBranch(id);
  const commits = repository.git('log', '--format=%H %T %s', `main..${branch}`).split('\n');
  const treeOf = (commit: string | null | undefined): string =>
    commits.find((line) => line.startsWith(`${commit ?? ''} `))?.split(' ')[1] ?? '';
  return {
    outputs: Object.fromEntries(outputs),
    commits: commits.map((line) => line.slice(line.indexOf(' ') + 1).replace(`${id}: `, '')),
    files: treeOf(last?.tree),
    isAtHead: commits[0]?.startsWith(`${last?.tree ?? ''} `) ?? false,
    progress: last === null ? null : progressOf(last),
    gone: gone === null ? null : [progressOf(gone), treeOf(gone.tree)],
  };
}

async function expectWhole(
  { seat, origin, home }: Rig,
  schedule: Schedule,
  entries: readonly RunEntry[],
  outcome: Outcome,
): Promise<void> {
  const told = JSON.stringify(schedule);
  const { id } = schedule;
  const notes = notesAt(schedule);
  const states = statesOf(entries);
  for (const [seq, state] of states.entries())
    if (state !== null) expect([told, seq, validateStateInvariants(pipeline, state)]).toEqual([told, seq, []]);
  expect([told, outcomeOf(seat, schedule, entries)]).toEqual([told, outcome]);
  expect([told, origin.oid(runBranch(id))]).toEqual([told, seat.oid(runBranch(id))]);
  expectNothingTwice(told, notes, entries, states);
  expect([told, onItsWay(runFolderHere(home.repository, id)).batches]).toEqual([told, []]);
  const lock = await lockRun(home.repository, id);
  expect([told, 'heldBy' in lock]).toEqual([told, false]);
  if ('release' in lock) await lock.release();
}

/**
 * What somebody was told is recorded is in the log. What is done was handed out by what is recorded then, and not answered
 * yet; by one process it is done once, and so once more for each that was killed; what cannot be repeated by itself, once.
 */
function expectNothingTwice(
  told: string,
  notes: readonly Noted[],
  entries: readonly RunEntry[],
  states: readonly (RunState | null)[],
): void {
  let known = 0;
  let here = new Set<string>();
  for (const [line, noted] of notes.entries()) {
    const at = `${told}, line ${line + 1}`;
    if (noted.is === 'begun' || noted.is === 'told') {
      expect([at, noted.seq === 0 ? '' : entries[noted.seq - 1]?.hash]).toEqual([at, noted.hash]);
      expect([at, noted.seq >= known]).toEqual([at, true]);
      known = noted.seq;
    }
    if (noted.is === 'begun') here = new Set([...here].filter((what) => cannotBeRepeated(what.split(' ')[0] ?? '')));
    if (noted.is !== 'did') continue;
    const { step, job, attempt } = noted;
    const state = states[known] ?? null;
    expect([at, own(state?.active ?? {}, step)]).toMatchObject([at, { is: 'running', job, attempt }]);
    const returns = entries.slice(0, known).filter(hasReturned).length;
    const what = `${step} ${job} ${attempt} ${returns}`;
    expect([at, here.has(what)]).toEqual([at, false]);
    here.add(what);
  }
}

/** Cut in the middle, it waits for somebody who says that it is to be tried once more. */
function cannotBeRepeated(step: string): boolean {
  return pipeline.steps.some(({ id, idempotent }) => id === step && !idempotent);
}

async function expectClean(seat: TestRepository, origin: TestRepository): Promise<void> {
  const home = await openGitHome({ cwd: seat.dir, shipped: '/nowhere' });
  try {
    expect((await verify(home, null, () => undefined, { isDeep: true })).findings).toEqual([]);
  } finally {
    await home.close();
  }
  expect(seat.git('worktree', 'list').split('\n')).toHaveLength(1);
  for (const repository of new Set([seat, origin])) {
    repository.git('fsck', '--strict', '--no-dangling');
    const folder = repository.git('rev-parse', '--absolute-git-dir');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(files.filter((path) => path.endsWith('.lock'))).toEqual([]);
  }
}
