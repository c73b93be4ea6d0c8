import type { Entry } from '../core/entry.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import type { ProjectEvent } from '../core/project/events.ts';
import { projectDecider, projectFolder } from '../core/project/decider.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { Finding, FindingCode } from '../core/finding.ts';
import { readState, writeYaml } from '../files.ts';
import { appended, blobId, BrokenLog, entriesOf, genesis, tailPath } from '../record.ts';
import type { GitHome } from './home.ts';
import type { Objects } from './objects.ts';

/** What was proven, and what was found. No findings: the record is whole. */
export interface Verdict {
  readonly projects: number;
  readonly entries: number;
  readonly findings: readonly Finding[];
}

/**
 * Proves the record at the head of the state branch from what a clone holds: every line of every log fits its hash,
 * its number and the line before it; every file of every project, the state included, is byte for byte what follows
 * from the entries, and there are no others. With `since`, projects whose folder is as it was in that commit are
 * taken as proven.
 */
export async function verify(
  home: GitHome,
  id: string | null,
  progress: (done: number, of: number) => void,
  since: string | null = null,
): Promise<Verdict> {
  const commit = await home.stateCommit();
  if (commit === null) return { projects: 0, entries: 0, findings: [] };
  const ids = id === null ? await home.projects() : [id];
  let entries = 0;
  const findings: Finding[] = [];
  for (const [index, one] of ids.entries()) {
    const folder = projectFolder(one);
    const now = await home.objects.info(`${commit}:${folder}`);
    const before = since === null ? null : await home.objects.info(`${since}:${folder}`);
    if (now === null || now.oid !== before?.oid) {
      const verdict = await verifyProject(home.objects, `${commit}:${folder}`, folder, one);
      entries += verdict.entries;
      findings.push(...verdict.findings);
    }
    progress(index + 1, ids.length);
  }
  return { projects: ids.length, entries, findings };
}

interface Replay {
  readonly state: ProjectState | null;
  readonly texts: ReadonlyMap<string, Expected>;
}

/** What a file must hold: these bytes, or the bytes of this blob. */
type Expected = { readonly whole: unknown } | { readonly lines: string } | { readonly blob: string };

async function verifyProject(
  objects: Objects,
  tree: string,
  folder: string,
  id: string,
): Promise<{ readonly entries: number; readonly findings: readonly Finding[] }> {
  const files = await filesBelow(objects, tree, '');
  const log = await readLog(objects, tree, folder, files);
  if ('finding' in log) return { entries: 0, findings: [log.finding] };
  const chain = chainFinding(log.lines, folder, id);
  if (chain !== null) return { entries: log.lines.length, findings: [chain] };
  const replay = replayed(log.lines.map((line) => line.entry));
  const findings = await differences(objects, folder, files, replay, log.lines);
  return { entries: log.lines.length, findings };
}

/** Paths below the folder → blob. */
async function filesBelow(objects: Objects, tree: string, prefix: string): Promise<ReadonlyMap<string, string>> {
  const entries = (await objects.tree(tree)) ?? [];
  const found = new Map<string, string>();
  for (const entry of entries) {
    if (entry.mode === '40000') {
      for (const [path, blob] of await filesBelow(objects, entry.oid, `${prefix}${entry.name}/`)) found.set(path, blob);
    } else {
      found.set(`${prefix}${entry.name}`, entry.oid);
    }
  }
  return found;
}

interface Line {
  readonly entry: Entry<ProjectCommand, ProjectEvent>;
  readonly path: string;
  readonly line: number;
}

