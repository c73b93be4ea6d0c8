import type { Finding } from '../core/finding.ts';
import { Damaged } from '../kept/damage.ts';
import { isForeign, readFormat } from '../kept/format.ts';
import { readSwept } from '../kept/swept.ts';
import { foundIn, lifecyclesPath, policyPath, shippedSources, type Source } from '../kept/sources.ts';
import type { Clock } from '../ports.ts';
import type { Dir, Text } from './answer.ts';
import type { GitHubClient, GraphqlFault, RestAnswer } from './client.ts';
import { ailmentsOf, obstacle, webhookAilmentsOf, type Ailment } from './doctor/ailments.ts';
import { judgedLaw } from './doctor/law.ts';
import type {
  AsApp,
  AsToken,
  Classic,
  Closed,
  FormatReading,
  Installation,
  Known,
  Law,
  Named,
  Open,
  Readings,
  RecordBranch,
  RequiredCheck,
  Rule,
  Ruleset,
  RulesetDetail,
  WebhookReadings,
} from './doctor/readings.ts';
import { checkName } from './documents.ts';
import { GitHubProblem, isObject, wordsIn } from './problem.ts';

interface Surroundings {
  /** Short name of the state branch; `countersign` when it is not given. */
  readonly stateBranch?: string;
  /** Folder of the shipped lifecycles. */
  readonly shipped: string;
  readonly clock: Clock;
}

/** As whom a repository is examined; `app` speaks as the App itself: only it is told what an installation may do. */
export type Examining = Surroundings &
  (
    | { readonly kind: 'app'; readonly appId: number; readonly app: GitHubClient }
    | { readonly kind: 'token'; readonly appId?: number }
  );

/**
 * What keeps Countersign from working in a repository, or weakens it, and how that is mended: what stops it first. Only
 * reads. Throws a GitHubProblem when GitHub cannot be asked at all.
 */
export async function examine(client: GitHubClient, named: Named, examining: Examining): Promise<readonly Ailment[]> {
  return ailmentsOf(await readingsOf(client, named, examining));
}

async function readingsOf(client: GitHubClient, named: Named, examining: Examining): Promise<Readings> {
  const { stateBranch = 'countersign', clock } = examining;
  const nobody = asOf(examining, null, null);
  const closed = (why: Closed['why'], words = ''): Readings => ({
    named,
    stateBranch,
    as: nobody,
    at: clock.now(),
    ahead: null,
    found: { is: 'closed', why, words },
  });
  const where = { owner: named.owner, repo: named.name };
  try {
    const installation = examining.kind === 'app' ? await installationIn(examining.app, where) : null;
    if (installation === 'none') return closed('not_installed');
    if (installation === 'suspended') return closed('suspended');
    const answer = await client.rest('GET /repos/{owner}/{repo}', { ...where }, { allow: [403, 404, 451] });
    const ahead = aheadOf(answer, clock);
    const found = answer.status === 200 ? await opened(client, answer.data, stateBranch, examining.shipped) : null;
    if (found === null) return { ...closed('not_visible', answer.status === 404 ? '' : wordsIn(answer.data)), ahead };
    return { named, stateBranch, as: asOf(examining, installation, scopesIn(answer)), at: clock.now(), ahead, found };
  } catch (error) {
    if (!(error instanceof GitHubProblem) || error.code !== 'token_refused') throw error;
    // The installation is gone, when a token was asked for it.
    return closed(error.status === 404 ? 'not_installed' : 'token_refused');
  }
}

function asOf(
  examining: Examining,
  installation: Installation | null,
  scopes: readonly string[] | null,
): AsApp | AsToken {
  return examining.kind === 'app'
    ? { kind: 'app', appId: examining.appId, installation }
    : { kind: 'token', appId: examining.appId ?? null, scopes };
}

/** GitHub's clock, by the answer that just came, minus ours; its dates are whole seconds. */
function aheadOf({ headers }: RestAnswer, clock: Clock): number | null {
  const theirs = Date.parse(headers['date'] ?? '');
  return Number.isNaN(theirs) ? null : theirs - Date.parse(clock.now());
}

