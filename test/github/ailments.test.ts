import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ailmentCodes, type Ailment } from '../../src/github/doctor/ailments.ts';
import { shellWord } from '../../src/github/doctor/fixes.ts';
import { ailmentsOf } from '../../src/github/doctor/judge.ts';
import { leastEvents, leastPermissions } from '../../src/github/doctor/judge/access.ts';
import { webhookAilmentsOf } from '../../src/github/doctor/judge/webhook.ts';
import type { Closed, Open, Readings, Rule, RulesetDetail, WebhookReadings } from '../../src/github/doctor/readings.ts';

const appId = 77;
const granted = Object.fromEntries(Object.entries(leastPermissions).map(([name, { access }]) => [name, access]));
const installation = { page: 'https://github.com/settings/installations/5', permissions: granted, events: leastEvents };
const check = { context: 'countersign', appId };

const neverPassed: RulesetDetail = {
  name: 'Everything by pull request',
  bypass: 'never',
  apps: null,
  conditions: { ref_name: { include: ['~ALL'], exclude: ['refs/heads/scratch'] } },
  rules: [],
};

function rule(type: string, detail: RulesetDetail | null = neverPassed, path = 'repos/acme/portal/rulesets/9'): Rule {
  return { type, checks: [], ruleset: { id: 9, path, detail } };
}

/** A repository in which nothing is wrong. */
const well: Open = {
  is: 'open',
  owner: 'acme',
  name: 'portal',
  host: 'github.com',
  isArchived: false,
  isDisabled: false,
  isPrivate: true,
  hasIssues: true,
  defaultBranch: 'main',
  hasCommits: true,
  viewer: { login: 'countersign[bot]', isBot: true, mayPush: null },
  unreadable: [],
  law: { hasPolicy: true, findings: [], teams: {}, people: {} },
  main: { rules: [{ ...rule('required_status_checks'), checks: [check] }], classicChecks: [] },
  record: {
    exists: true,
    format: { is: 'ours', shownBy: null, blob: 'f'.repeat(40) },
    swept: null,
    rules: [rule('deletion'), rule('non_fast_forward')],
    classic: null,
    isLocked: false,
  },
};

function asApp(site: Partial<Open> | Closed = {}, more: Partial<Readings> = {}): readonly Ailment[] {
  const found = site.is === 'closed' ? site : { ...well, ...site };
  return ailmentsOf({
    named: { owner: 'acme', name: 'portal' },
    stateBranch: 'countersign',
    as: { kind: 'app', appId, installation },
    at: '2026-03-04T09:00:00.000Z',
    ahead: 0,
    found,
    ...more,
  });
}

/** The same with a token of somebody's. */
function asPerson(site: Partial<Open> | Closed = {}, scopes: readonly string[] | null = null): readonly Ailment[] {
  const viewer = { login: 'ann', isBot: false, mayPush: true };
  return asApp(site.is === 'closed' ? site : { viewer, ...site }, { as: { kind: 'token', appId: null, scopes } });
}

function codes(ailments: readonly Ailment[]): readonly string[] {
  return ailments.map(({ code, severity }) => `${code} ${severity}`);
}

/** The body that a command sends. */
function bodyIn(command: string | undefined): unknown {
  const body = /^printf %s '(.*)' \| gh api /u.exec(command ?? '')?.[1];
  return JSON.parse(body ?? 'null');
}

function record(more: Partial<Open['record']>): Partial<Open> {
  return { record: { ...well.record, ...more } };
}

describe('a repository in which nothing is wrong', () => {
  it('has no ailment, for the App and for somebody with a token', () => {
    expect(asApp()).toEqual([]);
    expect(asPerson()).toEqual([]);
  });

  it('tells about a workflow’s token only that nobody can tell what it may write', () => {
    const { viewer } = well;
    expect(codes(asPerson({ viewer }))).toEqual(['rights_unknown hint']);
  });
});

