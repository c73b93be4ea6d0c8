import { afterEach, describe, expect, it } from 'vitest';
import { examineWebhook } from '../../src/github/doctor.ts';
import type { Ailment } from '../../src/github/doctor/ailments.ts';
import { leastPermissions } from '../../src/github/doctor/judge/access.ts';
import { githubHome } from '../../src/github/home.ts';
import { rest } from '../sandbox/talk.ts';
import { openDoctor, policy, shipped, type DoctorRig } from './doctor-rig.ts';

const open: DoctorRig[] = [];

async function doctor(files: Readonly<Record<string, string>> = {}): Promise<DoctorRig> {
  const rig = await openDoctor(files);
  open.push(rig);
  return rig;
}

afterEach(async () => {
  for (const rig of open.splice(0)) {
    expect(rig.sandbox.gaps).toEqual([]);
    await rig.close();
  }
});

function codes(ailments: readonly Ailment[]): readonly string[] {
  return ailments.map(({ code, severity }) => `${code} ${severity}`);
}

/** What a new repository lacks, and works without. */
const bare = ['record_rewritable weakens', 'check_not_required weakens'];

function command(ailments: readonly Ailment[], code: string): string | undefined {
  return ailments.find((one) => one.code === code)?.command;
}

/** Commits to the state branch as the App does. */
async function writes({ sandbox, site, client }: DoctorRig): Promise<boolean> {
  const { owner, name, id } = site;
  const home = githubHome({
    client: client(sandbox.tokenFor({ installation: 'acme' })),
    repository: { owner, name, id },
    identity: { appId: sandbox.app.id },
    branch: 'countersign',
    shipped,
    memory: new Map(),
  });
  const author = { id: 1, login: 'ann', kind: 'person', assurance: 'proven' } as const;
  const change = { id: '12', files: new Map([['note.md', 'x']]), entries: [], subject: 'x', author, at: '' };
  try {
    return (await home.commit({ ...change, revision: await site.head('countersign') })).ok;
  } catch {
    return false;
  }
}

/** Puts a ruleset on the repository, as its administrator does. */
async function ruleset({ sandbox }: DoctorRig, ruled: Readonly<Record<string, unknown>>): Promise<void> {
  const { status } = await rest(sandbox, sandbox.tokenFor({ user: 'root' }), 'POST', '/repos/acme/portal/rulesets', {
    enforcement: 'active',
    target: 'branch',
    ...ruled,
  });
  expect(status).toBe(201);
}

const everythingByPull = {
  name: "Nobody's exception",
  conditions: { ref_name: { include: ['~ALL'], exclude: [] } },
  rules: [
    {
      type: 'pull_request',
      parameters: {
        required_approving_review_count: 1,
        dismiss_stale_reviews_on_push: false,
        require_code_owner_review: false,
        require_last_push_approval: false,
        required_review_thread_resolution: false,
      },
    },
  ],
};

it('a repository that is set up by what the doctor says has no ailment left', async () => {
  const rig = await doctor();
  const before = await rig.asApp();
  expect(codes(before)).toEqual(bare);
  await rig.run(command(before, 'record_rewritable'));
  await rig.run(command(before, 'check_not_required'));
  expect(await writes(rig)).toBe(true);
  expect(await writes(rig)).toBe(true);
  expect(await rig.asApp()).toEqual([]);
});

it('nothing is written by examining', async () => {
  const rig = await doctor();
  rig.sandbox.clearRequests();
  await rig.asApp();
  await rig.asToken(rig.sandbox.tokenFor({ user: 'ann' }));
  const writing = rig.sandbox.requests.filter(({ kind, operation }) => kind === 'write' && !/token/u.test(operation));
  expect(writing).toEqual([]);
});

