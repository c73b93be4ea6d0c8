import { exported } from '../core/project/export.ts';
import { projectDecider } from '../core/project/decider.ts';
import type { ProjectDocument } from '../core/project/document.ts';
import { eventsOf, versionsIn, type ProjectEntry } from '../core/project/history.ts';
import { differing, differingAtMost, differingText, type Differing } from '../core/project/import.ts';
import type { ProjectState } from '../core/project/state.ts';
import { refuse, type Refusal } from '../core/refusal.ts';
import { readDefinition, readState, writeYaml } from '../files.ts';
import { BrokenLog, blobId, entriesOf, lineOf, sha256 } from '../record.ts';
import { brokenLink, evidenceOf, logFiles, replayed } from './replay.ts';

/** What a document holds beside the handoff, so that it can be made a project again. */
export interface WholeRecord {
  /** The definition that the project follows, as it pinned it. */
  readonly definition: string;
  /** The policy that is pinned, where there is one, and what that extends. */
  readonly policy?: string;
  readonly base?: string;
  /** What was pinned before, in that order, as far as it is still to be had. */
  readonly earlier: readonly string[];
  /** Evidence that was handed in: path → base64. */
  readonly evidence: Readonly<Record<string, string>>;
  /** The log, line by line. */
  readonly entries: string;
}

/** A project as one document that can be imported. */
export interface WholeProject extends ProjectDocument {
  readonly record: WholeRecord;
}

/** How the texts and files that a project rests on are read: by the blob of a text, by the path of a file. */
export interface Shelf {
  readonly text: (blob: string) => Promise<string | null>;
  readonly file: (path: string) => Promise<Uint8Array | null>;
}

/** The record of a project as a part of its document. */
export async function recordOf(
  state: ProjectState,
  entries: readonly ProjectEntry[],
  shelf: Shelf,
): Promise<WholeRecord> {
  const now = { definition: state.definition.blob, policy: state.policy?.blob, base: state.policy?.base?.blob };
  const texts = new Map<string, string>();
  for (const blob of pinnedIn(entries)) {
    const text = await shelf.text(blob);
    if (text !== null) texts.set(blob, text);
  }
  const evidence: Record<string, string> = {};
  for (const path of evidenceOf(entries).keys()) {
    const bytes = await shelf.file(path);
    if (bytes !== null) evidence[path] = Buffer.from(bytes).toString('base64');
  }
  const policy = texts.get(now.policy ?? '');
  const base = texts.get(now.base ?? '');
  const present = new Set<string | undefined>(Object.values(now));
  return {
    definition: texts.get(now.definition) ?? '',
    ...(policy === undefined ? {} : { policy }),
    ...(base === undefined ? {} : { base }),
    earlier: [...texts].flatMap(([blob, text]) => (present.has(blob) ? [] : [text])),
    evidence,
    entries: entries.map(lineOf).join(''),
  };
}

/** Blobs of everything that was ever pinned, in that order, each once. */
function pinnedIn(entries: readonly ProjectEntry[]): readonly string[] {
  const pins = eventsOf(entries, 'definition_pinned').flatMap(({ event }) => event.pin ?? []);
  return [...new Set(pins.flatMap(({ blob, base }) => [blob, ...(base === undefined ? [] : [base.blob])]))];
}

/** A project that fits its record, and how it is written: one commit for each time that something else was pinned. */
export interface Fit {
  readonly id: string;
  readonly entries: readonly ProjectEntry[];
  readonly parts: readonly Part[];
}

/** Entries, and what their commit changes: paths below the folder of the project. */
export interface Part {
  readonly entries: readonly ProjectEntry[];
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

type Unfit = { readonly refusal: Refusal; readonly differing: readonly Differing[] };

/**
 * Is a document what its record leads to? The log is checked as `verify` checks it, played again and exported again; what
 * of the document is anything else is told by path. A record without a document states nothing else.
 */
export function fitting(document: unknown): Fit | Unfit {
  const found = judged(document);
  const id = idIn(document);
  if (!('refusal' in found) || id === null) return found;
  const next = found.refusal.next.replace(exporting, `countersign export ${id} --record`);
  return { ...found, refusal: { ...found.refusal, next } };
}

function judged(document: unknown): Fit | Unfit {
  const record = recordIn(document);
  if (record === null) {
    return unfit(
      'the document has no record: approvals without their entries are claims of whoever wrote it',
      `Export it with its record: ${exporting}`,
    );
  }
  const log = logIn(record.entries);
  if ('refusal' in log) return log;
  const { entries } = log;
  const state = stateAfter(entries);
  if ('refusal' in state) return state;
  const texts = new Map(textsIn(record).map((text) => [blobId(text), text] as const));
  const missing = missingIn(record, entries, texts);
  if (missing !== null) return missing;
  const definition = readDefinition(record.definition, 'record.definition');
  if (!definition.ok) return doesNotFit('record.definition', definition.findings[0]?.message ?? 'it cannot be read');
  const computed = exported(state.is, definition.definition, entries, versionsIn(entries));
  const stated = partOf(document, 'project_state');
  const others = stated === undefined ? [] : differing(stated, computed.project_state, 'project_state');
  if (others.length > 0) {
    const next = `${again}; or take project_state out: the record alone is imported, too`;
    return { ...unfit(differingText(others), next), differing: others.slice(0, differingAtMost) };
  }
  return { id: state.is.project_id, entries, parts: partsOf(entries, texts, record) };
}

function unfit(because: string, next: string): Unfit {
  return { ...refuse('does_not_fit', because, next), differing: [] };
}

/** What is advised as long as nobody knows which project it is. */
const exporting = 'countersign export ID --record';
const again = `Nothing was imported. Export it again where the project is: ${exporting}`;

/** The id in a log that may be broken elsewhere: it stands in the first entry. */
function idIn(document: unknown): string | null {
  const entries = partOf(partOf(document, 'record'), 'entries');
  const id = typeof entries === 'string' ? /"project_id":"([^"]*)"/u.exec(entries)?.[1] : undefined;
  return id === undefined || !isName(id) ? null : id;
}

