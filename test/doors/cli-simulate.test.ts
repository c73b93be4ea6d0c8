import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { makeRepository, temporaryFolder, type TestRepository } from '../fixtures/repository.ts';
import { openSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import type { SandboxRepository } from '../sandbox/repository.ts';
import { program, typed, type Environment, type Ran } from './cli-rig.ts';

const policyPath = '.github/countersign.yml';
const release = join(import.meta.dirname, '../../workflows/lifecycles/software_release.yaml');
const notes = 'releases/acme/release-notes.md';
const nowhere = temporaryFolder();
const made: TestRepository[] = [];
const sandboxes: Sandbox[] = [];
afterAll(() => {
  rmSync(nowhere, { recursive: true });
  for (const repository of made) repository.remove();
});
afterEach(async () => {
  for (const sandbox of sandboxes.splice(0)) {
    expect(sandbox.gaps).toEqual([]);
    await sandbox.close();
  }
});

/** The sandbox answers meanwhile. */
function run(cwd: string, args: readonly string[], who = 'ada', env: Environment = {}): Promise<Ran> {
  return typed(process.execPath, [program, ...args], cwd, { as: who, env });
}

it('simulate decides the record again under the policy and the workflow that lie in the folder', async () => {
  const here = makeRepository();
  made.push(here);
  await run(here.dir, ['init', '--workflow', 'software_release', '--approver', 'bob@example.com']);
  const policy = readFileSync(join(here.dir, policyPath), 'utf8');
  here.commit({ [policyPath]: policy });
  await run(here.dir, ['start', 'acme', '--title', 'Acme portal 2.0']);
  here.branch('notes');
  here.commit({ [notes]: 'New: a portal\n' });
  here.switch('main');
  await run(here.dir, ['approve', 'release_owner_approval', '--branch', 'notes'], 'bob');
  expect((await run(here.dir, ['merge', 'notes'])).code).toBe(0);
  here.branch('more');
  here.commit({ [notes]: 'New: a better portal\n' });
  here.switch('main');
  await run(here.dir, ['status', 'acme']);

  const same = await run(here.dir, ['simulate']);
  expect(same).toMatchObject({ code: 0, err: '' });
  expect(same.out).toMatch(/^✓ policy and definitions lie here as they are on main: nothing would differ\n/u);

  here.write({ [policyPath]: policy.replaceAll('bob@example.com', 'carol@example.com') });
  const { code, out, err } = await run(here.dir, ['simulate']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(`Instead of what is in force: ${policyPath}\n`);
  expect(out).toMatch(
    /^ {2}entry \d+ +bob@example\.com +approve release_owner_approval +release_owner_approval is .*approved → refused: bob@example\.com is not among those who open release_owner_approval$/mu,
  );
  expect(out).toMatch(/^ {2}entry \d+ +ada@example\.com +merge notes +.* → refused: .* \(follows from the above\)$/mu);
  expect(out).toMatch(
    /^ {2}release_owner_approval for more: waits for ada@example\.com or bob@example\.com .* → waits for ada@example\.com or carol@example\.com /mu,
  );
  expect(out).toContain('The record holds what a decision rested on, not what else somebody could have done then');
  expect(here.git('status', '--short')).toBe(`M ${policyPath}`);

  const stricter = readFileSync(release, 'utf8').replace('gates: [release_owner_approval]', 'gates: [code_review]');
  here.write({ [policyPath]: policy, 'draft.yml': stricter });
  const machine = await run(here.dir, ['simulate', '--definition', 'draft.yml', '--json']);
  const told = JSON.parse(machine.out) as {
    readonly ok: boolean;
    readonly changed: readonly string[];
    readonly projects: readonly { readonly id: string; readonly now: readonly { readonly about: string }[] }[];
  };
  expect(told).toMatchObject({ ok: true, changed: ['draft.yml'], projects: [{ id: 'acme', stands: [] }] });
  expect(told.projects[0]?.now.map(({ about }) => about)).toContain('code_review for more');

  here.write({ [policyPath]: 'version: 1\nrole: {}\n' });
  const broken = await run(here.dir, ['simulate']);
  expect(broken.code).toBe(1);
  expect(broken.out).toContain(`${policyPath}:2:1: error unknown_field`);
  expect((await run(here.dir, ['simulate', '--policy', 'gone.yml'])).err).toContain('gone.yml');
});

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

/** What a page tells to type about past merges, typed as it stands; `gh` knows the token. */
async function asTyped(page: string, cwd: string, env: Environment): Promise<Ran> {
  const [, line = 'false'] = /^(.*countersign simulate .* --past .*)$/mu.exec(page) ?? [];
  const bin = join(nowhere, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'gh'), `#!/bin/sh\necho ${env['GH_TOKEN'] ?? ''}\n`, { mode: 0o755 });
  writeFileSync(join(bin, 'countersign'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, { mode: 0o755 });
  return typed('sh', ['-c', line], cwd, {
    as: '',
    env: { ...env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` },
  });
}

/** A repository in which things were merged before anybody installed anything. */
async function withPast(): Promise<{ readonly repository: SandboxRepository; readonly env: Environment }> {
  const sandbox = await openSandbox();
  sandboxes.push(sandbox);
  for (const login of ['ann', 'bob', 'carol']) sandbox.user(login);
  sandbox.organization('acme');
  const repository = await sandbox.repository('acme/portal', {
    files: { 'README.md': '# Portal\n' },
    permissions: { ann: 'write', bob: 'maintain', carol: 'write' },
  });
  sandbox.team('acme', 'reviewers', ['bob', 'carol'], { repositories: { 'acme/portal': 'write' } });
  const ann = repository.as('ann');
  const open = async (name: string, check: string | null): Promise<number> => {
    const oid = await ann.push(name, { [`src/${name}.ts`]: `export const it = '${name}';\n` });
    if (check !== null) await repository.setCheck(oid, 'build', check);
    return (await ann.openPull({ title: `Write ${name}`, head: name })).number;
  };
  const reviewed = await open('reviewed', 'SUCCESS');
  await repository.as('bob').review(reviewed, 'APPROVED');
  await ann.merge(reviewed);
  const early = await open('early', 'SUCCESS');
  await repository.as('carol').review(early, 'APPROVED');
  await ann.push('early', { 'src/early.ts': 'export const it = 2;\n' });
  await ann.merge(early);
  await ann.merge(await open('alone', null));
  await open('still-open', null);
  const token = sandbox.tokenFor({ user: 'bob' });
  return { repository, env: { GITHUB_API_URL: `${sandbox.url}/api/v3`, GH_TOKEN: token } };
}

it('simulate --past says what would have been asked of every merge, before anything is installed', async () => {
  const { repository, env } = await withPast();
  const here = makeRepository();
  made.push(here);
  here.write({
    [policyPath]: `version: 1
workflow: software_release
roles: { code_reviewer: { teams: [acme/reviewers] } }
gates: { ci_status: { checks: [build] } }
`,
  });
  here.git('remote', 'add', 'origin', `${new URL(env['GITHUB_API_URL'] ?? '').origin}/acme/portal.git`);
  const { code, out, err } = await run(here.dir, ['simulate', '--past', '50'], 'ada', env);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const [totals, review, checks, rules, , ...rows] = out.split('\n');
  expect([totals, review, checks]).toEqual([
    'acme/portal: of 3 merges 1 would have passed, 2 lacked approval',
    '     2 lacked code_review',
    '     2 lacked ci_status',
  ]);
  expect(rules).toBe('by .github/countersign.yml and countersign:software_release.yaml (software_release)');
  expect(rows.slice(0, 3)).toEqual([
    '#3  ✗ lacks approval  ann  ✗ code_review, ✗ ci_status  Write alone',
    '#2  ✗ lacks approval  ann  ✗ code_review, ✗ ci_status  Write early',
    '#1  ✓ passes          ann  ✓ code_review, ✓ ci_status  Write reviewed',
  ]);

  // Without a policy anybody who maintains the repository opens every gate.
  const named = await run(nowhere, ['simulate', 'acme/portal', '--json'], 'ada', env);
  expect(JSON.parse(named.out)).toMatchObject({
    ok: true,
    repository: 'acme/portal',
    rules: ['the default policy', expect.any(String) as unknown],
    unseen: [],
    cut: [],
  });
  const told = await asTyped(readme, nowhere, env);
  expect(told.err).toBe('');
  expect(told.out).toMatch(/^acme\/portal: of 3 merges /u);
  await repository.as('bob').push('main', { [policyPath]: 'version: 1\nworkflow: nothing_like_it\n' });
  const other = await run(nowhere, ['simulate', 'acme/portal'], 'ada', env);
  expect(other).toMatchObject({ code: 1, out: '' });
  expect(other.err).toContain('no workflow is called nothing_like_it');
  const words = await Promise.all(
    [['--past', 'all'], ['acme'], ['acme/portal', '--policy', 'gone.yml']].map((args) =>
      run(nowhere, ['simulate', ...args], 'ada', env),
    ),
  );
  expect(words.map((one) => one.code)).toEqual([64, 64, 1]);
  const silent = await run(nowhere, ['simulate', 'acme/portal'], 'ada', {
    GITHUB_API_URL: env['GITHUB_API_URL'] ?? '',
  });
  expect(silent.err).toContain('GH_TOKEN=$(gh auth token) countersign simulate acme/portal --past 100');
});
