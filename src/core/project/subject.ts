import { nameOf } from '../confirm/quorum.ts';
import type { Entry } from '../entry.ts';
import { verbOf, type ProjectCommand } from './commands.ts';
import type { ProjectEvent } from './events.ts';

/** The first line of a commit: what happened, by whom, to which project; at most 72 characters where names allow it. */
export function subjectOf(id: string, entries: readonly Entry<ProjectCommand, ProjectEvent>[]): string {
  const last = entries.at(-1);
  if (last === undefined) return id;
  const more = entries.length === 1 ? '' : ` and ${entries.length - 1} more`;
  if (last.refusal !== undefined)
    return `refused: ${verbOf(last.command)} by ${last.actor.login}, ${last.refusal.code}${more} (${id})`;
  const event = weightiest(last.events ?? []);
  return event === null
    ? `${verbOf(last.command)} by ${last.actor.login}${more} (${id})`
    : `${event.type}: ${eventText(event, last.actor.login)}${more} (${id})`;
}

/** What people look for in a log: the end, then a move, then a decision, then whatever came first. */
function weightiest(events: readonly ProjectEvent[]): ProjectEvent | null {
  return events.toSorted((one, other) => rank(one) - rank(other))[0] ?? null;
}

function rank(event: ProjectEvent): number {
  if (event.type === 'project_closed' || event.type === 'project_started') return 0;
  if (event.type === 'stage_changed') return 1;
  if (event.type === 'approval_changed') return event.change === 'decided' ? 2 : 3;
  if (event.type === 'gate_overridden' || (event.type === 'artifact_retired' && event.proposal === null)) return 2;
  return ['landing_recorded', 'gate_evaluated', 'waits_changed'].includes(event.type) ? 5 : 4;
}

/** An event as one short sentence without its type; `by` is whoever the entry is of. */
export function eventText(event: ProjectEvent, by: string): string {
  switch (event.type) {
    case 'project_started':
      return `${event.workflow} by ${by}`;
    case 'definition_pinned':
      return `${event.what} ${event.pin?.origin ?? 'default'}`;
    case 'track_started':
      return `${event.track} in ${event.stage}`;
    case 'track_closed':
      return event.outcome === 'superseded' ? `${event.track} superseded` : event.track;
    case 'scope_changed':
      return `${event.to} on ${event.track}, asked by ${event.asked_by}`;
    case 'owner_changed':
      return `${event.of.replace('track:', '')} to ${event.to} by ${by}`;
    case 'recovery_action_selected':
      return `${event.action} for ${event.track} by ${by}`;
    case 'stage_changed':
      return `${event.track === 'main' ? '' : `${event.track} `}${event.from} → ${event.to}`;
    case 'artifact_created':
    case 'artifact_revised':
      return event.status === 'draft'
        ? `${event.artifact} drafted in ${event.proposal} by ${by}`
        : `${event.artifact} ${event.version} landed by ${by}${event.bypassed.length === 0 ? '' : `, past closed ${event.bypassed.join(', ')}`}`;
    case 'artifact_retired':
      return `${event.artifact}, ${event.because}`;
    case 'landing_recorded':
      return event.commit.slice(0, 7);
    case 'gate_evaluated':
      return `${event.for}: ${event.gates.map((gate) => `${gate.gate} ${gate.open ? 'open' : 'closed'}`).join(', ')}`;
    case 'approval_requested':
      return `${event.gate} asked for by ${by}`;
    case 'approval_changed':
      return event.change === 'decided'
        ? `${event.gate} ${event.decision.status} by ${event.decision.status === 'cancelled' ? by : nameOf(event.decision)}${event.status === 'partial' ? ', more are needed' : ''}`
        : `${event.gate} ${event.status}, ${event.because}`;
    case 'gate_overridden':
      return `${event.gate} overridden by ${by}`;
    case 'delegation_changed':
      return event.change === 'given'
        ? `${event.role} to ${event.to.login} until ${event.until} by ${by}`
        : `${event.role} to ${event.to.login} ended by ${by}`;
    case 'waits_changed':
      return [
        ...event.begun.map(({ gate }) => `${gate} waits`),
        ...event.ended.map(({ gate }) => `${gate} no longer`),
      ].join(', ');
    case 'reminder_given':
      return `${event.gate}, the ${event.to} were told`;
    case 'flag_raised':
    case 'flag_lowered':
      return `${event.flag} by ${by}`;
    case 'blocker_added':
      return `${event.blocker} by ${by}`;
    case 'blocker_removed':
      return `${event.blocker} by ${by}`;
    case 'fact_recorded':
      return `${event.fact} by ${by}`;
    case 'assumption_recorded':
      return `${event.assumption} by ${by}`;
    case 'conflict_opened':
      return `${event.conflict}, ${event.about}: ${event.claims.map(({ value, source }) => `${String(value)} (${source})`).join(' or ')}`;
    case 'conflict_resolved':
      return `${event.conflict} by ${by}`;
    case 'decision_recorded':
      return `${event.decision} by ${by}`;
    case 'run_wanted':
      return `${event.run} for ${event.of.replace(':', ' ')}`;
    case 'run_withdrawn':
      return event.run;
    case 'run_changed':
      return `${event.run} ${event.status.replaceAll('_', ' ')}`;
    case 'receipt_recorded':
      return `${event.of} is ${event.id}`;
    case 'project_closed':
      return `${event.terminal_state} by ${by}`;
    default:
      return by;
  }
}
