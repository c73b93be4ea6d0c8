import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { projectDecider } from '../../src/core/project/decider.ts';
import { openGitHome, type GitHome } from '../../src/git/home.ts';
import { verify } from '../../src/git/verify.ts';
import { handle } from '../../src/handle.ts';
import { makeRepository, temporaryFolder, type TestRepository } from '../fixtures/repository.ts';
import { lifecycle, lifecyclePath, policy, policyPath, project } from '../homes/rig.ts';
import { machineClock } from './machine.ts';
import { manyOf } from '../soak.ts';

const shipped = join(import.meta.dirname, '..', '..', 'workflows', 'lifecycles');
const made: TestRepository[] = [];

afterEach(() => {
  for (const repository of made.splice(0)) repository.remove();
});

const [clones, each] = [manyOf(4, 16), manyOf(5, 25)];
const [processes, times] = [8, manyOf(2, 25)];

it(`${clones} writers on clones of one repository lose none of their ${clones * each} entries, and none of them starves`, async () => {
  const origin = keep(withProject());
  const home = keep(origin.clone({ bare: true }));
  const seats = Array.from({ length: clones }, () => {
    const clone = keep(home.clone());
    clone.git('config', 'countersign.remote', 'origin');
    return clone;
  });
  await start(seats[0] ?? home);
  await race(seats, each);
  await expectAll(seats[0] ?? home, home, clones * each);
});

it(`${processes} writers in one repository lose none of their ${processes * times} entries, and none of them starves`, async () => {
  const repository = keep(withProject());
  await start(repository);
  await race(
    Array.from({ length: processes }, () => repository),
    times,
  );
  await expectAll(repository, repository, processes * times);
});

function keep(repository: TestRepository): TestRepository {
  made.push(repository);
  return repository;
}

function withProject(): TestRepository {
  const repository = makeRepository();
  repository.commit({ [lifecyclePath]: lifecycle, [policyPath]: policy });
  return repository;
}

async function at<T>(repository: TestRepository, work: (home: GitHome) => Promise<T>): Promise<T> {
  const home = await openGitHome({ cwd: repository.dir, shipped });
  try {
    return await work(home);
  } finally {
    await home.close();
  }
}

async function start(repository: TestRepository): Promise<void> {
  const command = {
    start: { project_id: project, workflow_type: 'paper', workflow: 'An atlas', client: 'Acme', owner: 'ann' },
  };
  const { answer } = await at(repository, async (home) =>
    handle({ home, decider: projectDecider, clock: machineClock }, project, {
      source: 'start',
      actor: await home.actor(),
      command,
    }),
  );
  expect(answer.is).toBe('done');
}

/** One process for each repository, all let go at once; every one of them must get all its facts recorded. */
async function race(repositories: readonly TestRepository[], count: number): Promise<void> {
  const folder = temporaryFolder();
  const go = join(folder, 'go');
  const running = repositories.map(({ dir }, index) => {
    const name = `w${index}`;
    const args = [
      fileURLToPath(new URL('./writer.ts', import.meta.url)),
      '--folder',
      dir,
      '--shipped',
      shipped,
      '--name',
      name,
      '--count',
      String(count),
      '--go',
      go,
    ];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: `${name}@example.com` },
    });
    return Promise.all([text(child.stdout), text(child.stderr)]);
  });
  writeFileSync(go, '');
  const answers = await Promise.all(running);
  rmSync(folder, { recursive: true });
  expect(answers).toEqual(repositories.map(() => [`${count}\n`, '']));
}

async function expectAll(seat: TestRepository, home: TestRepository, count: number): Promise<void> {
  await at(seat, async (opened) => {
    const entries = await opened.entries(project);
    expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: count + 1 }, (_entry, index) => index + 1));
    expect(new Set(entries.map((entry) => entry.source)).size).toBe(count + 1);
    const { state } = await opened.observe(project, machineClock.now());
    expect(Object.keys(state?.known_facts ?? {})).toHaveLength(count);
    expect(await verify(opened, null, () => undefined)).toMatchObject({ entries: count + 1, findings: [] });
  });
  home.git('fsck', '--strict', '--no-dangling');
  expect(home.git('rev-list', '--count', 'countersign')).toBe(String(count + 1));
}
