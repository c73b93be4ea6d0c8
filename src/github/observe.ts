import type { Definition } from '../core/definition/schema.ts';
import type { Observed, Said as Deed } from '../core/observe.ts';
import type { Permission, Policy } from '../core/policy/schema.ts';
import { projectFiles, projectFolder } from '../core/project/decider.ts';
import { listensSince } from '../core/project/heard.ts';
import { placesOf, wholesOf } from '../core/project/places.ts';
import type { ProjectState } from '../core/project/state.ts';
import { Damaged, findingsWith } from '../kept/damage.ts';
import { checkedState, lastGoodOf, openSegment, pinnedDefinition, type Pinned } from '../kept/pinned.ts';
import {
  chosenFrom,
  foundIn,
  lifecyclesPath,
  policyFrom,
  shippedSources,
  type FoundPolicy,
  type KeptText,
  type Remember,
  type Source,
} from '../kept/sources.ts';
import type { Sight } from '../ports.ts';
import { tailPath } from '../record.ts';
import type { CheckRun, Dir, Issue, Observation, Pull, Rollup, Text } from './answer.ts';
import type { GitHubClient, GraphqlFault } from './client.ts';
import { observeDocument, type Asking, type PullAsking } from './documents.ts';
import { confirmedPermission, permissionOf, type RepositoryName } from './people.ts';
import { GitHubProblem } from './problem.ts';
import { isNamedFor, pathsOf, proposalsIn, pullNumber, pushesOf, restOf, unexplained, type PullView } from './pulls.ts';
import { deedOf, reviewsOf, speakers, writtenIn, type Misread, type Written } from './said.ts';

/** Whom GitHub knows us as: comments and check runs can only be changed by the app that made them. */
export interface Identity {
  readonly appId: number;
}

/** What a look at one project is made with. */
export interface Looking {
  readonly client: GitHubClient;
  readonly repository: RepositoryName;
  readonly identity: Identity;
  /** Short name of the state branch. */
  readonly branch: string;
  /** Folder of the shipped lifecycles. */
  readonly shipped: string;
  readonly remember: Remember;
}

/** What was asked for the last time: who knows it beforehand needs one request for a look instead of two. */
export type Known = Pick<Asking, 'sticky' | 'pulls' | 'logins' | 'teams' | 'paths'>;

export const nothingKnown: Known = { sticky: null, pulls: [], logins: [], teams: [], paths: [] };

/** A project as one look saw it, with what showing it needs. */
export interface Look {
  readonly sight: Sight<ProjectState, Observed>;
  readonly known: Known;
  readonly issue: Issue | null;
  readonly pulls: readonly Pull[];
  readonly misread: readonly Misread[];
  readonly repository: { readonly id: string; readonly isArchived: boolean };
  /** Our comment on the home issue, as it is. */
  readonly sticky: { readonly id: string; readonly body: string } | null;
}

/** More rounds than this a look never takes: texts, then pull requests and people, then files and last commits. */
const roundsAtMost = 5;
/** Files of one pull request whose content can be asked for at once. */
const filesAtMost = 300;
/** The start of time, for a project that has heard nothing yet. */
const beginning = '1970-01-01T00:00:00Z';
/** By this line our comment is known. */
export const stickyMark = '<!-- countersign:status -->';
/** Under this name the state keeps the id of that comment. */
const stickyReceipt = 'status_comment';
/** The same of the report of a project that has ended. */
export const closureMark = '<!-- countersign:closure -->';
export const closureReceipt = 'closure_comment';

const finding = findingsWith('countersign verify says what was changed; git revert the commit that changed it.');

/** Looks at a project: asks what is known to be needed, and again while the answer shows that more is. */
export async function lookAt(looking: Looking, id: string, known: Known, at: string): Promise<Look> {
  const { client, repository, identity, branch } = looking;
  const project = Number(id);
  let asking: Asking = {
    owner: repository.owner,
    name: repository.name,
    project,
    folder: projectFolder(id),
    branch,
    since: beginning,
    appId: identity.appId,
    blamed: [],
    ...known,
  };
  for (let round = 0; round < roundsAtMost; round += 1) {
    const { text, variables } = observeDocument(asking);
    const { data, faults } = await client.graphql<Observation>(text, variables, 'read');
    const answer = data?.repository ?? null;
    if (data === null || answer === null)
      throw new GitHubProblem('not_found', { because: `${repository.owner}/${repository.name} cannot be seen` });
    if (answer.databaseId !== repository.id)
      throw new GitHubProblem('moved', {
        because: `${repository.owner}/${repository.name} is another repository than it was`,
      });
    const unknown = faults.find((fault) => !isHarmless(fault));
    if (unknown !== undefined) throw new GitHubProblem('unknown_answer', { because: unknown.message });
    const read = await understood(looking, id, asking, data, at);
    if ('look' in read) return read.look;
    asking = read.asking;
  }
  throw new GitHubProblem('unknown_answer', { because: `${roundsAtMost} looks at #${id}, and each asked for more` });
}

