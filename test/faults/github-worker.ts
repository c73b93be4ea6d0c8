import { parseArgs } from 'node:util';
import { makeLog } from '../../src/doors/app/log.ts';
import { appOn, hookOf } from '../doors/app-github.ts';

/** The App in a process of its own, on a sandbox that another process has; it says where it takes webhooks. */
const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    now: { type: 'string' },
    app: { type: 'string' },
  },
});
const { url = '', now = '0', app = '{}' } = values;

let time = Number(now);
const clock = {
  now: () => time,
  advance(milliseconds: number) {
    time += milliseconds;
  },
};
const started = await appOn(
  { url, clock, app: JSON.parse(app) as Parameters<typeof appOn>[0]['app'] },
  makeLog({ write: (line) => process.stderr.write(line) }),
);
process.stdout.write(`${hookOf(started)}\n`);
