import { join } from 'node:path';
import type { Logger } from 'pino';
import { homelessText } from '../../core/surface/check.ts';
import { githubClient, type GitHubClient } from '../../github/client.ts';
import { pacer } from '../../github/pacing.ts';
import { GitHubProblem } from '../../github/problem.ts';
import { appTokens, installationTokens } from '../../github/tokens.ts';
import { Damaged } from '../../kept/damage.ts';
import type { Clock } from '../../ports.ts';
import type { Queue } from '../../queue/queue.ts';
import { bothGuesses, nothingGuessed } from '../../settle/guess.ts';
import { settle } from '../../settle/settle.ts';
import { newRunsMemory, tellRuns, type RunsMemory } from '../../settle/runs.ts';
import { newSettlingMemory, type Settling, type SettlingMemory } from '../../settle/settling.ts';
import { sweep } from '../../settle/sweep.ts';
import { examinations } from './examination.ts';
import type { Hint, Repository } from './hints.ts';
import { keyOf, textOf, type Key } from './keys.ts';
import { at, listAt, numberAt, textAt } from './payload.ts';
import type { AppOptions } from './server.ts';
import type { Settings } from './settings.ts';

/** Where states are kept. */
const stateBranch = 'countersign';
/** Where the lifecycles lie that ship with Countersign. */
const shipped = join(import.meta.dirname, '../../../workflows/lifecycles');
/** How far the first sweep of a process looks back for issues that may become projects: as far as GitHub redelivers. */
const firstLookMilliseconds = 3 * 24 * 60 * 60 * 1000;
/** Sweeps overlap, because clocks differ and what was just written is not found everywhere at once. */
const overlapMilliseconds = 5 * 60 * 1000;
/** GitHub's largest page. */
const perPage = 100;

export type Work = Required<Pick<AppOptions, 'work' | 'sweep' | 'narrow' | 'botId' | 'stateBranch'>>;

/** What a process remembers of a repository. Losing it costs requests, never an answer. */
interface Remembered {
  readonly memory: SettlingMemory;
  readonly runs: RunsMemory;
  /** When the last sweep that left nothing undone began, ISO 8601; null before it. */
  swept: string | null;
  /** The app that shows instead of us, once that was said. */
  shownBy: number | null;
  /** Projects whose home issue is gone, once that was said. */
  readonly homeless: Set<string>;
}

type KeyThat<Is extends Key['is']> = Extract<Key, { readonly is: Is }>;

