import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { EntryHead } from '../../src/core/entry.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider, projectFolder } from '../../src/core/project/decider.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import { writeYaml } from '../../src/files.ts';
import { quickYaml } from '../../src/files/quick-yaml.ts';
import { appended, blobId, entryId, eventId, genesis, sealed, tailPath } from '../../src/record.ts';
import { leaveTheMachineOut } from '../environment.ts';

/**
 * Proving a large record against `git fsck --full` of the same clone, in turn in one run; memory is the most that our
 * process held, without the git processes that it starts. Takes minutes: making the record most of it. `--keep FOLDER` makes it there
 * and leaves it, or takes the one that is there.
 */
leaveTheMachineOut();
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    projects: { type: 'string', default: '1000' },
    entries: { type: 'string', default: '100000' },
    keep: { type: 'string' },
    make: { type: 'string' },
  },
});
const runs = Number(values.runs);
const projects = Number(values.projects);
const entries = Number(values.entries);
const program = join(import.meta.dirname, '..', '..', 'bin', 'countersign.cjs');
const began = Date.parse('2020-01-01T00:00:00.000Z');
const quick = quickYaml();
const definitionText = `workflow_type: bench\nstages: [draft, done]\nartifacts:\n  - artifact_type: paper\n    path: papers/{project}.md\n    owner: writer\n    version_policy: revise\n`;

if (values.make === undefined) await measure();
else await make(values.make);

async function measure(): Promise<void> {
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  try {
    if (!existsSync(join(folder, '.git'))) {
      process.stderr.write(`making a record of ${entries} entries of ${projects} projects …\n`);
      const args = [import.meta.filename, '--make', folder, '--projects', `${projects}`, '--entries', `${entries}`];
      if (spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0) throw new Error('it was not made');
    }
    const fsck: Taken[] = [];
    const plain: Taken[] = [];
    const deep: Taken[] = [];
    for (let run = 0; run < runs; run += 1) {
      fsck.push(await taken(folder, 'git', ['fsck', '--full', '--no-progress']));
      plain.push(await taken(folder, process.execPath, [program, 'verify']));
      deep.push(await taken(folder, process.execPath, [program, 'verify', '--deep']));
      process.stderr.write(
        `run ${run + 1} of ${runs}: ${[fsck, plain, deep].map((all) => seconds(all.at(-1))).join(' · ')}\n`,
      );
    }
    const floor = median(fsck.map((one) => one.seconds));
    for (const [what, all] of [
      ['verify', plain],
      ['verify --deep', deep],
    ] as const) {
      const ours = median(all.map((one) => one.seconds));
      const most = Math.max(...all.map((one) => one.megabytes));
      told(
        `${what} of ${entries} entries, against git fsck --full`,
        `${ours.toFixed(1)} s / ${floor.toFixed(1)} s = ${(ours / floor).toFixed(2)}`,
        '≤ 2',
        ours <= 2 * floor,
      );
      told(`memory of ${what}`, `${most.toFixed(0)} MB`, '≤ 250 MB', most <= 250);
    }
  } finally {
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

interface Taken {
  readonly seconds: number;
  /** The most that the process itself held, without its children. */
  readonly megabytes: number;
}

/** Runs a program and watches what it takes. */
async function taken(cwd: string, command: string, args: readonly string[]): Promise<Taken> {
  const before = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  let kilobytes = 0;
  const watch = setInterval(() => {
    // The mark of the highest, kept by the kernel.
    const status = existsSync(`/proc/${child.pid}/status`) ? statusOf(child.pid) : '';
    kilobytes = Math.max(kilobytes, Number(/^VmHWM:\s+(\d+) kB$/mu.exec(status)?.[1] ?? 0));
  }, 50);
  const [code] = (await once(child, 'close')) as [number];
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - before) / 1000, megabytes: kilobytes / 1024 };
}

