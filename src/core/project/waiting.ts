import { waitText } from '../calendar.ts';
import type { Actor } from '../entry.ts';
import { own } from '../own.ts';
import { authorityOf } from '../policy/may.ts';
import { clause } from '../prose.ts';
import { advancing, approval, bypassed, decisions, reconfirmation, unblocking } from './candidates.ts';
import { conflictAnswer, likelyValue, openConflicts, resolving } from './conflicts.ts';
import { happening, isLegal } from './legal.ts';
import { stageOwner, rationaleWaiting, inTheWay, openMoves, type Found } from './steps.ts';
import type { ProjectEventBody } from './events.ts';
import { pendingGates, waitsFor, type PendingGate } from './pending.ts';
import type { ProjectState } from './state.ts';
import type { World } from './world.ts';

/** Something that waits for one person. `since` is ISO 8601 in UTC; where the record does not say since when, it is now. */
export interface Waiting {
  readonly since: string;
  /** How long that is, in days on which people work. */
  readonly waited: string;
  readonly says: string;
  readonly command: string;
  readonly project: string;
  /** The gate that the command opens, and the open branch that it is about. */
  readonly gate?: string;
  readonly branch?: string;
  /** By whose right it waits for this person, where it is not their own: `for alice`, `as deputy of planner`. */
  readonly right?: string;
}

/**
 * What waits for this person, oldest first: gates they may open, landings past a closed gate that they may give the
 * rationale for, sources that differ about a track of theirs, a stage of theirs that may be left, blockers they added.
 * Every command was put to the rules.
 */
export function waitingFor(world: World, state: ProjectState, actor: Actor): readonly Waiting[] {
  const found = [
    ...pendingGates(world, state).map((one) => gateWaiting(world, state, actor, one)),
    ...bypassed(state).map((one) => rationaleWaiting(world, state, one)),
    ...conflictWaiting(world, state, actor),
    ...moveWaiting(world, state, actor),
    ...blockersOf(state, actor),
  ];
  const legal = found.flatMap((one) => {
    const events = happening(world, state, actor, one.candidate.command);
    return events === null ? [] : [{ ...one, right: rightIn(events) }];
  });
  const first = new Map(legal.toReversed().map((one) => [one.candidate.text, one] as const));
  return legal
    .filter((one) => first.get(one.candidate.text) === one)
    .map(({ since, says, candidate, right, pending }) => ({
      since: since ?? world.at,
      waited: waitText(since ?? world.at, world.at, world.policy.calendar),
      says: right === null ? says : `${says}; you may, ${right}`,
      command: candidate.text,
      project: state.project_id,
      ...(pending === undefined ? {} : { gate: pending.gate }),
      ...(typeof pending?.proposal === 'string' ? { branch: pending.proposal } : {}),
      ...(right === null ? {} : { right }),
    }))
    .toSorted((one, other) => (one.since < other.since ? -1 : Number(one.since > other.since)));
}

/** By whose right somebody would decide; null by their own. */
function rightIn(events: readonly ProjectEventBody[]): string | null {
  for (const event of events) {
    if (event.type !== 'approval_changed' || event.change !== 'decided') continue;
    const { deputy_role, decided_by_role, delegated_by: [root] = [] } = event.decision;
    if (deputy_role !== undefined) return `as deputy of ${decided_by_role}`;
    if (root !== undefined) return `for ${root.login}`;
  }
  return null;
}

function gateWaiting(world: World, state: ProjectState, actor: Actor, pending: PendingGate): Found {
  const { gate, track, proposal } = pending;
  const since = pending.since ?? own(world.proposals, proposal ?? '')?.pushed_at;
  const again = reconfirmation(world, state, gate, track, proposal);
  const candidate = isLegal(world, state, actor, again.command) ? again : approval(world, gate, track, proposal);
  return { since, says: waitsFor(pending), candidate, pending };
}

function looksAfter(world: World, state: ProjectState, actor: Actor, track: string): boolean {
  const owner = stageOwner(world, state, track);
  return (
    owner === actor.login ||
    owner === String(actor.id) ||
    authorityOf(world.policy, world.people, actor, [owner]) !== null
  );
}

function moveWaiting(world: World, state: ProjectState, actor: Actor): readonly Found[] {
  return Object.keys(state.tracks).flatMap((track) => {
    const open = looksAfter(world, state, actor, track) ? openMoves(world, state, track) : [];
    const stages = open.map((move) => move.transition.to).join(' or ');
    return open.map(({ transition: { from, to } }) => ({
      since: null,
      says: open.length === 1 ? `${from} may be left for ${to}` : `${from} may be left for ${stages}: which one?`,
      candidate: advancing(to, track),
    }));
  });
}

/** Sources that differ about a track that somebody looks after: with the likely one, where there is any. */
function conflictWaiting(world: World, state: ProjectState, actor: Actor): readonly Found[] {
  return openConflicts(state).flatMap((open) => {
    const [, { tracks, at }] = open;
    if (!tracks.some((track) => looksAfter(world, state, actor, track))) return [];
    const { says } = conflictAnswer(open);
    const text = resolving(open, likelyValue(open));
    return decisions(open)
      .slice(0, 1)
      .map((one) => ({ since: at, says, candidate: { ...one, text } }));
  });
}

function blockersOf(state: ProjectState, actor: Actor): readonly Found[] {
  return inTheWay(state)
    .filter(([, blocker]) => blocker.by === actor.login)
    .map(([id, blocker]) => ({
      since: blocker.at,
      says: `${id}, which you added, still stands in the way: ${clause(blocker.text)}`,
      candidate: unblocking(id, blocker.text),
    }));
}
