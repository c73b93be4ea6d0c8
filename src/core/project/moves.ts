import { missingIn, type Explained } from '../condition.ts';
import type { Transition, Trigger } from '../definition/schema.ts';
import { own } from '../own.ts';
import { isObserving } from '../policy/schema.ts';
import { answers } from './gates.ts';
import { asksWhileObserved } from './observing.ts';
import type { ProjectState } from './state.ts';
import { transitionsFrom } from './transitions.ts';
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
  if (at === undefined) return [];
  return transitionsFrom(world.definition, at.stage).map((transition) => ({
    transition,
    triggered: isTriggered(world, at.triggers, state.flags, transition.on),
    requires: requiredFor(world, state, track, transition),
  }));
}

/** What a transition asks for; that its artifact landed past a closed gate stands in its way whatever it asks for. */
function requiredFor(world: World, state: ProjectState, track: string, { on, to, requires }: Transition): Explained {
  const answer = answers(world, state, track, {}, `to:${to}`);
  const asked =
    requires === undefined
      ? { holds: true, says: 'nothing is required' }
      : asksWhileObserved(world, state, track, requires, `to:${to}`);
  if (isObserving(world.policy)) return asked;
  if (typeof on !== 'object' || !('landed' in on) || (state.artifacts[on.landed]?.bypassed ?? []).length === 0)
    return asked;
  const landed = answer({ artifact: on.landed });
  if (missingIn(asked).some((part) => part.says === landed.says)) return asked;
  return { holds: false, says: `${on.landed} landed past a closed gate`, parts: [landed, asked] };
}

function isTriggered(world: World, triggers: readonly string[], flags: readonly string[], on: Trigger): boolean {
  if (on === 'command') return true;
  if ('landed' in on) return triggers.includes(`landed:${on.landed}`);
  if ('flag' in on) return flags.includes(on.flag);
  const [name = '', result = ''] = on.check.split(' ');
  return world.checks[name] === result;
}

/** The moves that happen by themselves: their trigger has fired, they require something, and it all holds. */
export function dueMoves(world: World, state: ProjectState, track: string): readonly Move[] {
  return movesFrom(world, state, track).filter(
    (move) =>
      move.transition.on !== 'command' &&
      move.transition.requires !== undefined &&
      move.triggered &&
      move.requires.holds,
  );
}

/** Is a way open as far as what starts it is concerned: its trigger fired, or what it waits for has landed before? */
export function hasStarted(state: ProjectState, { transition: { on }, triggered }: Move): boolean {
  return (
    triggered || (typeof on === 'object' && 'landed' in on && own(state.artifacts, on.landed)?.status === 'current')
  );
}
