import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { machineClock as clock } from '../../clock.ts';
import { runAction } from './run.ts';

/** The lifecycles that ship with Countersign: beside the bundle, or where it is made from. */
function shippedLifecycles(): string {
  const beside = join(import.meta.dirname, 'lifecycles');
  return existsSync(beside) ? beside : join(import.meta.dirname, '../../../workflows/lifecycles');
}

async function main(): Promise<void> {
  const code = await runAction({
    environment: process.env,
    write: (text) => process.stdout.write(text),
    clock,
    shipped: shippedLifecycles(),
  });
  // Something may still be waiting for its turn; whatever is written comes first.
  process.stdout.write('', () => process.exit(code));
}

void main();
