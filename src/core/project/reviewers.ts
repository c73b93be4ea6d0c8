import { effectiveStatus, isFinal, sameCover, standing, type Confirm, type Contents } from '../confirm/confirm.ts';
import { peopleIn, tallyOf } from '../confirm/quorum.ts';
import type { Definition, Gate } from '../definition/schema.ts';
import { own } from '../own.ts';
import { actingFor } from '../policy/delegation.ts';
import { requirementOf, roleOf, same, type Requirement } from '../policy/may.ts';
import { ownedGroups } from '../policy/owners.ts';
import { countsDays, deputiesOf, patienceOf } from '../policy/reminders.ts';
import type { Policy } from '../policy/schema.ts';
import { plusMinutes } from '../time.ts';
import { apartIn, countedIn, lapsedIn, momentOf, quorumOf, whyLapsed } from './beside.ts';
import { coverOf } from './covers.ts';
import { deputiesNow } from './deputies.ts';
import type { ProjectEntry } from './history.ts';
import { landingGates } from './landing-gates.ts';
import { isAskedOn } from './pending.ts';
import { recordAbout, type About } from './records.ts';
import type { ProjectState } from './state.ts';
import { waitOf } from './waits.ts';
import type { Proposal, World } from './world.ts';

/** So many people and teams are asked about one branch. More is a crowd, in which nobody is meant. */
export const reviewersAtMost = 15;
/** People whom roles name and about whom the home is asked; see {@link namedOpeners}. */
const namedAtMost = 50;
/** The record has the clock of a door, requests that of the home: so far apart they may be. */
const minutesApart = 1;

/** Whom the home can ask. `key` is what it calls them; the people are those who may read the repository. */
export interface Askable {
  readonly people: readonly { readonly key: string; readonly id: number; readonly login: string }[];
  /** By the names that roles and CODEOWNERS have for them (`org/team`), in any letter case. */
  readonly teams: readonly { readonly key: string; readonly team: string }[];
}

/** What the home knows about who was asked to review an open branch, by whomever. */
export interface Asked {
  /** Who is asked and has not answered yet, by key. */
  readonly pending: readonly string[];
  /** Every time somebody was asked, or was told that they need not any more. */
  readonly times: readonly { readonly key: string; readonly at: string }[];
  /** From when on `times` is whole (ISO 8601, UTC); null when it is from the beginning. */
  readonly since: string | null;
}

export interface Reviewing {
  /** The open branch, as a proposal is called. */
  readonly proposal: string;
  /** Who opened it, whom the home lets nobody ask. */
  readonly opener: number | string | null;
  readonly pusher: number | string | null;
  readonly askable: Askable;
  readonly asked: Asked;
}

/**
 * Whom to ask now to review an open branch, by key: everybody whom a role names that opens one of its closed gates by a
 * review, or who owns what it changes, and who has not been asked since there is a Confirm for these bytes. In the order
 * of the policy; who asked does not matter, nor whether it was taken back or answered with a remark: they know of it.
 */
export function reviewersOf(world: World, state: ProjectState, reviewing: Reviewing): readonly string[] {
  const proposal = own(world.proposals, reviewing.proposal);
  if (proposal === undefined || state.terminal_state !== null) return [];
  const closed = landingGates(world, state, proposal.contents).filter(
    ({ track, answer, unasked }) => !answer.holds && unasked === undefined && isAskedOn(state, track),
  );
  const waiting = world.definition.gates
    .filter(({ explicit }) => explicit !== true)
    .flatMap((gate) => {
      const tracks = closed.flatMap((one) => (one.gate === gate.gate_id ? [one.track] : []));
      return [...new Set(tracks)].map((track) => waitingFor(world, state, gate, track, proposal, reviewing));
    });
  const [earliest = ''] = waiting.map(({ since }) => since).toSorted();
  const { pending, times } = reviewing.asked;
  const busy = new Set([...pending, ...times.filter(({ at }) => at >= earliest).map(({ key }) => key)]);
  const fresh = inTurns(waiting.map(({ keys }) => keys)).filter((key) => !pending.includes(key));
  return fresh.slice(0, Math.max(0, reviewersAtMost - busy.size));
}

/**
 * Logins that roles give the power to open gates of this definition, and those to whom it was delegated: what they may
 * do has to be asked beforehand.
 */
