import type { Entry } from '../../core/entry.ts';
import { writeYaml } from '../../files.ts';
import { quickYaml } from '../../files/quick-yaml.ts';
import { playedBy, type Expected, type Replay } from '../../kept/replay.ts';
import { blobId, lineOf, linesPerSegment, segmentPaths, tailPath } from '../../record.ts';
import type { Kind } from './kinds.ts';

/** What a file was before something happened, and after it; null where there is none. */
export interface Turn {
  readonly before: string | null;
  readonly after: string | null;
}

/** How the files of an instance stood after each of its entries, as blobs: what a commit may hold, and nothing else. */
export interface Timeline {
  /** How many entries there are. */
  readonly length: number;
  /** The id of each entry. */
  readonly ids: readonly string[];
  /** How many entries there were when the open segment was this blob; undefined where it never was. */
  readonly entriesAt: (tail: string) => number | undefined;
  /** What the open segment was after so many entries, one or more. */
  readonly tailAfter: (entries: number) => string | undefined;
  /** Every file after so many entries. */
  readonly filesAfter: (entries: number) => ReadonlyMap<string, string>;
  /** What entries after number `from` up to number `to` did to files. */
  readonly between: (from: number, to: number) => ReadonlyMap<string, Turn>;
}

/** What entries lead to. */
export interface Played<State> {
  readonly state: State | null;
  readonly stateText: string;
  /** What each file of the instance must hold, but for state, log and evidence. */
  readonly texts: ReadonlyMap<string, Expected>;
  /** Null where nothing follows from an entry. */
  readonly timeline: Timeline | null;
  /** The first entry, counted from 0, that cannot be what happened, and why not. */
  readonly fault: {
    readonly at: number;
    readonly code: 'state_edited' | 'entry_unknown';
    readonly because: string;
  } | null;
}

type Fault = Played<unknown>['fault'];

const write = quickYaml();

/** A value of the record as the file that it is kept in. */
export function yamlOf(value: unknown): string {
  return write(value) ?? writeYaml(value);
}

/**
 * Plays entries again. The last names the state that follows from all of them, and with `isDeep` every one that which
 * follows from it and those before it. `files`: path → blob, for evidence, of which entries know another digest.
 */
export function played<State, Command, Event>(
  kind: Kind<State, Command, Event>,
  entries: readonly Entry<Command, Event>[],
  files: ReadonlyMap<string, string>,
  isDeep: boolean,
): Played<State> {
  const { rules, isState, evidenceOf, stateFile } = kind;
  const written = new Map<number, ReadonlyMap<string, string>>();
  let count = 0;
  let fault: Fault = null;
  let result: Replay<State> = { state: null, texts: new Map() };
  try {
    result = playedBy(rules, entries, (entry, state, documents) => {
      const evidence = evidenceOf([entry]);
      if (documents.size > 0 || evidence.size > 0) {
        const blobs = new Map([...documents].map(([path, document]) => [path, blobOf(document)]));
        for (const path of evidence.keys()) blobs.set(path, files.get(path) ?? '');
        written.set(count + 1, blobs);
      }
      if (fault === null && isDeep && count + 1 < entries.length && entry.state !== blobId(yamlOf(state)))
        fault = { at: count, code: 'state_edited', because: otherState(entry) };
      count += 1;
    });
  } catch (error) {
    // Whoever makes entries by hand may make some that nothing follows from.
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    const because = `nothing follows from entry ${count + 1}: it was not written by this program`;
    return {
      state: null,
      stateText: '',
      texts: new Map(),
      timeline: null,
      fault: fault ?? { at: count, code: 'entry_unknown', because },
    };
  }
  const { state, texts } = result;
  const stateText = yamlOf(state);
  const last = entries.at(-1);
  if (fault === null && last !== undefined && last.state !== blobId(stateText))
    fault = { at: entries.length - 1, code: 'state_edited', because: otherState(last) };
  if (fault === null && !isState(state)) fault = unsound(kind, entries);
  return { state, stateText, texts, timeline: timelineOf(stateFile, entries, written), fault };
}

