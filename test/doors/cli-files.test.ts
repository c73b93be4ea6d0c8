import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { document, openDesk } from './cli-desk.ts';
import { run, type Ran } from './cli-rig.ts';

const { make, ready } = openDesk();

describe('lists that are long', () => {
  it('names ten commands about the subject, and how many more there are', () => {
    const here = ready('acme');
    run(here.dir, ['advance']);
    run(here.dir, ['advance']);
    const names = Array.from({ length: 6 }, (_, at) => `project/acme/b${at}`);
    for (const name of names) {
      here.branch(name);
      here.commit({ [`${name}.txt`]: 'x' });
      here.switch('main');
    }
    const can = (subject: string): readonly string[] =>
      run(here.dir, ['explain', subject], { as: 'bob' }).out.split('You can now:\n')[1]?.trimEnd().split('\n') ?? [];
    expect(can('code_review')).toHaveLength(11);
    expect(can('code_review').at(-1)).toBe('  … and 8 more: --json lists them all');
    const one = can(names[3] ?? '');
    expect(one.length).toBeGreaterThan(2);
    for (const line of one) expect(line).toContain(names[3]);
  });

  it('cuts no list in silence: eight next steps and how many more, all of them in status', () => {
    const here = ready('acme');
    for (let at = 0; at < 9; at += 1) run(here.dir, ['block', `reason ${at}`]);
    const { out } = run(here.dir, ['block', 'reason 9']);
    expect(out).toMatch(/\n {6}… and \d+ more: countersign status acme\n$/u);
    expect(run(here.dir, ['status']).out).toMatch(/stands in the way since .*: reason 9 — ada/u);
    expect(run(here.dir, ['status']).out).not.toContain(' more: ');
  });
});

describe('the policy file', () => {
  const none = '! there is no policy file on main yet: countersign init writes one to fill in\n';

  it('that is not there yet is named with every closed gate', () => {
    const here = make();
    expect(run(here.dir, ['start', 'acme', '--workflow', 'software_release']).out).not.toContain(none);
    run(here.dir, ['advance']);
    run(here.dir, ['advance']);
    here.branch('project/acme/change');
    here.commit({ 'code.txt': 'x' });
    here.switch('main');
    expect(run(here.dir, ['status']).out).toContain(none);
    expect(run(here.dir, ['explain', 'code_review']).out).toContain(none);
    expect(run(here.dir, ['approve', 'code_review'], { as: 'bob' }).err).toContain(none);
    expect(run(here.dir, ['merge', 'project/acme/change']).err).toContain(none);
    expect(run(here.dir, ['merge', 'nothing']).err).not.toContain(none);
  });

  it('that is broken is told by every command, with what holds meanwhile', () => {
    const here = ready('acme');
    here.git('branch', 'behind');
    here.commit({ '.github/countersign.yml': 'version: 1\nrolls: {}\n' });
    const told =
      /^! \.github\/countersign\.yml:2:1 .*; the last good policy stays in force( \(and \d+ more: countersign check\))?\n/mu;
    expect(run(here.dir, ['status']).out).toMatch(told);
    expect(run(here.dir, ['status', '--markdown']).out).toContain('; the last good policy stays in force');
    for (const args of [['explain'], ['mine'], ['advance'], ['artifact'], ['merge', 'behind'], ['status', 'acme']]) {
      const { out, err } = run(here.dir, args);
      expect(`${out}${err}`).toMatch(told);
      expect(document(here.dir, args)).toMatchObject({ warnings: [{ line: 2, column: 1 }] });
    }
  });
});

describe('a path without {project}', () => {
  it('that another open project has too is told when the second begins', () => {
    const here = make();
    here.commit({
      '.github/countersign/lifecycles/w.yml':
        'workflow_type: w\nstages: [a, b]\nartifacts:\n  - { artifact_type: sow, path: docs/sow.md }\n  - { artifact_type: own, path: "docs/{project}.md" }\n',
    });
    run(here.dir, ['init', '--workflow', 'w']);
    const start = (id: string): Ran => run(here.dir, ['start', id, '--workflow', 'w']);
    expect(start('p').out).not.toContain('belongs to');
    const { out, code } = start('q');
    expect(code).toBe(0);
    expect(out).toContain('! docs/sow.md belongs to project p too: what lands there counts for both\n');
    expect(out).not.toContain('docs/q.md belongs');
    for (const id of ['p', 'q'])
      for (const args of [['advance'], ['close']])
        expect(run(here.dir, [...args, '--project', id])).toMatchObject({ code: 0, err: '' });
    expect(start('r').out).not.toContain('belongs to');
  });
});

