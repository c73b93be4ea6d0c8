import type { Pipeline, Step } from '../../pipeline/pipeline.ts';
import { refuse } from '../../refusal.ts';
import type { Agreed, RunCommand } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { validateStateInvariants } from '../invariants.ts';
import { holds, isOver, numberOf } from '../progress.ts';
import { isCorrupt } from './back.ts';
import type { Refused } from './context.ts';
import { isGoAhead } from './direction.ts';

/**
 * What nobody may ask for, whoever approves it: a definition that leaves no way back or looks at less, going on past a
 * state that is not in order, going back to what is known to be damaged, another text in the record. It is refused, stands in the record, and whoever coordinates the run is told. Asking for an approval of
 * it is the same.
 */
export function hardStop(draft: Draft, command: RunCommand): Refused | null {
  const what = 'request' in command ? command.request.what : command;
  const [because] = [...goingOn(draft, what), ...asked(draft, what)];
  if (because === undefined) return null;
  const { coordinator } = draft.observed.pipeline;
  return refuse(
    'hard_stop',
    because,
    `No approval allows this; ${coordinator} is told. What can be done: countersign workflow status ${draft.state.run_id}`,
    { to: coordinator, needs: [], questions: [] },
  );
}

/** Going on rests on the state: not while it is not in order. Going back, looking and ending are what is left then. */
function goingOn({ observed, state }: Draft, what: RunCommand): readonly string[] {
  const goesOn =
    ['retry', 'skip', 'approve', 'edit', 'set', 'follow'].some((verb) => Object.hasOwn(what, verb)) ||
    isGoAhead(what, state.status);
  return goesOn
    ? validateStateInvariants(observed.pipeline, state).map((fault) => `the state is not in order: ${fault}`)
    : [];
}

function asked(draft: Draft, what: RunCommand | Agreed): readonly string[] {
  const { observed, state } = draft;
  const { pipeline, offered } = observed;
  if ('follow' in what) return offered?.pin.blob === what.follow.blob ? lossesIn(draft, offered.pipeline) : [];
  if ('rollback' in what) {
    const { to, unvalidated } = what.rollback;
    const named = state.checkpoints.findLast(({ id, name }) => to === undefined || to === id || to === name);
    return unvalidated === true && named !== undefined && isCorrupt(draft, named)
      ? [`the checkpoint ${named.name} is damaged, and nobody goes back to it unseen`]
      : [];
  }
  if ('edit' in what) {
    const number = numberOf(pipeline, what.edit.step);
    return number !== undefined && isOver(state, number)
      ? [`what ${what.edit.step} put out is over and stays in the record as it is`]
      : [];
  }
  return [];
}

/** What could not be taken back, or would not be looked at any more, under another definition. */
function lossesIn({ observed: { pipeline }, state }: Draft, other: Pipeline): readonly string[] {
  const outside = pipeline.steps.filter((_step, number) => holds(state.done_outside, number));
  const open = pipeline.steps.filter((_step, number) => !isOver(state, number));
  const isLeft = ({ id }: Step): boolean => {
    const number = numberOf(pipeline, id);
    return number === undefined || !isOver(state, number);
  };
  const hadWayBack = open.some(({ checkpoint }) => checkpoint !== null);
  const hasWayBack = other.steps.some((step) => isLeft(step) && step.checkpoint !== null);
  return [
    ...other.steps.flatMap(({ id, effects, compensation }) =>
      effects === 'external' && compensation === null ? [`nothing would take back what ${id} does outside`] : [],
    ),
    ...outside.flatMap(({ id }) =>
      other.steps.some((step) => step.id === id && step.compensation !== null)
        ? []
        : [`nothing would take back what ${id} did outside`],
    ),
    ...(hadWayBack && !hasWayBack ? ['no checkpoint would be made any more'] : []),
    ...open.flatMap((step) => {
      const same = other.steps.find(({ id }) => id === step.id);
      return same === undefined
        ? []
        : (['preconditions', 'required_state', 'verify'] as const).flatMap((checks) =>
            step[checks].length > 0 && same[checks].length === 0
              ? [`${checks} of ${step.id} would not be looked at`]
              : [],
          );
    }),
  ];
}
