import { waitText } from '../calendar.ts';
import { sameCover, type Contents } from '../confirm/confirm.ts';
import type { ProjectState, Wait } from './state.ts';
import type { World } from './world.ts';

/** A gate that is asked about certain bytes. Without `proposal` it is whatever branch has them. */
export interface Asked {
  readonly gate: string;
  readonly track: string;
  readonly covers: Contents;
  readonly proposal?: string | null;
}

/** Since when a gate waits for people, and whom it was told, where the policy counts the days. */
export function waitOf({ waits = [] }: ProjectState, { gate, track, covers, proposal }: Asked): Wait | null {
  const found = waits.find(
    (one) =>
      one.gate === gate &&
      one.track === track &&
      (proposal === undefined || one.proposal === proposal) &&
      sameCover(one.covers, covers),
  );
  return found ?? null;
}

/** How long a gate has waited, in days on which people work. */
export function waitedText({ policy, at }: World, { since }: Wait): string {
  return waitText(since, at, policy.calendar);
}

type Key = Pick<Wait, 'gate' | 'track' | 'proposal'>;

/** Is it about the same gate in the same place? */
export function isSamePlace(one: Key, other: Key): boolean {
  return one.gate === other.gate && one.track === other.track && one.proposal === other.proposal;
}

/** What waits after a change; a gate that waits for other bytes now takes the place of what it was. */
export function waitsAfter(
  waits: readonly Wait[],
  { begun, ended }: { readonly begun: readonly Wait[]; readonly ended: readonly Key[] },
): readonly Wait[] {
  const gone = [...ended, ...begun];
  return [...waits.filter((one) => !gone.some((other) => isSamePlace(one, other))), ...begun];
}

/** What waits after somebody was told. */
export function waitsTold(
  waits: readonly Wait[],
  told: Key & { readonly to: 'openers' | 'deputies' },
  at: string,
): readonly Wait[] {
  return waits.map((one) => {
    if (!isSamePlace(one, told)) return one;
    return told.to === 'openers' ? { ...one, reminded_at: at } : { ...one, deputies_at: at };
  });
}
