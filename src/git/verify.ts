import type { NotLookedAt } from '../core/audit/report.ts';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Entry } from '../core/entry.ts';
import type { Finding } from '../core/finding.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import { projectFolder } from '../core/project/decider.ts';
import type { ProjectEvent } from '../core/project/events.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { RunCommand } from '../core/run/commands.ts';
import type { RunEvent } from '../core/run/events.ts';
import type { RunState } from '../core/run/state.ts';
import { linesPerSegment, tailPath } from '../record.ts';
import type { GitHome } from './home.ts';
import type { Objects } from './objects.ts';
import type { Repository } from './repository.ts';
import { assuranceFindings, runAssuranceFindings, type Receiving } from './signatures.ts';
import type { MissingEntry } from './verify/claims.ts';
import { idOf, mendingOf, placeOf, provenHistory, undone, type ProvenHistory } from './verify/history.ts';
import { instanceAt, projectKind, runKind } from './verify/kinds.ts';
import { finding, layoutOf, mending, ownFindings, type Layout } from './verify/layout.ts';
import { lastAt, lost } from './verify/log.ts';
import { provenInstance, type Proven } from './verify/instance.ts';
import type { Timeline } from './verify/timeline.ts';

/** An entry, and where it stands: a path below the folder, and a line that counts from 1. */
export interface Line<Command = ProjectCommand, Event = ProjectEvent> {
  readonly entry: Entry<Command, Event>;
  readonly path: string;
  readonly line: number;
}

/** A project as its folder holds it, and what its entries lead to. */
export type ReadProject = ReadInstance<ProjectState, ProjectCommand, ProjectEvent>;

export type ReadRun = ReadInstance<RunState, RunCommand, RunEvent>;

/** The same of any kind of instance. */
export interface ReadInstance<State, Command, Event> {
  readonly id: string;
  /** Path below the folder → blob. */
  readonly files: ReadonlyMap<string, string>;
  /** None where the log cannot be read. */
  readonly lines: readonly Line<Command, Event>[];
  /** The state, where the file is byte for byte what the entries lead to. */
  readonly state: State | null;
}

/** Where the log of a project or of a run ends: kept elsewhere, it shows later that nothing was taken away. */
export type LogHead = ({ readonly project: string } | { readonly run: string }) & EndOfLog;

interface EndOfLog {
  /** The number of its last entry, and what that hashes to. */
  readonly seq: number;
  readonly hash: string;
  /** The head of the state branch that it was seen at. */
  readonly commit: string;
}

/** What was proven, and what was found. No findings, and everything looked at: the record is whole. */
export interface Verdict {
  /** The head that was proven; null where there is no record yet. */
  readonly commit: string | null;
  readonly projects: number;
  readonly runs: number;
  /** Entries that were read: none of projects and runs that are taken for proven. */
  readonly entries: number;
  /** Commits whose every change was judged. */
  readonly commits: number;
  /** Those of them that did something else than adding entries, which was undone, and those that undid it. */
  readonly undone: number;
  /** What was taken for proven; null where everything was looked at. */
  readonly since: string | null;
  /** Of every project and every run whose log can be read. */
  readonly heads: readonly LogHead[];
  readonly findings: readonly Finding[];
  readonly notLookedAt: readonly NotLookedAt[];
}

/** Something else than everything at the head and behind it, by one who has the whole repository. */
export interface VerifyOptions {
  /** An earlier head: projects and runs whose folder is as it was then, and commits up to it, are taken for proven. */
  readonly since?: string | null;
  /** Whether the state after every entry is worked out, and not only the last. */
  readonly isDeep?: boolean;
  /** Gets every project that was read and whose entries this program knows; what it finds in them is told with the rest. */
  readonly each?: (read: ReadProject) => Promise<readonly Finding[] | void>;
  /** The same of runs. */
  readonly eachRun?: (read: ReadRun) => Promise<readonly Finding[] | void>;
  /** What else the one must know whom it is pushed to. */
  readonly receiving?: Receiving | null;
}

/** How far it is; how many commits there are is known in the end. */
export type Progress = (done: number, of: number | null, what: 'project' | 'commit') => void;

