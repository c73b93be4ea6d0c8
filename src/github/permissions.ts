import type { Observed } from '../core/observe.ts';
import type { Permission, Policy } from '../core/policy/schema.ts';
import type { Observation } from './answer.ts';
import type { Asking } from './documents.ts';
import { wholeTeam, type Reading } from './pages.ts';
import { confirmedPermission, permissionOf } from './people.ts';

type Repository = NonNullable<Observation['repository']>;

/** So many people whom GitHub lists nowhere are asked about one by one in a look: strangers must not use up the hour. */
const confirmedAtMost = 20;

/** Teams of this owner that a role names; a team elsewhere cannot be asked about and has nobody in it. */
export function teamsIn(
  policy: Policy,
  owner: { readonly __typename: string; readonly login: string },
): readonly string[] {
  if (owner.__typename !== 'Organization') return [];
  const prefix = `${owner.login.toLowerCase()}/`;
  const named = Object.values(policy.roles).flatMap((role) => role.teams ?? []);
  return [...new Set(named)].flatMap((team) =>
    team.toLowerCase().startsWith(prefix) ? [team.slice(prefix.length)] : [],
  );
}

/** What the people may do that somebody asked about, and who is in the teams that roles name. */
export async function peopleIn(
  reading: Reading,
  asking: Pick<Asking, 'logins' | 'teams'>,
  repository: Repository,
  policy: Policy,
  speaking: readonly string[],
): Promise<Observed['world']['people']> {
  const listed = asking.logins.map((login, index) => {
    const edges = repository[`u${index}`]?.edges ?? [];
    return { login, edge: edges.find((one) => one?.node.login.toLowerCase() === login.toLowerCase()) ?? null };
  });
  const known = listed.flatMap(({ edge }): readonly (readonly [string, Permission])[] => {
    const id = edge?.node.databaseId ?? null;
    return edge === null || id === null ? [] : [[String(id), permissionOf(edge.permission)]];
  });
  const missing = listed.flatMap(({ login, edge }) => (edge === null && speaking.includes(login) ? [login] : []));
  const [confirmed, teams] = await Promise.all([
    Promise.all(
      missing.slice(0, confirmedAtMost).map((login) => confirmedPermission(reading.client, reading.repository, login)),
    ),
    membersOf(reading, asking.teams, repository, policy, speaking.length > 0),
  ]);
  return {
    permissions: Object.fromEntries([
      ...known,
      ...confirmed.flatMap((one) => (one === null ? [] : [[String(one.id), one.permission] as const])),
    ]),
    teams,
  };
}

/**
 * Members by the names that roles have for their teams; a team that cannot be read is left out, and nobody is in it. One
 * of which the first page is not all is read to its end when somebody asks for something, and left out otherwise.
 */
async function membersOf(
  reading: Reading,
  slugs: readonly string[],
  repository: Repository,
  policy: Policy,
  isAsked: boolean,
): Promise<Observed['world']['people']['teams']> {
  const named = [...new Set(Object.values(policy.roles).flatMap((role) => role.teams ?? []))];
  const found = await Promise.all(
    named.map(async (team) => {
      const index = slugs.findIndex((slug) => `${repository.owner.login}/${slug}`.toLowerCase() === team.toLowerCase());
      const seen = index === -1 ? null : (repository.owner[`t${index}`] ?? null);
      if (seen === null || (!isAsked && seen.members.pageInfo?.hasNextPage === true)) return [];
      const members = await wholeTeam(reading, seen);
      return [[team, members.flatMap(({ databaseId }) => databaseId ?? [])] as const];
    }),
  );
  return Object.fromEntries(found.flat());
}
