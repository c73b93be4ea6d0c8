import { evaluate, type Condition, type Explained } from '../condition.ts';
import { approvers, isFinal, sameCover, type Confirm, type Contents, type Decision } from '../confirm/confirm.ts';
import { own } from '../own.ts';
import { requirementOf } from '../policy/may.ts';
import { answers, coverOf, gateFor, whoOpens } from './gates.ts';
import { evidenceText } from './history.ts';
import { rolesText } from './pending.ts';
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
  const confirm = own(own(state.approvals, track) ?? {}, gate);
  const same =
    confirm !== undefined && sameCover(confirm.covers, coverOf(world.definition, state, gate, track, wanted));
  const record =
    confirm === undefined
      ? []
      : [
          ...voided(confirm),
          ...overridden(confirm),
          ...decisions(confirm, same),
          ...terms(world, state, confirm, wanted),
        ];
  const waits = answer.holds || answer.parts !== undefined;
  const parts = [...record, ...(waits ? [] : missingPeople(world, gate, same ? confirm : undefined))];
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

function voided(confirm: Confirm): readonly Explained[] {
  if (confirm.voided === undefined) return [];
  const { approved_by, status, because } = confirm.voided;
  const names = approved_by.map((one) => one.login).join(' and ');
  const whose = names === '' ? 'what was asked before' : `the approval of ${names}`;
  return [{ holds: false, says: `${whose} was ${status} at ${confirm.requested_at}: ${because}` }];
}

function overridden(confirm: Confirm): readonly Explained[] {
  if (confirm.overridden === undefined) return [];
  const { by, at, reason } = confirm.overridden;
  return [{ holds: true, says: `${by} overrode the gate at ${at}: ${reason}` }];
}

function decisions(confirm: Confirm, same: boolean): readonly Explained[] {
  return confirm.decisions.map((decision) => {
    const latest = confirm.decisions.findLast((one) => one.decided_by === decision.decided_by) === decision;
    const why = latest ? (same ? '' : '; it was about other bytes') : '; they decided otherwise later';
    return { holds: latest && same && decision.status === 'approved', says: `${decisionText(decision)}${why}` };
  });
}

/** A decision as a sentence: who, when, on what it rests, and why. */
function decisionText(decision: Decision): string {
  const did = decision.status === 'cancelled' ? 'took the decision back' : decision.status;
  const reason = decision.reason === '' ? '' : `: ${decision.reason}`;
  return `${decision.decided_by_login} ${did} at ${decision.decided_at} (${evidenceText(decision)})${reason}`;
}

function terms(world: World, state: ProjectState, confirm: Confirm, wanted: Contents): readonly Explained[] {
  const { permits, limits, conditions, expires_at } = confirm;
  return [
    ...(permits === undefined ? [] : [{ holds: true, says: `it permits only ${permits.join(', ')}` }]),
    ...(limits === undefined ? [] : [{ holds: true, says: `it is limited to: ${limits}` }]),
    ...(conditions ?? []).map((condition) =>
      evaluate(condition, answers(world, state, confirm.track, wanted, null, [confirm.gate])),
    ),
    ...(expires_at === undefined ? [] : [{ holds: world.at < expires_at, says: `it holds until ${expires_at}` }]),
  ];
}

function missingPeople(world: World, gate: string, pending: Confirm | undefined): readonly Explained[] {
  const known = world.definition.gates.find((one) => one.gate_id === gate);
  if (known === undefined) return [];
  const { roles, count, assurance } = requirementOf(world.policy, known);
  const has = pending === undefined || isFinal(pending) ? 0 : approvers(pending).length;
  const who =
    roles.length === 0
      ? `nobody: the policy names nobody for ${known.owner}`
      : `${Math.max(count - has, 1)} of ${rolesText(world, roles)}`;
  return [{ holds: false, says: `missing: ${who}, ${assurance}`, next: whoOpens(world, gate) }];
}
