import { effectiveStatus, endedAt, isFinal, sameCover, type Confirm } from '../../confirm/confirm.ts';
import { rejectionsIn, tallyOf } from '../../confirm/quorum.ts';
import { own } from '../../own.ts';
import { stillHolds } from '../../policy/recheck.ts';
import type { Agreed, RunCommands } from '../commands.ts';
import { stepOf } from '../confirms.ts';
import { withEvents, type Draft } from '../draft.ts';
import { askedFor, rolesAsked, whoMay } from './asked.ts';
import { no, type Agreement, type Ruled } from './context.ts';
import { underPolicy } from './right.ts';
import { opened, superseded } from './step-approval.ts';

/**
 * What somebody agreed to may be done once, exactly as it was asked, and the entry that does it names the approval. Who
 * does it first asks: the same command with `--ask`. It is refused as long as nobody of the coordinating role said yes.
 */
export function agreed(draft: Draft, agreement: Agreement): Ruled {
  const { gate, covers, says } = agreement;
  const found = agreementTo(draft, agreement);
  if ('confirm_id' in found) {
    const { track, confirm_id } = found;
    return withEvents(draft, { type: 'approval_used', gate, track, confirm_id, covers });
  }
  const roles = rolesAsked(draft.observed, draft.head.actor, gate);
  const whose = roles === 'write' ? 'somebody who may write' : `the role ${roles}`;
  const because = `${says} needs an approval of ${whose} first: ${found.because}`;
  return { ...no('approval_missing', because, found.next), agreement };
}

/** The approval of exactly this that holds at this moment, or why there is none. */
function agreementTo(
  { observed, state, head }: Draft,
  { gate, covers }: Agreement,
): Confirm | { readonly because: string; readonly next: string } {
  const next = 'Ask for it: the same command with --ask.';
  const confirm = own(state.confirms, gate);
  if (confirm === undefined) return { because: 'nobody was asked', next };
  const status = effectiveStatus(confirm, head.at);
  if (!sameCover(confirm.covers, covers))
    return { because: `what was asked for (it is ${status}) is not exactly this`, next };
  const ended = endedAt(confirm, head.at);
  if (ended !== null) return { because: `it expired at ${ended}`, next };
  const approve = `countersign workflow approve ${state.run_id} ${gate}. ${whoMay(observed, head.actor, gate)}`;
  if (status === 'rejected')
    return { because: `it was refused (${whoSaidNo(confirm)})`, next: `They may say yes now: ${approve}` };
  if (!isFinal(confirm))
    return { because: status === 'partial' ? 'more people are needed' : 'nobody has answered yet', next: approve };
  return hasLapsed({ observed, head }, confirm)
    ? { because: 'who approved it does not hold the role any more', next }
    : confirm;
}

/** Those whose no stands, with their reasons. */
function whoSaidNo({ decisions }: Confirm): string {
  return rejectionsIn(decisions)
    .map(({ decided_by_login, reason }) => `${decided_by_login}: ${reason}`)
    .join('; ');
}

/** Where the policy asks again at use: have people who approved lost the role they did it in, and the others are too few? */
function hasLapsed({ observed, head }: Pick<Draft, 'observed' | 'head'>, { gate, decisions }: Confirm): boolean {
  const { recheck, count, allOf } = askedFor(observed, head.actor, gate);
  if (!recheck) return false;
  const { policy, people } = observed;
  const counted = decisions.filter((made) => stillHolds(policy, people, made, []));
  return !tallyOf(counted, { count, allOf, groups: [] }).isMet;
}

/**
 * Somebody asks the coordinating role. `done` is the command itself: what it would be refused for anyway is refused now,
 * and what needs nobody, or is approved, can be done at once.
 */
export function request(draft: Draft, { what }: RunCommands['request'], done: (what: Agreed) => Ruled): Ruled {
  const would = done(what);
  if (!('refusal' in would))
    return no('already_decided', 'nobody has to agree to this any more', 'Give the same command without --ask.');
  if (would.agreement === undefined) return would;
  const { gate, covers } = would.agreement;
  const before = own(draft.state.confirms, gate);
  const isAsked = before !== undefined && sameCover(before.covers, covers) && !isFinal(before);
  if (isAsked) return no('already_decided', `this was asked already: ${would.refusal.because}`, would.refusal.next);
  const room = withRoom(underPolicy(draft), gate);
  if ('refusal' in room) return room;
  const { weakens } = would.agreement;
  return opened(room, gate, 'something else is asked for', {
    covers,
    about: { makers: [draft.head.actor.id], ...(weakens === undefined ? {} : { weakens }) },
  });
}

/** So much may be asked at once: more would fill the state. */
const askedAtMost = 8;

/** There is room to ask for something else: what was refused, or not used in time, makes it. */
function withRoom(draft: Draft, gate: string): Ruled {
  const { state, head } = draft;
  const others = Object.values(state.confirms).filter((one) => stepOf(one.gate) === null && one.gate !== gate);
  if (others.length < askedAtMost) return draft;
  const spare = others.find((one) => ['rejected', 'expired'].includes(effectiveStatus(one, head.at)));
  if (spare !== undefined) return superseded(draft, spare, 'other things are asked for');
  const names = others.map((one) => one.gate).join(', ');
  return no(
    'requirement_open',
    `${others.length} things are asked for or agreed to and not done: ${names}`,
    `Answer them or do them first: countersign workflow status ${state.run_id}`,
  );
}
