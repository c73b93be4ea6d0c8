import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestRepository } from '../fixtures/repository.ts';
import { document, openDesk } from './cli-desk.ts';
import { program, run, type Ran } from './cli-rig.ts';

const { nowhere, made, make, ready } = openDesk();

describe('a release, from beginning to end', () => {
  let home: TestRepository;
  const cs = (...args: readonly string[]): Ran => run(home.dir, args);
  const bob = (...args: readonly string[]): Ran => run(home.dir, args, { as: 'bob' });
  beforeAll(() => {
    home = ready();
  });

  it('begins', () => {
    expect(cs('start', 'acme-portal', '--title', 'Acme customer portal 2.0')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(
        /^✓ started: Acme customer portal 2\.0 by ada@example\.com\nNext: .*\n {6}countersign advance implementation\n/u,
      ) as string,
    });
    expect(cs('advance').out).toContain('✓ stage: intake → implementation\n');
    expect(cs('advance', 'review').code).toBe(0);
  });

  it('looks at a branch without writing anything', () => {
    home.branch('project/acme-portal/change');
    home.commit({ 'code.txt': 'code\n' });
    home.switch('main');
    const before = home.oid('countersign');
    const { out } = cs('status');
    expect(out).toContain('intake → implementation → [review] → test');
    expect(out).toContain('project/acme-portal/change  pull_request  ✗ code_review  ✗ ci_status');
    expect(out).toContain('1 thing not yet recorded; the next command records it\n');
    expect(home.oid('countersign')).toBe(before);
  });

  it('refuses the author, and says who can', () => {
    expect(cs('approve', 'code_review')).toEqual({
      code: 2,
      out: '· artifact: pull_request drafted in project/acme-portal/change by ada@example.com\n',
      err: 'No: ada@example.com wrote or committed part of this\nNext: Somebody else has to: ada@example.com or bob@example.com (Code reviewer). Ask them: countersign request code_review\n',
    });
    expect(cs('merge', 'project/acme-portal/change')).toMatchObject({
      code: 2,
      err: expect.stringContaining('code_review is closed') as string,
    });
    expect(home.git('log', '--format=%s', 'main')).not.toContain('Merge');
  });

  it('takes the approval of somebody else, and merges', () => {
    expect(bob('mine').out).toContain('countersign approve code_review\n');
    expect(bob('approve', 'code_review', '--reason', 'read it all').out).toContain(
      '✓ approval: code_review approved by bob@example.com\n',
    );
    expect(bob('approve', 'ci_status').code).toBe(0);
    const { out, code } = cs('merge', 'project/acme-portal/change');
    expect(out).toMatch(/^✓ merged: project\/acme-portal\/change into main \([0-9a-f]{7}\)\n/u);
    expect(out).toContain('· stage: review → test\n');
    expect(code).toBe(0);
    expect(readFileSync(join(home.dir, 'code.txt'), 'utf8')).toBe('code\n');
  });

  it('explains what is missing as a tree', () => {
    const { out, code } = cs('explain', 'release');
    expect(code).toBe(0);
    expect(out).toMatch(/^✗ .*release/u);
    expect(out).toContain('✗ release.version is not known');
    expect(out).not.toContain('You can now:');
    expect(cs('explain').out).toContain('\nYou can now:\n');
  });

  it('goes on to the end, and prints the closure report', () => {
    cs('fact', 'release.version=2.0.0', '--source', 'CHANGELOG.md');
    home.branch('report');
    home.commit({ 'releases/acme-portal/test-report.md': 'All green\n' });
    home.switch('main');
    for (const gate of ['ci_status', 'release_owner_approval']) expect(bob('approve', gate).code).toBe(0);
    const read = home.oid('report').slice(0, 12);
    home.switch('report');
    home.commit({ 'releases/acme-portal/test-report.md': 'All green\n\x1b[31m\tbut one\r\n' });
    home.switch('main');
    const look = `git diff ${read} ${home.oid('report').slice(0, 12)} -- releases/acme-portal/test-report.md`;
    const changed = `Changed since the approval of ci_status, release_owner_approval  bob@example.com approved it at ${read.slice(0, 7)}; now it is at ${home.oid('report').slice(0, 7)}.
  --- a/releases/acme-portal/test-report.md
  +++ b/releases/acme-portal/test-report.md
  @@ -1 +1,2 @@
   All green
  +␛[31m    but one␍
`;
    for (const { out } of [cs('status'), cs('explain', 'release_owner_approval')]) {
      expect(out).toContain(look);
      expect(out).toContain(changed);
    }
    expect(home.git(...look.split(' ').slice(1))).toContain('+\x1b[31m\tbut one');
    for (const gate of ['ci_status', 'release_owner_approval']) expect(bob('approve', gate).code).toBe(0);
    expect(cs('status').out).not.toContain('Changed since');
    expect(cs('merge', 'report').out).toContain('stage: test → release');
    home.branch('notes');
    home.commit({ 'releases/acme-portal/release-notes.md': 'New: a portal\n' });
    home.switch('main');
    expect(bob('approve', 'release_owner_approval').code).toBe(0);
    expect(cs('merge', 'notes').out).toContain('stage: release → post_release');
    const closed = cs('close');
    expect(closed.code).toBe(0);
    expect(closed.out).toContain('✓ closed: closed by ada@example.com\n');
    expect(closed.out).toMatch(/^# .*Acme customer portal 2\.0/mu);
  });

  it('shows every entry in the log, the refused ones too, and proves them all', () => {
    const { out } = cs('log');
    expect(out).toMatch(/^#\s+time \(UTC\)\s+who\s+evidence\s+what\s+why\n1\s.*\s[0-9a-f]{7}\s/u);
    expect(out).toMatch(/✗ approve refused\s+ada@example\.com wrote or committed part of this\n/u);
    expect(out).toMatch(/approval: code_review approved by bob@example\.com\s+read it all\n/u);
    expect(cs('log', '--last', '1').out.trim().split('\n').length).toBeLessThan(out.trim().split('\n').length);
    expect(cs('log', '--who', 'bob@example.com', '--what', 'fact').out).toMatch(
      /^\d+ entries, \d+ by bob@example\.com, none with fact\.\n$/u,
    );
    expect(cs('status', '--as-of', '2020-01-01').out).toMatch(/^acme-portal had not begun by 2020-01-01/u);
    expect(cs('verify').out).toMatch(/^✓ \d+ entries of 1 project: nothing missing/u);
    expect(cs('artifact', 'release_notes').out).toMatch(/release_notes\s+v1\s/u);
    expect(cs('export').out).toMatch(/^project_state:\n/u);
    expect(cs('status', '--markdown').out).toContain('Ended as **Closed**');
    expect(cs('advance')).toMatchObject({ code: 2, err: expect.stringContaining('has ended as closed') as string });
  });
});

describe('one JSON document on standard output, whatever happens', () => {
  it('for what was done, refused, failed or not understood', () => {
    const here = ready('acme');
    expect(document(here.dir, ['advance'])).toMatchObject({
      ok: true,
      project: 'acme',
      entries: [{ seq: 2 }],
      state: { seq: 2 },
      next_steps: [{ command: 'countersign advance review' }],
    });
    expect(document(here.dir, ['advance', 'nowhere'])).toMatchObject({
      ok: false,
      code: expect.any(String) as string,
      because: expect.any(String) as string,
      next: expect.any(String) as string,
      entries: [{ seq: 3 }],
    });
    expect(document(here.dir, ['approve', '--for', 'kim@example.com'])).toMatchObject({ ok: false, code: 'usage' });
    expect(document(here.dir, ['stauts'])).toMatchObject({
      ok: false,
      code: 'usage',
      next: 'did you mean status? Otherwise: countersign help',
    });
    expect(document(nowhere, ['status'])).toMatchObject({ ok: false, code: 'not_a_repository' });
    expect(document(here.dir, ['status'])).toMatchObject({ ok: true, status: { id: 'acme' }, not_recorded: [] });
    expect(document(here.dir, ['help'])).toMatchObject({
      ok: true,
      text: expect.stringContaining('Exit codes:') as string,
    });
    for (const args of [['log'], ['explain'], ['mine'], ['verify'], ['check'], ['export'], ['artifact'], ['init']])
      expect(document(here.dir, args)).toMatchObject({ ok: true });
  });
});

describe('evidence of what somebody else decided', () => {
  it('is kept with the record under its digest', () => {
    const here = ready('acme');
    here.commit({
      '.github/countersign.yml': readFileSync(join(here.dir, '.github/countersign.yml'), 'utf8').replace(
        'attesters: []',
        'attesters: [tester]',
      ),
    });
    here.commit({ 'code.txt': 'x' });
    here.write({ 'answer.eml': 'Yes, go ahead.\n' });
    const { code, out } = run(
      here.dir,
      ['approve', 'security_review', '--for', 'Bob@Example.com', '--evidence', 'answer.eml'],
      { as: 'ada' },
    );
    expect(out).toContain('✓ approval: security_review approved by bob@example.com\n');
    expect(code).toBe(0);
    const kept = here
      .git('ls-tree', '-r', '--name-only', 'countersign')
      .split('\n')
      .filter((path) => path.includes('/evidence/'));
    expect(kept).toHaveLength(1);
    expect(here.git('show', `countersign:${kept[0]}`)).toBe('Yes, go ahead.');
    expect(run(here.dir, ['verify']).code).toBe(0);
  });

  it.each([
    ['nothing.eml', 1, 'does not exist'],
    ['.', 1, 'is not a regular file'],
    ['empty', 1, 'is empty'],
    ['large', 1, 'has 1,048,577 bytes; evidence may have 1 MB'],
  ])('%s: exit %i, %s', (file, code, because) => {
    const here = make();
    here.write({ empty: '', large: 'x'.repeat(1024 * 1024 + 1) });
    const ran = run(here.dir, ['approve', 'g', '--for', 'kim@example.com', '--evidence', file]);
    expect(ran).toMatchObject({ code, out: '', err: expect.stringContaining(because) as string });
  });
});

describe('an empty option is no option left out', () => {
  it('for any verb: nothing is done', () => {
    const here = ready('acme');
    const before = here.oid('countersign');
    for (const args of [
      ['approve', 'code_review', '--head', ''],
      ['approve', 'code_review', '--branch', ''],
      ['approve', 'code_review', '--branch='],
      ['advance', '--reason', ' '],
      ['advance', '--project', ''],
      ['log', '--last', ''],
      ['start', 'x', '--title', ''],
      ['artifact', '--address', ''],
    ])
      expect(run(here.dir, args)).toMatchObject({
        code: 64,
        out: '',
        err: expect.stringMatching(/^No: --[a-z]+ is empty\nNext: write --/u) as string,
      });
    expect(run(here.dir, ['approve', 'code_review', '--head', 'main'])).toMatchObject({
      code: 64,
      err: expect.stringContaining('7 to 64 hexadecimal digits') as string,
    });
    expect(document(here.dir, ['approve', 'code_review', '--branch'])).toMatchObject({ ok: false, code: 'usage' });
    expect(here.oid('countersign')).toBe(before);
  });
});

describe('explaining', () => {
  it('what is not there is a refusal that guesses', () => {
    const here = ready('acme');
    const ran = run(here.dir, ['explain', 'code_reveiw']);
    expect(ran).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('Did you mean code_review?') as string,
    });
    expect(document(here.dir, ['explain', 'code_reveiw'])).toMatchObject({ ok: false, code: 'unknown_subject' });
    expect(document(here.dir, ['explain', '--track', 'side'])).toMatchObject({ ok: false, code: 'unknown_track' });
  });
});

