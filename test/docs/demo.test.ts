import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
let folder = '';
let story = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-demo-'));
  const done = spawnSync(process.execPath, [join(root, 'demo', 'demo.ts'), '--keep', join(folder, 'kept')], {
    encoding: 'utf8',
  });
  story = `${done.stdout}${done.stderr}`;
  expect(`${String(done.status)}\n${done.status === 0 ? '' : story}`).toBe('0\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the demo', () => {
  it('refuses the merge that nobody approved, and the approval by the wrong person', () => {
    expect(story).toMatch(/commercial is closed: nobody has approved it/u);
    expect(story).toMatch(/sam@studio\.example is none of client_commercial_approver/u);
  });

  it('voids an approval when the approved bytes change', () => {
    expect(story).toMatch(/contract_package changed in project\/support-triage\/contract/u);
  });

  it('goes from discovery to the end, in order', () => {
    const moves = [
      'discovery → proposal',
      'proposal → contract',
      'contract → delivery',
      'delivery → customer_success',
      'project_closed',
    ];
    const at = moves.map((move) => story.indexOf(move));
    expect(at.every((place) => place >= 0)).toBe(true);
    expect(at).toEqual(at.toSorted((one, other) => one - other));
  });

  it('ends with the closure report and a record that verifies', () => {
    expect(story).toMatch(/Who allowed what/u);
    expect(story).toMatch(/nothing missing, nothing changed/u);
  });

  it('keeps the repository where it is asked to', () => {
    const log = spawnSync('git', ['log', '--format=%s', 'countersign'], {
      cwd: join(folder, 'kept'),
      encoding: 'utf8',
    });
    expect(log.stdout).toMatch(/project_closed: closed by maya@studio\.example \(support-triage\)/u);
  });
});
