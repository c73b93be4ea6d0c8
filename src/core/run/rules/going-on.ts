import { own } from '../../own.ts';
import type { RunCommands } from '../commands.ts';
import { moved, withEvents, type Draft } from '../draft.ts';
import { commentReceipt, reportReceipt } from '../marks.ts';
import { stepById } from '../progress.ts';
import { no, type Ruled } from './context.ts';
import { isGoAhead } from './direction.ts';
import { asksAboutAll, interrupted, isWaitingAsAWhole } from './escalation.ts';
import { overdue } from './overdue.ts';
import { settled } from './settled.ts';

/** Whoever worked on what is running is gone. Whose time was over before that failed. */
export function resume(given: Draft, { steps }: RunCommands['resume']): Ruled {
  const draft = overdue(given);
  const gone = Object.entries(draft.state.active).filter(
    ([id, { is }]) => is === 'running' && (steps === undefined || steps.includes(id)),
  );
  const detail = 'whoever worked on it is gone';
  const after = asksAboutAll(
    gone.reduce((before, [id]) => interrupted(before, id, 'interrupted', detail), draft),
    detail,
  );
  return settled(
    isGoAhead(draft.head.command, after.state.status) && isWaitingAsAWhole(after.state) && gone.length === 0
      ? directed(after)
      : after,
  );
}

/** The run waited as a whole: direction is that it goes on. */
function directed(draft: Draft): Draft {
  const status = draft.state.rollback === undefined ? 'running' : 'rolling_back';
  return withEvents(draft, { type: 'status_changed', status, reason_code: 'directed', because: '' });
}

/** Somebody says that what failed is to be done again. */
export function retry(draft: Draft, { step: id, reason }: RunCommands['retry']): Ruled {
  const step = stepById(draft.observed.pipeline, id);
  const active = own(draft.state.active, id);
  if (step === undefined || active?.is !== 'awaiting_direction')
    return no('step_not_running', `${id} does not wait for direction`, 'countersign workflow status tells what waits');
  return settled(
    moved(draft, step, 'retry', 'directed', { job: active.job, attempt: active.attempt + 1, detail: reason }),
  );
}

/** What was to happen outside has happened, or where people are told of the run; told again, nothing changes. */
export function receipt(draft: Draft, { of, id }: RunCommands['receipt']): Ruled {
  const { intents = {}, receipts = {} } = draft.state;
  const isKept = of === commentReceipt || of === reportReceipt;
  const isNews = isKept ? own(receipts, of) !== id : own(intents, of) !== undefined;
  return isNews ? withEvents(draft, { type: 'receipt_recorded', key: of, id }) : draft;
}
