import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { projectDecider } from '../../src/core/project/decider.ts';
import { openGitHome } from '../../src/git/home.ts';
import { handle } from '../../src/handle.ts';
import { machineClock } from './machine.ts';

/**
 * A process that records facts one after the other, as somebody at the command line would: each with a home of its
 * own. It begins when the file `go` is there, and says how many of its facts were recorded.
 */
const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    shipped: { type: 'string' },
    name: { type: 'string' },
    count: { type: 'string' },
    go: { type: 'string' },
  },
});
const { folder = '', shipped = '', name = '', count = '0', go = '' } = values;

while (!existsSync(go)) await sleep(5);
let recorded = 0;
for (let number = 0; number < Number(count); number += 1) {
  const home = await openGitHome({ cwd: folder, shipped });
  try {
    const command = { fact: { fact: `${name}.n${number}`, value: number, source: name } };
    const { answer } = await handle({ home, decider: projectDecider, clock: machineClock }, 'atlas', {
      source: `${name}:${number}`,
      actor: await home.actor(),
      command,
    });
    if (answer.is === 'done') recorded += 1;
    else process.stderr.write(`${name}.${number}: ${JSON.stringify(answer)}\n`);
  } finally {
    await home.close();
  }
}
process.stdout.write(`${recorded}\n`);
