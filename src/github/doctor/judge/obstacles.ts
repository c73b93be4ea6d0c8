import { ailment, type Ailment } from '../ailments.ts';
import { excludeCommand, pageOf, unprotectCommand } from '../fixes.ts';
import type { Classic, Open, Readings, Ruleset } from '../readings.ts';

/** What keeps us from writing to the state branch: rulesets, and classic branch protection. */
export function obstacleAilments(readings: Readings, site: Open): readonly Ailment[] {
  return [...rulesetAilments(readings, site), ...classicAilments(readings, site)];
}

/** Rules that let nobody commit to a branch straight away: we do. */
const blocking: readonly string[] = [
  'update',
  'pull_request',
  'required_status_checks',
  'required_deployments',
  'workflows',
  'code_scanning',
  'merge_queue',
];
/** Rules that refuse some commits, by their messages, authors or files. */
const choosy: readonly string[] = [
  'commit_message_pattern',
  'commit_author_email_pattern',
  'committer_email_pattern',
  'file_path_restriction',
  'file_extension_restriction',
  'max_file_path_length',
  'max_file_size',
];

/** What a rule means for commits that we make through the API: null when it lets all of them through. */
export function obstacle(
  type: string,
  to: { readonly exists: boolean; readonly isPerson: boolean },
): 'blocks' | 'chooses' | null {
  if (blocking.includes(type)) return 'blocks';
  if (choosy.includes(type)) return 'chooses';
  if (to.exists) return null;
  if (type === 'creation') return 'blocks';
  if (type === 'branch_name_pattern') return 'chooses';
  // GitHub signs what is committed for somebody, and not the first commit of a branch that a person's token makes.
  return type === 'required_signatures' && to.isPerson ? 'blocks' : null;
}

function rulesetAilments(readings: Readings, site: Open): readonly Ailment[] {
  const { record, viewer } = site;
  const to = { exists: record.exists, isPerson: !viewer.isBot };
  const rulesets = new Map((record.rules ?? []).map(({ ruleset }) => [ruleset.path, ruleset]));
  return [...rulesets.values()].flatMap((ruleset): readonly Ailment[] => {
    const bypass = ruleset.detail?.bypass ?? null;
    if (bypass === 'always' || bypass === 'exempt') return [];
    const types = (record.rules ?? []).filter((rule) => rule.ruleset.path === ruleset.path).map(({ type }) => type);
    const blocks = types.filter((type) => obstacle(type, to) === 'blocks');
    if (blocks.length > 0) return [keptOut(readings, site, ruleset, blocks)];
    const chooses = types.filter((type) => obstacle(type, to) === 'chooses');
    return chooses.length > 0 ? [perhapsKeptOut(readings, site, ruleset, chooses)] : [];
  });
}

function keptOut({ as, stateBranch }: Readings, site: Open, ruleset: Ruleset, types: readonly string[]): Ailment {
  const { detail } = ruleset;
  const name = rulesetName(ruleset);
  const rules = types.join(', ');
  const apps = detail?.apps ?? [];
  if (as.kind === 'token' && apps.length > 0)
    return ailment(
      'kept_out',
      'hint',
      `${name} lets only the App ${apps.join(' and the App ')} write to ${stateBranch}, not this token (${rules})`,
      'nothing, when that App is Countersign; it says itself when something stops it',
    );
  const isTold = detail !== null && detail.bypass !== null;
  return ailment(
    isTold ? 'kept_out' : 'perhaps_kept_out',
    isTold ? 'stops' : 'weakens',
    isTold
      ? `${name} keeps us from writing to the branch ${stateBranch} (${rules})`
      : `${name} keeps writers away from the branch ${stateBranch} (${rules}), and GitHub does not tell whether we may go past it`,
    `exclude the branch from it, or put ${as.kind === 'app' ? 'the App' : 'whoever writes the record'} on its bypass list: ${rulesetPage(site, ruleset)}`,
    excludeCommand(site, ruleset, stateBranch),
  );
}

function perhapsKeptOut({ stateBranch }: Readings, site: Open, ruleset: Ruleset, types: readonly string[]): Ailment {
  return ailment(
    'perhaps_kept_out',
    'weakens',
    `${rulesetName(ruleset)} may refuse what we commit to the branch ${stateBranch} (${types.join(', ')})`,
    `exclude the branch from it: ${rulesetPage(site, ruleset)}`,
    excludeCommand(site, ruleset, stateBranch),
  );
}

function rulesetName({ id, detail }: Ruleset): string {
  return detail === null ? `the ruleset ${id}` : `the ruleset "${detail.name}"`;
}

function rulesetPage(site: Open, { id, path }: Ruleset): string {
  const [kind, owner = ''] = path.split('/');
  if (kind === 'repos') return pageOf(site, 'settings', 'rules', String(id));
  return kind === 'orgs'
    ? `https://${site.host}/organizations/${owner}/settings/rules/${id}`
    : `the settings of the enterprise ${owner}, Policies → Code`;
}

function classicAilments({ stateBranch }: Readings, site: Open): readonly Ailment[] {
  const { classic } = site.record;
  if (classic === null || !keepsOut(classic)) return [];
  const isExact = classic.pattern === stateBranch;
  return [
    ailment(
      'kept_out',
      'stops',
      `branch protection keeps us from writing to the branch ${stateBranch} (${classic.viewerCanPush ? 'it wants pull requests' : 'it names who may push, and we are not among them'})`,
      isExact
        ? `take it away; a ruleset protects the branch better: ${pageOf(site, 'settings', 'branches')}`
        : `change its pattern ${classic.pattern}, so that it does not mean ${stateBranch}: ${pageOf(site, 'settings', 'branches')}`,
      isExact ? unprotectCommand(site, stateBranch) : null,
    ),
  ];
}

function keepsOut({ viewerCanPush, wantsPullRequest }: Classic): boolean {
  return !viewerCanPush || wantsPullRequest;
}
