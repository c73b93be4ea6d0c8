import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitSignatures, signatureLines, type CommitSignatures } from '../../src/git/commit-signatures.ts';
import { openGitHome, type GitHome } from '../../src/git/home.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { shipped } from '../homes/git-rig.ts';
import { lifecycle, lifecyclePath, policyPath } from '../homes/rig.ts';
import { canSign, publicKey, signWith, sshKey } from './signing-rig.ts';

let git: TestRepository;
beforeAll(async () => {
  git = makeRepository();
  git.commit({ [lifecyclePath]: lifecycle, [policyPath]: policyOf() });
  await open((home) => home.initialise('2026-03-02T09:00:00Z'));
});
afterAll(() => git.remove());

/** A policy that lists keys of ann. */
function policyOf(...names: readonly string[]): string {
  const keys = names.map((name) => `  - ${publicKey(name)}\n`).join('');
  return `version: 1\nworkflow: paper\nroles: { reader: { permission: write }, writer: { permission: write }, lead: { permission: write } }\n${
    keys === '' ? '' : `keys:\n  ann@example.com:\n${keys}`
  }`;
}

async function open<T>(work: (home: GitHome) => Promise<T>): Promise<T> {
  const home = await openGitHome({ cwd: git.dir, shipped });
  try {
    return await work(home);
  } finally {
    await home.close();
  }
}

/** A commit on top of the state branch, made by git itself as it is set up. */
function add(...args: readonly string[]): string {
  const commit = git.git('commit-tree', ...args, '-p', 'countersign', '-m', 'More', 'countersign^{tree}');
  git.git('update-ref', 'refs/heads/countersign', commit);
  return commit;
}

/** A commit like that at the head of the branch, with other bytes, in its place. */
function forge(edit: (bytes: string) => string): string {
  const bytes = execFileSync('git', ['cat-file', 'commit', 'countersign'], { cwd: git.dir, encoding: 'latin1' });
  expect(edit(bytes)).not.toBe(bytes);
  const made = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'], {
    cwd: git.dir,
    input: Buffer.from(edit(bytes), 'latin1'),
    encoding: 'utf8',
  });
  git.git('update-ref', 'refs/heads/countersign', made.trim());
  return made.trim();
}

async function found(since: string | null = null): Promise<CommitSignatures> {
  return open((home) => commitSignatures(home, git.oid('countersign'), since));
}

/** The bytes of an OpenPGP signature that names its maker by this id, and signs nothing. */
function signatureNaming(id: string): string {
  const made = Buffer.from([5, 2, 0x65, 0, 0, 0]);
  const by = Buffer.concat([Buffer.from([9, 16]), Buffer.from(id, 'hex')]);
  const head = Buffer.from([4, 0, 1, 8, 0, made.length]);
  const body = Buffer.concat([head, made, Buffer.from([0, by.length]), by, Buffer.from([0, 0, 0, 1, 1])]);
  const text = Buffer.concat([Buffer.from([0x88, body.length]), body]).toString('base64');
  return ['-----BEGIN PGP SIGNATURE-----', '', text, '-----END PGP SIGNATURE-----'].join('\n ');
}

it('where no commit is signed there is nothing to say', async () => {
  const none = await found();
  expect(none).toMatchObject({ commits: 1, signed: 0, findings: [] });
  expect(signatureLines(none)).toEqual([]);
});

it("GitHub's own signatures are named, and what nothing can read is found", async () => {
  const before = git.oid('countersign');
  add();
  const named = forge((bytes) =>
    bytes.replace('\n\n', `\ngpgsig ${signatureNaming('b5690eeebb952194')}\n\nGitHub made this.\n`),
  );
  add();
  const nonsense = forge((bytes) => bytes.replace('\n\n', '\ngpgsig me\n\n'));
  const told = await found(before);
  expect(told).toMatchObject({
    commits: 2,
    signed: 2,
    good: 0,
    unchecked: [{ key: 'B5690EEEBB952194', commits: 1, why: expect.stringContaining("GitHub's own key") as unknown }],
    findings: [{ code: 'commit_signature_bad', file: 'countersign', line: 1, severity: 'error' }],
  });
  expect(told.findings[0]?.message).toContain(nonsense.slice(0, 12));
  expect(signatureLines(told)).toEqual([
    '2 commits on the state branch, 2 of them signed: 0 good',
    expect.stringMatching(/^1 commit by B5690EEEBB952194: GitHub's own key.*web-flow\.gpg/u),
  ]);
  expect((await found(named)).signed).toBe(1);
});

describe.skipIf(!canSign.ssh)('commits signed with ssh', () => {
  it('are good by keys that the policy lists, without any setting, and by git’s own list where there is one', async () => {
    const before = git.oid('countersign');
    git.commit({ [policyPath]: policyOf('old', 'new') });
    signWith(git, 'ssh', sshKey('old'));
    add('-S');
    git.commit({ [policyPath]: policyOf('new') });
    signWith(git, 'ssh', sshKey('new'));
    const listed = add('-S');
    signWith(git, 'ssh', sshKey('stranger'));
    add('-S');
    add();
    const told = await found(before);
    expect(told).toMatchObject({
      commits: 4,
      signed: 3,
      good: 1,
      retired: 1,
      ended: [],
      unchecked: [{ key: expect.stringMatching(/^SHA256:/u) as unknown, commits: 1 }],
      findings: [],
    });
    expect(signatureLines(told)[0]).toBe(
      '4 commits on the state branch, 3 of them signed: 1 good, 1 good by keys that the policy lists no more',
    );

    const file = join(git.dir, '..', 'allowed');
    git.git('config', 'gpg.ssh.allowedSignersFile', file);
    expect(await found(before)).toMatchObject({ good: 1, retired: 1 });
    writeFileSync(file, `somebody@example.com ${publicKey('stranger')}\n`);
    expect(await found(before)).toMatchObject({ good: 1, retired: 0, unchecked: [{ commits: 1 }, { commits: 1 }] });
    git.git('config', '--unset', 'gpg.ssh.allowedSignersFile');

    git.git('update-ref', 'refs/heads/countersign', listed);
    const forged = forge((bytes) => bytes.replace('author Ada', 'author Eve'));
    const { good, findings } = await found(before);
    expect({ good, messages: findings.map(({ message }) => message) }).toEqual({
      good: 0,
      messages: [`the signature of commit ${forged.slice(0, 12)} does not fit it: it was made for other bytes`],
    });
  });

  it('are checked side by side, and counted meanwhile', async () => {
    signWith(git, 'ssh', sshKey('new'));
    const before = git.oid('countersign');
    for (let count = 0; count < 33; count += 1) add('-S');
    const seen: (readonly [number, number])[] = [];
    const told = await open((home) =>
      commitSignatures(home, git.oid('countersign'), before, (done, of) => seen.push([done, of])),
    );
    expect(told).toMatchObject({ commits: 33, signed: 33, good: 33 });
    expect(seen.at(-1)).toEqual([33, 33]);
  });
});
