import type { ProjectEvent } from './events.ts';

/** What an event is called where people read it; null for what only the record needs to hold. */
export const eventNames: { readonly [T in ProjectEvent['type']]: string | null } = {
  project_started: 'started',
  definition_pinned: null,
  track_started: 'track started',
  scope_changed: 'scope',
  owner_changed: 'owner',
  recovery_action_selected: 'recovery',
  track_closed: 'track ended',
  stage_changed: 'stage',
  artifact_created: 'artifact',
  artifact_revised: 'artifact',
  artifact_retired: 'retired',
  landing_recorded: null,
  receipt_recorded: null,
  gate_evaluated: null,
  approval_requested: 'requested',
  approval_changed: 'approval',
  gate_overridden: 'override',
  delegation_changed: 'delegation',
  waits_changed: null,
  reminder_given: 'reminder',
  blocker_added: 'blocker',
  blocker_removed: 'unblocked',
  fact_recorded: 'fact',
  assumption_recorded: 'assumption',
  conflict_opened: 'conflict',
  conflict_resolved: 'resolved',
  flag_raised: 'flag',
  flag_lowered: 'flag lowered',
  decision_recorded: 'go-ahead',
  run_wanted: 'run wanted',
  run_withdrawn: 'run withdrawn',
  run_changed: 'run',
  project_closed: 'closed',
};

/** Every type of event. */
export const eventTypes: readonly string[] = Object.keys(eventNames);
