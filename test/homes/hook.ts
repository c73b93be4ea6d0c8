import { text } from 'node:stream/consumers';
import { openGitHome } from '../../src/git/home.ts';
import { receive } from '../../src/git/receive.ts';
import { shipped } from './git-rig.ts';
import { testClock } from './rig.ts';

/** The pre-receive hook of a test: says why a push must not come in. */
const options = { cwd: process.cwd(), shipped };
const home = await openGitHome(options);
try {
  const refusals = await receive(home, options, await text(process.stdin), testClock().now());
  for (const { code, because } of refusals) process.stderr.write(`${code}: ${because}\n`);
  if (refusals.length > 0) process.exitCode = 1;
} finally {
  await home.close();
}
