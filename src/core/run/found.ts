import { countersign, type Envelope } from '../entry.ts';
import { own } from '../own.ts';
import { plusMinutes } from '../time.ts';
import type { RunCommand } from './commands.ts';
import { isSeen } from './confirms.ts';
import { endings, type MaybeRun } from './evolve.ts';
import { commentReceipt } from './marks.ts';
import type { RunState } from './state.ts';
import type { RunObserved } from './world.ts';

/** What was found on GitHub in the issue of a run. */
export interface FoundOnGitHub {
  /** When it was looked for: ISO 8601, UTC. */
  readonly at: string;
  /**
   * The comment in which people are told of it, by its node id, with the number of the last entry that it tells of, and since
   * when it is there by GitHub's clock.
   */
  readonly comment: { readonly id: string; readonly seq: number; readonly made?: string } | null;
  /** Decisions that people wrote there, each with when (`said`), in the record or not. */
  readonly said: readonly Envelope<RunCommand>[];
}

/** So long nothing happened to a run at which nobody works any more. */
const minutesAtRest = 1;

/**
 * What the record does not say yet of what is on GitHub: decisions of people, and that they were told. Whoever drives a
 * run has entries of it that nobody else sees yet, so nothing is said of one that somebody may be at.
 */
export function deedsOf({ found }: Pick<RunObserved, 'found'>, state: MaybeRun): readonly Envelope<RunCommand>[] {
  if (found === undefined || state === null || !isLeft(state)) return [];
  const last = state.seen.at(-1)?.split(' ')[0] ?? state.started_at;
  if (plusMinutes(last, minutesAtRest) > found.at) return [];
  return [...newsIn(found, state), ...receiptsDue(found.comment, state)];
}

/** Does nobody work at a run, and only people bring it on, if anybody does? */
export function isLeft({ status, active }: Pick<RunState, 'status' | 'active'>): boolean {
  const waits = status === 'awaiting_approval' || status === 'awaiting_direction';
  const works = Object.values(active).some(({ is }) => is === 'running' || is === 'retrying');
  return (waits || endings.includes(status)) && !works;
}

/**
 * Was something not heard yet? What was said before the last that was is over; GitHub tells whole seconds, and of what was
 * said in the same one each counts for itself. Before anything was heard, what counts was said since people were told of the
 * run, or since it began: the clock of whoever drives it may be ahead of GitHub's.
 */
export function isNews(
  { said = '', source }: Pick<Envelope<unknown>, 'said' | 'source'>,
  { heard, started_at }: Pick<RunState, 'heard' | 'started_at'>,
  { comment }: Pick<FoundOnGitHub, 'comment'>,
): boolean {
  if (heard === undefined) return said > started_at || (comment?.made !== undefined && said >= comment.made);
  const [last, ...sources] = heard.split(' ');
  return last !== undefined && (said > last || (said === last && !sources.includes(source)));
}

/** Decisions about exactly what waits here, that nobody has heard, in the order in which they were said. */
function newsIn(found: FoundOnGitHub, state: RunState): FoundOnGitHub['said'] {
  return found.said
    .filter((one) => {
      const { command } = one;
      const decision = 'approve' in command ? command.approve : 'reject' in command ? command.reject : null;
      if (decision === null) return false;
      const confirm = own(state.confirms, decision.gate);
      return confirm !== undefined && isNews(one, state, found) && isSeen(confirm, decision.digest ?? '');
    })
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
}

function placeOf({ said = '', source }: Pick<Envelope<unknown>, 'said' | 'source'>): string {
  return `${said} ${source}`;
}

function receiptsDue(comment: FoundOnGitHub['comment'], state: RunState): readonly Envelope<RunCommand>[] {
  if (comment === null) return [];
  const isKnown = own(state.receipts ?? {}, commentReceipt) === comment.id;
  const told = comment.seq === state.seq ? Object.keys(state.intents ?? {}) : [];
  return [...(isKnown ? [] : [commentReceipt]), ...told].map((of) => ({
    source: `receipt:${of}:${comment.id}:${state.seq}`,
    actor: countersign,
    command: { receipt: { of, id: comment.id } },
  }));
}