/** Classic tokens have scopes; all others are answered without this header, or with an empty one. */
function scopesIn({ headers }: RestAnswer): readonly string[] | null {
  const scopes = (headers['x-oauth-scopes'] ?? '').split(',').map((scope) => scope.trim());
  const named = scopes.filter((scope) => scope !== '');
  return named.length === 0 ? null : named;
}

interface Where {
  readonly owner: string;
  readonly repo: string;
}

async function installationIn(app: GitHubClient, where: Where): Promise<Installation | 'none' | 'suspended'> {
  const { status, data } = await app.rest('GET /repos/{owner}/{repo}/installation', { ...where }, { allow: [404] });
  if (status === 404 || !isObject(data)) return 'none';
  if (typeof data['suspended_at'] === 'string') return 'suspended';
  const permissions = isObject(data['permissions']) ? Object.entries(data['permissions']) : [];
  return {
    page: textIn(data, 'html_url') ?? 'the page of the installation',
    permissions: Object.fromEntries(permissions.map(([name, access]) => [name, String(access)])),
    events: listIn(data, 'events').filter((event) => typeof event === 'string'),
  };
}

/** What a token may not read makes the whole repository null around it: each is asked for by itself. */
const document = `query Doctor($owner: String!, $name: String!, $branch: String!) {
  viewer { login }
  repository(owner: $owner, name: $name, followRenames: false) {
    law: defaultBranchRef { target { ... on Commit {
      policy: file(path: "${policyPath}") { object { ...Text } }
      defs: file(path: "${lifecyclesPath}") { object { ... on Tree { entries { name type oid object { ...Text } } } } } } } }
    record: ref(qualifiedName: $branch) {
      target { ... on Commit { format: file(path: "format.yaml") { object { ...Text } }
        swept: file(path: "swept.yaml") { object { ...Text } } } }
      refUpdateRule { pattern viewerCanPush requiredStatusCheckContexts requiredApprovingReviewCount
        requiresCodeOwnerReviews allowsForcePushes allowsDeletions } } }
  issues: repository(owner: $owner, name: $name) { issues(first: 1) { totalCount } }
  pull_requests: repository(owner: $owner, name: $name) { pullRequests(first: 1) { totalCount } }
  statuses: repository(owner: $owner, name: $name) { defaultBranchRef { target { ... on Commit {
    statusCheckRollup { contexts(first: 1) { nodes { __typename ... on CheckRun { name } ... on StatusContext { context } } } } } } } } }
fragment Text on Blob { oid byteSize isBinary isTruncated text }`;

interface Answered {
  readonly viewer: { readonly login: string };
  readonly repository: {
    readonly law: {
      readonly target: {
        readonly policy: { readonly object: Partial<Text> | null } | null;
        readonly defs: { readonly object: Dir | null } | null;
      };
    } | null;
    readonly record: {
      readonly target: {
        readonly format?: { readonly object: Partial<Text> | null } | null;
        readonly swept?: { readonly object: Partial<Text> | null } | null;
      };
      readonly refUpdateRule: UpdateRule | null;
    } | null;
  } | null;
}

interface UpdateRule {
  readonly pattern: string;
  readonly viewerCanPush: boolean;
  readonly requiredStatusCheckContexts: readonly (string | null)[] | null;
  readonly requiredApprovingReviewCount: number | null;
  readonly requiresCodeOwnerReviews: boolean;
  readonly allowsForcePushes: boolean;
  readonly allowsDeletions: boolean;
}

