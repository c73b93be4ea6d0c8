import { effectiveStatus, isFinal, sameCover, standing, type Contents } from '../confirm/confirm.ts';
import type { Definition, Gate } from '../definition/schema.ts';
import { own } from '../own.ts';
import { requirementOf } from '../policy/may.ts';
import type { Policy } from '../policy/schema.ts';
import { plusMinutes } from '../time.ts';
import { coverOf, landingGates } from './gates.ts';
import type { ProjectEntry } from './history.ts';
import type { ProjectState } from './state.ts';
import { confirmOf, type Proposal, type World } from './world.ts';

/** So many people and teams are asked about one branch. More is a crowd, in which nobody is meant. */
export const reviewersAtMost = 15;
/** People whom roles name and about whom the home is asked; see {@link namedOpeners}. */
const namedAtMost = 50;
/** The record has the clock of a door, requests that of the home: so far apart they may be. */
const minutesApart = 1;

/** Whom the home can ask. `key` is what it calls them; the people are those who may read the repository. */
export interface Askable {
  readonly people: readonly { readonly key: string; readonly id: number; readonly login: string }[];
  /** By the names that roles have for them. */
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
 * review, and who has not been asked since there is a Confirm for these bytes. Who asked does not matter, nor whether
 * it was taken back or answered with a remark: they know of it.
 */
export function reviewersOf(world: World, state: ProjectState, reviewing: Reviewing): readonly string[] {
  const proposal = own(world.proposals, reviewing.proposal);
  if (proposal === undefined || state.terminal_state !== null) return [];
  const closed = landingGates(world, state, proposal.contents, 'main').filter(({ answer }) => !answer.holds);
  const waiting = world.definition.gates
    .filter(({ gate_id, explicit }) => explicit !== true && closed.some(({ gate }) => gate === gate_id))
    .map((gate) => waitingFor(world, state, gate, proposal, reviewing));
  const [earliest = ''] = waiting.map(({ since }) => since).toSorted();
  const { pending, times } = reviewing.asked;
  const busy = new Set([...pending, ...times.filter(({ at }) => at >= earliest).map(({ key }) => key)]);
  const fresh = inTurns(waiting.map(({ keys }) => keys)).filter((key) => !pending.includes(key));
  return fresh.slice(0, Math.max(0, reviewersAtMost - busy.size));
}

/** Logins that roles give the power to open gates of this definition: what they may do has to be asked beforehand. */
export function namedOpeners(definition: Definition, policy: Policy): readonly string[] {
  const roles = definition.gates
    .filter(({ explicit }) => explicit !== true)
    .flatMap((gate) => requirementOf(policy, gate).roles);
  const logins = roles.flatMap((role) => own(policy.roles, role)?.logins ?? []);
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
  proposal: Proposal,
  { proposal: name, opener, pusher, askable, asked }: Reviewing,
): Waiting {
  const covers = coverOf(world.definition, state, gate.gate_id, 'main', proposal.contents);
  const confirm = confirmOf(state, 'main', gate.gate_id);
  const current =
    confirm !== undefined && sameCover(confirm.covers, covers) && effectiveStatus(confirm, world.at) !== 'expired'
      ? confirm
      : null;
  const begun = beginningOf(world.recent, gate.gate_id, name, covers);
  const since = begun === null ? '' : plusMinutes(begun, -minutesApart);
  // A review opens nothing that waits for a condition, or for whoever said no to change their mind.
  const isStuck = current !== null && (isFinal(current) || current.status === 'rejected');
  // What was asked on pages that nobody read may have been asked for these bytes.
  const isUntold = asked.since !== null && since < asked.since;
  const { roles, allOf, count, codeowners, ownWork } = requirementOf(world.policy, gate);
  if (isStuck || isUntold || count === 0) return { keys: [], since };
  const decided = [...standing(current?.decisions ?? [])].flatMap(([id, status]) => (status === 'cancelled' ? [] : id));
  const makers = ownWork ? [] : [...makersOf(state, proposal, covers), pusher];
  const out = new Set([...decided, ...makers, opener]);
  // Whoever owns what changes is asked by GitHub itself, and counts instead of the roles.
  const isOwned = codeowners && (proposal.owners ?? []).some(({ owners }) => owners.length > 0);
  const named = (isOwned ? allOf : roles).flatMap((role) => own(world.policy.roles, role) ?? []);
  const logins = new Set(named.flatMap((role) => role.logins ?? []).map((login) => login.toLowerCase()));
  const people = askable.people.filter(({ id, login }) => logins.has(login.toLowerCase()) && !out.has(id));
  const teams = askable.teams.filter(
    ({ team }) =>
      named.some((role) => role.teams?.includes(team) === true) &&
      own(world.people.teams, team)?.every((id) => out.has(id)) !== true,
  );
  const told = new Set(asked.times.filter(({ at }) => at >= since).map(({ key }) => key));
  return { keys: [...people, ...teams].map(({ key }) => key).filter((key) => !told.has(key)), since };
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
function beginningOf(
  entries: readonly ProjectEntry[],
  gate: string,
  proposal: string,
  covers: Contents,
): string | null {
  const last = entries.findLast(({ events = [] }) => {
    const isAnswered = events.some(
      (one) => one.type === 'approval_changed' && one.change === 'decided' && one.gate === gate,
    );
    return events.some((event) => {
      if (event.type === 'artifact_created' || event.type === 'artifact_revised') {
        const isHere = event.status === 'current' || event.proposal === proposal;
        return isHere && covers[event.artifact] === event.content;
      }
      if (event.type !== 'approval_changed' || event.change !== 'voided' || isAnswered) return false;
      return event.gate === gate && event.track === 'main' && sameCover(event.covers, covers);
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
