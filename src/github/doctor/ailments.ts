import type { Finding } from '../../core/finding.ts';
import { actionsApp, isSweepLate, sweepAdvice } from '../../core/surface/sweep.ts';
import { policyPath } from '../../kept/sources.ts';
import { formatFile, formatText } from '../../record.ts';
import { checkName } from '../documents.ts';
import {
  bindInProtectionCommand,
  bindInRulesetCommand,
  checkRulesetCommand,
  excludeCommand,
  formatCommand,
  pageOf,
  pushCommand,
  recordRulesetCommand,
  renameBranchCommand,
  setCommand,
  shellWord,
  unprotectCommand,
} from './fixes.ts';
import type {
  AsApp,
  Classic,
  Closed,
  Known,
  Named,
  Open,
  Readings,
  RequiredCheck,
  Rule,
  Ruleset,
  WebhookReadings,
} from './readings.ts';

/**
 * `stops`: Countersign does not work here until it is mended. `weakens`: it works, and somebody could get around it or
 * wait longer than needed. `hint`: good to know.
 */
export type Severity = 'stops' | 'weakens' | 'hint';

/** What can be wrong. The code is for machines and never changes its meaning. */
export const ailmentCodes = {
  token_refused: 'GitHub does not accept the token, or the key of the App',
  not_installed: 'the App is not installed where it should work',
  suspended: 'somebody suspended the installation of the App',
  not_visible: 'the repository is not there, or is not shown',
  renamed: 'the repository has another name by now',
  archived: 'nothing can be written to an archived repository',
  switched_off: 'GitHub itself has closed the repository',
  issues_off: 'a project begins as an issue, and issues are switched off',
  no_commits: 'nothing is on the default branch yet',
  permission_missing: 'the App was not given a permission that it needs',
  event_missing: 'the App is not told of something that it waits for',
  token_cannot_write: 'the person whose token this is may not write',
  scope_missing: 'a classic token without the scope that it needs',
  token_cannot_read: 'the token may not read something that decisions rest on',
  rights_unknown: 'GitHub tells nobody what this kind of token may do',
  not_enrolled: 'nothing in the repository asks for Countersign',
  broken_law: 'the policy or a definition is not as it has to be',
  weak_law: 'the policy or a definition may not mean what was meant',
  unknown_person: 'the policy names somebody whom GitHub does not know',
  unknown_team: 'the policy names a team that there is not',
  team_out_of_reach: 'the policy names a team whose members cannot be read',
  foreign_branch: 'the state branch holds something else',
  format_unreadable: 'the state branch says of itself what is not understood',
  shown_elsewhere: 'another app shows here',
  sweep_late: 'no sweep seems to run any more',
  kept_out: 'rules keep us from writing the record',
  perhaps_kept_out: 'rules may keep us from writing the record',
  record_rewritable: 'whoever may write can rewrite or delete the record',
  check_not_required: 'pull requests can be merged without our check',
  check_unbound: 'whoever may write can set our check',
  check_bound_elsewhere: 'a check of our name is asked for that is not ours',
  rules_unknown: 'GitHub does not tell which rules hold',
  clock_wrong: 'this machine and GitHub do not agree about the time',
  webhook_missing: 'GitHub does not know where to deliver',
  webhook_form: 'deliveries come in a form that is refused',
  webhook_unsigned: 'deliveries come without a signature and are refused',
  webhook_insecure: 'deliveries go to whoever answers under the name',
  webhook_failing: 'deliveries do not arrive',
} as const;

export type AilmentCode = keyof typeof ailmentCodes;

export interface Ailment {
  readonly code: AilmentCode;
  readonly severity: Severity;
  /** What is wrong, in one sentence. */
  readonly because: string;
  /** What mends it. */
  readonly next: string;
  /** A command that does it, for an administrator, as it stands. */
  readonly command?: string;
}

