import { namesMeant } from '../../definition/alias.ts';
import { ask } from './ask.ts';
import { assume, conflict, fact, resolve } from './knowledge.ts';
import { fork } from './fork.ts';
import { assign, join } from './tracks.ts';
import { skip } from './skip.ts';
import { keep, retire } from './versions.ts';
import type { EntryHead, Verdict } from '../../entry.ts';
import type { Beginning, WrittenCommand } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import type { Context, World } from '../world.ts';
import { adopt } from './adopt.ts';
import { publish, recordArtifact } from './artifact.ts';
import { delegate } from './delegation.ts';
import { merge } from './merge.ts';
import { migrate } from './migrate.ts';
import { block, flag, unblock, undo } from './notes.ts';
import { override } from './override.ts';
import { act, advance, back, close } from './stage.ts';
import { runChanged } from './run.ts';
import { start } from './start.ts';

export { runsFollowing } from './runs.ts';

/** How a project begins. */
export function begin(world: World, entry: EntryHead, command: Beginning): Verdict<ProjectEventBody> {
  return 'start' in command
    ? start(world, command.start)
    : adopt(world, entry, namesMeant(world.definition, command.adopt));
}

/** The rule of each verb that is only ever written out, and of what is published or run. */
export function apply(context: Context, command: Exclude<WrittenCommand, Beginning>): Verdict<ProjectEventBody> {
  const { definition } = context.world;
  if ('delegate' in command) return delegate(context, command.delegate);
  if ('override' in command) return override(context, namesMeant(definition, command.override));
  if ('merge' in command) return merge(context, command.merge);
  if ('artifact' in command) return recordArtifact(context, namesMeant(definition, command.artifact));
  if ('run_changed' in command) return runChanged(context, command.run_changed);
  if ('publish' in command) return publish(context, command.publish);
  if ('fact' in command) return fact(context, command.fact);
  if ('flag' in command) return flag(context, command.flag);
  if ('block' in command) return block(context, command.block);
  if ('unblock' in command) return unblock(context, command.unblock);
  if ('act' in command) return act(context, namesMeant(definition, command.act));
  if ('advance' in command) return advance(context, namesMeant(definition, command.advance));
  if ('back' in command) return back(context, namesMeant(definition, command.back));
  if ('close' in command) return close(context, command.close);
  if ('migrate' in command) return migrate(context, command.migrate);
  if ('ask' in command) return ask(context, namesMeant(definition, command.ask));
  if ('assume' in command) return assume(context, command.assume);
  if ('conflict' in command) return conflict(context, command.conflict);
  if ('resolve' in command) return resolve(context, command.resolve);
  if ('fork' in command) return fork(context, namesMeant(definition, command.fork));
  if ('join' in command) return join(context, command.join);
  if ('assign' in command) return assign(context, command.assign);
  if ('retire' in command) return retire(context, namesMeant(definition, command.retire));
  if ('keep' in command) return keep(context, namesMeant(definition, command.keep));
  if ('skip' in command) return skip(context, namesMeant(definition, command.skip));
  return undo(context, command.undo);
}
