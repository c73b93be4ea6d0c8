import { rmSync } from 'node:fs';
import { afterAll, expect } from 'vitest';
import { makeRepository, temporaryFolder, type TestRepository } from '../fixtures/repository.ts';
import { run, type Around } from './cli-rig.ts';

/** Where tests of the program make their repositories; all of it is gone when they end. */
export function openDesk() {
  /** A folder that is no repository. */
  const nowhere = temporaryFolder();
  const made: TestRepository[] = [];
  afterAll(() => {
    rmSync(nowhere, { recursive: true });
    for (const repository of made) repository.remove();
  });

  function make(...args: Parameters<typeof makeRepository>): TestRepository {
    const repository = makeRepository(...args);
    made.push(repository);
    return repository;
  }

  /** A repository whose policy names ada and bob for everything, with projects begun. */
  function ready(...projects: readonly string[]): TestRepository {
    const here = make();
    expect(run(here.dir, ['init', '--workflow', 'software_release', '--approver', 'bob@example.com']).code).toBe(0);
    here.commit({}, { message: 'Who may do what' });
    for (const id of projects) expect(run(here.dir, ['start', id]).code).toBe(0);
    return here;
  }

  return { nowhere, made, make, ready };
}

/** What the program says as one JSON document, and nothing beside it. */
export function document(cwd: string, args: readonly string[], around?: Around): Readonly<Record<string, unknown>> {
  const { out, err } = run(cwd, [...args, '--json'], around);
  expect(err).toBe('');
  return JSON.parse(out) as Readonly<Record<string, unknown>>;
}