/** What is wrong, what stops everything first. Pure: the same readings always come to the same. */
export function ailmentsOf(readings: Readings): readonly Ailment[] {
  const { found } = readings;
  const all = [
    ...timeAilments(readings),
    ...(found.is === 'closed' ? [closedAilment(readings, found)] : openAilments(readings, found)),
  ];
  const order: readonly Severity[] = ['stops', 'weakens', 'hint'];
  return all.toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
}

function openAilments(readings: Readings, site: Open): readonly Ailment[] {
  return [
    ...repositoryAilments(readings.named, site),
    ...(readings.as.kind === 'app' ? appAilments(readings.as, site) : tokenAilments(readings, site)),
    ...lawAilments(readings, site),
    ...recordAilments(readings, site),
    ...mainAilments(readings, site),
  ];
}

function ailment(
  code: AilmentCode,
  severity: Severity,
  because: string,
  next: string,
  command?: string | null,
): Ailment {
  return { code, severity, because, next, ...(command === undefined || command === null ? {} : { command }) };
}

/** A clock that is wrong by more than a minute puts dates into the record that nobody else agrees with. */
const skewAtMost = 60_000;

function timeAilments({ ahead }: Readings): readonly Ailment[] {
  if (ahead === null || Math.abs(ahead) <= skewAtMost) return [];
  return [
    ailment(
      'clock_wrong',
      'weakens',
      `the clock of this machine is ${spanOf(Math.abs(ahead))} ${ahead > 0 ? 'behind' : 'ahead of'} GitHub's: dates of the record and expiries are off by as much`,
      'let the machine set its clock by itself, with NTP',
      'timedatectl set-ntp true',
    ),
  ];
}

