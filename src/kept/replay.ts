import type { ProjectEntry } from '../core/project/history.ts';
import type { Entry, EntryHead } from '../core/entry.ts';
import { behalfOf } from '../core/project/commands.ts';
import { projectDecider } from '../core/project/decider.ts';
import type { ProjectState } from '../core/project/state.ts';
import { appended, evidencePath, genesis, lineOf } from '../record.ts';

/** What a file must hold: this text, this value as YAML, or the bytes of this blob. */
export type Expected = { readonly text: string } | { readonly whole: unknown } | { readonly blob: string };

export interface Replay<State = ProjectState> {
  readonly state: State | null;
  /** Path below the folder of the instance → what follows from the entries; without state and log. */
  readonly texts: ReadonlyMap<string, Expected>;
}

/** The rules of a kind of instance, as far as its entries are played again. */
export interface Playing<State, Command, Event> {
  readonly evolve: (state: State | null, event: Event, entry: EntryHead<Command>) => State | null;
  readonly recorded: (state: State | null, entry: EntryHead<Command>, refused: boolean) => State | null;
  readonly documents: (
    after: State,
    event: Event,
    entry: EntryHead<Command>,
  ) => readonly (
    | { readonly path: string; readonly whole: unknown }
    | { readonly path: string; readonly line: unknown }
    | { readonly path: string; readonly blob: string }
  )[];
}

/** The state after more entries. */
export function folded<State, Command, Event>(
  rules: Pick<Playing<State, Command, Event>, 'evolve' | 'recorded'>,
  from: State | null,
  entries: readonly Entry<Command, Event>[],
): State | null {
  return entries.reduce<State | null>((before, entry) => {
    const changed = (entry.events ?? []).reduce<State | null>(
      (state, event) => rules.evolve(state, event, entry),
      before,
    );
    return rules.recorded(changed, entry, entry.refusal !== undefined);
  }, from);
}

/** Plays all entries of a project again; see {@link playedBy}. */
export function replayed(entries: readonly ProjectEntry[], each?: Each<ProjectState, ProjectEntry>): Replay {
  return playedBy(projectDecider, entries, each);
}

/** Gets the state after every entry, and the files that the entry wrote. */
type Each<State, Line> = (entry: Line, state: State | null, written: ReadonlyMap<string, Expected>) => void;

/** Plays all entries again: the state, and every file that follows from them. */
export function playedBy<State, Command, Event>(
  rules: Playing<State, Command, Event>,
  entries: readonly Entry<Command, Event>[],
  each: (entry: Entry<Command, Event>, state: State | null, written: ReadonlyMap<string, Expected>) => void = () =>
    undefined,
): Replay<State> {
  const texts = new Map<string, Expected>();
  let state: State | null = null;
  for (const entry of entries) {
    const written = new Map<string, Expected>();
    for (const event of entry.events ?? []) {
      state = rules.evolve(state, event, entry);
      if (state === null) continue;
      for (const document of rules.documents(state, event, entry)) {
        const expected: Expected =
          'line' in document
            ? { text: `${grown(texts.get(document.path))}- ${JSON.stringify(document.line)}\n` }
            : document;
        texts.set(document.path, expected);
        written.set(document.path, expected);
      }
    }
    state = rules.recorded(state, entry, entry.refusal !== undefined);
    each(entry, state, written);
  }
  return { state, texts };
}

function grown(before: Expected | undefined): string {
  return before !== undefined && 'text' in before ? before.text : '';
}

/** The log files of these entries, the first of which is number 1, by path. */
export function logFiles(entries: readonly Entry[]): ReadonlyMap<string, string> {
  return appended('', 1, entries.map(lineOf));
}

/**
 * The first place where numbers or hashes do not follow from each other, counted from 0, and why not. `first`: the number
 * that the first of them must have; what came before it is not at hand.
 */
export function brokenLink(
  entries: readonly Entry[],
  first = 1,
): { readonly at: number; readonly because: string } | null {
  let prev = first === 1 ? genesis : null;
  for (const [at, { seq, prev: before, hash }] of entries.entries()) {
    if (seq !== first + at) return { at, because: outOfOrder(entries, at, first + at) };
    if (before !== (prev ?? before))
      return {
        at,
        because: `entry ${seq} does not follow from the one before it: something was taken out or exchanged`,
      };
    prev = hash;
  }
  return null;
}

/** Why an entry does not stand where it does: another number was to come. */
function outOfOrder(entries: readonly Entry[], at: number, wanted: number): string {
  const { seq = 0, hash } = entries[at] ?? {};
  const before = entries.slice(0, at).find((one) => one.seq === seq);
  if (before === undefined) return `entry ${wanted} is missing: this one is number ${seq}`;
  return before.hash === hash
    ? `entry ${seq} stands here a second time`
    : `another entry ${seq} stands here: there is one before it`;
}

/** Path → sha256 of every evidence file that a decision rests on. */
export function evidenceOf(entries: readonly ProjectEntry[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { command, refusal } of entries) {
    if (refusal !== undefined) continue;
    const behalf = behalfOf(command);
    if (behalf !== undefined)
      found.set(evidencePath(behalf.evidence.name, behalf.evidence.sha256), behalf.evidence.sha256);
  }
  return found;
}