/** What keys make happen: what they are about is settled, each with a token of its own installation. */
export function workOf(
  { appId, privateKey, apiUrl }: Pick<Settings, 'appId' | 'privateKey' | 'apiUrl'>,
  clock: Clock,
  log: Logger,
): Work {
  const reach = { baseUrl: apiUrl, clock };
  const app = githubClient({ ...reach, tokens: appTokens({ appId, privateKey, clock }), pacer: pacer({ clock }) });
  const examined = examinations({ app, appId, stateBranch, shipped, clock });
  const clients = new Map<number, GitHubClient>();
  const names = new Map<number, Repository>();
  const remembered = new Map<number, Remembered>();
  let botId: number | null = null;

  async function work(text: string, add: Queue['add']): Promise<void> {
    const key = keyOf(text);
    try {
      await done(key, add);
    } catch (error) {
      // Trying again mends no record: somebody does, by a push, and with that it is looked at again.
      if (error instanceof Damaged) return log.error({ key: text, err: error }, 'not done: a file is damaged');
      if (!(error instanceof GitHubProblem)) throw error;
      // It may have another name by now: the next try asks for it.
      if (error.code === 'not_found' || error.code === 'moved') forget(key);
      // The App was removed meanwhile. There is nothing left to do, and nobody to do it for.
      const isRemoved = error.code === 'token_refused' && error.status === 404;
      if (!isRemoved) throw error;
      forget({ installation: key.installation, repository: null });
    }
  }

  async function done(key: Key, add: Queue['add']): Promise<void> {
    if (key.is === 'subject') return settleOne(key, add);
    if (key.is === 'runs') return tell(key);
    return key.is === 'sweep' ? look(key, add) : forget(key);
  }

  async function tell({ installation, repository }: KeyThat<'runs'>): Promise<void> {
    const settling = await settlingOf(installation, repository);
    if (settling === null) return;
    const failed = await tellRuns(settling, rememberedOf(repository).runs);
    for (const { run, error } of failed) {
      if (error instanceof Damaged) log.error({ repository, run, err: error }, 'not told: a file is damaged');
    }
    // All of them are tried again: of those that were told nothing is left to do.
    const again = failed.find(({ error }) => !(error instanceof Damaged));
    if (again !== undefined) throw again.error;
  }

  async function settleOne({ installation, repository, number }: KeyThat<'subject'>, add: Queue['add']): Promise<void> {
    const settling = await settlingOf(installation, repository);
    if (settling === null) return;
    await settle(settling, number);
    const isAsked = rememberedOf(repository).runs.asking.has(number);
    if (isAsked) await add(textOf({ is: 'runs', installation, repository }));
  }

  async function look({ installation, repository, sha }: KeyThat<'sweep'>, add: Queue['add']): Promise<void> {
    if (repository === null) {
      botId ??= await whoAmI(clientOf(installation));
      const found = await learnNames(installation);
      for (const id of found) await add(textOf({ is: 'sweep', installation, repository: id, sha: null }));
      return;
    }
    const settling = await settlingOf(installation, repository);
    if (settling === null) return;
    const numbers = sha === null ? null : await pullsAt(settling, sha);
    if (numbers !== null) {
      for (const number of numbers) await add(textOf({ is: 'subject', installation, repository, number }));
      return;
    }
    await examineOnce(settling);
    const began = clock.now();
    const known = rememberedOf(repository);
    const failed = await sweep(
      settling,
      before(known.swept ?? began, known.swept === null ? firstLookMilliseconds : overlapMilliseconds),
    );
    // Each is tried again by itself.
    for (const { number } of failed) await add(textOf({ is: 'subject', installation, repository, number }));
    const { runs } = known.memory;
    if (runs !== null && runs !== known.runs.tree) await add(textOf({ is: 'runs', installation, repository }));
    known.swept = began;
  }

  /** First, because what stops us may stop the sweep. A trouble on the way says nothing about the repository. */
  async function examineOnce({ client, repository }: Settling): Promise<void> {
    try {
      await examined.examine(client, repository);
    } catch (error) {
      if (!(error instanceof GitHubProblem)) throw error;
    }
  }

  /** Names and whatever was read under them. It is looked up again by id when it is needed again. */
  function forget({ installation, repository }: Pick<Key, 'installation' | 'repository'>): void {
    if (repository === null) clients.delete(installation);
    for (const [id, name] of names) {
      if (name.installation !== installation || (repository !== null && id !== repository)) continue;
      names.delete(id);
      remembered.delete(id);
      examined.forget(id);
    }
  }

  /** Null when the installation does not reach the repository. */
  async function settlingOf(installation: number, id: number): Promise<Settling | null> {
    if (!names.has(id)) await learnNames(installation);
    const repository = names.get(id);
    if (repository === undefined) return null;
    return {
      client: clientOf(installation),
      repository,
      identity: { appId },
      branch: stateBranch,
      shipped,
      memory: rememberedOf(id).memory,
      clock,
      shownElsewhere: (shownBy) => sayOnce(repository, shownBy),
      homeGone: (project) => sayHomeless(repository, project),
    };
  }

  function sayHomeless({ id, owner, name }: Repository, project: string): void {
    const { homeless } = rememberedOf(id);
    if (homeless.has(project)) return;
    homeless.add(project);
    log.warn({ repository: id, name: `${owner}/${name}`, project }, homelessText(project));
  }

  function sayOnce({ id, owner, name }: Repository, shownBy: number): void {
    const known = rememberedOf(id);
    if (known.shownBy === shownBy) return;
    known.shownBy = shownBy;
    log.info(
      { repository: id, name: `${owner}/${name}`, shownBy },
      'another app shows here: this one looks, decides and commits, and shows nothing',
    );
  }

  function rememberedOf(id: number): Remembered {
    const known = remembered.get(id) ?? {
      memory: newSettlingMemory(),
      runs: newRunsMemory(),
      swept: null,
      shownBy: null,
      homeless: new Set<string>(),
    };
    remembered.set(id, known);
    return known;
  }

  function clientOf(installation: number): GitHubClient {
    const known = clients.get(installation);
    if (known !== undefined) return known;
    const tokens = installationTokens({ ...reach, appId, privateKey, installationId: installation });
    const client = githubClient({ ...reach, tokens, pacer: pacer({ clock }) });
    clients.set(installation, client);
    return client;
  }

  /** The ids of all repositories that an installation reaches, whose names are known then. */
  async function learnNames(installation: number): Promise<readonly number[]> {
    const client = clientOf(installation);
    const ids: number[] = [];
    for await (const repository of everyPage(client, 'GET /installation/repositories', 'repositories')) {
      const id = numberAt(repository, 'id');
      const owner = textAt(repository, 'owner', 'login');
      const name = textAt(repository, 'name');
      if (id === null || owner === null || name === null || at(repository, 'archived') === true) continue;
      names.set(id, { id, owner, name, installation });
      ids.push(id);
    }
    return ids;
  }

  async function sweepAll(add: Queue['add']): Promise<void> {
    for await (const installation of everyPage(app, 'GET /app/installations')) {
      const id = numberAt(installation, 'id');
      if (id === null || textAt(installation, 'suspended_at') !== null) continue;
      await add(textOf({ is: 'sweep', installation: id, repository: null, sha: null }));
    }
  }

  function narrow(hint: Hint): Hint {
    const named = 'repository' in hint ? hint.repository : undefined;
    if (named !== undefined) names.set(named.id, named);
    if (hint.kind === 'released') return narrowed(hint);
    if (hint.kind !== 'dirty') return hint;
    const { memory } = rememberedOf(hint.repository.id);
    if (hint.said !== undefined && isRecorded(memory, hint.said))
      return { kind: 'nothing', because: 'it is in the record already' };
    for (const number of hint.numbers)
      memory.guesses.set(
        number,
        bothGuesses(memory.guesses.get(number) ?? nothingGuessed, hint.guess ?? nothingGuessed),
      );
    return hint;
  }

  /** A release is nothing to projects that have none among their artifacts, where it is known of all which they are. */
  function narrowed(hint: Extract<Hint, { readonly kind: 'released' }>): Hint {
    const { repository } = hint;
    const { owners, unread } = rememberedOf(repository.id).memory;
    if (unread === null || unread.size > 0) return hint;
    const numbers = [...owners].flatMap(([id, { releases }]) => (releases ? [Number(id)] : []));
    if (numbers.length === 0) return { kind: 'nothing', because: 'no open project has a release among its artifacts' };
    return { kind: 'dirty', repository, numbers };
  }

  return { work, sweep: sweepAll, narrow, botId: () => botId, stateBranch };
}

