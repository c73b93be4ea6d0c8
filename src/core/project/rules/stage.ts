import { adviceAmong, evaluate, missingIn } from '../../condition.ts';
import type { Verdict } from '../../entry.ts';
import { refuse } from '../../refusal.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { answers, gateFor } from '../gates.ts';
import { asksWhileObserved, observedGates } from '../observing.ts';
import { hasStarted, movesFrom, type Move } from '../moves.ts';
import { isBackward, triggerText } from '../transitions.ts';
import { recordWith } from '../records.ts';
import { hasEnded } from '../track-standing.ts';
import { sawOf, type Context } from '../world.ts';
import { liveTrack, outsideLimits } from './live-track.ts';
import { outOfOrder, undecided } from './order.ts';

/** A person moves a track forward along a listed transition whose trigger has fired and whose requirements hold. */
export function advance(context: Context, args: ProjectCommands['advance']): Verdict<ProjectEventBody> {
  const { world, state } = context;
  const track = liveTrack(context, args.track);
  if ('refusal' in track) return track;
  const ways = movesFrom(world, state, args.track).filter((move) =>
    args.to === undefined ? !isBackward(world, track.stage, move.transition.to) : move.transition.to === args.to,
  );
  const [way, other] = ways;
  if (way === undefined) return noWay(context, track.stage, args.to);
  if (other !== undefined && args.to === undefined) {
    const stages = ways.map((move) => move.transition.to);
    return refuse(
      'ambiguous',
      `${track.stage} leads to ${stages.join(' and ')}`,
      `Name one: countersign advance ${way.transition.to}`,
    );
  }
  if (args.to !== undefined && isBackward(world, track.stage, args.to)) {
    return refuse(
      'reason_missing',
      `${args.to} lies before ${track.stage}`,
      `Going back needs a reason: countersign back ${args.to} --reason "…"`,
    );
  }
  if (!hasStarted(state, args.track, way)) {
    return refuse(
      'not_triggered',
      `${track.stage} becomes ${way.transition.to} when ${triggerText(way.transition.on)}`,
      missingNext(way),
    );
  }
  return (
    undecided(context, [args.track]) ?? taken(context, args.track, track.stage, way, args.reason ?? way.transition.when)
  );
}

/** A person sends a track back along a listed transition, and says why. */
export function back(context: Context, args: ProjectCommands['back']): Verdict<ProjectEventBody> {
  const { world, state } = context;
  const track = liveTrack(context, args.track);
  if ('refusal' in track) return track;
  if (args.reason.trim() === '')
    return refuse('reason_missing', 'going back needs a reason', `countersign back ${args.to} --reason "…"`);
  const way = movesFrom(world, state, args.track).find((one) => one.transition.to === args.to);
  if (way === undefined) return noWay(context, track.stage, args.to);
  if (!isBackward(world, track.stage, args.to)) {
    return refuse('no_transition', `${args.to} does not lie before ${track.stage}`, `countersign advance ${args.to}`);
  }
  return taken(context, args.track, track.stage, way, args.reason);
}

/** Somebody asks whether an action may be done now: yes is a recorded go-ahead, and names what it rests on. */
export function act(context: Context, args: ProjectCommands['act']): Verdict<ProjectEventBody> {
  const { world, state } = context;
  const track = liveTrack(context, args.track);
  if ('refusal' in track) return track;
  const action = world.definition.actions.find((one) => one.id === args.action);
  if (action === undefined) {
    const known = world.definition.actions.map((one) => one.id).join(', ');
    return refuse(
      'unknown_action',
      `${state.workflow_type} has no action ${args.action}`,
      known === '' ? 'It has none.' : `It has ${known}.`,
    );
  }
  const held = action.external === true ? undecided(context, [args.track]) : null;
  if (held !== null) return { saw: sawOf(world), ...held };
  const limit = outsideLimits(context, args.track, track, action);
  if (limit !== null) return { saw: sawOf(world), ...limit };
  const gates = action.gates.map((gate) => ({ gate, answer: gateFor(world, state, gate, args.track, {}, action.id) }));
  const required =
    action.requires === undefined ? [] : [evaluate(action.requires, answers(world, state, args.track, {}, action.id))];
  const missing = [...gates.map((one) => one.answer), ...required].flatMap(missingIn);
  const [first] = missing;
  if (first !== undefined) {
    const outside = gates.some((one) => {
      const confirm = recordWith(world, state, one.gate, args.track, {});
      return (
        !one.answer.holds &&
        confirm?.permits !== undefined &&
        gateFor(world, state, one.gate, args.track, {}, null).holds
      );
    });
    return {
      saw: sawOf(world),
      ...refuse(
        outside ? 'outside_permits' : 'gate_closed',
        missing.map((one) => one.says).join('; '),
        adviceAmong(missing) ?? `countersign explain ${args.action}`,
      ),
    };
  }
  const disorder = action.external === true ? outOfOrder(context, [args.track]) : null;
  if (disorder !== null) return { saw: sawOf(world), ...disorder };
  return {
    saw: sawOf(world),
    events: [
      {
        type: 'decision_recorded',
        decision: `act ${action.id}`,
        rationale: `${action.label} may be done now`,
        track: args.track,
        gates: gates.map((one) => ({ gate: one.gate, open: true, says: one.answer.says })),
      },
    ],
  };
}

