import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import { commitSignatures } from '../../src/git/commit-signatures.ts';
import { openGitHome, type GitHome } from '../../src/git/home.ts';
import { verify } from '../../src/git/verify.ts';
import { handle } from '../../src/handle.ts';
import { temporaryFolder, type TestRepository } from '../fixtures/repository.ts';
import { canSign, signWith } from '../git/signing-rig.ts';
import { makeLocalRig, makeRemoteRig, shipped, type GitRig } from '../homes/git-rig.ts';
import { emailOf, project, textPath, type Person } from '../homes/rig.ts';
import { machineClock } from './machine.ts';

const git = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
const block: ProjectCommand = { block: { text: 'the fair is off', on: 'track:main' } };

let rig: GitRig;
let scratch: string;
beforeEach(() => {
  scratch = temporaryFolder();
});
afterEach(async () => {
  rmSync(scratch, { recursive: true, force: true });
  await rig.close();
});

/** Steps of the line (the first time it comes by), and of the git commands it waits for: after the last the branch is moved. */
const steps = [
  'observe:1',
  'decide:1',
  'before commit:1',
  'before git fast-import',
  'within git fast-import',
  'after git fast-import',
  'commit:1',
  'show:1',
] as const;

describe('a command that is killed and given again is recorded exactly once', () => {
  for (const step of steps) {
    it(`killed at ${step}`, async () => {
      rig = makeLocalRig();
      await begin();
      await killedAt(step, ['--source', 'review:1', '--command', JSON.stringify(block)]);
      await expectOnce(['commit:1', 'show:1', 'after git fast-import'].includes(step) ? 'repeated' : 'done');
    });
  }

  for (const step of [
    'within git fast-import',
    'after git fast-import',
    'before git commit-tree',
    'after git commit-tree',
    'before git update-ref',
    'after git update-ref',
  ] as const) {
    it.skipIf(!canSign.ssh)(`killed at ${step}, where commits are signed`, async () => {
      rig = makeLocalRig();
      signWith(rig.desk, 'ssh');
      await begin();
      await killedAt(step, ['--source', 'review:1', '--command', JSON.stringify(block)]);
      await expectOnce(step === 'after git update-ref' ? 'repeated' : 'done');
      expect(rig.desk.git('for-each-ref', 'refs/countersign/tmp')).toBe('');
      await at(async (home) => {
        expect(await commitSignatures(home, rig.desk.oid('countersign'), null)).toMatchObject({
          commits: 3,
          signed: 3,
        });
      });
    });
  }

  for (const step of ['before git push', 'after git push'] as const) {
    it(`killed at ${step} to the remote that is its home`, async () => {
      rig = makeRemoteRig();
      await begin();
      await killedAt(step, ['--source', 'review:1', '--command', JSON.stringify(block)]);
      await expectOnce(step === 'after git push' ? 'repeated' : 'done');
    });
  }

  it('lost the answer of the remote: that the entry arrived is found before anybody tries again', async () => {
    rig = makeRemoteRig();
    await begin();
    const once = join(scratch, 'once');
    rig.origin.hook(
      'reference-transaction',
      `[ "$1" = committed ] && [ ! -e ${once} ] && touch ${once} && kill -9 $PPID; exit 0`,
    );
    expect(run('ann', ['--source', 'review:1', '--command', JSON.stringify(block)])).toBe('done');
    expect(existsSync(once)).toBe(true);
    await expectOnce('repeated');
  });
});

