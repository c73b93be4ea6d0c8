import type { OfPeople } from '../circumstances.ts';
import type { Policy } from '../policy/schema.ts';
import type { MaybeState } from '../project/evolve.ts';
import type { ProjectEntry } from '../project/history.ts';
import type { Circumstance, Law } from '../project/under.ts';
import { restsOnOwners } from '../policy/owners.ts';
import { valuesIn } from './values.ts';

/**
 * What an entry tells of its circumstances that cannot have been so, as the end of "entry 41 says …"; null where the
 * record before it, its command and the rules of then say nothing against it. Only that is told on which something may
 * rest: who acts, is named or has decided, teams that the policy lists, checks that something asks for, lines that there
 * were. A team may also own paths; who owned what then, the record does not know.
 */
export function refutedIn(entry: ProjectEntry, state: MaybeState, law: Law): string | null {
  const { actor, command, seq, saw } = entry;
  const { definition, offered, policy } = law;
  const people = once(() => lower(valuesIn([actor, command, state])));
  const asked = once(() => valuesIn([policy.gates, definition, offered, state, command]));
  const isKnown = (id: number | string): boolean =>
    String(id) === String(actor.id) || people().has(String(id).toLowerCase());
  const isTeam = (team: string): boolean => isListed(policy, team) || restsOnOwners(policy);
  const isLine = (number: number): boolean => Number.isInteger(number) && number >= 1 && number < seq;

  for (const one of saw.under ?? []) {
    const fault = faultIn(one);
    if (fault !== null) return fault;
  }
  return null;

  function faultIn(one: Circumstance): string | null {
    if ('person' in one || 'team' in one || 'logins' in one) return refutedOfPeople(one, isKnown, isTeam);
    if ('check' in one) {
      // Asked for by its name, or as a trigger writes it.
      const ways = [one.check, `${one.check} passed`, `${one.check} failed`];
      return ways.some((way) => asked().has(way))
        ? null
        : `what the check ${one.check} said, and nothing asks for that check`;
    }
    if ('recent' in one) {
      const [first, last] = one.recent;
      return isLine(first) && isLine(last) && first <= last
        ? null
        : `that the entries ${first} to ${last} were at hand, and there were ${seq - 1}`;
    }
    if ('named' in one)
      return isLine(one.named) ? null : `that entry ${one.named} was at hand, and there were ${seq - 1}`;
    return null;
  }
}

/**
 * The same of what is told of people alone. `isKnown`: is somebody of this id or name here, or in what came before?
 * `isTeam`: may anything rest on this team?
 */
export function refutedOfPeople(
  one: OfPeople,
  isKnown: (name: number | string) => boolean,
  isTeam: (team: string) => boolean,
): string | null {
  if ('person' in one)
    return isKnown(one.person) ? null : `what ${one.person} may, on whom nothing rested: neither here nor before`;
  if ('team' in one) {
    if (!isTeam(one.team)) return `who is in the team ${one.team}, and the policy lists no such team`;
    const other = one.has.find((id) => !isKnown(id));
    return other === undefined ? null : `that ${other} is in the team ${one.team}, and nothing rested on that one`;
  }
  const other = Object.entries(one.logins).find(([login, id]) => !isKnown(login) && !isKnown(id));
  return other === undefined ? null : `who ${other[0]} is, and nobody of that name was asked about`;
}

/** Does a role of the policy name this team? */
export function isListed({ roles }: Policy, team: string): boolean {
  return Object.values(roles).some(({ teams = [] }) => teams.includes(team));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Names of people compare in any letter case. */
function lower(values: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...values].map((value) => value.toLowerCase()));
}
