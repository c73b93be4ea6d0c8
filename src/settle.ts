import type { Definition } from './core/definition/schema.ts';
import { projectDecider, projectFolder } from './core/project/decider.ts';
import type { ProjectState } from './core/project/state.ts';
import { checkView, type CheckedProject, type CheckView } from './core/surface/check.ts';
import { code } from './core/surface/escape.ts';
import { statusOf } from './core/surface/status.ts';
import { readDefinition, readState } from './files.ts';
import type { CheckRun, HeadWithCheck, OpenPull, Page, Projects, Survey, Sweep, Texts } from './github/answer.ts';
import type { GitHubClient } from './github/client.ts';
import { surveyDocument, sweepDocument, textsDocument } from './github/documents.ts';
import { githubHome, type GitHubHome, type Memory } from './github/home.ts';
import { ourCheck, type Identity } from './github/observe.ts';
import type { RepositoryName } from './github/people.ts';
import { GitHubProblem } from './github/problem.ts';
import { pathsOf, proposalName, touches } from './github/pulls.ts';
import { checkOf, type Mutation } from './github/show.ts';
import { handle } from './handle.ts';
import type { Clock } from './ports.ts';

/** One repository on GitHub, and what it is settled with. */
export interface Settling {
  readonly client: GitHubClient;
  readonly repository: RepositoryName;
  readonly identity: Identity;
  /** Short name of the state branch. */
  readonly branch: string;
  /** Folder of the shipped lifecycles. */
  readonly shipped: string;
  readonly memory: SettlingMemory;
  readonly clock: Clock;
}

/** What a process remembers of one repository. Losing it costs requests, never an answer. */
export interface SettlingMemory {
  readonly looks: Memory;
  /** What every project owns; empty before the first survey. */
  readonly owners: Map<string, Owner>;
}

interface Owner {
  /** The tree of the project's folder that this was read from; null when a look knows better than any survey. */
  readonly tree: string | null;
  readonly isOpen: boolean;
  /** What the state has as open. */
  readonly proposals: ReadonlySet<string>;
  /** Comments and reviews of the last minutes that are in the record, by node id. */
  readonly heard: ReadonlySet<string>;
  readonly touches: (pull: NamedPull, paths: readonly string[]) => boolean;
}

interface NamedPull {
  readonly headRefName: string;
  readonly body: string;
}

export function newSettlingMemory(): SettlingMemory {
  return { looks: new Map(), owners: new Map() };
}

/**
 * Brings everything that an issue or a pull request is about to where it should be: looks, decides, commits, and makes
 * GitHub show it. Running it again changes nothing. Answers the projects that were settled.
 */
export async function settle(settling: Settling, number: number): Promise<readonly string[]> {
  const known = knownProjects(settling, number);
  const survey = known.length === 0 ? await surveyed(settling, number) : null;
  const subject = survey === null || survey.isArchived ? null : survey.subject;
  const isPull = subject === null ? !known.includes(String(number)) : subject.__typename === 'PullRequest';
  const ids = survey === null ? known : await projectsOf(settling, survey, number);
  const home = githubHome({ ...settling, memory: settling.memory.looks, pulls: isPull ? [number] : [] });
  const settledIds = await settledAll(settling, home, ids, isPull ? number : null);
  const checks = survey !== null && settledIds.length === 0 ? unrelated(survey) : [];
  await home.flush([...checks, ...checksOf(home, settledIds)]);
  await checkAnew(settling, home, settledIds);
  return settledIds;
}

/** Pull requests that were open before a project began may change what it owns: their checks were green for nothing. */
async function checkAnew(settling: Settling, home: GitHubHome, ids: readonly string[]): Promise<void> {
  const begun = ids.flatMap((id) => {
    const show = home.lastShow(id);
    const isNew = show !== null && show.state !== null && show.look.sight.state === null;
    return isNew ? (settling.memory.owners.get(id) ?? []) : [];
  });
  if (begun.length === 0) return;
  const { pulls } = await swept(settling, settling.clock.now());
  for (const pull of pulls) if (begun.some((owner) => owns(owner, pull))) await settle(settling, pull.number);
}