describe('a terminal', () => {
  it('is safe from what people write', () => {
    const here = ready('acme');
    run(here.dir, ['block', 'look \u001b[31mred\u001b[0m \u202egnp']);
    for (const args of [
      ['status'],
      ['log'],
      ['log', '--json'],
      ['status', '--json'],
      ['status', '--markdown'],
      ['explain'],
    ]) {
      expect(run(here.dir, args).out).not.toMatch(/\u202e|(?!\n)\p{Cc}/u);
    }
  });

  it('gets colours when it asks for them, a pipe none', () => {
    const here = ready('acme');
    expect(run(here.dir, ['status']).out).not.toContain('\u001b');
    expect(run(here.dir, ['status'], { env: { FORCE_COLOR: '1' } }).out).toContain('\u001b[1m');
    expect(run(here.dir, ['status'], { env: { NO_COLOR: '1' } }).out).not.toContain('\u001b');
  });

  it('may stop reading', () => {
    const ran = spawnSync(
      'sh',
      ['-c', `"$0" "$1" help | true; "$0" "$1" help 2>&1 >/dev/null`, process.execPath, program],
      { encoding: 'utf8' },
    );
    expect(ran).toMatchObject({ stderr: '', stdout: '' });
  });
});

describe('a receiving hook', () => {
  it('lets in what is approved or nobody owns, and refuses what is not', () => {
    const here = ready('acme');
    const bare = here.clone({ bare: true });
    made.push(bare);
    bare.hook('pre-receive', `exec "${process.execPath}" "${program}" hook pre-receive`);
    here.git('remote', 'add', 'home', bare.dir);
    here.commit({ 'unrelated.txt': 'x' });
    here.git('push', '--quiet', 'home', 'main');
    here.commit({ 'releases/acme/release-notes.md': 'unapproved\n' });
    const pushed = spawnSync('git', ['push', 'home', 'main'], { cwd: here.dir, encoding: 'utf8' });
    expect(pushed.status).not.toBe(0);
    expect(pushed.stderr).toMatch(/remote: No: acme: release_notes would land .*release_owner_approval is closed/u);
    expect(run(bare.dir, ['hook', 'post-receive']).code).toBe(64);
  });
});
