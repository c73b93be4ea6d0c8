import { Buffer } from 'node:buffer';
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from 'node:fs';
import { setImmediate as soon, setTimeout as sleep } from 'node:timers/promises';

/**
 * The variable that names the folders of the jobs a process belongs to, each between colons: of a job that runs within
 * another both. By it, and by files below them that it has open, a process is known wherever it went.
 */
export const jobsVariable = 'COUNTERSIGN_JOBS';

/** A process of this machine that is another one than this. */
export interface Process {
  readonly pid: number;
  readonly group: number;
  /** Each path behind a colon: folders of its jobs, and what it has open that a job hands on. */
  readonly marks: string;
}

/**
 * All processes at one moment. Who has ended is not among them, though nobody may have taken note of that yet: where the
 * first process of a container is a program like any other, nobody ever does.
 */
export interface Sight {
  readonly processes: readonly Process[];
  /** False where some were begun faster than they can be looked at. */
  readonly isWhole: boolean;
}

/** Only Linux tells of the environment and the open files of other processes. */
export const isLinux = process.platform === 'linux';

let coming: Promise<Sight> | null = null;
/** When it was looked last, and for how long; in milliseconds. */
let last = { at: 0, took: 0 };

/** Looks at all processes. However many ask, a third of the time at most is spent on it: they are answered together. */
export function processesNow(): Promise<Sight> {
  coming ??= whenRested().then(() => {
    coming = null;
    const at = performance.now();
    const sight = look();
    last = { at: performance.now(), took: performance.now() - at };
    return sight;
  });
  return coming;
}

async function whenRested(): Promise<void> {
  const rest = last.at + 2 * last.took - performance.now();
  await (rest > 0 ? sleep(rest) : soon());
}

/** So often those are looked at that were begun while others were. */
const rounds = 4;

/** A process that was looked at before: its number and the moment at which it began tell it from all others. */
interface Known extends Process {
  readonly began: string;
  /** Its environment was there. While a process becomes another program it is not; some never have any. */
  readonly isCertain: boolean;
}

/** What it is that a process has inherited is read once: it does not change but for getting lost. */
let known: ReadonlyMap<string, Known> = new Map();

function look(): Sight {
  if (!isLinux) return { processes: [], isWhole: true };
  const seen = new Map<string, Known | null>([[String(process.pid), null]]);
  let isWhole = false;
  for (let round = 0; round < rounds && !isWhole; round += 1) {
    const fresh = readdirSync('/proc').filter((name) => /^[0-9]+$/u.test(name) && !seen.has(name));
    for (const pid of fresh) seen.set(pid, processOf(pid));
    isWhole = fresh.length === 0;
  }
  known = new Map([...seen].flatMap(([pid, one]) => (one === null ? [] : [[pid, one]])));
  return { processes: [...known.values()], isWhole };
}

/** Null for what has ended. */
function processOf(pid: string): Known | null {
  const found = numbersOf(pid);
  if (found === null) return null;
  const { group, began } = found;
  const before = known.get(pid);
  const isSame = before?.began === began;
  if (isSame && before.isCertain) return { ...before, group };
  const jobs = jobsOf(pid);
  const marks = `${isSame ? before.marks : ''}${jobs ?? ''}${openOf(pid)}`;
  return { pid: Number(pid), group, began, marks, isCertain: isSame || jobs !== null };
}

/** Null for what has ended. They come behind the name, which may hold anything: state, parent, group, and so on. */
function numbersOf(pid: string): { readonly group: number; readonly began: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const numbers = stat.slice(stat.lastIndexOf(')') + 2).split(' ', 20);
    const [state = '', , group = ''] = numbers;
    return state === 'Z' || state === 'X' ? null : { group: Number(group), began: numbers[19] ?? '' };
  } catch {
    return null;
  }
}

/** As long as an environment and the arguments beside it may be, where nobody raised the limit of a stack. */
const environment = Buffer.alloc(2 ** 21);
const variable = Buffer.from(`${jobsVariable}=`);

/** Null where there is no environment, or it is somebody else's. */
function jobsOf(pid: string): string | null {
  try {
    const file = openSync(`/proc/${pid}/environ`, 'r');
    try {
      const all = environment.subarray(0, filled(file));
      if (all.length === 0) return null;
      const at = all.indexOf(variable);
      return at < 0 ? '' : all.toString('utf8', at + variable.length, all.indexOf(0, at));
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** How much of an environment was read: the system gives at most a page at once. */
function filled(file: number): number {
  let length = 0;
  while (length < environment.length) {
    const count = readSync(file, environment, length, environment.length - length, null);
    if (count === 0) break;
    length += count;
  }
  return length;
}

/** Of the open files that a process of a job inherits from it: the folder, and standard output. */
function openOf(pid: string): string {
  return `${linkOf(`/proc/${pid}/fd/3`)}${linkOf(`/proc/${pid}/fd/1`)}`;
}

function linkOf(path: string): string {
  try {
    return `:${readlinkSync(path)}`;
  } catch {
    return '';
  }
}
