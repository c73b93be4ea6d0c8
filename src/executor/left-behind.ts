import { realpathSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isLinux, processesNow } from './processes.ts';

/** What a job's folder is called below the folder of a run's jobs. */
export const jobPrefix = 'job-';

/** How long is waited for processes to be gone that were told to end at once; the system needs a moment for that. */
const lastWait = 5_000;

/**
 * Processes that belong together: a group, where there is one, and on Linux those that bear the mark of a folder (absolute,
 * without links), or of folders that begin with it. Not known is who left the group, gave its environment up and closed
 * what it inherited; and who closed that, for the moment in which it becomes another program.
 */
export interface Family {
  readonly isAlive: () => Promise<boolean>;
  /** Looks whether the group is empty: then its number may become somebody else's, and is never used again. */
  readonly look: () => void;
  readonly send: (signal: NodeJS.Signals) => Promise<void>;
}

/** `leader`: the process that the group is named after; null where there is no group. */
export function familyOf(leader: number | null, folder: string): Family {
  let group = leader;
  const sent = (signal: NodeJS.Signals | 0): number | null => {
    if (group !== null && !reached(-group, signal)) group = null;
    return group;
  };
  return {
    isAlive: async () => {
      const its = sent(0);
      if (!isLinux) return its !== null;
      // Where others begin faster than they can be looked at, one look could miss somebody, and several do not.
      for (let look = 0; look < 3; look += 1) {
        const { isSure, members } = await membersOf(its, folder);
        if (members.length > 0) return true;
        if (isSure) return false;
      }
      return false;
    },
    look: () => sent(0),
    send: async (signal) => {
      const { members } = await membersOf(sent(signal), folder);
      for (const pid of members) reached(pid, signal);
    },
  };
}

interface Members {
  readonly members: readonly number[];
  /** False where there may be others. */
  readonly isSure: boolean;
}

async function membersOf(group: number | null, folder: string): Promise<Members> {
  const { processes, isWhole } = await processesNow();
  const members = processes.filter((one) => one.group === group || one.marks.includes(`:${folder}`));
  return { members: members.map(({ pid }) => pid), isSure: isWhole };
}

/** Ends them: asks first, and after `grace` milliseconds asks no more. False where something cannot be ended. */
export async function endFamily(family: Family, grace: number): Promise<boolean> {
  await family.send('SIGTERM');
  if (await isGone(family, grace, () => Promise.resolve())) return true;
  // Again each time: they may have begun others meanwhile.
  return isGone(family, lastWait, () => family.send('SIGKILL'));
}

async function isGone(family: Family, patience: number, again: () => Promise<void>): Promise<boolean> {
  const until = performance.now() + patience;
  for (let wait = 2; ; wait = Math.min(wait * 2, 100)) {
    await again();
    if (!(await family.isAlive())) return true;
    const left = until - performance.now();
    if (left <= 0) return false;
    await sleep(Math.min(wait, left));
  }
}

/**
 * Ends whatever jobs of a run still do on this machine whose own process was killed, and removes what they kept. Only for
 * whoever alone works on the run. On Linux; elsewhere nothing is known about them, and only what they kept is removed.
 * @throws Error where something cannot be ended.
 */
export async function endLeftBehind(jobs: string, grace = 1_000): Promise<void> {
  const names = await readdir(jobs).catch(() => []);
  // Without a folder there is no job: whoever begins one makes it first, and it goes when the job has ended.
  if (names.length === 0) return;
  const folder = join(realpathSync(jobs), jobPrefix);
  const family = familyOf(null, folder);
  if ((await family.isAlive()) && !(await endFamily(family, grace))) {
    const { members } = await membersOf(null, folder);
    throw new Error(`processes of an earlier attempt cannot be ended: ${members.join(', ')}; end them by hand`);
  }
  await rm(jobs, { recursive: true, force: true });
}

/** Sends a signal; 0 only asks whether somebody is there. */
function reached(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    // It is there, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
