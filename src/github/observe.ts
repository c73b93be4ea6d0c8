import type { Definition } from '../core/definition/schema.ts';
import type { Observed, Said as Deed } from '../core/observe.ts';
import { own } from '../core/own.ts';
import type { Policy } from '../core/policy/schema.ts';
import { projectFiles, projectFolder } from '../core/project/decider.ts';
import { listensSince, wasHeard } from '../core/project/heard.ts';
import { contentOf, placesOf, type Place } from '../core/project/places.ts';
import type { ProjectState } from '../core/project/state.ts';
import { plusMinutes } from '../core/time.ts';
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
import type { CheckContext, CheckRun, Dir, Issue, Observation, Page, Pull, Text } from './answer.ts';
import type { GitHubClient, GraphqlFault } from './client.ts';
import { changedIn, contentsAt, type Lying } from './contents.ts';
import { observeDocument, type Asking, type PullAsking } from './documents.ts';
import { explained, wayFrom, type Explained, type Way } from './history.ts';
import { landingsOf, stepsIn, type Step, type Stretch } from './landings.ts';
import { notThereYet, wholeChecks, wholeIssue, wholePull, type Reading, type WholePull } from './pages.ts';
import { actorOf, type RepositoryName } from './people.ts';
import { peopleIn, teamsIn } from './permissions.ts';
import { GitHubProblem } from './problem.ts';
import {
  contentAt,
  headOf,
  isMergeCommit,
  isNewlyMerged,
  isTracked,
  isWhole,
  pathsOf,
  proposalsIn,
  pullNumber,
  restOf,
  touches,
  type Merged,
  type PullView,
  type WholeFiles,
} from './pulls.ts';
import { closingsOf, deedOf, instant, reviewsOf, writtenIn, type Misread, type Written } from './said.ts';

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
  /** Logins of people who ask for something where GitHub keeps no word of it, as by a button. */
  readonly askers?: readonly string[];
}

/** What was asked for the last time: who knows it beforehand needs one request for a look instead of two. */
export type Known = Pick<Asking, 'since' | 'sticky' | 'pulls' | 'logins' | 'teams' | 'paths'> & {
  /** What the artifacts' paths held at the commit up to which landings are recorded. */
  readonly before: Before | null;
};

interface Before {
  readonly commit: string;
  readonly contents: Readonly<Record<string, string | null>>;
}

/** The start of time, for a project that has heard nothing yet. */
const beginning = '1970-01-01T00:00:00Z';

export const nothingKnown: Known = {
  since: beginning,
  sticky: null,
  pulls: [],
  logins: [],
  teams: [],
  paths: [],
  before: null,
};

/** A project as one look saw it, with what showing it needs. */
export interface Look {
  readonly sight: Sight<ProjectState, Observed>;
  readonly known: Known;
  readonly issue: Issue | null;
  /** Without those that are too large to tell what they change: nothing is shown on them. */
  readonly pulls: readonly Pull[];
  readonly misread: readonly Misread[];
  /** By its node id. */
  readonly repository: { readonly id: string; readonly isArchived: boolean };
  /** Our comment on the home issue, as it is. */
  readonly sticky: { readonly id: string; readonly body: string } | null;
}

/**
 * More rounds than this a look never takes: texts, then pull requests and people, then files; and the same once more for
 * a pull request that nobody named and that has brought something.
 */
const roundsAtMost = 8;
/** Files of one pull request whose content is asked for in the same request. */
const filesAtOnce = 100;
/** People whose permissions are asked for beforehand: those who spoke last. */
const loginsAtMost = 100;
/** What was no command is answered for a day, and has to be read again for that. */
const minutesOfADay = 24 * 60;
/** So long a merge may be without its commit before it counts as one that has none. */
const minutesToArrive = 10;
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
  const { repository, identity, branch, askers = [] } = looking;
  const { before, ...asked } = known;
  let asking: Asking = {
    owner: repository.owner,
    name: repository.name,
    project: Number(id),
    folder: projectFolder(id),
    branch,
    appId: identity.appId,
    ...asked,
    logins: union(asked.logins, askers),
  };
  for (let round = 0; round < roundsAtMost; round += 1) {
    const data = await answered(looking, asking);
    const read = await understood({ looking, id, asking, before, at }, data);
    if ('look' in read) return read.look;
    asking = read.asking;
  }
  throw new GitHubProblem('unknown_answer', { because: `${roundsAtMost} looks at #${id}, and each asked for more` });
}

type Repository = NonNullable<Observation['repository']>;

