/**
 * Every reason for which Countersign says no, with what it means. The code is for machines and never changes its
 * meaning; the sentence a person reads is written where the refusal is made, because it names the case.
 */
export const refusalCodes = {
  already_started: 'a project of this name exists',
  not_started: 'there is no project of this name',
  project_closed: 'the project has ended',
  unknown_workflow: 'no definition has this workflow_type',
  unknown_stage: 'the definition has no such stage',
  unknown_gate: 'the definition has no such gate',
  unknown_artifact: 'the definition has no such artifact',
  unknown_action: 'the definition has no such action',
  unknown_track: 'the project has no such track',
  unknown_proposal: 'no open branch or pull request of this name changes an artifact of the project',
  unknown_blocker: 'the project has no such open blocker',
  unknown_terminal_state: 'the definition has no such terminal state',
  unknown_entry: 'the log has no such entry, or it cannot be read here',
  ambiguous: 'more than one thing is meant; name one',
  not_allowed: 'the policy does not let this person use this verb',
  not_in_role: 'the person does not hold the role that this gate asks for',
  own_work: 'nobody approves what they wrote, committed or co-authored',
  assurance_too_low: 'it is not sure enough who this is',
  not_distinct: 'the person has approved a gate that this one must be apart from',
  answered_by_checks: 'checks answer this gate, and nobody approves it',
  delegation_refused: 'the policy does not let this role be handed on like this',
  unknown_delegation: 'nothing of this kind is delegated',
  evidence_missing: "recording somebody else's decision needs an evidence file",
  agent_not_counted: 'agents and apps do not count where a person is asked for',
  superseded: 'the bytes have changed since',
  already_decided: 'there is nothing left to decide here',
  ends_by_itself: 'nobody has to clear it: it ends when its condition holds',
  nothing_to_withdraw: 'this person has no decision here that could be taken back',
  nothing_to_reconfirm: 'no approval waits to be confirmed again',
  no_transition: 'the definition lists no such transition',
  not_triggered: 'what starts this transition has not happened',
  requirement_open: 'something that is required is missing',
  gate_closed: 'a gate is not open for exactly these bytes',
  outside_permits: 'the approval does not permit this action',
  reason_missing: 'this needs a reason',
  source_missing: 'a fact needs a source',
  not_recordable: 'artifacts of this kind are recorded when they land',
  invalid_argument: 'an argument does not have the form it needs',
  merge_conflict: 'the branch and the default branch changed the same lines',
  history_rewritten: 'a push would take commits away that the record rests on',
  record_damaged: 'a push would change the record otherwise than by adding to it',
  record_incomplete: 'what a push brings to the record cannot be looked at whole here',
  cannot_migrate: 'a track stands in a stage that the other definition does not have',
  unknown_specialist: 'the definition has no such specialist',
  unknown_conflict: 'the project has no such open conflict',
  unknown_target: 'nothing that a request could be about has this name',
  not_owner: 'an artifact of this type is recorded by the specialist who owns it',
  inputs_missing: 'what this work is made from is not there',
  unsafe_target: 'an escalation or an open conflict holds the track that this is about',
  duplicate_artifact: 'there is such an artifact already',
  conflict_open: 'two sources differ, and nobody has decided',
  substitute_missing: 'nothing stands in for what a skipped stage would have made',
  findings_open: 'the state is not in order, and this counts outside',
  track_exists: 'the project has a track of this name',
  track_open: 'the track waits for something, and does not end before',
  track_ended: 'the track is over',
  does_not_fit: 'the document is not what its record leads to',
  cannot_undo: 'this cannot be undone',
  state_full: 'the state would grow beyond 64 KB',
  not_packable: 'an evidence pack cannot hold what belongs into it',
} as const;

export type RefusalCode = keyof typeof refusalCodes;

/** A "no" that helps: a code for machines, the reason in one sentence, and what to do about it. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly because: string;
  readonly next: string;
  /** Whose it is instead, where it is somebody else's, and what they would need. */
  readonly handoff?: HandedOn;
}

/** A request that goes to somebody else. */
export interface HandedOn {
  readonly to: string;
  /** What is missing, by the name of a fact or artifact. */
  readonly needs: readonly string[];
  /** The shortest set of questions whose answers would help. */
  readonly questions: readonly { readonly fact: string; readonly question: string }[];
}

/** Makes the answer "no" of a decider. */
export function refuse(
  code: RefusalCode,
  because: string,
  next: string,
  handoff?: HandedOn,
): { readonly refusal: Refusal } {
  return { refusal: { code, because, next, ...(handoff === undefined ? {} : { handoff }) } };
}
