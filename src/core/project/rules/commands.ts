import type { Verdict } from '../../entry.ts';
import type { WrittenCommand } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import type { Context } from '../world.ts';
import { recordArtifact } from './artifact.ts';
import { delegate } from './delegation.ts';
import { merge } from './merge.ts';
import { migrate } from './migrate.ts';
import { block, fact, flag, unblock, undo } from './notes.ts';
import { override } from './override.ts';
import { act, advance, back, close } from './stage.ts';

export { start } from './start.ts';

/** The rules of what people write out, and no run needs where nobody did. */
export type CommandRules = Pick<typeof import('./commands.ts'), 'start' | 'apply'>;

/** The rule of each verb that is only ever written out. */
export function apply(
  context: Context,
  command: Exclude<WrittenCommand, { readonly start: unknown }>,
): Verdict<ProjectEventBody> {
  if ('delegate' in command) return delegate(context, command.delegate);
  if ('override' in command) return override(context, command.override);
  if ('merge' in command) return merge(context, command.merge);
  if ('artifact' in command) return recordArtifact(context, command.artifact);
  if ('fact' in command) return fact(context, command.fact);
  if ('flag' in command) return flag(context, command.flag);
  if ('block' in command) return block(context, command.block);
  if ('unblock' in command) return unblock(context, command.unblock);
  if ('act' in command) return act(context, command.act);
  if ('advance' in command) return advance(context, command.advance);
  if ('back' in command) return back(context, command.back);
  if ('close' in command) return close(context, command.close);
  if ('migrate' in command) return migrate(context, command.migrate);
  return undo(context, command.undo);
}