describe('a worker that stands still while it holds the lock', () => {
  it('is overtaken, decides again on what is there then, and both are in the record once', async () => {
    rig = makeLocalRig();
    await begin();
    const mark = join(scratch, 'mark');
    const path = `${slowGit('before', 'fast-import', mark)}:${process.env['PATH'] ?? ''}`;
    const child = spawn(process.execPath, command(['--source', 'slow', '--command', JSON.stringify(block)]), {
      env: { ...environment('ann'), PATH: path },
      detached: true,
    });
    const said = Promise.all([text(child.stdout), text(child.stderr)]);
    while (!existsSync(mark)) await sleep(5);
    const lock = locksIn(rig.desk).filter((name) => name.startsWith('countersign-'));
    expect(lock).toHaveLength(1);
    const file = join(rig.desk.dir, '.git', lock[0] ?? '');
    // It has stood still for a minute.
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"at":\d+/u, `"at":${Date.now() - 60_000}`));
    expect(run('ann', ['--source', 'quick', '--command', JSON.stringify(block)])).toBe('done');
    rmSync(join(scratch, 'git'));
    rmSync(mark);
    expect(await said).toEqual(['done', '']);
    expect(await verbs()).toEqual(['start', 'block', 'block']);
    expectClean();
  });
});

describe('a merge that is killed lands once', () => {
  const topic = ['--merge', 'topic', '--source', 'merge:1'];

  it('between its go-ahead and the merge: given again, it merges', async () => {
    rig = makeLocalRig();
    await beginWithDraft();
    const before = rig.desk.oid('refs/heads/main');
    await killedAt('show:1', topic, 'cat');
    expect(rig.desk.oid('refs/heads/main')).toBe(before);
    expect(run('cat', topic)).toBe('merged');
    expect(await verbs()).toEqual(['start', 'propose', 'approve', 'merge', 'land']);
    await expectLanded();
  });

  for (const [place, make] of [
    ['in the repository', makeLocalRig],
    ['on the remote', makeRemoteRig],
  ] as const) {
    it(`between the merge ${place} and its record: the next command of anybody records the landing`, async () => {
      rig = make();
      await beginWithDraft();
      const before = rig.origin.oid('refs/heads/main');
      // The looks of a merge: at the branch, for the go-ahead, and at what has landed.
      await killedAt('observe:3', topic, 'cat');
      expect(rig.origin.oid('refs/heads/main^1')).toBe(before);
      await give('ann', 'review:1', block);
      expect(await verbs()).toEqual(['start', 'propose', 'approve', 'merge', 'land', 'block']);
      await expectLanded();
    });
  }

  it('between its go-ahead and the merge, and the branch moves on: the go-ahead is not one for other bytes', async () => {
    rig = makeLocalRig();
    await beginWithDraft();
    await killedAt('show:1', topic, 'cat');
    rig.push('topic', { [textPath]: 'other\n' }, 'ann');
    const before = rig.desk.oid('refs/heads/main');
    expect(run('cat', ['--merge', 'topic', '--source', 'merge:2'])).toBe('refused');
    expect(rig.desk.oid('refs/heads/main')).toBe(before);
  });
});

async function begin(): Promise<void> {
  await give('ann', 'start', {
    start: { project_id: project, workflow_type: 'paper', workflow: 'An atlas', client: 'Acme', owner: 'ann' },
  });
}

async function beginWithDraft(): Promise<void> {
  await begin();
  rig.propose('topic', { [textPath]: 'text\n' }, 'ann');
  await give('bob', 'review:0', { approve: { gate: 'reading', track: 'main', reason: '' } });
}

/** Gives a command in this process, which must be done. */
async function give(person: Person, source: string, asked: ProjectCommand): Promise<void> {
  const home = await rig.home(person);
  const envelope = { source, actor: await home.actor(), command: asked };
  const { answer } = await handle({ home, decider: projectDecider, clock: machineClock }, project, envelope);
  expect(answer.is).toBe('done');
}

function command(args: readonly string[]): readonly string[] {
  return [
    fileURLToPath(new URL('./commander.ts', import.meta.url)),
    '--folder',
    rig.seats[0].dir,
    '--shipped',
    shipped,
    ...args,
  ];
}

function environment(person: Person): NodeJS.ProcessEnv {
  return { ...process.env, GIT_AUTHOR_NAME: person, GIT_AUTHOR_EMAIL: emailOf(person) };
}

