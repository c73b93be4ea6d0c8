import { evaluate, missingIn, type Condition, type Explained, type Leaf } from '../../condition.ts';
import { artifactOf } from '../../definition/artifact.ts';
import type { Transition } from '../../definition/schema.ts';
import type { EntryHead, Verdict } from '../../entry.ts';
import { own } from '../../own.ts';
import { isObserving } from '../../policy/schema.ts';
import { clause } from '../../prose.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { changed, started } from '../evolve.ts';
import { answers, gateFor } from '../gates.ts';
import { observedGates } from '../observing.ts';
import type { ProjectState } from '../state.ts';
import { transitionsFrom } from '../transitions.ts';
import { sawOf, stageOf, type World } from '../world.ts';
import { land } from './landing.ts';
import type { Refused } from './live-track.ts';
import { override } from './override.ts';
import { shortest } from './skip.ts';
import { begun } from './start.ts';

/**
 * Work that has been going on becomes a project, in the stage where it is. What lies on the default branch already is
 * its first version, past gates that nobody opened for this record; and the way to that stage is walked along listed
 * transitions. Whoever may override gates gives their reason for all of these. For anybody else what is there owes one,
 * like whatever landed past a gate, and no gate is passed on the way.
 */
export function adopt(world: World, entry: EntryHead, args: ProjectCommands['adopt']): Verdict<ProjectEventBody> {
  const { stage, because } = args;
  if (because.trim() === '')
    return refuse('reason_missing', 'adopting work needs a reason', `Say why it is in ${stage}: --because "…"`);
  const began = begun(world, args);
  if ('refusal' in began) return began;
  const { project, pins, track } = began;
  const way = wayTo(world, track.stage, stage);
  if ('refusal' in way) return way;
  const desk = { world, entry, because };
  const first = told(entry, { state: started(eventOf(entry, project)), events: [project] }, pins);
  // Before there is a track nothing waits for what is there, so that nothing moves by it.
  const there = told(entry, first, versionsOf(desk, changed(first.state, eventOf(entry, { ...track, stage }), entry)));
  const standing = told(entry, there, [track]);
  const owed = [...new Set(Object.values(standing.state.artifacts).flatMap(({ bypassed }) => bypassed))];
  const { walk } = opened(desk, standing, owed);
  const end = way.stages.reduce<Way>((before, to) => moved(desk, before, to), { walk, closed: [], far: track.stage });
  const [stop] = end.closed;
  if (stop !== undefined) return { saw: sawOf(world), ...whyNotThere(stage, end, stop) };
  return { saw: { ...sawOf(world), head: world.head, ...end.walk.saw }, events: end.walk.events };
}

/** What a decision is made with. */
interface Desk {
  readonly world: World;
  readonly entry: EntryHead;
  readonly because: string;
}

/** What has happened so far, the state that it leads to, and by what right gates were opened. */
interface Walk {
  readonly state: ProjectState;
  readonly events: readonly ProjectEventBody[];
  readonly saw?: { readonly authority?: unknown };
}

/** The walk to a stage. */
interface Way {
  readonly walk: Walk;
  /** Gates on the way that stay closed, and why nobody could open them here. */
  readonly closed: readonly Closed[];
  /** How far no such gate stands in the way. */
  readonly far: string;
}

interface Closed {
  readonly gate: string;
  readonly refusal: Refusal;
}

/** An event under an id that only matters here: records that are made in one entry do not name each other. */
function eventOf<E extends ProjectEventBody>({ id }: EntryHead, event: E): E & { readonly event_id: string } {
  return { ...event, event_id: id };
}

function told(entry: EntryHead, { state, ...walk }: Walk, events: readonly ProjectEventBody[]): Walk {
  return {
    ...walk,
    state: events.reduce((before, event) => changed(before, eventOf(entry, event), entry), state),
    events: [...walk.events, ...events],
  };
}

/** The stages on the way, the last one included: none where every project begins in it. */
function wayTo(world: World, from: string, to: string): { readonly stages: readonly string[] } | Refused {
  const known = world.definition.stages.map(({ id }) => id);
  if (to.trim() === '')
    return refuse('unknown_stage', 'nobody says in which stage the work is', `Name one: --stage ${known.join(' or ')}`);
  if (!known.includes(to))
    return refuse(
      'unknown_stage',
      `${world.definition.workflow_type} has no stage ${to}`,
      `It has ${known.join(', ')}.`,
    );
  if (to === from) return { stages: [] };
  const [way, ...others] = shortest(world, from, to);
  if (way === undefined)
    return refuse('no_transition', `no listed way leads on from ${from} to ${to}`, 'Name a stage that one leads to.');
  if (others.length === 0) return { stages: way };
  const texts = [way, ...others].map((one) => [from, ...one].join(' → '));
  return refuse(
    'ambiguous',
    `${texts.length} ways lead to ${to}: ${texts.join(', or ')}`,
    'Name a stage before they part, and go on from there.',
  );
}