/**
 * A null beside a fault is unknown, and nothing may be decided on what is unknown. But who cannot be asked about simply
 * holds no role, and an issue, pull request or comment that is not there has said nothing.
 */
function isHarmless({ type, path }: GraphqlFault): boolean {
  const aliases = path.map(String);
  if (aliases.some((alias) => /^[ut]\d+$/u.test(alias))) return true;
  return type === 'NOT_FOUND' && aliases.some((alias) => /^(?:p\d+|home|sticky)$/u.test(alias));
}

type Understood = { readonly look: Look } | { readonly asking: Asking };

async function understood(
  looking: Looking,
  id: string,
  asking: Asking,
  data: Observation,
  at: string,
): Promise<Understood> {
  const repository = data.repository;
  const law = repository?.law?.target;
  if (repository === null || law === undefined)
    throw new GitHubProblem('not_found', { because: 'the repository has no commits yet' });
  const { remember } = looking;
  const book = repository.book?.target ?? null;
  const kept = filesIn(book?.folder?.object ?? null);
  const tail = textOf(book?.tail?.object ?? null, tailPath);
  const recent = tail === null ? [] : await openSegment(remember, id, tail);
  const state = await checkedState(remember, id, kept.get(projectFiles.state) ?? null, tail === null ? null : recent);
  const pulls = asking.pulls.flatMap((_pull, index) => repository[`p${index}`] ?? []);
  const since = state?.heard === undefined ? beginning : listensSince(state.heard);
  const written = writtenIn(repository.home, pulls);
  const lastGood = lastGoodOf(id, state, kept.get(projectFiles.policy) ?? null);
  const policy = await policyFrom(remember, textOf(law.policy?.object ?? null, 'the policy'), lastGood);
  if (policy.policy === null) throw new Damaged(policy.findings);
  const { definition, source } =
    state === null
      ? await wanted(looking, law.defs?.object ?? null, policy.policy, written)
      : await pinnedDefinition(remember, id, state, kept.get(projectFiles.definition) ?? null);
  const view: PullView = {
    project: id,
    definition,
    state,
    defaultBranch: repository.law?.name ?? '',
    law,
    paths: asking.paths,
    files: new Map(asking.pulls.map(({ number, files }) => [number, files])),
  };
  const { proposals, lost, pushers, merges } = proposalsIn(view, pulls);
  const said = saidOf(id, repository.home, definition, written, pulls);
  const places = unexplained(view, merges);
  const stickyId = state?.receipts?.[stickyReceipt] ?? markedIn(repository.home, stickyMark);
  const closureId = state?.receipts?.[closureReceipt] ?? markedIn(repository.home, closureMark);
  const needed: Asking = {
    ...asking,
    since: later(asking.since, since),
    sticky: stickyId ?? asking.sticky,
    pulls: pullsNeeded(id, definition, state, asking.pulls, pulls),
    logins: union(asking.logins, speakers(written, pulls)),
    teams: union(asking.teams, teamsIn(policy.policy, repository.owner)),
    paths: placesOf(definition, id).map(({ path }) => path),
    blamed: asking.paths.length === 0 ? [] : places.map(({ path }) => path),
  };
  if (asksMore(asking, needed)) return { asking: needed };
  whole(repository.home, pulls);
  const landings = [
    ...merges,
    ...pushesOf(
      view,
      places,
      asking.blamed.map((_path, index) => law[`b${index}`]?.nodes?.[0] ?? null),
      latest(state, said, merges),
    ),
  ];
  const sight: Sight<ProjectState, Observed> = {
    revision: book?.oid ?? null,
    state,
    tail: tail?.text ?? '',
    texts: new Map([
      [source.blob, source.text],
      ...(policy.pin === null || policy.text === null ? [] : [[policy.pin.blob, policy.text] as const]),
    ]),
    read: readerOf(looking, book?.oid ?? null, id, book?.artifacts?.object ?? null),
    observed: {
      landings,
      said: said.deeds,
      lost,
      pushers,
      warnings: policy.findings,
      found: {
        ...(stickyId === null ? {} : { [stickyReceipt]: stickyId }),
        ...(closureId === null ? {} : { [closureReceipt]: closureId }),
      },
      world: {
        definition,
        policy: policy.policy,
        definitionPin: state?.definition ?? { blob: source.blob, origin: source.origin },
        policyPin: policy.pin,
        defaultBranch: view.defaultBranch,
        head: law.oid,
        proposals,
        people: await peopleIn(looking, asking, repository, policy),
        checks: checksIn(law.statusCheckRollup, looking.identity.appId),
        recent,
        at,
      },
    },
  };
  return {
    look: {
      sight,
      known: {
        sticky: needed.sticky,
        pulls: needed.pulls,
        logins: needed.logins,
        teams: needed.teams,
        paths: needed.paths,
      },
      issue: repository.home,
      pulls,
      misread: said.misread,
      repository: { id: repository.id, isArchived: repository.isArchived },
      sticky: stickyOf(data, repository.home),
    },
  };
}

