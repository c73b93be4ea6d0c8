import { isGiven } from '../given.ts';
import {
  type Account,
  fullName,
  type Level,
  notAccessible,
  type Organization,
  type Repository,
  type Team,
  type User,
} from '../model.ts';
import { levelOf, loginOf, membersOf, peopleWithAccess } from '../people.ts';
import { allows, sees } from '../tokens.ts';
import { connection, type Page } from './connection.ts';
import { type Context, type Fields, fieldsOf, notFound } from './resolver.ts';

const page = (account: Account, { world }: Context): string => `${world.url}/${account.login}`;
const account = fieldsOf<Account>({
  url: (each, _, context) => page(each, context),
  resourcePath: ({ login }) => `/${login}`,
  avatarUrl: (each, _, { world }) => `${world.url}/avatars/${encodeURIComponent(loginOf(each))}`,
});

function maySeeMembers({ token }: Context): void {
  if (!allows(token, null, 'members', 'read')) throw notAccessible();
}

export function collaborators(
  repository: Repository,
  args: Page & { login?: string | null; query?: string | null; affiliation?: string | null },
  context: Context,
): unknown {
  const { world, token } = context;
  if (isGiven(args.affiliation)) throw new Error('the sandbox does not model Repository.collaborators(affiliation:)');
  // Without members: read an App does not see access that comes through a team.
  const sources = {
    teams: allows(token, null, 'members', 'read'),
    nestedTeams: world.quirks.collaboratorsSeeNestedTeams,
  };
  const found = peopleWithAccess(world, repository)
    .filter((user) => !isGiven(args.login) || user.login.toLowerCase() === args.login.toLowerCase())
    .filter((user) => !isGiven(args.query) || user.login.toLowerCase().includes(args.query.toLowerCase()))
    .filter((user) => levelOf(repository, user, sources) !== null);
  return connection(found, args, (user: User) => ({ permission: shout(levelOf(repository, user, sources)) }));
}

const shout = (level: Level | null): string | null => level?.toUpperCase() ?? null;

export const peopleTypes: Readonly<Record<string, Fields>> = {
  User: { ...account, ...fieldsOf<User>({ email: () => '', isSiteAdmin: () => false }) },
  Bot: account,
  Organization: {
    ...account,
    ...fieldsOf<Organization>({
      name: ({ login }) => login,
      team(organization, { slug }: { slug: string }, context) {
        maySeeMembers(context);
        return organization.teams.get(slug.toLowerCase()) ?? null;
      },
      teams(organization, args: Page, context) {
        maySeeMembers(context);
        return connection([...organization.teams.values()], args);
      },
      membersWithRole(organization, args: Page, context) {
        maySeeMembers(context);
        return connection(
          [...organization.members.keys()].filter((user) => !user.deleted),
          args,
          (user: User) => ({
            role: organization.members.get(user)?.toUpperCase() ?? null,
          }),
        );
      },
    }),
  },
  Team: fieldsOf<Team>({
    combinedSlug: ({ organization, slug }) => `${organization.login}/${slug}`,
    parentTeam: ({ parent }) => parent,
    members: (team, args: Page & { membership?: 'ALL' | 'IMMEDIATE' | 'CHILD_TEAM'; query?: string | null }) =>
      connection(
        membersOf(team, args.membership ?? 'ALL').filter(
          ({ login }) => !isGiven(args.query) || login.toLowerCase().includes(args.query.toLowerCase()),
        ),
        args,
        () => ({ role: 'MEMBER' }),
      ),
    url: ({ organization, slug }, _, { world }) => `${world.url}/orgs/${organization.login}/teams/${slug}`,
  }),
};

/** The repository of a name, for a token that may see it; former names lead there unless told otherwise. */
export function repositoryFor(context: Context, owner: string, name: string, followRenames = true): Repository {
  const { world, token } = context;
  const key = `${owner}/${name}`.toLowerCase();
  const repository = world.repositories.get(key) ?? (followRenames ? world.formerNames.get(key) : undefined);
  if (repository === undefined || !sees(token, repository)) {
    throw notFound(`Could not resolve to a Repository with the name '${owner}/${name}'.`);
  }
  return repository;
}

export const repositoryPage = (repository: Repository, { world }: Context): string =>
  `${world.url}/${fullName(repository)}`;
