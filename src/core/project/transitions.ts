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
  return 'flag' in on ? `flag ${on.flag} is raised` : `check ${on.check}`;
}

/** Is a transition a way back? By the order in which the definition lists its stages. */
export function isBackward({ definition }: Pick<World, 'definition'>, from: string, to: string): boolean {
  const order = definition.stages.map((stage) => stage.id);
  return order.indexOf(to) < order.indexOf(from);
}
