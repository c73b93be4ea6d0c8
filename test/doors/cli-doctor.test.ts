import { spawn } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { troublesOf, type HereRepository } from '../../src/doors/cli/doctor-here.ts';
import { makeRepository, temporaryFolder, type TestRepository } from '../fixtures/repository.ts';
import { openDoctor, type DoctorRig } from '../github/doctor-rig.ts';
import { program, typed, type Environment, type Ran } from './cli-rig.ts';

/** A folder that is no repository. */
const nowhere = temporaryFolder();
const made: TestRepository[] = [];
afterAll(() => {
  rmSync(nowhere, { recursive: true });
  for (const repository of made) repository.remove();
});

/** The sandbox answers meanwhile. */
function run(cwd: string, args: readonly string[], env: Environment = {}): Promise<Ran> {
  return typed(process.execPath, [program, 'doctor', ...args], cwd, { env });
}

function make(...args: Parameters<typeof makeRepository>): TestRepository {
  const repository = makeRepository(...args);
  made.push(repository);
  return repository;
}

function codesIn({ out }: Ran): readonly string[] {
  const { ailments } = JSON.parse(out) as { readonly ailments: readonly { code: string; severity: string }[] };
  return ailments.map(({ code, severity }) => `${code} ${severity}`);
}

describe('a GitHub that cannot be reached', () => {
  it.each([['mine'], ['doctor'], ['simulate']])('is told by %s, and is no success', async (verb) => {
    const env = { GITHUB_API_URL: 'http://127.0.0.1:9/api/v3', GH_TOKEN: 'a-token' };
    const { code, out, err } = await typed(process.execPath, [program, verb, 'acme/portal'], nowhere, { env });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^No: GitHub does not answer.*\nNext: try again; nothing was lost\n$/u);
    expect(err).not.toContain('a-token');
  });
});

describe('a repository on GitHub', () => {
  let rig: DoctorRig;
  let env: Environment;
  beforeEach(async () => {
    rig = await openDoctor();
    // The machine's clock is not the sandbox's.
    rig.sandbox.clock.advance(Date.now() - rig.sandbox.clock.now());
    env = { GITHUB_API_URL: `${rig.sandbox.url}/api/v3`, GH_TOKEN: rig.sandbox.tokenFor({ user: 'ann' }) };
  });
  afterEach(async () => {
    expect(rig.sandbox.gaps).toEqual([]);
    await rig.close();
  });

  it('is told line by line what is wrong, with the way out', async () => {
    const { code, out, err } = await run(nowhere, ['acme/portal'], env);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [first, next, command, ...others] = out.split('\n');
    expect(first).toMatch(/^! whoever may write to the repository can rewrite or delete the branch countersign/u);
    expect(next).toMatch(/^ {2}→ a ruleset that forbids both: https:/u);
    expect(command).toMatch(/^ {2}printf %s '\{.*\}' \| gh api --hostname 127\.0\.0\.1:\d+ -X POST repos/u);
    expect(others.at(-2)).toBe('! acme/portal: nothing stops Countersign, 2 things weaken it');
  });

  it('makes the command fail when something stops it, and says so to machines too', async () => {
    rig.site.archive();
    const asRead = { ...env, GH_TOKEN: '', GITHUB_TOKEN: rig.sandbox.tokenFor({ user: 'eve' }) };
    const { code, out } = await run(nowhere, ['acme/portal'], asRead);
    expect(code).toBe(1);
    expect(out).toMatch(/\n✗ acme\/portal: 2 things stop Countersign, 2 things weaken it\n$/u);
    const machine = await run(nowhere, ['acme/portal', '--json'], asRead);
    expect(machine.code).toBe(1);
    expect(JSON.parse(machine.out)).toMatchObject({
      ok: false,
      code: 'archived',
      because: 'the repository is archived: nothing can be written to it',
      examined: 'acme/portal',
    });
  });

  it('is told from the remote origin, however its address is written', async () => {
    const here = make();
    const { host, hostname } = new URL(rig.sandbox.url);
    here.git('remote', 'add', 'origin', '.');
    for (const address of [
      `http://${host}/acme/portal.git`,
      `http://ann:secret-of-ann@${host}/acme/portal`,
      `git@${hostname}:acme/portal.git`,
      `ssh://git@${hostname}:2222/acme/portal.git`,
    ]) {
      here.git('remote', 'set-url', 'origin', address);
      const { out, err } = await run(here.dir, [], env);
      expect(`${address}: ${out}`).toContain('acme/portal: nothing stops Countersign');
      expect(out + err).not.toContain('secret-of-ann');
    }
  });

  it('that there is not, and a token that is not known, are said', async () => {
    expect(codesIn(await run(nowhere, ['acme/nothing', '--json'], env))).toEqual(['not_visible stops']);
    const ran = await run(nowhere, ['acme/portal', '--json'], { ...env, GH_TOKEN: 'ghp_nobodys' });
    expect(codesIn(ran)).toEqual(['token_refused stops']);
    expect(ran.out + ran.err).not.toContain('ghp_nobodys');
  });

  it('is examined as the App with what its server is told, and its webhook too', async () => {
    const { GH_TOKEN: _token, ...place } = env;
    const { id, privateKey } = rig.sandbox.app;
    const asApp = { ...place, APP_ID: String(id), PRIVATE_KEY: Buffer.from(privateKey).toString('base64') };
    const ran = await run(nowhere, ['acme/portal', '--json'], asApp);
    expect(codesIn(ran)).toEqual([
      'record_rewritable weakens',
      'check_not_required weakens',
      'webhook_missing weakens',
    ]);
    expect(ran.out).not.toContain('PRIVATE');
    const none = await run(nowhere, ['umbrella/portal', '--json'], asApp);
    expect(codesIn(none)).toEqual(['not_installed stops', 'webhook_missing weakens']);
  });

  it('whose server does not answer is a failure, not an ailment', async () => {
    const away = { ...env, GITHUB_API_URL: 'http://127.0.0.1:9/api/v3' };
    const { code, out, err } = await run(nowhere, ['acme/portal'], away);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('No: GitHub does not answer');
  });
});

