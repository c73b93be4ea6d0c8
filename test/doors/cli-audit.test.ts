import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeRepository, temporaryFolder, type TestRepository } from '../fixtures/repository.ts';
import { json as jsonIn, run as runIn, type Ran } from './cli-rig.ts';

const policyPath = '.github/countersign.yml';
const testsPath = '.github/countersign.test.yml';
const notes = 'releases/acme/release-notes.md';
const elsewhere = temporaryFolder();
const made: TestRepository[] = [];
afterAll(() => {
  rmSync(elsewhere, { recursive: true });
  for (const repository of made) repository.remove();
});

function runAs(name: string, cwd: string, ...args: readonly string[]): Ran {
  return runIn(cwd, args, { as: name });
}

function run(cwd: string, ...args: readonly string[]): Ran {
  return runIn(cwd, args);
}

function json(cwd: string, ...args: readonly string[]): Readonly<Record<string, unknown>> {
  return jsonIn(cwd, args);
}

/** A repository whose policy names ada and bob for everything. */
function ready(): TestRepository {
  const here = makeRepository();
  made.push(here);
  expect(run(here.dir, 'init', '--workflow', 'software_release', '--approver', 'bob@example.com').code).toBe(0);
  const policy = readFileSync(join(here.dir, policyPath), 'utf8');
  here.commit({ [policyPath]: policy.replace('overriders: []', 'overriders: [release_owner]') });
  return here;
}

