import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { openGitHome, type GitHome } from '../../src/git/home.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { emailOf, lifecycle, lifecyclePath, policy, policyPath, project, testClock, type Files, type Person, type Rig } from './rig.ts';

export const shipped = join(import.meta.dirname, '..', '..', 'workflows', 'lifecycles');
const folder = `projects/${project.slice(0, 2)}/${project}`;

/** A rig over real repositories, with what a test may want to do to them. */
export interface GitRig extends Rig {
  readonly home: (person: Person, seat?: 0 | 1) => Promise<GitHome>;
  /** Where people work. */
  readonly desk: TestRepository;
  /** Where the record lives: the desk itself, or the bare repository that everybody has as a remote. */
  readonly origin: TestRepository;
  /** Where commands run. */
  readonly seats: readonly [TestRepository, TestRepository];
}

/** One repository in which people work and commands run. */
export function makeLocalRig(): GitRig {
  const desk = makeRepository();
  return gitRig(desk, desk, [desk, desk]);
}

/** A bare repository that is everybody's home, a clone in which people work, and two in which commands run. */
export function makeRemoteRig(): GitRig {
  const desk = makeRepository();
  const origin = desk.clone({ bare: true });
  desk.git('remote', 'add', 'origin', origin.dir);
  const seats = [origin.clone(), origin.clone()] as const;
  for (const seat of seats) seat.git('config', 'countersign.remote', 'origin');
  return gitRig(desk, origin, seats);
}

function gitRig(desk: TestRepository, origin: TestRepository, seats: readonly [TestRepository, TestRepository]): GitRig {
  const homes: GitHome[] = [];
  commit({ [lifecyclePath]: lifecycle, [policyPath]: policy }, 'ann');

  function as(person: Person, repository: TestRepository): void {
    repository.git('config', 'user.name', person);
    repository.git('config', 'user.email', emailOf(person));
  }

  function publish(): void {
    if (origin !== desk) desk.git('push', '--quiet', '--force', '--all', 'origin');
  }

  function add(files: Files, by: Person): string {
    as(by, desk);
    return desk.commit(files, { author: `${by} <${emailOf(by)}>` });
  }

  /** Does something on a branch, and comes back to the default branch. */
  function on<T>(branch: string, work: () => T): T {
    if (desk.git('branch', '--show-current') !== branch) desk.switch(branch);
    const done = work();
    if (branch !== 'main') desk.switch('main');
    publish();
    return done;
  }

  function commit(files: Files, by: Person): void {
    on('main', () => add(files, by));
  }

  return {
    clock: testClock(),
    desk,
    origin,
    seats,
    propose(branch, files, by) {
      desk.git('branch', branch, 'main');
      return on(branch, () => add(files, by));
    },
    push: (branch, files, by) => on(branch, () => add(files, by)),
    rewrite: (branch, by) =>
      on(branch, () => {
        as(by, desk);
        desk.git('commit', '--quiet', '--amend', '--reset-author', '--message=The same bytes');
        return desk.oid();
      }),
    land(branch, way, by) {
      as(by, desk);
      if (way === 'merge') desk.merge(branch);
      else if (way === 'squash') desk.squash(branch);
      else if (way === 'rebase') desk.rebase(branch);
      else desk.fastForward(branch);
      publish();
    },
    commit,
    revert: (by) =>
      on('main', () => {
        as(by, desk);
        const merge = desk.git('log', '-1', '--format=%P').includes(' ');
        desk.git('revert', '--no-edit', ...(merge ? ['--mainline', '1'] : []), 'HEAD');
      }),
    remove(branch) {
      desk.git('branch', '-D', branch);
      if (origin !== desk) desk.git('push', '--quiet', 'origin', `:${branch}`);
    },
    async home(person, seat = 0) {
      as(person, seats[seat]);
      const home = await openGitHome({ cwd: seats[seat].dir, shipped });
      homes.push(home);
      await home.actor();
      return home;
    },
    record() {
      const listed = origin.git('ls-tree', '-r', '--name-only', 'refs/heads/countersign', `${folder}/`);
      const paths = listed.split('\n').filter((path) => path !== '');
      return new Map(paths.map((path) => [path.slice(folder.length + 1), show(origin, path)]));
    },
    subjects: () => origin.git('log', '--reverse', '--format=%s', 'refs/heads/countersign').split('\n'),
    async close() {
      await Promise.all(homes.map((home) => home.close()));
      for (const repository of new Set([desk, origin, ...seats])) repository.remove();
    },
  };
}

/** A file of the record as it is, line breaks and all. */
export function show(repository: TestRepository, path: string): string {
  return execFileSync('git', ['show', `refs/heads/countersign:${path}`], { cwd: repository.dir, encoding: 'utf8', maxBuffer: 32 * 1024 * 1024 });
}
