import { leavesOf, type Condition } from '../core/condition.ts';
import { approvalsIn } from '../core/confirm/quorum.ts';
import type { Definition } from '../core/definition/schema.ts';
import type { Said } from '../core/observe.ts';
import { requirementOf, roleOf, type Person } from '../core/policy/may.ts';
import { restsOnOwners } from '../core/policy/owners.ts';
import { holderOf } from '../core/policy/recheck.ts';
import type { ProjectCommand } from '../core/project/commands.ts';
import { listensSince, wasHeard } from '../core/project/heard.ts';
import { placesOf } from '../core/project/places.ts';
import { namedOpeners } from '../core/project/reviewers.ts';
import type { ProjectState } from '../core/project/state.ts';
import { confirmsOf } from '../core/project/world.ts';
import { plusMinutes } from '../core/time.ts';
import type { Policy } from '../core/policy/schema.ts';
import type { Issue, Observation, Page, Pull } from './answer.ts';
import type { RecordRead } from './book.ts';
import type { Asking, PullAsking } from './documents.ts';
import { statusComment } from './marks.ts';
import { slugsOf, teamsIn } from './permissions.ts';
import type { CodeOwners } from '../kept/owners.ts';
import { ownersNamed } from './owners.ts';
import { isWhole, pathsOf, pullNumber, restOf } from './pulls.ts';

/** The start of time, for a project that has heard nothing yet. */
export const beginning = '1970-01-01T00:00:00Z';
/** Files of one pull request whose content is asked for in the same request. */
export const filesAtOnce = 100;
/** What was no command is answered for a day, and has to be read again for that. */
const minutesOfADay = 24 * 60;

/** Something that somebody said, whether it is to be done or to be answered. */
export type Spoken = Pick<Said, 'said' | 'source' | 'actor'>;

/** Is it in no record yet? */
export function isNews(state: ProjectState | null, { said, source }: Pick<Spoken, 'said' | 'source'>): boolean {
  return state === null || !wasHeard(state, said, source);
}

/** People whose permission a decision may rest on, and those to whom somebody hands a role: who they are is asked. */
export function loginsIn(spoken: readonly (Spoken & { readonly command?: ProjectCommand })[]): readonly string[] {
  const logins = spoken.flatMap(({ actor, command }) => [
    ...(actor.kind === 'person' ? [actor.login] : []),
    ...(command !== undefined && 'delegate' in command && command.delegate.end !== true ? [command.delegate.to] : []),
  ]);
  return [...new Map(logins.map((login) => [login.toLowerCase(), login])).values()].filter(mayBeLogin);
}

/** What GitHub lets people be called; it is not asked about anything else. */
function mayBeLogin(text: string): boolean {
  return /^[\w-]{1,100}$/u.test(text);
}

/** All that has to be asked for, by what is known now. */
export function neededFor(
  id: string,
  asking: Asking,
  at: string,
  repository: NonNullable<Observation['repository']>,
  { state, definition, policy }: RecordRead,
  spoken: readonly (Spoken & { readonly command?: ProjectCommand })[],
  pulls: readonly Pull[],
  codeOwners: CodeOwners | null,
): Asking {
  const news = spoken.filter((one) => isNews(state, one));
  const seen = foreseen(id, at, state, [definition], policy.policy, repository.owner);
  const { since, logins, teams, paths, checks, owners, releases } = seen;
  const named = codeOwners === null ? [] : ownersNamed(codeOwners, { definition, project: id, state }, pulls);
  const [ownerLogins, ownerTeams] = [named.flatMap(loginOf), named.flatMap(teamOf)];
  return {
    ...asking,
    since,
    sticky: statusComment(state, repository.home) ?? asking.sticky,
    pulls: pullsNeeded(id, definition, state, asking.pulls, pulls),
    logins: union(union(asking.logins, loginsIn(news)), union(logins, ownerLogins.slice(0, ownersAtMost))),
    teams: union(union(asking.teams, teams), slugsOf(ownerTeams, repository.owner).slice(0, ownersAtMost)),
    paths,
    checks: checks || asksForChecks(news.flatMap(conditionsIn)),
    owners,
    releases,
  };
}

/** So many people, and so many teams, are asked about because CODEOWNERS names them. */
const ownersAtMost = 50;

/** The login in the name of an owner, as CODEOWNERS writes people. */
function loginOf(name: string): readonly string[] {
  return name.startsWith('@') && !name.includes('/') ? [name.slice(1)] : [];
}

/** The team in the name of an owner. */
export function teamOf(name: string): readonly string[] {
  return name.startsWith('@') && name.includes('/') ? [name.slice(1)] : [];
}

/**
 * What the record of a project and its rules say that a look will ask for. Of a project that has not begun nobody knows
 * the definition yet: it may be any of these.
 */
export function foreseen(
  id: string,
  at: string,
  state: ProjectState | null,
  definitions: readonly Definition[],
  policy: Policy,
  owner: Parameters<typeof teamsIn>[1],
): Pick<
  Asking,
  'since' | 'sticky' | 'pulls' | 'logins' | 'teams' | 'paths' | 'cursor' | 'checks' | 'owners' | 'releases'
