import { withEvents, type Draft } from '../draft.ts';
import { endings } from '../evolve.ts';
import type { RunStatus } from '../state.ts';
import { skippedRequired } from '../marks.ts';
import { ended, isWaitingAsAWhole } from './escalation.ts';
import { couldBegin } from './room.ts';

/** The status that follows from the steps, where it is another one now. */
export function settled(draft: Draft): Draft {
  const { state } = draft;
  if (endings.includes(state.status) || isWaitingAsAWhole(state)) return draft;
  if (isAllOver(draft)) {
    const left = skippedRequired(draft.observed.pipeline, state);
    return left.length === 0
      ? ended(draft, 'completed', 'all-steps-over', '')
      : ended(draft, 'completed', 'completed-with-warnings', `required and not done: ${left.join(', ')}`);
  }
  const [status, reason_code, because] = statusOf(draft);
  return status === state.status ? draft : withEvents(draft, { type: 'status_changed', status, reason_code, because });
}

function isAllOver({ observed: { pipeline }, state }: Draft): boolean {
  return state.rollback === undefined && state.current_step >= pipeline.steps.length;
}

/**
 * One step that waits for direction makes the run wait: nothing is begun until it came, so that whoever directs decides on
 * what they see. What others work on meanwhile still ends.
 */
function statusOf(draft: Draft): readonly [RunStatus, string, string] {
  const { state } = draft;
  const active = Object.entries(state.active);
  const waits = active.find(([, { is }]) => is === 'awaiting_direction');
  if (waits !== undefined)
    return ['awaiting_direction', waits[1].reason_code ?? '', `${waits[0]} cannot go on by itself`];
  if (state.rollback !== undefined) return ['rolling_back', 'rolling-back', state.rollback.because];
  const works = active.some(([, { is }]) => is === 'running' || is === 'retrying');
  const asked = active.filter(([, { is }]) => is === 'awaiting_approval').map(([step]) => step);
  if (works || asked.length === 0 || couldBegin(draft)) return ['running', 'steps-ready', ''];
  const because = `${asked.join(', ')} ${asked.length === 1 ? 'waits' : 'wait'} for approval`;
  return ['awaiting_approval', 'approval-required', because];
}
