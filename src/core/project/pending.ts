import type { Explained } from '../condition.ts';
import { isFinal, type Confirm, type Contents } from '../confirm/confirm.ts';
import { own } from '../own.ts';
import { aboutGate, answers, gateFor, gatesAsked, landingGates, whatChanged } from './gates.ts';
import { movesFrom, type Move } from './moves.ts';
import type { ProjectState } from './state.ts';
import type { World } from './world.ts';

/** A closed gate that something waits for right now. */
export interface PendingGate {
  readonly gate: string;
  readonly track: string;
  /** The open branch whose bytes it is about, or null where it is about what is on the default branch. */
  readonly proposal: string | null;
  /** The stage that is not entered before it opens, or null where something else waits. */
  readonly to: string | null;
  /** What waits, as the end of a sentence: "merging topic", "going on to release". */
  readonly before: string;
  readonly answer: Explained;
  /** The command that shows what changed since it was approved; null where nothing did, or nobody had approved it. */
  readonly look: string | null;
  /** Since when it is known to wait (ISO 8601, UTC); null when the record does not say. */
  readonly since: string | null;
}

/**
 * Every closed gate that stands between an open branch and its merge, between a track and a stage it could go to, or
 * that somebody was asked about. Each gate once for each branch.
 */
export function pendingGates(world: World, state: ProjectState): readonly PendingGate[] {
  if (state.terminal_state !== null) return [];
  const all = [...beforeMerges(world, state), ...beforeMoves(world, state), ...askedFor(world, state)];
  const first = new Map(all.toReversed().map((one) => [keyOf(one), one] as const));
  return all.filter((one) => first.get(keyOf(one)) === one);
}

/** Is a way open as far as what starts it is concerned: its trigger fired, or what it waits for has landed before? */
export function hasStarted(state: ProjectState, { transition: { on }, triggered }: Move): boolean {
  return (
    triggered || (typeof on === 'object' && 'landed' in on && own(state.artifacts, on.landed)?.status === 'current')
  );
}

/** What waits for a gate and why it is closed, in one sentence. */
export function waitsFor({ before, gate, answer }: PendingGate): string {
  return `${before} waits for ${gate}: ${aboutGate(gate, answer.says)}`;
}

/** How an artifact comes to land, as the end of a sentence. */
export function howToLand(world: World, state: ProjectState, name: string): string {
  const type = world.definition.artifacts.find((one) => one.artifact_type === name);
  const path = type?.path?.replaceAll('{project}', state.project_id);
  return path === undefined ? `put ${name} on a branch and merge it` : `write ${path} on a branch and merge it`;
}

function keyOf(one: PendingGate): string {
  return JSON.stringify([one.gate, one.track, one.proposal]);
}

function beforeMerges(world: World, state: ProjectState): readonly PendingGate[] {
  return Object.entries(world.proposals).flatMap(([proposal, { contents }]) =>
    landingGates(world, state, contents, 'main')
      .filter((one) => !one.answer.holds)
      .map(({ gate, answer }) => ({
        gate,
        track: 'main',
        proposal,
        to: null,
        before: `merging ${proposal}`,
        answer,
        look: whatChanged(state, gate, 'main'),
        since: askedSince(state, 'main', gate) ?? drafted(world, proposal),
      })),
  );
}

function beforeMoves(world: World, state: ProjectState): readonly PendingGate[] {
  return Object.keys(state.tracks).flatMap((track) =>
    movesFrom(world, state, track)
      .filter((move) => hasStarted(state, move) && !move.requires.holds)
      .flatMap(({ transition: { to, requires } }) => {
        const action = `to:${to}`;
        return gatesAsked(requires, answers(world, state, track, {}, action)).map((gate) => ({
          gate,
          track,
          proposal: null,
          to,
          before: `going on to ${to}`,
          answer: gateFor(world, state, gate, track, {}, action),
          look: whatChanged(state, gate, track),
          since: askedSince(state, track, gate),
        }));
      })
      .filter((one) => !one.answer.holds),
  );
}

function askedFor(world: World, state: ProjectState): readonly PendingGate[] {
  return Object.values(state.approvals)
    .flatMap((gates) => Object.values(gates))
    .filter((confirm) => !isFinal(confirm) && (confirm.voided === undefined || confirm.decisions.length > 0))
    .flatMap((confirm): readonly PendingGate[] => {
      const { gate, track } = confirm;
      const contents = contentsOf(world, confirm);
      if (contents === null) return [];
      const proposal = confirm.proposal ?? null;
      const answer = gateFor(world, state, gate, track, contents, null);
      const look = whatChanged(state, gate, track);
      // Checks may answer what people were asked before the policy changed.
      if (answer.holds) return [];
      return [{ gate, track, proposal, to: null, before: 'an answer', answer, look, since: confirm.requested_at }];
    });
}

/** What a Confirm would let land; null when the branch it was about is gone. */
function contentsOf(world: World, confirm: Confirm): Contents | null {
  if (confirm.proposal === undefined || confirm.proposal === null) return {};
  return own(world.proposals, confirm.proposal)?.contents ?? null;
}

function askedSince(state: ProjectState, track: string, gate: string): string | null {
  const confirm = own(own(state.approvals, track) ?? {}, gate);
  return confirm === undefined || isFinal(confirm) ? null : confirm.requested_at;
}

/** When the bytes of a branch were last seen to change, as far as the latest entries tell. */
function drafted(world: World, proposal: string): string | null {
  const entry = world.recent.findLast(
    (one) =>
      one.events?.some((event) => 'status' in event && event.status === 'draft' && event.proposal === proposal) ===
      true,
  );
  return entry?.at ?? null;
}