/** Gives a command in a new process, to its end; what came of it. */
function run(person: Person, args: readonly string[]): string {
  const done = spawnSync(process.execPath, command(args), { env: environment(person), encoding: 'utf8' });
  expect(done.stderr).toBe('');
  return done.stdout;
}

/** Gives a command in a new process, which is killed at a step, with all git processes that it has. */
async function killedAt(step: string, args: readonly string[], person: Person = 'ann'): Promise<void> {
  const mark = join(scratch, 'mark');
  const inGit = /^(before|within|after) git (\S+)$/.exec(step);
  const stop = inGit === null ? ['--stop', step, '--mark', mark] : [];
  const path =
    inGit === null
      ? process.env['PATH']
      : `${slowGit(inGit[1] ?? '', inGit[2] ?? '', mark)}:${process.env['PATH'] ?? ''}`;
  const child = spawn(process.execPath, command([...args, ...stop]), {
    env: { ...environment(person), PATH: path },
    detached: true,
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const ended = new Promise((resolve) => {
    child.on('exit', (_code, signal) => {
      resolve(signal);
    });
  });
  while (!existsSync(mark) && child.exitCode === null) await sleep(5);
  if (child.exitCode !== null) throw new Error(`it ended before ${step}: ${(await said).join('')}`);
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  expect(await ended).toBe('SIGKILL');
}

/** A git that stands still at one command: before it, after it, or with half of what it is told. Gives its folder. */
function slowGit(when: string, verb: string, mark: string): string {
  const stand = `touch ${mark}; while [ -e ${mark} ]; do sleep 0.05; done`;
  const slow = {
    before: `${stand}; exec ${git} "$@"`,
    within: `(head -c 200; ${stand}) | ${git} "$@"`,
    after: `${git} "$@"; ${stand}`,
  }[when];
  const path = join(scratch, 'git');
  writeFileSync(
    path,
    `#!/bin/sh\nfor word; do [ "$word" = ${verb} ] && { ${slow ?? ''}; exit; }; done\nexec ${git} "$@"\n`,
  );
  chmodSync(path, 0o755);
  return scratch;
}

/** Given again, the command is answered so; then it is in the record once, and nothing half done lies around. */
async function expectOnce(answer: 'done' | 'repeated'): Promise<void> {
  expect(run('ann', ['--source', 'review:1', '--command', JSON.stringify(block)])).toBe(answer);
  expect(await verbs()).toEqual(['start', 'block']);
  await give('bob', 'review:2', block);
  expectClean();
}

async function expectLanded(): Promise<void> {
  await at(async (home) => {
    const { state } = await home.observe(project, new Date().toISOString());
    expect(state).toMatchObject({
      artifacts: { text: { version: 'v1', bypassed: [] } },
      tracks: { main: { stage: 'review' } },
      proposals: {},
    });
  });
  expectClean();
}

/** The verbs of all entries, in a record that is whole. */
async function verbs(): Promise<readonly (string | undefined)[]> {
  return at(async (home) => {
    expect((await verify(home, null, () => undefined)).findings).toEqual([]);
    return (await home.entries(project)).map((entry) => Object.keys(entry.command)[0]);
  });
}

async function at<T>(work: (home: GitHome) => Promise<T>): Promise<T> {
  const home = await openGitHome({ cwd: rig.seats[0].dir, shipped });
  try {
    return await work(home);
  } finally {
    await home.close();
  }
}

function expectClean(): void {
  for (const repository of new Set([rig.origin, rig.seats[0]])) {
    repository.git('fsck', '--strict', '--no-dangling');
    expect(locksIn(repository)).toEqual([]);
  }
}

function locksIn({ dir }: TestRepository): readonly string[] {
  const folder = existsSync(join(dir, '.git')) ? join(dir, '.git') : dir;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.lock'));
}