/** The first entry after which the state is none. */
function unsound<State, Command, Event>(
  { rules, isState, word }: Kind<State, Command, Event>,
  entries: readonly Entry<Command, Event>[],
): Fault {
  let sound = 0;
  playedBy(rules, entries, ({ seq }, state) => {
    if (seq === sound + 1 && isState(state)) sound = seq;
  });
  const because = `what entry ${sound + 1} leads to is no state of a ${word}: it was not written by this program`;
  return { at: sound, code: 'entry_unknown', because };
}

function otherState({ seq }: Entry): string {
  return `entry ${seq} names another state than the one that follows from the entries`;
}

function blobOf(expected: Expected): string {
  if ('blob' in expected) return expected.blob;
  return blobId('text' in expected ? expected.text : yamlOf(expected.whole));
}

function timelineOf(
  stateFile: string,
  entries: readonly Entry[],
  written: ReadonlyMap<number, ReadonlyMap<string, string>>,
): Timeline {
  const tails = tailsOf(entries);
  const numbers = new Map(tails.map((blob, at) => [blob, at + 1]));
  const ids = entries.map(({ id }) => id);
  const states = entries.map(({ state }) => state);
  const segments = segmentPaths(entries.length);
  const versions = new Map<string, Version[]>();
  for (const [at, blobs] of written) {
    for (const [path, blob] of blobs) {
      const known = versions.get(path);
      if (known === undefined) versions.set(path, [{ at, blob }]);
      else known.push({ at, blob });
    }
  }

  function filesAfter(count: number): ReadonlyMap<string, string> {
    const files = new Map<string, string>();
    for (const [path, { after }] of between(0, count)) if (after !== null) files.set(path, after);
    return files;
  }

  function between(from: number, to: number): ReadonlyMap<string, Turn> {
    const turns = new Map<string, Turn>([
      [tailPath, { before: tails[from - 1] ?? null, after: tails[to - 1] ?? null }],
      [stateFile, { before: states[from - 1] ?? null, after: states[to - 1] ?? null }],
    ]);
    for (const [at, path] of segments.slice(fullAfter(from), fullAfter(to)).entries())
      turns.set(path, { before: null, after: tails[(fullAfter(from) + at + 1) * linesPerSegment - 1] ?? null });
    for (let at = from + 1; at <= to; at += 1) {
      for (const path of written.get(at)?.keys() ?? []) {
        const known = versions.get(path) ?? [];
        const turn = { before: blobAfter(known, from), after: blobAfter(known, to) };
        if (turn.before !== turn.after) turns.set(path, turn);
      }
    }
    return turns;
  }

  return {
    length: entries.length,
    ids,
    entriesAt: (tail) => numbers.get(tail),
    tailAfter: (count) => tails[count - 1],
    filesAfter,
    between,
  };
}

/** How many full segments there are after so many entries. */
function fullAfter(entries: number): number {
  return Math.max(0, Math.ceil(entries / linesPerSegment) - 1);
}

/** What a file became with the entry of this number. */
interface Version {
  readonly at: number;
  readonly blob: string;
}

/** The last blob that a file was given up to an entry; `versions` in order. */
function blobAfter(versions: readonly Version[], count: number): string | null {
  let [low, high] = [0, versions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((versions[middle]?.at ?? 0) <= count) low = middle + 1;
    else high = middle;
  }
  return versions[low - 1]?.blob ?? null;
}

/** The blob that the open segment was after each entry. */
function tailsOf(entries: readonly Entry[]): readonly string[] {
  const blobs: string[] = [];
  for (let first = 0; first < entries.length; first += linesPerSegment) {
    const lines = entries.slice(first, first + linesPerSegment).map((entry) => Buffer.from(lineOf(entry)));
    const segment = Buffer.concat(lines);
    let end = 0;
    for (const line of lines) {
      end += line.length;
      blobs.push(blobId(segment.subarray(0, end)));
    }
  }
  return blobs;
}
