import type { Finding } from '../../core/finding.ts';
import { findingsWith } from '../../kept/damage.ts';
import { formatFindings } from '../../kept/format.ts';
import { sweptFindings } from '../../kept/swept.ts';
import { formatFile, linesPerSegment, segmentPaths, sha256, sweptFile, tailPath } from '../../record.ts';
import type { GitHome } from '../home.ts';
import type { Objects } from '../objects.ts';
import { claims, type MissingEntry } from './claims.ts';
import { edgesOf, type Edge, type Step } from './commits.ts';
import { instanceAt } from './kinds.ts';
import { textOf } from './layout.ts';
import { timelineIn } from './instance.ts';
import type { Timeline, Turn } from './timeline.ts';

/** What every commit of a record was proven against, and what was found. */
export interface ProvenHistory {
  readonly commits: number;
  /** Newest first. */
  readonly findings: readonly HistoryFinding[];
  /** Commits that say something about themselves which is not so, newest first: warnings, because nothing rests on it. */
  readonly claims: readonly Finding[];
  /** Folder → an entry that a commit says it made and that is not in its place, of each instance the first. */
  readonly missing: ReadonlyMap<string, MissingEntry>;
  /** Commits without parents. */
  readonly roots: readonly string[];
  /** Folder → number of an entry that was asked about → the commit that wrote it. */
  readonly writers: ReadonlyMap<string, ReadonlyMap<number, string>>;
}

/** A finding about one commit. */
export interface HistoryFinding {
  readonly finding: Finding;
  /** Every file that the commit changed without a right to. */
  readonly files: readonly string[];
  /**
   * Whether everything that was there before is there again; null where the files at the head tell, because nothing but
   * files is concerned.
   */
  readonly isUndone: boolean | null;
  /** The commits that put it right, as far as they are known. */
  readonly by: readonly string[];
  /** Whether all it did wrong is that it left files as they were. */
  readonly isLeft?: boolean;
  /** Entries that the commit took out of a log, and that are there again. */
  readonly out?: Out;
  /** The commit that put them back, where one did. */
  readonly backBy?: string;
}

interface Out {
  /** The folder of the instance. */
  readonly folder: string;
  readonly timeline: Timeline;
  /** The numbers of the first of them and of the last. */
  readonly first: number;
  readonly last: number;
}

/** The same, of what was done and undone: the record is whole, and it happened all the same. */
export function undone({ finding, by, out, backBy }: HistoryFinding): Finding {
  const { message, commit = '' } = finding;
  if (out !== undefined && backBy !== undefined) {
    const what = `${entriesText(out.first, out.last)} of ${idOf(out.folder)}`;
    const says = `commit ${short(commit)} took ${what} out, and commit ${short(backBy)} put ${out.first === out.last ? 'it' : 'them'} back`;
    const shown = `git show ${short(commit)} and git show ${short(backBy)} show what was done, and by whom. Nothing is missing because of it.`;
    return { ...finding, message: says, next: shown, severity: 'warning' };
  }
  const next = `git show ${short(commit)} shows what was done, and by whom. It was undone since: nothing is missing because of it.`;
  const how = by.length === 0 ? 'it was undone since' : `${by.map(short).join(' and ')} undid it`;
  return { ...finding, message: `${message}; ${how}`, next, severity: 'warning' };
}

export interface Asked {
  readonly head: string;
  /** An earlier head: what it holds is taken for proven. */
  readonly since: string | null;
  /** Only the instance of this folder; null for all, and for what lies beside them. */
  readonly folder: string | null;
  /** Folder → how the instance came to be; null where that cannot be told from the head. */
  readonly timelines: ReadonlyMap<string, Timeline | null>;
  /** Folder → numbers of entries whose commits are wanted. */
  readonly wanted: ReadonlyMap<string, ReadonlySet<number>>;
  readonly progress: (commits: number) => void;
}

/**
 * Proves that the record only ever grew: whatever a commit changed is what entries did that it added, in the order in
 * which they stand, each with its state and its files; none were changed, taken out or taken back. What commits may have
 * held is worked out from the log as it stands, so no old file is read. Each step is judged by itself, from what was
 * there to what is there: where every one is as it has to be, so is every commit. Where a log was exchanged for another,
 * the commit that did it is found, and those before it are judged by the log that it put away.
 */
