import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import { mergeBranch } from '../../src/doors/cli/merging.ts';
import { openGitHome, type GitHome } from '../../src/git/home.ts';
import { handle } from '../../src/handle.ts';
import { machineClock } from './machine.ts';

/**
 * A process that gives one command, or merges one branch, and can be told to stop at a step of the line: it writes
 * the file `mark` and stands still until it is killed. `observe:2` is the end of the second look.
 */
const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    shipped: { type: 'string' },
    source: { type: 'string' },
    command: { type: 'string' },
    merge: { type: 'string' },
    stop: { type: 'string' },
    mark: { type: 'string' },
  },
});
const { folder = '', shipped = '', source = '', command = '', merge, stop = '', mark = '' } = values;

const times = new Map<string, number>();

function step(name: string): void {
  const time = (times.get(name) ?? 0) + 1;
  times.set(name, time);
  if (stop !== `${name}:${time}`) return;
  writeFileSync(mark, '');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

const opened = await openGitHome({ cwd: folder, shipped });
const home: GitHome = {
  ...opened,
  async observe(id, at) {
    const sight = await opened.observe(id, at);
    step('observe');
    return sight;
  },
  async commit(change) {
    step('before commit');
    const committed = await opened.commit(change);
    step('commit');
    return committed;
  },
  async show(id, state, decided) {
    await opened.show(id, state, decided);
    step('show');
  },
};
const decider: typeof projectDecider = {
  ...projectDecider,
  async deciding(commands, seen) {
    const decide = await projectDecider.deciding(commands, seen);
    return (...asked) => {
      const verdict = decide(...asked);
      step('decide');
      return verdict;
    };
  },
};

try {
  if (merge === undefined) {
    const asked = { source, actor: await home.actor(), command: JSON.parse(command) as ProjectCommand };
    const { answer } = await handle({ home, decider, clock: machineClock }, 'atlas', asked);
    process.stdout.write(answer.is);
  } else {
    const outcome = await mergeBranch(home, machineClock, await home.actor(), merge, source);
    process.stdout.write(outcome.is);
  }
} finally {
  await home.close();
}
