import { evaluate, missingIn, type Answer, type Condition, type Explained } from '../condition.ts';
import type { Contents } from '../confirm/confirm.ts';
import { artifactOf } from '../definition/artifact.ts';
import type { Transition } from '../definition/schema.ts';
import { own } from '../own.ts';
import { clause } from '../prose.ts';
import { remembered } from '../remembered.ts';
import { aboutGate } from './closed-gates.ts';
import { namesGate } from './covers.ts';
import { gatesBefore, isTurn } from './in-turn.ts';
import { answers, gateFor } from './gates.ts';
import { trackFor, typeOf } from './lines.ts';
import type { ProjectState } from './state.ts';
import { landingFor, transitionsFrom } from './transitions.ts';
import { stageOf, type World } from './world.ts';

/** One gate, or something else, that stands between bytes and the default branch. */
export interface LandingGate {
  readonly artifact: string;
  /** The track that the artifact belongs to: there it is asked. */
  readonly track: string;
  /** The gate; of what is no gate, what holds the artifact: `track:refunds`, or the id of a blocker. */
  readonly gate: string;
  /** Whether the artifact itself needs it; otherwise the transition that its landing would take does, or it is no gate. */
  readonly own: boolean;
  /** Is nobody asked about it for these bytes: a gate of an earlier stage, or what is no gate? */
  readonly unasked?: true;
  readonly answer: Explained;
}

/**
 * Everything that stands between bytes and the default branch, with its answer: their gates, what is left of a promise
 * before which a track has nothing but drafts, and blockers on the artifacts.
 */
export function landingGates(world: World, state: ProjectState, contents: Contents): readonly LandingGate[] {
  const gates = gatesToLand(world, state, contents).map(({ action, ...one }): LandingGate => {
    if (own(state.tracks, one.track)?.status === 'superseded') return { ...one, unasked: true, answer: givenUp(one) };
    const answer = gateFor(world, state, one.gate, one.track, contents, action);
    const says = `${one.artifact} comes after ${one.gate}: ${aboutGate(one.gate, answer.says)}`;
    const next = `countersign explain ${one.gate}${one.track === 'main' ? '' : ` --track ${one.track}`}`;
    return { ...one, answer: one.unasked === undefined || answer.holds ? answer : { holds: false, says, next } };
  });
  const beside = Object.keys(contents).flatMap((name) => [
    ...promised(world, state, name, contents),
    ...blockedBy(state, name),
  ]);
  return beside.length === 0 ? gates : [...gates, ...beside];
}

/**
 * Every gate that bytes must pass to land, each on the track that they belong to, and for which action: those of the
 * artifacts, of what the track promised, of the transition they start, and of the stages before theirs.
 */
export function gatesToLand(
  world: World,
  state: ProjectState,
  contents: Contents,
): readonly (Omit<LandingGate, 'answer'> & { readonly action: string })[] {
  const byTrack = new Map<string, readonly Transition[]>();
  return Object.keys(contents).flatMap((name) => {
    const track = trackFor(state, name);
    const stage = stageOf(state, track);
    const ways = remembered(byTrack, track, () => transitionsFrom(world.definition, stage));
    const type = typeOf(name);
    const landing = `land:${name}`;
    const { gates: itself = [] } = artifactOf(world.definition, name) ?? {};
    const asked = track === 'main' ? undefined : own(state.tracks, track)?.requires;
    const gates =
      asked === undefined
        ? itself
        : [...new Set([...itself, ...gatesAsked(asked, answers(world, state, track, contents, landing))])];
    const needed = gates.map((gate) => ({ artifact: name, track, gate, own: true, action: landing }));
    const moving = ways
      .filter(({ on }) => landingFor(on) === type)
      .flatMap(({ to, requires }) =>
        gatesAsked(requires, answers(world, state, track, contents, `to:${to}`))
          .filter((gate) => !gates.includes(gate))
          .map((gate) => ({ artifact: name, track, gate, own: false, action: `to:${to}` })),
      );
    const before = gatesBefore(world.definition, stage, name)
      .filter(({ gate }) => !gates.includes(gate))
      .map(({ gate, to }) => ({
        artifact: name,
        track,
        gate,
        own: true,
        unasked: true as const,
        action: `to:${to}`,
      }));
    return [...needed, ...moving, ...before];
  });
}

/** Nobody is asked about what a track that was given up would have brought. */
function givenUp({ artifact, track }: Pick<LandingGate, 'artifact' | 'track'>): Explained {
  const next = 'Close the branch, or bring it on another track: countersign fork NAME --because "…"';
  return { holds: false, says: `${artifact} belongs to ${track}, which was given up`, next };
}

/** What a track that has only drafts until then still owes of what it promised, beside gates. */
function promised(world: World, state: ProjectState, name: string, contents: Contents): readonly LandingGate[] {
  const track = trackFor(state, name);
  const { requires, allowed_output } = own(state.tracks, track) ?? {};
  if (track === 'main' || requires === undefined || allowed_output !== 'draft_only') return [];
  const answer = answers(world, state, track, contents, `land:${name}`);
  const gates = new Set<Explained>();
  const tree = evaluate(requires, (leaf) => {
    const told = answer(leaf);
    if ('gate' in leaf && leaf.is !== 'closed') gates.add(told);
    return told;
  });
  const parts = missingIn(tree).filter((part) => !gates.has(part));
  const [first] = parts;
  if (first === undefined) return [];
  const says = `${track} brings drafts only until what it promised holds: ${parts.map((part) => part.says).join('; ')}`;
  const { next = `countersign explain --track ${track}` } = parts.find((part) => part.next !== undefined) ?? {};
  return [
    { artifact: name, track, gate: `track:${track}`, own: false, unasked: true, answer: { holds: false, says, next } },
  ];
}

/** Blockers on an artifact hold its bytes; that its turn has not come is told by the gates of the stages before. */
function blockedBy(state: ProjectState, artifact: string): readonly LandingGate[] {
  const track = trackFor(state, artifact);
  return Object.entries(state.blockers)
    .filter(([, { on, until }]) => on === `artifact:${artifact}` && !isTurn(until))
    .map(([id, { text }]) => {
      const answer = {
        holds: false,
        says: `${id} stands in the way of ${artifact}: ${clause(text)}`,
        next: `countersign unblock ${id} --reason "…"`,
      };
      return { artifact, track, gate: id, own: false, unasked: true, answer };
    });
}

/** The gates that a condition asks for as things stand: an `any` that holds without a gate asks for none. */
export function gatesAsked(condition: Condition | undefined, answer: Answer): readonly string[] {
  if (condition === undefined || 'not' in condition) return [];
  if ('all' in condition) return [...new Set(condition.all.flatMap((part) => gatesAsked(part, answer)))];
  if ('any' in condition) {
    const holding = condition.any.filter((part) => evaluate(part, answer).holds);
    if (holding.some((part) => !namesGate(part))) return [];
    return [
      ...new Set(
        (holding.length > 0 ? holding.slice(0, 1) : condition.any).flatMap((part) => gatesAsked(part, answer)),
      ),
    ];
  }
  return 'gate' in condition && condition.is !== 'closed' ? [condition.gate] : [];
}
