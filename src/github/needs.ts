import type { Definition } from '../core/definition/schema.ts';
import type { Said as Deed } from '../core/observe.ts';
import { listensSince, wasHeard } from '../core/project/heard.ts';
import { placesOf } from '../core/project/places.ts';
import type { ProjectState } from '../core/project/state.ts';
import { plusMinutes } from '../core/time.ts';
import type { Observation, Page, Pull } from './answer.ts';
import type { RecordRead } from './book.ts';
import type { Asking, PullAsking } from './documents.ts';
import { statusComment } from './marks.ts';
import { teamsIn } from './permissions.ts';
import { isWhole, pathsOf, pullNumber, restOf } from './pulls.ts';

/** The start of time, for a project that has heard nothing yet. */
export const beginning = '1970-01-01T00:00:00Z';
/** Files of one pull request whose content is asked for in the same request. */
const filesAtOnce = 100;
/** What was no command is answered for a day, and has to be read again for that. */
const minutesOfADay = 24 * 60;

/** Is it in no record yet? */
export function isNews(state: ProjectState | null, { said, source }: Deed): boolean {
  return state === null || !wasHeard(state, said, source);
}

/** People whose permission a decision may rest on. */
export function loginsIn(deeds: readonly Deed[]): readonly string[] {
  return [...new Set(deeds.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.login] : [])))];
}

/** All that has to be asked for, by what is known now. */
export function neededFor(
  id: string,
  asking: Asking,
  at: string,
  repository: NonNullable<Observation['repository']>,
  { state, definition, policy }: RecordRead,
  deeds: readonly Deed[],
  pulls: readonly Pull[],
): Asking {
  const news = deeds.filter((deed) => isNews(state, deed));
  return {
    ...asking,
    since: listening(state, at),
    sticky: statusComment(state, repository.home) ?? asking.sticky,
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
export function settled(
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

/** The same, and these pull requests. */
export function withPulls(asking: Asking, numbers: readonly number[]): Asking {
  const more = numbers.filter((number) => asking.pulls.every((one) => one.number !== number));
  const pulls = [...asking.pulls, ...[...new Set(more)].map((number) => ({ number, files: [] }))];
  return { ...asking, pulls: pulls.toSorted((one, other) => one.number - other.number) };
}

function lacks(one: readonly string[], other: readonly string[]): boolean {
  return other.some((value) => !one.includes(value));
}

/** Does what is needed hold anything that was not asked for? */
export function asksMore(asked: Asking, needed: Asking): boolean {
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
export function readsTooMuch(
  asked: Asking,
  needed: Asking,
  of: readonly ({ readonly timelineItems: Page<unknown> } | null)[],
): boolean {
  const isCut = of.some((one) => one?.timelineItems.pageInfo?.hasNextPage === true);
  return isCut && asked.since < needed.since;
}

export function union(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])];
}
