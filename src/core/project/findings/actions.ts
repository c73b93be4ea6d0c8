import { effectiveStatus, isPermitted, type Confirm, type Decision } from '../../confirm/confirm.ts';
import { statuses } from '../../confirm/statuses.ts';
import type { Action } from '../../definition/schema.ts';
import { isAtLeast } from '../../entry.ts';
import type { Path, Problem } from '../../finding.ts';
import { isForChecks, requirementOf, type Requirement } from '../../policy/may.ts';
import { coverOf } from '../covers.ts';
import { evolve, settled, type MaybeState } from '../evolve.ts';
import type { ProjectEntry } from '../history.ts';
import { hasLanded, recordFor, recordsOf } from '../records.ts';
import type { ProjectState } from '../state.ts';
import { confirmsOf } from '../world.ts';
import { recordPath } from './approvals.ts';
import {
  day,
  definitionAt,
  found,
  gatesDemanded,
  isSaid,
  onTrack,
  policyAt,
  remedy,
  type Looked,
  type Moment,
  type StateFinding,
} from './looked.ts';

/** The go-ahead for an action, with the state before it; null where the log begins too late to tell. */
interface GoAhead {
  readonly entry: ProjectEntry;
  readonly action: string;
  readonly track: string;
  readonly before: ProjectState | null;
}

/** Why an approval record is no evidence; a closed gate lets nothing happen, so that only what has happened counts. */
interface Lack {
  readonly says: string;
  readonly severity: Problem['severity'];
  readonly isClosed: boolean;
}

/** A go-ahead without evidence, and the approval record it rested on. */
interface Unproven {
  readonly finding: StateFinding;
  readonly on: string | undefined;
}

/**
 * Actions outside that got the go-ahead, or could have it now, on gates that nobody is proven to have approved: by name,
 * as surely as was asked for when it was decided, with the evidence where somebody else recorded it. That a gate was
 * overridden with a rationale is no approval either, and a warning.
 */
export function unapprovedActions(looked: Looked): readonly StateFinding[] {
  const given = goAheads(looked).flatMap((one) => givenOn(looked, one));
  const told = new Set(given.map(({ on }) => on));
  return [...given.map(({ finding }) => finding), ...possibleNow(looked, told)];
}

const goAhead = /^act (?<action>.+)$/u;

function goAheads({ entries }: Looked): readonly GoAhead[] {
  const all: GoAhead[] = [];
  let state: MaybeState = null;
  for (const entry of entries) {
    for (const event of entry.events ?? []) {
      if (event.type === 'decision_recorded') {
        const action = goAhead.exec(event.decision)?.groups?.['action'];
        if (action !== undefined) all.push({ entry, action, track: event.track, before: state });
      }
      state = evolve(state, event, entry);
    }
    state = settled(state);
  }
  return all;
}

function givenOn(looked: Looked, { entry, action: id, track, before }: GoAhead): readonly Unproven[] {
  const definition = definitionAt(looked, entry.seq);
  const action = definition?.actions.find((one) => one.id === id);
  if (definition === null || action?.external !== true) return [];
  const state = before ?? looked.state;
  const who = `${entry.actor.login} got the go-ahead for ${id} on ${day(entry.at)}`;
  const all = gatesOf(action);
  const gates = all.filter((gate) => isForPeople(looked, gate, entry.seq));
  if (gates.length === 0) {
    const next = remedy(looked.state, 'Give the action a gate in the definition, and try that: countersign check');
    const why = all.length === 0 ? 'no gate stands before it' : `only checks answer ${all.join(' and ')}`;
    return [{ finding: tell(entry.seq, `${who}, and ${why}: nobody was asked`, next), on: undefined }];
  }
  return gates.flatMap((gate) => {
    const covers = coverOf(definition, state, gate, track, {});
    const confirm = recordFor(state, { gate, track, proposal: null, covers });
    // Without the approvals of then, one of now tells if it is as old as that.
    if (before === null && (confirm === undefined || confirm.requested_at > entry.at)) return [];
    const lack = lackOf(looked, confirm, gate, action, track, entry.at);
    if (lack === null) return [];
    const next = `Hold it back if that is still possible; countersign explain ${gate}${onTrack(track)} says whose approval it takes.`;
    const finding = tell(entry.seq, `${who}, and ${lack.says}`, remedy(looked.state, next), lack.severity);
    return [{ finding, on: confirm?.confirm_id }];
  });
}

