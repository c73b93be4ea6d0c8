import { endedAt, isFinal, standing, statusAfter, type Confirm, type DecisionMade } from '../../confirm/confirm.ts';
import { rejectionsIn } from '../../confirm/quorum.ts';
import { own } from '../../own.ts';
import type { Step } from '../../pipeline/pipeline.ts';
import { apartFrom } from '../../policy/may.ts';
import { plusDays } from '../../time.ts';
import type { RunCommand, RunCommands } from '../commands.ts';
import { aboutOf, attemptOf, digestOf, isSeen, stepGate, stepOf } from '../confirms.ts';
import { moved, withEvents, type Draft } from '../draft.ts';
import { stepNamed } from '../../pipeline/graph.ts';
import type { RunState } from '../state.ts';
import { whoMay } from './asked.ts';
import { no, type Refused, type Ruled } from './context.ts';
import { asksAboutAll, endedAs, interrupted } from './escalation.ts';
import { rightTo, underPolicy, whyNotYes, type Right } from './right.ts';
import { settled } from './settled.ts';
import { keptMakers, opened } from './step-approval.ts';
import { over } from './submit.ts';

/** The reason of a run that failed because somebody said no to what a step put out: it can be taken up again. */
export const rejectedCode = 'approval-rejected';

/** Did the run end because somebody said no? Then that may be taken back. */
export function isRejected({ status, reason }: Pick<RunState, 'status' | 'reason'>): boolean {
  return status === 'failed' && reason?.code === rejectedCode;
}

/**
 * What is still heard after the end. Checkpoints are looked at. A run that failed because of a no goes on by a yes, another
 * output, or going back, or it is given up.
 */
export function takesUpAgain(state: RunState, command: RunCommand): boolean {
  if ('validate' in command) return true;
  const what = 'request' in command ? command.request.what : command;
  return isRejected(state) && ['approve', 'edit', 'rollback', 'cancel'].some((verb) => Object.hasOwn(what, verb));
}

/**
 * Somebody says yes. A step is over then, with its checkpoint; anything else may be done once, exactly as it was asked. A
 * no that somebody else said is taken back by it, with a reason.
 */
export function approve(draft: Draft, given: RunCommands['approve']): Ruled {
  const { reason } = given;
  const found = recordOf(draft, given);
  if ('refusal' in found) return found;
  const { confirm } = found;
  const right = rightTo(draft, confirm);
  if ('refusal' in right) return right;
  const notThey = whyNotYes(draft, confirm, right.is);
  if (notThey !== null) return notThey;
  const others = rejectionsIn(confirm.decisions).filter(({ decided_by }) => decided_by !== right.is.made.decided_by);
  const after = underPolicy(draft);
  if (others.length === 0) return decided(after, confirm, right.is, 'approved', reason);
  const says = others.map((one) => `${one.decided_by_login} says no to it: ${one.reason}`).join('; ');
  if (reason.trim() === '')
    return no(
      'reason_missing',
      says,
      `countersign workflow approve ${draft.state.run_id} ${confirm.gate} --reason "why it is right all the same"`,
    );
  const { gate, covers } = confirm;
  const open = opened(after, gate, 'the no is taken back', { covers, about: aboutOf(draft.state, gate) });
  return decided(open, { ...confirm, status: 'requested', decisions: [] }, right.is, 'approved', reason);
}

/**
 * Somebody says no, with a reason. A step failed then, and the run with it, until that is taken back; what was to be done
 * is not done.
 */
export function reject(draft: Draft, given: RunCommands['reject']): Ruled {
  const { reason } = given;
  const found = recordOf(draft, given);
  if ('refusal' in found) return found;
  const { confirm } = found;
  if (reason.trim() === '')
    return no(
      'reason_missing',
      'a no without a reason helps nobody',
      `countersign workflow reject ${draft.state.run_id} ${confirm.gate} --reason "what has to change"`,
    );
  const right = rightTo(draft, confirm);
  if ('refusal' in right) return right;
  // A no to what was agreed to and not done yet takes the place of the yes.
  const after = underPolicy(draft);
  if (!isFinal(confirm)) return decided(after, confirm, right.is, 'rejected', reason);
  const { gate: taken, covers } = confirm;
  const because = 'it was rejected after it had been approved';
  const open = opened(after, taken, because, { covers, about: aboutOf(draft.state, taken) });
  return decided(open, { ...confirm, status: 'requested', decisions: [] }, right.is, 'rejected', reason);
}

