import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { document, openDesk } from './cli-desk.ts';
import { run } from './cli-rig.ts';

const { nowhere, made, make, ready } = openDesk();

describe('which project is meant', () => {
  it('has to be said where several are open, and is said in every command that is shown', () => {
    const here = ready('acme', 'beta');
    expect(run(here.dir, ['advance'])).toMatchObject({
      code: 64,
      err: 'No: acme, beta are open: which one is meant?\nNext: name it: --project acme\n',
    });
    expect(run(here.dir, ['advance', '--project', 'acme']).out).toContain(
      'countersign advance review --project acme\n',
    );
    expect(run(here.dir, ['status']).out).toMatch(
      /^project {2}stage {11}waits for {2,}title\nacme {5}implementation {2}.*\nbeta {5}intake {10}/u,
    );
    expect(run(here.dir, ['mine']).out).toContain('countersign advance implementation --project beta\n');
    expect(run(here.dir, ['close', '--as', 'abandoned', '--rationale', 'no money', '--project', 'acme']).code).toBe(0);
    expect(run(here.dir, ['advance']).out).toContain('✓ stage: intake → implementation\n');
  });

  it('is never a path, nor anything else that no project could be called', () => {
    const here = ready();
    const before = here.oid('countersign');
    for (const id of ['../acme', 'acme/../beta', '-x', 'ACME', 'a b', '.', '']) {
      expect(run(here.dir, ['start', '--', id])).toMatchObject({
        code: 2,
        err: expect.stringContaining('cannot be the name of a project') as string,
      });
    }
    expect(run(here.dir, ['status', '../acme']).code).toBe(2);
    expect(here.oid('countersign')).toBe(before);
  });
});

