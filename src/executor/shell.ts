import type { Executor } from '../ports.ts';
import { attempted, type Attempt, type ExecutorOptions, type Failure, type Outcome } from './attempt.ts';
import { failedAfter, failedBefore } from './checks.ts';
import { failureOf } from './failure.ts';
import { textOf } from './text.ts';

/**
 * Does a job by its command, which `/bin/sh` reads as it is written: nothing is put into its text. It gets the prompt on
 * standard input, and beside PATH, HOME, the language, TMPDIR and TZ these variables:
 *
 * - `COUNTERSIGN_RUN`, `_STEP`, `_ATTEMPT`, `_TASK`: what it is about
 * - `COUNTERSIGN_INPUTS`: a folder with what it reads, a file for each name
 * - `COUNTERSIGN_STATE_<NAME>`: each state variable that has a value, its name in upper case, `-` as `_`
 * - `COUNTERSIGN_SET`: a file to which it adds a line `name=value` for each state variable that it sets
 * - `COUNTERSIGN_JOBS`: by which its processes are known
 *
 * and those that its agent names. What it puts out is its standard output: text in UTF-8, as long as it may be. It is over
 * when everything that it began is over, also what went into the background or into a session of its own; what takes
 * longer than it may is ended, all of it. On Linux its processes are known by what they inherit, wherever they go; one
 * that rids itself of that, and of its parent, is not found, and elsewhere that is one that leaves the group.
 *
 * It works with the rights of whoever started the run: what it reads, and what it does outside its folder and over the
 * network, is not prevented. On Windows nothing is begun: a step needs a POSIX shell.
 */
export function shellExecutor(options: ExecutorOptions = {}): Executor {
  return {
    name: 'shell',
    takes: ({ run }) => run !== null,
    execute: (job, signal) => attempted(job, signal, options, (attempt) => done(attempt, job.run ?? '')),
  };
}

async function done(attempt: Attempt, command: string): Promise<Outcome> {
  const before = await failedBefore(attempt);
  if (before !== null) return before;
  const ran = await attempt.run(command, 'prompt');
  const failure = await failureOf(attempt, ran);
  const isCut = ran.ending.is !== 'exited';
  const text = textOf(ran.output, isCut);
  if (failure !== null) return { ...failure, output: attempt.masked(text ?? '', isCut) };
  if (text === null) return wrong('output_not_text', 'what it put out is no text in UTF-8');
  const set = await attempt.set();
  if (!set.ok) return { ...wrong('state_invalid', set.because), output: attempt.masked(text) };
  return verified(attempt, text, set.state);
}

/** A job that is done as far as whoever did it can tell. */
export async function verified(
  attempt: Attempt,
  text: string,
  state: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const { masked } = attempt;
  const output = masked(text);
  const after = await failedAfter(attempt, output);
  if (after !== null) return { ...after, output };
  const kept = Object.entries(state).map(([name, value]) => [name, masked(value)] as const);
  return { is: 'done', output, state: Object.fromEntries(kept) };
}

function wrong(reason_code: Failure['reason_code'], because: string): Failure {
  return { is: 'failed', reason_code, because, retryable: false };
}