/** Approvals that open an action outside as they stand, whether or not anybody has asked for it yet. */
function possibleNow(looked: Looked, told: ReadonlySet<string | undefined>): readonly StateFinding[] {
  const { rules, state } = looked;
  if (state.terminal_state !== null) return [];
  // Of several records of a gate only those of what has landed let anything be done.
  const all = confirmsOf(state).filter(
    (one) => recordsOf(state, one.track, one.gate).length === 1 || hasLanded(state, one),
  );
  return all.flatMap((confirm) => {
    const { gate, track } = confirm;
    const open = rules.definition.actions.flatMap((action) => {
      if (action.external !== true || !gatesOf(action).includes(gate) || told.has(confirm.confirm_id)) return [];
      const lack = lackOf(looked, confirm, gate, action, track, rules.at);
      return lack === null || lack.isClosed ? [] : [{ action: action.id, lack }];
    });
    const [first] = open;
    if (first === undefined) return [];
    const message = `${open.map(({ action }) => action).join(', ')} may be done now, and ${first.lack.says}`;
    const next = `Let somebody decide who may, before it is done: countersign reject ${gate} --reason "…"${onTrack(track)}, then countersign approve ${gate}${onTrack(track)}`;
    return [tell(recordPath(state, confirm), message, next, first.lack.severity)];
  });
}

function tell(at: Path | number, message: string, next: string, severity: Problem['severity'] = 'error'): StateFinding {
  return found('external_action_without_approval_evidence', at, message, next, severity);
}

/** The gates that always stand before an action. */
function gatesOf({ gates, requires }: Action): readonly string[] {
  return [...new Set([...gates, ...gatesDemanded(requires)])];
}

function lackOf(
  looked: Looked,
  confirm: Confirm | undefined,
  gate: string,
  action: Action,
  track: string,
  at: string,
): Lack | null {
  if (confirm === undefined) return { says: `nobody had approved ${gate}`, severity: 'error', isClosed: true };
  const status = effectiveStatus(confirm, at);
  if (!statuses[status].opens)
    return { says: `${gate} was closed then (${status})`, severity: 'error', isClosed: true };
  const { permits, overridden } = confirm;
  if (permits !== undefined && !isPermitted(permits, action.id, track))
    return { says: `${gate} was approved only for ${permits.join(', ')}`, severity: 'error', isClosed: true };
  if (overridden === undefined) return unproven(looked, confirm);
  const { by, reason } = overridden;
  return {
    says: `${gate} was opened by ${by} without an approval: ${reason}`,
    severity: isSaid(by) && isSaid(reason) ? 'warning' : 'error',
    isClosed: false,
  };
}

/** Too few people who are proven to have said yes. */
function unproven(looked: Looked, { gate, decisions }: Confirm): Lack | null {
  const yes = [...new Map(decisions.map((one) => [one.decided_by, one])).values()].filter(
    ({ status }) => status === 'approved',
  );
  const faults = yes.flatMap((one) => faultOf(one, requirementAt(looked, gate, one.decided_at)?.assurance) ?? []);
  const last = decisions.at(-1);
  const count = last === undefined ? 1 : (requirementAt(looked, gate, last.decided_at)?.count ?? 1);
  if (yes.length - faults.length >= count) return null;
  const names = yes.map(({ decided_by_login }) => decided_by_login).join(' and ');
  const few = `${gate} was approved by ${yes.length === 0 ? 'nobody that the record names' : `${names} only`}, and it takes ${count}`;
  return { says: [few, ...faults].join('; '), severity: 'error', isClosed: false };
}

/** What keeps a decision from being proven. */
function faultOf(
  { decided_by_login: login, decided_at, assurance, evidence, attested_by }: Decision,
  least: Requirement['assurance'] | undefined,
): string | null {
  if (!isSaid(login) || !isSaid(decided_at)) return 'it is not recorded who decided, and when';
  if (assurance === 'attested' && (evidence === undefined || !isSaid(attested_by)))
    return `that ${login} decided was recorded by somebody else, and no evidence is kept`;
  if (least === undefined || isAtLeast(assurance, least)) return null;
  return `that it was ${login} is ${assurance} only, and ${least} was asked for`;
}

/** Was anybody to be asked then? What only checks answer proves nothing, and takes nothing away from those who were. */
function isForPeople(looked: Looked, gate: string, moment: Moment): boolean {
  const asked = requirementAt(looked, gate, moment);
  return asked === null || !isForChecks(asked);
}

/** What the gate asked for then; null where nobody can read that any more. */
function requirementAt(looked: Looked, gate: string, moment: Moment): Requirement | null {
  const policy = policyAt(looked, moment);
  const known = definitionAt(looked, moment)?.gates.find(({ gate_id }) => gate_id === gate);
  return policy === null || known === undefined ? null : requirementOf(policy, known);
}
