import type { Observed, Said as Deed } from '../core/observe.ts';
import type { People } from '../core/policy/may.ts';
import type { OwnerGroup } from '../core/policy/owners.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import { projectFolder } from '../core/project/decider.ts';
import { commitsNamed } from '../core/project/looks.ts';
import type { Askable } from '../core/project/reviewers.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { Links } from '../core/surface/comment.ts';
import type { CodeOwners } from '../kept/owners.ts';
import { textsOf, type Remember } from '../kept/sources.ts';
import type { Sight } from '../ports.ts';
import type { Issue, Label, Observation, Pull, TextsOfProjects } from './answer.ts';
import { readerOf, recordIn, type RecordRead } from './book.ts';
import { checksIn, headChecks } from './checks.ts';
import type { GitHubClient, GraphqlFault } from './client.ts';
import { beforeOf, filesIn, pushesIn, recentOf, wayOf, type Before } from './default-branch.ts';
import { observeDocument, type Asking } from './documents.ts';
import { headOf, shownByAnother, type BranchHead } from './head.ts';
import { landingsOf } from './landings.ts';
import { lossCheck, lossIn, RecordLost, toldOn, type Loss, type Where } from './loss.ts';
import type * as migrating from './migrating.ts';
import { anchorName, foundIn, outdatedIn, shownIn, stickyOf } from './marks.ts';
import {
  asksMore,
  beginning,
  heldBy,
  isNews,
  loginsIn,
  neededFor,
  readsTooMuch,
  settled,
  teamOf,
  union,
  withPulls,
} from './needs.ts';
import { wholeChecks, wholeIssue, wholePull, type Reading, type WholePull } from './pages.ts';
import { onlyAddresses, ownersIn, ownersOf } from './owners.ts';
import { actorOf, type RepositoryName } from './people.ts';
import { peopleIn } from './permissions.ts';
import { GitHubProblem } from './problem.ts';
import { proposalName, proposalsIn, type PullView } from './pulls.ts';
import { checksFor, isQueueHidden, queuedIn, type InQueue } from './queue.ts';
import { askableIn } from './review-requests.ts';
import {
  closingsOf,
  deedOf,
  isOfRun,
  instant,
  reviewsOf,
  writtenIn,
  type Misread,
  type Question,
  type Written,
} from './said.ts';

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
  /** Other projects, whose texts are read along. */
  readonly beside?: readonly string[];
  /** What is to be decided on it beside what GitHub tells. */
  readonly asked?: readonly ProjectCommand[];
}

/**
 * What was asked for the last time, or what is foreseen: who knows it beforehand needs one request for a look instead of
 * two.
 */
export type Known = Pick<
  Asking,
  'since' | 'sticky' | 'pulls' | 'logins' | 'teams' | 'paths' | 'cursor' | 'checks' | 'owners' | 'releases'
> & {
  /** From when on counts what was said where nobody has looked yet (ISO 8601, UTC). */
  readonly listening: string;
  /** What the artifacts' paths held at the commit up to which landings are recorded. */
  readonly before: Before | null;
};

export const nothingKnown: Known = {
  since: beginning,
  listening: beginning,
  sticky: null,
  pulls: [],
  logins: [],
  teams: [],
  paths: [],
  cursor: null,
  checks: false,
  owners: false,
  releases: false,
  before: null,
};

/** A project as one look saw it, with what showing it needs. */
export interface Look {
  readonly sight: Sight<ProjectState, Observed>;
  readonly known: Known;
  /** Whom GitHub lets us ask for a review, of those whom roles name. */
  readonly askable: Askable;
  /** By number: pull requests that are in a merge queue. */
  readonly queued: ReadonlyMap<number, InQueue>;
  readonly issue: Issue | null;
  /** Without those that are too large to tell what they change: nothing is shown on them. */
  readonly pulls: readonly Pull[];
  readonly misread: readonly Misread[];
  /** What questions about other definitions are about, by where they were asked. */
  readonly offers: migrating.Moving['offers'];
  /** What was asked lately, answered or not. */
  readonly questions: readonly Question[];
  /** By its node id, with the labels that say stages. */
  readonly repository: {
    readonly id: string;
    readonly url: string;
    readonly isArchived: boolean;
    readonly labels: readonly Label[];
  };
  /** Our comment on the home issue, as it is. */
  readonly sticky: { readonly id: string; readonly body: string } | null;
  /** The comment of a door that showed before us, which is to be hidden: by its node id. */
  readonly outdated: string | null;
  /** The state branch. */
  readonly head: BranchHead;
  /** Texts of the other projects, in the order they were asked for. */
  readonly beside: TextsOfProjects;
}

/**
 * More rounds than this a look never takes: texts, then pull requests and people, then files; and the same once more for
 * a pull request that nobody named and that has brought something.
 */
