import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
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
    expect.stringContaining('countersign verify --redecide'),
    expect.stringMatching(
      new RegExp(
        `^${state}:${lineOf(here, state, 'bypassed:')}:\\d+: error gate_bypassed_without_rationale release_notes v1 landed past the closed gate release_owner_approval on \\d{4}-\\d\\d-\\d\\d, by .+, and nobody has said why$`,
        'u',
      ),
    ),
    expect.stringContaining('countersign override release_owner_approval --reason "…" --project acme'),
    '✗ what it says, by the rules of its definition: 1 error',
    '  not kept for --new: 1 error would not be told again',
    '',
  ]);
  expect(code).toBe(1);
  // What is found tonight is found tomorrow night as well.
  for (const _night of ['first', 'second'])
    expect(json(here.dir, 'verify', '--new')).toMatchObject({
      code: 'gate_bypassed_without_rationale',
      checkpoint: { since: null, moved: false, because: '1 error would not be told again' },
    });
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
  expect(json(here.dir, 'verify')).toMatchObject({ ok: true, checkpoint: { moved: false } });
});

it('what one clone does not hold is not looked at, and what a broken line leaves open is untold', () => {
  const here = ready();
  run(here.dir, 'start', 'acme');
  const clone = makeRepository({ empty: true });
  made.push(clone);
  clone.git('fetch', '--quiet', here.dir, 'countersign:countersign');
  clone.git('symbolic-ref', 'HEAD', 'refs/heads/countersign');
  expect(json(clone.dir, 'verify', '--redecide')).toMatchObject({
    code: 'record_incomplete',
    findings: [],
    entries: 1,
    not_looked_at: [{ what: 'how sure it was who decided, and what landed' }],
    invariants: { state_consistent: 'holds', current_step_valid: 'untold', audit_trail_complete: 'untold' },
  });
  expect(json(here.dir, 'verify', '--redecide')).toMatchObject({ invariants: { current_step_valid: 'holds' } });
  expect(json(here.dir, 'verify')).toMatchObject({ invariants: { current_step_valid: 'untold' } });
  here.git('switch', '--quiet', 'countersign');
  const tail = 'projects/ac/acme/log/tail.yaml';
  const edit = here.commit({ [tail]: readFileSync(join(here.dir, tail), 'utf8').replace('acme', 'acne') });
  here.switch('main');
  const { out } = run(here.dir, 'verify');
  expect(out).toContain(
    `${tail}:1:1: error log_broken entry 1 was changed after it was written: its hash does not fit (commit ${edit.slice(0, 7)})\n`,
  );
  expect(out).toContain('✗ the record is damaged: 1 error (1 project looked at, no entry read)\n');
  expect(json(here.dir, 'verify')).toMatchObject({
    invariants: { completed_order_valid: 'broken', state_consistent: 'untold', current_step_valid: 'untold' },
  });
});

it('an owner who is still to be found is a warning, and verify stays content', () => {
  const here = ready();
  run(here.dir, 'start', 'acme', '--owner', 'TBD');
  const { code, out } = run(here.dir, 'verify');
  expect(code).toBe(0);
  expect(out).toMatch(/warning missing_owner who looks after project acme is still TBD/u);
  expect(out).toMatch(/\n! what it says, by the rules of its definition: 2 warnings\n {2}not kept for --new: .*\n$/u);
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
  expect(json(here.dir, 'verify', '--deep')).toMatchObject({ ok: true, checkpoint: { moved: true, because: null } });
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
  const back = here.oid('countersign').slice(0, 7);
  expect(out).toContain(
    `warning history_changed commit ${edit.slice(0, 7)} changed this by hand: no entry was made with it; ${back} undid it\n`,
  );
  expect(out).toContain(
    `✓ 0 of 2 commits only added entries, with what follows from them; 2 did not, undone since; up to ${proven.slice(0, 7)} it was proven before\n`,
  );
  expect(out).toMatch(/\n {2}not kept for --new: 1 warning would not be told again\n$/u);
  // What is kept of a weaker proof is nothing to a stronger one.
  expect(json(here.dir, 'verify', '--new', '--deep')).toMatchObject({ checkpoint: { since: proven }, commits: 2 });
  expect(json(here.dir, 'verify', '--new')).toMatchObject({ commits: 2, findings: [{}], verdict: 'whole' });
  expect(json(here.dir, 'verify')).toMatchObject({
    ok: true,
    commits_undone: 2,
    findings: [{ severity: 'warning', commit: edit }],
    invariants: { audit_trail_complete: 'repaired', nothing_partial: 'repaired', state_consistent: 'holds' },
  });
});

