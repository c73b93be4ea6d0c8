import type { Entry } from '../core/entry.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import type { ProjectEvent } from '../core/project/events.ts';
import { projectDecider, projectFolder } from '../core/project/decider.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { Finding } from '../core/finding.ts';
import { readState, writeYaml } from '../files.ts';
import { blobId, BrokenLog, entriesOf, formatFile, sha256, sweptFile, tailPath } from '../record.ts';
import { findingsWith } from '../kept/damage.ts';
import { formatFindings } from '../kept/format.ts';
import { brokenLink, evidenceOf, logFiles, replayed, type Expected } from '../kept/replay.ts';
import { sweptFindings } from '../kept/swept.ts';
import type { GitHome } from './home.ts';
import { assuranceFindings, type Receiving } from './signatures.ts';
import type { Objects, TreeEntry } from './objects.ts';
import type { Repository } from './repository.ts';
import { lines as linesIn, run } from './run.ts';

const mending = 'git log -p on the state branch shows who changed it; git revert that commit.';
const finding = findingsWith(mending);

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

/** What was proven, and what was found. No findings: the record is whole. */
export interface Verdict {
  readonly projects: number;
  readonly entries: number;
  readonly findings: readonly Finding[];
}

/**
 * Proves the record at the head of the state branch from what a clone holds: every line of every log fits its hash,
 * its number and the line before it; every file of every project, the state included, is byte for byte what follows
 * from the entries, and there are no others. With `since`, an earlier head, it proves also that nothing was taken away
 * since then, and takes projects whose folder is as it was for proven. What is gone from the end of a log, with
 * everything that followed from it, only an earlier head can tell. `each` gets every project that was read. What is
 * signed is signed by whom it says; `receiving`: what else the one must know whom it is pushed to.
 */
export async function verify(
  home: GitHome,
  id: string | null,
  progress: (done: number, of: number) => void,
  since: string | null = null,
  each: (read: ReadProject) => Promise<void> = () => Promise.resolve(),
  receiving: Receiving | null = null,
): Promise<Verdict> {
  const commit = await home.stateCommit();
  if (commit === null) return { projects: 0, entries: 0, findings: [] };
  const { objects } = home;
  const layout = await layoutOf(objects, commit);
  const before = since === null ? null : await layoutOf(objects, since);
  const ids = id === null ? [...layout.projects.keys()] : [id];
  const gone = [...(before?.projects.keys() ?? [])].filter((one) => !layout.projects.has(one));
  const findings: Finding[] = [
    ...(id === null ? [...layout.strays, ...(await ownFindings(objects, commit))] : []),
    ...gone.map((one) =>
      finding('log_broken', `${projectFolder(one)}/${tailPath}`, 1, `${one} is gone with all its entries`),
    ),
  ];
  const committed = await committedEntries(home.repository, commit, since);
  const unproven = assuranceFindings(home, receiving);
  let entries = 0;
  for (const one of committed.keys()) {
    if (id === null && !layout.projects.has(one) && !gone.includes(one)) {
      findings.push(
        finding('log_broken', `${projectFolder(one)}/${tailPath}`, 1, `${one} is gone with all its entries`),
      );
    }
  }
  for (const [index, one] of ids.entries()) {
    const was = before?.projects.get(one);
    if (was === undefined || was !== layout.projects.get(one)) {
      const verdict = await verifyProject(objects, `${commit}:${projectFolder(one)}`, one);
      entries += verdict.lines.length;
      findings.push(...verdict.findings, ...takenOut(one, verdict.lines, committed.get(one) ?? []));
      const last = was === undefined || verdict.findings.length > 0 ? undefined : await lastAt(objects, was);
      if (last !== undefined) findings.push(...lost(one, last, verdict.lines));
      findings.push(...(await unproven(verdict, last?.seq ?? 0)));
      await each(verdict);
    }
    progress(index + 1, ids.length);
  }
  return { projects: ids.length, entries, findings };
}

/** What is wrong with the files that the branch keeps about itself. */
async function ownFindings(objects: Objects, commit: string): Promise<readonly Finding[]> {
  const [format, swept] = await Promise.all([
    objects.text(`${commit}:${formatFile}`),
    objects.text(`${commit}:${sweptFile}`),
  ]);
  return [...(await formatFindings(format, mending)), ...sweptFindings(swept, mending)];
}

/** An entry as the commit that made it names it. */
interface Committed {
  readonly seq: number;
  readonly id: string;
  readonly commit: string;
}

const listedTrailer = 'valueonly,separator=%x2C';
/** Commit, project and entries (`number id`, with commas between) of each commit, in columns. */
const entriesFormat = `--format=%H%x09%(trailers:key=Countersign-Project,${listedTrailer})%x09%(trailers:key=Countersign-Entry,${listedTrailer})`;

