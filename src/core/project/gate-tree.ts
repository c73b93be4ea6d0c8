import { evaluate, type Condition, type Explained } from '../condition.ts';
import { isFinal, sameCover, type Confirm, type Contents, type Decision } from '../confirm/confirm.ts';
import { approvalsIn } from '../confirm/quorum.ts';
import { gateOf } from '../definition/gate.ts';
import type { Definition } from '../definition/schema.ts';
import { requirementOf } from '../policy/may.ts';
import { clause, momentText } from '../prose.ts';
import { lapsedIn, lapsedText, proposalWith, requirementIn } from './beside.ts';
import { refusers, takingBack, whatChanged } from './closed-gates.ts';
import { coverOf } from './covers.ts';
import { askedLeaves } from './gate-leaves.ts';
import { answers, blockersOn, conditionsOf, gateFor } from './gates.ts';
import { evidenceText } from './history.ts';
import { openersOf, roleLabel, someOf, approving, whoOpens } from './openers.ts';
import { recordWith } from './records.ts';
import type { ProjectState } from './state.ts';
import type { World } from './world.ts';

/**
 * Why a gate is open or closed for these bytes and this action: what was voided, by what and when, every decision with
 * its assurance and authority, the terms, and who is missing.
 */
export function gateTree(
  world: World,
  state: ProjectState,
  gate: string,
  track: string,
  wanted: Contents,
  action: string | null,
): Explained {
  const answer = gateFor(world, state, gate, track, wanted, action);
  const confirm = recordWith(world, state, gate, track, wanted);
  const same =
    confirm !== undefined && sameCover(confirm.covers, coverOf(world.definition, state, gate, track, wanted));
  const record =
    confirm === undefined
      ? []
      : [
          ...voided(world.definition, state, confirm, answer.says),
          ...overridden(confirm),
          ...decisions(world, confirm, same, lapsedFor(world, gate, confirm, wanted)),
          ...terms(world, state, confirm, wanted),
        ];
  const isBlocked = blockersOn(state, gate).some(({ 1: { approval } }) => approval === undefined);
  const waits = answer.holds || answer.parts !== undefined || isBlocked;
  const current = same ? confirm : undefined;
  const asked = askedLeaves(world, state, gate, track, wanted, current);
  const no = current === undefined || waits ? [] : standingNo(current);
  const missing = waits ? [] : missingPeople(world, gate, track, current, asked);
  const parts = [...record, ...(no.length === 0 ? [...asked, ...missing] : [...asked.map(withoutNext), ...no])];
  return parts.length === 0 ? answer : { holds: answer.holds, says: answer.says, parts };
}

/** Evaluates a condition like the rules do, with every gate in it told in full. */
export function evaluateInFull(
  world: World,
  state: ProjectState,
  track: string,
  condition: Condition | undefined,
  wanted: Contents,
  action: string,
): Explained {
  if (condition === undefined) return { holds: true, says: 'nothing is required' };
  const answer = answers(world, state, track, wanted, action);
  return evaluate(condition, (leaf) =>
    'gate' in leaf && (leaf.is ?? 'open') === 'open'
      ? gateTree(world, state, leaf.gate, track, wanted, leaf.permits ?? action)
      : answer(leaf),
  );
}

/** Nobody outvotes a no. */
function standingNo(confirm: Confirm): readonly Explained[] {
  const no = refusers(confirm).join(' and ');
  const says = `other approvals do not help while the no of ${no} stands`;
  return no === '' ? [] : [{ holds: false, says, next: takingBack(confirm) }];
}

/** A reason without advice that does not help yet. */
function withoutNext({ next: _next, ...leaf }: Explained): Explained {
  return leaf;
}