export async function provenHistory(home: GitHome, asked: Asked): Promise<ProvenHistory> {
  const { repository, objects } = home;
  const walk = walking(objects, asked);
  const claiming = claims(repository.stateBranch, asked, walk.logsOf);
  let commits = 0;
  let last = '';
  const roots: string[] = [];
  for await (const edges of edgesOf(repository, asked.head, asked.since, asked.folder)) {
    for (const edge of edges) {
      if (edge.commit !== last) {
        commits += 1;
        if (edge.parents.length === 0) roots.push(edge.commit);
        claiming.begin(edge);
      }
      last = edge.commit;
      const wait = walk.step(edge);
      // Nearly every step is judged at once.
      if (wait !== null) await wait;
      claiming.step(edge);
    }
    asked.progress(commits);
  }
  const findings = await together(walk.findings(), (out, commit) => putBackBy(home, asked.head, out, commit));
  const { missing } = claiming;
  return { commits, findings, claims: claiming.findings(), missing, roots, writers: walk.writers };
}

/** Entries that were taken out and put back are one thing that happened, and not what two commits left as it was. */
async function together(
  findings: readonly HistoryFinding[],
  byOf: (out: Out, commit: string) => Promise<string | null>,
): Promise<readonly HistoryFinding[]> {
  const pairs = new Map<HistoryFinding, string>();
  for (const one of findings) {
    const { out, isUndone, finding } = one;
    const by = out === undefined || isUndone !== true ? null : await byOf(out, finding.commit ?? '');
    if (by !== null) pairs.set(one, by);
  }
  const isPart = ({ isLeft, finding: { file, commit } }: HistoryFinding): boolean =>
    isLeft === true &&
    [...pairs].some(
      ([{ out, finding }, by]) =>
        (commit === by || commit === finding.commit) && file.startsWith(`${out?.folder ?? ''}/`),
    );
  return findings.flatMap((one) => {
    const by = pairs.get(one);
    if (by !== undefined) return [{ ...one, backBy: by }];
    return isPart(one) ? [] : [one];
  });
}

/** The commit that put entries back into a log after another one took them out; null where none did so at once. */
async function putBackBy({ repository }: GitHome, head: string, out: Out, since: string): Promise<string | null> {
  const { folder, timeline, first, last } = out;
  const count = (blob: string | null): number => (blob === null ? 0 : (timeline.entriesAt(blob) ?? 0));
  let found: string | null = null;
  for await (const edges of edgesOf(repository, head, since, folder)) {
    for (const { commit, steps } of edges) {
      const tail = steps.find(({ path }) => path === `${folder}/${tailPath}`);
      if (tail !== undefined && count(tail.before) < first && count(tail.after) >= last) found = commit;
    }
  }
  return found;
}

/** What helps where a commit did something to the record that it had no right to. */
export function mendingOf(commit: string): string {
  return `git show ${short(commit)} shows what was done, and by whom; git revert ${short(commit)} on the state branch undoes it. Commands that came after it may have to be given again.`;
}

function findingAbout(commit: string, file: string, line: number, message: string): Finding {
  const next = mendingOf(commit);
  return { ...findingsWith(next)('history_changed', file, line, `commit ${short(commit)} ${message}`), commit };
}

/** A log that was there once: which one, and how many entries it had. */
interface Known {
  readonly timeline: Timeline;
  readonly entries: number;
}

/** A finding that waits for the commit which wrote the entries that it is about. */
interface Waiting {
  readonly timeline: Timeline;
  /** The numbers of the first of them and of the last. */
  readonly seq: number;
  readonly last: number;
  readonly tell: (commit: string) => void;
  /** Takes the finding back: its commit, which is answered, only undid what another one did. Null where there is none. */
  readonly drop: (() => string) | null;
}