export function namedOpeners(
  definition: Definition,
  policy: Policy,
  delegations: ProjectState['delegations'] = [],
): readonly string[] {
  // Whoever is reminded is named, also where a review opens nothing.
  const roles = definition.gates
    .filter(({ gate_id, explicit }) => explicit !== true || countsDays(patienceOf(policy, gate_id)))
    .flatMap((gate) => {
      const { roles: asked } = requirementOf(policy, gate);
      const { deputies } = patienceOf(policy, gate.gate_id);
      return [...asked, ...(deputies === null ? [] : deputiesOf(policy, asked).map(({ deputy }) => deputy))];
    });
  const logins = [
    ...roles.flatMap((role) => own(policy.roles, role)?.logins ?? []),
    ...delegations.flatMap(({ role, to }) => (roles.includes(role) ? [to.login] : [])),
  ];
  return [...new Map(logins.map((login) => [login.toLowerCase(), login])).values()].slice(0, namedAtMost);
}

/** Who can open a closed gate by a review and was not asked for these bytes, and since when these are the bytes. */
interface Waiting {
  readonly keys: readonly string[];
  /** ISO 8601, UTC; empty when they have been for longer than the look at the record goes back. */
  readonly since: string;
}

function waitingFor(
  world: World,
  state: ProjectState,
  gate: Gate,
  track: string,
  proposal: Proposal,
  { proposal: name, opener, pusher, askable, asked }: Reviewing,
): Waiting {
  const covers = coverOf(world.definition, state, gate.gate_id, track, proposal.contents);
  const confirm = recordAbout(state, { gate: gate.gate_id, track, proposal: name, covers });
  const current =
    confirm !== undefined && sameCover(confirm.covers, covers) && effectiveStatus(confirm, world.at) !== 'expired'
      ? confirm
      : null;
  const begun = beginningOf(world.recent, { gate: gate.gate_id, track, proposal: name, covers });
  const since = begun === null ? '' : plusMinutes(begun, -minutesApart);
  const asks = requirementOf(world.policy, gate);
  // A review opens nothing that waits for a condition, or for whoever said no to change their mind.
  const isStuck =
    current !== null &&
    (current.status === 'rejected' || (isFinal(current) && whyLapsed(world, asks, current, proposal) === null));
  // What was asked on pages that nobody read may have been asked for these bytes.
  const isUntold = asked.since !== null && since < asked.since;
  if (isStuck || isUntold || asks.count === 0) return { keys: [], since };
  const counted = current === null ? [] : countedIn(current, lapsedIn(world, asks, current, proposal));
  const decided = [...standing(counted)].flatMap(([id, status]) => (status === 'cancelled' ? [] : id));
  const makers = asks.ownWork ? [] : [...makersOf(state, proposal, covers), pusher];
  const apart = apartIn(world, state, gate.gate_id, track, proposal.contents);
  const taken = apart.flatMap(({ approvals }) => approvals.flatMap(peopleIn));
  const out = new Set([...decided, ...makers, ...taken, opener]);
  const crowd: Crowd = {
    people: askable.people.filter(
      ({ id, login }) =>
        !out.has(id) && !apart.some(({ overriddenBy }) => overriddenBy !== null && same(overriddenBy, login)),
    ),
    teams: askable.teams.filter(({ team }) => membersOf(world, team)?.every((id) => out.has(id)) !== true),
  };
  const { roles, owners } = missingFrom(asks, proposal, counted);
  const keys = [
    ...owners.flatMap((owner) => ownerIn(crowd, owner)),
    ...roles.flatMap((role) => holdersIn(world, state, role, crowd, makers)),
    ...deputiesNow(world, waitOf(state, { gate: gate.gate_id, track, covers, proposal: name }), roles).flatMap(
      ({ deputy }) => deputiesIn(world, deputy, crowd),
    ),
  ];
  const told = new Set(asked.times.filter(({ at }) => at >= since).map(({ key }) => key));
  return { keys: keys.filter((key) => !told.has(key)), since };
}

/** Whom GitHub can ask and whose approval would count. */
type Crowd = Askable;

/** Names of owners of paths of which none has agreed, and the roles that are asked for and not stood for yet. */
function missingFrom(
  asks: Requirement,
  proposal: Proposal,
  counted: Confirm['decisions'],
): { readonly roles: readonly string[]; readonly owners: readonly string[] } {
  const { roles, groups } = tallyOf(counted, quorumOf(asks, proposal.owners));
  const open = roles.flatMap(({ role, by }) => (by === null ? [role] : []));
  // Owners are asked instead of the roles, and where nobody knows who they are nobody can stand in for them.
  const isOwned = asks.codeowners && ownedGroups(proposal.owners)?.length !== 0;
  const takesOthers = !isOwned && (asks.allOf.length === 0 || asks.count > asks.allOf.length);
  return {
    roles: [...new Set([...open, ...(takesOthers ? asks.roles : [])])],
    owners: groups.flatMap(({ owners, by }) => (by === null ? owners : [])),
  };
}

