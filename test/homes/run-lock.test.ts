import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFields } from '../../src/core/fields.ts';
import { lockRun, whoIsAt } from '../../src/git/runs/lock.ts';
import { temporaryFolder } from '../fixtures/repository.ts';

const script = fileURLToPath(new URL('./run-lock-child.ts', import.meta.url));
const id = 'release-7';

let commonDir: string;
let children: ChildProcess[];
beforeEach(() => {
  commonDir = temporaryFolder();
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(commonDir, { recursive: true });
});

/** A process that asks for the lock, and what it was told. */
async function asking(): Promise<{ readonly child: ChildProcess; readonly told: string }> {
  const child = spawn(process.execPath, [script, commonDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  for await (const told of createInterface({ input: child.stdout })) return { child, told };
  throw new Error('it ended without a word');
}

function folder(): string {
  return join(commonDir, 'countersign', 'runs', id, 'lock');
}

/** A lock as this process writes it. */
async function ownLock(): Promise<object> {
  const lock = await lockRun({ commonDir }, id);
  const [name = ''] = readdirSync(folder()).filter((one) => one.endsWith('.asks'));
  const written: unknown = JSON.parse(readFileSync(join(folder(), name), 'utf8'));
  if ('release' in lock) await lock.release();
  return isFields(written) ? written : {};
}

/** What somebody else left, who is at the run or was. */
function left(lock: object, ageInSeconds = 0): void {
  mkdirSync(folder(), { recursive: true });
  const path = join(folder(), '00000000-0000-4000-8000-000000000000.asks');
  for (const file of [path, path.replace('.asks', '.held')]) {
    writeFileSync(file, JSON.stringify(lock));
    const then = Date.now() / 1000 - ageInSeconds;
    utimesSync(file, then, then);
  }
}

describe('the lock of a run', () => {
  it('is held by one process, which others are told, until that gives it back', async () => {
    const [first, second] = [await lockRun({ commonDir }, id), await lockRun({ commonDir }, id)];
    expect(second).toMatchObject({ heldBy: { pid: process.pid, host: hostname() } });
    expect('heldBy' in (await lockRun({ commonDir }, 'another'))).toBe(false);
    if ('release' in first) await first.release();
    expect(readdirSync(folder())).toEqual([]);
    expect('release' in (await lockRun({ commonDir }, id))).toBe(true);
  });

  it('is lost by a process that is killed', async () => {
    const { child, told } = await asking();
    expect(told).toBe('mine');
    expect(await lockRun({ commonDir }, id)).toMatchObject({ heldBy: { pid: child.pid } });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect('release' in (await lockRun({ commonDir }, id))).toBe(true);
  });

  it('is lost by a process that ended and that nobody has waited for', async () => {
    // The shell waits for nobody: what it started stays listed after it ended.
    const shell = spawn('sh', ['-c', `"$0" "$1" "$2" & echo $!; exec sleep 60`, process.execPath, script, commonDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(shell);
    const told: string[] = [];
    for await (const line of createInterface({ input: shell.stdout })) if (told.push(line) === 2) break;
    expect(told[1]).toBe('mine');
    process.kill(Number(told[0]), 'SIGKILL');
    while (!/\) [ZX] /u.test(readFileSync(`/proc/${told[0]}/stat`, 'utf8'))) await sleep(1);
    expect('release' in (await lockRun({ commonDir }, id))).toBe(true);
  });

  it('goes to one of several that ask at once, also where a dead one left it', async () => {
    left({ ...(await ownLock()), pid: 1, started: 'long ago' });
    const told = await Promise.all([1, 2, 3, 4].map(async () => (await asking()).told));
    const mine = children.filter((_child, index) => told[index] === 'mine');
    expect(mine).toHaveLength(1);
    expect(told.filter((one) => one !== 'mine')).toEqual(Array.from({ length: 3 }, () => `held by ${mine[0]?.pid}`));
  });

  it('is not held by another process that only has the number of the one that died', async () => {
    left({ ...(await ownLock()), started: '1' });
    expect('release' in (await lockRun({ commonDir }, id))).toBe(true);
  });

  it.each([
    ['is believed of another machine while it is renewed', { host: 'elsewhere', space: null }, 10, false],
    ['is lost by another machine that does not renew it', { host: 'elsewhere', space: null }, 61, true],
    ['is believed of a container that goes by the same name', { space: 'another' }, 10, false],
    ['is lost by what ran before the machine was started', { space: 'another' }, 61, true],
    ['is lost by what ran before the clock was put back', { space: 'another' }, -3600, true],
  ])('%s', async (_what, whose, age, isFree) => {
    left({ pid: 1, host: hostname(), since: '2026-01-01T12:00:00.000Z', started: '1', ...whose }, age);
    expect('release' in (await lockRun({ commonDir }, id))).toBe(isFree);
    expect(whoIsAt({ commonDir }, id)?.pid).toBe(isFree ? process.pid : 1);
  });

  it('stays with whoever has it where nobody can look who that is', async () => {
    mkdirSync(join(folder(), '00000000-0000-4000-8000-000000000000.asks'), { recursive: true });
    await expect(lockRun({ commonDir }, id)).rejects.toThrow(/illegal operation on a directory|EISDIR/u);
    expect(readdirSync(folder())).toContain('00000000-0000-4000-8000-000000000000.asks');
  });

  it('is not held by what nobody of us wrote', async () => {
    left({ pid: 'one' });
    const lock = await lockRun({ commonDir }, id);
    expect('release' in lock).toBe(true);
    const [asks = ''] = readdirSync(folder()).filter((name) => name.endsWith('.asks'));
    expect(JSON.parse(readFileSync(join(folder(), asks), 'utf8'))).toMatchObject({ pid: process.pid });
  });
});
