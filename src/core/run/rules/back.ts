import { own } from '../../own.ts';
import type { RunCommands } from '../commands.ts';
import type { Draft } from '../draft.ts';
import type { Checkpoint } from '../state.ts';
import { agreed } from './agreement.ts';
import type { Ruled } from './context.ts';

/**
 * Going back to the newest sound checkpoint is what a checkpoint is for. For any other, which leaves newer ones out, and
 * for one that is not looked at first, the coordinating role agrees before.
 */
export function agreedBack(
  draft: Draft,
  { unvalidated }: Pick<RunCommands['rollback'], 'unvalidated'>,
  { id, name }: Checkpoint,
): Ruled {
  const newest = draft.state.checkpoints.findLast((one) => !isCorrupt(draft, one));
  if (unvalidated !== true && newest?.id === id) return draft;
  return agreed(draft, {
    gate: `rollback:${name}`,
    covers: { checkpoint: id, ...(unvalidated === true ? { validation: 'skipped' } : {}) },
    says:
      unvalidated === true
        ? `going back to ${name} without looking at it`
        : `going back to ${name}, past newer checkpoints`,
  });
}

/** Is it known that a checkpoint is not whole? */
export function isCorrupt({ observed }: Pick<Draft, 'observed'>, { id, corrupt }: Checkpoint): boolean {
  const found = own(observed.checkpoints, id);
  return found === undefined ? corrupt === true : !found.valid;
}