async function answered({ client, repository }: Looking, asking: Asking): Promise<Observation> {
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
  return data;
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

/** One round of a look: what was asked, and what is remembered of the last time. */
interface Round {
  readonly looking: Looking;
  readonly id: string;
  readonly asking: Asking;
  readonly before: Before | null;
  readonly at: string;
}

type Understood = { readonly look: Look } | { readonly asking: Asking };

async function understood(round: Round, data: Observation): Promise<Understood> {
  const { looking, asking, at } = round;
  const { repository } = data;
  const law = repository?.law?.target;
  if (repository === null || law === undefined)
    throw new GitHubProblem('not_found', { because: 'the repository has no commits yet' });
  const first = asking.pulls.flatMap((_pull, index) => repository[`p${index}`] ?? []);
  const record = await recordIn(round, repository, writtenIn(repository.home, first));
  const reading: Reading = {
    client: looking.client,
    repository: looking.repository,
    appId: looking.identity.appId,
    since: asking.since,
  };
  const sooner = neededFor(
    round,
    repository,
    record,
    heardIn(round, record, repository, repository.home, first),
    first,
  );
  if (asksMore(asking, sooner) || readsTooMuch(asking, sooner, [repository.home, ...first])) return { asking: sooner };

  const [home, wholes] = await Promise.all([
    repository.home === null ? null : wholeIssue(reading, repository.home),
    Promise.all(first.map((pull) => wholePull(reading, pull))),
  ]);
  const all = wholes.map(({ pull }) => pull);
  const heard = heardIn(round, record, repository, home, all);
  const needed = neededFor(round, repository, record, heard, all);
  if (asksMore(asking, needed)) return { asking: needed };

  const pulls = wholes.flatMap(({ pull, unproven }) => (unproven === null ? [pull] : []));
  const { state, definition } = record;
  const basis = {
    project: round.id,
    definition,
    state,
    defaultBranch: repository.law?.name ?? '',
    law,
    paths: asking.paths,
  };
  const counted = await recentOf(reading, basis, at, pulls);
  const view: PullView = { ...basis, files: await filesIn(reading, basis, asking.pulls, counted) };
  const { proposals, lost, pushers, merged } = proposalsIn(view, counted);
  const before = await beforeOf(reading, view, round.before);
  const { steps, ways } = await wayOf(reading, view, before, merged);
  const pushes = await pushesIn(reading, view, ways, all);
  const found = [...pushes.values()].flatMap((one) => one.pulls);
  if (found.length > 0) return { asking: withPulls(needed, found) };

  const news = heard.deeds.filter((deed) => isNews(state, deed));
  const [people, checks] = await Promise.all([
    peopleIn(reading, asking, repository, record.policy.policy, union(loginsIn(news), looking.askers ?? [])),
    wholeChecks(reading, law, law.statusCheckRollup),
  ]);
  const book = repository.book?.target ?? null;
  const stickyId = state?.receipts?.[stickyReceipt] ?? markedIn(home, stickyMark);
  const closureId = state?.receipts?.[closureReceipt] ?? markedIn(home, closureMark);
  const { source, policy } = record;
  const sight: Sight<ProjectState, Observed> = {
    revision: book?.oid ?? null,
    state,
    tail: record.tail,
    texts: new Map([
      [source.blob, source.text],
      ...(policy.pin === null || policy.text === null ? [] : [[policy.pin.blob, policy.text] as const]),
    ]),
    read: readerOf(looking, book?.oid ?? null, round.id, book?.artifacts?.object ?? null),
    observed: {
      landings: landingsOf(
        steps,
        new Map([...pushes].map(([stretch, { pushed }]) => [stretch, pushed])),
        latest(state, home, heard.deeds),
      ),
      said: heard.deeds,
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
        people,
        checks: checksIn(checks, looking.identity.appId),
        recent: record.recent,
        at,
      },
    },
  };
  const { sticky, pulls: named, logins, teams, paths } = needed;
  const since = news.length > 0 ? needed.since : settled(needed.since, at, [home, ...all]);
  return {
    look: {
      sight,
      known: { since, sticky, pulls: named, logins: logins.slice(-loginsAtMost), teams, paths, before },
      issue: home,
      pulls,
      misread: [...heard.misread, ...wholes.flatMap((one) => tooLargeToTell(one, at))],
      repository: { id: repository.id, isArchived: repository.isArchived },
      sticky: stickyOf(data, home),
    },
  };
}

/** The record of a project, and what it is decided under. */
interface RecordRead {
  readonly state: ProjectState | null;
  readonly tail: string;
  readonly recent: Observed['world']['recent'];
  readonly definition: Definition;
  readonly source: Source;
  readonly policy: FoundPolicy;
}