/** `a minute`, `90 minutes`, `3 hours`, `264 days` */
function spanOf(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes === 1) return 'a minute';
  if (minutes < 120) return `${minutes} minutes`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 60 / 24)} days`;
}

function closedAilment({ named, as }: Readings, { why, words }: Closed): Ailment {
  const name = `${named.owner}/${named.name}`;
  const isApp = as.kind === 'app';
  const said = words === '' ? '' : ` (GitHub says: ${words})`;
  switch (why) {
    case 'token_refused':
      return isApp
        ? ailment(
            'token_refused',
            'stops',
            `GitHub does not accept the key of the App${said}`,
            "give the App's id and a private key that its settings page lists, and see that the clock of this machine is right",
          )
        : ailment(
            'token_refused',
            'stops',
            `GitHub does not accept the token${said}`,
            'it may have expired or been revoked: make a new one and set GH_TOKEN to it',
            'gh auth login',
          );
    case 'not_installed':
      return ailment(
        'not_installed',
        'stops',
        `the App is not installed in ${name}`,
        `an owner of ${named.owner} installs it, or adds the repository: Settings → GitHub Apps → Configure → Repository access`,
      );
    case 'suspended':
      return ailment(
        'suspended',
        'stops',
        `the installation of the App in ${named.owner} is suspended`,
        `an owner of ${named.owner} lets it in again: Settings → GitHub Apps → Configure → Unsuspend`,
      );
    case 'not_visible':
      break;
  }
  return ailment(
    'not_visible',
    'stops',
    `GitHub shows no repository ${name}${said}`,
    isApp
      ? 'check its name, and that the App is installed in it'
      : 'check its name, and that the token may see it: a fine-grained token names its repositories, and an organization with single sign-on has to authorize tokens',
  );
}

function repositoryAilments(named: Named, site: Open): readonly Ailment[] {
  const { owner, name } = site;
  const found: Ailment[] = [];
  if (`${named.owner}/${named.name}`.toLowerCase() !== `${owner}/${name}`.toLowerCase())
    found.push(
      ailment(
        'renamed',
        'hint',
        `${named.owner}/${named.name} is called ${owner}/${name} now`,
        'use its new name, also in the remote of your clones',
        `git remote set-url origin ${shellWord(`${pageOf(site)}.git`)}`,
      ),
    );
  if (site.isArchived)
    found.push(
      ailment(
        'archived',
        'stops',
        'the repository is archived: nothing can be written to it',
        `unarchive it: ${pageOf(site, 'settings')} → Danger Zone`,
        setCommand(site, 'archived', false),
      ),
    );
  if (site.isDisabled)
    found.push(ailment('switched_off', 'stops', 'GitHub has disabled the repository', "ask GitHub's support why"));
  if (!site.hasIssues)
    found.push(
      ailment(
        'issues_off',
        'stops',
        'issues are switched off: a project begins as an issue, and its status is a comment there',
        `switch them on: ${pageOf(site, 'settings')} → Features → Issues`,
        setCommand(site, 'has_issues', true),
      ),
    );
  if (!site.hasCommits)
    found.push(
      ailment(
        'no_commits',
        'stops',
        `nothing is on ${site.defaultBranch} yet`,
        'commit something: artifacts and the policy are read from there',
      ),
    );
  return found;
}

interface Needed {
  readonly access: 'read' | 'write';
  readonly severity: Severity;
  /** As the settings page of an App calls it. */
  readonly title: string;
  /** What does not work without it. */
  readonly without: string;
}

/** The least that the App works with, by GitHub's names; app.yml asks for the same. */
export const leastPermissions: Readonly<Record<string, Needed>> = {
  metadata: { access: 'read', severity: 'stops', title: 'Metadata', without: 'nothing can be seen' },
  contents: { access: 'write', severity: 'stops', title: 'Contents', without: 'the record cannot be kept' },
  issues: {
    access: 'write',
    severity: 'stops',
    title: 'Issues',
    without: 'commands cannot be read, nor can a status be shown',
  },
  pull_requests: {
    access: 'write',
    severity: 'stops',
    title: 'Pull requests',
    without: 'reviews cannot be read or asked for',
  },
  checks: {
    access: 'write',
    severity: 'stops',
    title: 'Checks',
    without: `the check ${checkName} cannot be shown, and no gate can wait for others`,
  },
  statuses: {
    access: 'read',
    severity: 'stops',
    title: 'Commit statuses',
    without: 'the checks of a pull request cannot be read',
  },
  members: { access: 'read', severity: 'hint', title: 'Members', without: 'roles cannot name teams' },
  merge_queues: {
    access: 'read',
    severity: 'weakens',
    title: 'Merge queues',
    without: 'pull requests in a merge queue wait for a check that does not come',
  },
};

/** What the App has to be told of; app.yml asks for the same. */
export const leastEvents: readonly string[] = [
  'check_run',
  'check_suite',
  'issue_comment',
  'issues',
  'member',
  'membership',
  'merge_group',
  'organization',
  'pull_request',
  'pull_request_review',
  'push',
  'repository',
  'status',
  'team',
];

function appAilments({ installation }: AsApp, { law }: Open): readonly Ailment[] {
  if (installation === null) return [];
  const { permissions, events, page } = installation;
  const namesTeams = Object.keys(law.teams).length > 0;
  const missing = Object.entries(leastPermissions).flatMap(
    ([name, { access, severity, title, without }]): readonly Ailment[] => {
      const given = permissions[name];
      if (given === access || given === 'write' || given === 'admin') return [];
      return [
        ailment(
          'permission_missing',
          name === 'members' && namesTeams ? 'stops' : severity,
          `the App has no permission to ${access} ${name.replaceAll('_', ' ')}: ${without}`,
          `settings of the App → Permissions & events → ${title}: ${access === 'write' ? 'Read and write' : 'Read-only'}; then an owner accepts it on ${page}`,
        ),
      ];
    },
  );
  const unheard = leastEvents.filter((event) => !events.includes(event));
  if (unheard.length === 0) return missing;
  const late = ailment(
    'event_missing',
    'weakens',
    `the App is not told of ${unheard.join(', ')}: only the next sweep finds them`,
    'settings of the App → Permissions & events → Subscribe to events',
  );
  return [...missing, late];
}

function tokenAilments({ as }: Readings, site: Open): readonly Ailment[] {
  const { viewer, unreadable, isPrivate } = site;
  const found: Ailment[] = [];
  if (viewer.mayPush === false)
    found.push(
      ailment(
        'token_cannot_write',
        'stops',
        `${viewer.login} may read ${site.owner}/${site.name} and not write to it`,
        `an administrator gives ${viewer.login} the role write: ${pageOf(site, 'settings', 'access')}`,
        pushCommand(site, viewer.login),
      ),
    );
  const scopes = as.kind === 'token' ? as.scopes : null;
  if (scopes !== null && !scopes.includes('repo') && (isPrivate || !scopes.includes('public_repo')))
    found.push(
      ailment(
        'scope_missing',
        'stops',
        `the token has ${scopes.length === 0 ? 'no scope' : `only the scopes ${scopes.join(', ')}`}, and repo is needed`,
        'make a token with the scope repo, or give it to the one of gh',
        'gh auth refresh --scopes repo',
      ),
    );
  if (unreadable.length > 0)
    found.push(
      ailment(
        'token_cannot_read',
        'stops',
        `the token may not read ${unreadable.map((name) => name.replaceAll('_', ' ')).join(', ')}`,
        viewer.isBot
          ? `give it to the workflow: permissions: { ${unreadable.map((name) => `${name.replaceAll('_', '-')}: ${leastPermissions[name]?.access ?? 'read'}`).join(', ')} }`
          : 'give the token these permissions of the repository: Settings → Developer settings → Personal access tokens',
      ),
    );
  if (viewer.isBot)
    found.push(
      ailment(
        'rights_unknown',
        'hint',
        "GitHub does not tell what a workflow's token may write",
        'in the workflow, permissions: { contents: write, issues: write, pull-requests: write, checks: write, statuses: read }',
      ),
    );
  return found;
}

/** Is there anything that asks for Countersign? */
function isEnrolled({ law, record }: Open): boolean {
  return law.hasPolicy || record.exists;
}

function lawAilments({ as }: Readings, site: Open): readonly Ailment[] {
  const { law, defaultBranch } = site;
  if (site.unreadable.includes('contents')) return [];
  const found: Ailment[] = law.findings.map(lawAilment);
  if (!isEnrolled(site) && site.hasCommits)
    found.push(
      ailment(
        'not_enrolled',
        'hint',
        `nothing on ${defaultBranch} asks for Countersign yet`,
        `commit ${policyPath} there; this writes one to fill in`,
        'countersign init',
      ),
    );
  const unknown = namesThat(law.people, 'missing');
  if (unknown.length > 0)
    found.push(
      ailment(
        'unknown_person',
        'weakens',
        `${policyPath} names ${unknown.join(', ')}, and GitHub knows nobody of that name`,
        'correct the name, or take it out: nobody holds a role by it',
      ),
    );
  return [...found, ...teamAilments(as.kind === 'app' && isMissingMembers(as), site)];
}

function isMissingMembers({ installation }: AsApp): boolean {
  return installation !== null && installation.permissions['members'] === undefined;
}

function teamAilments(isSaid: boolean, { owner, law }: Open): readonly Ailment[] {
  const found: Ailment[] = [];
  const missing = namesThat(law.teams, 'missing');
  if (missing.length > 0)
    found.push(
      ailment(
        'unknown_team',
        'weakens',
        `${policyPath} names ${missing.join(', ')}, and there is no such team`,
        'correct the name, or take it out: nobody holds a role by it',
      ),
    );
  const elsewhere = namesThat(law.teams, 'elsewhere');
  if (elsewhere.length > 0)
    found.push(
      ailment(
        'team_out_of_reach',
        'weakens',
        `${policyPath} names ${elsewhere.join(', ')}: only teams of ${owner}, written as ${owner}/TEAM, can be asked about`,
        `name a team of ${owner}, or people`,
      ),
    );
  const unreadable = namesThat(law.teams, 'unreadable');
  if (unreadable.length > 0 && !isSaid)
    found.push(
      ailment(
        'team_out_of_reach',
        'stops',
        `${policyPath} names ${unreadable.join(', ')}, whose members this token may not read: nobody holds a role by it`,
        "use a token with the scope read:org; a workflow's token cannot read teams, there an App is needed or roles name people",
      ),
    );
  return found;
}

function namesThat(all: Readonly<Record<string, Known>>, are: Known): readonly string[] {
  return Object.entries(all).flatMap(([name, known]) => (known === are ? [name] : []));
}

export function lawAilment({ severity, file, line, column, message, next }: Finding): Ailment {
  const because = `${file}:${line}:${column}: ${message}`;
  return severity === 'error'
    ? ailment('broken_law', 'stops', because, next)
    : ailment('weak_law', 'weakens', because, next);
}

function recordAilments(readings: Readings, site: Open): readonly Ailment[] {
  const { stateBranch } = readings;
  const { record } = site;
  const found: Ailment[] = [];
  if (record.format?.is === 'foreign')
    found.push(
      ailment(
        'foreign_branch',
        'stops',
        `the branch ${stateBranch} was not made by Countersign: it has no ${formatFile} with format: 1`,
        'give that branch another name',
        renameBranchCommand(site, stateBranch, `${stateBranch}-before`),
      ),
    );
  if (record.format?.is === 'broken')
    found.push(
      ...record.format.findings.map(({ file, line, column, message, next }) =>
        ailment('format_unreadable', 'stops', `${file}:${line}:${column}: ${message}`, next),
      ),
    );
  found.push(...shownAilments(readings, site), ...sweepAilments(readings, site));
  found.push(...rulesetAilments(readings, site), ...classicAilments(readings, site));
  if (isEnrolled(site) && !onlyGrows(site) && record.rules !== null)
    found.push(
      ailment(
        'record_rewritable',
        'weakens',
        `whoever may write to the repository can rewrite or delete the branch ${stateBranch}, and the record with it`,
        `a ruleset that forbids both: ${pageOf(site, 'settings', 'rules')}`,
        recordRulesetCommand(site, stateBranch),
      ),
    );
  return found;
}

/** The app whose comments and checks whoever looks would make; null for a person. */
function appOf({ as }: Readings, { viewer }: Open): number | null {
  return as.appId ?? (viewer.login === 'github-actions[bot]' ? actionsApp : null);
}

function shownAilments(readings: Readings, site: Open): readonly Ailment[] {
  const { format } = site.record;
  const us = appOf(readings, site);
  if (format?.is !== 'ours' || format.shownBy === null || us === null || format.shownBy === us) return [];
  const { shownBy, blob } = format;
  return [
    ailment(
      'shown_elsewhere',
      'weakens',
      `app ${shownBy} shows here, so app ${us} decides and commits, and makes no comments and no checks`,
      `nothing, when that is meant; to let app ${us} show, write its id into ${formatFile} on the branch ${readings.stateBranch}`,
      formatCommand(site, readings.stateBranch, blob, formatText(us)),
    ),
  ];
}

function sweepAilments({ at }: Readings, { record }: Open): readonly Ailment[] {
  const { format, swept } = record;
  if (swept === null || !isSweepLate({ at, last: swept, since: at })) return [];
  return [
    ailment(
      'sweep_late',
      'weakens',
      `no sweep was recorded since ${swept.slice(0, 10)}: where a project is open, an event that got lost is not noticed`,
      sweepAdvice(format?.is === 'ours' ? format.shownBy : null).replaceAll('`', ''),
    ),
  ];
}