/** The record that a word is about, by its gate; for a step its name will do. */
function recordOf(
  { observed, state, head }: Draft,
  { gate, digest }: RunCommands['approve'],
): { readonly confirm: Confirm } | Refused {
  const step = stepNamed(observed.pipeline, stepOf(gate) ?? gate);
  const confirm =
    own(state.confirms, gate) ?? (step === undefined ? undefined : own(state.confirms, stepGate(step.id)));
  const overview = `countersign workflow status ${state.run_id}`;
  if (confirm === undefined) {
    const waiting = Object.values(state.confirms).filter((one) => !isFinal(one));
    const names = waiting.map((one) => one.gate).join(', ');
    return no('unknown_gate', `nobody is asked about ${gate}`, names === '' ? overview : `What waits is ${names}.`);
  }
  if (state.status === 'failed' && stepOf(confirm.gate) !== null && confirm.status !== 'rejected')
    return no('run_over', `the run failed, and not because of ${confirm.gate}`, overview);
  const lapsed = endedAt(confirm, head.at);
  if (lapsed !== null)
    return no(
      'superseded',
      `the approval of ${confirm.gate} expired at ${lapsed}`,
      'Ask again: the command that needs it, with --ask.',
    );
  if (digest === undefined || isSeen(confirm, digest)) return { confirm };
  return no(
    'superseded',
    `${confirm.gate} is about ${digestOf(confirm)} since ${confirm.requested_at}, and not about ${digest}`,
    `Look at what is there now: countersign workflow output ${state.run_id} ${stepOf(confirm.gate) ?? confirm.gate}`,
  );
}

function decided(
  draft: Draft,
  confirm: Confirm,
  { made, requirement }: Right,
  status: 'approved' | 'rejected',
  reason: string,
): Ruled {
  const { gate, track } = confirm;
  const { observed, head } = draft;
  const next = whoMay(observed, head.actor, gate);
  if (isFinal(confirm)) return no('already_decided', `${gate} is approved already`, 'Nothing needs to be done.');
  if (standing(confirm.decisions).get(made.decided_by) === status)
    return no('already_decided', `${made.decided_by_login} has said so already: it is ${confirm.status}`, next);
  const decision: DecisionMade = { ...made, status, reason };
  const quorum = { count: requirement.count, allOf: requirement.allOf, groups: [] };
  const after = statusAfter(confirm.status, [...confirm.decisions, { ...decision }], quorum, false);
  const { expiresAfterDays: days } = requirement;
  const ends = after === 'approved' && days !== null && stepOf(gate) === null;
  const told = withEvents(draft, {
    type: 'approval_changed',
    change: 'decided',
    gate,
    track,
    status: after,
    decision,
    ...(ends ? { expires_at: plusDays(head.at, days) } : {}),
    ...(apartFrom(observed.policy, gate).length === 0 ? {} : { apart: true as const }),
  });
  const saw = { ...draft.saw, covers: confirm.covers, authority: { role: made.decided_by_role, by: made.authority } };
  return withStep({ ...told, saw }, gate, after, reason);
}

/** What becomes of the step whose gate it is. */
function withStep(draft: Draft, gate: string, status: Confirm['status'], reason: string): Draft {
  const step = draft.observed.pipeline.steps.find(({ id }) => id === stepOf(gate));
  if (step === undefined) return draft;
  const tried = attemptOf(draft.state, gate);
  if (status === 'rejected') return halted(draft, step, { ...tried, detail: reason });
  const open = reopened(draft, step, { ...tried, detail: reason });
  if (status !== 'approved') return settled(open);
  const { makers } = aboutOf(draft.state, gate);
  return settled(over(open, step, 'approved', { ...tried, ...keptMakers(makers) }));
}

type Tried = Parameters<typeof moved>[4];

/**
 * The run fails because of a no, which may be taken back: what is at work is ended as if whoever is at it were gone, and
 * what waits for somebody goes on waiting.
 */
function halted(draft: Draft, step: Step, tried: Tried): Draft {
  const because = `${draft.head.actor.login} says no to ${step.id}: ${tried.detail}`;
  const failed = moved(draft, step, 'failed', rejectedCode, tried);
  const working = Object.entries(failed.state.active).filter(([, { is }]) => is === 'running');
  const left = working.reduce((before, [id]) => interrupted(before, id, 'run-stopped', because), failed);
  return endedAs(left, 'failed', rejectedCode, because);
}

/** The run goes on, where a no had ended it: the step waits again, and so does everything else that did. */
export function reopened(draft: Draft, step: Step, tried: Tried): Draft {
  if (draft.state.status !== 'failed') return draft;
  const running = withEvents(draft, {
    type: 'status_changed',
    status: 'running',
    reason_code: 'reopened',
    because: '',
  });
  const waits = moved(running, step, 'escalate-approval', 'reopened', tried);
  return asksAboutAll(waits, 'it was at work when the run was stopped, and may have had effects');
}
