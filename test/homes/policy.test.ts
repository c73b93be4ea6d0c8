import { afterEach, describe, expect, it } from 'vitest';
import { projectDecider } from '../../src/core/project/decider.ts';
import { openGitHome, type GitHome } from '../../src/git/home.ts';
import { handle } from '../../src/handle.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { shipped } from './git-rig.ts';
import { testClock } from './rig.ts';

const file = '.github/countersign.yml';
const good =
  'version: 1\nassurance: asserted\nworkflow: software_release\nroles:\n  release_owner: { emails: [bob@x.example] }\n';
const broken = 'version: 1\nroles:\n  release_owner: [oops]\n';

const clock = testClock();
let git: TestRepository;
let homes: GitHome[] = [];

afterEach(async () => {
  for (const one of homes) await one.close();
  homes = [];
  git.remove();
});

async function home(dir = git.dir): Promise<GitHome> {
  const opened = await openGitHome({ cwd: dir, shipped, workflow: 'software_release' });
  homes.push(opened);
  return opened;
}

async function started(policy: string | null): Promise<void> {
  git = makeRepository();
  git.commit(policy === null ? { 'README.md': 'Read me\n' } : { [file]: policy });
  const opened = await home();
  const actor = await opened.actor();
  const command = {
    start: { project_id: 'atlas', workflow_type: 'software_release', workflow: 'Atlas', client: 'TBD', owner: 'ann' },
  };
  const { answer } = await handle({ home: opened, decider: projectDecider, clock }, 'atlas', {
    source: 's',
    actor,
    command,
  });
  expect(answer).toMatchObject({ is: 'done' });
}

describe('while the policy on the default branch is broken', () => {
  it('the last good one stays in force, and everybody is told where it is broken', async () => {
    await started(good);
    const pinned = git.oid(`main:${file}`);
    git.commit({ [file]: broken });
    const { observed } = await (await home()).observe('atlas', clock.now());
    expect(observed.world.policyPin?.blob).toBe(pinned);
    expect(observed.world.policy.roles).toHaveProperty('release_owner');
    expect(observed.warnings).toMatchObject([{ file, line: 3, severity: 'error' }]);
  });

  it('the default one is the last good one where a project was begun without', async () => {
    await started(null);
    git.commit({ [file]: broken });
    const { observed } = await (await home()).observe('atlas', clock.now());
    expect(observed.world.policyPin).toBeNull();
    expect(observed.world.policy.fallback).toEqual(['maintain']);
    expect(observed.warnings).toHaveLength(1);
  });

  it('no project begins: there is nothing good to fall back on', async () => {
    git = makeRepository();
    git.commit({ [file]: broken });
    await expect((await home()).observe('atlas', clock.now())).rejects.toMatchObject({ findings: [{ file, line: 3 }] });
  });
});

describe('a clone of a repository that has a record', () => {
  it('is told to name it as the home of the record, and begins no second one', async () => {
    await started(good);
    const clone = git.clone();
    try {
      await expect((await home(clone.dir)).observe('atlas', clock.now())).rejects.toMatchObject({
        code: 'bad_config',
        next: 'git config countersign.remote origin',
      });
      clone.git('config', 'countersign.remote', 'origin');
      expect((await (await home(clone.dir)).observe('atlas', clock.now())).state?.project_id).toBe('atlas');
    } finally {
      clone.remove();
    }
  });
});

describe('the branch of the record, checked out', () => {
  it('is not written to: the files in the worktree would be left behind', async () => {
    await started(good);
    git.switch('countersign');
    const opened = await home();
    const actor = await opened.actor();
    const envelope = { source: 't', actor, command: { block: { text: 'x', on: 'track:main' } } };
    await expect(handle({ home: opened, decider: projectDecider, clock }, 'atlas', envelope)).rejects.toMatchObject({
      next: 'git switch main',
    });
    expect(git.git('status', '--porcelain')).toBe('');
  });
});