it('audit tells who allowed what, in a table, a spreadsheet and a page, and proves the record first', () => {
  const here = ready();
  run(here.dir, 'start', 'acme', '--title', 'Acme portal 2.0');
  here.commit({ [notes]: 'New: a portal\n' });
  run(here.dir, 'status', 'acme');
  here.branch('notes');
  here.commit({ [notes]: 'New: a better portal\n' });
  here.switch('main');
  runAs('bob', here.dir, 'approve', 'release_owner_approval', '--branch', 'notes', '--project', 'acme');
  expect(run(here.dir, 'merge', 'notes').code).toBe(0);

  const { code, out, err } = run(here.dir, 'audit', 'acme');
  expect(err).toBe('');
  expect(code).toBe(0);
  const minute = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d`;
  expect(out.split('\n')).toEqual([
    'Who allowed what: everything that is recorded',
    '',
    'acme: Acme portal 2.0',
    'when (UTC)        what                     by',
    expect.stringMatching(new RegExp(`^${minute}  release_notes v1 landed  .+$`, 'u')),
    '    ✗ release_owner_approval  bypassed',
    '    ✗ release_owner_approval is closed: nobody has approved it; it was passed, and nobody has said why',
    expect.stringMatching(new RegExp(`^${minute}  release_notes v2 landed  ada@example.com$`, 'u')),
    '    ✓ release_owner_approval  approved  bob@example.com (asserted)',
    '',
    'happened:    landing 2',
    'gates:       approved 1 · bypassed 1',
    'approvals:   asserted 1',
    'to be seen:  bypassed 1',
    expect.stringMatching(/^✓ \d+ entries of 1 project: nothing missing, nothing changed/u),
    '',
  ]);

  const files = run(here.dir, 'audit', '--csv', join(elsewhere, 'a.csv'), '--html', join(elsewhere, 'a.html'));
  expect(files.out).toContain(`✓ written: ${join(elsewhere, 'a.html')}\n`);
  const [header = '', first = ''] = readFileSync(join(elsewhere, 'a.csv'), 'utf8').split('\r\n');
  expect(first.split(',')).toHaveLength(header.split(',').length);
  expect(readFileSync(join(elsewhere, 'a.html'), 'utf8')).toMatch(/^<!doctype html>[^]+Unresolved[^]+<\/html>\s*$/u);
  expect(json(here.dir, 'audit', '--from', '2999-01-01')).toMatchObject({
    ok: true,
    window: { from: '2999-01-01T00:00:00.000Z', to: null },
    commit: here.oid('countersign'),
    record: [],
    not_looked_at: [],
    totals: { passages: {} },
    projects: [{ id: 'acme', proven: true, passages: [] }],
  });

  expect(run(here.dir, 'audit', 'acne').code).toBe(2);
  expect(run(here.dir, 'audit', '--from', 'may')).toMatchObject({
    code: 64,
    err: expect.stringContaining('--from may is not a day') as string,
  });
  expect(run(here.dir, 'audit', '--from', '2026-02-01', '--to', '2026-02-01').code).toBe(64);
  expect(json(here.dir, 'audit', '--csv', join(elsewhere, 'no/where.csv'))).toMatchObject({
    ok: false,
    code: 'not_written',
  });

  here.git('switch', '--quiet', 'countersign');
  const tail = 'projects/ac/acme/log/tail.yaml';
  const text = readFileSync(join(here.dir, tail), 'utf8');
  here.commit({ [tail]: text.slice(0, text.trimEnd().lastIndexOf('\n') + 1) });
  here.switch('main');
  const broken = run(here.dir, 'audit');
  expect(broken.code).toBe(1);
  expect(broken.out).toContain('not proven: the log of this project is broken');
  expect(broken.out).toContain(`${tail}:${text.split('\n').length - 2}:1: error log_broken`);
  expect(broken.out).toContain('what is said here of acme is not proven');
});

it('policy test tries what lies in the folder, committed or not, and says what really happens', () => {
  const here = ready();
  const tests = (...cases: readonly string[]): void =>
    writeFileSync(
      join(here.dir, testsPath),
      `version: 1\npeople:\n  ada: { email: ada@example.com }\n  bob: { email: bob@example.com }\ntests:\n${cases.join('')}`,
    );
  expect(run(here.dir, 'policy', 'test')).toMatchObject({
    code: 1,
    err: expect.stringContaining(`${testsPath} does not exist`) as string,
  });
  const own = `- name: nobody approves their own work\n  given: { author: ada }\n  when: { approve: code_review, by: ada }\n  then: refused\n`;
  tests(own);
  mkdirSync(join(here.dir, 'deep'));
  expect(run(join(here.dir, 'deep'), 'policy', 'test')).toEqual({
    code: 0,
    out: '✓ nobody approves their own work\n✓ 1 test, all passed\n',
    err: '',
  });
  tests(own, `- { name: one is enough, when: { approve: code_review, by: bob }, then: open }\n`);

  const policy = readFileSync(join(here.dir, policyPath), 'utf8');
  writeFileSync(join(here.dir, policyPath), `${policy}\ngates: { code_review: { count: 2 } }\n`);
  const failed = run(here.dir, 'policy', 'test');
  expect(failed.code).toBe(1);
  expect(failed.out).toContain(
    `✗ one is enough  ${testsPath}:10\n    it should be open, and is closed\n    ✗ code_review is closed`,
  );
  expect(failed.out).toMatch(/\n✗ 2 tests, 1 failed\n$/u);

  const other = join(elsewhere, 'other.yml');
  writeFileSync(other, 'version: 1\npeople: {}\ntests: [{ name: it, when: { gate: code_revue }, then: open }]\n');
  const two = run(here.dir, 'policy', 'test', testsPath, other);
  expect(two.code).toBe(1);
  expect(two.out).toContain(
    `${other}:3:35: error unknown_gate software_release has no gate code_revue\n  Did you mean code_review?\n`,
  );
  expect(two.out).toContain(`${testsPath}\n✓ nobody`);
  writeFileSync(join(here.dir, policyPath), 'version: 2\n');
  expect(run(here.dir, 'policy', 'test')).toMatchObject({
    code: 1,
    out: expect.stringContaining(`${policyPath}:1:`) as string,
  });
  expect(run(here.dir, 'policy', 'tests').code).toBe(64);

  // Where there is no repository, this folder is meant, and without a policy the default one.
  mkdirSync(join(elsewhere, '.github/countersign/lifecycles'), { recursive: true });
  writeFileSync(
    join(elsewhere, '.github/countersign/lifecycles/one.yml'),
    'workflow_type: one\nstages: [a, b]\ngates: [nod]\n',
  );
  writeFileSync(
    join(elsewhere, testsPath),
    'version: 1\nworkflow: one\npeople: { ann: { permission: maintain } }\ntests: [{ name: it, when: { approve: nod, by: ann }, then: open }]\n',
  );
  expect(existsSync(join(elsewhere, '.git'))).toBe(false);
  expect(run(elsewhere, 'policy', 'test')).toMatchObject({ code: 0, out: '✓ it\n✓ 1 test, all passed\n' });
});
