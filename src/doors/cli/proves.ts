import type { Finding } from '../../core/finding.ts';
import { projectFiles } from '../../core/project/decider.ts';

/** What always holds of a record, and whether it was found to. `untold`: not all of it could be looked at. */
export type Holds = 'holds' | 'broken' | 'untold';

/** The six things that hold of every record at all times; the names are for machines and never change their meaning. */
export interface Invariants {
  /** Every track stands where the transitions of its workflow led it. */
  readonly current_step_valid: Holds;
  /** Entries follow on each other: none is missing, none stands in another place. */
  readonly completed_order_valid: Holds;
  /** Every state is byte for byte what its entries lead to. */
  readonly state_consistent: Holds;
  /** Every point to which one could go back is there: the texts that were pinned, and a state for each entry. */
  readonly checkpoints_valid: Holds;
  /** Nothing was ever changed, taken away or put in between. */
  readonly audit_trail_complete: Holds;
  /** No commit holds a part of what an entry did. */
  readonly nothing_partial: Holds;
}

/** Which of them findings break; `isCutOff`: a part of the history is not here. */
export function invariantsOf(findings: readonly Finding[], broken: readonly Finding[], isCutOff: boolean): Invariants {
  const errors = [...findings, ...broken].filter(({ severity }) => severity === 'error');
  const has = (...codes: readonly Finding['code'][]): boolean => errors.some(({ code }) => codes.includes(code));
  const isIn = (...names: readonly string[]): boolean =>
    findings.some(({ file, severity }) => severity === 'error' && names.some((name) => file.endsWith(`/${name}`)));
  const { state, definition, policy, base } = projectFiles;
  const behind = (isBroken: boolean): Holds => (isBroken ? 'broken' : isCutOff ? 'untold' : 'holds');
  return {
    current_step_valid: whole(has('invalid_transition')),
    completed_order_valid: whole(has('log_broken', 'decided_otherwise', 'deed_unproven')),
    state_consistent: whole(isIn(state)),
    checkpoints_valid: whole(has('log_broken', 'definition_edited') || isIn(state, definition, policy, base)),
    audit_trail_complete: behind(findings.some(({ severity }) => severity === 'error')),
    nothing_partial: behind(has('history_changed', 'record_edited', 'log_broken') || isIn(state)),
  };
}

function whole(isBroken: boolean): Holds {
  return isBroken ? 'broken' : 'holds';
}