/** Every entry that commits of the branch say they made, by project: what was taken out of the logs since still stands here. */
async function committedEntries(
  repository: Repository,
  commit: string,
  since: string | null,
): Promise<ReadonlyMap<string, readonly Committed[]>> {
  const listed = await run(repository, ['log', entriesFormat, commit, ...(since === null ? [] : [`^${since}`]), '--']);
  const found = new Map<string, Committed[]>();
  for (const line of linesIn(listed.stdout)) {
    const [made = '', project = '', entries = ''] = line.split('\t');
    for (const entry of entries.split(',')) {
      const [seq = '', id = ''] = entry.split(' ');
      if (project === '' || id === '') continue;
      const known = found.get(project) ?? [];
      known.push({ seq: Number(seq), id, commit: made });
      found.set(project, known);
    }
  }
  return found;
}

/** The first entry of a project that was committed once and is gone from its log, or is another there. */
function takenOut(project: string, log: readonly Line[], committed: readonly Committed[]): readonly Finding[] {
  const missing = committed
    .toSorted((one, other) => one.seq - other.seq)
    .find(({ seq, id }) => log[seq - 1]?.entry.id !== id);
  if (missing === undefined) return [];
  const at = log.at(-1);
  const message = `entry ${missing.seq} was committed in ${missing.commit.slice(0, 7)} and is gone, or another stands in its place`;
  return [finding('log_broken', `${projectFolder(project)}/${at?.path ?? tailPath}`, at?.line ?? 1, message)];
}

interface Layout {
  /** Id → tree. */
  readonly projects: ReadonlyMap<string, string>;
  /** What lies where nothing of the record lies. */
  readonly strays: readonly Finding[];
}

async function layoutOf(objects: Objects, commit: string): Promise<Layout> {
  const projects = new Map<string, string>();
  const strays: Finding[] = [];
  const stray = (path: string): void => {
    strays.push(finding('record_edited', path, 1, 'nothing of the record lies here'));
  };
  for (const top of await treeAt(objects, `${commit}:`)) {
    if (top.name === 'projects' && isFolder(top)) {
      for (const shelf of await treeAt(objects, top.oid)) {
        const inside = isFolder(shelf) ? await treeAt(objects, shelf.oid) : [];
        for (const { name, mode, oid } of inside) {
          const path = `projects/${shelf.name}/${name}`;
          if (mode === folderMode && path === projectFolder(name)) projects.set(name, oid);
          else stray(path);
        }
        if (inside.length === 0) stray(`projects/${shelf.name}`);
      }
    } else if (!ownFiles.includes(top.name) || top.mode !== fileMode) stray(top.name);
  }
  return { projects, strays };
}

const ownFiles: readonly string[] = [formatFile, sweptFile];
const fileMode = '100644';
const folderMode = '40000';

function isFolder(entry: TreeEntry): boolean {
  return entry.mode === folderMode;
}

async function treeAt(objects: Objects, spec: string): Promise<readonly TreeEntry[]> {
  return (await objects.tree(spec)) ?? [];
}

/** The last entry of a project whose folder was this tree. */
async function lastAt(objects: Objects, was: string): Promise<Entry | undefined> {
  return entriesOf<unknown, unknown>((await objects.text(`${was}:${tailPath}`)) ?? '').at(-1);
}

/** Is the last entry there was still where it was? What comes before it hangs on its hash. */
function lost(id: string, last: Entry, lines: readonly Line[]): readonly Finding[] {
  if (lines[last.seq - 1]?.entry.hash === last.hash) return [];
  const at = lines.at(-1);
  return [
    finding(
      'log_broken',
      `${projectFolder(id)}/${at?.path ?? tailPath}`,
      at?.line ?? 1,
      `entry ${last.seq} was there before, and is gone or another now`,
    ),
  ];
}

async function verifyProject(
  objects: Objects,
  tree: string,
  id: string,
): Promise<ReadProject & { readonly findings: readonly Finding[] }> {
  const folder = projectFolder(id);
  const files = await filesBelow(objects, tree, '');
  const log = await readLog(objects, folder, files);
  if ('finding' in log) return { id, files, lines: [], state: null, findings: [log.finding] };
  const { lines } = log;
  const chain = chainFinding(lines, folder, id);
  if (chain !== null) return { id, files, lines, state: null, findings: [chain] };
  return { id, files, lines, ...(await differences(objects, folder, files, lines)) };
}

/** Paths below the folder → blob; what is no plain file has its mode before it, and is no blob of the record. */
async function filesBelow(objects: Objects, tree: string, prefix: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await treeAt(objects, tree)) {
    if (isFolder(entry)) {
      for (const [path, blob] of await filesBelow(objects, entry.oid, `${prefix}${entry.name}/`)) found.set(path, blob);
    } else {
      found.set(`${prefix}${entry.name}`, entry.mode === fileMode ? entry.oid : `${entry.mode} ${entry.oid}`);
    }
  }
  return found;
}

