import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { FileChange } from '../../src/core/surface/changed.ts';
import type { Place } from '../../src/core/project/places.ts';
import { changedFiles } from '../../src/git/changed.ts';
import { openObjects } from '../../src/git/objects.ts';
import { openRepository } from '../../src/git/repository.ts';
import { makeRepository } from '../fixtures/repository.ts';

const odd = 'docs/"odd" ü\n:*.md';

it('tells what changed in files and folders, whatever they hold and however git is set up to show it', async () => {
  const git = makeRepository();
  try {
    const long = Array.from({ length: 9 }, (_, at) => `${at}\n`).join('');
    const from = git.commit({
      'docs/a.md': long,
      [odd]: 'one\n\n',
      'docs/gone.md': 'x\n',
      'docs/data.bin': 'a\0b',
      'docs/large.txt': 'x'.repeat(200_001),
      'docs/run.sh': 'run\n',
      'docs/link': 'a.md\n',
      'other.md': '1\n',
    });
    git.git('rm', '--quiet', 'docs/link', 'docs/gone.md');
    symlinkSync('a.md', join(git.dir, 'docs/link'));
    chmodSync(join(git.dir, 'docs/run.sh'), 0o755);
    writeFileSync(join(git.dir, 'docs/data.bin'), 'a\0c');
    git.git('add', '--all');
    const to = git.commit({
      'docs/a.md': `${long.replace('4\n', 'four\r\n')}end\rdiff --git a/x b/x`,
      [odd]: 'two\n\n',
      'docs/new.md': 'n\n',
      'docs/large.txt': 'y',
      'other.md': '2\n',
    });
    for (const [name, value] of [
      ['diff.external', 'false'],
      ['diff.context', '0'],
      ['diff.noprefix', 'true'],
      ['diff.suppressBlankEmpty', 'true'],
      ['color.ui', 'always'],
      ['diff.renames', 'copies'],
    ] as const)
      git.git('config', name, value);
    const repository = await openRepository(git.dir);
    const objects = openObjects(repository);
    const told = (places: readonly Place[] | null, before = from): Promise<readonly FileChange[]> =>
      changedFiles({ repository, objects }, { from: before, to, places });
    const docs: Place = { name: 'docs', kind: 'folder', path: 'docs' };
    expect(await told([docs])).toEqual([
      { path: odd, says: 'changed', lines: ['@@ -1,2 +1,2 @@', '-one', '+two', ' '] },
      {
        path: 'docs/a.md',
        says: 'changed',
        lines: [
          '@@ -2,8 +2,9 @@',
          ' 1',
          ' 2',
          ' 3',
          '-4',
          '+four\r',
          ' 5',
          ' 6',
          ' 7',
          ' 8',
          '+end\rdiff --git a/x b/x',
          String.raw`\ No newline at end of file`,
        ],
      },
      { path: 'docs/data.bin', says: 'changed, and is not text', lines: [] },
      { path: 'docs/gone.md', says: 'removed', lines: [] },
      { path: 'docs/large.txt', says: 'changed, and is too large to be shown here', lines: [] },
      { path: 'docs/link', says: 'became something else, or is no file', lines: [] },
      { path: 'docs/new.md', says: 'added', lines: [] },
      { path: 'docs/run.sh', says: 'changed its mode from 100644 to 100755', lines: [] },
    ]);
    const [only, ...others] = await told([{ name: 'odd', kind: 'file', path: odd }]);
    expect({ path: only?.path, others }).toEqual({ path: odd, others: [] });
    expect((await told(null)).at(-1)).toEqual({
      path: 'other.md',
      says: 'changed',
      lines: ['@@ -1 +1 @@', '-1', '+2'],
    });
    expect(await told([docs], '0'.repeat(40))).toEqual([]);
    await objects.close();
  } finally {
    git.remove();
  }
});
