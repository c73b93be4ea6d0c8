import type { Explained } from '../condition.ts';
import { isFinal, sameCover, type Confirm, type Contents } from '../confirm/confirm.ts';
import { artifactOf } from '../definition/artifact.ts';
import { own } from '../own.ts';
import { isObserving } from '../policy/schema.ts';
import { aboutGate, whatChanged } from './closed-gates.ts';
import { coverOf } from './covers.ts';
import { daysTold } from './deputies.ts';
import { answers, gateFor } from './gates.ts';
import { gatesAsked, landingGates } from './landing-gates.ts';
import { hasStarted, movesFrom } from './moves.ts';
import { pathOf } from './places.ts';
import { recordFor, type About } from './records.ts';
import type { ProjectState } from './state.ts';
import { hasEnded } from './track-standing.ts';
import { waitOf } from './waits.ts';
import { confirmsOf, trackOf, type World } from './world.ts';

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
  /** The bytes that it is asked about. */
  readonly covers: Contents;
  /** Since when these bytes are known to wait (ISO 8601, UTC); null when the record does not say. */
  readonly since: string | null;
  /** Whom the days that it has waited have brought: `reminded on 4 Mar 2026`. */
  readonly days: readonly string[];
  /** Does nothing really wait, because the policy only observes? */
  readonly observing?: boolean;
}

/**
 * Every closed gate that stands between an open branch and its merge, between a track and a stage it could go to, or
 * that somebody was asked about. Each gate once for each branch.
 */
export function pendingGates(world: World, state: ProjectState): readonly PendingGate[] {
  if (state.terminal_state !== null) return [];
  const all = [...beforeMerges(world, state), ...beforeMoves(world, state), ...askedFor(world, state)].filter(
    ({ track }) => isAskedOn(state, track),
  );
  const first = new Map(all.toReversed().map((one) => [keyOf(one), one] as const));
  return all.filter((one) => first.get(keyOf(one)) === one);
}

/** What waits for a gate and why it is closed, in one sentence. */
export function waitsFor({ before, gate, answer, days, observing = false }: PendingGate): string {
  return `${before} ${observing ? 'would wait' : 'waits'} for ${gate}: ${[aboutGate(gate, answer.says), ...days].join('; ')}`;
}

/** Could people open it now? Not where it waits for conditions, or for whoever was told no to change the bytes. */
export function waitsForPeople(state: ProjectState, pending: PendingGate): boolean {
  if (pending.answer.parts !== undefined) return false;
  const confirm = recordFor(state, pending);
  return confirm?.status !== 'rejected' || !sameCover(confirm.covers, pending.covers);
}

/** How an artifact comes to land, as the end of a sentence. */
export function howToLand(world: World, state: ProjectState, name: string): string {
  const path = pathOf(world.definition, state, name);
  const { kind } = artifactOf(world.definition, name) ?? {};
  if (kind === 'release') return `publish a release${path === undefined ? '' : ` with the tag ${path}`}`;
  return path === undefined ? `put ${name} on a branch and merge it` : `write ${path} on a branch and merge it`;
}

/** Is anybody asked about gates of a track? Not where it is over. */
export function isAskedOn(state: ProjectState, track: string): boolean {
  const at = trackOf(state, track);
  return at !== undefined && !hasEnded(at);
}

function keyOf(one: PendingGate): string {
  return JSON.stringify([one.gate, one.track, one.proposal]);
}

function beforeMerges(world: World, state: ProjectState): readonly PendingGate[] {
  return Object.entries(world.proposals).flatMap(([proposal, { contents }]) =>
    landingGates(world, state, contents)
      .filter((one) => !one.answer.holds && one.unasked === undefined)
      .map(({ gate, track, answer }) => {
        const about = { gate, track, proposal };
        const told = toldOf(world, state, about, contents);
        const { since = drafted(world, proposal, contents, told.covers) } = told;
        const observing = isObserving(world.policy);
        return { ...about, to: null, before: `merging ${proposal}`, answer, ...told, since, observing };
      }),
  );
}

