import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import { mergeBranch } from '../../src/doors/cli/merging.ts';
import { commitSignatures, type CommitSignatures } from '../../src/git/commit-signatures.ts';
import { openGitHome } from '../../src/git/home.ts';
import { openRepository } from '../../src/git/repository.ts';
import { handle } from '../../src/handle.ts';
import type { TestRepository } from '../fixtures/repository.ts';
import { makeLocalRig, makeRemoteRig, shipped, type GitRig } from '../homes/git-rig.ts';
import { policy, policyPath, project, textPath } from '../homes/rig.ts';
import { commitContract } from './commit-contract.ts';
import { canSign, gpgExport, gpgHome, gpgKey, gpgRevoke, publicKey, signWith, sshKey } from './signing-rig.ts';

describe.skipIf(!canSign.ssh)('signed with an ssh key', () => {
  commitContract((git) => signWith(git, 'ssh'));
});

let rig: GitRig | null = null;
beforeEach(() => {
  if (canSign.openpgp) process.env['GNUPGHOME'] = gpgHome();
});
afterEach(async () => {
  delete process.env['GNUPGHOME'];
  await rig?.close();
  rig = null;
});

function make(makeRig: () => GitRig): GitRig {
  rig = makeRig();
  return rig;
}

/** Gives a command as ann, under the name of `source`. */
async function give(one: GitRig, source: string, command: ProjectCommand): Promise<string> {
  const home = await one.home('ann');
  one.clock.advance(1);
  const asked = { source, actor: await home.actor(), command };
  return (await handle({ home, decider: projectDecider, clock: one.clock }, project, asked)).answer.is;
}

const start: ProjectCommand = {
  start: { project_id: project, workflow_type: 'paper', workflow: 'An atlas', client: 'Acme', owner: 'ann' },
};
const fact: ProjectCommand = { fact: { fact: 'size', value: 1, source: 'counted' } };

async function signatures({ dir }: TestRepository, ref = 'refs/heads/countersign'): Promise<CommitSignatures> {
  const home = await openGitHome({ cwd: dir, shipped });
  try {
    return await commitSignatures(home, (await home.objects.info(ref))?.oid ?? '', null);
  } finally {
    await home.close();
  }
}

function rawCommit(git: TestRepository, spec: string): string {
  return git.git('cat-file', 'commit', spec);
}

function keysOf(name: string): string {
  return `${policy}keys:\n  ann@example.com: ["${publicKey(name)}"]\n`;
}

