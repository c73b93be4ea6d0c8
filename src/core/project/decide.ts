import type { EntryHead, Verdict } from '../entry.ts';
import type { ProjectCommand } from './commands.ts';
import { decideBy } from './deciding.ts';
import type { ProjectEventBody } from './events.ts';
import type { MaybeState } from './evolve.ts';
import * as rules from './rules/commands.ts';
import type { World } from './world.ts';

/** Decides any command, with every rule at hand. */
export function decide(world: World, state: MaybeState, entry: EntryHead<ProjectCommand>): Verdict<ProjectEventBody> {
  return decideBy(rules, world, state, entry);
}