describe('a merge', () => {
  it('of what is there already says so, and merges nothing', () => {
    const here = ready('acme');
    here.git('branch', 'behind');
    here.commit({ 'other.txt': 'x' });
    const head = here.oid('main');
    expect(run(here.dir, ['merge', 'behind'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^behind is already on main: there is nothing to merge\n/u) as string,
    });
    expect(document(here.dir, ['merge', 'behind'])).toMatchObject({ ok: true, already: true, commit: head });
    expect(here.oid('main')).toBe(head);
  });

  it('names the project that says no, and what to type for it', () => {
    const here = ready('acme', 'beta');
    for (const stage of ['implementation', 'review']) {
      expect(run(here.dir, ['advance', stage, '--project', 'beta']).code).toBe(0);
    }
    for (const name of ['one', 'two']) {
      here.branch(`project/beta/${name}`);
      here.commit({ [`${name}.txt`]: 'x' });
      here.switch('main');
    }
    const way = 'countersign approve code_review --branch project/beta/one --project beta\n';
    expect(run(here.dir, ['merge', 'project/beta/one'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^No: beta: code_review is closed/u) as string,
    });
    expect(run(here.dir, ['merge', 'project/beta/one']).err).toContain(way);
    expect(
      run(here.dir, ['approve', 'code_review', '--branch', 'project/beta/one', '--project', 'beta']).err,
    ).toContain('countersign request code_review --branch project/beta/one --project beta\n');
    expect(run(here.dir, ['explain', 'code_review', '--project', 'beta']).out).toContain(`→ ${way}`);
    expect(run(here.dir, way.trim().split(' ').slice(1), { as: 'bob' }).code).toBe(0);
  });

  it('that conflicts says what to merge first: the local branch, or that of the home', () => {
    const here = ready('acme');
    here.branch('change');
    here.commit({ 'README.md': 'Mine\n' });
    here.switch('main');
    here.commit({ 'README.md': 'Theirs\n' });
    expect(run(here.dir, ['merge', 'change'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('git switch change, git merge main, resolve, and ask') as string,
    });
    const bare = here.clone({ bare: true });
    made.push(bare);
    here.git('remote', 'add', 'origin', bare.dir);
    here.git('config', 'countersign.remote', 'origin');
    expect(run(here.dir, ['merge', 'change'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('git switch change, git merge origin/main, resolve, git push, and ask') as string,
    });
  });
});

describe('in a bad situation nothing is lost, and what to do is said', () => {
  it('no repository, no commits', () => {
    expect(run(nowhere, ['status'])).toEqual({
      code: 1,
      out: '',
      err: 'No: this folder is not in a git repository\nNext: git init\n',
    });
    expect(run(make({ empty: true }).dir, ['init'])).toEqual({
      code: 1,
      out: '',
      err: 'No: the repository has no commits yet\nNext: git commit\n',
    });
  });

  it('no project yet', () => {
    for (const verb of ['status', 'log', 'advance'])
      expect(run(make().dir, [verb])).toMatchObject({
        code: 2,
        err: expect.stringContaining('countersign start NAME') as string,
      });
  });

  it('a branch of the same name that is not ours', () => {
    const here = make();
    here.git('branch', 'countersign');
    const before = here.oid('countersign');
    for (const verb of [['status'], ['init'], ['start', 'x']])
      expect(run(here.dir, verb)).toMatchObject({
        code: 1,
        err: expect.stringContaining('git config countersign.branch') as string,
      });
    expect(here.oid('countersign')).toBe(before);
  });

  it('a remote that is away', () => {
    const here = ready('acme');
    here.git('remote', 'add', 'origin', join(here.dir, '../nowhere.git'));
    here.git('config', 'countersign.remote', 'origin');
    expect(run(here.dir, ['advance'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /^No: the remote cannot be reached.*\nNext: try again; nothing was lost\n$/u,
      ) as string,
    });
  });

  it('a detached head, a linked worktree and a bare clone all show the same', () => {
    const here = ready('acme');
    const { out } = run(here.dir, ['status']);
    here.git('switch', '--quiet', '--detach');
    expect(run(here.dir, ['status']).out).toBe(out);
    here.git('branch', 'other');
    expect(run(here.worktree('other'), ['status']).out).toBe(out);
    const bare = here.clone({ bare: true });
    made.push(bare);
    expect(run(bare.dir, ['status']).out).toBe(out);
    expect(run(bare.dir, ['advance']).code).toBe(0);
  });

  it('local changes in the way of a merge', () => {
    const here = ready('acme');
    run(here.dir, ['advance']);
    run(here.dir, ['advance']);
    here.branch('project/acme/change');
    here.commit({ 'README.md': 'Changed\n' });
    here.switch('main');
    for (const gate of ['code_review', 'ci_status'])
      expect(run(here.dir, ['approve', gate], { as: 'bob' }).code).toBe(0);
    here.write({ 'README.md': 'Mine\n' });
    const head = here.oid('main');
    expect(run(here.dir, ['merge', 'project/acme/change'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('README.md') as string,
    });
    expect(here.oid('main')).toBe(head);
    expect(readFileSync(join(here.dir, 'README.md'), 'utf8')).toBe('Mine\n');
    here.git('checkout', '--quiet', '--', 'README.md');
    expect(run(here.dir, ['merge', 'project/acme/change']).code).toBe(0);
  });

  it('a record that was edited by hand', () => {
    const here = ready('acme');
    here.git('switch', '--quiet', 'countersign');
    const path = 'projects/ac/acme/project_state.yaml';
    here.commit({ [path]: readFileSync(join(here.dir, path), 'utf8').replace('stage: intake', 'stage: release') });
    here.switch('main');
    expect(run(here.dir, ['status'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/project_state\.yaml:\d+:\d+: error /u) as string,
    });
    expect(run(here.dir, ['advance']).code).toBe(1);
    expect(run(here.dir, ['verify'])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/project_state\.yaml:\d+:\d+: error [\s\S]*✗ .*: 1 error \(.*\)\n$/u) as string,
    });
  });
});