/** An entry, and where it stands: a path below the folder, and a line that counts from 1. */
export interface Line {
  readonly entry: Entry<ProjectCommand, ProjectEvent>;
  readonly path: string;
  readonly line: number;
}

async function readLog(
  objects: Objects,
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<{ readonly lines: readonly Line[] } | { readonly finding: Finding }> {
  const segments = [...files.keys()].filter((path) => /^log\/\d{4}\/\d{6}\.yaml$/u.test(path)).toSorted();
  const lines: Line[] = [];
  for (const path of [...segments, tailPath]) {
    try {
      const entries = entriesOf<ProjectCommand, ProjectEvent>(await textOf(objects, files.get(path)));
      entries.forEach((entry, index) => lines.push({ entry, path, line: index + 1 }));
    } catch (error) {
      if (!(error instanceof BrokenLog)) throw error;
      return { finding: finding('log_broken', `${folder}/${path}`, error.line, error.message) };
    }
  }
  return { lines };
}

/** The first place where numbers or hashes do not follow from each other. */
function chainFinding(lines: readonly Line[], folder: string, id: string): Finding | null {
  if (lines.length === 0)
    return finding('log_broken', `${folder}/${tailPath}`, 1, `${id} has no entries: its log was cut off or deleted`);
  const broken = brokenLink(lines.map(({ entry }) => entry));
  const at = lines[broken?.at ?? 0];
  return broken === null || at === undefined
    ? null
    : finding('log_broken', `${folder}/${at.path}`, at.line, broken.because);
}

async function differences(
  objects: Objects,
  folder: string,
  files: ReadonlyMap<string, string>,
  lines: readonly Line[],
): Promise<{ readonly state: ProjectState | null; readonly findings: readonly Finding[] }> {
  const entries = lines.map((line) => line.entry);
  const { state, texts } = replayed(entries);
  const stateText = writeYaml(state);
  const log = [...logFiles(entries)].map(([path, text]) => [path, { text }] as const);
  const expected = new Map<string, Expected>([
    ...texts,
    ...log,
    [projectDecider.stateFile, { text: stateText }] as const,
  ]);
  const findings: Finding[] = [];
  const last = lines.at(-1);
  if (last !== undefined && last.entry.state !== blobId(stateText)) {
    const because = `entry ${last.entry.seq} names another state than the one that follows from the entries`;
    findings.push(finding('log_broken', `${folder}/${last.path}`, last.line, because));
  }
  for (const [path, want] of expected) {
    const text = 'blob' in want ? null : 'text' in want ? want.text : writeYaml(want.whole);
    const blob = 'blob' in want ? want.blob : blobId(text ?? '');
    const found = files.get(path);
    // A text that was pinned may be gone from here; then only its id tells.
    if (found !== blob)
      findings.push(await changeFinding(objects, `${folder}/${path}`, found, text ?? (await textOf(objects, blob))));
  }
  const evidence = evidenceOf(entries);
  for (const [path, digest] of evidence) {
    const because = await evidenceFault(objects, files.get(path), digest);
    if (because !== null) findings.push(finding('record_edited', `${folder}/${path}`, 1, because));
  }
  for (const path of files.keys()) {
    if (expected.has(path) || evidence.has(path)) continue;
    findings.push(finding('record_edited', `${folder}/${path}`, 1, 'no entry made this file'));
  }
  const isKept = files.get(projectDecider.stateFile) === blobId(stateText);
  return { state: isKept ? state : null, findings };
}

/** Names the line at which a file stops being what it must be. */
async function changeFinding(
  objects: Objects,
  file: string,
  blob: string | undefined,
  wanted: string,
): Promise<Finding> {
  const isState = file.endsWith(`/${projectDecider.stateFile}`);
  const code = isState ? 'state_edited' : 'record_edited';
  if (blob === undefined) return finding(code, file, 1, 'this file is missing');
  const text = await textOf(objects, blob);
  const read = isState ? readState(text, file) : null;
  const [first] = read === null || read.ok ? [] : read.findings;
  if (first !== undefined) return first;
  const want = wanted.split('\n');
  const at = text.split('\n').findIndex((one, index) => one !== want[index]);
  const line = want[Math.max(at, 0)]?.trim() ?? '';
  return finding(
    code,
    file,
    Math.max(at, 0) + 1,
    `this was changed by hand: here the entries lead to ${line === '' ? 'nothing' : `"${line}"`}`,
  );
}

async function evidenceFault(objects: Objects, blob: string | undefined, digest: string): Promise<string | null> {
  if (blob === undefined) return 'this evidence is missing: a decision rests on it';
  const found = await objects.read(blob);
  return found !== null && sha256(found.bytes) === digest
    ? null
    : 'this is not the evidence that was handed in: its sha256 differs';
}

/** The text of a blob; empty for none, and for what is no plain file. */
async function textOf(objects: Objects, blob: string | undefined): Promise<string> {
  return blob === undefined ? '' : ((await objects.text(blob)) ?? '');
}
