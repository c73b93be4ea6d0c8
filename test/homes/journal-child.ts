import { machineClock } from '../../src/clock.ts';
import { runDecider } from '../../src/core/run/decider.ts';
import { journaledRun, openRunHome } from '../../src/git/runs/home.ts';
import { handle } from '../../src/handle.ts';
import { shipped } from './git-rig.ts';
import { run, submit } from './runs-rig.ts';
import { asserted } from './rig.ts';

/**
 * Submits the first step of the run of a test in a process of its own, which is killed as soon as the journal says that it
 * did what it is to be killed after. Arguments: the folder, and that.
 */
const [, , cwd = '', moment = ''] = process.argv;
const home = await openRunHome({ cwd, shipped, userHome: null });
const { promise: never } = Promise.withResolvers<void>();
const clock = { ...machineClock, sleep: () => never };
const journal = await journaledRun(home, run, clock, {
  tell({ is }) {
    if (is === moment) process.kill(process.pid, 'SIGKILL');
  },
});
const envelope = { source: 'delivery:1', actor: asserted('ann'), command: submit('plan') };
const { answer } = await handle({ home: journal, decider: runDecider, clock: machineClock }, run, envelope);
process.stdout.write(`${answer.is}\n`);
await journal.close();
