import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Landed, landMerge, mergeTree } from '../../src/git/merge.ts';
import { type Objects, openObjects } from '../../src/git/objects.ts';
import { openRepository } from '../../src/git/repository.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';

let git: TestRepository;
let objects: Objects;
let base: string;
let head: string;
beforeEach(() => {
  git = makeRepository();
  git.commit({ 'offer.md': 'v1\n' });
  git.branch('topic');
  head = git.commit({ 'offer.md': 'v2\n', 'ünï "new".md': 'new\n' });
  git.switch('main');
  base = git.commit({ 'other.md': 'other\n' });
  objects = openObjects({ cwd: git.dir });
});
afterEach(async () => {
  await objects.close();
  git.remove();
});

async function land(dir = git.dir, from = base): Promise<Landed> {
  const repo = await openRepository(dir);
  const merged = await mergeTree(repo, from, head);
  if (!merged.ok) throw new Error('conflict');
  const author = { name: 'Ada', email: 'ada@example.com', at: '2026-01-01T12:00:00Z' };
  return landMerge(repo, objects, { base: from, head, tree: merged.tree, message: 'Land topic\n', author });
}

describe('the tree of a merge', () => {
  it('has what both sides brought, and the worktree does not notice', async () => {
    const merged = await mergeTree(await openRepository(git.dir), base, head);
    if (!merged.ok) throw new Error('conflict');
    const { tree } = merged;
    expect(['offer.md', 'other.md', 'ünï "new".md'].map((path) => git.oid(`${tree}:${path}`))).toEqual(
      ['topic:offer.md', 'main:other.md', 'topic:ünï "new".md'].map((spec) => git.oid(spec)),
    );
    expect(git.git('status', '--porcelain')).toBe('');
  });

  it('or the paths in conflict, each once', async () => {
    const ours = git.commit({ 'offer.md': 'mine\n', 'ünï "new".md': 'mine\n' });
    expect(await mergeTree(await openRepository(git.dir), ours, head)).toEqual({
      ok: false,
      unrelated: false,
      conflicts: ['offer.md', 'ünï "new".md'],
    });
  });

  it('or that there is none, when the histories have nothing in common that is here', async () => {
    git.git('switch', '--quiet', '--orphan', 'island');
    const island = git.commit({ 'offer.md': 'x\n' });
    const unrelated = { ok: false, unrelated: true, conflicts: [] };
    expect(await mergeTree(await openRepository(git.dir), base, island)).toEqual(unrelated);
    const shallow = git.clone({ bare: true });
    shallow.git('fetch', '--quiet', '--depth=1', `file://${git.dir}`, '+refs/heads/*:refs/heads/*');
    expect(await mergeTree(await openRepository(shallow.dir), base, head)).toEqual(unrelated);
    shallow.remove();
  });
});

describe('landing a merge', () => {
  it('moves the branch checked out and its files with it', async () => {
    const landed = await land();
    expect(landed).toEqual({ ok: true, commit: git.oid('main'), behind: null });
    expect(git.git('log', '-1', '--format=%P|%an|%ad|%s', '--date=iso')).toBe(
      `${base} ${head}|Ada|2026-01-01 12:00:00 +0000|Land topic`,
    );
    expect(readFileSync(join(git.dir, 'offer.md'), 'utf8')).toBe('v2\n');
    expect(git.git('status', '--porcelain')).toBe('');
  });

  it('follows in the worktree that has the branch, not in the one it was called from', async () => {
    git.switch('topic');
    const linked = git.worktree('main');
    expect((await land()).ok).toBe(true);
    expect(readFileSync(join(linked, 'offer.md'), 'utf8')).toBe('v2\n');
    expect(git.git('status', '--porcelain')).toBe('');
    expect(git.git('branch', '--show-current')).toBe('topic');
  });

  it('moves only the branch when nobody has it checked out, or the worktree is gone', async () => {
    git.switch('topic');
    rmSync(git.worktree('main'), { recursive: true });
    const landed = await land();
    expect(landed).toEqual({ ok: true, commit: git.oid('main'), behind: null });
  });

  it('works in a bare repository', async () => {
    const bare = git.clone({ bare: true });
    await objects.close();
    objects = openObjects({ cwd: bare.dir });
    const landed = await land(bare.dir);
    const tip = bare.oid('main');
    bare.remove();
    expect(landed).toEqual({ ok: true, commit: tip, behind: null });
  });

  it.each([
    ['changes to a file', () => git.write({ 'offer.md': 'mine\n' }), 'offer.md'],
    ['a new file nobody added', () => git.write({ 'ünï "new".md': 'mine\n' }), 'ünï "new".md'],
  ])('is refused while %s would be lost, and moves nothing', async (_what, dirty, file) => {
    dirty();
    await expect(land()).rejects.toMatchObject({ code: 'dirty_worktree', files: [file] });
    expect(git.oid('main')).toBe(base);
    expect(readFileSync(join(git.dir, file), 'utf8')).toBe('mine\n');
  });

  it('does not mind changes to other files', async () => {
    git.write({ 'other.md': 'mine\n' });
    expect((await land()).ok).toBe(true);
    expect(git.git('status', '--porcelain')).toBe('M other.md');
  });

  it('is refused in the middle of another merge', async () => {
    git.branch('third');
    git.commit({ 'other.md': 'third\n' });
    git.switch('main');
    base = git.commit({ 'other.md': 'mine\n' });
    expect(() => git.merge('third')).toThrow('merge');
    await expect(land()).rejects.toMatchObject({ code: 'dirty_worktree', files: [] });
    expect(git.oid('main')).toBe(base);
  });

  it.each([
    ['checked out', 'main'],
    ['not checked out', 'topic'],
  ])('comes too late when the branch moved, %s', async (_where, branch) => {
    const moved = git.commit({ 'third.md': '3\n' });
    git.switch(branch);
    expect(await land()).toEqual({ ok: false, reason: 'conflict', actual: moved });
    expect(git.oid('main')).toBe(moved);
  });
});

describe('landing a merge on the home remote', () => {
  let copy: TestRepository;
  beforeEach(async () => {
    git.switch('topic');
    copy = git.clone();
    copy.switch('main');
    copy.git('config', 'countersign.remote', 'origin');
    copy.git('config', 'countersign.defaultBranch', 'main');
    await objects.close();
    objects = openObjects({ cwd: copy.dir });
  });
  afterEach(() => copy.remove());

  it('moves the remote first, then everything here', async () => {
    const landed = await land(copy.dir);
    expect(landed).toEqual({ ok: true, commit: git.oid('main'), behind: null });
    expect([copy.oid('main'), copy.oid('origin/main')]).toEqual([git.oid('main'), git.oid('main')]);
    expect(existsSync(join(copy.dir, 'ünï "new".md'))).toBe(true);
  });

  it('has landed even when local changes keep the branch here behind', async () => {
    copy.write({ 'offer.md': 'mine\n' });
    const landed = await land(copy.dir);
    expect(landed).toMatchObject({
      ok: true,
      commit: git.oid('main'),
      behind: expect.stringContaining('offer.md') as unknown,
    });
    expect(copy.oid('main')).toBe(base);
  });

  it('comes too late when the remote moved', async () => {
    git.switch('main');
    const moved = git.commit({ 'third.md': '3\n' });
    git.switch('topic');
    expect(await land(copy.dir)).toEqual({ ok: false, reason: 'conflict', actual: null });
    expect(git.oid('main')).toBe(moved);
    expect(copy.oid('main')).toBe(base);
  });
});
