import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/repository.ts';
import { openGitHub, type GitHubRig } from './app-github.ts';

const program = join(import.meta.dirname, '../../bin/countersign.cjs');
const days = 24 * 3_600_000;
let rig: GitHubRig | null = null;
let clone: string | null = null;
afterEach(async () => {
  expect(rig?.sandbox.gaps).toEqual([]);
  await rig?.close();
  if (clone !== null) rmSync(clone, { recursive: true });
});

it('each day the first sweep is recorded, and what shows a project warns when none has run for two days', async () => {
  rig = await openGitHub();
  const { repository, sandbox, settled } = rig;
  const ann = repository.as('ann');
  const subjects = async (): Promise<readonly string[]> =>
    (await repository.git('log', '--reverse', '--format=%s', 'countersign')).split('\n');
  let pushes = 0;
  async function sweep(): Promise<void> {
    pushes += 1;
    await ann.push('main', { 'notes.txt': `${pushes}\n` });
    await settled();
  }

  await settled();
  const { number: issue } = await ann.openIssue({ title: 'Portal 2.0' });
  await ann.comment(issue, '/start software_release');
  await settled();
  await ann.comment(issue, '/advance implementation');
  await settled();
  expect(rig.status(issue)).toMatch(/<sub>Shown 2026-03-02 09:0\d UTC · last sweep not yet<\/sub>/u);
  const shown = rig.status(issue);
  await sweep();
  await sweep();
  expect((await subjects()).filter((subject) => subject.startsWith('swept'))).toEqual(['swept: 2026-03-02']);
  expect(await repository.git('show', 'countersign:swept.yaml')).toMatch(/^at: 2026-03-02T09:0\d:\d\d\.000Z$/u);
  expect(rig.status(issue)).toBe(shown);

  sandbox.clock.advance(3 * days);
  await ann.comment(issue, '/block "late" --on gate:code_review');
  await settled();
  expect(rig.status(issue)).toContain('> The last sweep was recorded on 2026-03-02:');
  expect(rig.status(issue)).toContain('See whether the App is running');

  clone = temporaryFolder();
  const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: clone ?? '', encoding: 'utf8' });
  git('clone', '--quiet', repository.gitDir, '.');
  git('config', 'countersign.remote', 'origin');
  const countersign = (...args: readonly string[]): Record<string, unknown> =>
    JSON.parse(
      execFileSync(process.execPath, [program, ...args, '--json'], { cwd: clone ?? '', encoding: 'utf8' }),
    ) as Record<string, unknown>;
  expect(countersign('verify')).toMatchObject({ findings: [] });
  expect(countersign('status')).toMatchObject({ last_sweep: expect.stringMatching(/^2026-03-02T/u) as string });

  await sweep();
  expect((await subjects()).at(-1)).toBe('swept: 2026-03-05');
  await sweep();
  expect(rig.status(issue)).not.toContain('WARNING');
  expect(rig.status(issue)).toContain('last sweep 2026-03-05');
});
