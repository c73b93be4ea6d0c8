import { expect, it } from 'vitest';
import { changeWords } from '../../src/core/surface/changed.ts';
import { differencesOf } from '../../src/github/differences.ts';
import { clientOf } from '../homes/github-rig.ts';
import { openSandbox } from '../sandbox/sandbox.ts';

const long = Array.from({ length: 2500 }, (_, at) => `${at}\n`).join('');

it('tells what differs between two commits in files and folders, in one request', async () => {
  const sandbox = await openSandbox();
  try {
    const site = await sandbox.repository('acme/site', { permissions: { ann: 'write' } });
    sandbox.install('acme');
    const ann = site.as('ann');
    const nine = Array.from({ length: 9 }, (_, at) => `${at}\n`).join('');
    const from = await ann.push('before', {
      'docs/a.md': nine,
      'docs/gone.md': 'x\n',
      'docs/data.bin': Buffer.from('a\0b'),
      'docs/large.txt': 'x'.repeat(200_001),
      'docs/rewritten.txt': long,
      'docs/deep/er/and/deeper/still.md': '1\n',
      'docs/empty.md': '',
      'docs/same.md': 'same\n',
      'other.md': 'one\r\n',
    });
    const to = await ann.push(
      'after',
      {
        'docs/a.md': `${nine.replace('4\n', 'four\n')}end`,
        'docs/gone.md': null,
        'docs/new.md': 'n\n',
        'docs/data.bin': Buffer.from('a\0c'),
        'docs/large.txt': 'y',
        'docs/rewritten.txt': long.replaceAll('\n', '!\n'),
        'docs/deep/er/and/deeper/still.md': '2\n',
        'docs/empty.md': 'not any more\n',
        'other.md': 'one\n',
      },
      { from: 'before' },
    );
    const client = clientOf(sandbox);
    sandbox.clearRequests();
    const files = [
      'docs/a.md',
      'docs/gone.md',
      'docs/data.bin',
      'docs/large.txt',
      'docs/rewritten.txt',
      'docs/empty.md',
    ];
    const found = await differencesOf(client, site.model.id, [
      { from, to, files, listed: ['docs'] },
      { from, to, files: ['other.md', 'docs/same.md', 'nowhere.md'], listed: ['other.md'] },
      { from: '0'.repeat(40), to, files: ['other.md'], listed: [] },
    ]);
    expect(sandbox.requests.map(({ operation }) => operation)).toEqual([
      'apps/create-installation-access-token',
      'Changed',
    ]);
    expect(found).toEqual([
      [
        {
          path: 'docs/a.md',
          says: 'changed',
          lines: [
            '@@ -2,8 +2,9 @@',
            ' 1',
            ' 2',
            ' 3',
            '-4',
            '+four',
            ' 5',
            ' 6',
            ' 7',
            ' 8',
            '+end',
            String.raw`\ No newline at end of file`,
          ],
        },
        { path: 'docs/data.bin', says: changeWords.binary, lines: [] },
        { path: 'docs/deep/er/and', says: 'changed', lines: [] },
        { path: 'docs/empty.md', says: 'changed', lines: ['@@ -0,0 +1 @@', '+not any more'] },
        { path: 'docs/gone.md', says: 'removed', lines: [] },
        { path: 'docs/large.txt', says: changeWords.tooLarge, lines: [] },
        { path: 'docs/new.md', says: 'added', lines: [] },
        { path: 'docs/rewritten.txt', says: changeWords.tooMuch, lines: [] },
      ],
      [{ path: 'other.md', says: 'changed', lines: ['@@ -1 +1 @@', '-one\r', '+one'] }],
      [],
    ]);
    // One file that GitHub does not tell of in time is not one that is gone.
    const entry = { name: 'other.md', oid: '1', type: 'blob', mode: 33_188, object: null };
    const errors = [{ type: 'SERVICE_UNAVAILABLE', message: 'Timeout', path: ['node', 'b0', 'f0'] }];
    const node = { a0: { f0: entry }, b0: { f0: null }, a1: { f0: entry }, b1: { f0: null } };
    sandbox.faults.inject({ match: 'Changed', answer: { status: 200, body: { data: { node }, errors } } });
    const one = { from, to, files: ['other.md'], listed: [] };
    expect(await differencesOf(client, site.model.id, [one, one])).toEqual([
      [],
      [{ path: 'other.md', says: 'removed', lines: [] }],
    ]);
    expect(sandbox.gaps).toEqual([]);
  } finally {
    await sandbox.close();
  }
});
