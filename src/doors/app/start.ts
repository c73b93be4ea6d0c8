import { readFileSync } from 'node:fs';
import { machineClock as clock } from '../../clock.ts';
import { redeliverFailed } from './deliveries.ts';
import { makeLog } from './log.ts';
import { CannotStart, startApp, stopWhenTold } from './server.ts';
import { readSettings } from './settings.ts';
import { workOf } from './work.ts';

/** A wrong environment: the exit code that sysexits.h has for wrong usage. */
const misuse = 64;
/** Lost deliveries are found within that time. */
const sweepEveryMilliseconds = 5 * 60 * 1000;

async function main(): Promise<void> {
  const read = readSettings(process.env, (path) => readFileSync(path, 'utf8'));
  if (!read.ok) {
    for (const fault of read.faults) process.stderr.write(`${fault}\n`);
    process.exitCode = misuse;
    return;
  }
  const { settings } = read;
  const log = makeLog();
  const work = workOf(settings, clock, log);
  try {
    const app = await startApp({
      ...settings,
      ...work,
      sweepEveryMilliseconds,
      redeliver: redeliverFailed,
      clock,
      log,
    });
    stopWhenTold(app);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    process.stderr.write(`${error.message} ${error.next}\n`);
    process.exitCode = 1;
  }
}

void main();
