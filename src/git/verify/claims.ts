import type { Finding } from '../../core/finding.ts';
import { tailPath } from '../../record.ts';
import type { Edge } from './commits.ts';
import { folderOf, isId, type Instance } from './kinds.ts';
import type { Timeline } from './timeline.ts';

/** An entry as the commit that made it names it. */
export interface MissingEntry {
  readonly seq: number;
  readonly commit: string;
}

/** What is asked about, as far as what commits say of themselves goes. */
interface Asked {
  /** Only the instance of this folder; null for all. */
  readonly folder: string | null;
  /** Folder → how the instance came to be; null where that cannot be told from the head. */
  readonly timelines: ReadonlyMap<string, Timeline | null>;
}

/** What one commit says, and was not found to have done yet. */
interface Claim {
  readonly commit: string;
  readonly instance: Instance;
  /** Number → id. */
  readonly entries: Map<number, string>;
}

export interface Claims {
  /** A commit, before it is judged. */
  readonly begin: (edge: Edge) => void;
  /** What it changed against one of its parents, after that was judged. */
  readonly step: (edge: Edge) => void;
  /** Folder → an entry that a commit made and that is not in its place, of each instance the first. */
  readonly missing: ReadonlyMap<string, MissingEntry>;
  /** What commits say and did not do: warnings. */
  readonly findings: () => readonly Finding[];
}

/**
 * Whether every entry that a commit says it made is in its place. A message is only words: it counts where the commit
 * changed the log of that instance, and what came of it is a log that holds those entries. `logsOf`: every log that a
 * instance was found to have had, by its folder.
 */
export function claims(
  branch: string,
  { folder: only, timelines }: Asked,
  logsOf: (folder: string) => readonly Timeline[],
): Claims {
  const found: Finding[] = [];
  const missing = new Map<string, MissingEntry>();
  let open: Claim | null = null;

  function tell(commit: string, what: string): void {
    const short = commit.slice(0, 7);
    found.push({
      code: 'history_changed',
      file: branch,
      line: 1,
      column: 1,
      message: `commit ${short} ${what}`,
      next: `git show ${short} shows it, and who made it. The record does not rest on it: nothing has to be undone.`,
      severity: 'warning',
      commit,
    });
  }

  function begin({ commit, instances, entries }: Edge): void {
    end();
    const [instance, other] = instances;
    // Where commits of several projects were made one, nobody can tell which entry is whose.
    if (instance === undefined || other !== undefined || entries.length === 0) return;
    if (only !== null && only !== folderOf(instance)) return;
    const { word, id: name } = instance;
    if (!isId(instance)) return tell(commit, `names ${quoted(name)}, and no ${word} can be called that`);
    const claimed = new Map<number, string>();
    for (const entry of entries) {
      const [, number = '', id = ''] = /^([1-9]\d{0,14}) (\S+)$/u.exec(entry) ?? [];
      if (id === '') return tell(commit, `says that it recorded ${quoted(entry)} of ${name}, which is no entry`);
      claimed.set(Number(number), id);
    }
    open = { commit, instance, entries: claimed };
  }

  function step({ steps }: Edge): void {
    if (open === null) return;
    const { commit, instance, entries } = open;
    const folder = folderOf(instance);
    const tail = steps.find(({ path }) => path === `${folder}/${tailPath}`);
    if (tail === undefined || tail.after === null) return;
    const { before, after } = tail;
    let isRead = false;
    for (const log of logsOf(folder)) {
      const to = log.entriesAt(after);
      if (to === undefined) continue;
      isRead = true;
      const from = before === null ? 0 : (log.entriesAt(before) ?? 0);
      for (const [seq, id] of entries) {
        if (seq <= from || seq > to || log.ids[seq - 1] !== id) continue;
        entries.delete(seq);
        missed(folder, commit, seq, id);
      }
    }
    // Of a log that cannot be read it is told that it cannot.
    if (!isRead) open = null;
  }

  function missed(folder: string, commit: string, seq: number, id: string): void {
    const timeline = timelines.get(folder);
    // What cannot be read is told already.
    if (timeline === null || timeline?.ids[seq - 1] === id) return;
    const known = missing.get(folder);
    if (known === undefined || seq <= known.seq) missing.set(folder, { seq, commit });
  }

  function end(): void {
    const [seq, ...others] = open?.entries.keys() ?? [];
    if (open !== null && seq !== undefined) {
      const more = others.length === 0 ? '' : ` and ${others.length} more`;
      tell(open.commit, `says that it recorded entry ${seq}${more} of ${open.instance.id}, and did not`);
    }
    open = null;
  }

  return {
    begin,
    step,
    missing,
    findings(): readonly Finding[] {
      end();
      return found;
    },
  };
}

/** Anybody may have written it. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
