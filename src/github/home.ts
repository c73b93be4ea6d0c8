import type { Observed } from '../core/observe.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { Remember } from '../kept/sources.ts';
import type { Patience } from '../core/patience.ts';
import type { Home } from '../ports.ts';
import { commitChange } from './commit.ts';
import { lookAt, nothingKnown, type Known, type Look, type Looking } from './observe.ts';
import { send, type Mutation } from './mutations.ts';
import { commentsOf, type Show } from './show.ts';

/** A conflict here is somebody else's commit on the same branch, of whatever project. */
const patience: Patience = { tries: 10, baseMilliseconds: 500, capMilliseconds: 30_000 };

/** What a process remembers of the projects it looked at. Losing it costs a request, never an answer. */
export type Memory = Map<string, Known>;

export type GitHubHomeOptions = Omit<Looking, 'remember'> & {
  readonly memory: Memory;
  /** Pull requests that something just happened in: looked at beside those the state knows. */
  readonly pulls?: readonly number[];
};

/** Projects whose home is a repository on GitHub. */
export interface GitHubHome extends Home<ProjectState, Observed> {
  /** A project as it was shown last; null before that. */
  readonly lastShow: (id: string) => Show | null;
  /** Makes everything visible that was shown since, and what else is to be changed. */
  readonly flush: (more?: readonly Mutation[]) => Promise<void>;
}

export function githubHome({ memory, pulls = [], ...options }: GitHubHomeOptions): GitHubHome {
  const looking: Looking = { ...options, remember: readAnew };
  const { client, repository, branch } = looking;
  const looks = new Map<string, Look>();
  const shows = new Map<string, Show>();

  function knownOf(id: string): Known {
    const before = memory.get(id) ?? nothingKnown;
    const numbers = new Set(before.pulls.map(({ number }) => number));
    const more = pulls.filter((number) => !numbers.has(number)).map((number) => ({ number, files: [] }));
    if (more.length === 0) return before;
    // What was said there nobody has read yet.
    return { ...before, since: nothingKnown.since, pulls: [...before.pulls, ...more] };
  }

  return {
    patience,
    lastShow: (id) => shows.get(id) ?? null,
    async observe(id, at) {
      const look = await lookAt(looking, id, knownOf(id), at);
      looks.set(id, look);
      memory.set(id, stillNeeded(look));
      return look.sight;
    },
    commit: (change) => commitChange({ client, repository, branch }, change),
    // Shown together with what else is to be shown: GitHub takes several changes in one request.
    async show(id, state, decided) {
      const look = looks.get(id);
      if (look !== undefined) shows.set(id, { look, state, decided });
    },
    async flush(more = []) {
      const mutations = (await Promise.all([...shows.values()].map(commentsOf))).flat();
      await send(client, [...mutations, ...more]);
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
