import type { Pipeline, Step } from '../../pipeline/pipeline.ts';
import { longestText } from '../../longest.ts';
import { own } from '../../own.ts';
import { isSame } from '../../same.ts';
import type { RunCommands } from '../commands.ts';
import { withEvents, type Draft } from '../draft.ts';
import { holds, isOver, numberOf } from '../progress.ts';
import { inShort } from '../short.ts';
import { agreed } from './agreement.ts';
import { no, type Ruled } from './context.ts';
import { settled } from './settled.ts';
import { weakenings } from './weakenings.ts';

/**
 * Another definition for the rest of the run: steps in another order, or more of them. What is over stays over: every such
 * step is the same and has its place. The coordinating role agrees first, to exactly these bytes, and is told what they
 * take away.
 */
export function follow(draft: Draft, { blob, reason }: RunCommands['follow']): Ruled {
  const { observed, state } = draft;
  const { offered } = observed;
  const overview = `countersign workflow status ${state.run_id}`;
  if (state.pipeline.blob === blob)
    return no('already_decided', 'this is the definition that the run follows', 'Nothing needs to be done.');
  if (offered?.pin.blob !== blob)
    return no('unknown_workflow', 'no pipeline has this content', 'countersign workflow list names what there is.');
  if (reason.trim() === '')
    return no(
      'reason_missing',
      'another definition needs a reason',
      `countersign workflow follow ${state.run_id} NAME --reason "…"`,
    );
  if (state.rollback !== undefined) return no('rolling_back', 'the run goes back', overview);
  const running = Object.entries(state.active).filter(([, { is }]) => is === 'running' || is === 'retrying');
  if (running.length > 0)
    return no(
      'step_running',
      `somebody works on ${running.map(([id]) => id).join(', ')}`,
      'Wait until they are done, or end what they do.',
    );
  const [why] = whyNotUnder(draft, offered.pipeline);
  if (why !== undefined)
    return no('cannot_follow', why, 'Leave what is over as it is, add steps after it, and ask for skips one by one.');
  // The contents of both definitions tell it: who agrees to those agrees to this, whatever happens meanwhile.
  const weakens = weakenings(observed.pipeline, offered.pipeline).map(inShort);
  if (JSON.stringify(weakens).length > longestText)
    return no(
      'cannot_follow',
      `it takes away ${weakens.length} things, more than anybody can agree to at once`,
      'Change less at a time.',
    );
  const after = agreed(draft, {
    gate: 'sequence',
    covers: { definition: blob, pipeline: state.pipeline.blob },
    says: `following ${offered.pin.origin} from here on${weakens.length === 0 ? '' : ` (${weakens.join('; ')})`}`,
    ...(weakens.length === 0 ? {} : { weakens }),
  });
  if ('refusal' in after) return after;
  const { pipeline } = offered;
  const first = Object.entries(pipeline.state).flatMap(([name, { initial }]) =>
    initial === null || own(state.custom_state, name) !== undefined ? [] : [[name, initial] as const],
  );
  const pinned = withEvents(
    { ...after, observed: { ...observed, pipeline, pipelinePin: offered.pin } },
    { type: 'definition_pinned', what: 'pipeline', pin: offered.pin },
    ...(first.length === 0
      ? []
      : [{ type: 'state_changed' as const, set: Object.fromEntries(first), because: reason }]),
  );
  return settled(pinned);
}

/** Why what is over, or goes on, would be something else under another definition; none where all of it stays. */
function whyNotUnder({ observed, state }: Draft, other: Pipeline): readonly string[] {
  const { pipeline } = observed;
  const isOutside = (number: number): boolean => holds(state.done_outside, number);
  const over = pipeline.steps.filter((_step, number) => isOver(state, number) || isOutside(number));
  const open = pipeline.steps.filter((_step, number) => !isOver(state, number));
  return [
    ...over.flatMap((step) => {
      const number = numberOf(pipeline, step.id);
      const same = other.steps.find(({ id }) => id === step.id);
      if (same === undefined) return [`${step.id} is over and is not in it`];
      if (numberOf(other, step.id) !== number)
        return [`${step.id} is over as step ${number} and would be step ${numberOf(other, step.id)}`];
      return isSame(lasting(step), lasting(same)) ? [] : [`${step.id} is over, and would be another step`];
    }),
    ...open.flatMap((step) => {
      const goes = own(state.active, step.id);
      const same = other.steps.find(({ id }) => id === step.id);
      if (same === undefined)
        return step.optional && goes === undefined ? [] : [`${step.id} is not in it, and leaving it out is a skip`];
      return goes?.is === 'awaiting_approval' && !same.requires_approval
        ? [`${step.id} waits for an approval that nobody would ask for`]
        : [];
    }),
    ...Object.entries(pipeline.state).flatMap(([name, { type, one_of }]) => {
      const same = own(other.state, name);
      const fits = same?.type === type && (same.one_of === null || isWithin(one_of, same.one_of));
      return fits ? [] : [`the state variable ${name} could not be there what it is in the run`];
    }),
  ];
}

function isWithin(values: readonly unknown[] | null, others: readonly unknown[]): boolean {
  return values !== null && values.every((value) => others.includes(value));
}

/** What of a step that is over others go on from. */
function lasting({ needs, output, effects, type }: Step): unknown {
  return { needs, output, effects, type };
}
