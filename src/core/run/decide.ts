import type { EntryHead, Verdict } from '../entry.ts';
import { refuse } from '../refusal.ts';
import type { RunCommand } from './commands.ts';
import type { Draft } from './draft.ts';
import type { RunEventBody } from './events.ts';
import { endings, type MaybeRun } from './evolve.ts';
import { validateStateInvariants } from './invariants.ts';
import { request } from './rules/agreement.ts';
import { approve, reject, takesUpAgain } from './rules/approval.ts';
import { validate } from './rules/checkpoints.ts';
import type { Ruled } from './rules/context.ts';
import { whyNotDirecting } from './rules/direction.ts';
import { edit } from './rules/edit.ts';
import { waitsAsAWhole } from './rules/escalation.ts';
import { follow } from './rules/follow.ts';
import { beginRollback } from './rules/going-back.ts';
import { receipt, resume, retry } from './rules/going-on.ts';
import { hardStop } from './rules/hard-stop.ts';
import { cancel, restored, rollbackToCheckpoint } from './rules/rollback.ts';
import { set } from './rules/set.ts';
import { settled } from './rules/settled.ts';
import { skip } from './rules/skip.ts';
import { start } from './rules/start.ts';
import { submit } from './rules/submit.ts';
import { take } from './rules/take.ts';
import type { RunObserved } from './world.ts';

type Asked = Exclude<RunCommand, { start: unknown } | { receipt: unknown }>;

/**
 * What happens to a run when somebody asks for something, or why not. Pure: everything it rests on is given. The state is
 * in order before and after, or nothing of what was asked happens.
 */
export function decideRun(observed: RunObserved, state: MaybeRun, head: EntryHead<RunCommand>): Verdict<RunEventBody> {
  const ruled = ruledBy(observed, state, head);
  if ('refusal' in ruled) return ruled;
  return { events: ruled.events, saw: { pipeline: observed.pipelinePin.blob, ...ruled.saw } };
}

function ruledBy(observed: RunObserved, state: MaybeRun, head: EntryHead<RunCommand>): Ruled {
  const { command } = head;
  if ('start' in command) {
    if (state !== null) return refuse('already_started', `${state.run_id} runs already`, 'countersign workflow status');
    return inOrder(start(observed, head, command.start));
  }
  if (state === null) return refuse('not_started', 'there is no such run', 'countersign workflow list names the runs');
  const draft: Draft = { observed, head, state, events: [] };
  if ('receipt' in command) return receipt(draft, command.receipt);
  if (endings.includes(state.status) && !takesUpAgain(state, command))
    return refuse('run_over', `the run is over: ${state.status}`, 'countersign workflow run begins another');
  const faults = validateStateInvariants(observed.pipeline, state);
  const stopped = hardStop(draft, command) ?? whyNotDirecting(draft, command);
  if (stopped !== null) return stopped;
  return faults.length === 0 ? inOrder(byVerb(draft, command)) : outOfOrder(draft, command, faults);
}

/** What would leave the state in disorder does not happen. */
function inOrder(ruled: Ruled): Ruled {
  if ('refusal' in ruled) return ruled;
  const [fault] = validateStateInvariants(ruled.observed.pipeline, ruled.state);
  if (fault === undefined) return ruled;
  return refuse('invariant_violated', `the state would not be in order: ${fault}`, 'countersign workflow status');
}

/**
 * A state that is not in order is left for the last checkpoint that is valid, as soon as whoever drives the run comes by;
 * nothing goes on from it.
 */
function outOfOrder(draft: Draft, command: Asked, faults: readonly string[]): Ruled {
  const { status, rollback, checkpoints } = draft.state;
  const isLeft = rollback !== undefined || status === 'awaiting_direction';
  const isDriven = ['take', 'submit', 'resume'].some((verb) => Object.hasOwn(command, verb));
  const leaves = ['rollback', 'validate', 'cancel', 'restored'].some((verb) => Object.hasOwn(command, verb));
  if (leaves || (isDriven && isLeft)) return byVerb(draft, command);
  const because = `the state is not in order: ${faults.join('; ')}`;
  if (!isDriven)
    return refuse('invariant_violated', because, 'countersign workflow rollback goes back to a checkpoint');
  const target = checkpoints.findLast(({ validated, corrupt }) => validated && corrupt !== true);
  return target === undefined
    ? waitsAsAWhole(draft, 'invariant-violated', because)
    : beginRollback(draft, target, because, 'awaiting_direction');
}

function byVerb(draft: Draft, command: Asked): Ruled {
  if ('take' in command) return settled(take(draft, command.take));
  if ('submit' in command) return submit(draft, command.submit);
  if ('resume' in command) return resume(draft, command.resume);
  if ('retry' in command) return retry(draft, command.retry);
  if ('rollback' in command) return rollbackToCheckpoint(draft, command.rollback);
  if ('restored' in command) return restored(draft, command.restored);
  if ('validate' in command) return validate(draft, command.validate);
  if ('cancel' in command) return cancel(draft, command.cancel);
  if ('approve' in command) return approve(draft, command.approve);
  if ('reject' in command) return reject(draft, command.reject);
  if ('edit' in command) return edit(draft, command.edit);
  if ('skip' in command) return skip(draft, command.skip);
  if ('set' in command) return set(draft, command.set);
  if ('follow' in command) return follow(draft, command.follow);
  return request(draft, command.request, (what) => byVerb(draft, what));
}
