import type { People, Person } from '../core/policy/may.ts';
import type { Policy } from '../core/policy/schema.ts';
import type { Observation } from './answer.ts';
import type { GitHubClient } from './client.ts';
import type { Asking } from './documents.ts';
import { wholeTeam, type Reading } from './pages.ts';
import { confirmedPermission, loginOf, permissionOf, type Confirmed, type RepositoryName } from './people.ts';

/** What GitHub answers about people, whatever else is in the answer. */
export type PeopleAnswer = Pick<NonNullable<Observation['repository']>, 'owner' | `u${number}`>;

/** So many people whom GitHub lists nowhere are asked about one by one in a look: strangers must not use up the hour. */
const confirmedAtMost = 20;

/** Teams of this owner that a role names; a team elsewhere cannot be asked about and has nobody in it. */
export function teamsIn(
  policy: Policy,
  owner: { readonly __typename: string; readonly login: string },
): readonly string[] {
  return slugsOf(
    Object.values(policy.roles).flatMap((role) => role.teams ?? []),
    owner,
  );
}

/** Those of these teams (`org/team`) that are this owner's, by slug. */
export function slugsOf(
  teams: readonly string[],
  owner: { readonly __typename: string; readonly login: string },
): readonly string[] {
  if (owner.__typename !== 'Organization') return [];
  const prefix = `${owner.login.toLowerCase()}/`;
  return [...new Set(teams)].flatMap((team) =>
    team.toLowerCase().startsWith(prefix) ? [team.slice(prefix.length)] : [],
  );
}

/** What the people are asked about for. */
export interface Concerned {
  /** Who asks for something, or is named by it. */
  readonly speaking: readonly string[];
  /** On whose roles something in the record rests. */
  readonly holders: readonly Person[];
  /** Teams that roles or CODEOWNERS name, as those write them. */
  readonly teams: readonly string[];
}

/** What the people may do that somebody asked about, who they are, and who is in the teams that are named. */
export async function peopleIn(
  reading: Reading,
  asking: Pick<Asking, 'logins' | 'teams'>,
  repository: PeopleAnswer,
  { speaking, holders, teams: named }: Concerned,
): Promise<People> {
  const { client, repository: name } = reading;
  const asked = new Set([...speaking, ...holders.map(({ login }) => login)].map((login) => login.toLowerCase()));
  const listed = asking.logins.map((login, index) => {
    const edges = repository[`u${index}`]?.edges ?? [];
    return { login, edge: edges.find((one) => one?.node.login.toLowerCase() === login.toLowerCase()) ?? null };
  });
  const known = listed.flatMap(({ login, edge }): readonly Known[] => {
    const id = edge?.node.databaseId ?? null;
    return edge === null || id === null ? [] : [{ login, id, permission: permissionOf(edge.permission) }];
  });
  const missing = listed.flatMap(({ login, edge }) => (edge === null && asked.has(login.toLowerCase()) ? [login] : []));
  const [confirmed, teams] = await Promise.all([
    Promise.all(missing.slice(0, confirmedAtMost).map((login) => confirmedAs(client, name, login))),
    membersOf(reading, asking.teams, repository, named, asked.size > 0),
  ]);
  const found = [...known, ...confirmed.flat()];
  const members = new Set(Object.values(teams).flat());
  const ids = new Set(found.map(({ id }) => id));
  const gone = holders.flatMap(({ id }) => (typeof id === 'number' && !ids.has(id) && !members.has(id) ? [id] : []));
  const renamed = await Promise.all(
    [...new Set(gone)].slice(0, confirmedAtMost).map(async (id) => {
      const login = await loginOf(client, id);
      const now = login === null ? [] : await confirmedAs(client, name, login);
      return now.filter((one) => one.id === id);
    }),
  );
  const all = [...found, ...renamed.flat()];
  return {
    permissions: Object.fromEntries(all.map(({ id, permission }) => [String(id), permission])),
    teams,
    ids: Object.fromEntries(all.map(({ login, id }) => [login.toLowerCase(), id])),
  };
}

/** Somebody by name and number, with what they may do. */
type Known = Confirmed & { readonly login: string };

async function confirmedAs(client: GitHubClient, repository: RepositoryName, login: string): Promise<readonly Known[]> {
  const found = await confirmedPermission(client, repository, login);
  return found === null ? [] : [{ ...found, login }];
}

/**
 * Members by the names that are used for their teams; a team that cannot be read is left out, and nobody is in it. One of
 * which the first page is not all is read to its end when somebody is asked about, and left out otherwise.
 */
async function membersOf(
  reading: Reading,
  slugs: readonly string[],
  repository: PeopleAnswer,
  named: readonly string[],
  isAsked: boolean,
): Promise<People['teams']> {
  const found = await Promise.all(
    [...new Set(named)].map(async (team) => {
      const index = slugs.findIndex((slug) => `${repository.owner.login}/${slug}`.toLowerCase() === team.toLowerCase());
      const seen = index === -1 ? null : (repository.owner[`t${index}`] ?? null);
      if (seen === null || (!isAsked && seen.members.pageInfo?.hasNextPage === true)) return [];
      const members = await wholeTeam(reading, seen);
      return [[team, members.flatMap(({ databaseId }) => databaseId ?? [])] as const];
    }),
  );
  return Object.fromEntries(found.flat());
}
