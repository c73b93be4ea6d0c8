import { join } from 'node:path';
import { isFields } from '../../core/fields.ts';
import type { Entry } from '../../core/entry.ts';
import { waitBefore } from '../../core/patience.ts';
import { lineOf, brokenLink } from '../../kept/replay.ts';
import type { Change, Clock, Committed, Decider, Home, Sight } from '../../ports.ts';
import {
  appended,
  blobId,
  BrokenLog,
  entriesOf,
  lastHash,
  segmentPaths,
  linesPerSegment,
  tailPath,
  yamlWriter,
} from '../../record.ts';
import { journalLines, journalName, openJournalFile } from './journal-file.ts';
import { GitProblem } from '../repository.ts';

/** A home whose commits are durable when they are in a file, and which brings them to another home in the background. */
export interface Journaled<State, Observed, Command> extends Home<State, Observed, Command> {
  /**
   * Everything is where it belongs, and the journal is empty.
   * @throws what keeps it from getting there: a remote that is away, moved_on, journal_failed. The journal keeps it.
   */
  readonly flush: () => Promise<void>;
  /** A text of the instance as it is now, by its path below the folder; null where there is none. */
  readonly read: (path: string) => Promise<string | null>;
  /** Everything is where it belongs, as with `flush`, and nothing comes after it. Where it throws, it is closed all the same, and the journal keeps everything. */
  readonly close: () => Promise<void>;
}

/** What a journal does, as it does it. `entries`: how many it is about. */
export type JournalNews =
  | {
      readonly is: 'appending' | 'appended' | 'durable' | 'forwarding' | 'forwarded' | 'cleared';
      readonly entries: number;
    }
  /** It did not get there, and is tried again. */
  | { readonly is: 'delayed'; readonly entries: number; readonly because: string }
  /** It cannot get there: somebody has to look. */
  | { readonly is: 'stopped'; readonly entries: number; readonly because: string };

/**
 * `known`: the state as it is here, and what else was seen when the journal was opened. `fresh`: what the other home sees
 * now, when it has all that is weighty. `there`: the same when it has everything, and it is committed there itself: its
 * revision fences what is done elsewhere at the same time.
 */
export type DecidedOn = 'known' | 'fresh' | 'there';

export interface JournalOptions<Observed, Command, Event> {
  /** The folder of the journal; it is this instance's alone, and this process's as long as the journal is open. */
  readonly folder: string;
  readonly id: string;
  readonly clock: Clock;
  /** So many entries are brought on at once; 256 when left out. */
  readonly entriesAtMost?: number;
  /** So long the first of them waits; 1,000 when left out. */
  readonly milliseconds?: number;
  /** On what a command is decided; on what is known here when left out. */
  readonly decidedOn?: (observed: Observed, command: Command) => DecidedOn;
  /** Are these to be brought on at once? */
  readonly isWeighty?: (entry: Entry<Command, Event>) => boolean;
  /** Called before anything is brought on. */
  readonly before?: () => Promise<void>;
  readonly tell?: (news: JournalNews) => void;
}