/**
 * Proves the record from what a clone holds. At the head of the state branch: every line of every log fits its hash, its
 * number and the line before it; every file of every project and run, the state included, is byte for byte what follows
 * from the entries, and there are no others; what is signed is signed by whom it says. Behind it: every commit added entries and
 * what follows from them, and nothing else, so that no entry was ever changed, taken away or put in between. Commits that
 * the branch no longer contains, and what was on it before somebody pushed another one in its place, only an earlier
 * head can tell: with `since` it is proven that nothing was taken away since then.
 */
export async function verify(
  home: GitHome,
  id: string | null,
  progress: Progress,
  options: VerifyOptions = {},
): Promise<Verdict> {
  const { since = null, isDeep = false, each, eachRun, receiving = null } = options;
  const commit = await home.stateCommit();
  if (commit === null) return { ...nothingYet, commit, notLookedAt: [] };
  const { objects } = home;
  const layout = await layoutOf(objects, commit);
  const before = since === null ? null : await layoutOf(objects, since);
  const only = id === null ? null : projectFolder(id);
  const folders = only === null ? [...layout.instances.keys()] : [only];
  const ends = await endsOf(objects, before, folders);
  // A head at which logs are broken was never proven.
  if (ends === null) return verify(home, id, progress, { ...options, since: null });
  const findings: Finding[] = only === null ? [...layout.strays, ...(await ownFindings(objects, commit))] : [];
  const unproven = assuranceFindings(home, receiving);
  const unprovenOfRun = runAssuranceFindings(home, receiving);
  const hasBranch = receiving !== null || (await objects.info(`${home.repository.defaultRef}^{commit}`)) !== null;
  const timelines = new Map<string, Timeline | null>();
  const heads: LogHead[] = [];
  let entries = 0;
  const isAsIt = (folder: string): boolean => {
    const was = before?.instances.get(folder);
    return was !== undefined && was === layout.instances.get(folder);
  };
  const read = ahead(
    folders.filter((folder) => !isAsIt(folder)),
    (folder) => provenAt(objects, layout.instances.get(folder) ?? `${commit}:${folder}`, folder, isDeep),
  );
  for (const [index, folder] of folders.entries()) {
    if (isAsIt(folder)) {
      const last = ends.get(folder);
      if (last !== undefined) heads.push(...headOf(folder, last, commit));
    } else {
      const { proven, project, run } = await read(folder);
      entries += proven.lines.length;
      timelines.set(folder, proven.timeline);
      findings.push(...proven.findings);
      const end = proven.timeline === null ? undefined : proven.lines.at(-1)?.entry;
      if (end !== undefined) heads.push(...headOf(folder, end, commit));
      progress(index + 1, folders.length, 'project');
      if (proven.findings.some(({ code }) => code === 'entry_unknown')) continue;
      const last = proven.findings.length > 0 ? undefined : ends.get(folder);
      if (last !== undefined) findings.push(...lost(folder, last, proven.lines));
      if (project !== null && hasBranch) findings.push(...(await unproven(project, last?.seq ?? 0)));
      if (run !== null && hasBranch) findings.push(...(await unprovenOfRun(folder, run, last?.seq ?? 0)));
      if (project !== null) findings.push(...((await each?.(project)) ?? []));
      if (run !== null) findings.push(...((await eachRun?.(run)) ?? []));
    }
    progress(index + 1, folders.length, 'project');
  }
  const history = await provenHistory(home, {
    head: commit,
    since,
    folder: only,
    timelines,
    wanted: wantedIn(findings, timelines),
    progress: (done) => progress(done, null, 'commit'),
  });
  const gone =
    only === null ? [...(before?.instances.keys() ?? [])].filter((folder) => !layout.instances.has(folder)) : [];
  for (const [folder, missing] of history.missing) {
    if (only !== null && folder !== only) continue;
    if (!layout.instances.has(folder)) gone.push(folder);
    else if (timelines.has(folder)) findings.push(takenOut(folder, missing, timelines.get(folder)?.length ?? 0));
  }
  for (const folder of new Set(gone)) {
    findings.push(finding('log_broken', `${folder}/${tailPath}`, 1, `${idOf(folder)} is gone with all its entries`));
  }
  const told = withCommits(findings, history, timelines);
  const runs = folders.filter((folder) => instanceAt(folder)?.word === 'run');
  const { findTrees } = runs.length === 0 ? { findTrees: null } : await import('./verify/run-files.ts');
  const files = (await findTrees?.(home, layout.instances, runs, isDeep)) ?? { findings: [], notLookedAt: [] };
  return {
    commit,
    projects: folders.length - runs.length,
    runs: runs.length,
    entries,
    commits: history.commits,
    undone: told.undone.size,
    since,
    heads,
    findings: [...told.findings, ...files.findings, ...history.claims],
    notLookedAt: [
      ...(hasBranch ? [] : [noBranch]),
      ...(await cutOff(home.repository, history.roots)),
      ...files.notLookedAt,
    ],
  };
}

