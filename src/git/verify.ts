import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Entry } from '../core/entry.ts';
import type { Finding } from '../core/finding.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import { projectFolder } from '../core/project/decider.ts';
import type { ProjectEvent } from '../core/project/events.ts';
import type { ProjectState } from '../core/project/state.ts';
import { tailPath } from '../record.ts';
import type { GitHome } from './home.ts';
import type { Repository } from './repository.ts';
import { assuranceFindings, type Receiving } from './signatures.ts';
import { placeOf, provenHistory, undone, type MissingEntry, type ProvenHistory } from './verify/history.ts';
import { finding, layoutOf, ownFindings } from './verify/layout.ts';
import { lastAt, lost } from './verify/log.ts';
import { provenProject, type ProvenProject } from './verify/project.ts';
import type { Timeline } from './verify/timeline.ts';

/** An entry, and where it stands: a path below the folder, and a line that counts from 1. */
export interface Line {
  readonly entry: Entry<ProjectCommand, ProjectEvent>;
  readonly path: string;
  readonly line: number;
}

/** A project as its folder holds it, and what its entries lead to. */
export interface ReadProject {
  readonly id: string;
  /** Path below the folder → blob. */
  readonly files: ReadonlyMap<string, string>;
  /** None where the log cannot be read. */
  readonly lines: readonly Line[];
  /** The state, where the file is byte for byte what the entries lead to. */
  readonly state: ProjectState | null;
}

/** Where the log of a project ends: kept elsewhere, it shows later that nothing was taken away. */
export interface LogHead {
  readonly project: string;
  /** The number of its last entry, and what that hashes to. */
  readonly seq: number;
  readonly hash: string;
  /** The head of the state branch that it was seen at. */
  readonly commit: string;
}

/** What could not be looked at, and what would help. */
export interface NotLookedAt {
  readonly what: string;
  readonly because: string;
  readonly next: string;
}

/** What was proven, and what was found. No findings, and everything looked at: the record is whole. */
export interface Verdict {
  /** The head that was proven; null where there is no record yet. */
  readonly commit: string | null;
  readonly projects: number;
  /** Entries that were read: none of projects that are taken for proven. */
  readonly entries: number;
  /** Commits whose every change was judged. */
  readonly commits: number;
  /** Of every project whose log can be read. */
  readonly heads: readonly LogHead[];
  readonly findings: readonly Finding[];
  readonly notLookedAt: readonly NotLookedAt[];
}

/** Something else than everything at the head and behind it, by one who has the whole repository. */
export interface VerifyOptions {
  /** An earlier head: projects whose folder is as it was then, and commits up to it, are taken for proven. */
  readonly since?: string | null;
  /** Whether the state after every entry is worked out, and not only the last. */
  readonly isDeep?: boolean;
  /** Gets every project that was read. */
  readonly each?: (read: ReadProject) => Promise<void>;
  /** What else the one must know whom it is pushed to. */
  readonly receiving?: Receiving | null;
}

/** How far it is; how many commits there are is known in the end. */
export type Progress = (done: number, of: number | null, what: 'project' | 'commit') => void;

/**
 * Proves the record from what a clone holds. At the head of the state branch: every line of every log fits its hash, its
 * number and the line before it; every file of every project, the state included, is byte for byte what follows from the
 * entries, and there are no others; what is signed is signed by whom it says. Behind it: every commit added entries and
 * what follows from them, and nothing else, so that no entry was ever changed, taken away or put in between. Commits that
 * the branch no longer contains, and what was on it before somebody pushed another one in its place, only an earlier
 * head can tell: with `since` it is proven that nothing was taken away since then.
 */