describe.skipIf(!canSign.ssh)('where git signs commits with ssh', () => {
  it('every commit of the record is signed, and so is a merge', async () => {
    const one = make(makeLocalRig);
    one.commit({ [policyPath]: keysOf('ann') }, 'ann');
    signWith(one.desk, 'ssh', sshKey('ann'));
    expect(await give(one, 'start', start)).toBe('done');
    one.propose('topic', { [textPath]: 'text\n' }, 'ann');
    const reader = await one.home('bob');
    const approve = { approve: { gate: 'reading', track: 'main', reason: '' } };
    const asked = { source: 'review', actor: await reader.actor(), command: approve };
    // Whoever signs is known by the key: here git has that of ann, who wrote the text.
    const { answer } = await handle({ home: reader, decider: projectDecider, clock: one.clock }, project, asked);
    expect(answer).toMatchObject({ is: 'refused', refusal: { code: 'not_in_role' } });
    one.desk.git('config', 'commit.gpgSign', 'false');
    one.desk.git('config', 'countersign.signCommits', 'true');
    const bob = await one.home('bob');
    const opened = await handle({ home: bob, decider: projectDecider, clock: one.clock }, project, {
      ...asked,
      source: 'review:2',
      actor: await bob.actor(),
    });
    expect(opened.answer.is).toBe('done');
    const cat = await one.home('cat');
    const merged = await mergeBranch(cat, one.clock, await cat.actor(), 'topic', 'merge');
    expect(merged.is).toBe('merged');
    expect(rawCommit(one.desk, 'main')).toMatch(/^parent .*\nparent .*\n[^]*\ngpgsig -----BEGIN SSH/mu);
    expect(await signatures(one.desk)).toMatchObject({ commits: 5, signed: 5, good: 5, findings: [] });
  });

  it('the commits that a remote home gets are the signed ones, and nothing else is left here', async () => {
    const one = make(makeRemoteRig);
    one.commit({ [policyPath]: keysOf('ann') }, 'ann');
    for (const seat of one.seats) signWith(seat, 'ssh', sshKey('ann'));
    expect(await give(one, 'start', start)).toBe('done');
    expect(await give(one, 'fact', fact)).toBe('done');
    const [seat] = one.seats;
    expect(one.origin.oid('countersign')).toBe(seat.oid('refs/remotes/origin/countersign'));
    expect(await signatures(seat, 'refs/remotes/origin/countersign')).toMatchObject({ signed: 2, good: 2 });
    expect(seat.git('for-each-ref', 'refs/countersign/tmp')).toBe('');
  });

  it('what cannot be signed is not written, and it is said what to do', async () => {
    const one = make(makeLocalRig);
    expect(await give(one, 'start', start)).toBe('done');
    const head = one.desk.oid('countersign');
    const refs = one.desk.git('for-each-ref');
    const askpass = join(one.desk.dir, '..', 'askpass');
    writeFileSync(askpass, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    Object.assign(process.env, { SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: 'force' });
    process.env['GNUPGHOME'] = join(one.desk.dir, '..', 'nobody');
    try {
      for (const [format, key, program, says, helps] of [
        ['ssh', join(one.desk.dir, 'gone'), 'ssh-keygen', /could not, so nothing is written: .*gone/u, /ssh-add KEY/u],
        ['ssh', sshKey('locked', 'open sesame'), 'ssh-keygen', /passphrase|locked/u, /ssh-add KEY/u],
        ['ssh', sshKey('ann'), '/nowhere/sign', /cannot run \/nowhere\/sign/u, /user\.signingKey FILE/u],
        ['openpgp', '', 'gpg', /gpg failed to sign/u, /gpg --clearsign/u],
        ['openpgp', '', '/nowhere/gpg', /cannot run \/nowhere\/gpg/u, /countersign\.signCommits false/u],
      ] as const) {
        signWith(one.desk, format, key);
        one.desk.git('config', format === 'ssh' ? 'gpg.ssh.program' : 'gpg.program', program);
        const problem: unknown = await give(one, 'fact', fact).catch((error: unknown) => error);
        expect(problem).toMatchObject({
          code: 'cannot_sign',
          message: expect.stringMatching(says) as unknown,
          next: expect.stringMatching(helps) as unknown,
        });
        expect(one.desk.git('for-each-ref')).toBe(refs);
      }
    } finally {
      delete process.env['SSH_ASKPASS'];
      delete process.env['SSH_ASKPASS_REQUIRE'];
    }
    one.desk.git('config', 'countersign.signCommits', 'maybe');
    await expect(openRepository(one.desk.dir)).rejects.toMatchObject({ code: 'bad_config' });
    one.desk.git('config', 'countersign.signCommits', 'false');
    expect(await give(one, 'fact', fact)).toBe('done');
    expect(one.desk.oid('countersign^')).toBe(head);
    expect(rawCommit(one.desk, 'countersign')).not.toContain('gpgsig');
  });
});

describe.skipIf(!canSign.openpgp)('where git signs commits with gpg', () => {
  it('they are signed with the key of whoever commands, and each end of a key is told', async () => {
    const one = make(makeLocalRig);
    const { desk } = one;
    const ann = gpgKey('ann <ann@example.com>');
    // No key is named: git looks for that of whoever commits.
    desk.git('config', 'commit.gpgSign', 'true');
    expect(await give(one, 'start', start)).toBe('done');
    expect(await signatures(desk)).toMatchObject({ signed: 1, good: 1, ended: [], unchecked: [], findings: [] });

    // A key that was made in 2020 for a day, and signed then.
    const then = join(desk.dir, '..', 'then');
    writeFileSync(then, '#!/bin/sh\nexec gpg --faked-system-time 20200101T000100 "$@"\n');
    chmodSync(then, 0o755);
    const old = gpgKey('old <old@example.com>', { made: '20200101T000000', expires: '1d' });
    desk.git('config', 'user.signingKey', old);
    desk.git('config', 'gpg.program', then);
    expect(await give(one, 'fact', fact)).toBe('done');
    desk.git('config', '--unset', 'gpg.program');
    const told = await signatures(desk);
    expect(told).toMatchObject({
      signed: 2,
      good: 1,
      ended: [{ key: old, commits: 1, why: expect.stringContaining('expired') as unknown }],
    });

    gpgRevoke(ann);
    expect(await signatures(desk)).toMatchObject({
      good: 0,
      ended: expect.arrayContaining([
        { key: ann, commits: 1, why: expect.stringContaining('revoked') as unknown },
      ]) as unknown,
    });

    // Somebody who has only the public half, and vouches for nobody; then somebody who has nothing.
    const shared = gpgExport(gpgKey('cat <cat@example.com>'));
    desk.git('config', 'user.signingKey', 'cat@example.com');
    expect(await give(one, 'fact:2', { fact: { fact: 'weight', value: 2, source: 'counted' } })).toBe('done');
    process.env['GNUPGHOME'] = gpgHome('elsewhere', shared);
    const elsewhere = await signatures(desk);
    expect(elsewhere).toMatchObject({ signed: 3, good: 0, ended: [], findings: [] });
    expect(elsewhere.unchecked.map(({ commits, why }) => `${commits} ${why}`).toSorted()).toEqual([
      '1 the key is not known here, so nothing can be said of them',
      '1 the key is not known here, so nothing can be said of them',
      '1 they fit, and nothing here says whose key it is',
    ]);
    desk.git('config', 'gpg.program', '/nowhere/gpg');
    const blind = await signatures(desk);
    expect(blind).toMatchObject({ signed: 3, good: 0, findings: [] });
    expect(blind.unchecked.map(({ why }) => why)).toEqual(
      blind.unchecked.map(() => 'there is no program here that could check them'),
    );
  });
});
