import { own } from '../../own.ts';
import { nameOn } from '../lines.ts';
import type { ProjectState, Track } from '../state.ts';
import { blockersOnTrack, hasEnded } from '../track-standing.ts';
import { openConflicts } from '../conflicts.ts';
import { artifactsAsked, isBackward, transitionsFrom } from '../transitions.ts';
import type { World } from '../world.ts';

/** Where work goes on where nobody says where: a track, and what it lacks; null where it lacks no artifact. */
export interface Earliest {
  readonly track: string;
  readonly artifact: string | null;
}

/**
 * The first artifact that the stage of a track lacks before it is left. Without a track the one that began first of
 * those that nothing holds and that lack something. A stage is not left before its own artifact is there: so this is
 * the earliest that is missing.
 */
export function earliest(world: World, state: ProjectState, track: string | undefined): Earliest {
  const all = Object.entries(state.tracks).filter(([name, one]) => name === (track ?? name) && !hasEnded(one));
  const needs = all.map(([name, one]) => ({ track: name, artifact: lacking(world, state, name, one) }));
  const free = needs.filter((one) => !isHeld(state, one.track));
  const lack = (found: readonly Earliest[]): Earliest | undefined => found.find((one) => one.artifact !== null);
  return lack(free) ?? lack(needs) ?? free[0] ?? { track: track ?? 'main', artifact: null };
}

function isHeld(state: ProjectState, track: string): boolean {
  return blockersOnTrack(state, track).length > 0 || openConflicts(state, track).length > 0;
}

function lacking(world: World, state: ProjectState, track: string, { stage, lines = [] }: Track): string | null {
  const onward = transitionsFrom(world.definition, stage).filter(({ to }) => !isBackward(world, stage, to));
  const wanted = [...onward.flatMap(artifactsAsked), ...lines].map((type) => nameOn(state, type, track));
  return wanted.find((name) => own(state.artifacts, name)?.status !== 'current') ?? null;
}
