import { join } from 'node:path';
import type { Known } from '../../../core/definition/checks/pipelines.ts';
import { pipelinesAt, pipelinesPath } from '../../../git/pipelines.ts';
import { withRuns } from './home.ts';

/** Every pipeline that a definition may name here: what lies in the folder can be named before it is committed. */
export function pipelinesNamed(): Promise<readonly Known[]> {
  return withRuns(async (home) => {
    const { worktree } = home.repository;
    const here = { shipped: join(worktree ?? process.cwd(), pipelinesPath), home: null };
    const found = [...(await pipelinesAt(home.objects, null, here)), ...(await home.definitions())];
    return found.map(({ name, aliases, read }) => ({ name, aliases, pipeline: read.ok ? read.pipeline : null }));
  });
}
