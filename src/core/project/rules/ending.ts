import {
  endedAt,
  isConditional,
  isFinal,
  placeOf,
  statusAfter,
  termsOf,
  type Confirm,
  type DecisionMade,
} from '../../confirm/confirm.ts';
import type { Quorum } from '../../confirm/quorum.ts';
import { gateOf } from '../../definition/gate.ts';
import type { Verdict } from '../../entry.ts';
import { own } from '../../own.ts';
import { requirementOf } from '../../policy/may.ts';
import { refuse } from '../../refusal.ts';
import { quorumOf } from '../beside.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { confirmOf, sawOf, type Context } from '../world.ts';

/** A person takes back their own decision. */
export function withdraw(context: Context, args: ProjectCommands['withdraw']): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  const confirm = confirmOf(state, args.track, args.gate);
  const because = `${entry.actor.login} took the approval back${args.reason === '' ? '' : `: ${args.reason}`}`;
  const stands = confirm !== undefined && endedAt(confirm, world.at) === null;
  const events = !stands ? [] : withoutDecision(context, confirm, entry.actor.id, because, args.reason);
  if (events.length === 0) {
    return refuse(
      'nothing_to_withdraw',
      `${entry.actor.login} has decided nothing about ${args.gate} that still counts`,
      `countersign explain ${args.gate}`,
    );
  }
  return { saw: sawOf(world), events };
}

/** A review of a branch was taken away by somebody who may: what its author decided there no longer counts. */
export function dismiss(context: Context, args: ProjectCommands['dismiss']): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  const why = args.reason === '' ? '' : `: ${args.reason}`;
  const events = Object.values(state.approvals)
    .flatMap((gates) => Object.values(gates))
    .filter((confirm) => confirm.proposal === args.proposal)
    .flatMap((confirm) => {
      const because = `${entry.actor.login} dismissed the review in ${args.proposal}${why}`;
      return withoutDecision(context, confirm, args.person, because, because, args.given);
    });
  return { saw: sawOf(world), events };
}

/** What happens to an approval record when one person's decision no longer counts; nothing where they have none. */
function withoutDecision(
  { world }: Context,
  confirm: Confirm,
  person: number | string,
  because: string,
  reason: string,
  given?: string,
): readonly ProjectEventBody[] {
  const { gate, track, covers } = confirm;
  const last = confirm.decisions.findLast((decision) => decision.decided_by === person);
  if (last === undefined || last.status === 'cancelled') return [];
  // A word that was given after the one that is taken away is another one.
  if (given !== undefined && last.said !== undefined && last.said > given) return [];
  if (isFinal(confirm)) {
    const change = { type: 'approval_changed', change: 'voided', status: 'superseded' } as const;
    return [{ ...change, gate, track, because, covers, ...placeOf(confirm) }];
  }
  const known = gateOf(world.definition, gate);
  const owners = own(world.proposals, confirm.proposal ?? '')?.owners;
  const quorum = known === undefined ? anybody : quorumOf(requirementOf(world.policy, known), owners);
  const { decision_id: _id, decided_at: _at, ...made } = last;
  const decision: DecisionMade = { ...made, status: 'cancelled', reason };
  const terms = termsOf(confirm);
  const status = statusAfter(confirm.status, [...confirm.decisions, decision], quorum, isConditional(terms));
  return [{ type: 'approval_changed', change: 'decided', gate, track, status, decision, terms }];
}

/** What is asked where the definition does not have the gate any more. */
const anybody: Quorum = { count: 1, allOf: [], groups: [] };

/** The time of an approval is up. Nothing depends on this being noted; it is noted once so that people see it. */
export function expire({ world, state }: Context, args: ProjectCommands['expire']): Verdict<ProjectEventBody> {
  const confirm = confirmOf(state, args.track, args.gate);
  const ended = confirm === undefined ? null : endedAt(confirm, world.at);
  if (confirm === undefined || ended === null) return { events: [] };
  return {
    events: [
      {
        type: 'approval_changed',
        change: 'voided',
        gate: args.gate,
        track: args.track,
        status: 'expired',
        because: `the approval expired at ${ended}`,
        covers: confirm.covers,
        ...placeOf(confirm),
      },
    ],
  };
}
