import { runDecider } from '../../src/core/run/decider.ts';
import { openRunHome } from '../../src/git/runs/home.ts';
import { handle } from '../../src/handle.ts';
import { shipped } from './git-rig.ts';
import { asserted, testClock } from './rig.ts';
import { run } from './runs-rig.ts';

/** Cancels the run of a test in another repository. Argument: its folder. */
const [, , cwd = ''] = process.argv;
const home = await openRunHome({ cwd, shipped, userHome: null });
const envelope = { source: 'elsewhere:1', actor: asserted('ann'), command: { cancel: { reason: 'elsewhere' } } };
await handle({ home, decider: runDecider, clock: testClock() }, run, envelope);
await home.close();
