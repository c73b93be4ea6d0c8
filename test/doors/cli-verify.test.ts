import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { json as jsonIn, run as runIn, type Ran } from './cli-rig.ts';

const policyPath = '.github/countersign.yml';
const made: TestRepository[] = [];
afterAll(() => {
  for (const repository of made) repository.remove();
});

function run(cwd: string, ...args: readonly string[]): Ran {
  return runIn(cwd, args);
}

function runAs(name: string, cwd: string, ...args: readonly string[]): Ran {
  return runIn(cwd, args, { as: name });
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
  expect(policy).toContain('overriders: []');
  here.commit({ [policyPath]: policy.replace('overriders: []', 'overriders: [release_owner]') });
  return here;
}

/** The line, counted from 1, on which a file of the record begins to say something. */
function lineOf(here: TestRepository, path: string, what: string): number {
  const lines = here.git('show', `countersign:${path}`).split('\n');
  return lines.findIndex((line) => line.includes(what)) + 1;
}

it('what landed past a closed gate is an error of a whole record until somebody says why', () => {
  const here = ready();
  run(here.dir, 'start', 'acme');
  run(here.dir, 'start', 'other');
  here.commit({ 'releases/acme/release-notes.md': 'New: a portal\n' });
  run(here.dir, 'fact', 'release.scope=portal', '--source', 'the brief', '--project', 'acme');
  const state = 'projects/ac/acme/project_state.yaml';
  const { code, out, err } = run(here.dir, 'verify');
  expect(err).toBe('');
  expect(out.split('\n')).toEqual([
    expect.stringMatching(/^✓ \d+ entries of 2 projects: nothing missing, nothing changed/u),
    expect.stringMatching(/^✓ \d+ commits: each only added entries, with what follows from them$/u),
    expect.stringMatching(
      new RegExp(
        `^${state}:${lineOf(here, state, 'bypassed:')}:\\d+: error gate_bypassed_without_rationale release_notes v1 landed past the closed gate release_owner_approval on \\d{4}-\\d\\d-\\d\\d, by .+, and nobody has said why$`,
        'u',
      ),
    ),
    expect.stringContaining('countersign override release_owner_approval --reason "…" --project acme'),
    '✗ what it says, by the rules of its definition: 1 error',
    '',
  ]);
  expect(code).toBe(1);
  expect(json(here.dir, 'verify', 'acme')).toMatchObject({
    ok: false,
    code: 'gate_bypassed_without_rationale',
    findings: [],
    broken_rules: [{ code: 'gate_bypassed_without_rationale', file: state, severity: 'error' }],
  });
  expect(run(here.dir, 'verify', 'other').code).toBe(0);
  expect(run(here.dir, 'status', 'acme', '--markdown').out).toContain(
    'landed past the closed gate release_owner_approval, and nobody has said why — **',
  );

  expect(run(here.dir, 'override', 'release_owner_approval', '--reason', 'a typo', '--project', 'acme').code).toBe(0);
  const explained = run(here.dir, 'verify', 'acme');
  expect(explained.code).toBe(0);
  // Break-glass is no approval of what goes out by the same gate.
  expect(explained.out).toContain('warning external_action_without_approval_evidence publish_release may be done now');
  expect(explained.out).toMatch(/\n! what it says, by the rules of its definition: 1 warning\n$/u);
});

it('an owner who is still to be found is a warning, and verify stays content', () => {
  const here = ready();
  run(here.dir, 'start', 'acme', '--owner', 'TBD');
  const { code, out } = run(here.dir, 'verify');
  expect(code).toBe(0);
  expect(out).toMatch(/warning missing_owner who looks after project acme is still TBD/u);
  expect(out).toMatch(/\n! what it says, by the rules of its definition: 2 warnings\n$/u);
  expect(json(here.dir, 'verify')).toMatchObject({ ok: true, findings: [], broken_rules: [{}, {}] });
});

it('a state made by hand is judged as it stands, after it is told that it was', () => {
  const here = ready();
  run(here.dir, 'start', 'acme');
  const path = 'projects/ac/acme/project_state.yaml';
  here.git('switch', '--quiet', 'countersign');
  const text = readFileSync(join(here.dir, path), 'utf8');
  here.commit({ [path]: text.replace('stage: intake', 'stage: moon') });
  here.switch('main');
  const { code, out } = run(here.dir, 'verify');
  expect(code).toBe(1);
  const line = lineOf(here, path, 'stage: moon');
  expect(out.split('\n').filter((one) => one.startsWith(path))).toEqual([
    expect.stringContaining(`${path}:${line}:1: error state_edited`),
    expect.stringMatching(new RegExp(`^${path}:${line}:\\d+: error invalid_transition main is in moon`, 'u')),
  ]);
  expect(json(here.dir, 'verify')).toMatchObject({ ok: false, code: 'record_damaged' });
  // A state that cannot be read is not judged.
  here.git('switch', '--quiet', 'countersign');
  here.commit({ [path]: 'format: 1\n' });
  here.switch('main');
  expect(json(here.dir, 'verify')).toMatchObject({ code: 'record_damaged', broken_rules: [] });
});

