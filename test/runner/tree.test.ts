import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRepository } from '../../src/git/repository.ts';
import { runBranch, runTree } from '../../src/git/runs/tree.ts';
import type { RunTree } from '../../src/ports.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';

const ada = { name: 'Ada', email: 'ada@example.com' };
const at = '2026-03-02T09:00:00.000Z';

let repository: TestRepository;
let base: string;
let runs = 0;

beforeAll(() => {
  repository = makeRepository();
  base = repository.commit({
    'src/a.txt': 'a\n',
    'src/b.txt': 'b\n',
    'keep.sh': 'exit 0\n',
    '.gitignore': 'cache/\n*.log\n',
  });
});
afterAll(() => repository.remove());

async function opened(commit = base): Promise<{ readonly id: string; readonly tree: RunTree; readonly sh: Sh }> {
  runs += 1;
  const id = `run-${runs}`;
  const tree = runTree(await openRepository(repository.dir), id);
  await tree.at(commit);
  return { id, tree, sh: (script) => execFileSync('sh', ['-c', script], { cwd: tree.folder, encoding: 'utf8' }) };
}

type Sh = (script: string) => string;

/** Everything that lies in the folder, with its mode and its bytes. */
function contents(folder: string): string {
  const script =
    'find . -path ./.git -prune -o -printf "%p %m %l " \\( -type f -exec sha256sum {} \\; -o -printf "\\n" \\) | sort';
  return execFileSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8' });
}

async function recorded(tree: RunTree, message = 'run: step'): Promise<string> {
  const made = await tree.commit(message, ada, at);
  if (!made.ok) throw new Error(made.because);
  return made.commit ?? 'nothing';
}

