import type { Verdict } from '../../entry.ts';
import { handingOn } from '../../policy/handing-on.ts';
import { momentOf } from '../beside.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { sawOf, type Context } from '../world.ts';

const place = { openAtMost: 50, command: 'countersign delegate' } as const;

/** Somebody lets another act for them in a role that they hold, for a time; or one of the two ends it. */
export function delegate(
  { world, state, entry }: Context,
  asked: ProjectCommands['delegate'],
): Verdict<ProjectEventBody> {
  const found = handingOn(momentOf(world, state), entry.actor, asked, place);
  if ('refusal' in found) return found;
  return { saw: sawOf(world), events: found.is.map((one) => ({ type: 'delegation_changed', ...one })) };
}
