import { join } from 'node:path';
import { machineClock } from '../../src/clock.ts';
import type { RunCommand } from '../../src/core/run/commands.ts';
import { runDecider } from '../../src/core/run/decider.ts';
import { hostExecutor } from '../../src/executor/host.ts';
import { shellExecutor } from '../../src/executor/shell.ts';
import { identity } from '../../src/git/repository.ts';
import { lockRun } from '../../src/git/runs/lock.ts';
import { runFolderHere, runTree } from '../../src/git/runs/tree.ts';
import { journaledRun, openRunHome } from '../../src/git/runs/home.ts';
import { handle } from '../../src/handle.ts';
import { driven, type Driven } from '../../src/runner/run.ts';

/** The run that stories are about. */
const id = 'r1';

/** Asks these things of the run r1 of a repository, and drives it as far as it goes by itself; or who is at it. */
export async function drivenHere(
  cwd: string,
  commands: readonly RunCommand[],
  stop: AbortSignal = new AbortController().signal,
): Promise<Driven | { readonly heldBy: number }> {
  const home = await openRunHome({ cwd, shipped: '/nowhere', pipeline: 'story', userHome: null });
  const lock = await lockRun(home.repository, id);
  if ('heldBy' in lock) {
    await home.close();
    return { heldBy: lock.heldBy.pid };
  }
  const tree = runTree(home.repository, id);
  const jobs = join(runFolderHere(home.repository, id), 'jobs');
  const actor = await home.actor();
  const journal = await journaledRun(home, id, machineClock, { before: tree.publish });
  for (const [index, command] of commands.entries()) {
    const source = `test:${machineClock.now()}:${index}`;
    const line = { home: journal, decider: runDecider, clock: machineClock };
    const { answer } = await handle(line, id, { source, actor, command });
    if (answer.is !== 'done') throw new Error(JSON.stringify(answer));
  }
  const result = await driven(
    {
      home: journal,
      executors: [shellExecutor({ scratch: jobs }), hostExecutor({ scratch: jobs })],
      tree,
      jobs,
      clock: machineClock,
      machine: { environment: process.env, commands: {} },
      actor,
      author: identity(home.repository),
      by: `process ${process.pid}`,
      tell: () => undefined,
      stop,
      signal: new AbortController().signal,
    },
    id,
  );
  await journal.close();
  await lock.release();
  await home.close();
  return result;
}

if (import.meta.main) {
  const stop = new AbortController();
  process.on('SIGINT', () => stop.abort());
  const commands: readonly RunCommand[] = [{ start: { run_id: id, task: 'a story', door: 'test' } }];
  await drivenHere(process.argv[2] ?? '', commands, stop.signal);
}