function onlyGrows({ record }: Open): boolean {
  const { rules, classic, isLocked } = record;
  const types = new Set((rules ?? []).map(({ type }) => type));
  if (types.has('deletion') && types.has('non_fast_forward')) return true;
  return isLocked || (classic !== null && !classic.allowsForcePushes && !classic.allowsDeletions);
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

function mainAilments(readings: Readings, site: Open): readonly Ailment[] {
  const { main, defaultBranch } = site;
  if (!isEnrolled(site)) return [];
  const { appId } = readings.as;
  const ruled = (main.rules ?? []).filter(({ checks }) => ours(checks).length > 0);
  const all = [...ruled.flatMap(({ checks }) => ours(checks)), ...ours(main.classicChecks ?? [])];
  if (all.length === 0)
    return main.rules === null && main.classicChecks === null ? [rulesUnknown(site)] : [notRequired(site, appId)];
  const elsewhere = appId === null ? undefined : all.find((check) => check.appId !== null && check.appId !== appId);
  if (elsewhere !== undefined && appId !== null)
    return [
      ailment(
        'check_bound_elsewhere',
        'stops',
        `${defaultBranch} waits for a check ${checkName} of the App ${elsewhere.appId}, and ours comes from the App ${appId}: nothing can be merged`,
        `choose the App ${appId} as its source: ${pageOf(site, 'settings', 'rules')}`,
        bound(site, ruled, appId),
      ),
    ];
  if (all.some((check) => check.appId !== null)) return [];
  return [
    ailment(
      'check_unbound',
      'weakens',
      `${defaultBranch} asks for the check ${checkName} from any source: whoever may write can set a green one`,
      `choose the App as its source: ${pageOf(site, 'settings', 'rules')} → Require status checks → ${checkName}`,
      appId === null ? null : bound(site, ruled, appId),
    ),
  ];
}

function ours(checks: readonly RequiredCheck[]): readonly RequiredCheck[] {
  return checks.filter(({ context }) => context === checkName);
}

function bound(site: Open, [rule]: readonly Rule[], appId: number): string | null {
  return rule === undefined ? bindInProtectionCommand(site, appId) : bindInRulesetCommand(site, rule, appId);
}

function rulesUnknown(site: Open): Ailment {
  return ailment(
    'rules_unknown',
    'hint',
    `GitHub does not tell which rules hold on ${site.defaultBranch}, or its plan for this repository has none`,
    `see that the check ${checkName} is required there: ${pageOf(site, 'settings', 'rules')}`,
  );
}

function notRequired(site: Open, appId: number | null): Ailment {
  return ailment(
    'check_not_required',
    'weakens',
    `${site.defaultBranch} does not ask for the check ${checkName}: pull requests can be merged past closed gates, which is recorded and not prevented`,
    `require it, with the App as its source: ${pageOf(site, 'settings', 'rules')}`,
    appId === null ? null : checkRulesetCommand(site, appId),
  );
}

/** What is wrong with how GitHub reaches the App. The sweep finds what was not delivered, later. */
export function webhookAilmentsOf({
  url,
  contentType,
  hasSecret,
  isInsecure,
  deliveries,
}: WebhookReadings): readonly Ailment[] {
  const where = 'settings of the App → General → Webhook';
  if (url === null)
    return [
      ailment(
        'webhook_missing',
        'weakens',
        'the App has no address that GitHub delivers to: everything waits for the next sweep',
        `${where} → Active, and as its URL https://YOUR-SERVER/api/github/webhooks`,
      ),
    ];
  const found: Ailment[] = [];
  if (contentType !== 'json')
    found.push(
      ailment(
        'webhook_form',
        'weakens',
        'GitHub delivers as a web form, and that is refused',
        `${where} → Content type: application/json`,
      ),
    );
  if (!hasSecret)
    found.push(
      ailment(
        'webhook_unsigned',
        'weakens',
        'deliveries are not signed, and what is not signed is refused',
        `${where} → Secret: the value that WEBHOOK_SECRET has on the server`,
      ),
    );
  if (isInsecure)
    found.push(
      ailment(
        'webhook_insecure',
        'weakens',
        "GitHub does not verify the server's certificate: somebody between can read what it delivers",
        `${where} → Enable SSL verification`,
      ),
    );
  const failed = deliveries.filter(({ arrived }) => !arrived);
  const last = failed.toSorted((one, other) => (one.at < other.at ? 1 : -1))[0];
  if (last !== undefined)
    found.push(
      ailment(
        'webhook_failing',
        'weakens',
        `${failed.length} of the last ${deliveries.length} deliveries did not arrive, the latest at ${last.at} (${last.status})`,
        `see that ${url} can be reached from the internet; settings of the App → Advanced shows what it answered`,
      ),
    );
  return found;
}
