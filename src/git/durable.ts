import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Repository } from './repository.ts';

/**
 * Goes before the name of a git command whose work outlasts a power cut once it is done: objects and refs are on the disk
 * then. Where the system can, all objects of one command share a flush. git knows it since 2.36; older ones pass it by.
 */
export const durable: readonly string[] = ['-c', 'core.fsync=committed,reference', '-c', 'core.fsyncMethod=batch'];

/** The name of a ref that git moved is on the disk, too: git sees to what the file holds, and not to its folder. */
export function settled({ commonDir }: Pick<Repository, 'commonDir'>, ref: string): void {
  try {
    const folder = openSync(dirname(join(commonDir, ref)), 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // Refs may be kept otherwise here, and some systems cannot do that to a folder: then git's word has to do.
  }
}