describe('making a repository ready', () => {
  it('twice changes nothing the second time, and never writes over a policy', () => {
    const here = make();
    const first = run(here.dir, ['init', '--workflow', 'software_release']);
    expect(first.out).toContain('git add .github/countersign.yml\n');
    expect(first.out).toContain('git commit -m "Who may do what"\n');
    const [policy, head] = [readFileSync(join(here.dir, '.github/countersign.yml'), 'utf8'), here.oid('countersign')];
    here.write({ '.github/countersign.yml': `${policy}# mine\n` });
    expect(run(here.dir, ['init', '--workflow', 'hiring_pipeline']).code).toBe(0);
    expect(readFileSync(join(here.dir, '.github/countersign.yml'), 'utf8')).toBe(`${policy}# mine\n`);
    expect(here.oid('countersign')).toBe(head);
    expect(run(here.dir, ['check', '.github/countersign.yml'])).toMatchObject({
      code: 0,
      out: '✓ .github/countersign.yml: nothing wrong\n',
    });
  });

  it('writes nothing before it is known who does it', () => {
    const here = make();
    here.git('config', '--unset', 'user.email');
    expect(run(here.dir, ['init', '--workflow', 'software_release'], { as: '' })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^No: git does not know who you are\nNext: git config user\.name/u) as string,
    });
    expect(here.git('branch', '--list', 'countersign')).toBe('');
    expect(existsSync(join(here.dir, '.github'))).toBe(false);
  });
});

describe('files that are checked', () => {
  it('are told with line and column; warnings are no failure', () => {
    const here = make();
    here.write({
      'bad.yaml': 'workflow_type: x\nstages: [a]\ngates: 7\n',
      'policy.yml': 'version: 1\nroles: {a: {mails: []}}\n',
      'gates.yml': 'version: 1\ngates: {a: {rols: []}}\n',
      'away.yml': 'version: 1\ndelegation: {chains: 2}\n',
    });
    expect(run(here.dir, ['check', 'bad.yaml'])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^bad\.yaml:3:8: error wrong_type .*\n {2}\S.*\n✗ bad\.yaml: 1 error\n$/u) as string,
    });
    for (const file of ['policy.yml', 'gates.yml', 'away.yml'])
      expect(run(here.dir, ['check', file])).toMatchObject({
        code: 1,
        out: expect.stringMatching(new RegExp(`^${file}:2:\\d+: error unknown_field `, 'u')) as string,
      });
    expect(run(here.dir, ['check', 'none.yml'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('none.yml does not exist') as string,
    });
    expect(run(here.dir, ['check', '--full'])).toMatchObject({ code: 64 });
  });

  it('may tell about a project: what that breaks is told like everything else', () => {
    const here = make();
    const state =
      'project_state:\n  workflow_type: software_release\n  owner: TBD\n  stage: moon\n  active_tracks: []\n';
    here.write({ 'state.yaml': state, 'fine.yaml': state.replace('TBD', 'ann').replace('moon', 'release') });
    const told = run(here.dir, ['check', '--state', 'state.yaml', '--json']);
    expect(told.code).toBe(1);
    expect(JSON.parse(told.out)).toMatchObject({
      what: 'state',
      findings: [
        { code: 'missing_owner', line: 3, column: 10, severity: 'warning' },
        { code: 'invalid_transition', line: 4, column: 10, severity: 'error' },
      ],
    });
    expect(run(here.dir, ['check', '--state', 'fine.yaml'])).toMatchObject({
      code: 0,
      out: '✓ fine.yaml: nothing wrong\n',
    });
    expect(run(here.dir, ['check', '--state', 'none.yaml'])).toMatchObject({ code: 1 });
    expect(run(here.dir, ['check', 'fine.yaml', '--state', 'fine.yaml'])).toMatchObject({ code: 64 });
  });

  it('are shown in full, and the full form is the same again', () => {
    const here = make();
    here.write({ 'short.yaml': 'workflow_type: x\nstages: [Draft, Done]\n' });
    const full = run(here.dir, ['check', '--full', 'short.yaml']);
    expect(full).toMatchObject({ code: 0, out: expect.stringContaining('schema_version: 1.0.0\n') as string });
    here.write({ 'full.yaml': full.out });
    expect(run(here.dir, ['check', '--full', 'full.yaml']).out).toBe(full.out);
  });
});
