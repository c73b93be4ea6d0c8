import { endings } from '../../core/run/evolve.ts';
import { runWaiting, type RunWaiting } from '../../core/run/notices.ts';
import { githubRun, placeOf } from '../../github/run.ts';
import { runStates } from '../../settle/runs.ts';
import type { Settling } from '../../settle/settling.ts';
import type { Viewer } from './mine.ts';

/** What of the runs of a repository on GitHub waits for whoever asks. Looks at every one that is not over, and writes nothing. */
export async function runsWaiting(settling: Settling, viewer: Viewer): Promise<readonly RunWaiting[]> {
  const actor = { ...viewer, kind: 'person', assurance: 'proven' } as const;
  const at = settling.clock.now();
  const found: RunWaiting[] = [];
  for (const state of await runStates(settling)) {
    if (endings.includes(state.status) && state.intents?.['ended'] === undefined) continue;
    const home = githubRun(settling, { ...placeOf(state), issue: null, comment: null, askers: [viewer.login] });
    const sight = await home.observe(state.run_id, at);
    if (sight.state !== null) found.push(...runWaiting(sight.observed, sight.state, actor, at));
  }
  return found;
}
