import type { Observed, Said as Deed } from '../core/observe.ts';
import { projectFolder } from '../core/project/decider.ts';
import type { ProjectState } from '../core/project/state.ts';
import type { Remember } from '../kept/sources.ts';
import type { Sight } from '../ports.ts';
import type { Issue, Observation, Pull } from './answer.ts';
import { readerOf, recordIn, type RecordRead } from './book.ts';
import { checksIn } from './checks.ts';
import type { GitHubClient, GraphqlFault } from './client.ts';
import { beforeOf, filesIn, pushesIn, recentOf, wayOf, type Before } from './default-branch.ts';
import { observeDocument, type Asking } from './documents.ts';
import { landingsOf } from './landings.ts';
import { foundIn, stickyOf } from './marks.ts';
import { asksMore, beginning, isNews, loginsIn, neededFor, readsTooMuch, settled, union, withPulls } from './needs.ts';
import { wholeChecks, wholeIssue, wholePull, type Reading, type WholePull } from './pages.ts';
import { actorOf, type RepositoryName } from './people.ts';
import { peopleIn } from './permissions.ts';
import { GitHubProblem } from './problem.ts';
import { proposalsIn, type PullView } from './pulls.ts';
import { closingsOf, deedOf, instant, reviewsOf, writtenIn, type Misread } from './said.ts';

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
/** People whose permissions are asked for beforehand: those who spoke last. */
const loginsAtMost = 100;

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
  const { looking, id, asking, at } = round;
  const { repository } = data;
  const law = repository?.law?.target;
  if (repository === null || law === undefined)
    throw new GitHubProblem('not_found', { because: 'the repository has no commits yet' });
  const first = asking.pulls.flatMap((_pull, index) => repository[`p${index}`] ?? []);
  const record = await recordIn(looking, id, repository, writtenIn(repository.home, first));
  const reading: Reading = {
    client: looking.client,
    repository: looking.repository,
    appId: looking.identity.appId,
    since: asking.since,
  };
  const { deeds } = heardIn(id, record, repository, repository.home, first);
  const sooner = neededFor(id, asking, at, repository, record, deeds, first);
  if (asksMore(asking, sooner) || readsTooMuch(asking, sooner, [repository.home, ...first])) return { asking: sooner };

  const [home, wholes] = await Promise.all([
    repository.home === null ? null : wholeIssue(reading, repository.home),
    Promise.all(first.map((pull) => wholePull(reading, pull))),
  ]);
  const all = wholes.map(({ pull }) => pull);
  const heard = heardIn(id, record, repository, home, all);
  const needed = neededFor(id, asking, at, repository, record, heard.deeds, all);
  if (asksMore(asking, needed)) return { asking: needed };

  const pulls = wholes.flatMap(({ pull, unproven }) => (unproven === null ? [pull] : []));
  const { state, definition } = record;
  const basis = {
    project: id,
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
  const { source, policy } = record;
  const sight: Sight<ProjectState, Observed> = {
    revision: book?.oid ?? null,
    state,
    tail: record.tail,
    texts: new Map([
      [source.blob, source.text],
      ...(policy.pin === null || policy.text === null ? [] : [[policy.pin.blob, policy.text] as const]),
    ]),
    read: readerOf(looking, book?.oid ?? null, id, book?.artifacts?.object ?? null),
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
      found: foundIn(state, home),
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

interface Heard {
  readonly deeds: readonly Deed[];
  readonly misread: readonly Misread[];
}

function heardIn(
  id: string,
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

/** Pull requests that the record or the look knows: they may be linked. */
export function pullsIn({ pulls, sight }: Look): readonly number[] {
  const named = [...JSON.stringify(sight.observed.world.recent).matchAll(/"#([1-9][0-9]*)"/gu)].map((match) =>
    Number(match[1]),
  );
  return [...new Set([...pulls.map(({ number }) => number), ...named])];
}
