import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { simpleGit } from 'simple-git';
import type { EntryHead } from '../../src/core/entry.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider, projectFolder } from '../../src/core/project/decider.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import { writeYaml } from '../../src/files.ts';
import { commitFiles } from '../../src/git/commit.ts';
import { openGitHome } from '../../src/git/home.ts';
import { openObjects } from '../../src/git/objects.ts';
import { openRepository } from '../../src/git/repository.ts';
import { appended, blobId, entryId, eventId, genesis, sealed, tailPath } from '../../src/record.ts';
import { leaveTheMachineOut } from '../environment.ts';
import { checkingFigure } from './check.ts';
import { decidingFigure, routingFigure } from './core.ts';

/**
 * Speed, as ratios against a floor measured in the same run: medians of several runs, taken in turn so that a slow
 * moment of the machine hits both sides. Nothing here is a test; numbers are for people.
 */
leaveTheMachineOut();
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    entries: { type: 'string', default: '10000' },
    make: { type: 'string' },
  },
});
const runs = Number(values.runs);
const many = Number(values.entries);
const root = join(import.meta.dirname, '..', '..');
const folder = values.make ?? mkdtempSync(join(tmpdir(), 'countersign-bench-'));
const id = 'bench';
const at = '2026-01-01T00:00:00.000Z';

interface Figure {
  readonly what: string;
  readonly ours: number;
  readonly floor: number;
  readonly bar: string;
  readonly holds: boolean;
}

const start: readonly ProjectEvent[] = [
  {
    type: 'project_started',
    event_id: '1',
    project_id: id,
    workflow_type: 'bench',
    workflow: 'Bench',
    client: 'TBD',
    owner: 'bench',
    cursor: null,
  },
  { type: 'track_started', event_id: '2', track: 'main', kind: 'lifecycle', stage: 'draft', owner: 'bench' },
];

const definitionText = `workflow_type: bench\nstages: [draft, done]\nartifacts:\n  - artifact_type: paper\n    path: papers/{project}.md\n    owner: writer\n    version_policy: revise\n`;

if (values.make !== undefined) {
  process.stdout.write(JSON.stringify(makeRecord(values.make, many)));
  process.exit(0);
}

