import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Objects, openObjects } from '../../src/git/objects.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';

let repository: TestRepository;
let objects: Objects;
beforeEach(() => {
  repository = makeRepository();
  objects = openObjects({ cwd: repository.dir });
});
afterEach(async () => {
  await objects.close();
  repository.remove();
});

it('reads bytes as they are, large ones too', async () => {
  const bytes = Buffer.concat([randomBytes(3_000_000), Buffer.from('\n\0 missing\n')]);
  writeFileSync(join(repository.dir, 'big.bin'), bytes);
  repository.commit({});
  const found = await objects.read('HEAD:big.bin');
  expect(found?.type).toBe('blob');
  expect(found?.bytes.equals(bytes)).toBe(true);
});

it('answers many requests at once, each with its own', async () => {
  const names = Array.from({ length: 500 }, (_, index) => `file-${index}.txt`);
  repository.commit(Object.fromEntries(names.map((name) => [name, `I am ${name}\n`])));
  const texts = await Promise.all(
    names.flatMap((name) => [
      objects.text(`HEAD:${name}`),
      objects.info(`HEAD:${name}`),
      objects.text(`HEAD:no-${name}`),
    ]),
  );
  expect(texts).toEqual(
    names.flatMap((name) => [
      `I am ${name}\n`,
      { oid: repository.oid(`HEAD:${name}`), type: 'blob', size: name.length + 6 },
      null,
    ]),
  );
});

it('answers null for what is not there', async () => {
  expect(await objects.read('HEAD:none.txt')).toBeNull();
  expect(await objects.text('refs/heads/none:a b')).toBeNull();
  expect(await objects.tree('HEAD:none')).toBeNull();
  expect(await objects.info('0'.repeat(40))).toBeNull();
});

it('is not fooled by a file name that looks like an answer', async () => {
  const name = `${'a'.repeat(40)} blob 3`;
  expect(await objects.read(`HEAD:${name}`)).toBeNull();
  expect(await objects.read(name)).toBeNull();
});

it('refuses a name with a line break, which would be a second request', async () => {
  await expect(objects.read('HEAD:a\ncontents HEAD')).rejects.toThrow('cannot be named');
  await expect(objects.read('')).rejects.toThrow('cannot be named');
});

it('rejects a short id that fits several objects', async () => {
  const blobs = Array.from({ length: 40 }, (_, index) => `${index}\n`);
  repository.commit(Object.fromEntries(blobs.map((text, index) => [`${index}.txt`, text])));
  const oids = repository.git('rev-list', '--all', '--objects', '--no-object-names').split('\n');
  // Four digits are the least git takes for an id: find blobs until two share them.
  const seen = new Map<string, string>(oids.map((oid) => [oid.slice(0, 4), oid]));
  let prefix: string | null = null;
  for (let count = 0; prefix === null; count += 1) {
    const oid = execFileSync('git', ['hash-object', '-w', '--stdin'], {
      cwd: repository.dir,
      input: `filler ${count}`,
      encoding: 'utf8',
    }).trim();
    if (seen.has(oid.slice(0, 4))) prefix = oid.slice(0, 4);
    seen.set(oid.slice(0, 4), oid);
  }
  await expect(objects.info(prefix)).rejects.toThrow('more than one');
});

it('refuses a folder that holds a name twice: not everybody would read the same file', async () => {
  const blob = repository.oid('HEAD:README.md');
  const entry = Buffer.concat([Buffer.from('100644 twin\0'), Buffer.from(blob, 'hex')]);
  const tree = execFileSync('git', ['hash-object', '-w', '--literally', '-t', 'tree', '--stdin'], {
    cwd: repository.dir,
    input: Buffer.concat([entry, entry]),
    encoding: 'utf8',
  }).trim();
  await expect(objects.tree(tree)).rejects.toMatchObject({ code: 'damaged_tree' });
  await expect(objects.tree(tree)).rejects.toThrow(`a folder holds "twin" twice (tree ${tree})`);
});

it('lists a folder, by commit, by tree and by path', async () => {
  repository.commit({ 'docs/ü "quoted".md': 'x', 'docs/sub/y.md': 'y' });
  const docs = [
    { mode: '40000', name: 'sub', oid: repository.oid('HEAD:docs/sub') },
    { mode: '100644', name: 'ü "quoted".md', oid: repository.oid('HEAD:docs/ü "quoted".md') },
  ];
  expect(await objects.tree('HEAD:docs')).toEqual(docs);
  expect(await objects.tree(repository.oid('HEAD:docs'))).toEqual(docs);
  expect((await objects.tree('HEAD'))?.map(({ name }) => name)).toEqual(['README.md', 'docs']);
  await expect(objects.tree('HEAD:README.md')).rejects.toThrow('is a blob');
  await expect(objects.text('HEAD:docs')).rejects.toThrow('is a tree');
});

it('sees what others commit while it lives', async () => {
  expect(await objects.text('main:new.txt')).toBeNull();
  repository.commit({ 'new.txt': 'new' });
  expect(await objects.text('main:new.txt')).toBe('new');
  repository.git('gc', '--quiet', '--prune=now');
  expect(await objects.text('main:new.txt')).toBe('new');
});

it('rejects a damaged object, which is not the same as a missing one, and starts anew for the next request', async () => {
  const blob = repository.oid('HEAD:README.md');
  const path = join(repository.dir, '.git/objects', blob.slice(0, 2), blob.slice(2));
  chmodSync(path, 0o644);
  writeFileSync(path, 'damaged');
  await expect(objects.read(blob)).rejects.toThrow(blob);
  await expect(objects.text('HEAD:README.md')).rejects.toThrow(blob);
  expect(await objects.read('HEAD:none')).toBeNull();
});

it('rejects everything pending when git dies, and starts anew for the next request', async () => {
  const bin = join(repository.dir, 'bin');
  const path = process.env['PATH'] ?? '';
  mkdirSync(bin);
  writeFileSync(join(bin, 'git'), '#!/bin/sh\nread -r request\necho "fatal: no more" >&2\nkill -9 $$\n', {
    mode: 0o755,
  });
  vi.stubEnv('PATH', `${bin}:${path}`);
  const pending = [objects.read('HEAD'), objects.info('HEAD'), objects.text('HEAD:README.md')];
  const answers = await Promise.allSettled(pending);
  expect(answers).toEqual(
    pending.map(() => ({
      status: 'rejected',
      reason: expect.objectContaining({ message: expect.stringContaining('no more') as unknown }) as unknown,
    })),
  );
  vi.stubEnv('PATH', path);
  expect((await objects.read('HEAD'))?.type).toBe('commit');
  vi.unstubAllEnvs();
});

it('refuses requests once closed', async () => {
  await objects.info('HEAD');
  await objects.close();
  await expect(objects.info('HEAD')).rejects.toThrow('closed');
});

it('does not keep the process alive, and is waited for while an answer is due', () => {
  const source = join(import.meta.dirname, '../../src/git/objects.ts');
  const script = `import { openObjects } from ${JSON.stringify(source)}; const o = openObjects({ cwd: '.' }); console.log(await o.text('HEAD:README.md')); console.log((await o.info('HEAD')).type);`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: repository.dir,
    encoding: 'utf8',
  });
  expect(output).toBe('A repository\n\ncommit\n');
});
