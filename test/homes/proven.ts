import { join } from 'node:path';
import { expect } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { openGitHome } from '../../src/git/home.ts';
import { redeciding } from '../../src/git/redecide.ts';
import { verify, type ReadProject } from '../../src/git/verify.ts';
import { isSoak } from '../soak.ts';

const shipped = join(import.meta.dirname, '..', '..', 'workflows', 'lifecycles');

/**
 * Whatever a story recorded comes out again when it is decided again, and is what its repository holds; in the soak, where
 * there is time. Stories that damage a record are about that.
 */
export async function expectProven(cwd: string): Promise<void> {
  if (!isSoak) return;
  const home = await openGitHome({ cwd, shipped });
  try {
    const again = redeciding(home, '2027-01-01T00:00:00.000Z');
    const found: Finding[] = [];
    const each = async (read: ReadProject): Promise<void> => {
      found.push(...(await again(read)).findings);
    };
    const { findings } = await verify(home, null, () => undefined, { each });
    if (findings.length === 0) expect(found).toEqual([]);
  } finally {
    await home.close();
  }
}
