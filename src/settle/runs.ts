import { runDecider, runFiles, runFolder } from '../core/run/decider.ts';
import { commentReceipt } from '../core/run/marks.ts';
import type { RunState } from '../core/run/state.ts';
import { readRunState } from '../files/run.ts';
import { headOf, shownByAnother, type BranchHead, type HeadAnswer } from '../github/head.ts';
import { textsOnGitHub } from '../github/included.ts';
import { githubRun, placeOf } from '../github/run.ts';
import { GitHubProblem } from '../github/problem.ts';
import { handle } from '../handle.ts';
import { Damaged } from '../kept/damage.ts';
import type { Settling } from './settling.ts';

/** What a process remembers of the runs of one repository. Losing it costs requests, never an answer. */
export interface RunsMemory {
  /** Runs of which everything was told, by id, with the trees of their folders. */
  readonly told: Map<string, string>;
  /** Our comments, by id of the run. */
  readonly comments: Map<string, string>;
  /** Issues in which something is asked that a comment answers. */
  readonly asking: Set<number>;
  /** The tree of all of them, where of none is anything left to tell; null before. */
  tree: string | null;
}

export function newRunsMemory(): RunsMemory {
  return { told: new Map(), comments: new Map(), asking: new Set(), tree: null };
}

interface Listed {
  readonly repository:
    | (HeadAnswer & {
        readonly databaseId: number;
        readonly isArchived: boolean;
        readonly book: {
          readonly target: {
            readonly runs: {
              readonly oid: string;
              readonly object: {
                readonly entries?: readonly {
                  readonly object: {
                    readonly entries?: readonly { readonly name: string; readonly oid: string }[];
                  } | null;
                }[];
              } | null;
            } | null;
          };
        } | null;
      })
    | null;
}

const document = `query Runs($owner: String!, $name: String!, $branch: String!) {
  repository(owner: $owner, name: $name, followRenames: false) { databaseId isArchived
    law: defaultBranchRef { target { ... on Commit { policy: file(path: ".github/countersign.yml") { oid } } } }
    book: ref(qualifiedName: $branch) { target { oid ... on Commit {
      format: file(path: "format.yaml") { object { ... on Blob { text isTruncated } } }
      swept: file(path: "swept.yaml") { object { ... on Blob { text isTruncated } } }
      runs: file(path: "runs") { oid object { ... on Tree { entries { object { ... on Tree { entries { name oid } } } } } } } } } } } }`;

/** The runs of a repository at one moment. */
interface Runs {
  readonly head: BranchHead;
  /** The tree of all of them; null where there is none. */
  readonly tree: string | null;
  /** Their ids, with the trees of their folders. */
  readonly runs: readonly { readonly name: string; readonly oid: string }[];
}

async function runsIn({ client, repository, branch, clock }: Settling): Promise<Runs | null> {
  const { owner, name, id } = repository;
  const variables = { owner, name, branch: `refs/heads/${branch}` };
  const { data } = await client.graphql<Listed>(document, variables, 'read');
  const found = data?.repository ?? null;
  if (found === null || found.databaseId !== id)
    throw new GitHubProblem('not_found', {
      because: `${owner}/${name} is not there any more, or is another repository`,
    });
  const head = await headOf(found, branch, clock.now());
  if (found.isArchived || found.book === null) return null;
  const { runs } = found.book.target;
  return {
    head,
    tree: runs?.oid ?? null,
    runs: (runs?.object?.entries ?? []).flatMap((folder) => folder.object?.entries ?? []),
  };
}

/** The states of runs, by their ids; of one that cannot be read what is wrong with it. */
async function statesOf(
  { client, repository }: Settling,
  { revision }: BranchHead,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReturnType<typeof readRunState>>> {
  if (ids.length === 0 || revision === null) return new Map();
  const paths = ids.map((id) => [id, `${runFolder(id)}/${runFiles.state}`] as const);
  const all = paths.map(([, path]) => path);
  const texts = await textsOnGitHub(client, repository, revision, all, 'the record of runs');
  return new Map(paths.map(([id, path]) => [id, readRunState(texts.get(path) ?? '', path)]));
}

/** The state of every run of a repository that can be read. */
export async function runStates(settling: Settling): Promise<readonly RunState[]> {
  const listed = await runsIn(settling);
  if (listed === null) return [];
  const ids = listed.runs.map(({ name }) => name);
  return [...(await statesOf(settling, listed.head, ids)).values()].flatMap((read) => (read.ok ? [read.state] : []));
}

/**
 * Tells people of every run that belongs to an issue and has changed since they were told: what waits, and what became of
 * it. One that fails stops none of the others; the errors are answered.
 */
export async function tellRuns(
  settling: Settling,
  memory: RunsMemory,
): Promise<readonly { readonly run: string; readonly error: unknown }[]> {
  const listed = await runsIn(settling);
  // Whoever shows tells of runs, too.
  if (listed === null || shownByAnother(listed.head, settling.identity.appId) !== null) return [];
  const { head, runs, tree } = listed;
  const changed = new Map(
    runs.flatMap(({ name, oid }) => (memory.told.get(name) === oid ? [] : [[name, oid] as const])),
  );
  memory.asking.clear();
  const failed: { readonly run: string; readonly error: unknown }[] = [];
  for (const [id, read] of await statesOf(settling, head, [...changed.keys()])) {
    try {
      if (!read.ok) throw new Damaged(read.findings);
      if (await isTold(settling, memory, read.state)) memory.told.set(id, changed.get(id) ?? '');
    } catch (error) {
      failed.push({ run: id, error });
    }
  }
  memory.tree = runs.every(({ name, oid }) => memory.told.get(name) === oid) ? tree : null;
  return failed;
}

/** Tells of one run. Answers whether nothing is left to tell, or to record of that. */
async function isTold(settling: Settling, { comments, asking }: RunsMemory, state: RunState): Promise<boolean> {
  const { run_id: id } = state;
  const place = placeOf(state);
  if (place.issue === null) return true;
  const home = githubRun(settling, { ...place, comment: comments.get(id) ?? place.comment });
  const handled = await handle({ home, decider: runDecider, clock: settling.clock }, id);
  if (!home.canTell()) return true;
  const comment = home.comment();
  if (comment !== null) comments.set(id, comment);
  const { receipts = {}, intents = {}, confirms } = handled.state ?? state;
  // What somebody says there may not be told to us: it is looked for as long as something is asked.
  if (Object.keys(confirms).length > 0) {
    asking.add(place.issue);
    return false;
  }
  // What was recorded just now changed its folder.
  return handled.entries.length === 0 && receipts[commentReceipt] === comment && Object.keys(intents).length === 0;
}