const nothingYet = { projects: 0, runs: 0, entries: 0, commits: 0, undone: 0, since: null, heads: [], findings: [] };

/** An instance at one commit; as a project or a run, where it is one. */
interface ProvenAt {
  readonly proven: Proven<unknown, unknown, unknown>;
  readonly project: ReadProject | null;
  readonly run: ReadRun | null;
}

async function provenAt(objects: Objects, tree: string, folder: string, isDeep: boolean): Promise<ProvenAt> {
  const id = idOf(folder);
  if (instanceAt(folder)?.word === 'run') {
    const run = await provenInstance(await runKind(), objects, tree, id, isDeep);
    return { proven: run, project: null, run };
  }
  const project = await provenInstance(projectKind, objects, tree, id, isDeep);
  return { proven: project, project, run: null };
}

const noBranch: NotLookedAt = {
  what: 'how sure it was who decided, and what landed',
  because: 'the default branch is not in this clone',
  next: 'git fetch origin main:main (or what the default branch is called there)',
};

/** The last entry in each of these folders at an earlier head; null where the log in one of them was broken there. */
async function endsOf(
  objects: Objects,
  before: Layout | null,
  folders: readonly string[],
): Promise<ReadonlyMap<string, Entry> | null> {
  const ends = new Map<string, Entry>();
  for (const folder of folders) {
    const tree = before?.instances.get(folder);
    const last = tree === undefined ? undefined : await lastAt(objects, tree);
    if (last === null) return null;
    if (last !== undefined) ends.set(folder, last);
  }
  return ends;
}

/** Reads some ahead, so that git fetches while what is there is worked on. */
function ahead<T>(ids: readonly string[], read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const reading = new Map<string, Promise<T>>();
  let next = 0;
  return (id) => {
    for (; next < ids.length && reading.size < atOnce; next += 1) {
      const one = ids[next] ?? '';
      const promise = read(one);
      // Whoever asks for it is told.
      promise.catch(() => undefined);
      reading.set(one, promise);
    }
    const asked = reading.get(id) ?? read(id);
    reading.delete(id);
    return asked;
  };
}

/** More would only be held in memory. */
const atOnce = 4;

/** Where the log of an instance ends. */
function headOf(folder: string, { seq, hash }: Entry, commit: string): readonly LogHead[] {
  const instance = instanceAt(folder);
  if (instance === null) return [];
  const { word, id } = instance;
  return [{ ...(word === 'run' ? { run: id } : { project: id }), seq, hash, commit }];
}

/** An entry that was committed once and is gone from its log, or is another there. */
function takenOut(folder: string, { seq, commit }: MissingEntry, last: number): Finding {
  const { path, line } = placeOf(Math.min(seq, Math.max(last, 1)), last);
  const message = `entry ${seq} was committed in ${commit.slice(0, 7)} and is gone, or another stands in its place`;
  return finding('log_broken', `${folder}/${path}`, line, message);
}

/** What is wrong with one entry, and not with the file in which it stands. */
const ofEntries: readonly Finding['code'][] = [
  'entry_unknown',
  'assurance_unproven',
  'decided_otherwise',
  'deed_unproven',
];

/** The instance and the number of the entry that a finding is about; null where it is about none. */
function entryOf({ code, file, line }: Finding, timelines: ReadonlyMap<string, Timeline | null>): EntryAt | null {
  const [, folder = '', segment] = logPath.exec(file) ?? [];
  const length = timelines.get(folder)?.length;
  if (length === undefined || !(ofEntries.includes(code) || code === 'state_edited')) return null;
  const before = segment === undefined ? Math.ceil(length / linesPerSegment) - 1 : Number(segment);
  return { folder, seq: before * linesPerSegment + line };
}

