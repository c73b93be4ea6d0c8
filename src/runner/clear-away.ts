import { endLeftBehind } from '../executor/left-behind.ts';
import type { KeptChanges } from '../ports.ts';
import type { Driving } from './drive.ts';

/**
 * Takes away what a run that has ended left on this machine: what jobs of dead processes still do, and the folder it worked
 * in. What somebody changed there by hand, and no step recorded, is kept first; where git cannot, the folder stays.
 */
export async function clearAway(
  { tree, jobs, author, clock }: Pick<Driving, 'tree' | 'jobs' | 'author' | 'clock'>,
  id: string,
): Promise<KeptChanges | null> {
  await endLeftBehind(jobs);
  const kept = await tree.keep(`${id}: not recorded by any step`, author, clock.now());
  if (kept === null || 'ref' in kept) await tree.remove();
  return kept;
}
