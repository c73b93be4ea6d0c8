import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('the demo ends by itself when it is asked to play once', () => {
  const program = join(import.meta.dirname, '..', '..', 'demo', 'demo.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--once'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/nothing missing, nothing changed/u);
  expect(stdout).not.toContain('Ctrl-C');
});
