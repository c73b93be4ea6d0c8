import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { runTree } from '../../src/git/runs/tree.ts';
import { openRepository } from '../../src/git/repository.ts';
import { makeRepository } from '../fixtures/repository.ts';
import { done, makeRunRig, start, submit, take } from '../homes/runs-rig.ts';

afterEach(() => vi.unstubAllEnvs());

/** What git says of itself: by command, how often it waited until the disk had something, and how many files it handed over. */
async function flushes(
  work: () => Promise<unknown>,
): Promise<Readonly<Record<string, { readonly disk: number; readonly handed: number }>>> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-trace-'));
  vi.stubEnv('GIT_TRACE2_EVENT', folder);
  try {
    await work();
  } finally {
    vi.unstubAllEnvs();
  }
  const found: Record<string, { disk: number; handed: number }> = {};
  for (const name of readdirSync(folder)) {
    const events = readFileSync(join(folder, name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string; sid: string; name?: string; key?: string; value?: string });
    const verbs = new Map(
      events.flatMap(({ event, sid, name: verb }) => (event === 'cmd_name' ? [[sid, verb ?? '']] : [])),
    );
    for (const { sid, key = '', value = '0' } of events) {
      if (!key.startsWith('fsync/')) continue;
      const of = (found[verbs.get(sid) ?? ''] ??= { disk: 0, handed: 0 });
      if (key === 'fsync/hardware-flush') of.disk += Number(value);
      else of.handed += Number(value);
    }
  }
  rmSync(folder, { recursive: true });
  return found;
}

test('what a run brings to git is on the disk before its journal lets go of it: objects together, then the branch', async () => {
  const rig = makeRunRig('git', 'here');
  for (const command of [start, take]) await done(rig, command);
  const found = await flushes(() => done(rig, submit('plan')));
  expect(found['unpack-objects']).toEqual({ disk: 1, handed: expect.any(Number) as number });
  // State, log, a step, a checkpoint, their folders, and the commit.
  expect(found['unpack-objects']?.handed).toBeGreaterThanOrEqual(8);
  // The pack that they came in, and the branch.
  expect(found['fast-import']?.disk).toBe(2);
  await rig.close();
});

test('files that a step changed are on the disk before it is said that they are recorded', async () => {
  const repository = makeRepository();
  const tree = runTree(await openRepository(repository.dir), 'run-1');
  await tree.at(repository.oid());
  for (const name of ['one', 'two', 'three']) writeFileSync(join(tree.folder, name), name);
  const author = { name: 'Ada', email: 'ada@example.com' };
  const found = await flushes(() => tree.commit('run-1: step', author, '2026-03-02T09:00:00Z'));
  expect(found).toMatchObject({
    add: { disk: 1, handed: 3 },
    'write-tree': { disk: 1, handed: 1 },
    'commit-tree': { disk: 1 },
    // The branch, and what keeps the commit where somebody deletes that.
    'update-ref': { disk: 2 },
  });
  repository.remove();
});
