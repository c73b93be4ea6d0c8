import type { Explained } from '../condition.ts';
import { isFinal, type Confirm, type Contents } from '../confirm/confirm.ts';
import { own } from '../own.ts';
import { requirementOf } from '../policy/may.ts';
import type { Role } from '../policy/schema.ts';
import { answers, gateFor, gatesAsked, landingGates } from './gates.ts';
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

/** How an artifact comes to land, as an instruction. */
export function howToLand(world: World, state: ProjectState, name: string): string {
  const type = world.definition.artifacts.find((one) => one.artifact_type === name);
  const path = type?.path?.replaceAll('{project}', state.project_id);
  return path === undefined ? `Put ${name} on a branch and merge it.` : `Write ${path} on a branch and merge it.`;
}

/** Who could open a gate, by name where the policy names people: "one of code_reviewer (alice, team acme/web)". */
export function openersOf(world: World, gate: string): string {
  const known = world.definition.gates.find((one) => one.gate_id === gate);
  if (known === undefined) return 'nobody: the definition has no such gate';
  const { roles, count } = requirementOf(world.policy, known);
  if (roles.length === 0) return `nobody: the policy names nobody for ${known.owner}`;
  return `${count === 1 ? 'one' : String(count)} of ${rolesText(world, roles)}`;
}

/** Roles with the people who hold them. */
export function rolesText(world: World, roles: readonly string[]): string {
  return roles.map((role) => `${role}${holders(own(world.policy.roles, role))}`).join(' or ');
}

function holders(role: Role | undefined): string {
  if (role === undefined) return '';
  const teams = (role.teams ?? []).map((team) => `team ${team}`);
  const ids = (role.ids ?? []).map((id) => `id ${id}`);
  const permission = role.permission === undefined ? [] : [`permission ${role.permission}`];
  const names = [...(role.logins ?? []), ...(role.emails ?? []), ...teams, ...ids, ...permission];
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
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
      return [{ gate, track, proposal, to: null, before: 'an answer', answer, since: confirm.requested_at }];
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
