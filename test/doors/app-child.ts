import { makeLog } from '../../src/doors/app/log.ts';
import { startApp, stopWhenTold } from '../../src/doors/app/server.ts';
import { machineClock } from '../faults/machine.ts';
import { appKey, secret } from './app-rig.ts';

/**
 * The App in a process of its own, whose work is the test's: it says `begun <key>` when work begins and when it is told
 * `end` ends all that has begun, and all that begins from then on.
 */
const waiting: (() => void)[] = [];
let isOpen = false;
process.on('message', () => {
  isOpen = true;
  for (const end of waiting.splice(0)) end();
});

const app = await startApp({
  port: 0,
  secrets: [secret],
  appId: 77,
  privateKey: appKey.privateKey,
  apiUrl: 'http://127.0.0.1:9/api/v3',
  work: (key) => {
    process.send?.(`begun ${key}`);
    if (isOpen) return Promise.resolve();
    return new Promise((resolve) => {
      waiting.push(resolve);
    });
  },
  sweep: () => Promise.resolve(),
  sweepEveryMilliseconds: 3_600_000,
  clock: machineClock,
  log: makeLog(),
});
stopWhenTold(app);
process.send?.(`listening ${app.port}`);
