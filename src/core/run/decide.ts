import type { EntryHead, Verdict } from '../entry.ts';
import { refuse } from '../refusal.ts';
import { longestText, tooLong } from '../longest.ts';
import { isSame } from '../same.ts';
import type { RunCommand } from './commands.ts';
import type { Draft } from './draft.ts';
import type { RunEventBody } from './events.ts';
import { endings, type MaybeRun } from './evolve.ts';
import { validateStateInvariants } from './invariants.ts';
import { request } from './rules/agreement.ts';
import { approve, reject, takesUpAgain } from './rules/approval.ts';
import { validate } from './rules/checkpoints.ts';
import type { Ruled } from './rules/context.ts';
import { delegate } from './rules/delegate.ts';
import { whyNotDirecting } from './rules/direction.ts';
import { edit } from './rules/edit.ts';
import { waitsAsAWhole } from './rules/escalation.ts';
import { follow } from './rules/follow.ts';
import { beginRollback } from './rules/going-back.ts';
import { receipt, resume, retry } from './rules/going-on.ts';
import { hardStop } from './rules/hard-stop.ts';
import { cancel, restored, rollbackToCheckpoint } from './rules/rollback.ts';
import { underPolicy } from './rules/right.ts';
import { set } from './rules/set.ts';
import { settled } from './rules/settled.ts';
import { skip } from './rules/skip.ts';
import { start } from './rules/start.ts';
import { submit } from './rules/submit.ts';
import { take } from './rules/take.ts';
import { witnessed } from './under.ts';
import type { RunObserved } from './world.ts';

type Asked = Exclude<RunCommand, { start: unknown } | { receipt: unknown }>;

/**
 * What happens to a run when somebody asks for something, or why not. Pure: everything it rests on is given. The state is
 * in order before and after, or nothing of what was asked happens.
 */
export function decideRun(observed: RunObserved, state: MaybeRun, head: EntryHead<RunCommand>): Verdict<RunEventBody> {
  return witnessed(decideBy, observed, state, head);
}

/** By the rules alone: under which circumstances is not told. */
export function decideBy(observed: RunObserved, state: MaybeRun, head: EntryHead<RunCommand>): Verdict<RunEventBody> {
  const ruled = ruledBy(observed, state, head);
  if ('refusal' in ruled) {
    const policy = otherPolicy(observed, state);
    return 'policy' in policy ? { ...ruled, saw: policy } : ruled;
  }
  const policy = otherPolicy(observed, ruled.state);
  return { events: ruled.events, saw: { pipeline: observed.pipelinePin.blob, ...policy, ...ruled.saw } };
}

/** The policy that it was decided by, where that is another one than the record has pinned by then. */
function otherPolicy({ policyPin }: RunObserved, state: MaybeRun): { readonly policy?: string | null } {
  return state === null || isSame(policyPin, state.policy) ? {} : { policy: policyPin?.blob ?? null };
}

function ruledBy(observed: RunObserved, state: MaybeRun, head: EntryHead<RunCommand>): Ruled {
  const { command } = head;
  const long = tooLong(written(command));
  if (long !== null)
    return refuse(
      'invalid_argument',
      `a text of ${long} characters is too long`,
      `Keep it under ${longestText}; put the rest into a file of the repository.`,
    );
  if ('start' in command) {
    if (state !== null) return refuse('already_started', `${state.run_id} runs already`, 'countersign workflow status');
    return inOrder(start(observed, head, command.start));
  }
  if (state === null) return refuse('not_started', 'there is no such run', 'countersign workflow list names the runs');
  const begun: Draft = { observed, head, state, events: [] };
  const draft = isByItself(command) ? begun : underPolicy(begun);
  if ('receipt' in command) return receipt(draft, command.receipt);
  if (endings.includes(state.status) && !takesUpAgain(state, command))
    return refuse('run_over', `the run is over: ${state.status}`, 'countersign workflow run begins another');
  const faults = validateStateInvariants(observed.pipeline, state);
  const stopped = hardStop(draft, command) ?? whyNotDirecting(draft, command);
  if (stopped !== null) return stopped;
  return faults.length === 0 ? inOrder(byVerb(draft, command)) : outOfOrder(draft, command, faults);
}

/**
 * What a run does by itself rests on nobody's right, and may be decided on an older look than what people say was: a policy
 * that is in force by now must not be put back by it.
 */
function isByItself(command: RunCommand): boolean {
  return ['take', 'submit', 'validate', 'receipt'].some((verb) => Object.hasOwn(command, verb));
}

/** The texts of a command that people write: what a step puts out is as long as it is. */
function written(command: RunCommand): unknown {
  if ('submit' in command) return { ...command.submit, output: null };
  return 'edit' in command ? { ...command.edit, output: null } : command;
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
  if ('delegate' in command) return delegate(draft, command.delegate);
  if ('approve' in command) return approve(draft, command.approve);
  if ('reject' in command) return reject(draft, command.reject);
  if ('edit' in command) return edit(draft, command.edit);
  if ('skip' in command) return skip(draft, command.skip);
  if ('set' in command) return set(draft, command.set);
  if ('follow' in command) return follow(draft, command.follow);
  return request(draft, command.request, (what) => byVerb(draft, what));
}