describe('words that are wrong', () => {
  it.each(['portal', 'acme/portal/issues', 'acme/', '../..', 'https://github.com/acme/portal'])(
    '%s is not the name of a repository',
    async (name) => {
      const { code, err } = await run(nowhere, [name], { GH_TOKEN: 'ghp_anything' });
      expect(code).toBe(64);
      expect(err).toContain('Next: write OWNER/NAME, such as acme/portal');
    },
  );

  it('a name without a token cannot be asked for', async () => {
    const { code, err } = await run(nowhere, ['acme/portal']);
    expect(code).toBe(1);
    expect(err).toContain('No: GitHub cannot be asked without a token');
  });
});

async function codesHere(cwd: string, env: Environment = {}): Promise<readonly string[]> {
  return codesIn(await run(cwd, ['--json'], env));
}

/** Ready for its first project. */
function ready(): TestRepository {
  const here = make();
  here.commit({ '.github/countersign.yml': 'version: 1\nassurance: asserted\n' });
  return here;
}

describe('a plain repository, without a token', () => {
  it('that is new is told what to do first', async () => {
    const here = make();
    expect(await codesHere(here.dir)).toEqual(['no_policy weakens', 'no_record hint']);
    here.write({ '.github/countersign.yml': 'version: 1\n' });
    const { out } = await run(here.dir, []);
    expect(out).toContain('! .github/countersign.yml lies here and is not on main: it does not count yet\n');
    expect(out).toContain('  git add .github/countersign.yml && git commit -m "Who may do what"\n');
    expect(out).toMatch(/\n! this repository: nothing stops Countersign, 1 thing weakens it\n$/u);
  });

  it('in which nothing is wrong has no ailment but what was not looked at', async () => {
    const here = ready();
    here.git('branch', 'other');
    expect(await codesHere(here.dir)).toEqual(['no_record hint']);
    here.git('remote', 'add', 'origin', 'git@github.com:acme/portal.git');
    expect(await codesHere(here.dir)).toEqual(['no_record hint', 'record_stays_here hint', 'github_unseen hint']);
  });

  it('is no repository at all', async () => {
    const { code, out } = await run(nowhere, []);
    expect(code).toBe(1);
    expect(out).toContain('✗ this folder is not in a git repository\n  → git init\n');
  });

  it('with a broken policy is told where', async () => {
    const here = make();
    here.commit({ '.github/countersign.yml': 'version: 2\n' });
    const ran = await run(here.dir, ['--json']);
    expect(codesIn(ran)).toEqual(['broken_law stops', 'no_record hint']);
    expect(ran.out).toContain('.github/countersign.yml:1:10: ');
  });

  it('whose remote home is away, or whose state branch is not ours', async () => {
    const here = ready();
    here.git('remote', 'add', 'origin', join(nowhere, 'gone.git'));
    here.git('config', 'countersign.remote', 'origin');
    here.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    expect(await codesHere(here.dir)).toEqual(['remote_away stops']);
    const other = ready();
    other.git('branch', 'countersign');
    expect(await codesHere(other.dir)).toEqual(['foreign_branch stops']);
  });

  it('that nobody is known in', async () => {
    const here = ready();
    here.git('config', '--unset', 'user.email');
    expect(await codesHere(here.dir, { GIT_AUTHOR_EMAIL: '', EMAIL: '' })).toEqual([
      'no_identity stops',
      'no_record hint',
    ]);
  });

  it('that others push to has the hook installed by the command', async () => {
    const bare = ready().clone({ bare: true });
    made.push(bare);
    const found = await run(bare.dir, ['--json']);
    expect(codesIn(found)).toEqual(['hook_missing weakens', 'no_record hint']);
    const { ailments } = JSON.parse(found.out) as { readonly ailments: readonly { readonly command: string }[] };
    await new Promise((resolve) => {
      spawn('sh', ['-c', ailments[0]?.command ?? ''], { cwd: bare.dir }).on('close', resolve);
    });
    expect(await codesHere(bare.dir)).toEqual(['no_record hint']);
    chmodSync(join(bare.dir, 'hooks/pre-receive'), 0o644);
    expect((await run(bare.dir, [])).out).toContain(`  chmod +x ${join(bare.dir, 'hooks/pre-receive')}\n`);
    bare.hook('pre-receive', 'exec ./lint');
    const { out } = await run(bare.dir, []);
    expect(out).toContain('is there and does not call countersign');
  });
});

