import { Buffer } from 'node:buffer';
import type { Executor, Job, JobResult } from '../ports.ts';
import { attempted, type ExecutorOptions } from './attempt.ts';
import { failedBefore } from './checks.ts';
import { verified } from './shell.ts';

/**
 * Hands a job on: a person, or an agent that asked for it, does it and hands in what came of it. What must hold before is
 * looked at here, so that nobody begins in vain; what must hold afterwards when it is handed in.
 */
export function hostExecutor(options: ExecutorOptions = {}): Executor {
  return {
    name: 'host',
    takes: ({ run }) => run === null,
    execute: (job, signal) =>
      attempted(job, signal, options, async (attempt) => {
        const because = job.agent === null ? `${job.step} has no command` : `${job.agent} has no command here`;
        return (await failedBefore(attempt)) ?? { is: 'handed on', because };
      }),
  };
}

/** What somebody says they did, looked at as what a command puts out: how long it is, its secrets, what must hold. */
export function handedIn(
  job: Job,
  output: string,
  signal: AbortSignal,
  options: ExecutorOptions = {},
): Promise<JobResult> {
  return attempted(job, signal, options, async (attempt) => {
    const bytes = Buffer.byteLength(output);
    if (bytes > job.output_limit_bytes) {
      const because = `it is ${bytes} bytes long, and may be ${job.output_limit_bytes}`;
      return { is: 'failed', reason_code: 'output_too_large', because, retryable: false };
    }
    if (output.includes('\0') || !output.isWellFormed()) {
      const because = 'what was handed in is no text in UTF-8';
      return { is: 'failed', reason_code: 'output_not_text', because, retryable: false };
    }
    return verified(attempt, output, {});
  });
}
