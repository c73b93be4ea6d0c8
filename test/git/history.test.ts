import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  branches,
  unmerged,
  changedSince,
  glob,
  isAncestor,
  landings,
  type Landings,
  literal,
  type Pathspec,
} from '../../src/git/history.ts';
import { type Objects, openObjects } from '../../src/git/objects.ts';
import { openRepository, type Repository } from '../../src/git/repository.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';

const DOCS = [glob('docs/**')];

let git: TestRepository;
let repo: Repository;
let objects: Objects;
let start: string;
beforeEach(async () => {
  git = makeRepository();
  start = git.commit({ 'docs/offer.md': 'v1\n', 'src/code.ts': '1\n' });
  repo = await openRepository(git.dir);
  objects = openObjects(repo);
});
afterEach(async () => {
  await objects.close();
  git.remove();
});

function since(from: string | null, paths: readonly Pathspec[] = DOCS): Promise<Landings> {
  return landings(repo, objects, { from, to: git.oid('main'), paths });
}

/** The commits with the paths they changed, for reading in a test. */
function outline({ landings: found }: Landings): unknown {
  return found.map(({ commit, changed }) => [commit, changed.map(({ path, blob }) => [path, blob])]);
}

function topic(): void {
  git.branch('topic');
  git.commit({ 'docs/offer.md': 'v2\n' });
  git.commit({ 'src/code.ts': '2\n' });
  git.commit({ 'docs/offer.md': 'v3\n', 'docs/new.md': 'n\n' });
  git.switch('main');
}