async function recordIn({ looking, id }: Round, repository: Repository, written: Written): Promise<RecordRead> {
  const { remember } = looking;
  const law = repository.law?.target;
  const book = repository.book?.target ?? null;
  const kept = textsIn(book?.folder?.object ?? null);
  const tail = textOf(book?.tail?.object ?? null, tailPath);
  const recent = tail === null ? [] : await openSegment(remember, id, tail);
  const state = await checkedState(remember, id, kept.get(projectFiles.state) ?? null, tail === null ? null : recent);
  const lastGood = lastGoodOf(id, state, kept.get(projectFiles.policy) ?? null);
  const policy = await policyFrom(remember, textOf(law?.policy?.object ?? null, 'the policy'), lastGood);
  if (policy.policy === null) throw new Damaged(policy.findings);
  const { definition, source } =
    state === null
      ? await wanted(looking, law?.defs?.object ?? null, policy.policy, written)
      : await pinnedDefinition(remember, id, state, kept.get(projectFiles.definition) ?? null);
  return { state, tail: tail?.text ?? '', recent, definition, source, policy };
}

/** The definition that a project which is about to start would follow; the default one where what is asked for is not there. */
async function wanted(looking: Looking, defs: Dir | null, policy: Policy, written: Written): Promise<Pinned> {
  const here = [...textsIn(defs)].flatMap(([name, { oid, text }]): readonly Source[] =>
    /\.ya?ml$/u.test(name) ? [{ origin: `${lifecyclesPath}/${name}`, text, blob: oid }] : [],
  );
  const all = await foundIn([...here, ...shippedSources(looking.shipped)]);
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

function heardIn(
  { id }: Round,
  { definition, state }: RecordRead,
  { law }: Repository,
  home: Issue | null,
  pulls: readonly Pull[],
): Heard {
  const beginningOf = {
    project: id,
    defaultBranch: law?.name ?? '',
    title: home?.title ?? '',
    author: home?.author?.login ?? 'TBD',
    workflow: definition.workflow_type,
  };
  const written = writtenIn(home, pulls);
  const lines = written.lines.map((line) => deedOf(line, beginningOf));
  return {
    deeds: [
      ...lines.flatMap((one) => ('command' in one ? [one] : [])),
      ...pulls.flatMap(reviewsOf),
      ...(state === null || state.terminal_state !== null ? [] : closingsOf(home)),
    ],
    misread: [...written.misread, ...lines.flatMap((one) => ('command' in one ? [] : [one]))],
  };
}

function isNews(state: ProjectState | null, { said, source }: Deed): boolean {
  return state === null || !wasHeard(state, said, source);
}

/** People whose permission a decision may rest on. */
function loginsIn(deeds: readonly Deed[]): readonly string[] {
  return [...new Set(deeds.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.login] : [])))];
}

/** All that has to be asked for, by what is known now. */
function neededFor(
  { id, asking, at }: Round,
  repository: Repository,
  { state, definition, policy }: RecordRead,
  { deeds }: Heard,
  pulls: readonly Pull[],
): Asking {
  const news = deeds.filter((deed) => isNews(state, deed));
  return {
    ...asking,
    since: listening(state, at),
    sticky: state?.receipts?.[stickyReceipt] ?? markedIn(repository.home, stickyMark) ?? asking.sticky,
    pulls: pullsNeeded(id, definition, state, asking.pulls, pulls),
    logins: union(asking.logins, loginsIn(news)),
    teams: union(asking.teams, teamsIn(policy.policy, repository.owner)),
    paths: placesOf(definition, id).map(({ path }) => path),
  };
}

/** From when on people are listened to; what was no command is in no record, and is answered for a day. */
function listening(state: ProjectState | null, at: string): string {
  if (state?.heard === undefined) return beginning;
  const [earlier = beginning] = [listensSince(state.heard), plusMinutes(at, -minutesOfADay)].toSorted();
  return earlier;
}

/** Where nothing is news, everything that was said a day before the latest is settled: no later look needs it. */
function settled(
  since: string,
  at: string,
  of: readonly ({ readonly timelineItems: Page<{ readonly createdAt: string }> } | null)[],
): string {
  const times = of.flatMap((one) => (one?.timelineItems.nodes ?? []).flatMap((item) => item?.createdAt ?? []));
  const [last] = times.toSorted().slice(-1);
  if (last === undefined) return since;
  const [earlier = since] = [plusMinutes(last, -minutesOfADay), plusMinutes(at, -minutesOfADay)].toSorted();
  return earlier < since ? since : earlier;
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
    const counts = pull !== undefined && isWhole(definition, id, pull);
    return { number, files: counts ? restOf(definition, id, pathsOf(pull)).slice(0, filesAtOnce) : [] };
  });
}