describe('what the doctor says', () => {
  it('has a meaning for every code, a sentence without an end, and a way out', () => {
    const everything = [
      ...asApp(
        {
          isArchived: true,
          isDisabled: true,
          hasIssues: false,
          hasCommits: false,
          main: { rules: [], classicChecks: [] },
          record: { ...well.record, format: { is: 'foreign' }, rules: [rule('update')] },
        },
        { ahead: 300_000 },
      ),
    ];
    expect(everything.length).toBeGreaterThan(7);
    for (const { code, because, next } of everything) {
      expect(Object.hasOwn(ailmentCodes, code)).toBe(true);
      expect(because).toMatch(/[^.]$/u);
      expect(next).not.toBe('');
    }
  });

  it('puts what stops first, and hints last', () => {
    const viewer = { login: 'github-actions[bot]', isBot: true, mayPush: null };
    const main = { rules: [], classicChecks: [] };
    expect(codes(asPerson({ viewer, main, isArchived: true }))).toEqual([
      'archived stops',
      'check_not_required weakens',
      'rights_unknown hint',
    ]);
  });
});

describe('a repository that cannot be seen', () => {
  it.each<[Closed['why'], string]>([
    ['token_refused', 'token_refused stops'],
    ['not_installed', 'not_installed stops'],
    ['suspended', 'suspended stops'],
    ['not_visible', 'not_visible stops'],
  ])('because of %s is one ailment', (why, ailment) => {
    expect(codes(asApp({ is: 'closed', why, words: '' }))).toEqual([ailment]);
    expect(codes(asPerson({ is: 'closed', why, words: '' }))).toEqual([ailment]);
  });

  it('says in GitHub’s words why, where it gave any', () => {
    const words = 'Resource protected by organization SAML enforcement.';
    const [only] = asPerson({ is: 'closed', why: 'not_visible', words });
    expect(only?.because).toBe(`GitHub shows no repository acme/portal (GitHub says: ${words})`);
  });
});

describe('the repository itself', () => {
  it('under a new name is still found, and the old name is told', () => {
    expect(codes(asApp({ name: 'gateway' }))).toEqual(['renamed hint']);
    expect(codes(asApp({ owner: 'ACME' }))).toEqual([]);
  });

  it('is mended by a command where there is one', () => {
    expect(asApp({ isArchived: true })[0]?.command).toBe('gh api -X PATCH repos/acme/portal -F archived=false');
    expect(asApp({ hasIssues: false })[0]?.command).toBe('gh api -X PATCH repos/acme/portal -F has_issues=true');
  });

  it('on a server of one’s own is mended there', () => {
    expect(asApp({ isArchived: true, host: 'github.acme.example' })[0]).toMatchObject({
      next: expect.stringContaining('https://github.acme.example/acme/portal/settings') as string,
      command: 'gh api --hostname github.acme.example -X PATCH repos/acme/portal -F archived=false',
    });
  });
});

describe('the permissions of the App', () => {
  it('are those that its manifest asks for, and so are its events', () => {
    const manifest = parse(readFileSync(join(import.meta.dirname, '../../app.yml'), 'utf8')) as {
      readonly default_permissions: Readonly<Record<string, string>>;
      readonly default_events: readonly string[];
    };
    expect(granted).toEqual(manifest.default_permissions);
    expect(leastEvents).toEqual(manifest.default_events);
  });

  it.each(Object.keys(leastPermissions))('are told one by one: %s', (name) => {
    const { [name]: _missing, ...permissions } = granted;
    const ailments = asApp({}, { as: { kind: 'app', appId, installation: { ...installation, permissions } } });
    expect(ailments).toHaveLength(1);
    expect(ailments[0]).toMatchObject({
      code: 'permission_missing',
      severity: leastPermissions[name]?.severity,
      next: expect.stringContaining(installation.page) as string,
    });
  });

  it('to read is not enough where we write', () => {
    const permissions = { ...granted, contents: 'read' };
    const [only] = asApp({}, { as: { kind: 'app', appId, installation: { ...installation, permissions } } });
    expect(only?.because).toBe('the App has no permission to write contents: the record cannot be kept');
  });

  it('to read members stops everything only where the policy names teams', () => {
    const { members: _missing, ...permissions } = granted;
    const as = { kind: 'app', appId, installation: { ...installation, permissions } } as const;
    const law = { ...well.law, teams: { 'acme/legal': 'unreadable' } } as const;
    expect(codes(asApp({}, { as }))).toEqual(['permission_missing hint']);
    expect(codes(asApp({ law }, { as }))).toEqual(['permission_missing stops']);
  });

  it('say nothing about events that it is not told of', () => {
    const as = { kind: 'app', appId, installation: { ...installation, events: leastEvents.slice(2) } } as const;
    const [only] = asApp({}, { as });
    expect(only).toMatchObject({ code: 'event_missing', severity: 'weakens' });
    expect(only?.because).toContain('check_run, check_suite:');
  });
});

