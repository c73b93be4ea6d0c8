import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openContract } from './contract.ts';
import { type Faults, openFaults, type RequestNote } from './faults.ts';
import { createStore } from './git.ts';
import {
  type Clock,
  type App,
  type Bot,
  fullName,
  type Installation,
  iso,
  type Level,
  make,
  type Organization,
  type Owner,
  type Permissions,
  type Quirks,
  Refused,
  type Repository,
  type Team,
  type User,
  type World,
} from './model.ts';
import { botNamed, organizationNamed, teamOf, userNamed } from './people.ts';
import { pageAt } from './pages/pages.ts';
import { type CheckOf, openRepository, type SandboxRepository } from './repository.ts';
import { installationShape, organizationShape, teamShape, userShape } from './rest/shapes.ts';
import { handler, listen } from './server.ts';
import { ACTIONS_APP_ID, openTokens, type Token, TOKEN_LIFE } from './tokens.ts';
import { openWebhooks, type Webhooks } from './webhooks.ts';
import type { Quota } from './graphql/resolver.ts';
import type { Services } from './rest/router.ts';

export type SandboxOptions = {
  /** Milliseconds since 1970. Left out, the clock starts at 2026-03-02T09:00:00Z and each write moves it a second. */
  readonly now?: () => number;
  /** Waited before every answer. */
  readonly latencyMilliseconds?: number;
  readonly port?: number;
  /** Where the repositories lie; a temporary folder, removed by `close`, when left out. */
  readonly folder?: string;
  /** How long an endpoint of webhooks may take. */
  readonly webhookTimeoutMilliseconds?: number;
};

export type RepositorySetting = {
  readonly files?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, Level>>;
  readonly defaultBranch?: string;
  /** Whether the App is installed here; it is unless this says false. */
  readonly installed?: boolean;
};

export type TokenKind =
  | { readonly installation: string; readonly permissions?: Permissions }
  | { readonly actions: string; readonly permissions?: Permissions }
  | { readonly user: string };

export type Sandbox = {
  readonly url: string;
  readonly app: {
    readonly id: number;
    readonly clientId: string;
    readonly slug: string;
    readonly botId: number;
    readonly botLogin: string;
    readonly privateKey: string;
    readonly webhookSecret: string;
    /** The number of the installation on an account. */
    installationId(account: string): number;
  };
  /** A token: of the App on an account (`{installation: 'acme'}`), of a workflow (`{actions: 'acme/site'}`), of a person (`{user: 'alice'}`). */
  tokenFor(kind: TokenKind): string;
  readonly requests: RequestNote[];
  clearRequests(): void;
  /**
   * What was asked for and nobody modelled, went wrong in the sandbox itself, or is not as GitHub publishes it: a test
   * expects this to stay empty.
   */
  readonly gaps: string[];
  readonly quirks: Quirks;
  user(login: string): User;
  organization(
    login: string,
    options?: {
      readonly owners?: readonly string[];
      readonly members?: readonly string[];
      readonly basePermission?: Level | null;
    },
  ): Organization;
  team(
    organization: string,
    slug: string,
    members: readonly string[],
    options?: { readonly parent?: string; readonly repositories?: Readonly<Record<string, Level>> },
  ): Team;
  removeFromTeam(organization: string, slug: string, login: string): void;
  renameUser(login: string, to: string): void;
  deleteUser(login: string): void;
  repository(fullName: string, setting?: RepositorySetting): Promise<SandboxRepository>;
  fork(of: SandboxRepository, owner: string): Promise<SandboxRepository>;
  renameRepository(repository: SandboxRepository, to: string): void;
  transferRepository(repository: SandboxRepository, owner: string): void;
  deleteRepository(repository: SandboxRepository): void;
  /** Installs the App on an account, or changes what it may do there. */
  install(
    account: string,
    options?: { readonly permissions?: Permissions; readonly repositories?: 'all' | readonly SandboxRepository[] },
  ): Installation;
  suspend(account: string, suspended?: boolean): void;
  uninstall(account: string): void;
  readonly webhooks: Webhooks;
  deliverTo(url: string | null): void;
  readonly deliveries: Webhooks['deliveries'];
  settled(): Promise<void>;
  redeliver(guid: string): void;
  readonly faults: Faults;
  readonly clock: { now(): number; advance(milliseconds: number): void };
  /** How many points an hour a kind of token has. */
  readonly limits: { installation: number; actions: number; user: number };
  close(): Promise<void>;
};

