import { structuredPatch } from 'diff';
import { changeWords, fileBytesAtMost, linesAround, modeWords, type FileChange } from '../core/surface/changed.ts';
import type { GitHubClient } from './client.ts';

/** A file or folder of a commit. */
interface Entry {
  readonly name: string;
  readonly oid: string;
  readonly type: string;
  /** As a number: 33188 is 100644 in octal. */
  readonly mode: number;
  readonly object: {
    readonly byteSize?: number;
    readonly isBinary?: boolean | null;
    readonly isTruncated?: boolean;
    readonly text?: string | null;
    readonly entries?: readonly Entry[];
  } | null;
}

/** A commit with the files `f0`, … and what is listed, `d0`, …, that were asked for. */
type Held = Readonly<Record<string, Entry | null>> | null;

/** The two commits of each change: `a0` and `b0`, … */
interface Changed {
  readonly node: Readonly<Record<string, Held>> | null;
}

/** Two commits, and what is looked at in both: files whose lines are read, and files and folders that are only listed. */
export interface Wanted {
  readonly from: string;
  readonly to: string;
  readonly files: readonly string[];
  readonly listed: readonly string[];
}

/**
 * What differs in each of these, sorted by path, in one request; nothing where GitHub does not tell,
 * as of a commit that it does not have any more.
 * `repository`: its node id.
 */
export async function differencesOf(
  client: GitHubClient,
  repository: string,
  wanted: readonly Wanted[],
): Promise<readonly (readonly FileChange[])[]> {
  const { text, variables } = document(repository, wanted);
  const { data, faults } = await client.graphql<Changed>(text, variables, 'read');
  return wanted.map(({ files, listed }, at) => {
    const [before, after] = [data?.node?.[`a${at}`] ?? null, data?.node?.[`b${at}`] ?? null];
    // A null beside a fault is no file that is gone.
    const isUnknown = faults.some(({ path }) => path.includes(`a${at}`) || path.includes(`b${at}`));
    if (before === null || after === null || isUnknown) return [];
    const told = new Map(
      files.map((path, file) => [path, difference(path, before[`f${file}`] ?? null, after[`f${file}`] ?? null)]),
    );
    const others = listed.flatMap((path, index) =>
      listing(path, before[`d${index}`] ?? null, after[`d${index}`] ?? null),
    );
    const all = [...told.values(), ...others.filter((one) => !told.has(one.path))];
    return all.flatMap((one) => one ?? []).toSorted((one, other) => (one.path < other.path ? -1 : 1));
  });
}

/** Folders are listed so deep; below it they are told by their names. */
const deep = `fragment Deep on TreeEntry { name oid type mode object { ... on Tree { entries { name oid type mode
  object { ... on Tree { entries { name oid type mode object { ... on Tree { entries { name oid type mode } } } } } } } } } }`;
const file = `fragment File on TreeEntry { name oid type mode object { ... on Blob { byteSize isBinary isTruncated text } } }`;

function document(
  repository: string,
  wanted: readonly Wanted[],
): { readonly text: string; readonly variables: Readonly<Record<string, string>> } {
  const declared: string[] = ['$id: ID!'];
  const variables: Record<string, string> = { id: repository };
  const name = (key: string, type: string, value: string): string => {
    declared.push(`$${key}: ${type}!`);
    variables[key] = value;
    return `$${key}`;
  };
  const fields = wanted.flatMap(({ files, listed, ...commits }, at) => {
    const held = [
      ...files.map((path, index) => `f${index}: file(path: ${name(`f${at}_${index}`, 'String', path)}) { ...File }`),
      ...listed.map((path, index) => `d${index}: file(path: ${name(`d${at}_${index}`, 'String', path)}) { ...Deep }`),
    ].join(' ');
    return (['from', 'to'] as const).map(
      (side) =>
        `${side === 'from' ? 'a' : 'b'}${at}: object(oid: ${name(`${side}${at}`, 'GitObjectID', commits[side])}) { ... on Commit { oid ${held} } }`,
    );
  });
  const fragments = [
    ...(wanted.some(({ files }) => files.length > 0) ? [file] : []),
    ...(wanted.some(({ listed }) => listed.length > 0) ? [deep] : []),
  ];
  const text = `query Changed(${declared.join(', ')}) { node(id: $id) { ... on Repository {\n${fields.join('\n')} } } }\n${fragments.join('\n')}`;
  return { text, variables };
}

/** What happened to a file; null where nothing did. */
function difference(path: string, before: Entry | null, after: Entry | null): FileChange | null {
  const says = inWords(before, after);
  if (says !== changeWords.changed) return says === null ? null : { path, says, lines: [] };
  const lines = linesOf(before?.object ?? {}, after?.object ?? {});
  return typeof lines === 'string' ? { path, says: lines, lines: [] } : { path, says, lines };
}

function inWords(before: Entry | null, after: Entry | null): string | null {
  if (before === null) return after === null ? null : changeWords.added;
  if (after === null) return changeWords.removed;
  if (before.oid === after.oid)
    return before.mode === after.mode ? null : modeWords(before.mode.toString(8), after.mode.toString(8));
  return kindOf(before) === kindOf(after) ? changeWords.changed : changeWords.otherKind;
}

/** A file, a link, a folder or another repository: the first two digits of the mode. */
function kindOf({ mode }: Entry): string {
  return mode.toString(8).padStart(6, '0').slice(0, 2);
}

type Content = NonNullable<Entry['object']>;

/** The lines that differ, or why none are shown. */
function linesOf(before: Content, after: Content): readonly string[] | string {
  const both = [before, after];
  if (both.some(({ byteSize = 0, isTruncated = false }) => isTruncated || byteSize > fileBytesAtMost))
    return changeWords.tooLarge;
  const [one, other] = both.map(({ text, isBinary }) => (isBinary === true ? null : (text ?? null)));
  if (typeof one !== 'string' || typeof other !== 'string') return changeWords.binary;
  const patch = structuredPatch('', '', one, other, '', '', { context: linesAround, maxEditLength: editsAtMost });
  return patch === undefined
    ? changeWords.tooMuch
    : patch.hunks.flatMap((hunk) => [
        `@@ -${span(hunk.oldStart, hunk.oldLines)} +${span(hunk.newStart, hunk.newLines)} @@`,
        ...hunk.lines,
      ]);
}

/** Where lines begin and how many they are, as git writes it: of none, after which line they would come. */
function span(start: number, lines: number): string {
  if (lines === 1) return String(start);
  return `${lines === 0 ? start - 1 : start},${lines}`;
}

/** Lines added and removed at most: what it takes to find them grows with the square of their number. */
const editsAtMost = 2000;

/** The files of a folder that differ, or a file that does. */
function listing(path: string, before: Entry | null, after: Entry | null): readonly FileChange[] {
  const [one, other] = [filesBelow(path, before), filesBelow(path, after)];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((name) => {
    const says = inWords(one.get(name) ?? null, other.get(name) ?? null);
    return says === null ? [] : [{ path: name, says, lines: [] }];
  });
}

/** What lies in a folder, by its path; a folder of which nothing is known stands for itself. */
function filesBelow(path: string, entry: Entry | null): ReadonlyMap<string, Entry> {
  if (entry === null) return new Map();
  const below = entry.object?.entries;
  if (below === undefined) return new Map([[path, entry]]);
  return new Map(below.flatMap((one) => [...filesBelow(`${path}/${one.name}`, one)]));
}