/** `told`: what is said about the gate itself; why it was voided may stand there already. */
function voided(definition: Definition, state: ProjectState, confirm: Confirm, told: string): readonly Explained[] {
  if (confirm.voided === undefined) return [];
  const { approved_by, status, because } = confirm.voided;
  const names = approved_by.map((one) => one.login).join(' and ');
  const whose = names === '' ? 'what was asked before' : `the approval of ${names}`;
  const { gate, track, covers, proposal = null } = confirm;
  const look = whatChanged(definition, state, { gate, track, covers, proposal });
  return [
    {
      holds: false,
      says: `${whose} was ${status} on ${momentText(confirm.requested_at)}${told.includes(because) ? '' : `: ${because}`}`,
      ...(look === null ? {} : { next: look }),
    },
  ];
}

function overridden(confirm: Confirm): readonly Explained[] {
  if (confirm.overridden === undefined) return [];
  const { by, at, reason } = confirm.overridden;
  return [{ holds: true, says: `${by} overrode the gate on ${momentText(at)}: ${clause(reason)}` }];
}

/** Approvals of a gate whose makers have lost its roles since. */
function lapsedFor(world: World, gate: string, confirm: Confirm, wanted: Contents): readonly Decision[] {
  const asked = requirementIn(world, gate);
  return asked === null ? [] : lapsedIn(world, asked, confirm, proposalWith(world, confirm, wanted));
}

function decisions(world: World, confirm: Confirm, same: boolean, lapsed: readonly Decision[]): readonly Explained[] {
  const last = new Map(confirm.decisions.map((decision) => [decision.decided_by, decision]));
  return confirm.decisions.map((decision) => {
    const latest = last.get(decision.decided_by) === decision;
    const counts = latest && same && !lapsed.includes(decision);
    const lost = lapsed.includes(decision) ? `; it does not count: ${lapsedText(decision)}` : '';
    const why = latest ? (same ? lost : '; it was about other bytes') : '; they decided otherwise later';
    return { holds: counts && decision.status === 'approved', says: `${decisionText(world, decision)}${why}` };
  });
}

/** A decision as a sentence: who, when, on what it rests, and why. */
function decisionText(world: World, decision: Decision): string {
  const did = decision.status === 'cancelled' ? 'took the decision back' : decision.status;
  const reason = decision.reason === '' ? '' : `: ${clause(decision.reason)}`;
  const evidence = evidenceText({
    ...decision,
    decided_by_role: roleLabel(world.definition, decision.decided_by_role),
  });
  return `${decision.decided_by_login} ${did} on ${momentText(decision.decided_at)} (${evidence})${reason}`;
}

function terms(world: World, state: ProjectState, confirm: Confirm, wanted: Contents): readonly Explained[] {
  const { permits, limits, expires_at } = confirm;
  return [
    ...(permits === undefined ? [] : [{ holds: true, says: `it permits only ${permits.join(', ')}` }]),
    ...(limits === undefined ? [] : [{ holds: true, says: `it is limited to: ${limits}` }]),
    ...conditionsOf(world, state, confirm, wanted),
    ...(expires_at === undefined
      ? []
      : [{ holds: world.at < expires_at, says: `it holds until ${momentText(expires_at)}` }]),
  ];
}

/** So many more people; where a gate asks for each of several, who of them is missing is told already. */
function missingPeople(
  world: World,
  gate: string,
  track: string,
  pending: Confirm | undefined,
  told: readonly Explained[],
): readonly Explained[] {
  if (told.some(({ holds, next }) => !holds && next === approving(world, gate, track))) return [];
  const known = gateOf(world.definition, gate);
  if (known === undefined) return [];
  const { roles, count, assurance } = requirementOf(world.policy, known);
  const has = pending === undefined || isFinal(pending) ? 0 : approvalsIn(pending.decisions).length;
  if (roles.length === 0)
    return [{ holds: false, says: `missing: ${openersOf(world, gate)}`, next: whoOpens(world, gate, track) }];
  const who = someOf(world, roles, Math.max(count - has, 1));
  return [{ holds: false, says: `missing: ${who}, ${assurance}`, next: approving(world, gate, track) }];
}
