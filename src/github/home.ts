import type { Observed } from '../core/observe.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { Remember } from '../kept/sources.ts';
import type { Patience } from '../core/patience.ts';
import type { Change, Committed, Decided, Home } from '../ports.ts';
import type { ListedPull, TextsOfProjects } from './answer.ts';
import { isFirst, showing } from './claim.ts';
import { commitChange } from './commit.ts';
import { shownByAnother, type BranchHead } from './head.ts';
import { anchorName, type Anchor } from './marks.ts';
import { lookAt, nothingKnown, type Known, type Look, type Looking } from './observe.ts';
import type { Mutation } from './mutations.ts';
import { filesAtOnce, union } from './needs.ts';
import { isNamedFor, pathsOf } from './pulls.ts';
import { showAll, type Show } from './show.ts';

/** A conflict here is somebody else's commit on the same branch, of whatever project. */
const patience: Patience = { tries: 10, baseMilliseconds: 500, capMilliseconds: 30_000 };

/** What a process remembers of the projects it looked at. Losing it costs a request, never an answer. */
export type Memory = Map<string, Known>;

export type GitHubHomeOptions = Omit<Looking, 'remember' | 'beside' | 'asked'> & {
  readonly memory: Memory;
  /** Pull requests that something just happened in: looked at beside those the state knows. */
  readonly pulls?: readonly number[];
  /** People who may have said or done something. */
  readonly logins?: readonly string[];
  /** Pull requests as a listing showed them, by number: what they change need not be found out by a look. */
  readonly listed?: ReadonlyMap<number, Pick<ListedPull, 'headRefName' | 'body' | 'files'>>;
  /** Other projects, whose texts the first look brings along, and who takes them. */
  readonly beside?: { readonly ids: readonly string[]; readonly take: (texts: TextsOfProjects) => void };
};

/** Projects whose home is a repository on GitHub. */
export interface GitHubHome extends Home<ProjectState, Observed, ProjectCommand> {
  /** A project as it was shown last; null before that. */
  readonly lastShow: (id: string) => Show | null;
  /**
   * Makes everything visible that was shown since, and what else is to be changed; `surveyed` is the state branch where
   * no look has seen it. Where another app shows, nothing is, and its id is answered; else null.
   */
  readonly flush: (more?: readonly Mutation[], surveyed?: BranchHead | null) => Promise<number | null>;
}

export function githubHome(options: GitHubHomeOptions): GitHubHome {
  const { memory, pulls = [], logins = [], listed, beside, ...rest } = options;
  const looking: Looking = { ...rest, remember: readAnew };
  const { repository, identity } = looking;
  const looks = new Map<string, Look>();
  const shows = new Map<string, Show>();

  function knownOf(id: string): Known {
    const before = memory.get(id) ?? nothingKnown;
    const numbers = new Set(before.pulls.map(({ number }) => number));
    const more = pulls.filter((number) => !numbers.has(number)).map((number) => ({ number, files: [] }));
    return {
      ...before,
      // What was said in others nobody has read yet.
      since: more.length === 0 ? before.since : before.listening,
      pulls: [...before.pulls, ...more].map(({ number, files }) => ({
        number,
        files: union(files, filesOf(id, number)),
      })),
      logins: union(before.logins, logins),
    };
  }

  /** What a pull request changes that may count as a whole. */
  function filesOf(id: string, number: number): readonly string[] {
    const pull = listed?.get(number);
    return pull === undefined || !isNamedFor(id, pull) ? [] : pathsOf(pull).slice(0, filesAtOnce);
  }

  /** The branch as it was seen or written last. */
  let head: BranchHead | null = null;

  /** A new branch is begun only where there was none before. */
  async function commit(change: Change): Promise<Committed> {
    const { head: seen = null, issue = null } = looks.get(change.id) ?? {};
    if (change.revision === null && !(await isFirst(looking, change.at, issue)))
      return { ok: false, reason: 'conflict' };
    const made = await commitChange(looking, change, seen?.shownBy ?? null);
    if (made.ok && seen !== null) head = { ...seen, revision: made.revision, shownBy: seen.shownBy ?? identity.appId };
    return made;
  }

  function anchorOf(id: string, { sight }: Look, state: ProjectState | null, decided: Decided): Anchor | null {
    const last = decided.entries.at(-1) ?? sight.observed.world.recent.at(-1);
    if (state === null || last === undefined || head === null || head.revision === null) return null;
    return { name: anchorName(repository, id), seq: state.seq, hash: last.hash, commit: head.revision };
  }

  return {
    patience,
    lastShow: (id) => shows.get(id) ?? null,
    async observe(id, at, asked) {
      const more = looks.size === 0 ? beside : undefined;
      const look = await lookAt(
        { ...looking, beside: more?.ids ?? [], asked: asked === undefined ? [] : [asked] },
        id,
        knownOf(id),
        at,
      );
      more?.take(look.beside);
      looks.set(id, look);
      ({ head } = look);
      memory.set(id, stillNeeded(look));
      return look.sight;
    },
    commit,
    // Shown together with what else is to be shown: GitHub takes several changes in one request.
    async show(id, state, decided) {
      const look = looks.get(id);
      if (look !== undefined) shows.set(id, { look, state, decided, anchor: anchorOf(id, look, state, decided) });
    },
    async flush(more = [], surveyed = null) {
      const at = head ?? surveyed;
      const another = at === null ? null : shownByAnother(at, identity.appId);
      if (another === null) await showAll(showing(looking, at), [...shows.values()], more);
      return another;
    },
  };
}

/** What the next look will need again: not the pull requests that are over and done with. */
function stillNeeded({ known, sight }: Look): Known {
  const tracked = new Set([
    ...Object.keys(sight.state?.proposals ?? {}),
    ...Object.keys(sight.observed.world.proposals),
  ]);
  return { ...known, pulls: known.pulls.filter(({ number }) => tracked.has(`#${number}`)) };
}

/** Texts are few and read at every look: what they were read as is not kept. */
const readAnew: Remember = (_name, _blob, read) => read();
