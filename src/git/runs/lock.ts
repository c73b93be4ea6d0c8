import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFields } from '../../core/fields.ts';
import { isAlive } from '../alive.ts';
import type { Repository } from '../repository.ts';
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
}

/** So long the lock of another machine is believed after it was renewed last. */
const lease = 60_000;
const renewal = 15_000;

/**
 * Lets one process at a run in this repository. A process that died loses the lock at once. Of another machine, which has
 * the same folder, only the lease tells: whoever holds a lock renews it.
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

/**
 * Everybody who wants the lock has a file of their own, whose name nobody else ever has: what a dead one left can be
 * removed by anybody. Whoever looks after theirs is there and sees nobody else has it, because of two the later sees the
 * earlier. Of several who ask at once all but one step back.
 */
async function asked(folder: string): Promise<Locked | 'again'> {
  const since = new Date().toISOString();
  const mine: Lock = { pid: process.pid, host: hostname(), since, started: startOf(process.pid) };
  const key = crypto.randomUUID();
  const path = join(folder, key);
  writeFileSync(`${path}.draft`, `${JSON.stringify(mine)}\n`, { flag: 'wx' });
  renameSync(`${path}.draft`, `${path}.asks`);
  const withdraw = (): void => {
    for (const end of ['.held', '.asks']) rmSync(`${path}${end}`, { force: true });
  };
  for (;;) {
    const others = locksIn(folder).filter((one) => one.key !== key);
    const holder = others.find(({ isHeld }) => isHeld);
    if (holder !== undefined || others.some((one) => one.key < key)) {
      withdraw();
      return holder === undefined ? 'again' : { heldBy: { pid: holder.pid, host: holder.host, since: holder.since } };
    }
    if (others.length === 0) break;
    await sleep(1);
  }
  linkSync(`${path}.asks`, `${path}.held`);
  const renewing = setInterval(() => renew(`${path}.asks`), renewal);
  renewing.unref();
  return {
    release() {
      clearInterval(renewing);
      withdraw();
      return Promise.resolve();
    },
  };
}

/** Everybody who asks for the lock or holds it, and lives; what the dead left is removed. */
function locksIn(folder: string): readonly (Lock & { readonly key: string; readonly isHeld: boolean })[] {
  const names = readdirSync(folder);
  return names.flatMap((name) => {
    if (!name.endsWith('.asks')) return [];
    const path = join(folder, name);
    const lock = lockAt(path);
    const key = name.slice(0, -'.asks'.length);
    if (lock !== null && isBelieved(path, lock)) return [{ ...lock, key, isHeld: names.includes(`${key}.held`) }];
    for (const end of ['.held', '.asks']) rmSync(join(folder, `${key}${end}`), { force: true });
    return [];
  });
}

/** Null for none, and for what is none of ours. */
function lockAt(path: string): Lock | null {
  try {
    const lock: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isFields(lock)) return null;
    const { pid, host, since, started } = lock;
    if (typeof pid !== 'number' || typeof host !== 'string' || typeof since !== 'string') return null;
    return { pid, host, since, started: typeof started === 'string' ? started : null };
  } catch {
    return null;
  }
}

/** Does whoever wrote this still live, as far as this machine can tell? */
function isBelieved(path: string, { pid, host, started }: Lock): boolean {
  if (host !== hostname()) return ageOf(path) < lease;
  if (!isAlive(pid)) return false;
  return started === null || startOf(pid) === started;
}

function ageOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function renew(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // The next renewal comes before the lease ends.
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
