import type { Explained } from '../condition.ts';
import { approvers, isFinal, placeOf, sameCover, standing, type Confirm, type Voided } from '../confirm/confirm.ts';
import { approverNames, tallyOf, rejectionsIn } from '../confirm/quorum.ts';
import type { Definition } from '../definition/schema.ts';
import { own } from '../own.ts';
import { clause, momentText, word } from '../prose.ts';
import { quorumOf, requirementIn } from './beside.ts';
import { onTrack, overrideText, roleLabel, whoOpens } from './openers.ts';
import { placesOf, type Place } from './places.ts';
import { hasLanded, recordFor, recordsOf, type About } from './records.ts';
import type { ProjectState } from './state.ts';
import type { World } from './world.ts';

export function closed(world: World, confirm: Confirm, status: Confirm['status']): Explained {
  const next = whoOpens(world, confirm.gate, confirm.track);
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
  return rejectionsIn(decisions).map(({ decided_by_login }) => decided_by_login);
}

/** What ends a no: others cannot outvote it. */
export function takingBack({ gate, track, decisions, proposal }: Confirm): string {
  const no = refusers({ decisions });
  const isReviewed = proposal?.startsWith('#') === true;
  const dismissed = isReviewed ? ', a dismissal of that review' : '';
  const how = isReviewed ? ', by a new review or so' : '';
  const override = overrideText(gate, track, proposal ?? null);
  return `Other bytes${dismissed} or an override ends it (${override}); else ${no.join(' and ')} ${no.length === 1 ? 'takes' : 'take'} it back${how}: countersign withdraw ${gate}${onTrack(track)}`;
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

/** Other bytes than an approval was given for. */
export interface Changed {
  /** The commit that was approved, and the one that is asked about now. */
  readonly from: string;
  readonly to: string;
  /** The artifacts of the gate that differ. */
  readonly artifacts: readonly string[];
  readonly approvedBy: readonly string[];
  /** The open branch that brought them; null for what is on the default branch. */
  readonly proposal: string | null;
}

/**
 * What changed since a gate was approved: since the approval that other bytes of the same place have voided, else since
 * that of what has landed. Null where there is none.
 */
export function changedSince(state: ProjectState, about: About): Changed | null {
  const confirm = recordFor(state, about);
  const before = confirm === undefined ? null : approvedBefore(state, confirm);
  if (confirm === undefined || before === null || before.approved_by.length === 0) return null;
  const [from, to] = [before.head ?? '', confirm.head ?? ''];
  if (from === '' || to === '' || from === to || sameCover(before.covers, confirm.covers)) return null;
  const names = new Set([...Object.keys(before.covers), ...Object.keys(confirm.covers)]);
  return {
    from,
    to,
    artifacts: [...names].filter((name) => own(before.covers, name) !== own(confirm.covers, name)),
    approvedBy: before.approved_by.map(({ login }) => login),
    proposal: confirm.proposal ?? null,
  };
}

function approvedBefore(state: ProjectState, confirm: Confirm): Pick<Voided, 'approved_by' | 'head' | 'covers'> | null {
  if (confirm.voided !== undefined) return confirm.voided;
  const landed = recordsOf(state, confirm.track, confirm.gate).find((one) => hasLanded(state, one));
  if (landed === undefined || !isFinal(landed)) return null;
  return { approved_by: approvers(landed), head: placeOf(landed).head, covers: landed.covers };
}

/** Where these artifacts lie; null where one of them is not in one place, as a whole pull request is not. */
export function placesOfAll(
  definition: Definition,
  { project_id, tracks }: Pick<ProjectState, 'project_id' | 'tracks'>,
  names: readonly string[],
): readonly Place[] | null {
  const places = placesOf(definition, project_id, tracks).filter(({ name }) => names.includes(name));
  return places.length === names.length ? places : null;
}

/**
 * The command that shows what changed since a gate was approved, in the files of its artifacts, with twelve digits of
 * both commits; null where nothing did.
 */
export function whatChanged(definition: Definition, state: ProjectState, about: About): string | null {
  const changed = changedSince(state, about);
  return changed === null ? null : lookAt(definition, state, changed);
}

/** A command that is longer is not copied by anybody: then it shows all files. */
const commandAtMost = 1000;

/** The command that shows these bytes beside the approved ones. */
export function lookAt(definition: Definition, state: ProjectState, { from, to, artifacts }: Changed): string {
  const all = `git diff ${from.slice(0, 12)} ${to.slice(0, 12)}`;
  const paths = placesOfAll(definition, state, artifacts) ?? [];
  const some = [all, '--', ...paths.map(({ path }) => word(path))].join(' ');
  return paths.length === 0 || some.length > commandAtMost ? all : some;
}
