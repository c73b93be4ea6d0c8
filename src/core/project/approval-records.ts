import { isFinal, statusOf, type Confirm, type Standing } from '../confirm/confirm.ts';
import { approverNames } from '../confirm/quorum.ts';
import type { Definition } from '../definition/schema.ts';
import { own } from '../own.ts';
import { artifactsOn } from './covers.ts';
import { known, namedGates, unknownText, type ApprovalRecord, type Handoff } from './document.ts';
import { evidenceText } from './history.ts';
import { blockersOn } from './gates.ts';
import { isConditionOf } from './record-changes.ts';
import { branchOf, hasLanded, recordsOf } from './records.ts';
import type { ProjectState } from './state.ts';

const nothingKnown: ApprovalRecord = {
  status: 'unknown',
  approved_by: unknownText,
  approved_at: unknownText,
  evidence: unknownText,
  permits: [],
  remaining_blockers: [],
};

/** On the main track one record for every gate of the definition, and the five names that every reader knows. */
export function approvalsOf(state: ProjectState, definition: Definition, at: string): Handoff['approvals'] {
  const records = new Map(
    definition.gates.map(({ gate_id }) => [gate_id, approvalOf(state, definition, 'main', gate_id, at)] as const),
  );
  const named = namedGates.map((name) => {
    const alias = name === 'external_send' ? records.get('recipient_or_external_send') : undefined;
    return [name, records.get(name) ?? alias ?? nothingKnown] as const;
  });
  return { ...Object.fromEntries(records), ...Object.fromEntries(named) };
}

/** The other tracks on which somebody was asked or has decided, each with the approvals of those gates. */
export function approvalsByTrack(
  state: ProjectState,
  definition: Definition,
  at: string,
): Handoff['approvals_by_track'] {
  const others = Object.entries(state.approvals).filter(([track]) => track !== 'main');
  return Object.fromEntries(
    others.map(([track, gates]) => [
      track,
      Object.fromEntries(Object.keys(gates).map((gate) => [gate, approvalOf(state, definition, track, gate, at)])),
    ]),
  );
}

/** The approval of a gate on a track: of what has landed, else the last. */
function approvalOf(
  state: ProjectState,
  definition: Definition,
  track: string,
  gate: string,
  at: string,
): ApprovalRecord {
  const confirm = landedOr(state, recordsOf(state, track, gate)[0]);
  const open = blockersOn(state, gate)
    .filter(
      ([, one]) =>
        one.approval?.track !== confirm?.track || confirm === undefined || isConditionOf(state, one, confirm),
    )
    .map(([id, one]) => `${id} ${one.text}`);
  const status = statusOf(standingOf(state, definition, gate, confirm), at);
  if (confirm === undefined) return { ...nothingKnown, status, remaining_blockers: open };
  const stands = isFinal(confirm) || confirm.status === 'partial' ? approverNames(confirm) : [];
  const latest = confirm.decisions
    .filter((one) => one.status === 'approved' && stands.length > 0)
    .slice(-1)
    .map((one) => one.decided_at);
  const evidence = confirm.decisions.map((one) => `${one.decided_by_login} ${one.status}: ${evidenceText(one)}`);
  const { overridden } = confirm;
  if (overridden !== undefined) {
    return {
      status,
      approved_by: `${overridden.by} (override)`,
      approved_at: overridden.at,
      evidence: `override: ${known(overridden.reason)}`,
      permits: [],
      remaining_blockers: open,
    };
  }
  return {
    status,
    approved_by: known(stands.join(', ')),
    approved_at: known(latest.join('')),
    evidence: evidence.length === 0 ? unknownText : evidence.join('; '),
    permits: confirm.permits ?? [],
    remaining_blockers: [...open, ...remaining(confirm)],
  };
}

/** What the status of a gate is told by: its record, what is proposed for it, and what stands in its way. */
export function standingOf(
  state: ProjectState,
  definition: Definition,
  gate: string,
  confirm: Confirm | undefined,
): Standing {
  const artifacts = artifactsOn(definition, state, gate, confirm?.track ?? 'main');
  return {
    confirm,
    isDrafted: Object.values(state.proposals).some(({ contents }) =>
      artifacts.some((name) => own(contents, name) !== undefined),
    ),
    isBlocked: blockersOn(state, gate).some(([, { approval }]) => approval === undefined),
  };
}

function landedOr(state: ProjectState, last: Confirm | undefined): Confirm | undefined {
  if (last === undefined) return undefined;
  const all = recordsOf(state, last.track, last.gate);
  return all.find((one) => branchOf(state, one) === null && hasLanded(state, one)) ?? last;
}

function remaining(confirm: Confirm): readonly string[] {
  const no = confirm.decisions.filter((one) => one.status === 'rejected' && confirm.status === 'rejected');
  return [
    ...no.map((one) => `rejected by ${one.decided_by_login}: ${one.reason}`),
    ...(confirm.status === 'partial' ? ['more approvals are needed'] : []),
    ...(confirm.limits === undefined ? [] : [`limited to ${confirm.limits}`]),
    ...(confirm.conditions ?? []).map((condition) => `if ${JSON.stringify(condition)}`),
    ...(confirm.voided !== undefined && confirm.decisions.length === 0 ? [confirm.voided.because] : []),
  ];
}
