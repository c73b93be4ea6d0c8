import type { Actor } from '../entry.ts';
import { same } from '../policy/may.ts';
import { deputiesOf } from '../policy/reminders.ts';
import { own } from '../own.ts';
import { requirementIn } from './beside.ts';
import { approval } from './candidates.ts';
import { deputyRoles } from './deputies.ts';
import type { Askable } from './reviewers.ts';
import { isLegal } from './legal.ts';
import { openersOf, rolesText } from './openers.ts';
import { pendingGates, type PendingGate } from './pending.ts';
import type { ProjectState, Wait } from './state.ts';
import { isSamePlace } from './waits.ts';
import type { World } from './world.ts';

/** So many people are named in one reminder. More is a crowd, in which nobody is meant. */
const namedAtMost = 15;

/** What is to be said to people about a gate that waits for them. */
export interface Reminder {
  readonly pending: PendingGate;
  /** Who can open it, by login: only people whom the policy names so, and whom the rules would let. */
  readonly logins: readonly string[];
  /** Who can open it in words. */
  readonly who: string;
}

/** What is said of a wait to whom it is said; null where nothing waits there any more. */
export function reminderOf(
  world: World,
  state: ProjectState,
  wait: Wait,
  to: 'openers' | 'deputies',
  { people }: Pick<Askable, 'people'>,
): Reminder | null {
  const pending = pendingGates(world, state).find((one) => isSamePlace(one, wait));
  if (pending === undefined) return null;
  const { gate, track, proposal } = wait;
  const asked = requirementIn(world, gate)?.roles ?? [];
  const roles = to === 'openers' ? asked : deputiesOf(world.policy, asked).map(({ deputy }) => deputy);
  const named = roles.flatMap((role) => own(world.policy.roles, role)?.logins ?? []);
  const { command } = approval(world, gate, track, proposal);
  const logins = people
    .filter(({ login }) => named.some((one) => same(one, login)))
    .filter(({ id, login }) => isLegal(world, state, personOf(id, login), command))
    .map(({ login }) => login);
  return {
    pending,
    logins: [...new Set(logins)].slice(0, namedAtMost),
    who: to === 'openers' ? openersOf(world, gate) : rolesText(world, deputyRoles(world, gate)),
  };
}

/** Somebody as GitHub would tell who they are. */
function personOf(id: number, login: string): Actor {
  return { id, login, kind: 'person', assurance: 'proven' };
}
