import { own } from '../../own.ts';
import type { RunCommands } from '../commands.ts';
import { moved, withEvents, type Draft } from '../draft.ts';
import { isOver, isSkipped } from '../progress.ts';
import type { Checkpoint, KeptCheckpoint, Rollback } from '../state.ts';
import { agreedBack } from './back.ts';
import { newestSound, unknownCheckpoint, upTo, validateCheckpoint } from './checkpoints.ts';
import { no, type Refused, type Ruled } from './context.ts';
import { ended, waitsAsAWhole } from './escalation.ts';
import { beginRollback, goesBackTo, toCompensate } from './going-back.ts';
import { settled } from './settled.ts';

/**
 * Goes back to a checkpoint, by name or id, the newest where none is named; where it is not whole, to the newest before it
 * that is.
 */
export function rollbackToCheckpoint(draft: Draft, given: RunCommands['rollback']): Ruled {
  const { checkpoints, rollback } = draft.state;
  if (rollback !== undefined) {
    const because = `the run goes back already: ${rollback.because}`;
    return no('rolling_back', because, 'countersign workflow status tells what it waits for');
  }
  const candidates = upTo(checkpoints, given.to ?? checkpoints.at(-1)?.id);
  const named = candidates.at(-1);
  if (named === undefined) return unknownCheckpoint(draft, given.to ?? 'yet');
  const unseen = given.unvalidated === true;
  const { looked, target } = unseen ? { looked: draft, target: named } : soundAmong(draft, candidates);
  if (target === null) {
    const because = 'no checkpoint up to there is whole';
    return no('no_sound_checkpoint', because, 'countersign verify tells what is wrong with them');
  }
  if (!target.validated && !unseen) return notValidated(target);
  const allowed = agreedBack(looked, given, target);
  return 'refusal' in allowed ? allowed : beginRollback(allowed, target, given.reason, 'awaiting_direction');
}

function notValidated({ name }: Checkpoint): Refused {
  const next = 'countersign workflow checkpoints looks whether they are whole';
  return no('checkpoint_not_validated', `Checkpoint not validated: ${name}`, next);
}

/** Looks at checkpoints, the newest first, until one of them is not corrupt. */
function soundAmong(
  draft: Draft,
  candidates: readonly Checkpoint[],
): { readonly looked: Draft; readonly target: Checkpoint | null } {
  const newest = candidates.at(-1);
  if (newest === undefined) return { looked: draft, target: null };
  const looked = validateCheckpoint(draft, newest);
  const target = newestSound(looked.state.checkpoints.filter(({ id }) => id === newest.id));
  return target === null ? soundAmong(looked, candidates.slice(0, -1)) : { looked, target };
}

/**
 * The files are as they were at the checkpoint, and so is the run now. The checkpoint is looked at once more before: where
 * it is not whole any more, the run goes back to the newest before it that is.
 */
export function restored(draft: Draft, { tree }: RunCommands['restored']): Ruled {
  const { observed, state } = draft;
  const { rollback } = state;
  if (rollback === undefined || toCompensate(observed.pipeline, state).length > 0) {
    const because = 'the run does not go back, or effects are still to be taken back';
    return no('not_rolling_back', because, 'countersign workflow status');
  }
  const { looked, target } = soundAmong(draft, upTo(state.checkpoints, rollback.to));
  if (target === null)
    return waitsAsAWhole(looked, 'no-sound-checkpoint', 'no checkpoint is whole to which it could go back');
  if (target.id !== rollback.to) return settled(goesBackTo(looked, target.id, rollback.because, rollback.next));
  const found = own(observed.checkpoints, target.id);
  if (found?.valid !== true) return notValidated(target);
  if (tree === null && found.kept.state.tree !== null)
    return no(
      'invalid_argument',
      `${target.name} has files, and they are not there yet`,
      'countersign workflow resume',
    );
  return rolledBack(looked, rollback, found.kept, tree);
}

/** The run is as it was at a checkpoint; every step that was over since then and is not any more is told. */
function rolledBack(
  draft: Draft,
  { to, because, next: after }: Rollback,
  kept: KeptCheckpoint,
  tree: string | null,
): Draft {
  const { state, observed } = draft;
  const undone = observed.pipeline.steps.filter(
    (_step, number) => isOver(state, number) && !isOver(kept.state, number) && !isSkipped(state, number),
  );
  const told = undone.reduce(
    (before, step) => moved(before, step, 'undone', 'rolled-back', { job: 'step', attempt: 1 }),
    draft,
  );
  const back = withEvents(told, {
    type: 'rolled_back',
    to,
    name: kept.name,
    state: { ...kept.state, tree },
    undone: undone.map(({ id }) => id),
    next: after,
  });
  return after === 'cancelled'
    ? ended(back, 'cancelled', 'cancelled', because)
    : waitsAsAWhole(back, 'rolled-back', because);
}

/**
 * The run ends here; what was done stays. One that goes back does so first; where it cannot, it ends as it is. Giving up
 * where a step failed makes the run one that failed.
 */
export function cancel(draft: Draft, { reason }: RunCommands['cancel']): Ruled {
  const { rollback, status, active } = draft.state;
  if (rollback !== undefined && status === 'rolling_back') return goesBackTo(draft, rollback.to, reason, 'cancelled');
  if (rollback !== undefined) {
    const left = toCompensate(draft.observed.pipeline, draft.state).map(({ id }) => id);
    const but = left.length === 0 ? '' : `; not taken back: ${left.join(', ')}`;
    return ended(draft, 'failed', 'rollback-given-up', `${reason}${but}`);
  }
  if (status === 'awaiting_direction' && draft.state.reason?.code === 'rolled-back')
    return ended(draft, 'rolled_back', 'cancelled', reason);
  const hasFailed = Object.values(active).some(({ is }) => is === 'awaiting_direction');
  return ended(draft, hasFailed ? 'failed' : 'cancelled', 'cancelled', reason);
}
