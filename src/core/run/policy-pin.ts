import type { Entry } from '../entry.ts';
import type { RunCommand } from './commands.ts';
import type { RunEvent } from './events.ts';
import type { RunState } from './state.ts';

type Pinned = RunState['policy'];

/**
 * The policy that an entry was decided by, which it pinned itself, or says that it saw, or which was pinned `before`. Null
 * for none.
 */
export function policyPinAt({ events = [], saw }: Entry<RunCommand, RunEvent>, before: Pinned): Pinned {
  const pinned = events.find((event) => event.type === 'definition_pinned' && event.what === 'policy');
  if (pinned?.type === 'definition_pinned') return pinned.pin;
  const { policy: said } = saw;
  if (said === undefined || said === (before?.blob ?? null)) return before;
  return typeof said === 'string' ? { blob: said, origin: '' } : null;
}

/** The policy that is pinned after an entry. */
export function policyPinAfter({ events = [] }: Entry<RunCommand, RunEvent>, before: Pinned): Pinned {
  const pinned = events.findLast((event) => event.type === 'definition_pinned' && event.what === 'policy');
  return pinned?.type === 'definition_pinned' ? pinned.pin : before;
}
