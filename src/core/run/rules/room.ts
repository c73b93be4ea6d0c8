import type { Draft } from '../draft.ts';
import { isReady, stepById } from '../progress.ts';
import type { RunState } from '../state.ts';

/** So many steps may go on at once, and so many of them be asked about: more would fill the state. */
const activeAtMost = 64;
const askedAtMost = 16;

interface Room {
  readonly forWork: boolean;
  readonly forApproval: boolean;
}

/** Is there room for one more step, and for one more that people are asked about? */
export function roomIn({ observed, state }: Pick<Draft, 'observed' | 'state'>, limit: number): Room {
  const { pipeline } = observed;
  const active = Object.entries(state.active);
  const running = active.filter(([, { is }]) => is === 'running').length;
  const asked = active.filter(([id]) => stepById(pipeline, id)?.requires_approval === true).length;
  const forWork = active.length < activeAtMost && running < Math.min(limit, pipeline.concurrency);
  return { forWork, forApproval: forWork && asked < askedAtMost };
}

/** Could something be begun now, if somebody came to do it? Resources that other runs hold are free again some time. */
export function couldBegin(draft: Draft): boolean {
  const { observed, state } = draft;
  const room = roomIn(draft, Infinity);
  return observed.pipeline.steps.some(
    (step, number) =>
      (step.requires_approval ? room.forApproval : room.forWork) && isReady(observed.pipeline, state, step, number),
  );
}

/** Somebody has to say how the run goes on, or it goes back: nothing is begun. */
export function isHalted({ status, active }: RunState): boolean {
  return status !== 'running' || Object.values(active).some(({ is }) => is === 'awaiting_direction');
}