describe('a token', () => {
  it('of somebody who may not write stops, with the command that lets them', () => {
    const viewer = { login: 'eve', isBot: false, mayPush: false };
    expect(asPerson({ viewer })).toMatchObject([
      { code: 'token_cannot_write', command: 'gh api -X PUT repos/acme/portal/collaborators/eve -f permission=push' },
    ]);
  });

  it.each<[readonly string[] | null, boolean, readonly string[]]>([
    [['repo', 'read:org'], true, []],
    [['public_repo'], false, []],
    [['public_repo'], true, ['scope_missing stops']],
    [['gist'], false, ['scope_missing stops']],
    [null, true, []],
  ])('with the scopes %j in a repository that is private: %s', (scopes, isPrivate, expected) => {
    expect(codes(asPerson({ isPrivate }, scopes))).toEqual(expected);
  });

  it('that may not read something says what it is in the words of whoever has to grant it', () => {
    const unreadable = ['pull_requests', 'statuses'];
    expect(asPerson({ unreadable })[0]?.because).toBe('the token may not read pull requests, statuses');
    const { viewer } = well;
    expect(asPerson({ unreadable, viewer })[0]?.next).toBe(
      'give it to the workflow: permissions: { pull-requests: write, statuses: read }',
    );
  });
});

describe('the policy and the definitions', () => {
  it('are told with file, line and column, errors as what stops', () => {
    const finding = {
      code: 'unknown_role',
      file: '.github/countersign.yml',
      line: 4,
      column: 7,
      message: 'no role is called legl',
      next: 'legal?',
      severity: 'error',
    } as const;
    const law = { ...well.law, findings: [finding, { ...finding, severity: 'warning' as const }] };
    expect(codes(asApp({ law }))).toEqual(['broken_law stops', 'weak_law weakens']);
    expect(asApp({ law })[0]).toMatchObject({
      because: '.github/countersign.yml:4:7: no role is called legl',
      next: 'legal?',
    });
  });

  it('name people and teams who must be there', () => {
    const law = {
      ...well.law,
      people: { ann: 'there', anm: 'missing' },
      teams: { 'acme/legal': 'there', 'acme/legl': 'missing', 'umbrella/legal': 'elsewhere' },
    } as const;
    expect(codes(asApp({ law }))).toEqual([
      'unknown_person weakens',
      'unknown_team weakens',
      'team_out_of_reach weakens',
    ]);
  });

  it('name teams in vain where a token may not read them', () => {
    const law = { ...well.law, teams: { 'acme/legal': 'unreadable' } } as const;
    expect(codes(asPerson({ law }))).toEqual(['team_out_of_reach stops']);
  });

  it('that are not there, with no record either, mean that nobody asked for Countersign', () => {
    const law = { ...well.law, hasPolicy: false };
    const gone = { exists: false, format: null };
    const main = { rules: [], classicChecks: [] };
    expect(codes(asApp({ law, main, record: { ...well.record, ...gone, rules: [] } }))).toEqual(['not_enrolled hint']);
    expect(codes(asApp({ law }))).toEqual([]);
  });

  it('are not said to be missing where they cannot be read', () => {
    const { viewer } = well;
    const law = { ...well.law, hasPolicy: false };
    const unreadable = ['contents'];
    expect(codes(asPerson({ viewer, law, unreadable, record: { ...well.record, exists: false } }))).toEqual([
      'token_cannot_read stops',
      'rights_unknown hint',
    ]);
  });
});

function named(shownBy: number | null): Partial<Open> {
  return record({ format: { is: 'ours', shownBy, blob: 'b'.repeat(40) } });
}