function walking(objects: Objects, { head, timelines, wanted, folder: only }: Asked) {
  const found: (HistoryFinding | null)[] = [];
  /** File → the next commit, seen from an older one, that put it right. */
  const mended = new Map<string, string>();
  const writers = new Map<string, Map<number, string>>();
  const logs = new Map<string, Timeline[]>();
  const broken = new Set<string>();
  const waiting = new Map<string, Waiting[]>();
  const folders = new Map<string, boolean>();
  const ownTexts = new Map<string, Promise<string | null>>();

  for (const [folder, timeline] of timelines) if (timeline !== null) logs.set(folder, [timeline]);
  for (const [folder, numbers] of wanted) {
    const timeline = timelines.get(folder) ?? null;
    if (timeline !== null)
      waiting.set(
        folder,
        [...numbers].map((seq) => writerOf(folder, timeline, seq)),
      );
  }

  function writerOf(folder: string, timeline: Timeline, seq: number): Waiting {
    const known = writers.get(folder) ?? new Map<number, string>();
    writers.set(folder, known);
    return { timeline, seq, last: seq, tell: (commit) => known.set(seq, commit), drop: null };
  }

  function tell(
    edge: Edge,
    files: readonly string[],
    line: number,
    says: string,
    isUndone: HistoryFinding['isUndone'] = null,
    isLeft = false,
  ): void {
    const others = files.length > 1 ? `, and ${files.length - 1} more of its files` : '';
    const finding = findingAbout(edge.commit, files[0] ?? '', line, `${says}${others}`);
    const by = [...new Set(files.flatMap((file) => mended.get(file) ?? []))];
    found.push({ finding, files, isUndone, by, isLeft });
  }

  /** The folder of the instance that a file belongs to; null where it belongs to none. */
  function folderAt(path: string): string | null {
    const [top, shelf, id, below] = path.split('/', 4);
    if (shelf === undefined || id === undefined || below === undefined) return null;
    const folder = `${top ?? ''}/${shelf}/${id}`;
    let known = folders.get(folder);
    if (known === undefined) {
      known = instanceAt(folder) !== null;
      folders.set(folder, known);
    }
    return known ? folder : null;
  }

  function step(edge: Edge): Promise<void> | null {
    const [first] = edge.steps;
    if (first === undefined) return null;
    const folder = folderAt(first.path);
    const isOne = folder !== null && edge.steps.every(({ path }) => folderAt(path) === folder);
    return isOne ? instanceStep(edge, folder, edge.steps) : severalSteps(edge);
  }

  async function severalSteps(edge: Edge): Promise<void> {
    const groups = Map.groupBy(edge.steps, ({ path }) => folderAt(path));
    for (const [folder, steps] of groups) {
      if (folder !== null) await instanceStep(edge, folder, steps);
      else if (only === null) await ownSteps(edge, steps);
    }
  }

  /** What the branch keeps about itself may change, and stays what it is. */
  async function ownSteps(edge: Edge, steps: readonly Step[]): Promise<void> {
    const strays: string[] = [];
    for (const { path, after } of steps) {
      if (path !== formatFile && path !== sweptFile) {
        if (after === null) mended.set(path, edge.commit);
        else strays.push(path);
        continue;
      }
      const why = await (ownTexts.get(`${path} ${after ?? ''}`) ?? ownFault(path, after));
      ownTexts.set(`${path} ${after ?? ''}`, Promise.resolve(why));
      if (why === null) mended.set(path, edge.commit);
      else tell(edge, [path], 1, `made this another file: ${why}`);
    }
    if (strays.length > 0) tell(edge, strays, 1, 'brought this, and nothing of the record lies here');
  }

  async function ownFault(path: string, blob: string | null): Promise<string | null> {
    if (blob === null) return 'it took it away';
    const text = await textOf(objects, blob);
    const [fault] = path === formatFile ? await formatFindings(text, '') : sweptFindings(text, '');
    return fault?.message ?? null;
  }

  /** Judged at once where the log that the commit left and the one it found are one log that grew. */
  function instanceStep(edge: Edge, folder: string, steps: readonly Step[]): Promise<void> | null {
    const tail = steps.find(
      ({ path }) => path.length === folder.length + 1 + tailPath.length && path.endsWith(tailPath),
    );
    if (tail === undefined) return untoldStep(edge, folder, steps);
    for (const timeline of logs.get(folder) ?? []) {
      const to = tail.after === null ? undefined : timeline.entriesAt(tail.after);
      const from = tail.before === null ? 0 : timeline.entriesAt(tail.before);
      if (to === undefined || from === undefined || from > to) continue;
      written(edge, folder, timeline, from, to);
      const wrong = differing(folder, steps, timeline.between(from, to));
      return wrong.length === 0 ? null : tellWrong(edge, folder, wrong, { timeline, entries: to });
    }
    return exchanged(edge, folder, steps, tail);
  }

  /** The commit that wrote an entry which a finding is about. */
  function written(edge: Edge, folder: string, timeline: Timeline, from: number, to: number): void {
    const left = waiting.get(folder);
    if (left === undefined) return;
    const isThis = (one: Waiting): boolean =>
      one.seq > from && one.seq <= to && one.timeline.tailAfter(one.seq) === timeline.tailAfter(one.seq);
    for (const one of left) if (isThis(one)) one.tell(edge.commit);
    const others = left.filter((one) => !isThis(one));
    if (others.length === 0) waiting.delete(folder);
    else waiting.set(folder, others);
  }

  async function untoldStep(edge: Edge, folder: string, steps: readonly Step[]): Promise<void> {
    const tail = await fileAt(edge.commit, `${folder}/${tailPath}`);
    const log = tail === null ? null : await logAt(folder, tail, [edge.commit, ...edge.parents]);
    const changes = steps.map(({ path, after }): Wrong => ({ path, wanted: undefined, found: after }));
    const wrong = log === null ? changes : await withoutMended(edge, folder, changes, log);
    const [first] = steps.filter(({ path }) => wrong.some((one) => one.path === path));
    if (first === undefined) return;
    const line = await changedLine(first);
    const what = first.after === null ? 'took this away' : first.before === null ? 'brought this' : 'changed this';
    tell(
      edge,
      wrong.map(({ path }) => path),
      line,
      `${what} by hand: no entry was made with it`,
    );
  }

  async function changedLine({ before, after }: Step): Promise<number> {
    const [was, is] = [await textOf(objects, before), await textOf(objects, after)].map((text) => text.split('\n'));
    const at = is?.findIndex((line, index) => line !== was?.[index]) ?? 0;
    return Math.max(at, 0) + 1;
  }

  /** A file of the tree of a commit, as steps have it. */
  async function fileAt(commit: string, path: string): Promise<string | null> {
    const cut = path.lastIndexOf('/');
    // Where somebody put a file in the place of a folder, nothing lies below it.
    const tree = await objects.tree(`${commit}:${path.slice(0, cut)}`).catch(() => null);
    const entry = tree?.find(({ name }) => name === path.slice(cut + 1));
    if (entry === undefined) return null;
    return entry.mode === '100644' ? entry.oid : `${entry.mode} ${entry.oid}`;
  }

  /** What a commit left otherwise than the log has it. What it put right is the fault of one before it, which is found. */
  async function withoutMended(
    edge: Edge,
    folder: string,
    changes: readonly Wrong[],
    { timeline, entries }: Known,
  ): Promise<readonly Wrong[]> {
    const right = timeline.filesAfter(entries);
    const wrong: Wrong[] = [];
    for (const one of changes) {
      const path = one.path.slice(folder.length + 1);
      const is = one.found === undefined ? await fileAt(edge.commit, one.path) : one.found;
      if (is !== (right.get(path) ?? null) || !(await isEvidenceOf(path, is))) wrong.push(one);
      else if (one.found !== undefined) mended.set(one.path, edge.commit);
    }
    return wrong;
  }

  /** Of evidence the log knows another digest than git: its name begins with it. */
  async function isEvidenceOf(path: string, blob: string | null): Promise<boolean> {
    if (blob === null || !path.startsWith('evidence/')) return true;
    const read = await objects.read(blob).catch(() => null);
    return read !== null && path.startsWith(`evidence/${sha256(read.bytes).slice(0, 12)}`);
  }

  async function tellWrong(edge: Edge, folder: string, changes: readonly Wrong[], log: Known): Promise<void> {
    const wrong = await withoutMended(edge, folder, changes, log);
    const { entries } = log;
    const [first] = wrong;
    if (first === undefined) return;
    const says =
      first.wanted === undefined
        ? `${first.found === null ? 'took this away' : 'wrote this'} by hand: no entry of that commit did`
        : first.found === undefined
          ? `left this as it was, and entry ${entries} changes it`
          : `wrote something else here than what entry ${entries} leads to`;
    tell(
      edge,
      wrong.map(({ path }) => path),
      1,
      says,
      null,
      wrong.every((one) => one.found === undefined),
    );
  }

  /** The log of before is not the beginning of the log of after, or one of them is none. */
  async function exchanged(edge: Edge, folder: string, steps: readonly Step[], tail: Step): Promise<void> {
    const after = tail.after === null ? null : await knownLog(folder, tail.after, [edge.commit]);
    const before = tail.before === null ? null : await knownLog(folder, tail.before, edge.parents);
    // Where the log was broken before, the commit that broke it is still to come.
    if (before === 'broken') {
      if (after === 'broken') return;
      const isMended = after !== null && isBeginning(after, await finalLog(folder));
      if (!isMended) return tell(edge, [tail.path], 1, 'put another log in the place of a broken one', true);
      const changes = steps.map((one): Wrong => ({ path: one.path, wanted: undefined, found: one.after }));
      return tellWrong(edge, folder, changes, after);
    }
    const final = await finalLog(folder);
    const isStillThere = before === null ? final !== null : isBeginning(before, final);
    if (after === 'broken') {
      const paths = [tail.path, ...steps.map(({ path }) => path).filter((path) => path !== tail.path)];
      tell(edge, paths, 1, 'broke the log: it is no chain of entries any more', isStillThere);
      return;
    }
    const most = Math.min(before?.entries ?? 0, after?.entries ?? 0);
    const other = before === null || after === null ? null : firstDifference(before.timeline, after.timeline, most);
    const seq = other ?? most + 1;
    if (before !== null && before.entries >= seq) {
      const { path, line } = placeOf(seq, after?.entries ?? 0);
      const files = [`${folder}/${path}`, tail.path];
      const says =
        other === null ? `took ${entriesText(seq, before.entries)} of ${idOf(folder)} away` : `changed entry ${seq}`;
      const which = other === null && before.entries > seq ? ', the first of which' : ', which';
      const about = (by: string): Finding => findingAbout(edge.commit, files[0] ?? '', line, `${says}${by}`);
      const out = { folder, timeline: before.timeline, first: seq, last: before.entries };
      const by = after !== null && other !== null && isStillThere ? restored(folder, after) : [];
      const taken = { finding: about(''), files, isUndone: isStillThere, by, ...(other === null ? { out } : {}) };
      waitFor(folder, before, seq, taken, edge.commit, (commit) => about(`${which} was written in ${short(commit)}`));
    }
    if (after === null) return;
    const wrong = differing(folder, steps, turnsBetween(before, after));
    if (wrong.length > 0) await tellWrong(edge, folder, wrong, after);
  }

  /** Tells of what a commit did, and where it is found later, of the commit that wrote what it is about. */
  function waitFor(
    folder: string,
    { timeline, entries }: Known,
    seq: number,
    first: HistoryFinding,
    commit: string,
    about: (commit: string) => Finding,
  ): void {
    const at = found.push(first) - 1;
    const one = {
      timeline,
      seq,
      last: entries,
      tell: (writer: string): void => {
        const now = found[at] ?? null;
        found[at] = now === null ? null : { ...now, finding: about(writer) };
      },
      drop: (): string => {
        found[at] = null;
        return commit;
      },
    };
    waiting.set(folder, [...(waiting.get(folder) ?? []), one]);
  }

  /**
   * A commit exchanged a log for this one, which was put away again later as it was: then nothing was lost with it, and
   * whoever put it away only undid that.
   */
  function restored(folder: string, after: Known): readonly string[] {
    const isThis = ({ timeline, seq, last, drop }: Waiting): boolean =>
      drop !== null && last <= after.entries && timeline.tailAfter(seq) === after.timeline.tailAfter(seq);
    const all = waiting.get(folder) ?? [];
    const others = all.filter((one) => !isThis(one));
    waiting.set(folder, others);
    return all.filter(isThis).flatMap(({ drop }) => (drop === null ? [] : [drop()]));
  }

  /** How the log stands at the head; null where it is gone, or is none. */
  async function finalLog(folder: string): Promise<Timeline | null> {
    const known = timelines.get(folder);
    return known === undefined ? timelineAt(head, folder) : known;
  }

  async function timelineAt(commit: string, folder: string): Promise<Timeline | null> {
    const instance = instanceAt(folder);
    return instance === null ? null : timelineIn(objects, `${commit}:${folder}`, instance);
  }

  /** The log whose open segment was this blob at one of these commits; `broken` where that is no log. */
  async function knownLog(folder: string, tail: string, commits: readonly string[]): Promise<Known | 'broken'> {
    const known = broken.has(`${folder} ${tail}`) ? null : await logAt(folder, tail, commits);
    if (known === null) broken.add(`${folder} ${tail}`);
    return known ?? 'broken';
  }

  /** The same; null where it is no log at these commits, and may be one at others that have the same open segment. */
  async function logAt(folder: string, tail: string, commits: readonly string[]): Promise<Known | null> {
    const all = logs.get(folder) ?? [];
    for (const timeline of all) {
      const entries = timeline.entriesAt(tail);
      if (entries !== undefined) return { timeline, entries };
    }
    for (const commit of commits) {
      if ((await objects.info(`${commit}:${folder}/${tailPath}`))?.oid !== tail) continue;
      const timeline = await timelineAt(commit, folder);
      const entries = timeline?.entriesAt(tail);
      if (timeline === null || entries === undefined) continue;
      logs.set(folder, [...all, timeline]);
      return { timeline, entries };
    }
    return null;
  }

  return {
    step,
    writers,
    logsOf: (folder: string): readonly Timeline[] => logs.get(folder) ?? [],
    findings: (): readonly HistoryFinding[] => found.filter((one) => one !== null),
  };
}

