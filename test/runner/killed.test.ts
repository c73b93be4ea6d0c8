import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGitHome } from '../../src/git/home.ts';
import { verify } from '../../src/git/verify.ts';
import type { RunCommand } from '../../src/core/run/commands.ts';
import type { Driven } from '../../src/runner/run.ts';
import { makeRepository, temporaryFolder, type TestRepository } from '../fixtures/repository.ts';
import { drivenHere } from './driver.ts';

let origin: TestRepository;
let here: TestRepository;
let outside: string;

/** Five steps, each after the one before. The fourth waits the first time, having changed files, until it is killed. */
function story(): string {
  const steps = {
    one: 'echo 1 > file',
    two: 'echo 2 >> file; mkdir deep; echo x > deep/new',
    three: 'echo 3 >> file; rm -r deep; chmod +x file',
    four: `test ! -e half || echo half >> ${outside}/did; echo half > half; test -e ${outside}/ready || { touch ${outside}/ready; while :; do sleep 1; done; }; mv half whole`,
    five: 'echo 5 >> file; cat file',
  };
  const lines = Object.entries(steps).map(([id, run], index) => {
    const before = Object.keys(steps)[index - 1];
    const more = { two: ', checkpoint: safe', five: ', requires_approval: true' }[id] ?? '';
    const needs = before === undefined ? '' : `, depends_on: [${before}]`;
    return `  - { id: ${id}, run: ${JSON.stringify(`echo ${id} >> ${outside}/did; ${run}`)}${needs}${more} }`;
  });
  return `name: story\nsteps:\n${lines.join('\n')}\n`;
}

beforeAll(() => {
  outside = temporaryFolder();
  const seed = makeRepository();
  seed.commit({ '.github/countersign/pipelines/story.yml': story(), file: '0\n' });
  origin = seed.clone({ bare: true });
  seed.remove();
  here = cloned();
});

function cloned(): TestRepository {
  const clone = origin.clone();
  clone.git('config', 'countersign.remote', 'origin');
  return clone;
}

/** A process that starts the run and drives it. */
function started(): ChildProcess {
  const args = [join(import.meta.dirname, 'driver.ts'), here.dir];
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function goesOn(repository: TestRepository, ...commands: readonly RunCommand[]): Promise<Driven> {
  const result = await drivenHere(repository.dir, commands);
  if ('heldBy' in result) throw new Error(`process ${result.heldBy} is at it`);
  expect(result.refusal).toBeNull();
  return result;
}

async function until(path: string, child: ChildProcess): Promise<void> {
  while (!existsSync(path) && child.exitCode === null)
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
}

const did = (): readonly string[] => readFileSync(join(outside, 'did'), 'utf8').trim().split('\n');

test('a run that is killed goes on where it was, goes back with its files, and is taken up on another machine', async () => {
  const first = started();
  const ended = once(first, 'close');
  await until(join(outside, 'ready'), first);
  expect(await drivenHere(here.dir, [])).toEqual({ heldBy: first.pid });
  first.kill('SIGKILL');
  await ended;
  expect(did()).toEqual(['one', 'two', 'three', 'four']);

  expect((await goesOn(here)).state.status).toBe('awaiting_approval');
  // The one that was killed is done again, from the files that were recorded; nothing else is.
  expect(did()).toEqual(['one', 'two', 'three', 'four', 'four', 'five']);
  const branch = 'countersign-run/r1';
  const messages = here.git('log', '--reverse', '--format=%s', `main..${branch}`).split('\n');
  expect(messages).toEqual(['r1: one', 'r1: two', 'r1: three', 'r1: four', 'r1: five']);
  const [head, , , safe] = here.git('log', '--format=%H', branch).split('\n');

  const { state } = await goesOn(here, { rollback: { to: 'safe', reason: 'three was wrong' } });
  expect(state.status).toBe('awaiting_direction');
  expect(here.git('rev-parse', `${branch}^`)).toBe(head);
  expect(here.git('rev-parse', `${branch}^{tree}`)).toBe(here.git('rev-parse', `${safe}^{tree}`));
  expect(here.git('log', '-1', '--format=%s', branch)).toBe('r1: back to safe');
  expect(state.tree).toBe(here.oid(branch));
  expect(origin.oid(branch)).toBe(state.tree);
  const work = join(here.dir, '.git/countersign/runs/r1/work');
  expect(readFileSync(join(work, 'file'), 'utf8')).toBe('1\n2\n');
  expect(existsSync(join(work, 'whole'))).toBe(false);
  expect(existsSync(join(work, 'deep/new'))).toBe(true);
  expect(here.git('status', '--porcelain')).toBe('');

  const elsewhere = cloned();
  await goesOn(elsewhere, { resume: { reason: 'as it was', steps: [] } });
  expect(did().slice(6)).toEqual(['three', 'four', 'five']);
  const over = await goesOn(elsewhere, { approve: { gate: 'step:five', reason: 'as it should be' } });
  expect(over.state.status).toBe('completed');
  expect(did()).toHaveLength(9);
  expect(elsewhere.git('show', `${branch}:file`)).toBe('1\n2\n3\n5');
  expect(origin.oid(branch)).toBe(elsewhere.oid(branch));
  expect(elsewhere.git('worktree', 'list').split('\n')).toHaveLength(1);
  const home = await openGitHome({ cwd: elsewhere.dir, shipped: '/nowhere' });
  const verdict = await verify(home, null, () => undefined, { isDeep: true });
  expect(verdict.findings).toEqual([]);
  expect(verdict.entries).toBe(over.state.seq);
  await home.close();
  elsewhere.remove();
});

afterAll(() => {
  here.remove();
  origin.remove();
  rmSync(outside, { recursive: true, force: true });
});
