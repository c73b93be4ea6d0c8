import { execFileSync } from 'node:child_process';
import { afterAll, expect, it } from 'vitest';
import { recordedBy } from '../../src/git/recorded.ts';
import { openRepository } from '../../src/git/repository.ts';
import { makeRepository } from '../fixtures/repository.ts';

const here = makeRepository();
afterAll(() => {
  here.remove();
});

/** Commits that say what they recorded, the first of which is the oldest. */
function commit(messages: readonly string[]): void {
  const commits = messages.map((message, index) =>
    [
      'commit refs/heads/record',
      `committer Ada <ada@example.com> ${1_767_225_600 + index} +0000`,
      `data ${Buffer.byteLength(message)}`,
      message,
      '',
    ].join('\n'),
  );
  execFileSync('git', ['fast-import', '--quiet'], { cwd: here.dir, input: `${commits.join('\n')}\ndone\n` });
}

function recording(project: string, ...entries: readonly number[]): string {
  const trailers = entries.map((seq) => `Countersign-Entry: ${seq} e${seq}`);
  return `x\n\nCountersign-Project: ${project}\n${trailers.join('\n')}\n`;
}

it('finds the commit that recorded an entry however far back it is, and none where none says so', async () => {
  const many = Array.from({ length: 900 }, (_, index) => recording('other', index + 1));
  commit([recording('acme', 1, 2), 'by hand', ...many, recording('acme', 3)]);
  const repository = await openRepository(here.dir);
  const head = here.oid('record');
  const found = await recordedBy(repository, head, 'acme', [1, 2, 3, 4]);
  const first = here.oid('record~902');
  expect([...found].toSorted(([one], [other]) => one - other)).toEqual([
    [1, first],
    [2, first],
    [3, head],
  ]);
  expect(await recordedBy(repository, head, 'acme', [])).toEqual(new Map());
});