describe('the branch of the record', () => {
  it('that rules will keep us from is found before first use', async () => {
    const rig = await doctor();
    await ruleset(rig, everythingByPull);
    expect(codes(await rig.asApp())).toEqual(['kept_out stops', ...bare]);
  });

  it('that a ruleset protects against us is open once the command has run', async () => {
    const rig = await doctor();
    expect(await writes(rig)).toBe(true);
    await ruleset(rig, everythingByPull);
    expect(await writes(rig)).toBe(false);
    const ailments = await rig.asApp();
    expect(ailments[0]).toMatchObject({ code: 'kept_out', severity: 'stops' });
    expect(ailments[0]?.because).toContain('the ruleset "Nobody\'s exception"');
    await rig.run(command(ailments, 'kept_out'));
    expect(codes(await rig.asApp())).toEqual(bare);
    expect(await writes(rig)).toBe(true);
  });

  it('is open to us when the ruleset lets the App pass', async () => {
    const rig = await doctor();
    const actor = { actor_id: rig.sandbox.app.id, actor_type: 'Integration', bypass_mode: 'always' };
    await ruleset(rig, { ...everythingByPull, bypass_actors: [actor] });
    expect(codes(await rig.asApp())).toEqual(bare);
    expect(await writes(rig)).toBe(true);
    expect(codes(await rig.asToken(rig.sandbox.tokenFor({ user: 'ann' })))).toEqual(['kept_out stops', ...bare]);
    // An administrator is told who may pass.
    expect(codes(await rig.asToken(rig.sandbox.tokenFor({ user: 'root' })))).toEqual([...bare, 'kept_out hint']);
  });

  it('that classic protection keeps for others is closed to us', async () => {
    const rig = await doctor();
    expect(await writes(rig)).toBe(true);
    rig.site.protect('countersign', { mayPush: ['root'] });
    expect(await writes(rig)).toBe(false);
    expect(codes(await rig.asApp())).toEqual(['kept_out stops', 'check_not_required weakens']);
    rig.site.protect('countersign', { mayPush: ['countersign[bot]'] });
    expect(codes(await rig.asApp())).toEqual(['check_not_required weakens']);
  });

  it('that somebody else made is not touched', async () => {
    const rig = await doctor();
    await rig.site.as('ann').push('countersign', { 'notes.md': 'mine\n' });
    expect(codes(await rig.asApp())).toEqual(['foreign_branch stops', ...bare]);
  });
});

describe('the check on the default branch', () => {
  it('from any source is bound to the App by the command', async () => {
    const rig = await doctor();
    await ruleset(rig, {
      name: 'main',
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      rules: [
        { type: 'deletion' },
        {
          type: 'required_status_checks',
          parameters: {
            strict_required_status_checks_policy: false,
            required_status_checks: [{ context: 'build' }, { context: 'countersign' }],
          },
        },
      ],
    });
    const ailments = await rig.asApp();
    expect(codes(ailments)).toEqual(['record_rewritable weakens', 'check_unbound weakens']);
    await rig.run(command(ailments, 'check_unbound'));
    expect(codes(await rig.asApp())).toEqual(['record_rewritable weakens']);
  });

  it('that classic protection asks for is found, also who has to set it', async () => {
    const rig = await doctor();
    rig.site.protect('main', { requiredCheck: { name: 'countersign', appId: null } });
    expect(codes(await rig.asApp())).toEqual(['record_rewritable weakens', 'check_unbound weakens']);
    rig.site.protect('main', { requiredCheck: { name: 'countersign', appId: 15_368 } });
    expect(codes(await rig.asApp())).toEqual(['check_bound_elsewhere stops', 'record_rewritable weakens']);
    rig.site.protect('main', { requiredCheck: { name: 'countersign', appId: rig.sandbox.app.id } });
    expect(codes(await rig.asApp())).toEqual(['record_rewritable weakens']);
    rig.site.protect('main', { requiredCheck: { name: 'build', appId: null } });
    expect(codes(await rig.asApp())).toEqual(bare);
  });
});

