import type { Actor } from '../core/entry.ts';
import type { Observed } from '../core/observe.ts';
import { projectFolder } from '../core/project/decider.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { Remember } from '../kept/sources.ts';
import type { Change, Committed, Home, Patience } from '../ports.ts';
import { isObject, type GitHubClient } from './client.ts';
import { commitDocument } from './documents.ts';
import { lookAt, nothingKnown, type Known, type Look, type Looking } from './observe.ts';
import type { RepositoryName } from './people.ts';
import { GitHubProblem } from './problem.ts';
import { commentsOf, send, type Mutation, type Show } from './show.ts';

/** A conflict here is somebody else's commit on the same branch, of whatever project. */
const patience: Patience = { tries: 10, baseMilliseconds: 500, capMilliseconds: 30_000 };

const formatFile = 'format.yaml';
const formatText = 'format: 1\n';

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
    return { ...before, pulls: [...before.pulls, ...more] };
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
    async commit(change) {
      const files = new Map(
        [...change.files].map(([path, content]) => [`${projectFolder(change.id)}/${path}`, content]),
      );
      const message = { headline: change.subject.replaceAll(/[\p{Cc}\s]+/gu, ' '), body: trailersOf(change) };
      return change.revision === null
        ? beginBranch(client, repository, branch, new Map([[formatFile, formatText], ...files]), message)
        : commitOnBranch(client, repository, branch, change.revision, files, message);
    },
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

interface Message {
  readonly headline: string;
  readonly body: string;
}

function trailersOf(change: Change): string {
  const authors = new Map(change.entries.map(({ actor }) => [actor.id, actor]));
  return [
    `Countersign-Project: ${change.id}`,
    ...change.entries.map((entry) => `Countersign-Entry: ${entry.seq} ${entry.id}`),
    ...[...authors.values()].flatMap(coAuthor),
  ].join('\n');
}

/** GitHub shows these as people of the commit, whose author can only be the app. */
function coAuthor({ id, login, kind }: Actor): readonly string[] {
  return kind === 'person' && typeof id === 'number'
    ? [`Co-authored-by: ${login} <${id}+${login}@users.noreply.github.com>`]
    : [];
}

async function commitOnBranch(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  branch: string,
  expected: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  message: Message,
): Promise<Committed> {
  const additions = [...files].map(([path, content]) => ({ path, contents: Buffer.from(content).toString('base64') }));
  const { data, faults } = await client.graphql<{
    readonly createCommitOnBranch: { readonly commit: { readonly oid: string } | null } | null;
  }>(
    commitDocument,
    {
      input: {
        branch: { repositoryNameWithOwner: `${owner}/${name}`, branchName: branch },
        expectedHeadOid: expected,
        message,
        fileChanges: { additions },
      },
    },
    'write',
  );
  const made = data?.createCommitOnBranch?.commit?.oid;
  if (made !== undefined) return { ok: true, revision: made };
  const [fault] = faults;
  // Both sentences were seen for a branch that somebody else moved; the type is not always there.
  const moved = /Expected branch to point to|is at [0-9a-f]+ but expected/u.test(fault?.message ?? '');
  if (fault?.type === 'STALE_DATA' || moved) return { ok: false, reason: 'conflict' };
  throw new GitHubProblem('forbidden', {
    because: `GitHub did not commit to ${branch}: ${fault?.message ?? 'it does not say why'}`,
    next: 'countersign doctor says what the App or the token may do here, and how a rule lets it in',
  });
}

/** The first commit of the state branch has no parent, which GraphQL cannot make. */
async function beginBranch(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  branch: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  { headline, body }: Message,
): Promise<Committed> {
  const where = { owner, repo: name };
  const tree = await client.rest('POST /repos/{owner}/{repo}/git/trees', {
    ...where,
    tree: [...files].map(([path, content]) => ({
      path,
      mode: '100644',
      type: 'blob',
      content: Buffer.from(content).toString('utf8'),
    })),
  });
  const commit = await client.rest('POST /repos/{owner}/{repo}/git/commits', {
    ...where,
    message: `${headline}\n\n${body}`,
    tree: shaOf(tree.data),
    parents: [],
  });
  const sha = shaOf(commit.data);
  const made = await client.rest(
    'POST /repos/{owner}/{repo}/git/refs',
    { ...where, ref: `refs/heads/${branch}`, sha },
    { allow: [422] },
  );
  return made.status === 422 ? { ok: false, reason: 'conflict' } : { ok: true, revision: sha };
}

function shaOf(data: unknown): string {
  const sha = isObject(data) ? data['sha'] : undefined;
  if (typeof sha !== 'string') throw new GitHubProblem('unknown_answer');
  return sha;
}
