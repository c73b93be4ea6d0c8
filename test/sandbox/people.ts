import {
  LEVELS,
  type Account,
  type Bot,
  type Level,
  make,
  type Organization,
  type Repository,
  type Team,
  type User,
  type World,
} from './model.ts';

/** The user of this name, made at first mention. */
export function userNamed(world: World, login: string): User {
  const known = world.accounts.get(login.toLowerCase());
  if (known?.__typename === 'User') return known;
  if (known !== undefined) throw new Error(`${login} is a ${known.__typename}, not a user`);
  const databaseId = world.nextId();
  const user = make<User>(
    world,
    'User',
    { login, name: login, emails: [`${databaseId}+${login}@users.noreply.github.com`], deleted: false },
    databaseId,
  );
  world.accounts.set(login.toLowerCase(), user);
  return user;
}

export function organizationNamed(world: World, login: string): Organization {
  const known = world.accounts.get(login.toLowerCase());
  if (known?.__typename === 'Organization') return known;
  if (known !== undefined) throw new Error(`${login} is a ${known.__typename}, not an organization`);
  const organization = make<Organization>(world, 'Organization', {
    login,
    members: new Map(),
    teams: new Map(),
    basePermission: 'read',
    deleted: false,
  });
  world.accounts.set(login.toLowerCase(), organization);
  return organization;
}

export function teamOf(world: World, organization: Organization, slug: string, parent: Team | null): Team {
  const known = organization.teams.get(slug);
  if (known !== undefined) return known;
  const team = make<Team>(world, 'Team', {
    slug,
    name: slug,
    organization,
    parent,
    members: new Set(),
    repositories: new Map(),
  });
  organization.teams.set(slug, team);
  return team;
}

/** The user of an installed App, e.g. `countersign[bot]`. */
export function botNamed(world: World, slug: string): Bot {
  const known = world.accounts.get(`${slug}[bot]`);
  if (known?.__typename === 'Bot') return known;
  const databaseId = world.nextId();
  const emails = [`${databaseId}+${slug}[bot]@users.noreply.github.com`];
  const bot = make<Bot>(world, 'Bot', { login: slug, emails, deleted: false }, databaseId);
  world.accounts.set(`${slug}[bot]`, bot);
  return bot;
}

/** The login as REST, webhooks and `viewer` have it. */
export function loginOf(account: Account): string {
  return account.__typename === 'Bot' ? `${account.login}[bot]` : account.login;
}

/** Whose commits carry this address. */
export function accountByEmail(world: World, email: string): User | Bot | null {
  const wanted = email.toLowerCase();
  for (const account of world.accounts.values()) {
    if (account.__typename === 'Organization' || account.deleted) continue;
    if (account.emails.some((each) => each.toLowerCase() === wanted)) return account;
  }
  return null;
}

function descendants(team: Team): Team[] {
  const children = [...team.organization.teams.values()].filter((each) => each.parent === team);
  return [team, ...children.flatMap(descendants)];
}

/** The members of a team; `ALL` counts those of its child teams, too. */
export function membersOf(team: Team, membership: 'ALL' | 'IMMEDIATE' | 'CHILD_TEAM' = 'ALL'): User[] {
  const all = membership === 'IMMEDIATE' ? [team] : descendants(team);
  const teams = membership === 'CHILD_TEAM' ? all.slice(1) : all;
  return [...new Set(teams.flatMap((each) => [...each.members]))].filter((user) => !user.deleted);
}

export type AccessSources = { readonly teams: boolean; readonly nestedTeams: boolean };

/** What a user may do in a repository, from all sources or without those an answer of GitHub leaves out. */
export function levelOf(
  repository: Repository,
  user: User,
  sources: AccessSources = { teams: true, nestedTeams: true },
): Level | null {
  if (user.deleted) return null;
  const { owner } = repository;
  if (owner === user) return 'admin';
  const levels: (Level | null | undefined)[] = [repository.collaborators.get(user)];
  if (owner.__typename === 'Organization') {
    const role = owner.members.get(user);
    if (role === 'admin') return 'admin';
    if (role === 'member') levels.push(owner.basePermission);
    if (sources.teams) {
      for (const team of owner.teams.values()) {
        const level = team.repositories.get(repository);
        if (level === undefined) continue;
        const members = sources.nestedTeams ? membersOf(team) : [...team.members];
        if (members.includes(user)) levels.push(level);
      }
    }
  }
  return strongest(levels);
}

function strongest(levels: readonly (Level | null | undefined)[]): Level | null {
  const ranks = levels.map((level) => (level === null || level === undefined ? -1 : LEVELS.indexOf(level)));
  return LEVELS[Math.max(-1, ...ranks)] ?? null;
}

export function atLeast(level: Level | null, least: Level): boolean {
  return level !== null && LEVELS.indexOf(level) >= LEVELS.indexOf(least);
}

/** Everybody with access to a repository, in the order of their ids. */
export function peopleWithAccess(world: World, repository: Repository): User[] {
  return [...world.accounts.values()]
    .filter((account) => account.__typename === 'User')
    .filter((user) => levelOf(repository, user) !== null);
}
