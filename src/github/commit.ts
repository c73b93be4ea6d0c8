import { isFields } from '../core/fields.ts';
import type { Actor } from '../core/entry.ts';
import { projectFolder } from '../core/project/decider.ts';
import type { Change, Committed } from '../ports.ts';
import { entryTrailers, formatFile, formatText, messageOf, type TrailerOf } from '../record.ts';
import type { Arrived } from './answer.ts';
import type { GitHubClient } from './client.ts';
import { arrivedDocument, commitDocument } from './documents.ts';
import type { BranchHead } from './head.ts';
import type { Identity } from './observe.ts';
import type { RepositoryName } from './people.ts';
import { codeOfType, GitHubProblem, wordsIn } from './problem.ts';

/** Where commits go, and as whom. `branch` is the short name of the state branch. */
export interface Committing {
  readonly client: GitHubClient;
  readonly repository: RepositoryName;
  readonly branch: string;
  readonly identity: Identity;
}

/** A kind of instance, as far as committing goes: where on the branch it lies, and the trailer that names it. */
interface KindCommitted {
  readonly folder: (id: string) => string;
  readonly trailer: TrailerOf;
}

const projects: KindCommitted = { folder: projectFolder, trailer: 'Countersign-Project' };

/**
 * One commit of a change on the state branch, if that is still at the revision which the change was decided on. Where
 * the branch (`shownBy`) names no app that shows yet, it names this one from then on.
 */
export async function commitChange(
  committing: Committing,
  change: Change,
  shownBy: BranchHead['shownBy'],
  { folder, trailer }: KindCommitted = projects,
): Promise<Committed> {
  const { revision } = change;
  const files = new Map([...change.files].map(([path, content]) => [`${folder(change.id)}/${path}`, content]));
  const { headline, trailers } = messageOf(change, trailer);
  const message = { headline, body: [...trailers, ...coAuthors(change)].join('\n') };
  const made = commitFiles(committing, { revision, shownBy }, files, message);
  return made.catch((error: unknown) => arrived(committing, change, error));
}

/** One commit of files that the branch keeps about itself, of no project: that it names us, and more. */
export function commitOwn(
  committing: Committing,
  head: Pick<BranchHead, 'revision' | 'shownBy'>,
  headline: string,
  files: ReadonlyMap<string, string> = new Map(),
): Promise<Committed> {
  return commitFiles(committing, head, files, { headline, body: '' });
}

function commitFiles(
  { client, repository, branch, identity }: Committing,
  { revision, shownBy }: Pick<BranchHead, 'revision' | 'shownBy'>,
  files: ReadonlyMap<string, string | Uint8Array>,
  message: CommitMessage,
): Promise<Committed> {
  // Nobody else's name is ever written over: to hand over, a person edits it.
  const all = shownBy === null ? new Map([[formatFile, formatText(identity.appId)], ...files]) : files;
  return revision === null
    ? beginBranch(client, repository, branch, all, message)
    : commitOnBranch(client, repository, branch, revision, all, message);
}

interface CommitMessage {
  readonly headline: string;
  readonly body: string;
}

/** GitHub shows these as people of the commit, whose author can only be the app. */
function coAuthors({ entries }: Change): readonly string[] {
  const authors = new Map<Actor['id'], Actor>(entries.map(({ actor }) => [actor.id, actor]));
  return [...authors.values()].flatMap(({ id, login, kind }) =>
    kind === 'person' && typeof id === 'number'
      ? [`Co-authored-by: ${login} <${id}+${login}@users.noreply.github.com>`]
      : [],
  );
}

async function commitOnBranch(
  client: GitHubClient,
  { owner, name }: RepositoryName,
  branch: string,
  expected: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  message: CommitMessage,
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
  { client, repository: { owner, name }, branch }: Committing,
  change: Change,
  error: unknown,
): Promise<Committed> {
  if (!(error instanceof GitHubProblem) || error.code !== 'maybe_done') throw error;
  const asked = client.graphql<Arrived>(arrivedDocument, { owner, name, branch: `refs/heads/${branch}` }, 'read');
  // Where nobody can tell, what went wrong before is what is wrong.
  const { data, faults } = await asked.catch(() => Promise.reject(error));
  if (data === null || data.repository === null || faults.length > 0) throw error;
  const ours = entryTrailers(change.entries);
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
  { headline, body }: CommitMessage,
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
    { ...where, message: body === '' ? headline : `${headline}\n\n${body}`, tree: shaOf(tree.data), parents: [] },
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
  const sha = isFields(data) ? data['sha'] : undefined;
  if (typeof sha !== 'string') throw new GitHubProblem('unknown_answer');
  return sha;
}
