import { leavesOf, type Condition } from '../condition.ts';
import type { Contents } from '../confirm/confirm.ts';
import { artifactOf } from '../definition/artifact.ts';
import type { Definition } from '../definition/schema.ts';
import { own } from '../own.ts';
import { remembered } from '../remembered.ts';
import { hasLine, nameOn } from './lines.ts';
import type { ProjectState } from './state.ts';
import { artifactsAsked, transitionsFrom } from './transitions.ts';
import { stageOf, trackOf } from './world.ts';

/** Does the condition name a gate, this one if one is given? */
export function namesGate(condition: Condition | undefined, gate?: string): boolean {
  return leavesOf(condition).some((leaf) => 'gate' in leaf && (gate === undefined || leaf.gate === gate));
}

/**
 * The artifacts a gate is about while a track stands in this stage: those that need it to land, those of the
 * transitions from here that require it, and those of the actions it permits. A release is none of them: before it is
 * published nobody can look at it, so that what was approved before it is what its gates ask about.
 */
export function artifactsOf(definition: Definition, gate: string, stage: string): readonly string[] {
  const byStage = remembered(about, definition, () => new Map<string, Map<string, readonly string[]>>());
  const byGate = remembered(byStage, stage, () => new Map<string, readonly string[]>());
  return remembered(byGate, gate, () => artifactsAbout(definition, gate, stage));
}

/** A definition never changes, and every decision about a gate asks this of it. */
const about = new WeakMap<Definition, Map<string, Map<string, readonly string[]>>>();

function artifactsAbout(definition: Definition, gate: string, stage: string): readonly string[] {
  const needed = definition.artifacts.flatMap(({ artifact_type, gates }) =>
    gates.includes(gate) ? [artifact_type] : [],
  );
  return [...new Set([...needed, ...artifactsUsed(definition, gate, stage)])].filter(
    (name) => artifactOf(definition, name)?.kind !== 'release',
  );
}

/** What the transitions from a stage and the actions that ask for a gate rest on beside it. */
function artifactsUsed(definition: Definition, gate: string, stage: string): readonly string[] {
  const found = new Set<string>();
  for (const way of transitionsFrom(definition, stage)) {
    if (!namesGate(way.requires, gate)) continue;
    for (const artifact of artifactsAsked(way)) found.add(artifact);
  }
  for (const { gates, requires } of definition.actions) {
    if (!gates.includes(gate) && !namesGate(requires, gate)) continue;
    for (const leaf of leavesOf(requires)) if ('artifact' in leaf) found.add(leaf.artifact);
  }
  return [...found];
}

/**
 * The same, as a track has them: what another track brings is no matter of its gates, so that no approval is of bytes
 * that belong elsewhere.
 */
export function artifactsOn(
  definition: Definition,
  state: ProjectState,
  gate: string,
  track: string,
): readonly string[] {
  const types = artifactsOf(definition, gate, stageOf(state, track));
  if (track === 'main') return types;
  return types.filter((type) => hasLine(state.tracks, track, type)).map((type) => nameOn(state, type, track));
}

/**
 * What moves and actions of a track rest on and it has nothing of: who lets them happen speaks of those bytes of the main
 * one.
 */
function borrowedOn(definition: Definition, state: ProjectState, gate: string, track: string): readonly string[] {
  if (track === 'main') return [];
  const types = artifactsUsed(definition, gate, stageOf(state, track));
  return types.filter(
    (type) => !hasLine(state.tracks, track, type) && artifactOf(definition, type)?.kind !== 'release',
  );
}

/** What is on the default branch now under this name. */
function currentContent({ artifacts }: ProjectState, name: string): string | undefined {
  const artifact = own(artifacts, name);
  return artifact?.status === 'current' ? artifact.content : undefined;
}

/**
 * The bytes an approval of this gate covers: the gate's artifacts as `proposed`, else as they are on the default
 * branch. A gate without artifacts on this track covers this visit to the stage, so that it is asked again after a loop
 * back.
 */
export function coverOf(
  definition: Definition,
  state: ProjectState,
  gate: string,
  track: string,
  proposed: Contents,
): Contents {
  const { stage, visit } = trackOf(state, track) ?? { stage: '', visit: 0 };
  const names = [...artifactsOn(definition, state, gate, track), ...borrowedOn(definition, state, gate, track)];
  const covers = names.flatMap((name) => {
    const content = own(proposed, name) ?? currentContent(state, name);
    return content === undefined ? [] : [[name, content] as const];
  });
  return covers.length === 0 ? { [`stage:${stage}`]: `visit ${visit}` } : Object.fromEntries(covers);
}

/** Is it a visit to a stage that is covered, because there are no artifacts? */
export function coversVisit(covers: Contents): boolean {
  return Object.keys(covers).some((name) => name.startsWith('stage:'));
}
