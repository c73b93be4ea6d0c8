import type { Actor } from '../entry.ts';
import { same, type People } from '../policy/may.ts';
import type { Permission, Policy } from '../policy/schema.ts';
import type { WrittenPerson, WrittenPolicyTests } from './schema.ts';

/** Somebody in the tests, as the rules know people. */
export interface Member {
  readonly actor: Actor;
  readonly permission: Permission;
  readonly teams: readonly string[];
}

/** Name in the tests → who that is. */
export type Cast = Readonly<Record<string, Member>>;

/** Above what GitHub has given anybody: nobody gets the number of somebody whom a policy names. */
const firstId = 900_000_001;

/**
 * Who people are to the rules. With an address somebody is known as plain git knows people, whose word is `asserted`;
 * everybody else is somebody GitHub knows, `proven`. Of whom nothing else is said may write, as most may who ever type a
 * command.
 */
export function castOf({ people }: Pick<WrittenPolicyTests, 'people'>): Cast {
  return Object.fromEntries(
    Object.entries(people).map(([name, person], index): [string, Member] => {
      const { permission = 'write', teams = [] } = person;
      return [name, { actor: actorOf(name, person, firstId + index), permission, teams }];
    }),
  );
}

function actorOf(name: string, person: WrittenPerson, number: number): Actor {
  const { id = number, login = name, email, kind = 'person', assurance } = person;
  if (email === undefined) return { id, login, kind, assurance: assurance ?? 'proven' };
  const address = email.toLowerCase();
  return { id: address, login: address, kind, assurance: assurance ?? 'asserted' };
}

/**
 * What the home knows of them. `owners`: names as CODEOWNERS writes them. A team that nobody here is in has no members:
 * it can be read, and is empty.
 */
export function peopleOf(cast: Cast, policy: Policy, owners: readonly string[]): People {
  const members = Object.values(cast);
  const teams = [
    ...Object.values(policy.roles).flatMap((role) => role.teams ?? []),
    ...owners.filter((one) => one.includes('/')).map((one) => one.replace('@', '')),
    ...members.flatMap((member) => member.teams),
  ];
  return {
    permissions: Object.fromEntries(members.map(({ actor, permission }) => [String(actor.id), permission])),
    teams: Object.fromEntries(
      teams.map((team) => [
        team,
        members.filter((member) => member.teams.some((one) => same(one, team))).map(({ actor }) => actor.id),
      ]),
    ),
    ids: Object.fromEntries(members.map(({ actor }) => [actor.login.toLowerCase(), actor.id])),
  };
}
