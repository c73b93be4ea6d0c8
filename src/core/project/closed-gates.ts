import type { Explained } from '../condition.ts';
import { sameCover, standing, type Confirm } from '../confirm/confirm.ts';
import { approverNames, tallyOf } from '../confirm/quorum.ts';
import { own } from '../own.ts';
import { clause, momentText } from '../prose.ts';
import { quorumOf, requirementIn } from './beside.ts';
import { roleLabel, whoOpens } from './openers.ts';
import type { ProjectState } from './state.ts';
import { confirmOf, type World } from './world.ts';

export function closed(world: World, confirm: Confirm, status: Confirm['status']): Explained {
  const next = whoOpens(world, confirm.gate);
  const void_ = confirm.voided;
  if (void_ !== undefined && confirm.decisions.length === 0) {
    const by = void_.approved_by.map((one) => one.login).join(' and ');
    const was = by === '' ? '' : ` (was approved by ${by})`;
    return { holds: false, says: `${confirm.gate} is closed: ${void_.because}${was}`, next };
  }
  if (status === 'rejected') return { holds: false, says: rejectedText(confirm), next: takingBack(confirm) };
  if (status === 'partial') {
    const by = approverNames(confirm).join(', ');
    const missing = whoIsMissing(world, confirm);
    return { holds: false, says: `${confirm.gate} is closed: approved by ${by}, more are needed${missing}`, next };
  }
  const says: Readonly<Record<Exclude<Confirm['status'], 'partial' | 'rejected'>, string>> = {
    requested: `${confirm.gate} is closed: approval was asked for and nobody has answered`,
    expired: `${confirm.gate} is closed: its approval expired on ${momentText(confirm.expires_at ?? 'an unknown day')}`,
    superseded: `${confirm.gate} is closed: its approval was superseded`,
    blocked: `${confirm.gate} is blocked`,
    approved: `${confirm.gate} is open`,
    conditional: `${confirm.gate} is open`,
  };
  return { holds: false, says: says[status], next };
}

function rejectedText({ gate, decisions }: Confirm): string {
  const stand = standing(decisions);
  const no = decisions.findLast((one) => one.status === 'rejected' && stand.get(one.decided_by) === 'rejected');
  const why = clause(no?.reason ?? 'no reason was kept');
  return `${gate} is closed: rejected by ${no?.decided_by_login ?? 'somebody'}: ${why}`;
}

/** Who has said no to a gate and has not decided otherwise since. */
export function refusers({ decisions }: Pick<Confirm, 'decisions'>): readonly string[] {
  const last = new Map(decisions.map((decision) => [decision.decided_by, decision]));
  return [...last.values()].flatMap(({ status, decided_by_login: login }) => (status === 'rejected' ? [login] : []));
}

/** What ends a no: others cannot outvote it. */
export function takingBack({ gate, decisions, proposal }: Confirm): string {
  const no = refusers({ decisions });
  const isReviewed = proposal?.startsWith('#') === true;
  const dismissed = isReviewed ? ', a dismissal of that review' : '';
  const how = isReviewed ? ', by a new review or so' : '';
  return `Other bytes${dismissed} or an override ends it; else ${no.join(' and ')} ${no.length === 1 ? 'takes' : 'take'} it back${how}: countersign withdraw ${gate}`;
}

/** The roles and the owners that nobody stands for yet, where a gate asks for each of them. */
function whoIsMissing(world: World, confirm: Confirm): string {
  const asked = requirementIn(world, confirm.gate);
  if (asked === null || (asked.allOf.length === 0 && !asked.codeowners)) return '';
  const owners = own(world.proposals, confirm.proposal ?? '')?.owners;
  const { roles, groups } = tallyOf(confirm.decisions, quorumOf(asked, owners));
  const missing = [
    ...roles.filter(({ by }) => by === null).map(({ role }) => roleLabel(world.definition, role)),
    ...groups.filter(({ by }) => by === null).map((group) => group.owners.join(' or ')),
  ];
  return missing.length === 0 ? '' : `: ${missing.join(' and ')}`;
}

/** What is said about a gate, where its name stands before it already. */
export function aboutGate(gate: string, says: string): string {
  const lead = [`${gate} is closed: `, `${gate} is open: `, `${gate} is `].find((one) => says.startsWith(one)) ?? '';
  return says.slice(lead.length);
}

/**
 * The command that shows what changed since a gate was approved, with twelve digits of both commits; null where its
 * approval was not voided, or not by other bytes.
 */
export function whatChanged(state: ProjectState, gate: string, track: string): string | null {
  const confirm = confirmOf(state, track, gate);
  const before = confirm?.voided;
  if (confirm === undefined || before === undefined || before.approved_by.length === 0) return null;
  const [from, to] = [before.head ?? '', confirm.head ?? ''];
  if (from === '' || to === '' || from === to || sameCover(before.covers, confirm.covers)) return null;
  return `git diff ${from.slice(0, 12)} ${to.slice(0, 12)}`;
}