interface EntryAt {
  readonly folder: string;
  readonly seq: number;
}

const logPath = /^((?:projects|runs)\/[^/]+\/[^/]+)\/log\/(?:tail|\d{4}\/(\d{6}))\.yaml$/u;

function wantedIn(
  findings: readonly Finding[],
  timelines: ReadonlyMap<string, Timeline | null>,
): ReadonlyMap<string, ReadonlySet<number>> {
  const wanted = new Map<string, Set<number>>();
  for (const one of findings) {
    const at = entryOf(one, timelines);
    if (at !== null) wanted.set(at.folder, (wanted.get(at.folder) ?? new Set()).add(at.seq));
  }
  return wanted;
}

/**
 * Findings at the head, each with the commit that did it where one did; after them what only commits tell: of what is not
 * so any more at the head as a warning.
 */
function withCommits(
  findings: readonly Finding[],
  history: ProvenHistory,
  timelines: ReadonlyMap<string, Timeline | null>,
): { readonly findings: readonly Finding[]; readonly undone: ReadonlySet<string> } {
  const told = new Map<string, string>();
  const ofFiles = findings.filter((one) => entryOf(one, timelines) === null);
  const places = new Set(ofFiles.map(({ file }) => placeOfFile(file)));
  // Where a log is broken, nobody knows what its other files must be: what was done to them may stand.
  const unread = findings
    .filter(({ code }) => code === 'log_broken' || code === 'entry_unknown')
    .map(({ file }) => file.split('/', 3).join('/'));
  // Of a file in a folder that does not belong here, the folder is told.
  const placeIn = (path: string): string | undefined => {
    const place = placeOfFile(path);
    if (places.has(place)) return place;
    return [...path.matchAll(/\//gu)].map(({ index }) => path.slice(0, index)).find((folder) => places.has(folder));
  };
  const others: Finding[] = [];
  const commits = new Set<string>();
  const projects = new Set<string>();
  for (const one of history.findings) {
    const here = one.files.map(placeIn);
    const isNew = here.some((place) => place !== undefined && !told.has(place));
    for (const place of here) if (place !== undefined && !told.has(place)) told.set(place, one.finding.commit ?? '');
    const isUnreadAt = (file: string): boolean => unread.some((folder) => file.startsWith(`${folder}/`));
    if (isNew && here.every((place, at) => place !== undefined || isUnreadAt(one.files[at] ?? ''))) continue;
    const isUnread = one.files.some(isUnreadAt);
    const isStill =
      one.isUndone === null
        ? (isUnread && one.by.length === 0) || here.some((place) => place !== undefined)
        : !one.isUndone;
    if (isStill) {
      others.push(one.finding);
      continue;
    }
    const { commit = '', file } = one.finding;
    for (const other of [commit, ...one.by, ...(one.backBy === undefined ? [] : [one.backBy])]) commits.add(other);
    // What one commit did to one project, and is undone, is told once.
    const project = `${commit} ${file.split('/', 3).join('/')}`;
    if (!projects.has(project)) others.push(undone(one));
    projects.add(project);
  }
  const here = findings.map((one) => {
    const at = entryOf(one, timelines);
    const commit = at === null ? told.get(placeOfFile(one.file)) : history.writers.get(at.folder)?.get(at.seq);
    if (commit === undefined || one.commit !== undefined) return one;
    return { ...one, commit, ...(one.next === mending ? { next: mendingOf(commit) } : {}) };
  });
  return { findings: [...here, ...others], undone: commits };
}

/** The files of a log are one thing: a line that is missing in one of them is found in the next. */
function placeOfFile(path: string): string {
  return path.replace(/^((?:projects|runs)\/[^/]+\/[^/]+\/log)\/.*$/u, '$1');
}

/** What was not looked at because it is not here: commits at which a shallow clone ends. */
async function cutOff({ commonDir }: Repository, roots: readonly string[]): Promise<readonly NotLookedAt[]> {
  const text = await readFile(join(commonDir, 'shallow'), 'utf8').catch(() => '');
  const ends = new Set(text.split('\n'));
  const here = roots.filter((commit) => ends.has(commit));
  return here.map((commit) => ({
    what: `the history before ${commit.slice(0, 7)}`,
    because: 'this is a shallow clone, and it ends there',
    next: 'git fetch --unshallow',
  }));
}