/** What the App asks for; an installation may grant less. */
const APP_PERMISSIONS: Permissions = {
  contents: 'write',
  issues: 'write',
  pull_requests: 'write',
  checks: 'write',
  statuses: 'read',
  actions: 'read',
  merge_queues: 'read',
  members: 'read',
};
/** What `permissions:` of a workflow may give its token, as facts name it. */
const ACTIONS_PERMISSIONS: Permissions = {
  contents: 'write',
  issues: 'write',
  pull_requests: 'write',
  checks: 'write',
  statuses: 'read',
};
const EVENTS = [
  'issues',
  'issue_comment',
  'pull_request',
  'pull_request_review',
  'push',
  'check_run',
  'check_suite',
  'status',
  'label',
  'membership',
  'team',
  'merge_group',
  'release',
  'repository_dispatch',
  'repository',
  'member',
  'organization',
];
const START = Date.UTC(2026, 2, 2, 9);
const HOUR = 3_600_000;

function openClock(injected: (() => number) | undefined): Clock {
  let now = START;
  let ahead = 0;
  if (injected !== undefined) {
    return {
      now: () => injected() + ahead,
      tick: () => iso(injected() + ahead),
      advance: (milliseconds) => void (ahead += milliseconds),
    };
  }
  return {
    now: () => now,
    tick() {
      now += 1000;
      return iso(now);
    },
    advance: (milliseconds) => void (now += milliseconds),
  };
}

let keyMade: string | null = null;

/** One key for all sandboxes of a process: making one takes a tenth of a second. */
function keyOfTheApp(): string {
  keyMade ??= generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs1', format: 'pem' })
    .toString();
  return keyMade;
}

