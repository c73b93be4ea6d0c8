/**
 * Everything that can be wrong with a file, with what it means. The code is for machines and never changes its meaning;
 * the sentence a person reads is written where the fault is found, because it names the case.
 */
export const findingCodes = {
  file_too_large: 'the file is larger than files of its kind may be',
  invalid_utf8: 'the file is not text in UTF-8',
  byte_order_mark: 'the file begins with a byte order mark',
  control_character: 'the file holds a control character',
  carriage_return: 'lines of this file end with a line feed only',
  conflict_markers: 'a merge conflict was committed unresolved',
  empty_file: 'there is nothing in the file',
  yaml_syntax: 'this is not YAML',
  json_syntax: 'this is not JSON',
  yaml_directive: 'directives that change how YAML is read are not used',
  yaml_tag: 'tags that make other types are not used',
  tab_indentation: 'YAML is indented with spaces',
  several_documents: 'a file holds one document',
  nested_too_deeply: 'nothing is nested this deeply',
  alias_bomb: 'aliases would unfold to more than a file may hold',
  duplicate_key: 'a key stands twice in one place',
  forbidden_key: 'this key or key form is not used',
  number_not_exact: 'a number that is not finite, or too large to be exact',
  unknown_field: 'there is no such field here',
  missing_field: 'a field that is needed is not there',
  wrong_type: 'a value of another type is needed',
  wrong_value: 'the value is not one that is allowed here',
  wildcard_transition: 'exceptions are explicit gated transitions, never wildcards',
  duplicate_id: 'two things of one kind have the same name',
  unusable_id: 'no name can be made of these words',
  dangling_name: 'something is named that is not there',
  unknown_fact: 'a condition asks for a fact that is listed nowhere, or a tag is made of one',
  run_never_begun: 'a run is asked for that nothing begins by itself',
  two_owners: 'two specialists own artifacts of one type',
  made_from_itself: 'an artifact is made, through others, from itself',
  rule_never_reached: 'a rule before this one takes every request that this one is about',
  unreachable_stage: 'no way leads from the first stage to this one',
  no_way_out: 'no way leads from this stage to a terminal state',
  gate_nobody_opens: 'nobody could open this gate',
  gate_never_opens: 'no approval could make this gate open',
  contradictory_settings: 'two settings of the policy cannot both have their way',
  gate_unused: 'nothing asks for this gate',
  impossible_condition: 'this condition can never hold',
  invalid_date: 'this is not a day',
  invariant_broken: 'a stage can be reached without a gate that never may be missing on the way there',
  include_missing: 'a file that a definition includes is not there',
  include_cycle: 'a file that is included includes others, or a definition itself',
  include_path: 'no file of this place can be included',
  artifact_path: 'the path is not one that git could hold, or is missing',
  artifact_path_taken: 'two artifacts have the same path',
  artifact_path_overlap: 'a path lies inside the folder of another artifact',
  ambiguous_transitions: 'two transitions would start at the same moment',
  unknown_gate: 'no definition has this gate',
  unknown_role: 'the policy uses a role that it does not define',
  unknown_verb: 'there is no such verb',
  unknown_workflow: 'no definition has this workflow_type',
  unusable_key: 'signatures cannot be checked with this key',
  shared_key: 'one key is listed for two people, and tells nobody apart',
  base_out_of_reach: 'the policy that this one extends cannot be read',
  newer_format: 'the record was written by a newer Countersign',
  log_broken: 'the log of a project is not the unbroken chain it was',
  entry_unknown: 'an entry is none that this program knows',
  state_edited: 'the state is not the one the log leads to',
  definition_edited: 'the definition a project follows is not the one it pinned',
  record_edited: 'a file of the record is not what the log leads to',
  history_changed: 'a commit did something to the record that no entry of it explains',
  anchor_missing: 'what showed the record outside of it cannot be compared with it any more',
  anchor_edited: 'somebody changed what shows the record outside of it',
  assurance_unproven: 'an entry claims to be surer of who it was than anything in the record proves',
  decided_otherwise: 'by the rules of then something else came of a command than what is recorded',
  files_missing: 'git does not have files that a run needs',
  deed_unproven: 'the repository does not hold what an entry says it saw there',
  commit_signature_bad: 'a commit of the record has a signature that does not fit it',
  invalid_transition: 'a track or a project got where no listed transition leads',
  missing_owner: 'nobody is named who looks after this',
  orphaned_blocker: 'a blocker is on something that is not there',
  stale_approval: 'something rests on an approval that has ended',
  artifact_without_source_or_version: 'nobody can tell which version this is, or where it is from',
  gate_bypassed_without_rationale: 'a closed gate was passed, and nobody has said why',
  unresolved_conflict: 'two sources differ, and nobody has decided',
  terminal_state_with_open_blockers: 'the project ended while something still stood in the way',
  external_action_without_approval_evidence: 'an action outside rests on no approval that the record proves',
  track_incomplete: 'a track beside the main one does not say all that it promises',
  artifact_by_another_owner: 'an artifact was recorded by a specialist who does not own its type',
  stale_artifact: 'what this was made from has a newer version',
  unknown_specialist: 'no specialist of this definition has this name',
  unsafe_path: 'a link, or something that is neither a file nor a folder, is not followed',
  too_many_files: 'there is more here than is looked at in one go',
  unreadable_file: 'the machine does not give the file or the folder',
  rule_unreadable: 'a rule, or its path, cannot be read',
  rule_broken: 'a rule does not hold for an object',
  rule_contradicts_protocol: 'a rule leaves out what the protocol allows, and was not held against an object',
  event_alias: 'an event has another name than the one it is known by',
  unresolved_reference: 'an object names something by its id that is not there',
  ids_disagree: 'two ids that should be of one thing are of two',
  anchored_object_changed: 'an object that others rest on is not the same everywhere',
  decision_changed: 'what was decided, or told of it, is not the same in a later copy',
  out_of_order: 'something is said to have happened before what it came after',
  status_contradicted: 'a status is not the one that the rest of the record leads to',
  decision_after_final: 'something was decided after the last word',
  event_missing: 'a request or a decision is not told by any event',
  event_contradicted: 'an event tells something else than the record that it is about',
  dependency_cycle: 'parts wait for each other, and none can come first',
  executed_before_approval: 'something was executed that nobody had approved yet',
  pack_part_missing: 'a part that an evidence pack needs, or lists, is not there',
  pack_file_refused: 'no evidence pack holds a file like this one',
  pack_over_limits: 'there is more in it than an evidence pack may hold',
  digest_list: 'a list of digests holds what is none',
  digest_missing: 'no digest says what this file was',
  digest_differs: 'the file is not the one that the digest was made of',
  timeline_order: 'events of a timeline do not stand in their order',
  template_syntax: 'a template cannot be read',
  undefined_variable: 'a template reads what nothing puts out',
  dependency_unsaid: 'a step reads what another one puts out, and does not say that it comes after it',
  nothing_to_do: 'nothing says what is to be done here',
  cannot_be_undone: 'nothing could take back what this does outside',
  contradiction: 'two things that are said here cannot both be',
  no_effect: 'what is said here changes nothing',
  not_run_yet: 'this is read, and nothing acts on it yet',
  review_overdue: 'somebody should have looked at this again by now',
} as const;

/** Nobody reads more than this of one file, or of one answer. */
export const mostFindings = 50;

export type FindingCode = keyof typeof findingCodes;
type Severity = 'error' | 'warning';

/** Keys and indices from the root of a document to one of its values. */
export type Path = readonly (string | number)[];

/** A fault in a document, before anybody knows the line it stands on. */
export interface Problem {
  readonly code: FindingCode;
  readonly path: Path;
  /** `key` where the name itself is wrong and not what it stands for. */
  readonly at?: 'key';
  readonly message: string;
  readonly next: string;
  readonly severity: Severity;
}

/** A fault in a file. Lines and columns count from 1; columns count UTF-16 units, as editors do. */
export interface Finding {
  readonly code: FindingCode;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly next: string;
  readonly severity: Severity;
  /** The commit that did it, where that is known. */
  readonly commit?: string;
}
