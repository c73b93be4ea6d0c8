import { plusMinutes } from '../time.ts';
import type { Heard, ProjectState } from './state.ts';

/** What comes to be seen this much later than something younger is too late to count; in minutes. */
const forMinutes = 10;
/** So many ids the state keeps; were there more in those minutes, what is older than they are is too late as well. */
const atMost = 256;

/**
 * What was heard, after one thing more. Nothing counts that was said before the first of all: the start of a project is
 * no news to it, and neither is what people said before it was one.
 */
export function heardAfter(before: Heard | undefined, said: string, source: string): Heard {
  const one = `${said} ${source}`;
  const until = before === undefined ? said : latest(before.until, said);
  const long = plusMinutes(until, -forMinutes);
  const all = [...(before?.ids ?? []), one].toSorted();
  const ids = all.filter((id) => id >= long).slice(-atMost);
  const left = all[all.length - ids.length - 1] ?? long;
  return { since: latest(before?.since ?? one, latest(left, long)), until, ids };
}

/** Is it in the record already, or too late to count? Everything is news before anything was heard. */
export function wasHeard({ heard }: Pick<ProjectState, 'heard'>, said: string, source: string): boolean {
  const one = `${said} ${source}`;
  return heard !== undefined && (one <= heard.since || heard.ids.includes(one));
}

/** What was said before this moment is not listened to any more. */
export function listensSince({ since }: Heard): string {
  return since.slice(0, instant);
}

/** Letters of an instant: ISO 8601 in UTC with milliseconds. */
const instant = 24;

function latest(one: string, other: string): string {
  return one < other ? other : one;
}
