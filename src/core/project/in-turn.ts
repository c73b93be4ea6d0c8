import { evaluate, leavesOf, type Condition } from '../condition.ts';
import { artifactOf } from '../definition/artifact.ts';
import type { Definition, Transition } from '../definition/schema.ts';
import { own } from '../own.ts';
import type { ProjectEventBody } from './events.ts';
import { answers } from './gates.ts';
import { trackFor, typeOf } from './lines.ts';
import type { Blocker, ProjectState } from './state.ts';
import { trackHeld } from './track-standing.ts';
import { landingFor } from './transitions.ts';
import { stageOf, type World } from './world.ts';

/**
 * The moves between where a track stands and the first stage that waits for an artifact to land, by the order in which
 * the definition lists its stages. None where a stage waits for it now or has waited for it, where none ever does, or
 * where it may land in any order.
 */
function movesBefore(definition: Definition, stage: string, artifact: string): readonly Transition[] {
  const { stages, allowed_transitions } = definition;
  if (artifactOf(definition, artifact)?.in_turn !== true) return [];
  const at = (id: string): number => stages.findIndex((one) => one.id === id);
  const here = at(stage);
  const waiting = allowed_transitions
    .filter(({ on }) => landingFor(on) === typeOf(artifact))
    .map(({ from }) => at(from));
  const first = Math.min(...waiting);
  if (here === -1 || waiting.length === 0 || first <= here) return [];
  return allowed_transitions.filter(({ from, to }) => at(from) >= here && at(from) < at(to) && at(to) <= first);
}

/** A gate of a stage that comes before an artifact's, and the stage that is not entered without it. */
export interface EarlierGate {
  readonly gate: string;
  readonly to: string;
}

/** The gates of the stages between where a track stands and an artifact's that have to be open whatever else holds. */
export function gatesBefore(definition: Definition, stage: string, artifact: string): readonly EarlierGate[] {
  return movesBefore(definition, stage, artifact).flatMap(({ to, requires }) =>
    [...new Set(gatesIn(requires))].map((gate) => ({ gate, to })),
  );
}

/** Of alternatives none has to hold. */
function gatesIn(condition: Condition | undefined): readonly string[] {
  if (condition === undefined || 'not' in condition || 'any' in condition) return [];
  if ('all' in condition) return condition.all.flatMap(gatesIn);
  return 'gate' in condition && condition.is !== 'closed' ? [condition.gate] : [];
}

/** That the gates of the stages before are open, or that the track has come to the stage of the artifact. */
function itsTurn({ stages }: Definition, gates: readonly EarlierGate[], track: string): Condition {
  const order = stages.map(({ id }) => id);
  const last = Math.max(...gates.map(({ to }) => order.indexOf(to)));
  const open = gates.map(({ gate, to }): Condition => ({ gate, permits: `to:${to}` }));
  return { any: [{ all: open }, ...order.slice(last).map((stage): Condition => ({ track, stage }))] };
}

/** Does a blocker end when the turn of an artifact comes? No other one ends with a stage. */
export function isTurn(until: Condition | undefined): boolean {
  return leavesOf(until).some((leaf) => 'track' in leaf && leaf.stage !== undefined);
}

/** Does a blocker hold a draft that was asked for before all was there? Whoever asked may do without what it waits for. */
export function isOfDraft({ on, until }: Blocker): boolean {
  return until !== undefined && on.startsWith('artifact:') && !isTurn(until);
}

/** Drafts whose stage has not come, and which wait for approvals of the stages before: each is told once. */
export function draftsTooEarly(
  { definition }: World,
  state: ProjectState,
  seq: number,
  artifacts: readonly string[],
): readonly ProjectEventBody[] {
  return artifacts.flatMap((artifact): readonly ProjectEventBody[] => {
    const track = trackFor(state, artifact);
    const before = gatesBefore(definition, stageOf(state, track), artifact);
    if (before.length === 0 || ofDraft(state, artifact) !== null) return [];
    const gates = [...new Set(before.map(({ gate }) => gate))];
    return [
      {
        type: 'blocker_added',
        blocker: `b${seq}.${artifact}`,
        text: `a draft only until ${gates.join(' and ')} ${gates.length === 1 ? 'is' : 'are'} approved`,
        on: `artifact:${artifact}`,
        until: itsTurn(definition, before, track),
      },
    ];
  });
}

/** What ends with the last draft of these artifacts: `left` are the branches that are still open. */
export function withoutDrafts(
  state: ProjectState,
  artifacts: readonly string[],
  left: ProjectState['proposals'],
): readonly ProjectEventBody[] {
  return artifacts.flatMap((artifact): readonly ProjectEventBody[] => {
    const found = ofDraft(state, artifact);
    if (found === null || Object.values(left).some(({ contents }) => own(contents, artifact) !== undefined)) return [];
    const [blocker, was] = found;
    return [{ type: 'blocker_removed', blocker, was, reason: `no branch brings ${artifact} any more` }];
  });
}

function ofDraft({ blockers }: ProjectState, artifact: string): readonly [string, Blocker] | null {
  const on = `artifact:${artifact}`;
  return Object.entries(blockers).find(([, one]) => one.on === on && isTurn(one.until)) ?? null;
}

/**
 * Blockers that have ended by themselves, each as it is asked on the track that it holds. What keeps a draft from landing
 * is over when that has landed, too.
 */
export function blockersOver(
  world: World,
  state: ProjectState,
  landed: readonly string[] = [],
): readonly ProjectEventBody[] {
  return Object.entries(state.blockers).flatMap(([blocker, was]): readonly ProjectEventBody[] => {
    if (was.until === undefined) return [];
    const artifact = landed.find((name) => was.on === `artifact:${name}` && isOfDraft(was));
    if (artifact !== undefined) return [{ type: 'blocker_removed', blocker, was, reason: `${artifact} has landed` }];
    const found = evaluate(was.until, answers(world, state, trackHeld(state, was.on)));
    return found.holds ? [{ type: 'blocker_removed', blocker, was, reason: found.says }] : [];
  });
}
