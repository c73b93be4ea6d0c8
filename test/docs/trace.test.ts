import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findingCodes } from '../../src/core/finding.ts';
import { planSchema } from '../../src/core/trace/mplp.ts';
import { confirmStatuses, dutyOf } from '../../src/core/trace/plan.ts';
import { run } from '../doors/cli-rig.ts';
import { makeRepository, temporaryFolder } from '../fixtures/repository.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/trace.md'), 'utf8');
const bin = temporaryFolder();
const here = makeRepository();
afterAll(() => {
  rmSync(bin, { recursive: true });
  here.remove();
});

/** The rows of the table whose head begins with this, by their first cell. */
function rowsOf(head: string): ReadonlyMap<string, readonly string[]> {
  const [, after = ''] = page.split(`\n| ${head} |`);
  const [table = ''] = after.split('\n\n');
  const rows = table.split('\n').slice(2);
  return new Map(
    rows.map((row) => {
      const [first = '', ...rest] = row.split('|').slice(1, -1);
      return [first.trim(), rest.map((cell) => cell.trim())];
    }),
  );
}

function blocks(language: string): readonly string[] {
  return [...page.matchAll(/^```(?<language>\w+)\n(?<text>.*?)^```$/gmsu)].flatMap(({ groups = {} }) =>
    groups['language'] === language ? [groups['text'] ?? ''] : [],
  );
}

function sh(line: string): { readonly code: number | null; readonly out: string } {
  const PATH = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
  const ran = spawnSync('sh', ['-c', line], { cwd: here.dir, env: { ...process.env, PATH }, encoding: 'utf8' });
  return { code: ran.status, out: `${ran.stdout}${ran.stderr}` };
}

describe('the page about what others can read', () => {
  it('has commands that work, files where it says so, and every event that a project tells', () => {
    const command = join(bin, 'countersign');
    const program = join(root, 'bin/countersign.cjs');
    writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
    chmodSync(command, 0o755);
    run(here.dir, ['init', '--workflow', 'software_release', '--approver', 'bob@example.com']);
    here.git('add', '.');
    here.git('commit', '--quiet', '--message', 'who may what');
    run(here.dir, ['start', 'acme-portal', '--title', 'Customer portal 2.0']);
    here.branch('notes');
    here.commit({ 'releases/acme-portal/release-notes.md': 'New: a portal\n' });
    here.switch('main');
    const approve = ['approve', 'release_owner_approval', '--branch', 'notes', '--reason', 'It is what we promised'];
    expect(run(here.dir, approve, { as: 'bob' })).toMatchObject({ code: 0 });

    const [rules = ''] = blocks('yaml');
    writeFileSync(join(here.dir, 'rules.yaml'), rules);
    const lines = blocks('sh').flatMap((block) => block.trim().split('\n'));
    expect(lines).toHaveLength(6);
    for (const line of lines) expect({ line, ...sh(line) }).toMatchObject({ line, code: 0 });

    for (const tree of blocks('text')) {
      const folders: string[] = [];
      for (const line of tree.trimEnd().split('\n')) {
        const [indent = '', name = ''] = /^( *)(\S+)/u.exec(line)?.slice(1) ?? [];
        folders.splice(indent.length / 2, Infinity, name);
        // A decision that somebody made themselves rests on no evidence.
        const path = folders.join('');
        expect([path, existsSync(join(here.dir, path))]).toEqual([path, name !== 'evidence/']);
      }
    }
    const text = readFileSync(join(here.dir, 'acme-portal-trace/release_owner_approval/main-1/trace.json'), 'utf8');
    const { events } = JSON.parse(text) as { readonly events: readonly { readonly event_type: string }[] };
    const told = [...rowsOf('event').keys()].join(' ');
    for (const { event_type } of events) expect(told).toContain(`\`${event_type}\``);
  });

  it('tells every status and what follows from it', () => {
    const plans = planSchema.properties.status.enum.map((status) => [status, dutyOf(status, false)]);
    const rows = [...rowsOf('effective status')].map(([status, [, duty = '']]) => [status, duty.split(':')[0]]);
    expect(rows).toEqual(plans);
    const gates = [...rowsOf('of a gate')].flatMap(([names, [meaning = '']]) =>
      names.split(', ').map((name) => [name, meaning.split(':')[0]]),
    );
    expect(Object.fromEntries(gates)).toEqual(
      Object.fromEntries(Object.entries(confirmStatuses).map(([name, status]) => [name, status ?? 'no Confirm'])),
    );
  });

  it('says of findings what their codes mean', () => {
    const rows = [...rowsOf('finding')];
    expect(rows.length).toBeGreaterThan(5);
    for (const [name, [meaning]] of rows)
      expect(Object.entries(findingCodes)).toContainEqual([name.replaceAll(' ', '_'), meaning]);
  });
});
