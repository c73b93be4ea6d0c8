/**
 * What can be done with a run, by the names that the executors of workflows know. Each is the function by which the rules
 * themselves do it: over an entry in the making, which nobody sees before the whole of it is decided, and so all of an
 * operation happens or none of it.
 */
export { validateStateInvariants } from './invariants.ts';
export { createCheckpoint, validateCheckpoint } from './rules/checkpoints.ts';
export { validateStepPreconditions } from './rules/preconditions.ts';
export { retryWithBackoff, skipOptionalStep } from './rules/recovery.ts';
export { rollbackToCheckpoint } from './rules/rollback.ts';
export { executeStepAtomically } from './rules/submit.ts';
export { updateState } from './variables.ts';