/** Has a look since it was written put it into the record of a project? */
function isRecorded({ owners }: SettlingMemory, said: string): boolean {
  return [...owners.values()].some(({ heard }) => heard.has(said));
}

/** The elements of a list of GitHub's, page by page; `field` says where they stand in the answer. */
async function* everyPage(client: GitHubClient, route: string, ...field: readonly string[]): AsyncGenerator {
  for (let page = 1; ; page += 1) {
    const { data } = await client.rest(route, { per_page: perPage, page });
    const found = listAt(data, ...field);
    yield* found;
    if (found.length < perPage) return;
  }
}

const atHeadDocument = `query AtHead($owner: String!, $name: String!, $oid: GitObjectID!) {
  repository(owner: $owner, name: $name, followRenames: false) { databaseId
    defaultBranchRef { target { oid } }
    object(oid: $oid) { ... on Commit { associatedPullRequests(first: 10) { nodes { number state headRefOid } } } } } }`;

/** The open pull requests that have this head; null when the default branch has it, which concerns everything. */
async function pullsAt({ client, repository }: Settling, sha: string): Promise<readonly number[] | null> {
  const { owner, name, id } = repository;
  const { data } = await client.graphql<unknown>(atHeadDocument, { owner, name, oid: sha }, 'read');
  const found = at(data, 'repository');
  if (numberAt(found, 'databaseId') !== id)
    throw new GitHubProblem('not_found', {
      because: `${owner}/${name} is not there any more, or is another repository`,
    });
  if (textAt(found, 'defaultBranchRef', 'target', 'oid') === sha) return null;
  return listAt(found, 'object', 'associatedPullRequests', 'nodes')
    .filter((pull) => textAt(pull, 'state') === 'OPEN' && textAt(pull, 'headRefOid') === sha)
    .map((pull) => numberAt(pull, 'number'))
    .filter((number) => number !== null);
}

/** The user id of the bot whose token this is. */
async function whoAmI(client: GitHubClient): Promise<number | null> {
  const { data } = await client.graphql<unknown>('query Me { viewer { databaseId } }', {}, 'read');
  return numberAt(data, 'viewer', 'databaseId');
}

function before(moment: string, milliseconds: number): string {
  return new Date(Date.parse(moment) - milliseconds).toISOString();
}
