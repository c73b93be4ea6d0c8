import { devNull, tmpdir } from 'node:os';
import type { FailureCode } from '../core/run/commands.ts';
import type { Job, JobResult } from '../ports.ts';
import { notBegun, ran, type Ran } from './command.ts';
import { isFolder } from './folder.ts';
import { maskOf, shortestSecret, type Mask } from './masking.ts';
import { placeOf, type Place } from './place.ts';

export interface ExecutorOptions {
  /**
   * Where jobs keep what they need while they are done, each in a folder of its own; that of the system where it is left
   * out. Where it belongs to one run alone, `endLeftBehind` finds by it what a killed process left behind.
   */
  readonly scratch?: string;
  /** The environment of whoever asks; of it only the least is handed on. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Milliseconds between asking a process to end and ending it. */
  readonly grace_ms?: number;
  readonly platform?: NodeJS.Platform;
}

export interface Failure {
  readonly is: 'failed';
  readonly reason_code: FailureCode;
  readonly because: string;
  readonly retryable: boolean;
  /** Secrets taken out. */
  readonly output?: string;
}

export type Outcome =
  | Failure
  | Omit<Extract<JobResult, { is: 'done' }>, 'took_ms'>
  | Extract<JobResult, { is: 'handed on' }>;

/** What it takes to do a job: each command of it runs in the same surroundings, and within the same time. */
export interface Attempt {
  readonly job: Job;
  readonly masked: Mask;
  readonly set: Place['set'];
  readonly run: (text: string, gets: 'prompt' | 'nothing') => Promise<Ran>;
  /** Why it is not to go on; null while it may. */
  readonly stopped: () => 'timed_out' | 'interrupted' | null;
}

const noShell = 'it needs a POSIX shell, which Windows does not have; start the run in WSL, or have a person do it';

/** A timer of Node cannot be set any later (2^31 - 1 ms). */
const latest = 2_147_483_647;

/** One attempt at a job, from its folder being made until that is gone again. Whatever happens is an outcome. */
export async function attempted(
  job: Job,
  signal: AbortSignal,
  options: ExecutorOptions,
  work: (attempt: Attempt) => Promise<Outcome>,
): Promise<JobResult> {
  const began = performance.now();
  const masked = maskOf(job.secrets);
  const outcome = whyNoSecret(job) ?? (await timed(job, signal, options, masked, work));
  const took_ms = Math.round(performance.now() - began);
  if (outcome.is === 'handed on') return outcome;
  if (outcome.is === 'done') return { ...outcome, took_ms };
  return { output: '', ...outcome, because: masked(outcome.because), took_ms };
}

function whyNoSecret({ secrets, environment }: Job): Failure | null {
  const short = secrets.find((secret) => secret.length < shortestSecret);
  if (short === undefined) return null;
  const [name = 'a secret'] = Object.entries(environment).find(([, value]) => value === short) ?? [];
  const because = `${name} has fewer than ${shortestSecret} characters: it cannot be kept out of what is said; give it a longer value`;
  return { is: 'failed', reason_code: 'not_started', because, retryable: false };
}

async function timed(
  job: Job,
  signal: AbortSignal,
  options: ExecutorOptions,
  masked: Mask,
  work: (attempt: Attempt) => Promise<Outcome>,
): Promise<Outcome> {
  const tooLong = new AbortController();
  const timer = setTimeout(() => tooLong.abort(), Math.min(job.timeout_ms, latest));
  const {
    scratch = tmpdir(),
    environment = process.env,
    grace_ms: grace = 2_000,
    platform = process.platform,
  } = options;
  try {
    const place = await placeOf(job, scratch, environment);
    const stop = AbortSignal.any([signal, tooLong.signal]);
    const run: Attempt['run'] = async (text, gets) => {
      if (platform === 'win32') return notBegun(new Error(noShell));
      const input = gets === 'prompt' ? place.prompt : devNull;
      const pipes = await place.pipes();
      const { folder, output_limit_bytes: limit } = job;
      return ran({ text, input, folder, environment: place.environment, pipes, limit, grace }, stop);
    };
    const stopped = (): ReturnType<Attempt['stopped']> =>
      signal.aborted ? 'interrupted' : tooLong.signal.aborted ? 'timed_out' : null;
    try {
      if (!(await isFolder(job.folder))) {
        const because = 'the folder it should work in is not there';
        return { is: 'failed', reason_code: 'folder_gone', because, retryable: false };
      }
      return await work({ job, masked, set: place.set, run, stopped });
    } finally {
      // What cannot be removed is no fault of the work that was done.
      await place.remove().catch(() => undefined);
    }
  } catch (error) {
    return {
      is: 'failed',
      reason_code: 'not_started',
      because: `what it takes to do it cannot be made ready: ${whyNotReady(error, scratch)}`,
      retryable: true,
    };
  } finally {
    clearTimeout(timer);
  }
}

/** Without where this machine has it: that means nothing elsewhere. */
function whyNotReady(error: unknown, scratch: string): string {
  if (!(error instanceof Error)) return String(error);
  const isFull = 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  return isFull ? 'there is no space left on the disk' : error.message.replaceAll(scratch, 'the folder for jobs');
}
