import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
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

describe('who owns what a branch changes', () => {
  it('is what CODEOWNERS of the default branch says, where the policy asks for it', async () => {
    await started(good);
    const change = { 'docs/a.md': 'a\n', 'b.md': 'b\n' };
    const proposed = { ...change, 'releases/atlas/test-report.md': 'Tested\n', CODEOWNERS: '* mallory@x.example\n' };
    const moved = { 'moved.md': 'Read me\n', 'README.md': null };
    git.commit({ 'README.md': 'Read me\n', CODEOWNERS: '* ann@x.example\n!x @y\ndocs/ bob@x.example\nb.md\n' });
    const owners = async (): Promise<unknown> => {
      const { observed } = await (await home()).observe('atlas', clock.now());
      expect(observed.warnings).toHaveLength(observed.world.proposals['topic']?.owners === undefined ? 0 : 1);
      return observed.world.proposals['topic']?.owners;
    };
    git.branch('topic');
    git.commit(proposed);
    git.commit(moved);
    git.switch('main');
    expect(await owners()).toBeUndefined();
    git.commit({ [file]: `${good}gates:\n  code_review: { codeowners: true }\n` });
    const groups = [
      {
        paths: ['CODEOWNERS', 'README.md', 'moved.md', 'releases/atlas/test-report.md'],
        owners: ['ann@x.example'],
      },
      { paths: ['b.md'], owners: [] },
      { paths: ['docs/a.md'], owners: ['bob@x.example'] },
    ];
    expect(await owners()).toEqual(groups);
    const opened = await home();
    await handle({ home: opened, decider: projectDecider, clock }, 'atlas');
    expect(await owners()).toEqual(groups);
    // A link says nothing of what it leads to.
    git.commit({ elsewhere: '* @z\n' });
    git.git('rm', '--quiet', 'CODEOWNERS');
    execFileSync('ln', ['-s', 'elsewhere', join(git.dir, 'CODEOWNERS')]);
    git.git('add', 'CODEOWNERS');
    git.git('commit', '--quiet', '--message', 'A link');
    const { observed } = await (await home()).observe('atlas', clock.now());
    expect(observed.world.proposals['topic']).not.toHaveProperty('owners');
    expect(observed.warnings).toMatchObject([{ file: 'CODEOWNERS', code: 'file_too_large' }]);
  });
});

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