try {
  const small = await measured(100);
  const large = await measured(many);
  const look = await lookFigure(large.repository, small.repository);
  const status = await statusFigure(small.repository);
  const figures: readonly Figure[] = [
    figure(`commit at 100 entries, against one bare fast-import`, small.commit, small.floor, 1.5),
    figure(`commit at ${many} entries, against one bare fast-import`, large.commit, large.floor, 1.5),
    figure(
      `that ratio at ${many} entries, against at 100`,
      large.commit / large.floor,
      small.commit / small.floor,
      1.5,
    ),
    atLeast(`simple-git add + commit at ${many} entries, against ours`, large.simpleGit, large.commit, 3),
    look,
    status,
    deciding(50),
    deciding(10),
    deciding(1),
    routing(),
    checking(),
  ];
  console.log(`\nmedians of ${runs} runs, milliseconds`);
  for (const { what, ours, floor, bar, holds } of figures) {
    console.log(
      `${holds ? 'holds' : 'MISSED'}  ${what}: ${rounded(ours)} / ${rounded(floor)} = ${(ours / floor).toFixed(2)}  (bar ${bar})`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function figure(what: string, ours: number, floor: number, most: number): Figure {
  return { what, ours, floor, bar: `≤ ${most}`, holds: ours / floor <= most };
}

function atLeast(what: string, ours: number, floor: number, least: number): Figure {
  return { what, ours, floor, bar: `≥ ${least}`, holds: ours / floor >= least };
}

/**
 * Every review of so many pull requests, 50 gates among them, decided in one look: against copying what is entered. The
 * bar is for a gate a review; a review of several gates is as many decisions.
 */
function deciding(pulls: number): Figure {
  const { ours, floor } = decidingFigure(pulls, runs);
  const what = `500 reviews of ${pulls} pull request${pulls === 1 ? '' : 's'} with 50 gates decided, against copying their entries`;
  return pulls < 50
    ? { what, ours, floor, bar: '–', holds: true }
    : { what, ours, floor, bar: '≤ 10 ms', holds: ours <= 10 };
}

/** Where one request goes under a state as large as any, against copying that state. */
function routing(): Figure {
  const { ours, floor } = routingFigure(runs);
  return {
    what: 'one request routed under a state of 64 KB, against copying it',
    ours,
    floor,
    bar: '≤ 5 ms',
    holds: ours <= 5,
  };
}

/** The check of a large definition, against four checks of a quarter of it: near linear. */
function checking(): Figure {
  const { ours, floor } = checkingFigure(runs);
  return figure('a definition of 1,000 transitions checked, against five of a fifth', ours, floor, 3);
}

function rounded(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1);
}

interface Measured {
  readonly repository: string;
  readonly commit: number;
  readonly floor: number;
  readonly simpleGit: number;
}

async function measured(entries: number): Promise<Measured> {
  const repository = join(folder, `at-${entries}`);
  process.stderr.write(`making a record of ${entries} entries … `);
  // In a process of its own: what making it leaves in memory would be measured too.
  const child = spawnSync(
    process.execPath,
    [import.meta.filename, '--make', repository, '--entries', String(entries)],
    {
      encoding: 'utf8',
    },
  );
  const record = JSON.parse(child.stdout) as Record;
  process.stderr.write('measuring\n');
  const repo = await openRepository(repository);
  const objects = openObjects({ cwd: repo.cwd, gitDir: repo.gitDir });
  let next = record;
  let head = git(repository, 'rev-parse', 'refs/heads/countersign');
  let floorHead = git(repository, 'rev-parse', 'refs/heads/countersign');
  git(repository, 'update-ref', 'refs/heads/floor', floorHead);
  const simple = await simpleGitFolder(repository);
  const commit: number[] = [];
  const floor: number[] = [];
  const simpleTimes: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const step = oneMore(next);
    next = step.record;
    commit.push(
      await timed(async () => {
        const made = await commitFiles(repo, objects, {
          ref: 'refs/heads/countersign',
          expected: head,
          files: step.files,
          message: 'bench',
          author: { name: 'bench', email: 'bench@example.com', at },
        });
        if (!made.ok) throw new Error('the commit was refused');
        head = made.commit;
      }),
    );
    // As many bytes, but others: git writes an object that is there already in no time.
    const others = new Map(
      [...step.files].map(([path, text]) => [path, text.replaceAll('bench.value', 'floor.value')]),
    );
    const stream = bareStream(others, floorHead);
    floor.push(await timed(() => bareImport(repository, stream)));
    floorHead = git(repository, 'rev-parse', 'refs/heads/floor');
    if (run < 5) simpleTimes.push(await timed(() => simpleCommit(simple, step.files)));
  }
  await objects.close();
  return {
    repository,
    commit: median(commit),
    floor: median(floor),
    simpleGit: median(simpleTimes),
  };
}

/** A look at the state of a long record against one at a short record, in turn: making them left much to clear away. */
async function lookFigure(long: string, short: string): Promise<Figure> {
  const shipped = join(root, 'workflows', 'lifecycles');
  const [longHome, shortHome] = [await openGitHome({ cwd: long, shipped }), await openGitHome({ cwd: short, shipped })];
  const ours: number[] = [];
  const floor: number[] = [];
  for (let run = 0; run < runs * 2; run += 1) {
    ours.push(await timed(() => longHome.observe(id, at)));
    floor.push(await timed(() => shortHome.observe(id, at)));
  }
  await Promise.all([longHome.close(), shortHome.close()]);
  return figure(`look at the state at ${many} entries, against at 100`, median(ours), median(floor), 1.5);
}

/** `status` of a project, from nothing, against starting Node and doing nothing. */
async function statusFigure(repository: string): Promise<Figure> {
  const ours: number[] = [];
  const floor: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    ours.push(await timed(() => ran(repository, [join(root, 'bin', 'countersign.cjs'), 'status', id])));
    floor.push(await timed(() => ran(repository, ['-e', '0'])));
  }
  return figure('status, cold, against node -e 0', median(ours), median(floor), 2.5);
}

function ran(cwd: string, args: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' });
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`node ${args.join(' ')} ended with ${code}`))));
  });
}

interface Record {
  readonly state: Parameters<typeof projectDecider.evolve>[0];
  readonly tail: string;
  readonly prev: string;
  readonly seq: number;
}