/** Does a project own something that a pull request changes? What cannot be read whole may change anything. */
function owns(owner: Owner, pull: NamedPull & Pick<OpenPull, 'files'>): boolean {
  const files = (pull.files?.nodes ?? []).flatMap((file) => file ?? []);
  const paths = files.map(({ path }) => path);
  // Where a file was moved from is told nowhere: it may have been anybody's.
  const unknown =
    pull.files?.pageInfo?.hasNextPage === true || files.some(({ changeType }) => changeType === 'RENAMED');
  return owner.isOpen && (unknown || owner.touches(pull, paths));
}

/** The projects that are known to be concerned without asking: the one whose home this issue is, or that track this pull request. */
function knownProjects({ memory }: Settling, number: number): readonly string[] {
  if (memory.owners.has(String(number))) return [String(number)];
  return [...memory.owners].flatMap(([id, owner]) =>
    owner.isOpen && memory.looks.has(id) && owner.proposals.has(proposalName(number)) ? [id] : [],
  );
}

/** Settles these projects, and others that the pull request turns out to touch. */
async function settledAll(
  settling: Settling,
  home: GitHubHome,
  ids: readonly string[],
  pull: number | null,
): Promise<readonly string[]> {
  const done: string[] = [];
  let waiting = ids;
  while (waiting.length > 0) {
    for (const id of waiting) {
      await settled(settling, home, id);
      done.push(id);
    }
    waiting = pull === null ? [] : touchedBy(settling, home, done, pull).filter((id) => !done.includes(id));
  }
  return done;
}

/** Open projects that own something this pull request changes, as the latest look at it shows. */
function touchedBy({ memory }: Settling, home: GitHubHome, done: readonly string[], number: number): readonly string[] {
  const seen = done.flatMap((id) => home.lastShow(id)?.look.pulls ?? []).find((pull) => pull.number === number);
  if (seen === undefined) return [];
  const paths = pathsOf(seen);
  return [...memory.owners].flatMap(([id, owner]) => (owner.isOpen && owner.touches(seen, paths) ? [id] : []));
}

/** A project that ended in this pass is looked at once more: its report is about the whole of its record. */
async function settled({ clock, memory }: Settling, home: GitHubHome, id: string): Promise<void> {
  const { state, entries } = await handle({ home, decider: projectDecider, clock }, id);
  if (state !== null && state.terminal_state !== null && entries.length > 0)
    await handle({ home, decider: projectDecider, clock }, id);
  const shown = home.lastShow(id);
  if (shown?.state === null || shown === null) return;
  memory.owners.set(id, ownerOf(null, id, shown.state, shown.look.sight.observed.world.definition));
}

/**
 * Everything in a repository that may have something to be done: every open project, every open pull request that our
 * check does not stand on, and issues that moved since `since` (ISO 8601) and are no project yet. By it an event that
 * was lost costs time and nothing else. One that fails stops none of the others; the errors are answered.
 */