it('what only the log tells is found in its line', () => {
  const here = ready();
  run(here.dir, 'start', 'acme');
  here.commit({ 'releases/acme/release-notes.md': 'New: a portal\n' });
  run(here.dir, 'override', 'release_owner_approval', '--reason', 'a typo');
  here.commit({ 'releases/acme/release-notes.md': null });
  run(here.dir, 'fact', 'release.scope=portal', '--source', 'the brief');
  const tail = 'projects/ac/acme/log/tail.yaml';
  const found = run(here.dir, 'verify').out.split('\n');
  expect(found).toContainEqual(
    expect.stringContaining(
      `${tail}:${lineOf(here, tail, '"artifact_retired"')}:1: error gate_bypassed_without_rationale release_notes v1 was taken off`,
    ),
  );
});

it('an approval is judged by the policy under which it was given', () => {
  const here = ready();
  run(here.dir, 'start', 'acme');
  expect(runAs('bob', here.dir, 'approve', 'release_owner_approval').code).toBe(0);
  const policy = readFileSync(join(here.dir, policyPath), 'utf8');
  expect(policy).toContain('assurance: asserted');
  here.commit({ [policyPath]: policy.replace('assurance: asserted', 'assurance: proven') });
  run(here.dir, 'fact', 'release.scope=portal', '--source', 'the brief');
  const text = here.git('show', 'countersign:projects/ac/acme/policy.yaml');
  expect(text).toContain('assurance: proven');
  expect(json(here.dir, 'verify')).toMatchObject({ ok: true, findings: [], broken_rules: [] });
});

it('what was undone is told with the commit that did it, and is no fault; what was proven before is not proven again', () => {
  const here = ready();
  run(here.dir, 'start', 'acme');
  expect(json(here.dir, 'verify', '--deep')).toMatchObject({ ok: true, checkpoint: { moved: true } });
  const proven = here.oid('countersign');
  const path = 'projects/ac/acme/project_state.yaml';
  here.git('switch', '--quiet', 'countersign');
  const text = readFileSync(join(here.dir, path), 'utf8');
  const edit = here.commit({ [path]: text.replace('stage: intake', 'stage: moon') });
  here.switch('main');
  // A proof that failed moves nothing.
  expect(json(here.dir, 'verify', '--new')).toMatchObject({
    code: 'record_damaged',
    findings: [{ code: 'state_edited', file: path, commit: edit }],
    invariants: { state_consistent: 'broken', completed_order_valid: 'holds' },
    checkpoint: { since: proven, moved: false },
  });
  here.git('switch', '--quiet', 'countersign');
  here.git('revert', '--no-edit', edit);
  here.switch('main');
  const { code, out } = run(here.dir, 'verify', '--new');
  expect(code).toBe(0);
  expect(out).toContain(`; up to ${proven.slice(0, 7)} it was proven before`);
  expect(out).toContain(`warning history_changed commit ${edit.slice(0, 7)} changed this by hand`);
  expect(out).toContain(`✓ 2 commits: each only added entries`);
  // What is kept of a weaker proof is nothing to a stronger one.
  expect(json(here.dir, 'verify', '--new', '--deep')).toMatchObject({ checkpoint: { since: proven }, commits: 2 });
  expect(json(here.dir, 'verify', '--new')).toMatchObject({ commits: 0, findings: [], verdict: 'whole' });
  expect(json(here.dir, 'verify')).toMatchObject({
    ok: true,
    findings: [{ severity: 'warning' }, { severity: 'warning' }],
  });
});

it('what it cannot look at is no proof', () => {
  const here = makeRepository({ empty: true });
  made.push(here);
  expect(run(here.dir, 'verify')).toMatchObject({ code: 1, out: '' });
  here.commit({ 'README.md': 'x' });
  expect(json(here.dir, 'verify')).toMatchObject({ ok: false, code: 'no_record' });
  here.git('init', '--quiet', '--object-format=sha256', 'other');
  const other = join(here.dir, 'other');
  here.git(
    '-C',
    other,
    '-c',
    'user.name=ada',
    '-c',
    'user.email=ada@example.com',
    'commit',
    '--quiet',
    '--allow-empty',
    '--message',
    'first',
  );
  run(other, 'init', '--workflow', 'software_release', '--approver', 'bob@example.com');
  expect(json(other, 'verify')).toMatchObject({
    ok: false,
    code: 'record_incomplete',
    verdict: 'incomplete',
    not_looked_at: [{ what: 'everything' }],
    invariants: { audit_trail_complete: 'untold' },
  });
});
