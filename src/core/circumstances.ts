import type { Actor, Verdict } from './entry.ts';
import { own } from './own.ts';
import type { People, Person } from './policy/may.ts';
import type { Permission } from './policy/schema.ts';
import { isSame } from './same.ts';

/** What was known of people and no command or entry before it tells. */
export type OfPeople =
  /** What somebody may at the home, by their id; null for whom it does not know. */
  | { readonly person: string; readonly may: Permission | null }
  /** Who of those on whom something rests is in a team that can be read. */
  | { readonly team: string; readonly has: readonly (number | string)[] }
  /** The ids behind logins, where the home knows people by number. */
  | { readonly logins: Readonly<Record<string, number | string>> };

/** What was seen of the world beside a run. */
export type OfRun =
  /** So many steps of other runs held a resource. */
  | { readonly held: string; readonly by: number }
  /** A checkpoint that was needed was not whole, and why; null where nobody had looked at it. */
  | { readonly checkpoint: string; readonly because: string | null };

/** Where nothing is told of people, whoever asks may write, and nobody knows more. */
export function askingAlone({ id }: Pick<Actor, 'id'>): People {
  return { permissions: { [String(id)]: 'write' }, teams: {} };
}

/** People with one more thing that is told of them. */
export function withPeople(people: People, told: OfPeople): People {
  if ('person' in told) {
    const { [told.person]: _before, ...others } = people.permissions;
    return { ...people, permissions: told.may === null ? others : { ...others, [told.person]: told.may } };
  }
  if ('team' in told) return { ...people, teams: { ...people.teams, [told.team]: told.has } };
  return { ...people, ids: told.logins };
}

/** What is known of these people; of logins also those that are `named`, in lower case. */
export function ofPeople(
  { permissions, teams, ids }: People,
  persons: readonly Person[],
  also: readonly string[] = [],
): readonly OfPeople[] {
  const about = new Set(persons.map(({ id }) => String(id)));
  const named = new Set([...persons.map(({ login }) => login.toLowerCase()), ...also]);
  const logins = Object.entries(ids ?? {}).filter(([login, id]) => named.has(login) || about.has(String(id)));
  return [
    ...[...about].map((person) => ({ person, may: own(permissions, person) ?? null })),
    ...Object.entries(teams).map(([team, all]) => ({ team, has: all.filter((id) => about.has(String(id))) })),
    ...(ids === undefined ? [] : [{ logins: Object.fromEntries(logins) }]),
  ];
}

/** Did the same come of it? How a refusal is worded is not what was decided. */
export function comesTo<Body>(one: Verdict<Body>, other: Verdict<Body>): boolean {
  if ('refusal' in one) return 'refusal' in other && one.refusal.code === other.refusal.code;
  return 'events' in other && isSame(one.events, other.events);
}

/** Without what is not needed: each kind of circumstances is left out, or half of it, and so on, as long as it is enough. */
export function least<One extends object>(
  all: readonly One[],
  isEnough: (under: readonly One[]) => boolean,
): readonly One[] {
  const kinds = [...new Set(all.map(kindOf))].map((kind) => all.filter((one) => kindOf(one) === kind));
  return kinds.reduce((now, kind) => leftOut(now, kind, isEnough), all);
}

function leftOut<One>(
  now: readonly One[],
  part: readonly One[],
  isEnough: (under: readonly One[]) => boolean,
): readonly One[] {
  const out = new Set(part);
  const fewer = now.filter((one) => !out.has(one));
  if (isEnough(fewer)) return fewer;
  const half = Math.floor(part.length / 2);
  return half === 0 ? now : leftOut(leftOut(now, part.slice(0, half), isEnough), part.slice(half), isEnough);
}

function kindOf(one: object): string {
  return Object.keys(one).join(' ');
}
