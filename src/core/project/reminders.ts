import { plusWorkingDays } from '../calendar.ts';
import { sameCover } from '../confirm/confirm.ts';
import { countersign, type Envelope } from '../entry.ts';
import { own } from '../own.ts';
import { countsDays, patienceOf } from '../policy/reminders.ts';
import type { ProjectCommand } from './commands.ts';
import { deputiesFrom, deputyRoles } from './deputies.ts';
import type { ProjectEventBody } from './events.ts';
import { pendingGates, waitsForPeople } from './pending.ts';
import type { ProjectState, Wait } from './state.ts';
import { isSamePlace, waitsAfter } from './waits.ts';
import type { World } from './world.ts';

/**
 * What the days bring after something happened: which gates wait for people now, since when, and which do not any more;
 * and where `isOwn` says that nobody else's deed is recorded here, who is told.
 */
export function daysEvents(world: World, state: ProjectState, isOwn: boolean): readonly ProjectEventBody[] {
  const before = state.waits ?? [];
  const change = changeOf(before, waitingNow(world, state));
  const changes: readonly ProjectEventBody[] =
    change.begun.length + change.ended.length === 0 ? [] : [{ type: 'waits_changed', ...change }];
  if (!isOwn || world.reminds !== true) return changes;
  return [...changes, ...waitsAfter(before, change).flatMap((wait) => remindersOf(world, wait))];
}

/** Time passes and conditions change without anybody doing anything: then the days are looked at in an entry of their own. */
export function daysDeeds(world: World, state: ProjectState): readonly Envelope<ProjectCommand>[] {
  if (daysEvents(world, state, true).length === 0) return [];
  return [{ source: `wait:${state.seq}`, actor: countersign, command: { wait: {} } }];
}

/** Gates whose days are counted and that people could open now, each with since when these bytes wait. */
function waitingNow(world: World, state: ProjectState): readonly Wait[] {
  const { policy } = world;
  // Most policies count no days: nothing is asked then.
  const gates = world.definition.gates.filter(({ gate_id }) => countsDays(patienceOf(policy, gate_id)));
  if (gates.length === 0 || state.terminal_state !== null) return [];
  return pendingGates(world, state)
    .filter(({ gate }) => gates.some(({ gate_id }) => gate_id === gate))
    .filter((one) => waitsForPeople(state, one))
    .filter(({ proposal }) => proposal === null || isAsked(world, state, proposal))
    .map(({ gate, track, proposal, covers, since }) => ({ gate, track, proposal, covers, since: since ?? world.at }));
}

/** Is anybody asked about an open branch? Not while it is being written, nor once it has landed. */
function isAsked(world: World, state: ProjectState, proposal: string): boolean {
  return own(state.proposals, proposal) !== undefined && own(world.proposals, proposal)?.draft !== true;
}

function changeOf(
  before: readonly Wait[],
  now: readonly Wait[],
): { readonly begun: readonly Wait[]; readonly ended: readonly Pick<Wait, 'gate' | 'track' | 'proposal'>[] } {
  return {
    begun: now.filter((one) => !before.some((known) => isSamePlace(one, known) && sameCover(one.covers, known.covers))),
    ended: before
      .filter((known) => !now.some((one) => isSamePlace(one, known)))
      .map(({ gate, track, proposal }) => ({ gate, track, proposal })),
  };
}

/** Who is to be told that a gate waits, as they were not yet. */
function remindersOf(world: World, wait: Wait): readonly ProjectEventBody[] {
  const { policy, at } = world;
  const { gate, track, proposal, since } = wait;
  const { remind } = patienceOf(policy, gate);
  const from = deputyRoles(world, gate).length === 0 ? null : deputiesFrom(world, wait);
  const told = { type: 'reminder_given', gate, track, proposal } as const;
  const isDue = remind !== null && plusWorkingDays(since, remind, policy.calendar) <= at;
  return [
    ...(isDue && wait.reminded_at === undefined ? [{ ...told, to: 'openers' as const }] : []),
    ...(from !== null && from <= at && wait.deputies_at === undefined ? [{ ...told, to: 'deputies' as const }] : []),
  ];
}