it('what was proven here is believed, and not what anybody pushed; what is gone of it since is an error', () => {
  const here = ready();
  run(here.dir, 'start', 'acme');
  const started = here.oid('countersign');
  run(here.dir, 'fact', 'release.scope=portal', '--source', 'the brief');
  const kept = json(here.dir, 'verify', '--new');
  expect(kept).toMatchObject({ checkpoint: { since: null, moved: true } });
  const proven = here.oid('countersign');
  const again = run(here.dir, 'verify', '--new');
  expect(again.code).toBe(0);
  expect(again.out).toMatch(
    new RegExp(
      `^✓ nothing new since ${proven.slice(0, 7)}, proven \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d \\(2 entries\\)\\n$`,
      'u',
    ),
  );

  // The branch is set back, and this clone is made to forget what it saw.
  const forget = (): string => here.git('update-ref', '-d', 'refs/countersign/seen/here/countersign');
  here.git('update-ref', 'refs/heads/countersign', started);
  forget();
  for (const words of [['verify', '--new'], ['verify']]) {
    const lost = json(here.dir, ...words);
    expect(lost).toMatchObject({
      code: 'record_damaged',
      findings: [
        {
          code: 'record_edited',
          file: 'countersign',
          message: expect.stringMatching(
            new RegExp(`^${proven.slice(0, 7)} was proven here on .* and is not part of the branch any more$`, 'u'),
          ) as unknown,
        },
      ],
      checkpoint: { since: null, moved: false },
    });
  }
  // The way back that it names is one.
  const [{ next = '' } = {}] = json(here.dir, 'verify')['findings'] as readonly { readonly next?: string }[];
  const [, back = ''] = /bring it back: (.*) \(or/u.exec(next) ?? [];
  execFileSync('sh', ['-c', back], { cwd: here.dir });
  expect(here.oid('countersign')).toBe(proven);
  expect(json(here.dir, 'verify')).toMatchObject({ ok: true });

  // Whoever may push a ref could have pushed this one.
  const path = 'projects/ac/acme/project_state.yaml';
  here.git('switch', '--quiet', 'countersign');
  const edit = here.commit({
    [path]: readFileSync(join(here.dir, path), 'utf8').replace('stage: intake', 'stage: moon'),
  });
  here.switch('main');
  for (const kind of ['plain', 'deep-redecided'])
    here.git('update-ref', (kept['checkpoint'] as { ref: string }).ref.replace('plain', kind), edit);
  expect(json(here.dir, 'verify', '--new')).toMatchObject({ code: 'record_damaged', checkpoint: { since: proven } });

  // All of it is gone by a commit: that is damage, and not a word that was mistyped.
  here.git('switch', '--quiet', 'countersign');
  here.git('rm', '-r', '--quiet', 'projects');
  here.git('commit', '--quiet', '--message', 'away');
  here.switch('main');
  forget();
  expect(json(here.dir, 'verify', 'acme')).toMatchObject({ code: 'record_damaged' });
  expect(run(here.dir, 'verify', 'acme').code).toBe(1);
  expect(run(here.dir, 'verify', 'acmee')).toMatchObject({ code: 2 });
  const file = join(here.dir, '.git/kept.json');
  writeFileSync(file, JSON.stringify(kept));
  const against = json(here.dir, 'verify', '--against', file)['findings'] as readonly { readonly next: string }[];
  expect(against.length).toBeGreaterThan(0);
  for (const one of against) expect(one.next).not.toMatch(/update-ref|push --force/u);
  here.git('switch', '--quiet', 'countersign');
  here.git('revert', '--no-edit', 'HEAD');
  here.git('revert', '--no-edit', edit);
  here.switch('main');
  expect(json(here.dir, 'verify', '--against', file)).toMatchObject({ ok: true, verdict: 'whole' });
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
  const refused = json(other, 'init', '--workflow', 'software_release', '--approver', 'bob@example.com');
  expect(refused).toMatchObject({ ok: false, code: 'other_object_format' });
});
