import { join } from 'node:path';
import type { Entry } from '../../core/entry.ts';
import { waitBefore } from '../../core/patience.ts';
import { brokenLink } from '../../kept/replay.ts';
import type { Change, Clock, Committed, Decider, Home, Sight } from '../../ports.ts';
import {
  appended,
  blobId,
  entriesOf,
  genesis,
  lastHash,
  lineOf,
  segmentPaths,
  linesPerSegment,
  tailPath,
  yamlWriter,
} from '../../record.ts';
import { decidedAgain, ownFiles, type Point } from './again.ts';
import { asideIn, asideName, setAside } from './aside.ts';
import { journalName, openJournalFile } from './journal-file.ts';
import { batchesIn, brokenAt, jsonOf, textOf, type Batch } from './on-its-way.ts';
import { GitProblem } from '../repository.ts';

/** A home whose commits are durable when they are in a file, and which brings them to another home in the background. */
export interface Journaled<State, Observed, Command> extends Home<State, Observed, Command> {
  /**
   * Everything is where it belongs, and the journal is empty.
   * @throws what keeps it from getting there: a remote that is away, moved_on, journal_failed. The journal keeps it.
   */
  readonly flush: () => Promise<void>;
  /**
   * What this work commits is written at once when it is over, and then on the disk: so much is done until whoever did it
   * is told. Where the disk does not take it, none of it was committed.
   * @throws what the work throws; GitProblem journal_failed
   */
  readonly together: <T>(work: () => Promise<T>) => Promise<T>;
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
  /** Somebody else moved the instance on, and what was here was decided again on that: so many hold still. */
  | { readonly is: 'decided again'; readonly entries: number }
  /** These are refused now; `file` keeps them. */
  | { readonly is: 'set aside'; readonly entries: number; readonly because: string; readonly file: string }
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

export interface JournalOptions<State, Observed, Command, Event> {
  /** The folder of the journal; it is this instance's alone, and this process's as long as the journal is open. */
  readonly folder: string;
  /** A folder above it that is older than any journal; the folder itself when left out. */
  readonly top?: string;
  readonly id: string;
  readonly clock: Clock;
  /** So many entries are brought on at once; 256 when left out. */
  readonly entriesAtMost?: number;
  /** So long the first of them waits; 1,000 when left out. */
  readonly milliseconds?: number;
  /** On what a command is decided, as things stand; on what is known here when left out. */
  readonly decidedOn?: (observed: Observed, command: Command, state: State | null) => DecidedOn;
  /** Are these to be brought on at once? */
  readonly isWeighty?: (entry: Entry<Command, Event>) => boolean;
  /** So much is held at most of what cannot be brought on; 4,096 entries and 64 MiB when left out. */
  readonly heldAtMost?: Held;
  /** Does it begin something? Where no more can be held only what begins nothing is; when left out, nothing is. */
  readonly begins?: (entry: Entry<Command, Event>) => boolean;
  /** Nobody commits while somebody else does: what is done one after the other is on the disk sooner then. */
  readonly isAlone?: boolean;
  /** Called before anything is brought on. */
  readonly before?: () => Promise<void>;
  /** Called before what the other home was found to have is dropped here: whoever brought it there may have died over it. */
  readonly found?: () => void;
  readonly tell?: (news: JournalNews) => void;
}

/** How much is on its way: entries, and bytes of the journal. */
export interface Held {
  readonly entries: number;
  readonly bytes: number;
}

/**
 * So much a journal holds at most while its home is away. Entries: four for each of the 1,000 steps that a pipeline may
 * have, and a step that nobody is asked about and that goes well takes one. Bytes: measured, those of the journal are about
 * those of the memory that it takes, and git takes so many in one commit in two seconds.
 */
const heldAtMost: Held = { entries: 4096, bytes: 64 * 1024 * 1024 };

/** Batches that were written together: a line of the journal. */
interface Group<Command, Event> extends Held {
  readonly batches: readonly Batch<Command, Event>[];
  /** Is one of its entries to be brought on at once? Asked at every step. */
  readonly isWeighty: boolean;
}

/** The last of it that the other home has. */
interface Base<State, Observed> extends Point<State> {
  readonly sight: Sight<State, Observed>;
  readonly revision: string | null;
}

/** Somebody waits until what they committed is on the disk. */
interface Waiting<State, Command, Event> {
  readonly batch: Batch<Command, Event>;
  readonly after: Point<State>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** How long it waits at most before it tries again. */
const longestDelay = 60_000;

/**
 * A home of one instance before another one. What is committed here is durable when its line is on the disk; several that
 * come at once share one write. It is brought to the other home in the background: what is weighty at once, the rest after
 * so many entries or so much time. What this process was killed over is in the file and is brought on when it is opened
 * again; entries that got there already are known by their hash.
 *
 * Somebody else may commit to the other home meanwhile. What is only here is decided again on that, in the file before
 * anything else: a step that was done is not done again because somebody gave a command. What is refused then is set aside.
 * @throws GitProblem journal_broken; moved_on, where the log of the other home was rewritten. Nothing is changed then.
 */
export async function journaled<State, Command, Body, Observed>(
  home: Home<State, Observed, Command>,
  decider: Decider<State, Command, Body, Observed>,
  options: JournalOptions<State, Observed, Command, Body & { readonly event_id: string }>,
): Promise<Journaled<State, Observed, Command>> {
  type Event = Body & { readonly event_id: string };
  const { id, clock, entriesAtMost = 256, milliseconds = 1000 } = options;
  const { decidedOn = () => 'known', isWeighty = () => false } = options;
  const { before: prepared = () => Promise.resolve(), tell = () => undefined } = options;
  const { heldAtMost: most = heldAtMost, begins = () => true, found: secured = () => undefined } = options;
  const { folder, top = folder, isAlone = false } = options;
  const path = join(folder, journalName);
  const { file, lines } = openJournalFile(path, { top, isAlone });
  const write = await quickWriter();

  /** Durable, and not brought on yet. */
  let groups: readonly Group<Command, Event>[] = [];
  let waiting: readonly Waiting<State, Command, Event>[] = [];
  let writing: Promise<void> | null = null;
  /** What waits for the end of the work whose commits are written together; null where everything is written at once. */
  let gathered: Promise<void>[] | null = null;
  let forwarding: Promise<void> | null = null;
  /** Somebody commits to the other home itself. */
  let direct: Promise<unknown> | null = null;
  /** What is here is being decided again. */
  let settling: Promise<unknown> | null = null;
  /** An answer from there was lost: what it has now is to be looked at before anything is decided. */
  let isUnsure = false;
  let timer: AbortController | null = null;
  let delay = milliseconds;
  /** The last try to get there failed. */
  let isAway = false;
  let stopped: Error | null = null;
  /** Bytes of the journal that are not needed any more, as soon as nothing is being written. */
  let spare = 0;

  /** As far as the other home has it, as far as it is on the disk, and as far as it was decided. */
  let base: Base<State, Observed>;
  let durable: Point<State>;
  let latest: Point<State>;
  try {
    await takeUp(await home.observe(id, clock.now()), heldIn(lines));
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

  function heldIn(held: typeof lines): readonly Group<Command, Event>[] {
    return held.map(({ json, bytes }, index) => {
      const broken = (because: string): GitProblem => brokenAt(path, `line ${index + 1}: ${because}`);
      return groupOf(batchesIn<Command, Event>(json, broken), bytes);
    });
  }

  /**
   * Goes on from where the other home is: with what is held here and missing there, as it is or decided again. Nothing is
   * changed where this fails, but for what was set aside.
   */
  async function takeUp(sight: Sight<State, Observed>, held: readonly Group<Command, Event>[]): Promise<void> {
    const now = baseOf(sight);
    const [oldest] = held.flatMap(({ batches }) => batches.flatMap((batch) => batch.entries));
    const log = oldest === undefined ? [] : await logFrom(sight, oldest.seq - 1);
    const missing = missingIn(log, held);
    const bytesOf = (of: readonly Group<Command, Event>[]): number => of.reduce((sum, { bytes }) => sum + bytes, 0);
    const there = bytesOf(held) - bytesOf(missing);
    if (there > 0) secured();
    const entries = missing.flatMap(({ batches }) => batches.flatMap((batch) => batch.entries));
    const [next] = entries;
    if (next !== undefined) {
      const link = brokenLink(entries, next.seq);
      if (link !== null) throw brokenAt(path, link.because);
      const before = next.seq === 1 ? genesis : log.find(({ seq }) => seq === next.seq - 1)?.hash;
      if (next.prev !== before) throw movedOn(next);
      if (next.prev !== now.hash) return again(now, log, missing);
    }
    const end = played(now, missing);
    standing(now, end, missing, spare + there);
  }

  function standing(
    now: Base<State, Observed>,
    end: Point<State>,
    left: readonly Group<Command, Event>[],
    unneeded: number,
  ): void {
    base = now;
    groups = left;
    durable = end;
    latest = end;
    spare = unneeded;
  }

  /** Somebody else moved it on: what is only here is decided again. */
  async function again(
    now: Base<State, Observed>,
    log: readonly Entry<Command, Event>[],
    missing: readonly Group<Command, Event>[],
  ): Promise<void> {
    const { sight } = now;
    const { batches, after, aside } = await decidedAgain(
      {
        home: { ...home, writer: () => Promise.resolve(write) },
        decider,
        clock,
        id,
        sight,
        observed: async (command, at) =>
          decidedOn(sight.observed, command, sight.state) === 'known'
            ? sight.observed
            : (await home.observe(id, at, command)).observed,
        there: new Map(log.map((entry) => [entry.id, entry])),
        aside: asideIn(folder),
      },
      missing.flatMap((group) => group.batches),
      now,
    );
    if (aside.length > 0) {
      setAside(folder, aside);
      const because = [...new Set(aside.map(({ refusal }) => refusal.because))].join('; ');
      tell({ is: 'set aside', entries: aside.length, because, file: join(folder, asideName) });
    }
    const sizes = file.replace(batches.map((batch) => jsonOf(sight.revision, [batch])));
    const left = batches.map((batch, index) => groupOf([batch], sizes[index] ?? 0));
    standing(now, after, left, 0);
    tell({ is: 'decided again', entries: entriesOnWay() });
  }

  /** The log as somebody saw it, from an entry on. */
  async function logFrom(sight: Sight<State, Observed>, seq: number): Promise<readonly Entry<Command, Event>[]> {
    const full = segmentPaths(decider.seqOf(sight.state)).slice(Math.floor(Math.max(0, seq - 1) / linesPerSegment));
    const texts = await Promise.all(full.map(async (segment) => (await sight.read(segment)) ?? ''));
    return [...texts, sight.tail].flatMap((text) => entriesOf<Command, Event>(text));
  }

  /** Those of which a log does not have all. */
  function missingIn(log: readonly Entry[], held: readonly Group<Command, Event>[]): readonly Group<Command, Event>[] {
    const there = new Set(log.map(({ hash }) => hash));
    return held.flatMap(({ batches, bytes }) => {
      const left = batches.filter(({ entries }) => !there.has(entries.at(-1)?.hash ?? ''));
      return left.length === 0 ? [] : [groupOf(left, bytes)];
    });
  }

  /** Where these lead; each leads to the state that it names. */
  function played(from: Point<State>, held: readonly Group<Command, Event>[]): Point<State> {
    let point = from;
    for (const { entries } of held.flatMap((group) => group.batches)) {
      const after = advanced(point, entries, null);
      point = { ...after, stateText: write(after.state) };
      const { seq = 0, state = '' } = entries.at(-1) ?? {};
      if (blobId(point.stateText) !== state)
        throw brokenAt(path, `entry ${seq} names another state than the one that follows from the entries`);
    }
    return point;
  }

  function movedOn({ seq }: Pick<Entry, 'seq'>): GitProblem {
    const because = `the log of ${id} was rewritten: entry ${seq} of ${path} does not follow from what git has`;
    const next = `look what it holds, put it aside (mv ${path} ${path}.overtaken), and go on from what git has`;
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
    await settling;
    alive();
    const on = command === undefined ? 'there' : decidedOn(base.sight.observed, command, latest.state);
    if (on === 'there' || isUnsure) return afresh(at, command);
    const { observed, texts } = on === 'fresh' ? await lookedAt(at, command) : base.sight;
    const { state, tail, hash } = latest;
    return { revision: hash, state, observed, tail, hash, texts, read: textAt };
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
    if (isFull() && change.entries.filter(isOwn<Command, Event>).some(begins)) await room();
    for (let going = busy(); going !== null; going = busy()) await going;
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

  /** Nobody commits meanwhile. */
  function busy(): Promise<unknown> | null {
    return direct ?? settling;
  }

  function isFull(): boolean {
    return entriesOnWay() >= most.entries || groups.reduce((sum, { bytes }) => sum + bytes, 0) >= most.bytes;
  }

  /** Waits until more can be held; where the other home cannot be reached that is told. */
  async function room(): Promise<void> {
    try {
      while (isFull()) await forwarded();
    } catch (error) {
      alive();
      throw new GitProblem('journal_full', {
        because: `${path} holds ${entriesOnWay()} entries that could not be brought to git: ${messageOf(error)}`,
        files: [path],
      });
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
    const files = ownFiles(decider.stateFile, change);
    const after = advanced(latest, entries, String(change.files.get(decider.stateFile) ?? ''));
    latest = after;
    const onDisk = new Promise<void>((resolve, reject) => {
      waiting = [...waiting, { batch: { entries, files }, after, resolve, reject }];
    });
    if (gathered === null) {
      writing ??= written();
      await onDisk;
    } else {
      onDisk.catch(() => undefined);
      gathered.push(onDisk);
    }
    if (gathered === null) bringOn();
    return { ok: true, revision: after.hash };
  }

  /** While the other home is away it is asked again after a while, and not at every step. */
  function bringOn(): void {
    if (isDue() && !isAway) void forwarded().catch(() => undefined);
    else soon();
  }

  /** Is it to be brought on at once? */
  function isDue(): boolean {
    return entriesOnWay() >= entriesAtMost || groups.some((group) => group.isWeighty);
  }

  function entriesOnWay(): number {
    return groups.reduce((sum, group) => sum + group.entries, 0);
  }

  function groupOf(batches: readonly Batch<Command, Event>[], bytes: number): Group<Command, Event> {
    const entries = batches.flatMap((batch) => batch.entries);
    return { batches, bytes, entries: entries.length, isWeighty: entries.some(isWeighty) };
  }

  /** Writes what waits; what comes meanwhile is written together after it. */
  async function written(): Promise<void> {
    while (waiting.length > 0) {
      const these = waiting;
      const batches = these.map(({ batch }) => batch);
      const entries = batches.reduce((sum, one) => sum + one.entries.length, 0);
      try {
        tell({ is: 'appending', entries });
        const bytes = await file.append(jsonOf(base.revision, batches), () => tell({ is: 'appended', entries }));
        waiting = waiting.slice(these.length);
        groups = [...groups, groupOf(batches, bytes)];
        durable = these.at(-1)?.after ?? durable;
        tell({ is: 'durable', entries });
        for (const one of these) one.resolve();
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
      isAway = false;
      if (groups.length > 0) soon();
    } catch (error) {
      const because = messageOf(error);
      const entries = entriesOnWay();
      if (stopped !== null) tell({ is: 'stopped', entries, because });
      else {
        delay = Math.min(delay * 2, longestDelay);
        isAway = true;
        tell({ is: 'delayed', entries, because });
        soon();
      }
      throw error;
    }
  }

  /** One commit of several batches. What else was committed there meanwhile is left as it is, if it is not about this. */
  async function bring(brought: readonly Group<Command, Event>[]): Promise<void> {
    const end = durable;
    const batches = brought.flatMap((group) => group.batches);
    const entries = batches.flatMap((batch) => batch.entries);
    const [first, last] = [entries[0], entries.at(-1)];
    if (first === undefined || last === undefined) return arrived(brought.length);
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
        return arrived(brought.length);
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
    const sight = await home.observe(id, clock.now());
    if (lastHash(sight.tail) === base.hash) {
      base = baseOf(sight);
      return false;
    }
    const going = settled(sight);
    settling = going.catch(() => undefined);
    try {
      await going;
    } catch (error) {
      if (error instanceof GitProblem && error.code === 'moved_on') stopped = error;
      throw error;
    } finally {
      settling = null;
    }
    return true;
  }

  /** An answer may have been lost: what is there already need not be brought. Whatever else is there is somebody else's. */
  async function settled(sight: Sight<State, Observed>): Promise<void> {
    // What was decided before this began is on the disk first, and decided again with the rest.
    await inked();
    await takeUp(sight, groups);
    cleared();
  }

  function arrived(count: number): void {
    spare += groups.slice(0, count).reduce((sum, { bytes }) => sum + bytes, 0);
    groups = groups.slice(count);
    cleared();
  }

  /** Nothing waits for the disk any more. */
  async function inked(): Promise<void> {
    while (waiting.length > 0 || writing !== null) await (writing ??= written());
  }

  async function together<T>(work: () => Promise<T>): Promise<T> {
    if (gathered !== null) return work();
    const mine: Promise<void>[] = [];
    gathered = mine;
    try {
      return await work();
    } finally {
      gathered = null;
      await inked();
      await Promise.all(mine);
      if (mine.length > 0) bringOn();
    }
  }

  async function flush(): Promise<void> {
    await inked();
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
    together,
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

/** Writes states as everybody does, and sooner: each step writes one. */
async function quickWriter(): Promise<(value: unknown) => string> {
  const [{ quickYaml }, exactly] = await Promise.all([import('../../files/quick-yaml.ts'), yamlWriter()]);
  const quickly = quickYaml();
  return (value) => quickly(value) ?? exactly(value);
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