/** Null when the answer is not about a repository. */
async function opened(client: GitHubClient, data: unknown, stateBranch: string, shipped: string): Promise<Open | null> {
  const owner = isObject(data) ? textIn(data['owner'], 'login') : null;
  const name = textIn(data, 'name');
  const defaultBranch = textIn(data, 'default_branch');
  const page = textIn(data, 'html_url') ?? '';
  if (!isObject(data) || owner === null || name === null || defaultBranch === null || !URL.canParse(page)) return null;
  const where = { owner, repo: name };
  const [{ data: answered, faults }, mainRules, recordRules, classicChecks] = await Promise.all([
    client.graphql<Answered>(document, { owner, name, branch: `refs/heads/${stateBranch}` }, 'read'),
    rulesOn(client, where, defaultBranch),
    rulesOn(client, where, stateBranch),
    classicChecksOn(client, where, defaultBranch),
  ]);
  const repository = answered?.repository ?? null;
  if (answered === null || repository === null) return null;
  const login = answered.viewer.login;
  const mayPush = isObject(data['permissions']) ? data['permissions']['push'] === true : null;
  const isBot = login.endsWith('[bot]');
  const unreadable = unreadableBy(faults);
  const law = repository.law?.target ?? null;
  return {
    is: 'open',
    owner,
    name,
    host: new URL(page).host,
    isArchived: data['archived'] === true,
    isDisabled: data['disabled'] === true,
    isPrivate: data['private'] !== false,
    hasIssues: data['has_issues'] !== false,
    defaultBranch,
    hasCommits: law !== null || unreadable.includes('contents'),
    viewer: { login, isBot, mayPush: isBot ? null : mayPush },
    unreadable,
    law: await lawIn(client, where, law, shipped),
    main: { rules: await withDetails(client, where, mainRules, asksForUs), classicChecks },
    record: await recordIn(client, where, stateBranch, repository.record, recordRules, !isBot),
  };
}

/** Which permissions lack, by the parts of the answer that GitHub kept back. */
function unreadableBy(faults: readonly GraphqlFault[]): readonly string[] {
  const kept = new Set(faults.map(({ path }) => permissionOf(path.map(String))));
  return ['contents', 'issues', 'pull_requests', 'statuses'].filter((permission) => kept.has(permission));
}

function permissionOf([alias = '', ...path]: readonly string[]): string {
  const isAboutCommits = alias === 'repository' || (alias === 'statuses' && !path.includes('statusCheckRollup'));
  return isAboutCommits ? 'contents' : alias;
}

/** What people named is asked for by so many aliases at once. */
const namesAtOnce = 100;

type LawFiles = NonNullable<NonNullable<Answered['repository']>['law']>['target'];

