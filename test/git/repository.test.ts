import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readFormat } from '../../src/kept/format.ts';
import { openObjects } from '../../src/git/objects.ts';
import { GitProblem, identity, openRepository, stateHead } from '../../src/git/repository.ts';
import { makeRepository, temporaryFolder, type TestRepository } from '../fixtures/repository.ts';

const made: TestRepository[] = [];
function make(...args: Parameters<typeof makeRepository>): TestRepository {
  const repository = makeRepository(...args);
  made.push(repository);
  return repository;
}
afterEach(() => {
  vi.unstubAllEnvs();
  for (const repository of made.splice(0)) repository.remove();
});

async function problem(work: Promise<unknown>): Promise<GitProblem> {
  const error: unknown = await work.then(
    () => new Error('nothing went wrong'),
    (reason: unknown) => reason,
  );
  if (error instanceof GitProblem) return error;
  throw error;
}

async function head(git: TestRepository): Promise<string | null> {
  const repo = await openRepository(git.dir);
  const objects = openObjects(repo);
  try {
    return await stateHead(repo, objects);
  } finally {
    await objects.close();
  }
}

describe('opening a repository', () => {
  it('finds it from a subfolder', async () => {
    const git = make();
    git.commit({ 'a/b/c.txt': 'c' });
    expect(await openRepository(join(git.dir, 'a/b'))).toEqual({
      cwd: git.dir,
      gitDir: join(git.dir, '.git'),
      commonDir: join(git.dir, '.git'),
      worktree: git.dir,
      bare: false,
      head: { ref: 'refs/heads/main', oid: git.oid() },
      defaultBranch: 'main',
      defaultRef: 'refs/heads/main',
      stateBranch: 'countersign',
      stateRef: 'refs/heads/countersign',
      remote: null,
      remoteSilentAtMost: 120_000,
      author: { name: 'Ada', email: 'ada@example.com' },
      signing: { always: false, commits: false, format: 'openpgp', key: null, program: 'ssh-keygen' },
    });
  });

  it('works in a bare repository', async () => {
    const git = make({ bare: true });
    expect(await openRepository(git.dir)).toMatchObject({
      bare: true,
      worktree: null,
      cwd: git.dir,
      gitDir: git.dir,
      defaultBranch: 'main',
    });
  });

  it('works inside the git folder', async () => {
    const git = make();
    expect(await openRepository(join(git.dir, '.git'))).toMatchObject({
      bare: false,
      worktree: null,
      head: { oid: git.oid() },
    });
  });

  it('works in a linked worktree, whose git folder is its own and whose branches are shared', async () => {
    const git = make();
    git.git('branch', 'topic');
    const path = git.worktree('topic');
    expect(await openRepository(path)).toMatchObject({
      worktree: path,
      gitDir: join(git.dir, '.git/worktrees/worktree-topic'),
      commonDir: join(git.dir, '.git'),
      head: { ref: 'refs/heads/topic' },
      defaultBranch: 'main',
    });
  });

  it('works on a detached head', async () => {
    const git = make();
    git.git('switch', '--quiet', '--detach');
    expect((await openRepository(git.dir)).head).toEqual({ ref: null, oid: git.oid() });
  });

  it('works inside a receiving hook, where git names the repository by the environment', async () => {
    const git = make({ bare: true });
    const work = git.clone();
    made.push(work);
    const script = `import { openRepository } from ${JSON.stringify(join(import.meta.dirname, '../../src/git/repository.ts'))};
      import { openObjects } from ${JSON.stringify(join(import.meta.dirname, '../../src/git/objects.ts'))};
      import { commitFiles } from ${JSON.stringify(join(import.meta.dirname, '../../src/git/commit.ts'))};
      import { readFileSync, writeFileSync } from 'node:fs';
      const [, pushed] = readFileSync(0, 'utf8').split(' ');
      const repo = await openRepository('.');
      const objects = openObjects(repo);
      const text = await objects.text(pushed + ':new.txt');
      const author = { name: 'A', email: 'a@b', at: '2026-01-01T00:00:00Z' };
      const refused = await commitFiles(repo, objects, { ref: repo.stateRef, expected: null, files: new Map([['a', 'a']]), message: 'm', author }).catch((error) => error.code);
      writeFileSync(process.env.REPORT, JSON.stringify({ gitDir: repo.gitDir, text, refused }));`;
    const report = join(git.dir, 'report.json');
    writeFileSync(join(git.dir, 'hook.mjs'), script);
    git.hook('pre-receive', `REPORT='${report}' '${process.execPath}' '${join(git.dir, 'hook.mjs')}'`);
    work.commit({ 'new.txt': 'in quarantine' });
    work.git('push', '--quiet', 'origin', 'main');
    expect(JSON.parse(readFileSync(report, 'utf8'))).toEqual({
      gitDir: git.dir,
      text: 'in quarantine',
      refused: 'read_only',
    });
  });

  it('takes the default branch from its own setting before anything else', async () => {
    const git = make();
    git.git('config', 'countersign.defaultBranch', 'trunk');
    expect((await openRepository(git.dir)).defaultBranch).toBe('trunk');
  });

  it('takes the default branch of the remote it was cloned from', async () => {
    const git = make();
    git.branch('trunk');
    const copy = git.clone();
    made.push(copy);
    copy.branch('main', 'HEAD');
    expect((await openRepository(copy.dir)).defaultBranch).toBe('trunk');
  });

  it('falls back to master, then to the branch checked out', async () => {
    const git = make();
    git.git('branch', '--move', 'main', 'trunk');
    expect((await openRepository(git.dir)).defaultBranch).toBe('trunk');
    git.git('branch', 'master');
    expect((await openRepository(git.dir)).defaultBranch).toBe('master');
  });

  it('never takes the state for the default branch', async () => {
    const git = make();
    git.git('branch', '--move', 'main', 'countersign');
    expect((await problem(openRepository(git.dir))).code).toBe('no_default_branch');
  });

  it('reads state and default branch from the home remote when one is set', async () => {
    const git = make();
    const copy = git.clone();
    made.push(copy);
    copy.git('config', 'countersign.remote', 'origin');
    copy.git('config', 'countersign.branch', 'state/signed');
    expect(await openRepository(copy.dir)).toMatchObject({
      remote: 'origin',
      defaultRef: 'refs/remotes/origin/main',
      stateBranch: 'state/signed',
      stateRef: 'refs/remotes/origin/state/signed',
    });
  });
});