/** What one commit came to, on its way. */
interface Batch<State, Command, Event> {
  readonly entries: readonly Entry<Command, Event>[];
  /** Below the folder of the instance, without state and log. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly after: Point<State>;
}

/** Batches that were written together: a line of the journal. */
interface Group<State, Command, Event> {
  readonly batches: readonly Batch<State, Command, Event>[];
  readonly bytes: number;
  /** How many entries it has, and whether one of them is to be brought on at once: asked at every step. */
  readonly entries: number;
  readonly isWeighty: boolean;
}

/** Where an instance stands after an entry. */
interface Point<State> {
  readonly state: State | null;
  readonly stateText: string;
  readonly tail: string;
  readonly hash: string;
}

/** The last of it that the other home has. */
interface Base<State, Observed> extends Point<State> {
  readonly sight: Sight<State, Observed>;
  readonly revision: string | null;
}

/** Somebody waits until what they committed is on the disk. */
interface Waiting<State, Command, Event> {
  readonly batch: Batch<State, Command, Event>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** How long it waits at most before it tries again. */
const longestDelay = 60_000;

/**
 * A home of one instance before another one. What is committed here is durable when its line is on the disk; several that
 * come at once share one write. It is brought to the other home in the background: what is weighty at once, the rest after
 * so many entries or so much time. What this process was killed over is in the file and is brought on when it is opened
 * again; entries that got there already are known by number and hash.
 * @throws GitProblem journal_broken, moved_on: nothing is changed then.
 */
export async function journaled<State, Command, Body, Observed>(
  home: Home<State, Observed, Command>,
  decider: Decider<State, Command, Body, Observed>,
  options: JournalOptions<Observed, Command, Body & { readonly event_id: string }>,
): Promise<Journaled<State, Observed, Command>> {
  type Event = Body & { readonly event_id: string };
  const { id, clock, entriesAtMost = 256, milliseconds = 1000 } = options;
  const { decidedOn = () => 'known', isWeighty = () => false } = options;
  const { before: prepared = () => Promise.resolve(), tell = () => undefined } = options;
  const path = join(options.folder, journalName);
  const { file, lines } = openJournalFile(path);
  const write = await quickWriter();

  /** Durable, and not brought on yet. */
  let groups: readonly Group<State, Command, Event>[] = [];
  let waiting: readonly Waiting<State, Command, Event>[] = [];
  let writing: Promise<void> | null = null;
  let forwarding: Promise<void> | null = null;
  /** Somebody commits to the other home itself. */
  let direct: Promise<unknown> | null = null;
  /** An answer from there was lost: what it has now is to be looked at before anything is decided. */
  let isUnsure = false;
  let timer: AbortController | null = null;
  let delay = milliseconds;
  let stopped: Error | null = null;
  /** Bytes of the journal that are not needed any more, as soon as nothing is being written. */
  let spare = 0;

  let base: Base<State, Observed>;
  let durable: Point<State>;
  let latest: Point<State>;
  try {
    base = baseOf(await home.observe(id, clock.now()));
    groups = await replayed(lines);
    durable = groups.at(-1)?.batches.at(-1)?.after ?? base;
    latest = durable;
  } catch (error) {
    file.close();
    throw error;
  }
  cleared();
  if (groups.length > 0) void forwarded().catch(() => undefined);

  function baseOf(sight: Sight<State, Observed>): Base<State, Observed> {
    const { state, tail, revision } = sight;
    return { sight, revision, state, stateText: '', tail, hash: lastHash(tail) };
  }

  /** What the journal holds that the other home has not, each entry proven to follow from the one before. */
  async function replayed(held: typeof lines): Promise<Group<State, Command, Event>[]> {
    const found: Group<State, Command, Event>[] = [];
    let point: Point<State> = base;
    for (const [index, { json, bytes }] of held.entries()) {
      const batches: Batch<State, Command, Event>[] = [];
      for (const one of batchesIn<Command, Event>(json, (because) => broken(index, because))) {
        const last = one.entries.at(-1);
        if (last === undefined || (await isThere(last))) continue;
        const [first = last] = one.entries;
        if (first.seq !== decider.seqOf(point.state) + 1 || first.prev !== point.hash) throw movedOn(first);
        const after = advanced(point, one.entries, null);
        const stateText = write(after.state);
        if (blobId(stateText) !== last.state)
          throw broken(index, `entry ${last.seq} names another state than the one that follows from the entries`);
        point = { ...after, stateText };
        batches.push({ ...one, after: point });
      }
      if (batches.length === 0) spare += bytes;
      else found.push(groupOf(batches, bytes));
    }
    return found;
  }

  function broken(index: number, because: string): GitProblem {
    return brokenAt(path, `line ${index + 1}: ${because}`);
  }

  /** Is this very entry in the log of the other home? */
  async function isThere({ seq, hash }: Entry): Promise<boolean> {
    const last = decider.seqOf(base.state);
    if (seq > last) return false;
    const segment = segmentPaths(last)[Math.floor((seq - 1) / linesPerSegment)];
    const text = segment === undefined ? base.tail : ((await base.sight.read(segment)) ?? '');
    const found = entriesOf<Command, Event>(text).find((one) => one.seq === seq);
    if (found?.hash === hash) return true;
    throw movedOn({ seq });
  }

  function movedOn({ seq }: Pick<Entry, 'seq'>): GitProblem {
    const because = `somebody else has moved ${id} on: entry ${seq} of ${path} does not follow from what git has`;
    const next = `look what it holds, put it aside (mv ${path} ${path}.aside), and go on from what git has`;
    return new GitProblem('moved_on', { because, next, files: [path] });
  }

  /** `stateText`: how the state is written, where somebody knows. */
  function advanced(
    { state: from, tail }: Point<State>,
    entries: readonly Entry<Command, Event>[],
    stateText: string | null,
  ): Point<State> {
    let state = from;
    for (const entry of entries) {
      for (const event of entry.events ?? []) state = decider.evolve(state, event, entry);
      state = decider.recorded(state, entry, entry.refusal !== undefined);
    }
    const text = appended(tail, entries[0]?.seq ?? 1, entries.map(lineOf)).get(tailPath) ?? '';
    return { state, stateText: stateText ?? '', tail: text, hash: entries.at(-1)?.hash ?? lastHash(tail) };
  }

  function alive(): void {
    if (stopped !== null) throw stopped;
  }

  async function observe(asked: string, at: string, command?: Command): Promise<Sight<State, Observed>> {
    if (asked !== id) throw new RangeError(`this is the journal of ${id}, and not of ${asked}`);
    alive();
    const on = command === undefined ? 'there' : decidedOn(base.sight.observed, command);
    if (on === 'there' || isUnsure) return afresh(at, command);
    const { observed, texts } = on === 'fresh' ? await lookedAt(at, command) : base.sight;
    const { state, tail, hash } = latest;
    return { revision: hash, state, observed, tail, texts, read: textAt };
  }

  async function lookedAt(at: string, command: Command | undefined): Promise<Sight<State, Observed>> {
    if (groups.some((group) => group.isWeighty)) await flush();
    return home.observe(id, at, command);
  }

  /** A text as it is now: on its way, or in the other home. */
  async function textAt(text: string): Promise<string | null> {
    const batches = [...groups.flatMap((group) => group.batches), ...waiting.map(({ batch }) => batch)];
    const found = batches.findLast(({ files }) => files.has(text))?.files.get(text);
    if (found !== undefined) return textOf(found);
    const { hash, revision, sight } = base;
    if (revision === sight.revision) return sight.read(text);
    const now = await home.observe(id, clock.now());
    if (base.hash === hash && lastHash(now.tail) === hash) base = { ...base, sight: now, revision: now.revision };
    return now.read(text);
  }

  /** What the other home sees when it has everything. */
  async function afresh(at: string, command: Command | undefined): Promise<Sight<State, Observed>> {
    for (;;) {
      await flush();
      const sight = await home.observe(id, at, command);
      const hash = lastHash(sight.tail);
      // While it looked, more may have been committed here.
      if (latest.hash !== base.hash) continue;
      base = baseOf(sight);
      durable = base;
      latest = base;
      isUnsure = false;
      return { ...sight, revision: directRevision(hash, sight.revision) };
    }
  }

  async function commit(change: Change): Promise<Committed> {
    for (let going = direct; going !== null; going = direct) await going;
    alive();
    const [hash, revision] = revisionsIn(change.revision);
    if (hash !== latest.hash) return { ok: false, reason: 'conflict' };
    if (revision === undefined) return quickly(change);
    const going = directly(change, revision);
    direct = going.catch(() => undefined);
    try {
      return await going;
    } finally {
      direct = null;
    }
  }

  async function directly(change: Change, revision: string | null): Promise<Committed> {
    await prepared();
    isUnsure = true;
    const made = await home.commit({ ...change, revision });
    isUnsure = !made.ok;
    if (!made.ok) return made;
    const after = advanced(base, change.entries.filter(isOwn<Command, Event>), null);
    base = { ...base, ...after, revision: made.revision };
    durable = after;
    latest = after;
    return { ok: true, revision: after.hash };
  }

  async function quickly(change: Change): Promise<Committed> {
    const entries = change.entries.filter(isOwn<Command, Event>);
    const { stateFile } = decider;
    const files = new Map([...change.files].filter(([one]) => one !== stateFile && !one.startsWith('log/')));
    const after = advanced(latest, entries, String(change.files.get(stateFile) ?? ''));
    latest = after;
    await new Promise<void>((resolve, reject) => {
      waiting = [...waiting, { batch: { entries, files, after }, resolve, reject }];
      writing ??= written();
    });
    if (isDue()) void forwarded().catch(() => undefined);
    else soon();
    return { ok: true, revision: after.hash };
  }

  /** Is it to be brought on at once? */
  function isDue(): boolean {
    return entriesOnWay() >= entriesAtMost || groups.some((group) => group.isWeighty);
  }

  function entriesOnWay(): number {
    return groups.reduce((sum, group) => sum + group.entries, 0);
  }

  function groupOf(batches: readonly Batch<State, Command, Event>[], bytes: number): Group<State, Command, Event> {
    const entries = batches.flatMap((batch) => batch.entries);
    return { batches, bytes, entries: entries.length, isWeighty: entries.some(isWeighty) };
  }

  /** Writes what waits; what comes meanwhile is written together after it. */
  async function written(): Promise<void> {
    while (waiting.length > 0) {
      const together = waiting;
      const batches = together.map(({ batch }) => batch);
      const entries = batches.reduce((sum, one) => sum + one.entries.length, 0);
      try {
        tell({ is: 'appending', entries });
        const bytes = await file.append(jsonOf(base.revision, batches), () => tell({ is: 'appended', entries }));
        waiting = waiting.slice(together.length);
        groups = [...groups, groupOf(batches, bytes)];
        durable = batches.at(-1)?.after ?? durable;
        tell({ is: 'durable', entries });
        for (const one of together) one.resolve();
        cleared();
      } catch (error) {
        // Whatever was decided on it meanwhile never was.
        const all = waiting;
        waiting = [];
        latest = durable;
        for (const one of all) one.reject(error);
      }
    }
    writing = null;
  }

  /** Takes from the journal what is not needed any more. */
  function cleared(): void {
    if (spare === 0 || waiting.length > 0) return;
    file.drop(spare);
    spare = 0;
    if (groups.length === 0) tell({ is: 'cleared', entries: 0 });
  }

  /** Brings on what waits, later. */
  function soon(): void {
    if (timer !== null || stopped !== null) return;
    const mine = new AbortController();
    timer = mine;
    const { signal } = mine;
    void clock.sleep(delay, signal).then(async () => {
      if (timer === mine) timer = null;
      if (!signal.aborted) await forwarded().catch(() => undefined);
    });
  }

  /** Brings on everything that is durable; one at a time. */
  function forwarded(): Promise<void> {
    timer?.abort();
    timer = null;
    forwarding ??= forward().finally(() => {
      forwarding = null;
    });
    return forwarding;
  }

  async function forward(): Promise<void> {
    try {
      do {
        alive();
        // What is committed meanwhile is brought on later, unless it is weighty, too.
        await bring(groups);
      } while (isDue());
      delay = milliseconds;
      if (groups.length > 0) soon();
    } catch (error) {
      const because = error instanceof Error ? error.message : String(error);
      const entries = entriesOnWay();
      if (stopped !== null) tell({ is: 'stopped', entries, because });
      else {
        delay = Math.min(delay * 2, longestDelay);
        tell({ is: 'delayed', entries, because });
        soon();
      }
      throw error;
    }
  }

  /** One commit of several batches. What else was committed there meanwhile is left as it is, if it is not about this. */
  async function bring(together: readonly Group<State, Command, Event>[]): Promise<void> {
    const batches = together.flatMap((group) => group.batches);
    const entries = batches.flatMap((batch) => batch.entries);
    const [first, last, end] = [entries[0], entries.at(-1), batches.at(-1)?.after];
    if (first === undefined || last === undefined || end === undefined) return arrived(together.length);
    for (let attempt = 1; attempt <= home.patience.tries; attempt += 1) {
      tell({ is: 'forwarding', entries: entries.length });
      await prepared();
      const made = await home.commit({
        id,
        revision: base.revision,
        files: new Map<string, string | Uint8Array>([
          ...appended(base.tail, first.seq, entries.map(lineOf)),
          ...batches.flatMap(({ files }) => [...files]),
          [decider.stateFile, end.stateText],
        ]),
        entries,
        subject: decider.subject(id, entries),
        author: last.actor,
        at: last.at,
      });
      if (made.ok) {
        tell({ is: 'forwarded', entries: entries.length });
        base = { ...base, ...end, revision: made.revision };
        return arrived(together.length);
      }
      await clock.sleep(waitBefore(home.patience, attempt, clock.random()));
      if (await isOtherwise()) return undefined;
    }
    throw new GitProblem('ref_locked', {
      because: `${home.patience.tries} tries to bring ${id} to git, and every time somebody else was faster`,
      next: 'try again; the journal keeps it',
    });
  }

  /** Somebody committed there. Where they were not at this instance, all is as it was, but for the revision. */
  async function isOtherwise(): Promise<boolean> {
    const was = base.hash;
    base = baseOf(await home.observe(id, clock.now()));
    if (base.hash === was) return false;
    try {
      await takeUp();
    } catch (error) {
      if (error instanceof GitProblem && error.code === 'moved_on') stopped = error;
      throw error;
    }
    return true;
  }

  /** An answer may have been lost: what is there already need not be brought. Whatever else is there is somebody else's. */
  async function takeUp(): Promise<void> {
    let there = 0;
    let last: Entry<Command, Event> | undefined;
    for (const { batches } of groups) {
      const end = batches.at(-1)?.entries.at(-1);
      if (end === undefined || !(await isThere(end))) break;
      there += 1;
      last = end;
    }
    if (base.hash !== last?.hash) {
      // They came after all of ours.
      if (last === undefined || last.hash !== latest.hash)
        throw movedOn({ seq: (last?.seq ?? decider.seqOf(base.state)) + 1 });
      durable = base;
      latest = base;
    }
    arrived(there);
  }

  function arrived(count: number): void {
    spare += groups.slice(0, count).reduce((sum, { bytes }) => sum + bytes, 0);
    groups = groups.slice(count);
    cleared();
  }

  async function flush(): Promise<void> {
    for (let going = writing; going !== null; going = writing) await going;
    alive();
    while (forwarding !== null || groups.length > 0) await forwarded();
  }

  return {
    patience: home.patience,
    writer: () => Promise.resolve(write),
    observe,
    ...(home.sign === undefined ? {} : { sign: home.sign }),
    commit,
    show: home.show,
    flush,
    read: textAt,
    async close() {
      try {
        await flush();
      } finally {
        stopped ??= new GitProblem('journal_failed', { because: `the journal of ${id} is closed` });
        timer?.abort();
        file.close();
      }
    },
  };
}

/** What a journal holds, as others see it; whether the other home has it already they find out by number and hash. */
export interface OnItsWay<Command, Event> {
  readonly entries: readonly Entry<Command, Event>[];
  /** Below the folder of the instance, without state and log. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/**
 * What the journal in a folder holds, whoever has it open.
 * @throws GitProblem journal_broken
 */
export function onItsWay<Command, Event>(folder: string): OnItsWay<Command, Event> {
  const path = join(folder, journalName);
  const batches = journalLines(path).flatMap(({ json }) =>
    batchesIn<Command, Event>(json, (why) => brokenAt(path, why)),
  );
  return {
    entries: batches.flatMap((batch) => batch.entries),
    files: new Map(batches.flatMap((batch) => [...batch.files])),
  };
}

function brokenAt(path: string, because: string): GitProblem {
  return new GitProblem('journal_broken', {
    because: `${path}: ${because}`,
    next: 'nothing was changed: keep the file, and ask who wrote to it',
    files: [path],
  });
}

/** Writes states as everybody does, and sooner: each step writes one. */
async function quickWriter(): Promise<(value: unknown) => string> {
  const [{ quickYaml }, exactly] = await Promise.all([import('../../files/quick-yaml.ts'), yamlWriter()]);
  const quickly = quickYaml();
  return (value) => quickly(value) ?? exactly(value);
}

export function textOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
}

/** Whoever commits here decided by the rules of this kind of instance: its entries are of no other. */
function isOwn<Command, Event>(entry: Entry): entry is Entry<Command, Event> {
  return entry.v === 1;
}

/** Between what is known here and where the other home stands. */
const between = '@';

function directRevision(hash: string, revision: string | null): string {
  return `${hash}${between}${revision ?? ''}`;
}

/** The hash that a decision rests on, and the revision of the other home where it is to be committed there. */
function revisionsIn(revision: string | null): readonly [string, (string | null)?] {
  const [hash = '', there] = (revision ?? '').split(between);
  return there === undefined ? [hash] : [hash, there === '' ? null : there];
}

/** The line of a journal: the revision it was decided on, and of each commit its entries and its files. */
function jsonOf(
  base: string | null,
  batches: readonly Pick<Batch<unknown, unknown, unknown>, 'entries' | 'files'>[],
): string {
  return JSON.stringify({
    v: 1,
    base,
    batches: batches.map(({ entries, files }) => {
      const all = [...files].map(([path, content]) => ({ path, content }));
      const texts = all.flatMap(({ path, content }) => (typeof content === 'string' ? [[path, content] as const] : []));
      const bytes = all.flatMap(({ path, content }) =>
        typeof content === 'string' ? [] : [[path, Buffer.from(content).toString('base64')] as const],
      );
      return {
        entries,
        ...(texts.length === 0 ? {} : { files: Object.fromEntries(texts) }),
        ...(bytes.length === 0 ? {} : { bytes: Object.fromEntries(bytes) }),
      };
    }),
  });
}

/** What a line holds. Its digest fits, so a program like this one wrote it; another version may write otherwise. */
function batchesIn<Command, Event>(
  json: string,
  broken: (because: string) => Error,
): readonly Pick<Batch<unknown, Command, Event>, 'entries' | 'files'>[] {
  const line: unknown = JSON.parse(json);
  if (!isFields(line) || line['v'] !== 1 || !Array.isArray(line['batches']))
    throw broken('this was written by another version of countersign');
  return line['batches'].map((one: unknown) => {
    if (!isFields(one) || !Array.isArray(one['entries'])) throw broken('a batch has no entries');
    const text = one['entries'].map((entry) => `- ${JSON.stringify(entry)}\n`).join('');
    const entries = entriesRead<Command, Event>(text, broken);
    const link = brokenLink(entries, entries[0]?.seq ?? 1);
    if (link !== null) throw broken(link.because);
    const files = new Map<string, string | Uint8Array>();
    for (const [path, content] of fieldsIn(one['files'])) files.set(path, content);
    for (const [path, content] of fieldsIn(one['bytes'])) files.set(path, Buffer.from(content, 'base64'));
    return { entries, files };
  });
}

function entriesRead<Command, Event>(
  text: string,
  broken: (because: string) => Error,
): readonly Entry<Command, Event>[] {
  try {
    return entriesOf<Command, Event>(text);
  } catch (error) {
    throw error instanceof BrokenLog ? broken(error.message) : error;
  }
}

function fieldsIn(value: unknown): readonly (readonly [string, string])[] {
  return Object.entries(isFields(value) ? value : {}).flatMap(([path, content]) =>
    typeof content === 'string' ? [[path, content] as const] : [],
  );
}
