import type { Actor } from '../core/entry.ts';
import type { Observed } from '../core/observe.ts';
import { projectFolder } from '../core/project/decider.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { Remember } from '../kept/sources.ts';
import type { Change, Committed, Home, Patience } from '../ports.ts';
import type { Arrived } from './answer.ts';
import { isObject, type GitHubClient } from './client.ts';
import { arrivedDocument, commitDocument } from './documents.ts';
import { lookAt, nothingKnown, type Known, type Look, type Looking } from './observe.ts';
import type { RepositoryName } from './people.ts';
import { codeOfType, GitHubProblem, wordsIn } from './problem.ts';
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
    async commit(change) {
      const files = new Map(
        [...change.files].map(([path, content]) => [`${projectFolder(change.id)}/${path}`, content]),
      );
      const message = { headline: change.subject.replaceAll(/[\p{Cc}\s]+/gu, ' '), body: trailersOf(change) };
      const made =
        change.revision === null
          ? beginBranch(client, repository, branch, new Map([[formatFile, formatText], ...files]), message)
          : commitOnBranch(client, repository, branch, change.revision, files, message);
      return made.catch((error: unknown) => arrived(client, repository, branch, change, error));
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
    ...entryTrailers(change),
    ...[...authors.values()].flatMap(coAuthor),
  ].join('\n');
}

/** By these a commit is found again: nobody else writes entries with these ids. */
function entryTrailers({ entries }: Change): readonly string[] {
  return entries.map((entry) => `Countersign-Entry: ${entry.seq} ${entry.id}`);
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
  throw refused(
    branch,
    fault?.message ?? '',
    codeOfType(fault?.type ?? '') === 'not_found' ? 'not_found' : 'forbidden',
  );
}

function refused(branch: string, why: string, code: 'forbidden' | 'not_found' = 'forbidden'): GitHubProblem {
  return new GitHubProblem(code, {
    because: `GitHub did not commit to ${branch}: ${why.replaceAll(/\s+/gu, ' ') || 'it does not say why'}`,
    next: 'countersign doctor says what the App or the token may do here, and how a rule lets it in',
  });
}

/**
 * The answer to a commit was lost: is it there? Then it was made. Where it is not, it may still come: another one on the
 * same revision is only made instead of it, never beside it.
 */
async function arrived(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  branch: string,
  change: Change,
  error: unknown,
): Promise<Committed> {
  if (!(error instanceof GitHubProblem) || error.code !== 'maybe_done') throw error;
  const asked = client.graphql<Arrived>(arrivedDocument, { owner, name, branch: `refs/heads/${branch}` }, 'read');
  // Where nobody can tell, what went wrong before is what is wrong.
  const { data, faults } = await asked.catch(() => Promise.reject(error));
  if (data === null || data.repository === null || faults.length > 0) throw error;
  const ours = entryTrailers(change);
  const commits = data.repository.book?.target.history?.nodes ?? [];
  const found = commits.find((commit) => {
    const lines = commit?.message.split('\n') ?? [];
    return ours.length > 0 && ours.every((trailer) => lines.includes(trailer));
  });
  return found === undefined || found === null ? { ok: false, reason: 'conflict' } : { ok: true, revision: found.oid };
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
  // What no branch leads to does no harm.
  const again = { repeatable: true };
  const tree = await client.rest(
    'POST /repos/{owner}/{repo}/git/trees',
    {
      ...where,
      tree: [...files].map(([path, content]) => ({
        path,
        mode: '100644',
        type: 'blob',
        content: Buffer.from(content).toString('utf8'),
      })),
    },
    again,
  );
  const commit = await client.rest(
    'POST /repos/{owner}/{repo}/git/commits',
    { ...where, message: `${headline}\n\n${body}`, tree: shaOf(tree.data), parents: [] },
    again,
  );
  const sha = shaOf(commit.data);
  const made = await client.rest(
    'POST /repos/{owner}/{repo}/git/refs',
    { ...where, ref: `refs/heads/${branch}`, sha },
    { allow: [422] },
  );
  if (made.status !== 422) return { ok: true, revision: sha };
  const why = wordsIn(made.data);
  if (/already exists/iu.test(why)) return { ok: false, reason: 'conflict' };
  throw refused(branch, why);
}

function shaOf(data: unknown): string {
  const sha = isObject(data) ? data['sha'] : undefined;
  if (typeof sha !== 'string') throw new GitHubProblem('unknown_answer');
  return sha;
}