describe('what stands in the way of opening', () => {
  it('a folder outside of any repository, or none at all', async () => {
    const folder = temporaryFolder();
    made.push({ ...make(), remove: () => execFileSync('rm', ['-r', folder]) });
    vi.stubEnv('GIT_CEILING_DIRECTORIES', join(folder, '..'));
    expect(await problem(openRepository(folder))).toMatchObject({ code: 'not_a_repository', next: 'git init' });
    expect((await problem(openRepository(join(folder, 'none')))).code).toBe('not_a_repository');
  });

  it('a repository without commits, unless that is fine', async () => {
    const git = make({ empty: true });
    expect((await problem(openRepository(git.dir))).code).toBe('no_commits');
    expect(await openRepository(git.dir, { allowEmpty: true })).toMatchObject({
      head: { ref: 'refs/heads/main', oid: null },
      defaultBranch: 'main',
    });
  });

  it('an unborn branch checked out is no trouble while the default branch has commits', async () => {
    const git = make();
    git.git('symbolic-ref', 'HEAD', 'refs/heads/later');
    expect(await openRepository(git.dir)).toMatchObject({
      head: { ref: 'refs/heads/later', oid: null },
      defaultBranch: 'main',
    });
  });

  it('a repository of another user, with the command git would trust it by', async () => {
    const git = make();
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    expect(await problem(openRepository(git.dir))).toMatchObject({
      code: 'unsafe_ownership',
      next: `git config --global --add safe.directory ${git.dir}`,
    });
  });

  it('a setting that git could read as an option or an expression', async () => {
    const git = make();
    for (const value of ['--upload-pack=x', 'a..b', 'a b', 'HEAD^', 'x.lock', '@{u}']) {
      git.git('config', 'countersign.branch', value);
      expect((await problem(openRepository(git.dir))).code).toBe('bad_config');
    }
  });

  it('a home remote that does not exist', async () => {
    const git = make();
    git.git('config', 'countersign.remote', 'nowhere');
    expect(await problem(openRepository(git.dir))).toMatchObject({
      code: 'bad_config',
      next: 'git remote add nowhere <address>',
    });
  });

  it('no git', async () => {
    const git = make();
    vi.stubEnv('PATH', '/nowhere');
    expect((await problem(openRepository(git.dir))).code).toBe('git_missing');
  });
});

describe('who runs the command', () => {
  it('is whom git would name as author, the environment first', async () => {
    const git = make();
    expect(identity(await openRepository(git.dir))).toEqual({ name: 'Ada', email: 'ada@example.com' });
    vi.stubEnv('GIT_AUTHOR_NAME', 'Grace');
    expect(identity(await openRepository(git.dir))).toEqual({ name: 'Grace', email: 'ada@example.com' });
  });

  it('is nobody rather than a guess from the name of the machine', async () => {
    const git = make();
    git.git('config', '--unset', 'user.email');
    expect(await problem(openRepository(git.dir).then(identity))).toMatchObject({
      code: 'no_identity',
      next: expect.stringContaining('git config user.email you@example.com') as unknown,
    });
  });
});