/** The project ends in one of its terminal states. */
export function close(context: Context, args: ProjectCommands['close']): Verdict<ProjectEventBody> {
  const { world, state } = context;
  const known = world.definition.terminal_states;
  const terminal = known.find((one) => one.id === args.terminal_state);
  if (terminal === undefined) {
    return refuse(
      'unknown_terminal_state',
      `${state.workflow_type} does not end as ${args.terminal_state}`,
      `It ends as ${known.map((one) => one.id).join(', ')}.`,
    );
  }
  const rationale = args.rationale?.trim() ?? '';
  if (terminal.requires_rationale === true && rationale === '') {
    return refuse(
      'reason_missing',
      `ending as ${terminal.id} needs a rationale`,
      `countersign close --as ${terminal.id} --rationale "…"`,
    );
  }
  const stage = state.tracks['main']?.stage ?? '';
  if (!terminal.from.includes(stage)) {
    return refuse(
      'no_transition',
      `${terminal.id} is reached from ${terminal.from.join(', ')}, and this project is in ${stage}`,
      'countersign status shows what is missing on the way there.',
    );
  }
  const blockers = Object.entries(state.blockers);
  const [blocker] = blockers;
  if (terminal.allows_open_blockers !== true && blocker !== undefined) {
    return refuse(
      'requirement_open',
      `${blockers.length} open blocker${blockers.length === 1 ? '' : 's'}: ${blockers.map(([id, one]) => `${id} ${one.text}`).join('; ')}`,
      `countersign unblock ${blocker[0]} --reason "…"`,
    );
  }
  const required =
    terminal.requires === undefined
      ? null
      : asksWhileObserved(world, state, 'main', terminal.requires, `to:${terminal.id}`);
  const missing = required === null ? [] : missingIn(required);
  const [first] = missing;
  if (first !== undefined) {
    return {
      saw: sawOf(world),
      ...refuse('requirement_open', missing.map((one) => one.says).join('; '), first.next ?? 'countersign status'),
    };
  }
  // An end that leaves blockers behind says that nothing is final.
  const disorder = terminal.allows_open_blockers === true ? null : outOfOrder(context, Object.keys(state.tracks));
  if (disorder !== null) return { saw: sawOf(world), ...disorder };
  return {
    saw: sawOf(world),
    events: [
      ...Object.entries(state.tracks).flatMap(([track, at]): readonly ProjectEventBody[] =>
        hasEnded(at) ? [] : [{ type: 'track_closed', track }],
      ),
      {
        type: 'project_closed',
        terminal_state: terminal.id,
        rationale,
        workflow_status: terminal.id === 'superseded' ? 'superseded' : 'closed',
      },
    ],
  };
}

function taken(
  { world, state }: Context,
  track: string,
  from: string,
  way: Move,
  rationale: string,
): Verdict<ProjectEventBody> {
  const missing = missingIn(way.requires);
  if (missing.length > 0) {
    return {
      saw: sawOf(world),
      ...refuse('requirement_open', missing.map((one) => one.says).join('; '), missingNext(way)),
    };
  }
  return {
    saw: sawOf(world),
    events: [
      {
        type: 'stage_changed',
        track,
        from,
        to: way.transition.to,
        on: 'command',
        rationale,
        ...observedGates(world, state, track, way.transition),
      },
    ],
  };
}

function missingNext(way: Move): string {
  return adviceAmong(missingIn(way.requires)) ?? `countersign explain ${way.transition.to}`;
}

function noWay({ world, state }: Context, from: string, to: string | undefined) {
  if (to !== undefined && !world.definition.stages.some((stage) => stage.id === to)) {
    return refuse(
      'unknown_stage',
      `${state.workflow_type} has no stage ${to}`,
      `It has ${world.definition.stages.map((stage) => stage.id).join(', ')}.`,
    );
  }
  if (to === from) {
    return refuse(
      'no_transition',
      `it is in ${from} already`,
      `countersign explain ${from} says what leads on from there.`,
    );
  }
  const ways = world.definition.allowed_transitions
    .filter((one) => one.from === from && one.to !== from)
    .map((one) => one.to);
  return refuse(
    'no_transition',
    to === undefined ? `nothing leads onward from ${from}` : `${from} does not lead to ${to}`,
    ways.length === 0 ? 'countersign close ends the project.' : `From ${from} it goes to ${ways.join(', ')}.`,
  );
}
