import type { Finding } from '../../core/finding.ts';
import { projectFolder } from '../../core/project/decider.ts';
import { slug } from '../../core/project/rules/start.ts';
import { tailPath } from '../../record.ts';
import type { Edge } from './commits.ts';
import type { Timeline } from './timeline.ts';

/** An entry as the commit that made it names it. */
export interface MissingEntry {
  readonly seq: number;
  readonly commit: string;
}

/** What is asked about, as far as what commits say of themselves goes. */
interface Asked {
  /** Only this project; null for all. */
  readonly id: string | null;
  /** How the projects that were read came to be; null where that cannot be told from the head. */
  readonly timelines: ReadonlyMap<string, Timeline | null>;
}

/** What one commit says, and was not found to have done yet. */
interface Claim {
  readonly commit: string;
  readonly project: string;
  /** Number → id. */
  readonly entries: Map<number, string>;
}

export interface Claims {
  /** A commit, before it is judged. */
  readonly begin: (edge: Edge) => void;
  /** What it changed against one of its parents, after that was judged. */
  readonly step: (edge: Edge) => void;
  /** An entry that a commit made and that is not in its place, of each project the first. */
  readonly missing: ReadonlyMap<string, MissingEntry>;
  /** What commits say and did not do: warnings. */
  readonly findings: () => readonly Finding[];
}

/**
 * Whether every entry that a commit says it made is in its place. A message is only words: it counts where the commit
 * changed the log of that project, and what came of it is a log that holds those entries. `logsOf`: every log that a
 * project was found to have had.
 */
export function claims(
  branch: string,
  { id: only, timelines }: Asked,
  logsOf: (id: string) => readonly Timeline[],
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

  function begin({ commit, projects, entries }: Edge): void {
    end();
    const [project, other] = projects;
    // Where commits of several projects were made one, nobody can tell which entry is whose.
    if (project === undefined || other !== undefined || entries.length === 0) return;
    if (only !== null && only !== project) return;
    if (!slug.test(project)) return tell(commit, `names ${quoted(project)}, and no project can be called that`);
    const claimed = new Map<number, string>();
    for (const entry of entries) {
      const [, number = '', id = ''] = /^([1-9]\d{0,14}) (\S+)$/u.exec(entry) ?? [];
      if (id === '') return tell(commit, `says that it recorded ${quoted(entry)} of ${project}, which is no entry`);
      claimed.set(Number(number), id);
    }
    open = { commit, project, entries: claimed };
  }

  function step({ steps }: Edge): void {
    if (open === null) return;
    const { commit, project, entries } = open;
    const tail = steps.find(({ path }) => path === `${projectFolder(project)}/${tailPath}`);
    if (tail === undefined || tail.after === null) return;
    const { before, after } = tail;
    let isRead = false;
    for (const log of logsOf(project)) {
      const to = log.entriesAt(after);
      if (to === undefined) continue;
      isRead = true;
      const from = before === null ? 0 : (log.entriesAt(before) ?? 0);
      for (const [seq, id] of entries) {
        if (seq <= from || seq > to || log.ids[seq - 1] !== id) continue;
        entries.delete(seq);
        missed(project, commit, seq, id);
      }
    }
    // Of a log that cannot be read it is told that it cannot.
    if (!isRead) open = null;
  }

  function missed(project: string, commit: string, seq: number, id: string): void {
    const timeline = timelines.get(project);
    // What cannot be read is told already.
    if (timeline === null || timeline?.ids[seq - 1] === id) return;
    const known = missing.get(project);
    if (known === undefined || seq <= known.seq) missing.set(project, { seq, commit });
  }

  function end(): void {
    const [seq, ...others] = open?.entries.keys() ?? [];
    if (open !== null && seq !== undefined) {
      const more = others.length === 0 ? '' : ` and ${others.length} more`;
      tell(open.commit, `says that it recorded entry ${seq}${more} of ${open.project}, and did not`);
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
