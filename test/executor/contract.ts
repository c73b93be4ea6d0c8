import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/core/pipeline/pipeline.ts';
import type { ExecutorOptions } from '../../src/executor/attempt.ts';
import type { Executor, Job, JobResult } from '../../src/ports.ts';
import { temporaryFolder } from '../fixtures/repository.ts';
import { jobIn } from './job.ts';

/** An executor with a folder to work in; everything is gone when the test is. */
export interface ExecutorRig {
  readonly folder: string;
  readonly scratch: string;
  /** Does a job: what is left out is as simple as can be. */
  readonly execute: (job?: Partial<Job>, signal?: AbortSignal) => Promise<JobResult>;
}

interface Named {
  readonly make: (options: ExecutorOptions) => Executor;
  /** A command where it runs commands; null where somebody else does the job. */
  readonly run: string | null;
  /** What it answers where nothing is wrong. */
  readonly is: JobResult['is'];
}

/** Plays a test with an executor, and looks that nothing is left of the jobs: no process, no file. */
export async function withRig<T>(
  make: Named['make'],
  play: (rig: ExecutorRig) => Promise<T>,
  options: ExecutorOptions = {},
): Promise<T> {
  const root = temporaryFolder();
  const [folder, scratch] = [join(root, 'work'), join(root, 'jobs')];
  mkdirSync(folder);
  const executor = make({ scratch, grace_ms: 100, ...options });
  const execute: ExecutorRig['execute'] = (job, signal = new AbortController().signal) =>
    executor.execute(jobIn(folder, job), signal);
  try {
    const played = await play({ folder, scratch, execute });
    expect(processesOf(root)).toEqual([]);
    expect(jobsIn(scratch)).toEqual([]);
    return played;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Processes of this machine that have a folder in their environment, by what they are called. */
export function processesOf(folder: string): readonly string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^[0-9]+$/u.test(pid) || pid === String(process.pid)) return [];
    try {
      const isOne =
        readFileSync(`/proc/${pid}/environ`).includes(folder) || readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
      return isOne ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')] : [];
    } catch {
      return [];
    }
  });
}

function jobsIn(scratch: string): readonly string[] {
  try {
    return readdirSync(scratch);
  } catch {
    return [];
  }
}

function file(path: string): Check {
  return { is: 'file', file: path, says: 'there is a backup' };
}

function said(output: string, contains: string | null): Check {
  return { is: 'output', output, contains, says: 'the plan is ready' };
}

/** What every executor does, whoever does the work in the end. */
export function executorContract(name: string, { make, run, is }: Named): void {
  const job = { run, prompt: 'Write the tests' };
  const checked = (before: readonly Check[]) => ({ ...job, before });

  describe(`${name}: before a job is begun`, () => {
    it('it is taken by whether it has a command', () => {
      const executor = make({});
      expect(executor.takes({ run, agent: 'tester' })).toBe(true);
      expect(executor.takes({ run: run === null ? 'true' : null, agent: 'tester' })).toBe(false);
    });

    it.concurrent('what must hold before is looked at, and nothing is begun where it does not', () =>
      withRig(make, async ({ folder, execute }) => {
        writeFileSync(join(folder, 'backup.sql'), '');
        mkdirSync(join(folder, 'folder'));
        symlinkSync('/etc/passwd', join(folder, 'link'));
        symlinkSync('backup.sql', join(folder, 'within'));
        const inputs = new Map([['plan', 'All is ready']]);
        const holds = [
          file('backup.sql'),
          file('within'),
          said('plan', null),
          said('plan', 'is ready'),
          { is: 'run', run: 'test -f backup.sql', says: 'there is a backup' },
          // What the state must hold is decided before a job is handed out.
          { is: 'state', state: 'missing', equals: true, says: 'the state has it' },
        ] as const;
        expect(await execute({ ...checked(holds), inputs })).toMatchObject({ is });
        const wrong: readonly (readonly [Check, string])[] = [
          [file('missing.sql'), 'there is a backup (missing.sql is not there)'],
          [file('folder'), 'folder is no file'],
          [file('/etc/passwd'), '/etc/passwd is not below the folder'],
          [file('../work/backup.sql'), '../work/backup.sql is not below the folder'],
          [file('folder/../../work/backup.sql'), 'is not below the folder'],
          [file('link'), 'link leads out of the folder'],
          [said('plan', 'is not ready'), 'plan does not say "is not ready"'],
          [said('report', null), 'there is no output report'],
          [
            { is: 'run', run: 'echo no database >&2; exit 3', says: 'the database answers' },
            'the database answers (the command ended with 3: no database)',
          ],
        ];
        const begins = run === null ? {} : { run: 'touch begun' };
        const results = wrong.map(([check]) => execute({ inputs, ...checked([...holds, check]), ...begins }));
        for (const [index, result] of (await Promise.all(results)).entries()) {
          const [check, because] = wrong[index] ?? [];
          expect(result).toMatchObject({ is: 'failed', reason_code: 'precondition_failed', output: '' });
          expect(result).toMatchObject({ because: expect.stringContaining(because ?? '') as string });
          expect(result).toMatchObject({ retryable: check?.is === 'run' });
        }
        expect(readdirSync(folder)).not.toContain('begun');
      }));

    it.concurrent('a check that never ends is a job that takes too long', () =>
      withRig(make, async ({ execute }) => {
        const before = [{ is: 'run', run: 'sleep 1000', says: 'it answers' }] as const;
        expect(await execute({ ...job, timeout_ms: 100, before })).toMatchObject({ reason_code: 'timed_out' });
      }));

    it.concurrent('a folder that is not there is said, and nothing is begun', () =>
      withRig(make, async ({ folder, execute }) => {
        expect(await execute({ ...job, folder: join(folder, 'gone') })).toMatchObject({
          is: 'failed',
          reason_code: 'folder_gone',
          because: 'the folder it should work in is not there',
          retryable: false,
        });
      }));

    it.concurrent('a secret that is too short to be kept out of ordinary words is refused by its name', () =>
      withRig(make, async ({ execute }) => {
        const result = await execute({ ...job, environment: { API_KEY: 'abc' }, secrets: ['abc'] });
        expect(result).toMatchObject({ is: 'failed', reason_code: 'not_started', retryable: false });
        expect(result).toMatchObject({ because: expect.stringContaining('API_KEY has fewer than 4') as string });
        expect(result).not.toMatchObject({ because: expect.stringContaining('abc') as string });
      }));

    it.concurrent('an input that would be written elsewhere is not written', () =>
      withRig(make, async ({ folder, execute }) => {
        const inputs = new Map([['../../work/planted', 'x']]);
        expect(await execute({ ...job, inputs })).toMatchObject({ is: 'failed', reason_code: 'not_started' });
        expect(readdirSync(folder)).toEqual([]);
      }));

    it.concurrent('where there is no room for what a job reads, it is not begun', () =>
      withRig(
        make,
        async ({ execute }) => {
          expect(await execute(job)).toMatchObject({ is: 'failed', reason_code: 'not_started', retryable: true });
        },
        { scratch: '/dev/null/jobs' },
      ));
  });
}
