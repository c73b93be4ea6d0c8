import { plusDays } from '../time.ts';
import { code } from './escape.ts';

/** A sweep runs every few minutes or twice an hour, and is recorded once a day: after two days something is wrong. */
const daysAtMost = 2;

/** GitHub Actions on github.com: all workflows of all repositories are this one app. */
export const actionsApp = 15368;

/** When a sweep was recorded last, seen from a moment. Instants are ISO 8601. */
export interface SweepView {
  readonly at: string;
  /** Null where none ever was. */
  readonly last: string | null;
  /** Since when there was something to sweep, as far as is known: by it the missing of a first one is told. */
  readonly since: string;
  /** The app that shows; null where nobody can tell. */
  readonly shownBy: number | null;
}

/** Has no sweep been recorded for so long that none seems to run any more? */
export function isSweepLate({ at, last, since }: Pick<SweepView, 'at' | 'last' | 'since'>): boolean {
  return (last ?? since) < plusDays(at, -daysAtMost);
}

/** What to do when no sweep runs any more, in one sentence. */
export function sweepAdvice(shownBy: number | null): string {
  const enable = 'gh workflow enable countersign.yml && gh workflow run countersign.yml';
  return shownBy === actionsApp
    ? `See whether the workflow still has its schedule, and switch it on again: ${code(enable)}`
    : `See whether the App is running; where a workflow runs Countersign: ${code(enable)}`;
}

/** Nobody sees what no event told of, when sweeps do not run: in one sentence. */
export function sweepSays(last: string | null): string {
  const when = last === null ? 'No sweep was recorded yet' : `The last sweep was recorded on ${last.slice(0, 10)}`;
  return `${when}: an event that got lost, and a date that passed, are not noticed`;
}

/** The small line at the end of a status, and above it the warning when no sweep runs any more. */
export function sweepLines(view: SweepView): string {
  const { at, last, shownBy } = view;
  const shown = `Shown ${at.slice(0, 16).replace('T', ' ')} UTC`;
  const small = `<sub>${shown} · last sweep ${last === null ? 'not yet' : last.slice(0, 10)}</sub>`;
  if (!isSweepLate(view)) return small;
  return `> [!WARNING]\n> ${sweepSays(last)}. ${sweepAdvice(shownBy)}\n\n${small}`;
}

/** A status without the line that says when it was shown: for that line alone nothing is shown again. */
export function withoutShown(status: string): string {
  return status.replace(/<sub>Shown [^<]*<\/sub>/u, '');
}