describe('the files of a run', () => {
  test('are in a worktree of their own, and the one of the person is as it was', async () => {
    repository.write({ 'src/a.txt': 'being edited\n', 'new.txt': 'new\n' });
    repository.git('add', 'new.txt');
    const before = [repository.git('status', '--porcelain', '--branch'), repository.git('stash', 'create')];
    const { id, tree, sh } = await opened();
    expect(sh('cat src/a.txt; git branch --show-current; git status --porcelain')).toBe(`a\n${runBranch(id)}\n`);
    sh('echo more >> src/a.txt; rm src/b.txt; chmod +x keep.sh; ln -s src/a.txt link; mkdir deep; echo x > deep/x');
    const commit = await recorded(tree, `${id}: build`);
    expect(repository.git('log', '-1', '--format=%P %an %ae %aI %s', commit)).toBe(
      `${base} Ada ada@example.com 2026-03-02T09:00:00+00:00 ${id}: build`,
    );
    expect(repository.git('diff-tree', '-r', '--name-status', base, commit).split('\n')).toEqual([
      'A\tdeep/x',
      'M\tkeep.sh',
      'A\tlink',
      'M\tsrc/a.txt',
      'D\tsrc/b.txt',
    ]);
    expect(sh('git status --porcelain; git log -1 --format=%H')).toBe(`${commit}\n`);
    expect(await recorded(tree)).toBe('nothing');
    await tree.remove();
    expect(existsSync(tree.folder)).toBe(false);
    expect(repository.oid(runBranch(id))).toBe(commit);
    expect(repository.git('worktree', 'list').split('\n')).toHaveLength(1);
    const after = [repository.git('status', '--porcelain', '--branch'), repository.git('stash', 'create')];
    expect(after[0]).toBe(before[0]);
    expect(repository.git('rev-parse', `${after[1]}^{tree}`)).toBe(repository.git('rev-parse', `${before[1]}^{tree}`));
    repository.git('reset', '--hard', '--quiet');
  });

  const damages: Readonly<Record<string, string>> = {
    'changed files': 'echo x > src/a.txt; rm -r src/b.txt; echo y > new; mkdir -p empty/deep; chmod +x keep.sh',
    'a file where a folder was, and a folder where a file was':
      'rm -r src; echo x > src; rm keep.sh; mkdir keep.sh; echo x > keep.sh/x',
    'a link out of the folder': 'rm -r src; ln -s /tmp src; ln -s / everything',
    'no folder any more': 'cd ..; rm -rf work',
    'a folder that is no worktree any more': 'rm .git README.md; mkdir .git; echo x > .git/HEAD',
    'rights taken away': 'mkdir locked; echo x > locked/x; chmod 000 locked; chmod 444 src/a.txt; chmod 555 src',
    'locks of git':
      'touch "$(git rev-parse --git-dir)/index.lock" "$(git rev-parse --git-dir)/HEAD.lock"; echo x > src/a.txt',
    'a lock on the branch':
      'touch "$(git rev-parse --git-common-dir)/$(git symbolic-ref HEAD).lock"; echo x > src/a.txt',
    'commits of its own': 'echo x > src/a.txt; git -c user.name=x -c user.email=x commit -qam own',
    'another branch': 'git switch -qc "other-$$"; echo x > src/a.txt; git add -A',
    'a merge half done':
      'git switch -qc "m-$$"; echo 1 > src/a.txt; git -c user.name=x -c user.email=x commit -qam 1; git switch -q -; echo 2 > src/a.txt; git -c user.name=x -c user.email=x commit -qam 2; git -c user.name=x -c user.email=x merge -q "m-$$" || true',
    'files that its index does not look at':
      'git update-index --assume-unchanged src/a.txt; git update-index --skip-worktree src/b.txt; echo x > src/a.txt; echo x > src/b.txt',
    'a repository inside it': 'git init -q inside; echo x > inside/x',
    'names that are no text':
      'printf x > "$(printf "\\377\\ttab\\nline")"; printf x > " quoted\\"x"; mkdir cache; printf x > "$(printf "cache/\\377")"; printf x > "$(printf "\\377 \\\\\\".log")"',
    'times that lie':
      'touch -r src/a.txt /tmp/countersign-time; printf "z\\n" > src/a.txt; touch -r /tmp/countersign-time src/a.txt; rm /tmp/countersign-time',
  };
  test('are exactly those of a commit again, whatever a step did to them', async () => {
    const { id, tree, sh } = await opened();
    const before = contents(tree.folder);
    const head = sh('git rev-parse HEAD; git status --porcelain');
    for (const [name, damage] of Object.entries(damages)) {
      sh(damage);
      expect([name, existsSync(tree.folder) && contents(tree.folder)]).not.toEqual([name, before]);
      await tree.at(base);
      const after = sh('git rev-parse HEAD; git status --porcelain');
      expect([name, contents(tree.folder), after]).toEqual([name, before, head]);
    }
    sh('echo x > src/a.txt; echo y > new');
    await runTree(await openRepository(repository.dir), id).at(base);
    expect(contents(tree.folder)).toBe(before);
  });

  test('keep what git ignores as long as the step that made it counts', async () => {
    const { tree, sh } = await opened();
    sh('mkdir -p cache/deep; echo 1 > cache/deep/x; echo 1 > new');
    const first = await recorded(tree);
    sh('echo 2 > of-this.log; mkdir sub; echo 2 > sub/x.log; mkdir sub/cache; echo 2 > sub/cache/x; echo 2 > new');
    await tree.at(first);
    expect(sh('ls -A; cat cache/deep/x new')).toBe('.git\n.gitignore\nREADME.md\ncache\nkeep.sh\nnew\nsrc\n1\n1\n');
    sh('echo 3 > of-the-next.log');
    expect(await recorded(tree)).toBe('nothing');
    await tree.at(first);
    expect(sh('ls *.log')).toBe('of-the-next.log\n');
    const back = await tree.restore(base, 'run: back', ada, at);
    expect(sh('ls -A')).toBe('.git\n.gitignore\nREADME.md\nkeep.sh\nsrc\n');
    expect(repository.git('log', '--format=%H', back).split('\n').slice(0, 3)).toEqual([back, first, base]);
  });

  test('are recorded byte for byte, whatever git is told about line ends, and come back so', async () => {
    repository.git('config', 'core.autocrlf', 'true');
    repository.git('config', 'core.safecrlf', 'true');
    const { tree, sh } = await opened();
    sh('printf "a\\r\\nb\\n" > crlf.txt; printf x > "$(printf "\\377 \\t\\n\\"")"; head -c 3000000 /dev/zero > large');
    const before = contents(tree.folder);
    const commit = await recorded(tree);
    expect(await tree.changed()).toEqual([]);
    sh('rm -rf ./* && printf "a\\n" > crlf.txt');
    await tree.at(commit);
    expect(contents(tree.folder)).toBe(before);
    repository.git('config', '--unset', 'core.autocrlf');
    repository.git('config', '--unset', 'core.safecrlf');
  });

  const unrecordable: Readonly<Record<string, string>> = {
    'inside is a git repository of its own, and git would keep no file of it: remove inside/.git':
      'git init -q inside; cd inside; git -c user.name=x -c user.email=x commit -q --allow-empty -m x',
    'the folder of the run is not there any more, or is no worktree of git': 'rm -rf ../work',
  };
  test('are not recorded where they could not be brought back', async () => {
    const { tree, sh } = await opened();
    for (const [because, damage] of Object.entries(unrecordable)) {
      sh(damage);
      expect(await tree.commit('run: step', ada, at)).toEqual({ ok: false, because });
      await tree.at(base);
    }
  });

  test('live beside bare repositories and linked worktrees, and no hook of the repository runs', async () => {
    const bare = repository.clone({ bare: true });
    for (const hook of ['post-checkout', 'pre-commit', 'post-commit', 'post-index-change', 'reference-transaction'])
      bare.hook(hook, `echo ${hook} >> ${bare.dir}/ran; exit 1`);
    repository.git('branch', 'beside');
    const linked = repository.worktree('beside');
    for (const dir of [bare.dir, linked]) {
      const tree = runTree(await openRepository(dir), 'run-beside');
      await tree.at(base);
      writeFileSync(join(tree.folder, 'new'), 'x');
      const first = await recorded(tree);
      await tree.restore(base, 'run: back', ada, at);
      expect(existsSync(join(tree.folder, 'new'))).toBe(false);
      await tree.at(first);
      expect(readFileSync(join(tree.folder, 'new'), 'utf8')).toBe('x');
    }
    expect(existsSync(join(bare.dir, 'ran'))).toBe(false);
    bare.remove();
  });

  test('are whole as long as git has everything they are made of, and can read what the run wrote', async () => {
    const { tree, sh } = await opened();
    sh('echo "only here" > own; echo another > other');
    const commit = await recorded(tree);
    const path = (file: string): string => {
      const oid = repository.oid(`${commit}:${file}`);
      return join(repository.dir, '.git/objects', oid.slice(0, 2), oid.slice(2));
    };
    expect(await tree.isWhole(commit)).toBe(true);
    expect(await tree.isWhole('--all')).toBe(false);
    expect(await tree.isWhole('0'.repeat(40))).toBe(false);
    const bytes = readFileSync(path('own'));
    chmodSync(path('own'), 0o644);
    writeFileSync(
      path('own'),
      bytes.map((byte, index) => (index === bytes.length - 3 ? byte ^ 1 : byte)),
    );
    expect(await tree.isWhole(commit)).toBe(false);
    writeFileSync(path('own'), bytes);
    expect(await tree.isWhole(commit)).toBe(true);
    const other = readFileSync(path('other'));
    rmSync(path('other'));
    expect(await tree.isWhole(commit)).toBe(false);
    expect(await tree.isWhole(base)).toBe(true);
    writeFileSync(path('other'), other);
  });

  test('are published before anybody else is told of them, unless somebody else changed their branch', async () => {
    const bare = repository.clone({ bare: true });
    const clone = bare.clone();
    clone.git('config', 'countersign.remote', 'origin');
    const tree = runTree(await openRepository(clone.dir), 'run-there');
    await tree.publish();
    await tree.at(base);
    writeFileSync(join(tree.folder, 'new'), '1');
    const first = await recorded(tree);
    await tree.publish();
    await tree.publish();
    expect(bare.oid(runBranch('run-there'))).toBe(first);
    // A step that was interrupted after its files were published is done again.
    await tree.at(base);
    writeFileSync(join(tree.folder, 'new'), '2');
    const second = await recorded(tree);
    clone.git('update-ref', '-d', 'refs/remotes/origin/countersign-run/run-there');
    clone.git('fetch', '--quiet');
    await tree.publish();
    expect(bare.oid(runBranch('run-there'))).toBe(second);
    // Somebody deletes it there: elsewhere nobody has the files, until somebody who has them brings them again.
    bare.git('branch', '-D', runBranch('run-there'));
    bare.git('gc', '--quiet', '--prune=now');
    const other = bare.clone();
    const elsewhere = runTree(await openRepository(other.dir), 'run-there');
    await expect(elsewhere.at(second)).rejects.toMatchObject({
      code: 'files_gone',
      next: expect.stringContaining('refs/countersign/runs/run-there:refs/heads/countersign-run/run-there') as string,
    });
    clone.git('fetch', '--quiet', '--prune');
    await tree.publish();
    other.git('fetch', '--quiet');
    await elsewhere.at(second);
    expect(readFileSync(join(elsewhere.folder, 'new'), 'utf8')).toBe('2');
    other.remove();
    bare.git('update-ref', `refs/heads/${runBranch('run-there')}`, base);
    writeFileSync(join(tree.folder, 'new'), '3');
    await recorded(tree);
    await expect(tree.publish()).rejects.toThrow('somebody else changed countersign-run/run-there on origin');
    bare.remove();
    clone.remove();
  });

  test('are where the repository is, also after that was moved, and by whatever way it is reached', async () => {
    const moved = repository.clone();
    const root = dirname(moved.dir);
    const before = runTree(await openRepository(moved.dir), 'run-moved');
    await before.at(base);
    renameSync(moved.dir, join(root, 'elsewhere'));
    symlinkSync(join(root, 'elsewhere'), join(root, 'link'));
    const tree = runTree(await openRepository(join(root, 'link')), 'run-moved');
    await tree.at(base);
    writeFileSync(join(tree.folder, 'new'), '1');
    const made = await recorded(tree);
    await tree.at(base);
    await tree.at(made);
    expect(readFileSync(join(root, 'elsewhere/.git/countersign/runs/run-moved/work/new'), 'utf8')).toBe('1');
    moved.remove();
  });

  test('are never looked for behind a link that took the place of their folder', async () => {
    const { tree, sh } = await opened();
    const theirs = `${repository.dir}-theirs`;
    sh(`echo 1 > mine; chmod 600 mine; cp -r . ${theirs}; cd ..; rm -r work; ln -s ${theirs} work`);
    expect(await tree.commit('run: step', ada, at)).toMatchObject({ ok: false });
    await tree.at(base);
    expect(lstatSync(tree.folder).isDirectory()).toBe(true);
    expect(existsSync(join(tree.folder, 'mine'))).toBe(false);
    expect(readFileSync(join(theirs, 'mine'), 'utf8')).toBe('1\n');
    rmSync(theirs, { recursive: true });
  });

  test('say why they cannot be recorded in the words of git, without where this machine has them', async () => {
    const { id, tree, sh } = await opened();
    sh('echo "*.txt filter=none" > .gitattributes; echo 1 > src/new.txt');
    repository.git('config', 'filter.none.clean', 'false');
    repository.git('config', 'filter.none.required', 'true');
    const refused = await tree.commit('run: step', ada, at);
    expect(refused).toEqual({
      ok: false,
      because: "external filter 'false' failed 1; src/a.txt: clean filter 'none' failed",
    });
    repository.git('config', '--remove-section', 'filter.none');
    writeFileSync(join(tree.folder, '../index'), 'no index');
    const broken = await tree.commit('run: step', ada, at);
    expect(broken).toEqual({
      ok: false,
      because: `.git/countersign/runs/${id}/index: index file smaller than expected`,
    });
  });

  test('of a checkpoint stay, whatever is cleared away, also where somebody deleted the branch', async () => {
    const other = makeRepository();
    const tree = runTree(await openRepository(other.dir), 'run-kept');
    await tree.at(other.oid());
    const write = (text: string): void => writeFileSync(join(tree.folder, 'new'), text);
    write('1');
    const first = await recorded(tree);
    write('2');
    const second = await recorded(tree);
    const back = await tree.restore(first, 'run: back', ada, at);
    await tree.remove();
    other.git('branch', '-D', runBranch('run-kept'));
    other.git('reflog', 'expire', '--expire=now', '--all');
    other.git('gc', '--quiet', '--prune=now');
    expect(await Promise.all([first, second, back].map((one) => tree.isWhole(one)))).toEqual([true, true, true]);
    await tree.at(back);
    expect(readFileSync(join(tree.folder, 'new'), 'utf8')).toBe('1');
    expect(other.oid(runBranch('run-kept'))).toBe(back);
    await tree.restore(second, 'run: forward', ada, at);
    expect(readFileSync(join(tree.folder, 'new'), 'utf8')).toBe('2');
    await expect(tree.at('1'.repeat(40))).rejects.toMatchObject({ code: 'files_gone' });
    other.remove();
  });

  test('that somebody changed by hand and nobody recorded are kept beside the branch before the folder goes', async () => {
    const { id, tree, sh } = await opened();
    expect(await tree.keep('not recorded', ada, at)).toBeNull();
    sh('echo by hand > src/a.txt; echo new > new; mkdir cache; echo x > cache/x');
    const ref = `refs/countersign/kept/${id}`;
    expect(await tree.keep('not recorded', ada, at)).toEqual({ ref, paths: ['new', 'src/a.txt'] });
    const first = repository.oid(ref);
    expect(repository.git('show', `${ref}:src/a.txt`)).toBe('by hand');
    expect(repository.oid(runBranch(id))).toBe(base);
    sh('echo again > new');
    await tree.keep('not recorded', ada, at);
    expect(repository.git('log', '-1', '--format=%P', ref)).toBe(`${base} ${first}`);
    sh('git init -q inside; cd inside; git -c user.name=x -c user.email=x commit -q --allow-empty -m x');
    expect(await tree.keep('not recorded', ada, at)).toMatchObject({ left: tree.folder });
    await tree.remove();
    expect(await tree.keep('not recorded', ada, at)).toBeNull();
  });

  test('are not taken from under somebody who has their branch checked out', async () => {
    const { id, tree } = await opened();
    await tree.remove();
    const theirs = repository.worktree(runBranch(id));
    await expect(tree.at(base)).rejects.toThrow(`the branch of the run, ${runBranch(id)}, is checked out in ${theirs}`);
  });
});
