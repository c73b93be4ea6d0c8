import { missingIn, type Explained } from '../condition.ts';
import type { Transition, Trigger } from '../definition/schema.ts';
import { own } from '../own.ts';
import { isObserving } from '../policy/schema.ts';
import { conflictAnswer, openConflicts } from './conflicts.ts';
import { answers } from './gates.ts';
import { asksWhileObserved } from './observing.ts';
import { nameOn } from './lines.ts';
import type { ProjectState, Track } from './state.ts';
import { stopsOn } from './stops.ts';
import { hasEnded } from './track-standing.ts';
import { waitsOn } from './track-status.ts';
import { isBackward, landingFor, transitionsFrom } from './transitions.ts';
import { trackOf, type World } from './world.ts';

/** One way a track could go from where it stands. */
export interface Move {
  readonly transition: Transition;
  /** Has what starts it happened? `command` is always true. */
  readonly triggered: boolean;
  readonly requires: Explained;
}

/** Every way out of the stage of a track, with what it asks for. */
export function movesFrom(world: World, state: ProjectState, track: string): readonly Move[] {
  const at = trackOf(state, track);
  if (at === undefined || hasEnded(at)) return [];
  const waits = waitsOn(world, state, track);
  return transitionsFrom(world.definition, at.stage).map((transition) => {
    const move = moveFor(world, state, track, at, transition);
    if (waits === null) return move;
    const requires = { holds: false, says: `${track} does not move yet`, parts: [waits, move.requires] };
    return { ...move, requires };
  });
}

/** One way, whatever the track waits for before it moves at all. */
export function moveFor(
  world: World,
  state: ProjectState,
  track: string,
  at: Pick<Track, 'triggers'>,
  transition: Transition,
): Move {
  return {
    transition,
    triggered: isTriggered(world, at.triggers, state.flags, transition.on),
    requires: heldUp(world, state, track, transition, requiredFor(world, state, track, transition)),
  };
}

/** Nothing goes forward where sources differ and nobody has decided, or an escalation stops it; back it may always go. */
function heldUp(
  world: World,
  state: ProjectState,
  track: string,
  { from, to }: Transition,
  asked: Explained,
): Explained {
  if (isBackward(world, from, to)) return asked;
  const open = [...openConflicts(state, track).map(conflictAnswer), ...stopsOn(world, state, track)];
  return open.length === 0 ? asked : { holds: false, says: `${track} is held up`, parts: [...open, asked] };
}

/** What a transition asks for; that its artifact landed past a closed gate stands in its way whatever it asks for. */
function requiredFor(world: World, state: ProjectState, track: string, { on, to, requires }: Transition): Explained {
  const answer = answers(world, state, track, {}, `to:${to}`);
  const asked =
    requires === undefined
      ? { holds: true, says: 'nothing is required' }
      : asksWhileObserved(world, state, track, requires, `to:${to}`);
  if (isObserving(world.policy)) return asked;
  const artifact = landingFor(on);
  if (artifact === null) return asked;
  const name = nameOn(state, artifact, track);
  if ((state.artifacts[name]?.bypassed ?? []).length === 0) return asked;
  const landed = answer({ artifact });
  if (missingIn(asked).some((part) => part.says === landed.says)) return asked;
  return { holds: false, says: `${name} landed past a closed gate`, parts: [landed, asked] };
}

function isTriggered(world: World, triggers: readonly string[], flags: readonly string[], on: Trigger): boolean {
  if (on === 'command') return true;
  if ('landed' in on) return triggers.includes(`landed:${on.landed}`);
  if ('run' in on) return triggers.includes(`run:${on.run}`);
  if ('flag' in on) return flags.includes(on.flag);
  const [name = '', result = ''] = on.check.split(' ');
  return world.checks[name] === result;
}

/** The moves that happen by themselves: their trigger has fired, they require something, it all holds, and no sources differ. */
export function dueMoves(world: World, state: ProjectState, track: string): readonly Move[] {
  if (openConflicts(state, track).length > 0) return [];
  return movesFrom(world, state, track).filter(
    (move) =>
      move.transition.on !== 'command' &&
      move.transition.requires !== undefined &&
      move.triggered &&
      move.requires.holds,
  );
}

/**
 * Is a way of a track open as far as what starts it is concerned: its trigger fired, or what it waits for has landed
 * before?
 */
export function hasStarted(state: ProjectState, track: string, { transition: { on }, triggered }: Move): boolean {
  const artifact = landingFor(on);
  if (triggered || artifact === null) return triggered;
  return own(state.artifacts, nameOn(state, artifact, track))?.status === 'current';
}
