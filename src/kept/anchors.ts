import { isFields } from '../core/fields.ts';
import type { Finding, Path } from '../core/finding.ts';
import { projectFolder } from '../core/project/decider.ts';
import { slug } from '../core/project/rules/start.ts';
import { momentText, projectText, word } from '../core/prose.ts';
import { readJson } from '../files/json.ts';
import { tailPath } from '../record.ts';
import { findingsWith } from './damage.ts';

/**
 * The head of a log as it was shown outside of the record. The record can be rewritten from its first entry on so that
 * it fits itself; what was shown elsewhere cannot.
 */
export type Anchor = Shown & ({ readonly project: string } | { readonly run: string });

interface Shown {
  readonly seq: number;
  /** Of that entry, in hexadecimal; it may be only the beginning. */
  readonly hash: string;
  /** A commit of the state branch that held it; null where nobody said. */
  readonly commit: string | null;
  /** When it was shown, ISO 8601; null where nobody said. */
  readonly at: string | null;
  /** What shows it, for people: the end of "shown by …". */
  readonly from: string;
}

/** What the log is of that an anchor is about. */
export function shownOf(anchor: Anchor): { readonly word: 'project' | 'run'; readonly id: string } {
  return 'run' in anchor ? { word: 'run', id: anchor.run } : { word: 'project', id: anchor.project };
}

/** The folder on the state branch whose log an anchor is about. */
export function folderShown(anchor: Anchor): string {
  // As core/run/decider has it, which is not loaded for this.
  return 'run' in anchor ? `runs/${anchor.run.slice(0, 2)}/${anchor.run}` : projectFolder(anchor.project);
}

/** What became of an entry that was shown. `gone`: the whole record. `older`: its end. `other`: another is in its place. */
export type Lost = 'gone' | 'older' | 'other';

/** The state branch as it is: short name, and its commit; null where it is not there. */
export interface Branch {
  readonly branch: string;
  readonly revision: string | null;
}

/** What happened to the state branch, by the entry that was shown. */
export function lostSays(
  is: Lost,
  seq: number,
  { branch, revision }: Branch,
  of: 'project' | 'run' = 'project',
): string {
  if (is === 'gone')
    return revision === null
      ? `the branch ${branch} is not there any more, and with it the record`
      : `the branch ${branch} does not hold the record of this ${of} any more`;
  return is === 'older'
    ? `the branch ${branch} is older than what was shown: entry ${seq} is missing`
    : `the branch ${branch} was rewritten: entry ${seq} is another than the one that was shown`;
}

/**
 * The command that puts the state branch back at a commit, for a clone that has it: what came there meanwhile is not
 * overwritten unseen. `remote`: where the branch lives; null for this repository itself.
 */
export function puttingBack({ branch, revision }: Branch, remote: string | null, commit: string): string {
  const ref = `refs/heads/${branch}`;
  if (remote === null) return ['git update-ref', word(ref), commit, ...(revision === null ? [] : [revision])].join(' ');
  const lease = revision === null ? '' : `--force-with-lease=${word(`${ref}:${revision}`)} `;
  return `git push ${lease}${word(remote)} ${word(`${commit}:${ref}`)}`;
}

/** More than the heads of a hundred thousand projects. */
const bytesAtMost = 64 * 1024 * 1024;

/**
 * What an earlier `countersign verify --json` saw: the heads of the logs. Everything that is no such answer is refused
 * with a finding.
 */
export function anchorsIn(
  text: string | Uint8Array,
  file: string,
): { readonly anchors: readonly Anchor[]; readonly findings: readonly Finding[] } {
  const read = readJson(text, file, { bytes: bytesAtMost });
  if (!read.ok) return { anchors: [], findings: read.findings };
  const fault = faultIn(read.value);
  if ('path' in fault) {
    const { line, column } = read.locate(fault.path);
    const { code, message } = fault;
    const next = 'Hand in what countersign verify --json printed, as it printed it.';
    return { anchors: [], findings: [{ code, file, line, column, message, severity: 'error', next }] };
  }
  return { anchors: fault.anchors.map((one) => ({ ...one, from: file })), findings: [] };
}

type Fault = Pick<Finding, 'message'> & {
  readonly code: 'missing_field' | 'wrong_type' | 'wrong_value';
  readonly path: Path;
};

/** What a file shows, before it is said which file. */
type Read = Omit<Shown, 'from'> & ({ readonly project: string } | { readonly run: string });

/** The anchors, or the first thing that is not as `verify` writes it. */
function faultIn(value: unknown): { readonly anchors: readonly Read[] } | Fault {
  const heads = isFields(value) ? value['heads'] : undefined;
  if (!isFields(value) || heads === undefined)
    return {
      code: 'missing_field',
      path: [],
      message: 'this is not what countersign verify --json prints: it names no heads',
    };
  const { at = null } = value;
  if (at !== null && !isInstant(at))
    return { code: 'wrong_value', path: ['at'], message: 'at is no moment such as 2026-01-31T12:00:00Z' };
  if (!Array.isArray(heads)) return { code: 'wrong_type', path: ['heads'], message: 'heads is no list' };
  if (heads.length === 0)
    return { code: 'wrong_value', path: ['heads'], message: 'no log was there when this was written' };
  const anchors: Read[] = [];
  for (const [index, head] of heads.entries()) {
    const anchor = headIn(head, at);
    if (typeof anchor === 'string') return { code: 'wrong_value', path: ['heads', index], message: anchor };
    anchors.push(anchor);
  }
  return { anchors };
}