function beforeMoves(world: World, state: ProjectState): readonly PendingGate[] {
  return Object.keys(state.tracks).flatMap((track) =>
    movesFrom(world, state, track)
      .filter((move) => hasStarted(state, track, move) && !move.requires.holds)
      .flatMap(({ transition: { to, requires } }) => {
        const action = `to:${to}`;
        return gatesAsked(requires, answers(world, state, track, {}, action)).map((gate) => {
          const about = { gate, track, proposal: null };
          const { since = null, ...told } = toldOf(world, state, about, {});
          const answer = gateFor(world, state, gate, track, {}, action);
          return { ...about, to, before: `going on to ${to}`, answer, ...told, since };
        });
      })
      .filter((one) => !one.answer.holds),
  );
}

function askedFor(world: World, state: ProjectState): readonly PendingGate[] {
  const over = Object.entries(state.tracks).flatMap(([name, { status }]) => (status === 'superseded' ? [name] : []));
  return confirmsOf(state)
    .filter((confirm) => !isFinal(confirm) && (confirm.voided === undefined || confirm.decisions.length > 0))
    .filter(({ track }) => !over.includes(track))
    .flatMap((confirm): readonly PendingGate[] => {
      const { gate, track } = confirm;
      const contents = contentsOf(world, confirm);
      if (contents === null) return [];
      const proposal = confirm.proposal ?? null;
      const answer = gateFor(world, state, gate, track, contents, null);
      // Checks may answer what people were asked before the policy changed.
      if (answer.holds) return [];
      const about = { gate, track, proposal };
      const { since = confirm.requested_at, ...told } = toldOf(world, state, about, contents);
      return [{ ...about, to: null, before: 'an answer', answer, ...told, since }];
    });
}

/** What a Confirm would let land; null when the branch it was about is gone. */
function contentsOf(world: World, confirm: Confirm): Contents | null {
  if (confirm.proposal === undefined || confirm.proposal === null) return {};
  return own(world.proposals, confirm.proposal)?.contents ?? null;
}

/** What the record tells about a gate that waits in one place for these bytes. */
function toldOf(
  world: World,
  state: ProjectState,
  place: Pick<PendingGate, 'gate' | 'track' | 'proposal'>,
  contents: Contents,
): Pick<PendingGate, 'look' | 'covers' | 'days'> & { readonly since?: string } {
  const covers = coverOf(world.definition, state, place.gate, place.track, contents);
  const about = { ...place, covers };
  const wait = waitOf(state, about);
  const since = wait?.since ?? askedSince(state, about);
  return {
    look: whatChanged(world.definition, state, about),
    covers,
    days: wait === null ? [] : daysTold(world, wait),
    ...(since === null ? {} : { since }),
  };
}

function askedSince(state: ProjectState, about: About): string | null {
  const confirm = recordFor(state, about);
  if (confirm === undefined || isFinal(confirm) || !sameCover(confirm.covers, about.covers)) return null;
  return confirm.requested_at;
}

/** When the last of these bytes came to be on a branch, as far as the latest entries tell. */
function drafted({ recent }: World, proposal: string, contents: Contents, covers: Contents): string | null {
  let latest: string | null = null;
  for (const name of Object.keys(contents).filter((one) => covers[one] !== undefined)) {
    const at = draftedAt(recent, proposal, name, contents[name]);
    if (at === null) return null;
    if (latest === null || latest < at) latest = at;
  }
  return latest;
}

/** When an artifact was last drafted on a branch, where that is what it holds now and always did since. */
function draftedAt(
  recent: World['recent'],
  proposal: string,
  artifact: string,
  content: string | undefined,
): string | null {
  const last = recent.toReversed().flatMap(({ at, events = [] }) =>
    events.flatMap((event) => {
      if (!('artifact' in event) || event.artifact !== artifact || !('proposal' in event)) return [];
      return event.proposal === proposal ? [{ at, content: 'content' in event ? event.content : null }] : [];
    }),
  )[0];
  return last !== undefined && last.content === content ? last.at : null;
}