describe('what was read of a plain repository', () => {
  const well: HereRepository = {
    isBare: false,
    defaultBranch: 'main',
    stateBranch: 'countersign',
    hasIdentity: true,
    home: 'origin',
    remotes: ['origin'],
    hasRecord: true,
    swept: null,
    policy: 'committed',
    findings: [],
    hook: { path: '/srv/portal.git/hooks/pre-receive', is: 'none' },
  };
  const codes = (git: string, more: Partial<HereRepository> = {}): readonly string[] =>
    troublesOf({ at: '2026-03-04T09:00:00.000Z', git, unusable: [], repository: { ...well, ...more } }).map(
      ({ code }) => code,
    );

  it.each([
    ['git version 2.39.5', []],
    ['git version 2.38.0', []],
    ['git version 2.50.1 (Apple Git-155)', []],
    ['git version 3.0.0', []],
    ['git version 2.37.9', ['git_too_old']],
    ['git version 1.8.3.1', ['git_too_old']],
  ])('%s', (git, expected) => {
    expect(codes(git)).toEqual(expected);
  });

  it('needs no name and no hook where that is not its business', () => {
    expect(codes('git version 2.39.5', { isBare: true, hasIdentity: false, hook: { path: '', is: 'ours' } })).toEqual(
      [],
    );
    expect(codes('git version 2.39.5', { home: null, remotes: [] })).toEqual([]);
  });

  it('tells when nothing sweeps on GitHub any more', () => {
    expect(codes('git version 2.39.5', { swept: '2026-03-02T09:00:00.000Z' })).toEqual([]);
    expect(codes('git version 2.39.5', { swept: '2026-03-01T09:00:00.000Z' })).toEqual(['sweep_late']);
  });
});