/** One head, or what is wrong with it. */
function headIn(head: unknown, at: string | null): Read | string {
  if (!isFields(head)) return 'this is no head of a log';
  const { project, run, seq, hash, commit = null } = head;
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 1) return 'seq is no number of an entry';
  if (typeof hash !== 'string' || !/^[0-9a-f]{16,64}$/u.test(hash)) return 'hash is no sha256 in hexadecimal';
  if (commit !== null && (typeof commit !== 'string' || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(commit)))
    return 'commit is no whole id of a commit';
  const end = { seq, hash, commit, at };
  if (typeof run === 'string' && project === undefined)
    return runId.test(run) ? { run, ...end } : 'run is no id of a run';
  if (typeof project !== 'string' || project === '') return 'this head names no project and no run';
  if (!slug.test(project)) return 'project is no name of a project: those are lower case letters, digits and hyphens';
  return { project, ...end };
}

const runId = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?$/u;

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/u.test(value) && !Number.isNaN(Date.parse(value));
}

/** The record as it is, as far as anchors ask. */
export interface Held extends Branch {
  /** Where the branch lives; null for this repository itself. */
  readonly remote: string | null;
  /** The ref with which a clone remembers the head that it saw. */
  readonly seen: string;
  /** By the folder of the instance. */
  readonly hasLog: (folder: string) => boolean;
  /** Null where it is not there; `unread` where its file is damaged, which whoever proves the record is told anyway. */
  readonly entry: (folder: string, seq: number) => Standing | 'unread' | null;
  /** Is this commit part of the branch? Null: this clone does not go back far enough to tell. */
  readonly holds: (commit: string) => boolean | null;
}

/** An entry, and where it stands: a path below the folder of its instance, and a line that counts from 1. */
export interface Standing {
  readonly hash: string;
  readonly path: string;
  readonly line: number;
}

interface Missed {
  readonly anchor: Anchor;
  readonly is: Lost;
  readonly standing: Standing | null;
}

/**
 * What was shown and does not stand in the record any more, one finding for each kind of loss of a log: the entry
 * from which on the log is another, and the last one that is missing. Where every log is as it was shown, a commit that
 * was shown and is not part of the branch any more.
 */
export function anchorFindings(anchors: readonly Anchor[], held: Held): readonly Finding[] {
  const missed = anchors.flatMap((anchor) => missedBy(anchor, held));
  if (missed.length === 0) return forced(anchors, held);
  const latest = missed
    .map(({ anchor }) => anchor)
    .filter(({ commit }) => commit !== null)
    .toSorted(byTime)
    .at(-1);
  const finding = findingsWith(restoring(latest?.commit ?? 'COMMIT', held));
  return [...Map.groupBy(missed, ({ anchor, is }) => `${is} ${folderShown(anchor)}`).values()].flatMap((same) => {
    const inOrder = same.toSorted((one, other) => one.anchor.seq - other.anchor.seq);
    const first = inOrder.at(same[0]?.is === 'other' ? 0 : -1);
    if (first === undefined) return [];
    const { anchor, is, standing } = first;
    const path = `${folderShown(anchor)}/${standing?.path ?? tailPath}`;
    const more = same.length === 1 ? '' : `; ${same.length - 1} more of what was shown say so`;
    const message = `${lostSays(is, anchor.seq, held, shownOf(anchor).word)} (${shown(anchor)}${more})`;
    return [finding('record_edited', path, standing?.line ?? 1, message)];
  });
}

function missedBy(anchor: Anchor, held: Held): readonly Missed[] {
  const { seq, hash } = anchor;
  const folder = folderShown(anchor);
  if (!held.hasLog(folder)) return [{ anchor, is: 'gone', standing: null }];
  const standing = held.entry(folder, seq);
  if (standing === 'unread') return [];
  if (standing === null) return [{ anchor, is: 'older', standing }];
  return standing.hash.startsWith(hash) ? [] : [{ anchor, is: 'other', standing }];
}

/** What the branch still contains is brought back by undoing what was done after it: nobody has to push by force. */
function restoring(commit: string, held: Held): string {
  if (held.revision !== null && held.holds(commit) === true) {
    const since = `${commit}..${held.revision}`;
    return `Ask who did it. Nothing is lost, ${commit.slice(0, 7)} is still part of the branch: countersign verify names the commit that changed it (git log -p ${since} shows it, too); git revert that commit on the state branch.`;
  }
  const behind = held.remote === null ? ' If this clone is only behind: git fetch.' : '';
  return `Ask who did it, and bring it back from a clone that has it: ${puttingBack(held, held.remote, commit)} && git update-ref ${word(held.seen)} ${commit}.${behind}`;
}

/** The branch was pushed by force, and the logs were kept: who committed what cannot be told from it any more. */
function forced(anchors: readonly Anchor[], held: Held): readonly Finding[] {
  const gone = anchors.filter(({ commit }) => commit !== null && held.holds(commit) === false).toSorted(byTime);
  const last = gone.at(-1);
  if (last === undefined) return [];
  const message = `the branch ${held.branch} was rewritten: its logs are as they were shown, and commit ${last.commit?.slice(0, 7) ?? ''} is not part of it any more (${shown(last)})`;
  const next = `Ask who pushed it by force, and why: git log ${last.commit ?? ''} shows what was there, in a clone that has it.`;
  return [findingsWith(next)('record_edited', held.branch, 1, message)];
}

function byTime(one: Anchor, other: Anchor): number {
  return Date.parse(one.at ?? '1970-01-01') - Date.parse(other.at ?? '1970-01-01') || one.seq - other.seq;
}

function shown(anchor: Anchor): string {
  const { at, from } = anchor;
  return `${'run' in anchor ? anchor.run : projectText(anchor.project)}${at === null ? '' : `, ${momentText(at)}`}: shown by ${from}`;
}
