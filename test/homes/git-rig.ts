import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { openGitHome, type GitHome } from '../../src/git/home.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { expectProven } from './proven.ts';
import {
  asserted,
  emailOf,
  lifecycle,
  lifecyclePath,
  plainNames,
  policy,
  policyPath,
  project,
  testClock,
  type Files,
  type Person,
  type Rig,
  type Way,
} from './rig.ts';

export const shipped = join(import.meta.dirname, '..', '..', 'workflows', 'lifecycles');
const projectFolder = `projects/${project.slice(0, 2)}/${project}`;

/** Repositories of tests live for a second: nobody tidies them up, nothing has to outlast a power cut. */
export const quiet =
  '[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n[receive]\n\tautogc = false\n[core]\n\tfsync = none\n';

/** What is said last counts. */
export function configure({ dir }: TestRepository, text: string): void {
  const inside = join(dir, '.git');
  appendFileSync(join(existsSync(inside) ? inside : dir, 'config'), text);
}

/** A rig over real repositories, with what a test may want to do to them. */
export interface GitRig extends Rig {
  readonly propose: (branch: string, files: Files, by: Person) => string;
  readonly push: (branch: string, files: Files, by: Person) => string;
  readonly rewrite: (branch: string, by: Person) => string;
  readonly land: (branch: string, way: Way, by: Person) => void;
  readonly commit: (files: Files, by: Person) => void;
  readonly revert: (by: Person) => void;
  readonly remove: (branch: string) => void;
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
  for (const seat of seats) configure(seat, '[countersign]\n\tremote = origin\n');
  return gitRig(desk, origin, seats);
}

function gitRig(
  desk: TestRepository,
  origin: TestRepository,
  seats: readonly [TestRepository, TestRepository],
): GitRig {
  const homes: GitHome[] = [];
  const at = new Map<TestRepository, Person>();
  for (const repository of new Set([desk, origin, ...seats])) configure(repository, quiet);
  commit({ [lifecyclePath]: lifecycle, [policyPath]: policy }, 'ann');

  function as(person: Person, repository: TestRepository): void {
    if (at.get(repository) === person) return;
    at.set(repository, person);
    configure(repository, `[user]\n\tname = ${person}\n\temail = ${emailOf(person)}\n`);
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
    project,
    policy,
    actor: asserted,
    names: () => plainNames,
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
      return textsBelow(origin, `${projectFolder}/`);
    },
    subjects: () => origin.git('log', '--reverse', '--format=%s', 'refs/heads/countersign').split('\n'),
    async close() {
      await expectProven(seats[0].dir);
      await Promise.all(homes.map((home) => home.close()));
      for (const repository of new Set([desk, origin, ...seats])) repository.remove();
    },
  };
}

/** The texts of the record below a folder as they are, by path. */
export function textsBelow(
  repository: Pick<TestRepository, 'dir' | 'git'>,
  folder: string,
): ReadonlyMap<string, string> {
  const listed = repository
    .git('ls-tree', '-r', '-z', 'refs/heads/countersign', folder)
    .split('\0')
    .filter((line) => line !== '');
  const files = listed.map((line) => ({
    blob: line.split(/[ \t]/)[2] ?? '',
    path: line.slice(line.indexOf('\t') + 1),
  }));
  const input = files.map(({ blob }) => `${blob}\n`).join('');
  let rest = execFileSync('git', ['cat-file', '--batch'], { cwd: repository.dir, input, maxBuffer: 64 * 1024 * 1024 });
  const texts = new Map<string, string>();
  for (const { path } of files) {
    const end = rest.indexOf(10);
    const size = Number(rest.toString('utf8', 0, end).split(' ')[2]);
    texts.set(path.slice(folder.length), rest.toString('utf8', end + 1, end + 1 + size));
    rest = rest.subarray(end + size + 2);
  }
  return texts;
}
