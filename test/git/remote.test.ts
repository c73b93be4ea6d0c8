import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Committed } from '../../src/git/commit.ts';
import { type Objects, openObjects } from '../../src/git/objects.ts';
import { commitFilesRemote, fetchState } from '../../src/git/remote.ts';
import { hasRemoteHome, openRepository, type RemoteRepository, stateHead } from '../../src/git/repository.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';

const ADA = { name: 'Ada', email: 'ada@example.com', at: '2026-01-01T12:00:00Z' };

let home: TestRepository;
let git: TestRepository;
let repo: RemoteRepository;
let objects: Objects;
beforeEach(async () => {
  home = makeRepository({ bare: true });
  git = home.clone();
  git.git('config', 'countersign.remote', 'origin');
  const opened = await openRepository(git.dir);
  if (!hasRemoteHome(opened)) throw new Error('no remote');
  repo = opened;
  objects = openObjects(repo);
});
afterEach(async () => {
  await objects.close();
  git.remove();
  home.remove();
});

function commit(expected: string | null, files: Record<string, string>): Promise<Committed> {
  return commitFilesRemote(repo, objects, {
    expected,
    files: new Map(Object.entries(files)),
    message: 'Change',
    author: ADA,
  });
}

async function first(): Promise<string> {
  const result = await commit(null, { 'format.yaml': 'format: 1\n' });
  if (!result.ok) throw new Error('conflict');
  return result.commit;
}

/** Somebody else's commit on the state of the remote. */
function others(parent: string): string {
  const oid = home.git('commit-tree', '-p', parent, '-m', 'others', `${parent}^{tree}`);
  home.git('update-ref', 'refs/heads/countersign', oid);
  return oid;
}

describe('a commit on the home remote', () => {
  it('is there, is known here, and leaves no branch, no private ref and no change of the worktree', async () => {
    git.write({ 'README.md': 'edited\n' });
    const one = await first();
    const two = await commit(one, { 'a b.yaml': 'x' });
    expect(two).toEqual({ ok: true, commit: home.oid('countersign') });
    expect(await stateHead(repo, objects)).toBe(home.oid('countersign'));
    expect(home.git('log', '--format=%H', 'countersign').split('\n')).toEqual([home.oid('countersign'), one]);
    expect(git.git('for-each-ref', '--format=%(refname)')).toBe(
      'refs/heads/main\nrefs/remotes/origin/HEAD\nrefs/remotes/origin/countersign\nrefs/remotes/origin/main',
    );
    expect(git.git('status', '--porcelain')).toBe('M README.md');
  });

  it('takes the local branch along, unless it has commits of its own or somebody works on it', async () => {
    const one = await first();
    git.git('branch', 'countersign', one);
    const two = await commit(one, { a: '2' });
    expect(two).toEqual({ ok: true, commit: git.oid('refs/heads/countersign') });
    git.switch('countersign');
    const three = await commit(git.oid('refs/heads/countersign'), { a: '3' });
    expect(three).toEqual({ ok: true, commit: home.oid('countersign') });
    expect(git.oid('refs/heads/countersign')).not.toBe(home.oid('countersign'));
    expect(git.git('status', '--porcelain')).toBe('');
    const own = git.commit({ own: 'own' });
    git.switch('main');
    expect((await commit(home.oid('countersign'), { a: '4' })).ok).toBe(true);
    expect(git.oid('refs/heads/countersign')).toBe(own);
  });

  it('passes by the pre-push hook of the user', async () => {
    git.hook('pre-push', 'exit 1');
    expect(await first()).toBe(home.oid('countersign'));
  });
});

