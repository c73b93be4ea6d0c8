import type { Finding } from '../../../core/finding.ts';
import { judgedLaw } from '../../../kept/law.ts';
import { foundIn, policyPath, shippedSources } from '../../../kept/sources.ts';
import type { Text } from '../../answer.ts';
import { basesOn, includesOn } from '../../book.ts';
import type { GitHubClient } from '../../client.ts';
import { lifecyclesIn, wholeSources, wholeText } from '../../texts.ts';
import type { Known, Law } from '../readings.ts';
import type { Answered } from './document.ts';
import type { Where } from './rules.ts';

type LawFiles = NonNullable<NonNullable<Answered['repository']>['law']>['target'];

export async function lawIn(client: GitHubClient, where: Where, law: LawFiles | null, shipped: string): Promise<Law> {
  const file = law?.policy?.object ?? null;
  const files = lifecyclesIn(law?.defs?.object);
  const cut = [
    ...(file === null ? [] : cutText(policyPath, file)),
    ...files.flatMap(({ origin, shown }) => cutText(origin, shown)),
  ];
  const { policy, findings } = await judgedLaw(
    wholeText(file),
    await foundIn(
      [...wholeSources(files), ...shippedSources(shipped)],
      includesOn(client, { owner: where.owner, name: where.repo }, 'HEAD'),
    ),
    basesOn(client),
  );
  const roles = Object.values(policy?.roles ?? {});
  const teams = [...new Set(roles.flatMap((role) => role.teams ?? []))];
  const people = [...new Set(roles.flatMap((role) => role.logins ?? []))];
  return {
    hasPolicy: file !== null,
    findings: [...cut, ...findings],
    teams: await knownTeams(client, where, teams),
    people: await knownPeople(client, people),
  };
}

/** What GitHub shows only the beginning of, or nothing, because it is not text. */
function cutText(origin: string, { isTruncated, text }: Partial<Text>): readonly Finding[] {
  const at = { file: origin, line: 1, column: 1, severity: 'error' } as const;
  const next = 'Keep it short, as text in UTF-8.';
  if (isTruncated === true)
    return [{ ...at, next, code: 'file_too_large', message: 'GitHub shows only its first 512,000 bytes' }];
  return typeof text === 'string' ? [] : [{ ...at, next, code: 'invalid_utf8', message: 'the file is not text' }];
}

/** What people named is asked for by so many aliases at once. */
const namesAtOnce = 100;

/** Whether there are people of these names, by login. A fault of another kind says nothing against them. */
async function knownPeople(client: GitHubClient, logins: readonly string[]): Promise<Readonly<Record<string, Known>>> {
  const known: Record<string, Known> = {};
  for (let from = 0; from < logins.length; from += namesAtOnce) {
    const some = logins.slice(from, from + namesAtOnce);
    const { data, faults } = await client.graphql<Readonly<Record<string, unknown>>>(
      `query People(${some.map((_login, at) => `$u${at}: String!`).join(', ')}) {
  ${some.map((_login, at) => `u${at}: user(login: $u${at}) { id }`).join('\n  ')} }`,
      Object.fromEntries(some.map((login, at) => [`u${at}`, login])),
      'read',
    );
    some.forEach((login, at) => {
      const fault = faults.find(({ path }) => path[0] === `u${at}`);
      known[login] = fault?.type === 'NOT_FOUND' && (data?.[`u${at}`] ?? null) === null ? 'missing' : 'there';
    });
  }
  return known;
}

interface TeamsAnswered {
  readonly repository: { readonly owner: Readonly<Record<string, unknown>> } | null;
}

async function knownTeams(
  client: GitHubClient,
  { owner, repo }: Where,
  teams: readonly string[],
): Promise<Readonly<Record<string, Known>>> {
  const prefix = `${owner.toLowerCase()}/`;
  const near = teams.filter((team) => team.toLowerCase().startsWith(prefix));
  const known: Record<string, Known> = Object.fromEntries(teams.map((team) => [team, 'elsewhere']));
  for (let from = 0; from < near.length; from += namesAtOnce) {
    const some = near.slice(from, from + namesAtOnce);
    const { data, faults } = await client.graphql<TeamsAnswered>(
      `query Teams($owner: String!, $name: String!, ${some.map((_team, at) => `$t${at}: String!`).join(', ')}) {
  repository(owner: $owner, name: $name) { owner { __typename ... on Organization {
    ${some.map((_team, at) => `t${at}: team(slug: $t${at}) { id }`).join('\n    ')} } } } }`,
      { owner, name: repo, ...Object.fromEntries(some.map((team, at) => [`t${at}`, team.slice(prefix.length)])) },
      'read',
    );
    some.forEach((team, at) => {
      const fault = faults.find(({ path }) => path.includes(`t${at}`));
      const isThere = (data?.repository?.owner[`t${at}`] ?? null) !== null;
      known[team] = isThere ? 'there' : fault === undefined || fault.type === 'NOT_FOUND' ? 'missing' : 'unreadable';
    });
  }
  return known;
}