const roundsAtMost = 8;
/** People whose permissions are asked for beforehand: those who spoke last. */
const loginsAtMost = 100;

/** Looks at a project: asks what is known to be needed, and again while the answer shows that more is. */
export async function lookAt(looking: Looking, id: string, known: Known, at: string): Promise<Look> {
  const { repository, identity, branch, askers = [], beside = [] } = looking;
  const { before, ...asked } = known;
  let { listening } = known;
  let asking: Asking = {
    owner: repository.owner,
    name: repository.name,
    project: Number(id),
    folder: projectFolder(id),
    branch,
    appId: identity.appId,
    ...asked,
    logins: union(asked.logins, askers),
    cursor: asked.cursor === before?.commit ? null : asked.cursor,
    beside: beside.map(projectFolder),
  };
  let others: TextsOfProjects | null = null;
  for (let round = 0; round < roundsAtMost; round += 1) {
    const data = await answered(looking, asking);
    others ??= data.repository?.book?.target ?? {};
    const read = await understood({ looking, id, asking, listening, before, at }, data);
    if ('look' in read) return { ...read.look, beside: others };
    asking = { ...read.asking, beside: [] };
    listening = asking.since;
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
  const unknown = faults.find((fault) => !isHarmless(fault) && !isQueueHidden(fault));
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
  // A team that is asked for a review is nobody to a token that may not see teams.
  if (aliases.at(-1) === 'requestedReviewer') return type === 'FORBIDDEN' || type === 'NOT_FOUND';
  return type === 'NOT_FOUND' && aliases.some((alias) => /^(?:p\d+|home|sticky)$/u.test(alias));
}

/** One round of a look: what was asked, and what is remembered of the last time. */
interface Round {
  readonly looking: Looking;
  readonly id: string;
  readonly asking: Asking;
  /** From when on everything that counts was taken to be asked for, or known from before. */
  readonly listening: string;
  readonly before: Before | null;
  readonly at: string;
}

type Understood = { readonly look: Omit<Look, 'beside'> } | { readonly asking: Asking };

async function understood(round: Round, data: Observation): Promise<Understood> {
  const { looking, id, asking, listening, at } = round;
  const { repository } = data;
  const law = repository?.law?.target;
  if (repository === null || law === undefined)
    throw new GitHubProblem('not_found', { because: 'the repository has no commits yet' });
  const first = asking.pulls.flatMap((_pull, index) => repository[`p${index}`] ?? []);
  const head = await headOf(repository, looking.branch, at);
  const isShown = shownByAnother(head, looking.identity.appId) === null;
  const isBegun = (repository.book?.target.folder?.object ?? null) !== null;
  const written = await writtenIn(repository.home, first, isBegun);
  const record = await recordIn(looking, id, repository, written);
  const reading: Reading = {
    client: looking.client,
    repository: looking.repository,
    appId: looking.identity.appId,
    since: asking.since,
  };
  const soonest = heardIn(id, record, repository, { written, home: repository.home, pulls: first });
  const codeOwners = asking.owners ? ownersIn(law) : null;
  const sooner = neededFor(id, asking, at, repository, record, soonest.spoken, first, codeOwners);
  // A record that went back listens from earlier on again.
  const isLess = sooner.since < listening || asksMore(asking, sooner, repository.home);
  if (isLess || readsTooMuch(asking, sooner, [repository.home, ...first])) return { asking: sooner };

  const [home, wholes] = await Promise.all([
    repository.home === null ? null : wholeIssue(reading, repository.home),
    Promise.all(first.map((pull) => wholePull(reading, pull))),
  ]);
  const all = wholes.map(({ pull }) => pull);
  const loss = lossIn(anchorName(looking.repository, id), record, shownIn(data, home), at);
  if (loss !== null)
    throw lossOf(
      loss,
      { ...looking, revision: head.revision },
      isShown ? { repository: repository.id, home, pulls: all } : null,
    );
  const whole = await writtenIn(home, all, isBegun);
  const heard = heardIn(id, record, repository, { written: whole, home, pulls: all });
  const needed = neededFor(id, asking, at, repository, record, heard.spoken, all, codeOwners);
  if (asksMore(asking, needed, home)) return { asking: needed };

  const pulls = wholes.flatMap(({ pull, unproven }) => (unproven === null ? [pull] : []));
  const { state, definition } = record;
  const basis = {
    project: id,
    definition,
    state,
    defaultBranch: repository.law?.name ?? '',
    law,
    paths: asking.paths,
    checks: await headChecks(reading, pulls),
    owners: new Map(pulls.flatMap((pull) => owned(codeOwners, pull))),
  };
  const counted = await recentOf(reading, basis, at, pulls);
  const view: PullView = { ...basis, files: await filesIn(reading, basis, asking.pulls, counted) };
  const { proposals: open, lost, pushers, merged } = proposalsIn(view, counted);
  const before = await beforeOf(reading, view, round.before, repository.was ?? null);
  const { steps, ways } = await wayOf(reading, view, before, merged);
  const pushes = await pushesIn(reading, view, ways, all);
  const found = [...pushes.values()].flatMap((one) => one.pulls);
  if (found.length > 0) return { asking: withPulls(needed, found) };

  const news = heard.deeds.filter((deed) => isNews(state, deed));
  // Before a project begins nobody decides anything in it.
  const decided = [...(state === null ? [] : news.map(({ command }) => command)), ...(looking.asked ?? [])];
  const looksBack = counted.some((pull) =>
    commitsNamed(decided, proposalName(pull.number)).some((commit) => commit !== pull.headRefOid),
  );
  const proposals = looksBack
    ? await (await import('./earlier.ts')).withEarlier(reading, view, counted, open, decided)
    : open;
  const questions = heard.questions.filter((question) => isNews(state, question));
  const asks = questions.filter((question) => question.asks === 'migrate');
  const asksToMove = asks.length > 0 || news.some(({ command }) => 'migrate' in command);
  const moving = asksToMove
    ? await movingIn(looking, law, {
        deeds: heard.deeds,
        news,
        lines: whole.lines,
        questions: asks,
        places: [home, ...all],
        project: id,
        own: definition.workflow_type,
      })
    : null;
  const isAdopted = state === null && news.some(({ command }) => 'adopt' in command);
  const there = isAdopted ? await (await import('./there.ts')).thereIn(reading, repository.id, view) : null;
  const groups = Object.values(proposals).flatMap((proposal) => proposal.owners ?? []);
  const ownersTeams = groups.flatMap((group) => group.owners.flatMap(teamOf));
  const [people, checks] = await Promise.all([
    peopleIn(reading, asking, repository, {
      speaking: union(loginsIn(news), looking.askers ?? []),
      holders: heldBy(definition, record.policy.policy, state).map(({ person }) => person),
      teams: [...Object.values(record.policy.policy.roles).flatMap((role) => role.teams ?? []), ...ownersTeams],
    }),
    wholeChecks(reading, law, law.statusCheckRollup),
  ]);
  const { releases } = repository;
  const published =
    state === null || releases === undefined
      ? []
      : (await import('./releases.ts')).publishedOn(definition, state, releases, repository.url);
  const book = repository.book?.target ?? null;
  const status = stickyOf(data, home);
  const { source, policy } = record;
  const read = readerOf(looking, book?.oid ?? null, id, book?.artifacts?.object ?? null);
  const undone = decided.some((command) => 'undo' in command)
    ? await (await import('../kept/named.ts')).linesNamed(id, decided, record.recent, read)
    : [];
  const sight: Sight<ProjectState, Observed> = {
    revision: book?.oid ?? null,
    state,
    tail: record.tail,
    texts: new Map([[source.blob, source.text], ...textsOf(policy), ...(moving?.texts ?? [])]),
    read,
    observed: {
      landings: landingsOf(
        steps,
        new Map([...pushes].map(([stretch, { pushed }]) => [stretch, pushed])),
        latest(state, home, heard.deeds),
      ),
      said: moving?.said ?? heard.deeds,
      published,
      lost,
      pushers,
      warnings: [...policy.findings, ...(codeOwners?.findings ?? []), ...onlyAddresses(groups)],
      // Two doors that each name a comment of their own would never be done.
      found: isShown ? foundIn(state, home, status) : {},
      world: {
        definition,
        policy: policy.policy,
        definitionPin: state?.definition ?? { blob: source.blob, origin: source.origin },
        ...(there === null ? {} : { there }),
        ...(moving === null ? {} : moving.world),
        policyPin: policy.pin,
        defaultBranch: view.defaultBranch,
        head: law.oid,
        proposals,
        people,
        reminds: isShown,
        checks: checksIn(checks, looking.identity.appId),
        recent: record.recent,
        ...(undone.length === 0 ? {} : { named: undone }),
        at,
      },
    },
  };
  const { sticky, pulls: named, logins, teams, paths, checks: onHeads, owners, releases: areAsked } = needed;
  const since = news.length > 0 ? needed.since : settled(needed.since, at, [home, ...all]);
  return {
    look: {
      sight,
      known: {
        since,
        listening: needed.since,
        sticky,
        pulls: named,
        // Under a new name somebody is found at once the next time.
        logins: union(logins, newNames(logins, people)).slice(-loginsAtMost),
        teams,
        paths,
        cursor: state?.cursor ?? null,
        checks: onHeads,
        owners,
        releases: areAsked,
        before,
      },
      issue: home,
      pulls,
      offers: moving?.offers ?? new Map(),
      questions,
      misread: [
        ...heard.misread.filter((one) => isForAuthor(people, one)),
        ...wholes.flatMap((one) => tooLargeToTell(one, at)),
      ],
      repository: {
        id: repository.id,
        url: repository.url,
        isArchived: repository.isArchived,
        labels: (repository.labels?.nodes ?? []).flatMap((label) => label ?? []),
      },
      askable: askableIn(asking, repository),
      queued: queuedIn(view, pulls, proposals),
      sticky: status,
      outdated: outdatedIn(data),
      head,
    },
  };
}

/** Other definitions, where somebody asks for them. Loaded then. */
async function movingIn(...asked: Parameters<typeof migrating.movingIn>): Promise<migrating.Moving> {
  return (await import('./migrating.ts')).movingIn(...asked);
}

/** Who owns what a pull request changes, by its number, where that is known. */
function owned(codeOwners: CodeOwners | null, pull: Pull): readonly (readonly [number, readonly OwnerGroup[]])[] {
  const groups = codeOwners === null ? null : ownersOf(codeOwners, pull);
  return groups === null ? [] : [[pull.number, groups]];
}

/** Names that people have now and that nobody asked about. */
function newNames(logins: readonly string[], { ids = {} }: People): readonly string[] {
  const asked = new Set(logins.map((login) => login.toLowerCase()));
  return Object.keys(ids).filter((login) => !asked.has(login));
}

/** Where a loss is told: on the home issue, and by the checks of its pull requests. */
interface Told {
  readonly repository: string;
  readonly home: Issue | null;
  readonly pulls: readonly Pull[];
}

/** What is thrown for a loss: it is told by whoever showed what is lost, once. */
function lossOf(loss: Loss, where: Where, told: Told | null): Error {
  if (loss.isYoung)
    return new GitHubProblem('stale', {
      because: `a comment shows more than the branch ${where.branch} holds, and it was written only just now`,
      next: 'look again in a moment: GitHub does not show at once what was written',
    });
  if (told === null || !loss.isOurs) return new RecordLost(loss, where);
  const { repository, home, pulls } = told;
  const checks = pulls
    .filter(({ state }) => state === 'OPEN')
    .flatMap((pull) => checksFor(repository, pull, lossCheck));
  return new RecordLost(loss, where, [...toldOn(home, loss, where), ...checks]);
}

interface Heard {
  readonly deeds: readonly Deed[];
  readonly questions: readonly Question[];
  /** All whose author what is done or answered depends on. */
  readonly spoken: readonly (Deed | Question | Misread)[];
  readonly misread: readonly Misread[];
}

function heardIn(
  id: string,
  record: RecordRead,
  { law }: Repository,
  { written, home, pulls }: { readonly written: Written; readonly home: Issue | null; readonly pulls: readonly Pull[] },
): Heard {
  const { definition, state } = record;
  const misread = written.misread.filter((one) => isUndone(record, one));
  const beginningOf = {
    project: id,
    defaultBranch: law?.name ?? '',
    title: home?.title ?? '',
    author: home?.author?.login ?? 'TBD',
    workflow: definition.workflow_type,
  };
  const lines = written.lines.filter((line) => !isOfRun(line)).map((line) => deedOf(line, beginningOf));
  const deeds = [
    ...lines.flatMap((one) => ('command' in one ? [one] : [])),
    ...pulls.flatMap(reviewsOf),
    ...(state === null || state.terminal_state !== null ? [] : closingsOf(home)),
  ];
  return {
    deeds,
    questions: written.questions,
    spoken: [...deeds, ...written.questions, ...misread.filter(({ edited }) => edited !== undefined)],
    misread: [...misread, ...lines.flatMap((one) => ('command' in one ? [] : [one]))],
  };
}

/**
 * What was edited after it was done needs no answer. What the latest lines of the record do not tell any more counts as
 * done; where there is no project, nothing but its beginning was ours to do.
 */
function isUndone({ state, recent }: RecordRead, { source, edited }: Misread): boolean {
  if (edited === undefined) return true;
  const { written, starts } = edited;
  if (state === null) return starts;
  if (recent.some((entry) => entry.source === source || entry.source.startsWith(`${source}#`))) return false;
  return isNews(state, { said: written, source }) || written >= (recent[0]?.at ?? written);
}

/** Who may do nothing here is not told how. */
function isForAuthor({ permissions }: People, { actor, edited }: Misread): boolean {
  return edited === undefined || (permissions[String(actor.id)] ?? 'none') !== 'none';
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

/** What may be linked: pull requests that the record or the look knows, and pages of the repository. */
export function linksIn({ pulls, sight, repository }: Look): Links {
  const named = [...JSON.stringify(sight.observed.world.recent).matchAll(/"#([1-9][0-9]*)"/gu)].map((match) =>
    Number(match[1]),
  );
  return { pulls: [...new Set([...pulls.map(({ number }) => number), ...named])], web: repository.url };
}