/** The definition that a project which is about to start would follow; the default one where what is asked for is not there. */
async function wanted(looking: Looking, defs: Dir | null, policy: Policy, written: Written): Promise<Pinned> {
  const own = [...filesIn(defs)].flatMap(([name, { oid, text }]): readonly Source[] =>
    /\.ya?ml$/u.test(name) ? [{ origin: `${lifecyclesPath}/${name}`, text, blob: oid }] : [],
  );
  const all = await foundIn([...own, ...shippedSources(looking.shipped)]);
  const start = written.lines.find(({ verb }) => verb.name === 'start')?.given['workflow'];
  const asked = typeof start === 'string' ? start : policy.workflow;
  const found =
    (all.some((one) => one.workflow_type === asked) ? chosenFrom(all, asked) : null) ?? chosenFrom(all, undefined);
  if (found === null) throw new Damaged(all.flatMap((one) => one.findings));
  return found;
}

interface Heard {
  readonly deeds: readonly Deed[];
  readonly misread: readonly Misread[];
}

function saidOf(
  id: string,
  home: Issue | null,
  definition: Definition,
  written: Written,
  pulls: readonly Pull[],
): Heard {
  const beginningOf = {
    project: id,
    title: home?.title ?? '',
    author: home?.author?.login ?? 'TBD',
    workflow: definition.workflow_type,
  };
  const lines = written.lines.map((line) => deedOf(line, beginningOf));
  return {
    deeds: [...lines.flatMap((one) => ('command' in one ? [one] : [])), ...pulls.flatMap(reviewsOf)],
    misread: [...written.misread, ...lines.flatMap((one) => ('command' in one ? [] : [one]))],
  };
}

/** Pull requests that the state knows, and those that were asked for beside, with the files of those that count as a whole. */
function pullsNeeded(
  id: string,
  definition: Definition,
  state: ProjectState | null,
  asked: readonly PullAsking[],
  pulls: readonly Pull[],
): readonly PullAsking[] {
  const tracked = Object.keys(state?.proposals ?? {}).flatMap((name) => pullNumber(name) ?? []);
  const numbers = [...new Set([...asked.map(({ number }) => number), ...tracked])].toSorted(
    (one, other) => one - other,
  );
  return numbers.map((number) => {
    const pull = pulls.find((one) => one.number === number);
    const counts = pull !== undefined && wholesOf(definition).length > 0 && isNamedFor(id, pull);
    return { number, files: counts ? restOf(definition, id, pathsOf(pull)).slice(0, filesAtMost) : [] };
  });
}

/** What cannot be read in one page cannot be proven: nothing is decided on a part of it. */
function whole(home: Issue | null, pulls: readonly Pull[]): void {
  const cut = [
    ...(home?.timelineItems.pageInfo?.hasNextPage === true ? [`#${home.number} has more than 100 new comments`] : []),
    ...pulls.flatMap((pull) => [
      ...(pull.timelineItems.pageInfo?.hasNextPage === true ? [`#${pull.number} has more than 100 new comments`] : []),
      ...(pull.reviews?.pageInfo?.hasPreviousPage === true ? [`#${pull.number} has more than 50 reviews`] : []),
      ...(pull.files?.pageInfo?.hasNextPage === true ? [`#${pull.number} changes more than 100 files`] : []),
      ...(pull.wrote.pageInfo?.hasNextPage === true ? [`#${pull.number} has more than 100 commits`] : []),
    ]),
  ];
  const [first] = cut;
  if (first !== undefined) throw new GitHubProblem('too_large', { because: first });
}

