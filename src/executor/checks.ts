import type { Check } from '../core/pipeline/pipeline.ts';
import type { Attempt, Failure } from './attempt.ts';
import { failureOf, stoppedFailure } from './failure.ts';
import { whyNoFile } from './folder.ts';

/** The first check before a job that does not hold, so that nothing is done. What is to hold of the state is asked before. */
export async function failedBefore(attempt: Attempt): Promise<Failure | null> {
  const { inputs, before } = attempt.job;
  return firstThatFails(attempt, before, 'precondition_failed', (name) => inputs.get(name));
}

/** The first check after a job that does not hold. */
export async function failedAfter(attempt: Attempt, output: string): Promise<Failure | null> {
  const { inputs, after, output: name } = attempt.job;
  return firstThatFails(attempt, after, 'verification_failed', (one) => (one === name ? output : inputs.get(one)));
}

async function firstThatFails(
  attempt: Attempt,
  checks: readonly Check[],
  reason_code: 'precondition_failed' | 'verification_failed',
  outputNamed: (name: string) => string | undefined,
): Promise<Failure | null> {
  for (const check of checks) {
    const why = await whyNot(attempt, check, outputNamed);
    if (why !== null && typeof why !== 'string') return why;
    if (why !== null) {
      // Before the step only what a command asks for changes by itself; afterwards the step may do better.
      const retryable = reason_code === 'verification_failed' || check.is === 'run';
      return { is: 'failed', reason_code, because: `this does not hold: ${check.says} (${why})`, retryable };
    }
  }
  return null;
}

/** Why it does not hold, or why that cannot be told. */
async function whyNot(
  attempt: Attempt,
  check: Check,
  outputNamed: (name: string) => string | undefined,
): Promise<string | Failure | null> {
  if (check.is === 'state') return null;
  if (check.is === 'file') return whyNoFile(attempt.job.folder, check.file);
  if (check.is === 'output') return whyNoOutput(outputNamed(check.output), check);
  const ran = await attempt.run(check.run, 'nothing');
  return stoppedFailure(attempt, ran) ?? (await failureOf(attempt, ran))?.because ?? null;
}

function whyNoOutput(text: string | undefined, check: Extract<Check, { is: 'output' }>): string | null {
  if (text === undefined) return `there is no output ${check.output}`;
  if (check.contains === null || text.includes(check.contains)) return null;
  return `${check.output} does not say ${JSON.stringify(check.contains)}`;
}