describe('the branch of the record', () => {
  it('that says nothing of itself is not ours', () => {
    const [only, ...others] = asApp(record({ format: { is: 'foreign' } }));
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      code: 'foreign_branch',
      severity: 'stops',
      command: 'gh api -X POST repos/acme/portal/branches/countersign/rename -f new_name=countersign-before',
    });
  });

  it('that is not understood stops everything, with line and column', () => {
    const fault = { code: 'newer_format', file: 'format.yaml', line: 1, column: 9, severity: 'error' } as const;
    const findings = [{ ...fault, message: 'it has format 2', next: 'Update countersign.' }];
    expect(asApp(record({ format: { is: 'broken', findings } }))).toEqual([
      {
        code: 'format_unreadable',
        severity: 'stops',
        because: 'format.yaml:1:9: it has format 2',
        next: 'Update countersign.',
      },
    ]);
  });

  it('that names another app is told to the one that shows nothing, with the edit that changes it', () => {
    const [only, ...others] = asApp(named(15368));
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      code: 'shown_elsewhere',
      severity: 'weakens',
      because: expect.stringContaining('app 15368 shows here') as string,
    });
    expect(only?.command).toMatch(/^gh api -X PUT repos\/acme\/portal\/contents\/format\.yaml -f branch=countersign /u);
    expect(only?.command).toContain(`sha=${'b'.repeat(40)}`);
    const content = / content=(\S+)/u.exec(only?.command ?? '')?.[1] ?? '';
    expect(Buffer.from(content.replaceAll("'", ''), 'base64').toString()).toBe(`format: 1\nshown_by: ${appId}\n`);
    expect(asApp(named(null))).toEqual([]);
    // Nobody knows which app a person would show as; a workflow is GitHub Actions.
    expect(asPerson(named(15368))).toEqual([]);
    const viewer = { login: 'github-actions[bot]', isBot: true, mayPush: null };
    expect(codes(asPerson({ ...named(appId), viewer }))).toEqual(['shown_elsewhere weakens', 'rights_unknown hint']);
    expect(codes(asPerson({ ...named(15368), viewer }))).toEqual(['rights_unknown hint']);
  });

  it('tells when no sweep runs any more, after two days', () => {
    expect(asApp(record({ swept: '2026-03-02T09:00:00.000Z' }))).toEqual([]);
    const [only, ...others] = asApp(record({ swept: '2026-03-02T08:59:00.000Z' }));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ code: 'sweep_late', severity: 'weakens' });
    expect(only?.because).toContain('since 2026-03-02');
    expect(only?.next).toContain('whether the App is running');
    const shown = { is: 'foreign' } as const;
    expect(codes(asApp(record({ format: shown, swept: '2026-01-01T00:00:00.000Z' })))).toContain('sweep_late weakens');
  });

  it.each(['update', 'pull_request', 'required_status_checks', 'merge_queue'])(
    'is closed to us by a rule %s, which the ruleset loses for this branch alone',
    (type) => {
      const [only, ...others] = asApp(record({ rules: [...(well.record.rules ?? []), rule(type)] }));
      expect(others).toEqual([]);
      expect(only).toMatchObject({ code: 'kept_out', severity: 'stops' });
      expect(only?.command).toMatch(/-X PUT repos\/acme\/portal\/rulesets\/9 --input -$/u);
      expect(bodyIn(only?.command)).toEqual({
        conditions: {
          ref_name: { include: ['~ALL'], exclude: ['refs/heads/scratch', 'refs/heads/countersign'] },
        },
      });
    },
  );

  it.each(['always', 'exempt'] as const)('is open to us when we may pass: %s', (bypass) => {
    const rules = [...(well.record.rules ?? []), rule('update', { ...neverPassed, bypass })];
    expect(asApp(record({ rules }))).toEqual([]);
  });

  it('is closed to us when we may pass by pull requests only', () => {
    const rules = [...(well.record.rules ?? []), rule('update', { ...neverPassed, bypass: 'pull_requests_only' })];
    expect(codes(asApp(record({ rules })))).toEqual(['kept_out stops']);
  });

  it.each([null, { ...neverPassed, bypass: null }])('may be closed to us when GitHub does not say', (detail) => {
    const rules = [...(well.record.rules ?? []), rule('update', detail)];
    expect(codes(asApp(record({ rules })))).toEqual(['perhaps_kept_out weakens']);
  });

  it('that only an App may write is no trouble for whoever looks with a token', () => {
    const rules = [...(well.record.rules ?? []), rule('update', { ...neverPassed, apps: [appId] })];
    expect(codes(asPerson(record({ rules })))).toEqual(['kept_out hint']);
  });

  it('is told about once for each ruleset, whose page is where its owner finds it', () => {
    const theirs = 'orgs/acme/rulesets/9';
    const rules = [
      ...(well.record.rules ?? []),
      rule('update', neverPassed, theirs),
      rule('pull_request', neverPassed, theirs),
    ];
    const [only, ...others] = asApp(record({ rules }));
    expect(others).toEqual([]);
    expect(only?.because).toContain('(update, pull_request)');
    expect(only?.next).toContain('https://github.com/organizations/acme/settings/rules/9');
    expect(only?.command).toContain('orgs/acme/rulesets/9');
  });

  it('cannot be begun where nobody may make it, and is no trouble once it is there', () => {
    const rules = [...(well.record.rules ?? []), rule('creation')];
    expect(codes(asApp(record({ rules })))).toEqual([]);
    expect(codes(asApp(record({ rules, exists: false, format: null })))).toEqual(['kept_out stops']);
  });

  it('that wants signatures is begun by a bot, whose commits GitHub signs, and not by a person’s token', () => {
    const rules = [...(well.record.rules ?? []), rule('required_signatures')];
    const gone = record({ rules, exists: false, format: null });
    expect(codes(asApp(gone))).toEqual([]);
    expect(codes(asPerson(gone))).toEqual(['kept_out stops']);
    expect(codes(asPerson(record({ rules })))).toEqual([]);
  });

  it('may refuse some commits by their messages or files', () => {
    const rules = [...(well.record.rules ?? []), rule('commit_message_pattern')];
    expect(codes(asApp(record({ rules })))).toEqual(['perhaps_kept_out weakens']);
  });

  const classic = {
    pattern: 'countersign',
    viewerCanPush: false,
    wantsPullRequest: false,
    allowsForcePushes: false,
    allowsDeletions: false,
  };

  it('is closed to us by classic protection, which is taken away or means other branches from then on', () => {
    expect(asApp(record({ classic }))).toMatchObject([
      { code: 'kept_out', command: 'gh api -X DELETE repos/acme/portal/branches/countersign/protection' },
    ]);
    const [wide] = asApp(record({ classic: { ...classic, pattern: '*' } }));
    expect(wide?.next).toContain('change its pattern *');
    expect(wide).not.toHaveProperty('command');
    expect(codes(asApp(record({ classic: { ...classic, viewerCanPush: true } })))).toEqual([]);
    expect(codes(asApp(record({ classic: { ...classic, viewerCanPush: true, wantsPullRequest: true } })))).toEqual([
      'kept_out stops',
    ]);
  });

  it.each<[string, Partial<Open['record']>, readonly string[]]>([
    ['no rules at all', { rules: [] }, ['record_rewritable weakens']],
    ['only its deletion forbidden', { rules: [rule('deletion')] }, ['record_rewritable weakens']],
    ['classic protection', { rules: [], classic: { ...classic, viewerCanPush: true } }, []],
    [
      'classic protection that lets it be rewritten',
      { rules: [], classic: { ...classic, viewerCanPush: true, allowsForcePushes: true } },
      ['record_rewritable weakens'],
    ],
    ['protection that holds for others', { rules: [], isLocked: true }, []],
    ['rules that nobody tells', { rules: null }, []],
  ])('can be rewritten or not: %s', (_says, more, expected) => {
    expect(codes(asApp(record(more)))).toEqual(expected);
  });
});

