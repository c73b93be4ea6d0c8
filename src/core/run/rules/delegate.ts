import { handingOn } from '../../policy/handing-on.ts';
import type { RunCommands } from '../commands.ts';
import { momentOf, withEvents, type Draft } from '../draft.ts';
import type { Ruled } from './context.ts';

/** Somebody lets another act for them in a role that they hold, as far as this run goes; or one of the two ends it. */
export function delegate(draft: Draft, asked: RunCommands['delegate']): Ruled {
  const { head, state } = draft;
  const place = { openAtMost: 8, command: `countersign workflow delegate ${state.run_id}` };
  const found = handingOn(momentOf(draft), head.actor, asked, place);
  if ('refusal' in found) return found;
  return withEvents(draft, ...found.is.map((one) => ({ type: 'delegation_changed' as const, ...one })));
}
