import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openObjects } from '../../src/git/objects.ts';
import { GitInterrupted, run } from '../../src/git/run.ts';
import { makeRepository, temporaryFolder, type TestRepository } from '../fixtures/repository.ts';
import { drivenHere } from '../runner/driver.ts';
import { isSoak } from '../soak.ts';

const outside = temporaryFolder();
let repository: TestRepository;

beforeAll(() => {
  repository = makeRepository();
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const script = `#!/bin/sh
left=$(cat ${outside}/left)
[ "$left" -gt 0 ] && echo $((left - 1)) > ${outside}/left && kill -INT $$
exec ${real} "$@"
`;
  writeFileSync(join(outside, 'git'), script);
  chmodSync(join(outside, 'git'), 0o755);
});
afterAll(() => {
  repository.remove();
  rmSync(outside, { recursive: true });
});
afterEach(() => vi.unstubAllEnvs());

/** git is ended by a signal so many times, and then does what it is asked. */
function endedTimes(times: number): void {
  writeFileSync(join(outside, 'left'), `${times}\n`);
  vi.stubEnv('PATH', `${outside}${delimiter}${process.env['PATH'] ?? ''}`);
}

test('git that a signal ended is run again, and after the third time it is no answer of git', async () => {
  const place = { cwd: repository.dir };
  endedTimes(2);
  expect((await run(place, ['rev-parse', 'HEAD'])).stdout.trim()).toBe(repository.oid());
  endedTimes(3);
  await expect(run(place, ['rev-parse', 'no-such-name'], { allow: [128] })).rejects.toBeInstanceOf(GitInterrupted);
});

test('what a reader was asked when a signal ended git is asked again, and never taken for something that is not there', async () => {
  const objects = openObjects({ cwd: repository.dir });
  endedTimes(2);
  const asked = ['HEAD', 'HEAD:README.md', 'HEAD:nothing'].map((spec) => objects.info(spec));
  expect((await Promise.all(asked)).map((found) => found?.type)).toEqual(['commit', 'blob', undefined]);
  await objects.close();
  const another = openObjects({ cwd: repository.dir });
  endedTimes(3);
  await expect(another.info('HEAD')).rejects.toBeInstanceOf(GitInterrupted);
  expect((await another.info('HEAD'))?.oid).toBe(repository.oid());
  await another.close();
});

const story = (folder: string): string => `name: story
steps:
  - { id: one, run: "echo one >> ${folder}/did; echo 1 > data.slow" }
  - { id: two, run: "echo two >> ${folder}/did; echo 2 > data.slow", depends_on: [one] }
`;

async function until(path: string, child: ChildProcess): Promise<void> {
  while (!existsSync(path) && child.exitCode === null)
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
}

test.each(isSoak ? ['clean filter', 'reference-transaction hook'] : ['clean filter'])(
  'a run that gets Ctrl-C, as all git processes of it do while a %s is at work, finishes its step and goes on later',
  async (what) => {
    const here = makeRepository();
    const folder = temporaryFolder();
    here.commit({ '.github/countersign/pipelines/story.yml': story(folder), '.gitattributes': '*.slow filter=slow\n' });
    const [atWork, slow] = [join(folder, 'at-work'), `sh -c 'touch ${folder}/at-work; sleep 0.4; cat'`];
    here.git('config', 'filter.slow.clean', what === 'clean filter' ? slow : 'cat');
    if (what !== 'clean filter') here.hook('reference-transaction', `touch ${atWork}; sleep 0.2`);
    const args = [join(import.meta.dirname, '../runner/driver.ts'), here.dir];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], detached: true });
    const ended = once(child, 'close');
    await until(atWork, child);
    process.kill(-(child.pid ?? 0), 'SIGINT');
    expect(await ended).toEqual([0, null]);
    if (what !== 'clean filter') rmSync(join(here.dir, '.git/hooks/reference-transaction'));
    else expect(readFileSync(join(folder, 'did'), 'utf8')).toBe('one\n');

    const driven = await drivenHere(here.dir, []);
    expect(driven).toMatchObject({ state: { status: 'completed' }, refusal: null });
    // Nothing was done twice, and nothing taken back.
    expect(readFileSync(join(folder, 'did'), 'utf8')).toBe('one\ntwo\n');
    expect(here.git('log', '--reverse', '--format=%s', 'main..countersign-run/r1')).toBe('r1: one\nr1: two');
    expect(here.git('show', 'countersign-run/r1:data.slow')).toBe('2');
    here.remove();
    rmSync(folder, { recursive: true });
  },
);