function withPulls(asking: Asking, numbers: readonly number[]): Asking {
  const more = numbers.filter((number) => asking.pulls.every((one) => one.number !== number));
  const pulls = [...asking.pulls, ...[...new Set(more)].map((number) => ({ number, files: [] }))];
  return { ...asking, pulls: pulls.toSorted((one, other) => one.number - other.number) };
}

function lacks(one: readonly string[], other: readonly string[]): boolean {
  return other.some((value) => !one.includes(value));
}

function asksMore(asked: Asking, needed: Asking): boolean {
  return (
    (asked.sticky === null && needed.sticky !== null) ||
    needed.pulls.some(({ number, files }) => {
      const before = asked.pulls.find((one) => one.number === number);
      return before === undefined || lacks(before.files, files);
    }) ||
    lacks(asked.logins, needed.logins) ||
    lacks(asked.teams, needed.teams) ||
    lacks(asked.paths, needed.paths)
  );
}

/** Was so much from before the time that matters asked for that it did not fit on a page? */
function readsTooMuch(
  asked: Asking,
  needed: Asking,
  of: readonly ({ readonly timelineItems: Page<unknown> } | null)[],
): boolean {
  const isCut = of.some((one) => one?.timelineItems.pageInfo?.hasNextPage === true);
  return isCut && asked.since < needed.since;
}

function union(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])];
}

/**
 * Those that may be proposals or have become landings. One that was merged before the landings that are recorded is
 * neither: where no draft tells, the history of the default branch does.
 */
async function recentOf(
  reading: Reading,
  view: Omit<PullView, 'files'>,
  at: string,
  pulls: readonly Pull[],
): Promise<readonly Pull[]> {
  const { definition, project, state } = view;
  const recent = await Promise.all(
    pulls.map(async (pull) => {
      // GitHub does not say of every merge which commit it is.
      const arrives =
        pull.state === 'MERGED' &&
        pull.mergeCommit === null &&
        instant(pull.mergedAt ?? '') > plusMinutes(at, -minutesToArrive);
      if (arrives && isTracked(state, pull)) throw notThereYet(pull);
      if (!isNewlyMerged(view, pull) || isTracked(state, pull)) return true;
      const cursor = state?.cursor ?? null;
      if (cursor === null || !touches(definition, project, pull, pathsOf(pull))) return true;
      const way = await wayFrom(reading, cursor, pull.mergeCommit.oid);
      return way !== 'behind' && way !== 'identical';
    }),
  );
  return pulls.filter((_pull, index) => recent[index] === true);
}

/** What the pull requests change that count as a whole. */
async function filesIn(
  reading: Reading,
  view: Omit<PullView, 'files'>,
  asked: readonly PullAsking[],
  pulls: readonly Pull[],
): Promise<PullView['files']> {
  const { definition, project, defaultBranch } = view;
  const whole = pulls.filter(
    (pull) =>
      isWhole(definition, project, pull) &&
      ((pull.state === 'OPEN' && pull.baseRefName === defaultBranch) || isNewlyMerged(view, pull)),
  );
  const files = await Promise.all(
    whole.map(async (pull): Promise<readonly [number, WholeFiles]> => {
      const known = asked.find(({ number }) => number === pull.number)?.files ?? [];
      const head = await contentsAt(reading, headOf(pull), known, restOf(definition, project, pathsOf(pull)));
      if (head === null) throw notThereYet(pull);
      return [pull.number, { head, landed: await landedOf(reading, view, pull, known) }];
    }),
  );
  return new Map(files);
}

/** A merge commit may bring what was in no pull request; GitHub makes the others, out of what is in one. */
async function landedOf(
  reading: Reading,
  view: Omit<PullView, 'files'>,
  pull: Pull,
  known: readonly string[],
): Promise<Lying | null> {
  if (!isNewlyMerged(view, pull)) return null;
  const commit = pull.mergeCommit;
  const changed = isMergeCommit(commit) ? await changedIn(reading, commit.oid) : pathsOf(pull);
  return changed === null ? null : contentsAt(reading, commit, known, restOf(view.definition, view.project, changed));
}

/**
 * What lay where artifacts belong when landings were last recorded. It tells a file that was there before the project
 * began from one that somebody pushed.
 */