describe('what landed', () => {
  it('nothing, when the branch did not move', async () => {
    expect(await since(git.oid())).toEqual({ rewritten: false, landings: [] });
  });

  it('direct commits, oldest first, only those that touch the paths', async () => {
    const second = git.commit({ 'docs/offer.md': 'v2\n', 'src/code.ts': '2\n' });
    git.commit({ 'src/code.ts': '3\n' });
    const fourth = git.commit({ 'docs/offer.md': null });
    expect(outline(await since(start))).toEqual([
      [second, [['docs/offer.md', git.oid(`${second}:docs/offer.md`)]]],
      [fourth, [['docs/offer.md', null]]],
    ]);
  });

  it('a merge as one landing, seen from the default branch', async () => {
    topic();
    git.commit({ 'docs/other.md': 'o\n' });
    const merge = git.merge('topic');
    const found = await since(git.oid('main~1'));
    expect(outline(found)).toEqual([
      [
        merge,
        [
          ['docs/new.md', git.oid('HEAD:docs/new.md')],
          ['docs/offer.md', git.oid('HEAD:docs/offer.md')],
        ],
      ],
    ]);
    expect(found.landings[0]?.parents).toEqual([git.oid('main~1'), git.oid('topic')]);
  });

  it('a squash as one landing', async () => {
    topic();
    const squash = git.squash('topic');
    expect(outline(await since(start))).toEqual([
      [
        squash,
        [
          ['docs/new.md', git.oid('HEAD:docs/new.md')],
          ['docs/offer.md', git.oid('HEAD:docs/offer.md')],
        ],
      ],
    ]);
  });

  it('a rebase and a fast-forward as one landing for each commit', async () => {
    topic();
    git.commit({ 'docs/other.md': 'o\n' });
    const before = git.oid();
    git.rebase('topic');
    const rebased = await since(before);
    expect(rebased.rewritten).toBe(false);
    expect(rebased.landings.map(({ commit }) => commit)).toEqual([git.oid('HEAD~2'), git.oid('HEAD')]);
    git.branch('more');
    const last = git.commit({ 'docs/offer.md': 'v4\n' });
    git.switch('main');
    const mark = git.oid();
    git.fastForward('more');
    expect((await since(mark)).landings.map(({ commit }) => commit)).toEqual([last]);
  });

  it('what the very first commit brought, whatever the settings say', async () => {
    git.git('config', 'log.showRoot', 'false');
    expect((await since(null, [literal('README.md')])).landings).toMatchObject([
      { parents: [], changed: [{ path: 'README.md', status: 'A' }] },
    ]);
  });

  it('a file of another mode or type, a commit of another repository, and one that went', async () => {
    git.git('update-index', '--chmod=+x', 'docs/offer.md');
    git.git('update-index', '--add', '--cacheinfo', `160000,${'d'.repeat(40)},docs/module`);
    git.git('commit', '--quiet', '--message=Modes');
    expect((await since(start)).landings[0]?.changed).toEqual([
      { path: 'docs/module', mode: '160000', blob: 'd'.repeat(40), status: 'A' },
      { path: 'docs/offer.md', mode: '100755', blob: git.oid(`${start}:docs/offer.md`), status: 'M' },
    ]);
    const mark = git.oid();
    git.git('rm', '--quiet', '--cached', 'docs/offer.md');
    git.git('commit', '--quiet', '--message=Gone');
    expect((await since(mark)).landings[0]?.changed).toEqual([
      { path: 'docs/offer.md', mode: null, blob: null, status: 'D' },
    ]);
  });

  it('everything since the beginning, when nothing was seen yet', async () => {
    expect((await since(null)).landings.map(({ commit }) => commit)).toEqual([start]);
    expect((await since(null, [])).landings).toEqual([]);
  });

  it('is told as rewritten after a force push, with what came since the histories parted', async () => {
    const lost = git.commit({ 'docs/offer.md': 'lost\n' });
    git.git('reset', '--quiet', '--hard', start);
    const kept = git.commit({ 'docs/offer.md': 'kept\n' });
    expect(await since(lost)).toMatchObject({ rewritten: true, landings: [{ commit: kept }] });
    git.git('reset', '--quiet', '--hard', start);
    expect(await since(kept)).toEqual({ rewritten: true, landings: [] });
    expect(await since('b'.repeat(40))).toMatchObject({ rewritten: true, landings: [{ commit: start }] });
  });

  it('a renamed file is one that went and one that came', async () => {
    const moved = git.commit({ 'docs/offer.md': null, 'docs/bid.md': 'v1\n' });
    expect(outline(await since(start))).toEqual([
      [
        moved,
        [
          ['docs/bid.md', git.oid('HEAD:docs/bid.md')],
          ['docs/offer.md', null],
        ],
      ],
    ]);
  });

  it('names of files are taken as they are', async () => {
    const names = ['docs/[a].md', 'docs/*.md', 'docs/ünï "q".md', 'docs/a.md', ':100644 x'];
    const commit = git.commit(Object.fromEntries(names.map((name) => [name, name])));
    expect(outline(await since(start, [literal('docs/[a].md'), literal('docs/*.md'), literal(':100644 x')]))).toEqual([
      [commit, [':100644 x', 'docs/*.md', 'docs/[a].md'].map((name) => [name, git.oid(`HEAD:${name}`)])],
    ]);
    expect(outline(await since(start, [literal('docs/ünï "q".md')]))).toEqual([
      [commit, [['docs/ünï "q".md', git.oid('HEAD:docs/ünï "q".md')]]],
    ]);
    await expect(since(start, [literal('a\nb')])).rejects.toMatchObject({ code: 'bad_path' });
  });

  it('who made it: author, committer and co-authors, whatever a message or the settings pretend', async () => {
    git.git('config', 'log.showSignature', 'true');
    git.git('config', 'diff.renames', 'copies');
    git.git('config', 'log.follow', 'true');
    git.git('config', 'i18n.logOutputEncoding', 'latin1');
    const message = `Offer\n\n${'c'.repeat(40)}\n:100644 100644 a b M\n\nCo-authored-by: Grace Ünï <grace@example.com>\nco-authored-by: Alan\n  <alan@example.com>\nCo-authored-by: nobody`;
    git.commit({ 'docs/offer.md': 'v2\n' }, { author: 'Eve Ünï <eve@example.com>', message });
    const { landings: found } = await since(start, [literal('docs/offer.md')]);
    expect(found).toMatchObject([
      {
        author: { name: 'Eve Ünï', email: 'eve@example.com' },
        committer: { name: 'Ada', email: 'ada@example.com' },
        coauthors: [
          { name: 'Grace Ünï', email: 'grace@example.com' },
          { name: 'Alan', email: 'alan@example.com' },
        ],
      },
    ]);
  });

  it('works in a bare repository and from a subfolder', async () => {
    git.commit({ 'docs/offer.md': 'v2\n' });
    const sub = await openRepository(`${git.dir}/src`);
    expect((await landings(sub, objects, { from: start, to: git.oid(), paths: DOCS })).landings).toHaveLength(1);
    const bare = git.clone({ bare: true });
    const found = await landings(await openRepository(bare.dir), objects, { from: start, to: git.oid(), paths: DOCS });
    bare.remove();
    expect(found.landings).toHaveLength(1);
  });

  it('refuses what is not an id', async () => {
    await expect(landings(repo, objects, { from: null, to: '--output=x', paths: DOCS })).rejects.toThrow(RangeError);
    await expect(isAncestor(repo, 'HEAD', start)).rejects.toThrow(RangeError);
  });
});