async function readLog(
  objects: Objects,
  tree: string,
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<{ readonly lines: readonly Line[] } | { readonly finding: Finding }> {
  const segments = [...files.keys()].filter((path) => /^log\/\d{4}\/\d{6}\.yaml$/u.test(path)).toSorted();
  const lines: Line[] = [];
  for (const path of [...segments, tailPath]) {
    try {
      const entries = entriesOf<ProjectCommand, ProjectEvent>((await objects.text(`${tree}/${path}`)) ?? '');
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
  let prev = genesis;
  for (const [index, { entry, path, line }] of lines.entries()) {
    const at = `${folder}/${path}`;
    if (entry.seq !== index + 1)
      return finding('log_broken', at, line, `entry ${index + 1} is missing: this one is number ${entry.seq}`);
    if (entry.prev !== prev)
      return finding(
        'log_broken',
        at,
        line,
        `entry ${entry.seq} does not follow from the one before it: something was taken out or exchanged`,
      );
    prev = entry.hash;
  }
  return null;
}

/** Plays all entries again: the state, and every file that follows from them. */
function replayed(entries: readonly Line['entry'][]): Replay {
  const texts = new Map<string, Expected>();
  let state: ProjectState | null = null;
  for (const entry of entries) {
    for (const event of entry.events ?? []) {
      state = projectDecider.evolve(state, event, entry);
      if (state === null) continue;
      for (const document of projectDecider.documents(state, event, entry)) {
        if ('line' in document) {
          const before = texts.get(document.path);
          const lines = before !== undefined && 'lines' in before ? before.lines : '';
          texts.set(document.path, { lines: `${lines}- ${JSON.stringify(document.line)}\n` });
        } else {
          texts.set(document.path, document);
        }
      }
    }
    state = projectDecider.recorded(state, entry, entry.refusal !== undefined);
  }
  return { state, texts };
}

async function differences(
  objects: Objects,
  folder: string,
  files: ReadonlyMap<string, string>,
  { state, texts }: Replay,
  lines: readonly Line[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const last = lines.at(-1)?.entry;
  const expected = new Map<string, string>();
  for (const [path, text] of texts)
    expected.set(path, 'blob' in text ? text.blob : blobId('lines' in text ? text.lines : writeYaml(text.whole)));
  for (const [path, text] of logFiles(lines)) expected.set(path, blobId(text));
  const stateText = writeYaml(state);
  expected.set(projectDecider.stateFile, blobId(stateText));
  if (last !== undefined && last.state !== blobId(stateText)) {
    findings.push(
      finding(
        'log_broken',
        `${folder}/${tailPath}`,
        lines.at(-1)?.line ?? 1,
        `entry ${last.seq} names another state than the one that follows from the entries`,
      ),
    );
  }
  for (const [path, blob] of expected) {
    if (files.get(path) === blob) continue;
    const at = `${folder}/${path}`;
    if (!files.has(path)) findings.push(finding('record_edited', at, 1, 'this file is missing'));
    else if (path === projectDecider.stateFile)
      findings.push(await stateFinding(objects, at, files.get(path) ?? '', stateText));
    else
      findings.push(
        finding('record_edited', at, 1, 'this file is not what follows from the entries: it was changed by hand'),
      );
  }
  const evidence = evidenceOf(lines);
  for (const path of files.keys()) {
    if (expected.has(path)) continue;
    const digest = /^evidence\/([0-9a-f]{12})-/u.exec(path)?.[1];
    if (digest === undefined || !evidence.has(digest))
      findings.push(finding('record_edited', `${folder}/${path}`, 1, 'no entry made this file'));
  }
  return findings;
}

/** Names the line at which a state file stops being what it must be. */
async function stateFinding(objects: Objects, file: string, blob: string, wanted: string): Promise<Finding> {
  const text = (await objects.text(blob)) ?? '';
  const read = readState(text, file);
  const [first] = read.ok ? [] : read.findings;
  if (first !== undefined) return first;
  const want = wanted.split('\n');
  const line = text.split('\n').findIndex((one, index) => one !== want[index]) + 1;
  return finding(
    'state_edited',
    file,
    Math.max(line, 1),
    `the state was changed by hand: here the entries lead to "${(want[Math.max(line, 1) - 1] ?? '').trim()}"`,
  );
}

function logFiles(lines: readonly Line[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const texts = lines.map((line) => `- ${JSON.stringify(line.entry)}\n`);
  for (const [path, text] of appended('', 1, texts)) files.set(path, text);
  return files;
}

/** First digits of the sha256 of every evidence file that a decision names. */
function evidenceOf(lines: readonly Line[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { entry } of lines) {
    for (const match of JSON.stringify(entry.command).matchAll(/"sha256":"([0-9a-f]{12})/gu)) found.add(match[1] ?? '');
  }
  return found;
}

function finding(code: FindingCode, file: string, line: number, message: string): Finding {
  return {
    code,
    file,
    line,
    column: 1,
    message,
    severity: 'error',
    next: 'git log -p on the state branch shows who changed it; git revert that commit.',
  };
}
