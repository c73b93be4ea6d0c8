import type { Actor } from '../entry.ts';
import type { ProjectCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { ProjectEventBody } from './events.ts';
import type { ProjectState } from './state.ts';
import type { World } from './world.ts';

/** What would happen if this person gave this command now; null where the rules say no. They are really asked. */
export function happening(
  world: World,
  state: ProjectState,
  actor: Actor,
  command: ProjectCommand,
): readonly ProjectEventBody[] | null {
  const head = { v: 1, id: 'asking', source: 'asking', seq: state.seq + 1, at: world.at, actor, command } as const;
  const verdict = decide(world, state, head);
  return 'events' in verdict ? verdict.events : null;
}

/** Would the rules say yes to this command if this person gave it now? */
export function isLegal(world: World, state: ProjectState, actor: Actor, command: ProjectCommand): boolean {
  return happening(world, state, actor, command) !== null;
}