describe('the branches people work on', () => {
  it('are all but the default branch and the state', async () => {
    git.git('branch', 'countersign');
    git.branch('topic/a');
    const head = git.commit({ a: 'a' });
    expect(await branches(repo)).toEqual([{ ref: 'refs/heads/topic/a', name: 'topic/a', head, remote: null }]);
  });

  it('can be narrowed to those that hold something a commit does not', async () => {
    git.git('branch', 'landed');
    git.branch('topic');
    const head = git.commit({ a: 'a' });
    const all = await branches(repo);
    expect((await unmerged(repo, start, all)).map(({ name }) => name)).toEqual(['topic']);
    expect(await unmerged(repo, head, all)).toEqual([]);
    expect(await unmerged(repo, start, [])).toEqual([]);
  });

  it('are those of the home remote, too', async () => {
    git.git('branch', 'topic');
    const copy = git.clone();
    copy.git('config', 'countersign.remote', 'origin');
    copy.git('branch', 'mine');
    const found = await branches(await openRepository(copy.dir));
    copy.remove();
    const head = git.oid();
    expect(found).toEqual([
      { ref: 'refs/heads/mine', name: 'mine', head, remote: null },
      { ref: 'refs/remotes/origin/topic', name: 'topic', head, remote: 'origin' },
    ]);
  });
});

describe('what a branch would bring', () => {
  it('is what it changed since it left, and who made its commits', async () => {
    topic();
    git.commit({ 'docs/other.md': 'o\n', 'docs/offer.md': 'mine\n' });
    const found = await changedSince(repo, git.oid('main'), git.oid('topic'));
    expect(found.mergeBase).toBe(start);
    expect(found.changed).toEqual([
      { path: 'docs/new.md', mode: '100644', blob: git.oid('topic:docs/new.md'), status: 'A' },
      { path: 'docs/offer.md', mode: '100644', blob: git.oid('topic:docs/offer.md'), status: 'M' },
      { path: 'src/code.ts', mode: '100644', blob: git.oid('topic:src/code.ts'), status: 'M' },
    ]);
    expect(found.commits.map(({ commit }) => commit)).toEqual(
      ['topic', 'topic~1', 'topic~2'].map((name) => git.oid(name)),
    );
    expect(found.commits[0]).toEqual({
      commit: git.oid('topic'),
      parents: [git.oid('topic~1')],
      author: { name: 'Ada', email: 'ada@example.com' },
      committer: { name: 'Ada', email: 'ada@example.com' },
      coauthors: [],
    });
  });

  it('is everything when the histories have nothing in common', async () => {
    git.git('switch', '--quiet', '--orphan', 'island');
    git.commit({ 'docs/offer.md': 'x\n' });
    expect(await changedSince(repo, start, git.oid('island'))).toMatchObject({
      mergeBase: null,
      changed: [{ path: 'docs/offer.md', status: 'A' }],
    });
  });

  it('is nothing for a branch that has landed', async () => {
    expect(await changedSince(repo, git.oid(), start)).toEqual({ mergeBase: start, changed: [], commits: [] });
    expect(await isAncestor(repo, start, git.oid())).toBe(true);
    git.commit({ a: 'a' });
    expect(await isAncestor(repo, git.oid(), start)).toBe(false);
  });
});
