import { leavesOf, type Condition } from '../condition.ts';
import type { Definition, Transition, Trigger } from '../definition/schema.ts';
import type { World } from './world.ts';

/** The transitions a track could take from where it stands. */
export function transitionsFrom(definition: Definition, stage: string): readonly Transition[] {
  return definition.allowed_transitions.filter((transition) => transition.from === stage && transition.to !== stage);
}

/** What starts a transition, as a person would say it. */
export function triggerText(on: Trigger): string {
  if (on === 'command') return 'somebody says so';
  if ('landed' in on) return `${on.landed} lands`;
  if ('run' in on) return `a run of ${on.run} ends`;
  return 'flag' in on ? `flag ${on.flag} is raised` : `check ${on.check}`;
}

/** The type of artifact whose landing starts a transition; null where something else does. */
export function landingFor(on: Trigger): string | null {
  return typeof on === 'object' && 'landed' in on ? on.landed : null;
}

/** Types of the artifacts that a transition waits or asks for. */
export function artifactsAsked({
  on,
  requires,
}: {
  readonly on: Trigger;
  readonly requires?: Condition | undefined;
}): readonly string[] {
  const landing = landingFor(on);
  return [
    ...(landing === null ? [] : [landing]),
    ...leavesOf(requires).flatMap((leaf) => ('artifact' in leaf ? [leaf.artifact] : [])),
  ];
}

/** Is a transition a way back? By the order in which the definition lists its stages. */
export function isBackward({ definition }: Pick<World, 'definition'>, from: string, to: string): boolean {
  const order = definition.stages.map((stage) => stage.id);
  return order.indexOf(to) < order.indexOf(from);
}
