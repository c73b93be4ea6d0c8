import { lockRun } from '../../src/git/runs/lock.ts';

/** Asks for the lock of a run, says what came of it, and stays. Argument: the git folder. */
const locked = await lockRun({ commonDir: process.argv[2] ?? '' }, 'release-7');
process.stdout.write(`${'heldBy' in locked ? `held by ${locked.heldBy.pid}` : 'mine'}\n`);
if ('heldBy' in locked) process.exit();
setInterval(() => undefined, 60_000);