> {
  const held = definitions.flatMap((definition) => heldBy(definition, policy, state));
  const openers = definitions.flatMap((definition) => namedOpeners(definition, policy, state?.delegations));
  const places = definitions.flatMap((definition) => placesOf(definition, id, state?.tracks ?? {}));
  return {
    since: listening(state, at),
    sticky: statusComment(state, null),
    pulls: trackedIn(state).map((number) => ({ number, files: [] })),
    logins: union(
      openers,
      held.flatMap(({ person, names }) => [person.login, ...names]),
    ),
    teams: teamsIn(policy, owner),
    paths: [...new Set(places.map(({ path }) => path))],
    cursor: state?.cursor ?? null,
    checks: definitions.some((definition) => restsOnChecks(definition, policy, state)),
    owners: restsOnOwners(policy),
    releases: (state?.terminal_state ?? null) === null && definitions.some(hasReleases),
  };
}

/** Is a release an artifact of this lifecycle? */
export function hasReleases({ artifacts }: Definition): boolean {
  return artifacts.some(({ kind }) => kind === 'release');
}

/** Somebody on whose role something in the record rests, with what those are called now who hold it by name. */
interface Holder {
  readonly person: Person;
  readonly names: readonly string[];
}

/**
 * People whose roles are looked at again: who approved, or let somebody do it for them, where a gate asks for that; and
 * who has handed on a role that comes with a permission.
 */
export function heldBy(definition: Definition, policy: Policy, state: ProjectState | null): readonly Holder[] {
  const gates = new Map(definition.gates.map((gate) => [gate.gate_id, requirementOf(policy, gate)]));
  const approved = (state === null ? [] : confirmsOf(state))
    .filter(({ gate, overridden }) => gates.get(gate)?.recheck === true && overridden === undefined)
    .flatMap(({ decisions }) => approvalsIn(decisions))
    .map((made) => ({
      person: holderOf(made),
      names: (made.roles ?? [made.decided_by_role]).flatMap((role) => roleOf(policy, role).logins ?? []),
    }));
  const delegating = (state?.delegations ?? [])
    .filter(({ role }) => (roleOf(policy, role).permission ?? 'none') !== 'none')
    .map(({ by }) => ({ person: by, names: [] }));
  return [...approved, ...delegating].filter(({ person }) => typeof person.id === 'number');
}

/** Does anything in this project depend on what the checks of a pull request say? */
function restsOnChecks(definition: Definition, policy: Policy, state: ProjectState | null): boolean {
  const { allowed_transitions, actions, terminal_states } = definition;
  const written = [...allowed_transitions, ...actions, ...terminal_states].flatMap(({ requires }) => requires ?? []);
  const approved = (state === null ? [] : confirmsOf(state)).flatMap(({ conditions = [] }) => conditions);
  return (
    Object.values(policy.gates).some(({ checks = [] }) => checks.length > 0) || asksForChecks([...written, ...approved])
  );
}

/** The conditions of an approval that somebody gives just now. */
function conditionsIn({ command }: { readonly command?: ProjectCommand }): readonly Condition[] {
  return command !== undefined && 'approve' in command ? (command.approve.conditions ?? []) : [];
}

function asksForChecks(conditions: readonly Condition[]): boolean {
  return conditions.flatMap(leavesOf).some((leaf) => 'check' in leaf);
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
  const numbers = [...new Set([...asked.map(({ number }) => number), ...trackedIn(state)])].toSorted(
    (one, other) => one - other,
  );
  return numbers.map((number) => {
    const pull = pulls.find((one) => one.number === number);
    const counts = pull !== undefined && isWhole(definition, id, pull);
    return {
      number,
      files: counts ? restOf({ definition, project: id, state }, pathsOf(pull)).slice(0, filesAtOnce) : [],
    };
  });
}

function trackedIn(state: ProjectState | null): readonly number[] {
  return Object.keys(state?.proposals ?? {}).flatMap((name) => pullNumber(name) ?? []);
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

/** Does what is needed hold anything that was not asked for? Our comment need not be when it is among those of the issue. */
export function asksMore(asked: Asking, needed: Asking, home: Issue | null): boolean {
  const comments = home?.timelineItems.nodes ?? [];
  return (
    (asked.sticky === null && needed.sticky !== null && comments.every((one) => one?.id !== needed.sticky)) ||
    needed.pulls.some(({ number, files }) => {
      const before = asked.pulls.find((one) => one.number === number);
      return before === undefined || lacks(before.files, files);
    }) ||
    lacks(asked.logins, needed.logins) ||
    lacks(asked.teams, needed.teams) ||
    lacks(asked.paths, needed.paths) ||
    (needed.checks && !asked.checks) ||
    (needed.owners && !asked.owners) ||
    (needed.releases && !asked.releases)
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
