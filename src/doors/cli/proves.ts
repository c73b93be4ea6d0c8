import type { Entry } from '../../core/entry.ts';
import type { Finding } from '../../core/finding.ts';
import { projectFiles } from '../../core/project/decider.ts';
import type { ProjectEvent } from '../../core/project/events.ts';
import type { RunEvent } from '../../core/run/events.ts';

/**
 * What always holds of a record, and whether it was found to. `untold`: not all of it was, or could be, looked at.
 * `repaired`: it holds again, and did not for a while, as commits tell. `nothing to judge`: there is no project and no run of
 * which it could hold.
 */
export type Holds = 'holds' | 'repaired' | 'broken' | 'untold' | 'nothing to judge';

/** Where a track may get somewhere. */
const moves: readonly ProjectEvent['type'][] = ['track_started', 'track_closed', 'stage_changed', 'project_closed'];

/** Does an entry say that a track got somewhere? */
export function isMove({ events = [] }: Entry<unknown, ProjectEvent>): boolean {
  return events.some(({ type }) => moves.includes(type));
}

/** Where a run may get somewhere. */
const runMoves: readonly RunEvent['type'][] = ['run_started', 'step_changed', 'status_changed', 'rolled_back'];

/** Does an entry say that a run got somewhere? */
export function isRunMove({ events = [] }: Entry<unknown, RunEvent>): boolean {
  return events.some(({ type }) => runMoves.includes(type));
}

/** The six things that hold of every record at all times; the names are for machines and never change their meaning. */
export interface Invariants {
  /** Every track stands where the transitions of its workflow led it, and every run where its steps did. */
  readonly current_step_valid: Holds;
  /** Entries follow on each other: none is missing, none stands in another place. */
  readonly completed_order_valid: Holds;
  /** Every state is byte for byte what its entries lead to. */
  readonly state_consistent: Holds;
  /**
   * Every point to which one could go back is there: the texts that were pinned, and a state for each entry; of runs
   * also each checkpoint, with its files.
   */
  readonly checkpoints_valid: Holds;
  /** Nothing was ever changed, taken away or put in between. */
  readonly audit_trail_complete: Holds;
  /** No commit holds a part of what an entry did. */
  readonly nothing_partial: Holds;
}

/** What was looked at, beside what was found. */
export interface Looked {
  /** How many projects and runs there are; null where nobody could tell. */
  readonly instances: number | null;
  /** Whether the head was: every file of every project, or what an earlier proof left of them. */
  readonly head: boolean;
  /** Whether all of the history behind it was. */
  readonly history: boolean;
  /** Whether every entry was decided again with the same outcome, and every project judged by its rules. */
  readonly rules: boolean;
  /** Whether commits did something else than adding entries, and it was undone since. */
  readonly isMended?: boolean;
  /** Whether an entry that moved a track would have come to something else by the rules. */
  readonly wrongMove: boolean;
}

/** What of a finding breaks an invariant. */
type Fault = Pick<Finding, 'code' | 'file' | 'severity'>;

/**
 * Which of them errors break. `record`: what was found in the record; `says`: what it says and its rules do not allow. A
 * log that cannot be read as one leaves untold what would have to follow from it.
 */
export function invariantsOf(record: readonly Fault[], says: readonly Fault[], looked: Looked): Invariants {
  const found = record.filter(({ severity }) => severity === 'error');
  const errors = [...found, ...says.filter(({ severity }) => severity === 'error')];
  const has = (...codes: readonly Finding['code'][]): boolean => errors.some(({ code }) => codes.includes(code));
  const isIn = (...names: readonly string[]): boolean =>
    found.some(({ file }) => names.some((name) => file.endsWith(`/${name}`)));
  const isLog = looked.head && !has('log_broken', 'entry_unknown');
  const isState = has('state_edited') || isIn(projectFiles.state, runState);
  const isPoint =
    has('log_broken', 'definition_edited', 'files_missing') ||
    isIn(...pinned) ||
    found.some(({ file }) => checkpointFile.test(file));
  const all: Invariants = {
    current_step_valid: holds(has('invalid_transition') || looked.wrongMove, isLog && looked.rules),
    completed_order_valid: holds(has('log_broken'), looked.head),
    state_consistent: holds(isState, isLog),
    checkpoints_valid: holds(isState || isPoint, isLog),
    audit_trail_complete: mended(holds(found.length > 0, looked.head && looked.history), looked),
    nothing_partial: mended(holds(isState || has('history_changed', 'record_edited'), isLog && looked.history), looked),
  };
  return looked.instances === 0 ? ofNothing(all) : all;
}

/** Of nothing nothing holds; what is broken is told all the same. */
function ofNothing(all: Invariants): Invariants {
  return {
    current_step_valid: all.current_step_valid === 'broken' ? 'broken' : 'nothing to judge',
    completed_order_valid: ofNone(all.completed_order_valid),
    state_consistent: ofNone(all.state_consistent),
    checkpoints_valid: ofNone(all.checkpoints_valid),
    audit_trail_complete: ofNone(all.audit_trail_complete),
    nothing_partial: ofNone(all.nothing_partial),
  };
}

function ofNone(is: Holds): Holds {
  return is === 'broken' || is === 'untold' ? is : 'nothing to judge';
}

/** Files of runs, as core/run/decider names them, which is not loaded for this. */
const runState = 'run_state.yaml';
const { definition, policy, base } = projectFiles;
/** What is pinned, of projects and of runs. */
const pinned = [definition, policy, base, 'pipeline.yaml'];
const checkpointFile = /^runs\/[^/]+\/[^/]+\/checkpoints\//u;

function mended(is: Holds, { isMended = false }: Looked): Holds {
  return is === 'holds' && isMended ? 'repaired' : is;
}

function holds(isBroken: boolean, isTold: boolean): Holds {
  return isBroken ? 'broken' : isTold ? 'holds' : 'untold';
}