/** A GitHub to run against, on a port of this machine. Call `close` in the end. */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const temporary = options.folder === undefined;
  const folder = options.folder ?? (await realpath(await mkdtemp(join(tmpdir(), 'countersign-sandbox-'))));
  const clock = openClock(options.now);
  const nodes = new Map<string, object>();
  let lastId = 4_100_000;
  let line: Promise<unknown> = Promise.resolve();
  let handle: ReturnType<typeof handler> | null = null;
  const listening = await listen(async (request, response) => {
    if (handle === null) throw new Error('the sandbox is not ready');
    await handle(request, response);
  }, options.port ?? 0);
  const { url } = listening;
  let webhooks: Webhooks | null = null;

  const world: World = {
    url,
    clock,
    quirks: {
      timelineSince: 'created',
      collaboratorsSeeNestedTeams: false,
      appsMayCommentOnLocked: false,
      queuesAreHidden: false,
    },
    accounts: new Map(),
    repositories: new Map(),
    formerNames: new Map(),
    apps: new Map(),
    installations: [],
    nodes,
    nextId: () => (lastId += 1),
    exclusive<T>(work: () => Promise<T>): Promise<T> {
      const mine = line.then(work, work);
      line = mine.catch(() => undefined);
      return mine;
    },
    emit: (event) => webhooks?.emit(event),
  };

  function makeApp(id: number, slug: string): App {
    const known = world.apps.get(id);
    if (known !== undefined) return known;
    const app: App = { id, slug, clientId: `Iv23li${id}`, bot: botNamed(world, slug) };
    world.apps.set(id, app);
    return app;
  }
  const actions = makeApp(ACTIONS_APP_ID, 'github-actions');
  const app = makeApp(900_001, 'countersign');
  const pem = keyOfTheApp();
  const webhookSecret = randomBytes(16).toString('hex');
  const tokens = openTokens(world);
  const gaps: string[] = [];
  const gap = (message: string): void => void (gaps.includes(message) || gaps.push(message));
  const contract = openContract(gap);
  const hooks = openWebhooks({
    world,
    app,
    secret: webhookSecret,
    contract,
    timeoutMilliseconds: options.webhookTimeoutMilliseconds ?? 10_000,
  });
  webhooks = hooks;
  const faults = openFaults();
  const requests: RequestNote[] = [];
  const limits = { installation: 5000, actions: 1000, user: 5000 };
  const spent = new Map<string, { used: number; until: number }>();
  const handles = new Map<Repository, SandboxRepository>();
  const removed: Repository[] = [];

  function spend(token: Token | null, points: number): Quota {
    const key = token === null ? 'app' : (token.installation?.id ?? token.doer.account.id) + token.kind;
    const now = clock.now();
    let known = spent.get(key);
    if (known === undefined || known.until <= now) {
      known = { used: 0, until: now + HOUR };
      spent.set(key, known);
    }
    known.used += points;
    return { limit: limits[token?.kind ?? 'installation'], used: known.used, resetAt: iso(known.until) };
  }

  function ownerNamed(login: string): Owner {
    const known = world.accounts.get(login.toLowerCase());
    if (known?.__typename === 'Organization') return known;
    return userNamed(world, login);
  }

  function installationOn(account: string): Installation {
    const found = world.installations.find(
      (each) => each.app === app && each.account.login.toLowerCase() === account.toLowerCase(),
    );
    if (found === undefined) throw new Error(`the App is not installed on ${account}`);
    return found;
  }

  function within(installation: Installation): Repository[] {
    return [...world.repositories.values()].filter(
      (each) =>
        each.owner === installation.account &&
        (installation.repositories === 'all' || installation.repositories.has(each)),
    );
  }

  function install(account: string, how: Parameters<Sandbox['install']>[1] = {}): Installation {
    const owner = ownerNamed(account);
    const chosen =
      how.repositories === undefined || how.repositories === 'all'
        ? 'all'
        : new Set(how.repositories.map(({ model }) => model));
    const known = world.installations.find((each) => each.app === app && each.account === owner);
    if (known !== undefined) {
      known.permissions = how.permissions ?? known.permissions;
      if (how.repositories !== undefined) {
        const before = within(known);
        known.repositories = chosen;
        const after = within(known);
        clock.tick();
        tellRepositories(
          known,
          'added',
          after.filter((each) => !before.includes(each)),
        );
        tellRepositories(
          known,
          'removed',
          before.filter((each) => !after.includes(each)),
        );
      }
      return known;
    }
    const installation: Installation = {
      id: world.nextId(),
      app,
      account: owner,
      permissions: how.permissions ?? APP_PERMISSIONS,
      repositories: chosen,
      suspendedAt: null,
      createdAt: clock.tick(),
    };
    world.installations.push(installation);
    tellInstallation(installation, 'created');
    return installation;
  }

  function tellInstallation(installation: Installation, action: string): void {
    const by = ownerOf(installation.account);
    hooks.emit({
      event: 'installation',
      action,
      repository: null,
      owner: installation.account,
      sender: { account: by, app: null },
      payload: {
        installation: installationShape(world, installation, EVENTS),
        repositories: [...world.repositories.values()]
          .filter((each) => each.owner === installation.account)
          .map((each) => ({
            id: each.databaseId,
            node_id: each.id,
            name: each.name,
            full_name: fullName(each),
            private: true,
          })),
      },
    });
  }

  const services: Services = {
    webhooks: hooks,
    events: EVENTS,
    quotaOf(token) {
      const { limit, used, resetAt } = spend(token, 0);
      return { limit, used, reset: Math.floor(Date.parse(resetAt) / 1000) };
    },
    issueInstallationToken(asking, id, asked) {
      const installation = world.installations.find((each) => each.id === id && each.app === asking);
      if (installation === undefined) throw new Refused('NOT_FOUND', 404, 'Not Found');
      if (installation.suspendedAt !== null)
        throw new Refused('FORBIDDEN', 403, 'This installation has been suspended');
      let chosen: Set<Repository> | null = null;
      if (asked.repositoryIds !== null || asked.repositories !== null) {
        chosen = new Set(
          within(installation).filter(
            (each) =>
              asked.repositoryIds?.includes(each.databaseId) === true ||
              asked.repositories?.includes(each.name) === true,
          ),
        );
        if (chosen.size < (asked.repositoryIds?.length ?? 0) + (asked.repositories?.length ?? 0)) {
          throw new Refused(
            'UNPROCESSABLE',
            422,
            'There is at least one repository that does not exist or is not accessible to the parent installation.',
          );
        }
      }
      const wanted = Object.entries(asked.permissions ?? {}).filter(([name]) => name !== 'metadata');
      for (const [name, access] of wanted) {
        const granted = installation.permissions[name];
        if (granted === undefined || (access === 'write' && granted === 'read')) {
          throw new Refused('UNPROCESSABLE', 422, 'The permissions requested are not granted to this installation.');
        }
      }
      const permissions = wanted.length === 0 ? installation.permissions : (Object.fromEntries(wanted) as Permissions);
      const expiresAt = clock.now() + TOKEN_LIFE;
      const token = tokens.add({
        kind: 'installation',
        doer: { account: asking.bot, app: asking },
        installation,
        repositories: chosen,
        permissions,
        expiresAt,
      });
      return { token, expiresAt: iso(expiresAt) };
    },
  };

  function accountOf(login: string): User | Bot {
    const known = world.accounts.get(login.toLowerCase());
    if (known?.__typename === 'Bot') return known;
    if (login.endsWith('[bot]')) return botNamed(world, login.slice(0, -'[bot]'.length));
    return userNamed(world, login);
  }

  function appFor(of: CheckOf | undefined): App {
    return of === undefined ? app : makeApp(of.appId, of.appSlug);
  }

  function register(repository: Repository): SandboxRepository {
    world.repositories.set(fullName(repository).toLowerCase(), repository);
    const opened = openRepository(repository, { world, appFor, accountOf, tell: tellRepository });
    handles.set(repository, opened);
    return opened;
  }

  async function makeRepository(
    owner: Owner,
    name: string,
    defaultBranch: string,
    parent: Repository | null,
  ): Promise<Repository> {
    const git = await createStore(join(folder, `${world.nextId()}.git`));
    return make<Repository>(world, 'Repository', {
      owner,
      name,
      defaultBranch,
      isArchived: false,
      parent,
      git,
      collaborators: new Map(),
      labels: new Map(),
      subjects: new Map(),
      releases: new Map(),
      suites: [],
      statuses: [],
      protections: new Map(),
      dispatches: [],
      createdAt: clock.tick(),
      lastNumber: 0,
    });
  }

  function ownerOf(account: Owner): User | Bot {
    return account.__typename === 'User' ? account : ([...account.members.keys()][0] ?? app.bot);
  }

  function tellRepository(repository: Repository, action: string, rest: Readonly<Record<string, unknown>>): void {
    const sender = { account: ownerOf(repository.owner), app: null };
    hooks.emit({ event: 'repository', action, repository, sender, payload: rest });
  }

  function tellRepositories(
    installation: Installation,
    action: 'added' | 'removed',
    repositories: readonly Repository[],
  ): void {
    if (repositories.length === 0) return;
    const brief = repositories.map((each) => ({
      id: each.databaseId,
      node_id: each.id,
      name: each.name,
      full_name: fullName(each),
      private: true,
    }));
    hooks.emit({
      event: 'installation_repositories',
      action,
      repository: null,
      owner: installation.account,
      sender: { account: ownerOf(installation.account), app: null },
      payload: {
        installation: installationShape(world, installation, EVENTS),
        repository_selection: installation.repositories === 'all' ? 'all' : 'selected',
        repositories_added: action === 'added' ? brief : [],
        repositories_removed: action === 'removed' ? brief : [],
        requester: null,
      },
    });
  }

  function tellTeam(
    event: 'membership' | 'team',
    action: string,
    team: Team,
    rest: Readonly<Record<string, unknown>>,
  ): void {
    const [by = app.bot] = team.organization.members.keys();
    hooks.emit({
      event,
      action,
      repository: null,
      owner: team.organization,
      sender: { account: by, app: null },
      payload: { team: teamShape(world, team), ...rest },
    });
  }

  handle = handler({
    world,
    tokens,
    faults,
    services,
    privateKeys: new Map([[app.id, pem]]),
    latencyMilliseconds: options.latencyMilliseconds ?? 0,
    requests,
    spend,
    gap,
    contract,
    page: (path) => pageAt(world, path),
  });

  return {
    url,
    app: {
      id: app.id,
      clientId: app.clientId,
      slug: app.slug,
      botId: app.bot.databaseId,
      botLogin: `${app.slug}[bot]`,
      privateKey: pem,
      webhookSecret,
      installationId: (account) => installationOn(account).id,
    },
    tokenFor(kind) {
      if ('user' in kind) {
        const account = userNamed(world, kind.user);
        return tokens.add({
          kind: 'user',
          doer: { account, app: null },
          installation: null,
          repositories: null,
          permissions: null,
          expiresAt: null,
        }).secret;
      }
      if ('actions' in kind) {
        const repository = world.repositories.get(kind.actions.toLowerCase());
        if (repository === undefined) throw new Error(`there is no repository ${kind.actions}`);
        const permissions = kind.permissions ?? ACTIONS_PERMISSIONS;
        const expiresAt = clock.now() + 24 * HOUR;
        return tokens.add({
          kind: 'actions',
          doer: { account: actions.bot, app: actions },
          installation: null,
          repositories: new Set([repository]),
          permissions,
          expiresAt,
        }).secret;
      }
      const installation = installationOn(kind.installation);
      const permissions = kind.permissions ?? installation.permissions;
      const expiresAt = clock.now() + TOKEN_LIFE;
      return tokens.add({
        kind: 'installation',
        doer: { account: app.bot, app },
        installation,
        repositories: null,
        permissions,
        expiresAt,
      }).secret;
    },
    requests,
    clearRequests: () => void requests.splice(0),
    gaps,
    quirks: world.quirks,
    user: (login) => userNamed(world, login),
    organization(login, { owners = [], members = [], basePermission } = {}) {
      const organization = organizationNamed(world, login);
      for (const each of members) organization.members.set(userNamed(world, each), 'member');
      for (const each of owners) organization.members.set(userNamed(world, each), 'admin');
      if (basePermission !== undefined) organization.basePermission = basePermission;
      return organization;
    },
    team(login, slug, members, { parent, repositories = {} } = {}) {
      const organization = organizationNamed(world, login);
      const above = parent === undefined ? null : organization.teams.get(parent);
      if (above === undefined) throw new Error(`there is no team ${parent ?? ''}`);
      const fresh = !organization.teams.has(slug);
      const team = teamOf(world, organization, slug, above);
      if (fresh) tellTeam('team', 'created', team, {});
      for (const member of members) {
        const user = userNamed(world, member);
        if (!organization.members.has(user)) organization.members.set(user, 'member');
        if (team.members.has(user)) continue;
        team.members.add(user);
        tellTeam('membership', 'added', team, { member: userShape(world, user), scope: 'team' });
      }
      for (const [name, level] of Object.entries(repositories)) {
        const repository = world.repositories.get(name.toLowerCase());
        if (repository === undefined) throw new Error(`there is no repository ${name}`);
        team.repositories.set(repository, level);
      }
      return team;
    },
    removeFromTeam(login, slug, member) {
      const team = organizationNamed(world, login).teams.get(slug);
      if (team === undefined) throw new Error(`there is no team ${slug}`);
      const user = userNamed(world, member);
      clock.tick();
      team.members.delete(user);
      tellTeam('membership', 'removed', team, { member: userShape(world, user), scope: 'team' });
    },
    renameUser(login, to) {
      const user = userNamed(world, login);
      world.accounts.delete(login.toLowerCase());
      user.login = to;
      user.emails.push(`${user.databaseId}+${to}@users.noreply.github.com`);
      world.accounts.set(to.toLowerCase(), user);
    },
    deleteUser(login) {
      const user = userNamed(world, login);
      user.deleted = true;
      world.accounts.delete(login.toLowerCase());
      // The name is free again; the record keeps the person.
      world.accounts.set(`deleted:${user.databaseId}`, user);
    },
    async repository(name, setting = {}) {
      const [ownerLogin = '', repositoryName = ''] = name.split('/');
      const known = world.repositories.get(name.toLowerCase());
      if (known !== undefined) {
        const opened = handles.get(known);
        if (opened !== undefined) return opened;
      }
      const owner = ownerNamed(ownerLogin);
      const repository = await makeRepository(owner, repositoryName, setting.defaultBranch ?? 'main', null);
      for (const [login, level] of Object.entries(setting.permissions ?? {}))
        repository.collaborators.set(userNamed(world, login), level);
      const files = setting.files ?? { 'README.md': `# ${repositoryName}\n` };
      await repository.git.run(['symbolic-ref', 'HEAD', `refs/heads/${repository.defaultBranch}`]);
      await repository.git.commit({
        ref: `refs/heads/${repository.defaultBranch}`,
        parent: null,
        changes: Object.entries(files).map(([path, content]) => ({ path, content: Buffer.from(content) })),
        message: 'Begin\n',
        author: { name: 'GitHub', email: 'noreply@github.com' },
        committer: { name: 'GitHub', email: 'noreply@github.com' },
        seconds: Math.floor(clock.now() / 1000),
      });
      const opened = register(repository);
      if (
        setting.installed !== false &&
        !world.installations.some((each) => each.app === app && each.account === owner)
      )
        install(ownerLogin);
      return opened;
    },
    async fork(of, login) {
      const fork = await makeRepository(ownerNamed(login), of.name, of.model.defaultBranch, of.model);
      await fork.git.run(['fetch', '--quiet', of.gitDir, '+refs/heads/*:refs/heads/*']);
      return register(fork);
    },
    renameRepository(opened, to) {
      const { model } = opened;
      const from = model.name;
      const old = fullName(model).toLowerCase();
      world.repositories.delete(old);
      world.formerNames.set(old, model);
      model.name = to;
      world.repositories.set(fullName(model).toLowerCase(), model);
      clock.tick();
      tellRepository(model, 'renamed', { changes: { repository: { name: { from } } } });
    },
    transferRepository({ model }, to) {
      const from = model.owner;
      world.repositories.delete(fullName(model).toLowerCase());
      world.formerNames.set(fullName(model).toLowerCase(), model);
      model.owner = ownerNamed(to);
      world.repositories.set(fullName(model).toLowerCase(), model);
      clock.tick();
      tellRepository(model, 'transferred', {
        changes: {
          owner: {
            from:
              from.__typename === 'Organization'
                ? { organization: organizationShape(world, from) }
                : { user: userShape(world, from) },
          },
        },
      });
    },
    deleteRepository({ model }) {
      clock.tick();
      tellRepository(model, 'deleted', {});
      world.repositories.delete(fullName(model).toLowerCase());
      removed.push(model);
    },
    install,
    suspend(account, suspended = true) {
      const installation = installationOn(account);
      installation.suspendedAt = suspended ? clock.tick() : null;
      tellInstallation(installation, suspended ? 'suspend' : 'unsuspend');
    },
    uninstall(account) {
      const installation = installationOn(account);
      clock.tick();
      tellInstallation(installation, 'deleted');
      world.installations.splice(world.installations.indexOf(installation), 1);
    },
    webhooks: hooks,
    deliverTo: (endpoint) => hooks.deliverTo(endpoint),
    deliveries: hooks.deliveries,
    settled: () => hooks.settled(),
    redeliver: (guid) => void hooks.redeliver(guid),
    faults,
    clock: { now: () => clock.now(), advance: (milliseconds) => clock.advance(milliseconds) },
    limits,
    async close() {
      await hooks.settled();
      await listening.close();
      await Promise.all([...world.repositories.values(), ...removed].map((each) => each.git.close()));
      if (temporary) await rm(folder, { recursive: true, force: true });
    },
  };
}
