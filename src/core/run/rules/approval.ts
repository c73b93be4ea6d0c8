import { endedAt, isFinal, standing, statusAfter, type Confirm, type DecisionMade } from '../../confirm/confirm.ts';
import { own } from '../../own.ts';
import { apartFrom } from '../../policy/may.ts';
import { plusDays } from '../../time.ts';
import type { RunCommand, RunCommands } from '../commands.ts';
import { aboutOf, attemptOf, stepGate, stepOf } from '../confirms.ts';
import { moved, withEvents, type Draft } from '../draft.ts';
import { stepNamed } from '../../pipeline/graph.ts';
import type { RunState } from '../state.ts';
import { whoMay } from './asked.ts';
import { no, type Refused, type Ruled } from './context.ts';
import { ended } from './escalation.ts';
import { rightTo, underPolicy, whyNotYes, type Right } from './right.ts';
import { settled } from './settled.ts';
import { opened } from './step-approval.ts';
import { over } from './submit.ts';

/** The reason of a run that failed because somebody said no to what a step put out: it can be taken up again. */
const rejectedCode = 'approval-rejected';

/** What is still heard after the end: a run that failed because of a no goes on by a yes, another output, or going back. */
export function takesUpAgain({ status, reason }: RunState, command: RunCommand): boolean {
  const what = 'request' in command ? command.request.what : command;
  const heard = 'approve' in what || 'edit' in what || 'rollback' in what;
  return heard && status === 'failed' && reason?.code === rejectedCode;
}

/** Somebody says yes. A step is over then, with its checkpoint; anything else may be done once, exactly as it was asked. */
export function approve(draft: Draft, { gate, reason }: RunCommands['approve']): Ruled {
  const found = recordOf(draft, gate);
  if ('refusal' in found) return found;
  const { confirm } = found;
  const right = rightTo(draft, confirm);
  if ('refusal' in right) return right;
  const notThey = whyNotYes(draft, confirm, right.is);
  if (notThey !== null) return notThey;
  const after = underPolicy(draft);
  return decided(after, confirm, right.is, 'approved', reason);
}

/** Somebody says no, with a reason. A step failed then, and the run with it; what was to be done is not done. */
export function reject(draft: Draft, { gate, reason }: RunCommands['reject']): Ruled {
  const found = recordOf(draft, gate);
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
function recordOf({ observed, state, head }: Draft, gate: string): { readonly confirm: Confirm } | Refused {
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
  return lapsed === null
    ? { confirm }
    : no(
        'superseded',
        `the approval of ${confirm.gate} expired at ${lapsed}`,
        'Ask again: the command that needs it, with --ask.',
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
  const { job, attempt } = attemptOf(draft.state, gate);
  if (status === 'approved') return settled(over(reopened(draft), step, 'approved', { job, attempt }));
  // A no that stands already has ended the run already.
  if (status !== 'rejected' || draft.state.status === 'failed') return draft;
  const failed = moved(draft, step, 'failed', rejectedCode, { job, attempt, detail: reason });
  return ended(failed, 'failed', rejectedCode, `${draft.head.actor.login} says no to ${step.id}: ${reason}`);
}

/** The run goes on, where a no had ended it. */
export function reopened(draft: Draft): Draft {
  if (draft.state.status !== 'failed') return draft;
  return withEvents(draft, { type: 'status_changed', status: 'running', reason_code: 'reopened', because: '' });
}
