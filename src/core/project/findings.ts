import { validationRules } from '../definition/schema.ts';
import { unapprovedActions } from './findings/actions.ts';
import { bypassedGates, staleApprovals } from './findings/approvals.ts';
import { unresolvedConflicts } from './findings/conflicts.ts';
import { lookedAt, type Looked, type Rulebook, type StateFinding } from './findings/looked.ts';
import { invalidTransitions, openAtTheEnd } from './findings/moves.ts';
import { artifactsOfOthers } from './findings/owners.ts';
import { missingOwners, orphanedBlockers, unknownSources } from './findings/parts.ts';
import { incompleteTracks, staleVersions } from './findings/tracks.ts';
import type { ProjectEntry } from './history.ts';
import type { ProjectState } from './state.ts';

export type { Rulebook, StateFinding } from './findings/looked.ts';

type Rule = (looked: Looked) => readonly StateFinding[];

const rules: { readonly [R in (typeof validationRules)[number]]: Rule } = {
  invalid_transition: invalidTransitions,
  missing_owner: missingOwners,
  orphaned_blocker: orphanedBlockers,
  stale_approval: staleApprovals,
  artifact_without_source_or_version: unknownSources,
  gate_bypassed_without_rationale: bypassedGates,
  unresolved_conflict: unresolvedConflicts,
  terminal_state_with_open_blockers: openAtTheEnd,
  external_action_without_approval_evidence: unapprovedActions,
};

/**
 * Everything about a state that its definition's rules do not allow, however it got there: the rules are asked when
 * somebody decides, and again here of what is. `entries` is as much of the log as there is, oldest first: what only it
 * tells, such as a move that no transition covers, is found where it tells it. Only rules that the definition lists in
 * `validation_rules` are asked, all of them where it lists none.
 */
export function findingsIn(
  rulebook: Rulebook,
  state: ProjectState,
  entries: readonly ProjectEntry[],
): readonly StateFinding[] {
  const looked = lookedAt(rulebook, state, entries);
  const listed = rulebook.definition.validation_rules ?? validationRules;
  return [
    ...[...new Set(listed)].flatMap((name) => rules[name](looked)),
    ...artifactsOfOthers(looked),
    ...incompleteTracks(looked),
    ...staleVersions(looked),
  ];
}

/**
 * The errors that the state alone tells: as much of the log as a look has would tell one thing today and another
 * tomorrow. Whether an approval is evidence is told by the policy of its day, and so by the log.
 */
export function errorsNow(rulebook: Rulebook, state: ProjectState): readonly StateFinding[] {
  return findingsIn(rulebook, state, []).filter(
    ({ code, severity }) => severity === 'error' && code !== 'external_action_without_approval_evidence',
  );
}