async function beforeOf(reading: Reading, view: PullView, known: Before | null): Promise<Before | null> {
  const { state, definition, project, law, paths } = view;
  const cursor = state?.cursor ?? null;
  if (state === null || cursor === null) return null;
  const places = placesOf(definition, project);
  const contents = (of: (place: Place) => string | null): Before => ({
    commit: cursor,
    contents: Object.fromEntries(places.map((place) => [place.name, of(place)])),
  });
  if (law.oid === cursor) return contents((place) => contentAt(paths, law, place));
  const matters = places.some(
    (place) => own(state.artifacts, place.name) === undefined && contentAt(paths, law, place) !== null,
  );
  if (!matters || known?.commit === cursor) return known;
  const lying = await contentsAt(reading, { oid: cursor }, [], paths);
  return contents(({ kind, path }) => {
    const entry = lying?.get(path) ?? null;
    return entry === null ? null : contentOf(kind, { mode: entry.mode.toString(8), oid: entry.oid });
  });
}

/** The way of the default branch since the record's last look, and how the stretches of it lie to what that has. */
async function wayOf(
  reading: Reading,
  view: PullView,
  before: Before | null,
  merged: readonly Merged[],
): Promise<{ readonly steps: readonly Step[]; readonly ways: ReadonlyMap<Stretch, Way> }> {
  const cursor = view.state?.cursor ?? null;
  const late = new Set<Merged>();
  for (;;) {
    const steps = stepsIn(view, before?.contents ?? {}, merged, late);
    const stretches = steps.flatMap((step) => ('stretch' in step ? [step.stretch] : []));
    const ways = await Promise.all(
      stretches.map(async (stretch): Promise<readonly [Stretch, Way]> => [
        stretch,
        cursor === null ? 'ahead' : await wayFrom(reading, cursor, stretch.end),
      ]),
    );
    const known = new Map(ways);
    const found = steps.flatMap((step, index) => {
      const next = steps[index + 1];
      const isBehind = 'stretch' in step && known.get(step.stretch) === 'behind';
      return isBehind && next !== undefined && 'merge' in next ? [next.merge] : [];
    });
    if (found.length === 0) return { steps, ways: known };
    for (const merge of found) late.add(merge);
  }
}

/** Who pushed what, stretch by stretch. */
async function pushesIn(
  reading: Reading,
  view: PullView,
  ways: ReadonlyMap<Stretch, Way>,
  asked: readonly Pull[],
): Promise<ReadonlyMap<Stretch, Explained>> {
  const found = await Promise.all(
    [...ways].map(async ([stretch, way]) => [stretch, await explained(reading, view, stretch, way, asked)] as const),
  );
  return new Map(found);
}

/** What nobody can be told by a check is told where the project is. */
function tooLargeToTell({ pull, unproven }: WholePull, at: string): readonly Misread[] {
  const actor = actorOf(pull.author);
  if (unproven === null || actor === null || pull.state !== 'OPEN') return [];
  return [
    {
      source: pull.id,
      said: at,
      actor,
      because: `${unproven}: nothing in it can be approved`,
      next: 'Split it into smaller pull requests.',
    },
  ];
}

/** The files of a folder with their texts. */
function textsIn(folder: Dir | null): ReadonlyMap<string, KeptText> {
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
  const known = new Map([...textsIn(artifacts)].map(([name, { text }]) => [`artifacts/${name}`, text]));
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
function checksIn(contexts: readonly CheckContext[], appId: number): Observed['world']['checks'] {
  const results: Record<string, 'passed' | 'failed' | 'pending'> = {};
  const rank = { passed: 0, pending: 1, failed: 2 };
  for (const node of contexts) {
    if (node.__typename === 'CheckRun' && node.checkSuite.app?.databaseId === appId) continue;
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
  return id === null || comment?.__typename !== 'IssueComment' ? null : { id, body: comment.body };
}

/**
 * The time of the latest thing that is known of, by GitHub's clock: before anything was heard, when the home issue was
 * opened.
 */
function latest(state: ProjectState | null, home: Issue | null, deeds: readonly Deed[]): string {
  const times = [
    instant(home?.createdAt ?? beginning),
    ...(state?.heard === undefined ? [] : [state.heard.until]),
    ...deeds.map(({ said }) => said),
  ];
  return times.toSorted().at(-1) ?? instant(beginning);
}

/** Our check run on the head of a pull request. */
export function ourCheck(pull: Pull): CheckRun | null {
  return pull.head.nodes?.[0]?.commit.ours?.nodes?.[0]?.checkRuns?.nodes?.[0] ?? null;
}