function asksMore(asked: Asking, needed: Asking): boolean {
  const more = (one: readonly string[], other: readonly string[]): boolean =>
    other.some((value) => !one.includes(value));
  return (
    (asked.sticky === null && needed.sticky !== null) ||
    needed.pulls.some(({ number, files }) => {
      const before = asked.pulls.find((one) => one.number === number);
      return before === undefined || before.files.join('\n') !== files.join('\n');
    }) ||
    more(asked.logins, needed.logins) ||
    more(asked.teams, needed.teams) ||
    more(asked.paths, needed.paths) ||
    more(asked.blamed, needed.blamed)
  );
}

function union(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])];
}

function later(one: string, other: string): string {
  return one < other ? other : one;
}

/** The files of a folder with their texts. */
function filesIn(folder: Dir | null): ReadonlyMap<string, KeptText> {
  const texts = (folder?.entries ?? []).flatMap(({ name, type, oid, object }) => {
    if (type !== 'blob' || object === null) return [];
    const { text, isTruncated } = object;
    if (text === undefined || text === null || isTruncated === true) throw cut(name);
    return [[name, { oid, text }] as const];
  });
  return new Map(texts);
}

function textOf(blob: Text | null, name: string): KeptText | null {
  if (blob === null) return null;
  if (blob.text === null || blob.isTruncated) throw cut(name);
  return { oid: blob.oid, text: blob.text };
}

/** GitHub cuts texts over 512,000 bytes without an error, and gives none of what is not text. */
function cut(name: string): Damaged {
  return new Damaged([finding('file_too_large', name, 1, `${name} is no text, or too large to be read whole`)]);
}

/** Another text of the project at the commit that was looked at; versions of artifacts were read with it. */
function readerOf(
  looking: Looking,
  commit: string | null,
  id: string,
  artifacts: Dir | null,
): (path: string) => Promise<string | null> {
  const known = new Map([...filesIn(artifacts)].map(([name, { text }]) => [`artifacts/${name}`, text]));
  return async (path) => {
    if (commit === null || path.startsWith('artifacts/')) return known.get(path) ?? null;
    return looking.client
      .rest(
        'GET /repos/{owner}/{repo}/contents/{path}',
        {
          owner: looking.repository.owner,
          repo: looking.repository.name,
          path: `${projectFolder(id)}/${path}`,
          ref: commit,
          headers: { accept: 'application/vnd.github.raw+json' },
        },
        { allow: [404] },
      )
      .then(({ status, data }) => (status === 404 || typeof data !== 'string' ? null : data));
  };
}

/** Teams of this owner that a role names; a team elsewhere cannot be asked about and has nobody in it. */
function teamsIn(policy: Policy, owner: { readonly __typename: string; readonly login: string }): readonly string[] {
  if (owner.__typename !== 'Organization') return [];
  const prefix = `${owner.login.toLowerCase()}/`;
  return Object.values(policy.roles)
    .flatMap((role) => role.teams ?? [])
    .flatMap((team) => (team.toLowerCase().startsWith(prefix) ? [team.slice(prefix.length)] : []));
}

async function peopleIn(
  looking: Looking,
  asking: Asking,
  repository: NonNullable<Observation['repository']>,
  { policy }: FoundPolicy,
): Promise<Observed['world']['people']> {
  const permissions: Record<string, Permission> = {};
  for (const [index, login] of asking.logins.entries()) {
    const edge = repository[`u${index}`]?.edges?.find((one) => one?.node.login.toLowerCase() === login.toLowerCase());
    const id = edge?.node.databaseId ?? null;
    if (edge !== undefined && edge !== null && id !== null) permissions[String(id)] = permissionOf(edge.permission);
  }
  const teams = Object.values(policy.roles).flatMap((role) => role.teams ?? []);
  const members = teams.flatMap((team) => {
    const index = asking.teams.findIndex((slug) => team.toLowerCase().endsWith(`/${slug.toLowerCase()}`));
    const found = index === -1 ? null : (repository.owner[`t${index}`] ?? null);
    // A list that is cut proves nobody's absence and would let a few in: nobody counts.
    if (found === null || found.members.totalCount > (found.members.nodes ?? []).length) return [];
    return [[team, (found.members.nodes ?? []).flatMap((one) => one?.databaseId ?? [])] as const];
  });
  return {
    permissions: { ...permissions, ...(await unsure(looking, asking, repository)) },
    teams: Object.fromEntries(members),
  };
}

