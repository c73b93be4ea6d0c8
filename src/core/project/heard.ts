import { countersign, type Envelope } from '../entry.ts';
import { plusMinutes } from '../time.ts';
import type { ProjectCommand } from './commands.ts';
import type { Heard, ProjectState } from './state.ts';

/** What comes to be seen this much later than something younger is too late to count; in minutes. */
const forMinutes = 10;
/** So many ids the state keeps; were there more in those minutes, what is older than they are is too late as well. */
const atMost = 256;

/**
 * What was heard, after one thing more: `<time> <source>`. Nothing counts that was said before the first of all: the start of a project is
 * no news to it, and neither is what people said before it was one.
 */
export function heardAfter(before: Heard | undefined, one: string): Heard {
  const said = one.slice(0, instant);
  const until = before === undefined ? said : latest(before.until, said);
  const long = plusMinutes(until, -forMinutes);
  const known = before?.ids ?? [];
  const isLast = (known.at(-1) ?? '') <= one;
  const all = isLast ? [...known, one] : [...known, one].toSorted();
  const ids = all.filter((id) => id >= long).slice(-atMost);
  const left = all[all.length - ids.length - 1] ?? long;
  return { since: latest(before?.since ?? one, latest(left, long)), until, ids };
}

/** What people said that was answered and not written down, as one deed that is: none of it may come alive later. */
export function overlooked(
  state: ProjectState,
  heads: readonly Envelope<ProjectCommand>[],
): Envelope<ProjectCommand> | null {
  const said = heads.flatMap((head) =>
    head.said === undefined || wasHeard(state, head.said, head.source) ? [] : [`${head.said} ${head.source}`],
  );
  if (said.length === 0) return null;
  return {
    source: `overlooked:${state.seq}`,
    actor: countersign,
    command: { overlook: { said: said.slice(-atMost) } },
  };
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