/** The first versions of what is there: their gates are judged where the work is. */
function versionsOf({ world, entry }: Desk, state: ProjectState): readonly ProjectEventBody[] {
  const { there } = world;
  if (there === undefined) return [];
  const { commit, artifacts } = there;
  const contents = Object.fromEntries(Object.entries(artifacts).map(([name, { content }]) => [name, content]));
  const { events } = land({ world, state, entry }, { commit, contents, authors: [], proposal: null, passed: [] });
  return events.map((event) => ('version' in event ? { ...event, ...own(artifacts, event.artifact) } : event));
}

/** Opens gates for the reason that is given; those that whoever adopts may not open stay closed. */
function opened(
  { world, entry, because }: Desk,
  walk: Walk,
  gates: readonly string[],
): { readonly walk: Walk; readonly closed: readonly Closed[] } {
  return gates.reduce<{ readonly walk: Walk; readonly closed: readonly Closed[] }>(
    (before, gate) => {
      const named = { gate, track: 'main', reason: because, proposal: world.defaultBranch };
      const verdict = override({ world, state: before.walk.state, entry }, named);
      if ('refusal' in verdict) return { ...before, closed: [...before.closed, { gate, refusal: verdict.refusal }] };
      const after = told(entry, before.walk, verdict.events);
      return { ...before, walk: { ...after, saw: { authority: verdict.saw?.['authority'] } } };
    },
    { walk, closed: [] },
  );
}

/** One stage further, along a listed transition: of several the one that asks for the fewest gates. */
function moved(desk: Desk, { walk: before, closed, far }: Way, to: string): Way {
  const { world, entry, because } = desk;
  const from = stageOf(before.state, 'main');
  const { transition, gates, left } = transitionsFrom(world.definition, from)
    .filter((one) => one.to === to)
    .map((one) => missingFor(world, before.state, one))
    .reduce((best, one) => (one.gates.length < best.gates.length ? one : best));
  const { walk, closed: shut } = opened(desk, before, gates);
  const all = [...closed, ...shut];
  const unseen = left.length === 0 ? [] : [`not in this record: ${left.join('; ')}`];
  const rationale = [clause(because), ...unseen].join('; ');
  const observed = observedGates(world, walk.state, 'main', transition);
  const move = { type: 'stage_changed', track: 'main', from, to, on: 'command', rationale, skipped: true } as const;
  return {
    walk: told(entry, walk, [{ ...move, ...observed }]),
    closed: all,
    far: all.length === 0 ? to : far,
  };
}

interface Missing {
  readonly transition: Transition;
  /** Closed gates that stand in the way: those it asks for, and those of the artifacts that it asks for. */
  readonly gates: readonly string[];
  /** What else is not there, in words. */
  readonly left: readonly string[];
}

/** What a transition asks for and is not there; while a policy only observes, no gate stands in the way. */
function missingFor(world: World, state: ProjectState, transition: Transition): Missing {
  const { on, to, requires } = transition;
  const landing: readonly Condition[] = typeof on === 'object' && 'landed' in on ? [{ artifact: on.landed }] : [];
  const action = `to:${to}`;
  const answer = answers(world, state, 'main', {}, action);
  const leaves = new Map<Explained, Leaf>();
  const tree = evaluate({ all: [...landing, ...(requires === undefined ? [] : [requires])] }, (leaf) => {
    const { holds, says } = answer(leaf);
    const explained = { holds, says };
    leaves.set(explained, leaf);
    return explained;
  });
  const missing = missingIn(tree).map((part) => ({ ...part, leaf: leaves.get(part) }));
  const asked = isObserving(world.policy) ? [] : missing.flatMap(({ leaf }) => gatesOf(world, leaf));
  const gates = [...new Set(asked)].filter((gate) => !gateFor(world, state, gate, 'main', {}, action).holds);
  return {
    transition,
    gates,
    left: [...new Set(missing.flatMap(({ leaf, says }) => (isGate(leaf) ? [] : [says])))],
  };
}

/** Who asks for an artifact asks for its gates: where it is not there, nobody has opened them. */
function gatesOf({ definition }: World, leaf: Leaf | undefined): readonly string[] {
  if (isGate(leaf)) return [leaf.gate];
  return leaf !== undefined && 'artifact' in leaf ? (artifactOf(definition, leaf.artifact)?.gates ?? []) : [];
}

/** Does it ask for an open gate? */
function isGate(leaf: Leaf | undefined): leaf is Extract<Leaf, { readonly gate: string }> {
  return leaf !== undefined && 'gate' in leaf && leaf.is !== 'closed';
}

function whyNotThere(stage: string, { closed, far }: Way, { refusal }: Closed): Refused {
  if (refusal.code !== 'not_in_role') return { refusal };
  const gates = [...new Set(closed.map(({ gate }) => gate))];
  return refuse(
    'gate_closed',
    `the way to ${stage} leads past ${gates.join(', ')}, and nobody has opened ${gates.length === 1 ? 'it' : 'them'} here`,
    `${refusal.next} Others can adopt it in ${far}: --stage ${far}`,
  );
}
