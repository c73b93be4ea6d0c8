import { doerOf } from '../core/run/doing.ts';
import type { RunObserved } from '../core/run/world.ts';
import type { KeptChanges } from '../ports.ts';
import type { Drive } from './drive.ts';

/** May somebody have changed files of the run by hand? An earlier process may have asked them to. */
export function isDoneByHand({ pipeline }: Pick<RunObserved, 'pipeline'>): boolean {
  return pipeline.steps.some(
    (step) =>
      step.effects === 'files' &&
      (['step', 'recovery', 'compensation'] as const).some((job) => doerOf(pipeline, step, job, []) === 'host'),
  );
}

/**
 * Before the folder is set back: what somebody changed in it by hand, and no step recorded, is kept and told.
 * @throws StandsInTheWay where git cannot record it; then it stays where it is.
 */
export async function keepByHand(drive: Drive): Promise<void> {
  if (!drive.isByHand) return;
  const { tree, author, clock } = drive.driving;
  const kept = await tree.keep(`${drive.id}: not recorded by any step`, author, clock.now());
  if (kept !== null && 'left' in kept) throw new StandsInTheWay(drive.id, kept);
  drive.kept = both(drive.kept, kept);
  noneByHand(drive);
}

/** What the folder holds is recorded. */
export function noneByHand(drive: Drive): void {
  drive.isByHand = false;
  drive.theirs = null;
}

/** All that was kept while it was driven, by the one ref that has it. */
export function both(one: KeptChanges | null, other: KeptChanges | null): KeptChanges | null {
  if (one === null || other === null || !('ref' in one) || !('ref' in other)) return other ?? one;
  return { ref: other.ref, paths: [...new Set([...one.paths, ...other.paths])].toSorted() };
}

/** The folder would be set back, and holds what somebody made that git cannot keep. */
class StandsInTheWay extends Error {
  override readonly name = 'StandsInTheWay';
  readonly code = 'dirty_worktree';
  readonly next: string;

  constructor(id: string, { left, because }: Extract<KeptChanges, { left: string }>) {
    super(`${left} holds changes that no step recorded, and git cannot keep them: ${because}`);
    this.next = `move elsewhere what is to stay, then countersign workflow resume ${id}`;
  }
}
