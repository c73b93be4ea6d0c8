import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the package: one above the bundle, three above the source. */
function packageFolder(): string {
  const above = join(import.meta.dirname, '..');
  return existsSync(join(above, 'package.json')) ? above : join(import.meta.dirname, '../../..');
}

/** Where the lifecycles lie that ship with Countersign. */
export function shippedLifecycles(): string {
  return join(packageFolder(), 'workflows/lifecycles');
}

export function versionOfPackage(): string {
  const text = readFileSync(join(packageFolder(), 'package.json'), 'utf8');
  return /"version":\s*"([^"]*)"/u.exec(text)?.[1] ?? 'unknown';
}
