import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SandboxRepository } from './repository.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';

let sandbox: Sandbox;
let site: SandboxRepository;
let folder: string;
beforeEach(async () => {
  sandbox = await openSandbox();
  site = await sandbox.repository('olivia/site', {
    files: { 'a.md': 'a\n' },
    permissions: { alice: 'write', ron: 'read' },
  });
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'countersign-sandbox-clone-')));
});
afterEach(async () => {
  expect(sandbox.gaps).toEqual([]);
  rmSync(folder, { recursive: true });
  await sandbox.close();
});

async function git(...args: readonly string[]): Promise<string> {
  const named = ['-c', 'user.name=alice', '-c', 'user.email=alice@example.com', ...args];
  const { stdout, stderr } = await promisify(execFile)('git', named, { cwd: folder, encoding: 'utf8' });
  return stdout + stderr;
}

const address = (login: string): string =>
  `${sandbox.url.replace('http://', `http://x-access-token:${sandbox.tokenFor({ user: login })}@`)}/olivia/site.git`;

async function clone(login: string): Promise<void> {
  await git('clone', '--quiet', address(login), '.');
}

it('clones and pushes with stock git, and a pull follows its branch at once', async () => {
  await clone('alice');
  await git('switch', '--quiet', '-c', 'feature');
  writeFileSync(join(folder, 'a.md'), 'b\n');
  await git('commit', '--quiet', '-am', 'Change');
  await git('push', '--quiet', 'origin', 'feature');
  const pull = await site.as('alice').openPull({ title: 'Change', head: 'feature' });
  const before = pull.headRefOid;
  writeFileSync(join(folder, 'a.md'), 'c\n');
  await git('commit', '--quiet', '--amend', '-am', 'Change again');
  await git('push', '--quiet', '--force', 'origin', 'feature');
  expect(pull.headRefOid).toBe((await git('rev-parse', 'HEAD')).trim());
  expect(pull.timeline).toMatchObject([
    { __typename: 'HeadRefForcePushedEvent', beforeOid: before, actor: { login: 'alice' } },
  ]);
  expect(await git('ls-remote', 'origin', `refs/pull/${pull.number}/head`)).toContain(pull.headRefOid);
  expect(sandbox.deliveries.filter(({ event }) => event === 'push').map(({ payload }) => payload['forced'])).toEqual([
    false,
    true,
  ]);
});

it('gives a workflow and the App the same with their tokens', async () => {
  const token = sandbox.tokenFor({ installation: 'olivia' });
  await git(
    'clone',
    '--quiet',
    '--depth=1',
    `${sandbox.url.replace('http://', `http://x-access-token:${token}@`)}/olivia/site`,
    '.',
  );
  writeFileSync(join(folder, 'b.md'), 'b\n');
  await git('add', '.');
  await git('commit', '--quiet', '-m', 'By the App');
  await git('push', '--quiet', 'origin', 'HEAD:refs/heads/countersign');
  expect(sandbox.deliveries.find(({ event }) => event === 'push')?.payload['sender']).toMatchObject({
    login: 'countersign[bot]',
  });
});

it('refuses whom it does not know, who may only read, and who sees nothing', async () => {
  await expect(git('clone', '--quiet', `${sandbox.url}/olivia/site.git`, '.')).rejects.toThrow(
    /Authentication failed|could not read Username/,
  );
  await expect(git('clone', '--quiet', address('stranger'), '.')).rejects.toThrow('not found');
  await clone('ron');
  await expect(git('push', '--quiet', 'origin', 'HEAD:refs/heads/mine')).rejects.toThrow('403');
});

it('refuses a push to a protected branch as GitHub words it, and takes the other branches of the same push', async () => {
  site.protect('main', { requiredReviews: 1 });
  await clone('alice');
  writeFileSync(join(folder, 'a.md'), 'b\n');
  await git('commit', '--quiet', '-am', 'Change');
  await expect(git('push', 'origin', 'HEAD:refs/heads/main', 'HEAD:refs/heads/other')).rejects.toThrow(
    /GH006: Protected branch update failed for refs\/heads\/main\.[^]*At least 1 approving review is required/,
  );
  expect(await site.head('other')).toBe((await git('rev-parse', 'HEAD')).trim());
  expect(await site.head('main')).not.toBe(await site.head('other'));
});

it('does not let anybody push over the head of a pull', async () => {
  await clone('alice');
  await expect(git('push', 'origin', 'HEAD:refs/pull/1/head')).rejects.toThrow('deny updating a hidden ref');
});