async function lawIn(client: GitHubClient, where: Where, law: LawFiles | null, shipped: string): Promise<Law> {
  const file = law?.policy?.object ?? null;
  const files = (law?.defs?.object?.entries ?? []).filter(
    ({ name, type }) => type === 'blob' && /\.ya?ml$/u.test(name),
  );
  const own = files.flatMap(({ name, oid, object }): readonly Source[] => {
    const text = textOf(object ?? {});
    return text === null ? [] : [{ origin: `${lifecyclesPath}/${name}`, blob: oid, text }];
  });
  const cut = [
    ...(file === null ? [] : cutText(policyPath, file)),
    ...files.flatMap(({ name, object }) => cutText(`${lifecyclesPath}/${name}`, object ?? {})),
  ];
  const { policy, findings } = judgedLaw(
    file === null ? null : textOf(file),
    await foundIn([...own, ...shippedSources(shipped)]),
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

/** Null for what is cut or is not text. */
function textOf({ isTruncated, text }: Partial<Text>): string | null {
  return isTruncated === true ? null : (text ?? null);
}

/** What GitHub shows only the beginning of, or nothing, because it is not text. */
function cutText(origin: string, { isTruncated, text }: Partial<Text>): readonly Finding[] {
  const at = { file: origin, line: 1, column: 1, severity: 'error' } as const;
  const next = 'Keep it short, as text in UTF-8.';
  if (isTruncated === true)
    return [{ ...at, next, code: 'file_too_large', message: 'GitHub shows only its first 512,000 bytes' }];
  return typeof text === 'string' ? [] : [{ ...at, next, code: 'invalid_utf8', message: 'the file is not text' }];
}

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

type RecordAnswered = NonNullable<Answered['repository']>['record'];

async function recordIn(
  client: GitHubClient,
  where: Where,
  branch: string,
  record: RecordAnswered,
  rules: readonly Rule[] | null,
  isPerson: boolean,
): Promise<RecordBranch> {
  const rule = record?.refUpdateRule ?? null;
  const to = { exists: record !== null, isPerson };
  return {
    exists: record !== null,
    format: record === null ? null : await formatIn(record.target.format?.object ?? {}),
    swept: readSwept(textOf(record?.target.swept?.object ?? {})),
    rules: await withDetails(client, where, rules, ({ type }) => obstacle(type, to) !== null),
    classic: rule === null ? null : classicOf(rule),
    isLocked: record !== null && rule === null && (await lockedByProtection(client, where, branch)),
  };
}

async function formatIn(file: Partial<Text>): Promise<FormatReading> {
  const text = textOf(file);
  if (text === null || isForeign(text)) return { is: 'foreign' };
  try {
    return { is: 'ours', ...(await readFormat(text)), blob: file.oid ?? '' };
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    return { is: 'broken', findings: error.findings };
  }
}

function classicOf(rule: UpdateRule): Classic {
  const { pattern, viewerCanPush, allowsForcePushes, allowsDeletions } = rule;
  const wantsPullRequest =
    rule.requiresCodeOwnerReviews ||
    (rule.requiredApprovingReviewCount ?? 0) > 0 ||
    (rule.requiredStatusCheckContexts ?? []).length > 0;
  return { pattern, viewerCanPush, wantsPullRequest, allowsForcePushes, allowsDeletions };
}

/** Only administrators are told: for everybody else this is no. */
async function lockedByProtection(client: GitHubClient, where: Where, branch: string): Promise<boolean> {
  const { status, data } = await client.rest(
    'GET /repos/{owner}/{repo}/branches/{branch}/protection',
    { ...where, branch },
    { allow: [403, 404] },
  );
  return status === 200 && isForbidden(data, 'allow_force_pushes') && isForbidden(data, 'allow_deletions');
}

function isForbidden(protection: unknown, what: string): boolean {
  const found = isObject(protection) ? protection[what] : null;
  return isObject(found) && found['enabled'] === false;
}

/** The checks that classic protection of a branch asks for; null when GitHub does not tell. */
async function classicChecksOn(
  client: GitHubClient,
  where: Where,
  branch: string,
): Promise<readonly RequiredCheck[] | null> {
  const { status, data } = await client.rest(
    'GET /repos/{owner}/{repo}/branches/{branch}',
    { ...where, branch },
    { allow: [403, 404] },
  );
  if (status !== 200 || !isObject(data)) return null;
  const protection = data['protection'];
  const asked = isObject(protection) ? protection['required_status_checks'] : null;
  const checks = listIn(asked, 'checks').map((check) => requiredCheck(check, 'app_id'));
  const named = listIn(asked, 'contexts')
    .filter((context) => typeof context === 'string')
    .filter((context) => !checks.some((check) => check.context === context));
  return [...checks, ...named.map((context) => ({ context, appId: null }))];
}

/** GitHub's -1 and a missing id both mean: from any source. */
function requiredCheck(check: unknown, idField: string): RequiredCheck {
  const id = isObject(check) ? check[idField] : null;
  return { context: textIn(check, 'context') ?? '', appId: typeof id === 'number' && id > 0 ? id : null };
}

/** GitHub's largest page. */
const perPage = 100;

/** Every rule that holds on a branch, also on one that is not there yet; null where GitHub has or shows none. */
async function rulesOn(client: GitHubClient, where: Where, branch: string): Promise<readonly Rule[] | null> {
  const found: Rule[] = [];
  for (let page = 1; ; page += 1) {
    const { status, data } = await client.rest(
      'GET /repos/{owner}/{repo}/rules/branches/{branch}',
      { ...where, branch, per_page: perPage, page },
      { allow: [403, 404] },
    );
    if (status !== 200 || !Array.isArray(data)) return null;
    found.push(...data.flatMap((rule: unknown) => ruleOf(rule, where) ?? []));
    if (data.length < perPage) return found;
  }
}

function ruleOf(rule: unknown, { owner, repo }: Where): Rule | null {
  const type = textIn(rule, 'type');
  if (!isObject(rule) || type === null) return null;
  const { ruleset_id: id, ruleset_source_type: source, parameters } = rule;
  const from = textIn(rule, 'ruleset_source') ?? owner;
  const level =
    source === 'Organization'
      ? `orgs/${from}`
      : source === 'Enterprise'
        ? `enterprises/${from}`
        : `repos/${owner}/${repo}`;
  const number = typeof id === 'number' ? id : 0;
  return {
    type,
    checks: listIn(parameters, 'required_status_checks').map((check) => requiredCheck(check, 'integration_id')),
    ruleset: { id: number, path: `${level}/rulesets/${number}`, detail: null },
  };
}

function asksForUs({ checks }: Rule): boolean {
  return checks.some(({ context }) => context === checkName);
}

/** The same rules, with what GitHub tells of the rulesets of those that matter. */
async function withDetails(
  client: GitHubClient,
  where: Where,
  rules: readonly Rule[] | null,
  matters: (rule: Rule) => boolean,
): Promise<readonly Rule[] | null> {
  if (rules === null) return null;
  const ids = [...new Set(rules.filter(matters).map(({ ruleset }) => ruleset.id))];
  const details = new Map(
    await Promise.all(ids.map(async (id) => [id, await rulesetDetail(client, where, id)] as const)),
  );
  return rules.map((rule): Rule => {
    const ruleset: Ruleset = { ...rule.ruleset, detail: details.get(rule.ruleset.id) ?? null };
    return { ...rule, ruleset };
  });
}

/** Rulesets of the organization are told here, too, as far as they concern the repository. */
async function rulesetDetail(client: GitHubClient, where: Where, id: number): Promise<RulesetDetail | null> {
  const { status, data } = await client.rest(
    'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}',
    { ...where, ruleset_id: id },
    { allow: [403, 404] },
  );
  if (status !== 200 || !isObject(data)) return null;
  const actors = data['bypass_actors'];
  return {
    name: textIn(data, 'name') ?? String(id),
    bypass: bypasses.find((known) => known === data['current_user_can_bypass']) ?? null,
    apps: Array.isArray(actors) ? actors.flatMap(appThatMayPass) : null,
    conditions: data['conditions'],
    rules: data['rules'],
  };
}

const bypasses = ['always', 'pull_requests_only', 'never', 'exempt'] as const;

function appThatMayPass(actor: unknown): readonly number[] {
  if (!isObject(actor) || actor['actor_type'] !== 'Integration' || actor['bypass_mode'] === 'pull_request') return [];
  return typeof actor['actor_id'] === 'number' ? [actor['actor_id']] : [];
}

/** Deliveries that are older say nothing about now. */
const recently = 24 * 60 * 60_000;

/** What is wrong with how GitHub reaches the App, for whoever runs it: it is the same for all repositories. */
export async function examineWebhook(app: GitHubClient, clock: Clock): Promise<readonly Ailment[]> {
  const config = await app.rest('GET /app/hook/config', {}, { allow: [404] });
  const { data } = await app.rest('GET /app/hook/deliveries', { per_page: perPage }, { allow: [404] });
  const since = Date.parse(clock.now()) - recently;
  return webhookAilmentsOf({ ...configIn(config.data), deliveries: deliveriesIn(data, since) });
}

function configIn(config: unknown): Omit<WebhookReadings, 'deliveries'> {
  return {
    url: textIn(config, 'url'),
    contentType: textIn(config, 'content_type') ?? 'form',
    hasSecret: textIn(config, 'secret') !== null,
    isInsecure: isObject(config) && String(config['insecure_ssl']) === '1',
  };
}

/** Attempts come newest first; a delivery arrived when one of its attempts did. */
function deliveriesIn(data: unknown, since: number): WebhookReadings['deliveries'] {
  const found = new Map<string, WebhookReadings['deliveries'][number]>();
  for (const attempt of Array.isArray(data) ? data : []) {
    const at = textIn(attempt, 'delivered_at') ?? '';
    if (!isObject(attempt) || !(Date.parse(at) >= since)) continue;
    const { guid, status_code: code } = attempt;
    const arrived = typeof code === 'number' && code >= 200 && code < 300;
    const known = found.get(String(guid));
    if (known === undefined || arrived)
      found.set(String(guid), {
        at: known?.at ?? at,
        arrived,
        status: `${String(code)} ${textIn(attempt, 'status') ?? ''}`.trim(),
      });
  }
  return [...found.values()];
}

function textIn(value: unknown, name: string): string | null {
  const found = isObject(value) ? value[name] : null;
  return typeof found === 'string' && found !== '' ? found : null;
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const found = isObject(value) ? value[name] : null;
  return Array.isArray(found) ? found : [];
}
