import { isFields } from '../../core/fields.ts';
import { formatFile } from '../../record.ts';
import { checkName } from '../documents.ts';

import type { Open, Rule, Ruleset } from './readings.ts';

/** Commands that an administrator can run as they stand: `gh`, with bodies that are ready. */

type Site = Pick<Open, 'host' | 'owner' | 'name'>;

/** A word as a POSIX shell takes it, whatever is in it. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function gh({ host }: Site, ...words: readonly string[]): string {
  const where = host === 'github.com' ? [] : ['--hostname', host];
  return ['gh', 'api', ...where, ...words].map(shellWord).join(' ');
}

function sending(site: Site, method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown): string {
  return `printf %s ${shellWord(JSON.stringify(body))} | ${gh(site, '-X', method, path, '--input', '-')}`;
}

function repositoryPath({ owner, name }: Site, ...more: readonly string[]): string {
  return ['repos', owner, name, ...more].join('/');
}

/** Page of the repository's settings. */
export function pageOf({ host, owner, name }: Site, ...more: readonly string[]): string {
  return `https://${[host, owner, name, ...more].join('/')}`;
}

export function setCommand(site: Site, field: string, value: string | boolean): string {
  return gh(site, '-X', 'PATCH', repositoryPath(site), '-F', `${field}=${value}`);
}

export function pushCommand(site: Site, login: string): string {
  return gh(site, '-X', 'PUT', repositoryPath(site, 'collaborators', login), '-f', 'permission=push');
}

export function renameBranchCommand(site: Site, branch: string, to: string): string {
  const path = repositoryPath(site, 'branches', encodeURIComponent(branch), 'rename');
  return gh(site, '-X', 'POST', path, '-f', `new_name=${to}`);
}

export function unprotectCommand(site: Site, branch: string): string {
  return gh(site, '-X', 'DELETE', repositoryPath(site, 'branches', encodeURIComponent(branch), 'protection'));
}

/**
 * The ruleset for all it was for but this branch. A bypass would do, too, and hold on every branch of the ruleset. Null
 * where it cannot be said without having read the ruleset.
 */
export function excludeCommand(site: Site, { path, detail }: Ruleset, branch: string): string | null {
  const conditions = detail?.conditions;
  if (!isFields(conditions) || !isFields(conditions['ref_name'])) return null;
  const { exclude } = conditions['ref_name'];
  const others: readonly unknown[] = Array.isArray(exclude) ? exclude : [];
  const refName = { ...conditions['ref_name'], exclude: [...others, `refs/heads/${branch}`] };
  return sending(site, 'PUT', path, { conditions: { ...conditions, ref_name: refName } });
}

/** `format.yaml` of the state branch with another text, unless it was changed meanwhile. */
export function formatCommand(site: Site, branch: string, blob: string, text: string): string {
  const fields = {
    branch,
    message: 'Another app shows',
    content: Buffer.from(text).toString('base64'),
    sha: blob,
  };
  const path = repositoryPath(site, 'contents', formatFile);
  return gh(site, '-X', 'PUT', path, ...Object.entries(fields).flatMap(([name, value]) => ['-f', `${name}=${value}`]));
}

/** A ruleset under which the record only grows, whoever writes it. */
export function recordRulesetCommand(site: Site, branch: string): string {
  return sending(site, 'POST', repositoryPath(site, 'rulesets'), {
    name: 'Countersign: the record',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: [`refs/heads/${branch}`], exclude: [] } },
    bypass_actors: [],
    rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }],
  });
}

/** A ruleset that asks for our check before anything lands on the default branch. */
export function checkRulesetCommand(site: Site, appId: number): string {
  return sending(site, 'POST', repositoryPath(site, 'rulesets'), {
    name: 'Countersign: the check',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    bypass_actors: [],
    rules: [
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          required_status_checks: [{ context: checkName, integration_id: appId }],
        },
      },
    ],
  });
}

/** The ruleset that asks for our check by its name, with the App that it has to come from. */
export function bindInRulesetCommand(site: Site, { ruleset }: Rule, appId: number): string | null {
  const rules = ruleset.detail?.rules;
  if (!Array.isArray(rules)) return null;
  return sending(site, 'PUT', ruleset.path, { rules: rules.map((rule: unknown) => boundRule(rule, appId)) });
}

function boundRule(rule: unknown, appId: number): unknown {
  if (!isFields(rule) || !isFields(rule['parameters'])) return rule;
  const checks = rule['parameters']['required_status_checks'];
  if (!Array.isArray(checks)) return rule;
  const bound = checks.map((check: unknown) =>
    isFields(check) && check['context'] === checkName ? { ...check, integration_id: appId } : check,
  );
  return { ...rule, parameters: { ...rule['parameters'], required_status_checks: bound } };
}

/** The same where classic branch protection asks for it. */
export function bindInProtectionCommand(site: Open, appId: number): string {
  const checks = (site.main.classicChecks ?? []).map(({ context, appId: from }) => ({
    context,
    app_id: context === checkName ? appId : (from ?? -1),
  }));
  const path = repositoryPath(
    site,
    'branches',
    encodeURIComponent(site.defaultBranch),
    'protection',
    'required_status_checks',
  );
  return sending(site, 'PATCH', path, { checks });
}
