import type { Finding } from '../../core/finding.ts';
import { logFiles, type Expected } from '../../kept/replay.ts';
import { blobId, sha256 } from '../../record.ts';
import type { Objects } from '../objects.ts';
import type { Line, ReadInstance } from '../verify.ts';
import { projectKind, runKind, type Instance, type Kind } from './kinds.ts';
import { filesBelow, finding, mending, noFile, textOf } from './layout.ts';
import { chainFinding, readLog, shapeFinding } from './log.ts';
import { played, yamlOf, type Played, type Timeline } from './timeline.ts';

/** An instance that was read at one commit, what was found in it, and how its files came to be, where that can be told. */
export interface Proven<State, Command, Event> extends ReadInstance<State, Command, Event> {
  readonly findings: readonly Finding[];
  readonly timeline: Timeline | null;
}

/** Proves what one commit holds of an instance; `tree`: its folder there. */
export async function provenInstance<State, Command, Event>(
  kind: Kind<State, Command, Event>,
  objects: Objects,
  tree: string,
  id: string,
  isDeep: boolean,
): Promise<Proven<State, Command, Event>> {
  const folder = kind.folder(id);
  const files = await filesBelow(objects, tree);
  const nothing = { id, files, state: null, timeline: null };
  const log = await readLog<Command, Event>(objects, folder, files);
  if ('finding' in log) return { ...nothing, lines: [], findings: [log.finding] };
  const { lines } = log;
  const chain = chainFinding(lines, folder, id);
  const shape = shapeFinding(kind, lines, folder);
  if (chain !== null) return { ...nothing, lines, findings: shape === null ? [chain] : [chain, shape] };
  const entries = lines.map(({ entry }) => entry);
  const play = played(kind, entries, files, isDeep);
  const { timeline } = play;
  const unknown = shape ?? (play.fault?.code === 'entry_unknown' ? faultFinding(folder, lines, play) : null);
  // What follows from such an entry is nothing that files could be compared with.
  if (unknown !== null) return { ...nothing, lines, timeline, findings: [unknown] };
  const foreign = foreignFinding(kind, lines, folder, id);
  if (foreign !== null) return { ...nothing, lines, timeline, findings: [foreign] };
  return { id, files, lines, timeline, ...(await differences(kind, objects, folder, files, lines, play)) };
}

/** How the files of an instance came to be by its log at one commit; null where that is no log. */
export async function timelineIn(objects: Objects, tree: string, { word, id }: Instance): Promise<Timeline | null> {
  return word === 'run' ? timelineOf(await runKind(), objects, tree, id) : timelineOf(projectKind, objects, tree, id);
}

async function timelineOf<State, Command, Event>(
  kind: Kind<State, Command, Event>,
  objects: Objects,
  tree: string,
  id: string,
): Promise<Timeline | null> {
  const folder = kind.folder(id);
  const files = await filesBelow(objects, tree);
  const log = await readLog<Command, Event>(objects, folder, files);
  if ('finding' in log || chainFinding(log.lines, folder, id) !== null) return null;
  const entries = log.lines.map(({ entry }) => entry);
  return played(kind, entries, files, false).timeline;
}

async function differences<State, Command, Event>(
  { stateFile, readState, evidenceOf }: Kind<State, Command, Event>,
  objects: Objects,
  folder: string,
  files: ReadonlyMap<string, string>,
  lines: readonly Line<Command, Event>[],
  play: Played<State>,
): Promise<{ readonly state: State | null; readonly findings: readonly Finding[] }> {
  const { state, stateText, texts } = play;
  const entries = lines.map((line) => line.entry);
  const findings: Finding[] = [];
  const fault = faultFinding(folder, lines, play);
  if (fault !== null) findings.push(fault);
  const log = [...logFiles(entries)].map(([path, text]) => [path, { text }] as const);
  const expected = new Map<string, Expected>([...texts, ...log, [stateFile, { text: stateText }] as const]);
  for (const [path, want] of expected) {
    const text = 'blob' in want ? null : 'text' in want ? want.text : yamlOf(want.whole);
    const blob = 'blob' in want ? want.blob : blobId(text ?? '');
    const found = files.get(path);
    // A text that was pinned may be gone from here; then only its id tells.
    const read = path === stateFile ? readState : null;
    if (found !== blob)
      findings.push(
        await changeFinding(objects, `${folder}/${path}`, read, found, text ?? (await textOf(objects, blob))),
      );
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
  const isKept = files.get(stateFile) === blobId(stateText);
  return { state: isKept ? state : null, findings };
}

/** A log that stands in the folder of another instance than the one that it began. */
function foreignFinding<State, Command, Event>(
  { begun, word }: Kind<State, Command, Event>,
  lines: readonly Line<Command, Event>[],
  folder: string,
  id: string,
): Finding | null {
  for (const { entry, path, line } of lines) {
    const name = (entry.events ?? []).map(begun).find((one) => one !== null) ?? null;
    if (name === null) continue;
    if (name === id) return null;
    const because = `this log began the ${word} ${name}, and stands in the folder of ${id}: it is a copy, or was moved here`;
    return finding('log_broken', `${folder}/${path}`, line, because);
  }
  return null;
}

/** The first entry that cannot be what happened. */
function faultFinding(
  folder: string,
  lines: readonly Line<unknown, unknown>[],
  { fault }: Played<unknown>,
): Finding | null {
  const at = fault === null ? undefined : lines[fault.at];
  return fault === null || at === undefined
    ? null
    : finding(fault.code, `${folder}/${at.path}`, at.line, fault.because);
}

/** Names the line at which a file stops being what it must be. */
async function changeFinding(
  objects: Objects,
  file: string,
  readState: Kind<unknown, unknown, unknown>['readState'] | null,
  blob: string | undefined,
  wanted: string,
): Promise<Finding> {
  const code = readState === null ? 'record_edited' : 'state_edited';
  if (blob === undefined) return finding(code, file, 1, 'this file is missing');
  const other = noFile(blob);
  if (other !== null) return finding(code, file, 1, other);
  const bytes = (await objects.read(blob))?.bytes ?? Buffer.alloc(0);
  const text = bytes.toString('utf8');
  const read = readState?.(bytes, file) ?? null;
  const [first] = read === null || read.ok ? [] : read.findings;
  // Nobody writes this file: what helps is what brings back the one that was written.
  if (first !== undefined) return { ...first, next: mending };
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
  const other = noFile(blob);
  if (other !== null) return other;
  const found = await objects.read(blob);
  return found !== null && sha256(found.bytes) === digest
    ? null
    : 'this is not the evidence that was handed in: its sha256 differs';
}