export async function sweep(
  settling: Settling,
  since: string,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<readonly { readonly number: number; readonly error: unknown }[]> {
  const { projects, pulls, issues } = await swept(settling, since);
  if (projects === null || projects.isArchived) return [];
  const owners = await ownersIn(settling, projects);
  const open = [...owners].filter(([, { isOpen }]) => isOpen).map(([id]) => Number(id));
  const missed = pulls.filter((pull) => checkOn(pull.head) === null || isMissed(owners, pull));
  const unchecked = missed.map(({ number }) => number);
  const numbers = [...new Set([...open, ...unchecked, ...issues.filter((number) => !owners.has(String(number)))])];
  const failed: { readonly number: number; readonly error: unknown }[] = [];
  for (const [at, number] of numbers.entries()) {
    progress(at, numbers.length);
    try {
      await settle(settling, number);
    } catch (error) {
      failed.push({ number, error });
    }
  }
  return failed;
}

/** Is it a proposal of a project that does not know of it yet? */
function isMissed(owners: ReadonlyMap<string, Owner>, pull: OpenPull): boolean {
  return [...owners.values()].some((owner) => owns(owner, pull) && !owner.proposals.has(proposalName(pull.number)));
}

interface Swept {
  readonly projects: Projects | null;
  readonly pulls: readonly OpenPull[];
  readonly issues: readonly number[];
}

async function swept({ client, repository, identity, branch }: Settling, since: string): Promise<Swept> {
  const { owner, name, id } = repository;
  let found: Swept = { projects: null, pulls: [], issues: [] };
  let pages: { readonly pulls: string | null; readonly issues: string | null } = { pulls: null, issues: null };
  for (;;) {
    const { data } = await client.graphql<Sweep>(
      sweepDocument,
      { owner, name, branch: `refs/heads/${branch}`, appId: identity.appId, since, ...pages },
      'read',
    );
    const page = data?.repository ?? null;
    if (page === null || page.databaseId !== id) throw notThere(repository);
    const known = new Set(found.pulls.map(({ number }) => number));
    found = {
      projects: page,
      pulls: [
        ...found.pulls,
        ...(page.pullRequests.nodes ?? []).flatMap((one) => (one === null || known.has(one.number) ? [] : [one])),
      ],
      issues: [...found.issues, ...(page.issues.nodes ?? []).flatMap((one) => one?.number ?? [])],
    };
    const more = { pulls: after(page.pullRequests.pageInfo), issues: after(page.issues.pageInfo) };
    if (more.pulls === null && more.issues === null) return found;
    pages = { pulls: more.pulls ?? pages.pulls, issues: more.issues ?? pages.issues };
  }
}

function after(page: Page<unknown>['pageInfo']): string | null {
  return page?.hasNextPage === true ? (page.endCursor ?? null) : null;
}

function notThere({ owner, name }: RepositoryName): GitHubProblem {
  return new GitHubProblem('not_found', {
    because: `${owner}/${name} is not there any more, or is another repository`,
  });
}

type Surveyed = NonNullable<Survey['repository']>;

async function surveyed({ client, repository, identity, branch }: Settling, number: number): Promise<Surveyed> {
  const { owner, name } = repository;
  const { data, faults } = await client.graphql<Survey>(
    surveyDocument,
    { owner, name, branch: `refs/heads/${branch}`, appId: identity.appId, number },
    'read',
  );
  const found = data?.repository ?? null;
  if (found === null || found.databaseId !== repository.id)
    throw new GitHubProblem('not_found', {
      because: `${owner}/${name} is not there any more, or is another repository`,
    });
  const unknown = faults.find(({ type, path }) => type !== 'NOT_FOUND' || !path.includes('subject'));
  if (unknown !== undefined) throw new GitHubProblem('unknown_answer', { because: unknown.message });
  return found;
}

/** The open projects that an issue is the home of, or whose artifacts a pull request changes. */
async function projectsOf(settling: Settling, survey: Surveyed, number: number): Promise<readonly string[]> {
  const { subject } = survey;
  if (subject === null || survey.isArchived) return [];
  if (subject.__typename !== 'PullRequest') return [String(number)];
  const owners = await ownersIn(settling, survey);
  return [...owners].flatMap(([id, owner]) => {
    // What was a proposal of a project may have stopped to be one.
    const concerns = owns(owner, subject) || owner.proposals.has(proposalName(number));
    return owner.isOpen && concerns ? [id] : [];
  });
}

const foldersAtOnce = 50;

/** What every project owns; only those whose folder changed since are read again. */
async function ownersIn(settling: Settling, survey: Projects): Promise<ReadonlyMap<string, Owner>> {
  const { client, repository, branch, memory } = settling;
  const trees = new Map(
    (survey.book?.target.projects?.object?.entries ?? [])
      .flatMap((folder) => folder.object?.entries ?? [])
      .map(({ name, oid }) => [name, oid]),
  );
  for (const id of memory.owners.keys()) if (!trees.has(id)) memory.owners.delete(id);
  const stale = [...trees].filter(([id, tree]) => memory.owners.get(id)?.tree !== tree);
  for (let from = 0; from < stale.length; from += foldersAtOnce) {
    const some = stale.slice(from, from + foldersAtOnce);
    const folders = some.map(([id]) => projectFolder(id));
    const { text, variables } = textsDocument(repository.owner, repository.name, branch, folders);
    const { data } = await client.graphql<Texts>(text, variables, 'read');
    const book = data?.repository?.book?.target;
    some.forEach(([id, tree], at) => {
      memory.owners.set(id, readOwner(tree, id, book?.[`s${at}`]?.object?.text, book?.[`d${at}`]?.object?.text));
    });
  }
  return memory.owners;
}

/** A project whose texts cannot be read owns everything: looking at it says what is wrong with it. */
function readOwner(
  tree: string,
  id: string,
  state: string | null | undefined,
  definition: string | null | undefined,
): Owner {
  const of = readState(state ?? '', id);
  const by = readDefinition(definition ?? '', id);
  if (!of.ok || !by.ok) return { tree, isOpen: true, proposals: new Set(), heard: new Set(), touches: () => true };
  return ownerOf(tree, id, of.state, by.definition);
}

function ownerOf(tree: string | null, id: string, state: ProjectState, definition: Definition): Owner {
  return {
    tree,
    isOpen: state.terminal_state === null,
    proposals: new Set(Object.keys(state.proposals)),
    heard: new Set((state.heard?.ids ?? []).map((one) => one.slice(one.indexOf(' ') + 1))),
    touches: (pull, paths) => touches(definition, id, pull, paths),
  };
}

/** A pull request into another branch lands nothing. Its check is not green: the next moment its base may be changed. */
function elsewhere(base: string): CheckView {
  return {
    conclusion: null,
    title: 'nothing lands from here',
    summary: `This pull request goes into ${code(base)}, and only the default branch counts.`,
  };
}

function checkOn(head: HeadWithCheck): CheckRun | null {
  return head.nodes?.[0]?.commit.ours?.nodes?.[0]?.checkRuns?.nodes?.[0] ?? null;
}

/** The check of a pull request that no open project has anything to do with. */
function unrelated(survey: Surveyed): readonly Mutation[] {
  const pull = survey.subject;
  const enrolled = survey.book !== null || (survey.law?.target.policy ?? null) !== null;
  if (survey.isArchived || !enrolled || pull?.__typename !== 'PullRequest' || pull.state !== 'OPEN') return [];
  const view = pull.baseRefName === survey.law?.name ? checkView([]) : elsewhere(pull.baseRefName);
  return checkOf(survey.id, pull, checkOn(pull.head), view);
}

/** The checks of all pull requests that these projects have open: green when every project says so. */
function checksOf(home: GitHubHome, ids: readonly string[]): readonly Mutation[] {
  const shows = ids.flatMap((id) => home.lastShow(id) ?? []);
  const pulls = new Map(shows.flatMap(({ look }) => look.pulls.map((pull) => [pull.number, pull] as const)));
  const [repositoryId = ''] = shows.map(({ look }) => look.repository.id);
  return [...pulls.values()].flatMap((pull) => {
    if (pull.state !== 'OPEN') return [];
    const projects = shows.flatMap(({ look, state }): readonly CheckedProject[] => {
      if (state === null) return [];
      const { branches, id, title } = statusOf(look.sight.observed.world, state);
      const branch = branches.find((one) => one.branch === proposalName(pull.number));
      return branch === undefined ? [] : [{ id, title, branch }];
    });
    const lands = shows.some(({ look }) => look.sight.observed.world.defaultBranch === pull.baseRefName);
    return checkOf(repositoryId, pull, ourCheck(pull), lands ? checkView(projects) : elsewhere(pull.baseRefName));
  });
}
