import { error, warning } from '../../definition/checks/problem.ts';
import type { Path, Problem } from '../../finding.ts';
import { instantFrom } from '../../time.ts';
import { millisecondsOf } from '../full.ts';
import type { Duration, WrittenPipeline, WrittenStep } from '../schema.ts';

const stepsAtMost = 1_000;
const atOnceAtMost = 1_000;
const checkpointsAtMost = 100;
const retriesAtMost = 20;
const hour = 3_600_000;
/** A timer of Node holds 2^31 milliseconds, a little more than 24 days. */
const timeoutAtMost = 24 * 24 * hour;
const delayAtMost = 24 * hour;

/** Numbers that are more than anything here is made for, and times that are none. */
export function checkLimits(written: WrittenPipeline): readonly Problem[] {
  const { steps, concurrency, checkpoints, timeout, retry } = written;
  return [
    ...most(steps.length, stepsAtMost, ['steps', stepsAtMost], 'steps'),
    ...most(concurrency, atOnceAtMost, ['concurrency'], 'steps at once'),
    ...most(checkpoints, checkpointsAtMost, ['checkpoints'], 'checkpoints'),
    ...wrongTimeout(timeout, ['timeout']),
    ...wrongRetry(retry, ['retry']),
    ...steps.flatMap((step, index) => stepLimits(step, ['steps', index])),
  ];
}

function stepLimits({ timeout, retry, recovery, compensation }: WrittenStep, path: Path): readonly Problem[] {
  return [
    ...wrongTimeout(timeout, [...path, 'timeout']),
    ...wrongRetry(retry, [...path, 'retry']),
    ...wrongTimeout(recovery?.timeout, [...path, 'recovery', 'timeout']),
    ...wrongTimeout(compensation?.timeout, [...path, 'compensation', 'timeout']),
  ];
}

function most(count: number | undefined, limit: number, path: Path, what: string): readonly Problem[] {
  if (count === undefined || count <= limit) return [];
  const message = `${count} ${what} are more than the ${limit} that are possible`;
  return [error('wrong_value', path, message, `At most ${limit}.`)];
}

function wrongTimeout(timeout: Duration | undefined, path: Path): readonly Problem[] {
  if (timeout === undefined) return [];
  const milliseconds = millisecondsOf(timeout);
  if (milliseconds > 0 && milliseconds <= timeoutAtMost) return [];
  const message = `nothing can be done in a time of ${String(timeout)}`;
  return [error('wrong_value', path, message, 'Write more than nothing and at most 24 days, such as 90, 5m or 2h.')];
}

function wrongRetry(retry: WrittenStep['retry'], path: Path): readonly Problem[] {
  if (retry === undefined) return [];
  if (typeof retry === 'number') return most(retry, retriesAtMost, path, 'retries');
  const { max, initial_delay } = retry;
  const isLong = initial_delay !== undefined && millisecondsOf(initial_delay) > delayAtMost;
  return [
    ...most(max, retriesAtMost, [...path, 'max'], 'retries'),
    ...(isLong
      ? [
          error(
            'wrong_value',
            [...path, 'initial_delay'],
            `${String(initial_delay)} is longer than a day, and each wait is twice the one before`,
            'Write at most 24h.',
          ),
        ]
      : []),
  ];
}

/** Whether somebody should have looked at it again by now. `today`: YYYY-MM-DD. */
export function checkReview({ review_due }: WrittenPipeline, today: string | undefined): readonly Problem[] {
  if (review_due === undefined) return [];
  if (instantFrom(review_due) === null)
    return [error('invalid_date', ['review_due'], `${review_due} is not a day`, 'Write it as 2027-01-31.')];
  if (today === undefined || today < review_due) return [];
  const next = 'Look whether it still holds, and write the day of the next review.';
  return [warning('review_overdue', ['review_due'], `a review was due on ${review_due}`, next)];
}

/** What is read because agent007 writes it, and what nothing acts on. */
export function checkNotRun(written: WrittenPipeline): readonly Problem[] {
  const whole = (['eval_gate', 'budget', 'reliability'] as const).filter((field) => written[field] !== undefined);
  return [
    ...whole.map((field) => notActedOn(field, [field])),
    ...written.steps.flatMap((step, index): readonly Problem[] => {
      const { id, type = 'execute', cache = false } = step;
      const path: Path = ['steps', index];
      if (type !== 'execute') {
        const message = `${id} is a step of type ${type}, which is read and not run yet`;
        return [warning('not_run_yet', [...path, 'type'], message, 'A run of this pipeline cannot be started.')];
      }
      const fields = (['evaluate', 'routes', 'workflow', 'extract'] as const).filter((one) => step[one] !== undefined);
      return [...fields, ...(cache ? ['cache'] : [])].map((field) => notActedOn(field, [...path, field]));
    }),
  ];
}

function notActedOn(field: string, path: Path): Problem {
  const next = 'It may stay; a run goes on as if it were not there.';
  return { ...warning('not_run_yet', path, `${field} is read, and nothing acts on it yet`, next), at: 'key' };
}