describe('the repository', () => {
  it('that is archived', async () => {
    const rig = await doctor();
    rig.site.archive();
    const [first] = await rig.asApp();
    expect(first).toMatchObject({ code: 'archived', severity: 'stops' });
  });

  it('that nobody has', async () => {
    const rig = await doctor();
    const token = rig.sandbox.tokenFor({ user: 'ann' });
    expect(codes(await rig.asToken(token, 'acme/nothing'))).toEqual(['not_visible stops']);
    expect(codes(await rig.asApp('acme/nothing'))).toEqual(['not_installed stops']);
  });

  it('that was renamed is examined under its new name', async () => {
    const rig = await doctor();
    rig.sandbox.renameRepository(rig.site, 'gateway');
    expect(codes(await rig.asApp())).toEqual([...bare, 'renamed hint']);
  });

  it('in which nobody asked for Countersign', async () => {
    const rig = await doctor();
    await rig.sandbox.repository('acme/other', { permissions: { ann: 'write' } });
    expect(codes(await rig.asApp('acme/other'))).toEqual(['not_enrolled hint']);
  });
});

/** All that the App needs, but for these. */
function granted(...but: readonly string[]): Readonly<Record<string, 'read' | 'write'>> {
  const all = Object.entries(leastPermissions).map(([name, { access }]) => [name, access] as const);
  return Object.fromEntries(all.filter(([name]) => !but.includes(name)));
}

describe('the installation', () => {
  it('without a permission', async () => {
    const rig = await doctor();
    rig.sandbox.install('acme', { permissions: { ...granted('contents', 'checks'), contents: 'read' } });
    const ailments = await rig.asApp();
    expect(codes(ailments)).toEqual(['permission_missing stops', 'permission_missing stops', ...bare]);
    expect(ailments.map(({ because }) => because).slice(0, 2)).toEqual([
      'the App has no permission to write contents: the record cannot be kept',
      expect.stringContaining('no permission to write checks') as string,
    ]);
  });

  it('without members, where a role names a team', async () => {
    const rig = await doctor({
      '.github/countersign.yml': policy.replace('tester: { logins: [bob] }', 'tester: { teams: [acme/quality] }'),
    });
    rig.sandbox.team('acme', 'quality', ['bob']);
    expect(codes(await rig.asApp())).toEqual(bare);
    rig.sandbox.install('acme', { permissions: granted('members') });
    expect(codes(await rig.asApp())).toEqual(['permission_missing stops', ...bare]);
    const token = rig.sandbox.tokenFor({ actions: 'acme/portal' });
    expect(codes(await rig.asToken(token))).toEqual(['team_out_of_reach stops', ...bare, 'rights_unknown hint']);
  });

  it('that is suspended', async () => {
    const rig = await doctor();
    rig.sandbox.suspend('acme');
    expect(codes(await rig.asApp())).toEqual(['suspended stops']);
  });
});

describe('a token', () => {
  it('of somebody who may only read', async () => {
    const rig = await doctor();
    expect(codes(await rig.asToken(rig.sandbox.tokenFor({ user: 'eve' })))).toEqual([
      'token_cannot_write stops',
      ...bare,
    ]);
    expect(codes(await rig.asToken(rig.sandbox.tokenFor({ user: 'ann' })))).toEqual(bare);
  });

  it('of a workflow that was given too little', async () => {
    const rig = await doctor();
    await rig.site.setCheck((await rig.site.head()) ?? '', 'build', 'success', {
      appId: 15_368,
      appSlug: 'github-actions',
    });
    const little = { contents: 'write' } as const;
    const ailments = await rig.asToken(rig.sandbox.tokenFor({ actions: 'acme/portal', permissions: little }));
    expect(codes(ailments)).toEqual(['token_cannot_read stops', ...bare, 'rights_unknown hint']);
    expect(ailments[0]?.because).toMatch(/^the token may not read issues, pull requests/u);
    const nothing = await rig.asToken(
      rig.sandbox.tokenFor({ actions: 'acme/portal', permissions: { issues: 'read' } }),
    );
    expect(nothing[0]?.because).toMatch(/^the token may not read contents, pull requests/u);
  });

  it('that GitHub does not know', async () => {
    const rig = await doctor();
    expect(codes(await rig.asToken('ghp_nobodys'))).toEqual(['token_refused stops']);
  });
});