function statusOf(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

function seconds(one: Taken | undefined): string {
  return `${one?.seconds.toFixed(1)} s, ${one?.megabytes.toFixed(0)} MB`;
}

function told(what: string, value: string, bar: string, holds: boolean): void {
  console.log(`${holds ? 'holds ' : 'MISSED'}  ${what}: ${value}  (bar ${bar})`);
}

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

interface Growing {
  readonly id: string;
  readonly state: Parameters<typeof projectDecider.evolve>[0];
  readonly tail: string;
  readonly prev: string;
  readonly seq: number;
  readonly versions: string;
}

/** A commit for each entry, the projects in turn: written as they are made, into one `git fast-import`. */
async function make(folder: string): Promise<void> {
  for (const args of [
    ['init', '-q', '-b', 'main', folder],
    [
      '-C',
      folder,
      '-c',
      'user.name=bench',
      '-c',
      'user.email=bench@example.com',
      'commit',
      '-q',
      '--allow-empty',
      '-mfirst',
    ],
  ])
    if (spawnSync('git', args).status !== 0) throw new Error(`git ${args.join(' ')} failed`);
  const all: Growing[] = Array.from({ length: projects }, (_project, at) => ({
    id: `bench-${String(at).padStart(4, '0')}`,
    state: null,
    tail: '',
    prev: genesis,
    seq: 0,
    versions: '',
  }));
  const git = spawn('git', ['fast-import', '--quiet'], { cwd: folder, stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(git, 'close');
  for (let made = 0; made < entries; made += 1) {
    const at = made % projects;
    const before = all[at];
    if (before === undefined) throw new Error('there is no such project');
    const { project, commit } = oneMore(before, made);
    all[at] = project;
    if (!git.stdin.write(commit)) await once(git.stdin, 'drain');
  }
  git.stdin.end();
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error(`fast-import ended with ${code}`);
  for (const args of [
    ['gc', '-q'],
    ['commit-graph', 'write', '--reachable', '--changed-paths', '--no-progress'],
  ])
    spawnSync('git', args, { cwd: folder, stdio: 'inherit' });
}

/** One more entry and the commit that brings it: mostly facts, every tenth a version that landed. */
function oneMore(before: Growing, made: number): { readonly project: Growing; readonly commit: Buffer } {
  const { id } = before;
  const seq = before.seq + 1;
  const source = `bench:${id}:${seq}`;
  const at = new Date(began + made * 60_000).toISOString();
  const head: EntryHead<ProjectCommand> = {
    v: 1,
    id: entryId(source),
    seq,
    at,
    source,
    actor: { id: 'bench@example.com', login: 'bench@example.com', kind: 'person', assurance: 'asserted' },
    command: {
      fact: { fact: `bench.value-${seq % 20}`, value: seq, source: 'a source of usual length, docs/notes.md' },
    },
  };
  const events = eventsOf(before, head);
  let { state } = before;
  const files = new Map<string, string>();
  let { versions } = before;
  for (const event of events) {
    state = projectDecider.evolve(state, event, head);
    if (state === null) throw new Error('nothing began');
    for (const document of projectDecider.documents(state, event, head)) {
      if ('line' in document) {
        versions += `- ${JSON.stringify(document.line)}\n`;
        files.set(document.path, versions);
      } else if ('blob' in document) files.set(document.path, definitionText);
    }
  }
  state = projectDecider.recorded(state, head, false);
  const text = quick(state) ?? writeYaml(state);
  const { entry, line } = sealed(
    head,
    { head: '0'.repeat(40), definition: blobId(definitionText) },
    { events },
    blobId(text),
    before.prev,
  );
  for (const [path, content] of appended(before.tail, seq, [line])) files.set(path, content);
  files.set(projectDecider.stateFile, text);
  const message = `fact_recorded: one more\n\nCountersign-Project: ${id}\nCountersign-Entry: ${seq} ${entry.id}\n`;
  const parts = [
    `commit refs/heads/countersign\ncommitter bench <bench@example.com> ${Math.floor(Date.parse(at) / 1000)} +0000\ndata ${message.length}\n${message}`,
    ...(made === 0 ? ['M 100644 inline format.yaml\ndata 10\nformat: 1\n\n'] : []),
    ...[...files].map(
      ([path, content]) =>
        `M 100644 inline ${projectFolder(id)}/${path}\ndata ${Buffer.byteLength(content)}\n${content}\n`,
    ),
    '\n',
  ];
  const project = { id, state, tail: files.get(tailPath) ?? '', prev: entry.hash, seq, versions };
  return { project, commit: Buffer.from(parts.join('')) };
}

function eventsOf({ id, seq: before }: Growing, { id: entry, seq }: EntryHead): readonly ProjectEvent[] {
  if (before === 0) {
    return [
      {
        type: 'project_started',
        event_id: eventId(entry, 0),
        project_id: id,
        workflow_type: 'bench',
        workflow: 'Bench',
        client: 'TBD',
        owner: 'bench',
        cursor: null,
      },
      {
        type: 'track_started',
        event_id: eventId(entry, 1),
        track: 'main',
        kind: 'lifecycle',
        stage: 'draft',
        owner: 'bench',
      },
      {
        type: 'definition_pinned',
        event_id: eventId(entry, 2),
        what: 'definition',
        pin: { blob: blobId(definitionText), origin: 'bench.yaml' },
      },
    ];
  }
  if (seq % 10 === 0) {
    return [
      {
        type: 'artifact_revised',
        event_id: eventId(entry, 0),
        artifact: 'paper',
        status: 'current',
        version: `v${seq / 10}`,
        content: blobId(`paper ${seq}`),
        path: `papers/${id}.md`,
        commit: blobId(`commit ${seq}`),
        supersedes: seq === 10 ? null : `v${seq / 10 - 1}`,
        source_artifacts: [],
        authors: ['bench@example.com'],
        bypassed: [],
      },
    ];
  }
  return [
    {
      type: 'fact_recorded',
      event_id: eventId(entry, 0),
      fact: `bench.value-${seq % 20}`,
      value: seq,
      source: 'a source of usual length, docs/notes.md',
      was: null,
    },
  ];
}