describe('a commit that comes too late changes nothing', () => {
  it('when the remote moved, seen here or not', async () => {
    const one = await first();
    const moved = others(one);
    expect(await commit(one, { a: '2' })).toMatchObject({ ok: false, reason: 'conflict' });
    await fetchState(repo);
    expect(await commit(one, { a: '2' })).toEqual({ ok: false, reason: 'conflict', actual: moved });
    expect(home.oid('countersign')).toBe(moved);
    expect(git.git('for-each-ref', 'refs/countersign')).toBe('');
  });

  it('when the remote was set back, deleted, or is there though it should be new', async () => {
    const one = await first();
    const two = await commit(one, { a: '2' });
    if (!two.ok) throw new Error('conflict');
    home.git('update-ref', 'refs/heads/countersign', one);
    expect(await commit(two.commit, { a: '3' })).toMatchObject({ ok: false, reason: 'conflict' });
    expect(home.oid('countersign')).toBe(one);
    home.git('update-ref', '-d', 'refs/heads/countersign');
    expect(await commit(two.commit, { a: '3' })).toMatchObject({ ok: false, reason: 'conflict' });
    home.git('update-ref', 'refs/heads/countersign', one);
    git.git('update-ref', '-d', 'refs/remotes/origin/countersign');
    expect(await commit(null, { a: '3' })).toMatchObject({ ok: false, reason: 'conflict' });
    expect(home.oid('countersign')).toBe(one);
  });

  it('when somebody is faster while the push is under way', async () => {
    const one = await first();
    const faster = home.git('commit-tree', '-p', one, '-m', 'faster', `${one}^{tree}`);
    home.hook('pre-receive', `env -u GIT_QUARANTINE_PATH git update-ref refs/heads/countersign ${faster}`);
    expect(await commit(one, { a: '2' })).toMatchObject({ ok: false, reason: 'conflict' });
    expect(home.oid('countersign')).toBe(faster);
  });
});

describe('what a remote can do to a commit', () => {
  it('refusing by a hook: the words of the hook are told', async () => {
    home.hook('pre-receive', 'echo "the branch is protected" >&2; exit 1');
    await expect(first()).rejects.toMatchObject({
      code: 'push_refused',
      message: expect.stringContaining('the branch is protected') as unknown,
    });
    expect(git.git('for-each-ref', 'refs/countersign')).toBe('');
  });

  it('being away: nothing is lost, and a commit works when it is back', async () => {
    renameSync(home.dir, `${home.dir}-away`);
    await expect(fetchState(repo)).rejects.toMatchObject({ code: 'remote_away' });
    await expect(first()).rejects.toMatchObject({
      code: 'remote_away',
      commit: expect.stringMatching(/^[0-9a-f]{40}$/) as unknown,
    });
    renameSync(`${home.dir}-away`, home.dir);
    expect(await first()).toBe(home.oid('countersign'));
  });

  it('saying nothing for longer than it may: it is taken to be away, and is not waited for', async () => {
    await first();
    const pids = join(home.dir, 'silent');
    git.git('remote', 'set-url', 'origin', 'ssh://nowhere.invalid/x');
    git.git('config', 'core.sshCommand', `echo $$ >> ${pids}; exec sleep 1000; :`);
    git.git('config', 'countersign.remoteTimeout', '1');
    const opened = await openRepository(git.dir);
    if (!hasRemoteHome(opened)) throw new Error('no remote');
    repo = opened;
    try {
      const said = 'the remote cannot be reached: Connection timed out: nothing was heard of it for 1 s';
      const [fetched, pushed] = await Promise.allSettled([
        fetchState(repo),
        commit(home.oid('countersign'), { a: '1' }),
      ]);
      expect(fetched).toMatchObject({ reason: { code: 'remote_away', message: said } });
      expect(pushed).toMatchObject({
        reason: { code: 'remote_away', message: said, commit: expect.stringMatching(/^[0-9a-f]{40}$/u) as unknown },
      });
    } finally {
      for (const pid of readFileSync(pids, 'utf8').trim().split('\n')) process.kill(Number(pid), 'SIGKILL');
    }
    git.git('config', 'countersign.remoteTimeout', 'soon');
    await expect(openRepository(git.dir)).rejects.toMatchObject({ code: 'bad_config' });
  });

  it('dying after the branch moved and before the answer: a fetch shows that the commit arrived', async () => {
    home.hook('reference-transaction', '[ "$1" = committed ] && kill -9 $PPID; exit 0');
    const error: unknown = await first().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'remote_away', commit: home.oid('countersign') });
    await fetchState(repo);
    expect(await stateHead(repo, objects)).toBe(home.oid('countersign'));
  });
});

it('a fetch brings every branch of the remote, forgets deleted ones and touches nothing else', async () => {
  const other = home.clone();
  other.branch('topic');
  const topic = other.commit({ a: 'a' });
  other.git('tag', 'v1');
  other.git('push', '--quiet', '--tags', 'origin', 'topic');
  await fetchState(repo);
  expect(git.oid('origin/topic')).toBe(topic);
  expect(git.git('tag')).toBe('');
  other.git('push', '--quiet', 'origin', ':topic');
  other.remove();
  await fetchState(repo);
  expect(git.git('for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/remotes')).toBe(
    'refs/heads/main\nrefs/remotes/origin/HEAD\nrefs/remotes/origin/main',
  );
});
