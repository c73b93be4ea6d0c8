import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import { rulebooks } from '../../src/git/findings.ts';
import { openGitHome, type GitHome } from '../../src/git/home.ts';
import { verify } from '../../src/git/verify.ts';
import { handle } from '../../src/handle.ts';
import { judgedLaw } from '../../src/kept/law.ts';
import { blobId } from '../../src/record.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { shipped } from './git-rig.ts';
import { testClock } from './rig.ts';

const file = '.github/countersign.yml';
const program = join(import.meta.dirname, '../../bin/countersign.cjs');
const hook = `exec ${process.execPath} ${fileURLToPath(new URL('./hook.ts', import.meta.url))}`;
const clock = testClock();
const made: TestRepository[] = [];
const homes: GitHome[] = [];
afterAll(async () => {
  for (const one of homes) await one.close();
  for (const repository of made) repository.remove();
});

function kept(repository: TestRepository): TestRepository {
  made.push(repository);
  return repository;
}

async function home({ dir }: TestRepository): Promise<GitHome> {
  const opened = await openGitHome({ cwd: dir, shipped, workflow: 'software_release' });
  homes.push(opened);
  return opened;
}

const rules = `version: 1
assurance: asserted
workflow: software_release
roles:
  release_owner: { emails: [bob@x.example] }
  code_reviewer: { emails: [ann@x.example] }
gates:
  code_revue: {}
`;

function policy(commit: string, more = ''): string {
  return `version: 1\nextends: acme/.github@${commit}\nroles:\n  code_reviewer: { emails: [cat@x.example] }\n${more}`;
}

async function start(at: GitHome, id: string): Promise<unknown> {
  const command = {
    start: { project_id: id, workflow_type: 'software_release', workflow: id, client: 'TBD', owner: 'ann' },
  };
  const actor = await at.actor();
  const { answer } = await handle({ home: at, decider: projectDecider, clock }, id, { source: id, actor, command });
  return answer.is;
}

/** What is in force for a project, who has which role under it, and what is told about it. */
async function inForce(
  repository: TestRepository,
  id: string,
): Promise<{ readonly roles: unknown; readonly base: unknown; readonly told: readonly Finding[] }> {
  const { observed } = await (await home(repository)).observe(id, clock.now());
  const { world, warnings } = observed;
  return { roles: world.policy.roles, base: world.policyPin?.base, told: warnings };
}

function fetches(into: TestRepository, from: TestRepository, commit: string): void {
  into.git('fetch', '--quiet', from.dir, commit);
}

it('a policy that extends another one is one policy of both, read by its commit and kept with the record', async () => {
  const org = kept(makeRepository());
  const first = org.commit({ [file]: rules });
  const here = kept(makeRepository());
  here.commit({ [file]: policy(first) });
  const outOfReach = {
    code: 'base_out_of_reach',
    file,
    line: 2,
    column: 10,
    message: `commit ${first.slice(0, 7)} of acme/.github is not in this repository`,
    next: `git fetch https://github.com/acme/.github ${first}`,
  };

  // Nothing good to fall back on: no project begins.
  await expect(home(here).then((one) => one.observe('atlas', clock.now()))).rejects.toMatchObject({
    findings: [outOfReach],
  });
  fetches(here, org, first);
  expect(await start(await home(here), 'atlas')).toBe('done');
  const base = { blob: blobId(rules), origin: `acme/.github@${first}:${file}` };
  const both = { release_owner: { emails: ['bob@x.example'] }, code_reviewer: { emails: ['cat@x.example'] } };
  expect(await inForce(here, 'atlas')).toEqual({ roles: both, base, told: [] });
  expect(here.git('show', 'countersign:projects/at/atlas/policy_base.yaml')).toBe(rules.trim());

  // What is wrong is told of the file in which it stands.
  const opened = await home(here);
  const judged = await judgedLaw(policy(first, 'overriders: [lead]\n'), await opened.definitions(), opened.bases);
  expect(
    judged.findings
      .filter((one) => one.file.endsWith(file))
      .map((one) => `${one.file}:${one.line}:${one.column} ${one.message}`),
  ).toEqual([
    `${file}:5:14 there is no role lead`,
    `acme/.github@${first.slice(0, 7)}:${file}:8:3 there is no gate code_revue`,
  ]);

  // A clone has the two branches, and not the commit of the other repository.
  const clone = kept(makeRepository({ empty: true }));
  clone.git('remote', 'add', 'origin', here.dir);
  clone.git('fetch', '--quiet', 'origin');
  clone.git('reset', '--quiet', '--hard', 'origin/main');
  clone.git('config', 'countersign.remote', 'origin');
  expect(spawnSync('git', ['cat-file', '-e', first], { cwd: clone.dir }).status).not.toBe(0);
  expect(await inForce(clone, 'atlas')).toEqual({ roles: both, base, told: [] });
  expect(await (await home(clone)).policyInForce()).toMatchObject({ policy: { roles: both }, findings: [] });
  const record = await home(clone);
  const books: unknown[] = [];
  const { findings } = await verify(record, null, () => undefined, {
    async each({ state, lines }) {
      if (state !== null) books.push(await rulebooks(record.objects, clock.now())(state, lines));
    },
  });
  expect(findings).toEqual([]);
  expect(books).toMatchObject([{ policy: { roles: both } }]);

  // Another commit that nobody fetched: the last good policy stays in force, and the place is told.
  const second = org.commit({
    [file]: rules.replace('bob@', 'dora@').replace('  code_revue: {}\n', '  code_review: {}\n'),
  });
  here.commit({ [file]: policy(second) });
  expect(await inForce(here, 'atlas')).toMatchObject({
    roles: both,
    base,
    told: [{ code: 'base_out_of_reach', line: 2 }],
  });
  fetches(here, org, second);
  await handle({ home: await home(here), decider: projectDecider, clock }, 'atlas');
  expect(await inForce(here, 'atlas')).toMatchObject({
    roles: { release_owner: { emails: ['dora@x.example'] } },
    base: { origin: `acme/.github@${second}:${file}` },
    told: [],
  });

  // Whoever changes the copy is found.
  const worktree = here.worktree('countersign');
  writeFileSync(join(worktree, 'projects/at/atlas/policy_base.yaml'), rules.replace('bob@', 'mallory@'));
  spawnSync('git', ['commit', '--quiet', '--all', '--message', 'Mine'], { cwd: worktree });
  const damaged = 'projects/at/atlas/policy_base.yaml';
  expect((await verify(await home(here), null, () => undefined)).findings).toMatchObject([
    { code: 'record_edited', file: damaged },
  ]);
  await expect(inForce(here, 'atlas')).rejects.toMatchObject({ findings: [{ code: 'record_edited', file: damaged }] });
});

