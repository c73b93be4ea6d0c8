import type { Actor } from '../core/entry.ts';
import type { Landing, Observed } from '../core/observe.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import { projectFiles } from '../core/project/decider.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { Proposal, World } from '../core/project/world.ts';
import { checkedState, openSegment } from '../kept/pinned.ts';
import type { KeptText, Remember } from '../kept/sources.ts';
import type { Change, Home, Sight } from '../ports.ts';
import { blobId, tailPath } from '../record.ts';

/** What a memory home holds beside the record: the world as it is, and what has come onto the default branch. */
export interface MemoryWorld {
  readonly world: Omit<World, 'at' | 'recent' | 'proposals' | 'head'>;
  readonly texts: ReadonlyMap<string, string>;
  /** First-parent commits of the default branch, oldest first. */
  readonly landings: readonly Landing[];
  /** What people have said so far, where there is a clock for it. */
  readonly said?: Observed['said'];
  readonly proposals: Readonly<Record<string, Proposal & { readonly pusher: Actor; readonly lost: readonly string[] }>>;
}

/** Projects in memory, for tests and dry runs: the files are real texts, the repository around them is data. */
export interface MemoryHome extends Home<ProjectState, Observed, ProjectCommand> {
  /** Path below the folder of a project → content. */
  readonly files: (id: string) => ReadonlyMap<string, string | Uint8Array>;
  /** The messages of all commits, oldest first. */
  readonly subjects: () => readonly string[];
}

/** What is in memory is read again at every look. */
const remember: Remember = (_name, _blob, read) => read();

/** `around` is asked at every look, so that a test can change what surrounds the record. */
export function memoryHome(around: () => MemoryWorld): MemoryHome {
  const projects = new Map<string, ReadonlyMap<string, string | Uint8Array>>();
  const subjects: string[] = [];

  async function observe(id: string, at: string): Promise<Sight<ProjectState, Observed>> {
    const { world, texts, landings, proposals, said = [] } = around();
    const files = projects.get(id) ?? new Map<string, string | Uint8Array>();
    const kept = (path: string): KeptText | null => {
      const content = files.get(path);
      return content === undefined ? null : { oid: blobId(content), text: String(content) };
    };
    const tail = kept(tailPath);
    const recent = tail === null ? [] : await openSegment(remember, id, tail);
    const begun = { state: kept(projectFiles.state), definition: kept(projectFiles.definition) };
    const state = await checkedState(remember, id, begun, tail === null ? null : recent);
    const since = landings.findIndex((landing) => landing.commit === state?.cursor) + 1;
    const entries = Object.entries(proposals);
    return {
      revision: revisionOf(subjects.length),
      state,
      tail: tail?.text ?? '',
      texts,
      read: (path) => Promise.resolve(files.has(path) ? String(files.get(path)) : null),
      observed: {
        landings:
          state === null ? [] : landings.slice(since).filter((landing) => Object.keys(landing.contents).length > 0),
        said,
        lost: Object.fromEntries(entries.map(([name, one]) => [name, one.lost])),
        warnings: [],
        pushers: Object.fromEntries(entries.map(([name, one]) => [name, one.pusher])),
        world: {
          ...world,
          head: landings.at(-1)?.commit ?? null,
          proposals: Object.fromEntries(
            entries.map(([name, { pusher: _pusher, lost: _lost, ...proposal }]) => [name, proposal]),
          ),
          recent,
          at,
        },
      },
    };
  }

  function commit(
    change: Change,
  ): Promise<{ readonly ok: true; readonly revision: string } | { readonly ok: false; readonly reason: 'conflict' }> {
    if (change.revision !== revisionOf(subjects.length)) return Promise.resolve({ ok: false, reason: 'conflict' });
    projects.set(change.id, new Map([...(projects.get(change.id) ?? []), ...change.files]));
    subjects.push(change.subject);
    return Promise.resolve({ ok: true, revision: String(subjects.length) });
  }

  return {
    patience: { tries: 10, baseMilliseconds: 0, capMilliseconds: 0 },
    observe,
    commit,
    show: () => Promise.resolve(),
    files: (id) => projects.get(id) ?? new Map(),
    subjects: () => subjects,
  };
}

function revisionOf(commits: number): string | null {
  return commits === 0 ? null : String(commits);
}