/** A default branch whose ruleset asks for our check, from these Apps. */
function mainAsking(...appIds: readonly (number | null)[]): Partial<Open> {
  const detail: RulesetDetail = {
    ...neverPassed,
    rules: [
      { type: 'deletion' },
      {
        type: 'required_status_checks',
        parameters: { required_status_checks: [{ context: 'build' }, { context: 'countersign' }] },
      },
    ],
  };
  const checks = appIds.map((from) => ({ context: 'countersign', appId: from }));
  return { main: { rules: [{ ...rule('required_status_checks', detail), checks }], classicChecks: [] } };
}

describe('the check on the default branch', () => {
  it('has to be asked for', () => {
    const [only] = asApp({ main: { rules: [], classicChecks: [{ context: 'build', appId: null }] } });
    expect(only).toMatchObject({ code: 'check_not_required', severity: 'weakens' });
    expect(bodyIn(only?.command)).toMatchObject({
      enforcement: 'active',
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'] } },
      rules: [{ parameters: { required_status_checks: [{ context: 'countersign', integration_id: appId }] } }],
    });
  });

  it('has to come from us: from any source it could be anybody’s', () => {
    const [only] = asApp(mainAsking(null));
    expect(only).toMatchObject({ code: 'check_unbound', severity: 'weakens' });
    expect(bodyIn(only?.command)).toEqual({
      rules: [
        { type: 'deletion' },
        {
          type: 'required_status_checks',
          parameters: {
            required_status_checks: [{ context: 'build' }, { context: 'countersign', integration_id: appId }],
          },
        },
      ],
    });
    expect(codes(asApp(mainAsking(null, appId)))).toEqual([]);
  });

  it('of another App never comes, and nothing can be merged', () => {
    expect(codes(asApp(mainAsking(15_368)))).toEqual(['check_bound_elsewhere stops']);
    expect(codes(asApp(mainAsking(15_368, appId)))).toEqual(['check_bound_elsewhere stops']);
  });

  it('is bound in classic protection beside the checks that are asked for there', () => {
    const classicChecks = [
      { context: 'build', appId: null },
      { context: 'countersign', appId: null },
    ];
    const [only] = asApp({ main: { rules: [], classicChecks } });
    expect(only?.command).toContain('repos/acme/portal/branches/main/protection/required_status_checks');
    expect(bodyIn(only?.command)).toEqual({
      checks: [
        { context: 'build', app_id: -1 },
        { context: 'countersign', app_id: appId },
      ],
    });
  });

  it('of any App satisfies whoever does not know which App is ours', () => {
    expect(codes(asPerson(mainAsking(15_368)))).toEqual([]);
    expect(asPerson(mainAsking(null))).toMatchObject([{ code: 'check_unbound' }]);
    expect(asPerson(mainAsking(null))[0]).not.toHaveProperty('command');
  });

  it('is unknown where GitHub tells no rules', () => {
    expect(codes(asApp({ main: { rules: null, classicChecks: null } }))).toEqual(['rules_unknown hint']);
  });
});