function doesNotFit(path: string, because: string): Unfit {
  return unfit(`${path}: ${because}`, again);
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)).get(name) : null;
}

/** The record in a document that somebody may have written; null where there is none of that shape. */
function recordIn(document: unknown): WholeRecord | null {
  const record = partOf(document, 'record');
  const [definition, policy, base, earlier, evidence, entries] = [
    'definition',
    'policy',
    'base',
    'earlier',
    'evidence',
    'entries',
  ].map((name) => partOf(record, name));
  if (typeof definition !== 'string' || typeof entries !== 'string') return null;
  const files = typeof evidence === 'object' && evidence !== null ? Object.entries(evidence) : [];
  return {
    definition,
    ...(typeof policy === 'string' ? { policy } : {}),
    ...(typeof base === 'string' ? { base } : {}),
    earlier: Array.isArray(earlier) ? earlier.filter((one) => typeof one === 'string') : [],
    evidence: Object.fromEntries(files.filter((one): one is [string, string] => typeof one[1] === 'string')),
    entries,
  };
}

function textsIn({ definition, policy, base, earlier }: WholeRecord): readonly string[] {
  return [definition, ...(policy === undefined ? [] : [policy]), ...(base === undefined ? [] : [base]), ...earlier];
}

function logIn(text: string): { readonly entries: readonly ProjectEntry[] } | Unfit {
  try {
    const entries = entriesOf<ProjectEntry['command'], NonNullable<ProjectEntry['events']>[number]>(text);
    const broken = brokenLink(entries);
    if (entries.length === 0) return doesNotFit('record.entries', 'there are none');
    return broken === null ? { entries } : doesNotFit(`record.entries line ${broken.at + 1}`, broken.because);
  } catch (error) {
    if (!(error instanceof BrokenLog)) throw error;
    return doesNotFit(`record.entries line ${error.line}`, error.message);
  }
}

/** The state that the entries lead to, which is the one that the last of them names, and one that can be read again. */
function stateAfter(entries: readonly ProjectEntry[]): { readonly is: ProjectState } | Unfit {
  const last = entries.at(-1);
  const state = playedOr(entries);
  const path = `record.entries line ${entries.length}`;
  if (state === null || last === undefined) return doesNotFit(path, 'these entries are of no project');
  const text = writeYaml(state);
  if (last.state !== blobId(text))
    return doesNotFit(path, `it names another state (${last.state}) than the one that follows (${blobId(text)})`);
  const read = readState(text, projectDecider.stateFile);
  if (!read.ok) return doesNotFit(path, read.findings[0]?.message ?? 'the state cannot be read');
  return isName(state.project_id) ? { is: state } : doesNotFit(path, `${state.project_id} is no name of a project`);
}

/** Whoever makes entries by hand may make some that nothing follows from. */
function playedOr(entries: readonly ProjectEntry[]): ProjectState | null {
  try {
    return replayed(entries).state;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
}

/** It becomes the name of a folder. */
function isName(id: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u.test(id);
}

/** What the record has to bring beside its entries and does not, or not as it was. */
function missingIn(
  { evidence }: WholeRecord,
  entries: readonly ProjectEntry[],
  texts: ReadonlyMap<string, string>,
): Unfit | null {
  for (const [path, expected] of replayed(entries).texts) {
    if ('blob' in expected && !texts.has(expected.blob))
      return doesNotFit('record', `the text that the project pinned as ${path} is not in it (${expected.blob})`);
  }
  for (const [path, digest] of evidenceOf(entries)) {
    const found = evidence[path];
    if (found === undefined || sha256(Buffer.from(found, 'base64')) !== digest)
      return doesNotFit(`record.evidence ${path}`, 'this is not the evidence that was handed in');
  }
  return null;
}

/** A commit for each time that something was pinned: so every text that ever was stays in the history. */
function partsOf(
  entries: readonly ProjectEntry[],
  texts: ReadonlyMap<string, string>,
  { evidence }: WholeRecord,
): readonly Part[] {
  const begins = entries.flatMap(({ events = [] }, at) =>
    at === 0 || events.some(({ type }) => type === 'definition_pinned') ? [at] : [],
  );
  let before: ReadonlyMap<string, string | Uint8Array> = new Map();
  return begins.map((from, index) => {
    const until = begins[index + 1] ?? entries.length;
    const all = filesAfter(entries.slice(0, until), texts, evidence);
    const files = new Map([...all].filter(([path, content]) => before.get(path) !== content));
    before = all;
    return { entries: entries.slice(from, until), files };
  });
}

/** Every file of a project after these entries. */
function filesAfter(
  entries: readonly ProjectEntry[],
  pinned: ReadonlyMap<string, string>,
  evidence: WholeRecord['evidence'],
): ReadonlyMap<string, string | Uint8Array> {
  const { state, texts } = replayed(entries);
  const files = new Map<string, string | Uint8Array>(logFiles(entries));
  for (const [path, expected] of texts) {
    const text = 'blob' in expected ? pinned.get(expected.blob) : textOf(expected);
    if (text !== undefined) files.set(path, text);
  }
  for (const path of evidenceOf(entries).keys()) files.set(path, Buffer.from(evidence[path] ?? '', 'base64'));
  files.set(projectDecider.stateFile, writeYaml(state));
  return files;
}

function textOf(expected: { readonly text: string } | { readonly whole: unknown }): string {
  return 'text' in expected ? expected.text : writeYaml(expected.whole);
}
