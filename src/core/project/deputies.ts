import { plusWorkingDays } from '../calendar.ts';
import { gateOf } from '../definition/gate.ts';
import { authorityOf, requirementOf, type Claimant } from '../policy/may.ts';
import { deputiesOf, patienceOf, type Deputy } from '../policy/reminders.ts';
import { dayText, momentText } from '../prose.ts';
import { rolesText } from './openers.ts';
import type { Wait } from './state.ts';
import type { World } from './world.ts';

/** From when on the deputies of a gate may open it, by what the record says of its wait; null: never. */
export function deputiesFrom(
  { policy }: Pick<World, 'policy'>,
  { gate, since }: Pick<Wait, 'gate' | 'since'>,
): string | null {
  const { deputies } = patienceOf(policy, gate);
  return deputies === null ? null : plusWorkingDays(since, deputies, policy.calendar);
}

/** Who may stand in for these roles at this moment, as the gate has waited long enough. */
export function deputiesNow(
  world: Pick<World, 'policy' | 'at'>,
  wait: Pick<Wait, 'gate' | 'since'> | null,
  roles: readonly string[],
): readonly Deputy[] {
  const from = wait === null ? null : deputiesFrom(world, wait);
  return from === null || world.at < from ? [] : deputiesOf(world.policy, roles);
}

/** A right to stand in for somebody. */
export interface Standing extends Deputy {
  /** Why the deputy holds the role by which they are one. */
  readonly by: string;
}

/** For which of these roles somebody stands in. Only people do: who acts for others has nobody act for them in turn. */
export function standingIn(
  { policy, people }: Pick<World, 'policy' | 'people'>,
  who: Claimant,
  deputies: readonly Deputy[],
): readonly Standing[] {
  if ((who.kind ?? 'person') !== 'person') return [];
  return deputies.flatMap(({ role, deputy }) => {
    const held = authorityOf(policy, people, who, [deputy]);
    return held === null ? [] : [{ role, deputy, by: held.by }];
  });
}

/** The deputies of everybody who opens a gate, by the names of their roles, each once. */
export function deputyRoles(world: World, gate: string): readonly string[] {
  const known = gateOf(world.definition, gate);
  const roles = known === undefined ? [] : requirementOf(world.policy, known).roles;
  return [...new Set(deputiesOf(world.policy, roles).map(({ deputy }) => deputy))];
}

/** What the days have brought: who was reminded when, and from when on who else may. */
export function daysTold(world: World, wait: Wait): readonly string[] {
  const roles = deputyRoles(world, wait.gate);
  const from = roles.length === 0 ? null : deputiesFrom(world, wait);
  const may = from !== null && from <= world.at ? `may open it since ${dayText(from)}` : 'may open it';
  const later = from !== null && world.at < from ? ` from ${momentText(from)} on` : '';
  return [
    ...(wait.reminded_at === undefined ? [] : [`reminded on ${dayText(wait.reminded_at)}`]),
    ...(from === null ? [] : [`deputies ${may}${later}: ${rolesText(world, roles)}`]),
  ];
}