/** A file that is not what entries lead to; undefined where nothing happened, or nothing was to happen. */
interface Wrong {
  readonly path: string;
  readonly wanted: string | null | undefined;
  readonly found: string | null | undefined;
}

/** Where what a commit did is not what entries did. */
function differing(folder: string, steps: readonly Step[], turns: ReadonlyMap<string, Turn>): readonly Wrong[] {
  const wrong: Wrong[] = [];
  let met = 0;
  for (const { path, before, after } of steps) {
    const turn = turns.get(path.slice(folder.length + 1));
    if (turn !== undefined) met += 1;
    if (turn === undefined || turn.before !== before || turn.after !== after)
      wrong.push({ path, wanted: turn?.after, found: after });
  }
  if (met === turns.size) return wrong;
  const done = new Set(steps.map(({ path }) => path.slice(folder.length + 1)));
  for (const [path, { after }] of turns) {
    if (!done.has(path)) wrong.push({ path: `${folder}/${path}`, wanted: after, found: undefined });
  }
  return wrong;
}

/** What has to differ between two logs, each after so many entries. */
function turnsBetween(before: Known | null, after: Known): ReadonlyMap<string, Turn> {
  const was = before === null ? new Map<string, string>() : before.timeline.filesAfter(before.entries);
  const is = after.timeline.filesAfter(after.entries);
  const turns = new Map<string, Turn>();
  for (const path of new Set([...was.keys(), ...is.keys()])) {
    const turn = { before: was.get(path) ?? null, after: is.get(path) ?? null };
    if (turn.before !== turn.after) turns.set(path, turn);
  }
  return turns;
}

/** Does the last log begin with this one? */
function isBeginning({ timeline, entries }: Known, last: Timeline | null): boolean {
  return last !== null && last.tailAfter(entries) === timeline.tailAfter(entries);
}

/** The number of the first entry in which two logs differ, of so many; null where they do not. */
function firstDifference(one: Timeline, other: Timeline, most: number): number | null {
  for (let seq = 1; seq <= most; seq += 1) if (one.tailAfter(seq) !== other.tailAfter(seq)) return seq;
  return null;
}

/** Where an entry stands in a log of so many entries, or would. */
export function placeOf(seq: number, entries: number): { readonly path: string; readonly line: number } {
  const path = segmentPaths(entries)[Math.floor((seq - 1) / linesPerSegment)] ?? tailPath;
  return { path, line: ((seq - 1) % linesPerSegment) + 1 };
}

/** Of entries: `entry 3`, `entries 3 to 5`. */
function entriesText(from: number, to: number): string {
  return from === to ? `entry ${from}` : `entries ${from} to ${to}`;
}

/** What an instance is called, by its folder. */
export function idOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}

function short(commit: string): string {
  return commit.slice(0, 7);
}