export async function verify(
  home: GitHome,
  id: string | null,
  progress: Progress,
  { since = null, isDeep = false, each = () => Promise.resolve(), receiving = null }: VerifyOptions = {},
): Promise<Verdict> {
  const commit = await home.stateCommit();
  const nothing = { commit, projects: 0, entries: 0, commits: 0, heads: [], findings: [], notLookedAt: [] };
  if (commit === null) return nothing;
  if (commit.length !== sha1Length) return { ...nothing, notLookedAt: [otherNames] };
  const { objects } = home;
  const layout = await layoutOf(objects, commit);
  const before = since === null ? null : await layoutOf(objects, since);
  const ids = id === null ? [...layout.projects.keys()] : [id];
  const findings: Finding[] = id === null ? [...layout.strays, ...(await ownFindings(objects, commit))] : [];
  const unproven = assuranceFindings(home, receiving);
  const timelines = new Map<string, Timeline | null>();
  const heads: LogHead[] = [];
  let entries = 0;
  const isAsIt = (one: string): boolean => {
    const was = before?.projects.get(one);
    return was !== undefined && was === layout.projects.get(one);
  };
  const read = ahead(
    ids.filter((one) => !isAsIt(one)),
    (one) => provenProject(objects, layout.projects.get(one) ?? `${commit}:${projectFolder(one)}`, one, isDeep),
  );
  for (const [index, one] of ids.entries()) {
    if (isAsIt(one)) {
      const last = await lastAt(objects, layout.projects.get(one) ?? '');
      if (last !== undefined) heads.push({ project: one, seq: last.seq, hash: last.hash, commit });
    } else {
      const project = await read(one);
      const was = before?.projects.get(one);
      entries += project.lines.length;
      timelines.set(one, project.timeline);
      findings.push(...project.findings);
      const last = was === undefined || project.findings.length > 0 ? undefined : await lastAt(objects, was);
      if (last !== undefined) findings.push(...lost(one, last, project.lines));
      findings.push(...(await unproven(project, last?.seq ?? 0)));
      heads.push(...headOf(project, commit));
      await each(project);
    }
    progress(index + 1, ids.length, 'project');
  }
  const history = await provenHistory(home, {
    head: commit,
    since,
    id,
    timelines,
    progress: (done) => progress(done, null, 'commit'),
  });
  const gone = id === null ? [...(before?.projects.keys() ?? [])].filter((one) => !layout.projects.has(one)) : [];
  for (const [one, missing] of history.missing) {
    if (id !== null && one !== id) continue;
    if (!layout.projects.has(one)) gone.push(one);
    else if (timelines.has(one)) findings.push(takenOut(one, missing, heads));
  }
  for (const one of new Set(gone)) {
    findings.push(finding('log_broken', `${projectFolder(one)}/${tailPath}`, 1, `${one} is gone with all its entries`));
  }
  return {
    commit,
    projects: ids.length,
    entries,
    commits: history.commits,
    heads,
    findings: withCommits(findings, history.findings),
    notLookedAt: await cutOff(home.repository, history.roots),
  };
}

const sha1Length = 40;
const otherNames: NotLookedAt = {
  what: 'everything',
  because: 'this repository names its objects by sha256, and entries name states by sha1',
  next: 'Keep the record in a repository made without --object-format=sha256.',
};

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

function headOf({ id, lines, timeline }: ProvenProject, commit: string): readonly LogHead[] {
  const last = lines.at(-1)?.entry;
  return last === undefined || timeline === null ? [] : [{ project: id, seq: last.seq, hash: last.hash, commit }];
}

/** An entry that was committed once and is gone from its log, or is another there. */
function takenOut(project: string, { seq, commit }: MissingEntry, heads: readonly LogHead[]): Finding {
  const last = heads.find((one) => one.project === project)?.seq ?? 0;
  const { path, line } = placeOf(Math.min(seq, Math.max(last, 1)), last);
  const message = `entry ${seq} was committed in ${commit.slice(0, 7)} and is gone, or another stands in its place`;
  return finding('log_broken', `${projectFolder(project)}/${path}`, line, message);
}

/**
 * Findings at the head, each with the commit that did it where one did; after them what only commits tell: of what is not
 * so any more at the head as a warning.
 */
function withCommits(findings: readonly Finding[], history: ProvenHistory['findings']): readonly Finding[] {
  const told = new Map<string, string>();
  const files = new Set(findings.map(({ file }) => file));
  // Of a file in a folder that does not belong here, the folder is told.
  const fileOf = (path: string): string | undefined => {
    if (files.has(path)) return path;
    return [...path.matchAll(/\//gu)].map(({ index }) => path.slice(0, index)).find((folder) => files.has(folder));
  };
  const others: Finding[] = [];
  for (const one of history) {
    const here = one.files.map(fileOf);
    const isNew = here.some((file) => file !== undefined && !told.has(file));
    for (const file of here) if (file !== undefined && !told.has(file)) told.set(file, one.finding.commit ?? '');
    if (isNew && here.every((file) => file !== undefined)) continue;
    const isStill = one.isUndone === null ? here.some((file) => file !== undefined) : !one.isUndone;
    others.push(isStill ? one.finding : undone(one));
  }
  return [
    ...findings.map((one) => {
      const commit = told.get(one.file);
      return commit === undefined || one.commit !== undefined ? one : { ...one, commit };
    }),
    ...others,
  ];
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