function ownerIn({ people, teams }: Crowd, name: string): readonly string[] {
  if (!name.startsWith('@')) return [];
  const called = name.slice(1);
  const found = [
    ...people.filter(({ login }) => same(login, called)),
    ...teams.filter(({ team }) => same(team, called)),
  ];
  return found.map(({ key }) => key);
}

/**
 * People and teams that a role names, in its order. Whoever has handed the role on is not asked, but who has it from
 * them; nobody has it from `makers`, who made the bytes.
 */
function holdersIn(
  world: World,
  state: ProjectState,
  role: string,
  { people, teams }: Crowd,
  makers: readonly (number | string | null)[],
): readonly string[] {
  const named = roleOf(world.policy, role);
  const acting = people.flatMap((person) =>
    actingFor(momentOf(world, state), person, [role])
      .filter(({ delegated_by }) => !delegated_by.some(({ id }) => makers.includes(id)))
      .map(({ delegated_by }) => ({ person, delegated_by })),
  );
  // The last hand of each: who has handed it on again is not asked either.
  const last = acting.filter(
    ({ person }) => !acting.some(({ delegated_by }) => delegated_by.some(({ id }) => id === person.id)),
  );
  const holders = (named.logins ?? []).flatMap((login) => {
    const instead = last.filter(({ delegated_by }) => delegated_by.slice(0, 1).some((root) => same(root.login, login)));
    return instead.length > 0 ? instead.map(({ person }) => person) : people.filter((one) => same(one.login, login));
  });
  const groups = teams.filter(({ team }) => named.teams?.some((one) => same(one, team)) === true);
  const others = last.map(({ person }) => person);
  return [...new Set([...holders, ...groups, ...others].map(({ key }) => key))];
}

/** People and teams that a role names which stands in for another: nobody acts for those in turn. */
function deputiesIn({ policy }: World, role: string, { people, teams }: Crowd): readonly string[] {
  const { logins = [], teams: named = [] } = roleOf(policy, role);
  const found = [
    ...people.filter(({ login }) => logins.some((one) => same(one, login))),
    ...teams.filter(({ team }) => named.some((one) => same(one, team))),
  ];
  return found.map(({ key }) => key);
}

/** Who is in a team, by whatever letter case it is called; undefined where nobody can tell. */
function membersOf({ people }: World, name: string): readonly (number | string)[] | undefined {
  return Object.entries(people.teams).find(([team]) => same(team, name))?.[1];
}

/** Everybody who made any of the bytes: those of the branch, and those beside them that have landed before. */
function makersOf(state: ProjectState, proposal: Proposal, covers: Contents): readonly (number | string)[] {
  const landed = Object.entries(state.artifacts).filter(
    ([name]) => covers[name] !== undefined && proposal.contents[name] === undefined,
  );
  return [...proposal.authors, ...landed.flatMap(([, { authors }]) => authors)];
}

/**
 * Since when a gate is asked about these bytes: they were drafted or what lies beside them landed, or the last Confirm
 * for them was voided. The Confirm itself does not tell, as it may have been opened by the first who answered.
 */
function beginningOf(entries: readonly ProjectEntry[], { gate, track, proposal, covers }: About): string | null {
  const last = entries.findLast(({ events = [] }) => {
    const isAnswered = events.some(
      (one) => one.type === 'approval_changed' && one.change === 'decided' && one.gate === gate && one.track === track,
    );
    return events.some((event) => {
      if (event.type === 'artifact_created' || event.type === 'artifact_revised') {
        const isHere = event.status === 'current' || event.proposal === proposal;
        return isHere && covers[event.artifact] === event.content;
      }
      if (event.type !== 'approval_changed' || event.change !== 'voided' || isAnswered) return false;
      return event.gate === gate && event.track === track && sameCover(event.covers, covers);
    });
  });
  return last?.at ?? null;
}

/** The first of each list, then the second of each: nobody's gate waits because another one has many who open it. */
function inTurns(lists: readonly (readonly string[])[]): readonly string[] {
  const most = Math.max(0, ...lists.map(({ length }) => length));
  const rounds = Array.from({ length: most }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1)));
  return [...new Set(rounds.flat())];
}