/** Those whom `collaborators` does not list: asked one by one, since it misses some who come through a team. */
async function unsure(
  { client, repository: name }: Looking,
  asking: Asking,
  repository: NonNullable<Observation['repository']>,
): Promise<Readonly<Record<string, Permission>>> {
  const ids = idsByLogin(repository, asking);
  const missing = asking.logins.filter((login, index) => {
    const edges = repository[`u${index}`]?.edges ?? [];
    return ids.has(login) && !edges.some((one) => one?.node.login.toLowerCase() === login.toLowerCase());
  });
  const found = await Promise.all(
    missing
      .slice(0, 20)
      .map(async (login) => [String(ids.get(login)), await confirmedPermission(client, name, login)] as const),
  );
  return Object.fromEntries(found);
}

function idsByLogin(repository: NonNullable<Observation['repository']>, asking: Asking): ReadonlyMap<string, number> {
  const pulls = asking.pulls.flatMap((_pull, index) => repository[`p${index}`] ?? []);
  const written = writtenIn(repository.home, pulls);
  const actors = [...written.lines, ...pulls.flatMap(reviewsOf)].map(({ actor }) => actor);
  return new Map(actors.flatMap(({ login, id }) => (typeof id === 'number' ? [[login, id] as const] : [])));
}

const conclusions: Readonly<Record<string, 'passed' | 'failed'>> = {
  SUCCESS: 'passed',
  NEUTRAL: 'passed',
  SKIPPED: 'passed',
  FAILURE: 'failed',
  ERROR: 'failed',
  TIMED_OUT: 'failed',
  CANCELLED: 'failed',
  ACTION_REQUIRED: 'failed',
  STARTUP_FAILURE: 'failed',
  STALE: 'failed',
};

/** Checks on the head of the default branch, but for our own. Two of one name: the worse one counts. */
function checksIn(rollup: Rollup | null, appId: number): Observed['world']['checks'] {
  const results: Record<string, 'passed' | 'failed' | 'pending'> = {};
  const rank = { passed: 0, pending: 1, failed: 2 };
  for (const node of rollup?.contexts.nodes ?? []) {
    if (node === null || (node.__typename === 'CheckRun' && node.checkSuite.app?.databaseId === appId)) continue;
    const [name, word] =
      node.__typename === 'CheckRun'
        ? [node.name, node.status === 'COMPLETED' ? (node.conclusion ?? '') : '']
        : [node.context, node.state];
    const result = conclusions[word] ?? 'pending';
    const before = results[name];
    if (before === undefined || rank[result] > rank[before]) results[name] = result;
  }
  return results;
}

/** Our comment with a mark, where it was made lately. */
function markedIn(home: Issue | null, mark: string): string | null {
  const mine = (home?.timelineItems.nodes ?? []).find(
    (one) => one?.__typename === 'IssueComment' && one.viewerDidAuthor && one.body.includes(mark),
  );
  return mine?.id ?? null;
}

function stickyOf({ sticky }: Observation, home: Issue | null): Look['sticky'] {
  if (sticky?.id !== undefined && sticky.body !== undefined) return { id: sticky.id, body: sticky.body };
  const id = markedIn(home, stickyMark);
  const comment = (home?.timelineItems.nodes ?? []).find((one) => one?.id === id);
  return id === null || comment === null || comment === undefined ? null : { id, body: comment.body };
}

/** The time of the latest thing that is known of, by GitHub's clock. */
function latest(state: ProjectState | null, { deeds }: Heard, merges: Observed['landings']): string {
  const times = [...deeds.map(({ said }) => said), ...merges.flatMap(({ merged }) => merged?.at ?? [])];
  return [state?.heard?.until ?? '', ...times].toSorted().at(-1) ?? '';
}

/** Our check run on the head of a pull request. */
export function ourCheck(pull: Pull): CheckRun | null {
  return pull.head.nodes?.[0]?.commit.ours?.nodes?.[0]?.checkRuns?.nodes?.[0] ?? null;
}
