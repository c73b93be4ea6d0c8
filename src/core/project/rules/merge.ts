import { missingIn } from '../../condition.ts';
import type { Verdict } from '../../entry.ts';
import { own } from '../../own.ts';
import { isObserving } from '../../policy/schema.ts';
import { projectText } from '../../prose.ts';
import { refuse } from '../../refusal.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { landingGates } from '../landing-gates.ts';
import { onTrack } from '../openers.ts';
import { sawOf, type Context } from '../world.ts';
import { about, seen } from './landing.ts';
import { endedBy, outOfOrder } from './order.ts';

/** The go-ahead for a merge: every gate is open for exactly the bytes that it would put on the default branch. */
export function merge(context: Context, args: ProjectCommands['merge']): Verdict<ProjectEventBody> {
  const { world, state } = context;
  const proposal = own(world.proposals, args.proposal);
  if (proposal === undefined) {
    return refuse(
      'unknown_proposal',
      `no open branch ${args.proposal} changes an artifact of ${projectText(state.project_id)}`,
      'countersign status lists the open branches.',
    );
  }
  if (proposal.head !== args.head) {
    return refuse(
      'superseded',
      `${args.proposal} has moved from ${args.head.slice(0, 7)} to ${proposal.head.slice(0, 7)}`,
      'Look at the new commits and merge again.',
    );
  }
  const combined = Object.keys(args.landing).filter((name) => args.landing[name] !== proposal.contents[name]);
  if (combined.length > 0 && !isObserving(world.policy)) {
    return refuse(
      'gate_closed',
      `the merge would combine ${combined.join(', ')} with changes of the default branch: bytes that nobody has approved`,
      `Bring ${args.proposal} up to date with the default branch, then ask for approval of the result.`,
    );
  }
  const gates = landingGates(about(world, args.proposal), state, args.landing);
  const closed = gates.filter((one) => !one.answer.holds);
  const [first] = closed;
  if (first !== undefined && !isObserving(world.policy)) {
    return {
      saw: { ...sawOf(world), head: args.head },
      ...refuse(
        'gate_closed',
        closed.flatMap((one) => missingIn(one.answer).map((part) => part.says)).join('; '),
        first.answer.next ?? `countersign explain ${first.gate}${onTrack(first.track)}`,
      ),
    };
  }
  const ended = isObserving(world.policy) ? [] : endedBy(world, state, Object.keys(args.landing));
  const disorder = ended.length === 0 ? null : outOfOrder(context, ended);
  if (disorder !== null) return { saw: { ...sawOf(world), head: args.head }, ...disorder };
  return {
    saw: { ...sawOf(world), head: args.head },
    events: [
      {
        type: 'decision_recorded',
        decision: `merge ${args.proposal} at ${args.head.slice(0, 7)}`,
        rationale:
          first === undefined && combined.length === 0
            ? 'every gate is open for exactly these bytes'
            : 'observing: nothing is held up',
        track: 'main',
        gates: gates.map((one) => seen(world, one)),
      },
    ],
  };
}
