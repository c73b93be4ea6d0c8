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
import { word } from '../../prose.ts';
import { refuse } from '../../refusal.ts';
import { quorumOf } from '../beside.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { coverOf } from '../covers.ts';
import { branchOf, naming, recordAbout, recordsOf } from '../records.ts';
import { confirmOf, confirmsOf, sawOf, type Context } from '../world.ts';
import { notSure } from './right.ts';

/** A person takes back their own decision. */
export function withdraw(context: Context, args: ProjectCommands['withdraw']): Verdict<ProjectEventBody> {
  const { world, entry } = context;
  const because = `${entry.actor.login} took the approval back${args.reason === '' ? '' : `: ${args.reason}`}`;
  const taken = recordsMeant(context, args)
    .filter((confirm) => endedAt(confirm, world.at) === null)
    .map((confirm) => ({
      confirm,
      events: withoutDecision(context, confirm, entry.actor.id, because, args.reason),
    }))
    .filter(({ events }) => events.length > 0);
  const [first, second] = taken;
  if (first === undefined) {
    const where = args.proposal === undefined ? '' : ` in ${args.proposal}`;
    return refuse(
      'nothing_to_withdraw',
      `${entry.actor.login} has decided nothing about ${args.gate}${where} that still counts`,
      `countersign explain ${args.gate}`,
    );
  }
  if (second !== undefined) {
    return severalMeant(
      context,
      taken.map(({ confirm }) => confirm),
      `${entry.actor.login} has decided about ${args.gate}`,
      `countersign withdraw ${args.gate}`,
    );
  }
  const no = first.confirm.decisions.findLast(({ decided_by }) => decided_by === entry.actor.id)?.status === 'rejected';
  // What takes an approval back closes; what takes a no back opens.
  const unsure = no ? notSure(context, args.gate) : null;
  return unsure ?? { saw: sawOf(world), events: first.events };
}

/** The records of a gate that somebody may mean: that of the branch which they name, else all there are. */
export function recordsMeant(
  { world, state }: Context,
  { gate, track, proposal: named }: { readonly gate: string; readonly track: string; readonly proposal?: string },
): readonly Confirm[] {
  if (named === undefined) return recordsOf(state, track, gate);
  const proposal = named === world.defaultBranch ? null : named;
  const contents = proposal === null ? {} : own(world.proposals, proposal)?.contents;
  // Of a branch that is gone nobody knows the bytes.
  if (contents === undefined) return recordsOf(state, track, gate).filter((one) => one.proposal === proposal);
  const covers = coverOf(world.definition, state, gate, track, contents);
  const found = recordAbout(state, { gate, track, proposal, covers });
  return found === undefined ? [] : [found];
}

/** Refuses to choose between records: whoever asked names the place that they mean. */
export function severalMeant({ world, state }: Context, confirms: readonly Confirm[], what: string, command: string) {
  const places = confirms.map((confirm) => branchOf(state, confirm) ?? world.defaultBranch);
  const each = places.map((place) => `${command} --branch ${word(place)}`);
  return refuse('ambiguous', `${what} for ${places.join(' and ')}`, `Name one: ${each.join(', or ')}`);
}

/** A review of a branch was taken away by somebody who may: what its author decided there no longer counts. */
export function dismiss(context: Context, args: ProjectCommands['dismiss']): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  const why = args.reason === '' ? '' : `: ${args.reason}`;
  const events = confirmsOf(state)
    .filter((confirm) => confirm.proposal === args.proposal)
    .flatMap((confirm) => {
      const because = `${entry.actor.login} dismissed the review in ${args.proposal}${why}`;
      return withoutDecision(context, confirm, args.person, because, because, args.given);
    });
  return { saw: sawOf(world), events };
}

/** What happens to an approval record when one person's decision no longer counts; nothing where they have none. */
function withoutDecision(
  { world, state }: Context,
  confirm: Confirm,
  person: number | string,
  because: string,
  reason: string,
  given?: string,
): readonly ProjectEventBody[] {
  const { gate, track, covers } = confirm;
  const which = { gate, track, ...naming(state, confirm) };
  const last = confirm.decisions.findLast((decision) => decision.decided_by === person);
  if (last === undefined || last.status === 'cancelled') return [];
  // A word that was given after the one that is taken away is another one.
  if (given !== undefined && last.said !== undefined && last.said > given) return [];
  if (isFinal(confirm)) {
    const change = { type: 'approval_changed', change: 'voided', status: 'superseded' } as const;
    return [{ ...change, ...which, because, covers, ...placeOf(confirm) }];
  }
  const known = gateOf(world.definition, gate);
  const owners = own(world.proposals, confirm.proposal ?? '')?.owners;
  const quorum = known === undefined ? anybody : quorumOf(requirementOf(world.policy, known), owners);
  const { decision_id: _id, decided_at: _at, ...made } = last;
  const decision: DecisionMade = { ...made, status: 'cancelled', reason };
  const terms = termsOf(confirm);
  const status = statusAfter(confirm.status, [...confirm.decisions, decision], quorum, isConditional(terms));
  return [{ type: 'approval_changed', change: 'decided', ...which, status, decision, terms }];
}

/** What is asked where the definition does not have the gate any more. */
const anybody: Quorum = { count: 1, allOf: [], groups: [] };

/** The time of an approval is up. Nothing depends on this being noted; it is noted once so that people see it. */
export function expire({ world, state }: Context, args: ProjectCommands['expire']): Verdict<ProjectEventBody> {
  const last = confirmOf(state, args.track, args.gate);
  const confirm =
    args.confirm_id === undefined
      ? last
      : recordsOf(state, args.track, args.gate).find((one) => one.confirm_id === args.confirm_id);
  const ended = confirm === undefined ? null : endedAt(confirm, world.at);
  if (confirm === undefined || ended === null) return { events: [] };
  return {
    events: [
      {
        type: 'approval_changed',
        change: 'voided',
        gate: args.gate,
        track: args.track,
        ...naming(state, confirm),
        status: 'expired',
        because: `the approval expired at ${ended}`,
        covers: confirm.covers,
        ...placeOf(confirm),
      },
    ],
  };
}
