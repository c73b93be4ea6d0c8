import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFields } from '../../core/fields.ts';
import { isAlive } from '../alive.ts';
import { explain, type Repository } from '../repository.ts';
import { runFolderHere } from './tree.ts';

/** Who is at a run. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/** The lock of a run, or who has it. */
export type Locked = { readonly release: () => Promise<void> } | { readonly heldBy: Holder };

interface Lock extends Holder {
  /** Where this machine tells it: by this another process of the same number is known to be another one. */
  readonly started: string | null;
  /** Where it tells that: within this the numbers of processes mean the same. */
  readonly space: string | null;
}

/** So long the lock of another machine is believed after it was renewed last. */
const lease = 60_000;
const renewal = 15_000;

/**
 * Lets one process at a run in this repository. A process that died loses the lock at once. Of another machine, which has
 * the same folder, of another container, and of what ran before the machine was started last, only the lease tells:
 * whoever holds a lock renews it.
 */
export async function lockRun(repository: Pick<Repository, 'commonDir'>, id: string): Promise<Locked> {
  const folder = join(runFolderHere(repository, id), 'lock');
  mkdirSync(folder, { recursive: true });
  for (;;) {
    const heldBy = await asked(folder);
    if (heldBy === 'again') await sleep(5 + Math.random() * 20);
    else return heldBy;
  }
}

/** Who is at a run now; null for nobody. Nothing is taken, and nothing is written. */
export function whoIsAt(repository: Pick<Repository, 'commonDir'>, id: string): Holder | null {
  const folder = join(runFolderHere(repository, id), 'lock');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names) {
    if (!name.endsWith('.held')) continue;
    const path = join(folder, name.replace(/held$/u, 'asks'));
    const lock = lockAt(path);
    if (lock !== null && isBelieved(path, lock, Date.now()))
      return { pid: lock.pid, host: lock.host, since: lock.since };
  }
  return null;
}

/**
 * Everybody who wants the lock has a file of their own, whose name nobody else ever has: what a dead one left can be
 * removed by anybody. Whoever looks after theirs is there and sees nobody else has it, because of two the later sees the
 * earlier. Of several who ask at once all but one step back.
 */
async function asked(folder: string): Promise<Locked | 'again'> {
  const since = new Date().toISOString();
  const mine: Lock = { pid: process.pid, host: hostname(), since, started: startOf(process.pid), space: spaceHere() };
  const text = `${JSON.stringify(mine)}\n`;
  const key = crypto.randomUUID();
  const path = join(folder, key);
  writeFileSync(`${path}.draft`, text, { flag: 'wx' });
  renameSync(`${path}.draft`, `${path}.asks`);
  // What time it is where the folder lies: the clocks of machines differ.
  const now = statSync(`${path}.asks`).mtimeMs;
  const withdraw = (): void => {
    for (const end of ['.held', '.asks']) rmSync(`${path}${end}`, { force: true });
  };
  try {
    const taken = await isFree(folder, key, now);
    if (taken !== true) {
      withdraw();
      return taken;
    }
  } catch (error) {
    withdraw();
    throw error;
  }
  writeFileSync(`${path}.held`, '');
  const renewing = setInterval(() => renew(`${path}.asks`, text), renewal);
  renewing.unref();
  return {
    release() {
      clearInterval(renewing);
      withdraw();
      return Promise.resolve();
    },
  };
}

/** True where nobody else has it and whoever else asks has stepped back; else who has it, or that it is to be asked anew. */
async function isFree(folder: string, key: string, now: number): Promise<true | { readonly heldBy: Holder } | 'again'> {
  for (;;) {
    const others = locksIn(folder, now).filter((one) => one.key !== key);
    const holder = others.find(({ isHeld }) => isHeld);
    if (holder !== undefined) return { heldBy: { pid: holder.pid, host: holder.host, since: holder.since } };
    if (others.some((one) => one.key < key)) return 'again';
    if (others.length === 0) return true;
    await sleep(1);
  }
}

/** Everybody who asks for the lock or holds it, and lives; what the dead left is removed. */
function locksIn(folder: string, now: number): readonly (Lock & { readonly key: string; readonly isHeld: boolean })[] {
  const names = readdirSync(folder);
  return names.flatMap((name) => {
    if (!name.endsWith('.asks')) return [];
    const path = join(folder, name);
    const lock = lockAt(path);
    const key = name.slice(0, -'.asks'.length);
    if (lock !== null && isBelieved(path, lock, now)) return [{ ...lock, key, isHeld: names.includes(`${key}.held`) }];
    for (const end of ['.held', '.asks']) rmSync(join(folder, `${key}${end}`), { force: true });
    return [];
  });
}

/** Null for none, and for what is none of ours. Throws where nobody can tell: what cannot be read may be held. */
function lockAt(path: string): Lock | null {
  const lock = jsonIn(textAt(path) ?? '');
  if (!isFields(lock)) return null;
  const { pid, host, since, started, space } = lock;
  if (typeof pid !== 'number' || typeof host !== 'string' || typeof since !== 'string') return null;
  return { pid, host, since, started: textOr(started), space: textOr(space) };
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function textAt(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw explain(error);
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Does whoever wrote this still live, as far as this machine can tell? `now`: the time where the file lies. */
function isBelieved(path: string, { pid, host, started, space }: Lock, now: number): boolean {
  const isHere = space === spaceHere() && (space !== null || host === hostname());
  // What is renewed later than now was renewed before somebody put the clock back.
  if (!isHere) return Math.abs(now - renewedAt(path)) < lease;
  if (!isAlive(pid)) return false;
  return started === null || startOf(pid) === started;
}

function renewedAt(path: string): number {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return Number.NEGATIVE_INFINITY;
  }
}

/** Written again as it is, so that it has the time of where it lies. */
function renew(path: string, text: string): void {
  try {
    const file = openSync(path, 'r+');
    try {
      writeSync(file, text, 0);
    } finally {
      closeSync(file);
    }
  } catch {
    // The next renewal comes before the lease ends.
  }
}

/**
 * Another start of a machine, and on it another container, counts processes anew, and another machine may go by the same
 * name. Null where nobody tells.
 */
function spaceHere(): string | null {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

/** When a process began, as Linux counts it: the 22nd field of its `stat`; null where nobody tells, or it is dead. */
function startOf(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Its name stands in brackets and may hold anything. One that ended and that nobody has waited for yet is still listed.
    const [state = '', ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return 'ZX'.includes(state) ? null : (rest[18] ?? null);
  } catch {
    return null;
  }
}
