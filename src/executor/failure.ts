import { constants } from 'node:os';
import type { Attempt, Failure } from './attempt.ts';
import type { Ran } from './command.ts';
import { isFolder } from './folder.ts';
import { durationText, saidOf } from './text.ts';

/** What is wrong with how a command ended; null where it ended with 0, in time, and its folder is there. */
export async function failureOf(attempt: Attempt, ran: Ran): Promise<Failure | null> {
  const stopped = stoppedFailure(attempt, ran);
  if (stopped !== null) return stopped;
  const { ending } = ran;
  const { job } = attempt;
  const failed = (reason_code: Failure['reason_code'], because: string, retryable: boolean): Failure => ({
    is: 'failed',
    reason_code,
    because: `${because}${saying(attempt, ran)}${remaining(ran)}`,
    retryable,
  });
  if (ending.is === 'too much')
    return failed('output_too_large', `it put out more than ${job.output_limit_bytes} bytes`, false);
  if (!(await isFolder(job.folder))) return failed('folder_gone', 'the folder it worked in is not there', false);
  if (ending.is === 'not begun')
    return failed('not_started', `the command could not be started: ${ending.because}`, scarce.includes(ending.code));
  if (ending.is === 'killed') return failed('killed_by_signal', `the command was ended by ${ending.by}`, true);
  if (ending.is === 'exited' && ending.code !== 0)
    return failed(
      'exit_nonzero',
      `the command ended with ${exitText(ending.code)}`,
      !unknownCommand.includes(ending.code),
    );
  return null;
}

/** The machine lacks something now that it may have in a moment. */
const scarce = ['EAGAIN', 'EMFILE', 'ENFILE', 'ENOMEM'];

/** What a POSIX shell ends with where a command is not found, or cannot be run: doing it again changes nothing. */
const unknownCommand = [126, 127];

/** Why it was ended from here, where it was. */
export function stoppedFailure(attempt: Attempt, ran: Ran): Failure | null {
  const { stopped, job } = attempt;
  const why = stopped();
  if (why === null || ran.ending.is !== 'stopped') return null;
  const still = ran.wasShellOver ? ': the command had ended, and what it began in the background had not' : '';
  const because =
    why === 'timed_out'
      ? `it took longer than it may, ${durationText(job.timeout_ms)}${still}`
      : `it was ended before it was done${still}`;
  return {
    is: 'failed',
    reason_code: why,
    because: `${because}${saying(attempt, ran)}${remaining(ran)}`,
    retryable: true,
  };
}

/** What it said, with its files by their names in the folder it worked in: where that is means nothing elsewhere. */
function saying({ masked, job }: Pick<Attempt, 'masked' | 'job'>, { said }: Ran): string {
  const text = withoutFolder(saidOf(said, masked), job.folder);
  return text === '' ? '' : `: ${text}`;
}

function withoutFolder(text: string, folder: string): string {
  const [first = '', ...others] = text.replaceAll(`${folder}/`, '').split(folder);
  // Another folder may have a name that begins like this one's.
  return others.reduce(
    (before, after) => `${before}${/^(?:[\w-]|\.\w)/u.test(after) ? folder : 'its folder'}${after}`,
    first,
  );
}

function remaining({ isAllOver }: Ran): string {
  return isAllOver ? '' : '; something that it began could not be ended and may still run';
}

/** A shell tells of a signal that ended one of its commands by a number above 128. */
function exitText(code: number): string {
  const [signal] = Object.entries(constants.signals).find(([, number]) => number === code - 128) ?? [];
  return signal === undefined ? String(code) : `${code}, as after ${signal}`;
}