it('a repository that others push to takes no base on trust', async () => {
  const org = kept(makeRepository());
  const commit = org.commit({ [file]: rules });
  const desk = kept(makeRepository());
  desk.commit({ [file]: policy(commit) });
  const server = kept(desk.clone({ bare: true }));
  server.hook('pre-receive', hook);
  fetches(desk, org, commit);
  expect(await start(await home(desk), 'atlas')).toBe('done');
  const push = (from: TestRepository, ...refs: readonly string[]): string => {
    const { status, stderr } = spawnSync('git', ['push', '--quiet', server.dir, ...refs], {
      cwd: from.dir,
      encoding: 'utf8',
    });
    return status === 0 ? 'in' : stderr.replaceAll(/^remote: /gmu, '');
  };
  expect(push(desk, 'countersign')).toContain(
    `record_damaged: atlas: entry 1 was decided under a policy that cannot be read here: commit ${commit.slice(0, 7)} of acme/.github is not in this repository`,
  );
  fetches(server, org, commit);

  // Somebody who writes another base into the record than the one that the policy names.
  const forger = kept(desk.clone());
  forger.git('update-ref', 'refs/heads/countersign', 'refs/remotes/origin/countersign');
  fetches(forger, org, commit);
  const real = await home(forger);
  const text = rules.replace('bob@', 'mallory@');
  const forged: GitHome = {
    ...real,
    async observe(id, at) {
      const sight = await real.observe(id, at);
      const { world } = sight.observed;
      if (world.policyPin?.base === undefined) throw new Error('the policy has no base');
      const policyPin = { ...world.policyPin, base: { ...world.policyPin.base, blob: blobId(text) } };
      return {
        ...sight,
        texts: new Map([...sight.texts, [blobId(text), text]]),
        observed: { ...sight.observed, world: { ...world, policyPin } },
      };
    },
  };
  expect(await start(forged, 'mine')).toBe('done');
  expect(push(forger, 'countersign')).toContain(
    `mine: entry 1 was decided under a policy that extends acme/.github@${commit.slice(0, 7)}:${file}, and something else is kept as that`,
  );
  expect(push(desk, 'countersign')).toBe('in');
});

it('every command that reads the policy reads what it extends, and names the command that brings it', () => {
  const org = kept(makeRepository());
  const commit = org.commit({ [file]: rules });
  const here = kept(makeRepository());
  here.commit({ [file]: policy(commit) });
  const run = (...args: readonly string[]): string => {
    const { stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: here.dir, encoding: 'utf8' });
    return stdout + stderr;
  };
  const fetching = `git fetch https://github.com/acme/.github ${commit}`;
  for (const command of [['check', file], ['policy', 'test'], ['simulate'], ['doctor']])
    expect(run(...command)).toMatch(new RegExp(String.raw`countersign\.yml:2:10: .*\n.*${fetching}\n`, 'u'));
  fetches(here, org, commit);
  expect(run('check', file)).toContain(`acme/.github@${commit.slice(0, 7)}:${file}:8:3: error unknown_gate`);
  here.commit({ 'own.yml': policy(commit).replace(commit, 'main') });
  expect(run('check', 'own.yml')).toMatch(
    /own\.yml:2:10: error wrong_value extends cannot be .*@main\n\s+Name a commit/u,
  );
});