describe('the clock', () => {
  it.each([
    [0, []],
    [60_000, []],
    [-60_000, []],
    [61_000, ['clock_wrong weakens']],
    [-7_200_000, ['clock_wrong weakens']],
    [null, []],
  ])('that GitHub’s is ahead of by %j milliseconds', (ahead, expected) => {
    expect(codes(asApp({}, { ahead }))).toEqual(expected);
  });

  it('is said to be behind or ahead', () => {
    expect(asApp({}, { ahead: 180_000 })[0]?.because).toContain('is 3 minutes behind GitHub');
    expect(asApp({}, { ahead: 3 * 60 * 60_000 })[0]?.because).toContain('is 3 hours behind');
    expect(asApp({}, { ahead: 264 * 24 * 60 * 60_000 })[0]?.because).toContain('is 264 days behind');
    expect(asApp({}, { ahead: -61_000 })[0]?.because).toContain('is a minute ahead of GitHub');
  });
});

describe('the webhook of the App', () => {
  const hook: WebhookReadings = {
    url: 'https://countersign.acme.example/api/github/webhooks',
    contentType: 'json',
    hasSecret: true,
    isInsecure: false,
    deliveries: [{ at: '2026-03-02T09:00:00Z', arrived: true, status: '202 OK' }],
  };

  it('that is set up well has no ailment, also before the first delivery', () => {
    expect(webhookAilmentsOf(hook)).toEqual([]);
    expect(webhookAilmentsOf({ ...hook, deliveries: [] })).toEqual([]);
  });

  it.each<[Partial<WebhookReadings>, readonly string[]]>([
    [{ url: null }, ['webhook_missing weakens']],
    [{ contentType: 'form' }, ['webhook_form weakens']],
    [{ hasSecret: false }, ['webhook_unsigned weakens']],
    [{ isInsecure: true }, ['webhook_insecure weakens']],
  ])('with %j', (more, expected) => {
    expect(codes(webhookAilmentsOf({ ...hook, ...more }))).toEqual(expected);
  });

  it('that does not arrive says how often, and when it was the last time', () => {
    const failed = { arrived: false, status: '502 Bad Gateway' };
    const deliveries = [
      ...hook.deliveries,
      { ...failed, at: '2026-03-02T09:02:00Z' },
      { ...failed, at: '2026-03-02T09:01:00Z' },
    ];
    expect(webhookAilmentsOf({ ...hook, deliveries })).toMatchObject([
      {
        code: 'webhook_failing',
        because: '2 of the last 3 deliveries did not arrive, the latest at 2026-03-02T09:02:00Z (502 Bad Gateway)',
      },
    ]);
  });
});

describe('a word in a command', () => {
  it.each([
    ['main', 'main'],
    ['release/2.0', 'release/2.0'],
    ["it's", String.raw`'it'\''s'`],
    ['$(rm -rf .)', "'$(rm -rf .)'"],
    ['', "''"],
  ])('%s is one word for a shell', (text, quoted) => {
    expect(shellWord(text)).toBe(quoted);
  });
});
