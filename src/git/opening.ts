import { openObjects, type Objects } from './objects.ts';
import { openRepository, type Repository } from './repository.ts';

/** A repository that git is still looking for, and the reader of its objects, started at the same moment. */
export interface Opening {
  readonly repository: Promise<Repository>;
  readonly objects: Objects;
}

/**
 * Begins to open the repository a folder belongs to. Whoever awaits it is told when there is none. `defaultBranch`: what
 * it is taken to be called where that cannot be told.
 */
export function opening(cwd: string, defaultBranch?: string): Opening {
  const objects = openObjects({ cwd });
  const warm = objects.info('HEAD').catch(() => null);
  // While a push comes in, its commits are here and no branch is at them yet: the first one meets an empty repository.
  const receiving = process.env['GIT_QUARANTINE_PATH'] !== undefined;
  const named = defaultBranch === undefined ? {} : { defaultBranch };
  const repository = openRepository(cwd, { allowEmpty: receiving, ...named }).catch(async (error: unknown) => {
    await warm;
    await objects.close().catch(() => null);
    throw error;
  });
  repository.catch(() => null);
  return { repository, objects };
}