describe('the head of the state', () => {
  it('is null while there is no such branch', async () => {
    expect(await head(make())).toBeNull();
  });

  it('is the commit when the branch says it is ours', async () => {
    const git = make();
    git.branch('countersign');
    const oid = git.commit({ 'format.yaml': 'format: 1\n' });
    git.switch('main');
    expect(await head(git)).toBe(oid);
  });

  it.each([
    ['has no format.yaml', { 'other.yaml': 'format: 1\n' }, 'git config countersign.branch <another name>'],
    [
      'has a format.yaml of something else',
      { 'format.yaml': 'kind: image\n' },
      'git config countersign.branch <another name>',
    ],
  ])('is not told when a branch of that name %s', async (_what, files, next) => {
    const git = make();
    git.branch('countersign');
    git.commit(files);
    git.switch('main');
    expect(await problem(head(git))).toMatchObject({ code: 'foreign_branch', next });
  });
});

describe('what the branch of the state says of itself', () => {
  it.each([
    ['a format of a later version', 'format: 2\nlayout: wide\n', 'newer_format', 1, 9, /Update countersign/u],
    ['a field that nobody knows', 'format: 1\nshown_at: 3\n', 'unknown_field', 2, 1, /shown_by/u],
    ['an id that is none', 'format: 1\nshown_by: ann\n', 'wrong_type', 2, 11, /whole number/u],
    ['YAML that is broken', 'format: 1\nshown_by: [1\n', 'yaml_syntax', 3, 1, /indentation/u],
    ['lines of another system', 'format: 1\r\n', 'carriage_return', 1, 10, /autocrlf/u],
  ])('is refused with its place and what helps: %s', async (_what, text, code, line, column, next) => {
    await expect(readFormat(text)).rejects.toMatchObject({
      findings: [{ code, file: 'format.yaml', line, column, next: expect.stringMatching(next) as unknown }],
    });
  });

  it('is read as people write it, too', async () => {
    expect(await readFormat('format: 1\n')).toEqual({ shownBy: null });
    expect(await readFormat('format: 1\nshown_by: 15368\n')).toEqual({ shownBy: 15368 });
    expect(await readFormat('# ours\nformat: 1\nshown_by: 4711 # the App\n')).toEqual({ shownBy: 4711 });
  });

  it('stops whoever knows an older format only, before anything is written', async () => {
    const git = make();
    git.branch('countersign');
    git.commit({ 'format.yaml': 'format: 2\n' });
    git.switch('main');
    await expect(head(git)).rejects.toMatchObject({ name: 'Damaged' });
  });
});

it('a repository that cannot be written can still be read', async () => {
  const git = make();
  const dirs = ['.git', '.git/objects', '.git/refs/heads'].map((path) => join(git.dir, path));
  const script = join(git.dir, 'write.mjs');
  mkdirSync(join(git.dir, 'home'));
  writeFileSync(
    script,
    `import { openRepository } from ${JSON.stringify(join(import.meta.dirname, '../../src/git/repository.ts'))};
    import { openObjects } from ${JSON.stringify(join(import.meta.dirname, '../../src/git/objects.ts'))};
    import { commitFiles } from ${JSON.stringify(join(import.meta.dirname, '../../src/git/commit.ts'))};
    const repo = await openRepository(${JSON.stringify(git.dir)});
    const objects = openObjects(repo);
    const author = { name: 'A', email: 'a@b', at: '2026-01-01T00:00:00Z' };
    const code = await commitFiles(repo, objects, { ref: repo.stateRef, expected: null, files: new Map([['a', 'a']]), message: 'm', author }).catch((error) => error.code);
    console.log(await objects.text('HEAD:README.md'), code);`,
  );
  for (const dir of dirs) chmodSync(dir, 0o555);
  // Permissions do not stop root, so root becomes somebody else.
  const root = process.getuid?.() === 0;
  if (root) chmodSync(join(git.dir, '..'), 0o755);
  const env = { ...process.env, GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' };
  const output = execFileSync(process.execPath, [script], {
    cwd: git.dir,
    encoding: 'utf8',
    env,
    ...(root ? { uid: 65_534, gid: 65_534 } : {}),
  });
  for (const dir of dirs) chmodSync(dir, 0o755);
  expect(output).toBe('A repository\n read_only\n');
});
