import type { Step } from '../../pipeline/pipeline.ts';
import { doerOf } from '../doing.ts';
import type { Draft } from '../draft.ts';
import { isReady, stepById } from '../progress.ts';
import type { Doer, RunState } from '../state.ts';

/** So many steps may go on at once, and so many of them be asked about: more would fill the state. */
const activeAtMost = 64;
const askedAtMost = 16;

interface Room {
  /** For one more of any kind. */
  readonly forAny: boolean;
  /** For one more that a command does: those use up what the machine can do at once. */
  readonly forCommand: boolean;
  /** For one more in the folder, beside those that work there. */
  readonly forFolder: boolean;
  /** For one that has to have the folder for itself. */
  readonly forAlone: boolean;
  /** For one more that people are asked about. */
  readonly forApproval: boolean;
}

/** Is there room for one more step? */
export function roomIn({ observed, state }: Pick<Draft, 'observed' | 'state'>, limit: number): Room {
  const { pipeline } = observed;
  const active = Object.entries(state.active);
  const working = active.filter(([, { is }]) => is === 'running');
  const running = working.filter(([, { doer }]) => doer !== 'host').length;
  const isAnyAlone = working.some(([id]) => isAlone(stepById(pipeline, id)));
  const asked = active.filter(([id]) => stepById(pipeline, id)?.requires_approval === true).length;
  return {
    forAny: active.length < activeAtMost,
    forCommand: running < Math.min(limit, pipeline.concurrency),
    forFolder: !isAnyAlone,
    forAlone: !isAnyAlone && running === 0,
    forApproval: asked < askedAtMost,
  };
}

/** Is there room for a step that is done by this? */
export function fits(room: Room, step: Step, doer: Doer | undefined): boolean {
  const { forAny, forCommand, forFolder, forAlone, forApproval } = room;
  const isElsewhere = doer === 'host';
  const hasPlace = isAlone(step) ? forAlone : forFolder || isElsewhere;
  return forAny && (forCommand || isElsewhere) && hasPlace && (forApproval || !step.requires_approval);
}

/** What it changes of the files is looked at, so nobody else works in the folder meanwhile. */
export function isAlone(step: Pick<Step, 'effects' | 'grants'> | undefined): boolean {
  return step !== undefined && (step.effects === 'files' || Object.keys(step.grants).length > 0);
}

/** Could something be begun now, if somebody came to do it? Resources that other runs hold are free again some time. */
export function couldBegin(draft: Draft): boolean {
  const { observed, state } = draft;
  const room = roomIn(draft, Infinity);
  const { pipeline } = observed;
  return pipeline.steps.some(
    (step, number) => fits(room, step, doerOf(pipeline, step, 'step', [])) && isReady(pipeline, state, step, number),
  );
}

/** Somebody has to say how the run goes on, or it goes back: nothing is begun. */
export function isHalted({ status, active }: RunState): boolean {
  return status !== 'running' || Object.values(active).some(({ is }) => is === 'awaiting_direction');
}