/** One more entry: the files of its commit, and the record after it. The state keeps its size: one fact changes. */
function oneMore(record: Record): { readonly record: Record; readonly files: ReadonlyMap<string, string> } {
  const seq = record.seq + 1;
  const head: EntryHead<ProjectCommand> = {
    v: 1,
    id: entryId(`bench:${seq}`),
    seq,
    at: new Date(Date.parse(at) - (20_000 - seq) * 3_600_000).toISOString(),
    source: `bench:${seq}`,
    actor: { id: 'bench@example.com', login: 'bench@example.com', kind: 'person', assurance: 'asserted' },
    command: {
      fact: { fact: `bench.value-${seq % 20}`, value: seq, source: 'a source of usual length, docs/notes.md' },
    },
  };
  const fact: ProjectEvent = {
    type: 'fact_recorded',
    event_id: eventId(head.id, 0),
    fact: `bench.value-${seq % 20}`,
    value: seq,
    source: 'a source of usual length, docs/notes.md',
    was: null,
  };
  const pin: ProjectEvent = {
    type: 'definition_pinned',
    event_id: '3',
    what: 'definition',
    pin: { blob: blobId(definitionText), origin: 'bench.yaml' },
  };
  const events = seq === 1 ? [...start, pin] : [fact];
  let state = record.state;
  for (const event of events) state = projectDecider.evolve(state, event, head);
  state = projectDecider.recorded(state, head, false);
  const text = writeYaml(state);
  const { entry, line } = sealed(head, {}, { events }, blobId(text), record.prev);
  const files = new Map<string, string>();
  if (seq === 1) {
    files.set('format.yaml', 'format: 1\n');
    files.set(`${projectFolder(id)}/definition.yaml`, definitionText);
  }
  for (const [path, content] of appended(record.tail, seq, [line])) files.set(`${projectFolder(id)}/${path}`, content);
  files.set(`${projectFolder(id)}/project_state.yaml`, text);
  return { record: { state, tail: files.get(`${projectFolder(id)}/${tailPath}`) ?? '', prev: entry.hash, seq }, files };
}

function makeRecord(repository: string, entries: number): Record {
  spawnSync('git', ['init', '-q', '-b', 'main', repository]);
  git(repository, 'config', 'user.name', 'bench');
  git(repository, 'config', 'user.email', 'bench@example.com');
  git(repository, 'commit', '-q', '--allow-empty', '-m', 'first');
  let record: Record = { state: null, tail: '', prev: genesis, seq: 0 };
  const stream: Buffer[] = [];
  while (record.seq < entries) {
    const step = oneMore(record);
    record = step.record;
    stream.push(bareStream(step.files, null, 'refs/heads/countersign'));
  }
  const made = spawnSync('git', ['fast-import', '--quiet'], {
    cwd: repository,
    input: Buffer.concat(stream),
    maxBuffer: 1 << 30,
  });
  if (made.status !== 0) throw new Error(made.stderr.toString());
  // As git's own housekeeping leaves a repository that grew to this over time.
  git(repository, 'gc', '-q');
  git(repository, 'commit-graph', 'write', '--reachable', '--changed-paths', '--no-progress');
  return record;
}

function bareStream(files: ReadonlyMap<string, string>, from: string | null, ref = 'refs/heads/floor'): Buffer {
  const parts = [
    `commit ${ref}\ncommitter bench <bench@example.com> 1767225600 +0000\ndata 6\nbench\n${from === null ? '' : `from ${from}\n`}`,
  ];
  for (const [path, content] of files)
    parts.push(`M 100644 inline ${path}\ndata ${Buffer.byteLength(content)}\n${content}\n`);
  return Buffer.from(`${parts.join('')}\n`);
}

function bareImport(cwd: string, stream: Buffer): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn('git', ['fast-import', '--quiet'], { cwd, stdio: ['pipe', 'ignore', 'inherit'] });
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`fast-import ended with ${code}`))));
    child.stdin.end(stream);
  });
}

async function simpleGitFolder(repository: string): Promise<string> {
  const worktree = `${repository}-worktree`;
  await simpleGit(repository).raw('worktree', 'add', '-q', '-b', 'simple', worktree, 'refs/heads/countersign');
  return worktree;
}

async function simpleCommit(worktree: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(worktree, path)), { recursive: true });
    writeFileSync(join(worktree, path), content);
  }
  const simple = simpleGit(worktree);
  await simple.add([...files.keys()]);
  await simple.commit('bench');
}

function git(cwd: string, ...args: readonly string[]): string {
  const done = spawnSync('git', args, { cwd, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout.trim();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
