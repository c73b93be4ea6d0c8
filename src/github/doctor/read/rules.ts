import { isFields } from '../../../core/fields.ts';
import type { GitHubClient } from '../../client.ts';
import { checkName } from '../../documents.ts';

import type { RequiredCheck, Rule, Ruleset, RulesetDetail } from '../readings.ts';
import { listIn, textIn } from './fields.ts';

/** A repository, as the routes of REST name it. */
export interface Where {
  readonly owner: string;
  readonly repo: string;
}

/** GitHub's largest page. */
const perPage = 100;

/** Every rule that holds on a branch, also on one that is not there yet; null where GitHub has or shows none. */
export async function rulesOn(client: GitHubClient, where: Where, branch: string): Promise<readonly Rule[] | null> {
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
  if (!isFields(rule) || type === null) return null;
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

export function asksForUs({ checks }: Rule): boolean {
  return checks.some(({ context }) => context === checkName);
}

/** The same rules, with what GitHub tells of the rulesets of those that matter. */
export async function withDetails(
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
  if (status !== 200 || !isFields(data)) return null;
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
  if (!isFields(actor) || actor['actor_type'] !== 'Integration' || actor['bypass_mode'] === 'pull_request') return [];
  return typeof actor['actor_id'] === 'number' ? [actor['actor_id']] : [];
}

/** The checks that classic protection of a branch asks for; null when GitHub does not tell. */
export async function classicChecksOn(
  client: GitHubClient,
  where: Where,
  branch: string,
): Promise<readonly RequiredCheck[] | null> {
  const { status, data } = await client.rest(
    'GET /repos/{owner}/{repo}/branches/{branch}',
    { ...where, branch },
    { allow: [403, 404] },
  );
  if (status !== 200 || !isFields(data)) return null;
  const protection = data['protection'];
  const asked = isFields(protection) ? protection['required_status_checks'] : null;
  const checks = listIn(asked, 'checks').map((check) => requiredCheck(check, 'app_id'));
  const named = listIn(asked, 'contexts')
    .filter((context) => typeof context === 'string')
    .filter((context) => !checks.some((check) => check.context === context));
  return [...checks, ...named.map((context) => ({ context, appId: null }))];
}

/** GitHub's -1 and a missing id both mean: from any source. */
function requiredCheck(check: unknown, idField: string): RequiredCheck {
  const id = isFields(check) ? check[idField] : null;
  return { context: textIn(check, 'context') ?? '', appId: typeof id === 'number' && id > 0 ? id : null };
}
