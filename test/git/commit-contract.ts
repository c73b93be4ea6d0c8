import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Change, commitFiles, type Committed, maintenance, withLock } from '../../src/git/commit.ts';
import { gitTime } from '../../src/git/commit-object.ts';
import { type Objects, openObjects } from '../../src/git/objects.ts';
import { openRepository, type Repository } from '../../src/git/repository.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';

const REF = 'refs/heads/countersign';
const ADA = { name: 'Ada', email: 'ada@example.com', at: '2026-01-01T12:00:00+02:00' };
const LOCK = `countersign-${encodeURIComponent(REF)}.lock`;

/**
 * What holds for commits, whether they are signed or not.
 * @param prepare sets a new repository up
 */
export function commitContract(prepare: (git: TestRepository) => void): void {
  let git: TestRepository;
  let repo: Repository;
  let objects: Objects;
  beforeEach(async () => {
    git = makeRepository();
    prepare(git);
    repo = await openRepository(git.dir);
    objects = openObjects(repo);
  });
  afterEach(async () => {
    await objects.close();
    git.remove();
  });

  function commit(
    expected: string | null,
    files: Record<string, string | null>,
    more: Partial<Change> = {},
  ): Promise<Committed> {
    return commitFiles(repo, objects, {
      ref: REF,
      expected,
      files: new Map(Object.entries(files)),
      message: 'Change',
      author: ADA,
      ...more,
    });
  }

  async function committed(
    expected: string | null,
    files: Record<string, string | null>,
    more: Partial<Change> = {},
  ): Promise<string> {
    const result = await commit(expected, files, more);
    if (!result.ok) throw new Error(`conflict with ${result.actual}`);
    expect(git.git('cat-file', 'commit', result.commit).includes('\ngpgsig ')).toBe(repo.signing.commits);
    return result.commit;
  }

  function fsck(): string {
    const result = spawnSync('git', ['fsck', '--strict', '--no-dangling'], { cwd: git.dir, encoding: 'utf8' });
    return `${result.status} ${result.stdout}`;
  }

  function gitFolder(): string[] {
    return readdirSync(repo.gitDir).filter((name) => /countersign-|crash|\.lock/.test(name));
  }

  /** A script of its own process that has `repo` and `objects` of this repository and everything of commit.ts. */
  function program(body: string): string {
    const room = join(import.meta.dirname, '../../src/git');
    const path = join(git.dir, '../program.mjs');
    writeFileSync(
      path,
      `import { commitFiles } from ${JSON.stringify(join(room, 'commit.ts'))};
      import { openObjects } from ${JSON.stringify(join(room, 'objects.ts'))};
      import { openRepository } from ${JSON.stringify(join(room, 'repository.ts'))};
      const repo = await openRepository(${JSON.stringify(git.dir)});
      const objects = openObjects(repo);
      const name = process.argv[2];
      async function add(path) {
        for (;;) {
          const expected = (await objects.info('${REF}^{commit}'))?.oid ?? null;
          const files = new Map([[path, path]]);
          const done = await commitFiles(repo, objects, { ref: '${REF}', expected, files, message: path, author: ${JSON.stringify(ADA)} });
          if (done.ok) return done.commit;
        }
      }
      ${body}`,
    );
    return path;
  }

  /** git calls this hook when the branch is locked and about to move (prepared), and when it has moved (committed). */
  function killWriterWhen(state: string): void {
    const isBranch = `[ "$1" = ${state} ] && [ -n "$WRITER" ] && grep -q ' ${REF}$'`;
    git.hook('reference-transaction', `if ${isBranch}; then kill -9 "$WRITER"; fi\nexit 0`);
  }

  describe('a commit of files', () => {
    it('starts the branch, then goes on from its head, and leaves worktree and index alone', async () => {
      git.write({ 'README.md': 'edited, not committed\n' });
      const first = await committed(null, { 'format.yaml': 'format: 1\n' });
      const second = await committed(first, { 'projects/ac/acme/log.yaml': '- 1\n' });
      expect(git.git('log', '--format=%H %P', 'countersign')).toBe(`${second} ${first}\n${first}`);
      expect(git.git('ls-tree', '-r', '--format=%(objectmode) %(path)', 'countersign')).toBe(
        '100644 format.yaml\n100644 projects/ac/acme/log.yaml',
      );
      expect(git.git('status', '--porcelain')).toBe('M README.md');
      expect(fsck()).toBe('0 ');
    });

    it('keeps the message, the people and the time with its offset', async () => {
      const committer = { name: 'Robot <x>\n', email: 'ro bot@example.com', at: '2026-01-01T10:00:01Z' };
      await committed(null, { a: 'a' }, { message: 'Subject: ünï\n\nBody\n\nRefs: 12\n\n', committer });
      expect(git.git('log', '-1', '--date=iso', '--format=%an|%ae|%ad|%cn|%ce|%cd|%B', 'countersign')).toBe(
        'Ada|ada@example.com|2026-01-01 12:00:00 +0200|Robot  x|robot@example.com|2026-01-01 10:00:01 +0000|Subject: ünï\n\nBody\n\nRefs: 12',
      );
      expect(fsck()).toBe('0 ');
    });

    it('keeps any bytes under any name git can hold', async () => {
      const names = [
        'with space.txt',
        'with "quotes".txt',
        String.raw`back\slash.txt`,
        'ünï/日本語 🙂.txt',
        "it's.txt",
        ':(top)x',
        '-rf',
        'a\u0301.txt',
      ];
      const bytes = Buffer.from([0, 10, 255, 13, 10, 34]);
      await commitFiles(repo, objects, {
        ref: REF,
        expected: null,
        files: new Map(names.map((name) => [name, bytes])),
        message: 'm',
        author: ADA,
      });
      expect(
        git
          .git('-c', 'core.quotePath=false', 'ls-tree', '-r', '-z', '--name-only', 'countersign')
          .split('\0')
          .filter(Boolean)
          .toSorted(),
      ).toEqual(names.toSorted());
      expect((await objects.read(`${REF}:ünï/日本語 🙂.txt`))?.bytes).toEqual(bytes);
      expect(fsck()).toBe('0 ');
    });

    it.each([
      '',
      '/a',
      'a/',
      'a//b',
      '.',
      'a/../b',
      'a\nb',
      'a\rb',
      'a\tb',
      'a\0b',
      '.git/config',
      'x/.GIT/y',
      '.gitmodules',
      'git~1',
      '.git.',
      '.g\u200Cit',
      '\uD800',
    ])('refuses the name %j and writes nothing', async (path) => {
      await expect(commit(null, { [path]: 'x' })).rejects.toMatchObject({ code: 'bad_path' });
      expect(git.git('for-each-ref', REF)).toBe('');
    });

    it('deletes files and folders, and turns a file into a folder', async () => {
      const first = await committed(null, { a: 'a', 'b/c': 'c', 'b/d': 'd', e: 'e' });
      await committed(first, { 'a/inside': 'a', a: null, b: null, none: null });
      expect(git.git('ls-tree', '-r', '--name-only', 'countersign')).toBe('a/inside\ne');
    });

    it('goes on a branch that is detached, bare or in a linked worktree all the same', async () => {
      git.git('branch', 'topic');
      const linked = await openRepository(git.worktree('topic'));
      const made = await commitFiles(linked, objects, {
        ref: REF,
        expected: null,
        files: new Map([['a', 'a']]),
        message: 'm',
        author: ADA,
      });
      expect(made).toEqual({ ok: true, commit: git.oid(REF) });
    });

    it('leaves loose objects, not a pack for every commit', async () => {
      let head = await committed(null, { a: '0' });
      for (let count = 1; count < 5; count += 1) head = await committed(head, { a: `${count}` });
      expect(git.git('count-objects', '-v')).toContain('packs: 0');
    });

    it('needs a time with its zone', () => {
      expect(gitTime('2026-01-01T00:00:00.999Z')).toBe('1767225600 +0000');
      expect(gitTime('2026-01-01T00:00:00-0330')).toBe('1767238200 -0330');
      expect(() => gitTime('2026-01-01T00:00:00')).toThrow(RangeError);
      expect(() => gitTime('yesterday')).toThrow(RangeError);
    });
  });

  describe('a commit that comes too late changes nothing and says what is there', () => {
    it('when the branch moved on', async () => {
      const first = await committed(null, { a: '1' });
      const second = await committed(first, { a: '2' });
      expect(await commit(first, { a: '3' })).toEqual({ ok: false, reason: 'conflict', actual: second });
      expect(git.oid(REF)).toBe(second);
    });

    it('when the branch was to be new and is there', async () => {
      const first = await committed(null, { a: '1' });
      expect(await commit(null, { a: '2' })).toEqual({ ok: false, reason: 'conflict', actual: first });
    });

    it('when the branch was set back to an ancestor', async () => {
      const first = await committed(null, { a: '1' });
      const second = await committed(first, { a: '2' });
      git.git('update-ref', REF, first);
      expect(await commit(second, { a: '3' })).toEqual({ ok: false, reason: 'conflict', actual: first });
    });

    it('when the branch was deleted', async () => {
      const first = await committed(null, { a: '1' });
      git.git('update-ref', '-d', REF);
      expect(await commit(first, { a: '2' })).toEqual({ ok: false, reason: 'conflict', actual: null });
    });

    it('when the branch moves after it was looked at', async () => {
      const first = await committed(null, { a: '1' });
      const other = git.git('commit-tree', '-p', first, '-m', 'other', `${first}^{tree}`);
      const late: Objects = {
        ...objects,
        async info(spec) {
          const found = await objects.info(spec);
          git.git('update-ref', REF, other);
          return found;
        },
      };
      const files = new Map([['a', '2']]);
      expect(await commitFiles(repo, late, { ref: REF, expected: first, files, message: 'm', author: ADA })).toEqual({
        ok: false,
        reason: 'conflict',
        actual: other,
      });
      expect(git.oid(REF)).toBe(other);
      expect(gitFolder()).toEqual([]);
    });

    it('when it starts from a commit that is not here, it fails and leaves no crash report', async () => {
      const gone: Objects = {
        ...objects,
        info: () => Promise.resolve({ oid: 'a'.repeat(40), type: 'commit', size: 1 }),
      };
      const files = new Map([['a', '2']]);
      await expect(
        commitFiles(repo, gone, { ref: REF, expected: 'a'.repeat(40), files, message: 'm', author: ADA }),
      ).rejects.toThrow('fast-import');
      expect(gitFolder()).toEqual([]);
    });
  });

  it('a branch below the name of the state is told apart from a lost race', async () => {
    git.git('branch', 'countersign/12/topic');
    await expect(commit(null, { a: 'a' })).rejects.toMatchObject({ code: 'foreign_branch' });
  });

  describe('the lock', () => {
    const old = Date.now() - 31_000;

    it.each([
      ['of a process that died', { pid: 2 ** 22 + 1, host: hostname(), at: Date.now() }],
      ['of another machine, too old to be believed', { pid: 1, host: 'elsewhere', at: old }],
      ['of a process that lives and is too old to be believed', { pid: process.pid, host: hostname(), at: old }],
      ['that holds nonsense', 'half a lo'],
    ])('%s is taken over', async (_what, holder) => {
      writeFileSync(join(repo.commonDir, LOCK), JSON.stringify(holder));
      await committed(null, { a: 'a' }, { lockWait: Number.POSITIVE_INFINITY });
      expect(gitFolder()).toEqual([]);
    });

    it('that does not come free is passed by and stays with its holder', async () => {
      const holder = JSON.stringify({ pid: process.pid, host: hostname(), at: Date.now() });
      writeFileSync(join(repo.commonDir, LOCK), holder);
      await committed(null, { a: 'a' }, { lockWait: 0 });
      expect(readFileSync(join(repo.commonDir, LOCK), 'utf8')).toBe(holder);
    });

    it('that expired while its holder still runs is taken over, and the holder is fenced by the branch', async () => {
      const first = await committed(null, { a: '1' });
      const lock = join(repo.commonDir, LOCK);
      const { promise: overtaken, resolve: goOn } = Promise.withResolvers<void>();
      const slow: Objects = {
        ...objects,
        async info(spec) {
          const found = await objects.info(spec);
          await overtaken;
          return found;
        },
      };
      const change = { ref: REF, expected: first, message: 'Late', author: ADA };
      const late = commitFiles(repo, slow, { ...change, files: new Map([['late', '']]) });
      while (!existsSync(lock)) execFileSync('sleep', ['0.01']);
      writeFileSync(lock, readFileSync(lock, 'utf8').replace(/"at":\d+/, `"at":${old}`));
      const second = await committed(first, { b: '' }, { lockWait: Number.POSITIVE_INFINITY });
      await withLock(repo, REF, Number.POSITIVE_INFINITY, async () => {
        goOn();
        expect(await late).toEqual({ ok: false, reason: 'conflict', actual: second });
        // Whoever is late does not take the lock away from who has it now.
        expect(existsSync(lock)).toBe(true);
      });
      expect(git.oid(REF)).toBe(second);
      expect(gitFolder()).toEqual([]);
      expect(fsck()).toBe('0 ');
    });

    it('of git itself, left on the branch by a dead process, is named; a young one is a lost race', async () => {
      const first = await committed(null, { a: 'a' });
      const path = join(repo.commonDir, `${REF}.lock`);
      writeFileSync(path, '');
      expect(await commit(first, { a: 'b' })).toEqual({ ok: false, reason: 'conflict', actual: null });
      utimesSync(path, old / 1000, old / 1000);
      await expect(commit(first, { a: 'b' })).rejects.toMatchObject({ code: 'ref_locked', files: [path] });
    });
  });

  describe('many writers', () => {
    it('eight processes: every commit is kept, in one line, and the repository is sound', async () => {
      const path = program(`for (let n = 0; n < 5; n += 1) await add(name + '-' + n);`);
      const workers = Array.from({ length: 8 }, (_, index) =>
        spawn(process.execPath, [path, `w${index}`], { stdio: 'inherit' }),
      );
      const codes = await Promise.all(workers.map(async (worker) => (await once(worker, 'exit'))[0] as unknown));
      expect(codes).toEqual(workers.map(() => 0));
      const expected = workers.flatMap((_, index) => [0, 1, 2, 3, 4].map((n) => `w${index}-${n}`));
      expect(git.git('ls-tree', '-r', '--name-only', 'countersign').split('\n').toSorted()).toEqual(
        expected.toSorted(),
      );
      expect(git.git('log', '--format=%s', 'countersign').split('\n').toSorted()).toEqual(expected.toSorted());
      expect(git.git('rev-list', '--count', '--merges', 'countersign')).toBe('0');
      expect(fsck()).toBe('0 ');
      expect(gitFolder()).toEqual([]);
    });

    it('eight at once who do not look at the lock: every commit that said ok is there', async () => {
      const first = await committed(null, { start: '' });
      const race = Array.from({ length: 8 }, (_, index) => commit(first, { [`w${index}`]: '' }, { lockWait: 0 }));
      const results = await Promise.all(race);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(git.git('rev-list', '--count', 'countersign')).toBe('2');
      expect(results.flatMap((result) => (result.ok ? [result.commit] : []))).toEqual([git.oid(REF)]);
    });
  });

  describe('killed', () => {
    it.each([
      ['while the branch moves', 'prepared'],
      ['after the branch moved, before the answer', 'committed'],
    ])('%s: the commit is there once, and the next one goes on', async (_when, state) => {
      killWriterWhen(state);
      const path = program(`process.env.WRITER = String(process.pid); await add('killed'); console.log('answered');`);
      const { signal, stdout } = spawnSync(process.execPath, [path], { encoding: 'utf8' });
      expect({ signal, stdout }).toEqual({ signal: 'SIGKILL', stdout: '' });
      // git outlives its caller by a moment: its lock on the branch goes when it is done.
      while (existsSync(join(repo.commonDir, `${REF}.lock`)) || git.git('for-each-ref', REF) === '')
        execFileSync('sleep', ['0.01']);
      const kept = git.oid(REF);
      await committed(kept, { next: '' }, { lockWait: Number.POSITIVE_INFINITY });
      expect(git.git('log', '--format=%s', 'countersign')).toBe('Change\nkilled');
      expect(gitFolder().filter((name) => name === LOCK)).toEqual([]);
      expect(fsck()).toBe('0 ');
    });

    it('before git had everything: nothing is there, and the next one goes on', async () => {
      const path = program(`
        const dying = { ...objects, async info() { process.kill(process.pid, 'SIGKILL'); return new Promise(() => undefined); } };
        await commitFiles(repo, dying, { ref: '${REF}', expected: null, files: new Map([['a', 'a']]), message: 'm', author: ${JSON.stringify(ADA)} });`);
      expect(spawnSync(process.execPath, [path]).signal).toBe('SIGKILL');
      expect(gitFolder()).toEqual([LOCK]);
      await committed(null, { next: '' }, { lockWait: Number.POSITIVE_INFINITY });
      expect(git.git('log', '--format=%s', 'countersign')).toBe('Change');
    });
  });

  describe('housekeeping', () => {
    it('writes the commit graph with changed paths and keeps everything sound', async () => {
      await committed(await committed(null, { a: '1' }), { a: '2' });
      await maintenance(repo, '2026-01-02T00:00:00Z');
      expect(existsSync(join(repo.commonDir, 'objects/info/commit-graphs/commit-graph-chain'))).toBe(true);
      expect(fsck()).toBe('0 ');
    });

    it('removes drafts of locks older than an hour, and no lock', async () => {
      for (const name of [LOCK, `${LOCK}.draft`]) writeFileSync(join(repo.commonDir, name), '');
      await maintenance(repo, new Date(Date.now() + 3_500_000).toISOString());
      expect(gitFolder()).toEqual([LOCK, `${LOCK}.draft`]);
      await maintenance(repo, new Date(Date.now() + 3_700_000).toISOString());
      expect(gitFolder()).toEqual([LOCK]);
    });

    it('removes private refs older than an hour, and no others', async () => {
      await committed(null, { a: '1' }, { ref: 'refs/countersign/tmp/old' });
      await committed(
        null,
        { a: '2' },
        { ref: 'refs/countersign/tmp/young', author: { ...ADA, at: '2026-01-01T11:30:00Z' } },
      );
      await maintenance(repo, '2026-01-01T12:00:00Z');
      expect(git.git('for-each-ref', '--format=%(refname)', 'refs/countersign')).toBe('refs/countersign/tmp/young');
    });
  });
}
