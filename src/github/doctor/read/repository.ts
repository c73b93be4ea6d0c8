import { isFields } from '../../../core/fields.ts';
import type { Clock } from '../../../ports.ts';
import type { GitHubClient, GraphqlFault, RestAnswer } from '../../client.ts';
import { GitHubProblem, wordsIn } from '../../problem.ts';
import type { AsApp, AsToken, Closed, Installation, Named, Open, Readings } from '../readings.ts';
import { doctorDocument, type Answered } from './document.ts';
import { listIn, textIn } from './fields.ts';
import { lawIn } from './law.ts';
import { recordIn } from './record.ts';
import { asksForUs, classicChecksOn, rulesOn, withDetails, type Where } from './rules.ts';

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

/** Everything the doctor reads of a repository. Throws a GitHubProblem when GitHub cannot be asked at all. */
export async function readingsOf(client: GitHubClient, named: Named, examining: Examining): Promise<Readings> {
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

async function installationIn(app: GitHubClient, where: Where): Promise<Installation | 'none' | 'suspended'> {
  const { status, data } = await app.rest('GET /repos/{owner}/{repo}/installation', { ...where }, { allow: [404] });
  if (status === 404 || !isFields(data)) return 'none';
  if (typeof data['suspended_at'] === 'string') return 'suspended';
  const permissions = isFields(data['permissions']) ? Object.entries(data['permissions']) : [];
  return {
    page: textIn(data, 'html_url') ?? 'the page of the installation',
    permissions: Object.fromEntries(permissions.map(([name, access]) => [name, String(access)])),
    events: listIn(data, 'events').filter((event) => typeof event === 'string'),
  };
}

/** Null when the answer is not about a repository. */
async function opened(client: GitHubClient, data: unknown, stateBranch: string, shipped: string): Promise<Open | null> {
  const owner = isFields(data) ? textIn(data['owner'], 'login') : null;
  const name = textIn(data, 'name');
  const defaultBranch = textIn(data, 'default_branch');
  const page = textIn(data, 'html_url') ?? '';
  if (!isFields(data) || owner === null || name === null || defaultBranch === null || !URL.canParse(page)) return null;
  const where = { owner, repo: name };
  const [{ data: answered, faults }, mainRules, recordRules, classicChecks] = await Promise.all([
    client.graphql<Answered>(doctorDocument, { owner, name, branch: `refs/heads/${stateBranch}` }, 'read'),
    rulesOn(client, where, defaultBranch),
    rulesOn(client, where, stateBranch),
    classicChecksOn(client, where, defaultBranch),
  ]);
  const repository = answered?.repository ?? null;
  if (answered === null || repository === null) return null;
  const login = answered.viewer.login;
  const mayPush = isFields(data['permissions']) ? data['permissions']['push'] === true : null;
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