describe('the policy and the definitions on the default branch', () => {
  it('are told where they are broken', async () => {
    const rig = await doctor({ '.github/countersign.yml': 'version: 1\nroles:\n  tester: { login: [bob] }\n' });
    const [first] = await rig.asApp();
    expect(first).toMatchObject({ code: 'broken_law', severity: 'stops' });
    expect(first?.because).toMatch(/^\.github\/countersign\.yml:3:\d+: /u);
  });

  it('are checked together', async () => {
    const rig = await doctor({
      '.github/countersign.yml': `${policy}gates: { legal_review: { count: 2 } }\n`,
      '.github/countersign/lifecycles/broken.yml': 'workflow_type: [\n',
    });
    const because = (await rig.asApp()).filter(({ code }) => code === 'broken_law').map((one) => one.because);
    expect(because).toHaveLength(2);
    expect(because[0]).toMatch(/^\.github\/countersign\.yml:\d+:\d+: .*legal_review/u);
    expect(because[1]).toMatch(/^\.github\/countersign\/lifecycles\/broken\.yml:\d+:\d+: /u);
  });

  it('that GitHub cuts are not judged by what is left of them', async () => {
    const rig = await doctor({ '.github/countersign.yml': `${policy}# ${'x'.repeat(520_000)}\n` });
    expect((await rig.asApp())[0]).toMatchObject({
      code: 'broken_law',
      because: '.github/countersign.yml:1:1: GitHub shows only its first 512,000 bytes',
    });
  });

  it('name people and teams that are there', async () => {
    const rig = await doctor({
      '.github/countersign.yml': policy
        .replace('tester: { logins: [bob] }', 'tester: { teams: [acme/qualty, umbrella/all] }')
        .replace('product_owner: { logins: [ann] }', 'product_owner: { logins: [ann, anm] }'),
    });
    rig.sandbox.team('acme', 'quality', ['bob']);
    const ailments = (await rig.asApp()).filter(({ code }) => /person|team/u.test(code));
    expect(ailments.map(({ because }) => because)).toEqual([
      '.github/countersign.yml names anm, and GitHub knows nobody of that name',
      '.github/countersign.yml names acme/qualty, and there is no such team',
      '.github/countersign.yml names umbrella/all: only teams of acme, written as acme/TEAM, can be asked about',
    ]);
  });
});

it('a clock that differs from GitHub’s by more than a minute is told', async () => {
  const rig = await doctor();
  const { now } = rig.clock;
  const before = now();
  Object.assign(rig.clock, { now: () => before });
  rig.sandbox.clock.advance(30_000);
  expect(codes(await rig.asApp())).toEqual(bare);
  rig.sandbox.clock.advance(150_000);
  const [first] = await rig.asApp();
  expect(first).toMatchObject({ code: 'clock_wrong', severity: 'weakens' });
  expect(first?.because).toContain('is 3 minutes behind GitHub');
});

describe('the webhook of the App', () => {
  it('that is nowhere, that fails, and that arrives again', async () => {
    const { sandbox, site, app, clock } = await doctor();
    expect(codes(await examineWebhook(app, clock))).toEqual(['webhook_missing weakens']);
    sandbox.deliverTo('http://127.0.0.1:9/');
    await site.as('ann').openIssue({ title: 'Portal 2.0' });
    await sandbox.settled();
    expect(codes(await examineWebhook(app, clock))).toEqual(['webhook_failing weakens']);
    sandbox.clock.advance(25 * 60 * 60_000);
    expect(await examineWebhook(app, clock)).toEqual([]);
  });

  it('is judged by what GitHub tells of it', async () => {
    const { sandbox, app, clock } = await doctor();
    const body = { url: 'https://countersign.example/', content_type: 'form', insecure_ssl: '1' };
    sandbox.faults.inject({ match: 'apps/get-webhook-config-for-app', answer: { status: 200, body } });
    expect(codes((await examineWebhook(app, clock)).filter(({ code }) => code !== 'webhook_failing'))).toEqual([
      'webhook_form weakens',
      'webhook_unsigned weakens',
      'webhook_insecure weakens',
    ]);
  });
});
