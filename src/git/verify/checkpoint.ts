import { isAncestor } from '../history.ts';
import type { Objects } from '../objects.ts';
import type { Repository } from '../repository.ts';
import { run } from '../run.ts';

/** What was proven; what is not asked for need not have been. */
export interface Proof {
  /** The state after every entry. */
  readonly deep: boolean;
  /** Every entry, decided again. */
  readonly redecided: boolean;
}

/**
 * The ref that keeps up to which commit a record was proven whole in this clone. It is private: nobody pushes or fetches
 * it, and git keeps what it names. Another version of the program may prove more, so each has its own.
 */
export function checkpointRef({ remote, stateBranch }: Repository, version: string, proof: Proof): string {
  const kind = [...(proof.deep ? ['deep'] : []), ...(proof.redecided ? ['redecided'] : [])].join('-') || 'plain';
  const place = remote === null ? 'here' : `at/${remote}`;
  return `refs/countersign/verified/${version.replaceAll(/[^A-Za-z0-9.-]/gu, '-')}/${kind}/${place}/${stateBranch}`;
}

/**
 * The last commit up to which as much as is asked for was proven here; null where none was, or where the branch does not
 * contain it any more.
 */
export async function checkpoint(
  repository: Repository,
  objects: Objects,
  version: string,
  asked: Proof,
  head: string,
): Promise<string | null> {
  let newest: string | null = null;
  for (const proof of proofsOf(asked)) {
    const found = await objects.info(`${checkpointRef(repository, version, proof)}^{commit}`);
    if (found === null || !(await isAncestor(repository, found.oid, head))) continue;
    if (newest === null || (await isAncestor(repository, newest, found.oid))) newest = found.oid;
  }
  return newest;
}

/** Every kind of proof that is at least as much. */
function proofsOf(asked: Proof): readonly Proof[] {
  const all = [false, true].flatMap((deep) => [false, true].map((redecided) => ({ deep, redecided })));
  return all.filter(({ deep, redecided }) => (deep || !asked.deep) && (redecided || !asked.redecided));
}

/** Keeps that the record was proven whole up to this commit. Whoever cannot write here proves all of it the next time. */
export async function keepCheckpoint(
  repository: Repository,
  version: string,
  proof: Proof,
  commit: string,
): Promise<boolean> {
  const args = ['update-ref', checkpointRef(repository, version, proof), commit];
  return run(repository, args).then(
    () => true,
    () => false,
  );
}
