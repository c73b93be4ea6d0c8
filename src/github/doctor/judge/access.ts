import { checkName } from '../../documents.ts';
import { ailment, type Ailment, type Severity } from '../ailments.ts';
import { pageOf, pushCommand } from '../fixes.ts';
import type { AsApp, Closed, Open, Readings } from '../readings.ts';

export function closedAilment({ named, as }: Readings, { why, words }: Closed): Ailment {
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
  'release',
  'repository',
  'status',
  'team',
];

export function appAilments({ installation }: AsApp, { law }: Open): readonly Ailment[] {
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

export function tokenAilments({ as }: Readings, site: Open): readonly Ailment[] {
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
